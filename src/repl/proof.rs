//! The sentences behind a result, and why they were read as they were.

use std::sync::Arc;

use crate::graph::{Element, Evidence, Graph, NodeId, Path, Source, SourceId, Value};
use crate::render::{Lang, Message, Role, width};
use crate::text::Span;

use super::sentence::{sentence, wrap_marked};
use super::session::{Reply, Session};

/// Pieces of evidence that are shown at once.
const MOST: usize = 20;

/// Columns that a title needs at least.
const SHORTEST: usize = 30;

/// Places that are told of words that were read in the same way.
const PLACES: usize = 3;

/// How some words were read.
struct Why {
    words: String,
    /// Where they stand and what read them there; each in lines that fit.
    places: Vec<Vec<String>>,
    reasons: Vec<String>,
}

impl Session {
    /// Returns the elements that a user means: those of one row of the last result or of all of
    /// them, or those of an id.
    fn meant(&mut self, row: Option<&str>) -> Result<Vec<Element>, String> {
        let lang = self.lang();
        let Some(row) = row else {
            let Some(last) = &self.last else {
                return Err(lang.say(Message::NoLastResult).to_owned());
            };
            let mut all = Vec::new();
            for row in 0..last.rows.len() {
                for element in self.elements_of(row) {
                    if !all.contains(&element) {
                        all.push(element);
                    }
                }
                if all.len() > 200 {
                    break;
                }
            }
            return Ok(all);
        };
        match row.parse::<usize>() {
            Ok(number) => match &self.last {
                Some(last) if (1..=last.rows.len()).contains(&number) => {
                    Ok(self.elements_of(number - 1))
                }
                Some(last) => {
                    let rows = lang.rows(last.rows.len());
                    Err(lang.fill(Message::NoSuchRow, &[("row", &number), ("rows", &rows)]))
                }
                None => Err(lang.say(Message::NoLastResult).to_owned()),
            },
            Err(_) => {
                let node = self.entity(row)?;
                self.last = Some(super::results::Last {
                    columns: vec![lang.say(Message::ColumnEntity).to_owned()],
                    rows: vec![vec![Value::Node(node)]],
                });
                Ok(vec![Element::Node(node)])
            }
        }
    }

    /// Returns what proves a row: its relationships, else those that lead from one of its nodes to
    /// another, else the nodes. Where it holds only texts, the nodes of those ids or names count.
    fn elements_of(&self, row: usize) -> Vec<Element> {
        let Some(last) = &self.last else {
            return Vec::new();
        };
        let graph = self.graph();
        let is_proven = |element: &Element| !graph.evidence(*element).is_empty();
        let found = last.elements(row);
        let (rels, mut nodes) = (rels_of(&found), nodes_of(&found));
        if rels.iter().any(is_proven) {
            return rels;
        }
        if found.is_empty() {
            for value in last.rows.get(row).into_iter().flatten() {
                if let Value::String(_) = value {
                    let by = |key| graph.node_by_property("", key, value);
                    nodes.extend(by("id").or_else(|| by("name")));
                }
            }
        }
        let mut links = Vec::new();
        for from in &nodes {
            for (rel, to) in graph.outgoing(*from) {
                if nodes.contains(&to) {
                    links.push(Element::Rel(rel));
                    continue;
                }
                // An award stands between the one who gives and the one who is given to.
                let onward = graph.outgoing(to);
                let joins = |other: &(_, _)| nodes.contains(&other.1) && other.1 != *from;
                if let Some(second) = onward.iter().find(|other| joins(other)) {
                    links.push(Element::Rel(rel));
                    links.push(Element::Rel(second.0));
                }
            }
        }
        if links.iter().any(is_proven) {
            return links;
        }
        nodes.into_iter().map(Element::Node).chain(rels).collect()
    }

    pub(super) fn evidence(&mut self, row: Option<&str>) -> Reply {
        let elements = match self.meant(row) {
            Ok(elements) => elements,
            Err(said) => return self.complain(&said),
        };
        let lang = self.lang();
        if elements.is_empty() {
            return Reply::talk(lang.say(Message::NothingToProve));
        }
        let (cards, total) = self.cards(&elements);
        if cards.is_empty() {
            return Reply::talk(lang.say(Message::NoEvidence));
        }
        let mut reply = Reply {
            data: cards.join("\n"),
            ..Reply::default()
        };
        let told = lang.sentences(total);
        let told = if cards.len() < total {
            let shown = lang.number(cards.len());
            lang.fill(Message::RowsShown, &[("rows", &told), ("shown", &shown)])
        } else {
            told
        };
        reply.say(&self.settings.talk_palette.paint(Role::Faint, &told));
        reply
    }

    /// Draws the evidence of these elements, each sentence once, and counts all of it.
    fn cards(&self, elements: &[Element]) -> (Vec<String>, usize) {
        let graph = self.graph();
        let mut cards = Vec::new();
        let mut total = 0;
        let mut seen: Vec<(SourceId, usize, usize)> = Vec::new();
        for element in elements {
            for evidence in graph.evidence(*element) {
                let start = evidence.span.start as usize;
                // A sentence that names a node twice is shown once, and not at all where it was
                // shown for what it says.
                let (known, place) = match element {
                    Element::Node(_) => {
                        let text = &graph.source(evidence.source).text;
                        let begun = start.saturating_sub(sentence(text, evidence.span).0.len());
                        let known = seen.iter().any(|(source, from, to)| {
                            *source == evidence.source
                                && ((*from..*to).contains(&start) || *from == begun)
                        });
                        (known, (evidence.source, begun, begun))
                    }
                    Element::Rel(_) => {
                        let place = (evidence.source, start, evidence.span.end as usize);
                        (seen.contains(&place), place)
                    }
                };
                if known {
                    continue;
                }
                seen.push(place);
                total += 1;
                if cards.len() < MOST {
                    let source = graph.source(evidence.source);
                    cards.push(self.evidence_card(*element, evidence, source));
                }
            }
        }
        (cards, total)
    }

    fn evidence_card(&self, element: Element, evidence: &Evidence, source: &Source) -> String {
        let palette = self.settings.palette;
        let columns = self.settings.columns.unwrap_or(100).clamp(40, 120);
        let what = match element {
            Element::Node(node) => self.shown().node(node),
            Element::Rel(rel) => {
                let (from, to) = self.graph().endpoints(rel);
                let (shown, rel) = (self.shown(), self.shown().rel(rel));
                format!("{}-{rel}->{}", shown.node(from), shown.node(to))
            }
        };
        let mut card = String::new();
        for line in width::wrap(&width::one_line(&what), columns) {
            card.push_str(&format!("{}\n", palette.paint(Role::Strong, &line)));
        }
        let (before, span, after) = sentence(&source.text, evidence.span);
        if span.is_empty() {
            card.push_str(&format!("  {}\n", self.lang().say(Message::TextNotKept)));
        } else {
            // The mark must survive the wrapping: wrap without it, then paint what it covers.
            let marked = format!("{before}\u{1}{span}\u{2}{after}");
            for line in wrap_marked(&marked, columns - 4, palette) {
                card.push_str(&format!("  {line}\n"));
            }
        }
        for line in self.source_lines(source) {
            card.push_str(&format!("  {line}\n"));
        }
        for line in self.read_lines(source, evidence, columns) {
            card.push_str(&format!("  {}\n", palette.paint(Role::Faint, &line)));
        }
        card
    }

    /// Says where a piece of evidence stands and which rule read it, how surely.
    fn read_lines(&self, source: &Source, evidence: &Evidence, columns: usize) -> Vec<String> {
        let read = self.lang().fill(
            Message::ReadBy,
            &[
                ("rule", &evidence.rule),
                ("confidence", &format!("{:.2}", evidence.confidence)),
                ("place", &place(source, evidence.span)),
            ],
        );
        width::wrap(&width::one_line(&read), columns - 2)
    }

    /// Title, publisher and date of a source, with a link where the terminal opens links.
    fn source_lines(&self, source: &Source) -> Vec<String> {
        let palette = self.settings.palette;
        let title = source.title.as_deref().unwrap_or(&source.name);
        let more: Vec<&str> = [&source.publisher, &source.published]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let more = match more[..] {
            [] => String::new(),
            _ => format!("({})", width::one_line(&more.join(" · "))),
        };
        let title = width::one_line(title);
        let columns = self.settings.columns.unwrap_or(usize::MAX);
        // Beside the title where enough of that is left, else below.
        let beside = columns.saturating_sub(width::width(&more) + 6);
        let below = beside < SHORTEST;
        let room = if below {
            columns.saturating_sub(5)
        } else {
            beside
        };
        let title = width::clip(&title, room.max(SHORTEST));
        let linked = match &source.url {
            Some(url) => palette.link(&title, url),
            None => title.into_owned(),
        };
        let mut lines = vec![format!("— {linked}")];
        if below {
            lines.extend(width::wrap(&more, columns.saturating_sub(5).max(SHORTEST)));
        } else if !more.is_empty() {
            lines[0].push_str(&format!(" {more}"));
        }
        if let (Some(url), false) = (&source.url, palette.is_coloured()) {
            let url = width::one_line(url);
            match lines.last_mut() {
                Some(last) if self.settings.columns.is_none() => last.push_str(&format!(" {url}")),
                _ => lines.push(url.into_owned()),
            }
        }
        lines
    }

    pub(super) fn why(&mut self, row: Option<&str>) -> Reply {
        let elements = match self.meant(row) {
            Ok(elements) => elements,
            Err(said) => return self.complain(&said),
        };
        let lang = self.lang();
        let mut told: Vec<Why> = Vec::new();
        let mut seen = Vec::new();
        for element in elements {
            let evidence: Vec<Evidence> = self.graph().evidence(element).to_vec();
            for evidence in evidence {
                let place = (evidence.source, evidence.span);
                if seen.contains(&place) || told.len() == MOST {
                    continue;
                }
                seen.push(place);
                let source = self.graph().source(evidence.source).clone();
                let why = self.explained(&source, &evidence, lang);
                // The same words read in the same way need no second telling.
                let same =
                    |known: &&mut Why| (&known.words, &known.reasons) == (&why.words, &why.reasons);
                match told.iter_mut().find(same) {
                    Some(known) => known.places.extend(why.places),
                    None => told.push(why),
                }
            }
        }
        if told.is_empty() {
            return Reply::talk(lang.say(Message::NoEvidence));
        }
        let told: Vec<String> = told.iter().map(|why| self.why_card(why)).collect();
        Reply {
            data: told.join("\n"),
            ..Reply::default()
        }
    }

    fn why_card(&self, why: &Why) -> String {
        let palette = self.settings.palette;
        let columns = self.settings.columns.unwrap_or(100).max(40);
        let words = width::clip(&why.words, columns);
        let mut text = format!("{}\n", palette.paint(Role::Mark, &words));
        for line in why.places.iter().take(PLACES).flatten() {
            text.push_str(&format!("  {}\n", palette.paint(Role::Faint, line)));
        }
        if let Some(more) = why.places.len().checked_sub(PLACES + 1) {
            let more = self.lang().number(more + 1);
            let more = self.lang().fill(Message::MorePlaces, &[("count", &more)]);
            text.push_str(&format!("  {}\n", palette.paint(Role::Faint, &more)));
        }
        for line in &why.reasons {
            let indent = 2 + line.len() - line.trim_start().len();
            for part in width::wrap(line.trim_start(), columns - indent) {
                text.push_str(&format!("{}{part}\n", " ".repeat(indent)));
            }
        }
        text
    }

    /// Lists the nodes and relationships whose best evidence is weak, so that `:evidence` and
    /// `:why` can be asked of a row.
    pub(super) fn review(&mut self, below: &str) -> Reply {
        let lang = self.lang();
        let number = below.replace(',', ".").parse::<f32>().ok();
        let Some(below) = number.filter(|below| below.is_finite()) else {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("name", &"CONFIDENCE"),
                ("kind", &"float"),
                ("value", &below),
            ];
            return self.complain(&lang.fill(Message::WrongType, &values));
        };
        let rows: Vec<Vec<Value>> = {
            let graph = self.graph();
            let weak = weak(graph, below);
            weak.into_iter()
                .map(|(element, evidence)| weak_row(graph, element, evidence))
                .collect()
        };
        if rows.is_empty() {
            let below = format!("{below:.2}");
            return Reply::talk(lang.fill(Message::NothingWeak, &[("below", &below)]));
        }
        let columns = [
            Message::ColumnConfidence,
            Message::ColumnWhat,
            Message::ColumnRule,
            Message::ColumnWhere,
        ];
        self.last = Some(super::results::Last {
            columns: columns.map(|column| lang.say(column).to_owned()).to_vec(),
            rows,
        });
        self.present(None)
    }

    fn explained(&mut self, source: &Source, evidence: &Evidence, lang: Lang) -> Why {
        let columns = self.settings.columns.unwrap_or(100).max(40);
        let reasons = self.outside.why(source, evidence.span, lang);
        let reasons = reasons.unwrap_or_default();
        Why {
            words: width::one_line(evidence.span.of(&source.text)).into_owned(),
            places: vec![self.read_lines(source, evidence, columns)],
            reasons: reasons
                .lines()
                .map(|line| width::one_line(line).into_owned())
                .collect(),
        }
    }
}

fn rels_of(found: &[Element]) -> Vec<Element> {
    let rels = found.iter().copied();
    rels.filter(|element| matches!(element, Element::Rel(_)))
        .collect()
}

fn nodes_of(found: &[Element]) -> Vec<NodeId> {
    let nodes = found.iter().filter_map(|element| match element {
        Element::Node(node) => Some(*node),
        Element::Rel(_) => None,
    });
    nodes.collect()
}

/// Returns what has only evidence below this confidence, the weakest first.
fn weak(graph: &Graph, below: f32) -> Vec<(Element, &Evidence)> {
    let best = |element| {
        let evidence = graph.evidence(element).iter();
        evidence.max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    };
    let elements = graph.rel_ids().map(Element::Rel);
    let elements = elements.chain(graph.node_ids().map(Element::Node));
    let mut weak: Vec<(Element, &Evidence)> = elements
        .filter_map(|element| Some((element, best(element)?)))
        .filter(|(_, evidence)| evidence.confidence < below)
        .collect();
    weak.sort_by(|a, b| {
        let order = a.1.confidence.total_cmp(&b.1.confidence);
        order.then(a.0.cmp(&b.0))
    });
    weak
}

fn weak_row(graph: &Graph, element: Element, evidence: &Evidence) -> Vec<Value> {
    let what = match element {
        Element::Node(node) => Value::Node(node),
        Element::Rel(rel) => {
            let (from, to) = graph.endpoints(rel);
            Value::Path(Arc::new(Path {
                nodes: vec![from, to],
                rels: vec![rel],
            }))
        }
    };
    let confidence = (f64::from(evidence.confidence) * 100.0).round() / 100.0;
    vec![
        Value::from(confidence),
        what,
        Value::from(evidence.rule.as_ref()),
        Value::from(place(graph.source(evidence.source), evidence.span)),
    ]
}

/// Names a place as people count: `bai-12, characters 310–352`.
fn place(source: &Source, span: Span) -> String {
    let offsets = crate::text::char_offsets(&source.text);
    let start = offsets.of_byte(span.start as usize);
    let end = offsets.of_byte(span.end as usize);
    format!("{}:{start}–{end}", source.name)
}
