//! How values read.

use std::fmt::{self, Write};

use super::{Path, Value};
use crate::graph::{Graph, NodeId, RelId};

impl Value {
    /// Returns the text that `toString` gives; nothing for lists, maps and elements of the graph.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        Some(match self {
            Self::Bool(truth) => truth.to_string(),
            Self::Int(number) => number.to_string(),
            Self::Float(number) => float_text(*number),
            Self::String(text) => text.to_string(),
            Self::Date(date) => date.to_string(),
            Self::LocalTime(time) => time.to_string(),
            Self::Time(time) => time.to_string(),
            Self::LocalDateTime(moment) => moment.to_string(),
            Self::DateTime(moment) => moment.to_string(),
            Self::Duration(duration) => duration.to_string(),
            _ => return None,
        })
    }
}

/// Returns a float as openCypher reads it back: `1.0`, `1e22`, `NaN`, `Infinity`.
#[must_use]
pub fn float_text(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        let sign = if number < 0.0 { "-" } else { "" };
        format!("{sign}Infinity")
    } else {
        format!("{number:?}")
    }
}

/// Returns the text as a string literal in single quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for letter in text.chars() {
        match letter {
            '\'' => literal.push_str("\\'"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            _ => literal.push(letter),
        }
    }
    literal.push('\'');
    literal
}

/// Displays a value as a query would write it: `'text'`, `[1, 2]`, `(:Label {key: 1})`.
///
/// Maps and properties stand in key order; a temporal value is a call of its constructor.
#[derive(Debug, Clone, Copy)]
pub struct Literal<'a> {
    /// What is shown.
    pub value: &'a Value,
    /// Where its nodes and relationships are.
    pub graph: &'a Graph,
}

impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Value::Null => f.write_str("null"),
            Value::String(text) => f.write_str(&quoted(text)),
            Value::List(items) => {
                f.write_char('[')?;
                for (at, item) in items.iter().enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}{}", self.of(item))?;
                }
                f.write_char(']')
            }
            Value::Map(map) => self.entries(f, map.iter()),
            Value::Node(node) => self.node(f, *node),
            Value::Rel(rel) => self.rel(f, *rel),
            Value::Path(path) => self.path(f, path),
            Value::Date(date) => write!(f, "date('{date}')"),
            Value::LocalTime(time) => write!(f, "localtime('{time}')"),
            Value::Time(time) => write!(f, "time('{time}')"),
            Value::LocalDateTime(moment) => write!(f, "localdatetime('{moment}')"),
            Value::DateTime(moment) => write!(f, "datetime('{moment}')"),
            Value::Duration(duration) => write!(f, "duration('{duration}')"),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                f.write_str(&self.value.text().unwrap_or_default())
            }
        }
    }
}

impl<'a> Literal<'a> {
    fn of(&self, value: &'a Value) -> Self {
        Self {
            value,
            graph: self.graph,
        }
    }

    fn entries<'b, K: AsRef<str> + 'b>(
        &self,
        f: &mut fmt::Formatter<'_>,
        entries: impl IntoIterator<Item = (&'b K, &'b Value)>,
    ) -> fmt::Result {
        f.write_char('{')?;
        for (at, (key, value)) in entries.into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            let value = Literal {
                value,
                graph: self.graph,
            };
            write!(f, "{comma}{}: {value}", name(key.as_ref()))?;
        }
        f.write_char('}')
    }

    fn node(&self, f: &mut fmt::Formatter<'_>, node: NodeId) -> fmt::Result {
        f.write_char('(')?;
        let labels = self.graph.labels(node);
        for label in &labels {
            write!(f, ":{}", name(label))?;
        }
        let properties = self.graph.node_properties(node);
        if !properties.is_empty() {
            f.write_str(if labels.is_empty() { "" } else { " " })?;
            self.entries(f, properties.iter().map(|(key, value)| (key, value)))?;
        }
        f.write_char(')')
    }

    fn rel(&self, f: &mut fmt::Formatter<'_>, rel: RelId) -> fmt::Result {
        write!(f, "[:{}", name(self.graph.rel_type(rel)))?;
        let properties = self.graph.rel_properties(rel);
        if !properties.is_empty() {
            f.write_char(' ')?;
            self.entries(f, properties.iter().map(|(key, value)| (key, value)))?;
        }
        f.write_char(']')
    }

    fn path(&self, f: &mut fmt::Formatter<'_>, path: &Path) -> fmt::Result {
        f.write_char('<')?;
        for (at, node) in path.nodes.iter().enumerate() {
            self.node(f, *node)?;
            let Some(rel) = path.rels.get(at) else {
                continue;
            };
            let forward = self.graph.endpoints(*rel).0 == *node;
            f.write_str(if forward { "-" } else { "<-" })?;
            self.rel(f, *rel)?;
            f.write_str(if forward { "->" } else { "-" })?;
        }
        f.write_char('>')
    }
}

/// Puts a name in backticks where the grammar needs them.
fn name(name: &str) -> std::borrow::Cow<'_, str> {
    let mut letters = name.chars();
    let plain = letters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_alphanumeric() || letter == '_');
    if plain {
        name.into()
    } else {
        format!("`{}`", name.replace('`', "``")).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_can_be_read_back() {
        let mut graph = Graph::new();
        let node = graph.add_node(&["Đợt", "B c"], [("tên", Value::from("Tết 'sum' vầy"))]);
        let map = Value::map([("b", Value::Float(1.0)), ("a", Value::Null)]);
        let value = Value::list(vec![map, Value::Node(node), Value::Int(-3)]);
        let literal = Literal {
            value: &value,
            graph: &graph,
        };
        assert_eq!(
            literal.to_string(),
            r"[{a: null, b: 1.0}, (:Đợt:`B c` {tên: 'Tết \'sum\' vầy'}), -3]"
        );
    }

    #[test]
    fn floats_keep_their_point() {
        for (number, text) in [
            (1.0, "1.0"),
            (-0.5, "-0.5"),
            (1e22, "1e22"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(float_text(number), text);
        }
    }
}
