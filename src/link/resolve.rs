//! Which of the units of one name, and which unit behind "huyện", a text means.
//!
//! Names with a single unit vote for their province and district; the others are chosen by those
//! votes, by the type word, by a superior unit named just after, and by the publisher. Where
//! nothing tells two units apart, none is chosen and both stay as candidates.

use std::borrow::Cow;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::candidate::Scope;
use super::draft::{Draft, What};
use super::explain::Feature;
use super::place_phrase::Target;
use crate::gazetteer::{Gazetteer, Head, Level, Place, PlaceId, PlaceKind, REFORM_DAY};
use crate::text::{Sentences, Tokens};

/// What a draft was found to mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Resolution {
    /// The unit, for a place or the place of a body.
    pub(super) place: Option<PlaceId>,
    /// The units in question with their scores, best first; empty where there is but one.
    pub(super) candidates: Vec<(PlaceId, f32)>,
    /// What spoke for the choice.
    pub(super) features: Vec<Feature>,
    /// The body, where it is no body of a place.
    pub(super) body: Option<String>,
    /// Whether only the article tells.
    pub(super) relative: bool,
}

/// What is known before the text is read.
#[derive(Debug, Clone, Default)]
pub(super) struct Prior {
    /// The day of the article, ISO.
    pub(super) day: String,
    /// Places that the publisher, the site or the furniture speak for.
    pub(super) places: Vec<(PlaceId, f32)>,
    /// The number of tokens that the title has, from the text's beginning.
    pub(super) title_end: usize,
}

/// Decides for all drafts of a text, which must be sorted by start.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    tokens: &Tokens,
    sentences: &Sentences,
    drafts: &[Draft],
    prior: &Prior,
) -> (Vec<Resolution>, Scope) {
    let mut resolver = Resolver {
        gazetteer,
        tokens,
        sentences,
        drafts,
        prior,
        votes: Votes::default(),
        called: None,
        found: vec![Resolution::default(); drafts.len()],
        beside_old: Vec::new(),
        told: Default::default(),
    };
    resolver.beside_old = resolver.rows_with_old();
    resolver.called = resolver.called();
    resolver.vote();
    resolver.named();
    let scope = resolver.scope();
    resolver.relative(&scope);
    let federation = resolver.most_frequent_federation();
    resolver.unsaid(&scope, federation);
    let union = resolver.most_frequent_body();
    let nearest = resolver.nearest(&scope, union.as_deref());
    let code = |place: PlaceId| gazetteer.place(place).code().to_owned();
    let scope = Scope {
        province: scope.province.map(code),
        district: scope.district.map(code),
        ward: None,
        union,
        nearest,
    };
    (resolver.found, scope)
}

#[derive(Debug, Default)]
struct Votes {
    provinces: Poll,
    districts: Poll,
}

/// Votes for places, in the order of the places.
#[derive(Debug, Default)]
struct Poll {
    list: Vec<(PlaceId, f32)>,
}

impl Poll {
    fn cast(&mut self, place: PlaceId, weight: f32) {
        match self.list.binary_search_by_key(&place, |(place, _)| *place) {
            Ok(at) => self.list[at].1 += weight,
            Err(at) => self.list.insert(at, (place, weight)),
        }
    }

    fn share(&self, place: Option<PlaceId>) -> f32 {
        let Some(place) = place else { return 0.0 };
        let at = self.list.binary_search_by_key(&place, |(place, _)| *place);
        // The order of a float sum matters in its last bits only; scores are compared by margins.
        let sum: f32 = self.list.iter().map(|(_, vote)| vote).sum();
        at.map_or(0.0, |at| self.list[at].1 / sum.max(f32::EPSILON))
    }

    /// Returns the first of the places with the most votes among those that fit.
    fn best(&self, fits: impl Fn(PlaceId) -> bool) -> Option<PlaceId> {
        let fitting = self.list.iter().filter(|(place, _)| fits(*place));
        let best = fitting.min_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.map(|(place, _)| *place)
    }
}

/// A union body by what makes its identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Named {
    Composed(Head, PlaceId),
    Listed(u32),
}

#[derive(Debug, Clone, Copy, Default)]
struct Own {
    province: Option<PlaceId>,
    district: Option<PlaceId>,
}

struct Resolver<'a> {
    gazetteer: &'a Gazetteer,
    tokens: &'a Tokens,
    sentences: &'a Sentences,
    drafts: &'a [Draft],
    prior: &'a Prior,
    votes: Votes,
    called: Option<PlaceKind>,
    found: Vec<Resolution>,
    /// Whether each draft stands in a row with a place that is gone.
    beside_old: Vec<bool>,
    /// The drafts that name a unit, by its kind.
    told: [Told; PlaceKind::COUNT],
}

/// The drafts that name a unit of some kind, in order.
#[derive(Debug, Default)]
struct Told {
    all: Vec<usize>,
    bodies: Vec<usize>,
}

impl<'a> Resolver<'a> {
    fn place(&self, id: PlaceId) -> &Place {
        self.gazetteer.place(id)
    }

    /// Returns the options that were in being on the article's day; all, where none was.
    fn options(&self, draft: usize) -> Cow<'a, [PlaceId]> {
        let drafts: &'a [Draft] = self.drafts;
        let Some(Target::Named { options, .. }) = drafts[draft].target() else {
            return Cow::Borrowed(&[]);
        };
        let old = self.is_of_old(draft);
        let valid = |place: &PlaceId| {
            let place = self.place(*place);
            if old {
                !place.valid_to.is_empty()
            } else {
                place.is_valid_on(&self.prior.day)
            }
        };
        if options.iter().all(valid) {
            return Cow::Borrowed(options);
        }
        let now: Vec<_> = options.iter().copied().filter(valid).collect();
        if now.is_empty() {
            Cow::Borrowed(options)
        } else {
            Cow::Owned(now)
        }
    }

    /// Tells whether "(cũ)" or "(mới)" follows.
    fn is_marked_as(&self, draft: usize, mark: &str) -> bool {
        let end = self.drafts[draft].tokens.end;
        let at = if self.tokens.key(end) == "(" {
            end + 1
        } else {
            end
        };
        self.tokens.key(at) == mark
    }

    /// Tells whether a unit from before the reform is meant: "(cũ)", "trước đây", or side by side
    /// with one that is no longer.
    fn is_of_old(&self, draft: usize) -> bool {
        let end = self.drafts[draft].tokens.end;
        let before = self.tokens.key(end) == "trước"
            && matches!(self.tokens.key(end + 1), "đây" | "hợp" | "sáp" | "khi");
        if self.is_marked_as(draft, "cũ") || before {
            return true;
        }
        if self.is_marked_as(draft, "mới") || self.prior.day.as_str() < REFORM_DAY {
            return false;
        }
        self.beside_old[draft]
    }

    /// Tells of each draft whether it stands in a row of places of which another is gone.
    fn rows_with_old(&self) -> Vec<bool> {
        let count = self.drafts.len();
        let mut beside = vec![false; count];
        if self.prior.day.as_str() < REFORM_DAY {
            return beside;
        }
        let next: Vec<Option<usize>> = (0..count).map(|i| self.neighbour(i)).collect();
        let gone: Vec<bool> = (0..count).map(|i| self.is_gone(i)).collect();
        let (mut to_right, mut to_left) = (vec![false; count], vec![false; count]);
        for i in (0..count).rev() {
            to_right[i] = next[i].is_some_and(|next| gone[next] || to_right[next]);
        }
        // Of those whose neighbour one is, the last counts.
        for (i, next) in next.into_iter().enumerate() {
            if let Some(next) = next {
                to_left[next] = gone[i] || to_left[i];
            }
        }
        for i in 0..count {
            beside[i] = to_right[i] || to_left[i];
        }
        beside
    }

    /// Returns the first draft that begins at this token or behind it.
    fn first_from(&self, token: usize) -> usize {
        self.drafts
            .partition_point(|draft| draft.tokens.start < token)
    }

    /// Returns the place that is named side by side with this one, after it.
    fn neighbour(&self, draft: usize) -> Option<usize> {
        let end = self.drafts[draft].tokens.end;
        if !matches!(self.tokens.key(end), "," | "và" | "với") {
            return None;
        }
        let next = self.first_from(end).max(draft + 1);
        let other = self.drafts.get(next)?;
        let beside = other.tokens.start == end + 1;
        let named = matches!(other.what, What::Place(Target::Named { .. }));
        (beside && named).then_some(next)
    }

    /// Tells whether every province of this name was abolished.
    fn is_gone(&self, draft: usize) -> bool {
        let Some(Target::Named { options, .. }) = self.drafts[draft].target() else {
            return false;
        };
        let gone = |place: &PlaceId| {
            let place = self.place(*place);
            place.level == Level::Province && !place.is_valid_on(&self.prior.day)
        };
        let provinces = options
            .iter()
            .filter(|p| self.place(**p).level == Level::Province);
        provinces.clone().next().is_some() && provinces.into_iter().all(gone)
    }

    fn weight(&self, draft: &Draft) -> f32 {
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

    fn vote(&mut self) {
        for &(place, weight) in &self.prior.places {
            self.cast(place, weight);
        }
        for i in 0..self.drafts.len() {
            let draft = &self.drafts[i];
            let weight = self.weight(draft);
            let only = match draft.target() {
                None => self.seat(draft),
                Some(Target::Capital) => self.gazetteer.find_place("p:01"),
                _ => match *self.options(i) {
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

    /// Tells which of "tỉnh" and "Thành phố" the text calls its own province.
    fn called(&self) -> Option<PlaceKind> {
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

    fn cast(&mut self, place: PlaceId, weight: f32) {
        if let Some(province) = self.gazetteer.at_level(place, Level::Province) {
            self.votes.provinces.cast(province, weight);
        }
        if let Some(district) = self.gazetteer.at_level(place, Level::District) {
            self.votes.districts.cast(district, weight);
        }
    }

    fn named(&mut self) {
        for i in 0..self.drafts.len() {
            let Some(Target::Named { word, .. }) = self.drafts[i].target() else {
                continue;
            };
            let word = *word;
            let options = self.options(i);
            let superior = self.superior_after(i);
            if let [only] = *options {
                let (place, _, features) = self.score(only, word, &superior);
                self.found[i].place = Some(place);
                self.found[i].features = features;
                continue;
            }
            let mut scored: Vec<_> = options
                .iter()
                .map(|&option| self.score(option, word, &superior))
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
        if word.is_none() && place.level == Level::Province {
            add(1.5, "a bare name is a province's first".into());
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
    fn superior_after(&self, draft: usize) -> Cow<'a, [PlaceId]> {
        let end = self.drafts[draft].tokens.end;
        let comma = matches!(
            self.tokens.key(end),
            "," | "(" | "-" | "–" | "thuộc" | "của"
        );
        if !comma {
            return Cow::Borrowed(&[]);
        }
        let next = self.drafts[draft + 1..].iter().enumerate();
        for (i, other) in next {
            if other.tokens.start > end + 1 {
                break;
            }
            if other.tokens.start == end + 1 {
                return self.options(draft + 1 + i);
            }
        }
        Cow::Borrowed(&[])
    }

    fn scope(&self) -> Own {
        let province = self.votes.provinces.best(|_| true);
        let inside = |district| self.gazetteer.at_level(district, Level::Province) == province;
        let district = self.votes.districts.best(inside);
        // A district that the reform dissolved has no bodies any more.
        let district =
            district.filter(|&district| self.place(district).is_valid_on(&self.prior.day));
        Own { province, district }
    }

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

    fn relative(&mut self, scope: &Own) {
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
                    let (place, why) = self.unit_of_kind(i, kind, scope);
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
        if let Some(place) = bodies.last().and_then(place) {
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
    fn is_in_list(&self, draft: usize) -> bool {
        let after = self.drafts[draft].tokens.end;
        let is_listed = |draft: &Draft| matches!(draft.rule, "place-list" | "head-list");
        let beside = || {
            let next = self.drafts[self.first_from(after + 1)..].iter();
            let mut next = next.take_while(|other| other.tokens.start == after + 1);
            matches!(self.tokens.key(after), "," | "và") && next.any(is_listed)
        };
        is_listed(&self.drafts[draft]) || beside()
    }

    fn most_frequent_federation(&self) -> Option<PlaceId> {
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
    fn nearest(&self, scope: &Own, union: Option<&str>) -> Option<String> {
        let code = |place: PlaceId| self.place(place).code().to_owned();
        let times = |place: &PlaceId| self.times_federation(*place);
        if let Some(district) = scope.district.filter(|district| times(district) > 1) {
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
                    && times(&place) < 2
                    && self.has_other_district(place)
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
            federation && self.found[*i].place == Some(place) && !self.is_in_list(*i)
        };
        (0..self.drafts.len()).filter(named).count()
    }

    fn unsaid(&mut self, scope: &Own, federation: Option<PlaceId>) {
        for i in 0..self.drafts.len() {
            let What::Body(head, Target::Unsaid) = self.drafts[i].what else {
                continue;
            };
            let place = match head {
                Head::Organ(organ) => {
                    let organ = &self.gazetteer.organs()[usize::from(organ)];
                    let provincial = organ.levels == [Level::Province];
                    if provincial {
                        scope.province
                    } else {
                        scope.district
                    }
                }
                Head::Union => None,
                // "CĐ KKT" is the one that the article named; without a name, "Công đoàn ngành Y
                // tế" is the province's.
                Head::Sector(_) => {
                    let told = self.drafts[i].rule == "sector-alone";
                    self.place_of_same_head(head)
                        .or(scope.province.filter(|_| told))
                }
                _ => federation.or(scope.district).or(scope.province),
            };
            let body = match head {
                Head::Union => self.industry_before(i),
                Head::Sector(_) if self.place_of_same_head(head).is_none() => self
                    .central_of_sector(head)
                    .or_else(|| self.only_central(i, head, scope)),
                _ => None,
            };
            self.found[i] = Resolution {
                place,
                body,
                relative: true,
                features: vec!["the article's own body".into()],
                ..Resolution::default()
            };
        }
    }

    /// Returns the last industry union named before, else the first named after.
    fn industry_before(&self, at: usize) -> Option<String> {
        let industry = |i: usize| match &self.drafts[i].what {
            What::Listed(number) => {
                let id = &self.gazetteer.named_at(*number).id;
                id.starts_with("u:cdn:").then(|| id.clone())
            }
            What::Body(head @ Head::Sector(_), target) if *target != Target::Unsaid => {
                Some(self.gazetteer.body_id(*head, self.found[i].place?))
            }
            _ => None,
        };
        // Where the article is a local union's, the central one is only named beside it.
        let is_local = |id: &String| id.matches(':').count() == 3;
        let all: Vec<String> = (0..self.drafts.len()).filter_map(industry).collect();
        let locals = all.iter().filter(|id| is_local(id)).count();
        let own = |id: &String| is_local(id) || 2 * locals < all.len() || locals == 0;
        let industry = |i: usize| industry(i).filter(own);
        let before = (0..at).rev().find_map(industry);
        before.or_else(|| (at..self.drafts.len()).find_map(industry))
    }

    /// Returns the central union of a sector where the article names it in full: "Công đoàn ngành
    /// Y tế" beside "Công đoàn Y tế Việt Nam".
    fn central_of_sector(&self, head: Head) -> Option<String> {
        let Head::Sector(sector) = head else {
            return None;
        };
        let id = format!(
            "u:cdn:{}",
            self.gazetteer.sectors()[usize::from(sector)].slug
        );
        let named = self.drafts.iter().any(|draft| {
            matches!(&draft.what, What::Listed(number) if self.gazetteer.named_at(*number).id == id)
        });
        named.then_some(id)
    }

    /// Returns the central union of a sector where the article has no province whose union might
    /// be meant.
    fn only_central(&self, draft: usize, head: Head, scope: &Own) -> Option<String> {
        let Head::Sector(sector) = head else {
            return None;
        };
        // "Công đoàn ngành Y tế" is as often the union of a province that the text does not name.
        let range = self.drafts[draft].tokens.clone();
        if range.into_iter().any(|i| self.tokens.key(i) == "ngành") {
            return None;
        }
        let slug = self.gazetteer.sectors()[usize::from(sector)].slug;
        let id = format!("u:cdn:{slug}");
        let listed = self.gazetteer.number_of(&id).is_some();
        let local = slug == "vien-chuc" || slug.starts_with("khu-");
        (scope.province.is_none() && listed && !local).then_some(id)
    }

    fn place_of_same_head(&self, head: Head) -> Option<PlaceId> {
        self.drafts
            .iter()
            .zip(&self.found)
            .find_map(|(draft, found)| {
                let same = matches!(&draft.what, What::Body(other, target)
                if *other == head && *target != Target::Unsaid);
                found.place.filter(|_| same)
            })
    }

    fn most_frequent_body(&self) -> Option<String> {
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
            if let Some(named) = named {
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
