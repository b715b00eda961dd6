//! Algorithms on a part of the graph.
//!
//! A [`Selection`] says which part; each algorithm projects it to a plain petgraph graph, runs
//! petgraph's own algorithm where it has one, and gives back our ids. PageRank, cores, communities
//! and centralities are ours: petgraph 0.8 has none but PageRank, which looks at every pair of
//! nodes in every round. What takes more than linear time asks `cancelled` now and then.

mod centrality;
mod community;
mod core;
mod path;
mod rank;
mod structure;

use petgraph::EdgeType;
use petgraph::graph::{Graph as Plain, NodeIndex};
use rustc_hash::FxHashMap;

use super::{Graph, NodeId, RelId, Symbol};

pub use centrality::{betweenness, closeness};
pub use community::communities;
pub use core::core_numbers;
pub use path::{Route, shortest_routes};
pub use rank::page_rank;
pub use structure::{articulation_points, bridges, components, spanning_tree, strong_components};

/// Which part of a graph an algorithm sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Nodes with at least one of these labels; all if empty.
    pub labels: Vec<String>,
    /// Relationships with one of these types, between such nodes; all if empty.
    pub types: Vec<String>,
    /// The property that holds a relationship's weight; each weighs 1 where there is none. Weights
    /// that are no positive numbers count as 1.
    pub weight: Option<String>,
}

/// Tells whether the work should be given up.
pub type Cancelled<'a> = &'a dyn Fn() -> bool;

/// A relationship in a projection.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Link {
    rel: RelId,
    weight: f64,
}

/// Compared by weight, as spanning trees do.
impl PartialOrd for Link {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(
            self.weight
                .total_cmp(&other.weight)
                .then_with(|| self.rel.cmp(&other.rel)),
        )
    }
}

/// The selected part as a plain graph; nodes and relationships stand in the order of their ids.
/// Nothing when cancelled.
fn project<Ty: EdgeType>(
    graph: &Graph,
    selection: &Selection,
    cancelled: Cancelled<'_>,
) -> Option<Plain<NodeId, Link, Ty>> {
    let labels = symbols(&selection.labels, |name| graph.label_names().find(name));
    let types = symbols(&selection.types, |name| graph.type_names().find(name));
    let weight = selection
        .weight
        .as_deref()
        .and_then(|key| graph.key_names().find(key));
    let mut plain = Plain::default();
    let mut places: FxHashMap<NodeId, NodeIndex> = FxHashMap::default();
    for node in graph.node_ids() {
        let has = |wanted: &Vec<Symbol>| {
            graph
                .node_labels(node)
                .iter()
                .any(|label| wanted.contains(label))
        };
        if labels.as_ref().is_none_or(has) {
            places.insert(node, plain.add_node(node));
        }
    }
    for rel in graph.rel_ids() {
        if rel.0.is_multiple_of(1 << 14) && cancelled() {
            return None;
        }
        if types
            .as_ref()
            .is_some_and(|types| !types.contains(&graph.rel_type_symbol(rel)))
        {
            continue;
        }
        let (from, to) = graph.endpoints(rel);
        let (Some(&from), Some(&to)) = (places.get(&from), places.get(&to)) else {
            continue;
        };
        let value = weight.and_then(|key| graph.rel_value(rel, key)?.as_float());
        let weight = value
            .filter(|weight| weight.is_finite() && *weight > 0.0)
            .unwrap_or(1.0);
        plain.add_edge(from, to, Link { rel, weight });
    }
    Some(plain)
}

/// Finds names; nothing where none was given, so that all fit.
fn symbols(names: &[String], find: impl Fn(&str) -> Option<Symbol>) -> Option<Vec<Symbol>> {
    (!names.is_empty()).then(|| names.iter().filter_map(|name| find(name)).collect())
}

/// Sorts scores, the highest first, and nodes of one score by id.
fn by_score(mut scores: Vec<(NodeId, f64)>) -> Vec<(NodeId, f64)> {
    scores.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    scores
}

/// Numbers groups in the order of their smallest node, and lists each node with its group.
fn numbered(mut groups: Vec<Vec<NodeId>>) -> Vec<(NodeId, usize)> {
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    let numbered = groups.into_iter().enumerate();
    numbered
        .flat_map(|(number, group)| group.into_iter().map(move |node| (node, number)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Value;

    /// Two triangles joined by one relationship, and a node by itself.
    fn dumbbell() -> Graph {
        let mut graph = Graph::new();
        let none: [(&str, Value); 0] = [];
        let nodes: Vec<_> = (0..7)
            .map(|_| graph.add_node(&["N"], none.clone()))
            .collect();
        for (from, to, cost) in [
            (0, 1, 1.0),
            (1, 2, 1.0),
            (2, 0, 5.0),
            (2, 3, 1.0),
            (3, 4, 1.0),
            (4, 5, 1.0),
            (5, 3, 1.0),
        ] {
            graph.add_rel(nodes[from], "T", nodes[to], [("cost", Value::Float(cost))]);
        }
        graph
    }

    fn all() -> Selection {
        Selection::default()
    }

    const NEVER: Cancelled<'static> = &|| false;

    #[test]
    fn pieces() {
        let graph = dumbbell();
        let groups = |found: Vec<(NodeId, usize)>| {
            found
                .into_iter()
                .map(|(_, group)| group)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            groups(components(&graph, &all(), NEVER).unwrap()),
            [0, 0, 0, 0, 0, 0, 1]
        );
        assert_eq!(
            groups(strong_components(&graph, &all(), NEVER).unwrap()),
            [0, 0, 0, 1, 1, 1, 2]
        );
        assert_eq!(
            groups(communities(&graph, &all(), NEVER).unwrap()),
            [0, 0, 0, 1, 1, 1, 2]
        );
        assert_eq!(
            articulation_points(&graph, &all(), NEVER).unwrap(),
            [NodeId(2), NodeId(3)]
        );
        assert_eq!(bridges(&graph, &all(), NEVER).unwrap(), [RelId(3)]);
        let cores: Vec<_> = core_numbers(&graph, &all(), NEVER)
            .unwrap()
            .into_iter()
            .map(|(_, core)| core)
            .collect();
        assert_eq!(cores, [2, 2, 2, 2, 2, 2, 0]);
    }

    #[test]
    fn trees_and_routes_follow_weights() {
        let graph = dumbbell();
        let weighted = Selection {
            weight: Some("cost".to_owned()),
            ..all()
        };
        let tree: Vec<_> = spanning_tree(&graph, &weighted, NEVER)
            .unwrap()
            .into_iter()
            .map(|(rel, _)| rel.0)
            .collect();
        assert_eq!(tree.len(), 5);
        assert!(!tree.contains(&2), "the costly side is left out");
        let routes = shortest_routes(&graph, &weighted, (NodeId(0), NodeId(3)), 3, NEVER).unwrap();
        let costs: Vec<_> = routes.iter().map(|route| route.cost).collect();
        assert_eq!(costs, [3.0, 6.0]);
        assert_eq!(routes[0].path.rels, [RelId(0), RelId(1), RelId(3)]);
        assert!(
            shortest_routes(&graph, &all(), (NodeId(0), NodeId(6)), 3, NEVER)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn importance() {
        let graph = dumbbell();
        let ranks = page_rank(&graph, &all(), 0.85, 50, NEVER).unwrap();
        let sum: f64 = ranks.iter().map(|(_, rank)| rank).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        assert_eq!(ranks[0].0, NodeId(3));
        let between = betweenness(&graph, &all(), NEVER).unwrap();
        assert_eq!(between[..2], [(NodeId(2), 6.0), (NodeId(3), 6.0)]);
        let close = closeness(&graph, &all(), NEVER).unwrap();
        assert_eq!(close[0].0, NodeId(2));
        assert_eq!(
            close.last().map(|(node, score)| (*node, *score)),
            Some((NodeId(6), 0.0))
        );
    }

    #[test]
    fn work_can_be_given_up() {
        let graph = dumbbell();
        assert!(page_rank(&graph, &all(), 0.85, 50, &|| true).is_none());
        assert!(betweenness(&graph, &all(), &|| true).is_none());
        assert!(communities(&graph, &all(), &|| true).is_none());
        assert!(components(&graph, &all(), &|| true).is_none());
    }

    #[test]
    fn a_selection_leaves_out_the_rest() {
        let mut graph = dumbbell();
        let none: [(&str, Value); 0] = [];
        let other = graph.add_node(&["M"], none.clone());
        graph.add_rel(NodeId(0), "U", other, none);
        let only = Selection {
            labels: vec!["M".to_owned()],
            ..all()
        };
        assert_eq!(components(&graph, &only, NEVER).unwrap(), [(other, 0)]);
        let unknown = Selection {
            types: vec!["X".to_owned()],
            ..all()
        };
        assert_eq!(components(&graph, &unknown, NEVER).unwrap().len(), 8);
        assert_eq!(
            components(&graph, &unknown, NEVER)
                .unwrap()
                .last()
                .map(|(_, group)| *group),
            Some(7)
        );
    }
}
