//! Queries and patterns inside expressions.

use std::sync::Arc;

use open_cypher::ast::{self, PathFactorKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{
    Branch, Clause, Expr, ExprKind, Pattern, Projection, Selector, Slot, Subquery, SubqueryKind,
};
use super::scope::{Frame, Type};
use super::{Binder, Bound, CypherError, nfc, unsupported};

impl Binder<'_> {
    /// Binds a pattern whose existence is asked for. It can name nothing new.
    pub(super) fn pattern_exists(&mut self, pattern: &ast::Pattern) -> Bound<(ExprKind, Type)> {
        let unknown = pattern_names(pattern).into_iter().find(|name| {
            let text = nfc(&name.kind.text);
            self.resolve(&text, span(name.span)).is_err()
        });
        if let Some(name) = unknown {
            return Err(self.undefined(&nfc(&name.kind.text)).at(span(name.span)));
        }
        let kind = self.in_frame(SubqueryKind::Exists, |binder| {
            let pattern = binder.pattern(pattern)?;
            let predicate = binder.and_inline(None);
            let clauses = vec![Clause::Match {
                optional: false,
                pattern,
                predicate,
            }];
            Ok((
                vec![Branch {
                    clauses,
                    output: Vec::new(),
                }],
                false,
            ))
        })?;
        Ok((kind, Type::BOOL))
    }

    /// Binds a pattern whose value is used, which only a search for paths has.
    pub(super) fn pattern_value(&mut self, pattern: &ast::Pattern) -> Bound<(ExprKind, Type)> {
        let [part] = &pattern.parts[..] else {
            return Err(pattern_misplaced(pattern));
        };
        let [
            ast::PathFactor {
                kind: PathFactorKind::LegacyShortest { all, .. },
                ..
            },
        ] = &part.kind.path.kind.factors[..]
        else {
            return Err(pattern_misplaced(pattern));
        };
        let selector = match all {
            true => Selector::AllShortest,
            false => Selector::Shortest(1),
        };
        self.search_value(pattern, selector)
    }

    /// Binds `shortestPath(…)` where it was read as a function.
    pub(super) fn search_function(
        &mut self,
        selector: Selector,
        call: &ast::FunctionInvocation,
        whole: &ast::Expr,
    ) -> Bound<(ExprKind, Type)> {
        match &call.arguments[..] {
            [
                ast::Expr {
                    kind: ast::ExprKind::Pattern(pattern),
                    ..
                },
            ] => self.search_value(pattern, selector),
            _ => Err(unsupported(
                "a search for paths without a pattern",
                whole.span,
            )),
        }
    }

    fn search_value(
        &mut self,
        pattern: &ast::Pattern,
        selector: Selector,
    ) -> Bound<(ExprKind, Type)> {
        let all = selector == Selector::AllShortest;
        let kind = match all {
            true => SubqueryKind::Collect,
            false => SubqueryKind::First,
        };
        let bound = self.in_frame(kind, |binder| {
            let mut pattern = binder.pattern_searched(&pattern.parts, selector)?;
            let slot = binder.path_slot(&mut pattern);
            let predicate = binder.and_inline(None);
            let clauses = vec![Clause::Match {
                optional: false,
                pattern,
                predicate,
            }];
            Ok((
                vec![Branch {
                    clauses,
                    output: vec![slot],
                }],
                false,
            ))
        })?;
        let of = if all {
            Type::list(Type::PATH)
        } else {
            Type::PATH
        };
        Ok((bound, of))
    }

    fn path_slot(&mut self, pattern: &mut Pattern) -> Slot {
        if let Some(path) = pattern.paths.first() {
            return path.slot;
        }
        let slot = self.new_slot("");
        let start = pattern.rels.first().map_or(0, |rel| rel.left);
        let rels = (0..pattern.rels.len()).collect();
        pattern
            .paths
            .push(super::bound::PatternPath { slot, start, rels });
        slot
    }

    pub(super) fn pattern_comprehension(
        &mut self,
        comprehension: &ast::PatternComprehension,
    ) -> Bound<(ExprKind, Type)> {
        let mut element = Type::ANY;
        let kind = self.in_frame(SubqueryKind::Collect, |binder| {
            let mut pattern = binder.pattern(&comprehension.pattern)?;
            if let Some(name) = &comprehension.binding {
                let text = nfc(&name.kind.text);
                binder.must_be_new(&text, name.span)?;
                let slot = binder.path_slot(&mut pattern);
                binder.slot_names[slot.index()] = Arc::clone(&text);
                binder.declare_at(&text, slot, Type::PATH);
            }
            let predicate = match &comprehension.predicate {
                Some(predicate) => Some(binder.predicate(predicate)?),
                None => None,
            };
            let predicate = binder.and_inline(predicate);
            let (value, of) = binder.expr(&comprehension.projection)?;
            element = of;
            let slot = binder.new_slot("");
            let clauses = vec![
                Clause::Match {
                    optional: false,
                    pattern,
                    predicate,
                },
                Clause::Project(plain(slot, value)),
            ];
            Ok((
                vec![Branch {
                    clauses,
                    output: vec![slot],
                }],
                false,
            ))
        })?;
        Ok((kind, Type::list(element)))
    }

    pub(super) fn subquery(
        &mut self,
        subquery: &ast::SubqueryExpression,
    ) -> Bound<(ExprKind, Type)> {
        let (kind, of) = match subquery.kind.kind {
            ast::SubqueryExpressionKind::Exists => (SubqueryKind::Exists, Type::BOOL),
            ast::SubqueryExpressionKind::Count => (SubqueryKind::Count, Type::of(Kinds::INT)),
            ast::SubqueryExpressionKind::Collect => (SubqueryKind::Collect, Type::of(Kinds::LIST)),
            _ => return Err(unsupported("this subquery", subquery.kind.span)),
        };
        let bound = self.in_frame(kind, |binder| {
            let (branches, union_all, columns) = binder.query(&subquery.query, false)?;
            if kind == SubqueryKind::Collect && columns.len() != 1 {
                let message = "the query inside `COLLECT` returns exactly one column";
                let kind = CypherErrorKind::invalid("InvalidClauseComposition", message);
                return Err(kind.at(span(subquery.query.span)));
            }
            Ok((branches, union_all))
        })?;
        Ok((bound, of))
    }

    fn in_frame(
        &mut self,
        kind: SubqueryKind,
        work: impl FnOnce(&mut Self) -> Bound<(Vec<Branch>, bool)>,
    ) -> Bound<ExprKind> {
        self.frames.push(Frame::default());
        let inline = std::mem::take(&mut self.inline);
        let result = self.without_aggregates(work);
        self.inline = inline;
        let frame = self.frames.pop().unwrap_or_default();
        let (branches, union_all) = result?;
        let imports = frame
            .imports
            .into_iter()
            .map(|(variable, value)| (variable.slot, value));
        let imports = imports.collect();
        Ok(ExprKind::Subquery(Box::new(Subquery {
            kind,
            branches,
            union_all,
            imports,
        })))
    }
}

/// Returns which paths a function of this name searches for, if it is one that does.
pub(super) fn search_named(name: &str) -> Option<Selector> {
    if name.eq_ignore_ascii_case("shortestPath") {
        return Some(Selector::Shortest(1));
    }
    name.eq_ignore_ascii_case("allShortestPaths")
        .then_some(Selector::AllShortest)
}

/// Makes the projection to a single expression.
fn plain(slot: Slot, value: Expr) -> Projection {
    Projection {
        items: vec![(slot, value)],
        aggregates: None,
        distinct: false,
        order: Vec::new(),
        skip: None,
        limit: None,
        predicate: None,
    }
}

fn pattern_misplaced(pattern: &ast::Pattern) -> CypherError {
    CypherErrorKind::invalid(
        "UnexpectedSyntax",
        "a pattern has no value here; use it in `WHERE`, or ask `EXISTS { … }` or `COUNT { … }`",
    )
    .at(span(pattern.span))
}

/// Lists the variables that a pattern names.
fn pattern_names(pattern: &ast::Pattern) -> Vec<&ast::Name> {
    let mut names = Vec::new();
    for part in &pattern.parts {
        path_names(&part.kind.path, &mut names);
    }
    names
}

fn path_names<'a>(path: &'a ast::PathPattern, names: &mut Vec<&'a ast::Name>) {
    for factor in &path.kind.factors {
        match &factor.kind {
            PathFactorKind::Node(node) => names.extend(&node.variable),
            PathFactorKind::Relationship(rel) => names.extend(&rel.variable),
            PathFactorKind::Parenthesized { pattern, .. }
            | PathFactorKind::LegacyShortest { pattern, .. } => path_names(pattern, names),
            _ => {}
        }
    }
}
