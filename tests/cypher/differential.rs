//! Queries drawn at random: with and without optimisation they give the same rows.

use proptest::prelude::*;
use thidua::cypher::{Params, Session};
use thidua::graph::{Graph, Value, value};

/// Builds a small graph out of drawn numbers.
fn graph(rels: &[(usize, usize, usize)]) -> Graph {
    let mut graph = Graph::new();
    let nodes: Vec<_> = (0..7_i64)
        .map(|at| {
            let labels: &[&str] = match at % 3 {
                0 => &["A"],
                1 => &["A", "B"],
                _ => &["B"],
            };
            graph.add_node(labels, [("id", Value::Int(at)), ("x", Value::Int(at % 4))])
        })
        .collect();
    for (from, to, kind) in rels {
        let rel_type = ["R", "S"][kind % 2];
        let weight = i64::try_from(*kind).expect("it is small");
        graph.add_rel(
            nodes[from % 7],
            rel_type,
            nodes[to % 7],
            [("w", Value::Int(weight))],
        );
    }
    graph
}

fn node(name: &'static str) -> impl Strategy<Value = String> {
    let filling = prop::sample::select(vec![
        "",
        ":A",
        ":B",
        ":A&B",
        ":!A",
        ":A {x: 1}",
        " {x: 2}",
        " {id: 3}",
    ]);
    filling.prop_map(move |filling| format!("({name}{filling})"))
}

fn rel() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "-[:R]->",
        "<-[:R]-",
        "-[:S]->",
        "-[:R|S]->",
        "-->",
        "--",
        "-[:R]-",
        "-[:R*1..2]->",
        "-[:S*0..2]-",
        "(()-[:R]->()){1,2}",
        "(()<-[:R]-({x: 1})-->()){0,2}",
        "-[{w: 1}]->",
        "<-[:S {w: 3}]-",
    ])
    .prop_map(str::to_owned)
}

fn pattern() -> impl Strategy<Value = String> {
    let chain = (node("a"), rel(), node("b"), rel(), node("c"))
        .prop_map(|(a, one, b, other, c)| format!("{a}{one}{b}{other}{c}"));
    let cycle = (node("a"), rel(), node("b"), rel())
        .prop_map(|(a, one, b, other)| format!("{a}{one}{b}{other}(c), (c)-->(a)"));
    let pair =
        (node("a"), node("b"), rel()).prop_map(|(a, b, one)| format!("{a}, {b}, (a){one}(c)"));
    prop_oneof![chain, cycle, pair]
}

fn query() -> impl Strategy<Value = String> {
    let condition = prop::sample::select(vec![
        "",
        "WHERE a.x = b.x",
        "WHERE a.id < c.id AND b.x = 1",
        "WHERE c.id = a.x OR b:B",
        "WHERE NOT (a)-[:S]->(c)",
        "WHERE EXISTS { (c)-[:R]->(a) }",
        "WHERE a.id IN [1, 3, c.x]",
    ]);
    let end = prop::sample::select(vec![
        "RETURN count(*)",
        "RETURN a.id, b.id, c.id",
        "RETURN DISTINCT a.x, c.x",
        "RETURN b.x AS x, count(*), sum(c.id), collect(DISTINCT a.x % 2)[0] IS NULL",
        "OPTIONAL MATCH (c)-[r:S]->(d:B) RETURN a.id, d.id, count(r)",
        "WITH a, count(*) AS n MATCH (a)-->(d) RETURN a.id, n, count(d)",
        "RETURN a.id AS i, b.id AS j, c.id AS k ORDER BY i, j DESC, k LIMIT 3",
        "CALL (a, b) { MATCH (a)-->(d)<--(b) RETURN count(*) AS k } RETURN a.id, sum(k)",
        "CALL { WITH c MATCH (c)-[:S]->(d) RETURN d ORDER BY d.id LIMIT 1 } RETURN a.id, d.id",
        "RETURN a.id, COUNT { (b)-->(c) }, [(a)-[:R]->(d) | d.id] = []",
    ]);
    (pattern(), condition, end)
        .prop_map(|(pattern, condition, end)| format!("MATCH {pattern} {condition} {end}"))
}

fn rows(session: &mut Session, query: &str) -> Vec<Vec<Value>> {
    let mut rows = match session.run(query, &Params::new()) {
        Ok(answer) => answer.rows,
        Err(error) => panic!("{query}: {error}"),
    };
    rows.sort_by(|one, other| {
        let pairs = one.iter().zip(other);
        let mut orders = pairs.map(|(one, other)| value::order(one, other));
        orders
            .find(|order| order.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn optimisation_changes_no_rows(
        rels in prop::collection::vec((0..7_usize, 0..7_usize, 0..4_usize), 0..14),
        query in query(),
    ) {
        let mut session = Session::new(graph(&rels));
        let fast = rows(&mut session, &query);
        session.set_optimised(false);
        let plain = rows(&mut session, &query);
        prop_assert_eq!(fast, plain, "{}", query);
    }
}
