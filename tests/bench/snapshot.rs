//! How fast a snapshot is written and read, and a graph exported.
//!
//! `cargo bench --bench snapshot`. The graph is made up: so many nodes, twice as many
//! relationships, five properties a node and three a relationship, and evidence for all of them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a program for measuring, not part of the product"
)]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use thidua::export::{Format, write};
use thidua::graph::{Element, Evidence, Graph, Source, Value, snapshot};
use thidua::text::Span;

fn main() {
    divan::main();
}

fn graph(nodes: u32) -> Graph {
    let mut graph = Graph::new();
    let text = "Liên đoàn Lao động huyện tặng Giấy khen cho các cá nhân. ".repeat(100);
    for number in 0..nodes.div_ceil(30) {
        graph.add_source(Source {
            name: format!("{number}.txt"),
            text: format!("{number} {text}").into(),
            ..Source::default()
        });
    }
    let sources = graph.sources().len() as u32;
    let evidence = |number: u32| Evidence {
        source: thidua::graph::SourceId(number % sources),
        span: Span::new(0, 2),
        rule: "bench".into(),
        confidence: 0.9,
    };
    let all: Vec<_> = (0..nodes)
        .map(|number| {
            let node = graph.add_node(
                &["Organisation", "UnionBody"],
                [
                    ("id", Value::from(format!("u:cdcs:{number}:01"))),
                    ("name", Value::from(format!("Công đoàn cơ sở số {number}"))),
                    ("kind", Value::from("grassroots_union")),
                    (
                        "aliases",
                        Value::list(vec![Value::from(format!("CĐCS {number}"))]),
                    ),
                    ("founded", Value::Int(i64::from(number % 100) + 1929)),
                ],
            );
            graph.set_evidence(Element::Node(node), vec![evidence(number)]);
            node
        })
        .collect();
    for number in 0..nodes * 2 {
        let at = |n: u32| all[(n % nodes) as usize];
        let rel = graph.add_rel(
            at(number),
            "PART_OF",
            at(number.wrapping_mul(7919) + 1),
            [
                ("doc", Value::from("1.txt")),
                ("confidence", Value::Float(0.9)),
                ("start", Value::Int(i64::from(number))),
            ],
        );
        graph.set_evidence(Element::Rel(rel), vec![evidence(number)]);
    }
    graph
}

#[divan::bench(args = [10_000, 100_000], sample_count = 5, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, nodes: u32) {
    let bytes = snapshot::to_bytes(&graph(nodes)).unwrap();
    eprintln!("{nodes} nodes: {:.1} MB", bytes.len() as f64 / 1e6);
    bencher
        .counter(ItemsCount::new(nodes))
        .bench(|| snapshot::from_bytes(black_box(&bytes)).unwrap());
}

#[divan::bench(args = [10_000, 100_000], sample_count = 5, sample_size = 1)]
fn save(bencher: Bencher<'_, '_>, nodes: u32) {
    let graph = graph(nodes);
    bencher
        .counter(ItemsCount::new(nodes))
        .bench(|| snapshot::to_bytes(black_box(&graph)).unwrap());
}

#[divan::bench(args = [Format::GraphMl, Format::Json, Format::Cypher, Format::Turtle], sample_count = 3, sample_size = 1)]
fn export_10k(bencher: Bencher<'_, '_>, format: Format) {
    let graph = graph(10_000);
    bencher.bench(|| {
        let mut out = Vec::new();
        write(black_box(&graph), format, &mut out).unwrap();
        out
    });
}
