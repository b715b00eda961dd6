//! Why a fact was read: the rule in words, the trigger, and where each role was found.

use serde::Serialize;

use super::cue::{CUES, Cue};
use super::{Fact, FactKind, Reading};
use crate::link::Keyed;
use crate::text::Span;

/// The reasons for one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactExplanation {
    /// The rule's name.
    pub rule: String,
    /// What the rule says, in one sentence.
    pub says: &'static str,
    /// The words that announced the fact.
    pub trigger: Option<Span>,
    /// The roles, in the order of the fact's slots.
    pub roles: Vec<Role>,
}

/// One role of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The slot (`grantor`, `award`).
    pub slot: &'static str,
    /// Who or what fills it.
    pub value: String,
    /// Where the evidence names it; nothing where it was taken from the context: the sentence
    /// before, or the body that the article is about.
    pub at: Option<Span>,
}

/// What each rule says.
pub const RULES: &[(&str, &str)] = &[
    ("basis-about", "a legal text about a campaign is its basis"),
    (
        "basis-inside",
        "what a legal text is followed for, deeper inside a sentence, rests on it",
    ),
    (
        "basis-of-body",
        "a body that acts under a legal text rests on it",
    ),
    (
        "basis-of-campaign",
        "a campaign that is carried out under a legal text rests on it",
    ),
    (
        "basis-of-campaign-before",
        "the campaign spoken of before rests on the legal text",
    ),
    (
        "confer-active",
        "a body gives, praises or honours; the recipients follow",
    ),
    (
        "confer-by-post-holder",
        "the holder of a post hands over for the post's body",
    ),
    (
        "confer-continued",
        "a clause without a verb goes on counting recipients or awards",
    ),
    (
        "confer-goes-to",
        "an award goes to those who are told behind it",
    ),
    (
        "confer-honours",
        "a line of a list of honours names an award of the body that the heading tells",
    ),
    (
        "confer-roll",
        "those who receive are listed in the lines below",
    ),
    (
        "confer-listed",
        "an award, a colon and counts: a list of conferrals",
    ),
    (
        "confer-passive",
        "recipients were given, praised or honoured by a body",
    ),
    (
        "confer-received",
        "recipients won or received an award, whose owner confers it",
    ),
    (
        "join-assigned",
        "a body that a plan tells what to do carries out its campaign",
    ),
    (
        "launch-of-heading",
        "a headline launches a campaign, for the body that the article is about",
    ),
    (
        "launch-plan",
        "the heading of a plan launches its movement, for the body whose plan it is",
    ),
    (
        "launch-named-behind",
        "movements that the sentence before launched are named in this one",
    ),
    (
        "confer-prize-of-article",
        "praise without a named form, in an article about one prize",
    ),
    (
        "confer-uncounted",
        "a body gives or praises without a number",
    ),
    (
        "figure-count",
        "a number with its noun or unit is a figure of the subject",
    ),
    (
        "join-at",
        "a movement is carried out by the body at which it is told of",
    ),
    (
        "join-commended",
        "a union that is commended for what it did in a movement took part",
    ),
    (
        "join-donor",
        "who gives to the drive that is launched takes part",
    ),
    (
        "join-entry",
        "whose entries are spoken of takes part in the contest named before",
    ),
    (
        "join-noun",
        "a noun like “sự tham gia của” tells who takes part",
    ),
    (
        "join-winner",
        "who wins a prize of a contest took part in it",
    ),
    (
        "join-example",
        "bodies named as examples carry out the campaign that they exemplify",
    ),
    (
        "join-given",
        "a body gives what a programme gives: a house of “Mái ấm Công đoàn”",
    ),
    (
        "join-host",
        "those who hold a contest or a programme take part in it",
    ),
    (
        "join-launched-by",
        "a body acts in a campaign that another one launched",
    ),
    (
        "join-leader",
        "a body that is named as one that leads a movement takes part",
    ),
    (
        "join-listed",
        "so many teams take part, and a list names them",
    ),
    (
        "join-mentioned",
        "a body acts, and a campaign is named beside it",
    ),
    (
        "join-named-before",
        "a body joins the campaign that was named before",
    ),
    (
        "join-owner",
        "the body whose model or campaign it is carries it out",
    ),
    ("join-shown", "who brings out a model carries it out"),
    (
        "join-signed",
        "those with whom a programme is signed take part",
    ),
    (
        "join-verb",
        "a body answers, carries out or furthers a campaign",
    ),
    ("launch-active", "a body launches a campaign"),
    ("launch-by", "a campaign that a body launched"),
    (
        "launch-by-anaphor",
        "the movement that a body launched is the one that is then joined",
    ),
    (
        "launch-by-named-before",
        "the movement that a body launched is the one named before",
    ),
    (
        "launch-ceremony",
        "the ceremony of launching is held: the body spoken of launches the campaign spoken of",
    ),
    (
        "launch-round",
        "a round with a theme belongs to the launch before",
    ),
    (
        "post-appointed",
        "a person is elected or appointed to a post",
    ),
    ("post-by-name", "a post and its body stand beside a name"),
    (
        "post-announced",
        "a post without a body, of those whom a body is said to have sent",
    ),
    (
        "post-in-group",
        "a post that several names in a list hold together",
    ),
    (
        "post-of-unit",
        "a post in “the school”, “the firm”, “the union” that the article names elsewhere",
    ),
    (
        "post-portrayed",
        "a post of the one person whom the text is about, told with a pronoun",
    ),
    (
        "post-signed",
        "a post in capitals below a document and the name that signs under it",
    ),
];

/// Explains a fact of a reading.
#[must_use]
pub fn explain(reading: &Reading, fact: &Fact) -> FactExplanation {
    let says = RULES.iter().find(|(rule, _)| *rule == fact.rule);
    FactExplanation {
        rule: fact.rule.clone(),
        says: says.map_or("", |(_, says)| says),
        trigger: trigger(reading, fact),
        roles: slots(&fact.kind)
            .into_iter()
            .map(|(slot, value)| Role {
                at: place(reading, fact, &value),
                slot,
                value,
            })
            .collect(),
    }
}

/// The first mention of an identifier within the evidence.
fn place(reading: &Reading, fact: &Fact, id: &str) -> Option<Span> {
    let named = reading.linked.mentions.iter();
    named
        .filter(|mention| mention.id.as_deref() == Some(id))
        .map(|mention| mention.span)
        .find(|span| {
            fact.evidence
                .iter()
                .any(|evidence| evidence.contains(*span))
        })
}

fn trigger(reading: &Reading, fact: &Fact) -> Option<Span> {
    let tokens = &reading.linked.tokens;
    let evidence = *fact.evidence.first()?;
    let announces = |cue: Cue| match fact.kind {
        FactKind::Launched { .. } => matches!(cue, Cue::Launch | Cue::Theme),
        FactKind::TookPart { .. } => {
            matches!(cue, Cue::Join | Cue::Organise | Cue::CarryOut)
        }
        FactKind::Conferred { .. } => {
            matches!(cue, Cue::Give | Cue::Praise | Cue::Honour | Cue::Receive)
        }
        FactKind::Reported { .. } => false,
        FactKind::HoldsPost { .. } => cue == Cue::Post,
        FactKind::BasedOn { .. } => matches!(cue, Cue::Basis | Cue::CarryOut),
    };
    let hits = CUES.find(tokens, &Keyed::of(tokens));
    hits.into_iter()
        .filter(|hit| announces(hit.value))
        .map(|hit| tokens.span(hit.tokens))
        .find(|span| evidence.contains(*span))
}

fn slots(kind: &FactKind) -> Vec<(&'static str, String)> {
    let mut slots: Vec<(&'static str, Option<&String>)> = Vec::new();
    match kind {
        FactKind::Launched { org, campaign, .. } | FactKind::TookPart { org, campaign } => {
            slots.extend([("org", Some(org)), ("campaign", Some(campaign))]);
        }
        FactKind::Conferred {
            grantor,
            award,
            recipients,
            campaign,
            ..
        } => {
            slots.extend([("grantor", grantor.as_ref()), ("award", Some(award))]);
            slots.extend(recipients.iter().map(|id| ("recipient", Some(id))));
            slots.push(("campaign", campaign.as_ref()));
        }
        FactKind::Reported { org, what, .. } => {
            slots.extend([("org", org.as_ref()), ("what", Some(what))]);
        }
        FactKind::HoldsPost { person, title, org } => {
            slots.extend([
                ("person", Some(person)),
                ("title", Some(title)),
                ("org", Some(org)),
            ]);
        }
        FactKind::BasedOn { subject, legal } => {
            slots.extend([("subject", subject.as_ref()), ("legal", Some(legal))]);
        }
    }
    slots
        .into_iter()
        .filter_map(|(slot, value)| Some((slot, value?.clone())))
        .collect()
}
