//! What a single line is by its wording: a label, a menu, a contact, a caption.

use crate::corpus::labels;
use crate::corpus::line::Page;
use crate::text::TokenKind;

/// Tells whether line `i` is furniture by its wording alone.
pub(super) fn is_label(page: &Page<'_>, i: usize) -> bool {
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
    // "> LĐLĐ huyện A khám bệnh cho nữ công nhân": a link to another article.
    let link = page.line_text(i).starts_with(['>', '»', '›']);
    if link && line.chars <= 160 && !page.is_ended(i) {
        return true;
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

/// Tells whether a long line is a menu on one line: entries with bars between.
pub(super) fn is_menu(page: &Page<'_>, i: usize) -> bool {
    let bars = page.line_text(i).matches(['|', '»', '›', '·', '•']).count();
    bars >= 3 && bars * 60 > page.lines[i].chars
}

/// Returns the words without numbers at their end: "bình luận 3" is "bình luận".
pub(super) fn without_numbers(words: &str) -> &str {
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
pub(super) fn is_caption(page: &Page<'_>, i: usize) -> bool {
    let words = page.words(i);
    let mut tokens = page.lines[i].tokens.clone();
    let credit = tokens.any(|at| page.tokens.reads(at, &["ảnh", ":"]));
    credit || labels::begins(words, "ảnh") || labels::begins(words, "trong ảnh")
}

/// Tells whether a line is a sentence about a picture that ends with the picture's credit: it
/// belongs to the article wherever it stands.
pub(super) fn is_credited(page: &Page<'_>, i: usize) -> bool {
    let credit = page.lines[i]
        .tokens
        .clone()
        .skip(5)
        .any(|at| page.tokens.reads(at, &["ảnh", ":"]));
    credit && page.word_count(i) >= 8
}

/// Tells whether a line describes what is to be seen: people at an event.
pub(super) fn is_scene(page: &Page<'_>, i: usize) -> bool {
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

/// Tells whether a line begins with the name of an honour, as those of a list of honours do: "Huân
/// chương Lao động hạng Ba năm 1993".
pub(super) fn is_honour(page: &Page<'_>, i: usize) -> bool {
    const HONOURS: [&[&str]; 9] = [
        &["huân", "chương"],
        &["huy", "chương"],
        &["cờ", "thi", "đua"],
        &["bằng", "khen"],
        &["giấy", "khen"],
        &["kỷ", "niệm", "chương"],
        &["danh", "hiệu"],
        &["giải", "thưởng"],
        &["bằng", "lao", "động", "sáng", "tạo"],
    ];
    let Some(line) = page.lines.get(i) else {
        return false;
    };
    let start = line.tokens.start;
    // "02 Bằng khen của …", "- Bằng khen của …".
    let at = (start..line.tokens.end.min(start + 3))
        .find(|&at| page.tokens[at].kind == TokenKind::Word)
        .unwrap_or(start);
    HONOURS.iter().any(|words| page.tokens.reads(at, words))
}
