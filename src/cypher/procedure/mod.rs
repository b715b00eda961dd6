//! The procedures that `CALL` knows.

mod algo;
mod builtin;
mod catalogue;
mod registry;
mod schema;
mod search;

use std::fmt;
use std::sync::Arc;

use crate::graph::{Graph, Value};

use super::error::CypherErrorKind;
use super::kinds::Kinds;

pub use registry::Procedures;

/// A column or an argument of a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds; an integer is taken where a float is asked for.
    pub kinds: Kinds,
}

/// A procedure: arguments in, rows out.
pub trait Procedure: fmt::Debug + Send + Sync {
    /// Returns its name with its name space: `db.labels`.
    fn name(&self) -> &str;

    /// Returns what it does, in one line.
    fn doc(&self) -> &str;

    /// Returns its arguments, all of which must be given unless there are defaults.
    fn arguments(&self) -> &[Field];

    /// Returns how many of the arguments must be given.
    fn required(&self) -> usize {
        self.arguments().len()
    }

    /// Returns its columns; none for a procedure that only acts.
    fn columns(&self) -> &[Field];

    /// Computes the rows, each with a value for every column. Arguments are of the right number
    /// and kinds, or null. Long work should ask `cancelled` now and then and give up when it says so.
    ///
    /// # Errors
    /// When it cannot be done with these arguments.
    fn call(
        &self,
        graph: &Graph,
        arguments: &[Value],
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Vec<Value>>, CypherErrorKind>;
}

/// Returns the procedures that come with the program, by name.
#[must_use]
pub fn builtin() -> Vec<Arc<dyn Procedure>> {
    let families = [algo::all(), schema::all(), catalogue::all(), search::all()];
    let mut all: Vec<_> = families.into_iter().flatten().collect();
    all.sort_by(|one, other| one.name().cmp(other.name()));
    all
}

/// Returns a procedure's arguments and columns, for help: `(text, limit?) :: (node, score)`.
#[must_use]
pub fn signature(procedure: &dyn Procedure) -> String {
    let mut arguments = Vec::new();
    for (at, argument) in procedure.arguments().iter().enumerate() {
        let mark = if at < procedure.required() { "" } else { "?" };
        arguments.push(format!("{}{mark}", argument.name));
    }
    let columns: Vec<_> = procedure
        .columns()
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    format!("({}) :: ({})", arguments.join(", "), columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_procedure_answers_on_an_empty_graph() {
        let graph = Graph::new();
        let mut last = String::new();
        for procedure in builtin() {
            assert!(*procedure.name() > *last, "{} comes once", procedure.name());
            last = procedure.name().to_owned();
            let arguments = vec![Value::Null; procedure.required()];
            let rows = procedure.call(&graph, &arguments, &|| false).unwrap();
            let width = procedure.columns().len();
            assert!(
                rows.iter().all(|row| row.len() == width),
                "{}",
                procedure.name()
            );
        }
    }
}
