//! What is in the graph: labels, types, keys, and how they go together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::cypher::kinds::Kinds;
use crate::graph::{Graph, Symbols, Value};

use super::Procedure;
use super::builtin::{Builtin, Rows, count};

pub(super) fn all() -> Vec<Arc<dyn Procedure>> {
    let (string, int, list, bool) = (Kinds::STRING, Kinds::INT, Kinds::LIST, Kinds::BOOL);
    vec![
        Builtin::define(
            "db.labels",
            "the labels in use, and how many nodes have each",
            &[],
            &[("label", string), ("nodes", int)],
            |graph, _, _| Ok(counted(graph.label_names(), &labels(graph))),
        ),
        Builtin::define(
            "db.relationshipTypes",
            "the relationship types in use, and how many relationships have each",
            &[],
            &[("relationshipType", string), ("relationships", int)],
            |graph, _, _| Ok(counted(graph.type_names(), &types(graph))),
        ),
        Builtin::define(
            "db.propertyKeys",
            "the property keys in use, and how many nodes and relationships have each",
            &[],
            &[("propertyKey", string), ("elements", int)],
            property_keys,
        ),
        Builtin::define(
            "db.schema.nodeTypeProperties",
            "for each set of labels its properties, their types, and whether all such nodes have them",
            &[],
            &[
                ("nodeType", string),
                ("nodeLabels", list),
                ("propertyName", string),
                ("propertyTypes", list),
                ("mandatory", bool),
            ],
            node_properties,
        ),
        Builtin::define(
            "db.schema.relTypeProperties",
            "for each relationship type its properties, their types, and whether all have them",
            &[],
            &[
                ("relType", string),
                ("propertyName", string),
                ("propertyTypes", list),
                ("mandatory", bool),
            ],
            rel_properties,
        ),
        Builtin::define(
            "db.schema.visualization",
            "which labels are joined by which relationship types, and how often",
            &[],
            &[
                ("from", string),
                ("relationshipType", string),
                ("to", string),
                ("relationships", int),
            ],
            visualization,
        ),
    ]
}

/// Counts by the number of the name.
type Counts = BTreeMap<usize, usize>;

fn labels(graph: &Graph) -> Counts {
    let mut counts = Counts::new();
    for node in graph.node_ids() {
        for label in graph.node_labels(node) {
            *counts.entry(label.index()).or_default() += 1;
        }
    }
    counts
}

fn types(graph: &Graph) -> Counts {
    let mut counts = Counts::new();
    for rel in graph.rel_ids() {
        *counts
            .entry(graph.rel_type_symbol(rel).index())
            .or_default() += 1;
    }
    counts
}

/// Lists names with their counts, by name.
fn counted(names: &Symbols, counts: &Counts) -> Vec<Vec<Value>> {
    let name =
        |number: &usize| names.name(crate::graph::Symbol(u32::try_from(*number).unwrap_or(0)));
    let named: BTreeMap<_, _> = counts
        .iter()
        .map(|(number, count)| (name(number), *count))
        .collect();
    let row = |(name, number): (&Arc<str>, usize)| vec![Value::String(name.clone()), count(number)];
    named.into_iter().map(row).collect()
}

fn property_keys(graph: &Graph, _: &[Value], _: &dyn Fn() -> bool) -> Rows {
    let mut counts: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    let nodes = graph
        .node_ids()
        .flat_map(|node| graph.node_properties(node));
    let rels = graph.rel_ids().flat_map(|rel| graph.rel_properties(rel));
    for (key, _) in nodes.chain(rels) {
        *counts.entry(key).or_default() += 1;
    }
    Ok(counts
        .into_iter()
        .map(|(key, number)| vec![Value::String(key), count(number)])
        .collect())
}

/// What is known of the properties of one kind of element.
#[derive(Debug, Default)]
struct Profile {
    elements: usize,
    keys: BTreeMap<Arc<str>, (usize, BTreeSet<&'static str>)>,
}

impl Profile {
    fn see(&mut self, properties: Vec<(Arc<str>, Value)>) {
        self.elements += 1;
        for (key, value) in properties {
            let (count, types) = self.keys.entry(key).or_default();
            *count += 1;
            types.insert(value.type_name());
        }
    }

    /// Makes a row of each property; one with nulls for none at all.
    fn rows(self, head: &[Value]) -> Vec<Vec<Value>> {
        if self.keys.is_empty() {
            return vec![[head, &[Value::Null, Value::Null, Value::Bool(false)]].concat()];
        }
        let row = |(key, (count, types)): (Arc<str>, (usize, BTreeSet<&'static str>))| {
            let types = Value::list(types.into_iter().map(Value::from).collect());
            [
                head,
                &[
                    Value::String(key),
                    types,
                    Value::Bool(count == self.elements),
                ],
            ]
            .concat()
        };
        self.keys.into_iter().map(row).collect()
    }
}

fn node_properties(graph: &Graph, _: &[Value], _: &dyn Fn() -> bool) -> Rows {
    let mut profiles: BTreeMap<Vec<Arc<str>>, Profile> = BTreeMap::new();
    for node in graph.node_ids() {
        let mut labels = graph.labels(node);
        labels.sort();
        profiles
            .entry(labels)
            .or_default()
            .see(graph.node_properties(node));
    }
    let rows = profiles.into_iter().flat_map(|(labels, profile)| {
        let name: String = labels.iter().map(|label| format!(":{label}")).collect();
        let labels = Value::list(labels.into_iter().map(Value::String).collect());
        profile.rows(&[Value::from(name), labels])
    });
    Ok(rows.collect())
}

fn rel_properties(graph: &Graph, _: &[Value], _: &dyn Fn() -> bool) -> Rows {
    let mut profiles: BTreeMap<Arc<str>, Profile> = BTreeMap::new();
    for rel in graph.rel_ids() {
        let profile = profiles.entry(graph.rel_type(rel).clone()).or_default();
        profile.see(graph.rel_properties(rel));
    }
    let rows = profiles
        .into_iter()
        .flat_map(|(rel_type, profile)| profile.rows(&[Value::from(format!(":{rel_type}"))]));
    Ok(rows.collect())
}

fn visualization(graph: &Graph, _: &[Value], _: &dyn Fn() -> bool) -> Rows {
    let mut counts: BTreeMap<(String, Arc<str>, String), usize> = BTreeMap::new();
    let side = |node| {
        let mut labels = graph.labels(node);
        labels.sort();
        labels.join(":")
    };
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let key = (side(from), graph.rel_type(rel).clone(), side(to));
        *counts.entry(key).or_default() += 1;
    }
    let row = |((from, rel_type, to), number): ((String, Arc<str>, String), usize)| {
        vec![
            Value::from(from),
            Value::String(rel_type),
            Value::from(to),
            count(number),
        ]
    };
    Ok(counts.into_iter().map(row).collect())
}
