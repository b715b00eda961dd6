//! The frozen structure of a graph, which traversals run over.
//!
//! For each relationship type and direction one array of offsets and one of neighbours, sorted at
//! each node, so that a step is a slice and two neighbourhoods intersect by merging. petgraph's own
//! linked lists cost a cache miss for each step: measured on 100,000 nodes and 500,000
//! relationships, a two-hop count over the whole graph takes some hundred times as long on them.
//!
//! What is written goes to petgraph first (`Pending`). Before the next statement the structure
//! [follows](Compact::follow): nodes whose relationships changed get neighbours of their own, laid
//! over the arrays; when many have, the arrays are made anew.

mod neighbours;

use crate::graph::id::{NodeId, RelId, Symbol};
use crate::graph::record::RelRecord;
use crate::graph::store::Graph;

pub use neighbours::Neighbours;
use neighbours::{Arrays, Triple};

/// Up to so many touched nodes are put in their places in sorted lists one by one.
const FEW: usize = 256;

/// The structure of a graph when it was last frozen.
#[derive(Debug, Clone, Default)]
pub struct Compact {
    nodes: Vec<u32>,
    labels: Vec<Vec<u32>>,
    types: Vec<Adjacency>,
    rel_count: usize,
}

/// Relationships of one type, both ways.
#[derive(Debug, Clone, Default)]
pub struct Adjacency {
    /// From where they start to where they go.
    pub outgoing: Neighbours,
    /// The other way.
    pub incoming: Neighbours,
    /// Whether some relationship starts where it ends, or once did.
    pub has_loops: bool,
}

impl Adjacency {
    /// Sorts relationships of one type into place, in linear time.
    fn of(rels: &[(RelId, RelRecord)]) -> Self {
        let arrived = rels.iter().map(|(rel, at)| (at.from, at.to, rel.0));
        let by_from = Arrays::lay(rels.iter().map(|(_, at)| at.from), arrived);
        // Each way is laid out of the other, which leaves the neighbours of a node sorted.
        let turned = by_from.triples().map(|(near, far, rel)| (far, near, rel));
        let incoming = Arrays::lay(rels.iter().map(|(_, at)| at.to), turned);
        drop(by_from);
        let turned = incoming.triples().map(|(near, far, rel)| (far, near, rel));
        let outgoing = Arrays::lay(rels.iter().map(|(_, at)| at.from), turned);
        Self {
            outgoing: Neighbours::new(outgoing),
            incoming: Neighbours::new(incoming),
            has_loops: rels.iter().any(|(_, at)| at.from == at.to),
        }
    }
}

impl Compact {
    /// Freezes a graph, in linear time. Nothing, if it is told to give up.
    pub(in crate::graph) fn of(graph: &Graph, cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let mut by_type = vec![Vec::new(); graph.type_names().len()];
        for rel in graph.rel_ids() {
            if rel.0.is_multiple_of(1 << 16) && cancelled() {
                return None;
            }
            let record = graph.record(rel)?;
            by_type[record.rel_type().index()].push((rel, record));
        }
        let mut types = Vec::with_capacity(by_type.len());
        for rels in by_type {
            if cancelled() {
                return None;
            }
            types.push(Adjacency::of(&rels));
        }
        let mut compact = Self {
            rel_count: graph.rel_count(),
            types,
            ..Self::default()
        };
        compact.list(graph);
        Some(compact)
    }

    /// Takes over what was written since, if that is little. Tells whether it was.
    pub(in crate::graph) fn follow(&mut self, graph: &Graph) -> bool {
        let patches = self.types.iter();
        let patches = patches.map(|of| of.outgoing.patched() + of.incoming.patched());
        if graph.pending().len() + patches.sum::<usize>() > self.nodes.len() / 4 + 2000 {
            return false;
        }
        self.types
            .resize_with(graph.type_names().len(), Adjacency::default);
        for (rel, was) in graph.pending().removed() {
            let adjacency = &mut self.types[was.rel_type().index()];
            adjacency.outgoing.remove((was.from, was.to, rel.0));
            adjacency.incoming.remove((was.to, was.from, rel.0));
        }
        let mut added = vec![(Vec::new(), Vec::new()); self.types.len()];
        for (rel, record) in graph
            .pending()
            .added()
            .filter_map(|rel| Some((rel, graph.record(rel)?)))
        {
            let (outgoing, incoming) = &mut added[record.rel_type().index()];
            outgoing.push((record.from, record.to, rel.0));
            incoming.push((record.to, record.from, rel.0));
        }
        for (adjacency, (mut outgoing, mut incoming)) in self.types.iter_mut().zip(added) {
            adjacency.has_loops |= outgoing.iter().any(|(from, to, _)| from == to);
            outgoing.sort_unstable();
            incoming.sort_unstable();
            let at_one = |one: &Triple, other: &Triple| one.0 == other.0;
            outgoing
                .chunk_by(at_one)
                .for_each(|at| adjacency.outgoing.add(at));
            incoming
                .chunk_by(at_one)
                .for_each(|at| adjacency.incoming.add(at));
        }
        self.rel_count = graph.rel_count();
        let touched = graph.pending().touched();
        if touched.len() > FEW {
            self.list(graph);
        } else {
            touched.iter().for_each(|node| self.place(*node, graph));
        }
        true
    }

    /// Lists all nodes, and those with each label.
    fn list(&mut self, graph: &Graph) {
        self.nodes = graph.node_ids().map(|node| node.0).collect();
        self.labels = vec![Vec::new(); graph.label_names().len()];
        for node in &self.nodes {
            for label in graph.node_labels(NodeId(*node)) {
                self.labels[label.index()].push(*node);
            }
        }
        self.nodes.shrink_to_fit();
        self.labels.iter_mut().for_each(Vec::shrink_to_fit);
    }

    /// Puts one node where it belongs in these lists, and takes it from the others.
    fn place(&mut self, node: NodeId, graph: &Graph) {
        self.labels.resize(graph.label_names().len(), Vec::new());
        let alive = graph.has_node(node);
        keep(&mut self.nodes, node.0, alive);
        let labels = graph.node_labels(node);
        for (label, nodes) in (0..).map(Symbol).zip(&mut self.labels) {
            keep(nodes, node.0, alive && labels.contains(&label));
        }
    }

    /// Returns all nodes, by id.
    #[must_use]
    pub fn nodes(&self) -> &[u32] {
        &self.nodes
    }

    /// Returns the nodes with a label, by id.
    #[must_use]
    pub fn labelled(&self, label: Symbol) -> &[u32] {
        self.labels.get(label.index()).map_or(&[], Vec::as_slice)
    }

    /// Returns the relationships of a type, if there are any.
    #[must_use]
    pub fn adjacency(&self, rel_type: Symbol) -> Option<&Adjacency> {
        self.types.get(rel_type.index())
    }

    /// Returns the relationships of each type, by the number of the type.
    #[must_use]
    pub fn types(&self) -> &[Adjacency] {
        &self.types
    }

    /// Returns how many relationships there are.
    #[must_use]
    pub fn rel_count(&self) -> usize {
        self.rel_count
    }

    /// Returns the bytes that are held.
    pub(in crate::graph) fn bytes(&self) -> usize {
        let lists = self.labels.iter().map(Vec::capacity).sum::<usize>() + self.nodes.capacity();
        let types = self.types.iter();
        lists * 4
            + types
                .map(|of| of.outgoing.bytes() + of.incoming.bytes())
                .sum::<usize>()
    }
}

/// Puts a number into a sorted list, or takes it out.
fn keep(list: &mut Vec<u32>, number: u32, there: bool) {
    match (list.binary_search(&number), there) {
        (Err(at), true) => list.insert(at, number),
        (Ok(at), false) => {
            list.remove(at);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Value;

    const NONE: [(&str, Value); 0] = [];

    #[test]
    fn neighbours_are_sorted_at_each_node() {
        let mut graph = Graph::new();
        let nodes: Vec<_> = (0..4).map(|_| graph.add_node(&["N"], NONE)).collect();
        graph.add_rel(nodes[1], "R", nodes[3], NONE);
        graph.add_rel(nodes[1], "R", nodes[0], NONE);
        graph.add_rel(nodes[2], "R", nodes[2], NONE);
        graph.freeze();
        let compact = graph.compact().unwrap();
        let rels = &compact.types()[0];
        assert_eq!(rels.outgoing.of(nodes[1]), (&[0, 3][..], &[1, 0][..]));
        assert_eq!(rels.incoming.degree(nodes[3]), 1);
        assert_eq!(rels.outgoing.degree(nodes[0]), 0);
        assert!(rels.has_loops);
    }

    /// Random writes with a freeze now and then: what follows is what would be frozen anew.
    #[test]
    fn following_is_freezing_anew() {
        let mut seed = 1_u64;
        let mut draw = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % below
        };
        let mut graph = Graph::new();
        for round in 0..400 {
            let nodes: Vec<_> = graph.node_ids().collect();
            let rels: Vec<_> = graph.rel_ids().collect();
            graph.begin();
            for _ in 0..draw(6) {
                let label = ["A", "B", "C"][draw(3)];
                match draw(12) {
                    0..4 => _ = graph.add_node(&[label], NONE),
                    4..8 if !nodes.is_empty() => {
                        let (from, to) = (nodes[draw(nodes.len())], nodes[draw(nodes.len())]);
                        if graph.has_node(from) && graph.has_node(to) {
                            graph.add_rel(from, ["R", "S"][draw(2)], to, NONE);
                        }
                    }
                    8 if !rels.is_empty() => graph.delete_rel(rels[draw(rels.len())]),
                    9 if !nodes.is_empty() => graph.delete_node(nodes[draw(nodes.len())]),
                    10 if !nodes.is_empty() => _ = graph.add_label(nodes[draw(nodes.len())], label),
                    11 if !nodes.is_empty() => {
                        _ = graph.remove_label(nodes[draw(nodes.len())], label)
                    }
                    _ => {}
                }
            }
            match draw(5) {
                0 => graph.rollback(),
                _ => _ = graph.commit(),
            }
            let live: Vec<_> = graph.node_ids().map(|node| graph.outgoing(node)).collect();
            if round % 3 == 0 {
                graph.freeze();
                let (followed, anew) = (
                    graph.compact().unwrap(),
                    Compact::of(&graph, &|| false).unwrap(),
                );
                assert_eq!(followed.nodes, anew.nodes);
                assert_eq!(followed.labels, anew.labels);
                assert_eq!(followed.rel_count, anew.rel_count);
                for (one, other) in followed.types.iter().zip(&anew.types) {
                    assert_eq!(
                        (one.outgoing.len(), one.incoming.len()),
                        (other.outgoing.len(), other.incoming.len())
                    );
                    for node in graph.node_ids() {
                        assert_eq!(one.outgoing.of(node), other.outgoing.of(node));
                        assert_eq!(one.incoming.of(node), other.incoming.of(node));
                    }
                }
            }
            let frozen: Vec<_> = graph.node_ids().map(|node| graph.outgoing(node)).collect();
            assert_eq!(live, frozen);
        }
        assert!(graph.rel_count() > 20, "{}", graph.rel_count());
    }
}
