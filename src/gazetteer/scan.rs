//! Where in a text the names stand.

use std::ops::Range;

use super::automaton::Find;
use super::entity::Entity;
use super::{Gazetteer, Head, PlaceId};
use crate::text::{Case, Gap, Token, TokenKind, Tokens};

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

impl Gazetteer {
    /// Finds all names in tokens that were made with this gazetteer's lexicon.
    #[must_use]
    pub fn scan(&self, tokens: &Tokens) -> Hits<'_> {
        let mut hits = Hits {
            places: Vec::with_capacity(tokens.len() / 4),
            heads: Vec::with_capacity(tokens.len() / 16),
            names: Vec::with_capacity(tokens.len() / 16),
        };
        let mut search = self.finder.search();
        // How many tokens of abbreviations in parentheses were passed over before each one.
        let mut passed: Vec<(u32, u32)> = Vec::new();
        let mut fed = 0;
        let mut i = 0;
        while let Some(token) = tokens.get(i) {
            if token.is_punct('(')
                && let Some(after) = explained_head(tokens, i)
            {
                let skipped = passed.last().map_or(0, |(_, skipped)| *skipped);
                passed.push((fed, skipped + (after - i) as u32));
                i = after;
                continue;
            }
            search.feed(token.word, |find| {
                let at = |fed: u32| {
                    let before = passed.partition_point(|(from, _)| *from <= fed);
                    fed + before.checked_sub(1).map_or(0, |last| passed[last].1)
                };
                let find = Find {
                    start: at(find.start),
                    end: at(find.end - 1) + 1,
                    ..find
                };
                self.place_or_head(find, &mut hits);
            });
            fed += 1;
            i += 1;
        }
        self.scan_names(tokens, &mut hits);
        sort(&mut hits.places);
        sort(&mut hits.heads);
        sort(&mut hits.names);
        hits
    }

    fn place_or_head<'g>(&'g self, find: Find, hits: &mut Hits<'g>) {
        let tokens = find.start as usize..find.end as usize;
        let pattern = find.pattern as usize;
        match self.place_meanings.get(pattern) {
            Some(meanings) => hits.places.push(Hit { tokens, meanings }),
            None => hits.heads.push(Hit {
                tokens,
                meanings: &self.head_meanings[pattern - self.place_meanings.len()],
            }),
        }
    }

    fn scan_names<'g>(&'g self, tokens: &Tokens, hits: &mut Hits<'g>) {
        let mut place_of: Vec<u32> = Vec::with_capacity(tokens.len());
        let mut search = self.name_finder.search();
        let meanings = |find: Find| self.name_meanings[find.pattern as usize].as_slice();
        let mut i = 0;
        while let Some(token) = tokens.get(i) {
            if matches!(token.kind, TokenKind::Punct(_)) {
                if let Some(after) = abbreviation_in_parentheses(tokens, i) {
                    let mut alone = self.name_finder.search();
                    alone.feed(tokens[i + 1].word, |find| {
                        hits.names.push(Hit {
                            tokens: i + 1..i + 2,
                            meanings: meanings(find),
                        });
                    });
                    i = after;
                    continue;
                }
                if is_passed_over(token)
                    || is_inside_number(tokens, i)
                    || is_inside_initials(tokens, i)
                {
                    i += 1;
                    continue;
                }
            }
            place_of.push(i as u32);
            search.feed(token.word, |find| {
                hits.names.push(Hit {
                    tokens: place_of[find.start as usize] as usize..i + 1,
                    meanings: meanings(find),
                });
            });
            i += 1;
        }
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

fn sort<T>(hits: &mut [Hit<'_, T>]) {
    hits.sort_unstable_by_key(|hit| (hit.tokens.start, usize::MAX - hit.tokens.end));
}

/// Returns the token after "(CĐ)" in "Công đoàn (CĐ) Viên chức": the abbreviation of a head within
/// a longer one.
fn explained_head(tokens: &Tokens, i: usize) -> Option<usize> {
    let union = i >= 2 && tokens.reads(i - 2, &["công", "đoàn"]) && tokens.key(i + 1) == "cđ";
    abbreviation_in_parentheses(tokens, i).filter(|_| union)
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
