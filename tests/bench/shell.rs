//! How fast the shell answers: the first prompt, a keypress, Tab inside quotes.
//!
//! On a graph of 100,000 nodes with 200,000 relationships. The aims: first prompt within 150 ms,
//! a keypress within 16 ms, ten thousand names within 20 ms.

use std::sync::OnceLock;
use std::time::Duration;

use thidua::graph::{Graph, NodeId, Value, snapshot};
use thidua::render::Palette;
use thidua::repl::saved::Shelf;
use thidua::repl::{Session, Settings, highlight};

const NODES: usize = 100_000;

/// How long the shell waits at Tab for words that are not read yet.
const WAIT: Duration = Duration::from_millis(6);

const QUERY: &str = "MATCH (o:UnionBody {name: 'Công đoàn quận Nam Từ Liêm'})-[r:CONFERRED]->(a:Award)\n\
    WHERE a.individuals > 10 AND NOT o.name STARTS WITH 'Tổng' // ghi chú\n\
    RETURN o.name AS body, count(a) AS awards ORDER BY awards DESC LIMIT 20";

fn main() {
    divan::main();
}

/// A graph of bodies whose names are made of syllables, so that they are many and alike.
fn graph(nodes: usize) -> Graph {
    const SYLLABLES: &[&str] = &[
        "Công",
        "đoàn",
        "quận",
        "Nam",
        "Từ",
        "Liêm",
        "Thường",
        "Tín",
        "Hà",
        "Đông",
        "Sơn",
        "Tây",
        "Bắc",
        "Hòa",
        "Bình",
        "Phú",
        "Thọ",
    ];
    let mut graph = Graph::new();
    for at in 0..nodes {
        let word = |place: usize| SYLLABLES[(at / place) % SYLLABLES.len()];
        let name = format!("Công đoàn {} {} {} {at}", word(1), word(17), word(289));
        graph.add_node(
            &["Organisation", "UnionBody"],
            [
                ("id", Value::from(format!("u:{at}"))),
                ("name", Value::from(name)),
                ("kind", Value::from("grassroots_union")),
            ],
        );
    }
    let node = |at: usize| NodeId(u32::try_from(at % nodes).unwrap_or_default());
    for at in 0..2 * nodes {
        graph.add_rel::<&str>(node(at), "PART_OF", node(at * 7 + 1), []);
    }
    graph
}

fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| snapshot::to_bytes(&graph(NODES)).expect("the graph can be stored"))
}

fn session(nodes: usize) -> Session {
    let shelf = Shelf::default();
    let mut session = Session::new(graph(nodes), None, Settings::default(), shelf);
    // The first Tab reads the words of the graph.
    session.complete("MATCH (n:", 9);
    session
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn open_a_graph_up_to_the_prompt(bencher: divan::Bencher<'_, '_>) {
    let bytes = bytes();
    bencher.bench_local(|| {
        let graph = snapshot::from_bytes(bytes).expect("the snapshot is whole");
        Session::new(graph, None, Settings::default(), Shelf::default()).prompt()
    });
}

/// Tab pressed the moment that the prompt is there: what is known after the few milliseconds that
/// the shell waits.
#[divan::bench(args = ["MATCH (n:", "MATCH (o:UnionBody {name: 'cong doan"], sample_count = 10, sample_size = 1)]
fn tab_while_the_graph_is_still_being_read(bencher: divan::Bencher<'_, '_>, line: &str) {
    bencher
        .with_inputs(|| Session::new(graph(NODES), None, Settings::default(), Shelf::default()))
        .bench_local_refs(|session| session.complete_within(line, line.len(), WAIT));
}

/// What is done aside while the user types, in slices of two milliseconds.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn all_words_of_the_graph(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| Session::new(graph(NODES), None, Settings::default(), Shelf::default()))
        .bench_local_refs(|session| while !session.read_words(Duration::from_millis(2)) {});
}

#[divan::bench]
fn colour_a_query_while_it_is_typed() -> String {
    highlight(divan::black_box(QUERY), QUERY.len(), Palette::COLOURED)
}

#[divan::bench(args = [10_000, 100_000], sample_count = 20, sample_size = 1)]
fn tab_inside_quotes(bencher: divan::Bencher<'_, '_>, names: usize) {
    let mut session = session(names);
    let line = "MATCH (o:UnionBody {name: 'cong doan quan nam";
    bencher.bench_local(|| session.complete(line, line.len()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn tab_for_a_label(bencher: divan::Bencher<'_, '_>) {
    let mut session = session(NODES);
    bencher.bench_local(|| session.complete("MATCH (o:Uni", 12));
}
