//! JSON: the one format beside the snapshot that holds everything.
//!
//! The document is what networkx calls node-link data (`nodes`, `edges` with `source` and `target`)
//! and what D3 draws. Lines hold the same objects, each with its `kind`, for tools that stream.
//! Numbers that JSON does not know (`NaN`, `Infinity`) and dates are texts.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use crate::graph::{Element, Graph, NodeId, RelId, Source, Value};

use super::keys::{Keys, caption, quoted};

/// Writes one document.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    writeln!(out, "{{\"directed\": true, \"multigraph\": true,")?;
    writeln!(out, "\"graph\": {{\"sources\": [")?;
    list(out, graph.sources().iter().map(source))?;
    writeln!(out, "]}},\n\"nodes\": [")?;
    list(out, graph.node_ids().map(|id| node(graph, &keys, id)))?;
    writeln!(out, "],\n\"edges\": [")?;
    list(out, graph.rel_ids().map(|id| rel(graph, &keys, id)))?;
    writeln!(out, "]}}")
}

/// Writes one object a line.
pub(super) fn write_lines(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    for of in graph.sources() {
        line(out, "source", source(of))?;
    }
    for id in graph.node_ids() {
        line(out, "node", node(graph, &keys, id))?;
    }
    for id in graph.rel_ids() {
        line(out, "relationship", rel(graph, &keys, id))?;
    }
    Ok(())
}

/// Writes items one a line, so that two exports can be compared line by line.
fn list(out: &mut dyn Write, items: impl Iterator<Item = Map<String, Json>>) -> io::Result<()> {
    for (number, item) in items.enumerate() {
        let comma = if number > 0 { ",\n" } else { "" };
        write!(out, "{comma}{}", Json::Object(item))?;
    }
    writeln!(out)
}

fn line(out: &mut dyn Write, kind: &str, item: Map<String, Json>) -> io::Result<()> {
    let mut object = Map::new();
    object.insert("kind".to_owned(), Json::from(kind));
    object.extend(item);
    writeln!(out, "{}", Json::Object(object))
}

fn source(source: &Source) -> Map<String, Json> {
    let mut object = Map::new();
    for (key, value) in [
        ("name", Some(&source.name)),
        ("path", Some(&source.path)),
        ("title", source.title.as_ref()),
        ("publisher", source.publisher.as_ref()),
        ("author", source.author.as_ref()),
        ("published", source.published.as_ref()),
        ("url", source.url.as_ref()),
    ] {
        if let Some(value) = value {
            object.insert(key.to_owned(), Json::from(value.as_str()));
        }
    }
    object
}

fn node(graph: &Graph, keys: &Keys, node: NodeId) -> Map<String, Json> {
    let labels: Vec<Json> = graph
        .labels(node)
        .iter()
        .map(|label| Json::from(&**label))
        .collect();
    object([
        ("id", Json::from(keys.name(node))),
        ("label", Json::from(caption(graph, keys, node))),
        ("labels", Json::Array(labels)),
        ("properties", properties(&graph.node_properties(node))),
        ("evidence", evidence(graph, Element::Node(node))),
    ])
}

fn rel(graph: &Graph, keys: &Keys, rel: RelId) -> Map<String, Json> {
    let (from, to) = graph.endpoints(rel);
    object([
        ("source", Json::from(keys.name(from))),
        ("target", Json::from(keys.name(to))),
        ("key", Json::from(rel.0)),
        ("type", Json::from(&**graph.rel_type(rel))),
        ("properties", properties(&graph.rel_properties(rel))),
        ("evidence", evidence(graph, Element::Rel(rel))),
    ])
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Map<String, Json> {
    entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn properties(properties: &[(std::sync::Arc<str>, Value)]) -> Json {
    let entries = properties
        .iter()
        .map(|(key, value)| (key.to_string(), self::value(value)));
    Json::Object(entries.collect())
}

fn evidence(graph: &Graph, element: Element) -> Json {
    let all = quoted(graph, element).into_iter().map(|piece| {
        json!({
            "doc": piece.document,
            "start": piece.start,
            "end": piece.end,
            "text": piece.words,
            "rule": piece.rule,
            "confidence": piece.confidence,
        })
    });
    Json::Array(all.collect())
}

/// Returns a value as JSON.
pub(super) fn value(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => Json::from(*truth),
        Value::Int(number) => Json::from(*number),
        Value::Float(number) if number.is_finite() => Json::from(*number),
        Value::List(items) => Json::Array(items.iter().map(self::value).collect()),
        Value::Map(map) => {
            let entries = map
                .iter()
                .map(|(key, item)| (key.to_string(), self::value(item)));
            Json::Object(entries.collect())
        }
        other => Json::from(other.text().unwrap_or_default()),
    }
}
