//! Gives what an inner plan finds for a row, or the row itself with nulls.
//!
//! The inner plan runs over a whole batch. Its steps keep the order of rows, and each row says which
//! row of the batch it comes from; a row that none comes from is the one without a match.

use crate::cypher::bind::bound::Slot;
use crate::cypher::exec::batch::{Batch, Column, NONE};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;
use crate::graph::Value;

use super::{Rows, Running, Step, build};

pub(super) struct Optional<'p> {
    input: Running<'p>,
    op: &'p Op,
    inner: &'p Op,
    slots: &'p [Slot],
    work: Option<Work<'p>>,
}

/// The inner plan at work on a batch.
struct Work<'p> {
    inner: Running<'p>,
    batch: Batch,
    /// The first row of the batch from which nothing came yet.
    next: usize,
}

impl<'p> Optional<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, inner: &'p Op, slots: &'p [Slot]) -> Self {
        Self {
            input,
            op,
            inner,
            slots,
            work: None,
        }
    }

    /// Puts rows without a match where they belong among those that were found.
    fn fill(&self, work: &mut Work<'p>, mut found: Batch) -> Batch {
        let origins = found.take_origins();
        let mut order = Vec::with_capacity(origins.len());
        let mut lonely = Vec::new();
        for (at, origin) in (0..).zip(&origins) {
            while work.next < *origin as usize {
                order.push(narrow(origins.len() + lonely.len()));
                lonely.push(narrow(work.next));
                work.next += 1;
            }
            work.next = work.next.max(*origin as usize + 1);
            order.push(at);
        }
        if lonely.is_empty() {
            return found;
        }
        let lonely = self.lonely(&work.batch, &lonely, Some(&found));
        found.append(lonely);
        found.take_all(&order)
    }

    /// Makes rows of a batch with nulls for what was to be found.
    fn lonely(&self, batch: &Batch, rows: &[u32], like: Option<&Batch>) -> Batch {
        let mut lonely = batch.take_all(rows);
        for slot in self.slots {
            let column = like.and_then(|found| found.column(*slot));
            lonely.set(
                *slot,
                match column {
                    Some(Column::Nodes(_)) => Column::Nodes(vec![NONE; rows.len()]),
                    Some(Column::Rels(_)) => Column::Rels(vec![NONE; rows.len()]),
                    _ => Column::Values(vec![Value::Null; rows.len()]),
                },
            );
        }
        lonely.keep(&self.op.live);
        lonely
    }
}

impl Step for Optional<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let mut work = match self.work.take() {
                Some(work) => work,
                None => {
                    let Some(batch) = self.input.next(context)? else {
                        return Ok(None);
                    };
                    Work {
                        inner: build(self.inner, batch.clone().with_origins()),
                        batch,
                        next: 0,
                    }
                }
            };
            if let Some(mut found) = work.inner.next(context)? {
                found.keep(&self.op.live);
                let rows = self.fill(&mut work, found);
                self.work = Some(work);
                return Ok(Some(rows));
            }
            if work.next < work.batch.len() {
                let rest: Vec<u32> = (work.next..work.batch.len()).map(narrow).collect();
                return Ok(Some(self.lonely(&work.batch, &rest, None)));
            }
        }
    }
}

/// A batch holds fewer rows than 32 bits can count.
fn narrow(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
