//! Which facts are wrong.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::assemble::identity;
use crate::assemble::{Asserted, Assertions};
use crate::extract::Fact;

use super::Uses;
use super::file::{DecisionErrorKind, Wrong};
use super::surfaces::is_document;

/// The slots of each type of fact, as the ontology names them.
const TYPES: [(&str, &[&str]); 6] = [
    ("launched", &["org", "campaign", "date"]),
    ("took_part", &["org", "campaign"]),
    (
        "conferred",
        &[
            "grantor",
            "award",
            "collectives",
            "individuals",
            "total",
            "recipients",
            "campaign",
            "period",
            "status",
        ],
    ),
    (
        "reported",
        &["org", "what", "value", "unit", "period", "campaign"],
    ),
    ("holds_post", &["person", "title", "org"]),
    ("based_on", &["subject", "legal"]),
];

/// A decision that some fact does not hold.
#[derive(Debug)]
pub(super) struct Struck {
    number: usize,
    document: Option<String>,
    fact: Option<String>,
    slots: BTreeMap<String, Json>,
}

impl Struck {
    pub(super) fn new(number: usize, wrong: Wrong) -> Result<Self, DecisionErrorKind> {
        let mut slots = BTreeMap::new();
        if let Some(kind) = &wrong.kind {
            let Some((_, known)) = TYPES.iter().find(|(name, _)| name == kind) else {
                return Err(DecisionErrorKind::UnknownFact {
                    fact: kind.clone(),
                    types: TYPES.map(|(name, _)| format!("`{name}`")).join(", "),
                });
            };
            for (slot, value) in wrong.slots {
                if !known.contains(&slot.as_str()) {
                    return Err(DecisionErrorKind::UnknownSlot {
                        fact: kind.clone(),
                        slot,
                        slots: known
                            .iter()
                            .map(|s| format!("`{s}`"))
                            .collect::<Vec<_>>()
                            .join(", "),
                    });
                }
                slots.insert(slot, serde_json::to_value(value).unwrap_or(Json::Null));
            }
            slots.insert("type".to_owned(), Json::from(kind.as_str()));
        } else if wrong.fact.is_none() || !wrong.slots.is_empty() {
            return Err(DecisionErrorKind::Incomplete {
                table: "wrong",
                needs: "`fact` (the identifier), or `type` and slots",
            });
        }
        Ok(Self {
            number,
            document: wrong.document,
            fact: wrong.fact,
            slots,
        })
    }

    /// Says what the decision is about, for messages.
    pub(super) fn subject(&self) -> String {
        if let Some(fact) = &self.fact {
            return format!("fact `{fact}`");
        }
        let kind = self
            .slots
            .get("type")
            .and_then(Json::as_str)
            .unwrap_or_default();
        let others = self.slots.iter().filter(|(name, _)| *name != "type");
        let slots: Vec<String> = others
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        if slots.is_empty() {
            return format!("all `{kind}` facts");
        }
        format!("`{kind}` facts with {}", slots.join(", "))
    }

    fn strikes(&self, assertions: &Assertions, fact: &Asserted<Fact>) -> bool {
        if let Some(document) = &self.document
            && !is_document(document, &assertions.article, &assertions.document)
        {
            return false;
        }
        if self.fact.as_ref().is_some_and(|id| *id != fact.id) {
            return false;
        }
        let slots = identity::slots(&fact.content.kind);
        self.slots
            .iter()
            .all(|(name, wanted)| slot_is(&slots, name, wanted))
    }
}

/// Takes the wrong facts out.
pub(super) fn strike(all: &[Struck], mut assertions: Assertions, uses: &mut Uses) -> Assertions {
    if all.is_empty() {
        return assertions;
    }
    let facts = std::mem::take(&mut assertions.facts);
    let keep = |fact: &Asserted<Fact>| {
        let mut kept = true;
        for struck in all {
            if struck.strikes(&assertions, fact) {
                uses.note(struck.number);
                kept = false;
            }
        }
        kept
    };
    assertions.facts = facts.into_iter().filter(keep).collect();
    assertions
}

/// Tells whether a slot has the wanted value; an empty text asks for an empty slot.
fn slot_is(slots: &Map<String, Json>, name: &str, wanted: &Json) -> bool {
    let found = slots.get(name).unwrap_or(&Json::Null);
    match (wanted, found) {
        (Json::String(text), Json::Null) => text.is_empty() || (name == "status" && text == "done"),
        (Json::String(a), Json::String(b)) => same_words(a, b),
        (Json::Number(a), Json::Number(b)) => a.as_f64() == b.as_f64(),
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().all(|item| b.contains(item))
        }
        _ => wanted == found,
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join(" ")
    };
    words(a) == words(b)
}
