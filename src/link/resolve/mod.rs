//! Which of the units of one name, and which unit behind "huyện", a text means.
//!
//! Names with a single unit vote for their province and district; the others are chosen by those
//! votes, by the type word, by a superior unit named just after, and by the publisher. Where
//! nothing tells two units apart, none is chosen and both stay as candidates.
//!
//! The steps, in their order: `votes`, `named`, `sections`, `relative`, `unsaid`; what each may choose from is
//! told by `options`, and `main_body` tells whom the article is about.

mod main_body;
mod named;
mod options;
mod relative;
mod sections;
mod unsaid;
mod votes;

use std::borrow::Cow;

use super::candidate::Scope;
use super::draft::Draft;
use super::explain::Feature;
use crate::gazetteer::{Gazetteer, Level, Place, PlaceId, PlaceKind};
use crate::text::{Sentences, Tokens};
use relative::Told;
use sections::Section;
use votes::Votes;

pub(super) use sections::begins_item;

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
        options: Vec::new(),
        told: Default::default(),
        sections: Vec::new(),
    };
    resolver.beside_old = resolver.rows_with_old();
    resolver.options = (0..drafts.len())
        .map(|draft| resolver.valid_options(draft))
        .collect();
    resolver.called = resolver.called();
    resolver.vote();
    resolver.named();
    let scope = resolver.scope();
    resolver.sections = resolver.find_sections();
    resolver.relative(&scope);
    let federation = resolver.most_frequent_federation();
    resolver.unsaid(&scope, federation);
    let union = resolver.most_frequent_body();
    let nearest = resolver.nearest(&scope, union.as_deref());
    let code = |place: PlaceId| gazetteer.place(place).code().to_owned();
    let mut scope = Scope {
        province: scope.province.map(code),
        district: scope.district.map(code),
        ward: None,
        union,
        nearest,
        sections: Vec::new(),
    };
    scope.sections = resolver.scopes_of_sections(&scope);
    (resolver.found, scope)
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
    /// The units that each draft may mean.
    options: Vec<Cow<'a, [PlaceId]>>,
    /// The drafts that name a unit, by its kind.
    told: [Told; PlaceKind::COUNT],
    /// The items of a page of short news, in order.
    sections: Vec<Section>,
}

impl<'a> Resolver<'a> {
    fn place(&self, id: PlaceId) -> &Place {
        self.gazetteer.place(id)
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
}
