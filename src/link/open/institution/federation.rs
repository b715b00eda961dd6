//! Of which federation the union of a unit is: what the name says, what stands behind it, what its sentence
//! and its article tell.

use std::ops::Range;

use super::{Reader, is_number};
use crate::gazetteer::{EntityType, Level};
use crate::link::brands::behind_forms;
use crate::link::candidate::Proposal;
use crate::link::resolve::begins_item;
use crate::text::fold;

impl Reader<'_, '_> {
    /// Returns the place code that a federation right behind the union gives, in parentheses or
    /// in the address of whoever holds a post: "Công đoàn Công ty A (LĐLĐ tỉnh B)", "(Công đoàn
    /// Dệt May Việt Nam)", "Chủ tịch Công đoàn Công ty A, thị xã C, LĐLĐ tỉnh B;".
    pub(super) fn federation_behind(&self, head: usize, end: usize) -> Option<String> {
        let walk = self.walk;
        let listed = walk.punct(end) == Some(',');
        let held = matches!(walk.key_before(head), "tịch" | "viên" | "bộ");
        // "2. CĐCS Trường A, Công đoàn ngành Giáo dục": a line of a list.
        let item = listed && self.is_item(head);
        if walk.punct(end) != Some('(') && !(listed && (held || item)) {
            return None;
        }
        let place = walk.known_at(end + 1, &[EntityType::Place]);
        // "CĐCS Công ty A (Hải Phòng)".
        let bracketed = place.filter(|place| !listed && walk.punct(place.tokens.end) == Some(')'));
        if let Some(place) = bracketed {
            let code = place.id.as_deref()?.strip_prefix("p:")?;
            return (code != "vn" && code.len() <= 3).then(|| code.to_owned());
        }
        let place = place.filter(|place| listed && walk.punct(place.tokens.end) == Some(','));
        let at = place.map_or(end, |place| place.tokens.end) + 1;
        let known = walk.known_at(at, &[EntityType::Union])?;
        let id = known.id.as_deref()?;
        let behind = walk.punct(known.tokens.end);
        let closed = if listed {
            let line = item && !walk.follows(known.tokens.end);
            matches!(behind, Some(';' | '.' | ')' | ':')) || line
        } else {
            behind == Some(')')
        };
        let code = match id.strip_prefix("u:ldld:") {
            Some(code) => code,
            None => {
                let sector = id.strip_prefix("u:cdn:")?;
                sector.split_once(':').map_or("vn", |(_, code)| code)
            }
        };
        closed.then(|| code.to_owned())
    }

    /// Tells whether a line of a list begins with the union at `head`: behind a bullet or a number.
    fn is_item(&self, head: usize) -> bool {
        let walk = self.walk;
        let numbered = head >= 2
            && matches!(walk.punct(head - 1), Some('.' | ')' | '/'))
            && is_number(walk, head - 2);
        let first = if numbered { head - 2 } else { head };
        let listed = matches!(walk.punct(first.wrapping_sub(1)), Some(':' | ';'));
        listed || begins_item(walk.page.tokens, first).is_some()
    }

    /// Returns the place code of the federation that a proper unit's union belongs to: the sentence's,
    /// else the article's own, but no place's for a corporation.
    pub(super) fn federation_over(&self, unit: &Range<usize>) -> String {
        let walk = self.walk;
        let scope = walk.page.scope.at(unit.start);
        let code = scope.federation();
        let corporation = [
            &["tổng", "công", "ty"][..],
            &["tập", "đoàn"],
            &["tcty"],
            &["tct"],
        ]
        .iter()
        .any(|words| walk.page.tokens.reads(unit.start, words));
        let province = scope.province.as_deref();
        match province {
            Some(province) if self.is_works(unit) => province.to_owned(),
            // "Tổng công ty Du lịch Hà Nội" is that city's.
            _ if corporation => self
                .province_at_end(unit)
                .unwrap_or_else(|| "vn".to_owned()),
            _ => self
                .other_province(unit)
                .or_else(|| self.district_of_clause(unit))
                .or_else(|| self.district_of_sentence(unit))
                .or_else(|| self.district_told(unit))
                .unwrap_or_else(|| code.to_owned()),
        }
    }

    /// Returns the code of the province whose name ends that of a corporation.
    fn province_at_end(&self, unit: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let gazetteer = walk.page.gazetteer;
        if walk.page.tokens.reads(unit.end - 2, &["sài", "gòn"]) {
            return Some("79".to_owned());
        }
        let from = unit.end.saturating_sub(2).max(unit.start + 1);
        let called = gazetteer.provinces_called(&walk.page.tokens.fold(from..unit.end));
        let day = walk.page.article.published.as_deref().unwrap_or("2020");
        let mut called: Vec<_> = called.iter().map(|place| gazetteer.place(*place)).collect();
        called.sort_by_key(|place| !place.is_valid_on(day));
        Some(called.first()?.code().to_owned())
    }

    /// Returns the code of the province whose name ends that of a firm, where the article is another
    /// province's: "Công ty Điện lực Sơn La", "Công ty CP Bia Hà Giang".
    fn other_province(&self, unit: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let firm = [&["công", "ty"][..], &["cty"], &["ctcp"]]
            .iter()
            .any(|words| walk.page.tokens.reads(unit.start, words));
        let scope = walk.page.scope.at(unit.start);
        let own = scope.province.as_deref();
        if !firm || unit.len() < 5 || own.is_none() {
            return None;
        }
        let code = self.province_at_end(unit)?;
        // "Công ty TNHH Hòa Bình": words of peace and fortune name firms everywhere.
        let alone = behind_forms(walk.page.tokens, unit.start + 2) + 2 >= unit.end;
        let gazetteer = walk.page.gazetteer;
        let day = walk.page.article.published.as_deref().unwrap_or("2020");
        let stands = gazetteer.find_place(&code);
        let stands = stands.is_some_and(|place| gazetteer.place(place).is_valid_on(day));
        (Some(code.as_str()) != own && !alone && stands).then_some(code)
    }

    /// "LĐLĐ huyện A cử 22 thợ, trong đó Công đoàn Công ty B có 5 người": returns the code of the district whose
    /// federation is named before the unit's union in the same clause, which counts its members.
    pub(super) fn district_of_clause(&self, unit: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let sentence = walk.sentence(unit.start);
        let clause = (sentence.start..unit.start)
            .rev()
            .find(|&i| walk.punct(i) == Some(';'))
            .map_or(sentence.start, |mark| mark + 1);
        let member = (clause..unit.start).rev().find(|&i| {
            let tokens = walk.page.tokens;
            tokens.reads(i, &["trong", "đó"]) || tokens.reads(i, &["riêng", "công", "đoàn"])
        })?;
        let known = walk.page.known;
        let first = known.partition_point(|body| body.tokens.start < clause);
        let before = known[first..]
            .iter()
            .take_while(|body| body.tokens.start < member);
        let mut codes = before.filter_map(|body| {
            let code = body.id.as_deref()?.strip_prefix("u:ldld:")?;
            (code.len() == 3).then(|| code.to_owned())
        });
        let only = codes.next()?;
        codes.all(|code| code == only).then_some(only)
    }

    /// Returns the code of the district that the article tells of the unit somewhere: "Công ty A (huyện B)",
    /// "LĐLĐ huyện B tổ chức … tại Công ty A".
    fn district_told(&self, unit: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let short = |code: &str| (code.len() == 3).then(|| code.to_owned());
        let behind = |at: usize| {
            let end = at + unit.len();
            let mark = matches!(walk.punct(end), Some('(' | ','));
            let place = walk
                .known_at(end + 1, &[EntityType::Place])
                .filter(|_| mark)?;
            short(place.id.as_deref()?.strip_prefix("p:")?).filter(|_| place.rule == "typed-place")
        };
        let host = |at: usize| {
            let within = |i: usize| matches!(walk.key(i), "tại" | "ở" | "trong" | "thăm" | "đến");
            let told = (at.saturating_sub(2)..at).any(within);
            let sentence = walk.sentence(at);
            let known = walk.page.known;
            let first = known.partition_point(|body| body.tokens.start < sentence.start);
            let mut before = known[first..]
                .iter()
                .take_while(|body| body.tokens.start < at);
            let union = before
                .find(|body| body.entity == Some(EntityType::Union))
                .filter(|_| told)?;
            short(union.id.as_deref()?.strip_prefix("u:ldld:")?)
        };
        let all: Vec<usize> = walk.repeats(unit.clone()).collect();
        all.iter()
            .find_map(|&at| behind(at))
            .or_else(|| all.iter().find_map(|&at| host(at)))
    }

    /// "Còn ở huyện A, LĐLĐ huyện …; Công đoàn Trường B …": returns the code of the one district whose
    /// federation the unit's sentence calls by its level alone.
    fn district_of_sentence(&self, unit: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let sentence = walk.sentence(unit.start);
        let known = walk.page.known;
        let first = known.partition_point(|body| body.tokens.start < sentence.start);
        let here = known[first..]
            .iter()
            .take_while(|body| body.tokens.start < sentence.end);
        let code = |body: &'_ Proposal| {
            let code = body.id.as_deref()?.strip_prefix("u:ldld:")?;
            (body.rule == "head-relative" && code.len() == 3).then(|| code.to_owned())
        };
        let mut codes = here.filter_map(code);
        let only = codes.next()?;
        codes.all(|code| code == only).then_some(only)
    }

    /// Cuts the name of a province off an agency of the state that has one there: "Kho bạc Nhà nước
    /// Hoa Ban", "Cục Hải quan Hoa Ban"; behind a capital the province is no mention of its own.
    pub(super) fn without_province(&self, unit: Range<usize>) -> Option<(&str, String)> {
        let walk = self.walk;
        let agency = matches!(
            (walk.key(unit.start), walk.key(unit.start + 1)),
            ("kho", "bạc") | ("cục", _) | ("chi", "cục") | ("toà" | "tòa", "án") | ("bảo", "hiểm")
        ) || walk.page.tokens.reads(unit.start, &["viện", "kiểm", "sát"]);
        let from = (unit.start + 2).max(unit.end.saturating_sub(4));
        let tail = |i: usize| {
            let name = walk.page.tokens.fold(i..unit.end);
            let places = walk.page.gazetteer.places().map(|(_, place)| place);
            let mut called: Vec<_> = places
                .filter(|place| place.level == Level::Province && fold(place.name) == name)
                .collect();
            let day = walk.page.article.published.as_deref().unwrap_or("2020");
            called.sort_by_key(|place| !place.is_valid_on(day));
            Some((walk.text(unit.start..i), called.first()?.code().to_owned()))
        };
        (from..unit.end).filter(|_| agency).find_map(tail)
    }

    /// "Công đoàn cơ quan Trung ương Hội A", "Công đoàn Bộ B": tells whether the unit is a listed body of
    /// the state, the Party or the Front, which has no place.
    pub(super) fn is_central(&self, unit: &Range<usize>) -> bool {
        let walk = self.walk;
        let start =
            unit.start + 2 * usize::from(walk.page.tokens.reads(unit.start, &["cơ", "quan"]));
        let known = walk.known_at(start, &[EntityType::Org]);
        let listed = known.filter(|org| org.rule == "listed-body" && org.tokens.end == unit.end);
        let number = listed.and_then(|org| walk.page.gazetteer.number_of(org.id.as_deref()?));
        number.is_some_and(|number| {
            let entity = walk.page.gazetteer.named_at(number);
            matches!(&*entity.kind, "party" | "state" | "front") && !entity.id[2..].contains(':')
        })
    }
}
