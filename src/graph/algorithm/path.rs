//! The k shortest ways from node to node, by the method of Yen over petgraph's A*.

use std::collections::BTreeSet;

use petgraph::Undirected;
use petgraph::algo::astar;
use petgraph::graph::{Graph as Plain, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};

use super::{Cancelled, Link, Selection, project};
use crate::graph::{Graph, NodeId, Path};

/// A way and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The way.
    pub path: Path,
    /// The sum of its weights.
    pub cost: f64,
}

type Net = Plain<NodeId, Link, Undirected>;

/// Returns up to `count` ways that visit no node twice, the cheapest first; directions aside.
/// Empty where there is none or an end is not selected; nothing when cancelled.
#[must_use]
pub fn shortest_routes(
    graph: &Graph,
    selection: &Selection,
    (from, to): (NodeId, NodeId),
    count: usize,
    cancelled: Cancelled<'_>,
) -> Option<Vec<Route>> {
    let net = project::<Undirected>(graph, selection, cancelled)?;
    let place = |wanted: NodeId| net.node_indices().find(|node| net[*node] == wanted);
    let (Some(start), Some(goal)) = (place(from), place(to)) else {
        return Some(Vec::new());
    };
    let mut found: Vec<(f64, Vec<NodeIndex>)> = cheapest(&net, start, goal, &[], &BTreeSet::new())
        .into_iter()
        .collect();
    let mut waiting: Vec<(f64, Vec<NodeIndex>)> = Vec::new();
    while !found.is_empty() && found.len() < count {
        let last = found[found.len() - 1].1.clone();
        for at in 0..last.len() - 1 {
            if cancelled() {
                return None;
            }
            let stem = &last[..=at];
            // Steps that known ways take after this stem are closed.
            let known = found.iter().filter(|(_, way)| way.starts_with(stem));
            let closed = known
                .filter_map(|(_, way)| way.get(at + 1).copied())
                .collect();
            let Some((_, tail)) = cheapest(&net, last[at], goal, &stem[..at], &closed) else {
                continue;
            };
            let way: Vec<_> = stem[..at].iter().copied().chain(tail).collect();
            let cost = cost(&net, &way);
            if !waiting.iter().any(|(_, other)| *other == way) {
                waiting.push((cost, way));
            }
        }
        waiting.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.cmp(&other.1)));
        if waiting.is_empty() {
            break;
        }
        found.push(waiting.remove(0));
    }
    found.truncate(count);
    Some(
        found
            .into_iter()
            .map(|(cost, way)| Route {
                path: path(&net, &way),
                cost,
            })
            .collect(),
    )
}

/// Finds the cheapest way that avoids some nodes and some first steps.
fn cheapest(
    net: &Net,
    start: NodeIndex,
    goal: NodeIndex,
    avoided: &[NodeIndex],
    closed: &BTreeSet<NodeIndex>,
) -> Option<(f64, Vec<NodeIndex>)> {
    let open = EdgeFiltered::from_fn(net, |edge| {
        let ends = [edge.source(), edge.target()];
        let shut = |from: usize| ends[from] == start && closed.contains(&ends[1 - from]);
        !ends.iter().any(|end| avoided.contains(end)) && !shut(0) && !shut(1)
    });
    astar(
        &open,
        start,
        |node| node == goal,
        |edge| edge.weight().weight,
        |_| 0.0,
    )
}

/// Returns the lightest relationship between two neighbours, the first of equals.
fn step(net: &Net, from: NodeIndex, to: NodeIndex) -> Option<Link> {
    let links = net.edges_connecting(from, to).map(|edge| *edge.weight());
    links.min_by(|one, other| {
        one.weight
            .total_cmp(&other.weight)
            .then_with(|| one.rel.cmp(&other.rel))
    })
}

fn cost(net: &Net, way: &[NodeIndex]) -> f64 {
    way.windows(2)
        .filter_map(|pair| step(net, pair[0], pair[1]))
        .map(|link| link.weight)
        .sum()
}

fn path(net: &Net, way: &[NodeIndex]) -> Path {
    let rels = way
        .windows(2)
        .filter_map(|pair| step(net, pair[0], pair[1]));
    Path {
        nodes: way.iter().map(|node| net[*node]).collect(),
        rels: rels.map(|link| link.rel).collect(),
    }
}
