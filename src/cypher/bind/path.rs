//! The parts of a path as it is written.

use open_cypher::ast::{self, PathFactorKind, PathSelector, QuantifierKind};

use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{Direction, Length, Selector};
use super::{Bound, unsupported};

/// A part of a pattern, flattened.
#[derive(Default)]
pub(super) struct Walk<'a> {
    pub(super) factors: Vec<&'a ast::PathFactor>,
    pub(super) selector: Option<Selector>,
    /// Conditions of parts in brackets.
    pub(super) conditions: Vec<&'a ast::Expr>,
}

/// Lists the nodes, relationships and repeated groups of a path.
pub(super) fn flatten<'a>(path: &'a ast::PathPattern, walk: &mut Walk<'a>) -> Bound<()> {
    for factor in &path.kind.factors {
        match &factor.kind {
            PathFactorKind::Parenthesized {
                pattern,
                where_clause,
                quantifier: None,
            } => {
                walk.conditions.extend(where_clause.as_deref());
                flatten(pattern, walk)?;
            }
            PathFactorKind::LegacyShortest { all, pattern } => {
                walk.selector = Some(if *all {
                    Selector::AllShortest
                } else {
                    Selector::Shortest(1)
                });
                flatten(pattern, walk)?;
            }
            PathFactorKind::Node(_)
            | PathFactorKind::Relationship(_)
            | PathFactorKind::Parenthesized { .. } => walk.factors.push(factor),
            PathFactorKind::Subpath { .. } => {
                return Err(unsupported("a name for a part of a path", factor.span));
            }
            _ => return Err(unsupported("a node that repeats", factor.span)),
        }
    }
    Ok(())
}

/// Reads which paths are wanted.
pub(super) fn selector(selector: Option<&ast::Node<PathSelector>>) -> Option<Selector> {
    let count = |count: &Option<String>| {
        count
            .as_ref()
            .and_then(|digits| digits.replace('_', "").parse().ok())
            .unwrap_or(1)
    };
    match &selector?.kind {
        PathSelector::Any { count: many } => Some(Selector::Any(count(many))),
        PathSelector::AnyShortest => Some(Selector::Shortest(1)),
        PathSelector::AllShortest => Some(Selector::AllShortest),
        PathSelector::Shortest {
            count: many,
            groups: false,
        } => Some(Selector::Shortest(count(many))),
        PathSelector::Shortest {
            count: many,
            groups: true,
        } => Some(Selector::ShortestGroups(count(many))),
        _ => None,
    }
}

/// Reads which way a relationship points.
pub(super) fn direction(direction: ast::RelationshipDirection) -> Direction {
    match direction {
        ast::RelationshipDirection::Left => Direction::Left,
        ast::RelationshipDirection::Right => Direction::Right,
        _ => Direction::Both,
    }
}

/// Reads how often a relationship repeats.
pub(super) fn length(rel: &ast::RelationshipPattern) -> Bound<Option<Length>> {
    match (&rel.legacy_quantifier, &rel.graph_quantifier) {
        (Some(quantifier), _) => repeats(quantifier, 1).map(Some),
        (None, Some(quantifier)) => repeats(quantifier, 0).map(Some),
        (None, None) => Ok(None),
    }
}

/// Reads how often something repeats; at least so often where that is not said.
pub(super) fn repeats(quantifier: &ast::Quantifier, least: u32) -> Bound<Length> {
    let number = |digits: &String| {
        digits.replace('_', "").parse::<u32>().map_err(|_| {
            let message = format!("`{digits}` is too large for a path");
            CypherErrorKind::invalid("IntegerOverflow", message).at(span(quantifier.span))
        })
    };
    let (min, max) = match &quantifier.kind {
        QuantifierKind::ZeroOrMore => (least, None),
        QuantifierKind::OneOrMore => (1, None),
        QuantifierKind::Optional => (0, Some(1)),
        QuantifierKind::Fixed(digits) => (number(digits)?, Some(number(digits)?)),
        QuantifierKind::Range { lower, upper } => {
            let lower = lower.as_ref().map(number).transpose()?;
            let upper = upper.as_ref().map(number).transpose()?;
            (lower.unwrap_or(least), upper)
        }
        _ => return Err(unsupported("this quantifier", quantifier.span)),
    };
    Ok(Length { min, max })
}
