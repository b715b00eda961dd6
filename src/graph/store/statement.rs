//! Statements: changes that can be taken back, and the freezing of what was written.

use std::sync::Arc;

use super::Graph;
use crate::graph::compact::Compact;
use crate::graph::id::NodeId;
use crate::graph::journal::{Effects, Step};
use crate::graph::pending::Pending;
use crate::graph::record::Tag;
use crate::graph::value::Value;

/// What a freeze changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frozen {
    /// Nothing was written since the last.
    Same,
    /// Little was written, at or between these nodes.
    Followed(Vec<NodeId>),
    /// The structure was made anew.
    Anew,
    /// It was told to give up; what was written is still pending.
    GivenUp,
}

impl Graph {
    /// Opens a statement: from here on every change can be taken back.
    pub fn begin(&mut self) {
        self.journal = Some(Vec::new());
        self.effects = Effects::default();
    }

    /// Closes a statement, keeps its changes and says how many there were.
    pub fn commit(&mut self) -> Effects {
        let (mut rels, mut nodes) = (Vec::new(), Vec::new());
        for step in self.journal.take().unwrap_or_default() {
            match step {
                Step::RelDeleted(rel) => rels.push(rel),
                Step::NodeDeleted(node) => nodes.push(node),
                _ => {}
            }
        }
        self.bury_rels(&rels);
        nodes.into_iter().for_each(|node| self.bury_node(node));
        std::mem::take(&mut self.effects)
    }

    /// Closes a statement and takes all its changes back. Names that it interned stay known.
    pub fn rollback(&mut self) {
        for step in self.journal.take().unwrap_or_default().into_iter().rev() {
            self.undo(step);
        }
        self.effects = Effects::default();
        self.change();
    }

    /// Brings the frozen structure up to date.
    pub fn freeze(&mut self) -> Frozen {
        self.freeze_unless(&|| false)
    }

    /// Brings the frozen structure up to date, unless it is told to give up, which it asks now and
    /// then. Takes time by how much was written, or by the size of the graph when that was much.
    pub fn freeze_unless(&mut self, cancelled: &dyn Fn() -> bool) -> Frozen {
        if self.pending.is_empty() {
            return Frozen::Same;
        }
        // Taken out, so that it need not be copied to be changed.
        let mut frozen = std::mem::take(&mut self.frozen);
        let done = if Arc::make_mut(&mut frozen).follow(self) {
            Frozen::Followed(self.pending.touched())
        } else {
            match Compact::of(self, cancelled) {
                Some(anew) => frozen = Arc::new(anew),
                None => {
                    self.frozen = frozen;
                    return Frozen::GivenUp;
                }
            }
            let columns = self.node_columns.iter_mut().chain(&mut self.rel_columns);
            columns.for_each(|column| column.rest());
            Frozen::Anew
        };
        self.frozen = frozen;
        self.pending = Pending::default();
        self.evidence.settle(self.nodes.len(), self.rels.len());
        self.change();
        self.frozen_version = self.version;
        done
    }

    /// Returns the frozen structure, if nothing was written since.
    #[must_use]
    pub fn compact(&self) -> Option<&Compact> {
        self.pending.is_empty().then_some(&self.frozen)
    }

    /// Returns the [version](Self::version) at which the structure was last frozen. What depends on
    /// nothing but structure holds as long as it stays.
    #[must_use]
    pub fn frozen_version(&self) -> u64 {
        self.frozen_version
    }

    pub(in crate::graph) fn pending(&self) -> &Pending {
        &self.pending
    }

    /// Returns what the open statement changed so far.
    #[must_use]
    pub fn effects(&self) -> Effects {
        self.effects
    }

    fn undo(&mut self, step: Step) {
        match step {
            Step::NodeAdded(node) => {
                self.node_count -= 1;
                self.bury_node(node);
            }
            Step::RelAdded(rel) => {
                self.rel_count -= 1;
                self.bury_rels(&[rel]);
            }
            Step::NodeDeleted(node) => {
                self.node_count += 1;
                self.retag(node, Tag::revived);
            }
            Step::RelDeleted(rel) => {
                if let Some(record) = self.record_of(rel) {
                    self.rel_count += 1;
                    self.set_alive(rel, record, true);
                }
            }
            Step::NodeProperty(node, key, old) => {
                self.replace_node_property(node, key, old.unwrap_or_default());
            }
            Step::RelProperty(rel, key, old) => {
                self.replace_rel_property(rel, key, old.unwrap_or_default());
            }
            Step::Labels(node, old) => {
                self.tag(node, old);
                self.pending.touch(node);
            }
        }
    }

    pub(super) fn note(&mut self, step: Step) {
        self.change();
        if let Some(journal) = &mut self.journal {
            journal.push(step);
        }
    }

    pub(super) fn count_property(&mut self, was_there: bool, value: &Value) {
        match (was_there, value) {
            (false, Value::Null) => {}
            (true, Value::Null) => self.effects.properties_removed += 1,
            _ => self.effects.properties_set += 1,
        }
    }
}
