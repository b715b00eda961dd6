//! Several names behind one type word: "các huyện A, B và C", "8 phường: A, B".

use super::Places;
use crate::gazetteer::{PlaceId, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;
use crate::text::{Case, Gap, TokenKind};

impl Places<'_, '_> {
    /// Tells whether the type word at `at` is that of several names: "các xã A, B", "hai huyện A và B".
    pub(super) fn is_shared(&self, at: usize, end: usize) -> bool {
        let several = at.checked_sub(1).is_some_and(|i| {
            let number = self.phrases.tokens.get(i);
            matches!(self.key(i), "các" | "những" | "hai" | "ba" | "bốn" | "năm")
                || number.is_some_and(|t| t.kind == TokenKind::Number)
        });
        let another = matches!(self.key(end), "," | "và")
            && self.phrases.type_word(end + 1).is_none()
            && self.case(end + 1) != Case::Lower;
        several && another
    }

    /// Takes the other names of "các huyện A, B và C".
    pub(super) fn list_after(&self, at: usize, first: &Draft, drafts: &mut Vec<Draft>) {
        let What::Place(Target::Named {
            options,
            word: Some(word),
        }) = &first.what
        else {
            return;
        };
        let many = at.checked_sub(1).is_some_and(|i| {
            let token = self.phrases.tokens.get(i);
            self.key(i) == "các"
                || self.key(i) == "hai"
                || self.key(i) == "ba"
                || token.is_some_and(|t| t.kind == TokenKind::Number)
        });
        if !many {
            self.enumerated(options, *word, first.tokens.end, drafts);
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let level = gazetteer.place(options[0]).level;
        let mut at = first.tokens.end;
        while matches!(self.key(at), "," | "và") && self.phrases.type_word(at + 1).is_none() {
            let Some(phrase) = self.phrases.typed_name(at + 1, *word, at + 1) else {
                return;
            };
            let fits = matches!(&phrase.target, Target::Named { options, .. }
                if gazetteer.place(options[0]).level == level)
                && self.phrases.has_all_capitals(phrase.tokens.clone());
            if !fits {
                return;
            }
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.88),
            );
        }
    }

    /// Takes the other names of "huyện A, B và C": units of just this kind under one superior, up
    /// to an "và".
    fn enumerated(
        &self,
        first: &[PlaceId],
        word: PlaceKind,
        mut at: usize,
        drafts: &mut Vec<Draft>,
    ) {
        let gazetteer = self.phrases.gazetteer;
        let above = |place: &PlaceId| gazetteer.place(*place).parent;
        if !matches!(self.key(at), "và" | ",") {
            return;
        }
        let superiors: Vec<_> = first.iter().map(above).collect();
        let mut found = Vec::new();
        loop {
            let last = self.key(at) == "và";
            if !(last || self.key(at) == ",") || self.phrases.type_word(at + 1).is_some() {
                return;
            }
            let Some(mut phrase) = self.phrases.typed_name(at + 1, word, at + 1) else {
                return;
            };
            if !self.phrases.has_all_capitals(phrase.tokens.clone()) {
                return;
            }
            let Target::Named { options, .. } = &mut phrase.target else {
                return;
            };
            // "huyện A, B": the province, or its town, may follow its district.
            options.retain(|place| {
                gazetteer.place(*place).kind == word && superiors.contains(&above(place))
            });
            if options.is_empty() {
                return;
            }
            at = phrase.tokens.end;
            found.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.85),
            );
            if last {
                drafts.extend(found);
                return;
            }
        }
    }

    /// Takes the names of "8 phường: A, B, C" and of "các xã, phường …, gồm: A, B và C", two at
    /// least.
    pub(super) fn announced(&self, at: usize, drafts: &mut Vec<Draft>) {
        let Some((word, after)) = self.phrases.type_word(at) else {
            return;
        };
        let colon = if self.key(after) == ":" {
            Some(after)
        } else if self.is_plural(at) {
            (after..after + 40)
                .take_while(|&i| self.goes_on(i))
                .find(|&i| self.key(i) == ":" && matches!(self.key(i - 1), "gồm" | "là" | "sau"))
        } else {
            None
        };
        let Some(colon) = colon else { return };
        // "các tỉnh, thành phố: A, B" is a list of provinces.
        if matches!(word, PlaceKind::Province | PlaceKind::City) {
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let mut found = Vec::new();
        let mut from = colon + 1;
        while self.phrases.type_word(from).is_none()
            && let Some(mut phrase) = self.phrases.typed_name(from, word, from)
            && self.phrases.has_all_capitals(phrase.tokens.clone())
        {
            if let Target::Named { options, word } = &mut phrase.target {
                // A list of communes may hold wards: which it is, the list does not say.
                let own = word.take();
                let level = |place: &PlaceId| gazetteer.place(*place).level;
                let end = phrase.tokens.end;
                let called = self.phrases.names_at(from).find(|(at, _)| *at == end);
                let many = called.map_or_else(Vec::new, |(_, places)| places.to_vec());
                if let Some(first) = options.first().map(level)
                    && own.is_some_and(|own| matches!(own, PlaceKind::Ward | PlaceKind::Commune))
                {
                    *options = many
                        .into_iter()
                        .filter(|place| level(place) == first)
                        .collect();
                }
            }
            from = phrase.tokens.end;
            found.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.85),
            );
            if !matches!(self.key(from), "," | ";" | "và") {
                break;
            }
            from += 1;
        }
        if found.len() >= 2 {
            drafts.extend(found);
        }
    }

    /// Tells whether a type word stands for several units: "các phường, xã".
    fn is_plural(&self, at: usize) -> bool {
        let before = |i: usize| at.checked_sub(i).map_or("", |i| self.key(i));
        before(1) == "các" || before(1) == "," && before(3) == "các"
    }

    /// Tells whether the sentence goes on at a token.
    fn goes_on(&self, i: usize) -> bool {
        let token = self.phrases.tokens.get(i);
        token.is_some_and(|token| token.space_before < Gap::Line)
            && !matches!(self.key(i), "." | ";" | "!" | "?")
    }
}
