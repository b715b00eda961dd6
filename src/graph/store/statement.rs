//! Statements: changes that can be taken back, and what is remembered between freezes.

use rustc_hash::FxHashMap;

use super::{Graph, ID, at, edge};
use crate::graph::id::{NodeId, Symbol};
use crate::graph::journal::{Effects, Step};
use crate::graph::value::{Grouped, Value};

impl Graph {
    /// Opens a statement: from here on every change can be taken back.
    pub fn begin(&mut self) {
        self.journal = Some(Vec::new());
        self.effects = Effects::default();
    }

    /// Closes a statement, keeps its changes and says how many there were.
    pub fn commit(&mut self) -> Effects {
        for step in self.journal.take().unwrap_or_default() {
            match step {
                Step::RelDeleted(rel) => self.bury_rel(rel),
                Step::NodeDeleted(node) => self.bury_node(node),
                _ => {}
            }
        }
        std::mem::take(&mut self.effects)
    }

    /// Closes a statement and takes all its changes back. Names that it interned stay known.
    pub fn rollback(&mut self) {
        for step in self.journal.take().unwrap_or_default().into_iter().rev() {
            self.undo(step);
        }
        self.effects = Effects::default();
        self.version += 1;
    }

    /// Notes that the graph as it is now has been frozen. From here on it remembers which nodes are
    /// given which property values, see [`Graph::given`].
    pub fn mark_frozen(&mut self) {
        self.fresh = Some(FxHashMap::default());
        self.frozen_version = Some(self.version);
    }

    /// Returns the version of the graph when it was last marked as frozen, if it ever was.
    #[must_use]
    pub fn frozen_version(&self) -> Option<u64> {
        self.frozen_version
    }

    /// Returns the nodes whose property was given this value since the graph was marked as frozen.
    /// Some may have lost it again, or be deleted.
    #[must_use]
    pub fn given(&self, key: Symbol, value: &Value) -> &[NodeId] {
        let nodes = self
            .fresh
            .as_ref()
            .and_then(|fresh| fresh.get(&(key, Grouped(value.clone()))));
        nodes.map_or(&[], Vec::as_slice)
    }

    /// Returns how many values were given since the graph was marked as frozen.
    #[must_use]
    pub fn given_count(&self) -> usize {
        self.fresh.as_ref().map_or(0, FxHashMap::len)
    }

    /// Returns what the open statement changed so far.
    #[must_use]
    pub fn effects(&self) -> Effects {
        self.effects
    }

    fn undo(&mut self, step: Step) {
        match step {
            Step::NodeAdded(node) => {
                self.unindex(node);
                self.structure.remove_node(at(node));
            }
            Step::RelAdded(rel) => {
                self.structure.remove_edge(edge(rel));
            }
            Step::NodeDeleted(node) => {
                self.dead_nodes -= 1;
                self.structure[at(node)].alive = true;
                if let Some(value) = self.node_property(node, ID).cloned() {
                    self.index(node, &value);
                }
            }
            Step::RelDeleted(rel) => {
                self.dead_rels -= 1;
                self.structure[edge(rel)].alive = true;
            }
            Step::NodeProperty(node, key, old) => {
                self.replace_node_property(node, key, old.unwrap_or_default());
            }
            Step::RelProperty(rel, key, old) => {
                let properties = &mut self.structure[edge(rel)].properties;
                properties.set(key, old.unwrap_or_default());
            }
            Step::Labels(node, old) => self.structure[at(node)].labels = old,
        }
    }

    pub(super) fn record(&mut self, step: Step) {
        self.version += 1;
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
