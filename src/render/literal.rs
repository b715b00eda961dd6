//! The modes that speak the query language: an answer as a list of maps, and as a graph.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::graph::value::Literal;
use crate::graph::{Element, Graph, Value};

use super::mode::Rows;
use super::value::identifier;
use super::width::one_line;
use super::{Lang, Message};

/// Writes the answer as one list with a map for each row, to be pasted into a query. A node or
/// relationship is the map of its properties, a path the list of what it leads over.
pub(super) fn list(answer: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = answer.shown.graph();
    writeln!(out, "[")?;
    for (at, row) in answer.rows.iter().enumerate() {
        let entries: Vec<String> = answer
            .columns
            .iter()
            .zip(row)
            .map(|(name, value)| format!("{}: {}", identifier(name), literal(value, graph)))
            .collect();
        let comma = if at + 1 < answer.rows.len() { "," } else { "" };
        writeln!(out, "  {{{}}}{comma}", entries.join(", "))?;
    }
    writeln!(out, "]")
}

fn literal(value: &Value, graph: &Graph) -> String {
    let map = |properties: Vec<(std::sync::Arc<str>, Value)>| {
        let value = &Value::map(properties);
        Literal { value, graph }.to_string()
    };
    match value {
        Value::Node(node) if graph.has_node(*node) => map(graph.node_properties(*node)),
        Value::Rel(rel) if graph.has_rel(*rel) => map(graph.rel_properties(*rel)),
        Value::Node(_) | Value::Rel(_) => "null".to_owned(),
        Value::Path(path) => {
            let mut parts = Vec::new();
            for (at, node) in path.nodes.iter().enumerate() {
                parts.push(literal(&Value::Node(*node), graph));
                let rel = path.rels.get(at);
                parts.extend(rel.map(|rel| literal(&Value::Rel(*rel), graph)));
            }
            format!("[{}]", parts.join(", "))
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| literal(item, graph)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", identifier(key), literal(value, graph)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        scalar => Literal {
            value: scalar,
            graph,
        }
        .to_string(),
    }
}

/// Writes the nodes and relationships of the answer, each once, in the order of its rows. The ends
/// of a relationship count as nodes of the answer.
pub(super) fn graph(answer: &Rows<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut found = Found {
        graph: answer.shown.graph(),
        seen: BTreeSet::new(),
        nodes: Vec::new(),
        rels: Vec::new(),
    };
    for value in answer.rows.iter().flatten() {
        found.add(value);
    }
    let shown = answer.shown;
    let heading =
        |message: Message, count: usize| lang.fill(message, &[("count", &lang.number(count))]);
    writeln!(out, "{}", heading(Message::SchemaNodes, found.nodes.len()))?;
    for node in &found.nodes {
        let id = shown.graph().node_property(*node, "id");
        let id = id.map(|id| format!("  {}", shown.cell(&id)));
        let line = format!("{}{}", shown.node(*node), id.unwrap_or_default());
        writeln!(out, "  {}", one_line(&line))?;
    }
    writeln!(out, "{}", heading(Message::SchemaRels, found.rels.len()))?;
    for rel in &found.rels {
        let (from, to) = shown.graph().endpoints(*rel);
        let line = format!(
            "{}-{}->{}",
            shown.node(from),
            shown.rel(*rel),
            shown.node(to)
        );
        writeln!(out, "  {}", one_line(&line))?;
    }
    Ok(())
}

/// The elements of an answer.
struct Found<'g> {
    graph: &'g Graph,
    seen: BTreeSet<Element>,
    nodes: Vec<crate::graph::NodeId>,
    rels: Vec<crate::graph::RelId>,
}

impl Found<'_> {
    /// Tells whether an element exists and was not met before.
    fn is_new(&mut self, element: Element) -> bool {
        let exists = match element {
            Element::Node(node) => self.graph.has_node(node),
            Element::Rel(rel) => self.graph.has_rel(rel),
        };
        exists && self.seen.insert(element)
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::Node(node) if self.is_new(Element::Node(*node)) => self.nodes.push(*node),
            Value::Rel(rel) if self.is_new(Element::Rel(*rel)) => {
                let (from, to) = self.graph.endpoints(*rel);
                self.add(&Value::Node(from));
                self.add(&Value::Node(to));
                self.rels.push(*rel);
            }
            Value::Path(path) => {
                for node in &path.nodes {
                    self.add(&Value::Node(*node));
                }
                for rel in &path.rels {
                    self.add(&Value::Rel(*rel));
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            Value::Map(entries) => entries.values().for_each(|item| self.add(item)),
            _ => {}
        }
    }
}
