//! The mutable graph.

mod statement;

use std::sync::Arc;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use crate::graph::id::{Element, NodeId, RelId, SourceId, Symbol};
use crate::graph::journal::{Effects, Step};
use crate::graph::provenance::{Evidence, Source};
use crate::graph::record::{NodeRecord, Properties, RelRecord};
use crate::graph::symbols::Symbols;
use crate::graph::value::{Grouped, Value};

/// A property graph with provenance.
///
/// Every element can carry [`Evidence`], which points into the [`Source`]s kept beside the graph.
/// Between [`Graph::begin`] and [`Graph::commit`] or [`Graph::rollback`] every change is journalled
/// and deleted elements stay readable, so that a statement can be taken back whole.
#[derive(Debug, Default, Clone)]
pub struct Graph {
    structure: StableDiGraph<NodeRecord, RelRecord>,
    labels: Symbols,
    types: Symbols,
    keys: Symbols,
    /// Each set of labels once, in the order in which the labels were put on.
    label_sets: Vec<Box<[Symbol]>>,
    label_set_numbers: FxHashMap<Box<[Symbol]>, u32>,
    /// Nodes by the value of their property `id`, which everything that builds graphs asks for.
    by_id: FxHashMap<IdKey, Vec<NodeId>>,
    sources: Vec<Source>,
    evidence: FxHashMap<Element, Vec<Evidence>>,
    journal: Option<Vec<Step>>,
    effects: Effects,
    version: u64,
    /// Nodes by the values that their properties were given since the graph was last frozen, for
    /// sessions that look nodes up between writes.
    fresh: Option<FxHashMap<(Symbol, Grouped), Vec<NodeId>>>,
    frozen_version: Option<u64>,
    dead_nodes: usize,
    dead_rels: usize,
}

/// The values of `id` that are indexed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum IdKey {
    Int(i64),
    String(Arc<str>),
}

impl IdKey {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(Self::Int(*number)),
            Value::String(text) => Some(Self::String(text.as_ref().into())),
            _ => None,
        }
    }
}

/// The property key whose values are always indexed.
const ID: &str = "id";

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
        let labels = self.label_set(set);
        let index = self.structure.add_node(NodeRecord {
            labels,
            properties: Properties::default(),
            alive: true,
        });
        let node = NodeId(narrow(index.index()));
        self.record(Step::NodeAdded(node));
        self.effects.nodes_created += 1;
        self.effects.labels_added += labels_added;
        for (key, value) in properties {
            self.set_node_property(node, key.as_ref(), value);
        }
        self.structure[index].properties.shrink();
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
        let rel_type = self.types.intern(rel_type);
        let record = RelRecord {
            rel_type,
            properties: Properties::default(),
            alive: true,
        };
        let index = self.structure.add_edge(at(from), at(to), record);
        let rel = RelId(narrow(index.index()));
        self.record(Step::RelAdded(rel));
        self.effects.relationships_created += 1;
        for (key, value) in properties {
            self.set_rel_property(rel, key.as_ref(), value);
        }
        self.structure[index].properties.shrink();
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
        self.record(Step::NodeProperty(node, symbol, old));
    }

    /// Sets a property of a relationship; a null removes it.
    pub fn set_rel_property(&mut self, rel: RelId, key: &str, value: Value) {
        if value == Value::Null && self.keys.find(key).is_none() {
            return;
        }
        let symbol = self.keys.intern(key);
        self.count_property(self.rel_value(rel, symbol).is_some(), &value);
        let old = match self.structure.edge_weight_mut(edge(rel)) {
            Some(record) => record.properties.set(symbol, value),
            None => return,
        };
        self.record(Step::RelProperty(rel, symbol, old));
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
        self.dead_nodes += 1;
        self.unindex(node);
        if let Some(record) = self.structure.node_weight_mut(at(node)) {
            record.alive = false;
        }
        self.record(Step::NodeDeleted(node));
        if self.journal.is_none() {
            self.bury_node(node);
        }
    }

    /// Deletes a relationship and the evidence for it.
    pub fn delete_rel(&mut self, rel: RelId) {
        let Some(record) = self.structure.edge_weight_mut(edge(rel)) else {
            return;
        };
        if !record.alive {
            return;
        }
        record.alive = false;
        self.effects.relationships_deleted += 1;
        self.dead_rels += 1;
        self.record(Step::RelDeleted(rel));
        if self.journal.is_none() {
            self.bury_rel(rel);
        }
    }
}

// Reading.
impl Graph {
    /// Returns how many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.structure.node_count() - self.dead_nodes
    }

    /// Returns how many relationships there are.
    #[must_use]
    pub fn rel_count(&self) -> usize {
        self.structure.edge_count() - self.dead_rels
    }

    /// Tells whether the node is there.
    #[must_use]
    pub fn has_node(&self, node: NodeId) -> bool {
        self.structure
            .node_weight(at(node))
            .is_some_and(|record| record.alive)
    }

    /// Tells whether the relationship is there.
    #[must_use]
    pub fn has_rel(&self, rel: RelId) -> bool {
        self.structure
            .edge_weight(edge(rel))
            .is_some_and(|record| record.alive)
    }

    /// Returns all nodes, in the order of their ids.
    pub fn node_ids(&self) -> impl DoubleEndedIterator<Item = NodeId> {
        self.structure
            .node_indices()
            .filter(|index| self.structure[*index].alive)
            .map(|index| NodeId(narrow(index.index())))
    }

    /// Returns all relationships, in the order of their ids.
    pub fn rel_ids(&self) -> impl DoubleEndedIterator<Item = RelId> {
        self.structure
            .edge_indices()
            .filter(|index| self.structure[*index].alive)
            .map(|index| RelId(narrow(index.index())))
    }

    /// Returns one more than the greatest node id in use.
    #[must_use]
    pub fn node_bound(&self) -> usize {
        petgraph::visit::NodeIndexable::node_bound(&self.structure)
    }

    /// Returns one more than the greatest relationship id in use.
    #[must_use]
    pub fn rel_bound(&self) -> usize {
        petgraph::visit::EdgeIndexable::edge_bound(&self.structure)
    }

    /// Returns the labels of a node, in the order in which they were put on.
    #[must_use]
    pub fn labels(&self, node: NodeId) -> Vec<Arc<str>> {
        let names = self.node_labels(node).iter();
        names
            .map(|label| Arc::clone(self.labels.name(*label)))
            .collect()
    }

    /// Returns the labels of a node as numbers, in the order in which they were put on.
    #[must_use]
    pub fn node_labels(&self, node: NodeId) -> &[Symbol] {
        match self.structure.node_weight(at(node)) {
            Some(record) => &self.label_sets[record.labels as usize],
            None => &[],
        }
    }

    /// Returns the properties of a node, in the order of their keys' names.
    #[must_use]
    pub fn node_properties(&self, node: NodeId) -> Vec<(Arc<str>, &Value)> {
        let record = self.structure.node_weight(at(node));
        record.map_or_else(Vec::new, |record| self.named(&record.properties))
    }

    /// Returns the properties of a relationship, in the order of their keys' names.
    #[must_use]
    pub fn rel_properties(&self, rel: RelId) -> Vec<(Arc<str>, &Value)> {
        let record = self.structure.edge_weight(edge(rel));
        record.map_or_else(Vec::new, |record| self.named(&record.properties))
    }

    /// Returns one property of a node.
    #[must_use]
    pub fn node_property(&self, node: NodeId, key: &str) -> Option<&Value> {
        self.node_value(node, self.keys.find(key)?)
    }

    /// Returns one property of a relationship.
    #[must_use]
    pub fn rel_property(&self, rel: RelId, key: &str) -> Option<&Value> {
        self.rel_value(rel, self.keys.find(key)?)
    }

    /// Returns one property of a node, by the number of its key.
    #[must_use]
    pub fn node_value(&self, node: NodeId, key: Symbol) -> Option<&Value> {
        self.structure.node_weight(at(node))?.properties.get(key)
    }

    /// Returns one property of a relationship, by the number of its key.
    #[must_use]
    pub fn rel_value(&self, rel: RelId, key: Symbol) -> Option<&Value> {
        self.structure.edge_weight(edge(rel))?.properties.get(key)
    }

    /// Returns the type of a relationship.
    ///
    /// # Panics
    /// When it is not a relationship of this graph.
    #[must_use]
    pub fn rel_type(&self, rel: RelId) -> &Arc<str> {
        self.types.name(self.rel_type_symbol(rel))
    }

    /// Returns the type of a relationship as a number.
    ///
    /// # Panics
    /// When it is not a relationship of this graph.
    #[must_use]
    pub fn rel_type_symbol(&self, rel: RelId) -> Symbol {
        self.structure[edge(rel)].rel_type
    }

    /// Returns the node that a relationship starts from and the node that it goes to.
    ///
    /// # Panics
    /// When it is not a relationship of this graph.
    #[must_use]
    pub fn endpoints(&self, rel: RelId) -> (NodeId, NodeId) {
        let (from, to) = self
            .structure
            .edge_endpoints(edge(rel))
            .expect("the relationship is in the graph");
        (NodeId(narrow(from.index())), NodeId(narrow(to.index())))
    }

    /// Returns the relationships that leave a node, in the order of their ids, with their far ends.
    #[must_use]
    pub fn outgoing(&self, node: NodeId) -> Vec<(RelId, NodeId)> {
        self.neighbours(node, Direction::Outgoing)
    }

    /// Returns the relationships that reach a node, in the order of their ids, with their far ends.
    #[must_use]
    pub fn incoming(&self, node: NodeId) -> Vec<(RelId, NodeId)> {
        self.neighbours(node, Direction::Incoming)
    }

    /// Returns the first node with this label (any, if empty) whose property has this value.
    ///
    /// Fast for the key `id`; a scan of all nodes for others.
    #[must_use]
    pub fn node_by_property(&self, label: &str, key: &str, value: &Value) -> Option<NodeId> {
        let label = match label {
            "" => None,
            name => Some(self.labels.find(name)?),
        };
        let fits =
            |node: &NodeId| label.is_none_or(|label| self.node_labels(*node).contains(&label));
        if let (ID, Some(id)) = (key, IdKey::of(value)) {
            return self.by_id.get(&id)?.iter().copied().filter(fits).min();
        }
        let key = self.keys.find(key)?;
        self.node_ids()
            .filter(fits)
            .find(|node| self.node_value(*node, key) == Some(value))
    }

    /// Returns the table of labels; some may be on no node any more.
    #[must_use]
    pub fn label_names(&self) -> &Symbols {
        &self.labels
    }

    /// Returns the table of relationship types; some may be on no relationship any more.
    #[must_use]
    pub fn type_names(&self) -> &Symbols {
        &self.types
    }

    /// Returns the table of property keys; some may be on nothing any more.
    #[must_use]
    pub fn key_names(&self) -> &Symbols {
        &self.keys
    }

    /// Returns a number that changes with every change of the graph.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }
}

// Provenance.
impl Graph {
    /// Keeps a source.
    pub fn add_source(&mut self, source: Source) -> SourceId {
        self.version += 1;
        self.sources.push(source);
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
        self.version += 1;
        let all = self.evidence.entry(element).or_default();
        if !all.contains(&evidence) {
            all.push(evidence);
        }
    }

    /// Puts `evidence`, in which nothing stands twice, in the place of what there was.
    pub fn set_evidence(&mut self, element: Element, evidence: Vec<Evidence>) {
        self.version += 1;
        if evidence.is_empty() {
            self.evidence.remove(&element);
        } else {
            self.evidence.insert(element, evidence);
        }
    }

    /// Returns the evidence for a node or relationship, in the order in which it came.
    #[must_use]
    pub fn evidence(&self, element: Element) -> &[Evidence] {
        self.evidence.get(&element).map_or(&[], Vec::as_slice)
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
        let number = self.label_set(set);
        let old = std::mem::replace(&mut self.structure[at(node)].labels, number);
        self.record(Step::Labels(node, old));
    }

    fn replace_node_property(&mut self, node: NodeId, key: Symbol, value: Value) -> Option<Value> {
        let is_id = &**self.keys.name(key) == ID;
        if is_id {
            self.unindex(node);
            self.index(node, &value);
        }
        if let Some(fresh) = &mut self.fresh
            && value != Value::Null
        {
            let nodes = fresh.entry((key, Grouped(value.clone()))).or_default();
            if nodes.last() != Some(&node) {
                nodes.push(node);
            }
        }
        let record = self.structure.node_weight_mut(at(node))?;
        record.properties.set(key, value)
    }

    fn index(&mut self, node: NodeId, value: &Value) {
        if let Some(id) = IdKey::of(value) {
            self.by_id.entry(id).or_default().push(node);
        }
    }

    fn unindex(&mut self, node: NodeId) {
        let Some(id) = self.node_property(node, ID).and_then(IdKey::of) else {
            return;
        };
        if let Some(nodes) = self.by_id.get_mut(&id) {
            nodes.retain(|other| *other != node);
            if nodes.is_empty() {
                self.by_id.remove(&id);
            }
        }
    }

    fn bury_node(&mut self, node: NodeId) {
        self.dead_nodes -= 1;
        self.evidence.remove(&Element::Node(node));
        self.structure.remove_node(at(node));
    }

    fn bury_rel(&mut self, rel: RelId) {
        self.dead_rels -= 1;
        self.evidence.remove(&Element::Rel(rel));
        self.structure.remove_edge(edge(rel));
    }

    fn named<'a>(&'a self, properties: &'a Properties) -> Vec<(Arc<str>, &'a Value)> {
        let mut named: Vec<_> = properties
            .iter()
            .map(|(key, value)| (Arc::clone(self.keys.name(key)), value))
            .collect();
        named.sort_by(|one, other| one.0.cmp(&other.0));
        named
    }

    fn neighbours(&self, node: NodeId, direction: Direction) -> Vec<(RelId, NodeId)> {
        let mut found: Vec<_> = self
            .structure
            .edges_directed(at(node), direction)
            .filter(|edge| edge.weight().alive)
            .map(|edge| {
                let far = match direction {
                    Direction::Outgoing => edge.target(),
                    Direction::Incoming => edge.source(),
                };
                (
                    RelId(narrow(edge.id().index())),
                    NodeId(narrow(far.index())),
                )
            })
            .collect();
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
}

fn at(node: NodeId) -> NodeIndex {
    NodeIndex::new(node.index())
}

fn edge(rel: RelId) -> EdgeIndex {
    EdgeIndex::new(rel.index())
}

/// petgraph counts with 32 bits by default, so that nothing is lost here.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
