//! A text as syllables, numbers and punctuation.
//!
//! Vietnamese puts blanks between syllables, so a token is a syllable; matching works on tokens
//! and never inside them. Folding is done once a **distinct** printed form and remembered, and no
//! folded copy of the text is ever made: a token keeps its place in the original, whatever the
//! form it was printed in, so there is nothing to map back.

mod folder;

use std::cell::RefCell;
use std::ops::{Index, Range};

use super::hint::Hints;
use super::lexicon::WordId;
use super::span::Span;
use super::stock::Word;

pub use folder::Folder;

/// The number of a key within one [`Tokens`]; equal keys have equal numbers there and only there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(u32);

impl KeyId {
    /// Returns the number, from 0 without gaps, in order of first appearance.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters, or of letters and digits (`6b`).
    Word,
    /// A run of digits; `1.989` is three tokens.
    Number,
    /// One mark that is neither letter nor digit nor blank.
    Punct(char),
}

/// How a token is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital, or no letter.
    Lower,
    /// The first letter only; a single capital too.
    Capital,
    /// Two or more letters, all of them capitals.
    Upper,
    /// Anything else (`TpHCM`).
    Mixed,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing.
    None,
    /// Blanks on one line.
    Space,
    /// One line break; also before the first token.
    Line,
    /// An empty line.
    Blank,
}

/// One syllable, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands in the original text.
    pub span: Span,
    /// Its folded form.
    pub key: KeyId,
    /// Its number in the folder's lexicon, if it has one.
    pub word: Option<WordId>,
    /// What sort of thing it is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// What stands before it.
    pub space_before: Gap,
    /// What may begin with it.
    pub(crate) hints: Hints,
}

impl Token {
    /// Tells whether it is a word with a capital at its beginning.
    #[must_use]
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }

    /// Tells whether it is this mark.
    #[must_use]
    pub fn is_punct(&self, mark: char) -> bool {
        self.kind == TokenKind::Punct(mark)
    }
}

/// The tokens of a text, in order, with their keys.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    list: Vec<Token>,
    /// The distinct keys one after another: copying them costs less than counting who shares them.
    key_text: String,
    /// Where each key stands there.
    key_places: Vec<Span>,
    /// What the stock knew of the keys when it had this version.
    stock_words: Vec<Word>,
    stock_version: usize,
}

impl Tokens {
    /// Cuts `text` into tokens and folds them. Linear; remembers foldings within the thread.
    #[must_use]
    pub fn of(text: &str) -> Self {
        thread_local! {
            static FOLDER: RefCell<Folder> = RefCell::new(Folder::new());
        }
        FOLDER.with_borrow_mut(|folder| folder.tokens(text))
    }

    /// Puts these tokens at the places of others, one for one: they are another spelling of the
    /// same text. Nothing where they are not as many.
    pub(crate) fn at_places_of(mut self, original: &Self) -> Option<Self> {
        if self.len() != original.len() {
            return None;
        }
        for (token, place) in self.list.iter_mut().zip(&original.list) {
            token.span = place.span;
        }
        Some(self)
    }

    /// Returns how many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Tells whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the token at `i`, if there is one.
    #[must_use]
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// Returns all tokens.
    #[must_use]
    pub fn as_slice(&self) -> &[Token] {
        &self.list
    }

    /// Returns the folded form of the token at `i`; empty where there is no such token.
    #[must_use]
    #[inline]
    pub fn key(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |token| self.key_of(token.key))
    }

    /// Returns the key with this number.
    #[must_use]
    #[inline]
    pub fn key_of(&self, key: KeyId) -> &str {
        let place = self.key_places.get(key.index());
        place
            .and_then(|place| self.key_text.get(place.start as usize..place.end as usize))
            .unwrap_or_default()
    }

    /// Tells whether a key is this text; most are told apart by their length.
    #[inline]
    fn is_key(&self, key: KeyId, text: &str) -> bool {
        let place = self.key_places.get(key.index());
        place.is_some_and(|place| {
            let bytes = place.start as usize..place.end as usize;
            bytes.len() == text.len()
                && self.key_text.as_bytes().get(bytes) == Some(text.as_bytes())
        })
    }

    /// Returns what the stock of rules' words knows of the distinct keys, and its version then.
    pub(crate) fn stock_words(&self) -> (&[Word], usize) {
        (&self.stock_words, self.stock_version)
    }

    /// Returns the distinct keys, by number.
    pub fn distinct_keys(&self) -> impl Iterator<Item = &str> {
        (0..self.key_places.len()).map(|i| self.key_of(KeyId(i as u32)))
    }

    /// Returns the stretch of text from the first to the last token of `range`; empty at the
    /// place of `range.start` where the range is empty.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.checked_sub(1).and_then(|i| self.list.get(i));
        match (self.list.get(range.start), last) {
            (Some(first), Some(last)) if range.start < range.end => first.span.join(last.span),
            (Some(first), _) => Span {
                start: first.span.start,
                end: first.span.start,
            },
            (None, _) => {
                let end = self.list.last().map_or(0, |token| token.span.end);
                Span { start: end, end }
            }
        }
    }

    /// Returns the tokens that lie wholly within `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self
            .list
            .partition_point(|token| token.span.start < span.start);
        let end = self
            .list
            .partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Returns the first token that ends after `byte`: the one that holds it, else the next;
    /// [`Tokens::len`] behind the last.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> usize {
        self.list
            .partition_point(|token| token.span.end as usize <= byte)
    }

    /// Returns the keys of `range` joined by single blanks.
    #[must_use]
    pub fn fold(&self, range: Range<usize>) -> String {
        let tokens = self.list.get(range).unwrap_or_default();
        let mut out = String::with_capacity(8 * tokens.len());
        for token in tokens {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(self.key_of(token.key));
        }
        out
    }

    /// Tells whether two ranges have the same keys.
    #[must_use]
    pub(crate) fn is_same(&self, one: Range<usize>, other: Range<usize>) -> bool {
        let keys = |range| {
            let tokens: &[Token] = self.list.get(range).unwrap_or_default();
            tokens.iter().map(|token| token.key)
        };
        keys(one).eq(keys(other))
    }

    /// Tells whether the tokens from `i` on have these keys, in order and without an empty line
    /// between them.
    #[must_use]
    #[inline]
    pub fn reads(&self, i: usize, keys: &[&str]) -> bool {
        let Some((first, rest)) = keys.split_first() else {
            return i <= self.len();
        };
        // Nearly always the first says no.
        let begins = self
            .list
            .get(i)
            .is_some_and(|token| self.is_key(token.key, first));
        begins && self.goes_on(i + 1, rest)
    }

    /// Tells whether the tokens from `i` on have these keys and no empty line before any.
    fn goes_on(&self, i: usize, keys: &[&str]) -> bool {
        let Some(tokens) = self.list.get(i..i + keys.len()) else {
            return false;
        };
        tokens
            .iter()
            .zip(keys)
            .all(|(token, key)| token.space_before != Gap::Blank && self.is_key(token.key, key))
    }
}

impl Index<usize> for Tokens {
    type Output = Token;

    fn index(&self, i: usize) -> &Token {
        &self.list[i]
    }
}

/// Returns the keys of the tokens of `text`, joined by single blanks.
///
/// ```
/// let folded = thidua::text::fold("“Công  đoàn” TP.HÒA BÌNH");
/// assert_eq!(folded, "“ công đoàn ” tp . hoà bình");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let tokens = Tokens::of(text);
    tokens.fold(0..tokens.len())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Case, Folder, Gap, TokenKind, Tokens, fold};
    use crate::text::{Lexicon, Span};

    #[test]
    fn pieces_of_numbers_and_names() {
        assert_eq!(
            fold("1.989 sáng kiến (đạt 492,3%)"),
            "1 . 989 sáng kiến ( đạt 492 , 3 % )"
        );
        assert_eq!(
            fold("6b/NQ-BCH, TP.Vũng Tàu"),
            "6b / nq - bch , tp . vũng tàu"
        );
        assert_eq!(fold("Ea H’leo"), "ea h ’ leo");
        assert_eq!(fold(" \u{FEFF}\u{A0} "), "");
    }

    #[test]
    fn gaps_and_cases() {
        let tokens = Tokens::of("LĐLĐ huyện\nHoằng  Hóa\n \nTpHCM,6");
        let seen: Vec<_> = tokens
            .as_slice()
            .iter()
            .map(|t| (t.case, t.space_before))
            .collect();
        assert_eq!(
            seen,
            [
                (Case::Upper, Gap::Line),
                (Case::Lower, Gap::Space),
                (Case::Capital, Gap::Line),
                (Case::Capital, Gap::Space),
                (Case::Mixed, Gap::Blank),
                (Case::Lower, Gap::None),
                (Case::Lower, Gap::None),
            ]
        );
        assert_eq!(tokens[5].kind, TokenKind::Punct(','));
        assert_eq!(tokens[6].kind, TokenKind::Number);
    }

    #[test]
    fn equal_keys_have_equal_numbers() {
        let tokens = Tokens::of("Hòa hoà HÒA hoa");
        assert_eq!(tokens[0].key, tokens[1].key);
        assert_eq!(tokens[1].key, tokens[2].key);
        assert_ne!(tokens[2].key, tokens[3].key);
        assert_eq!(tokens.distinct_keys().collect::<Vec<_>>(), ["hoà", "hoa"]);
    }

    #[test]
    fn ranges_and_bytes() {
        let text = "Công đoàn Việt Nam";
        let tokens = Tokens::of(text);
        assert_eq!(tokens.span(1..3).of(text), "đoàn Việt");
        assert_eq!(tokens.within(tokens.span(1..3)), 1..3);
        assert_eq!(tokens.within(Span::new(1, text.len())), 1..4);
        assert_eq!(tokens.at_byte(text.find("Việt").unwrap() + 1), 2);
        assert_eq!(tokens.at_byte(text.len()), 4);
        assert!(tokens.span(2..2).is_empty());
        assert!(tokens.reads(2, &["việt", "nam"]));
        assert!(!tokens.reads(3, &["nam", "nam"]));
    }

    #[test]
    fn words_have_the_lexicons_numbers() {
        let mut lexicon = Lexicon::new();
        let nam = lexicon.add("nam");
        let mut folder = Folder::with_lexicon(Arc::new(lexicon));
        for _ in 0..2 {
            let tokens = folder.tokens("Việt NAM");
            assert_eq!(tokens[0].word, None);
            assert_eq!(tokens[1].word, Some(nam));
        }
    }

    #[test]
    fn nothing_invisible_is_at_the_edge_of_a_token() {
        let text = "\u{FEFF}Hà\u{200B} Nội\u{AD}";
        let tokens = Tokens::of(text);
        let slices: Vec<_> = tokens.as_slice().iter().map(|t| t.span.of(text)).collect();
        assert_eq!(slices, ["Hà", "Nội"]);
    }
}
