//! Values as people read them, and as openCypher writes them.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::graph::value::quoted;
use crate::graph::{Graph, NodeId, Path, RelId, Value};

/// Labels that a node also has when a closer one says what it is.
const GENERAL_LABELS: &[&str] = &["Organisation"];

/// Properties that name a thing, best first.
const NAME_KEYS: &[&str] = &["title", "name", "number", "what"];

/// Properties that say where a fact comes from; `:evidence` shows them better.
const PROVENANCE_KEYS: &[&str] = &[
    "confidence",
    "doc",
    "end",
    "evidence_count",
    "id",
    "rule",
    "start",
    "surface",
];

/// Most properties that stand for a thing without a name.
const NAMELESS_PROPERTIES: usize = 3;

/// Shows the values of one graph.
#[derive(Clone, Copy)]
pub struct Shown<'g> {
    graph: &'g Graph,
}

impl std::fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shown")
    }
}

impl<'g> Shown<'g> {
    /// Shows values of `graph`.
    #[must_use]
    pub fn of(graph: &'g Graph) -> Self {
        Self { graph }
    }

    /// Returns the graph.
    #[must_use]
    pub fn graph(&self) -> &'g Graph {
        self.graph
    }

    /// Returns a value as a cell of a table: texts without quotes, a null as nothing.
    #[must_use]
    pub fn cell(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => text.to_string(),
            other => self.literal(other),
        }
    }

    /// Returns a value as openCypher writes it; nodes, relationships and paths as patterns.
    #[must_use]
    pub fn literal(&self, value: &Value) -> String {
        match value {
            Value::Null => "null".to_owned(),
            Value::String(text) => quoted(text),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.literal(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Map(entries) => {
                self.map(entries.iter().map(|(key, value)| (key.as_ref(), value)))
            }
            Value::Node(node) => self.node(*node),
            Value::Rel(rel) => self.rel(*rel),
            Value::Path(path) => self.path(path),
            scalar => scalar.text().unwrap_or_default(),
        }
    }

    /// Returns a node as `(:UnionBody LĐLĐ huyện Thường Tín)`.
    #[must_use]
    pub fn node(&self, node: NodeId) -> String {
        if !self.graph.has_node(node) {
            return "(deleted)".to_owned();
        }
        let mut parts = Vec::new();
        let labels = self.labels(node);
        if !labels.is_empty() {
            parts.push(format!(":{}", labels.join(":")));
        }
        match self.name(node) {
            Some(name) => parts.push(name),
            None => parts.extend(self.properties_in_short(self.graph.node_properties(node))),
        }
        format!("({})", parts.join(" "))
    }

    /// Returns a relationship as `[:LAUNCHED {date: '2021-01-14'}]`.
    #[must_use]
    pub fn rel(&self, rel: RelId) -> String {
        if !self.graph.has_rel(rel) {
            return "[deleted]".to_owned();
        }
        let mut text = format!("[:{}", identifier(self.graph.rel_type(rel)));
        if let Some(properties) = self.properties_in_short(self.graph.rel_properties(rel)) {
            let _ = write!(text, " {properties}");
        }
        text.push(']');
        text
    }

    /// Returns a path as `(…)-[:CONFERRED]->(…)<-[:PART_OF]-(…)`.
    #[must_use]
    pub fn path(&self, path: &Path) -> String {
        let mut text = String::new();
        for (index, node) in path.nodes.iter().enumerate() {
            text.push_str(&self.node(*node));
            let Some(&rel) = path.rels.get(index) else {
                continue;
            };
            let forward = !self.graph.has_rel(rel) || self.graph.endpoints(rel).0 == *node;
            let (before, after) = if forward { ("-", "->") } else { ("<-", "-") };
            let _ = write!(text, "{before}{}{after}", self.rel(rel));
        }
        text
    }

    /// Returns the node's labels without those that a closer one implies.
    #[must_use]
    pub fn labels(&self, node: NodeId) -> Vec<String> {
        let labels = self.graph.labels(node);
        let close = labels
            .iter()
            .any(|label| !GENERAL_LABELS.contains(&label.as_ref()));
        labels
            .iter()
            .filter(|label| !close || !GENERAL_LABELS.contains(&label.as_ref()))
            .map(|label| identifier(label).into_owned())
            .collect()
    }

    /// Returns what the node is called.
    #[must_use]
    pub fn name(&self, node: NodeId) -> Option<String> {
        NAME_KEYS
            .iter()
            .find_map(|key| match self.graph.node_property(node, key) {
                Some(Value::String(text)) if !text.is_empty() => Some(text.to_string()),
                _ => None,
            })
    }

    fn properties_in_short(&self, properties: Vec<(std::sync::Arc<str>, Value)>) -> Option<String> {
        let mut telling: Vec<_> = properties
            .iter()
            .filter(|(key, _)| !PROVENANCE_KEYS.contains(&key.as_ref()))
            .collect();
        if telling.is_empty() {
            telling = properties
                .iter()
                .filter(|(key, _)| &**key == "id")
                .collect();
        }
        if telling.is_empty() {
            return None;
        }
        telling.truncate(NAMELESS_PROPERTIES);
        Some(self.map(telling.iter().map(|(key, value)| (key.as_ref(), value))))
    }

    fn map<'v>(&self, entries: impl Iterator<Item = (&'v str, &'v Value)>) -> String {
        let entries: Vec<String> = entries
            .map(|(key, value)| format!("{}: {}", identifier(key), self.literal(value)))
            .collect();
        format!("{{{}}}", entries.join(", "))
    }
}

/// Tells whether a value belongs at the right edge of its column.
#[must_use]
pub fn is_number(value: &Value) -> bool {
    matches!(value, Value::Int(_) | Value::Float(_))
}

/// Returns a name so that openCypher reads it as one, in backticks where it must be.
#[must_use]
pub fn identifier(name: &str) -> Cow<'_, str> {
    let mut characters = name.chars();
    let plain = characters
        .next()
        .is_some_and(|c| c.is_alphabetic() || c == '_')
        && characters.all(|c| c.is_alphanumeric() || c == '_');
    if plain {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("`{}`", name.replace('`', "``")))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn nodes_relationships_and_paths_read_as_patterns() {
        let mut graph = Graph::new();
        let body = graph.add_node(
            &["Organisation", "UnionBody"],
            [("name", Value::from("LĐLĐ huyện Thường Tín"))],
        );
        let award = graph.add_node(
            &["Award"],
            [
                ("id", Value::from("x:1")),
                ("individuals", Value::from(12)),
                ("doc", Value::from("bai-1")),
            ],
        );
        let rel = graph.add_rel(
            body,
            "CONFERRED",
            award,
            [("doc", Value::from("bai-1")), ("start", Value::from(3))],
        );
        let shown = Shown::of(&graph);
        let path = |nodes, rels| Value::Path(Arc::new(Path { nodes, rels }));
        for (value, text) in [
            (Value::Node(body), "(:UnionBody LĐLĐ huyện Thường Tín)"),
            (Value::Node(award), "(:Award {individuals: 12})"),
            (Value::Rel(rel), "[:CONFERRED]"),
            (
                path(vec![body, award], vec![rel]),
                "(:UnionBody LĐLĐ huyện Thường Tín)-[:CONFERRED]->(:Award {individuals: 12})",
            ),
            (
                path(vec![award, body], vec![rel]),
                "(:Award {individuals: 12})<-[:CONFERRED]-(:UnionBody LĐLĐ huyện Thường Tín)",
            ),
        ] {
            assert_eq!(shown.cell(&value), text);
        }
    }

    #[test]
    fn literals_read_back() {
        let graph = Graph::new();
        let shown = Shown::of(&graph);
        let list = Value::List(Arc::new(vec![
            Value::from("O'Hara\n"),
            Value::from(1.0),
            Value::Null,
        ]));
        assert_eq!(shown.cell(&list), r"['O\'Hara\n', 1.0, null]");
        assert_eq!(shown.cell(&Value::from("trống")), "trống");
        assert_eq!(identifier("tỉnh"), "tỉnh");
        assert_eq!(identifier("2x`"), "`2x```");
    }
}
