//! `WITH` and `RETURN`: items, grouping, and the scope that follows.

use std::sync::Arc;

use open_cypher::ast::{self, ProjectionItemKind};

use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;
use crate::text::Span;

use super::aggregate::Place;
use super::bound::{Aggregate, Aggregation, Expr, ExprKind, Projection, Slot};
use super::scope::{Type, Variable};
use super::{Binder, Bound, nfc};

/// An item while its projection is being bound.
pub(super) struct Item {
    pub(super) name: Arc<str>,
    pub(super) slot: Slot,
    /// As written, in the scope before the projection.
    pub(super) written: Expr,
    /// As computed, which for an aggregating item speaks of keys and aggregates.
    pub(super) value: Expr,
    pub(super) kind: Type,
    pub(super) aggregates: bool,
    /// Whether it needs a name and has none.
    nameless: bool,
    at: Span,
}

/// A projection while it is being bound.
pub(super) struct Draft {
    pub(super) items: Vec<Item>,
    pub(super) aggregates: Vec<(Slot, Aggregate)>,
    pub(super) distinct: bool,
    pub(super) grouped: bool,
}

impl Binder<'_> {
    pub(super) fn returns(
        &mut self,
        clause: &ast::ProjectionClause,
    ) -> Bound<(Projection, Vec<Arc<str>>)> {
        let projection = self.project(clause, None, true)?;
        let variables = &self.frame().variables;
        let names = variables
            .iter()
            .map(|variable| Arc::clone(&variable.name))
            .collect();
        Ok((projection, names))
    }

    pub(super) fn with(
        &mut self,
        clause: &ast::ProjectionClause,
        predicate: Option<&ast::Expr>,
    ) -> Bound<Projection> {
        self.project(clause, predicate, false)
    }

    fn project(
        &mut self,
        clause: &ast::ProjectionClause,
        predicate: Option<&ast::Expr>,
        returns: bool,
    ) -> Bound<Projection> {
        let distinct = clause
            .quantifier
            .as_ref()
            .is_some_and(|quantifier| quantifier.kind == ast::SetQuantifier::Distinct);
        self.aggregation = Place::Allowed(Vec::new());
        let items = self.items(clause, returns);
        let collected = std::mem::replace(&mut self.aggregation, Place::Forbidden);
        let Place::Allowed(aggregates) = collected else {
            let message = "the aggregates of a projection were lost".into();
            return Err(CypherErrorKind::Internal { message }.at(span(clause.span)));
        };
        let mut draft = Draft {
            items: items?,
            grouped: !aggregates.is_empty(),
            aggregates,
            distinct,
        };
        self.group(&mut draft)?;
        let before = self.frame().variables.len();
        for item in &draft.items {
            self.frame().variables.push(Variable {
                name: Arc::clone(&item.name),
                slot: item.slot,
                kind: item.kind.clone(),
            });
        }
        let order = self.order(&mut draft, clause.order_by.as_ref())?;
        if let Some(item) = draft.items.iter().find(|item| item.nameless) {
            let message = "an expression in `WITH` needs a name: write `AS …` behind it";
            return Err(CypherErrorKind::invalid("NoExpressionAlias", message).at(item.at));
        }
        let skip = clause.skip.as_ref().or(clause.offset.as_ref());
        let skip = self.row_count(skip, "SKIP")?;
        let limit = self.row_count(clause.limit.as_ref(), "LIMIT")?;
        let predicate = match predicate {
            Some(predicate) => {
                let bound = self.predicate(predicate)?;
                Some(self.after_projection(&draft, bound)?)
            }
            None => None,
        };
        self.frame().variables.drain(..before);
        Ok(finish(draft, order, skip, limit, predicate))
    }

    fn items(&mut self, clause: &ast::ProjectionClause, returns: bool) -> Bound<Vec<Item>> {
        let mut items: Vec<Item> = Vec::new();
        for item in &clause.items {
            match &item.kind {
                ProjectionItemKind::Wildcard => self.wildcard(item, returns, &mut items)?,
                ProjectionItemKind::Expression { expression, alias } => {
                    items.push(self.item(expression, alias.as_ref(), returns)?);
                }
                _ => return Err(super::unsupported("this column", item.span)),
            }
        }
        for (at, item) in items.iter().enumerate() {
            if items[..at].iter().any(|other| other.name == item.name) {
                let message = format!("there are two columns called `{}`", item.name);
                return Err(CypherErrorKind::invalid("ColumnNameConflict", message).at(item.at));
            }
        }
        Ok(items)
    }

    fn wildcard(
        &mut self,
        item: &ast::ProjectionItem,
        returns: bool,
        items: &mut Vec<Item>,
    ) -> Bound<()> {
        let mut variables = self.frame().variables.clone();
        // The kit wants the columns of `*` by name.
        variables.sort_by(|one, other| one.name.cmp(&other.name));
        if variables.is_empty() && returns {
            let message = "`*` stands for all variables, but there is none";
            return Err(CypherErrorKind::invalid("NoVariablesInScope", message).at(span(item.span)));
        }
        for variable in variables {
            let written = Expr {
                kind: ExprKind::Slot(variable.slot),
                span: span(item.span),
            };
            items.push(Item {
                name: variable.name,
                slot: variable.slot,
                value: written.clone(),
                written,
                kind: variable.kind,
                aggregates: false,
                nameless: false,
                at: span(item.span),
            });
        }
        Ok(())
    }

    fn item(
        &mut self,
        expression: &ast::Expr,
        alias: Option<&ast::Name>,
        returns: bool,
    ) -> Bound<Item> {
        let (value, kind) = self.expr(expression)?;
        let name = match (alias, &expression.kind) {
            (Some(alias), _) => nfc(&alias.kind.text),
            (None, ast::ExprKind::Variable(name)) => nfc(&name.kind.text),
            (None, _) => nfc(self.source.original(span(expression.span)).of(self.text)),
        };
        let nameless =
            !returns && alias.is_none() && !matches!(expression.kind, ast::ExprKind::Variable(_));
        let aggregated = match &self.aggregation {
            Place::Allowed(collected) => {
                value.reads(|slot| collected.iter().any(|one| one.0 == slot))
            }
            _ => false,
        };
        let slot = match value.kind {
            ExprKind::Slot(slot) if self.slot_names[slot.index()] == name && !name.is_empty() => {
                slot
            }
            _ => self.new_slot(&name),
        };
        Ok(Item {
            name,
            slot,
            written: value.clone(),
            value,
            kind,
            aggregates: aggregated,
            nameless,
            at: span(expression.span),
        })
    }

    /// Rewrites aggregating items so that beside aggregates they speak of grouping keys only.
    fn group(&mut self, draft: &mut Draft) -> Bound<()> {
        if !draft.grouped {
            return Ok(());
        }
        for at in 0..draft.items.len() {
            if !draft.items[at].aggregates {
                let item = &mut draft.items[at];
                item.value = Expr {
                    kind: ExprKind::Slot(item.slot),
                    span: item.written.span,
                };
                continue;
            }
            let written = draft.items[at].written.clone();
            let (value, _) = replace_keys(draft, written);
            let known = |slot: Slot| {
                draft.aggregates.iter().any(|one| one.0 == slot)
                    || draft
                        .items
                        .iter()
                        .any(|item| !item.aggregates && item.slot == slot)
            };
            if let Some((slot, expr)) = value.first_read(|slot| !known(slot)) {
                return Err(ambiguous(&self.slot_names[slot.index()]).at(expr.span));
            }
            draft.items[at].value = value;
        }
        Ok(())
    }

    /// Checks and rewrites an expression that stands behind a projection (`ORDER BY`, `WHERE`).
    ///
    /// Grouping and `DISTINCT` leave nothing but the projected columns to speak of.
    pub(super) fn after_projection(&self, draft: &Draft, bound: Expr) -> Bound<Expr> {
        if !draft.grouped && !draft.distinct {
            return Ok(bound);
        }
        let (bound, ambiguity) = replace_keys(draft, bound);
        if ambiguity {
            return Err(ambiguous("…").at(bound.span));
        }
        let imports = self.frames.last().map_or(&[][..], |frame| &frame.imports);
        let known = |slot: Slot| {
            draft.items.iter().any(|item| item.slot == slot)
                || draft.aggregates.iter().any(|one| one.0 == slot)
                || imports.iter().any(|import| import.0.slot == slot)
        };
        match bound.first_read(|slot| !known(slot)) {
            Some((slot, expr)) => Err(self.undefined(&self.slot_names[slot.index()]).at(expr.span)),
            None => Ok(bound),
        }
    }

    fn row_count(&mut self, count: Option<&ast::Expr>, what: &str) -> Bound<Option<Expr>> {
        let Some(count) = count else {
            return Ok(None);
        };
        let (bound, kind) = self.expr(count)?;
        let invalid = |code, message: String| {
            Err(CypherErrorKind::invalid(code, message).at(span(count.span)))
        };
        if bound.reads(|_| true) {
            let message = format!("`{what}` takes a number that is the same for all rows");
            return invalid("NonConstantExpression", message);
        }
        if !kind.kinds.may_be(crate::cypher::Kinds::INT) {
            let message = format!("`{what}` takes a whole number, not {}", kind.kinds);
            return invalid("InvalidArgumentType", message);
        }
        if let ExprKind::Const(crate::graph::Value::Int(..0)) = bound.kind {
            return invalid(
                "NegativeIntegerArgument",
                format!("`{what}` takes a number that is not negative"),
            );
        }
        Ok(Some(bound))
    }
}

/// Puts columns in the place of what they were computed from. Beside an aggregate only plain keys
/// (variables and their properties) may be spoken of; the flag tells of another.
fn replace_keys(draft: &Draft, bound: Expr) -> (Expr, bool) {
    let aggregated =
        draft.grouped && bound.reads(|slot| draft.aggregates.iter().any(|one| one.0 == slot));
    let mut ambiguity = false;
    let whole = bound.clone();
    let bound = bound.rewrite(&mut |expr| {
        let item = draft.items.iter().find(|item| match aggregated {
            true => !item.aggregates && item.written == *expr,
            false => item.written == *expr,
        })?;
        if aggregated && !is_plain(&item.written) {
            ambiguity = *expr != whole;
            return None;
        }
        Some(Expr {
            kind: ExprKind::Slot(item.slot),
            span: expr.span,
        })
    });
    (bound, ambiguity)
}

fn is_plain(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Slot(_) | ExprKind::Local(_) | ExprKind::Param(_) | ExprKind::Const(_) => true,
        ExprKind::Property(base, _) => is_plain(base),
        _ => false,
    }
}

fn ambiguous(name: &str) -> CypherErrorKind {
    let message = if name.is_empty() || name == "…" {
        "beside an aggregate only variables and properties that are columns of their own can stand"
            .to_owned()
    } else {
        format!("`{name}` stands beside an aggregate, so it must be a column of its own")
    };
    CypherErrorKind::invalid("AmbiguousAggregationExpression", message)
}

fn finish(
    draft: Draft,
    order: Vec<super::bound::SortKey>,
    skip: Option<Expr>,
    limit: Option<Expr>,
    predicate: Option<Expr>,
) -> Projection {
    let keys = draft.items.iter().filter(|item| !item.aggregates);
    let aggregates = draft.grouped.then(|| Aggregation {
        keys: keys.map(|item| (item.slot, item.written.clone())).collect(),
        aggregates: draft.aggregates,
    });
    Projection {
        items: draft
            .items
            .into_iter()
            .map(|item| (item.slot, item.value))
            .collect(),
        aggregates,
        distinct: draft.distinct,
        order,
        skip,
        limit,
        predicate,
    }
}
