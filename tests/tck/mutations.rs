//! The kit's queries with words left out, doubled, swapped and borrowed from one another: whatever
//! comes out, the engine answers or refuses, in time, with a place in the text, and a query that
//! fails leaves no trace.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use thidua::cypher::{Params, Session, syntax};
use thidua::graph::Graph;

use super::kit;

/// Mutated queries that are tried; the environment variable `THIDUA_MUTATIONS` asks for more.
const TRIES: usize = 1_000;

const GRAPH: &str = "CREATE (a:A {name: 'a', x: 1, day: date('2020-02-29')})-[:T {y: 2}]->(b:B {name: 'b'}), \
    (b)-[:T]->(c:A:B {list: [1, 2]}), (c)-[:U]->(a), (a)-[:T]->(c), (:Person {age: 38})-[:KNOWS]->(a)";

/// A generator of pseudorandom numbers (xorshift), the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("a remainder is small")
    }
}

#[test]
fn mutated_queries_are_answered_or_refused() {
    let scenarios = kit::scenarios(&kit::folder());
    let steps = scenarios.iter().flat_map(|scenario| &scenario.steps);
    let queries: Vec<Vec<String>> = steps
        .filter_map(|step| step.doc.as_deref())
        .map(words)
        .collect();
    let tries = std::env::var("THIDUA_MUTATIONS")
        .ok()
        .and_then(|tries| tries.parse().ok());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut session = fresh();
    for _ in 0..tries.unwrap_or(TRIES) {
        let query = mutated(&queries, &mut dice);
        let before = (session.graph().node_count(), session.graph().rel_count());
        let answer = catch_unwind(AssertUnwindSafe(|| session.run(&query, &Params::new())));
        let answer = answer.unwrap_or_else(|_| panic!("this query breaks the engine:\n{query}"));
        match answer {
            Ok(_) if (session.graph().node_count(), session.graph().rel_count()) == before => {}
            Ok(_) => session = fresh(),
            Err(error) => {
                let (start, end) = (error.span.start as usize, error.span.end as usize);
                assert!(
                    query.get(start..end).is_some(),
                    "{error} at {start}..{end} of:\n{query}"
                );
                assert_ne!(error.kind.code(), "InternalError", "{error}:\n{query}");
                let after = (session.graph().node_count(), session.graph().rel_count());
                assert_eq!(before, after, "a query that failed left traces:\n{query}");
            }
        }
    }
}

fn fresh() -> Session {
    let mut session = Session::new(Graph::new());
    session.limits().time = Some(Duration::from_secs(2));
    session.limits().rows = 100_000;
    session.limits().memory = 64 << 20;
    session
        .run(GRAPH, &Params::new())
        .expect("the graph is built");
    session
}

/// Cuts a query into its tokens, white space included.
fn words(query: &str) -> Vec<String> {
    let tokens = syntax::tokens(query);
    tokens
        .iter()
        .filter_map(|token| token.text(query))
        .map(str::to_owned)
        .collect()
}

fn mutated(queries: &[Vec<String>], dice: &mut Dice) -> String {
    let mut words = queries[dice.below(queries.len())].clone();
    // A few very long queries of the kit would take most of the time.
    words.truncate(400);
    for _ in 0..=dice.below(3) {
        if words.len() < 2 {
            break;
        }
        let at = dice.below(words.len());
        match dice.below(5) {
            0 => drop(words.remove(at)),
            1 => words.insert(at, words[at].clone()),
            2 => {
                let other = dice.below(words.len());
                words.swap(at, other);
            }
            3 => {
                let other = &queries[dice.below(queries.len())];
                words[at] = other[dice.below(other.len())].clone();
            }
            _ => {
                let other = &queries[dice.below(queries.len())];
                let from = dice.below(other.len());
                let to = (from + dice.below(12)).min(other.len());
                words.splice(at..at, other[from..to].iter().cloned());
            }
        }
    }
    words.concat()
}
