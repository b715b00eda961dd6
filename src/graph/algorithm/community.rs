//! Communities by the method of Louvain: nodes move to where modularity grows, then communities
//! become nodes, and so on. Nodes are visited in the order of their ids, so the outcome is fixed.

use std::collections::BTreeMap;

use petgraph::Undirected;
use petgraph::visit::EdgeRef;

use super::{Cancelled, Selection, numbered, project};
use crate::graph::{Graph, NodeId};

/// Sweeps over the nodes of one level, at most.
const SWEEPS: usize = 32;

/// Returns for each node the number of its community, directions aside, by weight. Nothing when
/// cancelled.
#[must_use]
pub fn communities(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, usize)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut level = Level::new(plain.node_count());
    for edge in plain.edge_references() {
        level.add(
            edge.source().index(),
            edge.target().index(),
            edge.weight().weight,
        );
    }
    let mut homes: Vec<usize> = (0..plain.node_count()).collect();
    while let Some(moved) = level.settle(cancelled)? {
        for home in &mut homes {
            *home = moved[*home];
        }
        level = level.merged(&moved);
    }
    let mut groups = vec![Vec::new(); plain.node_count()];
    for node in plain.node_indices() {
        groups[homes[node.index()]].push(plain[node]);
    }
    groups.retain(|group| !group.is_empty());
    Some(numbered(groups))
}

/// A graph whose nodes are communities of the level below.
#[derive(Debug)]
struct Level {
    /// For each node its neighbours, with weights.
    near: Vec<BTreeMap<usize, f64>>,
    /// For each node the weight inside of it, each relationship twice.
    inside: Vec<f64>,
}

impl Level {
    fn new(count: usize) -> Self {
        Self {
            near: vec![BTreeMap::new(); count],
            inside: vec![0.0; count],
        }
    }

    fn add(&mut self, one: usize, other: usize, weight: f64) {
        if one == other {
            self.inside[one] += 2.0 * weight;
        } else {
            *self.near[one].entry(other).or_default() += weight;
            *self.near[other].entry(one).or_default() += weight;
        }
    }

    fn degree(&self, node: usize) -> f64 {
        self.inside[node] + self.near[node].values().sum::<f64>()
    }

    /// Moves nodes until nothing is gained. Returns each node's community, numbered without gaps,
    /// or nothing inside where none moved; nothing at all when cancelled.
    #[expect(clippy::option_option, reason = "cancelled is not the same as settled")]
    fn settle(&self, cancelled: Cancelled<'_>) -> Option<Option<Vec<usize>>> {
        const GAIN: f64 = 1e-12;
        let count = self.near.len();
        let degrees: Vec<f64> = (0..count).map(|node| self.degree(node)).collect();
        let whole: f64 = degrees.iter().sum();
        let mut homes: Vec<usize> = (0..count).collect();
        let mut totals = degrees.clone();
        let mut any = false;
        for _ in 0..SWEEPS {
            if cancelled() {
                return None;
            }
            let mut moved = false;
            for node in 0..count {
                let mut links: BTreeMap<usize, f64> = BTreeMap::new();
                for (other, weight) in &self.near[node] {
                    *links.entry(homes[*other]).or_default() += weight;
                }
                let home = homes[node];
                totals[home] -= degrees[node];
                let gain = |at: usize, link: f64| link - totals[at] * degrees[node] / whole;
                let stay = gain(home, links.get(&home).copied().unwrap_or(0.0));
                let mut best = (home, stay);
                for (at, link) in &links {
                    let gain = gain(*at, *link);
                    if gain > best.1 + GAIN {
                        best = (*at, gain);
                    }
                }
                homes[node] = best.0;
                totals[best.0] += degrees[node];
                moved |= best.0 != home;
            }
            any |= moved;
            if !moved {
                break;
            }
        }
        Some(any.then(|| without_gaps(homes)))
    }

    fn merged(&self, homes: &[usize]) -> Self {
        let mut level = Self::new(homes.iter().max().map_or(0, |most| most + 1));
        for (node, near) in self.near.iter().enumerate() {
            level.inside[homes[node]] += self.inside[node];
            for (other, weight) in near.iter().filter(|(other, _)| **other > node) {
                level.add(homes[node], homes[*other], *weight);
            }
        }
        level
    }
}

fn without_gaps(homes: Vec<usize>) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    homes
        .into_iter()
        .map(|home| {
            let next = numbers.len();
            *numbers.entry(home).or_insert(next)
        })
        .collect()
}
