//! Makes nodes and relationships.

use std::sync::Arc;

use crate::cypher::bind::bound::{Creation, Expr, Slot};
use crate::cypher::error::{CypherError, CypherErrorKind, ErrorClass};
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::exec::eval::{Row, make_path};
use crate::graph::Value;

use super::{Rows, Running, Step, drain};

pub(super) struct Create<'p> {
    input: Running<'p>,
    creation: &'p Creation,
}

impl<'p> Create<'p> {
    pub(super) fn new(input: Running<'p>, creation: &'p Creation) -> Self {
        Self { input, creation }
    }
}

impl Step for Create<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        // All rows are read before the first is written, so that reading sees no own writes.
        let Some(batch) = drain(&mut self.input, context)? else {
            return Ok(None);
        };
        let mut made = Batch::empty(0);
        for row in 0..batch.len() {
            context
                .shared
                .tick()
                .map_err(|kind| kind.at(crate::text::Span::default()))?;
            let mut one = batch.take_all(&[u32::try_from(row).unwrap_or(u32::MAX)]);
            create(self.creation, &mut one, context)?;
            made.append(one);
        }
        context.refresh();
        Ok(Some(made))
    }
}

/// Makes everything for one row and puts it into the row.
pub(super) fn create(
    creation: &Creation,
    row: &mut Batch,
    context: &mut Context<'_>,
) -> Result<(), CypherError> {
    let names = context.shared.names;
    for node in &creation.nodes {
        let properties = properties(node.properties.as_ref(), row, &context.env())?;
        let labels: Vec<&str> = node
            .labels
            .iter()
            .map(|label| &*names.labels[*label].name)
            .collect();
        let graph = context
            .graph_mut()
            .map_err(|kind| kind.at(Default::default()))?;
        let made = graph.add_node(&labels, properties);
        row.set(node.slot, Column::Nodes(vec![made.0]));
        context.refresh_if_grown();
    }
    for rel in &creation.rels {
        let properties = properties(rel.properties.as_ref(), row, &context.env())?;
        let end = |slot: Slot| match row.node(slot, 0) {
            Some(node) if context.graph().has_node(node) => Ok(node),
            _ => {
                let message = "a relationship needs a node at both ends, but one is missing";
                let kind = CypherErrorKind::failed(ErrorClass::Semantic, "MissingNode", message);
                Err(kind.at(rel.span))
            }
        };
        let (from, to) = (end(rel.from)?, end(rel.to)?);
        let graph = context.graph_mut().map_err(|kind| kind.at(rel.span))?;
        let made = graph.add_rel(from, &names.types[rel.rel_type].name, to, properties);
        row.set(rel.slot, Column::Rels(vec![made.0]));
        context.refresh_if_grown();
    }
    for (slot, start, rels) in &creation.paths {
        let rels: Vec<Value> = rels.iter().map(|rel| row.get(*rel, 0)).collect();
        let path = make_path(context.graph(), &row.get(*start, 0), &rels);
        row.set(*slot, Column::Values(vec![path]));
    }
    Ok(())
}

/// Computes the properties of something new.
fn properties(
    properties: Option<&Expr>,
    row: &Batch,
    env: &Env<'_>,
) -> Result<Vec<(Arc<str>, Value)>, CypherError> {
    let Some(properties) = properties else {
        return Ok(Vec::new());
    };
    let value = env.eval(properties, &mut Row::new(row, 0))?;
    if !matches!(value, Value::Map(_) | Value::Null) {
        let message = format!("properties are a map, not {}", value.in_words());
        let kind = CypherErrorKind::type_error("InvalidArgumentType", message);
        return Err(kind.at(properties.span));
    }
    let all = env.all_properties(&value);
    for (_, value) in &all {
        check_property(value).map_err(|kind| kind.at(properties.span))?;
    }
    Ok(all)
}

/// Refuses values that a graph cannot keep.
pub(super) fn check_property(value: &Value) -> Result<(), CypherErrorKind> {
    let refuse = |value: &Value| {
        let message = format!("a property cannot hold {}", value.in_words());
        Err(CypherErrorKind::type_error("InvalidPropertyType", message))
    };
    match value {
        Value::Map(_) | Value::Node(_) | Value::Rel(_) | Value::Path(_) => refuse(value),
        Value::List(items) => {
            let odd = items.iter().find(|item| {
                matches!(
                    item,
                    Value::Map(_)
                        | Value::Node(_)
                        | Value::Rel(_)
                        | Value::Path(_)
                        | Value::List(_)
                        | Value::Null
                )
            });
            match odd {
                Some(odd) => {
                    let message = format!("a property cannot hold a list with {}", odd.in_words());
                    Err(CypherErrorKind::type_error("InvalidPropertyType", message))
                }
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
