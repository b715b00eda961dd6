//! PageRank.

use petgraph::Directed;
use petgraph::visit::EdgeRef;

use super::{Cancelled, Selection, by_score, project};
use crate::graph::{Graph, NodeId};

/// Ranks nodes by how much rank points at them, along the directions and by weight; ranks add up
/// to 1. Stops when a round changes next to nothing. Highest first; nothing when cancelled.
#[must_use]
pub fn page_rank(
    graph: &Graph,
    selection: &Selection,
    damping: f64,
    rounds: usize,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, f64)>> {
    const SETTLED: f64 = 1e-10;
    let plain = project::<Directed>(graph, selection, cancelled)?;
    let count = plain.node_count();
    if count == 0 {
        return Some(Vec::new());
    }
    let mut given = vec![0.0; count];
    for edge in plain.edge_references() {
        given[edge.source().index()] += edge.weight().weight;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "graphs have fewer than 2^53 nodes"
    )]
    let share = 1.0 / count as f64;
    let mut ranks = vec![share; count];
    for _ in 0..rounds {
        if cancelled() {
            return None;
        }
        // Nodes that point nowhere give to all.
        let idle: f64 = (0..count)
            .filter(|at| given[*at] == 0.0)
            .map(|at| ranks[at])
            .sum();
        let mut next = vec![(1.0 - damping + damping * idle) * share; count];
        for edge in plain.edge_references() {
            let from = edge.source().index();
            next[edge.target().index()] +=
                damping * ranks[from] * edge.weight().weight / given[from];
        }
        let change: f64 = ranks
            .iter()
            .zip(&next)
            .map(|(old, new)| (old - new).abs())
            .sum();
        ranks = next;
        if change < SETTLED {
            break;
        }
    }
    Some(by_score(
        plain
            .node_indices()
            .map(|node| (plain[node], ranks[node.index()]))
            .collect(),
    ))
}
