//! Listed awards and titles.

use std::ops::Range;

use super::cue::Cue;
use super::{Names, is_quote};
use crate::gazetteer::Entity;
use crate::link::draft::{Draft, What};
use crate::text::{Case, Gap, TokenKind};

/// Titles that are common words where nothing marks them.
const COMMON_TITLES: &[&str] = &[
    "a:lao-dong-gioi",
    "a:lao-dong-sang-tao",
    "a:lao-dong-tien-tien",
    "a:tho-gioi",
    "a:tap-the-xuat-sac",
    "a:doan-vien-cong-doan-xuat-sac",
    "a:sang-kien-sang-tao",
];

impl Names<'_> {
    pub(super) fn award(&self, entity: &Entity, number: u32, range: Range<usize>) -> Option<Draft> {
        let mut syllables = self.words(&range);
        let quoted = self.is_quoted(&range);
        let draft = |range, confidence, rule| {
            Some(Draft::new(range, What::Listed(number), rule).with_confidence(confidence))
        };
        let counted = range.start > 0
            && self
                .tokens
                .get(range.start - 1)
                .is_some_and(|t| t.kind == TokenKind::Number);
        let case = |i: usize| self.tokens.get(i).map_or(Case::Lower, |token| token.case);
        if entity.kind != "title" {
            if self.crosses_quotes(&range) && entity.kind != "medal" && entity.kind != "prize" {
                return None;
            }
            // "36 bộ huy chương", "cả một bức tường giấy khen": things, of no particular giver.
            // "giàn BK-16", "Phòng TC-HC": letters within a longer abbreviation.
            if range.len() == 1 && case(range.start) == Case::Upper && self.is_hyphened(&range) {
                return None;
            }
            // "Liên hoan có 46 Huy chương được trao": those of a contest.
            if entity.id == "a:huy-chuong" && counted {
                return None;
            }
            let thing = range.start.checked_sub(1).map(|i| self.tokens.key(i));
            if matches!(thing, Some("bộ" | "tường")) && self.is_lower(&range) {
                return None;
            }
            let range = self.with_closing_quote(range);
            let confidence = if syllables >= 2 { 0.97 } else { 0.8 };
            return draft(range, confidence, "listed-award");
        }
        if self.is_borne(&range, counted) || self.is_cell(&range) {
            return draft(range, 0.85, "listed-title");
        }
        let mut capital = case(range.start) != Case::Lower;
        // "danh hiệu CN giỏi": an abbreviation is written in capitals wherever it stands.
        if case(range.start) == Case::Upper && case(range.end - 1) == Case::Lower {
            capital = false;
            syllables = syllables.max(entity.name.split(' ').count());
        }
        // "15 đ/c đạt LĐTT".
        if range.len() == 1 && case(range.start) == Case::Upper {
            syllables = entity.name.split(' ').count();
        }
        let cue = self.nearest_cue(&range);
        let told = quoted || capital;
        let confidence = match cue {
            // "là chiến sĩ thi đua cấp cơ sở": with its level it is no common word.
            _ if !told && syllables >= 6 && entity.id.starts_with("a:chien-si-thi-dua-") => 0.85,
            _ if capital && syllables >= 5 && entity.id.starts_with("a:chien-si-thi-dua-") => 0.85,
            // "ông A - Anh hùng Lao động thời kỳ đổi mới, nguyên Giám đốc …".
            _ if capital && entity.id.starts_with("a:anh-hung-") && self.is_apposed(&range) => 0.8,
            Some((Cue::Campaign, _)) => return None,
            Some((Cue::Award | Cue::Title, _)) if quoted => 0.97,
            Some((Cue::Award | Cue::Title, _)) if capital && syllables >= 3 => 0.9,
            // "3 người đạt danh hiệu Thợ giỏi".
            Some((Cue::Title, 0)) if capital && syllables == 2 => 0.8,
            _ if quoted && syllables >= 3 => 0.72,
            _ if told => return None,
            // What follows is for names printed as common words.
            Some((Cue::Title, _)) => 0.85,
            _ if COMMON_TITLES.contains(&entity.id.as_str()) => return None,
            // "biểu dương 58 gia đình CNVCLĐ tiêu biểu".
            Some((Cue::Award, 0..=4)) if self.tokens.key(range.start) == "gia" => 0.85,
            _ if counted && self.tokens.key(range.start) == "gia" => 0.85,
            _ if !entity.id.starts_with("a:cong-doan-co-so-")
                && ["biểu", "sắc"].contains(&self.tokens.key(range.end - 1)) =>
            {
                return None;
            }
            Some((Cue::Award, 0..=2)) if syllables >= 3 && !self.is_mere_model(&range) => 0.85,
            _ if counted && syllables >= 3 => 0.88,
            _ => return None,
        };
        draft(range, confidence, "listed-title")
    }

    /// Tells whether a hyphen without a blank joins a name to letters or numbers beside it.
    fn is_hyphened(&self, range: &Range<usize>) -> bool {
        let glued = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|token| token.space_before == Gap::None)
        };
        let hyphen = |i: usize| matches!(self.tokens.key(i), "-" | "–");
        let before = range
            .start
            .checked_sub(1)
            .is_some_and(|i| hyphen(i) && glued(i) && glued(range.start));
        before || hyphen(range.end) && glued(range.end) && glued(range.end + 1)
    }

    fn is_lower(&self, range: &Range<usize>) -> bool {
        let token = self.tokens.get(range.start);
        token.is_some_and(|token| token.case == Case::Lower)
    }

    /// Tells whether a title is said to be borne where no verb gives it: "5 năm liền là Chiến sĩ thi
    /// đua cơ sở", "được xếp loại CĐCS vững mạnh", "công nhận 4 tập thể lao động xuất sắc", "45 “Thợ
    /// giỏi” được tặng Bằng khen".
    fn is_borne(&self, range: &Range<usize>, counted: bool) -> bool {
        let tokens = &self.tokens;
        let start = range.start;
        let back = |n: usize| start.checked_sub(n).map_or("", |i| tokens.key(i));
        let capital = !self.is_lower(range);
        let years = capital
            && back(1) == "là"
            && (2..10)
                .any(|n| matches!(back(n), "liền" | "liên") && (n..12).any(|m| back(m) == "năm"));
        let graded = capital && back(1) == "loại" && back(2) == "xếp";
        let laboured = counted && tokens.reads(start, &["tập", "thể", "lao", "động"]);
        let quoted_number = matches!(back(1), "“" | "\"")
            && start > 1
            && tokens
                .get(start - 2)
                .is_some_and(|t| t.kind == TokenKind::Number)
            && capital
            && self.words(range) >= 2;
        // "có 32 Lao động tiên tiến, 5 Chiến sĩ thi đua cơ sở".
        let titled = counted
            && (tokens.reads(start, &["lao", "động", "tiên", "tiến"])
                || capital && tokens.reads(start, &["chiến"]) && self.words(range) >= 5);
        years || graded || laboured || titled || quoted_number
    }

    /// Tells whether a title is a cell of a table that the next cell counts: "Lao động tiên tiến | 305
    /// người".
    fn is_cell(&self, range: &Range<usize>) -> bool {
        let before = range
            .start
            .checked_sub(1)
            .map_or("|", |i| self.tokens.key(i));
        let count = self.tokens.get(range.end + 1);
        // "Lao động tiên tiến: 1.608 người; Chiến sĩ thi đua cơ sở: 127 người" too.
        let row = before == "|" && self.tokens.key(range.end) == "|";
        let label = matches!(before, "|" | "." | ";" | ":" | "-" | "–" | "+" | ",")
            && self.tokens.key(range.end) == ":";
        !self.is_lower(range)
            && (row || label)
            && count.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Tells whether the name is only held up as a model ("nhân rộng gương người tốt, việc tốt")
    /// and not conferred ("biểu dương gương người tốt, việc tốt").
    fn is_mere_model(&self, range: &Range<usize>) -> bool {
        let key = |back: usize| {
            range
                .start
                .checked_sub(back)
                .map_or("", |i| self.tokens.key(i))
        };
        key(1) == "gương" && !matches!(key(2), "dương" | "thưởng" | "vinh" | "tặng" | "nhận")
    }

    /// A medal's quoted title belongs to its name with both quotation marks.
    pub(super) fn with_closing_quote(&self, range: Range<usize>) -> Range<usize> {
        let open = self.open_quotes(&range);
        if open > 0 && is_quote(self.tokens.key(range.end)) {
            range.start..range.end + 1
        } else {
            range
        }
    }

    /// Counts the quotation marks that are opened and not closed.
    pub(super) fn open_quotes(&self, range: &Range<usize>) -> i32 {
        let mut open = 0i32;
        for i in range.clone() {
            match self.tokens.key(i) {
                "“" | "«" | "‘" => open += 1,
                "”" | "»" | "’" => open -= 1,
                "\"" | "'" => open = 1 - open,
                _ => {}
            }
        }
        open
    }

    pub(super) fn words(&self, range: &Range<usize>) -> usize {
        range
            .clone()
            .filter(|&i| {
                self.tokens
                    .get(i)
                    .is_some_and(|t| !matches!(t.kind, TokenKind::Punct(_)))
            })
            .count()
    }

    /// Tells whether a name stands by itself between a dash or a comma and a comma.
    fn is_apposed(&self, range: &Range<usize>) -> bool {
        let before = range.start.checked_sub(1).map(|i| self.tokens.key(i));
        matches!(before, Some("-" | "–" | ",")) && self.tokens.key(range.end) == ","
    }
}
