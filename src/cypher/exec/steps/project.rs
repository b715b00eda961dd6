//! Adds columns.

use crate::cypher::bind::bound::{Expr, Slot};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;

use super::{Rows, Running, Step};

pub(super) struct Project<'p> {
    input: Running<'p>,
    op: &'p Op,
    items: &'p [(Slot, Expr)],
}

impl<'p> Project<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, items: &'p [(Slot, Expr)]) -> Self {
        Self { input, op, items }
    }
}

impl Step for Project<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(mut batch) = self.input.next(context)? else {
            return Ok(None);
        };
        let env = context.env();
        // All are computed before any is put in place: `WITH a AS b, b AS a` swaps.
        let mut columns = Vec::with_capacity(self.items.len());
        for (slot, value) in self.items {
            columns.push((*slot, env.eval_column(value, &batch)?));
        }
        for (slot, column) in columns {
            batch.set(slot, column);
        }
        batch.keep(&self.op.live);
        Ok(Some(batch))
    }
}
