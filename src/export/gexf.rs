//! GEXF 1.3, the format of Gephi.
//!
//! `labels` and `type` are attributes, so that Gephi can colour by them. Lists are JSON texts.
//! `evidence` quotes the surest evidence; all of it is in the JSON formats.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use crate::graph::{Element, Graph};

use super::keys::{Keys, caption};
use super::xml::{self, QUOTE, Types, Xml};

/// Writes the graph.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let mut xml = Xml::begin(out)?;
    xml.open(
        "gexf",
        &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")],
    )?;
    xml.open(
        "graph",
        &[
            ("mode", "static"),
            ("defaultedgetype", "directed"),
            ("idtype", "string"),
        ],
    )?;
    let types = xml::types(graph.node_ids().map(|node| graph.node_properties(node)));
    let numbers = heads(&mut xml, "node", &["labels", QUOTE], &types)?;
    let types = xml::types(graph.rel_ids().map(|rel| graph.rel_properties(rel)));
    let rel_numbers = heads(&mut xml, "edge", &["type", QUOTE], &types)?;

    xml.open("nodes", &[])?;
    for node in graph.node_ids() {
        xml.open(
            "node",
            &[
                ("id", keys.name(node)),
                ("label", &caption(graph, &keys, node)),
            ],
        )?;
        let mut data = vec![(Arc::from("labels"), graph.labels(node).join(":"))];
        data.extend(xml::data(
            graph,
            Element::Node(node),
            &graph.node_properties(node),
        ));
        values(&mut xml, &numbers, data)?;
        xml.close("node")?;
    }
    xml.close("nodes")?;

    xml.open("edges", &[])?;
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let rel_type = graph.rel_type(rel);
        xml.open(
            "edge",
            &[
                ("id", &rel.to_string()),
                ("source", keys.name(from)),
                ("target", keys.name(to)),
                ("label", rel_type),
                // Parallel edges are kept apart by their kind.
                ("kind", rel_type),
            ],
        )?;
        let mut data = vec![(Arc::from("type"), rel_type.to_string())];
        data.extend(xml::data(
            graph,
            Element::Rel(rel),
            &graph.rel_properties(rel),
        ));
        values(&mut xml, &rel_numbers, data)?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.end()
}

/// Declares the attributes and numbers them.
fn heads(
    xml: &mut Xml<'_>,
    class: &str,
    own: &[&str],
    types: &Types,
) -> io::Result<BTreeMap<Arc<str>, String>> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    let own = own.iter().map(|name| (*name, "string"));
    let declared = types.iter().map(|(key, of)| (&**key, of.name()));
    let mut numbers = BTreeMap::new();
    for (name, of_type) in own.chain(declared) {
        let next = numbers.len().to_string();
        if numbers.contains_key(name) {
            continue;
        }
        xml.empty(
            "attribute",
            &[("id", &next), ("title", name), ("type", of_type)],
        )?;
        numbers.insert(Arc::from(name), next);
    }
    xml.close("attributes")?;
    Ok(numbers)
}

fn values(
    xml: &mut Xml<'_>,
    numbers: &BTreeMap<Arc<str>, String>,
    data: Vec<(Arc<str>, String)>,
) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (key, value) in data {
        if let Some(number) = numbers.get(&key) {
            xml.empty("attvalue", &[("for", number), ("value", &value)])?;
        }
    }
    xml.close("attvalues")
}
