//! Expressions, for one row or for a batch.

mod access;
mod lists;
mod operators;
mod path;
mod subquery;

use std::sync::Arc;

use crate::cypher::bind::bound::{Expr, ExprKind, LabelTest, Slot};
use crate::cypher::error::{CypherError, CypherErrorKind, ErrorClass};
use crate::cypher::function;
use crate::graph::value::equals;
use crate::graph::{NodeId, RelId, Value};

use super::batch::{Batch, Column};
use super::context::Env;

pub(crate) use access::deleted;
pub(crate) use path::{far_end, make_path, meets_none_twice};

/// A row of a batch, with the variables of the expressions around the current one.
#[derive(Debug)]
pub(crate) struct Row<'b> {
    pub(crate) batch: &'b Batch,
    pub(crate) at: usize,
    pub(crate) locals: Vec<Value>,
}

impl<'b> Row<'b> {
    pub(crate) fn new(batch: &'b Batch, at: usize) -> Self {
        Self {
            batch,
            at,
            locals: Vec::new(),
        }
    }

    fn get(&self, slot: Slot) -> Value {
        self.batch.get(slot, self.at)
    }
}

type Outcome = Result<Value, CypherError>;

impl Env<'_> {
    /// Computes an expression for one row.
    pub(crate) fn eval(&self, expr: &Expr, row: &mut Row<'_>) -> Outcome {
        match &expr.kind {
            ExprKind::Const(value) => Ok(value.clone()),
            ExprKind::Slot(slot) => Ok(row.get(*slot)),
            ExprKind::Local(at) => Ok(row.locals.get(*at).cloned().unwrap_or_default()),
            ExprKind::Param(number) => {
                Ok(self.shared.params.get(*number).cloned().unwrap_or_default())
            }
            ExprKind::List(items) => {
                let items = self.eval_all(items, row)?;
                Ok(Value::list(items))
            }
            ExprKind::Map(entries) => {
                let mut map = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    map.push((Arc::clone(key), self.eval(value, row)?));
                }
                Ok(Value::map(map))
            }
            ExprKind::Property(base, key) => self.property_expr(base, *key, row),
            ExprKind::Index(base, index) => {
                let (base, index) = (self.eval(base, row)?, self.eval(index, row)?);
                self.index(&base, &index).map_err(|kind| kind.at(expr.span))
            }
            ExprKind::Slice(base, lower, upper) => {
                self.slice(base, lower.as_deref(), upper.as_deref(), row)
            }
            ExprKind::Not(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Xor(..)
            | ExprKind::IsNull(..)
            | ExprKind::HasLabels(..) => {
                Ok(self.truth(expr, row)?.map_or(Value::Null, Value::Bool))
            }
            ExprKind::Negate(operand) => {
                let value = self.eval(operand, row)?;
                operators::negate(&value).map_err(|kind| kind.at(expr.span))
            }
            ExprKind::Plus(operand) => {
                let value = self.eval(operand, row)?;
                operators::plus(value).map_err(|kind| kind.at(expr.span))
            }
            ExprKind::Binary(operator, left, right) => {
                let (left, right) = (self.eval(left, row)?, self.eval(right, row)?);
                let outcome = operators::binary(self, *operator, &left, &right);
                outcome.map_err(|kind| kind.at(expr.span))
            }
            ExprKind::IsType(operand, test, negated) => {
                let value = self.eval(operand, row)?;
                Ok(Value::Bool(operators::is_type(&value, test) != *negated))
            }
            ExprKind::IsNormalized(operand, form, negated) => {
                let value = self.eval(operand, row)?;
                Ok(operators::is_normalized(&value, *form, *negated))
            }
            ExprKind::Call(function, arguments) => {
                let arguments = self.eval_all(arguments, row)?;
                let context = function::Context {
                    graph: self.graph,
                    now: self.shared.now,
                };
                let value = (function.eval)(&context, &arguments);
                let value = value.map_err(|kind| kind.at(expr.span))?;
                match &value {
                    Value::List(items) => self.shared.check_size(items.len()),
                    Value::String(text) => self.shared.check_size(text.len()),
                    _ => Ok(()),
                }
                .map_err(|kind| kind.at(expr.span))?;
                Ok(value)
            }
            ExprKind::Case(arms, otherwise) => {
                for (when, then) in arms {
                    if self.truth(when, row)? == Some(true) {
                        return self.eval(then, row);
                    }
                }
                self.otherwise(otherwise.as_deref(), row)
            }
            ExprKind::CaseOf(operand, arms, otherwise) => {
                let operand = self.eval(operand, row)?;
                for (whens, then) in arms {
                    for when in whens {
                        if equals(&operand, &self.eval(when, row)?) == Some(true) {
                            return self.eval(then, row);
                        }
                    }
                }
                self.otherwise(otherwise.as_deref(), row)
            }
            ExprKind::Comprehension {
                list,
                predicate,
                projection,
            } => self.comprehension(list, predicate.as_deref(), projection.as_deref(), row),
            ExprKind::Quantifier {
                kind,
                list,
                predicate,
            } => self.quantifier(*kind, list, predicate, row),
            ExprKind::Reduce {
                initial,
                list,
                step,
            } => self.reduce(initial, list, step, row),
            ExprKind::MapProjection { base, items } => self.map_projection(base, items, row),
            ExprKind::MakePath(start, rels) => {
                let rels: Vec<Value> = rels.iter().map(|slot| row.get(*slot)).collect();
                Ok(make_path(self.graph, &row.get(*start), &rels))
            }
            ExprKind::MeetsNoneTwice(path, closes) => Ok(match self.eval(path, row)? {
                Value::Path(path) => Value::Bool(meets_none_twice(&path.nodes, *closes)),
                _ => Value::Null,
            }),
            ExprKind::Subquery(subquery) => self.subquery(subquery, row),
        }
    }

    fn otherwise(&self, otherwise: Option<&Expr>, row: &mut Row<'_>) -> Outcome {
        otherwise.map_or(Ok(Value::Null), |expr| self.eval(expr, row))
    }

    pub(crate) fn eval_all(
        &self,
        all: &[Expr],
        row: &mut Row<'_>,
    ) -> Result<Vec<Value>, CypherError> {
        all.iter().map(|one| self.eval(one, row)).collect()
    }

    /// Computes the truth of an expression for one row; nothing means null.
    pub(crate) fn truth(
        &self,
        expr: &Expr,
        row: &mut Row<'_>,
    ) -> Result<Option<bool>, CypherError> {
        match &expr.kind {
            ExprKind::Not(operand) => Ok(self.truth(operand, row)?.map(|truth| !truth)),
            ExprKind::And(all) => {
                let mut result = Some(true);
                for one in all {
                    match self.truth(one, row)? {
                        Some(false) => return Ok(Some(false)),
                        None => result = None,
                        Some(true) => {}
                    }
                }
                Ok(result)
            }
            ExprKind::Or(all) => {
                let mut result = Some(false);
                for one in all {
                    match self.truth(one, row)? {
                        Some(true) => return Ok(Some(true)),
                        None => result = None,
                        Some(false) => {}
                    }
                }
                Ok(result)
            }
            ExprKind::Xor(left, right) => {
                let (left, right) = (self.truth(left, row)?, self.truth(right, row)?);
                Ok(left.zip(right).map(|(left, right)| left != right))
            }
            ExprKind::IsNull(operand, negated) => {
                Ok(Some(self.eval(operand, row)?.is_null() != *negated))
            }
            ExprKind::HasLabels(operand, test) => {
                if let ExprKind::Slot(slot) = operand.kind
                    && let Some(node) = row.batch.node(slot, row.at)
                {
                    return Ok(Some(self.node_passes(node, test)));
                }
                let value = self.eval(operand, row)?;
                self.has_labels(&value, test)
                    .map_err(|kind| kind.at(expr.span))
            }
            _ => match self.eval(expr, row)? {
                Value::Bool(truth) => Ok(Some(truth)),
                Value::Null => Ok(None),
                other => {
                    let message = format!("expected a boolean, found {}", other.in_words());
                    Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(expr.span))
                }
            },
        }
    }

    fn has_labels(&self, value: &Value, test: &LabelTest) -> Result<Option<bool>, CypherErrorKind> {
        match value {
            Value::Null => Ok(None),
            Value::Node(node) => Ok(Some(self.node_passes(*node, test))),
            Value::Rel(rel) => Ok(Some(self.rel_passes(*rel, test))),
            other => {
                let message = format!("{} has no labels", other.in_words());
                Err(CypherErrorKind::type_error("InvalidArgumentType", message))
            }
        }
    }

    pub(crate) fn node_passes(&self, node: NodeId, test: &LabelTest) -> bool {
        match test {
            LabelTest::Has(label, _) => label
                .and_then(|label| self.symbols.labels[label])
                .is_some_and(|label| self.graph.node_labels(node).contains(&label)),
            LabelTest::Any => !self.graph.node_labels(node).is_empty(),
            LabelTest::Not(inner) => !self.node_passes(node, inner),
            LabelTest::And(all) => all.iter().all(|one| self.node_passes(node, one)),
            LabelTest::Or(all) => all.iter().any(|one| self.node_passes(node, one)),
        }
    }

    pub(crate) fn rel_passes(&self, rel: RelId, test: &LabelTest) -> bool {
        match test {
            LabelTest::Has(_, rel_type) => rel_type
                .and_then(|rel_type| self.symbols.types[rel_type])
                .is_some_and(|rel_type| self.graph.rel_type_symbol(rel) == rel_type),
            LabelTest::Any => true,
            LabelTest::Not(inner) => !self.rel_passes(rel, inner),
            LabelTest::And(all) => all.iter().all(|one| self.rel_passes(rel, one)),
            LabelTest::Or(all) => all.iter().any(|one| self.rel_passes(rel, one)),
        }
    }

    /// Computes an expression for every row of a batch.
    pub(crate) fn eval_column(&self, expr: &Expr, batch: &Batch) -> Result<Column, CypherError> {
        if let ExprKind::Slot(slot) = &expr.kind
            && let Some(column) = batch.column(*slot)
        {
            return Ok(column.clone());
        }
        if let Some(column) = self.property_column(expr, batch) {
            return Ok(column);
        }
        let mut values = Vec::with_capacity(batch.len());
        let mut row = Row::new(batch, 0);
        for at in 0..batch.len() {
            row.at = at;
            self.shared.tick().map_err(|kind| kind.at(expr.span))?;
            values.push(self.eval(expr, &mut row)?);
        }
        Ok(Column::Values(values))
    }

    /// Reads a whole number that is the same for all rows: `SKIP` and `LIMIT`.
    pub(crate) fn row_count(&self, expr: &Expr, what: &str) -> Result<usize, CypherError> {
        let batch = Batch::empty(1);
        let value = self.eval(expr, &mut Row::new(&batch, 0))?;
        let failed = |code, message: String| {
            Err(CypherErrorKind::failed(ErrorClass::Syntax, code, message).at(expr.span))
        };
        match value {
            Value::Int(number) => match usize::try_from(number) {
                Ok(number) => Ok(number),
                Err(_) => failed(
                    "NegativeIntegerArgument",
                    format!("`{what}` takes a number that is not negative, not {number}"),
                ),
            },
            other => failed(
                "InvalidArgumentType",
                format!("`{what}` takes a whole number, not {}", other.in_words()),
            ),
        }
    }
}
