//! Two CSV tables with the heads of `neo4j-admin database import`: `id:ID`, `:LABEL`, `x:int` …
//!
//! ```text
//! neo4j-admin database import full --nodes=g.nodes.csv --relationships=g.relationships.csv
//! ```
//!
//! Lists are divided by the mark that [`list_mark`] gives (`;` unless a list holds one), labels by
//! `;`. A property whose values differ in type is a string. `evidence` quotes the surest evidence.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use csv::{Terminator, WriterBuilder};

use crate::graph::{Element, Graph, Value};

use super::keys::{Keys, quote};
use super::xml;

const QUOTE: &str = "evidence";

/// Writes the table of nodes.
pub(super) fn write_nodes(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let mark = list_mark(graph);
    let columns = columns(graph.node_ids().map(|node| graph.node_properties(node)));
    let natural = |key: &str| keys.natural && key == "id";
    let kept: Vec<_> = columns.iter().filter(|(key, _)| !natural(key)).collect();
    let mut table = table(out);
    // Where every key is the property `id`, one column says both.
    let first = if keys.natural { "id:ID" } else { "key:ID" };
    let heads = kept.iter().map(|(key, column)| column.head(key));
    table.write_record(
        [first.to_owned(), ":LABEL".to_owned()]
            .into_iter()
            .chain(heads)
            .chain([QUOTE.to_owned()]),
    )?;
    for node in graph.node_ids() {
        let properties: BTreeMap<_, _> = graph.node_properties(node).into_iter().collect();
        let mut row = vec![keys.name(node).to_owned(), graph.labels(node).join(";")];
        row.extend(
            kept.iter()
                .map(|(key, column)| column.cell(properties.get(*key), mark)),
        );
        row.push(quote(graph, Element::Node(node)).unwrap_or_default());
        table.write_record(row)?;
    }
    table.flush()
}

/// Writes the table of relationships.
pub(super) fn write_relationships(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let keys = Keys::of(graph);
    let mark = list_mark(graph);
    let columns = columns(graph.rel_ids().map(|rel| graph.rel_properties(rel)));
    let mut table = table(out);
    let heads = columns.iter().map(|(key, column)| column.head(key));
    let first = [":START_ID", ":TYPE", ":END_ID"].map(str::to_owned);
    table.write_record(first.into_iter().chain(heads).chain([QUOTE.to_owned()]))?;
    for rel in graph.rel_ids() {
        let properties: BTreeMap<_, _> = graph.rel_properties(rel).into_iter().collect();
        let (from, to) = graph.endpoints(rel);
        let mut row = vec![
            keys.name(from).to_owned(),
            graph.rel_type(rel).to_string(),
            keys.name(to).to_owned(),
        ];
        row.extend(
            columns
                .iter()
                .map(|(key, column)| column.cell(properties.get(key), mark)),
        );
        row.push(quote(graph, Element::Rel(rel)).unwrap_or_default());
        table.write_record(row)?;
    }
    table.flush()
}

/// Returns the mark that divides lists in the tables of this graph: the first of `;`, `|` and the
/// unit separator that no item of a list holds. Neo4j is told by `--array-delimiter`.
#[must_use]
pub fn list_mark(graph: &Graph) -> char {
    let holds = |value: &Value, mark: char| match value {
        Value::List(items) => items.iter().any(|item| xml::text(item).contains(mark)),
        _ => false,
    };
    let taken = |mark: char| {
        let mut nodes = graph
            .node_ids()
            .flat_map(|node| graph.node_properties(node));
        let mut rels = graph.rel_ids().flat_map(|rel| graph.rel_properties(rel));
        nodes.any(|(_, value)| holds(&value, mark)) || rels.any(|(_, value)| holds(&value, mark))
    };
    [';', '|']
        .into_iter()
        .find(|mark| !taken(*mark))
        .unwrap_or('\u{1f}')
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    One(&'static str),
    Many(&'static str),
}

impl Column {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(_) => Self::One("boolean"),
            Value::Int(_) => Self::One("long"),
            Value::Float(_) => Self::One("double"),
            Value::Date(_) => Self::One("date"),
            Value::LocalTime(_) => Self::One("localtime"),
            Value::Time(_) => Self::One("time"),
            Value::LocalDateTime(_) => Self::One("localdatetime"),
            Value::DateTime(_) => Self::One("datetime"),
            Value::Duration(_) => Self::One("duration"),
            Value::List(items) => {
                let mut types = items.iter().filter_map(Self::of);
                let first = types.next();
                match first {
                    Some(Self::One(name)) if types.all(|other| other == Self::One(name)) => {
                        Self::Many(name)
                    }
                    _ => Self::Many("string"),
                }
            }
            _ => Self::One("string"),
        })
    }

    fn join(self, other: Self) -> Self {
        match (self, other) {
            (one, two) if one == two => one,
            (Self::One("long"), Self::One("double")) | (Self::One("double"), Self::One("long")) => {
                Self::One("double")
            }
            (Self::Many(_), Self::Many(_)) => Self::Many("string"),
            _ => Self::One("string"),
        }
    }

    fn head(self, key: &str) -> String {
        match self {
            Self::One("string") => key.to_owned(),
            Self::One(name) => format!("{key}:{name}"),
            Self::Many(name) => format!("{key}:{name}[]"),
        }
    }

    fn cell(self, value: Option<&Value>, mark: char) -> String {
        match (self, value) {
            (_, None) => String::new(),
            (Self::Many(_), Some(Value::List(items))) => items
                .iter()
                .map(xml::text)
                .collect::<Vec<_>>()
                .join(&mark.to_string()),
            (_, Some(value)) => xml::text(value),
        }
    }
}

fn columns(all: impl Iterator<Item = Vec<(Arc<str>, Value)>>) -> BTreeMap<Arc<str>, Column> {
    let mut columns: BTreeMap<Arc<str>, Column> = BTreeMap::new();
    for (key, value) in all.flatten() {
        if let Some(own) = Column::of(&value) {
            columns
                .entry(key)
                .and_modify(|known| *known = known.join(own))
                .or_insert(own);
        }
    }
    columns
}

fn table(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    WriterBuilder::new()
        .terminator(Terminator::Any(b'\n'))
        .from_writer(out)
}
