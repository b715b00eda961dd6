//! Numbers as Vietnamese articles write them.
//!
//! The point groups thousands and the comma begins decimals (`1.989`, `492,3%`), counts are padded
//! (`02 tập thể`), large ones carry a word (`1,2 tỷ đồng`), shares are written `195/204`, and small
//! ones are spelled out (`hai mươi lăm`). Numbers that name something instead of counting
//! (`Nghị quyết 12`, `558/QĐ-TTg`, `Covid-19`, `Quận 1`) are not quantities.

use std::ops::Range;

use super::span::Span;
use super::token::{Case, Gap, TokenKind, Tokens};

/// How a number is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "hơn", "trên", "ít nhất".
    AtLeast,
    /// "gần", "dưới", "tối đa".
    AtMost,
    /// "khoảng", "xấp xỉ".
    About,
}

/// A counted or measured number.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its tokens: the number, its scale and its per cent sign, without a qualifying word.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// The number as written, before its scale: 1.2 for "1,2 tỷ".
    pub value: f64,
    /// What a scale word multiplies it by: 10⁹ for "1,2 tỷ", else 1.
    pub scale: f64,
    /// The first token of the scale word, where there is one.
    pub scale_at: Option<usize>,
    /// Whether it is a percentage.
    pub percent: bool,
    /// The whole of which it is a part: 204 for "195/204".
    pub of: Option<f64>,
    /// The word in front of it ("hơn 1.500").
    pub bound: Option<Bound>,
    /// Whether it is spelled out ("hai mươi lăm").
    pub spelled: bool,
}

impl Quantity {
    /// Returns the number with its scale: 1.2 × 10⁹ for "1,2 tỷ".
    #[must_use]
    pub fn amount(&self) -> f64 {
        self.value * self.scale
    }

    /// Returns the number as a count, if it is a whole one and no percentage.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        let amount = self.amount();
        let whole = amount >= 0.0 && amount.fract() == 0.0 && amount < 1e15;
        (whole && !self.percent).then_some(amount as u64)
    }
}

/// Finds the quantities in `range`, in order, disjoint; none touches a stretch of `taken` (dates).
#[must_use]
pub fn quantities(tokens: &Tokens, range: Range<usize>, taken: &[Range<usize>]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if !tokens[i].hints.may_begin_number() {
            i += 1;
            continue;
        }
        if let Some(date) = taken.iter().find(|date| date.contains(&i)) {
            i = date.end.max(i + 1);
            continue;
        }
        match quantity_at(tokens, i) {
            Some(quantity) if quantity.tokens.end <= range.end => {
                i = quantity.tokens.end;
                found.push(quantity);
            }
            _ => i = skip_number(tokens, i),
        }
    }
    found
}

/// Returns the quantity that begins at token `i`, if one does.
#[must_use]
pub fn quantity_at(tokens: &Tokens, i: usize) -> Option<Quantity> {
    let token = tokens.get(i)?;
    let (value, end, spelled) = match token.kind {
        TokenKind::Number => {
            let (value, end) = figures(tokens, i)?;
            if names_something(tokens, i, end) {
                return None;
            }
            (value, end, false)
        }
        TokenKind::Word => spelled_out(tokens, i).map(|(value, end)| (value, end, true))?,
        TokenKind::Punct(_) => return None,
    };
    let mut quantity = Quantity {
        tokens: i..end,
        span: Span::default(),
        value,
        scale: 1.0,
        scale_at: None,
        percent: false,
        of: None,
        bound: bound_before(tokens, i),
        spelled,
    };
    if !spelled {
        take_share(tokens, &mut quantity);
        take_scale(tokens, &mut quantity);
        take_percent(tokens, &mut quantity);
    }
    quantity.span = tokens.span(quantity.tokens.clone());
    Some(quantity)
}

/// Reads a run of figures with its points and commas.
fn figures(tokens: &Tokens, i: usize) -> Option<(f64, usize)> {
    let mut text = tokens.key(i).to_owned();
    let mut groups: Vec<(char, &str)> = Vec::new();
    let mut end = i + 1;
    while let Some((mark, piece)) = next_group(tokens, end) {
        groups.push((mark, piece));
        end += 2;
    }
    let of_three = |mark: char| move |&&(m, piece): &&(char, &str)| m == mark && piece.len() == 3;
    let points = groups.iter().take_while(of_three('.')).count();
    let lead = (1..=3).contains(&text.len());
    let decimals = match groups.get(points..)? {
        [] if points == 0 || lead => None,
        // `1,250,000` and `1,500 công nhân` are written the English way.
        rest if points == 0 && lead && english(&text, rest, tokens, end) => {
            text.extend(rest.iter().map(|(_, piece)| *piece));
            return text.parse().ok().map(|value| (value, end));
        }
        [(',', piece)] if points == 0 || lead => Some(*piece),
        [('.', piece)] if points == 0 => Some(*piece),
        _ => return None,
    };
    text.extend(groups.iter().take(points).map(|(_, piece)| *piece));
    if let Some(decimals) = decimals {
        text.push('.');
        text.push_str(decimals);
    }
    text.parse().ok().map(|value| (value, end))
}

fn english(first: &str, rest: &[(char, &str)], tokens: &Tokens, end: usize) -> bool {
    let grouped = rest
        .iter()
        .all(|(mark, piece)| *mark == ',' && piece.len() == 3);
    let measured = tokens.get(end).is_some_and(|token| token.is_punct('%'))
        || scale_of(tokens.key(end)).is_some();
    grouped && first != "0" && (rest.len() > 1 || !measured)
}

/// Returns the mark and the figures that follow at `at` without a blank.
fn next_group(tokens: &Tokens, at: usize) -> Option<(char, &str)> {
    let (mark, figures) = (tokens.get(at)?, tokens.get(at + 1)?);
    let TokenKind::Punct(c @ ('.' | ',')) = mark.kind else {
        return None;
    };
    let glued = mark.space_before == Gap::None && figures.space_before == Gap::None;
    (glued && figures.kind == TokenKind::Number).then(|| (c, tokens.key(at + 1)))
}

/// Tells whether the figures `i..end` are a name or part of one.
fn names_something(tokens: &Tokens, i: usize, end: usize) -> bool {
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
    LABELS.contains(&key(1)) || LEGAL_LABELS.contains(&(key(2), key(1)))
}

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

fn bound_before(tokens: &Tokens, i: usize) -> Option<Bound> {
    let key = |back: usize| i.checked_sub(back).map_or("", |at| tokens.key(at));
    match (key(2), key(1)) {
        ("ít", "nhất") | ("tối", "thiểu") => Some(Bound::AtLeast),
        ("tối", "đa") => Some(Bound::AtMost),
        (_, "hơn" | "trên") => Some(Bound::AtLeast),
        (_, "gần" | "dưới") => Some(Bound::AtMost),
        ("xấp", "xỉ") | (_, "khoảng" | "chừng") => Some(Bound::About),
        _ => None,
    }
}

fn take_share(tokens: &Tokens, quantity: &mut Quantity) {
    let end = quantity.tokens.end;
    let (Some(slash), Some(whole)) = (tokens.get(end), tokens.get(end + 1)) else {
        return;
    };
    let glued = slash.space_before == whole.space_before;
    if slash.is_punct('/')
        && glued
        && whole.kind == TokenKind::Number
        && let Some((of, after)) = figures(tokens, end + 1)
        && !tokens.get(after).is_some_and(|next| next.is_punct('/'))
    {
        quantity.of = Some(of);
        quantity.tokens.end = after;
    }
}

fn take_scale(tokens: &Tokens, quantity: &mut Quantity) {
    let first = quantity.tokens.end;
    let mut end = first;
    while let Some(scale) = scale_of(tokens.key(end)) {
        let near = tokens
            .get(end)
            .is_some_and(|token| token.space_before <= Gap::Space);
        if !near || end == first + 2 {
            break;
        }
        quantity.scale *= scale;
        end += 1;
    }
    if end > first {
        quantity.scale_at = Some(first);
        quantity.tokens.end = end;
    }
}

fn take_percent(tokens: &Tokens, quantity: &mut Quantity) {
    let end = quantity.tokens.end;
    let sign = tokens.get(end).is_some_and(|token| token.is_punct('%'));
    if sign {
        quantity.percent = true;
        quantity.tokens.end = end + 1;
    } else if quantity.scale_at.is_none() && tokens.reads(end, &["phần", "trăm"]) {
        quantity.percent = true;
        quantity.tokens.end = end + 2;
    }
}

fn scale_of(key: &str) -> Option<f64> {
    Some(match key {
        "trăm" => 1e2,
        "nghìn" | "ngàn" => 1e3,
        "vạn" => 1e4,
        "triệu" => 1e6,
        "tỷ" | "tỉ" => 1e9,
        _ => return None,
    })
}

pub(super) fn digit(key: &str) -> Option<f64> {
    Some(match key {
        "không" => 0.0,
        "một" | "mốt" => 1.0,
        "hai" => 2.0,
        "ba" => 3.0,
        "bốn" | "tư" => 4.0,
        "năm" | "lăm" | "nhăm" => 5.0,
        "sáu" => 6.0,
        "bảy" | "bẩy" => 7.0,
        "tám" => 8.0,
        "chín" => 9.0,
        _ => return None,
    })
}

/// Reads a number in words, e.g. "một trăm linh năm", "ba nghìn hai trăm", "hai".
///
/// "Hàng trăm" counts nothing, and "năm" alone is a year far more often than a five.
fn spelled_out(tokens: &Tokens, i: usize) -> Option<(f64, usize)> {
    let before = i.checked_sub(1).map_or("", |at| tokens.key(at));
    if tokens[i].case != Case::Lower && i > 0 && tokens[i].space_before < Gap::Line {
        return None;
    }
    if matches!(
        before,
        "hàng" | "thứ" | "hạng" | "tháng" | "vài" | "mấy" | "số" | "trăm"
    ) {
        return None;
    }
    let (mut total, mut group, mut last) = (0.0, 0.0, None);
    let mut at = i;
    while tokens
        .get(at)
        .is_some_and(|token| at == i || token.space_before <= Gap::Space)
    {
        let key = tokens.key(at);
        match key {
            "mười" if last.is_none() => last = Some(10.0),
            "mươi" => group += last.take()? * 10.0,
            "linh" | "lẻ" if at > i => {}
            "rưỡi" if at > i && last.is_none() => total *= 1.5,
            "trăm" => group += last.take().filter(|_| at > i)? * 100.0,
            _ => match (digit(key), scale_of(key)) {
                (Some(value), _) if last == Some(10.0) => {
                    group += 10.0 + value;
                    last = Some(0.0);
                }
                (Some(value), _) if last.is_none() => last = Some(value),
                (None, Some(scale)) if at > i => {
                    total += (group + last.take().unwrap_or(0.0)) * scale;
                    group = 0.0;
                }
                _ => break,
            },
        }
        at += 1;
    }
    let value = total + group + last.unwrap_or(0.0);
    let alone = at == i + 1;
    let doubtful = match tokens.key(i) {
        "năm" => {
            YEARLY.contains(&before) || !COUNTED.contains(&(tokens.key(at), tokens.key(at + 1)))
        }
        key => matches!(key, "không" | "lăm" | "tư" | "mốt" | "nhăm"),
    };
    (at > i && !(alone && doubtful)).then_some((value, at))
}

/// Words after which "năm" is a year whatever follows ("trong năm đơn vị đã …").
const YEARLY: [&str; 12] = [
    "cuối", "cả", "giữa", "hằng", "mỗi", "một", "nhiều", "những", "nửa", "trong", "từng", "đầu",
];

/// What is counted where "năm" is five and not a year ("năm tập thể").
const COUNTED: [(&str, &str); 24] = [
    ("bằng", "khen"),
    ("bác", "sĩ"),
    ("cán", "bộ"),
    ("chiến", "sĩ"),
    ("công", "đoàn"),
    ("công", "nhân"),
    ("cá", "nhân"),
    ("cờ", "thi"),
    ("doanh", "nghiệp"),
    ("đoàn", "viên"),
    ("đơn", "vị"),
    ("đồng", "chí"),
    ("gia", "đình"),
    ("giáo", "viên"),
    ("giấy", "khen"),
    ("kỹ", "sư"),
    ("mái", "ấm"),
    ("người", "lao"),
    ("nữ", "công"),
    ("sáng", "kiến"),
    ("suất", "quà"),
    ("tác", "giả"),
    ("tập", "thể"),
    ("tổ", "công"),
];

/// Returns where to go on behind something at `i` that is no quantity.
fn skip_number(tokens: &Tokens, i: usize) -> usize {
    let mut end = i + 1;
    if tokens[i].kind == TokenKind::Number {
        // The pieces of `02373.852.369` or `24/3/2021` are no quantities either.
        while let (Some(mark), Some(figures)) = (tokens.get(end), tokens.get(end + 1)) {
            let joined = matches!(mark.kind, TokenKind::Punct('.' | ',' | '/' | '-' | ':'))
                && mark.space_before == Gap::None
                && figures.space_before == Gap::None
                && figures.kind == TokenKind::Number;
            if !joined {
                break;
            }
            end += 2;
        }
    }
    end
}

/// Returns the value of a Roman number in either case, up to 89; `None` where `key` is none.
///
/// Single letters count as well, so the caller looks at what stands before ("lần thứ X").
#[must_use]
pub fn roman(key: &str) -> Option<u32> {
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = key.chars().map(value).collect::<Option<_>>()?;
    let mut total = 0;
    for (i, &digit) in digits.iter().enumerate() {
        match digits.get(i + 1) {
            Some(&next) if next > digit => total -= i64::from(digit),
            _ => total += i64::from(digit),
        }
    }
    let total = u32::try_from(total).ok()?;
    (total > 0 && to_roman(total) == key.to_ascii_lowercase()).then_some(total)
}

fn to_roman(mut value: u32) -> String {
    let mut out = String::new();
    for (worth, sign) in [
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while value >= worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

/// Returns the ordinal that the token at `i` stands for: `XIII`, `13`, `hai`, `nhất`, `nhì`.
#[must_use]
pub fn ordinal_at(tokens: &Tokens, i: usize) -> Option<u32> {
    let key = tokens.key(i);
    match key {
        "nhất" => Some(1),
        "nhì" => Some(2),
        _ => key
            .parse()
            .ok()
            .or_else(|| roman(key))
            .or_else(|| {
                digit(key)
                    .filter(|&value| value > 0.0)
                    .map(|value| value as u32)
            })
            .or_else(|| (key == "mười").then_some(10)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, quantities, roman};
    use crate::text::Tokens;

    /// One line a quantity: the text, the value, the scale and so on where they matter.
    fn found(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        let describe = |q: &super::Quantity| {
            let mut line = format!("{}={}", q.span.of(text), q.value);
            if q.scale != 1.0 {
                line += &format!("×{}", q.scale);
            }
            if q.percent {
                line += " pct";
            }
            if let Some(of) = q.of {
                line += &format!(" of {of}");
            }
            match q.bound {
                Some(Bound::AtLeast) => line += " ≥",
                Some(Bound::AtMost) => line += " ≤",
                Some(Bound::About) => line += " ~",
                None => {}
            }
            line
        };
        quantities(&tokens, 0..tokens.len(), &[])
            .iter()
            .map(describe)
            .collect()
    }

    #[test]
    fn quantities_are_read_the_vietnamese_way() {
        for (text, expected) in [
            (
                "có 1.989 sáng kiến (đạt 492,3%)",
                &["1.989=1989", "492,3%=492.3 pct"][..],
            ),
            ("02 tập thể, 05 cá nhân", &["02=2", "05=5"]),
            (
                "hơn 1.500 người, gần 250 cán bộ",
                &["1.500=1500 ≥", "250=250 ≤"],
            ),
            ("khoảng 75 nghìn sáng kiến", &["75 nghìn=75×1000 ~"]),
            ("trị giá 1,2 tỷ đồng", &["1,2 tỷ=1.2×1000000000"]),
            ("5 nghìn tỷ đồng", &["5 nghìn tỷ=5×1000000000000"]),
            ("đã có 195/204 CĐCS", &["195/204=195 of 204"]),
            (
                "từ 12.000 đến 15.000 đồng/bữa",
                &["12.000=12000", "15.000=15000"],
            ),
            (
                "1.250.000 đồng; 1,250,000 đồng",
                &["1.250.000=1250000", "1,250,000=1250000"],
            ),
            (
                "1,500 công nhân, 1,500 tỷ",
                &["1,500=1500", "1,500 tỷ=1.5×1000000000"],
            ),
            ("tăng 3.5 lần", &["3.5=3.5"]),
            (
                "20%/năm và 15 phần trăm",
                &["20%=20 pct", "15 phần trăm=15 pct"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_in_words() {
        for (text, expected) in [
            ("tặng hai tập thể", &["hai=2"][..]),
            ("hai mươi lăm cá nhân", &["hai mươi lăm=25"]),
            ("mười hai đơn vị", &["mười hai=12"]),
            ("một trăm linh năm người", &["một trăm linh năm=105"]),
            ("ba nghìn hai trăm suất quà", &["ba nghìn hai trăm=3200"]),
            ("mười tập thể", &["mười=10"]),
            ("khen năm tập thể, năm cá nhân", &["năm=5", "năm=5"]),
            ("trong năm đơn vị đã họp", &[]),
            ("hàng trăm công nhân", &[]),
            ("lần thứ ba, hạng ba", &[]),
            ("trong năm qua", &[]),
            ("quận Ba Đình", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_that_name_are_no_quantities() {
        for text in [
            "Quyết định số 558/QĐ-TTg",
            "Nghị quyết số 58-NQ/TW",
            "phòng, chống Covid-19",
            "Đợt 1 và Quận 10",
            "Điện thoại 02373.852.369",
            "lúc 15:34",
            "năm 2020",
            "Nghị định 147/2024/NĐ-CP",
            "Kế hoạch 99 và Nghị quyết 12",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn roman_numbers() {
        assert_eq!(roman("XIII"), Some(13));
        assert_eq!(roman("xxiv"), Some(24));
        assert_eq!(roman("IIX"), None);
        assert_eq!(roman("năm"), None);
        assert_eq!(roman(""), None);
    }
}
