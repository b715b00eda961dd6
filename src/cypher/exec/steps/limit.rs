//! Leaves out the first rows, or all but the first.

use crate::cypher::bind::bound::Expr;
use crate::cypher::exec::context::Context;
use crate::cypher::plan::{Op, OpKind};

use super::{Rows, Running, Step};

pub(super) struct Skip<'p> {
    input: Running<'p>,
    count: &'p Expr,
    left: Option<usize>,
}

impl<'p> Skip<'p> {
    pub(super) fn new(input: Running<'p>, count: &'p Expr) -> Self {
        Self {
            input,
            count,
            left: None,
        }
    }
}

impl Step for Skip<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let mut left = match self.left {
            Some(left) => left,
            None => context.env().row_count(self.count, "SKIP")?,
        };
        while let Some(batch) = self.input.next(context)? {
            let skipped = left.min(batch.len());
            left -= skipped;
            self.left = Some(left);
            if skipped == 0 {
                return Ok(Some(batch));
            }
            if skipped < batch.len() {
                return Ok(Some(batch.take_all(&numbers(skipped..batch.len()))));
            }
        }
        Ok(None)
    }
}

pub(super) struct Limit<'p> {
    input: Running<'p>,
    op: &'p Op,
    count: &'p Expr,
    left: Option<usize>,
}

impl<'p> Limit<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, count: &'p Expr) -> Self {
        Self {
            input,
            op,
            count,
            left: None,
        }
    }
}

impl Step for Limit<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let left = match self.left {
            Some(left) => left,
            None => {
                let count = context.env().row_count(self.count, "LIMIT")?;
                // Writing happens however few rows are asked for.
                if count == 0 && writes(self.op) {
                    while self.input.next(context)?.is_some() {}
                }
                count
            }
        };
        if left == 0 {
            self.left = Some(0);
            return Ok(None);
        }
        let Some(batch) = self.input.next(context)? else {
            return Ok(None);
        };
        self.left = Some(left.saturating_sub(batch.len()));
        match batch.len() <= left {
            true => Ok(Some(batch)),
            false => Ok(Some(batch.take_all(&numbers(0..left)))),
        }
    }
}

fn writes(op: &Op) -> bool {
    let here = matches!(
        op.kind,
        OpKind::Create(_)
            | OpKind::Merge(_)
            | OpKind::Set(_)
            | OpKind::Remove(_)
            | OpKind::Delete(..)
    ) || matches!(&op.kind, OpKind::ForEachRow(one) if one.query.writes);
    here || op.input.as_deref().is_some_and(writes)
}

fn numbers(range: std::ops::Range<usize>) -> Vec<u32> {
    range
        .map(|row| u32::try_from(row).unwrap_or(u32::MAX))
        .collect()
}
