//! One property of all nodes, side by side.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::{NodeId, Symbol};
use super::store::Graph;
use super::value::Value;

/// The values of one property, by node. Whole numbers lie bare, strings as numbers of a dictionary.
#[derive(Debug)]
pub enum Column {
    /// Every value is a whole number or absent.
    Int(Vec<i64>, Present),
    /// Every value is a string or absent; absent is `u32::MAX`.
    Text(Vec<u32>, Vec<Arc<str>>),
    /// Anything; absent is null.
    Mixed(Vec<Value>),
}

/// Which of the values are there, one bit each.
#[derive(Debug, Default)]
pub struct Present(Vec<u64>);

impl Present {
    fn with_len(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Tells whether the value at this place is there.
    #[must_use]
    pub fn get(&self, at: usize) -> bool {
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

/// The number of a text that is not there.
pub const ABSENT: u32 = u32::MAX;

impl Column {
    /// Takes the column of a key from these nodes of a graph.
    #[must_use]
    pub fn of(graph: &Graph, nodes: &[u32], key: Symbol) -> Self {
        let len = nodes.last().map_or(0, |last| *last as usize + 1);
        let values = || {
            let found = nodes
                .iter()
                .map(|node| (*node, graph.node_value(NodeId(*node), key)));
            found.filter_map(|(node, value)| Some((node as usize, value?)))
        };
        if values().all(|(_, value)| matches!(value, Value::Int(_))) {
            let mut numbers = vec![0; len];
            let mut present = Present::with_len(len);
            for (node, value) in values() {
                if let Value::Int(number) = value {
                    numbers[node] = *number;
                    present.set(node);
                }
            }
            return Self::Int(numbers, present);
        }
        if values().all(|(_, value)| matches!(value, Value::String(_))) {
            return Self::texts(len, values());
        }
        let mut mixed = vec![Value::Null; len];
        for (node, value) in values() {
            mixed[node] = value.clone();
        }
        Self::Mixed(mixed)
    }

    fn texts<'a>(len: usize, values: impl Iterator<Item = (usize, &'a Value)>) -> Self {
        let mut numbers = vec![ABSENT; len];
        let mut texts: Vec<Arc<str>> = Vec::new();
        let mut known: FxHashMap<Arc<str>, u32> = FxHashMap::default();
        for (node, value) in values {
            if let Value::String(text) = value {
                let next = u32::try_from(texts.len()).unwrap_or(ABSENT);
                let number = *known.entry(Arc::clone(text)).or_insert(next);
                if number == next {
                    texts.push(Arc::clone(text));
                }
                numbers[node] = number;
            }
        }
        Self::Text(numbers, texts)
    }

    /// Returns the value of a node; null where it is absent.
    #[must_use]
    pub fn get(&self, node: NodeId) -> Value {
        let at = node.index();
        match self {
            Self::Int(numbers, present) if present.get(at) => Value::Int(numbers[at]),
            Self::Int(..) => Value::Null,
            Self::Text(numbers, texts) => {
                let text = numbers
                    .get(at)
                    .and_then(|number| texts.get(*number as usize));
                text.map_or(Value::Null, |text| Value::String(Arc::clone(text)))
            }
            Self::Mixed(values) => values.get(at).cloned().unwrap_or_default(),
        }
    }
}
