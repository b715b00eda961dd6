//! Lists of other articles: headlines printed twice, links below the lead and below pictures, what
//! follows a heading of a list.

use rustc_hash::FxHashMap;

use super::seam::is_joined;
use super::wording::{is_caption, is_credited, is_honour, is_scene, without_numbers};
use crate::corpus::byline::author_of_line;
use crate::corpus::labels;
use crate::corpus::line::{Hint, Page, Role};
use crate::text::strip_marks;

/// Drops headlines that are printed twice in a row, as lists of other articles do (picture and
/// text), and the teaser below each. The article's own headline, printed again over a picture, and
/// a single caption that stands twice belong to the article.
pub(super) fn drop_repeated(page: &mut Page<'_>, repeated: &[usize], title: Option<usize>) {
    let title_words = title.map(|at| page.words(at).to_owned());
    let own = |page: &Page<'_>, i: usize| title_words.as_deref() == Some(page.words(i));
    let pairs = (1..page.lines.len())
        .filter(|&i| repeated[i] > 1 && page.words(i - 1) == page.words(i) && !own(page, i))
        .collect::<Vec<_>>();
    for (i, &times) in repeated.iter().enumerate() {
        let open = page.lines[i].role == Role::Open && !is_credited(page, i);
        let paired = pairs.contains(&i) || pairs.contains(&(i + 1));
        let caption = pairs.len() == 1 && page.word_count(i) >= 8;
        if times < 2 || !open || page.is_paragraph(i) || !paired || caption {
            continue;
        }
        page.lines[i].role = Role::Furniture;
        if pairs.contains(&i)
            && let Some(teaser) = page.lines.get_mut(i + 1)
            && teaser.role == Role::Open
        {
            teaser.role = Role::Furniture;
        }
    }
}

/// Returns for each line how many lines of the page read like it.
pub(super) fn repeated_lines(page: &Page<'_>) -> Vec<usize> {
    let words: Vec<&str> = (0..page.lines.len()).map(|i| page.words(i)).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for words in &words {
        *counts.entry(words).or_default() += 1;
    }
    words
        .iter()
        .map(|words| if words.len() < 12 { 1 } else { counts[words] })
        .collect()
}

/// Returns the line at which the article is over: a heading of a list behind which no article goes
/// on.
pub(super) fn article_end(page: &Page<'_>, first: Option<usize>) -> usize {
    let all = page.lines.len();
    let Some(first) = first else { return all };
    (first + 1..all)
        .find(|&i| is_list_heading(page, i) && !goes_on(page, i))
        .unwrap_or(all)
}

fn is_list_heading(page: &Page<'_>, i: usize) -> bool {
    let words = page.words(i);
    page.lines[i].chars <= 40 && labels::LISTS.contains(&without_numbers(words))
}

/// Tells whether the article goes on behind a list that begins at `i`: after a few short lines,
/// running text again, and no author's line before.
pub(super) fn goes_on(page: &Page<'_>, i: usize) -> bool {
    let signed = (i.saturating_sub(3)..i)
        .any(|at| author_of_line(page, at).is_some_and(|_| page.lines[at].role == Role::Open));
    if signed {
        return false;
    }
    let open = (i + 1..page.lines.len()).filter(|&at| page.lines[at].role == Role::Open);
    let (mut short, mut running) = (0, 0);
    for at in open {
        if page.is_paragraph(at) {
            running += 1;
        } else if running == 0 {
            short += 1;
        }
    }
    short <= 6 && running >= 2
}

/// Drops lists of other articles: all that follows the end, and the short lines below a heading in
/// the middle.
pub(super) fn drop_lists(page: &mut Page<'_>, end: usize) {
    for line in &mut page.lines[end..] {
        line.role = Role::Furniture;
    }
    let headings: Vec<usize> = (0..end).filter(|&i| is_list_heading(page, i)).collect();
    for heading in headings {
        for i in heading + 1..end {
            if page.is_paragraph(i) || page.lines[i].role == Role::Title || is_credited(page, i) {
                break;
            }
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Drops the headlines of other articles that many papers print between lead and text: two or more
/// lines without a full stop, or one line that is two headlines run together.
pub(super) fn drop_links_below_lead(page: &mut Page<'_>, first: Option<usize>) {
    let Some(first) = first else { return };
    let mut end = first + 1;
    while end < page.lines.len() && is_link(page, end) {
        end += 1;
    }
    let followed = (end..page.lines.len())
        .take(3)
        .any(|i| page.is_paragraph(i));
    let links = first + 1..end;
    let distinct = links
        .clone()
        .skip(1)
        .any(|i| page.words(i) != page.words(i - 1));
    let several = distinct && links.clone().skip(1).all(|i| !page.lines[i].apart);
    let joined = links.len() == 1 && is_joined(page, first + 1);
    if followed && (several || joined) {
        for i in links {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Drops links that begin with their picture's file name, which many systems make of the headline:
/// "thi dua nam moi Trao quà …" under "Thi đua năm mới".
pub(super) fn drop_picture_links(page: &mut Page<'_>, title: Option<usize>) {
    let Some(title) = title else { return };
    let name = strip_marks(page.words(title));
    let start: String = name.split(' ').take(5).collect::<Vec<_>>().join(" ");
    let title_words = page.words(title);
    if start.split(' ').count() < 4 || labels::begins(title_words, &start) {
        return;
    }
    for i in 0..page.lines.len() {
        let open = page.lines[i].role == Role::Open && !page.is_ended(i);
        if open && labels::begins(page.words(i), &start) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

fn is_link(page: &Page<'_>, i: usize) -> bool {
    page.lines[i].role == Role::Open
        && page.lines[i].hint == Hint::None
        && page.is_headline(i)
        && !page.is_numbered(i)
        && page.word_count(i) >= 7
        && !page.is_paragraph(i)
        && !is_caption(page, i)
        && !is_scene(page, i)
        && !is_honour(page, i)
}
