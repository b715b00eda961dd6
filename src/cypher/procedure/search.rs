//! Finding nodes by what they are called.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::cypher::kinds::Kinds;
use crate::graph::{Graph, NodeId, Value};
use crate::text::{fold, strip_marks};

use super::Procedure;
use super::builtin::{Builtin, Rows, refused};

/// Rows without a `limit`.
const LIMIT: i64 = 20;

/// The properties that are searched, and how much a hit in each counts.
const FIELDS: [(&str, f64); 6] = [
    ("name", 1.0),
    ("aliases", 0.98),
    ("title", 0.85),
    ("number", 0.95),
    ("id", 0.9),
    ("url", 0.8),
];

/// The least score that is shown.
const LEAST: f64 = 0.25;

pub(super) fn all() -> Vec<Arc<dyn Procedure>> {
    vec![Builtin::define(
        "search.nodes",
        "nodes by name, alias, title, number or id, best first; case and diacritics may differ",
        &[("text", Kinds::STRING), ("limit?", Kinds::INT)],
        &[
            ("node", Kinds::NODE),
            ("score", Kinds::FLOAT),
            ("property", Kinds::STRING),
            ("value", Kinds::STRING),
        ],
        search,
    )]
}

/// From this score on a text fits as a whole.
const WHOLE: f64 = 0.9;

/// A text in the forms in which it is compared.
#[derive(Debug)]
struct Forms {
    /// In lower case, words by single blanks.
    folded: String,
    /// The same without diacritics.
    plain: String,
}

impl Forms {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        Self {
            plain: strip_marks(&folded),
            folded,
        }
    }
}

/// The best that was found for a node.
#[derive(Debug)]
struct Hit {
    node: NodeId,
    score: f64,
    property: &'static str,
    value: Arc<str>,
}

fn search(graph: &Graph, arguments: &[Value], cancelled: &dyn Fn() -> bool) -> Rows {
    let Some(text) = arguments[0].as_str() else {
        return Ok(Vec::new());
    };
    let limit = match arguments.get(1) {
        None | Some(Value::Null) => LIMIT,
        Some(Value::Int(limit)) if *limit >= 0 => *limit,
        Some(_) => return Err(refused("`limit` of `search.nodes` is a number from 0 up")),
    };
    let wanted = Forms::of(text);
    if wanted.folded.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for (at, node) in graph.node_ids().enumerate() {
        if at % 1024 == 0 && cancelled() {
            break;
        }
        hits.extend(best(graph, node, &wanted));
    }
    favour_the_joined(graph, &mut hits);
    hits.sort_by(|one, other| {
        let by_score = other
            .score
            .partial_cmp(&one.score)
            .unwrap_or(Ordering::Equal);
        by_score.then_with(|| one.node.cmp(&other.node))
    });
    hits.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let row = |hit: Hit| {
        let score = (hit.score * 1000.0).round() / 1000.0;
        vec![
            Value::Node(hit.node),
            Value::Float(score),
            Value::from(hit.property),
            Value::String(hit.value),
        ]
    };
    Ok(hits.into_iter().map(row).collect())
}

/// Lifts, among nodes that fit alike, those with more relationships: who asks for a city's federation
/// seldom means its smallest branch. What fits as a whole needs no favour.
#[expect(clippy::cast_precision_loss, reason = "degrees are far below 2^53")]
fn favour_the_joined(graph: &Graph, hits: &mut [Hit]) {
    let weight = |hit: &Hit| {
        let degree = graph.outgoing(hit.node).len() + graph.incoming(hit.node).len();
        (degree as f64).ln_1p()
    };
    let weights: Vec<f64> = hits.iter().map(weight).collect();
    let most = weights.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    for (hit, weight) in hits.iter_mut().zip(weights) {
        if hit.score < WHOLE {
            hit.score += 0.05 * weight / most;
        }
    }
}

fn best(graph: &Graph, node: NodeId, wanted: &Forms) -> Option<Hit> {
    let mut best: Option<Hit> = None;
    for (property, worth) in FIELDS {
        let Some(value) = graph.node_property(node, property) else {
            continue;
        };
        let texts = match &value {
            Value::List(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for text in texts {
            let Value::String(text) = text else { continue };
            let score = likeness(wanted, text) * worth;
            if score >= LEAST && best.as_ref().is_none_or(|best| score > best.score) {
                best = Some(Hit {
                    node,
                    score,
                    property,
                    value: text.clone(),
                });
            }
        }
    }
    best
}

/// Says how well a text fits what is wanted, from 0 to 1: the same, its beginning, whole words of
/// it, words in another order, beginnings of words. With the same diacritics it fits better.
fn likeness(wanted: &Forms, text: &str) -> f64 {
    let text = Forms::of(text);
    let marked = fit(&wanted.folded, &text.folded);
    let plain = fit(&wanted.plain, &text.plain) * 0.95;
    marked.max(plain)
}

#[expect(clippy::cast_precision_loss, reason = "texts are short")]
fn fit(wanted: &str, text: &str) -> f64 {
    if wanted == text {
        return 1.0;
    }
    // Among texts that fit alike the shorter is nearer.
    let near = 0.02 * (wanted.len() as f64 / text.len().max(1) as f64).min(1.0);
    let padded = format!(" {text} ");
    if padded.starts_with(&format!(" {wanted} ")) {
        return 0.88 + near;
    }
    if padded.contains(&format!(" {wanted} ")) {
        return 0.82 + near;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let asked: Vec<&str> = wanted.split(' ').collect();
    let share = |fits: &dyn Fn(&str, &str) -> bool| {
        let count = asked
            .iter()
            .filter(|word| words.iter().any(|known| fits(known, word)))
            .count();
        count as f64 / asked.len() as f64
    };
    let whole = share(&|known, word| known == word);
    if whole == 1.0 {
        return 0.72 + near;
    }
    if share(&|known, word| known.starts_with(word)) == 1.0 {
        return 0.6 + near;
    }
    // Most of the words.
    if whole > 0.5 { 0.5 * whole + near } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(graph: &Graph, text: &str) -> Vec<u32> {
        let rows = search(graph, &[Value::from(text)], &|| false).unwrap();
        let node = |row: &Vec<Value>| match row[0] {
            Value::Node(node) => node.0,
            _ => panic!("the first column is a node"),
        };
        rows.iter().map(node).collect()
    }

    #[test]
    fn diacritics_are_optional_and_help() {
        let mut graph = Graph::new();
        for name in [
            "Cờ thi đua",
            "Có thì dưa",
            "Cờ thi đua của Chính phủ",
            "Giấy khen",
        ] {
            graph.add_node(&[], [("name", Value::from(name))]);
        }
        let aliases = Value::list(vec![Value::from("GK"), Value::from("Giấy khen cấp cơ sở")]);
        graph.add_node(&[], [("name", Value::from("Khen")), ("aliases", aliases)]);
        assert_eq!(found(&graph, "cờ thi đua"), [0, 1, 2]);
        assert_eq!(found(&graph, "CO THI DUA"), [0, 1, 2]);
        assert_eq!(found(&graph, "giay khen"), [3, 4]);
        assert_eq!(found(&graph, "gk"), [4]);
        assert_eq!(found(&graph, "chính phủ cờ"), [2]);
        assert_eq!(found(&graph, ""), [0; 0]);
        assert_eq!(found(&graph, "không có"), [0; 0]);
    }
}
