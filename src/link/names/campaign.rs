//! Listed campaigns, with the edition and the year that belong to their names.

use std::ops::Range;

use super::cue::{CAMPAIGN_CUES, Cue};
use super::{Names, is_quote};
use crate::link::candidate::Priority;
use crate::link::draft::{Draft, What};
use crate::text::number::roman;
use crate::text::{Case, Gap, TokenKind, Tokens};

/// Words with which a campaign's name says what to do, as any other sentence might.
const ACTS: &[&str] = &[
    "phát", "xây", "học", "nâng", "đổi", "thực", "chung", "thi", "cảm", "trồng", "hiến", "xoá",
    "đồng",
];

impl Names<'_> {
    pub(super) fn campaign(&self, number: u32, range: Range<usize>) -> Option<Draft> {
        let syllables = self.words(&range);
        let quoted = self.is_quoted(&range);
        let capital = self.tokens.get(range.start)?.case != Case::Lower;
        let told = quoted || capital;
        let acts = ACTS.contains(&self.tokens.key(range.start));
        // "Lao động sáng tạo" is a title, unless a movement is called so.
        let title = range.len() == 4
            && self
                .tokens
                .reads(range.start, &["lao", "động", "sáng", "tạo"]);
        let spaced = range.len() != syllables && syllables == 4 && !quoted;
        if (title || spaced && self.tokens.reads(range.start, &["lao", "động"]))
            && !self.is_called_movement(&range)
        {
            return None;
        }
        // "150.000 đồng/tháng, công nhân …": two clauses meet.
        if !told && self.tokens.key(range.start) == "tháng" && range.len() > syllables {
            return None;
        }
        // "có nhiều sáng kiến, sáng tạo": common words.
        if !told && self.gazetteer.named_at(number).id == "c:sang-kien-sang-tao" {
            return None;
        }
        // "tổ chức 6 hội thi an toàn vệ sinh viên giỏi": so many, and none by name.
        let headed = range.start >= 2 && self.tokens.reads(range.start - 2, &["hội", "thi"]);
        let first = range.start - 2 * usize::from(headed);
        let counted = first.checked_sub(1).is_some_and(|at| {
            let number = self
                .tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Number);
            number || matches!(self.tokens.key(at), "các" | "nhiều" | "những")
        });
        if !told && counted && self.gazetteer.named_at(number).kind == "contest" {
            return None;
        }
        // "đẩy mạnh học tập …": outside quotation marks the words belong to the sentence.
        if !quoted && matches!(self.tokens.key(range.start), "đẩy" | "tiếp") {
            return None;
        }
        let confidence = match self.nearest_cue(&range) {
            Some((Cue::Campaign, _)) if quoted => 0.97,
            Some((Cue::Award | Cue::Title, 0..=2)) if quoted && syllables < 6 => 0.6,
            _ if quoted && syllables >= 4 => 0.85,
            Some((Cue::Campaign, _)) if told && syllables >= 3 => 0.9,
            Some((Cue::Campaign, 0)) if !acts && syllables >= 3 => 0.85,
            // "thi đua phát huy sáng kiến" does so, "phong trào phát huy sáng kiến" is called so.
            Some((Cue::Campaign, 0))
                if syllables >= 4
                    && (!self.tokens.reads(range.start - 2, &["thi", "đua"])
                        || self.is_called_movement_of(&range)) =>
            {
                0.8
            }
            Some((Cue::Campaign, _)) if !acts && syllables >= 6 && self.is_of_unions(number) => {
                0.75
            }
            // "phong trào XSĐ": what everybody abbreviates so.
            Some((Cue::Campaign, 0)) if self.is_abbreviated(&range) => 0.8,
            _ if syllables >= 8 && (!acts || syllables >= 10) => 0.85,
            _ if syllables >= 4 && capital && !acts => 0.75,
            // "phong trào Lao động giỏi và xây dựng …": the second of two.
            Some((Cue::Campaign, _)) if syllables >= 6 && self.follows_a_campaign(&range) => 0.75,
            _ if self.is_proper(number) && (told || !acts) || self.is_the_drive(number, &range) => {
                0.8
            }
            _ => return None,
        };
        let range = self.with_closing_quote(range);
        if self.open_quotes(&range) > 0 || self.is_head_and_quote(&range) {
            return None;
        }
        let announced = matches!(self.nearest_cue(&range), Some((Cue::Campaign, 0 | 1)));
        let rule = if announced {
            "announced-campaign"
        } else {
            "listed-campaign"
        };
        // "“Lao động giỏi”, “Lao động sáng tạo”" is one name in two pairs of marks.
        let paired = self.crosses_quotes(&range) && self.open_quotes(&range) == 0;
        let priority = if paired {
            Priority::Strong
        } else {
            Priority::Normal
        };
        // A movement or a drive goes on for years; a programme and a contest have editions.
        let kind = self.gazetteer.named_at(number).kind.as_str();
        let movement = kind == "movement";
        let range = self.with_edition(range, !movement);
        // "“Tháng hành động … năm 2019”": the year stands inside the marks; else it only tells which
        // edition is meant.
        let dated = quoted && !movement && kind != "drive" && self.year_is_quoted(&range);
        let range = if dated { self.with_year(range) } else { range };
        let draft = Draft::new(range, What::Listed(number), rule).with_confidence(confidence);
        Some(draft.with_priority(priority))
    }

    /// Tells whether a name is one word in capitals: "XSĐ".
    fn is_abbreviated(&self, range: &Range<usize>) -> bool {
        let upper = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|token| token.case == Case::Upper)
        };
        range.len() == 1 && upper(range.start)
    }

    /// Tells whether a classifier stands before the quoted name proper: "Hội thi “Bàn tay vàng”".
    fn is_head_and_quote(&self, range: &Range<usize>) -> bool {
        let opening = range.clone().find(|&i| is_quote(self.tokens.key(i)));
        opening.is_some_and(|at| {
            let head = range.start..at;
            CAMPAIGN_CUES
                .iter()
                .any(|cue| cue.len() == head.len() && self.tokens.reads(head.start, cue))
        })
    }

    /// Takes the year of an edition and a subtitle into the name: "Tết Sum vầy 2017",
    /// "Vinh quang Việt Nam - Dấu ấn 30 năm đổi mới".
    fn with_edition(&self, range: Range<usize>, subtitled: bool) -> Range<usize> {
        let is_year = |i: usize| {
            let token = self.tokens.get(i);
            token.is_some_and(|t| t.kind == TokenKind::Number && t.space_before == Gap::Space)
                && matches!(self.tokens.key(i).parse(), Ok(1990..=2040))
        };
        let mut end = range.end;
        if is_year(end) {
            end += 1;
        }
        let opened = range.start > 0 && is_quote(self.tokens.key(range.start - 1));
        let dash = matches!(self.tokens.key(end), "-" | "–" | "—");
        let another = self.inside.get(end + 1).is_some();
        if opened && dash && subtitled && !another {
            let stop = (end + 1..end + 25).find(|&i| {
                let key = self.tokens.key(i);
                is_quote(key) || matches!(key, "." | ";" | "" | ":" | "(")
            });
            let subtitle = self
                .tokens
                .get(end + 1)
                .is_some_and(|t| t.case != Case::Lower);
            if let Some(stop) = stop.filter(|_| subtitle) {
                end = stop;
            }
        }
        range.start..end
    }

    /// Takes the ordinal and the year of an edition into the name: "Tháng Công nhân năm 2019",
    /// "… lần thứ ba năm 2019".
    fn with_year(&self, range: Range<usize>) -> Range<usize> {
        let behind = self.behind_abbreviation(range.end).unwrap_or(range.end);
        match year_of_edition(self.tokens, behind) {
            Some(end) => range.start..end,
            None => range,
        }
    }

    /// "Tháng hành động về an toàn, vệ sinh lao động (ATVSLĐ) năm 2019": the abbreviation stands
    /// between the name and its edition.
    fn behind_abbreviation(&self, at: usize) -> Option<usize> {
        if self.tokens.key(at) != "(" {
            return None;
        }
        let close = (at + 2..at + 7).find(|&i| self.tokens.key(i) == ")")?;
        let short = (at + 1..close).all(|i| {
            let token = self.tokens.get(i);
            token.is_some_and(|token| token.kind != TokenKind::Word || token.case == Case::Upper)
        });
        short.then_some(close + 1)
    }

    /// Tells whether the year of an edition and then the closing quotation mark follow.
    fn year_is_quoted(&self, range: &Range<usize>) -> bool {
        let behind = self.behind_abbreviation(range.end).unwrap_or(range.end);
        year_of_edition(self.tokens, behind).is_some_and(|end| is_quote(self.tokens.key(end)))
    }

    /// Tells whether it is one of the confederation's own, which every reader knows.
    fn is_of_unions(&self, number: u32) -> bool {
        self.gazetteer
            .named_at(number)
            .part_of
            .iter()
            .any(|above| above == "u:tld")
    }

    /// Tells whether "phong trào", "phong trào thi đua" stands right before a name.
    fn is_called_movement(&self, range: &Range<usize>) -> bool {
        let quote = range.start > 0 && is_quote(self.tokens.key(range.start - 1));
        let end = range.start - usize::from(quote);
        let before = |words: &[&str]| {
            end.checked_sub(words.len())
                .is_some_and(|at| self.tokens.reads(at, words))
        };
        let whole = !range
            .clone()
            .any(|i| matches!(self.tokens.key(i), "," | "-" | "–"));
        whole && (before(&["phong", "trào"]) || before(&["phong", "trào", "thi", "đua"]))
    }

    /// Tells whether "phong trào thi đua" stands right before a name.
    fn is_called_movement_of(&self, range: &Range<usize>) -> bool {
        let at = range.start.checked_sub(4);
        at.is_some_and(|at| self.tokens.reads(at, &["phong", "trào", "thi", "đua"]))
    }

    /// Tells whether another long name stands before, joined by "và" or a comma.
    fn follows_a_campaign(&self, range: &Range<usize>) -> bool {
        let joined = |at: usize| matches!(self.tokens.key(at), "và" | ",");
        range.start >= 2 && joined(range.start - 1) && self.inside.get(range.start - 2).is_some()
    }

    /// "việc học tập và làm theo Bác" is the drive; "học tập và làm theo Bác từ những việc nhỏ" only
    /// says so.
    fn is_the_drive(&self, number: u32, range: &Range<usize>) -> bool {
        let drive = "c:hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh";
        let before = range
            .start
            .checked_sub(1)
            .map_or("", |i| self.tokens.key(i));
        self.gazetteer.named_at(number).id == drive && matches!(before, "việc" | "về" | "trong")
    }

    /// Names that are hardly ever common words, whatever their case.
    fn is_proper(&self, number: u32) -> bool {
        let entity = self.gazetteer.named_at(number);
        matches!(entity.kind.as_str(), "programme")
            && self.gazetteer.named_at(number).name.split(' ').count() >= 3
    }
}

/// Returns the end of what tells an edition by its year or its number: "năm 2019", "lần thứ ba năm
/// 2019", "lần thứ 16"; an ordinal in words alone stays outside.
pub(in crate::link) fn year_of_edition(tokens: &Tokens, at: usize) -> Option<usize> {
    let flows = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|token| token.space_before <= Gap::Space)
    };
    let mut i = at;
    let mut end = None;
    if tokens.reads(i, &["lần", "thứ"]) {
        i += 3;
        let counted = tokens
            .get(i - 1)
            .is_some_and(|token| token.kind == TokenKind::Number)
            || roman(tokens.key(i - 1)).is_some();
        end = counted.then_some(i);
        i += usize::from(tokens.key(i) == ",");
    }
    let year = tokens.key(i + 1).parse();
    let told = tokens.key(i) == "năm" && matches!(year, Ok(1990..=2040));
    // "năm 2017 - 2018".
    let dash = matches!(tokens.key(i + 2), "-" | "–");
    let two = dash && matches!(tokens.key(i + 3).parse(), Ok(1990..=2040));
    let end = if told {
        Some(i + 2 + 2 * usize::from(two))
    } else {
        end
    };
    end.filter(|&end| (at..end).all(flows))
}
