//! Rows, many at a time, column by column.

use crate::cypher::bind::bound::Slot;
use crate::graph::{NodeId, RelId, Value};

/// How many rows a batch aims at.
pub(crate) const BATCH: usize = 1024;

/// The number that stands for null among nodes and relationships.
pub(crate) const NONE: u32 = u32::MAX;

/// The values of one slot in a batch.
#[derive(Debug, Clone)]
pub(crate) enum Column {
    /// Nodes, or null.
    Nodes(Vec<u32>),
    /// Relationships, or null.
    Rels(Vec<u32>),
    /// Anything.
    Values(Vec<Value>),
}

impl Column {
    pub(crate) fn get(&self, row: usize) -> Value {
        match self {
            Self::Nodes(nodes) if nodes[row] == NONE => Value::Null,
            Self::Nodes(nodes) => Value::Node(NodeId(nodes[row])),
            Self::Rels(rels) if rels[row] == NONE => Value::Null,
            Self::Rels(rels) => Value::Rel(RelId(rels[row])),
            Self::Values(values) => values[row].clone(),
        }
    }

    /// Returns the node in a row, if there is one.
    pub(crate) fn node(&self, row: usize) -> Option<NodeId> {
        match self {
            Self::Nodes(nodes) => Some(NodeId(nodes[row])).filter(|node| node.0 != NONE),
            Self::Values(values) => match values[row] {
                Value::Node(node) => Some(node),
                _ => None,
            },
            Self::Rels(_) => None,
        }
    }

    /// Returns the relationship in a row, if there is one.
    pub(crate) fn rel(&self, row: usize) -> Option<RelId> {
        match self {
            Self::Rels(rels) => Some(RelId(rels[row])).filter(|rel| rel.0 != NONE),
            Self::Values(values) => match values[row] {
                Value::Rel(rel) => Some(rel),
                _ => None,
            },
            Self::Nodes(_) => None,
        }
    }

    /// Returns the rows of these numbers, in this order.
    pub(crate) fn take(&self, rows: &[u32]) -> Self {
        let numbers = |from: &Vec<u32>| rows.iter().map(|row| from[*row as usize]).collect();
        match self {
            Self::Nodes(nodes) => Self::Nodes(numbers(nodes)),
            Self::Rels(rels) => Self::Rels(numbers(rels)),
            Self::Values(values) => Self::Values(
                rows.iter()
                    .map(|row| values[*row as usize].clone())
                    .collect(),
            ),
        }
    }

    /// Adds the rows of another column; what differs in form becomes values.
    pub(crate) fn append(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Nodes(here), Self::Nodes(there)) | (Self::Rels(here), Self::Rels(there)) => {
                here.extend(there);
            }
            (Self::Values(here), Self::Values(there)) => here.extend(there),
            (_, there) => {
                let mut values = std::mem::replace(self, Self::Values(Vec::new())).into_values();
                values.extend(there.into_values());
                *self = Self::Values(values);
            }
        }
    }

    pub(crate) fn into_values(self) -> Vec<Value> {
        match self {
            Self::Values(values) => values,
            other => (0..other.len()).map(|row| other.get(row)).collect(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Nodes(numbers) | Self::Rels(numbers) => numbers.len(),
            Self::Values(values) => values.len(),
        }
    }
}

/// Rows: a column for each slot that is in use.
#[derive(Debug, Clone, Default)]
pub(crate) struct Batch {
    columns: Vec<Option<Column>>,
    len: usize,
    /// For each row, which row of the batch around it comes from, where somebody asks for that.
    origins: Option<Vec<u32>>,
}

impl Batch {
    /// Makes so many rows without columns.
    pub(crate) fn empty(len: usize) -> Self {
        Self {
            columns: Vec::new(),
            len,
            origins: None,
        }
    }

    /// Returns the batch with each row's own number as its origin.
    pub(crate) fn with_origins(mut self) -> Self {
        self.origins = Some((0..u32::try_from(self.len).unwrap_or(u32::MAX)).collect());
        self
    }

    /// Returns from where rows come, and forgets it.
    pub(crate) fn take_origins(&mut self) -> Vec<u32> {
        self.origins.take().unwrap_or_default()
    }

    fn origins_of(&self, rows: &[u32]) -> Option<Vec<u32>> {
        let origins = self.origins.as_ref()?;
        Some(rows.iter().map(|row| origins[*row as usize]).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn column(&self, slot: Slot) -> Option<&Column> {
        self.columns.get(slot.index())?.as_ref()
    }

    pub(crate) fn get(&self, slot: Slot, row: usize) -> Value {
        self.column(slot)
            .map_or(Value::Null, |column| column.get(row))
    }

    pub(crate) fn node(&self, slot: Slot, row: usize) -> Option<NodeId> {
        self.column(slot)?.node(row)
    }

    pub(crate) fn set(&mut self, slot: Slot, column: Column) {
        debug_assert_eq!(column.len(), self.len, "columns are as long as their batch");
        if self.columns.len() <= slot.index() {
            self.columns.resize(slot.index() + 1, None);
        }
        self.columns[slot.index()] = Some(column);
    }

    /// Returns the rows of these numbers with the columns of these slots.
    pub(crate) fn take(&self, rows: &[u32], slots: &[Slot]) -> Self {
        let mut taken = Self::empty(rows.len());
        taken.origins = self.origins_of(rows);
        for slot in slots {
            if let Some(column) = self.column(*slot) {
                taken.set(*slot, column.take(rows));
            }
        }
        taken
    }

    /// Returns the rows of these numbers with all columns.
    pub(crate) fn take_all(&self, rows: &[u32]) -> Self {
        let columns = self
            .columns
            .iter()
            .map(|column| column.as_ref().map(|column| column.take(rows)));
        Self {
            columns: columns.collect(),
            len: rows.len(),
            origins: self.origins_of(rows),
        }
    }

    /// Drops all columns but those of these slots.
    pub(crate) fn keep(&mut self, slots: &[Slot]) {
        for (at, column) in self.columns.iter_mut().enumerate() {
            if !slots.iter().any(|slot| slot.index() == at) {
                *column = None;
            }
        }
    }

    /// Adds the rows of another batch; a column that one of them lacks is filled with nulls.
    pub(crate) fn append(&mut self, other: Self) {
        let width = self.columns.len().max(other.columns.len());
        self.columns.resize(width, None);
        let mut there = other.columns;
        there.resize(width, None);
        for (here, there) in self.columns.iter_mut().zip(there) {
            match (&mut *here, there) {
                (None, None) => {}
                (Some(here), Some(there)) => here.append(there),
                (Some(here), None) => {
                    here.append(Column::Values(vec![Value::Null; other.len]));
                }
                (None, Some(there)) => {
                    let mut column = Column::Values(vec![Value::Null; self.len]);
                    if self.len == 0 {
                        column = there;
                    } else {
                        column.append(there);
                    }
                    *here = Some(column);
                }
            }
        }
        self.len += other.len;
        if let (Some(here), Some(there)) = (&mut self.origins, other.origins) {
            here.extend(there);
        }
    }

    /// Estimates the bytes that the batch holds.
    pub(crate) fn bytes(&self) -> usize {
        let sizes = self.columns.iter().flatten().map(|column| match column {
            Column::Values(values) => values.len() * 48,
            other => other.len() * 4,
        });
        sizes.sum()
    }
}
