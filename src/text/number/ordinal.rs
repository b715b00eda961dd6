//! Roman numbers and ordinals.

use super::digit;
use crate::text::token::Tokens;

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
