//! The headline of a page.

use super::wording::{is_caption, is_label, is_scene};
use crate::corpus::byline::author_of_line;
use crate::corpus::line::{Hint, Page, Role};

/// Returns the headline: the line that reads like `known`, else the last line over the first
/// paragraph that could be one, a longer one by preference.
pub(super) fn find_title(
    page: &Page<'_>,
    known: Option<&str>,
    first: Option<usize>,
) -> Option<usize> {
    if let Some(known) = known {
        let words = keys_of(known);
        let same = |i: &usize| page.words(*i) == words;
        let lines = || 0..page.lines.len();
        let article = |i: &usize| page.lines[*i].hint != Hint::Furniture;
        return lines()
            .filter(article)
            .find(same)
            .or_else(|| lines().find(same));
    }
    let first = first?;
    let candidate = |&i: &usize| {
        page.lines[i].role == Role::Open
            && page.is_headline(i)
            && !is_label(page, i)
            && page.page_date(i).is_none()
            && author_of_line(page, i).is_none()
            && !is_caption(page, i)
            && !page.is_numbered(i)
    };
    let candidates: Vec<usize> = (0..first).filter(candidate).collect();
    // Between headline and lead there may be a short line of any kind; above, menus.
    let solid = || {
        let long = |i: &&usize| page.word_count(**i) >= 7;
        candidates.iter().rev().filter(long)
    };
    // The last but for the caption of a picture over the text.
    let headline = solid().find(|&&i| !is_scene(page, i));
    let headline = headline
        .or_else(|| solid().next())
        .or(candidates.last())
        .copied()?;
    // A sentence without its full stop may pass for a headline, but is longer than the line over it.
    let above = headline.checked_sub(1).filter(|above| {
        page.lines[headline].chars > 140
            && page.lines[*above].chars <= 140
            && candidates.contains(above)
    });
    Some(above.unwrap_or(headline))
}

fn keys_of(text: &str) -> String {
    let page = Page::of(text, &[]);
    (0..page.lines.len())
        .map(|i| page.words(i))
        .collect::<Vec<_>>()
        .join(" ")
}
