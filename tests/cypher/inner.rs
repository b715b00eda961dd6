//! Queries and loops that are run for every row, and where nulls go.

use thidua::cypher::Params;
use thidua::graph::Value;

use super::{ask, fails, ladder, session, value};

/// Asks for rows of whole numbers; null is -1.
fn numbers(session: &mut thidua::cypher::Session, query: &str) -> Vec<Vec<i64>> {
    let number = |value: &Value| match value {
        Value::Int(number) => *number,
        Value::Null => -1,
        other => panic!("{query}: {other:?}"),
    };
    let rows = ask(session, query);
    let rows = rows.iter().map(|row| row.iter().map(number).collect());
    rows.collect()
}

#[test]
fn nulls_go_where_it_is_said() {
    let mut session =
        session("UNWIND [[1, 2], [2, 1], [3, null]] AS one CREATE (:N {id: one[0], x: one[1]})");
    for (order, ids) in [
        ("n.x", [2, 1, 3]),
        ("n.x NULLS FIRST", [3, 2, 1]),
        ("n.x NULLS LAST", [2, 1, 3]),
        ("n.x DESC", [3, 1, 2]),
        ("n.x DESC nulls last", [1, 2, 3]),
        ("n.x DESCENDING NULLS FIRST, n.id", [3, 1, 2]),
        ("n.x > 5 NULLS FIRST, n.id DESC NULLS LAST", [3, 2, 1]),
    ] {
        for query in [
            format!("MATCH (n:N) RETURN n.id ORDER BY {order}"),
            format!("MATCH (n:N) WITH n ORDER BY {order} LIMIT 3 RETURN n.id"),
        ] {
            let rows = numbers(&mut session, &query);
            assert_eq!(rows.concat(), ids, "{query}");
        }
    }
    let columns = session.run(
        "MATCH (n:N) RETURN n.x ORDER BY n.x NULLS FIRST",
        &Params::new(),
    );
    assert_eq!(columns.map(|answer| answer.columns), Ok(vec!["n.x".into()]));
    let error = fails(&mut session, "MATCH (n:N) RETURN n.x NULLS FIRST");
    assert_eq!(
        error.to_string(),
        "`NULLS FIRST` and `NULLS LAST` stand behind what is sorted by"
    );
    assert_eq!(error.span.start, 23);
}

#[test]
fn a_query_is_called_for_every_row() {
    let mut session = ladder();
    for (query, expected) in [
        ("CALL { RETURN 1 AS x } RETURN x", vec![vec![1]]),
        (
            "UNWIND [1, 2] AS i CALL { WITH i RETURN i * 10 AS x UNION ALL WITH i RETURN i AS x } RETURN i, x",
            vec![vec![1, 10], vec![1, 1], vec![2, 20], vec![2, 2]],
        ),
        (
            "MATCH (n:N) WHERE n.id < 2 CALL (n) { MATCH (n)-->(m) RETURN m.id AS m ORDER BY m DESC LIMIT 1 }
             RETURN n.id, m ORDER BY n.id",
            vec![vec![0, 2], vec![1, 2]],
        ),
        (
            "MATCH (n:N) WHERE n.id > 3 CALL (*) { MATCH (n)-->(m) RETURN count(m) AS many } RETURN n.id, many ORDER BY n.id",
            vec![vec![4, 1], vec![5, 0]],
        ),
        // A row without results goes no further, unless it may.
        (
            "MATCH (n:N) WHERE n.id > 3 CALL (n) { MATCH (n)-->(m) RETURN m } RETURN n.id, m.id",
            vec![vec![4, 5]],
        ),
        (
            "MATCH (n:N) WHERE n.id > 3 OPTIONAL CALL (n) { MATCH (n)-->(m) RETURN m } RETURN n.id, m.id ORDER BY n.id",
            vec![vec![4, 5], vec![5, -1]],
        ),
        // What comes out can be matched on.
        (
            "CALL { MATCH (n:N {id: 2}) RETURN n } MATCH (n)-->(m) RETURN m.id",
            vec![vec![3]],
        ),
        // Without a scope nothing comes in, and a name inside is another.
        (
            "UNWIND [1, 2] AS i CALL { UNWIND [7] AS j RETURN j AS k } RETURN i, k",
            vec![vec![1, 7], vec![2, 7]],
        ),
        (
            "UNWIND [1] AS i CALL () { CALL { RETURN 5 AS five } RETURN five + 1 AS six } RETURN i, six",
            vec![vec![1, 6]],
        ),
        (
            "UNWIND [3, 4] AS i CALL (i) { WITH i AS j WHERE j > 3 CALL (j) { RETURN j + 1 AS k } RETURN k } RETURN k",
            vec![vec![5]],
        ),
        (
            "RETURN COLLECT { CALL { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x } = [1, 2], 1",
            Vec::new(),
        ),
    ] {
        match expected.is_empty() {
            true => assert_eq!(value(&mut session, query), Value::Bool(true), "{query}"),
            false => assert_eq!(numbers(&mut session, query), expected, "{query}"),
        }
    }
}

#[test]
fn a_called_query_may_write() {
    let mut session = ladder();
    // Only acting, it keeps the rows; and its input does not see what it does.
    let rows = numbers(
        &mut session,
        "MATCH (n:N) CALL (n) { CREATE (:N {id: n.id + 100}) CREATE (:M) } RETURN count(*)",
    );
    assert_eq!(rows, [[6]]);
    let rows = numbers(
        &mut session,
        "MATCH (n:N) WHERE n.id >= 100 CALL (n) { SET n.seen = 1 RETURN n.seen AS s } RETURN sum(s)",
    );
    assert_eq!(rows, [[6]]);
    // It sees what it did for the rows before.
    let rows = numbers(
        &mut session,
        "UNWIND [1, 2, 3] AS i CALL (i) { MERGE (c:Counter) SET c.n = coalesce(c.n, 0) + i RETURN c.n AS n } RETURN n",
    );
    assert_eq!(rows, [[1], [3], [6]]);
    // It does all that it does, however few rows are asked for.
    let rows = numbers(
        &mut session,
        "UNWIND range(1, 5) AS i CALL (i) { CREATE (:Each) RETURN i AS j } RETURN j LIMIT 1",
    );
    assert_eq!(rows, [[1]]);
    assert_eq!(
        numbers(&mut session, "MATCH (n:Each) RETURN count(n)"),
        [[5]]
    );
    // A statement that fails takes it back.
    fails(&mut session, "CALL { CREATE (:Gone) } RETURN 1 / 0");
    assert_eq!(
        numbers(&mut session, "MATCH (n:Gone) RETURN count(n)"),
        [[0]]
    );
}

#[test]
fn loops_do_something_for_every_element() {
    let mut session = ladder();
    ask(
        &mut session,
        "FOREACH (i IN range(1, 3) | CREATE (:L {i: i}))",
    );
    assert_eq!(numbers(&mut session, "MATCH (l:L) RETURN sum(l.i)"), [[6]]);
    let rows = numbers(
        &mut session,
        "MATCH p = ({id: 0})-[*2]->({id: 3}) FOREACH (n IN nodes(p) | SET n.on = true SET n:Way) RETURN count(*)",
    );
    assert_eq!(rows, [[1]]);
    assert_eq!(
        numbers(&mut session, "MATCH (n:Way {on: true}) RETURN count(*)"),
        [[3]]
    );
    // Loops in loops, lists with bars in them, nothing at all.
    ask(
        &mut session,
        "MATCH (a:N {id: 5}) FOREACH (x IN [y IN [1, 2] | y * 10] | FOREACH (z IN [x, x + 1] |
         MERGE (m:Z {z: z}) CREATE (a)-[:HAS]->(m)) REMOVE a.on) FOREACH (x IN null | DELETE a)",
    );
    assert_eq!(
        numbers(
            &mut session,
            "MATCH ({id: 5})-[:HAS]->(m) RETURN m.z ORDER BY m.z"
        ),
        [[10], [11], [20], [21]]
    );
    let rows = numbers(
        &mut session,
        "MATCH (z:Z) WITH collect(z) AS all FOREACH (z IN all | DETACH DELETE z) WITH all MATCH (z:Z) RETURN count(z)",
    );
    assert_eq!(rows, [[0]]);
    assert_eq!(
        numbers(&mut session, "RETURN 1 AS foreach, 2 AS nulls"),
        [[1, 2]]
    );
}

#[test]
fn mistakes_in_queries_and_loops_are_named() {
    let mut session = ladder();
    for (query, message, place) in [
        (
            "UNWIND [1] AS i CALL { RETURN i AS j } RETURN j",
            "`i` is not defined",
            "i AS j",
        ),
        (
            "UNWIND [1] AS i CALL (j) { RETURN 1 AS x } RETURN x",
            "`j` is not defined",
            "j)",
        ),
        (
            "UNWIND [1] AS i CALL (i) { RETURN i } RETURN i",
            "`i` is already",
            "CALL",
        ),
        (
            "UNWIND [1] AS i CALL { WITH i WITH 1 AS x RETURN i AS y } RETURN y",
            "`i` is not defined",
            "i AS y",
        ),
        (
            "UNWIND [1] AS i CALL { WITH i LIMIT 1 RETURN i AS y } RETURN y",
            "does nothing else",
            "WITH i LIMIT",
        ),
        (
            "CALL { MATCH (n) } RETURN 1",
            "ends without `RETURN`",
            "MATCH (n)",
        ),
        (
            "CALL { RETURN 1 AS x UNION RETURN 2 AS y } RETURN x",
            "same columns",
            "RETURN 2",
        ),
        (
            "CALL { RETRUN 1 AS x } RETURN x",
            "unexpected `RETRUN`",
            "RETRUN",
        ),
        (
            "CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
            "unexpected `IN`",
            "IN TRANS",
        ),
        (
            "FOREACH (x IN [1] | MATCH (n))",
            "only clauses that write",
            "MATCH (n)",
        ),
        (
            "FOREACH (x IN [1] | CREATE (:A {i: y}))",
            "`y` is not defined",
            "y}",
        ),
        (
            "FOREACH (x IN 1 | CREATE (:A))",
            "goes through a list",
            "1 |",
        ),
        (
            "FOREACH (x IN [1] | CREATE (:A)) RETURN x",
            "`x` is not defined",
            "x",
        ),
        (
            "RETURN COLLECT { CALL { CREATE (n:A) RETURN 1 AS x } RETURN x }",
            "cannot write",
            "CREATE",
        ),
        (
            "MATCH (n) FOREACH (n IN [1] | SET n.x = 1)",
            "`n` is already",
            "n IN",
        ),
    ] {
        let error = fails(&mut session, query);
        assert!(error.to_string().contains(message), "{query}: {error}");
        let rest = &query[error.span.start as usize..];
        let last = query.len() - query.rfind(place).unwrap();
        assert!(
            rest.starts_with(place) || rest.len() == last,
            "{query}: at {rest}"
        );
    }
}

#[test]
fn what_is_not_finished_is_hinted_at() {
    let mut session = ladder();
    for (query, hint) in [
        (
            "MATCH (n) RETURN n.x ORDER BY n.x NULLS",
            "write `NULLS FIRST` or `NULLS LAST`",
        ),
        (
            "MATCH (n) FOREACH n IN [1] | SET n.x = 1",
            "write `FOREACH (x IN list | …)`",
        ),
        (
            "LOAD CSV FROM 'x' AS row RETURN row",
            "`LOAD CSV` is not supported",
        ),
    ] {
        let error = fails(&mut session, query);
        let drawn = thidua::render::error(&error, query);
        assert!(drawn.contains(hint), "{drawn}");
    }
}

/// Rows of a called query go on as they come; a billion of them are never held.
#[test]
fn called_queries_may_give_many_rows() {
    let mut session = ladder();
    let many = "UNWIND range(1, 1000) AS i CALL { UNWIND range(1, 1000000) AS j RETURN j }";
    let rows = numbers(&mut session, &format!("{many} RETURN i, j LIMIT 2"));
    assert_eq!(rows, [[1, 1], [1, 2]]);
    let some = "UNWIND range(1, 30) AS i CALL (i) { UNWIND range(1, i * 100) AS j RETURN j }";
    let rows = numbers(&mut session, &format!("{some} RETURN count(*), max(j)"));
    assert_eq!(rows, [[46_500, 3000]]);
}
