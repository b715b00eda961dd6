//! The unit behind "huyện" or "LĐLĐ tỉnh": the one of that kind that the text named before.

use super::{Own, Resolution, Resolver};
use crate::gazetteer::{Level, PlaceId, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;

/// The drafts that name a unit of some kind, in order.
#[derive(Debug, Default)]
pub(super) struct Told {
    all: Vec<usize>,
    bodies: Vec<usize>,
}

impl<'a> Resolver<'a> {
    /// Notes which drafts name a unit under its type word, by the kind of the unit.
    fn tell(&mut self) {
        for (i, draft) in self.drafts.iter().enumerate() {
            let found = &self.found[i];
            let bare = matches!(draft.what, What::Place(Target::Named { word: None, .. }));
            let Some(place) = found.place.filter(|_| !found.relative && !bare) else {
                continue;
            };
            let unit = self.gazetteer.place(place);
            if unit.level != Level::Province {
                let told = &mut self.told[unit.kind as usize];
                told.all.push(i);
                if matches!(draft.what, What::Body(..)) {
                    told.bodies.push(i);
                }
            }
        }
    }

    pub(super) fn relative(&mut self, scope: &Own) {
        self.tell();
        for i in 0..self.drafts.len() {
            match self.drafts[i].target() {
                Some(Target::Capital) => {
                    self.found[i] = Resolution {
                        place: self.gazetteer.find_place("p:01"),
                        relative: true,
                        features: vec!["the capital".into()],
                        ..Resolution::default()
                    };
                }
                Some(&Target::Relative(kind)) => {
                    let own = self.unit_of_section(i, kind);
                    let (place, why) = match own {
                        Some(_) => (own, "unit of the section"),
                        None => self.unit_of_kind(i, kind, scope),
                    };
                    self.found[i] = Resolution {
                        place,
                        relative: true,
                        features: vec![why.into()],
                        ..Resolution::default()
                    };
                }
                _ => {}
            }
        }
    }

    fn unit_of_kind(
        &self,
        at: usize,
        kind: PlaceKind,
        scope: &Own,
    ) -> (Option<PlaceId>, &'static str) {
        if let Some(province) = scope.province
            && self.place(province).kind == kind
        {
            return (Some(province), "province of the article");
        }
        if kind == PlaceKind::Province {
            return (None, "no province in the article");
        }
        let told = &self.told[kind as usize];
        let before = &told.all[..told.all.partition_point(|&i| i < at)];
        let place = |&i: &usize| self.found[i].place;
        let is_kind = |place: PlaceId| {
            let unit = self.place(place);
            unit.kind == kind && unit.level != Level::Province
        };
        // A place of the same paragraph first, then the last body, then the article's district,
        // and a place in passing last.
        let here = self.paragraph(at);
        let mut near = before.iter().rev();
        let near = near
            .by_ref()
            .take_while(|i| self.paragraph(**i) == here)
            .find(|i| !self.is_in_list(**i));
        if let Some(place) = near.and_then(place) {
            return (Some(place), "named before in the paragraph");
        }
        let bodies = &told.bodies[..told.bodies.partition_point(|&i| i < at)];
        // "LĐLĐ các huyện A, B và C cùng ký": none of many.
        let topic = bodies.iter().rev().find(|&&i| !self.is_in_list(i));
        if let Some(place) = topic.or(bodies.last()).and_then(place) {
            return (Some(place), "last body named before");
        }
        if let Some(place) = scope.district.filter(|&place| is_kind(place)) {
            return (Some(place), "district of the article");
        }
        if let Some(place) = before.last().and_then(place) {
            return (Some(place), "nearest place named before");
        }
        if let Some(place) = told.all.get(before.len()).and_then(place) {
            return (Some(place), "first one named after");
        }
        // A town of old that is a city now is still called a town by an older article.
        let place = scope
            .district
            .filter(|_| kind.may_stand_at(Level::District));
        (place, "district of the article, under another word")
    }

    fn paragraph(&self, draft: usize) -> Option<usize> {
        let sentence = self.sentences.of_token(self.drafts[draft].tokens.start)?;
        self.sentences
            .as_slice()
            .get(sentence)
            .map(|sentence| sentence.paragraph)
    }

    /// Tells whether a draft is one of several names in a row, which are no topic.
    pub(super) fn is_in_list(&self, draft: usize) -> bool {
        let after = self.drafts[draft].tokens.end;
        let is_listed = |draft: &Draft| matches!(draft.rule, "place-list" | "head-list");
        let beside = || {
            let next = self.drafts[self.first_from(after + 1)..].iter();
            let mut next = next.take_while(|other| other.tokens.start == after + 1);
            matches!(self.tokens.key(after), "," | "và") && next.any(is_listed)
        };
        is_listed(&self.drafts[draft]) || beside()
    }
}
