//! Finds names over syllables instead of bytes.
//!
//! Every distinct syllable of the names has a number ([`Lexicon`](crate::text::Lexicon)), and the
//! folder writes that number into a text's tokens. The automaton reads a number as two bytes, the
//! first with its high bit set and the second without: no match can begin inside a syllable, so
//! boundaries, capitals, tone placement and decomposed letters cost nothing, and a match's offsets
//! are its tokens'.

use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::text::WordId;

/// The most syllables that two bytes can tell apart; number 0 is any other syllable.
pub(super) const MOST_SYLLABLES: usize = (1 << 14) - 1;

/// What an automaton finds: where, in symbols, and which pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Find {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) pattern: u32,
}

/// Patterns over syllable numbers.
#[derive(Debug)]
pub(super) struct Automaton {
    engine: NFA,
    start: StateID,
    /// Whether a pattern begins with a syllable, by its number.
    begins: Vec<bool>,
}

impl Automaton {
    /// Builds the automaton of `patterns`, each a run of symbols from [`push`].
    pub(super) fn new(patterns: &[Vec<u8>]) -> Self {
        let engine = NFA::builder()
            .match_kind(MatchKind::Standard)
            .dense_depth(3)
            .prefilter(false)
            .build(patterns)
            .expect("the patterns of the gazetteer fit an automaton");
        let start = engine.start_state(Anchored::No);
        let start = start.expect("the automaton searches unanchored");
        let mut begins = vec![false; MOST_SYLLABLES + 1];
        for pattern in patterns {
            if let [high, low, ..] = pattern[..] {
                begins[usize::from(high & 0x7F) << 7 | usize::from(low)] = true;
            }
        }
        Self {
            engine,
            start,
            begins,
        }
    }

    /// Begins a search.
    pub(super) fn search(&self) -> Search<'_> {
        Search {
            automaton: self,
            state: self.start,
            end: 0,
        }
    }
}

/// A search that is fed one syllable after the other.
pub(super) struct Search<'a> {
    automaton: &'a Automaton,
    state: StateID,
    /// How many syllables it was fed.
    end: u32,
}

impl Search<'_> {
    /// Reads a syllable and reports all patterns that end with it.
    #[inline]
    pub(super) fn feed(&mut self, word: Option<WordId>, found: impl FnMut(Find)) {
        self.end += 1;
        let Automaton { start, begins, .. } = self.automaton;
        let Some(word) = word else {
            self.state = *start;
            return;
        };
        // Where nothing has begun, only what begins something matters.
        if self.state != *start || begins[word.get() as usize] {
            self.step(word, found);
        }
    }

    fn step(&mut self, word: WordId, mut found: impl FnMut(Find)) {
        let engine = &self.automaton.engine;
        for symbol in symbols(Some(word)) {
            self.state = engine.next_state(Anchored::No, self.state, symbol);
        }
        if !engine.is_match(self.state) {
            return;
        }
        for i in 0..engine.match_len(self.state) {
            let pattern = engine.match_pattern(self.state, i);
            found(Find {
                start: self.end - (engine.pattern_len(pattern) / 2) as u32,
                end: self.end,
                pattern: pattern.as_u32(),
            });
        }
    }
}

/// Writes a syllable as two bytes.
pub(super) fn push(symbols: &mut Vec<u8>, word: Option<WordId>) {
    symbols.extend(self::symbols(word));
}

fn symbols(word: Option<WordId>) -> [u8; 2] {
    let number = word.map_or(0, WordId::get);
    [0x80 | (number >> 7) as u8, (number & 0x7F) as u8]
}
