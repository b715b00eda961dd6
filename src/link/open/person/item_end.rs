//! Authors at the end of a line: "… cho 9 tập thể. Mai Hoa", "V.HOA"; and what tells a heading from a
//! name.

use std::ops::Range;

use super::Finder;
use super::name::is_gap;
use crate::link::candidate::Priority;
use crate::text::Case;

impl Finder<'_, '_> {
    /// Takes the names with which lines end, behind a full stop, and lines that are nothing but an initial
    /// and a name.
    pub(super) fn ends_of_items(&mut self) {
        let walk = self.walk;
        let capitals = walk
            .page
            .body
            .iter()
            .flat_map(|range| walk.capitals_in(range.clone()));
        let signs: Vec<Range<usize>> = capitals.filter_map(|i| self.item_end(i)).collect();
        for sign in signs {
            if self.free(sign.start) {
                self.sign(sign);
            }
        }
    }

    /// Returns the name that begins at `i`, if a line ends with it where nothing but a name can stand.
    fn item_end(&self, i: usize) -> Option<Range<usize>> {
        let walk = self.walk;
        let begins = !walk.follows(i);
        let stopped = i > 0 && matches!(walk.punct(i - 1), Some('.' | '!' | '…' | '”' | '"' | ')'));
        if i == 0 || !(begins || stopped) {
            return None;
        }
        if let Some(end) = self.initialled(i) {
            let closes = !walk.follows(end);
            let alone = begins || walk.punct(i - 1) != Some(')') && stopped;
            return (closes && alone).then_some(i..end);
        }
        let end = walk.capitals(i, 4);
        let case = walk.case(i);
        // "II. CHỈ TIÊU": no sentence ends there.
        let sentence = i >= 4 && (i - 3..i).all(|at| walk.follows(at));
        let told = (begins || sentence)
            && (2..=3).contains(&(end - i))
            && !walk.follows(end)
            && stopped
            && (i..end).all(|at| walk.case(at) == case && walk.key(at).chars().count() > 1);
        // On a line of its own it needs the next item below it, or more of the page.
        let place = !begins || self.begins_item(end);
        let named = told && place && walk.known(i).is_none() && self.may_sign(i..end);
        named.then_some(i..end)
    }

    /// "V.Hoa", "P. MAI": returns where an initial and a name end.
    fn initialled(&self, i: usize) -> Option<usize> {
        let walk = self.walk;
        let glued = |at: usize| walk.in_body(at) && !is_gap(walk, at);
        let letters = walk.key(i).chars().count() <= 2 && walk.is_capital(i);
        let stop = walk.punct(i + 1) == Some('.') && glued(i + 1);
        let name = i + 2;
        let whole = letters && stop && walk.is_capital(name) && walk.key(name).chars().count() > 1;
        // "TP. HCM" and "Th.S" are none, "P.V" is a reporter without a name.
        let placed = matches!(
            walk.key(i),
            "tp" | "tx" | "tt" | "th" | "ts" | "gs" | "bs" | "ks"
        );
        (whole && !placed && (glued(name) || walk.follows(name))).then_some(name + 1)
    }

    /// Tells whether an item of short news begins at `i`: "* Ngày 5/4, …", "- Sáng nay, …".
    fn begins_item(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.in_body(i) && matches!(walk.punct(i), Some('*' | '-' | '–' | '+' | '•' | '■' | '►'))
    }

    /// Tells whether a text stands above token `i`, and not its headings alone: who signs stands below.
    pub(super) fn is_below_text(&self, i: usize) -> bool {
        const SENTENCE: usize = 10;
        let first = self.walk.page.body.first().map_or(0, |range| range.start);
        i >= first + SENTENCE
    }

    /// Tells whether words are a heading and no name: two of them stand side by side in small letters
    /// somewhere on the page ("TIN VẮN CÔNG ĐOÀN" over news of a "công đoàn").
    pub(super) fn is_phrase(&self, words: Range<usize>) -> bool {
        let walk = self.walk;
        let small = |pair: Range<usize>| {
            let mut places = walk.repeats(pair);
            places.any(|at| walk.case(at) != Case::Upper && walk.case(at + 1) == Case::Lower)
        };
        (words.start + 1..words.end)
            .filter(|&i| walk.is_word(i - 1) && walk.is_word(i))
            .any(|i| small(i - 1..i + 1))
    }

    /// Takes a signature, unless its words are a heading.
    pub(super) fn sign(&mut self, words: Range<usize>) {
        if !self.is_phrase(words.clone()) {
            self.add(words, "person-byline", 0.85, Priority::Normal);
        }
    }
}
