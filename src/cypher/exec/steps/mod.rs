//! Operators, one a file.

mod aggregate;
mod call;
mod count;
mod create;
mod delete;
mod distinct;
mod each_row;
mod ends;
mod expand;
mod filter;
mod limit;
mod meeting;
mod merge;
mod neighbours;
mod optional;
mod project;
mod repeat;
mod scan;
mod search;
mod sort;
mod union;
mod unwind;
mod update;
mod walk;

use std::time::Instant;

use crate::cypher::error::CypherError;
use crate::cypher::plan::{Op, OpKind};

use super::batch::Batch;
use super::context::Context;

/// What a step gives: rows, or nothing at the end, or the error that ends the query.
pub(crate) type Rows = Result<Option<Batch>, CypherError>;

/// A step while it runs.
pub(crate) trait Step {
    /// Returns the next rows, never an empty batch; nothing when there are no more.
    fn next(&mut self, context: &mut Context<'_>) -> Rows;
}

/// A running step together with those that it pulls from.
pub(crate) type Running<'p> = Box<dyn Step + 'p>;

/// Sets a plan up to run from these rows.
pub(crate) fn build<'p>(op: &'p Op, argument: Batch) -> Running<'p> {
    let input = match &op.input {
        Some(input) => build(input, argument),
        None => Box::new(Argument(Some(argument).filter(|batch| batch.len() > 0))),
    };
    let step: Running<'p> = match &op.kind {
        OpKind::Argument => input,
        OpKind::AllNodes(slot) => scan::all(input, op, *slot),
        OpKind::LabelScan(slot, label) => scan::label(input, op, *slot, *label),
        OpKind::Seek { slot, key, value } => scan::seek(input, op, *slot, *key, value),
        OpKind::Expand(hop) => Box::new(expand::Expand::new(input, op, hop)),
        OpKind::VarExpand(walk) => Box::new(walk::VarExpand::new(input, op, walk)),
        OpKind::Repeat(repeat) => Box::new(repeat::RepeatStep::new(input, op, repeat)),
        OpKind::Ends { .. } => Box::new(ends::Ends::new(input, op)),
        OpKind::Search(walk, selector) => Box::new(search::Search::new(input, op, walk, *selector)),
        OpKind::Filter(predicate) => Box::new(filter::Filter::new(input, predicate)),
        OpKind::Project(items) => Box::new(project::Project::new(input, op, items)),
        OpKind::Aggregate { keys, aggregates } => {
            Box::new(aggregate::Aggregates::new(input, keys, aggregates))
        }
        OpKind::CountSteps { slots, counted } => {
            Box::new(count::CountSteps::new(input, slots, counted))
        }
        OpKind::Distinct(slots) => Box::new(distinct::Distinct::new(input, slots)),
        OpKind::Sort(keys, keep) => Box::new(sort::Sort::new(input, keys, keep.as_ref())),
        OpKind::Skip(count) => Box::new(limit::Skip::new(input, count)),
        OpKind::Limit(count) => Box::new(limit::Limit::new(input, op, count)),
        OpKind::Unwind(list, slot) => Box::new(unwind::Unwind::new(input, op, list, *slot)),
        OpKind::Optional { inner, slots } => {
            Box::new(optional::Optional::new(input, op, inner, slots))
        }
        OpKind::Union(parts, output) => Box::new(union::Union::new(input, parts, output)),
        OpKind::Call(call) => Box::new(call::CallStep::new(input, op, call)),
        OpKind::ForEachRow(one) => Box::new(each_row::EachRowStep::new(input, op, one)),
        OpKind::Create(creation) => Box::new(create::Create::new(input, creation)),
        OpKind::Merge(merge) => Box::new(merge::MergeStep::new(input, merge)),
        OpKind::Set(items) => Box::new(update::Set::new(input, items)),
        OpKind::Remove(items) => Box::new(update::Remove::new(input, items)),
        OpKind::Delete(detach, values) => Box::new(delete::Delete::new(input, *detach, values)),
    };
    Box::new(Measured {
        step,
        place: std::ptr::from_ref(op) as usize,
    })
}

/// The rows that a plan starts from.
struct Argument(Option<Batch>);

impl Step for Argument {
    fn next(&mut self, _context: &mut Context<'_>) -> Rows {
        Ok(self.0.take())
    }
}

/// Looks at the clock and the cancel flag before each batch, and keeps the record for `PROFILE`.
struct Measured<'p> {
    step: Running<'p>,
    place: usize,
}

impl Step for Measured<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        context
            .shared
            .check()
            .map_err(|kind| kind.at(crate::text::Span::default()))?;
        if context.shared.profile.borrow().is_none() {
            return self.step.next(context);
        }
        let start = Instant::now();
        let result = self.step.next(context);
        let rows = result
            .as_ref()
            .map_or(0, |batch| batch.as_ref().map_or(0, Batch::len));
        if let Some(profile) = context.shared.profile.borrow_mut().as_mut() {
            profile.add(self.place, rows, start.elapsed());
        }
        result
    }
}

/// Returns the batch that a step is in the middle of, or else the next one, at its first row.
fn resume(
    held: &mut Option<Batch>,
    row: &mut usize,
    input: &mut Running<'_>,
    context: &mut Context<'_>,
) -> Rows {
    if held.is_none() {
        *held = input.next(context)?;
        *row = 0;
    }
    Ok(held.take())
}

/// Takes all rows of a step at once, counting them against the memory limit.
pub(crate) fn drain(step: &mut Running<'_>, context: &mut Context<'_>) -> Rows {
    let mut all: Option<Batch> = None;
    while let Some(batch) = step.next(context)? {
        let held = context.shared.hold(batch.bytes());
        held.map_err(|kind| kind.at(crate::text::Span::default()))?;
        match &mut all {
            Some(all) => all.append(batch),
            None => all = Some(batch),
        }
    }
    Ok(all)
}
