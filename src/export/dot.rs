//! DOT, the language of Graphviz: captions on nodes, types on edges, a colour for each first label.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::graph::Graph;

use super::keys::{Keys, caption};

/// Fill colours that keep black letters readable, also for the colour-blind (after Okabe and Ito).
const COLOURS: [&str; 8] = [
    "#cfe8f7", "#fde4b8", "#c9ecdf", "#f6d5e5", "#fff7b8", "#fbd3bd", "#dcd6f0", "#e6e6e6",
];

/// Writes the graph.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let mut colours: BTreeMap<String, &str> = BTreeMap::new();
    for node in graph.node_ids() {
        colours.entry(kind(graph, node)).or_insert("");
    }
    for (colour, number) in colours.values_mut().zip(0..) {
        *colour = COLOURS
            .get(number % COLOURS.len())
            .copied()
            .unwrap_or("#e6e6e6");
    }
    writeln!(out, "digraph thidua {{")?;
    writeln!(out, "  graph [charset=\"UTF-8\", rankdir=LR];")?;
    writeln!(
        out,
        "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];"
    )?;
    writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=10];")?;
    for node in graph.node_ids() {
        let colour = colours.get(&kind(graph, node)).copied().unwrap_or_default();
        let (key, label) = (
            quoted(keys.name(node)),
            quoted(&caption(graph, &keys, node)),
        );
        writeln!(
            out,
            "  {key} [label={label}, fillcolor=\"{colour}\", tooltip={key}];"
        )?;
    }
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let (from, to) = (quoted(keys.name(from)), quoted(keys.name(to)));
        writeln!(
            out,
            "  {from} -> {to} [label={}];",
            quoted(graph.rel_type(rel))
        )?;
    }
    writeln!(out, "}}")
}

/// Returns the last label, the most telling one (`UnionBody` of `Organisation:UnionBody`).
fn kind(graph: &Graph, node: crate::graph::NodeId) -> String {
    graph
        .labels(node)
        .last()
        .map(ToString::to_string)
        .unwrap_or_default()
}

/// Returns a quoted string: in DOT only the quotation mark and the backslash (which begins
/// escapes like `\N`) are special. A control character would end in the drawing as a box.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
