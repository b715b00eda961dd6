//! Exports: each is read back by a reader that we did not write, and holds what the graph says.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::Value as Json;
use thidua::export::{Format, list_mark, write};
use thidua::graph::{Graph, Value};

use crate::support::graphs;

fn export(graph: &Graph, format: Format) -> String {
    let mut out = Vec::new();
    write(graph, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn small(format: Format) -> String {
    export(&graphs::small(), format)
}

#[test]
fn every_format_gives_the_same_bytes_twice() {
    for format in Format::ALL {
        assert_eq!(small(format), small(format), "{}", format.name());
        assert!(!export(&Graph::new(), format).contains('\u{7}'));
    }
}

#[test]
fn json_holds_everything() {
    let json: Json = serde_json::from_str(&small(Format::Json)).unwrap();
    assert_eq!(json["nodes"].as_array().unwrap().len(), 5);
    assert_eq!(json["edges"].as_array().unwrap().len(), 5);
    let union = &json["nodes"][1];
    assert_eq!(union["id"], "u:ldld:999");
    assert_eq!(
        union["labels"],
        serde_json::json!(["Organisation", "UnionBody"])
    );
    assert_eq!(union["properties"]["founded"], -1929);
    assert_eq!(
        union["evidence"][0]["text"],
        "Liên đoàn Lao động tỉnh Gió Lành"
    );
    assert_eq!(
        (&union["evidence"][0]["start"], &union["evidence"][0]["end"]),
        (&0.into(), &32.into())
    );
    let conferred = &json["edges"][0];
    assert_eq!(
        (&conferred["source"], &conferred["target"]),
        (&"u:ldld:999".into(), &"f:1".into())
    );
    assert_eq!(conferred["evidence"].as_array().unwrap().len(), 2);
    assert_eq!(
        json["nodes"][4]["properties"]["odd"],
        "bell \u{7} null-ish \u{fffe} emoji 🏅"
    );
    assert_eq!(json["graph"]["sources"][0]["published"], "2020-10-12");
}

#[test]
fn every_line_of_jsonl_is_an_object_with_its_kind() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for line in small(Format::Jsonl).lines() {
        let object: Json = serde_json::from_str(line).unwrap();
        *kinds
            .entry(object["kind"].as_str().unwrap().to_owned())
            .or_default() += 1;
    }
    assert_eq!(
        format!("{kinds:?}"),
        r#"{"node": 5, "relationship": 5, "source": 1}"#
    );
}

/// One element of an XML file: name, attributes, text.
type Read = (String, BTreeMap<String, String>, String);

fn read_xml(text: &str) -> Vec<Read> {
    let mut reader = Reader::from_str(text);
    let (mut elements, mut open): (Vec<Read>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open.push(elements.len());
                elements.push(element(&start));
            }
            Event::Empty(start) => elements.push(element(&start)),
            Event::Text(text) => {
                if let Some(&at) = open.last() {
                    elements[at].2.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let at = *open.last().unwrap();
                let letter = reference.resolve_char_ref().unwrap();
                let named = || quick_xml::escape::resolve_predefined_entity(&reference).unwrap();
                elements[at]
                    .2
                    .push_str(&letter.map_or_else(|| named().to_owned(), String::from));
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    elements
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Read {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .unwrap()
            .into_owned();
        (attribute.key.0.to_owned(), value)
    });
    (
        start.name().0.to_owned(),
        attributes.collect(),
        String::new(),
    )
}

#[test]
fn graphml_declares_every_key_and_keeps_texts() {
    let elements = read_xml(&small(Format::GraphMl));
    let count = |name: &str| elements.iter().filter(|(n, ..)| n == name).count();
    assert_eq!((count("node"), count("edge"), count("graph")), (5, 5, 1));
    let declared: Vec<&String> = elements
        .iter()
        .filter(|(n, ..)| n == "key")
        .map(|(_, a, _)| &a["id"])
        .collect();
    for (name, attributes, _) in &elements {
        assert!(
            name != "data" || declared.contains(&&attributes["key"]),
            "{attributes:?}"
        );
    }
    let data: Vec<&str> = elements
        .iter()
        .filter(|(n, ..)| n == "data")
        .map(|(.., text)| text.as_str())
        .collect();
    assert!(
        data.contains(&r#"["LĐLĐ tỉnh \"Gió\" & <Lành>","tab\there; new\nline, \\ and 'quote'"]"#)
    );
    assert!(data.contains(&"bell \u{fffd} null-ish \u{fffd} emoji 🏅"));
    assert!(data.contains(&"Liên đoàn Lao động tỉnh Gió Lành tặng 12 Bằng khen."));
    // The key `founded` is a number on one node and a text on another.
    let founded = elements
        .iter()
        .find(|(_, a, _)| a.get("id").is_some_and(|id| id == "node.founded"))
        .unwrap();
    assert_eq!(founded.1["attr.type"], "string");
}

#[test]
fn gexf_declares_every_attribute_and_keeps_texts() {
    let elements = read_xml(&small(Format::Gexf));
    let nodes: Vec<&Read> = elements.iter().filter(|(n, ..)| n == "node").collect();
    assert_eq!(nodes[1].1["label"], "Liên đoàn Lao động tỉnh Gió Lành");
    let values: Vec<&str> = elements
        .iter()
        .filter(|(n, ..)| n == "attvalue")
        .map(|(_, a, _)| a["value"].as_str())
        .collect();
    assert!(values.contains(&"Organisation:UnionBody") && values.contains(&"CONFERRED"));
    assert!(
        values
            .contains(&r#"["LĐLĐ tỉnh \"Gió\" & <Lành>","tab\there; new\nline, \\ and 'quote'"]"#)
    );
    let ids = |class: &str, name: &str| -> Vec<String> {
        let list = elements.iter().filter(|(n, ..)| n == name);
        list.filter_map(|(_, a, _)| a.get(class).cloned()).collect()
    };
    let declared = ids("id", "attribute");
    assert!(
        ids("for", "attvalue")
            .iter()
            .all(|number| declared.contains(number))
    );
}

#[test]
fn tables_have_the_heads_that_neo4j_reads() {
    let rows = |format| -> Vec<Vec<String>> {
        let text = small(format);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    };
    let nodes = rows(Format::NodesCsv);
    assert_eq!(nodes.len(), 6);
    assert_eq!(
        nodes[0].join(" "),
        "key:ID :LABEL aliases:string[] certain:boolean founded id individuals:long name odd times:string[] value:double evidence"
    );
    assert_eq!(nodes[2][..2], ["u:ldld:999", "Organisation;UnionBody"]);
    // An alias holds a semicolon, so lists are divided by a bar.
    assert_eq!(list_mark(&graphs::small()), '|');
    assert_eq!(
        nodes[2][2],
        "LĐLĐ tỉnh \"Gió\" & <Lành>|tab\there; new\nline, \\ and 'quote'"
    );
    let rels = rows(Format::RelationshipsCsv);
    assert_eq!(
        rels[0].join(" "),
        ":START_ID :TYPE :END_ID confidence:double start:long surface evidence"
    );
    assert_eq!(rels[1][..4], ["u:ldld:999", "CONFERRED", "f:1", "0.93"]);
}

#[test]
fn nodes_without_an_identifier_get_one() {
    let mut graph = Graph::new();
    let one = graph.add_node(&["A b"], [("id", Value::from("x"))]);
    let two = graph.add_node(&[], [("id", Value::from("x")), ("tên", "Hoà".into())]);
    graph.add_rel(one, "KẾT NỐI", two, [("k", Value::Float(f64::NAN))]);
    let json: Json = serde_json::from_str(&export(&graph, Format::Json)).unwrap();
    assert_eq!(
        (&json["edges"][0]["source"], &json["edges"][0]["target"]),
        (&"_0".into(), &"_1".into())
    );
    assert_snapshot!(export(&graph, Format::Cypher));
    assert_snapshot!(export(&graph, Format::NodesCsv));
    assert_snapshot!(export(&graph, Format::Turtle));
}

#[test]
fn cypher_dot_and_turtle_read_well() {
    assert_snapshot!("small.cypher", small(Format::Cypher));
    assert_snapshot!("small.dot", small(Format::Dot));
    assert_snapshot!("small.ttl", small(Format::Turtle));
}

#[test]
fn triples_are_one_a_line_and_the_same_in_both_files() {
    let lines = small(Format::NTriples);
    let subject = regex::Regex::new(
        r#"^<[^<>" ]+> <[^<>" ]+> (<[^<>" ]+>|"([^"\\]|\\.)*"(@vi|\^\^<[^<>" ]+>)?) \.$"#,
    )
    .unwrap();
    for line in lines.lines() {
        assert!(subject.is_match(line), "{line}");
    }
    let turtle = small(Format::Turtle);
    let triples = turtle.lines().filter(|line| line.starts_with("  ")).count();
    assert_eq!(triples, lines.lines().count());
}

#[test]
fn the_cypher_script_makes_the_same_graph() {
    for graph in [graphs::small(), Graph::new()] {
        let mut session = thidua::cypher::Session::new(Graph::new());
        let script = export(&graph, Format::Cypher);
        session.run_script(&script, &Default::default()).unwrap();
        assert_eq!(statements(session.graph()), statements(&graph));
    }
}

/// Returns what a graph says, one line a node or relationship, sorted; evidence and numbers left out.
fn statements(graph: &Graph) -> Vec<String> {
    let node = |node| format!("{:?} {:?}", graph.labels(node), graph.node_properties(node));
    let mut lines: Vec<String> = graph.node_ids().map(node).collect();
    lines.extend(graph.rel_ids().map(|rel| {
        let (from, to) = graph.endpoints(rel);
        let own = (graph.rel_type(rel), graph.rel_properties(rel));
        format!("{} {own:?} {}", node(from), node(to))
    }));
    lines.sort();
    lines
}
