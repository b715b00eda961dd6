//! Statements of openCypher that make the graph anew in an empty database, ours or another.
//!
//! Nodes come first, in batches of one set of labels each; relationships find their ends by `id`.
//! Where some node has no `id` of its own, every node gets a property `_key` for the time being.
//! Evidence beyond the properties of relationships is not in it; the JSON formats have it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use crate::graph::value::float_text;
use crate::graph::{Graph, NodeId, RelId, Value};

use super::keys::Keys;

/// Rows in one statement: enough to be fast, few enough for any parser's stack and memory.
const BATCH: usize = 200;

/// Writes the statements.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let key = if keys.natural { "id" } else { "_key" };
    writeln!(
        out,
        "// A graph of thidua: {} nodes, {} relationships. For an empty database.",
        graph.node_count(),
        graph.rel_count()
    )?;
    writeln!(
        out,
        "// Elsewhere, first create an index on `{key}` of each label; it makes the second half fast."
    )?;
    write_nodes(graph, &keys, out)?;
    write_rels(graph, &keys, key, out)?;
    if !keys.natural && graph.node_count() > 0 {
        writeln!(out, "MATCH (n) REMOVE n.`_key`;")?;
    }
    Ok(())
}

fn write_nodes(graph: &Graph, keys: &Keys, out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<Vec<Arc<str>>, Vec<NodeId>> = BTreeMap::new();
    for node in graph.node_ids() {
        groups.entry(graph.labels(node)).or_default().push(node);
    }
    for (labels, nodes) in groups {
        let labels: String = labels
            .iter()
            .map(|label| format!(":{}", name(label)))
            .collect();
        for batch in nodes.chunks(BATCH) {
            writeln!(out, "UNWIND [")?;
            for (at, node) in batch.iter().enumerate() {
                let mut properties = entries(graph.node_properties(*node));
                if !keys.natural {
                    properties.push(format!("`_key`: {}", text(keys.name(*node))));
                }
                writeln!(
                    out,
                    "  {{{}}}{}",
                    properties.join(", "),
                    comma(at, batch.len())
                )?;
            }
            writeln!(out, "] AS row CREATE (n{labels}) SET n = row;")?;
        }
    }
    Ok(())
}

fn write_rels(graph: &Graph, keys: &Keys, key: &str, out: &mut dyn Write) -> io::Result<()> {
    type Group = (Arc<str>, String, String);
    let first = |node: NodeId| {
        let label = graph
            .labels(node)
            .first()
            .map(|label| format!(":{}", name(label)));
        label.unwrap_or_default()
    };
    let mut groups: BTreeMap<Group, Vec<RelId>> = BTreeMap::new();
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let group = (Arc::clone(graph.rel_type(rel)), first(from), first(to));
        groups.entry(group).or_default().push(rel);
    }
    for ((rel_type, from_label, to_label), rels) in groups {
        for batch in rels.chunks(BATCH) {
            writeln!(out, "UNWIND [")?;
            for (at, rel) in batch.iter().enumerate() {
                let (from, to) = graph.endpoints(*rel);
                let (from, to) = (text(keys.name(from)), text(keys.name(to)));
                let properties = entries(graph.rel_properties(*rel)).join(", ");
                let comma = comma(at, batch.len());
                writeln!(
                    out,
                    "  {{from: {from}, to: {to}, properties: {{{properties}}}}}{comma}"
                )?;
            }
            let rel_type = name(&rel_type);
            writeln!(
                out,
                "] AS row MATCH (a{from_label} {{{}: row.from}}) MATCH (b{to_label} {{{}: row.to}})",
                name(key),
                name(key)
            )?;
            writeln!(
                out,
                "CREATE (a)-[r:{rel_type}]->(b) SET r = row.properties;"
            )?;
        }
    }
    Ok(())
}

fn comma(at: usize, count: usize) -> &'static str {
    if at + 1 < count { "," } else { "" }
}

fn entries(properties: Vec<(Arc<str>, Value)>) -> Vec<String> {
    properties
        .into_iter()
        .map(|(key, value)| format!("{}: {}", name(&key), literal(&value)))
        .collect()
}

/// Returns a name as a query writes it: plain where every dialect takes it so, else in backticks.
fn name(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if plain {
        name.to_owned()
    } else {
        format!("`{}`", name.replace('`', "``"))
    }
}

/// Returns a value as an expression.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(content) => text(content),
        Value::Float(number) if number.is_nan() => "(0.0 / 0.0)".to_owned(),
        Value::Float(number) if number.is_infinite() => {
            format!("({}1.0 / 0.0)", if *number < 0.0 { "-" } else { "" })
        }
        Value::Float(number) => float_text(*number),
        // Its positive counterpart is beyond the numbers that can be negated.
        Value::Int(i64::MIN) => "(-9223372036854775807 - 1)".to_owned(),
        Value::List(items) => format!(
            "[{}]",
            items.iter().map(literal).collect::<Vec<_>>().join(", ")
        ),
        Value::Map(map) => {
            let entries = map
                .iter()
                .map(|(key, value)| format!("{}: {}", name(key), literal(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Date(date) => format!("date('{date}')"),
        Value::LocalTime(time) => format!("localtime('{time}')"),
        Value::Time(time) => format!("time('{time}')"),
        Value::LocalDateTime(moment) => format!("localdatetime('{moment}')"),
        Value::DateTime(moment) => format!("datetime('{moment}')"),
        Value::Duration(span) => format!("duration('{span}')"),
        other => other.text().unwrap_or_else(|| "null".to_owned()),
    }
}

/// Returns a text as a literal; control characters by number, so that the file stays one of lines.
fn text(content: &str) -> String {
    let mut out = String::from("'");
    for letter in content.chars() {
        match letter {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => {
                out.push_str(&format!("\\u{:04X}", u32::from(control)))
            }
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}
