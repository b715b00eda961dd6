//! Listed names: awards, campaigns, central bodies, and the company that they must keep.

use std::ops::Range;
use std::sync::LazyLock;

use super::candidate::Priority;
use super::draft::{Draft, What};
use super::open::is_name_of_person;
use super::phrases::{Keyed, Phrases};
use super::signs::Signs;
use crate::gazetteer::{Entity, EntityType, Gazetteer, Hits};
use crate::text::number::roman;
use crate::text::{Case, Gap, Sentences, TokenKind, Tokens};

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
    &["chuyên", "đề"],
    &["chiến", "dịch"],
    &["thực", "hiện", "tốt", "việc"],
    &["đẩy", "mạnh", "việc"],
    &["hưởng", "ứng"],
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
pub(super) fn keyed(tokens: &Tokens) -> Keyed {
    LazyLock::force(&CUES);
    Keyed::of(tokens)
}

/// Words with which a campaign's name says what to do, as any other sentence might.
const ACTS: &[&str] = &[
    "phát", "xây", "học", "nâng", "đổi", "thực", "chung", "thi", "cảm", "trồng", "hiến", "xoá",
    "đồng",
];

/// Offices that act as authorities, and are titles before a name.
const OFFICES: &[&str] = &["o:thu-tuong-chinh-phu", "o:chu-tich-nuoc"];

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

/// Chooses among the hits of listed names.
pub(super) struct Names<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) keyed: &'a Keyed,
    pub(super) sentences: &'a Sentences,
    pub(super) gazetteer: &'a Gazetteer,
    /// For each token inside a longer name the name's tokens: what it says announces nothing.
    pub(super) inside: Inside,
}

/// The longest of the longer names over each token.
pub(super) struct Inside {
    /// The number of the name plus one; 0 where there is none.
    slots: Vec<u32>,
    names: Vec<Range<usize>>,
}

impl Inside {
    /// Marks the tokens of the longer names among the hits.
    pub(super) fn of(tokens: &Tokens, hits: &Hits<'_>) -> Self {
        let long = hits.names.iter().filter(|hit| hit.tokens.len() >= 3);
        let names: Vec<Range<usize>> = long.map(|hit| hit.tokens.clone()).collect();
        let mut slots = vec![0_u32; tokens.len()];
        for (number, name) in (1..).zip(&names) {
            for slot in &mut slots[name.clone()] {
                let known = (*slot as usize).checked_sub(1).map(|known| &names[known]);
                if known.is_none_or(|known| known.len() < name.len()) {
                    *slot = number;
                }
            }
        }
        Self { slots, names }
    }

    /// Returns the tokens of the name that token `i` is inside.
    fn get(&self, i: usize) -> Option<&Range<usize>> {
        let number = *self.slots.get(i)? as usize;
        self.names.get(number.checked_sub(1)?)
    }
}

/// Finds the listed names that are mentions.
pub(super) fn find(names: &Names<'_>, hits: &Hits<'_>, signs: &Signs) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(hits.names.len());
    for hit in &hits.names {
        let best = hit
            .meanings
            .iter()
            .filter_map(|&number| names.judge(number, hit.tokens.clone()))
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        drafts.extend(best);
    }
    drafts.extend(signs.party.iter().filter_map(|&at| names.party(at)));
    drop_misled(&mut drafts);
    drafts
}

/// Drops a longer campaign that begins inside one which its cue announces: in "chương trình 1
/// triệu sáng kiến trong công nhân" the name that follows the cue is meant.
fn drop_misled(drafts: &mut Vec<Draft>) {
    let announced: Vec<Range<usize>> = drafts
        .iter()
        .filter(|draft| draft.rule == "announced-campaign")
        .map(|draft| draft.tokens.clone())
        .collect();
    drafts.retain(|draft| {
        !announced
            .iter()
            .any(|told| told.start < draft.tokens.start && draft.tokens.start < told.end)
    });
}

impl Names<'_> {
    /// Takes "Đảng" alone, which is the one party.
    fn party(&self, at: usize) -> Option<Draft> {
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

    fn campaign(&self, number: u32, range: Range<usize>) -> Option<Draft> {
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
        // "có nhiều sáng kiến, sáng tạo": common words.
        if !told && self.gazetteer.named_at(number).id == "c:sang-kien-sang-tao" {
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
            _ if syllables >= 8 && (!acts || syllables >= 10) => 0.85,
            _ if syllables >= 4 && capital && !acts => 0.75,
            // "phong trào Lao động giỏi và xây dựng …": the second of two.
            Some((Cue::Campaign, _)) if syllables >= 6 && self.follows_a_campaign(&range) => 0.75,
            _ if self.is_proper(number) || self.is_the_drive(number, &range) => 0.8,
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
        // "“Tháng hành động … năm 2019”": the year stands inside the marks.
        let closed = is_quote(self.tokens.key(range.end));
        let range =
            if movement || kind == "drive" || quoted && (closed || !self.year_is_quoted(&range)) {
                range
            } else {
                self.with_year(range)
            };
        let draft = Draft::new(range, What::Listed(number), rule).with_confidence(confidence);
        Some(draft.with_priority(priority))
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

    fn award(&self, entity: &Entity, number: u32, range: Range<usize>) -> Option<Draft> {
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
    fn with_closing_quote(&self, range: Range<usize>) -> Range<usize> {
        let open = self.open_quotes(&range);
        if open > 0 && is_quote(self.tokens.key(range.end)) {
            range.start..range.end + 1
        } else {
            range
        }
    }

    /// Counts the quotation marks that are opened and not closed.
    fn open_quotes(&self, range: &Range<usize>) -> i32 {
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

    /// Tells whether a paragraph begins "TTH - Chiều 17/7".
    fn is_dateline(&self, range: &Range<usize>) -> bool {
        let begins = self
            .tokens
            .get(range.start)
            .is_some_and(|t| t.space_before >= Gap::Line);
        // "TTH.VN -": the paper's page.
        let page = self.tokens.reads(range.end, &[".", "vn"]);
        let end = range.end + 2 * usize::from(page);
        begins && matches!(self.tokens.key(end), "-" | "–" | "—")
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

    /// Returns what the nearest cue before a name announces, within its clause, and how many
    /// tokens stand between.
    fn nearest_cue(&self, range: &Range<usize>) -> Option<(Cue, usize)> {
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Campaign,
    Award,
    Title,
}

/// Returns the end of what tells an edition by its year or its number: "năm 2019", "lần thứ ba năm
/// 2019", "lần thứ 16"; an ordinal in words alone stays outside.
pub(super) fn year_of_edition(tokens: &Tokens, at: usize) -> Option<usize> {
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

pub(super) fn is_quote(key: &str) -> bool {
    matches!(
        key,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’"
    )
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
