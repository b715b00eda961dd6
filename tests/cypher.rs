//! Queries and their answers.

use thidua::cypher::{Params, Session};
use thidua::graph::{Graph, Value};

fn session(script: &str) -> Session {
    let mut session = Session::new(Graph::new());
    session
        .run_script(script, &Params::new())
        .expect("the script runs");
    session
}

fn ask(session: &mut Session, query: &str) -> Vec<Vec<Value>> {
    match session.run(query, &Params::new()) {
        Ok(answer) => answer.rows,
        Err(error) => panic!("{query}: {error} at {:?}", error.span),
    }
}

#[test]
fn a_pattern_finds_its_rows() {
    let mut session = session(
        "CREATE (a:Người {tên: 'An'})-[:BIẾT {từ: 2020}]->(b:Người {tên: 'Bình'})-[:BIẾT]->(c:Người {tên: 'Chi'})",
    );
    let rows = ask(
        &mut session,
        "MATCH (a:Người)-[r:BIẾT]->(b) RETURN a.tên, b.tên, r.từ ORDER BY a.tên",
    );
    assert_eq!(
        rows,
        [
            vec!["An".into(), "Bình".into(), Value::Int(2020)],
            vec!["Bình".into(), "Chi".into(), Value::Null],
        ]
    );
    let rows = ask(
        &mut session,
        "MATCH (a)-[*1..2]->(c {tên: 'Chi'}) RETURN count(*) AS n",
    );
    assert_eq!(rows, [vec![Value::Int(2)]]);
}
