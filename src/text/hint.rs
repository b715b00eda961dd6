//! What a key may be the beginning of.
//!
//! Asked once of every key that a folder meets and not of every token: dates and numbers are looked
//! for in every sentence, and most words begin neither.

use super::number::digit;

/// What may begin with a key, and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Hints(u8);

impl Hints {
    const TIME: u8 = 1;
    const NUMBER: u8 = 2;
    const MARKED: u8 = 4;

    pub(super) fn of(key: &str) -> Self {
        let figures = key.starts_with(|c: char| c.is_ascii_digit());
        let time = figures || OPENERS.contains(&key);
        let number = figures || key == "mười" || digit(key).is_some();
        let marked = !key.is_ascii();
        Self(
            u8::from(time) * Self::TIME
                + u8::from(number) * Self::NUMBER
                + u8::from(marked) * Self::MARKED,
        )
    }

    pub(super) fn may_begin_time(self) -> bool {
        self.0 & Self::TIME != 0
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
