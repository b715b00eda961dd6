//! What surfaces mean.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;

use crate::assemble::identifier;
use crate::assemble::identity;
use crate::corpus::Article;
use crate::link::Mention;
use crate::text::{Span, fold};

use super::Uses;
use super::file::{DecisionErrorKind, Ignore, Means};
use super::identifiers::check;

/// The name that decided mentions carry as their rule.
const RULE: &str = "decision";

/// A decision on one surface.
#[derive(Debug)]
pub(super) struct Decided {
    number: usize,
    surface: String,
    document: Option<String>,
    start: Option<u32>,
    /// The entity, or none where the surface names nothing.
    id: Option<String>,
    name: Option<String>,
}

impl Decided {
    pub(super) fn means(number: usize, means: Means) -> Result<Self, DecisionErrorKind> {
        check(&means.id)?;
        let decided = Self {
            number,
            surface: means.surface,
            document: means.document,
            start: means.start,
            id: Some(means.id),
            name: means.name,
        };
        decided.checked("means")
    }

    pub(super) fn ignore(number: usize, ignore: Ignore) -> Result<Self, DecisionErrorKind> {
        let decided = Self {
            number,
            surface: ignore.surface,
            document: ignore.document,
            start: ignore.start,
            id: None,
            name: None,
        };
        decided.checked("ignore")
    }

    fn checked(self, table: &'static str) -> Result<Self, DecisionErrorKind> {
        let needs = if self.surface.trim().is_empty() {
            "a `surface` that is not empty"
        } else if self.start.is_some() && self.document.is_none() {
            "`in` (the document) beside `start`"
        } else {
            return Ok(self);
        };
        Err(DecisionErrorKind::Incomplete { table, needs })
    }

    /// The narrower, the greater.
    fn narrowness(&self) -> (bool, bool) {
        (self.start.is_some(), self.document.is_some())
    }
}

/// All decisions on surfaces, found in a text in one pass.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    decided: Vec<Decided>,
    /// From a folded surface to the decisions on it, narrowest first.
    by_key: BTreeMap<String, Vec<usize>>,
    automaton: Option<AhoCorasick>,
    /// The surface of each pattern of the automaton (each surface is sought in NFC and NFD).
    patterns: Vec<usize>,
}

impl Surfaces {
    pub(super) fn add(&mut self, new: Decided, lines: &[usize]) -> Result<(), DecisionErrorKind> {
        let same = self.by_key.entry(fold(&new.surface)).or_default();
        for &index in same.iter() {
            let Some(old) = self.decided.get(index) else {
                continue;
            };
            if (&old.document, old.start) == (&new.document, new.start) && old.id != new.id {
                let meaning = old
                    .id
                    .as_deref()
                    .map_or("nothing".to_owned(), |id| format!("`{id}`"));
                return Err(DecisionErrorKind::Contradiction {
                    other: lines.get(old.number).copied().unwrap_or(0),
                    about: format!("there `{}` means {meaning}", old.surface),
                });
            }
        }
        same.push(self.decided.len());
        self.decided.push(new);
        Ok(())
    }

    /// Sorts decisions by narrowness and builds the automaton.
    pub(super) fn settle(&mut self) {
        let decided = &self.decided;
        for list in self.by_key.values_mut() {
            list.sort_by_key(|&i| std::cmp::Reverse(decided.get(i).map(Decided::narrowness)));
        }
        let mut texts = Vec::new();
        for (index, decision) in self.decided.iter().enumerate() {
            let composed: String = decision.surface.trim().nfc().collect();
            let apart: String = decision.surface.trim().nfd().collect();
            if apart != composed {
                texts.push(apart);
                self.patterns.push(index);
            }
            texts.push(composed);
            self.patterns.push(index);
        }
        let mut builder = AhoCorasick::builder();
        let automaton = builder.match_kind(MatchKind::Standard).build(&texts);
        self.automaton = automaton.ok().filter(|_| !texts.is_empty());
    }

    pub(super) fn name(&self, id: &str) -> Option<&str> {
        let named = |d: &&Decided| d.id.as_deref() == Some(id) && d.name.is_some();
        self.decided
            .iter()
            .find(named)
            .and_then(|d| d.name.as_deref())
    }

    pub(super) fn decide(
        &self,
        article: &Article,
        mentions: &mut Vec<Mention>,
        name_of: &dyn Fn(&str) -> Option<String>,
        uses: &mut Uses,
    ) {
        if self.decided.is_empty() {
            return;
        }
        let document = identity::document(&article.text);
        let text = article.text.as_str();
        let mut placed: Vec<(Span, &Decided)> = Vec::new();
        for mention in mentions.iter() {
            let found = self.decision(
                article,
                &document,
                &fold(mention.span.of(text)),
                mention.span,
            );
            placed.extend(found.map(|decision| (mention.span, decision)));
        }
        for (span, surface) in self.occurrences(text) {
            let inside = article.body.iter().any(|stretch| stretch.contains(span));
            let Some(decision) = self.decision(article, &document, &fold(surface), span) else {
                continue;
            };
            let taken = mentions
                .iter()
                .any(|m| m.span.overlaps(span) && !span.contains(m.span));
            if decision.start.is_some() || (inside && !taken) {
                placed.push((span, decision));
            }
        }
        apply(text, mentions, placed, name_of, uses);
    }

    /// Returns the narrowest decision on a surface at a place.
    fn decision(
        &self,
        article: &Article,
        document: &str,
        key: &str,
        span: Span,
    ) -> Option<&Decided> {
        let list = self.by_key.get(key)?;
        list.iter()
            .filter_map(|&index| self.decided.get(index))
            .find(|decision| {
                let here = decision.document.as_ref();
                here.is_none_or(|name| is_document(name, article, document))
                    && decision
                        .start
                        .is_none_or(|at| at as usize == characters(&article.text, span.start))
            })
    }

    /// Finds where decided surfaces stand in a text, whole words only.
    fn occurrences<'t>(&self, text: &'t str) -> Vec<(Span, &'t str)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let whole = |span: &Span| {
            let before = text
                .get(..span.start as usize)
                .and_then(|s| s.chars().next_back());
            let after = text.get(span.end as usize..).and_then(|s| s.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(continues)
        };
        let found = automaton
            .find_overlapping_iter(text)
            .map(|m| Span::new(m.start(), m.end()));
        found
            .filter(whole)
            .map(|span| (span, span.of(text)))
            .collect()
    }
}

/// Puts decided mentions in, the narrowest and then the longest first; what they overlap goes.
fn apply(
    text: &str,
    mentions: &mut Vec<Mention>,
    mut placed: Vec<(Span, &Decided)>,
    name_of: &dyn Fn(&str) -> Option<String>,
    uses: &mut Uses,
) {
    placed.sort_by_key(|(span, decision)| {
        let narrow = std::cmp::Reverse(decision.narrowness());
        (
            narrow,
            std::cmp::Reverse(span.len()),
            span.start,
            decision.number,
        )
    });
    let mut settled: Vec<Span> = Vec::new();
    for (span, decision) in placed {
        if settled.iter().any(|other| other.overlaps(span)) {
            continue;
        }
        settled.push(span);
        uses.note(decision.number);
        let old = mentions.iter().find(|m| m.span == span).cloned();
        mentions.retain(|m| !m.span.overlaps(span));
        let Some((id, entity)) = decision
            .id
            .as_ref()
            .and_then(|id| Some((id.clone(), identifier::entity_type(id)?)))
        else {
            continue;
        };
        let same = old
            .as_ref()
            .filter(|m| m.id.as_ref() == Some(&id))
            .map(|m| m.name.clone());
        let surface = || {
            span.of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        mentions.push(Mention {
            span,
            entity,
            name: decision
                .name
                .clone()
                .or(same)
                .or_else(|| name_of(&id))
                .unwrap_or_else(surface),
            id: Some(id),
            relative: old.is_some_and(|m| m.relative),
            rule: RULE.into(),
            confidence: 1.0,
            candidates: Vec::new(),
        });
    }
    mentions.sort_by_key(|m| m.span);
}

/// Tells whether `name` names the article: its name, its path, the end of its path or its identifier.
pub(super) fn is_document(name: &str, article: &Article, document: &str) -> bool {
    let end_of_path = || {
        let rest = article.path.strip_suffix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
    };
    article.name == name || document == name || end_of_path()
}

fn characters(text: &str, byte: u32) -> usize {
    text.get(..byte as usize)
        .map_or(0, |before| before.chars().count())
}

/// Tells whether a character carries a word on: a letter, a digit or a combining mark.
fn continues(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter)
}
