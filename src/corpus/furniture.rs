//! What of a page is the article.
//!
//! A page comes as lines. Running text is recognised by its length and its final marks; a headline
//! by standing over it; furniture by its wording (`labels`), by being repeated, by what surrounds
//! it. The order of the steps matters: each looks only at lines that the earlier ones left open.
//! Where the page was HTML, its structure has spoken first (`Hint`).

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::{Case, Span, TokenKind, strip_marks};

use super::byline::{author_at_end, author_beside_date, author_of_line};
use super::labels;
use super::line::{Hint, Page, Role};

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

/// Returns for each line how many lines of the page read like it.
fn repeated_lines(page: &Page<'_>) -> Vec<usize> {
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

/// Returns the first line of running text that is not furniture by its wording.
fn first_paragraph(page: &Page<'_>) -> Option<usize> {
    let open = |&i: &usize| page.lines[i].role == Role::Open;
    let running = |&i: &usize| {
        page.is_paragraph(i) && !page.is_shouted(i) && !is_label(page, i) && !is_menu(page, i)
    };
    let lines = 0..page.lines.len();
    lines.clone().filter(open).find(running).or_else(|| {
        lines.filter(open).find(|&i| {
            // A page of short lines: whatever ends like a sentence.
            page.is_ended(i) && page.word_count(i) >= 5 && !is_label(page, i)
        })
    })
}

/// Tells whether a long line is a menu on one line: entries with bars between.
fn is_menu(page: &Page<'_>, i: usize) -> bool {
    let bars = page.line_text(i).matches(['|', '»', '›', '·', '•']).count();
    bars >= 3 && bars * 60 > page.lines[i].chars
}

/// Returns the headline: the line that reads like `known`, else the last line over the first
/// paragraph that could be one, a longer one by preference.
fn find_title(page: &Page<'_>, known: Option<&str>, first: Option<usize>) -> Option<usize> {
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

/// Tells whether line `i` is furniture by its wording alone.
fn is_label(page: &Page<'_>, i: usize) -> bool {
    let line = &page.lines[i];
    let words = page.words(i);
    if words.is_empty() {
        return true;
    }
    // The slogans that run above a page.
    if labels::begins(words, "nhiệt liệt chào mừng") {
        return true;
    }
    if line.chars > 400 {
        return false;
    }
    let bare = without_numbers(words);
    if line.chars <= 40 && (labels::LISTS.contains(&bare) || labels::BUTTONS.contains(&bare)) {
        return true;
    }
    let colon = line
        .tokens
        .clone()
        .find(|&at| page.tokens[at].is_punct(':'));
    let label = colon.map(|colon| page.tokens.fold(line.tokens.start..colon));
    let label = label
        .as_deref()
        .map(|label| label.trim_start_matches(['•', '-', '+', '*', '>', ' ']));
    if label.is_some_and(|label| labels::COLON_PREFIXES.contains(&label)) {
        return !page.is_paragraph(i) || line.chars < 160;
    }
    if labels::PREFIXES
        .iter()
        .any(|prefix| labels::begins(words, prefix))
        && line.chars <= 250
    {
        return !(page.is_paragraph(i) && line.chars >= 120 && colon.is_none());
    }
    is_contact(page, i) || is_file_name(page, i) || words.chars().count() <= 2
}

/// Returns the words without numbers at their end: "bình luận 3" is "bình luận".
fn without_numbers(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

/// Tells whether a short line is an address on the net or holds a mark of rights.
fn is_contact(page: &Page<'_>, i: usize) -> bool {
    let text = page.line_text(i);
    let short = page.lines[i].chars <= 160 && page.word_count(i) <= 24;
    short
        && ["http://", "https://", "www.", "©", "®", "@gmail", ".vn/"]
            .iter()
            .any(|s| text.contains(s))
}

/// Tells whether a line is what a page prints for a picture without a caption (`5320 img 0932`).
fn is_file_name(page: &Page<'_>, i: usize) -> bool {
    const PARTS: [&str; 8] = ["img", "dsc", "dscf", "image", "jpg", "jpeg", "png", "gif"];
    let line = &page.lines[i];
    line.chars <= 60
        && page.word_count(i) <= 5
        && line
            .tokens
            .clone()
            .any(|at| PARTS.contains(&page.tokens.key(at)))
}

/// Tells whether a line describes a picture.
fn is_caption(page: &Page<'_>, i: usize) -> bool {
    let words = page.words(i);
    let mut tokens = page.lines[i].tokens.clone();
    let credit = tokens.any(|at| page.tokens.reads(at, &["ảnh", ":"]));
    credit || labels::begins(words, "ảnh") || labels::begins(words, "trong ảnh")
}

/// Tells whether a line is a sentence about a picture that ends with the picture's credit: it
/// belongs to the article wherever it stands.
fn is_credited(page: &Page<'_>, i: usize) -> bool {
    let credit = page.lines[i]
        .tokens
        .clone()
        .skip(5)
        .any(|at| page.tokens.reads(at, &["ảnh", ":"]));
    credit && page.word_count(i) >= 8
}

fn drop_labelled(page: &mut Page<'_>) {
    for i in 0..page.lines.len() {
        let dated = page.page_date(i).is_some() && page.lines[i].chars <= 120;
        if page.lines[i].role == Role::Open && (dated || is_label(page, i)) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Drops headlines that are printed twice in a row, as lists of other articles do (picture and
/// text), and the teaser below each. The article's own headline, printed again over a picture, and
/// a single caption that stands twice belong to the article.
fn drop_repeated(page: &mut Page<'_>, repeated: &[usize], title: Option<usize>) {
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

/// Returns the line at which the article is over: a heading of a list behind which no article goes
/// on.
fn article_end(page: &Page<'_>, first: Option<usize>) -> usize {
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
fn goes_on(page: &Page<'_>, i: usize) -> bool {
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
fn drop_lists(page: &mut Page<'_>, end: usize) {
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

/// Drops what stands over the headline, and short lines between it and the first paragraph. In a
/// web page whose structure shows the article, what stands in it over the headline stays.
fn drop_head(page: &mut Page<'_>, first: Option<usize>, title: Option<usize>) {
    let Some(first) = first else { return };
    let head = title.unwrap_or(first);
    for i in 0..first {
        let line = &page.lines[i];
        let above = i < head && line.hint != Hint::Article && !is_credited(page, i);
        let slight = i != head && page.word_count(i) < 6;
        if line.role == Role::Open && (above || slight) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Drops the headlines of other articles that many papers print between lead and text: two or more
/// lines without a full stop, or one line that is two headlines run together.
fn drop_links_below_lead(page: &mut Page<'_>, first: Option<usize>) {
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
fn drop_picture_links(page: &mut Page<'_>, title: Option<usize>) {
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
        && page.word_count(i) >= 7
        && !page.is_paragraph(i)
        && !is_caption(page, i)
        && !is_scene(page, i)
}

/// Tells whether a line describes what is to be seen: people at an event.
fn is_scene(page: &Page<'_>, i: usize) -> bool {
    const PEOPLE: [&str; 8] = [
        "lãnh đạo",
        "đồng chí",
        "đ c",
        "các đại biểu",
        "quang cảnh",
        "toàn cảnh",
        "ông",
        "bà",
    ];
    const OFFICES: [&str; 4] = ["chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư"];
    const ACTS: [&str; 6] = [
        " phát biểu",
        " chụp ảnh",
        " chúc mừng",
        " trao ",
        " tặng ",
        " ký ",
    ];
    let words = page.words(i);
    let begins = |heads: &[&str]| heads.iter().any(|head| labels::begins(words, head));
    let acts = ACTS.iter().any(|act| words.contains(act));
    begins(&PEOPLE) || acts && (words.contains(" tại ") || begins(&OFFICES))
}

/// Tells whether a line is headlines run together: behind a year, or in the middle of running
/// words, a capital begins a new phrase.
fn is_joined(page: &Page<'_>, i: usize) -> bool {
    let line = &page.lines[i];
    let tokens = &page.tokens;
    let year = (line.tokens.start + 4..line.tokens.end.saturating_sub(3)).any(|at| {
        let word = |at: usize, case| tokens[at].kind == TokenKind::Word && tokens[at].case == case;
        let number = tokens[at - 1].kind == TokenKind::Number && tokens.key(at - 1).len() == 4;
        number && word(at, Case::Capital) && word(at + 1, Case::Lower)
    });
    year || has_seam(page, i)
}

/// Words behind which a name goes on and begins nothing: "của LĐLĐ tỉnh", "hội nghị Biểu dương".
const BEFORE_NAMES: &str = "của do và với cho từ tại ở tịch thư đạo diện viên vụ hành thuộc dưới qua \
    về theo là cùng được ban phòng bộ đốc đến tới bởi trong các như giữa bên tổng gồm nhờ vì để thì \
    mà còn nghị lễ hội trình thi động trào vận giải cấp chức hợp khối ngành văn sự chí ông bà anh \
    chị cô thầy mừng thăm gặp nguyên phó vị đoàn này đó những một mỗi nhiều ngày tháng năm";

/// What a headline begins with, two syllables each.
const BEGINNINGS: [[&str; 2]; 40] = [
    ["lan", "toả"],
    ["thăm", "hỏi"],
    ["nâng", "cao"],
    ["đẩy", "mạnh"],
    ["tiếp", "tục"],
    ["phát", "huy"],
    ["phát", "động"],
    ["khơi", "dậy"],
    ["niềm", "vui"],
    ["nhiều", "hoạt"],
    ["những", "tấm"],
    ["tôn", "vinh"],
    ["biểu", "dương"],
    ["tuyên", "dương"],
    ["vinh", "danh"],
    ["khen", "thưởng"],
    ["thành", "lập"],
    ["tổ", "chức"],
    ["chăm", "lo"],
    ["xây", "dựng"],
    ["hỗ", "trợ"],
    ["tạo", "động"],
    ["ký", "kết"],
    ["sôi", "nổi"],
    ["nỗ", "lực"],
    ["khẳng", "định"],
    ["hướng", "về"],
    ["động", "viên"],
    ["trao", "tặng"],
    ["ra", "mắt"],
    ["tổng", "kết"],
    ["sơ", "kết"],
    ["đoàn", "viên"],
    ["triển", "khai"],
    ["kịp", "thời"],
    ["góp", "phần"],
    ["thực", "hiện"],
    ["công", "nhân"],
    ["người", "lao"],
    ["cụm", "thi"],
];

/// What a headline says that a body did.
const DEEDS: [&str; 18] = [
    "trao", "tặng", "tổ", "phát", "tuyên", "biểu", "khen", "tổng", "sơ", "bàn", "đón", "tiếp",
    "tập", "triển", "ký", "thăm", "hỗ", "chăm",
];

/// Tells whether a headline begins in the middle of a line that ends without a stop.
fn has_seam(page: &Page<'_>, i: usize) -> bool {
    let line = &page.lines[i];
    let tokens = &page.tokens;
    let text = page.line_text(i).trim_end();
    let running = text.contains(';') || text.ends_with([':', ',']) || text.contains(". ");
    let long = line.chars > 600;
    if page.word_count(i) < 12 || page.is_ended(i) || running || long {
        return false;
    }
    let mut quoted = false;
    for at in line.tokens.start + 1..line.tokens.end.saturating_sub(4) {
        match tokens[at].kind {
            TokenKind::Punct('“') => quoted = true,
            TokenKind::Punct('”') => quoted = false,
            TokenKind::Punct('"') => quoted = !quoted,
            _ => {}
        }
        let far = at >= line.tokens.start + 5;
        if quoted || !far || !tokens[at].is_capitalised() {
            continue;
        }
        let before = &tokens[at - 1];
        let ends = match before.kind {
            TokenKind::Word => !BEFORE_NAMES
                .split_whitespace()
                .any(|word| word == tokens.key(at - 1)),
            TokenKind::Number | TokenKind::Punct('”' | '"' | '|') => true,
            TokenKind::Punct(_) => false,
        };
        if !ends {
            continue;
        }
        let begins = BEGINNINGS.iter().any(|pair| tokens.reads(at, pair));
        let common = begins
            && tokens[at].case == Case::Capital
            && tokens[at + 1].case == Case::Lower
            && before.case != Case::Capital;
        let union = tokens.key(at) == "lđlđ"
            || tokens.reads(at, &["liên", "đoàn", "lao"])
            || tokens.reads(at, &["công", "đoàn"]);
        let acts = || {
            (at + 2..line.tokens.end).any(|k| {
                tokens[k].case == Case::Lower && DEEDS.contains(&tokens.key(k))
                    || tokens[k].is_punct(':')
            })
        };
        if common || union && acts() {
            return true;
        }
    }
    false
}

/// Drops lines of headlines run together that stand about the lead: links to other articles.
fn drop_joined(page: &mut Page<'_>) {
    const HEAD: usize = 14;
    for i in 1..page.lines.len().min(HEAD) {
        let open = page.lines[i].role == Role::Open && page.lines[i].hint == Hint::None;
        let goes_on = (i + 1..page.lines.len()).any(|at| page.is_paragraph(at));
        if open && goes_on && !is_caption(page, i) && !is_scene(page, i) && has_seam(page, i) {
            page.lines[i].role = Role::Furniture;
        }
    }
}

/// Finds the author: a line for it below the text or right below the headline, or a name behind
/// the last sentence.
fn find_author(
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
        found = above
            .clone()
            .rev()
            .find_map(|i| author_of_line(page, i).map(|span| (i, span)));
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
        .find(|&i| page.lines[i].role == Role::Open && page.is_ended(i));
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

/// Returns who published the page, by its own account.
fn find_source(page: &Page<'_>, title: Option<usize>) -> Option<String> {
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
    let first = mark == line.tokens.start || matches!(line.role, Role::Furniture);
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
