//! Queries and their answers, beyond what the compatibility kit asks.

/// With and without optimisation.
mod differential;
/// Queries and loops for every row, and where nulls go.
mod inner;
/// What paths meet, and what repeats in them.
mod paths;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use thidua::cypher::{CypherError, Params, Session};
use thidua::graph::{Element, Evidence, Graph, Source, Value};
use thidua::text::Span;

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

/// Asks for a single value.
fn value(session: &mut Session, query: &str) -> Value {
    let rows = ask(session, query);
    assert_eq!(rows.len(), 1, "{query}: {rows:?}");
    rows[0][0].clone()
}

fn fails(session: &mut Session, query: &str) -> CypherError {
    match session.run(query, &Params::new()) {
        Ok(answer) => panic!("{query} was answered: {:?}", answer.rows),
        Err(error) => error,
    }
}

/// A ladder: `0 -> 1 -> … -> 5` with rungs `0 -> 2` and `3 -> 5`.
fn ladder() -> Session {
    session(
        "UNWIND range(0, 5) AS i CREATE (:N {id: i});
         UNWIND [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [0, 2], [3, 5]] AS pair
         MATCH (a:N {id: pair[0]}), (b:N {id: pair[1]}) CREATE (a)-[:R {w: pair[1]}]->(b);",
    )
}

#[test]
fn names_need_no_backticks_in_any_script() {
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
}

#[test]
fn decomposed_letters_find_composed_ones() {
    let mut session = session("CREATE (:Người {tên: 'Hòa'})");
    let decomposed =
        "MATCH (n:Ngu\u{31b}o\u{31b}\u{300}i {te\u{302}n: 'Ho\u{300}a'}) RETURN count(*)";
    assert_eq!(value(&mut session, decomposed), Value::Int(1));
}

#[test]
fn shortest_paths_are_found_one_all_and_several() {
    let mut session = ladder();
    let one =
        "MATCH (a:N {id: 0}), (b:N {id: 5}), p = shortestPath((a)-[:R*]->(b)) RETURN length(p)";
    assert_eq!(value(&mut session, one), Value::Int(3));
    let all = "MATCH p = allShortestPaths((a:N {id: 0})-[:R*]->(b:N {id: 5})) RETURN [n IN nodes(p) | n.id]";
    assert_eq!(
        value(&mut session, all),
        Value::list([0, 2, 3, 5].map(Value::Int).to_vec())
    );
    let several = "MATCH p = SHORTEST 3 (a:N {id: 0})-[:R]->{1,9}(b:N {id: 5}) RETURN length(p) AS n ORDER BY n";
    assert_eq!(
        ask(&mut session, several),
        [[Value::Int(3)], [Value::Int(4)], [Value::Int(4)]]
    );
    let none = "MATCH (a:N {id: 5}), (b:N {id: 0}) RETURN shortestPath((a)-[:R*]->(b)) IS NULL";
    assert_eq!(value(&mut session, none), Value::Bool(true));
    let undirected = "MATCH p = ANY SHORTEST (a:N {id: 5})-[:R]-{1,}(b:N {id: 0}) RETURN length(p)";
    assert_eq!(value(&mut session, undirected), Value::Int(3));
}

#[test]
fn subqueries_count_collect_and_ask() {
    let mut session = ladder();
    let query = "MATCH (n:N) WHERE EXISTS { (n)-->(:N {id: 5}) }
        RETURN n.id AS id, COUNT { (n)-->() } AS out,
               COLLECT { MATCH (n)-->(m) RETURN m.id ORDER BY m.id DESC } AS far ORDER BY id";
    assert_eq!(
        ask(&mut session, query),
        [
            vec![
                Value::Int(3),
                Value::Int(2),
                Value::list(vec![Value::Int(5), Value::Int(4)])
            ],
            vec![
                Value::Int(4),
                Value::Int(1),
                Value::list(vec![Value::Int(5)])
            ],
        ]
    );
}

#[test]
fn functions_named_like_subqueries_may_follow_a_choice() {
    let mut session = session("CREATE (:A)-[:R]->(:B)");
    let query = "UNWIND [1, 2] AS x RETURN CASE WHEN true THEN 1 ELSE 2 END AS a, collect(x)";
    let answer = session.run(query, &Params::new()).unwrap();
    let columns: Vec<&str> = answer.columns.iter().map(AsRef::as_ref).collect();
    assert_eq!(columns, ["a", "collect(x)"]);
    let found =
        "MATCH (n) WITH n, CASE WHEN n:A THEN 1 ELSE 0 END AS a WHERE exists((n)-->()) RETURN a";
    assert_eq!(ask(&mut session, found), [[Value::Int(1)]]);
}

#[test]
fn maps_are_projected_and_labels_combined() {
    let mut session = session("CREATE (:A:B {x: 1, y: 2}), (:A {x: 2}), (:C)");
    let query = "MATCH (n:A&!B|C) RETURN count(*)";
    assert_eq!(value(&mut session, query), Value::Int(2));
    let query = "MATCH (n:B) RETURN n {.x, z: n.y + 1}.z";
    assert_eq!(value(&mut session, query), Value::Int(3));
}

#[test]
fn a_statement_that_fails_leaves_the_graph_as_it_was() {
    let mut session = session("CREATE (:A {x: 1})-[:R]->(:B)");
    for query in [
        "MATCH (a:A) SET a.x = 2, a.y = 1 CREATE (:C) WITH a MATCH (a) RETURN 1 / 0",
        "MATCH (n) DETACH DELETE n WITH 1 AS one RETURN one / 0",
        "MATCH (a:A) REMOVE a.x, a:A CREATE (a)-[:S]->(a) WITH a RETURN toInteger([])",
        "UNWIND [1, 0] AS i CREATE (:D {x: 1 / i})",
    ] {
        fails(&mut session, query);
        let whole = "MATCH (a:A {x: 1})-[:R]->(b:B) RETURN COUNT { MATCH (n) } + size(keys(a))";
        assert_eq!(value(&mut session, whole), Value::Int(3), "{query}");
    }
}

#[test]
fn unknown_names_are_warnings_with_the_nearest_known_ones() {
    let mut session = session("CREATE (:Người {tên: 'An'})");
    let answer = session
        .run("MATCH (n:Nguoi) RETURN n.ten", &Params::new())
        .expect("there is an answer");
    assert!(answer.rows.is_empty());
    let found: Vec<_> = answer
        .warnings
        .iter()
        .map(|one| (one.message.as_str(), one.candidates.join(",")))
        .collect();
    assert_eq!(
        found,
        [
            ("no label `Nguoi` in this graph", "Người".to_owned()),
            ("no property `ten` in this graph", "tên".to_owned()),
        ]
    );
}

#[test]
fn an_undefined_variable_offers_the_nearest_name() {
    let mut session = session("");
    let query = "MATCH (đợt) RETURN dot";
    let error = fails(&mut session, query);
    assert_eq!(error.kind.code(), "UndefinedVariable");
    assert_eq!(error.kind.candidates(), ["đợt"]);
    assert_eq!(error.span.of(query), "dot");
}

#[test]
fn evidence_and_sources_are_values() {
    let mut graph = Graph::new();
    let none: [(&str, Value); 0] = [];
    let node = graph.add_node(&["A"], none);
    let source = graph.add_source(Source {
        name: "tin-1".into(),
        title: Some("Tin".into()),
        text: "Đợt thi đua".into(),
        ..Source::default()
    });
    graph.add_evidence(
        Element::Node(node),
        Evidence {
            source,
            span: Span::new(7, 10),
            rule: "launch".into(),
            confidence: 0.9,
        },
    );
    let mut session = Session::new(graph);
    let query = "MATCH (a:A) WITH evidence(a)[0] AS e RETURN e.doc + '|' + e.quote + '|' + e.start + '|' + e.confidence + '|' + sources(a)[0].title";
    let query = query.replace("WITH evidence(a)[0] AS e", "WITH a, evidence(a)[0] AS e");
    assert_eq!(value(&mut session, &query), "tin-1|thi|4|0.9|Tin".into());
}

#[test]
fn plans_are_explained_and_profiled() {
    let mut session = ladder();
    let explained = session
        .run(
            "EXPLAIN MATCH (a:N {id: 1})-[:R]->(b) RETURN b.id",
            &Params::new(),
        )
        .expect("it is explained");
    assert!(explained.rows.is_empty());
    let tree = explained.plan.expect("there is a plan").tree();
    assert!(tree.contains("Nodes by index (a {id: …})"), "{tree}");
    let profiled = session
        .run(
            "PROFILE MATCH (a:N)-[:R]->(b) RETURN count(b)",
            &Params::new(),
        )
        .expect("it is profiled");
    assert_eq!(profiled.rows, [[Value::Int(7)]]);
    let tree = profiled.plan.expect("there is a plan").tree();
    assert!(tree.contains("7 rows"), "{tree}");
}

#[test]
fn counts_are_the_same_with_and_without_their_last_steps() {
    let script = "UNWIND range(0, 30) AS i CREATE (:N {id: i});
         UNWIND range(0, 90) AS i MATCH (a:N {id: i % 31}), (b:N {id: (i * i + 3) % 31})
         WHERE a <> b CREATE (a)-[:R]->(b);
         MATCH (a)-[:R]->(b) WHERE a.id % 7 = 1 CREATE (b)-[:T]->(a), (b)-[:T]->(a);
         MATCH (a:N {id: 4}) CREATE (a)-[:S]->(:M)";
    let mut without_loops = session(script);
    let mut with_loops = session(&format!(
        "{script}; MATCH (a:N) WHERE a.id IN [4, 8, 9] CREATE (a)-[:R]->(a)"
    ));
    for pattern in [
        "(a)-[:R]->(b)-[:R]->(c)",
        "(a:N)-[:R]->(b:N)-[:R]->(c:N)",
        "(a)-[:R]->(b)<-[:R]-(c)",
        "(a)-[:R]-(b)-[:R]-(c)",
        "(a)-->(b)-[:S]->(c)",
        "(a)--(b)",
        "(a)-[:R]->(a)",
        "(a)-[:R]->(b)-[:R]->(c)-[:R]->(a)",
        "(a)-[:R]->(b)-[:R]->(c)<-[:T]-(a)",
        "(a)-[:R]->(b)<-[:T]-(c)<-[:R]-(a)",
        "(a)-[:R|T]->(b)-[:T]->(c), (c)-[:S|R]->(a)",
        "(a {id: 8})-[:R*1..4]->(b)",
        "(a)-[:R*0..3]->(b)",
        "(a)<-[:R|T*2..3]-(b)",
        "(a)-[:R*..3]-(b)",
        "(a)-[:T*]->(b)",
        "(a)-[:R*0..0]->(b)",
    ] {
        for session in [&mut without_loops, &mut with_loops] {
            let count = format!("MATCH {pattern} RETURN count(*)");
            // What is collected cannot be counted without looking.
            let long = format!("MATCH p = {pattern} RETURN size(collect(p))");
            let looked = value(session, &long);
            assert_eq!(value(session, &count), looked, "{pattern}");
            // After a write, and with what is written laid over the arrays.
            let write = "MATCH (a {id: 4}), (b {id: 8}) CREATE (a)-[:R]->(b) CREATE (b)-[:T]->(a)";
            let writing = format!("{write} WITH count(*) AS n {count}");
            let changed = value(session, &writing);
            assert_eq!(value(session, &count), changed, "{pattern}");
            assert_eq!(value(session, &long), changed, "{pattern}");
            ask(
                session,
                "MATCH ({id: 4})-[r:R]->({id: 8}) WITH r SKIP 0 LIMIT 1 DELETE r",
            );
            ask(
                session,
                "MATCH ({id: 8})-[r:T]->({id: 4}) WITH r LIMIT 1 DELETE r",
            );
        }
    }
}

#[test]
fn many_merges_find_what_the_ones_before_made() {
    let mut session = session(
        "UNWIND range(1, 3000) AS i MERGE (n:N {key: i % 1000}) ON CREATE SET n.made = i ON MATCH SET n.met = i",
    );
    let query = "MATCH (n:N) RETURN count(*) + '/' + count(n.met) + '/' + max(n.met)";
    let query = query.replace("count(*) +", "toString(count(*)) +");
    assert_eq!(value(&mut session, &query), "1000/1000/3000".into());
}

#[test]
fn nesting_is_refused_or_answered_and_never_overflows() {
    let mut session = session("");
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("NOT (", ")"),
        ("-(", ")"),
        ("{a: ", "}"),
    ] {
        for depth in [100, 100_000] {
            let query = format!("RETURN {}true{}", open.repeat(depth), close.repeat(depth));
            let _ = session.run(&query, &Params::new());
        }
    }
    let sum = format!("RETURN 0{} AS n", " + 1".repeat(900));
    assert_eq!(value(&mut session, &sum), Value::Int(900));
    fails(
        &mut session,
        &format!("RETURN 0{} AS n", " + 1".repeat(50_000)),
    );
    fails(
        &mut session,
        "RETURN reduce(a = [], x IN range(1, 100000) | [a])",
    );
    let many = "CREATE (:A) ".repeat(3_000);
    session
        .run(&many, &Params::new())
        .expect("many clauses run");
}

#[test]
fn limits_stop_what_runs_away() {
    let mut session = session("UNWIND range(1, 60) AS i CREATE (:N)");
    let product = "MATCH (a), (b), (c), (d), (e) RETURN count(a.x + b.x + c.x + d.x + e.x)";
    session.limits().time = Some(Duration::from_millis(50));
    assert_eq!(fails(&mut session, product).kind.code(), "TimedOut");
    session.limits().time = None;
    session.limits().memory = 1 << 20;
    let hoard = "MATCH (a), (b), (c) RETURN collect([a, b, c])";
    assert_eq!(fails(&mut session, hoard).kind.code(), "LimitReached");
    session.limits().rows = 100;
    assert_eq!(
        fails(&mut session, "UNWIND range(1, 1000) AS i RETURN i")
            .kind
            .code(),
        "LimitReached"
    );
}

/// Runs a query, sets the cancel flag after a while, and tells how long the query went on.
fn time_to_cancel(session: &mut Session, query: &str) -> Duration {
    let flag = session.cancel_flag();
    flag.store(false, Ordering::Relaxed);
    let setting = Arc::clone(&flag);
    let canceller = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        setting.store(true, Ordering::Relaxed);
        Instant::now()
    });
    let error = fails(session, query);
    let late = canceller.join().expect("the canceller ends").elapsed();
    assert_eq!(error.kind.code(), "Cancelled", "{query}");
    flag.store(false, Ordering::Relaxed);
    late
}

#[test]
fn a_flag_from_another_thread_cancels_whatever_runs() {
    let mut session = session(
        "UNWIND range(1, 1500) AS i CREATE (n:N {x: i}) WITH collect(n) AS ns
         UNWIND range(1, 9000) AS i
         WITH ns[i * 7919 % 1500] AS a, ns[i * 104729 % 1500] AS b CREATE (a)-[:R]->(b)",
    );
    for query in [
        "MATCH (a), (b), (c), (d), (e), (f) RETURN count(a.x + b.x + f.x)",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j WITH (i * j) % 1000003 AS x ORDER BY x RETURN x",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j WITH i, collect(j) AS l RETURN count(l)",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j RETURN percentileDisc(j, 0.5), count(DISTINCT i * j)",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j RETURN DISTINCT i * j",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j CREATE (:M {x: i})",
        "UNWIND range(1, 3000) AS i UNWIND range(1, 3000) AS j MERGE (:M {x: i * j})",
        "MATCH (a:N), (b:N), (c:N) SET a.x = b.x + c.x",
        "MATCH (a:N)-[:R*1..20]->(b) RETURN count(b)",
        "MATCH (a:N), (b:N) OPTIONAL MATCH (a)-[:R*3]->(b) RETURN count(*)",
        "MATCH (a:N), (b:N) RETURN count(shortestPath((a)-[:R*]-(b)))",
        "MATCH (a:N), (b:N), (c:N) RETURN count([(a)-[:R]->(x) | x.x])",
        "RETURN reduce(s = 0, a IN range(1, 100000) | s + size([b IN range(1, 1000) | b]))",
        "MATCH (n:N) CALL algo.betweenness() YIELD score RETURN sum(score)",
        "MATCH (n:N), (m:N) CALL algo.components() YIELD component RETURN count(component)",
    ] {
        // Other work on the machine may hold up a try, but hardly three.
        let tries = || time_to_cancel(&mut session, query);
        let late = std::iter::repeat_with(tries).take(3);
        let mut late = late.skip_while(|late| *late >= Duration::from_millis(100));
        assert!(late.next().is_some(), "{query}");
        assert_eq!(
            (session.graph().node_count(), session.graph().rel_count()),
            (1500, 9000)
        );
    }
}

#[test]
fn rows_keep_their_variables_through_with_and_optional_match() {
    let mut session = ladder();
    let query = "MATCH (a:N) OPTIONAL MATCH (a)-[r:R]->(b:N {id: 5})
        WITH a.id AS id, b.id AS far, count(*) AS n WHERE id > 2
        RETURN id, far, n ORDER BY id";
    let (null, int) = (Value::Null, Value::Int);
    assert_eq!(
        ask(&mut session, query),
        [
            vec![int(3), int(5), int(1)],
            vec![int(4), int(5), int(1)],
            vec![int(5), null, int(1)],
        ]
    );
}

#[test]
fn deleted_relationships_come_back_as_null() {
    let mut session = ladder();
    let rows = ask(&mut session, "MATCH (:N {id: 0})-[r]->() DELETE r RETURN r");
    assert_eq!(rows, [[Value::Null], [Value::Null]]);
}
