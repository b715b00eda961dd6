//! The neighbours of nodes in one direction.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::id::NodeId;

/// The far ends of relationships by their near ends, in one direction.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    arrays: Arc<Arrays>,
    /// Nodes whose neighbours are not those in the arrays any more.
    patches: FxHashMap<u32, Patch>,
    len: usize,
}

#[derive(Debug, Default)]
pub(super) struct Arrays {
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

    /// Returns where the neighbours of each node begin and end, from a node on.
    fn ends_from(&self, node: u32) -> std::slice::Windows<'_, u32> {
        let skipped = node.saturating_sub(self.base) as usize;
        self.offsets.get(skipped..).unwrap_or_default().windows(2)
    }

    /// Counts pairs of relationships with the same near end.
    fn pairs(&self, there: &Self) -> usize {
        let base = self.base.max(there.base);
        let degrees = self.ends_from(base).zip(there.ends_from(base));
        // Without branches, so that the compiler makes vectors of it.
        let pairs =
            degrees.map(|(one, other)| u64::from(one[1] - one[0]) * u64::from(other[1] - other[0]));
        usize::try_from(pairs.sum::<u64>()).unwrap_or(usize::MAX)
    }

    /// Lays pairs of far end and relationship out by near end, keeping their order at each.
    pub(super) fn lay(
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
    pub(super) fn triples(&self) -> impl Iterator<Item = Triple> {
        let starts = self.offsets.windows(2).zip(self.base..);
        starts.flat_map(|(ends, near)| {
            let range = ends[0] as usize..ends[1] as usize;
            let pairs = self.nodes[range.clone()].iter().zip(&self.rels[range]);
            pairs.map(move |(far, rel)| (near, *far, *rel))
        })
    }
}

/// Near end, far end and relationship.
pub(super) type Triple = (u32, u32, u32);

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

    /// Returns how many pairs there are of a relationship here and one there with the same near end.
    #[must_use]
    pub fn pairs(&self, there: &Self) -> usize {
        let own = |node: u32| self.arrays.range(node).len() * there.arrays.range(node).len();
        let now = |node: u32| self.degree(NodeId(node)) * there.degree(NodeId(node));
        let others = there.patches.keys();
        let others = others.filter(|node| !self.patches.contains_key(node));
        let patched = self.patches.keys().chain(others).copied();
        let settled = self.arrays.pairs(&there.arrays);
        settled + patched.clone().map(now).sum::<usize>() - patched.map(own).sum::<usize>()
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

    pub(super) fn new(arrays: Arrays) -> Self {
        Self {
            len: arrays.nodes.len(),
            arrays: Arc::new(arrays),
            patches: FxHashMap::default(),
        }
    }

    /// Returns how many nodes have neighbours of their own beside the arrays.
    pub(super) fn patched(&self) -> usize {
        self.patches.len()
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

    pub(super) fn remove(&mut self, (near, far, rel): Triple) {
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
    pub(super) fn add(&mut self, added: &[Triple]) {
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

    pub(super) fn bytes(&self) -> usize {
        let arrays = &self.arrays;
        let numbers = arrays.offsets.capacity() + arrays.nodes.capacity() + arrays.rels.capacity();
        let patches = self.patches.values();
        let patched: usize = patches.map(|patch| patch.nodes.capacity() * 8).sum();
        numbers * 4 + patched + self.patches.capacity() * size_of::<(u32, Patch)>()
    }
}
