//! What of a page is the article.
//!
//! A page comes as lines. Running text is recognised by its length and its final marks; a headline
//! by standing over it; furniture by its wording (`labels`), by being repeated, by what surrounds
//! it. The order of the steps matters: each looks only at lines that the earlier ones left open.
//! Where the page was HTML, its structure has spoken first (`Hint`).

mod author;
mod list;
mod seam;
mod source;
mod title;
mod wording;

use super::labels;
use super::line::{Hint, Page, Role};
use crate::text::{Case, Span, TokenKind};
use author::find_author;
use list::{
    article_end, drop_links_below_lead, drop_lists, drop_picture_links, drop_repeated,
    repeated_lines,
};
use seam::drop_joined;
use source::find_source;
use title::find_title;
use wording::{is_caption, is_credited, is_honour, is_label, is_menu};

/// What was found out about a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) body: Vec<Span>,
    pub(super) title: Option<Span>,
    pub(super) author: Option<Span>,
    pub(super) published: Option<String>,
    pub(super) source: Option<String>,
}

/// Tells article and furniture apart. `title`, where known, is the headline by the page's own
/// account.
pub(super) fn sort_out(page: &mut Page<'_>, title: Option<&str>) -> Parts {
    take_hints(page);
    drop_joined(page);
    let repeated = repeated_lines(page);
    let first = first_paragraph(page);
    let title_line = find_title(page, title, first);
    if let Some(at) = title_line {
        page.lines[at].role = Role::Title;
    }
    let date = page_date(page, first, title_line);
    drop_labelled(page);
    drop_repeated(page, &repeated, title_line);
    let end = article_end(page, first);
    drop_lists(page, end);
    drop_head(page, first, title_line);
    drop_links_below_lead(page, first);
    drop_picture_links(page, title_line);
    let author = find_author(page, end, first, title_line);
    drop_tail(page, end, author);
    for line in &mut page.lines {
        if line.role == Role::Open {
            line.role = Role::Body;
        }
    }
    let mut body = body_spans(page);
    // An author who is named beside the date signs the article there.
    if let Some((at, span)) = author
        && page.lines[at].role == Role::Furniture
    {
        let place = body.partition_point(|stretch| stretch.start < span.start);
        body.insert(place, span);
    }
    Parts {
        body,
        title: title_line.map(|at| page.lines[at].span),
        author: author.map(|(_, span)| span),
        published: date,
        source: find_source(page, title_line),
    }
}

fn take_hints(page: &mut Page<'_>) {
    for line in &mut page.lines {
        if line.hint == Hint::Furniture {
            line.role = Role::Furniture;
        }
    }
}

/// Returns the first line of running text that is not furniture by its wording.
fn first_paragraph(page: &Page<'_>) -> Option<usize> {
    let open = |&i: &usize| page.lines[i].role == Role::Open;
    let running = |&i: &usize| {
        page.is_paragraph(i) && !page.is_shouted(i) && !is_label(page, i) && !is_menu(page, i)
    };
    let lines = 0..page.lines.len();
    let paragraph = lines.clone().filter(open).find(running).or_else(|| {
        lines.clone().filter(open).find(|&i| {
            // A page of short lines: whatever ends like a sentence.
            page.is_ended(i) && page.word_count(i) >= 5 && !is_label(page, i)
        })
    });
    let list = lines.filter(open).find(|&i| begins_list(page, i));
    paragraph.into_iter().chain(list).min()
}

/// Tells whether a list begins with line `i`: three numbered lines in a row, as in "A. TẬP THỂ",
/// "1. CĐCS …", "2. CĐCS …", or three honours.
fn begins_list(page: &Page<'_>, i: usize) -> bool {
    (i..i + 3).all(|at| page.is_numbered(at)) || (i..i + 3).all(|at| is_honour(page, at))
}

/// Returns the day of publication: a line that is there to date the page, above the article by
/// preference, else right below it.
fn page_date(page: &Page<'_>, first: Option<usize>, title: Option<usize>) -> Option<String> {
    let above = 0..first.unwrap_or(page.lines.len()).min(page.lines.len());
    let from_title = title.map_or(above.start, |at| at + 1).min(above.end);
    let near = (from_title..above.end).find_map(|i| page.page_date(i));
    let before = || {
        (above.start..from_title)
            .rev()
            .find_map(|i| page.page_date(i))
    };
    let labelled = |i: usize| {
        let words = page.words(i);
        let label = labels::DATE
            .iter()
            .any(|label| labels::begins(words, label));
        let licence = labels::begins(words, "giấy phép");
        (label && !licence && page.lines[i].hint != Hint::Furniture).then(|| page.page_date(i))?
    };
    let below = || (above.end..page.lines.len()).find_map(labelled);
    near.or_else(before).or_else(below)?.iso()
}

fn drop_labelled(page: &mut Page<'_>) {
    for i in 0..page.lines.len() {
        let dated = page.page_date(i).is_some() && page.lines[i].chars <= 120;
        let dated = dated && !is_place_of_letter(page, i);
        if page.lines[i].role == Role::Open && (dated || is_label(page, i)) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Drops what stands over the headline, and short lines between it and the first paragraph. In a
/// web page whose structure shows the article, what stands in it over the headline stays.
fn drop_head(page: &mut Page<'_>, first: Option<usize>, title: Option<usize>) {
    let Some(first) = first else { return };
    let head = title.unwrap_or(first);
    for i in 0..first {
        let line = &page.lines[i];
        // "Thành tích của Trường A:" over its honours.
        let heads_list = i + 1 == first && page.line_text(i).trim_end().ends_with(':');
        if is_letterhead(page, i) || is_place_of_letter(page, i) || heads_list {
            continue;
        }
        let above = i < head && line.hint != Hint::Article && !is_credited(page, i);
        let slight = i != head && page.word_count(i) < 6 && !page.is_numbered(i);
        if line.role == Role::Open && (above || slight) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Tells whether line `i` names the body that issues a document, whose number stands below it:
/// "LIÊN ĐOÀN LAO ĐỘNG TỈNH A / Số: 12/KH-LĐLĐ".
fn is_letterhead(page: &Page<'_>, i: usize) -> bool {
    let numbered = page.lines.get(i + 1).is_some_and(|below| {
        let first = below.tokens.start;
        let mark = |at: usize| page.tokens.get(at).is_some_and(|token| token.is_punct('/'));
        page.tokens.key(first) == "số" && (first..below.tokens.end).any(mark)
    });
    numbered && page.is_shouted(i) && page.word_count(i) >= 4
}

/// "Hoa Ban, ngày 3 tháng 4 năm 2022" below the number of a document, "CÔNG ĐOÀN NGÀNH Y TẾ    Hoa Ban, tháng 4
/// năm 2022": tells whether line `i` says where and when a letter was written.
fn is_place_of_letter(page: &Page<'_>, i: usize) -> bool {
    let line = page.lines[i].tokens.clone();
    let key = |at: usize| page.tokens.key(at);
    let comma = line
        .clone()
        .skip(1)
        .find(|&at| page.tokens[at].is_punct(','));
    let Some(comma) = comma else { return false };
    let day = key(comma + 1) == "ngày" && key(comma + 3) == "tháng" || key(comma + 1) == "tháng";
    // "Hoa Ban - Tháp Lam".
    let capital = |at: usize| page.tokens[at].is_capitalised() || page.tokens[at].is_punct('-');
    let place = day && (2..=6).contains(&(comma - line.start)) && (line.start..comma).all(capital);
    let shouted = |at: usize| page.tokens[at].case == Case::Upper;
    let column = day && comma - line.start > 4 && (line.start..line.start + 3).all(shouted);
    let headed = i
        .checked_sub(1)
        .is_some_and(|above| page.is_shouted(above) || key(page.lines[above].tokens.start) == "số");
    place && headed || column
}

/// Drops what follows the author's line, and trailing lines that are no sentences once furniture
/// has begun.
fn drop_tail(page: &mut Page<'_>, end: usize, author: Option<(usize, Span)>) {
    let Some((at, _)) = author else {
        drop_trailing(page, end);
        return;
    };
    if page.lines[at].role != Role::Byline {
        return;
    }
    let running = (at + 1..end).any(|i| page.is_paragraph(i) && page.lines[i].role == Role::Open);
    if running {
        return;
    }
    for i in at + 1..end {
        let bulleted = page.tokens[page.lines[i].tokens.start].kind == TokenKind::Punct('-');
        if page.lines[i].role == Role::Open && !is_caption(page, i) && !bulleted {
            page.lines[i].role = Role::Furniture;
        }
    }
}

fn drop_trailing(page: &mut Page<'_>, end: usize) {
    let last = (0..end)
        .rev()
        .find(|&i| page.lines[i].role == Role::Open && (page.is_ended(i) || page.is_paragraph(i)));
    let Some(last) = last else { return };
    let furnished = (last + 1..end).find(|&i| page.lines[i].role == Role::Furniture);
    for i in furnished.unwrap_or(end)..end {
        page.lines[i].role = Role::Furniture;
    }
}

/// Joins the lines of the article to stretches.
fn body_spans(page: &Page<'_>) -> Vec<Span> {
    let mut body: Vec<Span> = Vec::new();
    let mut open = false;
    for line in &page.lines {
        let article = matches!(line.role, Role::Title | Role::Body | Role::Byline);
        match body.last_mut() {
            Some(last) if article && open => *last = last.join(line.span),
            _ if article => body.push(line.span),
            _ => {}
        }
        open = article;
    }
    body
}
