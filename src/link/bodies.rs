//! Bodies that are composed of a head and a place.

use std::ops::Range;

use super::draft::{Draft, What};
use super::open::is_name_of_person;
use super::place_phrase::{Phrase, PlacePhrases, Target};
use crate::gazetteer::{Head, Hits, Level, PlaceKind, abbreviation_in_parentheses};
use crate::text::{Case, TokenKind};

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

/// Kinds of zones that share a union.
const ZONES: &[&[&str]] = &[
    &["khu", "công", "nghiệp"],
    &["khu", "chế", "xuất"],
    &["khu", "kinh", "tế"],
    &["khu", "công", "nghệ", "cao"],
    &["cụm", "công", "nghiệp"],
    &["công", "nghiệp"],
    &["chế", "xuất"],
    &["công", "nghệ", "cao"],
    &["kcn"],
    &["kcx"],
    &["kkt"],
    &["ccn"],
    &["cx"],
    &["cn"],
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
        let generic = matches!(self.key(tokens.start.wrapping_sub(1)), "các" | "cấp");
        if !joined || generic || !SIDE_BY_SIDE.contains(&organ.slug) {
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
                if bare_union
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

    /// Takes a head that names its body alone.
    fn without_place(&self, head: Head, start: usize, end: usize) -> Option<Draft> {
        let draft = |target, rule: &'static str, confidence| {
            Some(Draft::new(start..end, What::Body(head, target), rule).with_confidence(confidence))
        };
        let generic = ["các", "cấp", "mỗi", "từng", "nhiều", "ít"];
        let is_generic = start > 0 && generic.contains(&self.key(start - 1));
        if is_generic
            || matches!(
                self.key(end),
                "các" | "cấp" | "hai" | "ba" | "bốn" | "nhiều" | "mỗi"
            )
            || self.is_number(end)
            || self.is_in_parentheses(start, end)
        {
            return None;
        }
        if self.phrases.type_word(end).is_some() {
            return None;
        }
        match head {
            Head::Federation => draft(Target::Unsaid, "head-alone", 0.85),
            // "Công đoàn ngành" is the article's only one, if there is one.
            Head::Union if self.key(end) == "ngành" => {
                let acts = self.is_said_to_act(end + 1);
                let told = self.is_capital(start) || acts;
                let both = self.is_capital(start) && self.is_capital(end);
                let listed = !both
                    && (matches!(self.key(end + 1), "," | "và")
                        || start > 0 && self.key(start - 1) == "," && !acts);
                (told && !listed && !self.is_continued(end + 1)).then(|| {
                    Draft::new(
                        start..end + 1,
                        What::Body(head, Target::Unsaid),
                        "industry-again",
                    )
                    .with_confidence(0.75)
                })
            }
            Head::Union => None,
            Head::Sector(i) => {
                // Public servants and industrial zones are always some province's.
                let slug = self.phrases.gazetteer.sectors()[usize::from(i)].slug;
                let local = (slug == "vien-chuc" || slug.starts_with("khu-") && end - start > 3)
                    && self.any_capital(start + 2, end);
                let told =
                    local || (start..end).any(|i| self.key(i) == "ngành") || end - start == 1;
                let capital = self.any_capital(start, end);
                let named = (capital || told) && !self.is_continued(end);
                let told = told && capital;
                let rule = if told { "sector-alone" } else { "sector-again" };
                named.then(|| draft(Target::Unsaid, rule, 0.8))?
            }
            Head::Organ(i) => {
                let organ = &self.phrases.gazetteer.organs()[usize::from(i)];
                let first = organ.slug.split('-').next().unwrap_or_default();
                // "Sở Nội vụ và Ban Quản lý các KCN": a province has one.
                let board = organ.slug.starts_with("ban-quan-ly");
                let kind = match first {
                    "tinh" => PlaceKind::Province,
                    "thanh" => PlaceKind::City,
                    "huyen" => PlaceKind::RuralDistrict,
                    "quan" => PlaceKind::UrbanDistrict,
                    "thi" => PlaceKind::Town,
                    "phong" | "so" | "ban" if first != "ban" || board => {
                        let told = self.any_capital(start, end) && !self.is_continued(end);
                        return told.then(|| draft(Target::Unsaid, "department-alone", 0.7))?;
                    }
                    _ if organ.slug.ends_with("tinh-uy") => PlaceKind::Province,
                    _ if organ.slug.ends_with("thanh-uy") => PlaceKind::City,
                    _ if organ.slug.ends_with("huyen-uy") => PlaceKind::RuralDistrict,
                    _ if organ.slug.ends_with("quan-uy") => PlaceKind::UrbanDistrict,
                    _ => return None,
                };
                let told = self.any_capital(start, end) && !self.is_continued(end);
                told.then(|| draft(Target::Relative(kind), "organ-alone", 0.85))?
            }
        }
    }

    /// Tells whether a verb of acting follows.
    fn is_said_to_act(&self, at: usize) -> bool {
        matches!(
            self.key(at),
            "đã" | "tặng"
                | "trao"
                | "tổ"
                | "phát"
                | "vừa"
                | "sẽ"
                | "khen"
                | "biểu"
                | "tuyên"
                | "chỉ"
                | "triển"
                | "cùng"
                | "phối"
                | "được"
                | "đang"
                | "đạt"
                | "nhận"
                | "đón"
                | "thăm"
                | "hỗ"
                | "tham"
                | "hưởng"
                | "vận"
        )
    }

    fn is_number(&self, at: usize) -> bool {
        let token = self.phrases.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Reads on over a second zone: "Công đoàn các Khu kinh tế và Khu công nghiệp". The union of
    /// several kinds of zones is that of the province's industrial zones.
    fn over_zones(&self, head: Head, end: usize) -> (Head, usize) {
        let sectors = self.phrases.gazetteer.sectors();
        let Head::Sector(i) = head else {
            return (head, end);
        };
        if !sectors[usize::from(i)].slug.starts_with("khu-") {
            return (head, end);
        }
        let mut at = end;
        while let Some(after) = self.zone_after(at) {
            at = after;
        }
        let zones = sectors.iter().position(|s| s.slug == "khu-cong-nghiep");
        match zones {
            Some(zones) if at > end => (Head::Sector(zones as u16), at),
            _ => (head, end),
        }
    }

    /// "Công đoàn Khu kinh tế A và các KCN tỉnh B": the union of all the zones of a province, one of
    /// which it names.
    fn zone_and_others(&self, head: Head, start: usize, end: usize) -> Option<Draft> {
        let Head::Sector(sector) = head else {
            return None;
        };
        let zone = self.phrases.gazetteer.sectors()[usize::from(sector)].slug;
        let capitals = (end..end + 5).take_while(|&i| self.is_capital(i)).count();
        let and = end + capitals;
        if !zone.starts_with("khu-") || capitals == 0 || self.key(and) != "và" {
            return None;
        }
        let others = self.zone_after(and)?;
        let place = self.phrases.any(others);
        let place = place.and_then(|place| self.suited(head, start, place));
        let (end, target) = match place {
            Some(place) => (place.tokens.end, place.target),
            None => (others, Target::Relative(PlaceKind::Province)),
        };
        let draft = Draft::new(start..end, What::Body(head, target), "sector-alone");
        Some(draft.with_confidence(0.85))
    }

    fn zone_after(&self, at: usize) -> Option<usize> {
        let joins = matches!(self.key(at), "," | "và" | "-" | "–" | "&");
        let mut from = if joins { at + 1 } else { return None };
        if self.key(from) == "các" {
            from += 1;
        }
        let zone = ZONES
            .iter()
            .find(|zone| self.phrases.tokens.reads(from, zone));
        zone.map(|zone| from + zone.len())
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

    /// Takes the other names of a list: "LĐLĐ huyện A, B và C".
    fn list_after(&self, head: Head, first: &Draft, drafts: &mut Vec<Draft>) {
        let What::Body(
            _,
            Target::Named {
                options,
                word: Some(word),
            },
        ) = &first.what
        else {
            return;
        };
        if !matches!(head, Head::Federation | Head::Sector(_) | Head::Organ(_)) {
            return;
        }
        let gazetteer = self.phrases.gazetteer;
        let level = gazetteer.place(options[0]).level;
        let mut at = first.tokens.end;
        while matches!(self.key(at), "," | "và") {
            let Some(mut phrase) = self.phrases.bare(at + 1) else {
                break;
            };
            if self.phrases.type_word(at + 1).is_some() {
                break;
            }
            let Target::Named {
                options,
                word: named,
            } = &mut phrase.target
            else {
                break;
            };
            options
                .retain(|place| gazetteer.place(*place).level == level && word.may_stand_at(level));
            if options.is_empty() {
                break;
            }
            *named = Some(*word);
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Body(head, phrase.target), "head-list")
                    .with_confidence(0.85),
            );
        }
    }

    /// Takes "LĐLĐ các huyện: A, B và C": the head stands before all of them.
    fn plural(&self, head: Head, start: usize, end: usize, drafts: &mut Vec<Draft>) {
        if !matches!(head, Head::Federation | Head::Organ(_) | Head::Sector(_)) {
            return;
        }
        let many = self.key(end) == "các";
        if !many && !self.before(start, &["các"]) {
            return;
        }
        let first = if many { end + 1 } else { end };
        let Some((mut word, mut at)) = self.phrases.type_word(first) else {
            return;
        };
        // "LĐLĐ các tỉnh, thành phố: A, B": each name has one of the kinds.
        let mut kinds = vec![word];
        while matches!(self.key(at), "," | "/" | "và" | "-")
            && let Some((next, after)) = self.phrases.type_word(at + 1)
            && matches!(self.key(after), ":" | "," | "/" | "và" | "-")
        {
            kinds.push(next);
            at = after;
        }
        let announced = self.key(at) == ":";
        if announced {
            at += 1;
        }
        let listed = many && kinds.len() == 1;
        if !(announced || listed) {
            return;
        }
        let mut from = start;
        loop {
            let typed = self.phrases.type_word(at);
            let name_at = typed.map_or(at, |(_, name_at)| name_at);
            word = typed.map_or(word, |(typed, _)| typed);
            let of_kind = |kind: PlaceKind| self.phrases.typed_name_of_kind(at, kind, name_at);
            let phrase = if kinds.len() > 1 && typed.is_none() {
                kinds.iter().find_map(|kind| of_kind(*kind))
            } else {
                self.phrases.typed_name(at, word, name_at)
            };
            let Some(phrase) = phrase else {
                return;
            };
            let phrase = Phrase {
                tokens: from.min(phrase.tokens.start)..phrase.tokens.end,
                ..phrase
            };
            let Some(phrase) = self.suited(head, start, phrase) else {
                return;
            };
            at = phrase.tokens.end;
            drafts.push(
                Draft::new(phrase.tokens, What::Body(head, phrase.target), "head-list")
                    .with_confidence(0.85),
            );
            if !matches!(self.key(at), "," | "và" | ";") {
                return;
            }
            at += 1;
            from = usize::MAX;
        }
    }
}
