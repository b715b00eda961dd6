//! Where in a text the names stand.

use std::ops::Range;

use super::entity::Entity;
use super::{Gazetteer, Head, PlaceId};
use crate::text::{Case, Gap, Token, TokenKind, Tokens, WordId};

/// A name that stands at these tokens, and all that it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'g, T> {
    /// The tokens.
    pub tokens: Range<usize>,
    /// What the name can mean; never empty.
    pub meanings: &'g [T],
}

/// All names in a text, overlapping ones included; each list is sorted by start, longest first.
#[derive(Debug, Default)]
pub struct Hits<'g> {
    /// Names of places, without type words.
    pub places: Vec<Hit<'g, PlaceId>>,
    /// Heads of composed bodies.
    pub heads: Vec<Hit<'g, Head>>,
    /// Fixed names, by their numbers among [`Gazetteer::named`]; quotation marks, dashes and
    /// commas inside are passed over, and so is an abbreviation in parentheses.
    pub names: Vec<Hit<'g, u32>>,
}

/// The bits of the three dictionaries, in the order in which their beginnings are gathered.
const PLACES: u8 = 1;
const HEADS: u8 = 2;
const NAMES: u8 = 4;

impl Gazetteer {
    /// Finds all names in tokens that were made with this gazetteer's lexicon.
    #[must_use]
    pub fn scan(&self, tokens: &Tokens) -> Hits<'_> {
        let mut hits = Hits {
            places: Vec::with_capacity(tokens.len() / 4),
            heads: Vec::with_capacity(tokens.len() / 16),
            names: Vec::with_capacity(tokens.len() / 16),
        };
        // Where the abbreviations in parentheses end that were passed over.
        let (mut behind_head, mut behind_name) = (0, 0);
        let list = tokens.as_slice();
        for (i, token) in list.iter().enumerate() {
            let is_mark = matches!(token.kind, TokenKind::Punct(_));
            if is_mark && let Some(after) = abbreviation_in_parentheses(tokens, i) {
                if i >= behind_name {
                    self.alone_at(tokens, i + 1, &mut hits);
                    behind_name = after;
                }
                if i >= behind_head && is_explained_head(tokens, i) {
                    behind_head = after;
                }
            }
            let Some(word) = token.word else { continue };
            let found_in = match list.get(i + 1) {
                // A mark may be passed over.
                Some(next) if matches!(next.kind, TokenKind::Punct(_)) => {
                    self.beginnings.with(word)
                }
                next => self
                    .beginnings
                    .with_both(word, next.and_then(|next| next.word)),
            };
            if found_in == 0 {
                continue;
            }
            if found_in & (PLACES | HEADS) != 0 && i >= behind_head {
                self.places_and_heads_at(tokens, i, word, found_in, &mut hits);
            }
            if found_in & NAMES != 0
                && i >= behind_name
                && !(is_mark && is_nothing_to_names(tokens, i))
            {
                self.names_at(tokens, i, word, &mut hits);
            }
        }
        hits
    }

    fn places_and_heads_at<'g>(
        &'g self,
        tokens: &Tokens,
        i: usize,
        word: WordId,
        found_in: u8,
        hits: &mut Hits<'g>,
    ) {
        let next = |at: usize| {
            let mut next = at + 1;
            while tokens.get(next)?.is_punct('(') && is_explained_head(tokens, next) {
                next = abbreviation_in_parentheses(tokens, next)?;
            }
            Some((tokens.get(next)?.word?, next))
        };
        if found_in & PLACES != 0 {
            let first = hits.places.len();
            self.place_names.each(word, i, next, |last, name| {
                hits.places.push(Hit {
                    tokens: i..last + 1,
                    meanings: &self.place_meanings[name as usize],
                });
            });
            longest_first(&mut hits.places[first..]);
        }
        if found_in & HEADS != 0 {
            let first = hits.heads.len();
            self.head_names.each(word, i, next, |last, name| {
                hits.heads.push(Hit {
                    tokens: i..last + 1,
                    meanings: &self.head_meanings[name as usize],
                });
            });
            longest_first(&mut hits.heads[first..]);
        }
    }

    fn names_at<'g>(&'g self, tokens: &Tokens, i: usize, word: WordId, hits: &mut Hits<'g>) {
        let next = |at: usize| {
            let mut next = at + 1;
            loop {
                let token = tokens.get(next)?;
                let is_mark = matches!(token.kind, TokenKind::Punct(_));
                match abbreviation_in_parentheses(tokens, next).filter(|_| is_mark) {
                    Some(after) => next = after,
                    None if is_mark && is_nothing_to_names(tokens, next) => next += 1,
                    None => return Some((token.word?, next)),
                }
            }
        };
        let first = hits.names.len();
        self.fixed_names.each(word, i, next, |last, name| {
            hits.names.push(Hit {
                tokens: i..last + 1,
                meanings: &self.name_meanings[name as usize],
            });
        });
        longest_first(&mut hits.names[first..]);
    }

    /// Finds a name that is nothing but the token at `i`.
    fn alone_at<'g>(&'g self, tokens: &Tokens, i: usize, hits: &mut Hits<'g>) {
        let Some(word) = tokens.get(i).and_then(|token| token.word) else {
            return;
        };
        self.fixed_names.each(
            word,
            i,
            |_| None,
            |_, name| {
                hits.names.push(Hit {
                    tokens: i..i + 1,
                    meanings: &self.name_meanings[name as usize],
                });
            },
        );
    }

    /// Returns the number of a listed entity.
    #[must_use]
    pub fn number_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Returns the listed entity with this number.
    #[must_use]
    pub fn named_at(&self, number: u32) -> &Entity {
        &self.entities[number as usize]
    }
}

/// Turns hits that begin at one token round, which were found shortest first.
fn longest_first<T>(hits: &mut [Hit<'_, T>]) {
    if hits.len() > 1 {
        hits.reverse();
    }
}

/// Tells whether "(CĐ)" in "Công đoàn (CĐ) Viên chức" stands at `i`: the abbreviation of a head
/// within a longer one.
fn is_explained_head(tokens: &Tokens, i: usize) -> bool {
    i >= 2
        && tokens.reads(i - 2, &["công", "đoàn"])
        && tokens.key(i + 1) == "cđ"
        && abbreviation_in_parentheses(tokens, i).is_some()
}

/// Tells whether fixed names are found as though the mark at `i` were not there.
fn is_nothing_to_names(tokens: &Tokens, i: usize) -> bool {
    is_passed_over(&tokens[i]) || is_inside_number(tokens, i) || is_inside_initials(tokens, i)
}

/// Tells whether a mark says nothing about where a name ends.
fn is_passed_over(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Punct(
            '"' | '“'
                | '”'
                | '„'
                | '‟'
                | '«'
                | '»'
                | '\''
                | '‘'
                | '’'
                | '-'
                | '–'
                | '—'
                | '‑'
                | '&'
                | ','
        )
    )
}

/// Tells whether a mark stands between digits: "28/7", "75.000".
fn is_inside_number(tokens: &Tokens, i: usize) -> bool {
    let number = |i: usize, glued: bool| {
        tokens.get(i).is_some_and(|token| {
            token.kind == TokenKind::Number && (!glued || token.space_before == Gap::None)
        })
    };
    tokens.get(i).is_some_and(|token| {
        matches!(token.kind, TokenKind::Punct('.' | '/')) && token.space_before == Gap::None
    }) && i > 0
        && number(i - 1, false)
        && number(i + 1, true)
}

/// Tells whether a point stands between single capitals: "T.Ư".
fn is_inside_initials(tokens: &Tokens, i: usize) -> bool {
    let initial = |i: usize| {
        tokens.get(i).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.is_capitalised()
                && tokens.key(i).chars().count() == 1
        })
    };
    let glued = |i: usize| tokens.get(i).is_some_and(|t| t.space_before == Gap::None);
    tokens.get(i).is_some_and(|token| token.is_punct('.'))
        && i > 0
        && initial(i - 1)
        && initial(i + 1)
        && glued(i)
        && glued(i + 1)
}

/// Returns the token after `(LĐLĐ)`, `(GD&ĐT)`, `(LĐ-TB&XH)`, if such an abbreviation begins at `i`.
#[must_use]
pub(crate) fn abbreviation_in_parentheses(tokens: &Tokens, i: usize) -> Option<usize> {
    if !tokens.get(i)?.is_punct('(') {
        return None;
    }
    let short = |at: usize| {
        let token = tokens.get(at)?;
        let capitals = matches!(token.case, Case::Upper | Case::Mixed);
        (token.kind == TokenKind::Word && capitals).then_some(at + 1)
    };
    let mut end = short(i + 1)?;
    while end < i + 8
        && tokens.get(end).is_some_and(|token| {
            token.space_before == Gap::None
                && ['&', '-', ','].iter().any(|mark| token.is_punct(*mark))
        })
    {
        end = short(end + 1)?;
    }
    tokens.get(end)?.is_punct(')').then_some(end + 1)
}
