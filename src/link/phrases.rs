//! Finds fixed phrases in tokens.
//!
//! Every word of every table has a number, the same in all of them, which an article's tokens bring
//! with them ([`Keyed`]); each table is a tree over the numbers.

use std::ops::Range;

use super::trie::Trie;
use crate::text::stock::{self, Word};
use crate::text::{Gap, Token, Tokens, fold};

/// Where in an article phrases may begin.
#[derive(Debug, Clone)]
pub struct Keyed {
    /// What the stock knows of the keys, where the tokens do not bring it with them.
    known: Option<Vec<Word>>,
    /// The tokens with which a phrase of some table may begin, each with the tables, a bit each.
    begins: Vec<(u32, u32)>,
    /// The version of the stock.
    stock: usize,
}

impl Keyed {
    /// Looks the keys of all `tokens` up. Linear.
    #[must_use]
    pub fn of(tokens: &Tokens) -> Self {
        let (known, stock) = tokens.stock_words();
        if stock < stock::version() {
            let version = stock::version();
            let known = looked_up(tokens);
            return Self {
                known: Some(known.clone()),
                ..Self::numbered(tokens, &known, version)
            };
        }
        Self::numbered(tokens, known, stock)
    }

    fn numbered(tokens: &Tokens, known: &[Word], stock: usize) -> Self {
        let list = tokens.as_slice();
        let mut begins = Vec::with_capacity(list.len());
        for (i, token) in list.iter().enumerate() {
            let tables = known[token.key.index()].begins;
            if tables != 0 {
                begins.push((i as u32, tables));
            }
        }
        Self {
            known: None,
            begins,
            stock,
        }
    }

    /// Returns what the stock knows of the distinct keys.
    fn known<'a>(&'a self, tokens: &'a Tokens) -> &'a [Word] {
        self.known
            .as_deref()
            .unwrap_or_else(|| tokens.stock_words().0)
    }

    /// Returns the tokens with which a phrase of this table may begin.
    fn begins(&self, table: usize) -> impl Iterator<Item = usize> {
        let begins = self.begins.iter();
        begins
            .filter(move |(_, tables)| tables >> table & 1 != 0)
            .map(|&(at, _)| at as usize)
    }
}

/// Looks the keys up one by one; for tokens that are older than a table.
fn looked_up(tokens: &Tokens) -> Vec<Word> {
    let stock = stock::open();
    tokens.distinct_keys().map(|key| stock.word(key)).collect()
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
    /// The number of this table in the stock, if there were not too many.
    table: Option<usize>,
    /// The version of the stock with the words of this table.
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
        let table = stock::new_table();
        let mut tree = Trie::new();
        for (phrase, value) in folded {
            let mut words = phrase.split(' ');
            let first = words.next().map(|word| stock::enter_first(word, table));
            let rest = words.map(stock::enter);
            tree.add(first.into_iter().chain(rest), value);
        }
        Self {
            tree,
            table,
            stock: stock::version(),
        }
    }

    /// Finds the phrases in an article, in order, disjoint, none across an empty line.
    #[must_use]
    pub fn find(&self, tokens: &Tokens, keyed: &Keyed) -> Vec<Hit<T>> {
        if keyed.stock < self.stock {
            return self.find(tokens, &Keyed::of(tokens));
        }
        let known = keyed.known(tokens);
        let whole = 0..tokens.len();
        match self.table {
            Some(table) => {
                let mut hits = Vec::with_capacity(16);
                self.search(tokens, known, whole, keyed.begins(table), &mut hits);
                hits
            }
            None => {
                let mut hits = Vec::new();
                self.search(tokens, known, whole.clone(), whole, &mut hits);
                hits
            }
        }
    }

    /// Finds them but for those in or across `holes`, which are sorted and disjoint.
    #[must_use]
    pub fn find_outside(&self, tokens: &Tokens, holes: &[Range<usize>]) -> Vec<Hit<T>> {
        let (known, stock) = tokens.stock_words();
        let own = (stock < self.stock).then(|| looked_up(tokens));
        let known = own.as_deref().unwrap_or(known);
        let bit = self.table.map_or(u32::MAX, |table| 1 << table);
        let list = tokens.as_slice();
        let may_begin =
            |token: &Token| self.table.is_none() || known[token.key.index()].begins & bit != 0;
        let mut hits = Vec::with_capacity(list.len() / 4);
        let mut start = 0;
        let last = list.len()..list.len();
        for hole in holes.iter().chain([&last]) {
            let between = start..hole.start.min(list.len()).max(start);
            let begins = between.clone().zip(&list[between.clone()]);
            let begins = begins
                .filter(|(_, token)| may_begin(token))
                .map(|(at, _)| at);
            self.search(tokens, known, between, begins, &mut hits);
            start = hole.end.min(list.len()).max(start);
        }
        hits
    }

    /// Finds those that begin at some tokens and do not reach out of `range`.
    fn search(
        &self,
        tokens: &Tokens,
        known: &[Word],
        range: Range<usize>,
        begins: impl Iterator<Item = usize>,
        hits: &mut Vec<Hit<T>>,
    ) {
        let mut next = range.start;
        for at in begins {
            if at < next {
                continue;
            }
            let rest = &tokens.as_slice()[at..range.end];
            let numbers = rest.iter().map(|token| known[token.key.index()].number);
            if let Some((length, value)) = self.tree.longest(numbers) {
                next = at + length;
                if is_whole(tokens, &(at..next)) {
                    hits.push(Hit {
                        tokens: at..next,
                        value,
                    });
                }
            }
        }
    }

    /// Returns the longest phrase that begins at a token, if it is not across an empty line.
    /// `keyed` must have been made since the table was.
    pub(super) fn at(&self, tokens: &Tokens, keyed: &Keyed, at: usize) -> Option<Hit<T>> {
        debug_assert!(keyed.stock >= self.stock, "keyed before the table was made");
        let known = keyed.known(tokens);
        let rest = tokens.as_slice().get(at..)?;
        let numbers = rest.iter().map(|token| known[token.key.index()].number);
        let (length, value) = self.tree.longest(numbers)?;
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
