//! Properties, elements and slices.

use std::sync::Arc;

use crate::cypher::bind::bound::{Expr, ExprKind, ProjectedEntry};
use crate::cypher::error::{CypherError, CypherErrorKind, ErrorClass};
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Env;
use crate::graph::{self, NodeId, Value, temporal};

use super::Row;

type Outcome = Result<Value, CypherErrorKind>;

impl Env<'_> {
    pub(super) fn property_expr(
        &self,
        base: &Expr,
        key: usize,
        row: &mut Row<'_>,
    ) -> Result<Value, CypherError> {
        // The usual case reads the node's number without making a value of it.
        if let ExprKind::Slot(slot) = base.kind
            && let Some(node) = row.batch.node(slot, row.at)
        {
            return self
                .node_property(node, key)
                .map_err(|kind| kind.at(base.span));
        }
        let value = self.eval(base, row)?;
        self.property(&value, key)
            .map_err(|kind| kind.at(base.span))
    }

    /// Reads a property of many nodes from its column.
    pub(super) fn property_column(&self, expr: &Expr, batch: &Batch) -> Option<Column> {
        let (stored, nodes) = self.stored_column(expr, batch)?;
        Some(Column::Values(stored.values(nodes)))
    }

    /// Returns the column and the nodes that an expression `node.key` reads, unless one of them may
    /// have been deleted.
    pub(crate) fn stored_column<'b>(
        &self,
        expr: &Expr,
        batch: &'b Batch,
    ) -> Option<(&graph::Column, &'b [u32])> {
        let ExprKind::Property(base, key) = &expr.kind else {
            return None;
        };
        let ExprKind::Slot(slot) = base.kind else {
            return None;
        };
        let Some(Column::Nodes(nodes)) = batch.column(slot) else {
            return None;
        };
        self.compact?;
        let key = self.symbols.keys[*key]?;
        Some((self.graph.node_column(key)?, nodes))
    }

    fn node_property(&self, node: NodeId, key: usize) -> Outcome {
        if self.compact.is_none() && !self.graph.has_node(node) {
            return Err(deleted("node"));
        }
        let key = self.symbols.keys[key];
        let value = key.and_then(|key| self.graph.node_value(node, key));
        Ok(value.unwrap_or_default())
    }

    /// Reads a property by the number of its key.
    pub(crate) fn property(&self, value: &Value, key: usize) -> Outcome {
        match value {
            Value::Node(node) => self.node_property(*node, key),
            Value::Rel(rel) => {
                if self.compact.is_none() && !self.graph.has_rel(*rel) {
                    return Err(deleted("relationship"));
                }
                let key = self.symbols.keys[key];
                let value = key.and_then(|key| self.graph.rel_value(*rel, key));
                Ok(value.unwrap_or_default())
            }
            other => self.named(other, &self.shared.names.keys[key].name),
        }
    }

    /// Reads a property by its name.
    fn named(&self, value: &Value, key: &str) -> Outcome {
        match value {
            Value::Null => Ok(Value::Null),
            Value::Map(map) => Ok(map.get(key).cloned().unwrap_or_default()),
            Value::Node(node) if self.graph.has_node(*node) => {
                Ok(self.graph.node_property(*node, key).unwrap_or_default())
            }
            Value::Node(_) => Err(deleted("node")),
            Value::Rel(rel) if self.graph.has_rel(*rel) => {
                Ok(self.graph.rel_property(*rel, key).unwrap_or_default())
            }
            Value::Rel(_) => Err(deleted("relationship")),
            other => temporal::component(other, key).ok_or_else(|| {
                let message = match other {
                    Value::Date(_)
                    | Value::LocalTime(_)
                    | Value::Time(_)
                    | Value::LocalDateTime(_)
                    | Value::DateTime(_)
                    | Value::Duration(_) => {
                        format!("{} has no component `{key}`", other.in_words())
                    }
                    _ => format!("{} has no properties", other.in_words()),
                };
                CypherErrorKind::type_error("InvalidArgumentType", message)
            }),
        }
    }

    /// Reads `base[index]`.
    pub(super) fn index(&self, base: &Value, index: &Value) -> Outcome {
        match (base, index) {
            (Value::Null, _) => Ok(Value::Null),
            (Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Rel(_), Value::Null) => {
                Ok(Value::Null)
            }
            (Value::List(items), Value::Int(at)) => {
                let at = from_end(*at, items.len());
                Ok(at.and_then(|at| items.get(at)).cloned().unwrap_or_default())
            }
            (Value::List(_), other) => {
                let message = format!("a list is indexed by integers, not by {}", other.in_words());
                Err(CypherErrorKind::type_error("InvalidArgumentType", message))
            }
            (Value::Map(_) | Value::Node(_) | Value::Rel(_), Value::String(key)) => {
                self.named(base, key)
            }
            (Value::Map(_) | Value::Node(_) | Value::Rel(_), other) => {
                let message = format!("a map is indexed by strings, not by {}", other.in_words());
                Err(CypherErrorKind::type_error(
                    "MapElementAccessByNonString",
                    message,
                ))
            }
            (other, _) => {
                let message = format!("{} has no elements", other.in_words());
                Err(CypherErrorKind::type_error("InvalidArgumentType", message))
            }
        }
    }

    pub(super) fn slice(
        &self,
        base: &Expr,
        lower: Option<&Expr>,
        upper: Option<&Expr>,
        row: &mut Row<'_>,
    ) -> Result<Value, CypherError> {
        let span = base.span;
        let base = self.eval(base, row)?;
        let mut bound = |side: Option<&Expr>, default: i64| match side {
            Some(side) => match self.eval(side, row)? {
                Value::Int(at) => Ok(Some(at)),
                Value::Null => Ok(None),
                other => {
                    let message = format!(
                        "a slice goes from integer to integer, not {}",
                        other.in_words()
                    );
                    Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(side.span))
                }
            },
            None => Ok(Some(default)),
        };
        let (lower, upper) = (bound(lower, 0)?, bound(upper, i64::MAX)?);
        let items = match base {
            Value::Null => return Ok(Value::Null),
            Value::List(items) => items,
            other => {
                let message = format!("{} has no slices", other.in_words());
                return Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(span));
            }
        };
        let (Some(lower), Some(upper)) = (lower, upper) else {
            return Ok(Value::Null);
        };
        let (from, to) = (clamp(lower, items.len()), clamp(upper, items.len()));
        Ok(Value::list(
            items.get(from..to.max(from)).unwrap_or_default().to_vec(),
        ))
    }

    pub(super) fn map_projection(
        &self,
        base: &Expr,
        items: &[ProjectedEntry],
        row: &mut Row<'_>,
    ) -> Result<Value, CypherError> {
        let span = base.span;
        let base = self.eval(base, row)?;
        if base.is_null() {
            return Ok(Value::Null);
        }
        let mut map: Vec<(Arc<str>, Value)> = Vec::new();
        for item in items {
            match item {
                ProjectedEntry::Key(key) => {
                    let value = self.named(&base, key).map_err(|kind| kind.at(span))?;
                    map.push((Arc::clone(key), value));
                }
                ProjectedEntry::All => map.extend(self.all_properties(&base)),
                ProjectedEntry::Entry(key, value) => {
                    map.push((Arc::clone(key), self.eval(value, row)?));
                }
            }
        }
        Ok(Value::map(map))
    }

    /// Lists the properties of a node, relationship or map; nothing for others.
    pub(crate) fn all_properties(&self, value: &Value) -> Vec<(Arc<str>, Value)> {
        match value {
            Value::Node(node) => self.graph.node_properties(*node),
            Value::Rel(rel) => self.graph.rel_properties(*rel),
            Value::Map(map) => map
                .iter()
                .map(|(key, value)| (Arc::clone(key), value.clone()))
                .collect(),
            _ => Vec::new(),
        }
    }
}

pub(crate) fn deleted(what: &str) -> CypherErrorKind {
    let message = format!("this {what} has been deleted");
    CypherErrorKind::failed(ErrorClass::EntityNotFound, "DeletedEntityAccess", message)
}

fn from_end(at: i64, len: usize) -> Option<usize> {
    match usize::try_from(at) {
        Ok(at) => Some(at),
        Err(_) => len.checked_sub(usize::try_from(at.unsigned_abs()).ok()?),
    }
}

fn clamp(at: i64, len: usize) -> usize {
    match usize::try_from(at) {
        Ok(at) => at.min(len),
        Err(_) => len.saturating_sub(usize::try_from(at.unsigned_abs()).unwrap_or(usize::MAX)),
    }
}
