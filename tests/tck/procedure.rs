//! Procedures that a scenario declares with a table of what they give.

use thidua::cypher::procedure::{Field, Procedure};
use thidua::cypher::{CypherErrorKind, Kinds};
use thidua::graph::{Graph, Value, value};

use super::shape::Shape;

/// A procedure whose rows are those of the table that fit its arguments.
#[derive(Debug)]
pub(super) struct TableProcedure {
    name: String,
    arguments: Vec<Field>,
    columns: Vec<Field>,
    rows: Vec<Vec<Value>>,
}

impl TableProcedure {
    /// Reads a signature, `test.my.proc(name :: STRING?) :: (city :: STRING?):`, and the table.
    pub(super) fn new(signature: &str, table: &[Vec<String>]) -> Self {
        let (name, rest) = signature
            .split_once('(')
            .expect("a procedure has arguments");
        let (arguments, columns) = rest.split_once(") :: (").expect("a procedure has columns");
        let columns = columns.rsplit_once(')').expect("the columns end").0;
        let rows = table.iter().skip(1);
        Self {
            name: name.to_owned(),
            arguments: fields(arguments),
            columns: fields(columns),
            rows: rows
                .map(|row| row.iter().map(|cell| Shape::parse(cell).value()).collect())
                .collect(),
        }
    }
}

fn fields(text: &str) -> Vec<Field> {
    let fields = text
        .split(',')
        .map(str::trim)
        .filter(|field| !field.is_empty());
    fields
        .map(|field| {
            let (name, kind) = field.split_once(" :: ").expect("a field has a type");
            let kinds = match kind.trim_end_matches('?') {
                "STRING" => Kinds::STRING,
                "INTEGER" => Kinds::INT,
                "FLOAT" => Kinds::FLOAT,
                "NUMBER" => Kinds::NUMBER,
                other => panic!("the kit has a type that its runner does not know: {other}"),
            };
            Field {
                name: name.to_owned(),
                kinds,
            }
        })
        .collect()
}

impl Procedure for TableProcedure {
    fn name(&self) -> &str {
        &self.name
    }

    fn doc(&self) -> &str {
        "a procedure of the kit"
    }

    fn arguments(&self) -> &[Field] {
        &self.arguments
    }

    fn columns(&self) -> &[Field] {
        &self.columns
    }

    fn call(
        &self,
        _: &Graph,
        arguments: &[Value],
        _: &dyn Fn() -> bool,
    ) -> Result<Vec<Vec<Value>>, CypherErrorKind> {
        let width = arguments.len();
        let fits = |row: &&Vec<Value>| {
            row.iter()
                .zip(arguments)
                .all(|(cell, argument)| value::same(cell, argument))
        };
        Ok(self
            .rows
            .iter()
            .filter(fits)
            .map(|row| row[width..].to_vec())
            .collect())
    }
}
