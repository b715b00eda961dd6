//! Whom an article is about: its most frequent body and federation, and the unit nearest to it.

use rustc_hash::FxHashMap;

use super::{Own, Resolver};
use crate::gazetteer::{Head, Level, PlaceId};
use crate::link::draft::{Draft, What};
use crate::text::Gap;

/// A union body by what makes its identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Named {
    Composed(Head, PlaceId),
    Listed(u32),
}

impl<'a> Resolver<'a> {
    pub(super) fn most_frequent_federation(&self) -> Option<PlaceId> {
        let mut counts: FxHashMap<PlaceId, (usize, usize)> = FxHashMap::default();
        for (i, draft) in self.drafts.iter().enumerate() {
            if let (What::Body(Head::Federation, _), Some(place)) =
                (&draft.what, self.found[i].place)
            {
                let entry = counts.entry(place).or_insert((0, i));
                entry.0 += 1;
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, (count, first))| (usize::MAX - count, *first));
        counts.first().map(|(place, _)| *place)
    }

    /// Returns the place code of the federation to which the article's grassroots unions belong:
    /// the district's where that is no mere guest, else that of the union which the article is
    /// mostly about, else the district's, the province's.
    pub(super) fn nearest(&self, scope: &Own, union: Option<&str>) -> Option<String> {
        let code = |place: PlaceId| self.place(place).code().to_owned();
        let times = |place: &PlaceId| self.times_federation(*place);
        // In a province's article with several districts in it, none is the firm's.
        let guest = |district: &PlaceId| {
            let province = scope.province.map_or(0, |province| times(&province));
            self.has_other_district(*district)
                && times(district) <= province
                && self.titled_federation() != Some(*district)
        };
        let own = scope
            .district
            .filter(|district| times(district) > 1 && !guest(district));
        if let Some(district) = own {
            return Some(code(district));
        }
        let stands = |code: &&str| {
            let place = self.gazetteer.find_place(code);
            place.is_none_or(|place| self.place(place).is_valid_on(&self.prior.day))
        };
        // One of several districts that are named once each is a guest.
        let own = union.and_then(|id| id.strip_prefix("u:ldld:"));
        let own = own.filter(|own| {
            let place = self.gazetteer.find_place(own);
            !place.is_some_and(|place| {
                self.place(place).level != Level::Province
                    && (times(&place) < 2 && self.has_other_district(place) || guest(&place))
            })
        });
        if let Some(own) = own.filter(stands) {
            return Some(own.to_owned());
        }
        if let Some(sector) = union.and_then(|id| id.strip_prefix("u:cdn:")) {
            let local = sector.split_once(':').map(|(_, code)| code.to_owned());
            let province = scope.province.filter(|province| times(province) > 0);
            return local.or(province.map(code)).or(Some("vn".to_owned()));
        }
        let district = scope
            .district
            .filter(|&place| !self.has_other_district(place));
        district.or(scope.province).map(code)
    }

    /// Returns the place of the federation that the article's title names, or with which it begins.
    fn titled_federation(&self) -> Option<PlaceId> {
        let titled = |draft: &&Draft| {
            let start = draft.tokens.start;
            let federation = matches!(draft.what, What::Body(Head::Federation, _));
            federation && (start == 0 || start < self.prior.title_end)
        };
        let first = self.drafts.iter().position(|draft| titled(&draft))?;
        self.found[first].place
    }

    /// Tells whether the federation of another district is named.
    fn has_other_district(&self, place: PlaceId) -> bool {
        self.drafts.iter().zip(&self.found).any(|(draft, found)| {
            let federation = matches!(draft.what, What::Body(Head::Federation, _));
            let other = found.place.filter(|&other| federation && other != place);
            other.is_some_and(|other| self.place(other).level == Level::District)
        })
    }

    /// Counts how often the federation of a place is named, lists apart.
    fn times_federation(&self, place: PlaceId) -> usize {
        let named = |i: &usize| {
            let federation = matches!(self.drafts[*i].what, What::Body(Head::Federation, _));
            federation
                && self.found[*i].place == Some(place)
                && !self.is_in_list(*i)
                && !self.is_address(*i)
        };
        (0..self.drafts.len()).filter(named).count()
    }

    /// "Công ty A - LĐLĐ huyện B", "Công ty A (LĐLĐ huyện B)": whose a firm is, and no topic.
    fn is_address(&self, draft: usize) -> bool {
        let start = self.drafts[draft].tokens.start;
        let Some(before) = start.checked_sub(1) else {
            return false;
        };
        let beside = |i: usize| self.tokens[i].space_before <= Gap::Space;
        let mark = matches!(self.tokens.key(before), "-" | "–" | "(");
        mark && beside(start) && beside(before)
    }

    pub(super) fn most_frequent_body(&self) -> Option<String> {
        // How often each is named, and where first.
        let mut counts: FxHashMap<Named, (usize, usize)> = FxHashMap::default();
        for (i, draft) in self.drafts.iter().enumerate() {
            let named = match (&draft.what, self.found[i].place) {
                (What::Body(Head::Organ(_), _), _) => None,
                // "Công đoàn huyện X" is the federation.
                (What::Body(Head::Union, _), Some(place)) => {
                    Some(Named::Composed(Head::Federation, place))
                }
                (What::Body(head, _), Some(place)) => Some(Named::Composed(*head, place)),
                (What::Listed(number), _) => {
                    let id = &self.gazetteer.named_at(*number).id;
                    let industry = id.starts_with("u:cdn:");
                    let first = self.gazetteer.number_of(id).filter(|_| industry);
                    first.map(Named::Listed)
                }
                _ => None,
            };
            if let Some(named) = named.filter(|_| !self.is_address(i)) {
                counts.entry(named).or_insert((0, i)).0 += 1;
            }
        }
        let most = counts
            .into_iter()
            .max_by_key(|(_, (count, first))| (*count, usize::MAX - first));
        most.map(|(named, _)| match named {
            Named::Composed(head, place) => self.gazetteer.body_id(head, place),
            Named::Listed(number) => self.gazetteer.named_at(number).id.clone(),
        })
    }
}
