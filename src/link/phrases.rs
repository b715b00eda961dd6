//! Finds fixed phrases in tokens: one pass of an automaton over the folded keys of an article.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::{Gap, Tokens, fold};

/// Stands before and behind every key, so that a phrase matches whole tokens only.
const BEFORE: char = '\u{1}';
const BEHIND: char = '\u{2}';

/// The keys of an article in one string, with marks at both ends of each.
#[derive(Debug, Clone)]
pub struct Keyed {
    text: String,
    starts: Vec<u32>,
}

impl Keyed {
    /// Writes the keys of all `tokens` down. Linear.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        let mut keyed = Self {
            text: String::with_capacity(tokens.len() * 8),
            starts: Vec::with_capacity(tokens.len() + 1),
        };
        for i in 0..tokens.len() {
            keyed.starts.push(keyed.text.len() as u32);
            push(&mut keyed.text, tokens.key(i));
        }
        keyed.starts.push(keyed.text.len() as u32);
        keyed
    }

    /// Writes the keys down but for those of `holes` (sorted, disjoint): no phrase is found in or
    /// across them.
    #[must_use]
    pub fn with_holes(tokens: &Tokens, holes: &[Range<usize>]) -> Self {
        let mut keyed = Self {
            text: String::with_capacity(tokens.len() * 8),
            starts: Vec::with_capacity(tokens.len() + 1),
        };
        let mut hole = 0;
        for i in 0..tokens.len() {
            while holes.get(hole).is_some_and(|range| range.end <= i) {
                hole += 1;
            }
            keyed.starts.push(keyed.text.len() as u32);
            if holes.get(hole).is_some_and(|range| range.contains(&i)) {
                keyed.text.push(BEHIND);
            } else {
                push(&mut keyed.text, tokens.key(i));
            }
        }
        keyed.starts.push(keyed.text.len() as u32);
        keyed
    }

    fn token_at(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&start| (start as usize) < byte)
    }
}

fn push(out: &mut String, key: &str) {
    out.push(BEFORE);
    out.push_str(key);
    out.push(BEHIND);
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<T> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the table says of it.
    pub value: T,
}

/// A table of phrases, each with what it means.
#[derive(Debug)]
pub struct Phrases<T> {
    automaton: AhoCorasick,
    values: Vec<T>,
}

impl<T: Copy> Phrases<T> {
    /// Makes a table; the phrases are folded as tokens are. Of phrases that begin at one token
    /// the longest is found.
    ///
    /// # Panics
    ///
    /// If the automaton cannot be built, which only a table beyond its size limits would do.
    pub fn new<'p>(entries: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut patterns = Vec::new();
        let mut values = Vec::new();
        for (phrase, value) in entries {
            let mut pattern = String::new();
            for key in fold(phrase).split(' ') {
                push(&mut pattern, key);
            }
            patterns.push(pattern);
            values.push(value);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .expect("the tables of phrases are small");
        Self { automaton, values }
    }

    /// Finds the phrases in an article, in order, disjoint, none across an empty line.
    #[must_use]
    pub fn find(&self, tokens: &Tokens, keyed: &Keyed) -> Vec<Hit<T>> {
        let whole = |range: &Range<usize>| {
            (range.start + 1..range.end).all(|i| tokens[i].space_before != Gap::Blank)
        };
        self.automaton
            .find_iter(&keyed.text)
            .map(|found| Hit {
                tokens: keyed.token_at(found.start())..keyed.token_at(found.end()),
                value: self.values[found.pattern().as_usize()],
            })
            .filter(|hit| whole(&hit.tokens))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Keyed, Phrases};
    use crate::text::Tokens;

    #[test]
    fn whole_tokens_longest_first() {
        let phrases = Phrases::new([("trao", 1), ("trao tặng", 2), ("hòa bình", 3), ("an", 4)]);
        let tokens = Tokens::of("Ban tổ chức Trao tặng, trao; HOÀ BÌNH\n\nhòa\n\nbình");
        let hits = phrases.find(&tokens, &Keyed::of(&tokens));
        let seen: Vec<_> = hits
            .iter()
            .map(|hit| (hit.tokens.clone(), hit.value))
            .collect();
        assert_eq!(seen, [(3..5, 2), (6..7, 1), (8..10, 3)]);
    }
}
