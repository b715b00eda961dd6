//! What the identifier of a body is made of: its name, and the place whose organ it is.

use std::ops::Range;

use super::slug::unit_slug;
use super::{Reader, is_number};
use crate::gazetteer::EntityType;
use crate::link::open::legal::filled;
use crate::text::KeyId;

impl Reader<'_, '_> {
    /// Writes a name with the article's own place behind a bare "tỉnh" that ends it: "Bệnh viện Đa
    /// khoa tỉnh"; tells whether there was one.
    pub(super) fn with_its_place(&self, tokens: Range<usize>) -> (String, bool) {
        let name = self.walk.text(tokens.clone()).to_owned();
        let level = matches!(
            self.walk.key(tokens.end - 1),
            "tỉnh" | "huyện" | "quận" | "phố"
        );
        match level {
            true => filled(self.walk, tokens, name),
            false => (name, false),
        }
    }

    /// Returns the listed group that is called by its brand: "Tập đoàn EVN".
    pub(super) fn group_by_brand(&self, tokens: Range<usize>) -> Option<String> {
        let walk = self.walk;
        let words: &[&str] = &["tập", "đoàn"];
        let corporation = walk
            .page
            .tokens
            .reads(tokens.start, &["tổng", "công", "ty"]);
        let brand = match corporation {
            true => tokens.start + 3,
            false if walk.page.tokens.reads(tokens.start, words) => tokens.start + 2,
            false => return None,
        };
        let known = walk.known_at(brand, &[EntityType::Org])?;
        let whole = known.rule == "listed-body" && known.tokens.end == tokens.end;
        whole.then(|| known.id.clone()).flatten()
    }

    /// Returns the slug of a department as the gazetteer has it, however its two fields are joined:
    /// "Sở Khoa học Công nghệ", "Sở Khoa học & Công nghệ".
    pub(super) fn department_slug(&self, name: &str) -> String {
        let own = unit_slug(name);
        let listed = self.walk.page.gazetteer.organ_joined_as(&own);
        listed.map_or(own, str::to_owned)
    }

    /// Tells whether the page has the same keys in another place with no word behind them.
    fn is_alone_elsewhere(&self, range: Range<usize>) -> bool {
        let walk = self.walk;
        let tokens = &walk.page.tokens.as_slice()[range.clone()];
        let keys: Vec<KeyId> = tokens.iter().map(|token| token.key).collect();
        let mut alone = self.alone.borrow_mut();
        let places = alone.entry(keys).or_insert_with(|| {
            let all = walk.repeats(range.clone());
            let ended = all.filter(|i| {
                let after = i + range.len();
                let numbered = is_number(walk, after) && walk.follows(after);
                !(walk.is_word(after) || walk.is_dash(after) || self.elided(after) || numbered)
            });
            ended.take(2).collect()
        });
        places.iter().any(|&i| i != range.start)
    }

    /// A name that another place of the page has without its last words is the shorter one: what
    /// is added only says where the enterprise is.
    pub(super) fn enterprise_slug(&self, tokens: Range<usize>) -> String {
        let walk = self.walk;
        let whole = unit_slug(walk.text(tokens.clone()));
        let alone = |cut: usize| self.is_alone_elsewhere(tokens.start..cut);
        let first = (tokens.start + 4).max(tokens.end.saturating_sub(3));
        let cut = (first..tokens.end).find(|&cut| walk.is_capital(cut - 1) && alone(cut));
        cut.map_or(whole, |cut| unit_slug(walk.text(tokens.start..cut)))
    }

    /// Cuts the place off a name, and returns the place's code; the article's own for a bare
    /// "huyện", "tỉnh".
    pub(super) fn placed(&self, tokens: Range<usize>) -> (&str, String) {
        let walk = self.walk;
        let scope = walk.page.scope.at(tokens.start);
        for i in (tokens.start + 1..tokens.end).rev() {
            let known = walk
                .known_at(i, &[EntityType::Place])
                .filter(|known| known.tokens.end == tokens.end);
            if let Some(code) = known.and_then(|known| known.id.as_deref()?.strip_prefix("p:")) {
                // "Cục Hàng hải Việt Nam": the country belongs to the name.
                let cut = if code == "vn" { tokens.end } else { i };
                return (walk.text(tokens.start..cut), code.to_owned());
            }
            // "Cơ quan UBND huyện A": the place of the organ.
            let organ = walk
                .known_at(i, &[EntityType::Org])
                .filter(|organ| organ.tokens.end == tokens.end);
            let code = organ.and_then(|organ| organ.id.as_deref()?.rsplit_once(':')?.1.into());
            let place = (i + 1..tokens.end).find(|&at| self.begins_place(at));
            if let (Some(code), Some(place)) = (code.filter(|code| *code != "vn"), place) {
                return (walk.text(tokens.start..place), code.to_owned());
            }
            let level = match walk.key(i) {
                "huyện" | "quận" => scope.district.clone(),
                "tỉnh" => scope.province.clone(),
                "phố" if walk.key(i - 1) == "thành" => scope.province.clone(),
                _ => continue,
            };
            if i + 1 == tokens.end {
                let cut = if walk.key(i) == "phố" { i - 1 } else { i };
                return (
                    walk.text(tokens.start..cut),
                    level.unwrap_or_else(|| "vn".to_owned()),
                );
            }
        }
        let provincial = matches!(walk.key(tokens.start), "sở" | "cục");
        let code = match (provincial, &scope.province) {
            (true, Some(province)) => province.clone(),
            _ => self
                .district_beside(&tokens)
                .unwrap_or_else(|| scope.federation().to_owned()),
        };
        (walk.text(tokens.clone()), code)
    }

    /// "Bưu điện Hoa Ban", "BĐT Hoa Ban", "Bưu điện tỉnh": the name of a firm's house in full, with the
    /// place under its type word.
    pub(super) fn post_of_place(&self, tokens: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let post = walk.page.tokens.reads(tokens.start, &["bưu", "điện"]);
        if !post && walk.key(tokens.start) != "bđt" {
            return None;
        }
        let (_, code) = self.placed(tokens.clone());
        let place = walk
            .page
            .gazetteer
            .find_place(&code)
            .filter(|_| code != "vn")?;
        Some(format!(
            "Bưu điện {}",
            walk.page.gazetteer.place(place).title()
        ))
    }

    /// "Hội LHPN huyện và Trung tâm Y tế": returns the code of the district whose organ stands right
    /// before a health centre without its place.
    fn district_beside(&self, tokens: &Range<usize>) -> Option<String> {
        let walk = self.walk;
        let start = tokens.start;
        let centre = walk.page.tokens.reads(start, &["trung", "tâm"]);
        let joined = matches!(walk.key_before(start), "và" | "," | "với");
        if !centre || !joined || start < 2 {
            return None;
        }
        let beside = walk.known_ending(start - 1)?;
        let known = walk.known_at(beside, &[EntityType::Org, EntityType::Union])?;
        let code = known.id.as_deref()?.rsplit_once(':')?.1;
        (code.len() == 3).then(|| code.to_owned())
    }

    /// The slug of a part: its own words, then the whole's head, then the whole's place.
    pub(super) fn part_slug(&self, tokens: Range<usize>) -> Option<(String, bool)> {
        let walk = self.walk;
        let whole = (tokens.start + 1..tokens.end).find_map(|i| {
            walk.known_at(i, &[EntityType::Union, EntityType::Org])
                .map(|known| (i, known))
        })?;
        let (at, known) = whole;
        // "các ban LĐLĐ tỉnh" names none of them.
        if at < tokens.start + 2 && walk.key(tokens.start) == "ban" {
            return None;
        }
        // "Ủy viên Ủy ban Kiểm tra LĐLĐ tỉnh": a member's seat in that body.
        let member = walk.key_before(tokens.start) == "viên";
        if member && walk.page.tokens.reads(tokens.start + 2, &["kiểm", "tra"]) {
            return None;
        }
        let own = unit_slug(walk.text(tokens.start..at));
        let id = known.id.as_deref()?;
        let (head, code) = match id.split_once(':')? {
            ("u", "tld") => ("tong-lien-doan-lao-dong-viet-nam".to_owned(), None),
            ("u", rest) => match rest.split_once(':')? {
                ("ldld", code) => ("lien-doan-lao-dong".to_owned(), Some(code)),
                ("cdn", rest) => match rest.split_once(':') {
                    Some((sector, code)) => (format!("cong-doan-{sector}"), Some(code)),
                    None => (format!("cong-doan-{rest}-viet-nam"), None),
                },
                _ => return None,
            },
            (_, rest) => match rest.split_once(':') {
                Some((name, code)) => (name.to_owned(), Some(code)),
                None => (rest.to_owned(), None),
            },
        };
        let slug = match code {
            Some(code) => format!("{own}-{head}:{code}"),
            None => format!("{own}-{head}"),
        };
        Some((slug, known.relative))
    }
}
