//! Words that announce a campaign, an award or a title, and the nearest one before a name.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Names, is_quote};
use crate::link::phrases::{Keyed, Phrases};
use crate::text::{TokenKind, Tokens};

/// Words that announce a campaign.
pub(super) const CAMPAIGN_CUES: &[&[&str]] = &[
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
    &["chuyên", "đề"],
    &["chiến", "dịch"],
    &["thực", "hiện", "tốt", "việc"],
    &["đẩy", "mạnh", "việc"],
    &["hưởng", "ứng"],
    &["chung", "kết"],
];

/// Words that announce the name of a title, whatever its case.
const TITLE_CUES: &[&[&str]] = &[&["danh", "hiệu"], &["giải", "thưởng"]];

/// Words that announce an award.
const AWARD_CUES: &[&[&str]] = &[
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

static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    let tables = [
        (Cue::Title, TITLE_CUES),
        (Cue::Award, AWARD_CUES),
        (Cue::Campaign, CAMPAIGN_CUES),
    ];
    let phrases: Vec<(String, Cue)> = tables
        .iter()
        .flat_map(|(cue, table)| table.iter().map(|words| (words.join(" "), *cue)))
        .collect();
    Phrases::new(phrases.iter().map(|(words, cue)| (words.as_str(), *cue)))
});

/// Looks the keys of a text up once the cues are known.
pub(in crate::link) fn keyed(tokens: &Tokens) -> Keyed {
    LazyLock::force(&CUES);
    Keyed::of(tokens)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Campaign,
    Award,
    Title,
}

impl Names<'_> {
    /// Returns what the nearest cue before a name announces, within its clause, and how many
    /// tokens stand between.
    pub(super) fn nearest_cue(&self, range: &Range<usize>) -> Option<(Cue, usize)> {
        let sentence = self.sentences.of_token(range.start)?;
        let begin = self.sentences.as_slice().get(sentence)?.tokens.start;
        let mut at = range.start;
        while at > begin {
            at -= 1;
            if let Some(name) = self.inside.get(at)
                && name.end <= range.start
                && name.start > begin
            {
                // "Cờ thi đua chuyên đề Xanh, sạch, đẹp".
                if name.end == range.start && self.tokens.reads(at - 1, &["chuyên", "đề"]) {
                    return Some((Cue::Campaign, 0));
                }
                at = name.start;
                continue;
            }
            let is_mark = matches!(self.tokens[at].kind, TokenKind::Punct(_));
            let is_semicolon = is_mark && self.tokens.key(at) == ";";
            if is_semicolon && range.start - at > 3 && !self.is_listed_quote(at) {
                return None;
            }
            if let Some(cue) = CUES.at(self.tokens, self.keyed, at) {
                let between = (range.start - at).saturating_sub(cue.tokens.len());
                return Some((cue.value, between));
            }
        }
        None
    }

    /// A semicolon between two quoted names goes on with the list.
    fn is_listed_quote(&self, at: usize) -> bool {
        at > 0 && is_quote(self.tokens.key(at - 1)) && is_quote(self.tokens.key(at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::{AWARD_CUES, CAMPAIGN_CUES, TITLE_CUES};

    /// So at most one cue begins at a place, and it is the one that is found there.
    #[test]
    fn no_cue_is_the_beginning_of_another() {
        let all: Vec<_> = [TITLE_CUES, AWARD_CUES, CAMPAIGN_CUES].concat();
        for (i, cue) in all.iter().enumerate() {
            let others = all.iter().enumerate().filter(|(j, _)| i != *j);
            assert!(
                others.into_iter().all(|(_, other)| !other.starts_with(cue)),
                "{cue:?}"
            );
        }
    }
}
