//! What the planner knows about a graph: numbers, no data.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::{Compact, Graph};

/// Counts of a graph by label and type.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// How many nodes there are.
    pub nodes: f64,
    /// How many relationships there are.
    pub rels: f64,
    labels: FxHashMap<Arc<str>, f64>,
    types: FxHashMap<Arc<str>, f64>,
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
                let symbol = crate::graph::Symbol(u32::try_from(at).unwrap_or(u32::MAX));
                (Arc::clone(name), compact.labelled(symbol).len() as f64)
            });
        let types = graph.type_names().names().iter().zip(compact.types());
        let types = types.map(|(name, rels)| (Arc::clone(name), rels.outgoing.len() as f64));
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
        self.types.get(name).copied().unwrap_or(0.0)
    }
}
