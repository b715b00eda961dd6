//! The procedures that a session knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Procedure;

/// Procedures by name.
#[derive(Debug, Clone)]
pub struct Procedures {
    by_name: BTreeMap<String, Arc<dyn Procedure>>,
}

impl Default for Procedures {
    fn default() -> Self {
        let mut procedures = Self {
            by_name: BTreeMap::new(),
        };
        for procedure in super::builtin() {
            procedures.add(procedure);
        }
        procedures
    }
}

impl Procedures {
    /// Adds a procedure, in place of one of the same name.
    pub fn add(&mut self, procedure: Arc<dyn Procedure>) {
        self.by_name.insert(procedure.name().to_owned(), procedure);
    }

    /// Returns the procedure of this name; its case may differ.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Arc<dyn Procedure>> {
        let exact = self.by_name.get(name);
        let found = exact.or_else(|| {
            let mut all = self.by_name.iter();
            all.find(|known| known.0.eq_ignore_ascii_case(name))
                .map(|known| known.1)
        });
        found.map(Arc::clone)
    }

    /// Returns all procedures, by name.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Procedure>> {
        self.by_name.values()
    }

    /// Returns names that are written almost like this one.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Vec<String> {
        crate::cypher::spelling::nearest(name, self.by_name.keys())
    }
}
