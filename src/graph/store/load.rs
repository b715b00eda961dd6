//! Making a whole graph at once, straight into the form in which it is kept.

use std::sync::Arc;

use super::{Graph, Source, narrow};
use crate::graph::column::{Column, Filling, Item};
use crate::graph::compact::Compact;
use crate::graph::evidence::{EvidenceTable, Rows};
use crate::graph::id::Symbol;
use crate::graph::record::{RelRecord, Tag};

/// Takes nodes, then relationships, then the rest, each in the order of their numbers.
#[derive(Debug)]
pub(crate) struct Loader<'t> {
    /// Texts that properties speak of by number.
    texts: &'t [Arc<str>],
    graph: Graph,
    nodes: Vec<Tag>,
    rels: Vec<RelRecord>,
    node_fillings: Vec<Filling>,
    rel_fillings: Vec<Filling>,
}

impl<'t> Loader<'t> {
    pub(crate) fn new(texts: &'t [Arc<str>]) -> Self {
        Self {
            texts,
            graph: Graph::default(),
            nodes: Vec::new(),
            rels: Vec::new(),
            node_fillings: Vec::new(),
            rel_fillings: Vec::new(),
        }
    }

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
    pub(crate) fn node_property(&mut self, key: Symbol, value: Item) {
        let node = narrow(self.nodes.len() - 1);
        filling(&mut self.node_fillings, key).push(node, value, self.texts);
    }

    /// Gives the relationship that was added last a property.
    pub(crate) fn rel_property(&mut self, key: Symbol, value: Item) {
        let rel = narrow(self.rels.len() - 1);
        filling(&mut self.rel_fillings, key).push(rel, value, self.texts);
    }

    /// Freezes the graph.
    pub(crate) fn frozen(self) -> Loaded {
        let mut graph = self.graph;
        (graph.node_count, graph.rel_count) = (self.nodes.len(), self.rels.len());
        graph.nodes = self.nodes.into_iter().collect();
        graph.rels = self.rels.into_iter().collect();
        graph.node_columns = columns(self.node_fillings, self.texts);
        graph.rel_columns = columns(self.rel_fillings, self.texts);
        graph.frozen = Arc::new(Compact::of(&graph, &|| false).unwrap_or_default());
        Loaded(graph)
    }
}

/// A graph that lacks its evidence.
pub(crate) struct Loaded(Graph);

impl Loaded {
    /// Adds sources and evidence, and gives the graph out.
    pub(crate) fn finish(self, sources: Vec<Source>, (nodes, rels): (Rows, Rows)) -> Graph {
        let mut graph = self.0;
        graph.sources = Arc::new(sources);
        graph.evidence = EvidenceTable::new(nodes, rels);
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

fn columns(fillings: Vec<Filling>, texts: &[Arc<str>]) -> Vec<Column> {
    let fillings = fillings.into_iter();
    fillings.map(|filling| filling.finish(texts)).collect()
}
