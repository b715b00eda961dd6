//! Listed names: awards, campaigns, central bodies, and the company that they must keep.

use std::ops::Range;

use super::candidate::Priority;
use super::draft::{Draft, What};
use crate::gazetteer::{Entity, EntityType, Gazetteer, Hits};
use crate::text::{Case, Sentences, TokenKind, Tokens};

/// Words that announce a campaign.
const CAMPAIGN_CUES: &[&[&str]] = &[
    &["phong", "trào"],
    &["cuộc", "vận", "động"],
    &["chương", "trình"],
    &["cuộc", "thi"],
    &["hội", "thi"],
    &["thi", "đua"],
    &["đợt", "thi", "đua"],
    &["mô", "hình"],
    &["pttđ"],
    &["chủ", "đề"],
    &["chiến", "dịch"],
    &["thực", "hiện", "tốt", "việc"],
    &["đẩy", "mạnh", "việc"],
    &["hưởng", "ứng"],
];

/// Words that announce an award.
const AWARD_CUES: &[&[&str]] = &[
    &["danh", "hiệu"],
    &["giải", "thưởng"],
    &["gương"],
    &["tặng"],
    &["trao"],
    &["biểu", "dương"],
    &["tuyên", "dương"],
    &["khen", "thưởng"],
    &["tôn", "vinh"],
    &["vinh", "danh"],
    &["công", "nhận"],
    &["phong", "tặng"],
    &["đạt"],
    &["nhận"],
    &["bình", "chọn"],
    &["xét", "chọn"],
];

/// Chooses among the hits of listed names.
pub(super) struct Names<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) sentences: &'a Sentences,
    pub(super) gazetteer: &'a Gazetteer,
}

/// Finds the listed names that are mentions.
pub(super) fn find(names: &Names<'_>, hits: &Hits<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for hit in &hits.names {
        let best = hit
            .meanings
            .iter()
            .filter_map(|&number| names.judge(number, hit.tokens.clone()))
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        drafts.extend(best);
    }
    drafts
}

impl Names<'_> {
    fn judge(&self, number: u32, range: Range<usize>) -> Option<Draft> {
        let entity = self.gazetteer.named_at(number);
        match entity.entity_type()? {
            EntityType::Award => self.award(entity, number, range),
            EntityType::Campaign => self.campaign(number, range),
            _ => self.body(entity, number, range),
        }
    }

    /// Takes a central body by its whole name or a known abbreviation, with its capitals.
    fn body(&self, entity: &Entity, number: u32, range: Range<usize>) -> Option<Draft> {
        let syllables = self.words(&range);
        let first = self.tokens.get(range.start)?;
        let last = self.tokens.get(range.end - 1)?;
        if self.crosses_quotes(&range) {
            return None;
        }
        let is_short = syllables == 1;
        if is_short && !matches!(first.case, Case::Upper | Case::Mixed) {
            return None;
        }
        let is_named = first.case != Case::Lower || last.case != Case::Lower;
        if !is_named {
            return None;
        }
        if entity.id == "u:tld" && is_short && self.is_in_parentheses(&range) {
            return None;
        }
        if entity.id == "u:tld" && self.is_generic_union(&range) {
            return None;
        }
        let confidence = if syllables >= 3 { 0.97 } else { 0.9 };
        Some(
            Draft::new(range, What::Listed(number), "listed-body")
                .with_confidence(confidence)
                .with_priority(if syllables >= 4 {
                    Priority::Strong
                } else {
                    Priority::Normal
                }),
        )
    }

    /// "ngành Công đoàn Việt Nam" is the body too; "các cấp Công đoàn Việt Nam" is not.
    fn is_generic_union(&self, range: &Range<usize>) -> bool {
        range.start >= 2 && self.tokens.reads(range.start - 2, &["các", "cấp"])
    }

    fn campaign(&self, number: u32, range: Range<usize>) -> Option<Draft> {
        let syllables = self.words(&range);
        let quoted = self.is_quoted(&range);
        let cue = self.nearest_cue(&range);
        let capital = self.tokens.get(range.start)?.case != Case::Lower;
        let confidence = match cue {
            Some(Cue::Campaign) if quoted => 0.97,
            Some(Cue::Campaign) if syllables >= 3 => 0.9,
            Some(Cue::Award) if quoted => 0.7,
            _ if quoted && syllables >= 4 => 0.85,
            _ if syllables >= 8 => 0.85,
            _ if syllables >= 3 && capital => 0.75,
            _ if self.is_proper(number) => 0.8,
            _ => return None,
        };
        Some(Draft::new(range, What::Listed(number), "listed-campaign").with_confidence(confidence))
    }

    /// Names that are hardly ever common words, whatever their case.
    fn is_proper(&self, number: u32) -> bool {
        let entity = self.gazetteer.named_at(number);
        matches!(entity.kind.as_str(), "programme")
            && self.gazetteer.named_at(number).name.split(' ').count() >= 3
    }

    fn award(&self, entity: &Entity, number: u32, range: Range<usize>) -> Option<Draft> {
        let syllables = self.words(&range);
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
        let confidence = match self.nearest_cue(&range) {
            Some(Cue::Award) if quoted => 0.97,
            Some(Cue::Award) if syllables >= 3 => 0.9,
            Some(Cue::Campaign) => return None,
            _ if counted && syllables >= 3 => 0.9,
            _ if quoted && syllables >= 3 => 0.72,
            _ => return None,
        };
        draft(range, confidence, "listed-title")
    }

    /// A medal's quoted title belongs to its name with both quotation marks.
    fn with_closing_quote(&self, range: Range<usize>) -> Range<usize> {
        let opened = range.clone().any(|i| is_quote(self.tokens.key(i)));
        let closed = self.tokens.get(range.end).is_some() && is_quote(self.tokens.key(range.end));
        if opened && closed {
            range.start..range.end + 1
        } else {
            range
        }
    }

    fn words(&self, range: &Range<usize>) -> usize {
        range
            .clone()
            .filter(|&i| {
                self.tokens
                    .get(i)
                    .is_some_and(|t| !matches!(t.kind, TokenKind::Punct(_)))
            })
            .count()
    }

    fn crosses_quotes(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| is_quote(self.tokens.key(i)))
    }

    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        let opened = range.start > 0 && is_quote(self.tokens.key(range.start - 1));
        let closed = is_quote(self.tokens.key(range.end));
        opened || closed
    }

    fn is_in_parentheses(&self, range: &Range<usize>) -> bool {
        range.start > 0
            && self.tokens.key(range.start - 1) == "("
            && self.tokens.key(range.end) == ")"
    }

    /// Returns what the nearest cue before a name announces, within its clause.
    fn nearest_cue(&self, range: &Range<usize>) -> Option<Cue> {
        let sentence = self.sentences.of_token(range.start)?;
        let begin = self.sentences.as_slice().get(sentence)?.tokens.start;
        let mut at = range.start;
        while at > begin {
            at -= 1;
            if self.tokens.key(at) == ";" && range.start - at > 3 && !self.is_listed_quote(at) {
                return None;
            }
            let starts = |cues: &[&[&str]]| cues.iter().any(|cue| self.tokens.reads(at, cue));
            if starts(AWARD_CUES) {
                return Some(Cue::Award);
            }
            if starts(CAMPAIGN_CUES) {
                return Some(Cue::Campaign);
            }
        }
        None
    }

    /// A semicolon between two quoted names goes on with the list.
    fn is_listed_quote(&self, at: usize) -> bool {
        at > 0 && is_quote(self.tokens.key(at - 1)) && is_quote(self.tokens.key(at + 1))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Campaign,
    Award,
}

pub(super) fn is_quote(key: &str) -> bool {
    matches!(
        key,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’"
    )
}
