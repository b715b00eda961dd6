//! Stretches between quotation marks.

use std::ops::Range;

use crate::link::open::walk::Walk;
use crate::text::Gap;

/// A stretch between quotation marks.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    /// The opening mark.
    pub(super) open: usize,
    /// What stands between the marks.
    pub(super) inner: Range<usize>,
}

pub(super) fn quotes(walk: &Walk<'_>, sentence: Range<usize>) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut next = sentence.start;
    for i in walk.quotes_in(sentence.clone()) {
        if i < next {
            continue;
        }
        let closers: &[char] = match walk.punct(i).filter(|_| opens(walk, i)) {
            Some('“' | '"' | '„') => &['”', '"', '“'],
            Some('‘' | '\'' | '’') => &['’', '\''],
            Some('«') => &['»'],
            _ => continue,
        };
        let close = (i + 1..sentence.end.min(i + 50)).find(|&at| {
            walk.punct(at).is_some_and(|mark| closers.contains(&mark)) && !opens_only(walk, at)
        });
        match close {
            Some(close) if close > i + 1 => {
                found.push(Quote {
                    open: i,
                    inner: i + 1..close,
                });
                next = close + 1;
            }
            // The closing mark got lost: the sentence closes the name.
            // Behind a colon it is a speech that goes on over the next sentence.
            None if walk.punct(i) == Some('“')
                && sentence.end - i < 24
                && (i == 0 || walk.punct(i - 1) != Some(':')) =>
            {
                let stop = matches!(walk.punct(sentence.end - 1), Some('.' | '!' | '…'));
                let end = if stop { sentence.end - 1 } else { sentence.end };
                if end > i + 2 {
                    found.push(Quote {
                        open: i,
                        inner: i + 1..end,
                    });
                }
                next = sentence.end;
            }
            _ => {}
        }
    }
    found
}

/// Tells whether a mark that may open or close opens here: glued to what follows and not to what
/// comes before.
fn opens(walk: &Walk<'_>, i: usize) -> bool {
    if matches!(walk.punct(i), Some('“' | '„' | '«')) {
        return true;
    }
    let glued = walk
        .page
        .tokens
        .get(i + 1)
        .is_some_and(|next| next.space_before == Gap::None);
    let fresh = walk.page.tokens[i].space_before > Gap::None || i == 0 || !walk.is_word(i - 1);
    glued && fresh
}

/// Tells whether the opening mark of another quotation stands here; one that stands free on both
/// sides closes: "“Mỗi ngày một việc tốt “ chào mừng …".
fn opens_only(walk: &Walk<'_>, i: usize) -> bool {
    let next = walk.page.tokens.get(i + 1);
    let glued = next.is_some_and(|next| next.space_before == Gap::None);
    walk.punct(i) == Some('“') && walk.page.tokens[i].space_before > Gap::None && glued
}

/// Cuts the year of an edition, and stray marks, off the ends.
pub(super) fn trim(walk: &Walk<'_>, mut inner: Range<usize>) -> Range<usize> {
    while !inner.is_empty() && walk.punct(inner.start).is_some() {
        inner.start += 1;
    }
    while !inner.is_empty() && matches!(walk.punct(inner.end - 1), Some(',' | ';' | '.' | ':')) {
        inner.end -= 1;
    }
    inner
}
