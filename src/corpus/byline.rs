//! Who wrote it.

use std::ops::Range;

use crate::text::{Case, Gap, Span, TokenKind};

use super::labels;
use super::line::Page;

/// Returns the author that line `i` names, if naming one is what the line is for: a name alone,
/// a name and a post ("Lê An - Công đoàn ngành Y tế"), or a label and a name ("Bài và ảnh: Lê An").
pub(super) fn author_of_line(page: &Page<'_>, i: usize) -> Option<Span> {
    let line = page.lines.get(i).filter(|line| line.chars <= 120)?;
    let tokens = &page.tokens;
    if line.tokens.clone().any(|at| tokens[at].is_punct(':')) {
        return labelled(page, line.tokens.clone());
    }
    let start = line.tokens.start + usize::from(is_opening(page, line.tokens.start));
    let label = ["pv", "theo", "ctv"].contains(&tokens.key(start));
    let reporter = tokens.reads(start, &["p", ".", "v"]) && start + 4 < line.tokens.end;
    let label = usize::from(label) + 3 * usize::from(reporter);
    let name = name_at(page, start + label..line.tokens.end)?;
    let rest = behind_duty(page, name.end)..line.tokens.end;
    let ended = rest
        .clone()
        .all(|at| matches!(tokens[at].kind, TokenKind::Punct('.' | ')')));
    let post = tokens
        .get(rest.start)
        .is_some_and(|token| is_dash(token.kind))
        && name.len() >= 2
        && (is_post(page, rest.start + 1) || is_second(page, rest.start + 1..rest.end))
        && !page.is_ended(i);
    (ended || post && rest.len() >= 3).then(|| tokens.span(name))
}

/// "Bài và ảnh: Lê An", "Ngày đăng: 3/4/2021 | Tác giả: Lê An": returns the author behind a label, in a line whose
/// fields bars part.
fn labelled(page: &Page<'_>, line: Range<usize>) -> Option<Span> {
    let tokens = &page.tokens;
    let mut start = line.start;
    while start < line.end {
        let bar = (start..line.end).find(|&at| tokens[at].is_punct('|'));
        let end = bar.unwrap_or(line.end);
        if let Some(colon) = (start..end).find(|&at| tokens[at].is_punct(':')) {
            let label = tokens.fold(start..colon).replace([',', '.'], " ");
            let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
            let label = label.trim_start_matches(['(', '-', ' ']);
            let name = || name_at(page, colon + 1..end);
            if let Some(name) = labels::AUTHOR.contains(&label).then(name).flatten() {
                return Some(tokens.span(name));
            }
        }
        start = end + 1;
    }
    None
}

/// "Lê An (thực hiện)", "LÊ AN tổng hợp": returns the token behind what the writer did.
fn behind_duty(page: &Page<'_>, at: usize) -> usize {
    const DUTIES: [&[&str]; 5] = [
        &["thực", "hiện"],
        &["tổng", "hợp"],
        &["ghi", "chép"],
        &["lược", "ghi"],
        &["ghi"],
    ];
    let from = at + usize::from(is_opening(page, at));
    let duty = DUTIES
        .iter()
        .find(|duty| page.tokens.reads(from, duty) && page.tokens[from].space_before < Gap::Line);
    duty.map_or(at, |duty| from + duty.len())
}

/// Returns the author at the very end of line `i`, behind its last sentence.
pub(super) fn author_at_end(page: &Page<'_>, i: usize) -> Option<Span> {
    let line = page.lines.get(i).filter(|line| line.chars >= 80)?;
    let tokens = &page.tokens;
    let closing = |kind| matches!(kind, TokenKind::Punct(')' | '”' | '"' | '»'));
    let end = line.tokens.end;
    let start = (line.tokens.start..end).rev().take(10).find(|&at| {
        let after_stop = at > line.tokens.start
            && (matches!(tokens[at - 1].kind, TokenKind::Punct('.' | '…' | '!' | '?'))
                || closing(tokens[at - 1].kind));
        // The dots within initials are no ends.
        after_stop && tokens[at].space_before != Gap::None
    })?;
    let name = name_at(page, start..end)?;
    let alone = (name.end..end).all(|at| tokens[at].is_punct('.') && is_initials(page, &name));
    alone.then(|| tokens.span(name))
}

/// Returns the author whose name stands in a line that dates the page: before or behind the date.
pub(super) fn author_beside_date(page: &Page<'_>, i: usize) -> Option<Span> {
    page.page_date(i)?;
    let line = &page.lines[i];
    let tokens = &page.tokens;
    let times = page.times(i);
    let timed = |at: usize| times.iter().any(|time| time.tokens.contains(&at));
    let calendar = |at: usize| labels::CALENDAR.contains(&tokens.key(at));
    let boundary = |at: usize| {
        at == line.tokens.start
            || matches!(
                tokens[at - 1].kind,
                TokenKind::Punct('|' | '·' | '•' | '-' | '–' | ',' | ':')
            )
            || matches!(tokens.key(at - 1), "bởi" | "pv")
    };
    let name = line
        .tokens
        .clone()
        .filter(|&at| boundary(at) && !timed(at) && !calendar(at));
    let name = name
        .filter_map(|at| name_at(page, at..line.tokens.end))
        .find(|name| {
            let closed = tokens.get(name.end).is_none_or(|next| {
                name.end == line.tokens.end
                    || matches!(next.kind, TokenKind::Punct(_))
                    || next.case == Case::Upper
            });
            // "Hoa Ban, ngày 3 tháng 4 năm 2022": where a letter was written.
            let letter = tokens.get(name.end).is_some_and(|mark| mark.is_punct(','))
                && (tokens.key(name.end + 1) == "tháng" || tokens.key(name.end + 3) == "tháng");
            closed && !letter && name.len() >= 2 && !calendar(name.start)
        })?;
    Some(tokens.span(name))
}

/// Tells whether a writer's post or body begins at a token, and no headline: "Lê An - LĐLĐ tỉnh", but
/// "Phú Yên - Dồn sức cho Tháng Công nhân".
fn is_post(page: &Page<'_>, at: usize) -> bool {
    const POSTS: [&str; 40] = [
        "công",
        "cđ",
        "cđcs",
        "lđlđ",
        "liên",
        "tổng",
        "ban",
        "phòng",
        "văn",
        "vp",
        "sở",
        "trường",
        "trung",
        "tt",
        "đài",
        "báo",
        "tạp",
        "thông",
        "chủ",
        "phó",
        "trưởng",
        "bí",
        "giám",
        "hiệu",
        "uỷ",
        "uv",
        "ctv",
        "cộng",
        "pv",
        "phóng",
        "biên",
        "ảnh",
        "bệnh",
        "bv",
        "xí",
        "nhà",
        "hội",
        "huyện",
        "tỉnh",
        "cán",
    ];
    let short = page
        .tokens
        .get(at)
        .is_some_and(|token| token.case == Case::Upper);
    short || POSTS.contains(&page.tokens.key(at))
}

/// Tells whether nothing but a second name stands in `range`: "Lê An - Vũ Hà".
fn is_second(page: &Page<'_>, range: Range<usize>) -> bool {
    let end = range.end;
    name_at(page, range).is_some_and(|name| name.end == end && name.len() >= 2)
}

fn is_opening(page: &Page<'_>, at: usize) -> bool {
    page.tokens.get(at).is_some_and(|token| token.is_punct('('))
}

fn is_dash(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Punct('-' | '–' | '—' | ',' | '/'))
}

/// Reads a person's name or initials at the beginning of `range`: two to five capitalised
/// syllables (`Lê Thị Bảo An`, `BẢO AN`), or single letters with points (`L.B`).
fn name_at(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let tokens = &page.tokens;
    let mut end = range.start;
    let mut initials = 0;
    while end < range.end {
        let token = &tokens[end];
        let word = token.kind == TokenKind::Word && token.is_capitalised();
        let digits = page.tokens.key(end).chars().any(|c| c.is_ascii_digit());
        // "Quang Anh LĐO": the paper's sign is no part of the name.
        let sign = end > range.start
            && token.case == Case::Upper
            && tokens[range.start].case == Case::Capital
            && tokens.key(end).chars().count() > 1;
        if !word || digits || sign {
            break;
        }
        let single = tokens.key(end).chars().count() == 1;
        let point = tokens.get(end + 1).is_some_and(|next| next.is_punct('.'));
        end += 1;
        if single && point && end + 1 < range.end && tokens[end + 1].kind == TokenKind::Word {
            end += 1;
        }
        initials += usize::from(single);
    }
    let name = range.start..end;
    let words = name
        .clone()
        .filter(|&at| tokens[at].kind == TokenKind::Word)
        .count();
    let plausible = match words {
        _ if is_addressed(page, &name, words) || is_heading(page, name.start) => false,
        0 => false,
        1 => is_signature(page, range.start),
        2..=4 => !is_institution(page, &name),
        // Five capitals are a slogan.
        5 => !is_institution(page, &name) && page.tokens[name.start].case == Case::Capital,
        _ => false,
    };
    (plausible && (initials == 0 || initials == words || words > initials)).then_some(name)
}

/// Tells whether a form of address stands first: articles speak so of others, nobody signs so.
/// "Anh Thư" is a name all the same.
fn is_addressed(page: &Page<'_>, name: &Range<usize>, words: usize) -> bool {
    match page.tokens.key(name.start) {
        "ông" | "bà" | "đồng" => true,
        "anh" | "chị" | "cô" | "thầy" => words >= 3,
        _ => false,
    }
}

/// "KẾ HOẠCH", "PHÓ CHỦ TỊCH", "Nhóm PV": a line of a document's head or foot, and nobody's name.
fn is_heading(page: &Page<'_>, at: usize) -> bool {
    const HEADINGS: [&[&str]; 26] = [
        &["kế", "hoạch"],
        &["danh", "sách"],
        &["thông", "báo"],
        &["quyết", "định"],
        &["báo", "cáo"],
        &["hướng", "dẫn"],
        &["kết", "quả"],
        &["chủ", "tịch"],
        &["phó", "chủ"],
        &["giám", "đốc"],
        &["nơi", "nhận"],
        &["thư", "chúc"],
        &["thư", "khen"],
        &["thư", "kêu"],
        &["thư", "ngỏ"],
        &["thư", "mời"],
        &["giấy", "mời"],
        &["lời", "kêu"],
        &["tờ", "trình"],
        &["nghị", "quyết"],
        &["chương", "trình"],
        &["khen", "thưởng"],
        &["thành", "tích"],
        &["danh", "hiệu"],
        &["nhóm"],
        &["admin"],
    ];
    HEADINGS.iter().any(|words| page.tokens.reads(at, words))
}

/// Tells whether one word alone may sign an article: `PV`, `CTV`, `TTXVN`, `Thu`.
fn is_signature(page: &Page<'_>, at: usize) -> bool {
    let token = &page.tokens[at];
    let length = page.tokens.key(at).chars().count();
    token.case == Case::Upper && (2..=6).contains(&length)
        || token.case == Case::Capital && (2..=7).contains(&length)
}

fn is_initials(page: &Page<'_>, name: &Range<usize>) -> bool {
    name.clone()
        .any(|at| page.tokens.key(at).chars().count() == 1)
}

/// Tells whether a capitalised group begins as bodies and places do, and not as persons.
fn is_institution(page: &Page<'_>, name: &Range<usize>) -> bool {
    const HEADS: [&str; 31] = [
        "ban",
        "bộ",
        "báo",
        "bệnh",
        "chi",
        "cty",
        "cđ",
        "cđcs",
        "công",
        "cục",
        "hội",
        "huyện",
        "liên",
        "lđlđ",
        "mặt",
        "nhà",
        "phòng",
        "quận",
        "sở",
        "thành",
        "thi",
        "thị",
        "tạp",
        "tổng",
        "trang",
        "trung",
        "trường",
        "tỉnh",
        "uỷ",
        "văn",
        "xã",
    ];
    HEADS.contains(&page.tokens.key(name.start))
}
