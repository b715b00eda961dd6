//! Places that stand for themselves.

mod bare;
mod list;
mod row;

use super::candidate::Priority;
use super::draft::{Draft, What};
use super::place_phrase::{PlacePhrases, Target};
use super::signs::Signs;
use crate::gazetteer::{Hits, Level, PlaceKind};
use crate::text::{Case, Gap, TokenKind};

/// Finds typed, bare and relative places; `first` is the article's first token.
pub(super) fn find(
    phrases: &PlacePhrases<'_>,
    hits: &Hits<'_>,
    signs: &Signs,
    first: usize,
) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(signs.place.len() + 16);
    let finder = Places { first, phrases };
    for &at in &signs.place {
        if phrases.type_word(at).is_some() {
            finder.typed_or_relative(at, &mut drafts);
            finder.announced(at, &mut drafts);
        } else if phrases.tokens.key(at) == "thủ" && phrases.tokens.key(at + 1) == "đô" {
            finder.capital(at, &mut drafts);
        }
    }
    row::find(phrases, hits, &mut drafts);
    let mut done_until = 0;
    for hit in &hits.places {
        if hit.tokens.start >= done_until
            && !finder.is_small_word(hit.tokens.start)
            && let Some(draft) = finder.bare(hit.tokens.start)
        {
            done_until = draft.tokens.end;
            drafts.push(draft);
        }
    }
    drafts
}

struct Places<'a, 'p> {
    /// The first token of the article.
    first: usize,
    phrases: &'a PlacePhrases<'p>,
}

impl Places<'_, '_> {
    fn key(&self, i: usize) -> &str {
        self.phrases.tokens.key(i)
    }

    fn case(&self, i: usize) -> Case {
        self.phrases.tokens.get(i).map_or(Case::Lower, |t| t.case)
    }

    /// Tells whether it is a word without a capital, with which no bare name begins.
    fn is_small_word(&self, i: usize) -> bool {
        let token = self.phrases.tokens.get(i);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let line = self
            .phrases
            .tokens
            .get(at)
            .is_some_and(|t| t.space_before >= Gap::Line);
        line || matches!(self.key(before), "." | "!" | "?" | "…" | ":" | "•")
    }

    fn typed_or_relative(&self, at: usize, drafts: &mut Vec<Draft>) {
        if let Some(phrase) = self.phrases.typed(at) {
            let ward = matches!(&phrase.target, Target::Named { options, .. }
                if options.iter().all(|p| self.phrases.gazetteer.place(*p).level == Level::Ward));
            let number = self.phrases.tokens.get(phrase.tokens.end - 1);
            let number = number.is_some_and(|t| t.kind == TokenKind::Number);
            let confidence = if ward || number { 0.9 } else { 0.97 };
            // "5 tỉnh/thành phố A, B", "các xã A, B": the type words are those of all.
            let many = at > 1
                && self.key(at - 1) == "/"
                && matches!(self.key(at - 2), "tỉnh" | "huyện" | "quận" | "xã")
                || self.is_shared(at, phrase.tokens.end);
            let name = self.phrases.type_word(at).map_or(at, |(_, name)| name);
            let tokens = if many {
                name..phrase.tokens.end
            } else {
                phrase.tokens
            };
            let draft = Draft::new(tokens, What::Place(phrase.target), "typed-place")
                .with_confidence(confidence);
            self.list_after(at, &draft, drafts);
            drafts.push(draft);
            return;
        }
        let Some(phrase) = self.phrases.relative(at) else {
            return;
        };
        let Target::Relative(PlaceKind::City) = phrase.target else {
            return;
        };
        let is_short = self.key(at) == "tp" && self.case(at) == Case::Upper;
        let is_capital = self.case(at) == Case::Capital
            && self.key(at) == "thành"
            && self.case(at + 1) == Case::Lower;
        let before = at.checked_sub(1).map_or("", |i| self.key(i));
        // "các huyện, thị, TP": any of them.
        let any = at > 1
            && matches!(before, "," | "và" | "/")
            && matches!(self.key(at - 2), "thị" | "huyện" | "quận" | "xã");
        if any {
            return;
        }
        let continued = self.phrases.tokens.get(phrase.tokens.end).is_some_and(|t| {
            t.is_capitalised() && t.kind == TokenKind::Word && t.space_before <= Gap::Space
        });
        if (is_short || is_capital) && !matches!(before, "cấp" | "các" | "mỗi") && !continued {
            let confidence = if self.begins_sentence(at) { 0.6 } else { 0.85 };
            drafts.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "relative-city")
                    .with_confidence(confidence)
                    .with_priority(Priority::Weak),
            );
        }
    }

    fn capital(&self, at: usize, drafts: &mut Vec<Draft>) {
        // "trên địa bàn thủ đô" is ours; "các thủ đô", "thủ đô Hoa Ban" may be any.
        let before = at.checked_sub(1).map_or("", |i| self.phrases.tokens.key(i));
        let any = matches!(before, "các" | "một" | "những" | "mỗi" | "cố" | "là")
            || self.case(at + 2) != Case::Lower;
        if self.case(at) == Case::Lower && any {
            return;
        }
        if let Some(name) = self.phrases.bare(at + 2) {
            // "Thủ đô Hà Nội" names it in full; the capital of another country is none of ours.
            drafts.push(
                Draft::new(
                    at..name.tokens.end,
                    What::Place(name.target),
                    "capital-name",
                )
                .with_confidence(0.9),
            );
            return;
        }
        drafts.push(
            Draft::new(at..at + 2, What::Place(Target::Capital), "capital")
                .with_confidence(0.93)
                .with_priority(Priority::Weak),
        );
    }
}
