//! Centralities: who lies between others, and who is near to all.

use std::collections::VecDeque;

use petgraph::Undirected;
use petgraph::graph::{Graph as Plain, NodeIndex};

use super::{Cancelled, Link, Selection, by_score, project};
use crate::graph::{Graph, NodeId};

/// Returns for each node on how many shortest ways between two others it lies (by the method of
/// Brandes), directions and weights aside; where there are several such ways, it counts by its
/// share. Highest first; nothing when cancelled. Takes nodes times relationships.
#[must_use]
pub fn betweenness(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, f64)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut scores = vec![0.0; plain.node_count()];
    let mut walk = Walk::new(&plain);
    for start in plain.node_indices() {
        if cancelled() {
            return None;
        }
        walk.from(start);
        let mut shares = vec![0.0; plain.node_count()];
        for node in walk.order.iter().rev() {
            for before in plain.neighbors(*node) {
                if walk.distances[before.index()] + 1 == walk.distances[node.index()] {
                    let part = walk.ways[before.index()] / walk.ways[node.index()];
                    shares[before.index()] += part * (1.0 + shares[node.index()]);
                }
            }
            if *node != start {
                // Each pair is met from both of its ends.
                scores[node.index()] += shares[node.index()] / 2.0;
            }
        }
    }
    Some(by_score(
        plain
            .node_indices()
            .map(|node| (plain[node], scores[node.index()]))
            .collect(),
    ))
}

/// Returns for each node how near it is to the nodes that it reaches, directions and weights
/// aside: their number by the sum of their distances, times the share of all nodes that they are
/// (Wasserman and Faust), so that small components do not win. Highest first; nothing when
/// cancelled. Takes nodes times relationships.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    reason = "graphs have fewer than 2^53 nodes"
)]
pub fn closeness(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, f64)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let others = plain.node_count().saturating_sub(1) as f64;
    let mut walk = Walk::new(&plain);
    let mut scores = Vec::with_capacity(plain.node_count());
    for start in plain.node_indices() {
        if cancelled() {
            return None;
        }
        walk.from(start);
        let reached = (walk.order.len() - 1) as f64;
        let sum: usize = walk
            .order
            .iter()
            .map(|node| walk.distances[node.index()])
            .sum();
        let score = if sum == 0 {
            0.0
        } else {
            reached / sum as f64 * (reached / others)
        };
        scores.push((plain[start], score));
    }
    Some(by_score(scores))
}

/// A breadth-first walk that counts the shortest ways to each node.
struct Walk<'a> {
    plain: &'a Plain<NodeId, Link, Undirected>,
    /// What was reached, the nearest first.
    order: Vec<NodeIndex>,
    distances: Vec<usize>,
    ways: Vec<f64>,
}

impl<'a> Walk<'a> {
    fn new(plain: &'a Plain<NodeId, Link, Undirected>) -> Self {
        Self {
            plain,
            order: Vec::new(),
            distances: Vec::new(),
            ways: Vec::new(),
        }
    }

    fn from(&mut self, start: NodeIndex) {
        let count = self.plain.node_count();
        self.order.clear();
        self.distances = vec![usize::MAX - 1; count];
        self.ways = vec![0.0; count];
        self.distances[start.index()] = 0;
        self.ways[start.index()] = 1.0;
        let mut next = VecDeque::from([start]);
        while let Some(node) = next.pop_front() {
            self.order.push(node);
            let beyond = self.distances[node.index()] + 1;
            for near in self.plain.neighbors(node) {
                if self.distances[near.index()] > beyond {
                    self.distances[near.index()] = beyond;
                    next.push_back(near);
                }
                if self.distances[near.index()] == beyond {
                    self.ways[near.index()] += self.ways[node.index()];
                }
            }
        }
    }
}
