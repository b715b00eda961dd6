//! What the planner knows about a graph: numbers, no data.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::{Compact, Graph, Neighbours, Symbol};

/// Counts of a graph by label and type.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// How many nodes there are.
    pub nodes: f64,
    /// How many relationships there are.
    pub rels: f64,
    labels: FxHashMap<Arc<str>, f64>,
    types: FxHashMap<Arc<str>, TypeStats>,
}

/// What is known of the relationships of one type.
#[derive(Debug, Clone, Default)]
struct TypeStats {
    count: f64,
    /// Labels of every node that one starts from.
    starts: Vec<Arc<str>>,
    /// Labels of every node that one goes to.
    ends: Vec<Arc<str>>,
    has_loops: bool,
}

impl Stats {
    /// Counts a graph.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "estimates")]
    pub fn of(graph: &Graph, compact: &Compact) -> Self {
        let labels = graph
            .label_names()
            .names()
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let symbol = Symbol(u32::try_from(at).unwrap_or(u32::MAX));
                (Arc::clone(name), compact.labelled(symbol).len() as f64)
            });
        let types = graph.type_names().names().iter().zip(compact.types());
        let types = types.map(|(name, rels)| {
            let stats = TypeStats {
                count: rels.outgoing.len() as f64,
                starts: common_labels(graph, &rels.outgoing),
                ends: common_labels(graph, &rels.incoming),
                has_loops: rels.has_loops,
            };
            (Arc::clone(name), stats)
        });
        Self {
            nodes: compact.nodes().len() as f64,
            rels: compact.rel_count() as f64,
            labels: labels.collect(),
            types: types.collect(),
        }
    }

    /// Returns how many nodes have a label.
    #[must_use]
    pub fn label(&self, name: &str) -> f64 {
        self.labels.get(name).copied().unwrap_or(0.0)
    }

    /// Returns how many relationships have a type.
    #[must_use]
    pub fn rel_type(&self, name: &str) -> f64 {
        self.types.get(name).map_or(0.0, |stats| stats.count)
    }

    /// Tells whether every relationship of a type starts from (or goes to) a node with a label.
    #[must_use]
    pub fn always(&self, rel_type: &str, start: bool, label: &str) -> bool {
        self.types.get(rel_type).is_none_or(|stats| {
            let labels = if start { &stats.starts } else { &stats.ends };
            labels.iter().any(|known| &**known == label)
        })
    }

    /// Tells whether some relationship of a type goes back to where it starts.
    #[must_use]
    pub fn has_loops(&self, rel_type: &str) -> bool {
        self.types
            .get(rel_type)
            .is_some_and(|stats| stats.has_loops)
    }
}

/// Lists the labels that all near ends have.
fn common_labels(graph: &Graph, neighbours: &Neighbours) -> Vec<Arc<str>> {
    let mut common: Option<Vec<Symbol>> = None;
    for node in neighbours.near_ends() {
        let labels = graph.node_labels(node);
        match &mut common {
            Some(common) => {
                common.retain(|label| labels.contains(label));
                if common.is_empty() {
                    break;
                }
            }
            None => common = Some(labels.to_vec()),
        }
    }
    let common = common.unwrap_or_default();
    common
        .into_iter()
        .map(|label| Arc::clone(graph.label_names().name(label)))
        .collect()
}
