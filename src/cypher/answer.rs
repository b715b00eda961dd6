//! What a query gives back.

use std::sync::Arc;
use std::time::Duration;

use crate::graph::{Effects, Value};
use crate::text::Span;

use super::plan::explain::Explanation;

/// The answer to one statement.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The names of the columns; empty for a statement that returns nothing.
    pub columns: Vec<Arc<str>>,
    /// The rows, each with a value for every column.
    pub rows: Vec<Vec<Value>>,
    /// What looks like a slip, though there is an answer.
    pub warnings: Vec<QueryWarning>,
    /// What the statement changed.
    pub effects: Effects,
    /// The plan, for `EXPLAIN` and `PROFILE`.
    pub plan: Option<Explanation>,
    /// How long it took.
    pub elapsed: Duration,
}

/// Something in a query that has an answer but is probably not what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWarning {
    /// Where in the query, in bytes.
    pub span: Span,
    /// What is odd.
    pub message: String,
    /// Names that were perhaps meant, best first.
    pub candidates: Vec<String>,
}
