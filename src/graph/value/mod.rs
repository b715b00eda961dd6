//! What a property or a variable of a query can hold.
//!
//! [`Value`] is small (24 bytes) and cheap to clone; what is large lies behind an `Arc`. Its meaning
//! is spread over four files, each with one question: are two values equal or less ([`equals`],
//! [`compare`]), in which order do they stand and which count as one ([`order`], [`Grouped`]), what
//! do the operators make of them ([`add`] and so on), and how do they read ([`Value::text`],
//! [`Literal`]).

mod arithmetic;
mod compare;
mod group;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::id::{NodeId, RelId};
use super::temporal::{Date, DateTime, Duration, LocalDateTime, LocalTime, Time};

pub use arithmetic::{ValueError, add, divide, multiply, negate, power, remainder, subtract};
pub use compare::{Comparison, compare, equals};
pub use group::{Grouped, order, same};
pub use text::{Literal, float_text, quoted};

/// A map of openCypher, in key order.
pub type Map = BTreeMap<Arc<str>, Value>;

/// A value of openCypher. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// The absent value.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A text in NFC.
    String(Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// A map, in key order.
    Map(Arc<Map>),
    /// A node.
    Node(NodeId),
    /// A relationship.
    Rel(RelId),
    /// A path.
    Path(Arc<Path>),
    /// A calendar day.
    Date(Date),
    /// A time of day without offset.
    LocalTime(LocalTime),
    /// A time of day with offset.
    Time(Time),
    /// A day and time without offset.
    LocalDateTime(LocalDateTime),
    /// A day and time with offset or named zone.
    DateTime(Arc<DateTime>),
    /// An amount of time: months, days, seconds and nanoseconds.
    Duration(Arc<Duration>),
}

/// A walk through the graph: one node more than relationships.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path {
    /// The nodes, in walking order.
    pub nodes: Vec<NodeId>,
    /// The relationships between them, in walking order.
    pub rels: Vec<RelId>,
}

impl Path {
    /// Returns nodes and relationships by turns, as they are walked.
    #[must_use]
    pub fn elements(&self) -> Vec<Value> {
        let mut elements = Vec::with_capacity(self.nodes.len() + self.rels.len());
        for (at, node) in self.nodes.iter().enumerate() {
            elements.push(Value::Node(*node));
            elements.extend(self.rels.get(at).map(|rel| Value::Rel(*rel)));
        }
        elements
    }
}

impl Value {
    /// Tells whether this is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Makes a list.
    #[must_use]
    pub fn list(items: Vec<Self>) -> Self {
        Self::List(Arc::new(items))
    }

    /// Makes a map; of a key given twice the last value stays.
    pub fn map<K: Into<Arc<str>>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (key.into(), value));
        Self::Map(Arc::new(entries.collect()))
    }

    /// Returns the number as a float, if it is a number.
    #[must_use]
    pub fn as_float(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "openCypher's own conversion")]
            Self::Int(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Gives out the text, if it is a string.
    #[must_use]
    pub fn into_text(self) -> Option<Arc<str>> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Names the type as openCypher does: `INTEGER`, `LIST`, `LOCAL DATETIME`.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Bool(_) => "BOOLEAN",
            Self::Int(_) => "INTEGER",
            Self::Float(_) => "FLOAT",
            Self::String(_) => "STRING",
            Self::List(_) => "LIST",
            Self::Map(_) => "MAP",
            Self::Node(_) => "NODE",
            Self::Rel(_) => "RELATIONSHIP",
            Self::Path(_) => "PATH",
            Self::Date(_) => "DATE",
            Self::LocalTime(_) => "LOCAL TIME",
            Self::Time(_) => "TIME",
            Self::LocalDateTime(_) => "LOCAL DATETIME",
            Self::DateTime(_) => "DATETIME",
            Self::Duration(_) => "DURATION",
        }
    }
}

impl Value {
    /// Names the type as a sentence does: `an integer`, `a local datetime`.
    #[must_use]
    pub fn in_words(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Float(_) => "a float",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Node(_) => "a node",
            Self::Rel(_) => "a relationship",
            Self::Path(_) => "a path",
            Self::Date(_) => "a date",
            Self::LocalTime(_) => "a local time",
            Self::Time(_) => "a time",
            Self::LocalDateTime(_) => "a local datetime",
            Self::DateTime(_) => "a datetime",
            Self::Duration(_) => "a duration",
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl From<Arc<str>> for Value {
    fn from(text: Arc<str>) -> Self {
        Self::String(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::list(items)
    }
}

impl From<Duration> for Value {
    fn from(duration: Duration) -> Self {
        Self::Duration(Arc::new(duration))
    }
}

impl From<DateTime> for Value {
    fn from(moment: DateTime) -> Self {
        Self::DateTime(Arc::new(moment))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_small() {
        assert!(size_of::<Value>() <= 24, "{}", size_of::<Value>());
    }
}
