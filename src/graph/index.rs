//! Nodes by the value of a property.

use std::hash::{Hash, Hasher};
use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxHashMap, FxHasher};

use super::column::Column;
use super::id::{NodeId, Symbol};
use super::value::{Grouped, Value};

/// Nodes by a hash of one property's value.
///
/// It says which nodes *may* have a value: those that had it when the index was made or were given
/// it since. Who asks looks at each of them, so that nothing has to be taken out. Eight bytes a node.
#[derive(Debug, Default)]
struct Index {
    /// Hash and node, sorted.
    sorted: Vec<(u32, u32)>,
    /// What was given since.
    fresh: FxHashMap<u32, Vec<u32>>,
    given: usize,
}

impl Index {
    fn of(column: &Column) -> Self {
        let mut sorted: Vec<_> = column
            .iter()
            .map(|(node, value)| (hash(&value), node))
            .collect();
        sorted.sort_unstable();
        sorted.shrink_to_fit();
        Self {
            sorted,
            ..Self::default()
        }
    }

    /// Returns the nodes that may have the value, by id, each once.
    fn candidates(&self, value: &Value) -> Vec<u32> {
        let hash = hash(value);
        let from = self.sorted.partition_point(|entry| entry.0 < hash);
        let old = self.sorted[from..].iter();
        let old = old.take_while(|entry| entry.0 == hash).map(|entry| entry.1);
        match self.fresh.get(&hash) {
            None => old.collect(),
            Some(fresh) => {
                let mut all: Vec<u32> = old.chain(fresh.iter().copied()).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    }
}

/// The indexes of a graph, each made when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Indexes(RwLock<FxHashMap<Symbol, Index>>);

/// A copy makes its own, should it be asked.
impl Clone for Indexes {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Indexes {
    /// Returns the nodes that may have the value, by id, each once.
    pub(crate) fn candidates(&self, key: Symbol, column: &Column, value: &Value) -> Vec<u32> {
        {
            let indexes = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(index) = indexes.get(&key) {
                return index.candidates(value);
            }
        }
        let index = Index::of(column);
        let found = index.candidates(value);
        let mut indexes = self.0.write().unwrap_or_else(PoisonError::into_inner);
        indexes.insert(key, index);
        found
    }

    /// Notes that a node was given a value. An index that grew much is dropped, to be made anew.
    pub(crate) fn give(&mut self, key: Symbol, value: &Value, node: NodeId) {
        let indexes = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(index) = indexes.get_mut(&key) else {
            return;
        };
        let nodes = index.fresh.entry(hash(value)).or_default();
        if nodes.last() != Some(&node.0) {
            nodes.push(node.0);
            index.given += 1;
        }
        if index.given > index.sorted.len() / 4 + 4096 {
            indexes.remove(&key);
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let indexes = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let sizes = indexes.values().map(|index| {
            let fresh = index.fresh.capacity() * size_of::<(u32, Vec<u32>)>();
            index.sorted.capacity() * 8 + fresh + index.given * 4
        });
        sizes.sum()
    }
}

fn hash(value: &Value) -> u32 {
    let mut hasher = FxHasher::default();
    Grouped(value.clone()).hash(&mut hasher);
    let hash = hasher.finish();
    // The upper half is the better mixed one, and the lower half is not lost.
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or_default()
}
