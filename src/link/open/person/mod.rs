//! Persons: a family name and what follows, an honorific or a post before a name, bylines, and
//! later short forms ("bà Yến") of a name that the article gave in full.
//!
//! A run of capitals is a name by its family name and by what leads up to it (`lead`, `name`, `family`); the
//! places where authors sign (`byline`, `item_end`) and the short forms (`short_form`) come after.

mod byline;
mod family;
mod item_end;
mod lead;
mod name;
mod short_form;

use std::ops::Range;

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::Keyed;
use crate::text::slug;
use lead::{LEADS, Lead};
use name::title_case;

pub(super) use name::is_surname;
pub(in crate::link) use name::{is_common_surname, is_name_of_person};

/// Proposes the persons of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut finder = Finder {
        walk,
        leads: vec![None; walk.page.tokens.len() + 1],
        begins: vec![false; walk.page.tokens.len() + 1],
        found: Vec::new(),
        full_names: Vec::new(),
        taken: vec![false; walk.page.tokens.len() + 1],
    };
    let mut given = Vec::new();
    for hit in LEADS.find(walk.page.tokens, keyed) {
        finder.leads[hit.tokens.end] = Some(hit.value);
        finder.begins[hit.tokens.start] = !matches!(hit.value, Lead::NamedAfter | Lead::Role)
            && (hit.tokens.len() > 1 || hit.value == Lead::Address);
        if matches!(hit.value, Lead::Address | Lead::Role) {
            given.push(hit.tokens.end);
        }
    }
    for range in walk.page.body {
        finder.scan(range.clone());
    }
    finder.listed();
    finder.byline();
    finder.short_forms(&given);
    finder.told_again();
    finder.uncle_ho();
    finder.found
}

struct Finder<'w, 'a> {
    walk: &'w Walk<'a>,
    /// What lead ends right before each token.
    leads: Vec<Option<Lead>>,
    /// Whether a lead begins at each token.
    begins: Vec<bool>,
    found: Vec<Proposal>,
    /// The full names found, with their places in `found`.
    full_names: Vec<(Range<usize>, usize)>,
    /// Whether a person was found at each token.
    taken: Vec<bool>,
}

impl Finder<'_, '_> {
    fn scan(&mut self, range: Range<usize>) {
        let walk = self.walk;
        let mut next = range.start;
        for i in walk.capitals_in(range) {
            if i >= next
                && let Some((end, rule, confidence, priority)) = self.name_at(i)
            {
                self.add(i..end, rule, confidence, priority);
                next = end;
            }
        }
    }

    fn add(
        &mut self,
        tokens: Range<usize>,
        rule: &'static str,
        confidence: f32,
        priority: Priority,
    ) {
        // "cô Bé Ba", "chị H’Nuk": of a name that was given in full.
        let full = (rule == "person-honorific")
            .then(|| self.fuller(&tokens))
            .flatten();
        if let Some((id, name)) = full {
            self.push(
                Proposal::new(tokens, EntityType::Person, "person-given-name")
                    .named(id, name)
                    .by_way_of_the_article(),
            );
            return;
        }
        let name = title_case(self.walk.text(tokens.clone()));
        let id = ["n:", &slug(&name)].concat();
        self.full_names.push((tokens.clone(), self.found.len()));
        self.push(
            Proposal::new(tokens, EntityType::Person, rule)
                .named(id, name)
                .with_confidence(confidence)
                .with_priority(priority),
        );
    }

    fn free(&self, i: usize) -> bool {
        !self.taken.get(i).copied().unwrap_or_default()
    }

    fn push(&mut self, person: Proposal) {
        self.taken[person.tokens.clone()].fill(true);
        self.found.push(person);
    }
}
