//! How much memory a graph takes.

use super::Graph;

/// Bytes that a graph holds, by what for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Labels of nodes, types and ends of relationships, neighbours both ways.
    pub structure: usize,
    /// Properties but for the text in them.
    pub properties: usize,
    /// The text in properties.
    pub text: usize,
    /// Evidence and sources with their text.
    pub evidence: usize,
    /// Indexes that queries asked for.
    pub indexes: usize,
    /// What was written since the last freeze, in petgraph.
    pub pending: usize,
}

impl Sizes {
    /// Returns the bytes of the data in compact form with its text: all but indexes and what is
    /// pending.
    #[must_use]
    pub fn compact(&self) -> usize {
        self.structure + self.properties + self.text + self.evidence
    }
}

impl Graph {
    /// Counts the bytes that the graph holds, by what for. Walks over all of it.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        let mut sizes = Sizes {
            structure: self.nodes.bytes() + self.rels.bytes() + self.frozen.bytes(),
            evidence: self.evidence.bytes(),
            indexes: self.indexes.bytes(),
            pending: self.pending.bytes(),
            ..Sizes::default()
        };
        for column in self.node_columns.iter().chain(&self.rel_columns) {
            let (held, text) = column.bytes();
            sizes.properties += held;
            sizes.text += text;
        }
        for source in self.sources() {
            sizes.evidence += size_of_val(source) + source.text.len();
        }
        sizes
    }
}
