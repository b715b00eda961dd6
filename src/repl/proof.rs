//! The sentences behind a result, and why they were read as they were.

use std::sync::Arc;

use crate::graph::{Element, Evidence, Graph, Path, Source, Value};
use crate::render::{Lang, Message, Role, width};
use crate::text::Span;

use super::session::{Reply, Session};

/// Pieces of evidence that are shown at once.
const MOST: usize = 20;

/// Bytes that a sentence may have on either side of the evidence.
const AROUND: usize = 400;

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

    /// Returns what a row holds: its nodes and relationships; where it holds only texts, the
    /// nodes of those ids or names and the relationships that lead from one to another.
    fn elements_of(&self, row: usize) -> Vec<Element> {
        let Some(last) = &self.last else {
            return Vec::new();
        };
        let found = last.elements(row);
        if !found.is_empty() {
            return found;
        }
        let graph = self.graph();
        let mut nodes = Vec::new();
        for value in last.rows.get(row).into_iter().flatten() {
            if let Value::String(_) = value {
                let by = |key| graph.node_by_property("", key, value);
                nodes.extend(by("id").or_else(|| by("name")));
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
        if links.is_empty() {
            nodes.into_iter().map(Element::Node).collect()
        } else {
            links
        }
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
        let mut seen = Vec::new();
        for element in elements {
            for evidence in graph.evidence(*element) {
                // A sentence that names a node twice is shown once.
                let (before, ..) = match element {
                    Element::Node(_) => {
                        sentence(&graph.source(evidence.source).text, evidence.span)
                    }
                    Element::Rel(_) => ("", "", ""),
                };
                let start = (evidence.span.start as usize).saturating_sub(before.len());
                let end = match element {
                    Element::Node(_) => start,
                    Element::Rel(_) => evidence.span.end as usize,
                };
                let place = (evidence.source, start, end);
                if seen.contains(&place) {
                    continue;
                }
                seen.push(place);
                if cards.len() < MOST {
                    cards.push(self.evidence_card(
                        *element,
                        evidence,
                        graph.source(evidence.source),
                    ));
                }
            }
        }
        (cards, seen.len())
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
        let mut card = format!("{}\n", palette.paint(Role::Strong, &width::one_line(&what)));
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
        card.push_str(&format!("  {}\n", self.source_line(source)));
        let read = self.lang().fill(
            Message::ReadBy,
            &[
                ("rule", &evidence.rule),
                ("confidence", &format!("{:.2}", evidence.confidence)),
                ("place", &place(source, evidence.span)),
            ],
        );
        card.push_str(&format!("  {}\n", palette.paint(Role::Faint, &read)));
        card
    }

    /// Title, publisher and date of a source, with a link where the terminal opens links.
    fn source_line(&self, source: &Source) -> String {
        let palette = self.settings.palette;
        let title = source.title.as_deref().unwrap_or(&source.name);
        let more: Vec<&str> = [&source.publisher, &source.published]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let more = match more[..] {
            [] => String::new(),
            _ => format!(" ({})", width::one_line(&more.join(" · "))),
        };
        let title = width::one_line(title);
        let room = self.settings.columns.unwrap_or(usize::MAX);
        let room = room.saturating_sub(width::width(&more) + 5).max(20);
        let title = width::clip(&title, room);
        let linked = match &source.url {
            Some(url) => palette.link(&title, url),
            None => title.into_owned(),
        };
        let mut line = format!("— {linked}{more}");
        if let (Some(url), false) = (&source.url, palette.is_coloured()) {
            line.push_str(&format!(" {}", width::one_line(url)));
        }
        line
    }

    pub(super) fn why(&mut self, row: Option<&str>) -> Reply {
        let elements = match self.meant(row) {
            Ok(elements) => elements,
            Err(said) => return self.complain(&said),
        };
        let lang = self.lang();
        let mut told = Vec::new();
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
                told.push(self.explained(&source, &evidence, lang));
            }
        }
        if told.is_empty() {
            return Reply::talk(lang.say(Message::NoEvidence));
        }
        Reply {
            data: told.join("\n"),
            ..Reply::default()
        }
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

    fn explained(&mut self, source: &Source, evidence: &Evidence, lang: Lang) -> String {
        let palette = self.settings.palette;
        let quoted = width::one_line(evidence.span.of(&source.text)).into_owned();
        let quoted = width::clip(&quoted, self.settings.columns.unwrap_or(100)).into_owned();
        let mut text = format!("{}\n", palette.paint(Role::Mark, &quoted));
        let rule = lang.fill(
            Message::ReadBy,
            &[
                ("rule", &evidence.rule),
                ("confidence", &format!("{:.2}", evidence.confidence)),
                ("place", &place(source, evidence.span)),
            ],
        );
        text.push_str(&format!("  {rule}\n"));
        if let Some(reasons) = self.outside.why(source, evidence.span, lang) {
            for line in reasons.lines() {
                text.push_str(&format!("  {}\n", width::one_line(line)));
            }
        }
        text
    }
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

/// Returns what stands around `span` up to the ends of its sentences, and the span itself.
fn sentence(text: &str, span: Span) -> (&str, &str, &str) {
    let inside = span.of(text);
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let mut start = before
        .char_indices()
        .rev()
        .take_while(|(at, _)| before.len() - at <= AROUND)
        .find(|(at, c)| *c == '\n' || ends_sentence(before, *at, *c))
        .map_or_else(|| nearest_blank(before), |(at, c)| at + c.len_utf8());
    start += before
        .get(start..)
        .map_or(0, |rest| rest.len() - rest.trim_start().len());
    let end = after
        .char_indices()
        .take_while(|(at, _)| *at <= AROUND)
        .find(|(at, c)| *c == '\n' || ends_sentence(after, *at, *c))
        .map_or_else(|| after.len().min(AROUND), |(at, c)| at + c.len_utf8());
    let mut end = end.min(after.len());
    while !after.is_char_boundary(end) {
        end -= 1;
    }
    (
        before.get(start..).unwrap_or_default(),
        inside,
        after.get(..end).unwrap_or_default().trim_end(),
    )
}

fn nearest_blank(before: &str) -> usize {
    let mut start = before.len().saturating_sub(AROUND);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// A full stop ends a sentence where a blank and no small letter follow; `TP.HCM` goes on.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, '.' | '!' | '?' | '…') {
        return false;
    }
    let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
    let mut next = rest.chars();
    match next.next() {
        None => false,
        Some(blank) if blank.is_whitespace() => rest
            .trim_start()
            .chars()
            .next()
            .is_none_or(|c| !c.is_lowercase()),
        Some(_) => false,
    }
}

/// Wraps a text in which `\u{1}` and `\u{2}` enclose the marked stretch, and paints that.
fn wrap_marked(text: &str, columns: usize, palette: crate::render::Palette) -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in width::wrap(text, columns) {
        let mut painted = String::new();
        let mut piece = String::new();
        for c in line.chars() {
            match c {
                '\u{1}' | '\u{2}' => {
                    painted.push_str(&marked(&piece, inside, palette));
                    piece.clear();
                    if !palette.is_coloured() {
                        painted.push(if c == '\u{1}' { '«' } else { '»' });
                    }
                    inside = c == '\u{1}';
                }
                c => piece.push(c),
            }
        }
        painted.push_str(&marked(&piece, inside, palette));
        lines.push(painted);
    }
    lines
}

fn marked(piece: &str, inside: bool, palette: crate::render::Palette) -> String {
    let clean = width::one_line(piece);
    if inside {
        palette.paint(Role::Mark, &clean)
    } else {
        clean.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_stands_in_its_sentence() {
        let text = "Câu đầu. Sáng 3.2, LĐLĐ TP.HCM phát động đợt thi đua. Câu sau.";
        let start = text.find("phát").unwrap();
        let span = Span::new(start, start + "phát động".len());
        assert_eq!(
            sentence(text, span),
            ("Sáng 3.2, LĐLĐ TP.HCM ", "phát động", " đợt thi đua.")
        );
    }

    #[test]
    fn no_span_makes_a_sentence_panic() {
        let text = format!("{}ế. {}", "đ".repeat(500), "ậ".repeat(500));
        for start in (0..text.len()).step_by(7) {
            sentence(&text, Span::new(start, (start + 9).min(text.len())));
        }
    }
}
