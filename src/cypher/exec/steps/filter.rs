//! Keeps rows that pass.

use crate::cypher::bind::bound::Expr;
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;

use super::{Rows, Running, Step};

pub(super) struct Filter<'p> {
    input: Running<'p>,
    predicate: &'p Expr,
}

impl<'p> Filter<'p> {
    pub(super) fn new(input: Running<'p>, predicate: &'p Expr) -> Self {
        Self { input, predicate }
    }
}

impl Step for Filter<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        while let Some(batch) = self.input.next(context)? {
            let env = context.env();
            let mut kept = Vec::with_capacity(batch.len());
            let mut row = Row::new(&batch, 0);
            for at in 0..batch.len() {
                row.at = at;
                env.shared
                    .tick()
                    .map_err(|kind| kind.at(self.predicate.span))?;
                if env.truth(self.predicate, &mut row)? == Some(true) {
                    kept.push(u32::try_from(at).unwrap_or(u32::MAX));
                }
            }
            if kept.len() == batch.len() {
                return Ok(Some(batch));
            }
            if !kept.is_empty() {
                return Ok(Some(batch.take_all(&kept)));
            }
        }
        Ok(None)
    }
}
