//! Gives a row for every element of a list.

use crate::cypher::bind::bound::{Expr, Slot};
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::cypher::plan::Op;
use crate::graph::Value;

use super::{Rows, Running, Step};

pub(super) struct Unwind<'p> {
    input: Running<'p>,
    op: &'p Op,
    list: &'p Expr,
    slot: Slot,
    /// Rows at work, the row whose list is at work, and how many of its elements were given.
    batch: Option<Batch>,
    row: usize,
    given: usize,
    /// The list of the row at work, where some of it was given.
    begun: Option<Value>,
}

impl<'p> Unwind<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, list: &'p Expr, slot: Slot) -> Self {
        Self {
            input,
            op,
            list,
            slot,
            batch: None,
            row: 0,
            given: 0,
            begun: None,
        }
    }
}

impl Step for Unwind<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let batch = match self.batch.take() {
                Some(batch) => batch,
                None => match self.input.next(context)? {
                    Some(batch) => {
                        (self.row, self.given) = (0, 0);
                        batch
                    }
                    None => return Ok(None),
                },
            };
            let mut rows = Vec::new();
            let mut values = Vec::new();
            while self.row < batch.len() && rows.len() < BATCH {
                let list = match self.begun.take() {
                    Some(list) => list,
                    None => {
                        let row = &mut Row::new(&batch, self.row);
                        context.env().eval(self.list, row)?
                    }
                };
                let items = match &list {
                    Value::Null => &[][..],
                    Value::List(items) => items.as_slice(),
                    other => std::slice::from_ref(other),
                };
                let room = BATCH - rows.len();
                let part = items.get(self.given..).unwrap_or_default();
                let part = part.iter().take(room);
                for item in part {
                    rows.push(u32::try_from(self.row).unwrap_or(u32::MAX));
                    values.push(item.clone());
                    self.given += 1;
                }
                if self.given >= items.len() {
                    self.row += 1;
                    self.given = 0;
                } else {
                    self.begun = Some(list);
                }
            }
            let result = (!rows.is_empty()).then(|| {
                let mut result = batch.take(&rows, &self.op.live);
                result.set(self.slot, Column::Values(values));
                result
            });
            if self.row < batch.len() {
                self.batch = Some(batch);
            }
            if result.is_some() {
                return Ok(result);
            }
        }
    }
}
