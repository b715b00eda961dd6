//! Votes for provinces and districts, which names with a single unit cast.

use std::cmp::Ordering;

use super::Resolver;
use crate::gazetteer::{Level, PlaceId, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;

#[derive(Debug, Default)]
pub(super) struct Votes {
    pub(super) provinces: Poll,
    pub(super) districts: Poll,
}

/// Votes for places, in the order of the places.
#[derive(Debug, Default)]
pub(super) struct Poll {
    list: Vec<(PlaceId, f32)>,
}

impl Poll {
    fn cast(&mut self, place: PlaceId, weight: f32) {
        match self.list.binary_search_by_key(&place, |(place, _)| *place) {
            Ok(at) => self.list[at].1 += weight,
            Err(at) => self.list.insert(at, (place, weight)),
        }
    }

    pub(super) fn share(&self, place: Option<PlaceId>) -> f32 {
        let Some(place) = place else { return 0.0 };
        let at = self.list.binary_search_by_key(&place, |(place, _)| *place);
        // The order of a float sum matters in its last bits only; scores are compared by margins.
        let sum: f32 = self.list.iter().map(|(_, vote)| vote).sum();
        at.map_or(0.0, |at| self.list[at].1 / sum.max(f32::EPSILON))
    }

    /// Returns the first of the places with the most votes among those that fit.
    pub(super) fn best(&self, fits: impl Fn(PlaceId) -> bool) -> Option<PlaceId> {
        let fitting = self.list.iter().filter(|(place, _)| fits(*place));
        let best = fitting.min_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.map(|(place, _)| *place)
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn weight(&self, draft: &Draft) -> f32 {
        let title = if draft.tokens.start < self.prior.title_end {
            2.0
        } else {
            0.0
        };
        let body = match &draft.what {
            What::Body(..) => 1.5,
            What::Place(Target::Named { word: Some(_), .. }) => 1.0,
            _ => 0.7,
        };
        title + body
    }

    pub(super) fn vote(&mut self) {
        for &(place, weight) in &self.prior.places {
            self.cast(place, weight);
        }
        for i in 0..self.drafts.len() {
            let draft = &self.drafts[i];
            let weight = self.weight(draft);
            let only = match draft.target() {
                None => self.seat(draft),
                Some(Target::Capital) => self.gazetteer.find_place("p:01"),
                _ => match *self.options[i] {
                    [only] => Some(only),
                    _ => None,
                },
            };
            let Some(only) = only else { continue };
            self.cast(only, weight);
        }
    }

    /// Returns the place of a listed body, as of a local paper.
    fn seat(&self, draft: &Draft) -> Option<PlaceId> {
        let What::Listed(number) = draft.what else {
            return None;
        };
        let seat = self.gazetteer.named_at(number).located_in.as_deref()?;
        self.gazetteer.find_place(seat)
    }

    pub(super) fn cast(&mut self, place: PlaceId, weight: f32) {
        if let Some(province) = self.gazetteer.at_level(place, Level::Province) {
            self.votes.provinces.cast(province, weight);
        }
        if let Some(district) = self.gazetteer.at_level(place, Level::District) {
            self.votes.districts.cast(district, weight);
        }
    }

    /// Tells which of "tỉnh" and "Thành phố" the text calls its own province.
    pub(super) fn called(&self) -> Option<PlaceKind> {
        let count = |kind: PlaceKind| {
            let own = |draft: &&Draft| matches!(draft.what, What::Body(_, Target::Relative(word)) if word == kind);
            self.drafts.iter().filter(own).count()
        };
        let (provinces, cities) = (count(PlaceKind::Province), count(PlaceKind::City));
        match provinces.cmp(&cities) {
            Ordering::Greater => Some(PlaceKind::Province),
            Ordering::Less => Some(PlaceKind::City),
            Ordering::Equal => None,
        }
    }
}
