//! What was written since the graph was last frozen, in petgraph.

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::id::{NodeId, RelId};
use super::record::RelRecord;

/// More removals than these at once are worth making the structure anew, for petgraph walks along
/// the relationships of both ends to take one out.
const MANY: usize = 32;

/// The mutable part of a graph's structure: petgraph holds every node that was touched since the
/// graph was last frozen, and every relationship that was added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pending {
    structure: DiGraph<NodeId, RelId>,
    places: FxHashMap<NodeId, NodeIndex>,
    /// Frozen relationships that were removed, as they were.
    removed: FxHashMap<RelId, RelRecord>,
}

impl Pending {
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns how many nodes were touched and relationships added or removed.
    pub(crate) fn len(&self) -> usize {
        self.places.len() + self.structure.edge_count() + self.removed.len()
    }

    /// Notes that a node is new, changed its labels, was deleted or revived.
    pub(crate) fn touch(&mut self, node: NodeId) -> NodeIndex {
        let structure = &mut self.structure;
        let place = self.places.entry(node);
        *place.or_insert_with(|| structure.add_node(node))
    }

    /// Returns all touched nodes, by id.
    pub(crate) fn touched(&self) -> Vec<NodeId> {
        let mut nodes: Vec<_> = self.structure.node_weights().copied().collect();
        nodes.sort_unstable();
        nodes
    }

    pub(crate) fn add(&mut self, rel: RelId, from: NodeId, to: NodeId) {
        let (from, to) = (self.touch(from), self.touch(to));
        self.structure.add_edge(from, to, rel);
    }

    /// Takes out relationships that are not to be seen again.
    pub(crate) fn remove(&mut self, rels: &[(RelId, RelRecord)]) {
        if rels.len() > MANY {
            let gone: FxHashSet<RelId> = rels.iter().map(|(rel, _)| *rel).collect();
            let mut found = FxHashSet::default();
            // No node goes, so that the places stay as they are.
            self.structure = self.structure.filter_map(
                |_, node| Some(*node),
                |_, rel| {
                    let gone = gone.contains(rel) && found.insert(*rel);
                    (!gone).then_some(*rel)
                },
            );
            let frozen = rels.iter().filter(|(rel, _)| !found.contains(rel));
            for (rel, record) in frozen {
                self.removed.insert(*rel, *record);
            }
        } else {
            for (rel, record) in rels {
                self.remove_one(*rel, *record);
            }
        }
        for (_, record) in rels {
            self.touch(NodeId(record.from));
            self.touch(NodeId(record.to));
        }
    }

    fn remove_one(&mut self, rel: RelId, record: RelRecord) {
        let from = self.places.get(&NodeId(record.from));
        let found = from.and_then(|from| {
            let mut edges = self.structure.edges_directed(*from, Direction::Outgoing);
            edges.find(|edge| *edge.weight() == rel)
        });
        match found.map(|edge| edge.id()) {
            Some(edge) => {
                self.structure.remove_edge(edge);
            }
            None => {
                self.removed.insert(rel, record);
            }
        }
    }

    /// Tells whether a frozen relationship was removed.
    pub(crate) fn is_removed(&self, rel: RelId) -> bool {
        !self.removed.is_empty() && self.removed.contains_key(&rel)
    }

    /// Returns the frozen relationships that were removed, by id.
    pub(crate) fn removed(&self) -> Vec<(RelId, RelRecord)> {
        let mut removed: Vec<_> = self.removed.iter().map(|(rel, was)| (*rel, *was)).collect();
        removed.sort_unstable_by_key(|entry| entry.0);
        removed
    }

    /// Returns the relationships that were added, in no order that matters.
    pub(crate) fn added(&self) -> impl Iterator<Item = RelId> {
        self.structure.edge_weights().copied()
    }

    /// Returns the relationships that were added at a node, with their far ends.
    pub(crate) fn at(
        &self,
        node: NodeId,
        direction: Direction,
    ) -> impl Iterator<Item = (RelId, NodeId)> {
        let place = self.places.get(&node);
        let edges = place.map(|place| self.structure.edges_directed(*place, direction));
        edges.into_iter().flatten().map(move |edge| {
            let far = match direction {
                Direction::Outgoing => edge.target(),
                Direction::Incoming => edge.source(),
            };
            (*edge.weight(), self.structure[far])
        })
    }

    pub(crate) fn bytes(&self) -> usize {
        let (nodes, edges) = self.structure.capacity();
        nodes * 12 + edges * 20 + self.places.capacity() * 9 + self.removed.capacity() * 17
    }
}
