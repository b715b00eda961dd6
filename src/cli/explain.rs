//! `thidua explain`: why a mention means what it means, and which facts it takes part in.

use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Value as Json, json};

use crate::assemble::{Asserted, Pipeline, Reading, identity};
use crate::extract::Fact;
use crate::link::{Explanation, Mention};
use crate::render::width::wrap;
use crate::render::{Lang, Message, Palette, Role};
use crate::text::{LineIndex, Span, char_offsets, fold};

use super::annotate::Page;
use super::reading::{Inputs, Manner};
use super::{Console, Failure, Verdict};

/// Arguments of `thidua explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The words as the article prints them, like "LĐLĐ huyện"; or a fact's identifier, f:…
    #[arg(value_name = "SURFACE")]
    surface: Option<String>,
    /// The article (or several)
    #[arg(long = "in", value_name = "ARTICLE", required = true, num_args = 1..)]
    articles: Vec<PathBuf>,
    /// Print JSON, one object a mention or fact
    #[arg(long)]
    json: bool,
    /// List all other facts about the same entity, not the first few
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    manner: Manner,
}

impl Options {
    /// Returns what to explain. Behind `--in ARTICLE` it is read as one more article; no file is called so.
    fn surface(&mut self) -> Option<String> {
        if self.surface.is_some() || self.articles.len() < 2 {
            return self.surface.take();
        }
        let last = self.articles.pop_if(|last| !last.exists())?;
        last.into_os_string().into_string().ok()
    }

    pub(crate) fn run(mut self, console: &Console) -> Result<Verdict, Failure> {
        let surface = self
            .surface()
            .ok_or_else(|| Failure::usage("which words are to be explained? SURFACE is missing"))?;
        let wanted = fold(&surface);
        if wanted.is_empty() {
            return Err(Failure::usage("there are no words in that surface"));
        }
        let most = if self.all { usize::MAX } else { MOST_OTHERS };
        let inputs = Inputs::new(self.articles, self.manner);
        let pipeline = inputs.pipeline(console)?;
        let mut out = io::stdout().lock();
        let (mut found, mut seen, mut written) = (0, Vec::new(), Ok(()));
        let tally = inputs.each(&pipeline, console, |reading, _| {
            let told = Told::of(&pipeline, &reading, console);
            let pairs = reading
                .assertions
                .mentions
                .iter()
                .zip(&reading.explanations);
            let mentions = pairs.filter(|(m, _)| fold(told.surface(m)) == wanted);
            let mut texts: Vec<String> = mentions
                .map(|(mention, reason)| match self.json {
                    true => format!("{}\n", told.json(mention, reason)),
                    false => told.text(mention, reason, most),
                })
                .collect();
            let facts = reading
                .assertions
                .facts
                .iter()
                .filter(|fact| fact.id == surface);
            texts.extend(facts.map(|fact| match self.json {
                true => format!("{}\n", Json::Object(told.page.fact(fact))),
                false => told.fact_text(fact),
            }));
            found += texts.len();
            written = texts
                .iter()
                .try_for_each(|text| out.write_all(text.as_bytes()));
            seen.extend(told.elsewhere(&surface));
            written.is_ok()
        })?;
        written?;
        tally.something(console)?;
        if found > 0 {
            return Ok(Verdict::Answered);
        }
        let failure = Failure::data(if surface.starts_with("f:") {
            format!("`{surface}` is no fact here")
        } else {
            format!("`{surface}` is no mention here")
        });
        Err(seen.into_iter().take(5).fold(failure, Failure::hint))
    }
}

/// Most other facts that are listed unasked.
const MOST_OTHERS: usize = 5;

/// One article, as it is told of.
struct Told<'a> {
    pipeline: &'a Pipeline,
    reading: &'a Reading,
    lines: LineIndex<'a>,
    page: Page<'a>,
    palette: Palette,
    lang: Lang,
    columns: usize,
}

impl<'a> Told<'a> {
    fn of(pipeline: &'a Pipeline, reading: &'a Reading, console: &Console) -> Self {
        let text = reading.assertions.article.text.as_str();
        Self {
            pipeline,
            reading,
            lines: LineIndex::of(text),
            page: Page {
                text,
                offsets: char_offsets(text),
            },
            palette: console.palette,
            lang: console.lang,
            columns: console.columns().unwrap_or(usize::MAX),
        }
    }

    fn surface(&self, mention: &Asserted<Mention>) -> &'a str {
        mention.content.span.of(self.page.text)
    }

    fn place(&self, span: Span) -> String {
        let (line, column) = self.lines.line_column(span.start as usize);
        format!("{}:{line}:{column}", self.reading.assertions.article.name)
    }

    /// Returns the facts that name the mention's entity: first those whose words hold it.
    fn facts(&self, mention: &Mention) -> Vec<(&'a Asserted<Fact>, bool)> {
        let Some(id) = mention.id.as_deref() else {
            return Vec::new();
        };
        let named = |fact: &Asserted<Fact>| {
            identity::slots(&fact.content.kind)
                .values()
                .any(|slot| match slot {
                    Json::String(text) => text == id,
                    Json::Array(list) => list.iter().any(|item| item.as_str() == Some(id)),
                    _ => false,
                })
        };
        let all = self
            .reading
            .assertions
            .facts
            .iter()
            .filter(|fact| named(fact));
        let held = |fact: &Asserted<Fact>| {
            fact.content
                .evidence
                .iter()
                .any(|span| span.contains(mention.span))
        };
        let mut facts: Vec<_> = all.map(|fact| (fact, held(fact))).collect();
        facts.sort_by_key(|(_, held)| !held);
        facts
    }

    fn text(&self, asserted: &Asserted<Mention>, reason: &Explanation, most: usize) -> String {
        let mention = &asserted.content;
        let strong = |text: &str| self.palette.paint(Role::Strong, text);
        let faint = |text: &str| self.palette.paint(Role::Faint, text);
        let mut text = format!(
            "{}  {}\n",
            strong(self.surface(asserted)),
            faint(&self.place(mention.span))
        );
        text.push_str(&self.sentence(mention.span));
        match &mention.id {
            Some(id) => {
                text.push_str(&format!("  = {}  {}\n", strong(&mention.name), faint(id)));
            }
            None => {
                let said = self.lang.say(Message::MeansNothing);
                text.push_str(&format!("  = ?  {said}\n"));
            }
        }
        let message = if mention.relative {
            Message::ByWayOf
        } else {
            Message::ByRule
        };
        let rule = strong(&reason.rule);
        let confidence = format!("{:.2}", mention.confidence);
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("rule", &rule), ("confidence", &confidence)];
        text.push_str(&format!("  {}\n", self.lang.fill(message, &values)));
        for feature in &reason.features {
            text.push_str(&format!(
                "    {}\n",
                self.lang.translate(&feature.to_string())
            ));
        }
        if !mention.candidates.is_empty() {
            text.push_str(&format!("  {}\n", self.lang.say(Message::MightBe)));
        }
        for (id, score) in &mention.candidates {
            let name = self.pipeline.name(id).unwrap_or_default();
            text.push_str(&format!("    {score:.2} {name}  {}\n", faint(id)));
        }
        let facts = self.facts(mention);
        let (held, others): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(_, held)| *held);
        self.list(Message::FactsOfWords, &held, usize::MAX, &mut text);
        self.list(Message::OtherFacts, &others, most, &mut text);
        text.push('\n');
        text
    }

    fn list(
        &self,
        title: Message,
        facts: &[(&Asserted<Fact>, bool)],
        most: usize,
        text: &mut String,
    ) {
        if facts.is_empty() {
            return;
        }
        text.push_str(&format!("  {}\n", self.lang.say(title)));
        for (fact, _) in facts.iter().take(most) {
            text.push_str(&format!("    {}\n", self.fact(fact)));
        }
        if facts.len() > most {
            let more = facts.len() - most;
            let more = self.lang.fill(Message::MoreFacts, &[("count", &more)]);
            text.push_str(&format!("    {more}\n"));
        }
    }

    /// Tells of one fact: its slots, its rule, and each sentence that says so.
    fn fact_text(&self, fact: &Asserted<Fact>) -> String {
        let mut text = format!("{}\n", self.fact(fact));
        for (name, value) in identity::slots(&fact.content.kind) {
            let ids = match &value {
                Json::String(id) => vec![id.as_str()],
                Json::Array(list) => list.iter().filter_map(Json::as_str).collect(),
                _ => Vec::new(),
            };
            for id in ids.into_iter().filter(|id| id.contains(':')) {
                let id_text = self.palette.paint(Role::Faint, id);
                text.push_str(&format!("  {name} = {}  {id_text}\n", self.name(id)));
            }
        }
        for &span in &fact.content.evidence {
            text.push_str(&format!(
                "  {}\n",
                self.palette.paint(Role::Faint, &self.place(span))
            ));
            text.push_str(&self.sentence(span));
        }
        text.push('\n');
        text
    }

    /// Returns the sentence around a span, the span marked, folded to the terminal.
    fn sentence(&self, span: Span) -> String {
        let (before, words, after) = around(self.reading, self.page.text, span);
        let (before, after) = (last_words(&before), first_words(&after));
        let line = format!("{before}»{words}«{after}");
        let mut text = String::new();
        for line in wrap(&line, self.columns.saturating_sub(4)) {
            text.push_str(&format!("  {line}\n"));
        }
        text
    }

    fn fact(&self, fact: &Asserted<Fact>) -> String {
        let slots = slots_text(&fact.content, &|id| self.name(id));
        let tail = format!(
            "{} · {:.2} · {}",
            fact.content.rule, fact.content.confidence, fact.id
        );
        format!("{slots}  {}", self.palette.paint(Role::Faint, &tail))
    }

    fn name(&self, id: &str) -> String {
        name(self.pipeline, self.reading, id)
    }

    fn json(&self, asserted: &Asserted<Mention>, reason: &Explanation) -> Json {
        let mention = &asserted.content;
        let mut row = self.page.mention(asserted);
        if let Json::Object(row) = &mut row {
            let (before, words, after) = around(self.reading, self.page.text, mention.span);
            row.insert(
                "doc".to_owned(),
                Json::from(self.reading.assertions.article.name.as_str()),
            );
            row.insert(
                "sentence".to_owned(),
                Json::from(format!("{before}{words}{after}")),
            );
            row.insert("features".to_owned(), json!(reason.features));
            let facts = self.facts(mention).into_iter();
            let facts = facts.map(|(fact, held)| {
                let mut row = self.page.fact(fact);
                row.insert("from_these_words".to_owned(), Json::from(held));
                Json::Object(row)
            });
            row.insert("facts".to_owned(), facts.collect());
        }
        row
    }

    /// Says of places where the words stand without being a mention what they are there.
    fn elsewhere(&self, surface: &str) -> Vec<String> {
        let assertions = &self.reading.assertions;
        let found = self.page.text.match_indices(surface);
        let found = found.map(|(start, words)| Span::new(start, start + words.len()));
        found
            .map(|span| {
                let place = self.place(span);
                let around = assertions
                    .mentions
                    .iter()
                    .find(|m| m.content.span.overlaps(span));
                if let Some(around) = around {
                    return format!(
                        "At {place} the words are a part of `{}`.",
                        self.surface(around)
                    );
                }
                if !assertions
                    .article
                    .body
                    .iter()
                    .any(|stretch| stretch.contains(span))
                {
                    return format!(
                        "At {place} they stand outside of the article (a menu, a footer)."
                    );
                }
                format!("At {place} they name nothing in particular, as far as the rules can tell.")
            })
            .collect()
    }
}

/// Returns the sentence around a span: what is before it, its words, what is after; on one line.
pub(crate) fn around(reading: &Reading, text: &str, span: Span) -> (String, String, String) {
    let at = reading.sentences.of_byte(span.start as usize);
    let sentence = at.and_then(|at| reading.sentences.as_slice().get(at));
    let whole = sentence.map_or(span, |sentence| sentence.span.join(span));
    let part = |start: u32, end: u32| {
        let raw = text.get(start as usize..end as usize).unwrap_or_default();
        let words = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let lead = if raw.starts_with(char::is_whitespace) {
            " "
        } else {
            ""
        };
        let trail = if raw.ends_with(char::is_whitespace) && !words.is_empty() {
            " "
        } else {
            ""
        };
        format!("{lead}{words}{trail}")
    };
    (
        part(whole.start, span.start),
        part(span.start, span.end),
        part(span.end, whole.end),
    )
}

/// Returns what an entity is called: as the gazetteer has it, else as the article does.
pub(crate) fn name(pipeline: &Pipeline, reading: &Reading, id: &str) -> String {
    let mentions = reading.assertions.mentions.iter();
    let mut own = mentions.filter(|mention| mention.content.id.as_deref() == Some(id));
    let known = pipeline.name(id);
    let named = known.or_else(|| own.next().map(|mention| mention.content.name.clone()));
    named
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| id.to_owned())
}

/// Returns a fact as one line: its type, then its filled slots, entities by name.
pub(crate) fn slots_text(fact: &Fact, name_of: &dyn Fn(&str) -> String) -> String {
    let slots = identity::slots(&fact.kind);
    let value = |text: &str| {
        if text.contains(':') {
            name_of(text)
        } else {
            text.to_owned()
        }
    };
    let filled = slots.iter().filter_map(|(name, slot)| match slot {
        Json::Null => None,
        Json::Array(list) if list.is_empty() => None,
        Json::Array(list) => {
            let items: Vec<String> = list.iter().filter_map(Json::as_str).map(value).collect();
            Some(format!("{name} {}", items.join(", ")))
        }
        Json::String(text) if name == "type" => Some(text.clone()),
        Json::String(text) => Some(format!("{name} {}", value(text))),
        other => Some(format!("{name} {other}")),
    });
    filled.collect::<Vec<_>>().join(" · ")
}

/// Most characters of a sentence on either side of what is shown.
const SIDE: usize = 160;

/// Returns the end of a text, cut at a blank.
pub(crate) fn last_words(text: &str) -> String {
    let count = text.chars().count();
    if count <= SIDE {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - SIDE).collect();
    tail.split_once(' ')
        .map_or(tail.clone(), |(_, rest)| format!("… {rest}"))
}

/// Returns the beginning of a text, cut at a blank.
pub(crate) fn first_words(text: &str) -> String {
    if text.chars().count() <= SIDE {
        return text.to_owned();
    }
    let head: String = text.chars().take(SIDE).collect();
    head.rsplit_once(' ')
        .map_or(head.clone(), |(rest, _)| format!("{rest} …"))
}
