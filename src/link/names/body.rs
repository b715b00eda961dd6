//! Listed bodies: authorities, central unions, the party.

use std::ops::Range;

use super::Names;
use crate::gazetteer::Entity;
use crate::link::candidate::Priority;
use crate::link::draft::{Draft, What};
use crate::link::open::is_name_of_person;
use crate::text::{Case, Gap, TokenKind, Tokens};

/// Offices that act as authorities, and are titles before a name.
const OFFICES: &[&str] = &["o:thu-tuong-chinh-phu", "o:chu-tich-nuoc"];

/// Tells whether a report begins at its dash: "TTO | - Sáng 3-4, …".
pub(in crate::link) fn begins_report(tokens: &Tokens, at: usize) -> bool {
    const DAYS: [&str; 9] = [
        "sáng", "chiều", "tối", "trưa", "ngày", "hôm", "vừa", "trong", "từ",
    ];
    let next = tokens.get(at + 1);
    let capital = next.is_some_and(|next| next.case != Case::Lower);
    is_dash(tokens, at) && capital && DAYS.contains(&tokens.key(at + 1))
}

fn is_dash(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.key(at), "-" | "–" | "—")
}

impl Names<'_> {
    /// Takes "Đảng" alone, which is the one party.
    pub(super) fn party(&self, at: usize) -> Option<Draft> {
        let token = self.tokens.get(at)?;
        if self.tokens.key(at) != "đảng" || token.case != Case::Capital {
            return None;
        }
        const PARTS: &[&str] = &["bộ", "uỷ", "viên", "đoàn", "phí", "cộng", "tịch"];
        if PARTS.contains(&self.tokens.key(at + 1)) {
            return None;
        }
        let number = self.gazetteer.number_of("o:dang-cong-san-viet-nam")?;
        let draft = Draft::new(at..at + 1, What::Listed(number), "party");
        Some(draft.with_confidence(0.9).with_priority(Priority::Weak))
    }

    /// Takes a central body by its whole name or a known abbreviation, with its capitals.
    pub(super) fn body(&self, entity: &Entity, number: u32, range: Range<usize>) -> Option<Draft> {
        // "Phó Thủ tướng Chính phủ": a post of the government.
        if entity.id == "o:thu-tuong-chinh-phu"
            && range.start > 0
            && self.tokens.key(range.start - 1) == "phó"
        {
            let number = self.gazetteer.number_of("o:chinh-phu")?;
            let government = range.start + 2..range.end;
            let named = government.len() == 2;
            return named.then(|| {
                Draft::new(government, What::Listed(number), "listed-body").with_confidence(0.9)
            });
        }
        let syllables = self.words(&range);
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end - 1)?;
        if self.crosses_quotes(&range) {
            return None;
        }
        // "các trường ĐH, CĐ" are no "Trường ĐH Công đoàn".
        let comma = |i: usize| self.tokens[i].is_punct(',');
        if range.clone().any(comma) && !entity.name.contains(',') {
            return None;
        }
        let is_short = syllables == 1;
        // "Saigontourist" is no word of the language.
        let brand = entity.kind == "enterprise"
            && first.case == Case::Capital
            && self.tokens.key(range.start).len() >= 5
            && !self.is_behind_dash(range.start);
        if is_short && !(matches!(first.case, Case::Upper | Case::Mixed) || brand) {
            return None;
        }
        let capital = |i: usize| self.tokens.get(i).is_some_and(|t| t.case != Case::Lower);
        let is_named = first.case != Case::Lower
            || last.case != Case::Lower
            || syllables >= 4 && range.clone().filter(|&i| capital(i)).count() >= 2;
        if !is_named {
            return None;
        }
        // "VNPT Hoa Ban" is a branch with a name of its own.
        let branch = self.tokens.get(range.end).is_some_and(|next| {
            next.kind == TokenKind::Word && next.is_capitalised() && next.space_before == Gap::Space
        }) && !is_name_of_person(self.tokens, range.end);
        let nation = self.tokens.key(range.end - 1) == "vn";
        let brand =
            matches!(last.case, Case::Upper | Case::Mixed) && first.case != Case::Upper && !nation;
        let national = entity.id.starts_with("u:cdn:") && brand;
        if branch && (is_short && entity.kind == "enterprise" || national) {
            return None;
        }
        // "(LĐTĐ)" and "LĐTĐ -" at the head of an article are its paper; "(TLĐ)" only explains a
        // name.
        if is_short
            && (self.is_in_parentheses(&range)
                || self.is_dateline(&range)
                || self.is_source(range.start))
                != (entity.kind == "media")
        {
            return None;
        }
        if OFFICES.contains(&entity.id.as_str())
            && (self.is_title_of_a_person(range.end)
                || range.len() == 2
                    && entity.id == "o:thu-tuong-chinh-phu"
                    && !self.confers(&range))
        {
            return None;
        }
        // "Thủ tướng Chính phủ Phạm Văn A": a part of the title.
        let of_title = entity.id == "o:chinh-phu"
            && range.start >= 2
            && self.tokens.reads(range.start - 2, &["thủ", "tướng"]);
        if of_title {
            return None;
        }
        // "Đoàn đại biểu Quốc hội" is another body.
        let deputies = entity.id == "o:quoc-hoi"
            && range.start >= 3
            && self.tokens.reads(range.start - 3, &["đoàn", "đại", "biểu"]);
        if deputies {
            return None;
        }
        if entity.id == "u:tld" && self.is_generic_union(&range) {
            return None;
        }
        let confidence = if syllables >= 3 { 0.97 } else { 0.9 };
        Some(Draft::new(range, What::Listed(number), "listed-body").with_confidence(confidence))
    }

    /// "Công ty CP Than Hoa Ban - Vinacomin": the brand is a part of the firm's name.
    fn is_behind_dash(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else {
            return false;
        };
        matches!(self.tokens.key(at - 1), "-" | "–" | "—")
            && self.tokens[before].is_capitalised()
            && self.tokens[at - 1].space_before <= Gap::Space
    }

    /// Tells whether an office is only somebody's title: "Thủ tướng Chính phủ Phạm Minh Chính".
    fn is_title_of_a_person(&self, at: usize) -> bool {
        let name = |i: usize| {
            self.tokens.get(i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && matches!(t.case, Case::Capital)
                    && t.space_before == Gap::Space
            })
        };
        let another = matches!(self.tokens.key(at), "," | "-" | "–")
            && (self.tokens.reads(at + 1, &["chủ", "tịch"])
                || self.tokens.reads(at + 1, &["phó"])
                || self.tokens.reads(at + 1, &["uỷ", "viên"])
                || self.tokens.reads(at + 1, &["trưởng"]));
        name(at) && name(at + 1) || another
    }

    /// Tells whether an office gives or orders something: "được Thủ tướng tặng", "của Thủ tướng".
    fn confers(&self, range: &Range<usize>) -> bool {
        let before = range
            .start
            .checked_sub(1)
            .map_or("", |i| self.tokens.key(i));
        before == "của"
            || matches!(
                self.tokens.key(range.end),
                "tặng" | "trao" | "khen" | "phát" | "ký" | "ban" | "phê" | "giao" | "chỉ"
            )
    }

    /// "ngành Công đoàn Việt Nam" is the body too; "các cấp Công đoàn Việt Nam" is not.
    fn is_generic_union(&self, range: &Range<usize>) -> bool {
        range.start >= 2 && self.tokens.reads(range.start - 2, &["các", "cấp"])
    }

    fn is_in_parentheses(&self, range: &Range<usize>) -> bool {
        range.start > 0
            && self.tokens.key(range.start - 1) == "("
            && self.tokens.key(range.end) == ")"
    }

    /// Tells whether a paragraph begins "TTH - Chiều 17/7"; behind a headline that no line parts from it,
    /// only where a day follows.
    fn is_dateline(&self, range: &Range<usize>) -> bool {
        let begins = self
            .tokens
            .get(range.start)
            .is_some_and(|t| t.space_before >= Gap::Line);
        // "TTH.VN -": the paper's page.
        let page = self.tokens.reads(range.end, &[".", "vn"]);
        let end = range.end + 2 * usize::from(page);
        is_dash(self.tokens, end) && (begins || begins_report(self.tokens, end))
    }

    /// Tells whether "Nguồn", "Theo" and a colon, or nothing, stand before the name of a paper.
    fn is_source(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.tokens.key(i));
        let told = match before {
            ":" => at.checked_sub(2).map_or("", |i| self.tokens.key(i)),
            _ => before,
        };
        told == "nguồn"
    }
}
