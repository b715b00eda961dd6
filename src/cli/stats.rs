//! `thidua stats`: what is in a graph, in numbers.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};

use crate::graph::{Element, Graph, Sizes, Value};
use crate::render::width::{pad_left, pad_right, width};
use crate::render::{Lang, Palette, Role};

use super::workplace::Workplace;
use super::{Console, Failure, Verdict};

/// Arguments of `thidua stats`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The graph, a file that `thidua build` wrote [default: graph.thidua, made of the sample
    /// articles where there is none]
    #[arg(long, short, value_name = "FILE")]
    graph: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let graph = Workplace::read(self.graph.clone(), console)?;
        let stats = Stats::of(&graph);
        let text = if self.json {
            format!("{:#}\n", stats.json())
        } else {
            stats.text(console)
        };
        io::stdout().lock().write_all(text.as_bytes())?;
        Ok(Verdict::Answered)
    }
}

/// How many of what there are.
#[derive(Debug, Default)]
struct Stats {
    nodes: usize,
    relationships: usize,
    labels: BTreeMap<String, usize>,
    types: BTreeMap<String, usize>,
    kinds: BTreeMap<String, BTreeMap<String, usize>>,
    documents: usize,
    publishers: BTreeMap<String, usize>,
    years: BTreeMap<String, usize>,
    characters: usize,
    evidence: usize,
    rules: BTreeMap<String, usize>,
    /// Evidence by tenth of confidence; the last holds 0.9 to 1.
    confidence: [usize; 10],
    /// Bytes of memory that the graph takes.
    bytes: Sizes,
}

impl Stats {
    /// Most publishers that the text names.
    const PUBLISHERS: usize = 10;

    fn of(graph: &Graph) -> Self {
        let mut stats = Self {
            nodes: graph.node_count(),
            relationships: graph.rel_count(),
            documents: graph.sources().len(),
            bytes: graph.sizes(),
            ..Self::default()
        };
        for source in graph.sources() {
            stats.characters += source.text.chars().count();
            let year = source.published.as_deref().and_then(|day| day.get(..4));
            *stats
                .years
                .entry(year.unwrap_or("?").to_owned())
                .or_default() += 1;
            let publisher = source.publisher.clone().unwrap_or_else(|| "?".to_owned());
            *stats.publishers.entry(publisher).or_default() += 1;
        }
        for node in graph.node_ids() {
            let labels = graph.labels(node);
            let kind = graph.node_property(node, "kind").and_then(Value::into_text);
            if let (Some(label), Some(kind)) = (labels.last(), kind) {
                let kinds = stats.kinds.entry(label.to_string()).or_default();
                *kinds.entry(kind.to_string()).or_default() += 1;
            }
            for label in labels {
                *stats.labels.entry(label.to_string()).or_default() += 1;
            }
            stats.weigh(graph, Element::Node(node));
        }
        for rel in graph.rel_ids() {
            *stats
                .types
                .entry(graph.rel_type(rel).to_string())
                .or_default() += 1;
            stats.weigh(graph, Element::Rel(rel));
        }
        stats
    }

    fn weigh(&mut self, graph: &Graph, element: Element) {
        for evidence in graph.evidence(element) {
            self.evidence += 1;
            *self.rules.entry(evidence.rule.to_string()).or_default() += 1;
            let tenth = (evidence.confidence * 10.0).floor().clamp(0.0, 9.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped above"
            )]
            let tenth = tenth as usize;
            if let Some(count) = self.confidence.get_mut(tenth) {
                *count += 1;
            }
        }
    }

    fn json(&self) -> Json {
        let confidence: Map<String, Json> = (0..10)
            .zip(self.confidence)
            .map(|(tenth, count)| (bin(tenth), Json::from(count)))
            .collect();
        json!({
            "nodes": self.nodes,
            "relationships": self.relationships,
            "labels": self.labels,
            "types": self.types,
            "kinds": self.kinds,
            "documents": self.documents,
            "documents_by_year": self.years,
            "documents_by_publisher": self.publishers,
            "characters": self.characters,
            "evidence": self.evidence,
            "evidence_by_rule": self.rules,
            "evidence_by_confidence": confidence,
            "bytes": {
                "structure": self.bytes.structure,
                "properties": self.bytes.properties,
                "text": self.bytes.text,
                "evidence": self.bytes.evidence,
            },
        })
    }

    fn text(&self, console: &Console) -> String {
        let page = Page {
            lang: console.lang,
            palette: console.palette,
        };
        let vi = console.lang == Lang::Vi;
        let say = |en: &'static str, vietnamese: &'static str| if vi { vietnamese } else { en };
        let mut text = String::new();
        page.line(&mut text, say("nodes", "nút"), self.nodes);
        page.line(
            &mut text,
            say("relationships", "quan hệ"),
            self.relationships,
        );
        page.line(&mut text, say("documents", "văn bản"), self.documents);
        page.line(
            &mut text,
            say("characters of text", "ký tự văn bản"),
            self.characters,
        );
        page.line(
            &mut text,
            say("pieces of evidence", "dẫn chứng"),
            self.evidence,
        );
        page.part(
            &mut text,
            say("Nodes by label", "Nút theo nhãn"),
            &by_count(&self.labels),
        );
        for (label, kinds) in &self.kinds {
            page.part(&mut text, &format!("{label} · kind"), &by_count(kinds));
        }
        page.part(
            &mut text,
            say("Relationships by type", "Quan hệ theo loại"),
            &by_count(&self.types),
        );
        page.part(
            &mut text,
            say("Documents by year", "Văn bản theo năm"),
            &by_name(&self.years),
        );
        let mut publishers = by_count(&self.publishers);
        let others = publishers.split_off(publishers.len().min(Self::PUBLISHERS));
        if !others.is_empty() {
            let name = format!("{} {}", others.len(), say("others", "nguồn khác"));
            publishers.push((name, others.iter().map(|(_, count)| count).sum()));
        }
        page.part(
            &mut text,
            say("Documents by publisher", "Văn bản theo nguồn"),
            &publishers,
        );
        let confidence = (0..10).map(bin).zip(self.confidence);
        let confidence: Vec<_> = confidence.skip_while(|(_, count)| *count == 0).collect();
        page.part(
            &mut text,
            say("Evidence by confidence", "Dẫn chứng theo độ tin"),
            &confidence,
        );
        let bytes = [
            (say("structure", "cấu trúc"), self.bytes.structure),
            (say("properties", "thuộc tính"), self.bytes.properties),
            (
                say("text of properties", "văn bản của thuộc tính"),
                self.bytes.text,
            ),
            (
                say("evidence and sources", "dẫn chứng và nguồn"),
                self.bytes.evidence,
            ),
        ];
        let bytes = bytes.map(|(name, count)| (name.to_owned(), count));
        page.part(
            &mut text,
            say("Bytes in memory", "Byte trong bộ nhớ"),
            &bytes,
        );
        text
    }
}

fn bin(tenth: u8) -> String {
    if tenth == 9 {
        "0.9–1.0".to_owned()
    } else {
        format!("0.{tenth}–0.{}", tenth + 1)
    }
}

/// Returns the counts, greatest first.
fn by_count(counts: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut rows = by_name(counts);
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    rows
}

fn by_name(counts: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
    counts
        .iter()
        .map(|(name, count)| (name.clone(), *count))
        .collect()
}

/// Writes numbers with their names, and bars beside them.
struct Page {
    lang: Lang,
    palette: Palette,
}

impl Page {
    const NAMES: usize = 24;
    const BAR: usize = 30;

    fn line(&self, text: &mut String, name: &str, count: usize) {
        let number = pad_left(&self.lang.number(count), 10);
        text.push_str(&format!("{} {number}\n", pad_right(name, Self::NAMES)));
    }

    fn part(&self, text: &mut String, title: &str, rows: &[(String, usize)]) {
        let most = rows
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or_default();
        if most == 0 {
            return;
        }
        let names = rows
            .iter()
            .map(|(name, _)| width(name))
            .max()
            .unwrap_or_default();
        text.push_str(&format!("\n{}\n", self.palette.paint(Role::Strong, title)));
        for (name, count) in rows {
            let number = pad_left(&self.lang.number(*count), 8);
            let name = pad_right(name, names.max(Self::NAMES - 2));
            // A count that is there shows, however small beside the others.
            let length = (count * Self::BAR).div_ceil(most);
            let bar = self.palette.paint(Role::Faint, &"▬".repeat(length));
            text.push_str(format!("  {name} {number}  {bar}").trim_end());
            text.push('\n');
        }
    }
}
