//! The choice among the units of one name.

use super::Resolver;
use crate::gazetteer::{Level, PlaceId, PlaceKind};
use crate::link::explain::Feature;
use crate::link::place_phrase::Target;

impl<'a> Resolver<'a> {
    pub(super) fn named(&mut self) {
        for i in 0..self.drafts.len() {
            let Some(Target::Named { word, .. }) = self.drafts[i].target() else {
                continue;
            };
            let word = *word;
            let options = &self.options[i];
            let superior = self.superior_after(i);
            if let [only] = **options {
                let (place, _, features) = self.score(only, word, superior);
                self.found[i].place = Some(place);
                self.found[i].features = features;
                continue;
            }
            let mut scored: Vec<_> = options
                .iter()
                .map(|&option| self.score(option, word, superior))
                .collect();
            scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let clear = match &scored[..] {
                [first, second, ..] => first.1 - second.1 > 0.25,
                _ => false,
            };
            let found = &mut self.found[i];
            found.candidates = scored
                .iter()
                .map(|(place, score, _)| (*place, *score))
                .collect();
            if clear && let Some((place, _, features)) = scored.into_iter().next() {
                found.place = Some(place);
                found.features = features;
                let weight = self.weight(&self.drafts[i]);
                self.cast(place, weight);
            }
        }
    }

    fn score(
        &self,
        option: PlaceId,
        word: Option<PlaceKind>,
        superior: &[PlaceId],
    ) -> (PlaceId, f32, Vec<Feature>) {
        let place = self.place(option);
        let mut score = 0.0;
        let mut features = Vec::new();
        let mut add = |points: f32, feature: Feature| {
            if points > 0.0 {
                score += points;
                features.push(feature.worth(points));
            }
        };
        if word == Some(place.kind) {
            add(1.0, Feature::of("is a", place.kind.word()));
        }
        // Also where the article is about the town that is called like its province.
        if word.is_none() && place.level == Level::Province {
            add(3.2, "a bare name is a province's first".into());
        }
        if superior
            .iter()
            .any(|above| self.gazetteer.ancestors(option).any(|a| a == *above))
        {
            add(4.0, "its superior is named after it".into());
        }
        let province = self.gazetteer.at_level(option, Level::Province);
        let share = self.votes.provinces.share(province);
        add(2.0 * share, "province of the article".into());
        let kind = province.map(|province| self.place(province).kind);
        if place.level != Level::Province && self.called.is_some() && self.called == kind {
            add(0.5, "the text calls its province so".into());
        }
        if place.level >= Level::District {
            let district = self.gazetteer.at_level(option, Level::District);
            let share = self.votes.districts.share(district);
            add(2.0 * share, "district of the article".into());
        }
        (option, score, features)
    }

    /// Returns the units of a superior level that are named right after: "xã A, huyện B".
    fn superior_after(&self, draft: usize) -> &[PlaceId] {
        let end = self.drafts[draft].tokens.end;
        let comma = matches!(
            self.tokens.key(end),
            "," | "(" | "-" | "–" | "thuộc" | "của"
        );
        if !comma {
            return &[];
        }
        let next = self.drafts[draft + 1..].iter().enumerate();
        for (i, other) in next {
            if other.tokens.start > end + 1 {
                break;
            }
            if other.tokens.start == end + 1 {
                return &self.options[draft + 1 + i];
            }
        }
        &[]
    }
}
