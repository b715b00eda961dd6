//! Changes properties and labels.

use std::sync::Arc;

use crate::cypher::bind::bound::{RemoveItem, SetItem};
use crate::cypher::error::{CypherError, CypherErrorKind};
use crate::cypher::exec::batch::Batch;
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::graph::Value;
use crate::text::Span;

use super::create::check_property;
use super::{Rows, Running, Step, drain};

pub(super) struct Set<'p> {
    input: Running<'p>,
    items: &'p [SetItem],
}

impl<'p> Set<'p> {
    pub(super) fn new(input: Running<'p>, items: &'p [SetItem]) -> Self {
        Self { input, items }
    }
}

impl Step for Set<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(batch) = drain(&mut self.input, context)? else {
            return Ok(None);
        };
        set_all(self.items, &batch, context)?;
        Ok(Some(batch))
    }
}

pub(super) struct Remove<'p> {
    input: Running<'p>,
    items: &'p [RemoveItem],
}

impl<'p> Remove<'p> {
    pub(super) fn new(input: Running<'p>, items: &'p [RemoveItem]) -> Self {
        Self { input, items }
    }
}

impl Step for Remove<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(batch) = drain(&mut self.input, context)? else {
            return Ok(None);
        };
        let names = context.shared.names;
        for row in 0..batch.len() {
            for item in self.items {
                let (RemoveItem::Property { target, .. } | RemoveItem::Labels { target, .. }) =
                    item;
                let found = context.env().eval(target, &mut Row::new(&batch, row))?;
                match item {
                    RemoveItem::Property { key, .. } => {
                        let key = &names.keys[*key].name;
                        set_property(context, &found, key, Value::Null, target.span)?;
                    }
                    RemoveItem::Labels { labels, .. } => {
                        if let Some(node) = node_of(&found, target.span)? {
                            let graph = context.graph_mut().map_err(|kind| kind.at(target.span))?;
                            for label in labels {
                                graph.remove_label(node, &names.labels[*label].name);
                            }
                        }
                    }
                }
            }
        }
        context.refresh();
        Ok(Some(batch))
    }
}

/// Makes all assignments for every row, one after the other.
pub(super) fn set_all(
    items: &[SetItem],
    batch: &Batch,
    context: &mut Context<'_>,
) -> Result<(), CypherError> {
    for row in 0..batch.len() {
        context
            .shared
            .tick()
            .map_err(|kind| kind.at(Span::default()))?;
        for item in items {
            set(item, batch, row, context)?;
            context.refresh_if_grown();
        }
    }
    Ok(())
}

fn set(
    item: &SetItem,
    batch: &Batch,
    row: usize,
    context: &mut Context<'_>,
) -> Result<(), CypherError> {
    let names = context.shared.names;
    let eval = |expr, context: &Context<'_>| context.env().eval(expr, &mut Row::new(batch, row));
    match item {
        SetItem::Property { target, key, value } => {
            let found = eval(target, context)?;
            let value = eval(value, context)?;
            set_property(context, &found, &names.keys[*key].name, value, target.span)
        }
        SetItem::DynamicProperty { target, key, value } => {
            let found = eval(target, context)?;
            let name = eval(key, context)?;
            let value = eval(value, context)?;
            match name {
                Value::String(name) => set_property(context, &found, &name, value, target.span),
                other => {
                    let message = format!(
                        "a property has a string as its key, not {}",
                        other.in_words()
                    );
                    let kind = CypherErrorKind::type_error("MapElementAccessByNonString", message);
                    Err(kind.at(key.span))
                }
            }
        }
        SetItem::Properties {
            target,
            value,
            keep,
        } => {
            let found = eval(target, context)?;
            let map = eval(value, context)?;
            set_properties(context, &found, &map, *keep, target.span)
        }
        SetItem::Labels { target, labels } => {
            let found = eval(target, context)?;
            if let Some(node) = node_of(&found, target.span)? {
                let graph = context.graph_mut().map_err(|kind| kind.at(target.span))?;
                for label in labels {
                    graph.add_label(node, &names.labels[*label].name);
                }
            }
            Ok(())
        }
    }
}

fn set_properties(
    context: &mut Context<'_>,
    target: &Value,
    map: &Value,
    keep: bool,
    span: Span,
) -> Result<(), CypherError> {
    if target.is_null() {
        return Ok(());
    }
    if !matches!(
        map,
        Value::Map(_) | Value::Node(_) | Value::Rel(_) | Value::Null
    ) {
        let message = format!("properties come from a map, not from {}", map.type_name());
        return Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(span));
    }
    let env = context.env();
    let new = env.all_properties(map);
    let old: Vec<Arc<str>> = env
        .all_properties(target)
        .into_iter()
        .map(|one| one.0)
        .collect();
    if !keep {
        for key in old {
            if !new.iter().any(|(other, _)| *other == key) {
                set_property(context, target, &key, Value::Null, span)?;
            }
        }
    }
    for (key, value) in new {
        set_property(context, target, &key, value, span)?;
    }
    Ok(())
}

fn set_property(
    context: &mut Context<'_>,
    target: &Value,
    key: &str,
    value: Value,
    span: Span,
) -> Result<(), CypherError> {
    check_property(&value).map_err(|kind| kind.at(span))?;
    let graph = context.graph_mut().map_err(|kind| kind.at(span))?;
    match target {
        Value::Null => {}
        Value::Node(node) if graph.has_node(*node) => graph.set_node_property(*node, key, value),
        Value::Rel(rel) if graph.has_rel(*rel) => graph.set_rel_property(*rel, key, value),
        Value::Node(_) => return Err(super::super::eval::deleted("node").at(span)),
        Value::Rel(_) => return Err(super::super::eval::deleted("relationship").at(span)),
        other => {
            let message = format!("{} has no properties to set", other.in_words());
            return Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(span));
        }
    }
    Ok(())
}

fn node_of(value: &Value, span: Span) -> Result<Option<crate::graph::NodeId>, CypherError> {
    match value {
        Value::Null => Ok(None),
        Value::Node(node) => Ok(Some(*node)),
        other => {
            let message = format!("{} has no labels to change", other.in_words());
            Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(span))
        }
    }
}
