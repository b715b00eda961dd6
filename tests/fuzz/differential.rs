//! A query that is answered with and without optimisation has the same answer.

#![no_main]

mod graph;

use libfuzzer_sys::fuzz_target;
use thidua::cypher::{Answer, CypherError};
use thidua::graph::{Graph, Value, value::Literal};

/// Words after which an answer may depend on the order of rows, on chance or on the clock.
const UNSURE: &[&str] = &[
    "limit", "skip", "offset", "rand", "collect", "head", "last", "reduce", "date", "time", "now", "profile", "explain",
    "path", "shortest", "any", "search", "algo", "id(", "sum", "avg", "stdev", "set", "merge", "[", "delete", "remove",
    "create",
];

fuzz_target!(|text: &str| {
    let lower = text.to_lowercase();
    if UNSURE.iter().any(|word| lower.contains(word)) {
        return;
    }
    let run = |optimised: bool| {
        let mut session = graph::session();
        session.set_optimised(optimised);
        let answer = session.run(text, &graph::params());
        rows(answer, session.graph())
    };
    // An error may depend on which rows are looked at first; rows may not.
    if let (Some(with), Some(without)) = (run(true), run(false)) {
        assert_eq!(with, without, "{text}");
    }
});

fn rows(answer: Result<Answer, CypherError>, graph: &Graph) -> Option<Vec<String>> {
    let text = |value: &Value| Literal { value, graph }.to_string();
    let rows = answer.ok()?.rows.into_iter();
    let mut rows: Vec<String> = rows
        .map(|row| row.iter().map(text).collect::<Vec<_>>().join(", "))
        .collect();
    rows.sort();
    Some(rows)
}
