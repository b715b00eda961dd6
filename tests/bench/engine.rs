//! The query engine as a process that other programs can measure.
//!
//! `engine --serve DATA` loads person.csv, org.csv, knows.csv and member.csv from the folder DATA, prints one
//! JSON line about the load, then answers every JSON line `{"query": …, "params": {…}}` on standard input with
//! one JSON line `{"rows": [[…]], "ns": …}` or `{"error": …}`. The line about the load says how many bytes the
//! graph takes in compact form with its text, and how many the process does.
//!
//! `ns` is what the answer took inside this process: from the text of the request in hand to all rows written
//! out as JSON, reading the request and its parameters, running and encoding. Only the pipe is left out.
//!
//! `engine --writes DATA` loads the same and prints how long small writes take, and a read after each.
//!
//! Without arguments it says so and ends, so that `cargo bench` stays quick; the peers' script is
//! `engine_peers.py`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for measuring, not part of the product"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Value as Json, json};
use thidua::cypher::{Params, Session};
use thidua::graph::{Graph, NodeId, Value};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [_, "--serve", folder] => serve(Path::new(folder)),
        [_, "--writes", folder] => writes(Path::new(folder)),
        _ => println!("usage: engine --serve|--writes DATA (see tests/bench/engine_peers.py)"),
    }
}

fn serve(folder: &Path) {
    let start = Instant::now();
    let graph = load(folder);
    let (nodes, rels) = (graph.node_count(), graph.rel_count());
    let mut session = Session::new(graph);
    // The first question freezes the compact form; that is loading, not answering.
    session
        .run("MATCH (n) RETURN count(n)", &Params::default())
        .unwrap();
    let seconds = start.elapsed().as_secs_f64();
    let sizes = session.graph().sizes();
    println!(
        "{}",
        json!({
            "nodes": nodes, "relationships": rels, "load_s": seconds,
            "structure": sizes.structure, "properties": sizes.properties, "text": sizes.text,
            "compact_mib": sizes.compact() as f64 / 1_048_576.0, "rss_mib": resident_mib(),
        })
    );
    let mut out = std::io::stdout().lock();
    let mut encoded = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        encoded.clear();
        let start = Instant::now();
        let answered = answer(&mut session, &line, &mut encoded);
        let ns = start.elapsed().as_nanos();
        match answered {
            Ok(()) => write!(encoded, ",\"ns\":{ns}}}").unwrap(),
            Err(error) => encoded = json!({ "error": error }).to_string().into_bytes(),
        }
        encoded.push(b'\n');
        out.write_all(&encoded).unwrap();
        out.flush().unwrap();
    }
}

/// Prints the median microseconds of small writes, and of a count over two steps after each.
fn writes(folder: &Path) {
    let mut session = Session::new(load(folder));
    let mut run = |query: &str, number: i64| {
        let params = Params::from([("x".to_owned(), Value::Int(number))]);
        let start = Instant::now();
        session.run(query, &params).unwrap();
        start.elapsed().as_secs_f64() * 1e6
    };
    let read = "MATCH (:Person {id: $x})-[:KNOWS]->()-[:KNOWS]->(c) RETURN count(c)";
    let whole = "MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person) RETURN count(*)";
    println!(
        "{whole}: {:.0} µs without a write before",
        median((0..9).map(|at| run(whole, at)))
    );
    for write in [
        "CREATE (:Person {id: -$x, name: 'x'})",
        "MATCH (a:Person {id: $x}), (b:Person {id: $x + 1}) CREATE (a)-[:KNOWS {since: 1}]->(b)",
        "MERGE (p:Person {id: $x + 79999}) SET p.age = 1",
        "MATCH (p:Person {id: $x + 5000}) SET p:Seen",
        "MATCH (p:Person {id: $x + 9000}) DETACH DELETE p",
    ] {
        run(write, 1);
        run(read, 1);
        let (mut wrote, mut after, mut scan) = (Vec::new(), Vec::new(), Vec::new());
        for number in 2..101 {
            wrote.push(run(write, number));
            after.push(run(read, number));
            run(write, 200 + number);
            scan.push(run(whole, number));
        }
        let [wrote, after, scan] = [wrote, after, scan].map(|times| median(times.into_iter()));
        println!(
            "{write}: {wrote:.0} µs; a read after it {after:.0} µs, a count over all {scan:.0} µs"
        );
    }
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// A question with its parameters.
#[derive(Deserialize)]
struct Request<'r> {
    #[serde(borrow)]
    query: Cow<'r, str>,
    params: BTreeMap<String, Json>,
}

/// Answers a question by the start of a JSON object, up to the end of its rows.
fn answer(session: &mut Session, request: &str, out: &mut Vec<u8>) -> Result<(), String> {
    let request: Request = serde_json::from_str(request).unwrap();
    let params = request.params.into_iter();
    let params: Params = params.map(|(name, value)| (name, scalar(&value))).collect();
    let answer = session.run(&request.query, &params);
    let answer = answer.map_err(|error| error.to_string())?;
    out.extend_from_slice(b"{\"rows\":");
    serde_json::to_writer(out, &Rows(&answer.rows)).unwrap();
    Ok(())
}

/// Rows as JSON, written without a tree in between.
struct Rows<'a>(&'a [Vec<Value>]);
struct Row<'a>(&'a [Value]);
struct Cell<'a>(&'a Value);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|row| Row(row)))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Cell))
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Bool(truth) => serializer.serialize_bool(*truth),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::String(text) => serializer.serialize_str(text),
            _ => serializer.serialize_unit(),
        }
    }
}

fn scalar(value: &Json) -> Value {
    match value {
        Json::Number(number) => Value::Int(number.as_i64().unwrap()),
        Json::String(text) => Value::from(text.as_str()),
        _ => Value::Null,
    }
}

fn load(folder: &Path) -> Graph {
    let mut graph = Graph::new();
    let people = load_nodes(&mut graph, &folder.join("person.csv"), "Person");
    let organisations = load_nodes(&mut graph, &folder.join("org.csv"), "Org");
    load_rels(
        &mut graph,
        &folder.join("knows.csv"),
        "KNOWS",
        &people,
        &people,
    );
    load_rels(
        &mut graph,
        &folder.join("member.csv"),
        "MEMBER",
        &people,
        &organisations,
    );
    graph
}

fn load_nodes(graph: &mut Graph, file: &Path, label: &str) -> FxHashMap<i64, NodeId> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let head = reader.headers().unwrap().clone();
    let mut found = FxHashMap::default();
    for row in reader.records() {
        let row = row.unwrap();
        let properties = head.iter().zip(&row).map(|(key, text)| (key, typed(text)));
        let node = graph.add_node(&[label], properties);
        found.insert(row[0].parse().unwrap(), node);
    }
    found
}

fn load_rels(
    graph: &mut Graph,
    file: &Path,
    rel_type: &str,
    sources: &FxHashMap<i64, NodeId>,
    goals: &FxHashMap<i64, NodeId>,
) {
    for row in csv::Reader::from_path(file).unwrap().records() {
        let row = row.unwrap();
        let end =
            |nodes: &FxHashMap<i64, NodeId>, at: usize| nodes[&row[at].parse::<i64>().unwrap()];
        graph.add_rel(
            end(sources, 0),
            rel_type,
            end(goals, 1),
            [("since", typed(&row[2]))],
        );
    }
}

fn typed(text: &str) -> Value {
    text.parse().map_or_else(|_| Value::from(text), Value::Int)
}

/// Returns the resident memory of this process, where the system tells.
fn resident_mib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}
