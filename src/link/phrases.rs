//! Finds fixed phrases in tokens.
//!
//! Every word of every table has a number, the same in all of them, which an article's tokens bring
//! with them ([`Keyed`]); each table is a tree over the numbers.

use std::ops::Range;

use super::trie::Trie;
use crate::text::{Gap, Tokens, fold, stock};

/// Stands where no phrase is to be found.
const HOLE: u32 = u32::MAX;

/// The words of an article as numbers.
#[derive(Debug, Clone)]
pub struct Keyed {
    words: Vec<u32>,
    /// How many words the stock had.
    stock: usize,
}

impl Keyed {
    /// Looks the keys of all `tokens` up. Linear.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        Self::with_holes(tokens, &[])
    }

    /// Looks the keys up but for those of `holes` (sorted, disjoint): no phrase is found in or
    /// across them.
    #[must_use]
    pub fn with_holes(tokens: &Tokens, holes: &[Range<usize>]) -> Self {
        let (numbers, stock) = tokens.stock_words();
        if stock < stock::size() {
            return Self::looked_up(tokens, holes);
        }
        Self::numbered(tokens, holes, numbers, stock)
    }

    /// Looks the keys up one by one; for tokens that are older than a table.
    fn looked_up(tokens: &Tokens, holes: &[Range<usize>]) -> Self {
        let size = stock::size();
        let stock = stock::open();
        let numbers: Vec<u32> = tokens
            .distinct_keys()
            .map(|key| stock.number(key))
            .collect();
        Self::numbered(tokens, holes, &numbers, size)
    }

    fn numbered(tokens: &Tokens, holes: &[Range<usize>], numbers: &[u32], stock: usize) -> Self {
        let words = tokens.as_slice().iter();
        let mut words: Vec<u32> = words.map(|token| numbers[token.key.index()]).collect();
        for hole in holes {
            let end = hole.end.min(words.len());
            words[hole.start.min(end)..end].fill(HOLE);
        }
        Self { words, stock }
    }

    /// Looks up again what a table that was made since knows.
    fn again(&self, tokens: &Tokens) -> Self {
        let mut again = Self::looked_up(tokens, &[]);
        for (new, old) in again.words.iter_mut().zip(&self.words) {
            if *old == HOLE {
                *new = HOLE;
            }
        }
        again
    }
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
    tree: Trie<T>,
    /// How many words the stock had with those of this table.
    stock: usize,
}

impl<T: Copy> Phrases<T> {
    /// Makes a table; the phrases are folded as tokens are. Of phrases that begin at one token
    /// the longest is found. Meant for tables that last: their words are never forgotten.
    pub fn new<'p>(entries: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let folded: Vec<_> = entries
            .into_iter()
            .map(|(phrase, value)| (fold(phrase), value))
            .collect();
        let mut tree = Trie::new();
        for (phrase, value) in folded {
            tree.add(phrase.split(' ').map(stock::enter), value);
        }
        Self {
            tree,
            stock: stock::size(),
        }
    }

    /// Finds the phrases in an article, in order, disjoint, none across an empty line.
    #[must_use]
    pub fn find(&self, tokens: &Tokens, keyed: &Keyed) -> Vec<Hit<T>> {
        if keyed.stock < self.stock {
            return self.find(tokens, &keyed.again(tokens));
        }
        hits(&self.tree, tokens, &keyed.words)
    }

    /// Returns the longest phrase that begins at a token, if it is not across an empty line.
    /// `keyed` must have been made since the table was.
    pub(super) fn at(&self, tokens: &Tokens, keyed: &Keyed, at: usize) -> Option<Hit<T>> {
        debug_assert!(keyed.stock >= self.stock, "keyed before the table was made");
        let (length, value) = self.tree.longest(keyed.words.get(at..)?)?;
        let range = at..at + length;
        is_whole(tokens, &range).then_some(Hit {
            tokens: range,
            value,
        })
    }
}

/// Finds where an article has the same keys as at these places, each with a value; those places
/// themselves too. In order, disjoint, none across an empty line.
pub(super) fn repeats<T: Copy>(tokens: &Tokens, places: &[(Range<usize>, T)]) -> Vec<Hit<T>> {
    let list = tokens.as_slice().iter();
    let keys: Vec<u32> = list.map(|token| token.key.index() as u32).collect();
    let mut tree = Trie::new();
    for (place, value) in places {
        tree.add(keys[place.clone()].iter().copied(), *value);
    }
    hits(&tree, tokens, &keys)
}

/// Tells whether no empty line is inside.
fn is_whole(tokens: &Tokens, range: &Range<usize>) -> bool {
    let mut behind = range.start + 1..range.end;
    behind.all(|i| tokens[i].space_before != Gap::Blank)
}

fn hits<T: Copy>(tree: &Trie<T>, tokens: &Tokens, numbers: &[u32]) -> Vec<Hit<T>> {
    let mut hits = Vec::new();
    tree.find(numbers, |start, length, value| {
        let range = start..start + length;
        if is_whole(tokens, &range) {
            hits.push(Hit {
                tokens: range,
                value,
            });
        }
    });
    hits
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
