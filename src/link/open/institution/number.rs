//! Numbers and days by which units are called: "Bệnh viện 71 Trung ương", "Trường Mầm non 20-10".

use super::{Reader, is_number};
use crate::text::Case;

impl Reader<'_, '_> {
    /// Tells whether a number counts what follows it: "2 năm/lần", "3 lớp".
    pub(super) fn is_counting(&self, number: usize) -> bool {
        let walk = self.walk;
        let next = number + 1;
        walk.is_word(next)
            && walk.follows(next)
            && !walk.is_capital(next)
            && !matches!(
                walk.key(next),
                "được"
                    | "đã"
                    | "tổ"
                    | "và"
                    | "có"
                    | "tặng"
                    | "trao"
                    | "nhận"
                    | "đạt"
                    | "cho"
                    | "với"
                    | "tại"
                    | "cùng"
                    | "là"
                    | "thuộc"
                    | "ở"
                    | "vinh"
                    | "phối"
                    | "phát"
                    | "sẽ"
                    | "cũng"
                    | "luôn"
                    | "vừa"
                    | "thưởng"
                    | "khen"
                    | "duy"
                    | "hỗ"
                    | "ủng"
                    | "đoạt"
                    | "giành"
                    | "xây"
                    | "vận"
                    | "dẫn"
            )
    }

    /// Tells whether the number behind a name surely counts what follows: "Công ty A 131 sáng kiến",
    /// "Công đoàn B 2,15 tỷ đồng".
    pub(super) fn surely_counts(&self, number: usize) -> bool {
        const COUNTED: [&str; 32] = [
            "sáng", "đoàn", "công", "cán", "người", "suất", "triệu", "tỷ", "tỉ", "phần", "giải",
            "đề", "tập", "lao", "bài", "căn", "nhà", "hộ", "cá", "nữ", "em", "chị", "giờ", "ngày",
            "lượt", "thí", "vận", "đội", "cháu", "tấn", "nghìn", "đồng",
        ];
        let walk = self.walk;
        let glued = |at: usize| {
            let token = walk.page.tokens.get(at);
            token.is_some_and(|token| token.space_before == crate::text::Gap::None)
        };
        let decimal = matches!(walk.punct(number + 1), Some(',' | '.'))
            && is_number(walk, number + 2)
            && glued(number + 1)
            && glued(number + 2);
        let next = walk.case(number + 1) == Case::Lower && walk.follows(number + 1);
        // "Công ty A 25 năm xây dựng và trưởng thành"; but "Xí nghiệp 2 năm 2021".
        let years = walk.key(number + 1) == "năm" && !is_number(walk, number + 2);
        decimal || next && (years || COUNTED.contains(&walk.key(number + 1)))
    }

    /// Tells whether a hospital or a school is called by the number at `i`.
    pub(super) fn named_by_number(&self, from: usize, i: usize) -> bool {
        let walk = self.walk;
        let figures = walk.key(i);
        let level = |at: usize| {
            at > 1
                && [
                    ["bệnh", "viện"],
                    ["mầm", "non"],
                    ["mẫu", "giáo"],
                    ["quân", "y"],
                    ["công", "ty"],
                    ["xí", "nghiệp"],
                    ["nhà", "máy"],
                    ["trung", "đoàn"],
                    ["lữ", "đoàn"],
                    ["sư", "đoàn"],
                    ["binh", "đoàn"],
                    ["quân", "đoàn"],
                    ["quân", "khu"],
                    ["nông", "trường"],
                    ["lâm", "trường"],
                ]
                .iter()
                .any(|words| walk.page.tokens.reads(at - 2, words))
        };
        let counts = self.is_counting(i) && !walk.is_capital(i + 1);
        is_number(walk, i)
            && walk.follows(i)
            && (i == from || i == from + 2)
            && figures.len() <= 3
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && level(i)
            && !counts
            && !(matches!(walk.key(i + 1), "/" | "-" | "." | ",") && is_number(walk, i + 2))
    }

    /// Returns the end of the day and month at `i` that a school is called by.
    pub(super) fn named_by_day(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        let glued = |at: usize| {
            let token = walk.page.tokens.get(at);
            token.is_some_and(|token| token.space_before == crate::text::Gap::None)
        };
        let school = matches!(walk.key_before(i), "non" | "giáo" | "học" | "thcs" | "thpt");
        let mark = matches!(walk.punct(i + 1), Some('-' | '/' | '–'));
        let day = is_number(walk, i) && is_number(walk, i + 2) && walk.key(i + 2).len() <= 2;
        let more =
            matches!(walk.punct(i + 3), Some('-' | '/' | '.')) && glued(i + 3) && glued(i + 4);
        let whole = school && mark && day && glued(i + 1) && glued(i + 2) && !more;
        let end = (whole && walk.follows(i) && i <= from + 2).then_some(i + 3)?;
        // "Trường Mầm non 3/2 Hoa Ban": where the school is.
        let place = walk.capitals(end, 4);
        let cut = (end..place).find(|&at| self.stops(at) || self.head_at[at].is_some());
        Some(if walk.follows(end) {
            cut.unwrap_or(place)
        } else {
            end
        })
    }
}
