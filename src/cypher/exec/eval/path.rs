//! Paths made of what a pattern found.

use std::sync::Arc;

use crate::graph::{Graph, NodeId, Path, RelId, Value};

/// Walks from a node along relationships or lists of them; null if a part is missing.
pub(crate) fn make_path(graph: &Graph, start: &Value, rels: &[Value]) -> Value {
    let Value::Node(start) = start else {
        return Value::Null;
    };
    let mut path = Path {
        nodes: vec![*start],
        rels: Vec::new(),
    };
    for rel in rels {
        let walked = match rel {
            Value::Rel(rel) => walk(graph, &mut path, *rel),
            Value::List(list) => list.iter().all(|rel| match rel {
                Value::Rel(rel) => walk(graph, &mut path, *rel),
                _ => false,
            }),
            _ => false,
        };
        if !walked {
            return Value::Null;
        }
    }
    Value::Path(Arc::new(path))
}

fn walk(graph: &Graph, path: &mut Path, rel: RelId) -> bool {
    let Some(here) = path.nodes.last() else {
        return false;
    };
    let far = far_end(graph, rel, *here);
    path.rels.push(rel);
    path.nodes.push(far);
    true
}

/// Tells whether no node stands twice on a path; the last may be the first where it `closes`.
pub(crate) fn meets_none_twice(nodes: &[NodeId], closes: bool) -> bool {
    let closed = closes && nodes.len() > 1 && nodes.first() == nodes.last();
    let mut nodes = nodes
        .get(usize::from(closed)..)
        .unwrap_or_default()
        .to_vec();
    let many = nodes.len();
    nodes.sort_unstable();
    nodes.dedup();
    nodes.len() == many
}

/// Returns the end of a relationship that is not this one; the same one for a loop.
pub(crate) fn far_end(graph: &Graph, rel: RelId, near: NodeId) -> NodeId {
    let (from, to) = graph.endpoints(rel);
    if from == near { to } else { from }
}
