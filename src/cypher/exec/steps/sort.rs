//! Sorts rows; keeps only as many as a limit above will take.

use std::cmp::Ordering;

use crate::cypher::bind::bound::{Expr, SortKey};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch};
use crate::cypher::exec::context::Context;
use crate::graph::Value;
use crate::graph::value::order;

use super::{Rows, Running, Step};

pub(super) struct Sort<'p> {
    input: Running<'p>,
    keys: &'p [SortKey],
    keep: Option<&'p Expr>,
    /// All rows, and their numbers in the wanted order, from the last.
    sorted: Option<(Batch, Vec<u32>)>,
    done: bool,
}

impl<'p> Sort<'p> {
    pub(super) fn new(input: Running<'p>, keys: &'p [SortKey], keep: Option<&'p Expr>) -> Self {
        Self {
            input,
            keys,
            keep,
            sorted: None,
            done: false,
        }
    }

    /// Takes the input. With a limit, rows that are too far back are dropped now and then, so that
    /// no more than some multiple of the limit is ever held.
    fn sort(&mut self, context: &mut Context<'_>) -> Result<(Batch, Vec<u32>), CypherError> {
        let keep = match self.keep {
            Some(keep) => Some(context.env().row_count(keep, "LIMIT")?),
            None => None,
        };
        let mut all = Batch::empty(0);
        while let Some(batch) = self.input.next(context)? {
            let held = context.shared.hold(batch.bytes());
            held.map_err(|kind| kind.at(crate::text::Span::default()))?;
            all.append(batch);
            if let Some(keep) = keep
                && all.len() > (2 * keep).max(8 * BATCH)
            {
                let bytes = all.bytes();
                let mut best = self.ordered(&all, context)?;
                best.truncate(keep);
                // The order of equal rows is that of the input.
                best.sort_unstable();
                all = all.take_all(&best);
                context.shared.release(bytes.saturating_sub(all.bytes()));
            }
        }
        let mut rows = self.ordered(&all, context)?;
        rows.truncate(keep.unwrap_or(usize::MAX));
        rows.reverse();
        Ok((all, rows))
    }

    fn ordered(&self, all: &Batch, context: &Context<'_>) -> Result<Vec<u32>, CypherError> {
        let env = context.env();
        let mut columns: Vec<Vec<Value>> = Vec::with_capacity(self.keys.len());
        for key in self.keys {
            columns.push(env.eval_column(&key.value, all)?.into_values());
        }
        let rows = (0..u32::try_from(all.len()).unwrap_or(u32::MAX)).collect();
        let by = |one: u32, other: u32| {
            let pairs = self.keys.iter().zip(&columns);
            let mut orders = pairs
                .map(|(key, values)| compare(key, &values[one as usize], &values[other as usize]));
            orders
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        };
        let sorted = sorted(rows, &by, &|| env.shared.check());
        sorted.map_err(|kind| kind.at(crate::text::Span::default()))
    }
}

/// How many rows are sorted or merged between two looks at the cancel flag.
const RUN: usize = 1 << 14;

/// Sorts rows by runs, which are then merged two by two, so that it can be given up in between.
/// Equal rows stay in their order.
fn sorted<E>(
    mut rows: Vec<u32>,
    by: &impl Fn(u32, u32) -> Ordering,
    check: &impl Fn() -> Result<(), E>,
) -> Result<Vec<u32>, E> {
    for run in rows.chunks_mut(RUN) {
        check()?;
        run.sort_by(|one, other| by(*one, *other));
    }
    let mut width = RUN;
    while width < rows.len() {
        let mut merged = Vec::with_capacity(rows.len());
        for pair in rows.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some(one), Some(other)) = (left.first(), right.first()) {
                let from = match by(*one, *other) {
                    Ordering::Greater => &mut right,
                    _ => &mut left,
                };
                merged.extend(from.split_off_first().copied());
                if merged.len().is_multiple_of(RUN) {
                    check()?;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        rows = merged;
        width *= 2;
    }
    Ok(rows)
}

/// Compares two values by a key. Nulls are the greatest unless it says where they go.
pub(crate) fn compare(key: &SortKey, one: &Value, other: &Value) -> Ordering {
    if let Some(first) = key.nulls_first {
        let nulls = one.is_null().cmp(&other.is_null());
        if nulls.is_ne() {
            return if first { nulls.reverse() } else { nulls };
        }
    }
    let order = order(one, other);
    if key.descending {
        order.reverse()
    } else {
        order
    }
}

impl Step for Sort<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        if self.done {
            return Ok(None);
        }
        let (all, mut rows) = match self.sorted.take() {
            Some(sorted) => sorted,
            None => self.sort(context)?,
        };
        let from = rows.len().saturating_sub(BATCH);
        let mut part = rows.split_off(from);
        part.reverse();
        if part.is_empty() {
            self.done = true;
            return Ok(None);
        }
        let batch = all.take_all(&part);
        self.sorted = Some((all, rows));
        Ok(Some(batch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_merged_in_order_and_can_be_given_up() {
        for len in [0, 1, RUN - 1, RUN, RUN + 1, 5 * RUN + 7] {
            let rows: Vec<u32> = (0..u32::try_from(len).unwrap()).collect();
            let by = |one: u32, other: u32| (one * 7919 % 100).cmp(&(other * 7919 % 100));
            let mut expected = rows.clone();
            expected.sort_by(|one, other| by(*one, *other));
            assert_eq!(sorted(rows, &by, &|| Ok::<(), ()>(())), Ok(expected));
        }
        let rows = (0..3 * RUN as u32).collect();
        assert_eq!(
            sorted(rows, &|one, other| one.cmp(&other), &|| Err(())),
            Err(())
        );
    }
}
