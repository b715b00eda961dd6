//! Cores: how far a graph can be peeled before a node falls.

use petgraph::Undirected;

use super::{Cancelled, Selection, project};
use crate::graph::{Graph, NodeId};

/// Returns for each node the greatest k such that it belongs to a part in which every node has at
/// least k neighbours, by id. Directions, repeated relationships and loops do not count.
/// Nothing when cancelled.
#[must_use]
pub fn core_numbers(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, usize)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let neighbours: Vec<Vec<usize>> = plain
        .node_indices()
        .map(|node| {
            let mut near: Vec<_> = plain.neighbors(node).map(|other| other.index()).collect();
            near.retain(|other| *other != node.index());
            near.sort_unstable();
            near.dedup();
            near
        })
        .collect();
    let mut degrees: Vec<usize> = neighbours.iter().map(Vec::len).collect();
    let mut shelves: Vec<Vec<usize>> =
        vec![Vec::new(); degrees.iter().max().map_or(0, |most| most + 1)];
    for (node, degree) in degrees.iter().enumerate() {
        shelves[*degree].push(node);
    }
    let mut cores = vec![None; degrees.len()];
    let mut level = 0;
    while level < shelves.len() {
        let Some(node) = shelves[level].pop() else {
            level += 1;
            continue;
        };
        // A node stands on a shelf for each degree that it had; the lowest is true.
        if cores[node].is_some() || degrees[node] > level {
            continue;
        }
        cores[node] = Some(level);
        for other in &neighbours[node] {
            if cores[*other].is_none() && degrees[*other] > level {
                degrees[*other] -= 1;
                shelves[degrees[*other]].push(*other);
            }
        }
    }
    let cores = plain
        .node_indices()
        .map(|node| (plain[node], cores[node.index()].unwrap_or(0)));
    Some(cores.collect())
}
