//! Bodies that are composed of a head and a place.

mod alone;
mod list;
mod zone;

use std::ops::Range;

use super::draft::{Draft, What};
use super::open::is_name_of_person;
use super::place_phrase::{Phrase, PlacePhrases, Target};
use crate::gazetteer::{Head, Hits, Level, abbreviation_in_parentheses};
use crate::text::{Case, Gap, TokenKind};

/// Words before "công đoàn" that make it a common noun.
const COMMON: &[&[&str]] = &[
    &["các", "cấp"],
    &["cấp"],
    &["cán", "bộ"],
    &["đoàn", "viên"],
    &["hoạt", "động"],
    &["công", "tác"],
    &["phong", "trào"],
    &["các"],
    &["mỗi"],
    &["từng"],
];

/// Finds composed bodies, lists of them included.
pub(super) fn find(phrases: &PlacePhrases<'_>, hits: &Hits<'_>) -> Vec<Draft> {
    let mut drafts =
        Vec::with_capacity(hits.heads.len() + hits.names.len() + hits.places.len() / 2);
    let mut alone = Vec::new();
    let mut done_until = 0;
    for hit in &hits.heads {
        if hit.tokens.start < done_until {
            continue;
        }
        let bodies = Bodies { phrases };
        let mut found = false;
        for &head in hit.meanings {
            if let Some(draft) = bodies.at(head, hit.tokens.start, hit.tokens.end) {
                bodies.list_after(head, &draft, &mut drafts);
                done_until = hit.tokens.end;
                drafts.push(draft);
                found = true;
            }
        }
        if !found {
            let plural = hit.meanings.iter().copied();
            for head in plural {
                bodies.plural(head, hit.tokens.start, hit.tokens.end, &mut drafts);
                alone.push((head, hit.tokens.clone()));
            }
        }
    }
    let bodies = Bodies { phrases };
    for (head, tokens) in alone.into_iter().rev() {
        let beside = bodies.beside(head, &tokens, &drafts);
        drafts.extend(beside);
    }
    drafts
}

/// Organs that are named side by side with one place for all: "HĐND, UBND tỉnh".
const SIDE_BY_SIDE: [&str; 4] = [
    "uy-ban-nhan-dan",
    "hoi-dong-nhan-dan",
    "mat-tran-to-quoc",
    "dang-uy",
];

struct Bodies<'a, 'p> {
    phrases: &'a PlacePhrases<'p>,
}

impl Bodies<'_, '_> {
    fn key(&self, i: usize) -> &str {
        self.phrases.tokens.key(i)
    }

    /// Takes an organ without a place that stands beside a body with one, as its place: "UBND và
    /// LĐLĐ thành phố".
    fn beside(&self, head: Head, tokens: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let Head::Organ(i) = head else { return None };
        let organ = &self.phrases.gazetteer.organs()[usize::from(i)];
        let joined = matches!(self.key(tokens.end), "," | "và" | "-" | "–" | "&");
        // "Ban Công tác Công đoàn thuộc Ủy ban MTTQ Việt Nam tỉnh".
        let under = self.key(tokens.end) == "thuộc" && self.is_capital(tokens.start);
        let generic = matches!(self.key(tokens.start.wrapping_sub(1)), "các" | "cấp");
        let society = organ.slug.starts_with("hoi-") && self.is_capital(tokens.start);
        let beside = joined && (society || SIDE_BY_SIDE.contains(&organ.slug));
        if generic || !(beside || under) {
            return None;
        }
        let next = drafts.iter().find(|draft| {
            draft.tokens.start == tokens.end + 1 && matches!(draft.what, What::Body(..))
        })?;
        let target = match next.target()? {
            Target::Unsaid => return None,
            Target::Named { options, word } => {
                let level = |place| self.phrases.gazetteer.place(place).level;
                let fits = options
                    .iter()
                    .all(|&place| self.has_body(head, level(place)));
                fits.then(|| Target::Named {
                    options: options.clone(),
                    word: *word,
                })?
            }
            other => other.clone(),
        };
        let draft = Draft::new(tokens.clone(), What::Body(head, target), "organ-beside");
        Some(draft.with_confidence(0.8))
    }

    fn before(&self, at: usize, words: &[&str]) -> bool {
        at >= words.len() && self.phrases.tokens.reads(at - words.len(), words)
    }

    fn is_capital(&self, at: usize) -> bool {
        let token = self.phrases.tokens.get(at);
        token.is_some_and(|token| token.case != Case::Lower)
    }

    fn any_capital(&self, start: usize, end: usize) -> bool {
        (start..end).any(|i| self.is_capital(i))
    }

    fn at(&self, head: Head, start: usize, end: usize) -> Option<Draft> {
        if self.before(start, &["tổng"]) {
            return None;
        }
        // "Huyện ủy viên" is a person.
        if self.key(end) == "viên" {
            return None;
        }
        if let Some(zones) = self.zone_and_others(head, start, end) {
            return Some(zones);
        }
        let (head, end) = self.over_zones(head, end);
        let next = abbreviation_in_parentheses(self.phrases.tokens, end).unwrap_or(end);
        // "LAO ĐỘNG | CÔNG ĐOÀN / Phú Yên: …": a menu's last word and the headline below it.
        let case = |i: usize| self.phrases.tokens.get(i).map_or(Case::Lower, |t| t.case);
        let line = self
            .phrases
            .tokens
            .get(next)
            .is_some_and(|t| t.space_before >= Gap::Line);
        if line && case(next - 1) == Case::Upper && case(next) == Case::Capital {
            return None;
        }
        // "CÔNG ĐOÀN NGÀNH Y TẾ      Tuy Hòa, ngày 3/4": the place stands in another column.
        if self.phrases.begins_column(next) {
            return self.without_place(head, start, end);
        }
        let phrase = self.phrases.any(next).or_else(|| self.enclosed(end));
        let phrase = phrase.and_then(|phrase| self.suited(head, start, phrase));
        match phrase {
            Some(phrase) => Some(self.composed(head, start, phrase)),
            None => self.without_place(head, start, end),
        }
    }

    /// Reads a place with its type word in parentheses: "Liên đoàn Lao động (huyện A)".
    fn enclosed(&self, at: usize) -> Option<Phrase> {
        let typed = self.key(at) == "(" && self.phrases.type_word(at + 1).is_some();
        let phrase = typed.then(|| self.phrases.any(at + 1)).flatten()?;
        let named = matches!(phrase.target, Target::Named { .. });
        let end = phrase.tokens.end;
        (named && self.key(end) == ")").then(|| Phrase {
            tokens: phrase.tokens.start..end + 1,
            ..phrase
        })
    }

    /// Lets a phrase pass whose place can have such a body.
    fn suited(&self, head: Head, start: usize, mut phrase: Phrase) -> Option<Phrase> {
        let gazetteer = self.phrases.gazetteer;
        let common = || COMMON.iter().any(|words| self.before(start, words));
        // "hoạt động Công đoàn Thành phố A", with its capitals, is that body's.
        let told = self.before(start, &["hoạt", "động"])
            && self.is_capital(start)
            && matches!(phrase.target, Target::Named { word: Some(_), .. })
            && self.is_capital(phrase.tokens.start);
        // "Đoàn viên Công đoàn huyện A" are that body's.
        let members = self.before(start, &["đoàn", "viên"])
            && self.is_capital(start)
            && matches!(phrase.target, Target::Named { word: Some(_), .. });
        if head == Head::Union && common() && !told && !members {
            return None;
        }
        match &mut phrase.target {
            Target::Named { options, word } => {
                options.retain(|place| self.has_body(head, gazetteer.place(*place).level));
                if options.is_empty() {
                    return None;
                }
                // "Công đoàn Hòa Phát" is a firm's union more often than a place's.
                let bare_union = head == Head::Union && word.is_none();
                let told =
                    bare_union && self.is_capital(start) && self.is_typed_elsewhere(&phrase.tokens);
                if bare_union
                    && !told
                    && !options
                        .iter()
                        .any(|p| gazetteer.place(*p).level == Level::Province)
                {
                    return None;
                }
            }
            Target::Relative(word) => {
                let levels = [Level::Province, Level::District, Level::Ward];
                let fits = |level: &Level| word.may_stand_at(*level) && self.has_body(head, *level);
                if !levels.iter().any(fits) {
                    return None;
                }
                // "12 LĐLĐ tỉnh" are any of them; "Cụm thi đua số 5 LĐLĐ tỉnh" is the province's.
                let counted = self.is_counted(start);
                if counted
                    || self.before(start, &["các"])
                    || self.before(start, &["ít"])
                    || self.before(start, &["nhiều"])
                {
                    return None;
                }
                if matches!(head, Head::Union | Head::Organ(_))
                    && !self.any_capital(start, phrase.tokens.start)
                {
                    let organised = head == Head::Union && self.before(start, &["tổ", "chức"]);
                    if !organised {
                        return None;
                    }
                }
            }
            Target::Capital => {}
            Target::Unsaid => return None,
        }
        Some(phrase)
    }

    /// Tells whether the text has the name of a place elsewhere behind its type word or "LĐLĐ": where it
    /// speaks of "huyện A", "Công đoàn A" is no firm's.
    fn is_typed_elsewhere(&self, name: &Range<usize>) -> bool {
        let tokens = self.phrases.tokens;
        let typed = |i: usize| {
            let before = i.checked_sub(1).map_or("", |i| self.key(i));
            let kind = matches!(before, "huyện" | "quận" | "phố" | "tp" | "tx" | "lđlđ");
            let town = i > 1 && tokens.reads(i - 2, &["thị", "xã"]);
            (kind || town) && tokens.is_same(i..i + name.len(), name.clone())
        };
        self.is_capital(name.start) && (1..tokens.len()).any(typed)
    }

    /// Tells whether a count of several stands right before `start`, and no year or number.
    fn is_counted(&self, start: usize) -> bool {
        let Some(number) = start.checked_sub(1) else {
            return false;
        };
        let several = matches!(self.key(number).parse(), Ok(2..=99u32));
        let numbered = ["số", "năm", "ngày", "tháng", "quý", "/", "-", "."]
            .iter()
            .any(|word| self.before(number, &[word]));
        several && !numbered
    }

    fn has_body(&self, head: Head, level: Level) -> bool {
        match head {
            Head::Federation => matches!(level, Level::Province | Level::District),
            // "Công đoàn Điện lực Sông Hinh" is the union of a firm's works there, "Công đoàn KCN
            // Sông Hinh" that of a zone.
            Head::Sector(i) => {
                let slug = self.phrases.gazetteer.sectors()[usize::from(i)].slug;
                let firms = matches!(slug, "dien-luc" | "dau-khi" | "than" | "ngan-hang")
                    || slug.starts_with("khu-");
                level == Level::Province || level == Level::District && !firms
            }
            Head::Union => matches!(level, Level::Province | Level::District),
            Head::Organ(i) => self.phrases.gazetteer.organs()[usize::from(i)]
                .levels
                .contains(&level),
        }
    }

    fn composed(&self, head: Head, start: usize, phrase: Phrase) -> Draft {
        let (rule, confidence) = match (&phrase.target, head) {
            (Target::Named { word: Some(_), .. }, Head::Union) => ("union-place", 0.93),
            (Target::Named { word: None, .. }, Head::Union) => ("union-place", 0.75),
            (Target::Named { word: Some(_), .. }, _) => ("head-place", 0.98),
            (Target::Named { word: None, .. }, _) => ("head-name", 0.93),
            (Target::Capital, _) => ("head-capital", 0.95),
            (_, Head::Union) => ("union-relative", 0.7),
            _ => ("head-relative", 0.95),
        };
        let tokens = start..phrase.tokens.end;
        Draft::new(tokens, What::Body(head, phrase.target), rule).with_confidence(confidence)
    }

    fn is_number(&self, at: usize) -> bool {
        let token = self.phrases.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Tells whether a capital follows that may belong to the name.
    fn is_continued(&self, end: usize) -> bool {
        let token = self.phrases.tokens.get(end);
        token.is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised())
            && !(is_name_of_person(self.phrases.tokens, end) && self.phrases.bare(end).is_none())
            && self
                .phrases
                .tokens
                .get(end)
                .is_some_and(|t| t.space_before < crate::text::Gap::Line)
    }

    /// "(CĐYT)" only explains a name; "(CĐ ngành Y tế)" tells whose something is.
    fn is_in_parentheses(&self, start: usize, end: usize) -> bool {
        start > 0 && end - start < 3 && self.key(start - 1) == "(" && self.key(end) == ")"
    }
}
