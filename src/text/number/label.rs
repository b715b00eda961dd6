//! Numbers that name something instead of counting.

use crate::text::token::{Case, Gap, TokenKind, Tokens};

/// Tells whether the figures `i..end` are a name or part of one.
pub(super) fn names_something(tokens: &Tokens, i: usize, end: usize) -> bool {
    let glued = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.space_before == Gap::None)
    };
    if let Some(before) = i.checked_sub(1)
        && glued(i)
        && let TokenKind::Punct(mark) = tokens[before].kind
    {
        let inside = glued(before) || matches!(mark, '#' | '@' | '_');
        // "3.078 đoàn viên/3.268 cán bộ": one count beside another.
        let beside = mark == '/'
            && before > 0
            && tokens[before - 1].kind == TokenKind::Word
            && tokens[before - 1].case == Case::Lower;
        let inside = inside && !beside;
        if inside && matches!(mark, '-' | '/' | ':' | '#' | '@' | '_') {
            return true;
        }
    }
    goes_on_as_name(tokens, end) || labelled(tokens, i)
}

/// Tells whether what is glued to the figures makes them a name: `558/QĐ-TTg`, `147/2024/NĐ-CP`,
/// `15:34`; but `15.000 đồng/bữa` and `195/204` are none.
fn goes_on_as_name(tokens: &Tokens, mut end: usize) -> bool {
    let glued = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.space_before == Gap::None)
    };
    while let Some(TokenKind::Punct(mark @ ('/' | '-' | ':'))) = tokens.get(end).map(|t| t.kind)
        && glued(end)
        && glued(end + 1)
    {
        let next = &tokens[end + 1];
        match next.kind {
            TokenKind::Word => return next.case != Case::Lower,
            TokenKind::Number if mark == ':' => return true,
            TokenKind::Number => end += 2,
            TokenKind::Punct(_) => return false,
        }
    }
    false
}

fn labelled(tokens: &Tokens, i: usize) -> bool {
    let key = |back: usize| i.checked_sub(back).map_or("", |at| tokens.key(at));
    // "tổng số 120 công nhân", "trong số 120 công nhân" count.
    let total = key(1) == "số" && matches!(key(2), "tổng" | "trong");
    // "Đội 4 đoạt giải"; but "mỗi đội 5 người".
    let team = key(1) == "đội" && tokens[i - 1].case == Case::Capital;
    LABELS.contains(&key(1)) && !total
        || team
        || LEGAL_LABELS.contains(&(key(2), key(1)))
        || HOUSES.contains(&(key(2), key(1)))
}

/// Houses that go by a number: "Bệnh viện 199", "Nhà máy 3".
const HOUSES: [(&str, &str); 4] = [
    ("bệnh", "viện"),
    ("nhà", "máy"),
    ("xí", "nghiệp"),
    ("phân", "xưởng"),
];

/// Words after which a number names instead of counting, folded.
const LABELS: [&str; 31] = [
    "cụm",
    "điều",
    "đoạn",
    "đợt",
    "đường",
    "giờ",
    "hạng",
    "hẻm",
    "khoá",
    "khoản",
    "khối",
    "kỳ",
    "lớp",
    "mục",
    "năm",
    "ngày",
    "ngách",
    "ngõ",
    "phần",
    "phường",
    "quận",
    "quý",
    "quyển",
    "số",
    "tầng",
    "tập",
    "tháng",
    "thứ",
    "tổ",
    "trang",
    "chương",
];

/// Kinds of legal text, which often go without "số" before their number.
const LEGAL_LABELS: [(&str, &str); 8] = [
    ("nghị", "quyết"),
    ("nghị", "định"),
    ("quyết", "định"),
    ("chỉ", "thị"),
    ("kế", "hoạch"),
    ("thông", "tư"),
    ("công", "văn"),
    ("kết", "luận"),
];
