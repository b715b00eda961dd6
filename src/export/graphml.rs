//! GraphML, in the dialect that Neo4j's APOC writes and reads: `labels` (`:A:B`) of nodes and
//! `label` (the type) of edges stand both as XML attributes and as data.
//!
//! Lists are JSON texts. `evidence` quotes the surest evidence; all of it is in the JSON formats.

use std::io::{self, Write};

use crate::graph::{Element, Graph};

use super::keys::{Keys, caption};
use super::xml::{self, QUOTE, Types, Xml};

/// Writes the graph.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let node_types = xml::types(graph.node_ids().map(|node| graph.node_properties(node)));
    let rel_types = xml::types(graph.rel_ids().map(|rel| graph.rel_properties(rel)));
    let mut xml = Xml::begin(out)?;
    xml.open(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    )?;
    heads(&mut xml, "node", &["labels", "caption", QUOTE], &node_types)?;
    heads(&mut xml, "edge", &["label", QUOTE], &rel_types)?;
    xml.open("graph", &[("id", "G"), ("edgedefault", "directed")])?;
    for node in graph.node_ids() {
        let labels: String = graph
            .labels(node)
            .iter()
            .map(|label| format!(":{label}"))
            .collect();
        xml.open("node", &[("id", keys.name(node)), ("labels", &labels)])?;
        xml.text("data", &[("key", "node.labels")], &labels)?;
        xml.text(
            "data",
            &[("key", "node.caption")],
            &caption(graph, &keys, node),
        )?;
        let data = xml::data(graph, Element::Node(node), &graph.node_properties(node));
        for (key, value) in data {
            xml.text("data", &[("key", &format!("node.{key}"))], &value)?;
        }
        xml.close("node")?;
    }
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let rel_type = graph.rel_type(rel);
        xml.open(
            "edge",
            &[
                ("id", &format!("e{rel}")),
                ("source", keys.name(from)),
                ("target", keys.name(to)),
                ("label", rel_type),
            ],
        )?;
        xml.text("data", &[("key", "edge.label")], rel_type)?;
        let data = xml::data(graph, Element::Rel(rel), &graph.rel_properties(rel));
        for (key, value) in data {
            xml.text("data", &[("key", &format!("edge.{key}"))], &value)?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.end()
}

/// Declares the attributes. Keys carry what they belong to in their ids, because a name may have
/// one type on nodes and another on edges.
fn heads(xml: &mut Xml<'_>, of: &str, own: &[&str], types: &Types) -> io::Result<()> {
    let own = own.iter().map(|name| (*name, "string"));
    let declared = types.iter().map(|(key, of)| (&**key, of.name()));
    for (name, of_type) in own.chain(declared) {
        let id = format!("{of}.{name}");
        xml.empty(
            "key",
            &[
                ("id", &id),
                ("for", of),
                ("attr.name", name),
                ("attr.type", of_type),
            ],
        )?;
    }
    Ok(())
}
