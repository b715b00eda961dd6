//! Numbers as Vietnamese articles write them.
//!
//! The point groups thousands and the comma begins decimals (`1.989`, `492,3%`), counts are padded
//! (`02 tập thể`), large ones carry a word (`1,2 tỷ đồng`), shares are written `195/204`, and small
//! ones are spelled out (`hai mươi lăm`). Numbers that name something instead of counting
//! (`Nghị quyết 12`, `558/QĐ-TTg`, `Covid-19`, `Quận 1`) are not quantities.

mod glued;
mod label;
mod ordinal;
mod words;

use std::ops::Range;

use super::span::Span;
use super::token::{Gap, TokenKind, Tokens};
use label::names_something;
use words::{scale_of, spelled_out};

pub use ordinal::{ordinal_at, roman};
pub(super) use words::digit;

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
    /// The unit written without a blank behind it: "đ" of "12.600.000đ".
    pub unit: Option<&'static str>,
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

/// Finds the quantities in `range`, in order, disjoint; none touches a stretch of `taken`
/// (dates), which are sorted and disjoint.
#[must_use]
pub fn quantities(tokens: &Tokens, range: Range<usize>, taken: &[Range<usize>]) -> Vec<Quantity> {
    let mut found = Vec::new();
    each_quantity(tokens, range, taken, |quantity| found.push(quantity));
    found
}

/// Calls `each` with the quantities that [`quantities`] finds.
pub(crate) fn each_quantity(
    tokens: &Tokens,
    range: Range<usize>,
    taken: &[Range<usize>],
    mut each: impl FnMut(Quantity),
) {
    let mut behind = range.start;
    for (i, token) in range.clone().zip(&tokens.as_slice()[range.clone()]) {
        if !token.hints.may_begin_number() || i < behind {
            continue;
        }
        let next = taken.partition_point(|date| date.end <= i);
        if let Some(date) = taken.get(next).filter(|date| date.contains(&i)) {
            behind = date.end;
            continue;
        }
        match quantity_at(tokens, i) {
            Some(quantity) if quantity.tokens.end <= range.end => {
                behind = quantity.tokens.end;
                each(quantity);
            }
            _ => behind = skip_number(tokens, i),
        }
    }
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
        TokenKind::Word if glued::split(tokens.key(i)).is_some() => {
            let (value, end) = figures(tokens, i)?;
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
        unit: glued::split(tokens.key(end - 1)).map(|(_, unit)| unit),
    };
    if !spelled && quantity.unit.is_none() {
        take_share(tokens, &mut quantity);
        take_scale(tokens, &mut quantity);
        take_percent(tokens, &mut quantity);
    }
    quantity.span = tokens.span(quantity.tokens.clone());
    Some(quantity)
}

/// A number has no more groups than these behind its first.
const MOST_GROUPS: usize = 16;

/// Reads a run of figures with its points and commas.
fn figures(tokens: &Tokens, i: usize) -> Option<(f64, usize)> {
    let first = glued::split(tokens.key(i)).map_or(tokens.key(i), |(figures, _)| figures);
    let whole = glued::split(tokens.key(i)).is_some() || next_group(tokens, i + 1).is_none();
    if whole && let Some(value) = plain_figures(first) {
        return Some((value, i + 1));
    }
    let mut text = first.to_owned();
    let mut groups: Vec<(char, &str)> = Vec::new();
    let mut end = i + 1;
    while glued::split(tokens.key(end - 1)).is_none()
        && let Some((mark, piece)) = next_group(tokens, end)
    {
        groups.push((mark, piece));
        end += 2;
        if groups.len() > MOST_GROUPS {
            return None;
        }
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

/// Reads so few figures that a number holds them exactly.
fn plain_figures(key: &str) -> Option<f64> {
    let few = key.len() <= 15 && key.bytes().all(|byte| byte.is_ascii_digit());
    let value: Option<u64> = few.then(|| key.parse().ok()).flatten();
    value.map(|value| value as f64)
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
    let joined = mark.space_before == Gap::None && figures.space_before == Gap::None;
    let key = tokens.key(at + 1);
    match (figures.kind, glued::split(key)) {
        (TokenKind::Number, _) if joined => Some((c, key)),
        (TokenKind::Word, Some((figures, _))) if joined => Some((c, figures)),
        _ => None,
    }
}

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
        take_remainder(tokens, quantity);
    }
}

/// "1 tỷ 75 triệu": what is told by a smaller scale belongs to the same number.
fn take_remainder(tokens: &Tokens, quantity: &mut Quantity) {
    let end = quantity.tokens.end;
    let whole = quantity.value.fract() == 0.0;
    let more = tokens
        .get(end)
        .filter(|token| token.kind == TokenKind::Number && token.space_before == Gap::Space);
    let (Some(_), Some(scale)) = (more, scale_of(tokens.key(end + 1))) else {
        return;
    };
    let rest = plain_figures(tokens.key(end)).map(|rest| rest * scale);
    if let Some(rest) = rest.filter(|&rest| whole && rest < quantity.scale) {
        quantity.value += rest / quantity.scale;
        quantity.tokens.end = end + 2;
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
            (
                "góp 1 tỷ 75 triệu đồng",
                &["1 tỷ 75 triệu=1.075×1000000000"],
            ),
            (
                "2 tỷ, 75 triệu",
                &["2 tỷ=2×1000000000", "75 triệu=75×1000000"],
            ),
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
                "12.600.000đ; 1.320m; 2,4ha",
                &["12.600.000đ=12600000", "1.320m=1320", "2,4ha=2.4"],
            ),
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
