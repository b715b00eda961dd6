//! Sections: on a page of short news each item has a place of its own, which its head names ("* SÔNG
//! HINH: …", "■ PHÚ YÊN - …", "* LĐLĐ huyện Sơn Hòa (Phú Yên): …").

use std::ops::Range;

use super::{Own, Resolver};
use crate::gazetteer::{Level, PlaceId, PlaceKind};
use crate::link::candidate::Scope;
use crate::link::draft::What;
use crate::link::place_phrase::Target;
use crate::text::{Case, Gap, Tokens};

/// So many tokens an item has at least that a body heads; a shorter one is a line of a list.
const SHORTEST: usize = 14;

/// The tokens of an item, and whose it is: nobody's for a central union.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    tokens: Range<usize>,
    place: Option<PlaceId>,
}

impl Resolver<'_> {
    /// Returns the sections in order; none where all are one place's.
    pub(super) fn find_sections(&self) -> Vec<Section> {
        let mut found: Vec<Section> = Vec::new();
        for i in 0..self.drafts.len() {
            let start = self.drafts[i].tokens.start;
            let Some((place, end)) = self.head(i) else {
                continue;
            };
            if let Some(open) = found.last_mut().filter(|open| open.tokens.end > start) {
                if open.tokens.start == start {
                    continue;
                }
                open.tokens.end = start;
            }
            found.push(Section {
                tokens: start..end,
                place,
            });
        }
        let several = found.iter().any(|section| section.place != found[0].place);
        if several { found } else { Vec::new() }
    }

    /// Returns the place of the section that a draft heads, and where the section ends at the latest:
    /// with its line behind a bullet, else with the text.
    fn head(&self, draft: usize) -> Option<(Option<PlaceId>, usize)> {
        let (tokens, draft, found) = (self.tokens, &self.drafts[draft], &self.found[draft]);
        let range = draft.tokens.clone();
        let item = begins_item(tokens, range.start)?;
        let line = (range.end..tokens.len())
            .find(|&i| tokens[i].space_before >= Gap::Line)
            .unwrap_or(tokens.len());
        let end = if item.bulleted { line } else { tokens.len() };
        let named = found.place.filter(|_| !found.relative);
        let place = match &draft.what {
            What::Place(Target::Named { .. }) if self.ends_head(&range, true) => Some(named?),
            What::Body(_, Target::Named { .. }) if item.bulleted => Some(named?),
            What::Listed(number) if item.bulleted => {
                let id = &self.gazetteer.named_at(*number).id;
                id.starts_with("u:").then_some(())?;
                None
            }
            _ => return None,
        };
        let body = !matches!(draft.what, What::Place(_));
        let told = !body || self.ends_head(&range, false) && line - range.start >= SHORTEST;
        // In an ordinary article a province alone heads a part, as before a colon.
        let alone =
            item.bulleted || place.is_some_and(|place| self.place(place).level == Level::Province);
        (told && alone).then_some((place, end))
    }

    /// Tells whether a head ends here: with a colon, or, for a place under its type word or in
    /// capitals, with a dash; a bracket with the superior place may stand before.
    fn ends_head(&self, range: &Range<usize>, place: bool) -> bool {
        let tokens = self.tokens;
        let close = (range.end + 1..range.end + 8).find(|&i| tokens.key(i) == ")");
        let after = match close {
            Some(close) if tokens.key(range.end) == "(" => close + 1,
            _ => range.end,
        };
        let upper = range.clone().all(|i| tokens[i].case == Case::Upper);
        let typed = tokens[range.start].case != Case::Lower && range.len() > 2
            || matches!(tokens.key(after + 1), "lđlđ" | "liên" | "cđ" | "công");
        let dash = matches!(tokens.key(after), "-" | "–" | "—");
        let goes_on = tokens
            .get(after + 1)
            .is_some_and(|token| token.case != Case::Lower && token.space_before <= Gap::Space);
        tokens.key(after) == ":" || place && dash && goes_on && (upper || typed)
    }

    fn section_of(&self, draft: usize) -> Option<&Section> {
        let at = self.drafts[draft].tokens.start;
        let last = self
            .sections
            .partition_point(|section| section.tokens.start <= at);
        let section = self.sections.get(last.checked_sub(1)?)?;
        section.tokens.contains(&at).then_some(section)
    }

    /// Returns the unit of a kind that the section of a draft tells: its own place, or the province
    /// of that.
    pub(super) fn unit_of_section(&self, draft: usize, kind: PlaceKind) -> Option<PlaceId> {
        let place = self.section_of(draft)?.place?;
        let province = self.gazetteer.at_level(place, Level::Province);
        let units = [Some(place), province];
        let mut units = units.into_iter().flatten();
        let same = units.clone().find(|&unit| self.place(unit).kind == kind);
        // A district of old that is a town now: "* ĐỨC PHỔ: LĐLĐ huyện …".
        same.or_else(|| {
            let district = |unit: &PlaceId| self.place(*unit).level == Level::District;
            units.find(|unit| district(unit) && kind.may_stand_at(Level::District))
        })
    }

    /// Returns the place of the section of a draft.
    pub(super) fn place_of_section(&self, draft: usize) -> Option<PlaceId> {
        self.section_of(draft)?.place
    }

    /// Returns the places that a draft's section has for its own.
    pub(super) fn own_of_section(&self, draft: usize) -> Option<Own> {
        Some(self.own(self.place_of_section(draft)?))
    }

    fn own(&self, place: PlaceId) -> Own {
        Own {
            province: self.gazetteer.at_level(place, Level::Province),
            district: self.gazetteer.at_level(place, Level::District),
        }
    }

    /// Returns for each section its tokens and what its bodies belong to.
    pub(super) fn scopes_of_sections(&self, whole: &Scope) -> Vec<(Range<usize>, Scope)> {
        let code = |place: PlaceId| self.place(place).code().to_owned();
        let scope = |section: &Section| {
            let own = section
                .place
                .map(|place| self.own(place))
                .unwrap_or_default();
            let nearest = own.district.or(own.province).map(code);
            let scope = Scope {
                province: own.province.map(code),
                district: own.district.map(code),
                nearest: nearest.or(Some("vn".to_owned())),
                ..whole.clone()
            };
            (section.tokens.clone(), scope)
        };
        self.sections.iter().map(scope).collect()
    }
}

/// How an item begins.
#[derive(Debug, Clone, Copy)]
pub(in crate::link) struct Item {
    /// Whether a mark stands before its first word.
    pub(in crate::link) bulleted: bool,
}

/// Tells whether an item of a list, or a line, begins with token `at`.
pub(in crate::link) fn begins_item(tokens: &Tokens, at: usize) -> Option<Item> {
    let begins = |i: usize| i == 0 || tokens[i].space_before >= Gap::Line;
    let mark = at.checked_sub(1).filter(|&mark| {
        begins(mark)
            && matches!(
                tokens.key(mark),
                "*" | "-" | "–" | "+" | "•" | "■" | "▪" | "●" | "◆" | "►" | "♦" | "□" | "❖"
            )
    });
    let bulleted = mark.is_some();
    (bulleted || begins(at)).then_some(Item { bulleted })
}
