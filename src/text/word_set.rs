//! Sets of words that rules ask for again and again.

use rustc_hash::FxHashSet;

use super::fold::fold_token;
use super::stock;
use super::token::Tokens;

/// A set of words, and whether a token is one of them.
///
/// The answer is noted once a distinct word and not sought at each token: a folder remembers with
/// each of its keys which sets have it, one bit a set.
#[derive(Debug)]
pub(crate) struct WordSet {
    words: FxHashSet<String>,
    /// Its bit in what the stock knows of a word; 0 where there were too many sets.
    bit: u64,
    /// The version of the stock that has all its words.
    stock: usize,
}

impl WordSet {
    /// Makes the set of the words in `lists`, which blanks separate; each is folded as a token is.
    /// Meant for sets that last: their words are never forgotten.
    pub(crate) fn of<'w>(lists: impl IntoIterator<Item = &'w str>) -> Self {
        let lists = lists.into_iter();
        let words: FxHashSet<String> = lists
            .flat_map(str::split_whitespace)
            .map(fold_token)
            .collect();
        let bit = stock::new_set();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "numbers of words are never shown"
        )]
        for word in &words {
            stock::enter_member(word, bit);
        }
        Self {
            words,
            bit,
            stock: stock::version(),
        }
    }

    /// Tells whether the token at `at` is one of the words.
    #[inline]
    pub(crate) fn has(&self, tokens: &Tokens, at: usize) -> bool {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        let (known, version) = tokens.stock_words();
        match known.get(token.key.index()) {
            Some(word) if self.bit != 0 && version >= self.stock => word.sets & self.bit != 0,
            _ => self.contains(tokens.key_of(token.key)),
        }
    }

    /// Tells whether a key is one of the words.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.words.contains(key)
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;
    use crate::text::Tokens;

    #[test]
    fn a_token_is_in_a_set_whether_it_was_made_before_the_set_or_after() {
        let text = "HÒA bình, an khang";
        let before = Tokens::of(text);
        let set = WordSet::of(["hoà khang"]);
        for tokens in [before, Tokens::of(text)] {
            let found: Vec<_> = (0..=tokens.len())
                .filter(|&i| set.has(&tokens, i))
                .collect();
            assert_eq!(found, [0, 4]);
        }
    }
}
