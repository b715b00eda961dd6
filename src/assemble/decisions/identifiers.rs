//! Which identifiers are one.

use std::collections::BTreeMap;

use crate::assemble::Assertions;
use crate::assemble::identifier;
use crate::extract::{Fact, FactKind};

use super::Uses;
use super::file::{DecisionErrorKind, Same};

/// The unions of identifiers, each with the one that stays.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    /// From an identifier that goes to the one that stays, and the decision that says so.
    goes: BTreeMap<String, (String, usize)>,
    names: BTreeMap<String, String>,
}

impl Identifiers {
    pub(super) fn add(
        &mut self,
        number: usize,
        same: Same,
        lines: &[usize],
    ) -> Result<(), DecisionErrorKind> {
        for id in &same.ids {
            check(id)?;
        }
        let [stays, others @ ..] = same.ids.as_slice() else {
            return Err(too_few());
        };
        if others.is_empty() {
            return Err(too_few());
        }
        for other in others {
            if other == stays {
                return Err(too_few());
            }
            let entry = (stays.clone(), number);
            if let Some((elsewhere, earlier)) = self.goes.insert(other.clone(), entry)
                && elsewhere != *stays
            {
                return Err(DecisionErrorKind::Contradiction {
                    other: lines.get(earlier).copied().unwrap_or(0),
                    about: format!("there `{other}` is one with `{elsewhere}`"),
                });
            }
        }
        if let Some(name) = same.name {
            self.names.insert(stays.clone(), name);
        }
        Ok(())
    }

    /// Follows every chain to its end; a circle is a contradiction.
    pub(super) fn settle(&mut self, lines: &[usize]) -> Result<(), (usize, DecisionErrorKind)> {
        let line = |number: usize| lines.get(number).copied().unwrap_or(0);
        let mut settled = BTreeMap::new();
        for (id, (stays, number)) in &self.goes {
            let mut end = stays;
            for _ in 0..=self.goes.len() {
                let Some((next, _)) = self.goes.get(end) else {
                    break;
                };
                end = next;
                if end == id {
                    let (_, other) = self.goes.get(stays).unwrap_or(&(String::new(), 0)).clone();
                    let (first, second) = (
                        line(*number).min(line(other)),
                        line(*number).max(line(other)),
                    );
                    let about = format!("there `{id}` and `{stays}` stay the other way round");
                    return Err((
                        second,
                        DecisionErrorKind::Contradiction {
                            other: first,
                            about,
                        },
                    ));
                }
            }
            settled.insert(id.clone(), (end.clone(), *number));
        }
        let names = std::mem::take(&mut self.names);
        self.goes = settled;
        self.names = names
            .into_iter()
            .map(|(id, name)| (self.canonical(&id).to_owned(), name))
            .collect();
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.goes.is_empty()
    }

    pub(super) fn canonical<'a>(&'a self, id: &'a str) -> &'a str {
        self.goes.get(id).map_or(id, |(stays, _)| stays)
    }

    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }

    /// Notes which unions have something to unite.
    pub(super) fn note(&self, assertions: &Assertions, uses: &mut Uses) {
        if self.goes.is_empty() {
            return;
        }
        let mut note = |id: &str| {
            if let Some((_, number)) = self.goes.get(id) {
                uses.note(*number);
            }
        };
        let mentions = assertions.mentions.iter();
        mentions
            .filter_map(|m| m.content.id.as_deref())
            .for_each(&mut note);
        for fact in &assertions.facts {
            each_identifier(&mut fact.content.kind.clone(), &mut |id: &mut String| {
                note(id)
            });
        }
    }

    /// Puts the identifiers that stay in place of the others; facts that become one are united.
    pub(super) fn unite(&self, assertions: Assertions) -> Assertions {
        if self.goes.is_empty() {
            return assertions;
        }
        let mut replace = |id: &mut String| {
            if let Some((stays, _)) = self.goes.get(id.as_str()) {
                stays.clone_into(id);
            }
        };
        let mut mentions = Vec::with_capacity(assertions.mentions.len());
        for asserted in assertions.mentions {
            let mut mention = asserted.content;
            if let Some(id) = &mut mention.id {
                replace(id);
            }
            mentions.push(mention);
        }
        let mut facts: Vec<Fact> = Vec::with_capacity(assertions.facts.len());
        for asserted in assertions.facts {
            let mut fact = asserted.content;
            each_identifier(&mut fact.kind, &mut replace);
            facts.push(fact);
        }
        Assertions::new(assertions.article, mentions, facts)
    }
}

/// Applies `f` to every identifier in the slots of a fact, and keeps its lists sorted.
fn each_identifier(kind: &mut FactKind, f: &mut impl FnMut(&mut String)) {
    match kind {
        FactKind::Launched { org, campaign, .. } | FactKind::TookPart { org, campaign } => {
            f(org);
            f(campaign);
        }
        FactKind::Conferred {
            grantor,
            award,
            recipients,
            campaign,
            ..
        } => {
            grantor.iter_mut().for_each(&mut *f);
            f(award);
            recipients.iter_mut().for_each(&mut *f);
            recipients.sort();
            recipients.dedup();
            campaign.iter_mut().for_each(&mut *f);
        }
        FactKind::Reported { org, campaign, .. } => {
            org.iter_mut().for_each(&mut *f);
            campaign.iter_mut().for_each(&mut *f);
        }
        FactKind::HoldsPost { person, org, .. } => {
            f(person);
            f(org);
        }
        FactKind::BasedOn { subject, legal } => {
            subject.iter_mut().for_each(&mut *f);
            f(legal);
        }
    }
}

/// Checks that an identifier has one of the forms of the ontology.
pub(super) fn check(id: &str) -> Result<(), DecisionErrorKind> {
    match identifier::entity_type(id) {
        Some(_) => Ok(()),
        None => Err(DecisionErrorKind::NotAnIdentifier { id: id.to_owned() }),
    }
}

fn too_few() -> DecisionErrorKind {
    DecisionErrorKind::Incomplete {
        table: "same",
        needs: "two or more different `ids`, the one that stays first",
    }
}
