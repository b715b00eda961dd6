//! Writes a graph in the formats of other tools.
//!
//! One file a format behind one function, [`write()`]. Every format is written in one pass over the
//! graph in the order of its numbers, so equal graphs give equal bytes. What a format cannot hold
//! is put in its nearest form and said in the documentation of its file: lists in XML, evidence
//! in tables, control characters where XML forbids them.

mod cypher;
mod dot;
mod format;
mod gexf;
mod graphml;
mod json;
mod keys;
mod rdf;
mod table;
mod xml;

use std::io::{self, Write};

use crate::graph::Graph;

pub use format::Format;
pub use table::list_mark;

/// Writes `graph` to `out`.
///
/// # Errors
/// When `out` refuses.
pub fn write(graph: &Graph, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Cypher => cypher::write(graph, out),
        Format::Dot => dot::write(graph, out),
        Format::Gexf => gexf::write(graph, out),
        Format::GraphMl => graphml::write(graph, out),
        Format::Json => json::write(graph, out),
        Format::Jsonl => json::write_lines(graph, out),
        Format::NTriples => rdf::write_ntriples(graph, out),
        Format::NodesCsv => table::write_nodes(graph, out),
        Format::RelationshipsCsv => table::write_relationships(graph, out),
        Format::Turtle => rdf::write_turtle(graph, out),
    }
}
