//! An analyst's decisions: what a surface means, which identifiers are one, which facts are wrong.
//!
//! ```toml
//! [[means]]                         # this surface means that entity …
//! surface = "LĐLĐ huyện"
//! in = "bai-12.txt"                 # … in this document (left out: in all of them) …
//! start = 443                       # … at this character (left out: wherever it stands)
//! id = "u:ldld:279"
//!
//! [[ignore]]                        # this surface names nothing
//! surface = "Ban Mai"
//!
//! [[same]]                          # these identifiers are one entity; the first stays
//! ids = ["n:nguyen-van-an", "n:nguyen-van-a"]
//!
//! [[wrong]]                         # this fact does not hold: by identifier …
//! fact = "f:0d6e3c1fb2a49785"
//!
//! [[wrong]]                         # … or by type and as many slots as it takes
//! type = "took_part"
//! org = "u:ldld:279"
//! campaign = "c:gioi-viec-nuoc-dam-viec-nha"
//! in = "bai-12.txt"
//! ```
//!
//! Surfaces are decided between linking and extraction, so that facts follow the decision by
//! themselves; identifiers are united and facts struck out between extraction and merging. A
//! decision wins over every rule, and a narrower decision (a place in a document, a document)
//! over a wider one. What it touched is told by [`Uses`], so that one that touches nothing any
//! more can be reported: texts and rules change, and a judgement should not lapse in silence.

mod facts;
mod file;
mod identifiers;
mod surfaces;

use std::collections::BTreeSet;

use crate::corpus::Article;
use crate::diag::Warning;
use crate::link::Mention;

use super::Assertions;

pub use file::{DecisionError, DecisionErrorKind};

/// The decisions of one file, checked.
#[derive(Debug, Default)]
pub struct Decisions {
    place: String,
    /// The line of each decision; a decision's number is its index here.
    lines: Vec<usize>,
    /// What each decision is about, for the warning that nothing came of it.
    subjects: Vec<String>,
    surfaces: surfaces::Surfaces,
    identifiers: identifiers::Identifiers,
    facts: Vec<facts::Struck>,
}

/// The numbers of decisions that had something to decide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses(BTreeSet<usize>);

impl Uses {
    /// Adds what was used elsewhere.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }

    /// Tells whether none was used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn note(&mut self, decision: usize) {
        self.0.insert(decision);
    }
}

impl Decisions {
    /// Reads and checks the text of a decisions file; `place` is its name in messages.
    ///
    /// # Errors
    /// The first mistake in it, with its line.
    pub fn parse(text: &str, place: &str) -> Result<Self, DecisionError> {
        let file = file::parse(text, place)?;
        let mut all = Self {
            place: place.to_owned(),
            ..Self::default()
        };
        let fail = |line, kind| DecisionError {
            place: place.to_owned(),
            line,
            kind,
        };
        for means in file.means {
            let line = file::line_of(text, means.span().start);
            let number = all.number(line, format!("`{}`", means.get_ref().surface));
            let decided = surfaces::Decided::means(number, means.into_inner());
            let decided = decided.map_err(|kind| fail(line, kind))?;
            let added = all.surfaces.add(decided, &all.lines);
            added.map_err(|kind| fail(line, kind))?;
        }
        for ignore in file.ignore {
            let line = file::line_of(text, ignore.span().start);
            let number = all.number(line, format!("`{}`", ignore.get_ref().surface));
            let decided = surfaces::Decided::ignore(number, ignore.into_inner());
            let decided = decided.map_err(|kind| fail(line, kind))?;
            let added = all.surfaces.add(decided, &all.lines);
            added.map_err(|kind| fail(line, kind))?;
        }
        for same in file.same {
            let line = file::line_of(text, same.span().start);
            let number = all.number(line, same.get_ref().ids.join(" = "));
            let added = all.identifiers.add(number, same.into_inner(), &all.lines);
            added.map_err(|kind| fail(line, kind))?;
        }
        for wrong in file.wrong {
            let line = file::line_of(text, wrong.span().start);
            let number = all.number(line, String::new());
            let struck = facts::Struck::new(number, wrong.into_inner());
            let struck = struck.map_err(|kind| fail(line, kind))?;
            if let Some(subject) = all.subjects.get_mut(number) {
                *subject = struck.subject();
            }
            all.facts.push(struck);
        }
        all.identifiers
            .settle(&all.lines)
            .map_err(|(line, kind)| fail(line, kind))?;
        all.surfaces.settle();
        Ok(all)
    }

    /// Decides mentions of `article`: corrects those there are, takes out and puts in. The result
    /// is sorted and free of overlaps as before. `name_of` gives the name of a known identifier.
    pub fn decide_mentions(
        &self,
        article: &Article,
        mentions: &mut Vec<Mention>,
        name_of: &dyn Fn(&str) -> Option<String>,
    ) -> Uses {
        let mut uses = Uses::default();
        self.surfaces.decide(article, mentions, name_of, &mut uses);
        uses
    }

    /// Strikes wrong facts out of `assertions` and puts united identifiers in place of others.
    pub fn decide_facts(&self, assertions: Assertions) -> (Assertions, Uses) {
        let mut uses = Uses::default();
        if self.facts.is_empty() && self.identifiers.is_empty() {
            return (assertions, uses);
        }
        // A fact may be named by what it was before its identifiers were united, or by what it is
        // now. What is struck out first still counts as a use of the union.
        self.identifiers.note(&assertions, &mut uses);
        let raw = facts::strike(&self.facts, assertions, &mut uses);
        let united = self.identifiers.unite(raw);
        (facts::strike(&self.facts, united, &mut uses), uses)
    }

    /// Returns the identifier that stands for `id`.
    #[must_use]
    pub fn canonical<'a>(&'a self, id: &'a str) -> &'a str {
        self.identifiers.canonical(id)
    }

    /// Returns the name that the analyst gave to an entity.
    #[must_use]
    pub fn name(&self, id: &str) -> Option<&str> {
        self.identifiers.name(id).or_else(|| self.surfaces.name(id))
    }

    /// Warns of every decision that decided nothing, in the order of the file.
    #[must_use]
    pub fn unused(&self, uses: &Uses) -> Vec<Warning> {
        let mut idle: Vec<usize> = (0..self.lines.len())
            .filter(|n| !uses.0.contains(n))
            .collect();
        idle.sort_by_key(|&n| self.lines.get(n));
        idle.into_iter()
            .map(|n| Warning {
                place: format!("{}:{}", self.place, self.lines.get(n).copied().unwrap_or(0)),
                offset: None,
                message: format!(
                    "the decision on {} decided nothing",
                    self.subjects.get(n).map_or("", String::as_str)
                ),
            })
            .collect()
    }

    fn number(&mut self, line: usize, subject: String) -> usize {
        self.lines.push(line);
        self.subjects.push(subject);
        self.lines.len() - 1
    }
}
