//! What all recognisers of open classes share: the page, its phrases, and runs of capitals.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use crate::gazetteer::EntityType;
use crate::link::candidate::{Page, Proposal};
use crate::link::signs::Signs;
use crate::text::{Case, Gap, KeyId, Span, TokenKind, Tokens, WordSet};

/// A page with what the recognisers look up again and again.
pub(super) struct Walk<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) signs: &'a Signs,
    /// The longest known proposal over each token, as a number in `page.known` plus one; 0 for none.
    cover: Vec<u32>,
    /// The first known proposal that begins at each token, as a number in `page.known` plus one; 0 for
    /// none.
    first_at: Vec<u32>,
    /// Where the longest known proposal begins that ends right before the token, plus one; 0 for
    /// none.
    ends: Vec<u32>,
    /// Whether the token belongs to the article.
    body: Vec<bool>,
    /// The article's words with a capital.
    capitals: Vec<u32>,
    /// The article's quotation marks.
    quotes: Vec<u32>,
    /// The article's opening parentheses, those right before it too.
    opens: Vec<u32>,
    /// What in the article begins with figures.
    figures: Vec<u32>,
    /// How often repetitions were looked for.
    sought: Cell<usize>,
    places: OnceCell<Places>,
}

/// Where each key of an article stands.
struct Places {
    /// The tokens, key by key.
    list: Vec<u32>,
    /// Where the tokens of each key begin in the list.
    starts: Vec<u32>,
}

impl Places {
    fn of(tokens: &Tokens) -> Self {
        let tokens = tokens.as_slice();
        let most = tokens.iter().map(|token| token.key.index() + 1).max();
        let mut starts = vec![0; most.unwrap_or_default() + 1];
        for token in tokens {
            starts[token.key.index() + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![0; tokens.len()];
        for (at, token) in tokens.iter().enumerate() {
            let slot = &mut next[token.key.index()];
            list[*slot as usize] = at as u32;
            *slot += 1;
        }
        Self { list, starts }
    }

    fn of_key(&self, key: KeyId) -> &[u32] {
        &self.list[self.starts[key.index()] as usize..self.starts[key.index() + 1] as usize]
    }
}

/// For so many runs of keys the whole text is looked through.
const FEW: usize = 4;

/// Returns those of a sorted list that lie in `range`.
fn among(list: &[u32], range: Range<usize>) -> impl Iterator<Item = usize> {
    let first = list.partition_point(|&i| (i as usize) < range.start);
    let here = list[first..].iter().map(|&i| i as usize);
    here.take_while(move |&i| i < range.end)
}

fn is_quote(mark: char) -> bool {
    matches!(mark, '“' | '"' | '„' | '‘' | '\'' | '’' | '«' | '»' | '”')
}

impl<'a> Walk<'a> {
    pub(super) fn new(page: &'a Page<'a>, signs: &'a Signs) -> Self {
        let len = page.tokens.len();
        let mut walk = Self {
            page,
            signs,
            cover: vec![0; len],
            first_at: vec![0; len],
            ends: vec![0; len + 1],
            body: vec![false; len],
            capitals: Vec::with_capacity(len / 4),
            quotes: Vec::new(),
            opens: Vec::new(),
            figures: Vec::new(),
            sought: Cell::new(0),
            places: OnceCell::new(),
        };
        for range in page.body {
            let range = range.start.min(len)..range.end.min(len);
            walk.body[range.clone()].fill(true);
            let open = range.start.checked_sub(1);
            walk.opens.extend(
                open.filter(|&i| walk.punct(i) == Some('('))
                    .map(|i| i as u32),
            );
            for (i, token) in range.clone().zip(&page.tokens.as_slice()[range]) {
                if token.hints.has_figures() || token.kind == TokenKind::Number {
                    walk.figures.push(i as u32);
                }
                match token.kind {
                    TokenKind::Word if token.is_capitalised() => walk.capitals.push(i as u32),
                    TokenKind::Punct('(') => walk.opens.push(i as u32),
                    TokenKind::Punct(mark) if is_quote(mark) => walk.quotes.push(i as u32),
                    _ => {}
                }
            }
        }
        for (n, proposal) in page.known.iter().enumerate() {
            walk.mark_end(proposal);
            if let Some(first @ 0) = walk.first_at.get_mut(proposal.tokens.start) {
                *first = n as u32 + 1;
            }
            for cover in &mut walk.cover[proposal.tokens.clone()] {
                let old = (*cover as usize).checked_sub(1).map(|old| &page.known[old]);
                if old.is_none_or(|old| old.tokens.len() < proposal.tokens.len()) {
                    *cover = n as u32 + 1;
                }
            }
        }
        walk
    }

    /// Notes where further proposals end.
    pub(super) fn mark_ends(&mut self, proposals: &[Proposal]) {
        for proposal in proposals {
            self.mark_end(proposal);
        }
    }

    fn mark_end(&mut self, proposal: &Proposal) {
        let start = proposal.tokens.start as u32 + 1;
        if let Some(slot) = self.ends.get_mut(proposal.tokens.end) {
            *slot = if *slot == 0 { start } else { start.min(*slot) };
        }
    }

    pub(super) fn key(&self, i: usize) -> &str {
        self.page.tokens.key(i)
    }

    /// Returns the key of the token before `i`; empty at the beginning.
    pub(super) fn key_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.page.tokens.key(i))
    }

    /// Tells whether the token at `i` is one of these words.
    pub(super) fn is_in(&self, i: usize, words: &WordSet) -> bool {
        words.has(self.page.tokens, i)
    }

    pub(super) fn in_body(&self, i: usize) -> bool {
        self.body.get(i).copied().unwrap_or_default()
    }

    /// Tells whether token `i` follows the one before it on the same line.
    pub(super) fn follows(&self, i: usize) -> bool {
        self.in_body(i) && self.page.tokens[i].space_before <= Gap::Space
    }

    /// Tells whether token `i` begins another column of its line: behind a tab or several blanks.
    pub(super) fn begins_column(&self, i: usize) -> bool {
        let tokens = self.page.tokens;
        if i == 0 || !self.follows(i) {
            return false;
        }
        let gap = Span {
            start: tokens[i - 1].span.end,
            end: tokens[i].span.start,
        };
        let gap = gap.of(&self.page.article.text);
        gap.contains('\t') || gap.chars().count() > 1
    }

    /// Tells whether token `i` follows without an empty line; pages wrap names over lines.
    pub(super) fn flows(&self, i: usize) -> bool {
        self.in_body(i) && self.page.tokens[i].space_before <= Gap::Line
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.page
            .tokens
            .get(i)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        let token = self.page.tokens.get(i);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised())
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.page
            .tokens
            .get(i)
            .map_or(Case::Lower, |token| token.case)
    }

    pub(super) fn punct(&self, i: usize) -> Option<char> {
        match self.page.tokens.get(i)?.kind {
            TokenKind::Punct(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.punct(i), Some('-' | '–' | '—' | '‑'))
    }

    /// Returns where the keys of `range` stand one after another, without an empty line between
    /// them; in `range` itself too. In order.
    pub(super) fn repeats(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let tokens = self.page.tokens.as_slice();
        let wanted = &tokens[range];
        // For the first few it is not worth while to note where every key stands.
        let sought = self.sought.replace(self.sought.get() + 1);
        let places = (sought >= FEW || wanted.is_empty())
            .then(|| self.places.get_or_init(|| Places::of(self.page.tokens)));
        // The key that is met least often says where to look.
        let rarest =
            |places: &Places| (0..wanted.len()).min_by_key(|&i| places.of_key(wanted[i].key).len());
        let before = places.and_then(rarest);
        let met = match (places, before) {
            (Some(places), Some(i)) => places.of_key(wanted[i].key),
            _ => &[],
        };
        let before = before.unwrap_or_default();
        let noted = met.iter().map(|&at| at as usize);
        let mut scanned = Vec::new();
        if let (None, Some(first)) = (places, wanted.first()) {
            for (at, token) in tokens.iter().enumerate() {
                if token.key == first.key {
                    scanned.push(at);
                }
            }
        }
        let starts = noted.chain(scanned);
        let starts = starts.filter_map(move |at| at.checked_sub(before));
        starts.filter(move |&at| {
            let here = tokens.get(at..at + wanted.len());
            here.is_some_and(|here| {
                let same = here.iter().zip(wanted).all(|(a, b)| a.key == b.key);
                same && here[1..]
                    .iter()
                    .all(|token| token.space_before != Gap::Blank)
            })
        })
    }

    /// Returns the longest known proposal over token `i`.
    pub(super) fn known(&self, i: usize) -> Option<&'a Proposal> {
        let n = (*self.cover.get(i)? as usize).checked_sub(1)?;
        self.page.known.get(n)
    }

    /// Returns the longest known proposal of these types that begins at token `i`.
    pub(super) fn known_at(&self, i: usize, types: &[EntityType]) -> Option<&'a Proposal> {
        let first = (*self.first_at.get(i)? as usize).checked_sub(1)?;
        self.page.known[first..]
            .iter()
            .take_while(|proposal| proposal.tokens.start == i)
            .filter(|proposal| {
                proposal
                    .entity
                    .is_some_and(|entity| types.contains(&entity))
            })
            .max_by_key(|proposal| proposal.tokens.end)
    }

    /// Tells whether a known proposal ends right before token `i`.
    pub(super) fn known_ends(&self, i: usize) -> bool {
        self.known_ending(i).is_some()
    }

    /// Returns where the longest known proposal begins that ends right before token `i`.
    pub(super) fn known_ending(&self, i: usize) -> Option<usize> {
        let start = self.ends.get(i).copied().unwrap_or_default() as usize;
        start.checked_sub(1)
    }

    /// Returns the article's words with a capital that stand in `range`, in order.
    pub(super) fn capitals_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        among(&self.capitals, range)
    }

    /// Returns the article's quotation marks that stand in `range`, in order.
    pub(super) fn quotes_in(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        among(&self.quotes, range)
    }

    /// Returns the article's opening parentheses, in order.
    pub(super) fn opening_parentheses(&self) -> impl Iterator<Item = usize> {
        self.opens.iter().map(|&i| i as usize)
    }

    /// Returns the article's numbers and what else begins with figures, in order.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> {
        self.figures.iter().map(|&i| i as usize)
    }

    /// Returns the end of the run of capitalised words on one line that begins at `i`, of at most
    /// `limit` words.
    pub(super) fn capitals(&self, i: usize, limit: usize) -> usize {
        let mut end = i;
        while end - i < limit
            && self.is_capital(end)
            && (end == i || self.follows(end))
            && self.in_body(end)
        {
            end += 1;
        }
        end
    }

    /// Returns the text of some tokens as it stands in the article.
    pub(super) fn text(&self, tokens: Range<usize>) -> &'a str {
        self.page.tokens.span(tokens).of(&self.page.article.text)
    }

    /// Returns the tokens of the sentence that holds token `i`.
    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        let sentences = self.page.sentences;
        sentences
            .of_token(i)
            .and_then(|n| sentences.as_slice().get(n))
            .map_or(i..i, |sentence| sentence.tokens.clone())
    }
}
