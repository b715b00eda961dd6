//! Functions on nodes, relationships and paths.

use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::kinds::Kinds;
use crate::graph::{NodeId, RelId, Value};

use super::argument::wrong;
use super::{Context, Function, Outcome};

const PROPERTIES: Kinds = Kinds::ENTITY.or(Kinds::MAP);

pub(super) static ALL: &[Function] = &[
    Function::new(
        "id",
        "(element) -> integer",
        "the number of a node or relationship, stable while it exists",
        (&[Kinds::ENTITY], Kinds::INT),
        id,
    ),
    Function::new(
        "elementId",
        "(element) -> string",
        "the same as text, with its kind: `n4`, `r7`",
        (&[Kinds::ENTITY], Kinds::STRING),
        element_id,
    ),
    Function::new(
        "labels",
        "(node) -> list",
        "the labels of a node",
        (&[Kinds::NODE], Kinds::LIST),
        labels,
    )
    .impure(),
    Function::new(
        "type",
        "(relationship) -> string",
        "the type of a relationship",
        (&[Kinds::REL], Kinds::STRING),
        rel_type,
    )
    .impure(),
    Function::new(
        "properties",
        "(element or map) -> map",
        "all properties as a map",
        (&[PROPERTIES], Kinds::MAP),
        properties,
    )
    .impure(),
    Function::new(
        "keys",
        "(element or map) -> list",
        "the names of the properties or of the map's entries, in order",
        (&[PROPERTIES], Kinds::LIST),
        keys,
    )
    .impure(),
    Function::new(
        "startNode",
        "(relationship) -> node",
        "the node that a relationship starts from",
        (&[Kinds::REL], Kinds::NODE),
        start_node,
    )
    .impure(),
    Function::new(
        "endNode",
        "(relationship) -> node",
        "the node that a relationship goes to",
        (&[Kinds::REL], Kinds::NODE),
        end_node,
    )
    .impure(),
    Function::new(
        "degree",
        "(node, type?) -> integer",
        "how many relationships (of a type) touch a node",
        (&[Kinds::NODE, Kinds::STRING], Kinds::INT),
        degree,
    )
    .needs(1)
    .impure(),
    Function::new(
        "nodes",
        "(path) -> list",
        "the nodes of a path, as it is walked",
        (&[Kinds::PATH], Kinds::LIST),
        nodes,
    ),
    Function::new(
        "relationships",
        "(path) -> list",
        "the relationships of a path, as it is walked",
        (&[Kinds::PATH], Kinds::LIST),
        relationships,
    ),
    Function::new(
        "length",
        "(path) -> integer",
        "how many relationships a path has",
        (&[Kinds::PATH], Kinds::INT),
        length,
    ),
];

fn id(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    Ok(match &arguments[0] {
        Value::Null => Value::Null,
        Value::Node(node) => Value::Int(i64::from(node.0)),
        Value::Rel(rel) => Value::Int(i64::from(rel.0)),
        other => return Err(wrong("id", Kinds::ENTITY, other)),
    })
}

fn element_id(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    Ok(match &arguments[0] {
        Value::Null => Value::Null,
        Value::Node(node) => Value::from(format!("n{node}")),
        Value::Rel(rel) => Value::from(format!("r{rel}")),
        other => return Err(wrong("elementId", Kinds::ENTITY, other)),
    })
}

fn deleted(what: &str) -> CypherErrorKind {
    let message = format!("this {what} has been deleted");
    CypherErrorKind::failed(ErrorClass::EntityNotFound, "DeletedEntityAccess", message)
}

fn alive_node(context: &Context<'_>, node: NodeId) -> Result<NodeId, CypherErrorKind> {
    if context.graph.has_node(node) {
        Ok(node)
    } else {
        Err(deleted("node"))
    }
}

fn alive_rel(context: &Context<'_>, rel: RelId) -> Result<RelId, CypherErrorKind> {
    if context.graph.has_rel(rel) {
        Ok(rel)
    } else {
        Err(deleted("relationship"))
    }
}

fn labels(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Node(node) => {
            let labels = context.graph.labels(alive_node(context, *node)?);
            Ok(Value::list(labels.into_iter().map(Value::String).collect()))
        }
        other => Err(wrong("labels", Kinds::NODE, other)),
    }
}

/// The type stays known after a relationship is deleted, while its statement runs.
fn rel_type(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Rel(rel) => Ok(Value::String(context.graph.rel_type(*rel).clone())),
        other => Err(wrong("type", Kinds::REL, other)),
    }
}

fn properties(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    let entries = match &arguments[0] {
        Value::Null => return Ok(Value::Null),
        Value::Map(_) => return Ok(arguments[0].clone()),
        Value::Node(node) => context.graph.node_properties(alive_node(context, *node)?),
        Value::Rel(rel) => context.graph.rel_properties(alive_rel(context, *rel)?),
        other => return Err(wrong("properties", PROPERTIES, other)),
    };
    Ok(Value::map(
        entries.into_iter().map(|(key, value)| (key, value.clone())),
    ))
}

fn keys(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    let entries = match &arguments[0] {
        Value::Null => return Ok(Value::Null),
        Value::Map(map) => {
            return Ok(Value::list(
                map.keys().cloned().map(Value::String).collect(),
            ));
        }
        Value::Node(node) => context.graph.node_properties(alive_node(context, *node)?),
        Value::Rel(rel) => context.graph.rel_properties(alive_rel(context, *rel)?),
        other => return Err(wrong("keys", PROPERTIES, other)),
    };
    Ok(Value::list(
        entries
            .into_iter()
            .map(|(key, _)| Value::String(key))
            .collect(),
    ))
}

fn start_node(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Rel(rel) => Ok(Value::Node(context.graph.endpoints(*rel).0)),
        other => Err(wrong("startNode", Kinds::REL, other)),
    }
}

fn end_node(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Rel(rel) => Ok(Value::Node(context.graph.endpoints(*rel).1)),
        other => Err(wrong("endNode", Kinds::REL, other)),
    }
}

/// Counts a relationship from a node to itself once.
fn degree(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    let node = match &arguments[0] {
        Value::Null => return Ok(Value::Null),
        Value::Node(node) => alive_node(context, *node)?,
        other => return Err(wrong("degree", Kinds::NODE, other)),
    };
    let wanted = match arguments.get(1) {
        None => None,
        Some(Value::Null) => return Ok(Value::Null),
        Some(value) => Some(super::argument::string("degree", value)?),
    };
    let fits = |rel: RelId| wanted.is_none_or(|wanted| &**context.graph.rel_type(rel) == wanted);
    let outgoing = context.graph.outgoing(node).into_iter();
    let incoming = context
        .graph
        .incoming(node)
        .into_iter()
        .filter(|(_, from)| *from != node);
    let count = outgoing
        .chain(incoming)
        .filter(|(rel, _)| fits(*rel))
        .count();
    Ok(Value::Int(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn nodes(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Path(path) => Ok(Value::list(
            path.nodes.iter().copied().map(Value::Node).collect(),
        )),
        other => Err(wrong("nodes", Kinds::PATH, other)),
    }
}

fn relationships(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Path(path) => Ok(Value::list(
            path.rels.iter().copied().map(Value::Rel).collect(),
        )),
        other => Err(wrong("relationships", Kinds::PATH, other)),
    }
}

fn length(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Path(path) => Ok(Value::Int(
            i64::try_from(path.rels.len()).unwrap_or(i64::MAX),
        )),
        other => Err(wrong("length", Kinds::PATH, other)),
    }
}
