//! Runs a query for every row.

use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::cypher::plan::Op;
use crate::cypher::plan::op::EachRow;
use crate::graph::Value;
use crate::text::Span;

use super::{Rows, Running, Step, build, drain};

pub(super) struct EachRowStep<'p> {
    input: Running<'p>,
    op: &'p Op,
    one: &'p EachRow,
}

impl<'p> EachRowStep<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, one: &'p EachRow) -> Self {
        Self { input, op, one }
    }

    /// Takes the next rows; all of them where the query writes, so that none before sees it.
    fn take(&mut self, context: &mut Context<'_>) -> Rows {
        match self.one.query.writes {
            true => drain(&mut self.input, context),
            false => self.input.next(context),
        }
    }

    /// Runs the query for one row; nothing where the row goes no further.
    fn run(
        &self,
        batch: &Batch,
        row: usize,
        context: &mut Context<'_>,
    ) -> Result<Option<Batch>, CypherError> {
        let query = &self.one.query;
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        let mut argument = batch.take_all(&[number]);
        for (slot, outside) in &query.imports {
            let value = context.env().eval(outside, &mut Row::new(batch, row))?;
            argument.set(*slot, Column::Values(vec![value]));
        }
        let mut inner = build(&self.one.inner, argument);
        if query.acts {
            while inner.next(context)?.is_some() {}
            return Ok(Some(batch.take(&[number], &self.op.live)));
        }
        let found = drain(&mut inner, context)?;
        if let Some(found) = &found {
            // These rows go on at once; nothing is kept of them here.
            context.shared.release(found.bytes());
        }
        let many = match &found {
            Some(found) => found.len(),
            None if query.optional => 1,
            None => return Ok(None),
        };
        let mut rows = batch.take(&vec![number; many], &self.op.live);
        for (inside, outside) in &query.outputs {
            let column = found.as_ref().and_then(|found| found.column(*inside));
            let missing = || Column::Values(vec![Value::Null; many]);
            rows.set(*outside, column.cloned().unwrap_or_else(missing));
        }
        Ok(Some(rows))
    }
}

impl Step for EachRowStep<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        while let Some(batch) = self.take(context)? {
            let mut result: Option<Batch> = None;
            for row in 0..batch.len() {
                let tick = context.shared.tick();
                tick.map_err(|kind| kind.at(Span::default()))?;
                let Some(rows) = self.run(&batch, row, context)? else {
                    continue;
                };
                match &mut result {
                    Some(result) => result.append(rows),
                    None => result = Some(rows),
                }
            }
            if result.is_some() {
                return Ok(result);
            }
        }
        Ok(None)
    }
}
