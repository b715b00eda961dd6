//! The graph that the targets ask, and how much a query may take of the machine.

use std::cell::RefCell;
use std::time::Duration;

use thidua::cypher::{Params, Session};
use thidua::graph::{Graph, Value};

/// A small graph with what there can be: loops, parallels, several labels, every type of property.
fn graph() -> Graph {
    let mut session = Session::new(Graph::new());
    let made = session.run(
        "UNWIND range(0, 11) AS i
         CREATE (a:A {id: i, x: i % 4, name: 'n' + (i % 3)})
         SET a.f = CASE i % 3 WHEN 0 THEN 0.5 * i END, a.l = [i, i + 1], a.d = date({year: 2000 + i}),
             a.t = datetime({year: 2000, month: 1 + i}), a.p = duration({days: i}), a.b = i % 2 = 0
         WITH a WHERE a.x > 1 SET a:B",
        &Params::default(),
    );
    made.expect("the graph can be made");
    let joined = session.run(
        "MATCH (a:A), (b:A) WHERE (a.id * 7 + b.id * 3) % 5 = 0
         CREATE (a)-[:R {w: a.id - b.id}]->(b)
         WITH a, b WHERE a.x = b.x CREATE (a)-[:S]->(b)-[:`Đi tới` {w: 1.5}]->(b)",
        &Params::default(),
    );
    joined.expect("the graph can be joined");
    session.into_graph()
}

/// Opens a session on the graph. A copy shares everything until it is written to.
pub fn session() -> Session {
    thread_local! {
        static GRAPH: RefCell<Graph> = RefCell::new(graph());
    }
    let mut session = Session::new(GRAPH.with_borrow(Clone::clone));
    let limits = session.limits();
    limits.time = Some(Duration::from_millis(300));
    limits.memory = 64 << 20;
    limits.rows = 20_000;
    limits.size = 20_000;
    session
}

/// Returns values for the parameters that the kit's queries and ours use.
pub fn params() -> Params {
    let pairs = [
        ("x", Value::Int(3)),
        ("n", Value::from("n1")),
        ("list", Value::list(vec![Value::Int(1), Value::Null])),
        ("map", Value::map([("a", Value::Int(1))])),
    ];
    let named = pairs.map(|(name, value)| (name.to_owned(), value));
    Params::from(named)
}
