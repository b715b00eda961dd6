//! Finds names over syllables instead of bytes.
//!
//! Every distinct syllable of the names has a number ([`Lexicon`](crate::text::Lexicon)), and the
//! folder writes that number into a text's tokens. The automaton reads a number as two bytes, the
//! first with its high bit set and the second without: no match can begin inside a syllable, so
//! boundaries, capitals, tone placement and decomposed letters cost nothing, and a match's offsets
//! are its tokens'. Most syllables begin no name, or none together with the next one, and are not
//! shown to the automaton where nothing has begun before them.

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
    /// How patterns begin with a syllable, by its number.
    begins: Vec<Begins>,
    /// The patterns of one syllable, by its number.
    wholes: Vec<(WordId, u32)>,
    /// A bit for each pair of syllables with which patterns begin, by [`bit_of`]; some have one
    /// bit with others.
    pairs: Vec<u64>,
}

/// How patterns begin with a syllable.
#[derive(Debug, Clone, Copy, Default)]
struct Begins {
    /// Whether with others behind it.
    longer: bool,
    /// Whether it is a pattern by itself.
    whole: bool,
}

/// So many bits are kept for pairs, in words of 64.
const PAIR_WORDS: usize = 1 << 11;

/// Returns the place of a pair's bit.
fn bit_of(first: WordId, second: WordId) -> (usize, u32) {
    let pair = first.get() << 14 | second.get();
    let mixed = pair.wrapping_mul(0x9E37_79B1) >> 15;
    ((mixed >> 6) as usize % PAIR_WORDS, mixed & 63)
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
        let mut begins = vec![Begins::default(); MOST_SYLLABLES + 1];
        let mut wholes = Vec::new();
        let mut pairs = vec![0; PAIR_WORDS];
        for (number, pattern) in (0..).zip(patterns) {
            let mut words = pattern.chunks_exact(2).map(word_of);
            let Some(first) = words.next().flatten() else {
                continue;
            };
            let slot = &mut begins[first.get() as usize];
            match words.next() {
                Some(second) => {
                    slot.longer = true;
                    if let Some((word, bit)) = second.map(|second| bit_of(first, second)) {
                        pairs[word] |= 1 << bit;
                    }
                }
                None => {
                    slot.whole = true;
                    wholes.push((first, number));
                }
            }
        }
        wholes.sort_unstable();
        Self {
            engine,
            start,
            begins,
            wholes,
            pairs,
        }
    }

    /// Begins a search.
    pub(super) fn search(&self) -> Search<'_> {
        Search {
            automaton: self,
            state: self.start,
            waiting: None,
            end: 0,
        }
    }

    /// Tells whether patterns may begin with these two.
    fn is_pair(&self, first: WordId, second: WordId) -> bool {
        let (word, bit) = bit_of(first, second);
        self.pairs[word] >> bit & 1 != 0
    }
}

/// A search that is fed one syllable after the other.
pub(super) struct Search<'a> {
    automaton: &'a Automaton,
    state: StateID,
    /// A syllable that begins longer patterns, to be read if the next one goes on with one.
    waiting: Option<WordId>,
    /// How many syllables it was fed.
    end: u32,
}

impl Search<'_> {
    /// Reads a syllable and reports all patterns that end with it.
    #[inline]
    pub(super) fn feed(&mut self, word: Option<WordId>, mut found: impl FnMut(Find)) {
        self.end += 1;
        let Some(word) = word else {
            self.waiting = None;
            self.state = self.automaton.start;
            return;
        };
        if let Some(first) = self.waiting.take() {
            if self.automaton.is_pair(first, word) {
                self.step(first, |_| {});
                self.step(word, found);
                return;
            }
        } else if self.state != self.automaton.start {
            self.step(word, found);
            return;
        }
        // Where nothing has begun, only what begins something matters.
        let begins = self.automaton.begins[word.get() as usize];
        if begins.whole {
            let (start, end) = (self.end - 1, self.end);
            let wholes = self.automaton.wholes.as_slice();
            let first = wholes.partition_point(|(whole, _)| *whole < word);
            let own = wholes[first..]
                .iter()
                .take_while(|(whole, _)| *whole == word);
            own.for_each(|&(_, pattern)| {
                found(Find {
                    start,
                    end,
                    pattern,
                });
            });
        }
        if begins.longer {
            self.waiting = Some(word);
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

/// Reads a syllable of a pattern back.
fn word_of(symbols: &[u8]) -> Option<WordId> {
    match *symbols {
        [high, low] => WordId::new(u32::from(high & 0x7F) << 7 | u32::from(low)),
        _ => None,
    }
}

fn symbols(word: Option<WordId>) -> [u8; 2] {
    let number = word.map_or(0, WordId::get);
    [0x80 | (number >> 7) as u8, (number & 0x7F) as u8]
}
