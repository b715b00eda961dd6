//! What can be asked of a graph.

use std::sync::Arc;

use petgraph::Direction;

use super::{Graph, narrow};
use crate::graph::column::Column;
use crate::graph::id::{NodeId, RelId, Symbol};
use crate::graph::record::Tag;
use crate::graph::symbols::Symbols;
use crate::graph::value::{Value, equals};

impl Graph {
    /// Returns how many nodes there are.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.node_count
    }

    /// Returns how many relationships there are.
    #[must_use]
    pub fn rel_count(&self) -> usize {
        self.rel_count
    }

    /// Tells whether the node is there.
    #[must_use]
    pub fn has_node(&self, node: NodeId) -> bool {
        self.nodes.get(node.index()).is_some_and(Tag::is_alive)
    }

    /// Tells whether the relationship is there.
    #[must_use]
    pub fn has_rel(&self, rel: RelId) -> bool {
        self.record(rel).is_some()
    }

    /// Returns all nodes, in the order of their ids.
    pub fn node_ids(&self) -> impl DoubleEndedIterator<Item = NodeId> {
        let all = (0..narrow(self.nodes.len())).map(NodeId);
        all.filter(|node| self.has_node(*node))
    }

    /// Returns all relationships, in the order of their ids.
    pub fn rel_ids(&self) -> impl DoubleEndedIterator<Item = RelId> {
        let all = (0..narrow(self.rels.len())).map(RelId);
        all.filter(|rel| self.has_rel(*rel))
    }

    /// Returns one more than the greatest node id in use.
    #[must_use]
    pub fn node_bound(&self) -> usize {
        self.nodes.len()
    }

    /// Returns one more than the greatest relationship id in use.
    #[must_use]
    pub fn rel_bound(&self) -> usize {
        self.rels.len()
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
        let tag = self.node_tag(node);
        tag.map_or(&[], |tag| &self.label_sets[tag.number() as usize])
    }

    /// Returns the properties of a node, in the order of their keys' names.
    #[must_use]
    pub fn node_properties(&self, node: NodeId) -> Vec<(Arc<str>, Value)> {
        self.named(&self.node_columns, node.0)
    }

    /// Returns the properties of a relationship, in the order of their keys' names.
    #[must_use]
    pub fn rel_properties(&self, rel: RelId) -> Vec<(Arc<str>, Value)> {
        self.named(&self.rel_columns, rel.0)
    }

    /// Returns one property of a node.
    #[must_use]
    pub fn node_property(&self, node: NodeId, key: &str) -> Option<Value> {
        self.node_value(node, self.keys.find(key)?)
    }

    /// Returns one property of a relationship.
    #[must_use]
    pub fn rel_property(&self, rel: RelId, key: &str) -> Option<Value> {
        self.rel_value(rel, self.keys.find(key)?)
    }

    /// Returns one property of a node, by the number of its key.
    #[must_use]
    pub fn node_value(&self, node: NodeId, key: Symbol) -> Option<Value> {
        self.node_columns.get(key.index())?.get(node.0)
    }

    /// Returns one property of a relationship, by the number of its key.
    #[must_use]
    pub fn rel_value(&self, rel: RelId, key: Symbol) -> Option<Value> {
        self.rel_columns.get(key.index())?.get(rel.0)
    }

    /// Returns one property of all nodes, if any ever had it.
    #[must_use]
    pub fn node_column(&self, key: Symbol) -> Option<&Column> {
        self.node_columns.get(key.index())
    }

    /// Returns the nodes whose property equals a value, by id. Fast, by an index that is made when
    /// it is first asked.
    #[must_use]
    pub fn nodes_with(&self, key: Symbol, value: &Value) -> Vec<u32> {
        let Some(column) = self.node_column(key) else {
            return Vec::new();
        };
        let mut nodes = self.indexes.candidates(key, column, value);
        nodes.retain(|node| {
            let found = column.get(*node);
            let equal = found.is_some_and(|found| equals(&found, value) == Some(true));
            equal && self.has_node(NodeId(*node))
        });
        nodes
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
        let record = self.record_of(rel);
        record.expect("the relationship is in the graph").rel_type()
    }

    /// Returns the node that a relationship starts from and the node that it goes to.
    ///
    /// # Panics
    /// When it is not a relationship of this graph.
    #[must_use]
    pub fn endpoints(&self, rel: RelId) -> (NodeId, NodeId) {
        let record = self.record_of(rel);
        let record = record.expect("the relationship is in the graph");
        (NodeId(record.from), NodeId(record.to))
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
    #[must_use]
    pub fn node_by_property(&self, label: &str, key: &str, value: &Value) -> Option<NodeId> {
        let label = match label {
            "" => None,
            name => Some(self.labels.find(name)?),
        };
        let found = self.nodes_with(self.keys.find(key)?, value);
        let mut found = found.into_iter().map(NodeId);
        found.find(|node| label.is_none_or(|label| self.node_labels(*node).contains(&label)))
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
