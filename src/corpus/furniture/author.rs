//! The author's line: at the end, beside the date, or below the article.

use crate::corpus::byline::{author_at_end, author_beside_date, author_of_line};
use crate::corpus::line::{Page, Role};
use crate::text::Span;

/// Finds the author: a line for it below the text or right below the headline, or a name behind
/// the last sentence.
pub(super) fn find_author(
    page: &mut Page<'_>,
    end: usize,
    first: Option<usize>,
    title: Option<usize>,
) -> Option<(usize, Span)> {
    let first = first?;
    let is_open = |page: &Page<'_>, i: usize| page.lines[i].role == Role::Open;
    let mut found = author_below(page, first, end);
    if found.is_none() {
        let last = (first..end).rev().find(|&i| is_open(page, i));
        if let Some(last) = last
            && let Some(span) = author_at_end(page, last)
        {
            return Some((last, span));
        }
        let above = title.map_or(0, |at| at + 1)..first;
        let named = |i: usize| author_of_line(page, i).map(|span| (i, span));
        found = above.clone().rev().find_map(named);
        // "Tác giả: Lê An" over the headline.
        let labelled = |&i: &usize| page.line_text(i).contains(':');
        found = found.or_else(|| (0..title?).rev().filter(labelled).find_map(named));
        if found.is_none() {
            return above
                .rev()
                .find_map(|i| Some((i, author_beside_date(page, i)?)));
        }
    }
    let (at, span) = found?;
    page.lines[at].role = Role::Byline;
    Some((at, span))
}

/// Finds the author's line below the text: the first that names one behind the last paragraph
/// (furniture may follow it), or the last of a list of names; else the last line that does.
fn author_below(page: &Page<'_>, first: usize, end: usize) -> Option<(usize, Span)> {
    let is_open = |&i: &usize| page.lines[i].role == Role::Open;
    let named = |i: usize| author_of_line(page, i).map(|span| (i, span));
    let last = (first..end)
        .rev()
        .filter(is_open)
        .find(|&i| page.is_paragraph(i))?;
    let tail: Vec<usize> = (last + 1..end).take_while(is_open).collect();
    let names: Vec<(usize, Span)> = tail.iter().filter_map(|&i| named(i)).collect();
    let labelled = names.iter().find(|(i, _)| page.line_text(*i).contains(':'));
    if let Some(&author) = labelled {
        return Some(author);
    }
    let author = if names.len() >= 3 {
        names.last()
    } else {
        names.first()
    };
    let anywhere = || {
        (first + 1..end)
            .rev()
            .filter(is_open)
            .take(6)
            .find_map(named)
    };
    author.copied().or_else(anywhere)
}
