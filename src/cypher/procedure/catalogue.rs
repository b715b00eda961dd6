//! What `CALL` and expressions can use, as rows: the language describes itself.

use std::sync::Arc;

use crate::cypher::function;
use crate::cypher::kinds::Kinds;
use crate::graph::Value;

use super::builtin::Builtin;
use super::{Procedure, signature};

pub(super) fn all() -> Vec<Arc<dyn Procedure>> {
    let string = Kinds::STRING;
    let columns = [
        ("name", string),
        ("signature", string),
        ("description", string),
    ];
    vec![
        Builtin::define(
            "dbms.functions",
            "all functions",
            &[],
            &columns,
            |_, _, _| {
                let functions = function::all()
                    .map(|function| (function.name, function.signature, function.doc));
                let aggregates = function::aggregates().iter();
                let aggregates = aggregates
                    .map(|aggregate| (aggregate.name, aggregate.signature, aggregate.doc));
                let mut all: Vec<_> = functions.chain(aggregates).collect();
                all.sort_by_key(|(name, ..)| name.to_lowercase());
                Ok(all
                    .into_iter()
                    .map(|(name, signature, doc)| row(name, signature, doc))
                    .collect())
            },
        ),
        Builtin::define(
            "dbms.procedures",
            "all procedures that come with the program",
            &[],
            &columns,
            |_, _, _| {
                let procedures = super::builtin();
                let rows = procedures
                    .iter()
                    .map(|one| row(one.name(), &signature(&**one), one.doc()));
                Ok(rows.collect())
            },
        ),
    ]
}

fn row(name: &str, signature: &str, doc: &str) -> Vec<Value> {
    [name, signature, doc].map(Value::from).to_vec()
}
