//! Functions on where statements come from.

use std::sync::Arc;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::{Element, Evidence, Source, Value};

use super::argument::wrong;
use super::{Context, Function, Outcome};

pub(super) static ALL: &[Function] = &[
    Function::new(
        "evidence",
        "(element) -> list",
        "each stretch of a text that supports a node or relationship: `doc`, `title`, `source`, \
         `published`, `start`, `end` (in characters), `rule`, `confidence`, `quote`",
        (&[Kinds::ENTITY], Kinds::LIST),
        evidence,
    )
    .impure(),
    Function::new(
        "sources",
        "(element) -> list",
        "the texts that support a node or relationship, each once: `doc`, `title`, `source`, \
         `author`, `published`, `url`",
        (&[Kinds::ENTITY], Kinds::LIST),
        sources,
    )
    .impure(),
];

fn evidence(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    let Some(element) = element("evidence", &arguments[0])? else {
        return Ok(Value::Null);
    };
    let found = context.graph.evidence(element).iter();
    Ok(Value::list(
        found
            .map(|one| piece(one, context.graph.source(one.source)))
            .collect(),
    ))
}

fn sources(context: &Context<'_>, arguments: &[Value]) -> Outcome {
    let Some(element) = element("sources", &arguments[0])? else {
        return Ok(Value::Null);
    };
    let mut ids = Vec::new();
    for one in context.graph.evidence(element) {
        if !ids.contains(&one.source) {
            ids.push(one.source);
        }
    }
    let texts = ids.into_iter().map(|id| context.graph.source(id));
    let text = |source: &Source| {
        Value::map([
            ("doc", Value::from(source.name.as_str())),
            ("title", optional(source.title.as_ref())),
            ("source", optional(source.publisher.as_ref())),
            ("author", optional(source.author.as_ref())),
            ("published", optional(source.published.as_ref())),
            ("url", optional(source.url.as_ref())),
        ])
    };
    Ok(Value::list(texts.map(text).collect()))
}

fn element(name: &'static str, value: &Value) -> Result<Option<Element>, CypherErrorKind> {
    match value {
        Value::Null => Ok(None),
        Value::Node(node) => Ok(Some(Element::Node(*node))),
        Value::Rel(rel) => Ok(Some(Element::Rel(*rel))),
        other => Err(wrong(name, Kinds::ENTITY, other)),
    }
}

fn piece(evidence: &Evidence, source: &Source) -> Value {
    let text = &*source.text;
    let characters = |bytes: u32| {
        let before = text.get(..bytes as usize).unwrap_or_default();
        Value::Int(i64::try_from(before.chars().count()).unwrap_or(i64::MAX))
    };
    let (start, end) = match text.is_empty() {
        true => (Value::Null, Value::Null),
        false => (
            characters(evidence.span.start),
            characters(evidence.span.end),
        ),
    };
    Value::map([
        ("doc", Value::from(source.name.as_str())),
        ("title", optional(source.title.as_ref())),
        ("source", optional(source.publisher.as_ref())),
        ("published", optional(source.published.as_ref())),
        ("start", start),
        ("end", end),
        ("rule", Value::String(Arc::clone(&evidence.rule))),
        ("confidence", Value::Float(rounded(evidence.confidence))),
        ("quote", Value::from(evidence.span.of(text))),
    ])
}

/// Widens without showing digits that the narrow number does not have.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

fn optional(text: Option<&String>) -> Value {
    text.map_or(Value::Null, |text| Value::from(text.as_str()))
}
