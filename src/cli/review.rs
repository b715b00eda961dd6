//! `thidua review`: what deserves an analyst's eye, with the decision that would settle it.
//!
//! The plain output is itself in the form of a decisions file: what is told stands in comments,
//! what is proposed in tables, ready to be pasted into `decisions.toml` and corrected.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::assemble::{Asserted, Pipeline, Reading};
use crate::extract::Fact;
use crate::graph::{Graph, Value};
use crate::link::Mention;
use crate::render::{Layout, Message, Mode, Rows, Shown};
use crate::text::{LineIndex, Span, char_offsets};

use super::explain::{around, first_words, last_words, name, slots_text};
use super::reading::Inputs;
use super::{Console, Failure, Verdict};

/// Arguments of `thidua review`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    inputs: Inputs,
    /// List links and facts below this confidence
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0.6)]
    below: f32,
    /// What to list: all, unresolved, links or facts
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = What::All, hide_possible_values = true)]
    only: What,
    /// Print a table instead: box, markdown, csv, tsv, json, jsonl, line, html, cypher or graph
    #[arg(long, short, value_name = "MODE")]
    mode: Option<Mode>,
}

/// Which findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    All,
    Unresolved,
    Links,
    Facts,
}

/// One thing to look at.
struct Finding {
    what: What,
    document: String,
    line: usize,
    /// In characters.
    start: usize,
    /// The surface, or the fact on one line.
    subject: String,
    sentence: String,
    /// What the rules made of it: an identifier, or nothing.
    id: Option<String>,
    /// The fact's own identifier.
    fact: Option<String>,
    name: String,
    candidates: Vec<(String, String, f32)>,
    rule: String,
    confidence: f32,
    /// How often the same stands in the document.
    times: usize,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let pipeline = self.inputs.pipeline(console)?;
        let mut findings = Vec::new();
        let tally = self.inputs.each(&pipeline, console, |reading, _| {
            findings.extend(self.findings(&pipeline, &reading));
            true
        })?;
        tally.something(console)?;
        tally.tell_unused(&pipeline, console);
        let mut out = io::stdout().lock();
        match self.mode {
            Some(mode) => table(&findings, mode, console, &mut out)?,
            None => decisions(&findings, &mut out)?,
        }
        let count = |what| match self.lists(what) {
            true => console
                .lang
                .number(findings.iter().filter(|f| f.what == what).count()),
            false => "–".to_owned(),
        };
        console.say(&console.lang.fill(
            Message::Reviewed,
            &[
                ("articles", &console.lang.number(tally.articles)),
                ("unresolved", &count(What::Unresolved)),
                ("links", &count(What::Links)),
                ("facts", &count(What::Facts)),
            ],
        ));
        Ok(if tally.warnings > 0 {
            Verdict::AtFault
        } else {
            Verdict::Answered
        })
    }

    fn lists(&self, what: What) -> bool {
        self.only == What::All || self.only == what
    }

    /// Returns what to look at in one article; the same surface with the same meaning once.
    fn findings(&self, pipeline: &Pipeline, reading: &Reading) -> Vec<Finding> {
        let text = reading.assertions.article.text.as_str();
        let (lines, offsets) = (LineIndex::of(text), char_offsets(text));
        let place = |span: Span| {
            let (line, _) = lines.line_column(span.start as usize);
            (line, offsets.of_byte(span.start as usize))
        };
        let mut findings: Vec<Finding> = Vec::new();
        let mut known: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
        for asserted in &reading.assertions.mentions {
            let mention = &asserted.content;
            let what = if mention.id.is_none() {
                What::Unresolved
            } else {
                What::Links
            };
            let doubtful = mention.id.is_none() || mention.confidence < self.below;
            if !doubtful || !self.lists(what) {
                continue;
            }
            let finding = link(pipeline, reading, asserted, what, place(mention.span));
            let key = (finding.subject.clone(), finding.id.clone());
            match known.get(&key).and_then(|&at| findings.get_mut(at)) {
                Some(same) => same.times += 1,
                None => {
                    known.insert(key, findings.len());
                    findings.push(finding);
                }
            }
        }
        for asserted in &reading.assertions.facts {
            if asserted.content.confidence < self.below && self.lists(What::Facts) {
                let span = asserted
                    .content
                    .evidence
                    .first()
                    .copied()
                    .unwrap_or_default();
                findings.push(fact(pipeline, reading, asserted, span, place(span)));
            }
        }
        findings
    }
}

fn link(
    pipeline: &Pipeline,
    reading: &Reading,
    asserted: &Asserted<Mention>,
    what: What,
    (line, start): (usize, usize),
) -> Finding {
    let mention = &asserted.content;
    let (before, words, after) = around(reading, &reading.assertions.article.text, mention.span);
    let candidates = mention.candidates.iter();
    let candidates = candidates.map(|(id, score)| {
        let name = pipeline.name(id).unwrap_or_default();
        (id.clone(), name, *score)
    });
    Finding {
        what,
        document: reading.assertions.article.name.clone(),
        line,
        start,
        sentence: sentence(&before, &words, &after),
        subject: words,
        id: mention.id.clone(),
        fact: None,
        name: mention.name.clone(),
        candidates: candidates.collect(),
        rule: mention.rule.to_string(),
        confidence: mention.confidence,
        times: 1,
    }
}

fn fact(
    pipeline: &Pipeline,
    reading: &Reading,
    asserted: &Asserted<Fact>,
    span: Span,
    (line, start): (usize, usize),
) -> Finding {
    let (before, words, after) = around(reading, &reading.assertions.article.text, span);
    Finding {
        what: What::Facts,
        document: reading.assertions.article.name.clone(),
        line,
        start,
        subject: slots_text(&asserted.content, &|id| name(pipeline, reading, id)),
        sentence: sentence(&before, &words, &after),
        id: None,
        fact: Some(asserted.id.clone()),
        name: String::new(),
        candidates: Vec::new(),
        rule: asserted.content.rule.clone(),
        confidence: asserted.content.confidence,
        times: 1,
    }
}

fn sentence(before: &str, words: &str, after: &str) -> String {
    format!("{}»{words}«{}", last_words(before), first_words(after))
}

impl Finding {
    /// Returns the decision that would settle it.
    fn decision(&self) -> String {
        if let Some(fact) = &self.fact {
            return format!("[[wrong]]\nfact = {}", quoted(fact));
        }
        let best = self.candidates.first().map(|(id, ..)| id.as_str());
        let id = self.id.as_deref().or(best).unwrap_or_default();
        let start = if self.times == 1 {
            format!("\nstart = {}", self.start)
        } else {
            String::new()
        };
        format!(
            "[[means]]\nsurface = {}\nin = {}{start}\nid = {}",
            quoted(&self.subject),
            quoted(&self.document),
            quoted(id),
        )
    }

    fn kind(&self) -> &'static str {
        match self.what {
            What::Unresolved => "unresolved",
            What::Facts => "fact",
            What::All | What::Links => "link",
        }
    }
}

/// Writes findings as a decisions file.
fn decisions(findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let times = match finding.times {
            1 => String::new(),
            n => format!(", {n} times"),
        };
        let place = format!("{}:{}{times}", finding.document, finding.line);
        let head = match finding.what {
            What::Unresolved => format!("which `{}`?", finding.subject),
            What::Facts => format!("does this hold? {}", finding.subject),
            What::All | What::Links => {
                format!(
                    "is `{}` {}? ({:.2})",
                    finding.subject, finding.name, finding.confidence
                )
            }
        };
        writeln!(out, "# {place}: {head} [{}]", finding.rule)?;
        writeln!(out, "#   {}", finding.sentence)?;
        for (id, name, score) in &finding.candidates {
            writeln!(out, "#   {score:.2} {id} {name}")?;
        }
        writeln!(out, "{}\n", finding.decision())?;
    }
    Ok(())
}

/// Writes findings as a table.
fn table(
    findings: &[Finding],
    mode: Mode,
    console: &Console,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = [
        "what",
        "place",
        "subject",
        "id",
        "confidence",
        "rule",
        "candidates",
        "sentence",
        "decision",
    ];
    // In a box a sentence and a decision take all the room and more.
    let shown = if mode == Mode::Box { 7 } else { columns.len() };
    let columns: Vec<String> = columns
        .iter()
        .take(shown)
        .map(|&name| name.to_owned())
        .collect();
    let rows: Vec<Vec<Value>> = findings
        .iter()
        .map(|finding| {
            let candidates = finding
                .candidates
                .iter()
                .map(|(id, ..)| Value::from(id.as_str()));
            let confidence = (f64::from(finding.confidence) * 1000.0).round() / 1000.0;
            let row = vec![
                Value::from(finding.kind()),
                Value::from(format!("{}:{}", finding.document, finding.line)),
                Value::from(finding.subject.as_str()),
                finding
                    .id
                    .as_deref()
                    .or(finding.fact.as_deref())
                    .map_or(Value::Null, Value::from),
                Value::Float(confidence),
                Value::from(finding.rule.as_str()),
                match finding.candidates.is_empty() {
                    true => Value::Null,
                    false => Value::list(candidates.collect()),
                },
                Value::from(finding.sentence.as_str()),
                Value::from(finding.decision()),
            ];
            row.into_iter().take(shown).collect()
        })
        .collect();
    let graph = Graph::new();
    let answer = Rows {
        columns: &columns,
        rows: &rows,
        shown: Shown::of(&graph),
    };
    let layout = Layout {
        columns: console.columns(),
        rows: None,
        palette: console.palette,
        lang: console.lang,
    };
    mode.write(&answer, layout, out)?;
    Ok(())
}

/// Returns a TOML string: literal where the text allows it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
