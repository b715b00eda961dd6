//! Takes one step along relationships.

use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;
use crate::cypher::plan::op::Hop;
use crate::graph::{RelId, Value};

use super::neighbours::Ways;
use super::{Rows, Running, Step, resume};

pub(super) struct Expand<'p> {
    input: Running<'p>,
    op: &'p Op,
    hop: &'p Hop,
    batch: Option<Batch>,
    row: usize,
}

impl<'p> Expand<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, hop: &'p Hop) -> Self {
        Self {
            input,
            op,
            hop,
            batch: None,
            row: 0,
        }
    }

    /// Takes the step from rows until there are enough; a row's steps stay together.
    fn step(&mut self, batch: &Batch, context: &Context<'_>) -> Result<Option<Batch>, CypherError> {
        let env = context.env();
        let hop = self.hop;
        let ways = Ways::of(&env, hop);
        let mut rows: Vec<u32> = Vec::with_capacity(BATCH);
        let mut rels: Vec<u32> = Vec::new();
        let mut nodes: Vec<u32> = Vec::with_capacity(BATCH);
        let keep_rel = hop.rel.is_some();
        // Nothing is asked of a relationship, so that whole lists of neighbours can be taken.
        let plain = !hop.into && hop.type_test.is_none() && hop.unlike.is_empty();
        while self.row < batch.len() && rows.len() < BATCH {
            let row = self.row;
            self.row += 1;
            env.shared
                .tick()
                .map_err(|kind| kind.at(crate::text::Span::default()))?;
            let Some(from) = batch.node(hop.from, row) else {
                continue;
            };
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            if let Some(slices) = ways.slices(&env, from).filter(|_| plain) {
                for (far, along) in slices {
                    rows.extend(std::iter::repeat_n(number, far.len()));
                    nodes.extend_from_slice(far);
                    if keep_rel {
                        rels.extend_from_slice(along);
                    }
                }
                continue;
            }
            let passes = |rel: RelId| {
                let typed = hop
                    .type_test
                    .as_ref()
                    .is_none_or(|test| env.rel_passes(rel, test));
                typed && !hop.unlike.iter().any(|slot| holds(batch, *slot, row, rel))
            };
            if hop.into {
                let Some(to) = batch.node(hop.to, row) else {
                    continue;
                };
                ways.between::<CypherError>(&env, from, to, |rel| {
                    if passes(rel) {
                        rows.push(number);
                        rels.push(rel.0);
                    }
                    Ok(true)
                })?;
                continue;
            }
            ways.each::<CypherError>(&env, from, |rel, far| {
                if passes(rel) {
                    rows.push(number);
                    nodes.push(far.0);
                    if keep_rel {
                        rels.push(rel.0);
                    }
                }
                Ok(true)
            })?;
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let mut result = batch.take(&rows, &self.op.live);
        if let Some(slot) = hop.rel {
            result.set(slot, Column::Rels(rels));
        }
        if !hop.into {
            result.set(hop.to, Column::Nodes(nodes));
        }
        Ok(Some(result))
    }
}

/// Tells whether a slot holds this relationship, alone or in a list.
pub(super) fn holds(
    batch: &Batch,
    slot: crate::cypher::bind::bound::Slot,
    row: usize,
    rel: RelId,
) -> bool {
    match batch.column(slot) {
        Some(Column::Rels(rels)) => rels[row] == rel.0,
        Some(Column::Values(values)) => match &values[row] {
            Value::Rel(other) => *other == rel,
            Value::List(items) => items
                .iter()
                .any(|item| matches!(item, Value::Rel(other) if *other == rel)),
            _ => false,
        },
        _ => false,
    }
}

impl Step for Expand<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let Some(batch) = resume(&mut self.batch, &mut self.row, &mut self.input, context)?
            else {
                return Ok(None);
            };
            let result = self.step(&batch, context)?;
            if self.row < batch.len() {
                self.batch = Some(batch);
            }
            if result.is_some() {
                return Ok(result);
            }
        }
    }
}
