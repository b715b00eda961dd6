//! The mutable graph.

mod load;
mod reading;
mod sizes;
mod statement;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use petgraph::Direction;
use rustc_hash::FxHashMap;

use crate::graph::column::Column;
use crate::graph::compact::Compact;
use crate::graph::evidence::EvidenceTable;
use crate::graph::id::{Element, NodeId, RelId, SourceId, Symbol};
use crate::graph::index::Indexes;
use crate::graph::journal::{Effects, Step};
use crate::graph::pending::Pending;
use crate::graph::pieces::Pieces;
use crate::graph::provenance::{Evidence, Source};
use crate::graph::record::{RelRecord, Tag};
use crate::graph::symbols::Symbols;
use crate::graph::value::Value;

pub(super) use load::{Loaded, Loader};
pub use sizes::Sizes;
pub use statement::Frozen;

/// A property graph with provenance.
///
/// Every element can carry [`Evidence`], which points into the [`Source`]s kept beside the graph.
/// Between [`Graph::begin`] and [`Graph::commit`] or [`Graph::rollback`] every change is journalled
/// and deleted elements stay readable, so that a statement can be taken back whole.
///
/// Structure is held once: what is [frozen](Graph::freeze) in compact arrays, what was written since
/// in petgraph. Properties lie in columns. A clone shares all of it until one side writes.
#[derive(Debug, Default, Clone)]
pub struct Graph {
    /// The set of labels of each node.
    nodes: Pieces<Tag>,
    /// Type and ends of each relationship.
    rels: Pieces<RelRecord>,
    /// Numbers of deleted elements, to be given again.
    free_nodes: Vec<NodeId>,
    free_rels: Vec<RelId>,
    node_count: usize,
    rel_count: usize,
    frozen: Arc<Compact>,
    pending: Pending,
    /// Properties by key.
    node_columns: Vec<Column>,
    rel_columns: Vec<Column>,
    indexes: Indexes,
    labels: Symbols,
    types: Symbols,
    keys: Symbols,
    /// Each set of labels once, in the order in which the labels were put on.
    label_sets: Vec<Box<[Symbol]>>,
    label_set_numbers: FxHashMap<Box<[Symbol]>, u32>,
    sources: Arc<Vec<Source>>,
    evidence: EvidenceTable,
    journal: Option<Vec<Step>>,
    effects: Effects,
    version: u64,
    frozen_version: u64,
}

// Building and changing.
impl Graph {
    /// Makes an empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a node with these labels and properties; nulls are left out.
    pub fn add_node<K: AsRef<str>>(
        &mut self,
        labels: &[&str],
        properties: impl IntoIterator<Item = (K, Value)>,
    ) -> NodeId {
        let mut set: Vec<Symbol> = Vec::with_capacity(labels.len());
        for label in labels {
            let label = self.labels.intern(label);
            if !set.contains(&label) {
                set.push(label);
            }
        }
        let labels_added = set.len() as u64;
        let tag = Tag::new(self.label_set(set));
        let node = match self.free_nodes.pop() {
            Some(node) => node,
            None => {
                self.nodes.push(Tag::FREE);
                NodeId(narrow(self.nodes.len() - 1))
            }
        };
        self.tag(node, tag);
        self.node_count += 1;
        self.pending.touch(node);
        self.note(Step::NodeAdded(node));
        self.effects.nodes_created += 1;
        self.effects.labels_added += labels_added;
        for (key, value) in properties {
            self.set_node_property(node, key.as_ref(), value);
        }
        node
    }

    /// Adds a relationship; nulls among the properties are left out.
    ///
    /// # Panics
    /// When an end is not a node of this graph.
    pub fn add_rel<K: AsRef<str>>(
        &mut self,
        from: NodeId,
        rel_type: &str,
        to: NodeId,
        properties: impl IntoIterator<Item = (K, Value)>,
    ) -> RelId {
        let known = |node| self.node_tag(node).is_some();
        assert!(known(from) && known(to), "both ends are in the graph");
        let record = RelRecord {
            tag: Tag::new(self.types.intern(rel_type).0),
            from: from.0,
            to: to.0,
        };
        let rel = match self.free_rels.pop() {
            Some(rel) => rel,
            None => {
                self.rels.push(record);
                RelId(narrow(self.rels.len() - 1))
            }
        };
        self.put_record(rel, record);
        self.rel_count += 1;
        self.pending.add(rel, from, to);
        self.note(Step::RelAdded(rel));
        self.effects.relationships_created += 1;
        for (key, value) in properties {
            self.set_rel_property(rel, key.as_ref(), value);
        }
        rel
    }

    /// Sets a property of a node; a null removes it.
    pub fn set_node_property(&mut self, node: NodeId, key: &str, value: Value) {
        if value == Value::Null && self.keys.find(key).is_none() {
            return;
        }
        let symbol = self.keys.intern(key);
        self.count_property(self.node_value(node, symbol).is_some(), &value);
        let old = self.replace_node_property(node, symbol, value);
        self.note(Step::NodeProperty(node, symbol, old));
    }

    /// Sets a property of a relationship; a null removes it.
    pub fn set_rel_property(&mut self, rel: RelId, key: &str, value: Value) {
        if value == Value::Null && self.keys.find(key).is_none() {
            return;
        }
        let symbol = self.keys.intern(key);
        self.count_property(self.rel_value(rel, symbol).is_some(), &value);
        if self.record_of(rel).is_none() {
            return;
        }
        let old = self.replace_rel_property(rel, symbol, value);
        self.note(Step::RelProperty(rel, symbol, old));
    }

    /// Removes a property of a node, if it is there.
    pub fn remove_node_property(&mut self, node: NodeId, key: &str) {
        self.set_node_property(node, key, Value::Null);
    }

    /// Removes a property of a relationship, if it is there.
    pub fn remove_rel_property(&mut self, rel: RelId, key: &str) {
        self.set_rel_property(rel, key, Value::Null);
    }

    /// Puts a label on a node. Tells whether it was new there.
    pub fn add_label(&mut self, node: NodeId, label: &str) -> bool {
        let label = self.labels.intern(label);
        let mut set = self.node_labels(node).to_vec();
        if set.contains(&label) {
            return false;
        }
        set.push(label);
        self.effects.labels_added += 1;
        self.replace_labels(node, set);
        true
    }

    /// Takes a label from a node. Tells whether it was there.
    pub fn remove_label(&mut self, node: NodeId, label: &str) -> bool {
        let Some(label) = self.labels.find(label) else {
            return false;
        };
        let mut set = self.node_labels(node).to_vec();
        let before = set.len();
        set.retain(|other| *other != label);
        if set.len() == before {
            return false;
        }
        self.effects.labels_removed += 1;
        self.replace_labels(node, set);
        true
    }

    /// Deletes a node together with its relationships and the evidence for them.
    pub fn delete_node(&mut self, node: NodeId) {
        if !self.has_node(node) {
            return;
        }
        for rel in self.rels_of(node) {
            self.delete_rel(rel);
        }
        self.effects.nodes_deleted += 1;
        self.node_count -= 1;
        self.retag(node, Tag::deleted);
        self.note(Step::NodeDeleted(node));
        if self.journal.is_none() {
            self.bury_node(node);
        }
    }

    /// Deletes a relationship and the evidence for it.
    pub fn delete_rel(&mut self, rel: RelId) {
        let Some(record) = self.record(rel) else {
            return;
        };
        self.effects.relationships_deleted += 1;
        self.rel_count -= 1;
        self.set_alive(rel, record, false);
        self.note(Step::RelDeleted(rel));
        if self.journal.is_none() {
            self.bury_rels(&[rel]);
        }
    }
}

// Provenance.
impl Graph {
    /// Keeps a source.
    pub fn add_source(&mut self, source: Source) -> SourceId {
        self.change();
        Arc::make_mut(&mut self.sources).push(source);
        SourceId(narrow(self.sources.len() - 1))
    }

    /// Returns all sources; a [`SourceId`] is the place in this table.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns one source.
    ///
    /// # Panics
    /// When the id is not of this graph.
    #[must_use]
    pub fn source(&self, source: SourceId) -> &Source {
        &self.sources[source.index()]
    }

    /// Adds evidence for a node or relationship, unless the very same is there already.
    pub fn add_evidence(&mut self, element: Element, evidence: Evidence) {
        self.change();
        self.evidence.add(element, evidence);
    }

    /// Puts `evidence`, in which nothing stands twice, in the place of what there was.
    pub fn set_evidence(&mut self, element: Element, evidence: Vec<Evidence>) {
        self.change();
        self.evidence.set(element, evidence);
    }

    /// Returns the evidence for a node or relationship, in the order in which it came.
    #[must_use]
    pub fn evidence(&self, element: Element) -> &[Evidence] {
        self.evidence.of(element)
    }
}

// The parts behind the doors.
impl Graph {
    fn label_set(&mut self, set: Vec<Symbol>) -> u32 {
        let set = set.into_boxed_slice();
        if let Some(&number) = self.label_set_numbers.get(&set) {
            return number;
        }
        let number = narrow(self.label_sets.len());
        self.label_sets.push(set.clone());
        self.label_set_numbers.insert(set, number);
        number
    }

    fn replace_labels(&mut self, node: NodeId, set: Vec<Symbol>) {
        let tag = Tag::new(self.label_set(set));
        if let Some(old) = self.node_tag(node) {
            self.tag(node, tag);
            self.pending.touch(node);
            self.note(Step::Labels(node, old));
        }
    }

    fn replace_node_property(&mut self, node: NodeId, key: Symbol, value: Value) -> Option<Value> {
        if !value.is_null() {
            self.indexes.give(key, &value, node);
        }
        column(&mut self.node_columns, key).set(node.0, value)
    }

    fn replace_rel_property(&mut self, rel: RelId, key: Symbol, value: Value) -> Option<Value> {
        column(&mut self.rel_columns, key).set(rel.0, value)
    }

    /// Returns the tag of a node that is there, or was deleted by the statement at work.
    fn node_tag(&self, node: NodeId) -> Option<Tag> {
        self.nodes.get(node.index()).filter(|tag| !tag.is_free())
    }

    fn tag(&mut self, node: NodeId, tag: Tag) {
        if let Some(place) = self.nodes.get_mut(node.index()) {
            *place = tag;
        }
    }

    fn retag(&mut self, node: NodeId, change: fn(Tag) -> Tag) {
        if let Some(tag) = self.node_tag(node) {
            self.tag(node, change(tag));
            self.pending.touch(node);
        }
    }

    /// Returns type and ends of a relationship that is there.
    pub(super) fn record(&self, rel: RelId) -> Option<RelRecord> {
        let record = self.rels.get(rel.index());
        record.filter(|record| record.tag.is_alive())
    }

    /// Returns type and ends of a relationship that is there, or was deleted by the statement at work.
    fn record_of(&self, rel: RelId) -> Option<RelRecord> {
        let record = self.rels.get(rel.index());
        record.filter(|record| !record.tag.is_free())
    }

    fn put_record(&mut self, rel: RelId, record: RelRecord) {
        if let Some(place) = self.rels.get_mut(rel.index()) {
            *place = record;
        }
    }

    /// Marks a relationship as deleted or not, and its ends as touched.
    fn set_alive(&mut self, rel: RelId, record: RelRecord, alive: bool) {
        let tag = match alive {
            true => record.tag.revived(),
            false => record.tag.deleted(),
        };
        self.put_record(rel, RelRecord { tag, ..record });
        self.pending.touch(NodeId(record.from));
        self.pending.touch(NodeId(record.to));
    }

    fn bury_node(&mut self, node: NodeId) {
        self.evidence.set(Element::Node(node), Vec::new());
        for column in &mut self.node_columns {
            column.set(node.0, Value::Null);
        }
        self.pending.touch(node);
        self.tag(node, Tag::FREE);
        self.free_nodes.push(node);
    }

    fn bury_rels(&mut self, rels: &[RelId]) {
        let was = |rel: &RelId| Some((*rel, self.record_of(*rel)?));
        let buried: Vec<_> = rels.iter().filter_map(was).collect();
        for (rel, record) in &buried {
            self.evidence.set(Element::Rel(*rel), Vec::new());
            for column in &mut self.rel_columns {
                column.set(rel.0, Value::Null);
            }
            let tag = Tag::FREE;
            self.put_record(*rel, RelRecord { tag, ..*record });
            self.free_rels.push(*rel);
        }
        self.pending.remove(&buried);
    }

    fn named(&self, columns: &[Column], at: u32) -> Vec<(Arc<str>, Value)> {
        let names = self.keys.names().iter().zip(columns);
        let mut named: Vec<_> = names
            .filter_map(|(name, column)| Some((Arc::clone(name), column.get(at)?)))
            .collect();
        named.sort_by(|one, other| one.0.cmp(&other.0));
        named
    }

    fn neighbours(&self, node: NodeId, direction: Direction) -> Vec<(RelId, NodeId)> {
        let mut found: Vec<_> = self.pending.at(node, direction).collect();
        for adjacency in self.frozen.types() {
            let (nodes, rels) = match direction {
                Direction::Outgoing => adjacency.outgoing.of(node),
                Direction::Incoming => adjacency.incoming.of(node),
            };
            let pairs = rels.iter().zip(nodes);
            let pairs = pairs.map(|(rel, far)| (RelId(*rel), NodeId(*far)));
            found.extend(pairs.filter(|(rel, _)| !self.pending.is_removed(*rel)));
        }
        found.retain(|(rel, _)| self.has_rel(*rel));
        found.sort_unstable();
        found
    }

    fn rels_of(&self, node: NodeId) -> Vec<RelId> {
        let both = self.outgoing(node).into_iter().chain(self.incoming(node));
        let mut rels: Vec<_> = both.map(|(rel, _)| rel).collect();
        rels.sort_unstable();
        rels.dedup();
        rels
    }

    /// Notes a change. No two states of any graph have one version, so that a version tells whether
    /// what was derived from a graph still holds.
    fn change(&mut self) {
        static LAST: AtomicU64 = AtomicU64::new(0);
        self.version = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    }
}

/// Returns the column of a key, making those before it if there are none yet.
fn column(columns: &mut Vec<Column>, key: Symbol) -> &mut Column {
    if columns.len() <= key.index() {
        columns.resize_with(key.index() + 1, Column::default);
    }
    &mut columns[key.index()]
}

/// Numbers have 32 bits; a graph that needs more fits into no memory.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
