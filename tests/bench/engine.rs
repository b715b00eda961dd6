//! The query engine as a process that other programs can measure.
//!
//! `engine --serve DATA` loads person.csv, org.csv, knows.csv and member.csv from the folder DATA, prints one
//! JSON line about the load, then answers every JSON line `{"query": …, "params": {…}}` on standard input with
//! one JSON line `{"rows": [[…]]}` or `{"error": …}`. Without arguments it says so and ends, so that
//! `cargo bench` stays quick; the peers' script is `engine_peers.py`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for measuring, not part of the product"
)]

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use rustc_hash::FxHashMap;
use serde_json::{Value as Json, json};
use thidua::cypher::{Params, Session};
use thidua::graph::{Graph, NodeId, Value};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments
        .iter()
        .position(|word| word == "--serve")
        .and_then(|at| arguments.get(at + 1))
    {
        Some(folder) => serve(Path::new(folder)),
        None => println!("usage: engine --serve DATA (see tests/bench/engine_peers.py)"),
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
    println!(
        "{}",
        json!({"nodes": nodes, "relationships": rels, "load_s": seconds, "rss_mib": resident_mib()})
    );
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request: Json = serde_json::from_str(&line.unwrap()).unwrap();
        writeln!(out, "{}", answer(&mut session, &request)).unwrap();
        out.flush().unwrap();
    }
}

fn answer(session: &mut Session, request: &Json) -> Json {
    let params: Params = request["params"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), scalar(value)))
        .collect();
    match session.run(request["query"].as_str().unwrap(), &params) {
        Ok(answer) => {
            let rows: Vec<Vec<Json>> = answer
                .rows
                .iter()
                .map(|row| row.iter().map(plain).collect())
                .collect();
            json!({ "rows": rows })
        }
        Err(error) => json!({"error": error.to_string()}),
    }
}

fn scalar(value: &Json) -> Value {
    match value {
        Json::Number(number) => Value::Int(number.as_i64().unwrap()),
        Json::String(text) => Value::from(text.as_str()),
        _ => Value::Null,
    }
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Bool(truth) => json!(truth),
        Value::Int(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::String(text) => json!(text.as_ref()),
        _ => Json::Null,
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
