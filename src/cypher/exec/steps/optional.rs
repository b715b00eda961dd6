//! Gives what an inner plan finds for a row, or the row itself with nulls.

use crate::cypher::bind::bound::Slot;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;
use crate::graph::Value;

use super::{Rows, Running, Step, build, drain};

pub(super) struct Optional<'p> {
    input: Running<'p>,
    op: &'p Op,
    inner: &'p Op,
    slots: &'p [Slot],
}

impl<'p> Optional<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, inner: &'p Op, slots: &'p [Slot]) -> Self {
        Self {
            input,
            op,
            inner,
            slots,
        }
    }
}

impl Step for Optional<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(batch) = self.input.next(context)? else {
            return Ok(None);
        };
        let mut result: Option<Batch> = None;
        for row in 0..batch.len() {
            context
                .shared
                .tick()
                .map_err(|kind| kind.at(crate::text::Span::default()))?;
            let here = [u32::try_from(row).unwrap_or(u32::MAX)];
            let mut inner = build(self.inner, batch.take_all(&here));
            let mut found = match drain(&mut inner, context)? {
                Some(found) => {
                    // These rows go on at once; nothing is kept of them here.
                    context.shared.release(found.bytes());
                    found
                }
                None => {
                    let mut lonely = batch.take_all(&here);
                    for slot in self.slots {
                        lonely.set(*slot, Column::Values(vec![Value::Null]));
                    }
                    lonely
                }
            };
            found.keep(&self.op.live);
            match &mut result {
                Some(result) => result.append(found),
                None => result = Some(found),
            }
        }
        Ok(result)
    }
}
