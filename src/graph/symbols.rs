//! Names stored once and spoken of by number.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::Symbol;

/// Names of one sort (labels, relationship types or property keys), each stored once.
///
/// Numbers are given in the order in which the names come, so the same input gives the same
/// numbers.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    names: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, Symbol>,
}

impl Symbols {
    /// Returns the number of `name`, given now if it is new.
    pub fn intern(&mut self, name: &str) -> Symbol {
        if let Some(&symbol) = self.numbers.get(name) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, symbol);
        symbol
    }

    /// Returns the number of `name`, if it has one.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        self.numbers.get(name).copied()
    }

    /// Returns the name of a number that this table gave.
    ///
    /// # Panics
    /// When the number comes from another table.
    #[must_use]
    pub fn name(&self, symbol: Symbol) -> &Arc<str> {
        &self.names[symbol.index()]
    }

    /// Returns all names, in the order of their numbers.
    #[must_use]
    pub fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// Returns how many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Tells whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}
