//! Who holds a post in a body and is named right behind it.

use std::sync::LazyLock;

use super::super::person::is_surname;
use super::Reader;
use crate::text::{Case, WordSet};

/// Words that say of what level a school is.
static LEVELS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "tiểu học trung cơ sở phổ thông mầm non mẫu giáo cao đẳng đại thcs thpt th pt ptdt ptcs đh mn mg \
         chuyên trường liên cấp nghề bán nội trú dân tộc và & -",
    ])
});

impl Reader<'_, '_> {
    /// "Chủ tịch Công đoàn Công ty Giày Ánh Dương Phạm Thị Hoa": cuts the holder of the post off
    /// the name of the body.
    pub(super) fn without_person(&self, from: usize, end: usize) -> usize {
        let walk = self.walk;
        let middle =
            (from + 2..end).find(|&i| matches!(walk.key(i), "thị" | "văn") && walk.is_capital(i));
        let by_middle = middle
            .map(|i| i - 1)
            .filter(|&i| is_surname(walk.key(i)) && i + 2 < end + 1);
        // "Trường THPT Nguyễn Văn Cừ": the school is called by a person.
        let level = |i: usize| walk.is_in(i, &LEVELS);
        let by_middle = by_middle.filter(|&cut| !(from..cut).all(level));
        let post = (from.saturating_sub(7)..from)
            .any(|i| matches!(walk.key(i), "tịch" | "thư" | "đốc" | "trưởng") && walk.is_word(i));
        // A foreign brand of one word may be the whole name.
        let form = |i: usize| {
            matches!(
                walk.key(i),
                "tnhh" | "cp" | "mtv" | "tm" | "dv" | "xd" | "sx" | "đt"
            )
        };
        let brand =
            walk.text(from..from + 1).is_ascii() && walk.case(from) != Case::Capital && !form(from);
        let by_length = end.checked_sub(3).filter(|&i| {
            // "Chủ tịch Công đoàn Đại học Huế Hoàng Ngọc Hương".
            let university = from > 1 && walk.page.tokens.reads(from - 2, &["đại", "học"]);
            post && !self.has_holder(from)
                && (i >= from + 2 || (brand || university) && i > from)
                // "Giám đốc Công ty TNHH MTV Hoàng Thịnh Đạt": the firm has no other name.
                && !(from..i).all(form)
                && is_surname(walk.key(i))
                && (i..end).all(|i| walk.is_capital(i))
        });
        by_middle.or(by_length).unwrap_or(end)
    }

    /// "Lê Văn Bằng - Phó Giám đốc Công ty …": tells whether who holds the post before a body is named
    /// before it, and not behind.
    fn has_holder(&self, from: usize) -> bool {
        let walk = self.walk;
        let pause = (from.saturating_sub(12)..from)
            .rev()
            .find(|&i| walk.is_dash(i) || matches!(walk.punct(i), Some(',' | '(' | ';' | '.')));
        let Some(pause) = pause.filter(|&pause| walk.punct(pause) != Some('.')) else {
            return false;
        };
        (pause.saturating_sub(5)..pause)
            .rev()
            .take_while(|&i| walk.is_capital(i) && (i + 1 == pause || walk.follows(i + 1)))
            .any(|first| pause - first >= 2 && is_surname(walk.key(first)))
    }
}
