//! Patterns to be matched, as small graphs.

use std::sync::Arc;

use open_cypher::ast::{self, LabelExpressionKind, PathFactorKind, PathSelector, QuantifierKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{
    Direction, Expr, ExprKind, LabelTest, Length, Pattern, PatternNode, PatternPath, PatternRel,
    Search, Selector, Slot,
};
use super::scope::Type;
use super::{Binder, Bound, CypherError, nfc, unsupported};

/// A pattern while it is being bound.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) pattern: Pattern,
    /// Nodes of this pattern by name.
    nodes: Vec<(Arc<str>, usize)>,
    /// Relationships of this pattern by name.
    rels: Vec<Arc<str>>,
    /// Expressions to bind once all variables of the pattern are known.
    node_properties: Vec<(usize, &'a ast::Expr)>,
    rel_properties: Vec<(usize, &'a ast::Expr)>,
    conditions: Vec<&'a ast::Expr>,
}

/// A part of a pattern, flattened.
struct Walk<'a> {
    factors: Vec<&'a ast::PathFactor>,
    selector: Option<Selector>,
}

impl Binder<'_> {
    /// Binds a pattern to be matched and declares its variables.
    pub(super) fn pattern(&mut self, pattern: &ast::Pattern) -> Bound<Pattern> {
        self.pattern_parts(&pattern.parts)
    }

    pub(super) fn pattern_parts(&mut self, parts: &[ast::PatternPart]) -> Bound<Pattern> {
        let mut draft = Draft::default();
        for part in parts {
            self.part(&mut draft, part)?;
        }
        self.finish(draft)
    }

    /// Binds a pattern whose paths are all searched for in the same way.
    pub(super) fn pattern_searched(
        &mut self,
        parts: &[ast::PatternPart],
        selector: Selector,
    ) -> Bound<Pattern> {
        let mut draft = Draft::default();
        for part in parts {
            let before = draft.pattern.searches.len();
            self.part(&mut draft, part)?;
            if draft.pattern.searches.len() == before {
                let rels: Vec<usize> = (0..draft.pattern.rels.len()).collect();
                self.search(&mut draft, &rels, selector, part.span)?;
            }
        }
        self.finish(draft)
    }

    fn finish(&mut self, mut draft: Draft<'_>) -> Bound<Pattern> {
        for (at, properties) in std::mem::take(&mut draft.node_properties) {
            let bound = self.pattern_properties(properties)?;
            draft.pattern.nodes[at].properties.extend(bound);
        }
        for (at, properties) in std::mem::take(&mut draft.rel_properties) {
            let bound = self.pattern_properties(properties)?;
            draft.pattern.rels[at].properties.extend(bound);
        }
        for condition in draft.conditions {
            let bound = self.predicate(condition)?;
            self.inline.push(bound);
        }
        Ok(draft.pattern)
    }

    /// Joins a condition with those that stood inside the pattern before it.
    pub(super) fn and_inline(&mut self, predicate: Option<Expr>) -> Option<Expr> {
        let mut all = std::mem::take(&mut self.inline);
        all.extend(predicate);
        match all.len() {
            0 | 1 => all.pop(),
            _ => {
                let at = all[0].span;
                Some(Expr {
                    kind: ExprKind::And(all),
                    span: at,
                })
            }
        }
    }

    fn part<'a>(&mut self, draft: &mut Draft<'a>, part: &'a ast::PatternPart) -> Bound<()> {
        let mut walk = Walk {
            factors: Vec::new(),
            selector: selector(part.kind.selector.as_ref()),
        };
        flatten(&part.kind.path, &mut walk)?;
        let mut start = None;
        let mut left = None;
        let mut pending: Option<&ast::RelationshipPattern> = None;
        let mut rels = Vec::new();
        for factor in walk.factors {
            match &factor.kind {
                PathFactorKind::Node(node) => {
                    let at = self.node(draft, node)?;
                    if let (Some(rel), Some(from)) = (pending.take(), left) {
                        rels.push(self.rel(draft, rel, from, at)?);
                    }
                    start = start.or(Some(at));
                    left = Some(at);
                }
                PathFactorKind::Relationship(rel) if left.is_some() && pending.is_none() => {
                    pending = Some(rel);
                }
                _ => return Err(unsupported("this path pattern", factor.span)),
            }
        }
        let Some(start) = start.filter(|_| pending.is_none()) else {
            return Err(unsupported("a path that does not end in a node", part.span));
        };
        if let Some(selector) = walk.selector {
            self.search(draft, &rels, selector, part.span)?;
        }
        if let Some(name) = &part.kind.binding {
            let text = nfc(&name.kind.text);
            self.must_be_new(&text, name.span)?;
            let slot = self.declare(&text, Type::PATH);
            draft.pattern.paths.push(PatternPath { slot, start, rels });
        }
        Ok(())
    }

    fn search(
        &mut self,
        draft: &mut Draft<'_>,
        rels: &[usize],
        selector: Selector,
        at: open_cypher::Span,
    ) -> Bound<()> {
        let [rel] = rels else {
            return Err(unsupported(
                "a search for paths other than one repeated relationship between two nodes",
                at,
            ));
        };
        let length = &mut draft.pattern.rels[*rel].length;
        if length.is_none() {
            *length = Some(Length {
                min: 1,
                max: Some(1),
            });
        }
        draft.pattern.searches.push(Search {
            rel: *rel,
            selector,
        });
        Ok(())
    }

    fn node<'a>(&mut self, draft: &mut Draft<'a>, node: &'a ast::NodePattern) -> Bound<usize> {
        let at = self.node_variable(draft, node.variable.as_ref())?;
        if let Some(labels) = &node.labels {
            let test = self.label_test(labels, Some(true))?;
            let known = &mut draft.pattern.nodes[at].labels;
            *known = Some(match known.take() {
                Some(known) => LabelTest::And(vec![known, test]),
                None => test,
            });
        }
        let properties = node.properties.as_deref();
        draft
            .node_properties
            .extend(properties.map(|map| (at, map)));
        draft.conditions.extend(node.where_clause.as_deref());
        Ok(at)
    }

    fn node_variable(&mut self, draft: &mut Draft<'_>, name: Option<&ast::Name>) -> Bound<usize> {
        let mut node = PatternNode {
            slot: Slot(0),
            bound: false,
            labels: None,
            properties: Vec::new(),
        };
        let at = draft.pattern.nodes.len();
        match name {
            None => node.slot = self.new_slot(""),
            Some(name) => {
                let text = nfc(&name.kind.text);
                if let Some(known) = draft.nodes.iter().find(|known| known.0 == text) {
                    return Ok(known.1);
                }
                match self.find_variable(&text) {
                    Some((slot, kind)) => {
                        must_be(name, &kind, Kinds::NODE, "a node")?;
                        node.slot = slot;
                        node.bound = true;
                    }
                    None => node.slot = self.declare(&text, Type::NODE),
                }
                draft.nodes.push((text, at));
            }
        }
        draft.pattern.nodes.push(node);
        Ok(at)
    }

    fn rel<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        rel: &'a ast::RelationshipPattern,
        left: usize,
        right: usize,
    ) -> Bound<usize> {
        let length = length(rel)?;
        let (slot, bound) = self.rel_variable(draft, rel.variable.as_ref(), length.is_some())?;
        let (types, type_test) = match &rel.labels {
            Some(labels) => self.rel_types(labels)?,
            None => (Vec::new(), None),
        };
        let at = draft.pattern.rels.len();
        if let Some(condition) = &rel.where_clause {
            if length.is_some() {
                let what = "a condition inside a relationship that repeats";
                return Err(unsupported(what, condition.span));
            }
            draft.conditions.push(condition);
        }
        let properties = rel.properties.as_deref();
        draft.rel_properties.extend(properties.map(|map| (at, map)));
        draft.pattern.rels.push(PatternRel {
            slot,
            bound,
            left,
            right,
            direction: direction(rel.direction.kind),
            types,
            type_test,
            properties: Vec::new(),
            length,
            named: rel.variable.is_some(),
        });
        Ok(at)
    }

    fn rel_variable(
        &mut self,
        draft: &mut Draft<'_>,
        name: Option<&ast::Name>,
        repeats: bool,
    ) -> Bound<(Slot, bool)> {
        let Some(name) = name else {
            return Ok((self.new_slot(""), false));
        };
        let text = nfc(&name.kind.text);
        if draft.rels.contains(&text) {
            let message = format!("relationship `{text}` stands twice in one pattern");
            return Err(
                CypherErrorKind::invalid("RelationshipUniquenessViolation", message)
                    .at(span(name.span)),
            );
        }
        draft.rels.push(Arc::clone(&text));
        let (kinds, what, kind) = match repeats {
            true => (
                Kinds::LIST,
                "a list of relationships",
                Type::list(Type::REL),
            ),
            false => (Kinds::REL, "a relationship", Type::REL),
        };
        match self.find_variable(&text) {
            Some((slot, found)) => {
                must_be(name, &found, kinds, what)?;
                if repeats && !found.element().kinds.may_be(Kinds::REL) {
                    must_be(name, &found, Kinds::NULL, what)?;
                }
                Ok((slot, true))
            }
            None => Ok((self.declare(&text, kind), false)),
        }
    }

    fn pattern_properties(&mut self, properties: &ast::Expr) -> Bound<Vec<(usize, Expr)>> {
        match &properties.kind {
            ast::ExprKind::Map(entries) => {
                let mut bound = Vec::with_capacity(entries.len());
                for entry in entries {
                    let key = self.key(&entry.key, true);
                    bound.push((key, self.expr(&entry.value)?.0));
                }
                Ok(bound)
            }
            _ => Err(parameter_use(properties)),
        }
    }

    /// Reads the types of a relationship: a choice of names, or a test beyond that.
    pub(super) fn rel_types(
        &mut self,
        labels: &ast::LabelExpression,
    ) -> Bound<(Vec<usize>, Option<LabelTest>)> {
        let mut names = Vec::new();
        if alternatives(labels, &mut names) {
            let mut types = Vec::new();
            for name in names {
                let number = self.rel_type(name, true);
                if !types.contains(&number) {
                    types.push(number);
                }
            }
            return Ok((types, None));
        }
        Ok((Vec::new(), Some(self.label_test(labels, Some(false))?)))
    }

    /// Reads a test of labels (`node` is true), of types (false), or of either.
    pub(super) fn label_test(
        &mut self,
        labels: &ast::LabelExpression,
        node: Option<bool>,
    ) -> Bound<LabelTest> {
        Ok(match &labels.kind {
            LabelExpressionKind::Name(name) => {
                let label = (node != Some(false)).then(|| self.label(name, node == Some(true)));
                let rel_type = (node != Some(true)).then(|| self.rel_type(name, node.is_some()));
                LabelTest::Has(label, rel_type)
            }
            LabelExpressionKind::Wildcard => LabelTest::Any,
            LabelExpressionKind::Not(inner) => {
                LabelTest::Not(Box::new(self.label_test(inner, node)?))
            }
            LabelExpressionKind::And(all) => LabelTest::And(self.label_tests(all, node)?),
            LabelExpressionKind::Or(all) => LabelTest::Or(self.label_tests(all, node)?),
            LabelExpressionKind::Parenthesized(inner) => self.label_test(inner, node)?,
            _ => return Err(unsupported("this label expression", labels.span)),
        })
    }

    fn label_tests(
        &mut self,
        all: &[ast::LabelExpression],
        node: Option<bool>,
    ) -> Bound<Vec<LabelTest>> {
        all.iter().map(|one| self.label_test(one, node)).collect()
    }
}

fn must_be(
    name: &ast::Name,
    found: &Type,
    kinds: Kinds,
    expected: &'static str,
) -> Result<(), CypherError> {
    if found.kinds.may_be(kinds) {
        return Ok(());
    }
    Err(CypherErrorKind::VariableTypeConflict {
        name: name.kind.text.clone(),
        expected,
        found: found.kinds.to_string(),
    }
    .at(span(name.span)))
}

pub(super) fn parameter_use(properties: &ast::Expr) -> CypherError {
    CypherErrorKind::invalid(
        "InvalidParameterUse",
        "a parameter cannot stand for all properties of a pattern; name the properties",
    )
    .at(span(properties.span))
}

fn alternatives<'a>(labels: &'a ast::LabelExpression, names: &mut Vec<&'a ast::Name>) -> bool {
    match &labels.kind {
        LabelExpressionKind::Name(name) => {
            names.push(name);
            true
        }
        LabelExpressionKind::Or(all) => all.iter().all(|one| alternatives(one, names)),
        LabelExpressionKind::Parenthesized(inner) => alternatives(inner, names),
        _ => false,
    }
}

fn flatten<'a>(path: &'a ast::PathPattern, walk: &mut Walk<'a>) -> Bound<()> {
    for factor in &path.kind.factors {
        match &factor.kind {
            PathFactorKind::Parenthesized {
                pattern,
                where_clause: None,
                quantifier: None,
            } => {
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
            PathFactorKind::Node(_) | PathFactorKind::Relationship(_) => walk.factors.push(factor),
            _ => return Err(unsupported("a repeated group of a path", factor.span)),
        }
    }
    Ok(())
}

fn selector(selector: Option<&ast::Node<PathSelector>>) -> Option<Selector> {
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

pub(super) fn direction(direction: ast::RelationshipDirection) -> Direction {
    match direction {
        ast::RelationshipDirection::Left => Direction::Left,
        ast::RelationshipDirection::Right => Direction::Right,
        _ => Direction::Both,
    }
}

fn length(rel: &ast::RelationshipPattern) -> Bound<Option<Length>> {
    let (quantifier, least) = match (&rel.legacy_quantifier, &rel.graph_quantifier) {
        (Some(quantifier), _) => (quantifier, 1),
        (None, Some(quantifier)) => (quantifier, 0),
        (None, None) => return Ok(None),
    };
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
    Ok(Some(Length { min, max }))
}
