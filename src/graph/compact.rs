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

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::{NodeId, RelId, Symbol};
use super::record::RelRecord;
use super::store::Graph;

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

/// The far ends of relationships by their near ends, in one direction.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    arrays: Arc<Arrays>,
    /// Nodes whose neighbours are not those in the arrays any more.
    patches: FxHashMap<u32, Patch>,
    len: usize,
}

#[derive(Debug, Default)]
struct Arrays {
    /// The first node that has any.
    base: u32,
    offsets: Vec<u32>,
    nodes: Vec<u32>,
    rels: Vec<u32>,
}

#[derive(Debug, Clone, Default)]
struct Patch {
    nodes: Vec<u32>,
    rels: Vec<u32>,
}

impl Arrays {
    fn of(&self, node: u32) -> (&[u32], &[u32]) {
        let range = self.range(node);
        (&self.nodes[range.clone()], &self.rels[range])
    }

    fn range(&self, node: u32) -> std::ops::Range<usize> {
        match node.checked_sub(self.base) {
            Some(at) if (at as usize) + 1 < self.offsets.len() => {
                let at = at as usize;
                self.offsets[at] as usize..self.offsets[at + 1] as usize
            }
            _ => 0..0,
        }
    }

    /// Lays pairs of far end and relationship out by near end, keeping their order at each.
    fn lay(
        near_ends: impl Iterator<Item = u32> + Clone,
        triples: impl Iterator<Item = Triple>,
    ) -> Self {
        let (mut first, mut last, mut count) = (u32::MAX, 0, 0);
        for near in near_ends.clone() {
            (first, last, count) = (first.min(near), last.max(near), count + 1);
        }
        if count == 0 {
            return Self::default();
        }
        let mut offsets = vec![0; (last - first) as usize + 2];
        for near in near_ends {
            offsets[(near - first) as usize + 1] += 1;
        }
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let (mut nodes, mut rels) = (vec![0; count], vec![0; count]);
        for (near, far, rel) in triples {
            // The offset of a node serves as its cursor, and is the next one's when all is laid.
            let cursor = &mut offsets[(near - first) as usize];
            (nodes[*cursor as usize], rels[*cursor as usize]) = (far, rel);
            *cursor += 1;
        }
        offsets.rotate_right(1);
        offsets[0] = 0;
        Self {
            base: first,
            offsets,
            nodes,
            rels,
        }
    }

    /// Returns near end, far end and relationship of all, by near end.
    fn triples(&self) -> impl Iterator<Item = Triple> {
        let starts = self.offsets.windows(2).zip(self.base..);
        starts.flat_map(|(ends, near)| {
            let range = ends[0] as usize..ends[1] as usize;
            let pairs = self.nodes[range.clone()].iter().zip(&self.rels[range]);
            pairs.map(move |(far, rel)| (near, *far, *rel))
        })
    }
}

/// Near end, far end and relationship.
type Triple = (u32, u32, u32);

impl Neighbours {
    /// Returns the far ends and the relationships to them, by far end.
    #[must_use]
    pub fn of(&self, node: NodeId) -> (&[u32], &[u32]) {
        if !self.patches.is_empty()
            && let Some(patch) = self.patches.get(&node.0)
        {
            return (&patch.nodes, &patch.rels);
        }
        self.arrays.of(node.0)
    }

    /// Returns how many relationships there are at a node.
    #[must_use]
    pub fn degree(&self, node: NodeId) -> usize {
        if self.patches.is_empty() {
            return self.arrays.range(node.0).len();
        }
        self.of(node).0.len()
    }

    /// Returns how many relationships there are in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the nodes that have any, in no order that matters.
    pub fn near_ends(&self) -> impl Iterator<Item = NodeId> {
        let starts = self.arrays.offsets.windows(2).zip(self.arrays.base..);
        let settled = starts.filter(|(pair, node)| {
            pair[0] < pair[1] && (self.patches.is_empty() || !self.patches.contains_key(node))
        });
        let patched = self
            .patches
            .iter()
            .filter(|(_, patch)| !patch.nodes.is_empty());
        let patched = patched.map(|(node, _)| *node);
        settled.map(|(_, node)| node).chain(patched).map(NodeId)
    }

    fn new(arrays: Arrays) -> Self {
        Self {
            len: arrays.nodes.len(),
            arrays: Arc::new(arrays),
            patches: FxHashMap::default(),
        }
    }

    fn patch(&mut self, near: u32) -> &mut Patch {
        let arrays = &self.arrays;
        self.patches.entry(near).or_insert_with(|| {
            let (nodes, rels) = arrays.of(near);
            Patch {
                nodes: nodes.to_vec(),
                rels: rels.to_vec(),
            }
        })
    }

    fn remove(&mut self, (near, far, rel): Triple) {
        let patch = self.patch(near);
        let from = patch.nodes.partition_point(|node| *node < far);
        let found = patch.rels[from..].iter().position(|other| *other == rel);
        if let Some(at) = found.map(|at| at + from) {
            patch.nodes.remove(at);
            patch.rels.remove(at);
            self.len -= 1;
        }
    }

    /// Adds relationships of one near end, sorted by far end.
    fn add(&mut self, added: &[Triple]) {
        let Some((near, ..)) = added.first() else {
            return;
        };
        self.len += added.len();
        let patch = self.patch(*near);
        if let [(_, far, rel)] = added {
            let at = patch.nodes.partition_point(|node| node <= far);
            patch.nodes.insert(at, *far);
            patch.rels.insert(at, *rel);
            return;
        }
        let old = patch.nodes.iter().copied().zip(patch.rels.iter().copied());
        let mut all: Vec<_> = old.chain(added.iter().map(|one| (one.1, one.2))).collect();
        all.sort_unstable();
        (patch.nodes, patch.rels) = all.into_iter().unzip();
    }

    fn bytes(&self) -> usize {
        let arrays = &self.arrays;
        let numbers = arrays.offsets.capacity() + arrays.nodes.capacity() + arrays.rels.capacity();
        let patches = self.patches.values();
        let patched: usize = patches.map(|patch| patch.nodes.capacity() * 8).sum();
        numbers * 4 + patched + self.patches.capacity() * size_of::<(u32, Patch)>()
    }
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
    pub(super) fn of(graph: &Graph, cancelled: &dyn Fn() -> bool) -> Option<Self> {
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
    pub(super) fn follow(&mut self, graph: &Graph) -> bool {
        let patches = self.types.iter();
        let patches = patches.map(|of| of.outgoing.patches.len() + of.incoming.patches.len());
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
    pub(super) fn bytes(&self) -> usize {
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
                        (one.outgoing.len, one.incoming.len),
                        (other.outgoing.len, other.incoming.len)
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
