//! One head before several places: "LĐLĐ huyện A, B và C", "LĐLĐ các huyện: A, B".

use super::Bodies;
use crate::gazetteer::{Head, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::{Phrase, Target};

impl Bodies<'_, '_> {
    /// Takes the other names of a list: "LĐLĐ huyện A, B và C".
    pub(super) fn list_after(&self, head: Head, first: &Draft, drafts: &mut Vec<Draft>) {
        let What::Body(
            _,
            Target::Named {
                options,
                word: Some(word),
            },
        ) = &first.what
        else {
            return;
        };
        if !matches!(head, Head::Federation | Head::Sector(_) | Head::Organ(_)) {
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let level = gazetteer.place(options[0]).level;
        let mut at = first.tokens.end;
        while matches!(self.key(at), "," | "và") {
            let Some(mut phrase) = self.phrases.bare(at + 1) else {
                break;
            };
            if self.phrases.type_word(at + 1).is_some() {
                break;
            }
            let Target::Named {
                options,
                word: named,
            } = &mut phrase.target
            else {
                break;
            };
            options
                .retain(|place| gazetteer.place(*place).level == level && word.may_stand_at(level));
            if options.is_empty() {
                break;
            }
            *named = Some(*word);
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Body(head, phrase.target), "head-list")
                    .with_confidence(0.85),
            );
        }
    }

    /// Takes "LĐLĐ các huyện: A, B và C": the head stands before all of them.
    pub(super) fn plural(&self, head: Head, start: usize, end: usize, drafts: &mut Vec<Draft>) {
        if !matches!(head, Head::Federation | Head::Organ(_) | Head::Sector(_)) {
            return;
        }
        let many = self.key(end) == "các";
        if !many && !self.before(start, &["các"]) {
            return;
        }
        let first = if many { end + 1 } else { end };
        let Some((mut word, mut at)) = self.phrases.type_word(first) else {
            return;
        };
        // "LĐLĐ các tỉnh, thành phố: A, B": each name has one of the kinds.
        let mut kinds = vec![word];
        while matches!(self.key(at), "," | "/" | "và" | "-")
            && let Some((next, after)) = self.phrases.type_word(at + 1)
            && matches!(self.key(after), ":" | "," | "/" | "và" | "-")
        {
            kinds.push(next);
            at = after;
        }
        let announced = self.key(at) == ":";
        if announced {
            at += 1;
        }
        let listed = many && kinds.len() == 1;
        if !(announced || listed) {
            return;
        }
        let mut from = start;
        loop {
            let typed = self.phrases.type_word(at);
            let name_at = typed.map_or(at, |(_, name_at)| name_at);
            word = typed.map_or(word, |(typed, _)| typed);
            let of_kind = |kind: PlaceKind| self.phrases.typed_name_of_kind(at, kind, name_at);
            let phrase = if kinds.len() > 1 && typed.is_none() {
                kinds.iter().find_map(|kind| of_kind(*kind))
            } else {
                self.phrases.typed_name(at, word, name_at)
            };
            let Some(phrase) = phrase else {
                return;
            };
            let phrase = Phrase {
                tokens: from.min(phrase.tokens.start)..phrase.tokens.end,
                ..phrase
            };
            let Some(phrase) = self.suited(head, start, phrase) else {
                return;
            };
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Body(head, phrase.target), "head-list")
                    .with_confidence(0.85),
            );
            if !matches!(self.key(at), "," | "và" | ";") {
                return;
            }
            at += 1;
            from = usize::MAX;
        }
    }
}
