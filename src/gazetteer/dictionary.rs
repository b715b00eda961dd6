//! Finds names over syllables instead of bytes.
//!
//! Every distinct syllable of the names has a number ([`Lexicon`](crate::text::Lexicon)), and the
//! folder writes that number into a text's tokens. A dictionary is an aho-corasick automaton that
//! reads a number as two bytes, the first with its high bit set and the second without: boundaries,
//! capitals, tone placement and decomposed letters cost nothing, and a name's offsets are its
//! tokens'. It is asked, anchored, from each token with which a name may begin, and not led over the
//! whole text: most syllables begin no name, or none together with the next one, names are short,
//! and what is passed over inside a name differs from one dictionary to the next.

use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::text::WordId;

/// Names as runs of syllables.
#[derive(Debug)]
pub(super) struct Dictionary {
    automaton: NFA,
    start: StateID,
}

/// So many syllables two bytes can tell apart.
const MOST_SYLLABLES: u32 = 1 << 14;

/// Writes a syllable as two bytes; `None` for one that no name can have.
#[inline]
fn symbols(word: WordId) -> Option<[u8; 2]> {
    let number = word.get();
    let symbols = [0x80 | (number >> 7) as u8, (number & 0x7F) as u8];
    (number < MOST_SYLLABLES).then_some(symbols)
}

/// How the names of several dictionaries begin: for each syllable, and each pair of syllables, the
/// dictionaries that have names beginning so, a bit each.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// For each syllable, by its number, the dictionaries in which others follow it.
    longer: Vec<u8>,
    /// For each syllable the dictionaries in which it is a name by itself.
    whole: Vec<u8>,
    /// For pairs, by [`slot_of`]; some have a slot with others.
    pairs: Vec<u8>,
}

/// So many slots are kept for pairs.
const PAIRS: usize = 1 << 17;

/// Returns the slot of a pair.
fn slot_of(first: WordId, second: WordId) -> usize {
    let pair = first.get() << 14 | second.get();
    (pair.wrapping_mul(0x9E37_79B1) >> 15) as usize % PAIRS
}

impl Beginnings {
    /// Gathers the beginnings of the names of `dictionaries`, eight at most.
    pub(super) fn of(dictionaries: &[&[Vec<WordId>]]) -> Self {
        let all = || dictionaries.iter().flat_map(|names| names.iter());
        let most = all().filter_map(|name| name.first()).max();
        let syllables = most.map_or(0, |most| most.get() as usize + 1);
        let mut beginnings = Self {
            longer: vec![0; syllables],
            whole: vec![0; syllables],
            pairs: vec![0; PAIRS],
        };
        for (number, names) in dictionaries.iter().enumerate() {
            let bit = 1 << number;
            for name in *names {
                match name[..] {
                    [only] => beginnings.whole[only.get() as usize] |= bit,
                    [first, second, ..] => {
                        beginnings.longer[first.get() as usize] |= bit;
                        beginnings.pairs[slot_of(first, second)] |= bit;
                    }
                    [] => {}
                }
            }
        }
        beginnings
    }

    /// Returns the dictionaries in which a name may begin with `first`, whatever comes next.
    #[inline]
    pub(super) fn with(&self, first: WordId) -> u8 {
        let at = first.get() as usize;
        self.longer
            .get(at)
            .map_or(0, |longer| longer | self.whole[at])
    }

    /// Returns those in which a name may begin with `first` where this comes next.
    #[inline]
    pub(super) fn with_both(&self, first: WordId, second: Option<WordId>) -> u8 {
        let at = first.get() as usize;
        let Some(&longer) = self.longer.get(at) else {
            return 0;
        };
        let pair = match second {
            Some(second) if longer != 0 => longer & self.pairs[slot_of(first, second)],
            _ => 0,
        };
        pair | self.whole[at]
    }
}

impl Dictionary {
    /// Makes the dictionary of `names`, which are distinct and not empty; a name's number is its place
    /// among them.
    ///
    /// # Panics
    ///
    /// Panics if a name has a syllable with a number that two bytes cannot hold.
    pub(super) fn new(names: &[Vec<WordId>]) -> Self {
        let patterns = names.iter().map(|name| {
            let symbols = name.iter().map(|word| symbols(*word));
            let symbols = symbols.collect::<Option<Vec<_>>>();
            symbols.expect("a name's syllable fits two bytes").concat()
        });
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .dense_depth(3)
            .prefilter(false)
            .build(patterns)
            .expect("the names of the gazetteer fit an automaton");
        let start = automaton.start_state(Anchored::Yes);
        let start = start.expect("the automaton searches anchored");
        Self { automaton, start }
    }

    /// Calls `found` with what `next` told last and with the number of each name that begins with
    /// `first`, which stands at `at`, and goes on with the syllables that `next` gives one by one,
    /// each with its place; the shortest name first.
    #[inline]
    pub(super) fn each(
        &self,
        first: WordId,
        at: usize,
        mut next: impl FnMut(usize) -> Option<(WordId, usize)>,
        mut found: impl FnMut(usize, u32),
    ) {
        let (mut state, mut word, mut at) = (self.start, first, at);
        for length in 1.. {
            match self.step(state, word) {
                Some(further) => state = further,
                None => return,
            }
            if let Some(name) = self.whole(state, length) {
                found(at, name);
            }
            match next(at) {
                Some(further) => (word, at) = further,
                None => return,
            }
        }
    }

    /// Returns the state behind a syllable, if names go on with it.
    #[inline]
    fn step(&self, state: StateID, word: WordId) -> Option<StateID> {
        let mut state = state;
        for symbol in symbols(word)? {
            state = self.automaton.next_state(Anchored::Yes, state, symbol);
        }
        (!self.automaton.is_dead(state)).then_some(state)
    }

    /// Returns the name of `length` syllables that ends at a state. An automaton tells there too of
    /// the names that are the end of what was read, behind the one that is all of it.
    #[inline]
    fn whole(&self, state: StateID, length: usize) -> Option<u32> {
        if !self.automaton.is_match(state) {
            return None;
        }
        let longest = self.automaton.match_pattern(state, 0);
        (self.automaton.pattern_len(longest) == 2 * length).then_some(longest.as_u32())
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::{Beginnings, Dictionary};
    use crate::text::Lexicon;

    proptest! {
        #[test]
        fn agrees_with_a_naive_search(
            names in btree_set(vec(1u8..5, 1..5), 0..12),
            text in vec(1u8..6, 0..40),
        ) {
            let mut lexicon = Lexicon::new();
            let words: Vec<_> = ('a'..'g').map(|key| lexicon.add(&key.to_string())).collect();
            let word = |number: u8| words[usize::from(number)];
            let names: Vec<Vec<u8>> = names.into_iter().rev().collect();
            let runs: Vec<_> = names
                .iter()
                .map(|name| name.iter().copied().map(word).collect())
                .collect();
            let dictionary = Dictionary::new(&runs);
            let beginnings = Beginnings::of(&[&[], &runs]);
            for start in 0..text.len() {
                let next = |at: usize| Some((word(*text.get(at + 1)?), at + 1));
                let mut found = Vec::new();
                dictionary.each(word(text[start]), start, next, |at, name| {
                    found.push((at, name as usize));
                });
                let mut expected: Vec<_> = (0..names.len())
                    .filter(|&n| text[start..].starts_with(&names[n]))
                    .map(|n| (start + names[n].len() - 1, n))
                    .collect();
                expected.sort_unstable();
                let (first, second) = (word(text[start]), text.get(start + 1).copied().map(word));
                for found_in in [beginnings.with(first), beginnings.with_both(first, second)] {
                    prop_assert!(found_in == 2 || found_in == 0 && expected.is_empty());
                }
                prop_assert_eq!(found, expected);
            }
        }
    }
}
