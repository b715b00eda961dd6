//! Any text is parsed, bound, planned and run, or refused: no panic, no hang, nothing left behind.

#![no_main]

mod graph;

use libfuzzer_sys::fuzz_target;
use thidua::graph::{Graph, value::Literal, Value};

fuzz_target!(|text: &str| {
    let mut session = graph::session();
    let before = contents(session.graph());
    match session.run(text, &graph::params()) {
        Ok(answer) => {
            let width = answer.columns.len();
            assert!(answer.rows.iter().all(|row| row.len() == width || width == 0));
            if answer.effects.is_empty() {
                assert_eq!(contents(session.graph()), before, "an answer without effects has none");
            }
        }
        Err(error) => {
            let (start, end) = (error.span.start as usize, error.span.end as usize);
            assert!(text.get(start..end).is_some(), "{error:?} lies outside of the text");
            assert_eq!(contents(session.graph()), before, "a statement that fails leaves no trace");
        }
    }
    // What was written is frozen by the next statement and is what the graph says.
    let counted = session.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)", &graph::params());
    let counts = [session.graph().node_count(), session.graph().rel_count()];
    let counts = counts.map(|count| Value::Int(i64::try_from(count).expect("it is small")));
    assert_eq!(counted.map(|answer| answer.rows), Ok(vec![counts.to_vec()]));
});

/// Everything that a graph holds, as text.
fn contents(graph: &Graph) -> Vec<String> {
    let text = |value: &Value| Literal { value, graph }.to_string();
    let nodes = graph.node_ids().map(|node| format!("{node} {}", text(&Value::Node(node))));
    let rels = graph.rel_ids().map(|rel| {
        let (from, to) = graph.endpoints(rel);
        format!("{from} {} {to}", text(&Value::Rel(rel)))
    });
    nodes.chain(rels).collect()
}
