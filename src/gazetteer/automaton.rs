//! Finds names over syllables instead of bytes.
//!
//! Every distinct syllable of the names has a number ([`Lexicon`](crate::text::Lexicon)), and the
//! folder writes that number into a text's tokens. The automaton reads a number as two bytes, the
//! first with its high bit set and the second without: no match can begin inside a syllable, so
//! boundaries, capitals, tone placement and decomposed letters cost nothing, and a match's offsets
//! are its tokens'.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

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
    engine: AhoCorasick,
}

impl Automaton {
    /// Builds the automaton of `patterns`, each a run of symbols from [`push`].
    pub(super) fn new(patterns: &[Vec<u8>]) -> Self {
        let engine = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::Standard)
            .dense_depth(3)
            .prefilter(false)
            .build(patterns)
            .expect("the patterns of the gazetteer fit an automaton");
        Self { engine }
    }

    /// Finds all patterns in a run of symbols, overlapping ones too; in order of their ends.
    pub(super) fn find<'a>(&'a self, symbols: &'a [u8]) -> impl Iterator<Item = Find> + 'a {
        self.engine.find_overlapping_iter(symbols).map(|m| Find {
            start: (m.start() / 2) as u32,
            end: (m.end() / 2) as u32,
            pattern: m.pattern().as_u32(),
        })
    }
}

/// Writes a syllable as two bytes.
pub(super) fn push(symbols: &mut Vec<u8>, word: Option<WordId>) {
    let number = word.map_or(0, WordId::get);
    symbols.extend([0x80 | (number >> 7) as u8, (number & 0x7F) as u8]);
}
