//! Listed awards and titles.

use std::ops::Range;

use super::cue::Cue;
use super::{Names, is_quote};
use crate::gazetteer::Entity;
use crate::link::draft::{Draft, What};
use crate::text::{Case, TokenKind};

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
        if entity.kind != "title" {
            if self.crosses_quotes(&range) && entity.kind != "medal" && entity.kind != "prize" {
                return None;
            }
            let range = self.with_closing_quote(range);
            let confidence = if syllables >= 2 { 0.97 } else { 0.8 };
            return draft(range, confidence, "listed-award");
        }
        let counted = range.start > 0
            && self
                .tokens
                .get(range.start - 1)
                .is_some_and(|t| t.kind == TokenKind::Number);
        let case = |i: usize| self.tokens.get(i).map_or(Case::Lower, |token| token.case);
        let mut capital = case(range.start) != Case::Lower;
        // "danh hiệu CN giỏi": an abbreviation is written in capitals wherever it stands.
        if case(range.start) == Case::Upper && case(range.end - 1) == Case::Lower {
            capital = false;
            syllables = syllables.max(entity.name.split(' ').count());
        }
        let cue = self.nearest_cue(&range);
        let told = quoted || capital;
        let confidence = match cue {
            // "là chiến sĩ thi đua cấp cơ sở": with its level it is no common word.
            _ if !told && syllables >= 6 && entity.id.starts_with("a:chien-si-thi-dua-") => 0.85,
            Some((Cue::Campaign, _)) => return None,
            Some((Cue::Award | Cue::Title, _)) if quoted => 0.97,
            Some((Cue::Award | Cue::Title, _)) if capital && syllables >= 3 => 0.9,
            _ if quoted && syllables >= 3 => 0.72,
            _ if told => return None,
            // What follows is for names printed as common words.
            Some((Cue::Title, _)) => 0.85,
            _ if COMMON_TITLES.contains(&entity.id.as_str()) => return None,
            // "biểu dương 58 gia đình CNVCLĐ tiêu biểu".
            Some((Cue::Award, 0..=4)) if self.tokens.key(range.start) == "gia" => 0.85,
            _ if counted && self.tokens.key(range.start) == "gia" => 0.85,
            _ if ["biểu", "sắc"].contains(&self.tokens.key(range.end - 1)) => return None,
            Some((Cue::Award, 0..=2)) if syllables >= 3 && !self.is_mere_model(&range) => 0.85,
            _ if counted && syllables >= 3 => 0.88,
            _ => return None,
        };
        draft(range, confidence, "listed-title")
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
}
