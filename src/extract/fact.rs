//! A fact: what an article says that somebody did, won, reported or holds.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// One fact of one article; the same fact stated twice is one with two spans of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What is said, with its roles filled by identifiers.
    pub kind: FactKind,
    /// The spans that say so (clause or sentence), in bytes of the article's text; never empty.
    pub evidence: Vec<Span>,
    /// The rule that found it, a stable kebab-case name (`confer-passive`).
    pub rule: String,
    /// How sure, in 0..=1.
    pub confidence: f32,
}

/// Whether a conferral took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It did.
    #[default]
    Done,
    /// It was only asked for ("đề nghị … khen thưởng").
    Proposed,
}

/// The six types of fact. Organisations, campaigns, awards, persons and legal texts are
/// identifiers; dates and periods are ISO 8601 unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FactKind {
    /// A body started a campaign.
    Launched {
        /// Who.
        org: String,
        /// What.
        campaign: String,
        /// When.
        date: Option<String>,
    },
    /// A body joined or carried out a campaign.
    TookPart {
        /// Who.
        org: String,
        /// What.
        campaign: String,
    },
    /// A body conferred an award.
    Conferred {
        /// The authority, where named.
        grantor: Option<String>,
        /// The kind of award.
        award: String,
        /// How many collectives.
        collectives: Option<u64>,
        /// How many individuals.
        individuals: Option<u64>,
        /// How many in all, where the text does not tell them apart.
        total: Option<u64>,
        /// The named ones among the recipients; sorted.
        recipients: Vec<String>,
        /// In which campaign.
        campaign: Option<String>,
        /// For which period, as written.
        period: Option<String>,
        /// Whether it took place.
        status: Status,
    },
    /// A body reported a counted result.
    Reported {
        /// Who, where known.
        org: Option<String>,
        /// What was counted, as written, lower case.
        what: String,
        /// How many.
        value: f64,
        /// Unit as written ("triệu đồng", "%"), where it is not `what` itself.
        unit: Option<String>,
        /// For which period, as written.
        period: Option<String>,
        /// In which campaign.
        campaign: Option<String>,
    },
    /// A person holds a post.
    HoldsPost {
        /// Who.
        person: String,
        /// The post as written.
        title: String,
        /// Where.
        org: String,
    },
    /// Something rests on a legal text.
    BasedOn {
        /// A campaign or an organisation, where known.
        subject: Option<String>,
        /// The legal text.
        legal: String,
    },
}
