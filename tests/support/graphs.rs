//! A small graph with everything in it that a file format can get wrong.

use std::sync::Arc;

use thidua::graph::temporal::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, Time, Zone,
};
use thidua::graph::{Element, Evidence, Graph, Source, Value};
use thidua::text::Span;

/// Makes a graph of five nodes and five relationships: Vietnamese and control characters, several
/// labels, lists, parallel relationships, a loop, a self-contradicting property type, evidence.
pub(crate) fn small() -> Graph {
    let mut graph = Graph::new();
    let text = "Liên đoàn Lao động tỉnh Gió Lành tặng 12 Bằng khen.\nHết.";
    let source = graph.add_source(Source {
        name: "gio-lanh.txt".into(),
        path: "bài/gio-lanh.txt".into(),
        title: Some("Tặng Bằng khen".into()),
        publisher: None,
        author: Some(String::new()),
        published: Some("2020-10-12".into()),
        url: None,
        text: text.into(),
    });
    let list = |items: &[&str]| {
        Value::List(Arc::new(
            items.iter().map(|&item| Value::from(item)).collect(),
        ))
    };
    let document = graph.add_node(
        &["Document"],
        [("id", Value::from("d:1")), ("name", "gio-lanh.txt".into())],
    );
    let union = graph.add_node(
        &["Organisation", "UnionBody"],
        [
            ("id", Value::from("u:ldld:999")),
            ("name", "Liên đoàn Lao động tỉnh Gió Lành".into()),
            (
                "aliases",
                list(&[
                    "LĐLĐ tỉnh \"Gió\" & <Lành>",
                    "tab\there; new\nline, \\ and 'quote'",
                ]),
            ),
            ("founded", Value::Int(-1929)),
        ],
    );
    let award = graph.add_node(
        &["Award"],
        [
            ("id", Value::from("f:1")),
            ("individuals", Value::Int(12)),
            ("certain", Value::Bool(true)),
        ],
    );
    let kind = graph.add_node(
        &["AwardKind"],
        [
            ("id", Value::from("a:bang-khen")),
            ("name", "Bằng khen".into()),
            ("aliases", list(&[])),
        ],
    );
    let figure = graph.add_node(
        &["Figure"],
        [
            ("value", Value::Float(0.5)),
            ("odd", Value::from("bell \u{7} null-ish \u{fffe} emoji 🏅")),
            ("founded", "xưa".into()),
            ("times", moments()),
        ],
    );
    let none: [(&str, Value); 0] = [];
    let conferred = graph.add_rel(
        union,
        "CONFERRED",
        award,
        [("confidence", Value::Float(0.93))],
    );
    graph.add_rel(award, "OF_KIND", kind, none.clone());
    graph.add_rel(
        document,
        "MENTIONS",
        union,
        [("start", Value::Int(0)), ("surface", "LĐLĐ".into())],
    );
    graph.add_rel(
        document,
        "MENTIONS",
        union,
        [("start", Value::Int(40)), ("surface", "LĐLĐ".into())],
    );
    graph.add_rel(union, "PART_OF", union, none);
    let _ = figure;
    let clause = text.find('.').unwrap() + 1;
    let evidence = |rule: &str, start, end| Evidence {
        source,
        span: Span::new(start, end),
        rule: rule.into(),
        confidence: 0.93,
    };
    let head = "Liên đoàn Lao động tỉnh Gió Lành".len();
    graph.add_evidence(Element::Node(union), evidence("head-place", 0, head));
    graph.add_evidence(Element::Node(award), evidence("confer-active", 0, clause));
    graph.add_evidence(
        Element::Rel(conferred),
        evidence("confer-active", 0, clause),
    );
    graph.add_evidence(
        Element::Rel(conferred),
        evidence("confer-list", 0, text.len()),
    );
    graph
}

/// Returns a text that holds all that a graph says, for comparisons.
pub(crate) fn text(graph: &Graph) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for node in graph.node_ids() {
        let properties = graph.node_properties(node);
        writeln!(out, "({node}) {:?} {properties:?}", graph.labels(node)).unwrap();
        writeln!(out, "  {:?}", graph.evidence(Element::Node(node))).unwrap();
    }
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let properties = graph.rel_properties(rel);
        writeln!(
            out,
            "({from})-[{rel}:{}]->({to}) {properties:?}",
            graph.rel_type(rel)
        )
        .unwrap();
        writeln!(out, "  {:?}", graph.evidence(Element::Rel(rel))).unwrap();
    }
    for source in graph.sources() {
        writeln!(out, "{source:?}").unwrap();
    }
    out
}

/// A value of each temporal type, in a list.
fn moments() -> Value {
    let date = Date::new(2021, 1, 14).unwrap();
    let time = LocalTime::new(7, 30, 0, 5).unwrap();
    let offset = Offset::new(7 * 3600).unwrap();
    let local = LocalDateTime { date, time };
    let zone = Zone::named("Asia/Ho_Chi_Minh").unwrap();
    Value::list(vec![
        Value::Date(date),
        Value::LocalTime(time),
        Value::Time(Time {
            local: time,
            offset,
        }),
        Value::LocalDateTime(local),
        Value::DateTime(Arc::new(DateTime::of_local(local, zone))),
        Value::DateTime(Arc::new(DateTime::of_local(local, Zone::Offset(offset)))),
        Value::Duration(Arc::new(Duration::new(1, -2, 3, 4).unwrap())),
    ])
}
