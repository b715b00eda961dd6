//! Places that stand for themselves.

use std::sync::LazyLock;

use super::candidate::Priority;
use super::draft::{Draft, What};
use super::place_phrase::{PlacePhrases, Target};
use super::place_row;
use super::signs::Signs;
use crate::gazetteer::{Hits, Level, PlaceId, PlaceKind};
use crate::text::{Case, Gap, TokenKind, WordSet};

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
    "tuyến",
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

/// Words before a bare district that make a place of it.
const AT: &[&str] = &[
    "tại", "ở", "về", "từ", "đến", "của", "trên", "huyện", "cho", "với", "người",
];

/// Finds typed, bare and relative places; `first` is the article's first token.
pub(super) fn find(
    phrases: &PlacePhrases<'_>,
    hits: &Hits<'_>,
    signs: &Signs,
    first: usize,
) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(signs.place.len() + 16);
    let finder = Places { first, phrases };
    for &at in &signs.place {
        if phrases.type_word(at).is_some() {
            finder.typed_or_relative(at, &mut drafts);
            finder.announced(at, &mut drafts);
        } else if phrases.tokens.key(at) == "thủ" && phrases.tokens.key(at + 1) == "đô" {
            finder.capital(at, &mut drafts);
        }
    }
    place_row::find(phrases, hits, &mut drafts);
    let mut done_until = 0;
    for hit in &hits.places {
        if hit.tokens.start >= done_until
            && !finder.is_small_word(hit.tokens.start)
            && let Some(draft) = finder.bare(hit.tokens.start)
        {
            done_until = draft.tokens.end;
            drafts.push(draft);
        }
    }
    drafts
}

struct Places<'a, 'p> {
    /// The first token of the article.
    first: usize,
    phrases: &'a PlacePhrases<'p>,
}

impl Places<'_, '_> {
    fn key(&self, i: usize) -> &str {
        self.phrases.tokens.key(i)
    }

    fn case(&self, i: usize) -> Case {
        self.phrases.tokens.get(i).map_or(Case::Lower, |t| t.case)
    }

    /// Tells whether it is a word without a capital, with which no bare name begins.
    fn is_small_word(&self, i: usize) -> bool {
        let token = self.phrases.tokens.get(i);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let line = self
            .phrases
            .tokens
            .get(at)
            .is_some_and(|t| t.space_before >= Gap::Line);
        line || matches!(self.key(before), "." | "!" | "?" | "…" | ":" | "•")
    }

    fn typed_or_relative(&self, at: usize, drafts: &mut Vec<Draft>) {
        if let Some(phrase) = self.phrases.typed(at) {
            let ward = matches!(&phrase.target, Target::Named { options, .. }
                if options.iter().all(|p| self.phrases.gazetteer.place(*p).level == Level::Ward));
            let number = self.phrases.tokens.get(phrase.tokens.end - 1);
            let number = number.is_some_and(|t| t.kind == TokenKind::Number);
            let confidence = if ward || number { 0.9 } else { 0.97 };
            // "5 tỉnh/thành phố A, B", "các xã A, B": the type words are those of all.
            let many = at > 1
                && self.key(at - 1) == "/"
                && matches!(self.key(at - 2), "tỉnh" | "huyện" | "quận" | "xã")
                || self.is_shared(at, phrase.tokens.end);
            let name = self.phrases.type_word(at).map_or(at, |(_, name)| name);
            let tokens = if many {
                name..phrase.tokens.end
            } else {
                phrase.tokens
            };
            let draft = Draft::new(tokens, What::Place(phrase.target), "typed-place")
                .with_confidence(confidence);
            self.list_after(at, &draft, drafts);
            drafts.push(draft);
            return;
        }
        let Some(phrase) = self.phrases.relative(at) else {
            return;
        };
        let Target::Relative(PlaceKind::City) = phrase.target else {
            return;
        };
        let is_short = self.key(at) == "tp" && self.case(at) == Case::Upper;
        let is_capital = self.case(at) == Case::Capital
            && self.key(at) == "thành"
            && self.case(at + 1) == Case::Lower;
        let before = at.checked_sub(1).map_or("", |i| self.key(i));
        let continued = self.phrases.tokens.get(phrase.tokens.end).is_some_and(|t| {
            t.is_capitalised() && t.kind == TokenKind::Word && t.space_before <= Gap::Space
        });
        if (is_short || is_capital) && !matches!(before, "cấp" | "các" | "mỗi") && !continued {
            let confidence = if self.begins_sentence(at) { 0.6 } else { 0.85 };
            drafts.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "relative-city")
                    .with_confidence(confidence)
                    .with_priority(Priority::Weak),
            );
        }
    }

    /// Tells whether the type word at `at` is that of several names: "các xã A, B", "hai huyện A và B".
    fn is_shared(&self, at: usize, end: usize) -> bool {
        let several = at.checked_sub(1).is_some_and(|i| {
            let number = self.phrases.tokens.get(i);
            matches!(self.key(i), "các" | "những" | "hai" | "ba" | "bốn" | "năm")
                || number.is_some_and(|t| t.kind == TokenKind::Number)
        });
        let another = matches!(self.key(end), "," | "và")
            && self.phrases.type_word(end + 1).is_none()
            && self.case(end + 1) != Case::Lower;
        several && another
    }

    fn capital(&self, at: usize, drafts: &mut Vec<Draft>) {
        // "trên địa bàn thủ đô" is ours; "các thủ đô", "thủ đô Hoa Ban" may be any.
        let before = at.checked_sub(1).map_or("", |i| self.phrases.tokens.key(i));
        let any = matches!(before, "các" | "một" | "những" | "mỗi" | "cố" | "là")
            || self.case(at + 2) != Case::Lower;
        if self.case(at) == Case::Lower && any {
            return;
        }
        if let Some(name) = self.phrases.bare(at + 2) {
            // "Thủ đô Hà Nội" names it in full; the capital of another country is none of ours.
            drafts.push(
                Draft::new(
                    at..name.tokens.end,
                    What::Place(name.target),
                    "capital-name",
                )
                .with_confidence(0.9),
            );
            return;
        }
        drafts.push(
            Draft::new(at..at + 2, What::Place(Target::Capital), "capital")
                .with_confidence(0.93)
                .with_priority(Priority::Weak),
        );
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

    /// Takes the other names of "các huyện A, B và C".
    fn list_after(&self, at: usize, first: &Draft, drafts: &mut Vec<Draft>) {
        let What::Place(Target::Named {
            options,
            word: Some(word),
        }) = &first.what
        else {
            return;
        };
        let many = at.checked_sub(1).is_some_and(|i| {
            let token = self.phrases.tokens.get(i);
            self.key(i) == "các"
                || self.key(i) == "hai"
                || self.key(i) == "ba"
                || token.is_some_and(|t| t.kind == TokenKind::Number)
        });
        if !many {
            self.enumerated(options, *word, first.tokens.end, drafts);
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let level = gazetteer.place(options[0]).level;
        let mut at = first.tokens.end;
        while matches!(self.key(at), "," | "và") && self.phrases.type_word(at + 1).is_none() {
            let Some(phrase) = self.phrases.typed_name(at + 1, *word, at + 1) else {
                return;
            };
            let fits = matches!(&phrase.target, Target::Named { options, .. }
                if gazetteer.place(options[0]).level == level)
                && self.phrases.has_all_capitals(phrase.tokens.clone());
            if !fits {
                return;
            }
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.88),
            );
        }
    }

    /// Takes the other names of "huyện A, B và C": units of just this kind under one superior, up
    /// to an "và".
    fn enumerated(
        &self,
        first: &[PlaceId],
        word: PlaceKind,
        mut at: usize,
        drafts: &mut Vec<Draft>,
    ) {
        let gazetteer = self.phrases.gazetteer;
        let above = |place: &PlaceId| gazetteer.place(*place).parent;
        if !matches!(self.key(at), "và" | ",") {
            return;
        }
        let superiors: Vec<_> = first.iter().map(above).collect();
        let mut found = Vec::new();
        loop {
            let last = self.key(at) == "và";
            if !(last || self.key(at) == ",") || self.phrases.type_word(at + 1).is_some() {
                return;
            }
            let Some(mut phrase) = self.phrases.typed_name(at + 1, word, at + 1) else {
                return;
            };
            if !self.phrases.has_all_capitals(phrase.tokens.clone()) {
                return;
            }
            let Target::Named { options, .. } = &mut phrase.target else {
                return;
            };
            // "huyện A, B": the province, or its town, may follow its district.
            options.retain(|place| {
                gazetteer.place(*place).kind == word && superiors.contains(&above(place))
            });
            if options.is_empty() {
                return;
            }
            at = phrase.tokens.end;
            found.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.85),
            );
            if last {
                drafts.extend(found);
                return;
            }
        }
    }

    /// Takes the names of "8 phường: A, B, C" and of "các xã, phường …, gồm: A, B và C", two at
    /// least.
    fn announced(&self, at: usize, drafts: &mut Vec<Draft>) {
        let Some((word, after)) = self.phrases.type_word(at) else {
            return;
        };
        let colon = if self.key(after) == ":" {
            Some(after)
        } else if self.is_plural(at) {
            (after..after + 40)
                .take_while(|&i| self.goes_on(i))
                .find(|&i| self.key(i) == ":" && matches!(self.key(i - 1), "gồm" | "là" | "sau"))
        } else {
            None
        };
        let Some(colon) = colon else { return };
        // "các tỉnh, thành phố: A, B" is a list of provinces.
        if matches!(word, PlaceKind::Province | PlaceKind::City) {
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let mut found = Vec::new();
        let mut from = colon + 1;
        while self.phrases.type_word(from).is_none()
            && let Some(mut phrase) = self.phrases.typed_name(from, word, from)
            && self.phrases.has_all_capitals(phrase.tokens.clone())
        {
            if let Target::Named { options, word } = &mut phrase.target {
                // A list of communes may hold wards: which it is, the list does not say.
                let own = word.take();
                let level = |place: &PlaceId| gazetteer.place(*place).level;
                let end = phrase.tokens.end;
                let called = self.phrases.names_at(from).find(|(at, _)| *at == end);
                let many = called.map_or_else(Vec::new, |(_, places)| places.to_vec());
                if let Some(first) = options.first().map(level)
                    && own.is_some_and(|own| matches!(own, PlaceKind::Ward | PlaceKind::Commune))
                {
                    *options = many
                        .into_iter()
                        .filter(|place| level(place) == first)
                        .collect();
                }
            }
            from = phrase.tokens.end;
            found.push(
                Draft::new(phrase.tokens, What::Place(phrase.target), "place-list")
                    .with_confidence(0.85),
            );
            if !matches!(self.key(from), "," | ";" | "và") {
                break;
            }
            from += 1;
        }
        if found.len() >= 2 {
            drafts.extend(found);
        }
    }

    /// Tells whether a type word stands for several units: "các phường, xã".
    fn is_plural(&self, at: usize) -> bool {
        let before = |i: usize| at.checked_sub(i).map_or("", |i| self.key(i));
        before(1) == "các" || before(1) == "," && before(3) == "các"
    }

    /// Tells whether the sentence goes on at a token.
    fn goes_on(&self, i: usize) -> bool {
        let token = self.phrases.tokens.get(i);
        token.is_some_and(|token| token.space_before < Gap::Line)
            && !matches!(self.key(i), "." | ";" | "!" | "?")
    }

    fn bare(&self, at: usize) -> Option<Draft> {
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
        let begins = self.begins_sentence(at);
        let preceded = !begins
            && at > 0
            && joined(at - 1)
            && !(self.begins_sentence(at - 1) && OPENINGS.contains(&before))
            && self.phrases.tokens.get(at)?.space_before <= Gap::Space;
        if joined(phrase.tokens.end) || preceded {
            return None;
        }
        let stage = at > 1 && before == "cầu" && self.key(at - 2) == "điểm";
        let unions = at > 3
            && self
                .phrases
                .tokens
                .reads(at - 4, &["các", "cấp", "công", "đoàn"]);
        if !begins && NAMED_AFTER_WORDS.has(self.phrases.tokens, at - 1) && !stage && !unions {
            return None;
        }
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
        let titled = self.key(after) == ":" && begins || heads;
        let draft = match highest {
            Level::Country if self.names_a_day(at) => return None,
            Level::Country => Draft::new(phrase.tokens, What::Place(phrase.target), "country")
                .with_confidence(0.5),
            Level::Province => {
                Draft::new(phrase.tokens, What::Place(phrase.target), "bare-province")
                    .with_confidence(0.85)
            }
            _ if titled => Draft::new(phrase.tokens, What::Place(phrase.target), "title-place")
                .with_confidence(0.9),
            _ if AT.contains(&before) && phrase.tokens.len() > 1 => {
                Draft::new(phrase.tokens, What::Place(phrase.target), "bare-district")
                    .with_confidence(0.65)
            }
            _ => return None,
        };
        Some(draft.with_priority(Priority::Weak))
    }
}
