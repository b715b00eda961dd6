//! What a key may be the beginning of.
//!
//! Asked once of every key that a folder meets and not of every token: dates and numbers are looked
//! for in every sentence, and most words begin neither.

use super::number::digit;
use super::token::TokenKind;

/// What may begin with a key, and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Hints(u8);

impl Hints {
    const TIME: u8 = 1;
    const NUMBER: u8 = 2;
    const MARKED: u8 = 4;
    const COUNT: u8 = 8;
    const UNIT: u8 = 16;
    const FIGURES: u8 = 32;
    const STOP: u8 = 64;

    pub(super) fn of(key: &str, kind: TokenKind) -> Self {
        let figures = key.starts_with(|c: char| c.is_ascii_digit());
        let time = figures || OPENERS.contains(&key);
        let number = figures || key == "mười" || digit(key).is_some();
        let set = |bit: u8, is_so: bool| if is_so { bit } else { 0 };
        Self(
            set(Self::TIME, time)
                | set(Self::NUMBER, number)
                | set(Self::MARKED, !key.is_ascii())
                | set(Self::COUNT, COUNTS.contains(&key))
                | set(Self::UNIT, matches!(key, "năm" | "tháng"))
                | set(Self::FIGURES, figures)
                | set(Self::STOP, is_stop(kind)),
        )
    }

    pub(super) fn may_begin_time(self) -> bool {
        self.0 & Self::TIME != 0
    }

    /// Tells whether it begins a time only as a count: before "tháng" or "năm".
    pub(super) fn is_count_of_time(self) -> bool {
        self.0 & Self::COUNT != 0
    }

    /// Tells whether it is "tháng" or "năm".
    pub(super) fn is_unit_of_time(self) -> bool {
        self.0 & Self::UNIT != 0
    }

    /// Tells whether a sentence may end or pause behind it, or end before it.
    pub(super) fn may_end_sentence(self) -> bool {
        self.0 & Self::STOP != 0
    }

    /// Tells whether it begins with a figure.
    pub(crate) fn has_figures(self) -> bool {
        self.0 & Self::FIGURES != 0
    }

    pub(super) fn may_begin_number(self) -> bool {
        self.0 & Self::NUMBER != 0
    }

    /// Tells whether a letter is not one of ASCII's.
    pub(crate) fn has_marks(self) -> bool {
        self.0 & Self::MARKED != 0
    }
}

/// The words with which times begin; among them the small numbers ("sáu tháng đầu năm").
const OPENERS: [&str; 35] = [
    "ba", "bảy", "bẩy", "bốn", "các", "chiều", "chín", "giai", "hai", "hàng", "hằng", "hôm",
    "khoá", "mấy", "mồng", "mùng", "mười", "năm", "ngày", "nhiệm", "nhiều", "những", "niên", "quý",
    "sáng", "sáu", "tám", "tháng", "thời", "tối", "trưa", "tư", "từ", "đêm", "một",
];

/// Those of the words above that only count: "sáu tháng đầu năm", "những năm qua".
const COUNTS: [&str; 15] = [
    "ba", "bảy", "bẩy", "bốn", "các", "chín", "hai", "mấy", "một", "mười", "nhiều", "những", "sáu",
    "tám", "tư",
];

/// Tells whether it is a mark with which sentences end or pause, or one that begins an item of a list
/// wherever it stands.
fn is_stop(kind: TokenKind) -> bool {
    let TokenKind::Punct(mark) = kind else {
        return false;
    };
    matches!(
        mark,
        '.' | '!'
            | '?'
            | '…'
            | ';'
            | '”'
            | '’'
            | '»'
            | ')'
            | ']'
            | '"'
            | '\''
            | '•'
            | '●'
            | '▪'
            | '■'
            | '\u{F0B7}'
    )
}
