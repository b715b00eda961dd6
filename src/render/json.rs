//! Answers as JSON, with nodes, relationships and paths as typed objects.
//!
//! A program that reads this can tell a node from a map: `{"$type": "node", …}`. Keys are the same
//! in every language of the program. Numbers that JSON cannot write (`NaN`, infinities) are texts.

use std::io::{self, Write};

use serde_json::{Map, Number, Value as Json, json};

use crate::graph::value::float_text;
use crate::graph::{Graph, NodeId, RelId, Value};

use super::Rows;

/// Writes one array with an object a row.
pub(super) fn array(answer: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = keys(answer.columns);
    write!(out, "[")?;
    for (index, row) in answer.rows.iter().enumerate() {
        write!(out, "{}", if index == 0 { "\n" } else { ",\n" })?;
        serde_json::to_writer(&mut *out, &object(answer, &names, row))?;
    }
    writeln!(out, "{}]", if answer.rows.is_empty() { "" } else { "\n" })
}

/// Writes an object a line.
pub(super) fn lines(answer: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = keys(answer.columns);
    for row in answer.rows {
        serde_json::to_writer(&mut *out, &object(answer, &names, row))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Column names as keys; a second column of the same name gets a number, so that nothing is lost.
fn keys(columns: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(columns.len());
    for name in columns {
        let mut key = name.clone();
        let mut count = 1;
        while keys.contains(&key) {
            count += 1;
            key = format!("{name}_{count}");
        }
        keys.push(key);
    }
    keys
}

fn object(answer: &Rows<'_>, names: &[String], row: &[Value]) -> Json {
    let graph = answer.shown.graph();
    let entries = names.iter().zip(row);
    Json::Object(
        entries
            .map(|(name, value)| (name.clone(), value_to_json(graph, value)))
            .collect(),
    )
}

/// Returns a value as JSON.
#[must_use]
pub fn value_to_json(graph: &Graph, value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => Json::Bool(*truth),
        Value::Int(number) => json!(number),
        Value::Float(number) => Number::from_f64(*number)
            .map_or_else(|| Json::String(float_text(*number)), Json::Number),
        Value::String(text) => Json::String(text.to_string()),
        Value::List(items) => items
            .iter()
            .map(|item| value_to_json(graph, item))
            .collect(),
        Value::Map(entries) => {
            let entries = entries.iter();
            Json::Object(
                entries
                    .map(|(key, value)| (key.to_string(), value_to_json(graph, value)))
                    .collect(),
            )
        }
        Value::Node(node) => node_to_json(graph, *node),
        Value::Rel(rel) => rel_to_json(graph, *rel),
        Value::Path(path) => json!({
            "$type": "path",
            "nodes": path.nodes.iter().map(|node| node_to_json(graph, *node)).collect::<Vec<_>>(),
            "relationships": path.rels.iter().map(|rel| rel_to_json(graph, *rel)).collect::<Vec<_>>(),
        }),
        // Dates, times and durations are texts in ISO 8601.
        scalar => Json::String(scalar.text().unwrap_or_default()),
    }
}

fn node_to_json(graph: &Graph, node: NodeId) -> Json {
    if !graph.has_node(node) {
        return json!({"$type": "node", "element": node.0, "deleted": true});
    }
    let labels: Vec<String> = graph.labels(node).iter().map(ToString::to_string).collect();
    json!({
        "$type": "node",
        "element": node.0,
        "labels": labels,
        "properties": properties(graph, graph.node_properties(node)),
    })
}

fn rel_to_json(graph: &Graph, rel: RelId) -> Json {
    if !graph.has_rel(rel) {
        return json!({"$type": "relationship", "element": rel.0, "deleted": true});
    }
    let (start, end) = graph.endpoints(rel);
    json!({
        "$type": "relationship",
        "element": rel.0,
        "type": graph.rel_type(rel).as_ref(),
        "start": start.0,
        "end": end.0,
        "properties": properties(graph, graph.rel_properties(rel)),
    })
}

fn properties(graph: &Graph, properties: Vec<(std::sync::Arc<str>, Value)>) -> Json {
    let entries = properties.into_iter();
    Json::Object(
        entries
            .map(|(key, value)| (key.to_string(), value_to_json(graph, &value)))
            .collect::<Map<_, _>>(),
    )
}
