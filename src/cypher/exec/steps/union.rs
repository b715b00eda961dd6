//! Joins the rows of several plans.

use crate::cypher::bind::bound::Slot;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;
use crate::graph::Value;

use super::{Rows, Running, Step, build, drain};

pub(super) struct Union<'p> {
    input: Option<Running<'p>>,
    parts: &'p [(Op, Vec<Slot>)],
    output: &'p [Slot],
    argument: Batch,
    at: usize,
    running: Option<Running<'p>>,
}

impl<'p> Union<'p> {
    pub(super) fn new(
        input: Running<'p>,
        parts: &'p [(Op, Vec<Slot>)],
        output: &'p [Slot],
    ) -> Self {
        let argument = Batch::empty(0);
        Self {
            input: Some(input),
            parts,
            output,
            argument,
            at: 0,
            running: None,
        }
    }
}

impl Step for Union<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        if let Some(mut input) = self.input.take() {
            self.argument = drain(&mut input, context)?.unwrap_or_else(|| Batch::empty(0));
        }
        while let Some((part, slots)) = self.parts.get(self.at) {
            let running = self
                .running
                .get_or_insert_with(|| build(part, self.argument.clone()));
            if let Some(batch) = running.next(context)? {
                let mut renamed = Batch::empty(batch.len());
                for (output, slot) in self.output.iter().zip(slots) {
                    let column = batch.column(*slot).cloned();
                    let nulls = || Column::Values(vec![Value::Null; batch.len()]);
                    renamed.set(*output, column.unwrap_or_else(nulls));
                }
                return Ok(Some(renamed));
            }
            self.running = None;
            self.at += 1;
        }
        Ok(None)
    }
}
