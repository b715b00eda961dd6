//! The paper that an article is taken from: a credit, a dateline, the masthead.

use std::ops::Range;

use super::wording::{is_label, is_menu};
use crate::corpus::labels;
use crate::corpus::line::{Page, Role};
use crate::text::{Case, TokenKind};

/// Returns who published the page, by its own account.
pub(super) fn find_source(page: &Page<'_>, title: Option<usize>) -> Option<String> {
    let named = (0..page.lines.len()).rev().find_map(|i| {
        let line = &page.lines[i];
        let words = page.words(i);
        let label = labels::PUBLISHERS
            .iter()
            .find(|label| labels::begins(words, label))?;
        if line.role != Role::Furniture || line.chars > 160 {
            return None;
        }
        rest_behind(page, line.tokens.clone(), label.split(' ').count())
    });
    let credited = || (0..page.lines.len()).rev().find_map(|i| credit_in(page, i));
    named
        .or_else(credited)
        .or_else(|| dateline(page))
        .or_else(|| masthead(page, title))
}

/// Returns the source that a short line credits: "Nguồn: …" anywhere in it, "Theo …" as all of it.
fn credit_in(page: &Page<'_>, i: usize) -> Option<String> {
    let line = page.lines.get(i).filter(|line| line.chars <= 160)?;
    let words = page.words(i);
    if line.role == Role::Furniture && labels::begins(words, "theo") {
        return rest_behind(page, line.tokens.start..line.tokens.end, 1);
    }
    let mark = line
        .tokens
        .clone()
        .find(|&at| page.tokens.reads(at, &["nguồn", ":"]))?;
    let first = mark == line.tokens.start || matches!(line.role, Role::Furniture | Role::Byline);
    if first {
        rest_behind(page, mark..line.tokens.end, 1)
    } else {
        None
    }
}

/// Returns what stands behind the first `skip` words of `tokens`, up to a point or a bar.
fn rest_behind(page: &Page<'_>, mut tokens: Range<usize>, skip: usize) -> Option<String> {
    let mut seen = 0;
    for at in tokens.by_ref() {
        seen += usize::from(page.tokens[at].kind == TokenKind::Word);
        if seen == skip {
            break;
        }
    }
    let stop = |at: usize| {
        matches!(
            page.tokens[at].kind,
            TokenKind::Punct('|' | '.' | ';' | '(')
        )
    };
    let start = tokens
        .clone()
        .find(|&at| page.tokens[at].kind == TokenKind::Word)?;
    let end = (start..tokens.end)
        .find(|&at| stop(at))
        .unwrap_or(tokens.end);
    let name = page
        .tokens
        .span(start..end)
        .of(page.text)
        .trim_matches(['-', '–', ' ', '“', '”', '"']);
    (name.chars().count() >= 3).then(|| name.to_owned())
}

/// Returns the sign of the paper with which many articles begin: `(ABC) - Sáng nay …`.
fn dateline(page: &Page<'_>) -> Option<String> {
    page.lines
        .iter()
        .filter(|line| line.role == Role::Body)
        .take(4)
        .find_map(|line| {
            let at = line.tokens.start;
            let sign = page.tokens.get(at + 1)?;
            let bracketed =
                page.tokens.get(at)?.is_punct('(') && page.tokens.get(at + 2)?.is_punct(')');
            let upper = sign.kind == TokenKind::Word && sign.case == Case::Upper;
            (bracketed && upper).then(|| sign.span.of(page.text).to_owned())
        })
}

/// Returns the first line over the headline, if it reads like a name.
fn masthead(page: &Page<'_>, title: Option<usize>) -> Option<String> {
    let top = title.filter(|&title| title > 0)?;
    let plain = |i: &usize| {
        let line = &page.lines[*i];
        line.role == Role::Furniture && page.word_count(*i) >= 3 && line.chars <= 90
    };
    let first = (0..top).take(3).find(plain)?;
    let menu = is_label(page, first) || is_menu(page, first) || page.page_date(first).is_some();
    (!menu && !page.is_ended(first)).then(|| page.line_text(first).to_owned())
}
