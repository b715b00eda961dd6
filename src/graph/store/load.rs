//! Making a whole graph at once, straight into the form in which it is kept.

use std::sync::Arc;

use super::{Graph, Source, narrow};
use crate::graph::column::{Column, Filling};
use crate::graph::compact::Compact;
use crate::graph::evidence::{EvidenceTable, Rows};
use crate::graph::id::Symbol;
use crate::graph::record::{RelRecord, Tag};
use crate::graph::value::Value;

/// Takes nodes, then relationships, then the rest, each in the order of their numbers.
#[derive(Debug, Default)]
pub(crate) struct Loader {
    graph: Graph,
    nodes: Vec<Tag>,
    rels: Vec<RelRecord>,
    node_fillings: Vec<Filling>,
    rel_fillings: Vec<Filling>,
}

impl Loader {
    pub(crate) fn label_set(&mut self, labels: &[&str]) -> u32 {
        let mut set: Vec<Symbol> = Vec::with_capacity(labels.len());
        for label in labels {
            let label = self.graph.labels.intern(label);
            if !set.contains(&label) {
                set.push(label);
            }
        }
        self.graph.label_set(set)
    }

    pub(crate) fn rel_type(&mut self, name: &str) -> Symbol {
        self.graph.types.intern(name)
    }

    pub(crate) fn key(&mut self, name: &str) -> Symbol {
        self.graph.keys.intern(name)
    }

    /// Adds a node with a set of labels that [`Self::label_set`] numbered.
    pub(crate) fn node(&mut self, label_set: u32) {
        self.nodes.push(Tag::new(label_set));
    }

    /// Adds a relationship between two nodes that were added before.
    pub(crate) fn rel(&mut self, rel_type: Symbol, from: u32, to: u32) {
        let tag = Tag::new(rel_type.0);
        self.rels.push(RelRecord { tag, from, to });
    }

    /// Gives the node that was added last a property.
    pub(crate) fn node_property(&mut self, key: Symbol, value: Value) {
        let node = narrow(self.nodes.len() - 1);
        filling(&mut self.node_fillings, key).push(node, value);
    }

    /// Gives the relationship that was added last a property.
    pub(crate) fn rel_property(&mut self, key: Symbol, value: Value) {
        let rel = narrow(self.rels.len() - 1);
        filling(&mut self.rel_fillings, key).push(rel, value);
    }

    pub(crate) fn sources(&mut self, sources: Vec<Source>) {
        self.graph.sources = Arc::new(sources);
    }

    pub(crate) fn evidence(&mut self, nodes: Rows, rels: Rows) {
        self.graph.evidence = EvidenceTable::new(nodes, rels);
    }

    /// Freezes the graph and gives it out.
    pub(crate) fn finish(self) -> Graph {
        let mut graph = self.graph;
        (graph.node_count, graph.rel_count) = (self.nodes.len(), self.rels.len());
        graph.nodes = self.nodes.into_iter().collect();
        graph.rels = self.rels.into_iter().collect();
        graph.node_columns = columns(self.node_fillings);
        graph.rel_columns = columns(self.rel_fillings);
        graph.frozen = Arc::new(Compact::of(&graph, &|| false).unwrap_or_default());
        graph.change();
        graph.frozen_version = graph.version;
        graph
    }
}

fn filling(fillings: &mut Vec<Filling>, key: Symbol) -> &mut Filling {
    if fillings.len() <= key.index() {
        fillings.resize_with(key.index() + 1, Filling::default);
    }
    &mut fillings[key.index()]
}

fn columns(fillings: Vec<Filling>) -> Vec<Column> {
    fillings.into_iter().map(Filling::finish).collect()
}
