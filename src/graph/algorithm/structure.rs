//! Pieces of a graph, and what holds them together. All take linear time, or nearly; nothing comes
//! out of what is cancelled while the part of the graph is selected.

use petgraph::algo::{
    articulation_points as cut_nodes, bridges as cut_edges, kosaraju_scc, min_spanning_tree,
};
use petgraph::data::Element;
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;
use petgraph::{Directed, Undirected};

use super::{Cancelled, Link, Selection, numbered, project};
use crate::graph::{Graph, NodeId, RelId};

/// Returns for each node the number of its connected component, directions aside.
#[must_use]
pub fn components(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, usize)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut union = UnionFind::new(plain.node_count());
    for edge in plain.edge_references() {
        union.union(edge.source().index(), edge.target().index());
    }
    let mut groups = vec![Vec::new(); plain.node_count()];
    for node in plain.node_indices() {
        groups[union.find(node.index())].push(plain[node]);
    }
    groups.retain(|group| !group.is_empty());
    Some(numbered(groups))
}

/// Returns for each node the number of its strongly connected component: from each node of it a
/// way leads to each other, along the directions.
#[must_use]
pub fn strong_components(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(NodeId, usize)>> {
    let plain = project::<Directed>(graph, selection, cancelled)?;
    let groups = kosaraju_scc(&plain);
    let ids = |group: Vec<_>| group.into_iter().map(|node| plain[node]).collect();
    Some(numbered(groups.into_iter().map(ids).collect()))
}

/// Returns the nodes without which a component would fall apart, by id.
#[must_use]
pub fn articulation_points(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<NodeId>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut nodes: Vec<_> = plain.node_indices().collect();
    let cut = cut_nodes::articulation_points(&plain);
    nodes.retain(|node| cut.contains(node));
    Some(nodes.into_iter().map(|node| plain[node]).collect())
}

/// Returns the relationships without which a component would fall apart, by id.
#[must_use]
pub fn bridges(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<RelId>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut rels: Vec<_> = cut_edges(&plain).map(|edge| edge.weight().rel).collect();
    rels.sort_unstable();
    Some(rels)
}

/// Returns relationships of least weight that hold each component together, by id, with weights.
#[must_use]
pub fn spanning_tree(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Vec<(RelId, f64)>> {
    let plain = project::<Undirected>(graph, selection, cancelled)?;
    let mut tree: Vec<_> = min_spanning_tree(&plain)
        .filter_map(|element| match element {
            Element::Edge {
                weight: Link { rel, weight },
                ..
            } => Some((rel, weight)),
            Element::Node { .. } => None,
        })
        .collect();
    tree.sort_by_key(|(rel, _)| *rel);
    Some(tree)
}
