//! Paths: what they may meet again, and parts of them that repeat.

use thidua::cypher::Session;
use thidua::graph::{Value, value};

use super::{ask, fails, ladder, session, value as one};

/// Thirteen nodes and forty relationships of two types, loops and doubles among them.
fn thicket() -> Session {
    session(
        "UNWIND range(0, 12) AS i CREATE (:N {id: i, x: i % 4});
         UNWIND range(0, 24) AS i MATCH (a:N {id: i % 13}), (b:N {id: (i * i + 3) % 13})
         CREATE (a)-[:R {w: i % 3}]->(b);
         UNWIND range(0, 14) AS i MATCH (a:N {id: (i * 5) % 13}), (b:N {id: (i + 7) % 13})
         CREATE (a)-[:S {w: i % 2}]->(b)",
    )
}

/// The rows of a query, in an order that does not matter.
fn rows(session: &mut Session, query: &str) -> Vec<Vec<Value>> {
    let mut rows = ask(session, query);
    rows.sort_by(|one, other| {
        let pairs = one.iter().zip(other);
        let mut orders = pairs.map(|(one, other)| value::order(one, other));
        let decided = orders.find(|order| order.is_ne());
        decided.unwrap_or(std::cmp::Ordering::Equal)
    });
    rows
}

/// Two ways to write the same patterns find the same.
fn same(pairs: &[(&str, &str)]) {
    let mut session = thicket();
    for (one, other) in pairs {
        let found = rows(&mut session, one);
        assert!(!found.is_empty(), "{one}");
        assert_eq!(found, rows(&mut session, other), "{one}\n{other}");
    }
}

#[test]
fn a_repeated_group_of_one_relationship_is_a_repeated_relationship() {
    same(&[
        (
            "MATCH (a)((x)-[:R]->(y)){1,3}(b) RETURN a.id, b.id",
            "MATCH (a)-[:R]->{1,3}(b) RETURN a.id, b.id",
        ),
        (
            "MATCH (a {id: 3})(()-[:R]->())*(b) RETURN count(*)",
            "MATCH (a {id: 3})-[:R]->*(b) RETURN count(*)",
        ),
        (
            "MATCH (a)(()-[r:S]-())+(b {id: 5}) RETURN a.id, [one IN r | one.w]",
            "MATCH (a)-[r:S]-+(b {id: 5}) RETURN a.id, [one IN r | one.w]",
        ),
        (
            "MATCH p = (a {x: 1})(()<-[:R|S {w: 1}]-()){,2}(b {x: 2}) RETURN nodes(p)",
            "MATCH p = (a {x: 1})<-[:R|S*0..2 {w: 1}]-(b {x: 2}) RETURN nodes(p)",
        ),
        (
            "MATCH (a)-[q:R]->(b), (b)(()-[:R|S]->()){1,3}(a) RETURN q.w, a.id, b.id",
            "MATCH (a)-[q:R]->(b), (b)-[:R|S]->{1,3}(a) RETURN q.w, a.id, b.id",
        ),
        (
            "MATCH (a {id: 2})(()-[:R]->())?(b) RETURN b.id",
            "MATCH (a {id: 2})-[:R]->{0,1}(b) RETURN b.id",
        ),
        (
            "MATCH WALK (a)(()-[:R]->()){3}(b) RETURN a.id, b.id",
            "MATCH WALK (a)-[:R]->{3}(b) RETURN a.id, b.id",
        ),
    ]);
}

#[test]
fn a_repeated_group_is_its_steps_in_a_row() {
    same(&[
        (
            "MATCH (a)((x)-[:R]->(y)-[:S]->(z)){2}(b) RETURN a.id, [n IN x | n.id], [n IN z | n.id], b.id",
            "MATCH (a)-[:R]->(p)-[:S]->(q)-[:R]->(r)-[:S]->(b) RETURN a.id, [a.id, q.id], [q.id, b.id], b.id",
        ),
        (
            "MATCH ((x)-[r:R]->(y) WHERE x.id < y.id AND r.w > 0){2}(b) RETURN [n IN y | n.id]",
            "MATCH (p)-[r:R]->(q)-[s:R]->(b) WHERE p.id < q.id < b.id AND r.w > 0 AND s.w > 0
             RETURN [q.id, b.id]",
        ),
        (
            "MATCH (()-[:R]->()){1}(()-[:S]->()){1}(b) RETURN b.id",
            "MATCH ()-[:R]->()-[:S]->(b) RETURN b.id",
        ),
        (
            "MATCH (a)((x:N WHERE x.x <> 1)-->(y {x: 0})){1,2}(b) RETURN a.id, b.id",
            "MATCH (a)-->(b {x: 0}) WHERE a.x <> 1 RETURN a.id, b.id
             UNION ALL MATCH (a)-->(m {x: 0})-->(b {x: 0}) WHERE a.x <> 1 AND m.x <> 1 RETURN a.id, b.id",
        ),
        (
            "UNWIND [0, 1] AS w MATCH (a)(()-[r:S {w: w}]->()){2}(b) RETURN w, a.id, b.id",
            "UNWIND [0, 1] AS w MATCH (a)-[:S {w: w}]->()-[:S {w: w}]->(b) RETURN w, a.id, b.id",
        ),
        (
            "MATCH ((a)-[:R]->(b) WHERE a.id > b.id) RETURN a.id, b.id",
            "MATCH (a)-[:R]->(b) WHERE a.id > b.id RETURN a.id, b.id",
        ),
    ]);
    let mut session = ladder();
    let found = rows(
        &mut session,
        "MATCH (a {id: 5}) OPTIONAL MATCH (a)((x)-->(y)){1,2}(b) RETURN x, y, b",
    );
    assert_eq!(found, [[Value::Null, Value::Null, Value::Null]]);
    let found = rows(
        &mut session,
        "MATCH p = ({id: 0})(()-->()-->()){2}() RETURN [n IN nodes(p) | n.id]",
    );
    let walked = [[0, 1, 2, 3, 4], [0, 1, 2, 3, 5], [0, 2, 3, 4, 5]];
    let walked = walked.map(|ids| [Value::list(ids.map(Value::Int).to_vec())]);
    assert_eq!(found, walked);
    let found = one(
        &mut session,
        "MATCH ({id: 0})((a)-->(b)){0}(c) RETURN size(a) + size(b) + c.id",
    );
    assert_eq!(found, Value::Int(0));
}

#[test]
fn paths_meet_again_what_their_mode_lets_them() {
    let mut session = session(
        "CREATE (a:N {id: 0})-[:R]->(b:N {id: 1})-[:R]->(c:N {id: 2})-[:R]->(a), (b)-[:R]->(b)",
    );
    let mut count = |pattern: &str| {
        let found = one(&mut session, &format!("MATCH {pattern} RETURN count(*)"));
        let Value::Int(found) = found else {
            panic!("{pattern}: {found:?}")
        };
        found
    };
    // From each node: round, with and without the loop.
    assert_eq!(count("({id: 0})-[*]->()"), 6);
    assert_eq!(count("TRAIL ({id: 0})-[*]->()"), 6);
    assert_eq!(count("SIMPLE ({id: 0})-[*]->()"), 3);
    assert_eq!(count("ACYCLIC ({id: 0})-[*]->()"), 2);
    assert_eq!(count("WALK ({id: 0})-[*..6]->()"), 25);
    // From the node with the loop, that is a way back to the start.
    assert_eq!(count("SIMPLE ({id: 1})-[*]->({id: 1})"), 2);
    assert_eq!(count("ACYCLIC ({id: 1})-[*]->({id: 1})"), 0);
    // The mode holds for the whole path, however many parts it has.
    assert_eq!(count("SIMPLE (a)-->()-->()-->(b)"), 3);
    assert_eq!(count("ACYCLIC (a)-->()-->()-->(b)"), 0);
    assert_eq!(count("ACYCLIC (a)-->(b)-[*]->(c)"), 3);
    assert_eq!(count("SIMPLE (a)-->(b)-[*]->(c)"), 6);
    assert_eq!(count("ACYCLIC (a)(()-->()){1,5}(c)"), 6);
    assert_eq!(count("SIMPLE (a)(()-->()){1,5}(c)"), 10);
    assert_eq!(count("SIMPLE SHORTEST 5 ({id: 0})-[*]->({id: 2})"), 1);
    assert_eq!(count("SHORTEST 5 ({id: 0})-[*]->({id: 2})"), 2);
}

#[test]
fn what_groups_do_not_do_is_said() {
    let mut session = ladder();
    for (query, message) in [
        ("MATCH (a)((a)-->(b))+(c) RETURN a", "`a` is already"),
        (
            "MATCH (a)(((x)-->(y)){2}){2}(c) RETURN a",
            "a group inside a group",
        ),
        (
            "MATCH (a)((x)){2}(c) RETURN a",
            "a group without a relationship",
        ),
        (
            "MATCH ANY SHORTEST (a)(()-->())+(c) RETURN a",
            "along a repeated group",
        ),
        (
            "MATCH (a)((x)-->(y) WHERE y.id = a.id)+(c) RETURN a",
            "`a` is not defined",
        ),
        (
            "MATCH WALK (a)-[*]->(c) RETURN a",
            "`WALK` without a greatest length",
        ),
        (
            "MATCH (a)(p = (x)-->(y))+(c) RETURN a",
            "a name for a part of a path",
        ),
    ] {
        let error = fails(&mut session, query).to_string();
        assert!(error.contains(message), "{query}: {error}");
    }
}
