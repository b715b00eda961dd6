//! `thidua annotate`: mentions and facts of each article, one JSON object a line.
//!
//! Positions count characters of the text as it was read, end exclusive. `mentions` holds those that
//! have an identifier; `unresolved` those of which the article does not tell what they mean.

use std::io::Write;
use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};

use crate::assemble::{Asserted, Assertions, identity};
use crate::extract::Fact;
use crate::link::Mention;
use crate::text::{CharOffsets, Span, char_offsets};

use super::output::Output;
use super::reading::Inputs;
use super::{Console, Failure, Verdict};

/// Arguments of `thidua annotate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    inputs: Inputs,
    /// Where to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let pipeline = self.inputs.pipeline(console)?;
        let mut out = Output::open(self.output.as_deref())?;
        let mut written = Ok(());
        let tally = self.inputs.each(&pipeline, console, |reading, _| {
            written = writeln!(out, "{}", Json::Object(document(&reading.assertions)));
            written.is_ok()
        })?;
        written?;
        out.finish()?;
        tally.tell_unused(&pipeline, console);
        tally.something(console)?;
        Ok(if tally.warnings > 0 {
            Verdict::AtFault
        } else {
            Verdict::Answered
        })
    }
}

/// Returns the row of one document.
pub(crate) fn document(assertions: &Assertions) -> Map<String, Json> {
    let article = &assertions.article;
    let page = Page {
        text: &article.text,
        offsets: char_offsets(&article.text),
    };
    let (linked, open): (Vec<_>, Vec<_>) = assertions
        .mentions
        .iter()
        .partition(|mention| mention.content.id.is_some());
    let mut row = Map::new();
    row.insert("doc".to_owned(), Json::from(article.name.as_str()));
    row.insert("id".to_owned(), Json::from(assertions.document.as_str()));
    for (key, value) in [
        ("title", &article.title),
        ("source", &article.source),
        ("url", &article.url),
        ("author", &article.author),
        ("published", &article.published),
    ] {
        if let Some(value) = value {
            row.insert(key.to_owned(), Json::from(value.as_str()));
        }
    }
    let mentions: Vec<Json> = linked
        .into_iter()
        .map(|mention| page.mention(mention))
        .collect();
    row.insert("mentions".to_owned(), Json::Array(mentions));
    let open: Vec<Json> = open
        .into_iter()
        .map(|mention| page.mention(mention))
        .collect();
    row.insert("unresolved".to_owned(), Json::Array(open));
    let facts = assertions
        .facts
        .iter()
        .map(|fact| Json::Object(page.fact(fact)));
    row.insert("facts".to_owned(), facts.collect());
    row
}

/// A text with its way from bytes to characters.
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) offsets: CharOffsets<'a>,
}

impl Page<'_> {
    /// Returns a span in characters.
    pub(crate) fn characters(&self, span: Span) -> (usize, usize) {
        (
            self.offsets.of_byte(span.start as usize),
            self.offsets.of_byte(span.end as usize),
        )
    }

    /// Returns a mention as JSON.
    pub(crate) fn mention(&self, asserted: &Asserted<Mention>) -> Json {
        let mention = &asserted.content;
        let (start, end) = self.characters(mention.span);
        let mut row = Map::new();
        row.insert("start".to_owned(), Json::from(start));
        row.insert("end".to_owned(), Json::from(end));
        row.insert("surface".to_owned(), Json::from(mention.span.of(self.text)));
        row.insert("type".to_owned(), json!(mention.entity));
        if let Some(id) = &mention.id {
            row.insert("id".to_owned(), Json::from(id.as_str()));
            row.insert("name".to_owned(), Json::from(mention.name.as_str()));
        }
        if mention.relative {
            row.insert("relative".to_owned(), Json::from(true));
        }
        row.insert("rule".to_owned(), Json::from(mention.rule.as_ref()));
        row.insert("confidence".to_owned(), confidence(mention.confidence));
        if !mention.candidates.is_empty() {
            let all = mention.candidates.iter();
            let all = all.map(|(id, score)| json!({"id": id, "score": confidence(*score)}));
            row.insert("candidates".to_owned(), all.collect());
        }
        row.insert("mention".to_owned(), Json::from(asserted.id.as_str()));
        Json::Object(row)
    }

    /// Returns a fact as JSON: its slots, then what it rests on.
    pub(crate) fn fact(&self, asserted: &Asserted<Fact>) -> Map<String, Json> {
        let fact = &asserted.content;
        let mut row = identity::slots(&fact.kind);
        let words: Vec<&str> = fact
            .evidence
            .iter()
            .map(|span| span.of(self.text))
            .collect();
        let spans: Vec<Json> = fact
            .evidence
            .iter()
            .map(|span| json!(self.characters(*span)))
            .collect();
        row.insert("evidence".to_owned(), Json::from(words.join(" … ")));
        row.insert("spans".to_owned(), Json::Array(spans));
        row.insert("rule".to_owned(), Json::from(fact.rule.as_str()));
        row.insert("confidence".to_owned(), confidence(fact.confidence));
        row.insert("fact".to_owned(), Json::from(asserted.id.as_str()));
        row
    }
}

/// A confidence as people write it.
pub(crate) fn confidence(value: f32) -> Json {
    Json::from((f64::from(value) * 1000.0).round() / 1000.0)
}
