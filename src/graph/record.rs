//! What a graph keeps of each node and relationship besides properties and evidence.

use super::id::Symbol;

/// A number, and whether what it stands for is there: a node's set of labels, a relationship's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag(u32);

impl Tag {
    /// The tag of a place that may be given to something new.
    pub(crate) const FREE: Self = Self(u32::MAX);
    /// Set between a delete and the end of its statement.
    const DELETED: u32 = 1 << 31;

    pub(crate) fn new(number: u32) -> Self {
        Self(number & !Self::DELETED)
    }

    pub(crate) fn number(self) -> u32 {
        self.0 & !Self::DELETED
    }

    pub(crate) fn is_free(self) -> bool {
        self == Self::FREE
    }

    pub(crate) fn is_alive(self) -> bool {
        self.0 & Self::DELETED == 0
    }

    pub(crate) fn deleted(self) -> Self {
        Self(self.0 | Self::DELETED)
    }

    pub(crate) fn revived(self) -> Self {
        Self::new(self.0)
    }
}

/// A relationship's type and ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RelRecord {
    pub(crate) tag: Tag,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl RelRecord {
    pub(crate) fn rel_type(self) -> Symbol {
        Symbol(self.tag.number())
    }
}
