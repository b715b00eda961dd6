//! Identities of what is in a graph: small numbers with a type each.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the identity as an index into a table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// A node of one graph. Stable until that node is deleted; then it may be given to another.
    NodeId
);
id!(
    /// A relationship of one graph. Stable until it is deleted; then it may be given to another.
    RelId
);
id!(
    /// A text that the graph's facts come from.
    SourceId
);
id!(
    /// An interned label, relationship type or property key.
    Symbol
);

/// A node or a relationship: what can carry evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A node.
    Node(NodeId),
    /// A relationship.
    Rel(RelId),
}
