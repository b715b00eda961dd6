//! Keeps the first of rows that are the same.

use rustc_hash::FxHashSet;

use crate::cypher::bind::bound::Slot;
use crate::cypher::exec::context::Context;
use crate::graph::value::Grouped;

use super::{Rows, Running, Step};

pub(super) struct Distinct<'p> {
    input: Running<'p>,
    slots: &'p [Slot],
    seen: FxHashSet<Vec<Grouped>>,
}

impl<'p> Distinct<'p> {
    pub(super) fn new(input: Running<'p>, slots: &'p [Slot]) -> Self {
        Self {
            input,
            slots,
            seen: FxHashSet::default(),
        }
    }
}

impl Step for Distinct<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        while let Some(batch) = self.input.next(context)? {
            let mut kept = Vec::new();
            for at in 0..batch.len() {
                let key: Vec<_> = self
                    .slots
                    .iter()
                    .map(|slot| Grouped(batch.get(*slot, at)))
                    .collect();
                if self.seen.insert(key) {
                    kept.push(u32::try_from(at).unwrap_or(u32::MAX));
                }
            }
            let bytes = kept.len() * (48 * self.slots.len() + 32);
            let held = context.shared.hold(bytes);
            held.map_err(|kind| kind.at(crate::text::Span::default()))?;
            if !kept.is_empty() {
                return Ok(Some(batch.take_all(&kept)));
            }
        }
        Ok(None)
    }
}
