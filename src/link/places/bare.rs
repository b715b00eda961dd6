//! Names without a type word: of which it takes a province's anywhere, a district's only where
//! something makes a place of it.

use std::sync::LazyLock;

use super::{Places, row};
use crate::gazetteer::Level;
use crate::link::candidate::Priority;
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;
use crate::link::resolve::begins_item;
use crate::text::{Case, Gap, TokenKind, Tokens, WordSet};

/// Words before a bare name that make it a part of another name: a street, a building, a firm.
const NAMED_AFTER: &[&str] = &[
    "đường",
    "phố",
    "cầu",
    "chợ",
    "sông",
    "núi",
    "hồ",
    "cảng",
    "ga",
    "trường",
    "báo",
    "đài",
    "khách",
    "nghĩa",
    "bãi",
    "đèo",
    "đảo",
    "biển",
    "đền",
    "chùa",
    "kcn",
    "ccn",
    "kđt",
    "thpt",
    "thcs",
    "xe",
    "tàng",
    "sạn",
    "viện",
    "máy",
    "ty",
    "nghiệp",
    "xưởng",
    "hãng",
    "tập",
    "làng",
    "thôn",
    "ấp",
    "bản",
    "chí",
    "thương",
    "học",
    "hàng",
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "viên",
    "đồn",
    "trại",
    "siêu",
    "toà",
    "nhà",
    "cung",
    "rạp",
    "đội",
    "clb",
    "fc",
    "bia",
    "công",
    "họ",
    "đoàn",
    "phẩm",
    "cp",
    "tnhh",
    "mtv",
    "mại",
    "dịch",
    "vụ",
    "may",
    "dệt",
    "giày",
    "sữa",
];

static NAMED_AFTER_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::of(NAMED_AFTER.iter().copied()));

/// Words that begin a sentence with a capital and are no part of a name.
const OPENINGS: &[&str] = &[
    "việc", "tại", "ở", "từ", "theo", "về", "đến", "tới", "với", "riêng", "khi", "nếu", "để", "vì",
    "do", "cả", "cùng", "nay", "nhờ", "là", "của", "cho", "như", "trên", "qua", "trước", "sau",
    "và",
];

/// Who works, by initials.
const WORKERS: &[&str] = &["cnvclđ", "cnlđ", "cnvc", "cbcnv", "nlđ", "cbccvc"];

/// How the bodies begin of which short news behind a place and a dash tell.
const UNIONS: &[&str] = &["lđlđ", "liên", "cđ", "cđgd", "cđvc", "cđcs", "công"];

/// Words before a bare district that make a place of it.
const AT: &[&str] = &[
    "tại", "ở", "về", "từ", "đến", "của", "trên", "huyện", "cho", "với", "người", "quê", "hương",
];

/// What is said of a district between its type word and its name: "huyện biên giới Sông Hinh", "vùng sâu
/// Sông Hinh".
const SAID_OF: &[&[&str]] = &[
    &["huyện", "biên", "giới"],
    &["huyện", "miền", "núi"],
    &["huyện", "vùng", "cao"],
    &["huyện", "vùng", "sâu"],
    &["huyện", "nghèo"],
    &["huyện", "ven", "biển"],
    &["vùng", "sâu"],
    &["vùng", "cao"],
    &["vùng", "xa"],
    &["vùng", "biên"],
];

/// "Trường Sa", "Hoàng Sa" as names.
fn tokens_read_islands(tokens: &Tokens, at: usize) -> bool {
    let capitals = (at..at + 2).all(|i| tokens.get(i).is_some_and(|t| t.case == Case::Capital));
    capitals && (tokens.reads(at, &["trường", "sa"]) || tokens.reads(at, &["hoàng", "sa"]))
}

impl Places<'_, '_> {
    pub(super) fn bare(&self, at: usize) -> Option<Draft> {
        let phrase = self.phrases.bare(at)?;
        if self.phrases.type_word(at).is_some() && phrase.tokens.len() < 2 {
            return None;
        }
        let Target::Named { options, .. } = &phrase.target else {
            return None;
        };
        let gazetteer = self.phrases.gazetteer;
        let highest = options.iter().map(|p| gazetteer.place(*p).level).min()?;
        let before = at.checked_sub(1).map_or("", |i| self.key(i));
        // A line that is nothing but the name is the writer's at an article's end.
        let line = |i: usize| {
            self.phrases
                .tokens
                .get(i)
                .is_none_or(|t| t.space_before >= Gap::Line)
        };
        if line(at) && line(phrase.tokens.end) && 3 * at > 2 * self.phrases.tokens.len() {
            return None;
        }
        // In a headline of capitals a capital beside the name says nothing.
        let shouted = phrase.tokens.clone().all(|i| self.case(i) == Case::Upper);
        let joined = |i: usize| {
            self.phrases.tokens.get(i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && t.case != Case::Lower
                    && t.space_before <= Gap::Space
                    && !(shouted && t.case == Case::Upper)
            })
        };
        let item = begins_item(self.phrases.tokens, at).is_some_and(|item| item.bulleted);
        let begins = item || self.begins_sentence(at);
        // "các cấp công đoàn Hoa Ban": those of the province.
        let unions = at > 3
            && self
                .phrases
                .tokens
                .reads(at - 4, &["các", "cấp", "công", "đoàn"])
            || at > 2 && self.phrases.tokens.reads(at - 3, &["các", "cấp", "cđ"]);
        let preceded = !begins
            && at > 0
            && !unions
            && joined(at - 1)
            // "BĐT Hoa Ban": the post of that province.
            && before != "bđt"
            // "Nữ CNVCLĐ Hoa Ban".
            && !WORKERS.contains(&before)
            && !(self.begins_sentence(at - 1) && OPENINGS.contains(&before))
            && self.phrases.tokens.get(at)?.space_before <= Gap::Space
            && !self.phrases.begins_column(at);
        if joined(phrase.tokens.end) || preceded {
            return None;
        }
        let stage = at > 1 && before == "cầu" && self.key(at - 2) == "điểm";
        // "thợ may Hoa Ban", "ngành dệt Hoa Ban".
        let trade = at > 1
            && matches!(self.key(at - 2), "thợ" | "ngành")
            && matches!(before, "may" | "dệt");
        let free = stage || unions || trade || self.is_said_of(at);
        if !begins && NAMED_AFTER_WORDS.has(self.phrases.tokens, at - 1) && !free {
            return None;
        }
        // "ủng hộ Trường Sa 2 tỷ đồng": the islands, a district and no school.
        let islands = tokens_read_islands(self.phrases.tokens, at) && at > 0 && !preceded;
        if self.key(at) == "hồ" && self.key(at + 1) == "chí" {
            return None;
        }
        let after = phrase.tokens.end;
        // "chiến thắng Điện Biên phủ": the battle, whatever its last letter.
        if self.key(at) == "điện" && self.key(after) == "phủ" {
            return None;
        }
        // "Sông Công vinh danh …" at the very head of the article.
        let heads = at == self.first
            && phrase.tokens.len() > 1
            && (self.case(after) == Case::Lower || shouted && self.case(after) == Case::Upper)
            && self
                .phrases
                .tokens
                .get(after)
                .is_some_and(|t| t.kind == TokenKind::Word);
        let titled = self.key(after) == ":" && begins || heads || self.is_dateline(at, after);
        let draft = match highest {
            Level::Country if self.names_a_day(at) || self.is_of_mothers(at, after) => return None,
            Level::Country => Draft::new(phrase.tokens, What::Place(phrase.target), "country")
                .with_confidence(0.5),
            Level::Province => {
                Draft::new(phrase.tokens, What::Place(phrase.target), "bare-province")
                    .with_confidence(0.85)
            }
            _ if titled => Draft::new(phrase.tokens, What::Place(phrase.target), "title-place")
                .with_confidence(0.9),
            _ if (AT.contains(&before)
                || self.is_of_workers(at, after)
                || self.is_said_of(at)
                || islands
                || self.is_bracketed(at, after))
                && phrase.tokens.len() > 1 =>
            {
                Draft::new(phrase.tokens, What::Place(phrase.target), "bare-district")
                    .with_confidence(0.65)
            }
            _ => return None,
        };
        Some(draft.with_priority(Priority::Weak))
    }

    /// "TUY HÒA - Sáng 3/4, …", "Tuy Hòa, ngày 3/4: …": where a report was written, before its text.
    fn is_dateline(&self, at: usize, after: usize) -> bool {
        let line = self
            .phrases
            .tokens
            .get(at)
            .is_some_and(|t| t.space_before >= Gap::Line);
        let item = begins_item(self.phrases.tokens, at).is_some_and(|item| item.bulleted);
        if at != self.first && !line && !item && !self.phrases.begins_column(at) {
            return false;
        }
        let shouted = (at..after).all(|i| self.case(i) == Case::Upper);
        // "* Tri Tôn - LĐLĐ huyện …": in short news the place needs no capitals.
        let told = shouted || item && UNIONS.contains(&self.key(after + 1));
        let dash = matches!(self.key(after), "-" | "–") && self.case(after + 1) != Case::Lower;
        let day = self.key(after) == "," && matches!(self.key(after + 1), "ngày" | "tháng");
        day || told && dash
    }

    fn is_said_of(&self, at: usize) -> bool {
        let tokens = self.phrases.tokens;
        let said = |words: &&&[&str]| at >= words.len() && tokens.reads(at - words.len(), words);
        SAID_OF.iter().any(|words| said(&words))
    }

    /// "Công ty CP Dệt Hoa Ban (Sông Hinh)": a district alone in brackets behind a firm's name, and not
    /// behind a sentence, where somebody signs.
    fn is_bracketed(&self, at: usize, after: usize) -> bool {
        let tokens = self.phrases.tokens;
        let named = |i: usize| {
            tokens
                .get(i)
                .is_some_and(|t| t.is_capitalised() || t.kind == TokenKind::Number)
        };
        at > 1 && self.key(at - 1) == "(" && self.key(after) == ")" && named(at - 2)
    }

    /// "công nhân Sơn Hòa", where the text also says "huyện Sơn Hòa".
    fn is_of_workers(&self, at: usize, after: usize) -> bool {
        const WHOSE: [&[&str]; 4] = [&["công", "nhân"], &["khu", "vực"], &["cnlđ"], &["cnvclđ"]];
        let tokens = self.phrases.tokens;
        let told = |words: &&[&str]| at >= words.len() && tokens.reads(at - words.len(), words);
        let typed = |i: usize| {
            let before = i.checked_sub(1).map_or("", |i| self.key(i));
            let kind = matches!(before, "huyện" | "quận" | "xã" | "phố" | "tp" | "tx");
            kind && tokens.is_same(i..i + after - at, at..after)
        };
        let area = at > 1 && tokens.reads(at - 2, &["khu", "vực"]);
        if area && !row::is_area(self.phrases, at - 1) {
            return false;
        }
        WHOSE.iter().any(told) && (1..tokens.len()).any(typed)
    }

    /// "mẹ Việt Nam anh hùng Lê Thị Bảy": the title of mothers.
    fn is_of_mothers(&self, at: usize, after: usize) -> bool {
        let mother = at
            .checked_sub(1)
            .is_some_and(|before| self.key(before) == "mẹ");
        mother && self.phrases.tokens.reads(after, &["anh", "hùng"])
    }

    /// Tells whether the name ends that of a day: "Ngày Phụ nữ Việt Nam", "ngày thầy thuốc Việt Nam".
    fn names_a_day(&self, at: usize) -> bool {
        const HONOURED: [&[&str]; 6] = [
            &["phụ", "nữ"],
            &["thầy", "thuốc"],
            &["nhà", "giáo"],
            &["gia", "đình"],
            &["doanh", "nhân"],
            &["báo", "chí"],
        ];
        (at.saturating_sub(6)..at).any(|i| {
            let both = self.case(i) != Case::Lower && self.case(i + 1) != Case::Lower;
            let tokens = self.phrases.tokens;
            let honoured = HONOURED
                .iter()
                .any(|who| i + 1 + who.len() == at && tokens.reads(i + 1, who));
            // "Ngày truyền thống ngành A Việt Nam".
            let tradition = tokens.reads(i + 1, &["truyền", "thống", "ngành"]);
            self.key(i) == "ngày" && (both || honoured || tradition)
        })
    }
}
