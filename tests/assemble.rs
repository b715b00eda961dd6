//! From what documents assert to one graph: what is in it, and that no order of the documents shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use insta::assert_snapshot;
use proptest::prelude::*;
use thidua::assemble::{Assembly, Assertions, Entry, Extent, Register, Relation};
use thidua::graph::{Element, Graph, Value, snapshot};

use crate::support::readings;

/// A register of one district, its province, the country and a federation.
struct Small;

impl Register for Small {
    fn entry(&self, id: &str) -> Option<Entry> {
        let (name, kind, relations): (&str, &str, &[(&'static str, &str)]) = match id {
            "u:ldld:999" => (
                "Liên đoàn Lao động huyện Sông Xanh",
                "district_federation",
                &[("PART_OF", "u:ldld:99"), ("LOCATED_IN", "p:999")],
            ),
            "u:ldld:99" => (
                "Liên đoàn Lao động tỉnh Gió Lành",
                "provincial_federation",
                &[("PART_OF", "u:tld"), ("LOCATED_IN", "p:99")],
            ),
            "u:tld" => ("Tổng Liên đoàn Lao động Việt Nam", "confederation", &[]),
            "p:999" => ("Huyện Sông Xanh", "huyện", &[("PART_OF", "p:99")]),
            "p:99" => (
                "Tỉnh Gió Lành",
                "tỉnh",
                &[("SUCCEEDED_BY", "p25:88"), ("PART_OF", "p:vn")],
            ),
            "p25:88" => ("Tỉnh Mới", "tỉnh", &[("PART_OF", "p:vn")]),
            "p:vn" => ("Việt Nam", "quốc gia", &[]),
            "p:77" => ("Tỉnh Xa", "tỉnh", &[("PART_OF", "p:vn")]),
            _ => return None,
        };
        Some(Entry {
            name: name.into(),
            properties: BTreeMap::from([("kind", Value::from(kind))]),
            relations: relations
                .iter()
                .map(|&(rel_type, to)| Relation {
                    rel_type,
                    to: to.into(),
                    properties: match rel_type {
                        "SUCCEEDED_BY" => BTreeMap::from([("date", Value::from("2025-07-01"))]),
                        _ => BTreeMap::new(),
                    },
                })
                .collect(),
        })
    }

    fn ids(&self) -> Vec<String> {
        vec!["p:77".into(), "u:tld".into()]
    }
}

fn build(documents: Vec<Assertions>, extent: Extent) -> Graph {
    let mut assembly = Assembly::new();
    for document in documents {
        assembly.add(document);
    }
    assembly.finish(&Small, extent, &|_| None).output
}

/// Prints a graph by identifiers, with the words that each piece of evidence quotes.
fn show(graph: &Graph) -> String {
    let mut out = String::new();
    let id = |node| {
        graph
            .node_property(node, "id")
            .and_then(Value::into_text)
            .unwrap_or("?".into())
    };
    let value = |value: &Value| thidua::graph::value::Literal { value, graph }.to_string();
    let quotes = |element| {
        let evidence = graph.evidence(element).iter();
        let quotes = evidence.map(|e| format!("{:?}", e.span.of(&graph.source(e.source).text)));
        quotes.collect::<Vec<_>>().join(" + ")
    };
    for node in graph.node_ids() {
        let properties = graph
            .node_properties(node)
            .into_iter()
            .filter(|(key, _)| &**key != "id");
        let properties: Vec<String> = properties
            .map(|(k, v)| format!("{k}: {}", value(&v)))
            .collect();
        writeln!(
            out,
            "({} :{}) {}",
            id(node),
            graph.labels(node).join(":"),
            properties.join(", ")
        )
        .unwrap();
        let quotes = quotes(Element::Node(node));
        if !quotes.is_empty() {
            writeln!(out, "    {quotes}").unwrap();
        }
    }
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        let properties: Vec<String> = graph
            .rel_properties(rel)
            .iter()
            .map(|(k, v)| format!("{k}: {}", value(v)))
            .collect();
        writeln!(
            out,
            "({})-[:{}]->({}) {}",
            id(from),
            graph.rel_type(rel),
            id(to),
            properties.join(", ")
        )
        .unwrap();
        let quotes = quotes(Element::Rel(rel));
        if !quotes.is_empty() && &**graph.rel_type(rel) != "MENTIONS" {
            writeln!(out, "    {quotes}").unwrap();
        }
    }
    out
}

#[test]
fn three_documents_make_one_graph() {
    assert_snapshot!(show(&build(readings::three(), Extent::default())));
}

#[test]
fn the_same_text_in_two_files_is_one_document_and_a_warning() {
    let mut assembly = Assembly::new();
    readings::three()
        .into_iter()
        .for_each(|document| assembly.add(document));
    assert_eq!(assembly.len(), 3);
    let warnings = assembly
        .finish(&Small, Extent::default(), &|_| None)
        .warnings;
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["articles/two.txt: same text as articles/two-copy.txt, left out"]
    );
}

#[test]
fn the_whole_gazetteer_is_put_in_on_request() {
    let has = |graph: &Graph, id: &str| graph.node_by_property("Place", "id", &id.into()).is_some();
    assert!(!has(&build(readings::three(), Extent::default()), "p:77"));
    let whole = Extent {
        whole_gazetteer: true,
    };
    assert!(has(&build(readings::three(), whole), "p:77"));
    assert!(has(&build(Vec::new(), whole), "p:vn"));
}

#[test]
fn every_extracted_relationship_quotes_an_article() {
    let graph = build(readings::three(), Extent::default());
    for rel in graph.rel_ids() {
        let evidence = graph.evidence(Element::Rel(rel));
        let known = matches!(
            &**graph.rel_type(rel),
            "PART_OF" | "LOCATED_IN" | "SUCCEEDED_BY"
        );
        assert_eq!(evidence.is_empty(), known, "{}", graph.rel_type(rel));
        for piece in evidence {
            assert!(!piece.span.of(&graph.source(piece.source).text).is_empty());
        }
    }
}

proptest! {
    #[test]
    fn no_order_of_the_documents_shows(order in Just((0..4).collect::<Vec<usize>>()).prop_shuffle(), twice in 0_usize..4) {
        let documents = readings::three();
        let straight = snapshot::to_bytes(&build(documents.clone(), Extent::default())).unwrap();
        let mut other: Vec<Assertions> = order.iter().map(|&i| documents[i].clone()).collect();
        prop_assert_eq!(&snapshot::to_bytes(&build(other.clone(), Extent::default())).unwrap(), &straight);
        // The same document twice, as after a retry.
        other.push(documents[twice].clone());
        let graph = build(other, Extent::default());
        prop_assert_eq!(graph.rel_count(), build(documents, Extent::default()).rel_count());
    }
}
