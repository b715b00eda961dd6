//! Merges what documents assert into one graph.

use std::collections::BTreeMap;

use crate::diag::{Warned, Warning};
use crate::graph::Graph;

use super::Assertions;
use super::draft::Draft;
use super::pour::pour;
use super::register::Register;
use super::settle;

/// How much goes into the graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// All of the gazetteer, and not only what the articles touch.
    pub whole_gazetteer: bool,
}

/// Documents on their way into one graph.
///
/// They may come in any order: the graph is a function of the set of documents. Of two documents
/// with one identifier (the same text in two files) the one whose name comes first speaks, and
/// the other is remembered as its copy.
#[derive(Debug, Default)]
pub struct Assembly {
    documents: BTreeMap<String, Gathered>,
}

/// One document, and where else its text was found.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) assertions: Assertions,
    pub(super) copies: Vec<(String, String)>,
}

impl Assembly {
    /// Makes an assembly of no documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document.
    pub fn add(&mut self, assertions: Assertions) {
        let Some(known) = self.documents.get_mut(&assertions.document) else {
            let copies = Vec::new();
            let id = assertions.document.clone();
            self.documents.insert(id, Gathered { assertions, copies });
            return;
        };
        let other = if rank(&assertions) < rank(&known.assertions) {
            std::mem::replace(&mut known.assertions, assertions)
        } else {
            assertions
        };
        known.copies.push((other.article.name, other.article.path));
    }

    /// Returns how many documents there are; copies count once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Tells whether there is no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Makes the graph. `name_of` gives the name that an analyst decided on for an entity.
    pub fn finish(
        mut self,
        register: &dyn Register,
        extent: Extent,
        name_of: &dyn Fn(&str) -> Option<String>,
    ) -> Warned<Graph> {
        let mut draft = Draft::default();
        let mut warnings = Vec::new();
        for gathered in self.documents.values_mut() {
            gathered.copies.sort();
            warnings.extend(gathered.copies.iter().map(|(_, path)| Warning {
                place: path.clone(),
                offset: None,
                message: format!(
                    "same text as {}, left out",
                    gathered.assertions.article.path
                ),
            }));
            pour(&mut draft, &gathered.assertions);
        }
        warnings.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
        let extra = if extent.whole_gazetteer {
            register.ids()
        } else {
            Vec::new()
        };
        let settled = settle::Settled::new(draft, register, extra, name_of);
        Warned {
            output: settled.into_graph(self.documents.into_values()),
            warnings,
        }
    }
}

/// The order in which copies of one text speak for it; those with a date first.
fn rank(assertions: &Assertions) -> (bool, &str, &str, &str) {
    let article = &assertions.article;
    (
        article.published.is_none(),
        &article.name,
        &article.path,
        &article.text,
    )
}
