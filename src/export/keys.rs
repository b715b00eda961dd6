//! What nodes are called in a file, and what of them is shown.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::{Element, Evidence, Graph, NodeId, Value};
use crate::text::char_offsets;

/// A name for every node that no other node of the graph has.
#[derive(Debug)]
pub(super) struct Keys {
    names: FxHashMap<NodeId, String>,
    /// Whether every name is the node's property `id`.
    pub(super) natural: bool,
}

impl Keys {
    /// Takes the property `id` where it is a text that no other node has, else `_` and a number.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut holders: FxHashMap<Arc<str>, u32> = FxHashMap::default();
        for node in graph.node_ids() {
            if let Some(id) = id(graph, node) {
                *holders.entry(id).or_default() += 1;
            }
        }
        let mut natural = true;
        let mut names = FxHashMap::default();
        for (number, node) in graph.node_ids().enumerate() {
            let own = id(graph, node).filter(|id| holders.get(id) == Some(&1));
            let name = own.as_deref().map(str::to_owned).unwrap_or_else(|| {
                natural = false;
                let mut name = format!("_{number}");
                while holders.contains_key(name.as_str()) {
                    name.insert(0, '_');
                }
                name
            });
            names.insert(node, name);
        }
        Self { names, natural }
    }

    pub(super) fn name(&self, node: NodeId) -> &str {
        self.names.get(&node).map_or("", String::as_str)
    }
}

fn id(graph: &Graph, node: NodeId) -> Option<Arc<str>> {
    let id = graph.node_property(node, "id").and_then(Value::into_text);
    id.filter(|id| !id.is_empty())
}

/// Returns what people call a node: its name or title, else its key.
pub(super) fn caption(graph: &Graph, keys: &Keys, node: NodeId) -> String {
    let text = |key: &str| graph.node_property(node, key).and_then(Value::into_text);
    let own = text("name").or_else(|| text("title"));
    own.map_or_else(|| keys.name(node).to_owned(), |own| own.to_string())
}

/// Returns the words that the surest evidence quotes, on one line.
pub(super) fn quote(graph: &Graph, element: Element) -> Option<String> {
    let mut best: Option<&Evidence> = None;
    for evidence in graph.evidence(element) {
        if best.is_none_or(|other| evidence.confidence > other.confidence) {
            best = Some(evidence);
        }
    }
    let evidence = best?;
    let words = evidence
        .span
        .of(&graph.source(evidence.source).text)
        .split_whitespace();
    Some(words.collect::<Vec<_>>().join(" ")).filter(|quote| !quote.is_empty())
}

/// Evidence as files give it: places in characters, with the words themselves.
pub(super) struct Quoted<'a> {
    pub(super) document: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: &'a str,
    pub(super) rule: &'a str,
    pub(super) confidence: f64,
}

/// Returns all evidence of a node or relationship.
pub(super) fn quoted(graph: &Graph, element: Element) -> Vec<Quoted<'_>> {
    let all = graph.evidence(element).iter();
    all.map(|evidence| {
        let source = graph.source(evidence.source);
        let offsets = char_offsets(&source.text);
        Quoted {
            document: &source.name,
            start: offsets.of_byte(evidence.span.start as usize),
            end: offsets.of_byte(evidence.span.end as usize),
            words: evidence.span.of(&source.text),
            rule: &evidence.rule,
            confidence: tidy(evidence.confidence),
        }
    })
    .collect()
}

/// A confidence as people write it.
fn tidy(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
