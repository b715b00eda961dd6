//! What the recognisers propose, before anything is decided.

use std::ops::Range;

use super::EntityType;
use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::text::{Sentences, Tokens};

/// How strongly a proposal holds its tokens against others that overlap it.
///
/// Among proposals of one strength the longer wins, then the earlier; a stronger one wins whatever
/// its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// A guess from the outer form only: a bare name, a capitalised run.
    Weak,
    /// A name with a head word or a type word; what most rules give.
    Normal,
    /// A form that is hardly ever anything else: a legal text's number, a whole fixed name.
    Strong,
}

/// A stretch of tokens that a recogniser takes for a mention, or for none.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The tokens that the mention would have; never empty.
    pub tokens: Range<usize>,
    /// What sort of thing it names; nothing for a **shield**, which only keeps others from its
    /// tokens (a venue, a generic "Đại hội Đảng các cấp").
    pub entity: Option<EntityType>,
    /// The entity's identifier, where the text can tell.
    pub id: Option<String>,
    /// The entity's canonical name.
    pub name: String,
    /// Whether it names the entity only by way of the article.
    pub relative: bool,
    /// The rule that proposes it, a stable kebab-case name.
    pub rule: &'static str,
    /// How sure, in 0..=1.
    pub confidence: f32,
    /// How strongly it holds its tokens.
    pub priority: Priority,
    /// Other identifiers that it might have meant, best first, with scores.
    pub candidates: Vec<(String, f32)>,
}

impl Proposal {
    /// Makes a proposal of normal strength without an identifier.
    #[must_use]
    pub fn new(tokens: Range<usize>, entity: EntityType, rule: &'static str) -> Self {
        Self {
            tokens,
            entity: Some(entity),
            id: None,
            name: String::new(),
            relative: false,
            rule,
            confidence: 0.9,
            priority: Priority::Normal,
            candidates: Vec::new(),
        }
    }

    /// Makes a shield: nothing weaker or shorter is a mention there.
    #[must_use]
    pub fn shield(tokens: Range<usize>, rule: &'static str) -> Self {
        Self {
            entity: None,
            ..Self::new(tokens, EntityType::Org, rule)
        }
    }

    /// Gives it the entity that it names.
    #[must_use]
    pub fn named(mut self, id: impl Into<String>, name: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self.name = name.into();
        self
    }

    /// Sets its strength.
    #[must_use]
    pub fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Sets its confidence, in 0..=1.
    #[must_use]
    pub fn with_confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    /// Marks it as naming its entity by way of the article.
    #[must_use]
    pub fn by_way_of_the_article(mut self) -> Self {
        self.relative = true;
        self
    }
}

/// Where and under whom an article stands: its own places, from its title, byline, publisher and
/// the names in it. What a relative mention ("LĐLĐ huyện") means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The code of the province, without `p:` (`38`, `p25` ones as `p25:38`).
    pub province: Option<String>,
    /// The code of the district.
    pub district: Option<String>,
    /// The code of the ward or commune.
    pub ward: Option<String>,
    /// The identifier of the union body that the article is mostly about.
    pub union: Option<String>,
    /// The place code of the federation to which the article's grassroots unions belong; `vn`
    /// for a central union.
    pub nearest: Option<String>,
    /// On a page of short news: the tokens of each item that has a place of its own, and its scope; in
    /// order.
    pub sections: Vec<(Range<usize>, Scope)>,
}

impl Scope {
    /// Returns the scope that holds at a token: that of its item, else the article's.
    #[must_use]
    pub fn at(&self, token: usize) -> &Self {
        let last = self
            .sections
            .partition_point(|(tokens, _)| tokens.start <= token);
        let section = last.checked_sub(1).map(|last| &self.sections[last]);
        let section = section.filter(|(tokens, _)| tokens.contains(&token));
        section.map_or(self, |(_, scope)| scope)
    }

    /// Returns the place code of the federation to which the article's grassroots unions belong:
    /// `vn` where it names none.
    #[must_use]
    pub fn federation(&self) -> &str {
        self.nearest.as_deref().unwrap_or("vn")
    }
}

/// All that a recogniser may look at.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its tokens, of the whole text; those outside `body` are furniture.
    pub tokens: &'a Tokens,
    /// Its sentences, of the body only.
    pub sentences: &'a Sentences,
    /// The tokens of the body; sorted, disjoint.
    pub body: &'a [Range<usize>],
    /// What there is to know.
    pub gazetteer: &'a Gazetteer,
    /// What the gazetteer's own rules propose, resolved; sorted by start, overlaps included.
    pub known: &'a [Proposal],
    /// The article's own places.
    pub scope: &'a Scope,
}
