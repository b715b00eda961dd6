//! Runs a query for every row.

use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column};
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
    work: Option<Work<'p>>,
}

/// Rows at work, the one at work, its query, and whether that gave anything yet.
struct Work<'p> {
    batch: Batch,
    row: usize,
    inner: Option<Running<'p>>,
    any: bool,
}

impl<'p> EachRowStep<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, one: &'p EachRow) -> Self {
        Self {
            input,
            op,
            one,
            work: None,
        }
    }

    /// Takes the next rows; all of them where the query writes, so that none before sees it.
    fn take(&mut self, context: &mut Context<'_>) -> Result<Option<Work<'p>>, CypherError> {
        let batch = match self.one.query.writes {
            true => drain(&mut self.input, context)?,
            false => self.input.next(context)?,
        };
        Ok(batch.map(|batch| Work {
            batch,
            row: 0,
            inner: None,
            any: false,
        }))
    }

    fn start(&self, work: &Work<'p>, context: &Context<'_>) -> Result<Running<'p>, CypherError> {
        let mut argument = work.batch.take_all(&[narrow(work.row)]);
        for (slot, outside) in &self.one.query.imports {
            let row = &mut Row::new(&work.batch, work.row);
            let value = context.env().eval(outside, row)?;
            argument.set(*slot, Column::Values(vec![value]));
        }
        Ok(build(&self.one.inner, argument))
    }

    /// Goes on with the query of the row at work. Returns what it gives next.
    fn step(&self, work: &mut Work<'p>, context: &mut Context<'_>) -> Rows {
        let query = &self.one.query;
        let mut inner = match work.inner.take() {
            Some(inner) => inner,
            None => {
                let tick = context.shared.tick();
                tick.map_err(|kind| kind.at(Span::default()))?;
                self.start(work, context)?
            }
        };
        let found = inner.next(context)?;
        if found.is_some() {
            work.inner = Some(inner);
            work.any = true;
        }
        let goes_on = query.acts || (query.optional && !work.any);
        let rows = match &found {
            Some(_) if query.acts => None,
            Some(found) => Some(self.rows(work, found.len(), Some(found))),
            None => goes_on.then(|| self.rows(work, 1, None)),
        };
        if found.is_none() {
            work.row += 1;
            work.any = false;
        }
        Ok(rows)
    }

    /// Puts what a query found beside its row, so many times.
    fn rows(&self, work: &Work<'p>, many: usize, found: Option<&Batch>) -> Batch {
        let mut rows = work
            .batch
            .take(&vec![narrow(work.row); many], &self.op.live);
        for (inside, outside) in &self.one.query.outputs {
            let column = found.and_then(|found| found.column(*inside));
            let missing = || Column::Values(vec![Value::Null; many]);
            rows.set(*outside, column.cloned().unwrap_or_else(missing));
        }
        rows
    }
}

impl Step for EachRowStep<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let mut result: Option<Batch> = None;
        loop {
            let mut work = match self.work.take() {
                Some(work) => work,
                None => match self.take(context)? {
                    Some(work) => work,
                    None => return Ok(result),
                },
            };
            while work.row < work.batch.len() {
                let Some(rows) = self.step(&mut work, context)? else {
                    continue;
                };
                if self.one.query.writes {
                    let held = context.shared.hold(rows.bytes());
                    held.map_err(|kind| kind.at(Span::default()))?;
                }
                match &mut result {
                    Some(result) => result.append(rows),
                    None => result = Some(rows),
                }
                // What writes does so to its end, however few rows are asked for.
                let enough = result.as_ref().is_some_and(|rows| rows.len() >= BATCH);
                if enough && !self.one.query.writes {
                    self.work = Some(work);
                    return Ok(result);
                }
            }
        }
    }
}

/// A batch holds fewer rows than 32 bits can count.
fn narrow(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
