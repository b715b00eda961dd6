//! What the procedures that come with the program have in common.

use std::sync::Arc;

use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::kinds::Kinds;
use crate::graph::algorithm::Cancelled;
use crate::graph::{Graph, Value};

use super::{Field, Procedure};

/// Rows of a result.
pub(super) type Rows = Result<Vec<Vec<Value>>, CypherErrorKind>;

/// A procedure that comes with the program.
#[derive(Debug)]
pub(super) struct Builtin {
    name: &'static str,
    doc: &'static str,
    arguments: Vec<Field>,
    required: usize,
    columns: Vec<Field>,
    run: fn(&Graph, &[Value], Cancelled<'_>) -> Rows,
}

impl Builtin {
    /// Puts a procedure together. Arguments whose name ends in `?` may be left out.
    pub(super) fn define(
        name: &'static str,
        doc: &'static str,
        arguments: &[(&str, Kinds)],
        columns: &[(&str, Kinds)],
        run: fn(&Graph, &[Value], Cancelled<'_>) -> Rows,
    ) -> Arc<dyn Procedure> {
        let field = |(name, kinds): &(&str, Kinds)| Field {
            name: name.trim_end_matches('?').to_owned(),
            kinds: *kinds,
        };
        Arc::new(Self {
            name,
            doc,
            required: arguments
                .iter()
                .filter(|(name, _)| !name.ends_with('?'))
                .count(),
            arguments: arguments.iter().map(field).collect(),
            columns: columns.iter().map(field).collect(),
            run,
        })
    }
}

impl Procedure for Builtin {
    fn name(&self) -> &str {
        self.name
    }

    fn doc(&self) -> &str {
        self.doc
    }

    fn arguments(&self) -> &[Field] {
        &self.arguments
    }

    fn required(&self) -> usize {
        self.required
    }

    fn columns(&self) -> &[Field] {
        &self.columns
    }

    fn call(
        &self,
        graph: &Graph,
        arguments: &[Value],
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vec<Vec<Value>>, CypherErrorKind> {
        (self.run)(graph, arguments, cancelled)
    }
}

/// Reports an argument that the procedure cannot work with.
pub(super) fn refused(message: impl Into<String>) -> CypherErrorKind {
    CypherErrorKind::failed(ErrorClass::Procedure, "ProcedureCallFailed", message)
}

/// Makes an integer of a count.
pub(super) fn count(count: usize) -> Value {
    Value::Int(i64::try_from(count).unwrap_or(i64::MAX))
}
