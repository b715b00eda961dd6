//! Finds the ends of relationships that are known.

use crate::cypher::bind::bound::{Direction, Slot};
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::plan::{Op, OpKind};
use crate::graph::{NodeId, RelId};

use super::expand::holds;
use super::{Rows, Running, Step};

pub(super) struct Ends<'p> {
    input: Running<'p>,
    op: &'p Op,
}

impl<'p> Ends<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op) -> Self {
        Self { input, op }
    }

    fn step(&self, batch: &Batch, env: &Env<'_>) -> Option<Batch> {
        let OpKind::Ends {
            rel,
            left,
            right,
            direction,
            types,
            type_test,
            unlike,
        } = &self.op.kind
        else {
            return None;
        };
        let mut rows = Vec::new();
        let mut lefts = Vec::new();
        let mut rights = Vec::new();
        for row in 0..batch.len() {
            let Some(found) = batch.column(*rel).and_then(|column| column.rel(row)) else {
                continue;
            };
            if !env.graph.has_rel(found)
                || !is_of(env, found, types)
                || type_test
                    .as_ref()
                    .is_some_and(|test| !env.rel_passes(found, test))
                || unlike.iter().any(|slot| holds(batch, *slot, row, found))
            {
                continue;
            }
            for (one, other) in ways(env, found, *direction) {
                let same = left.0 == right.0 && one != other;
                if !same && fits(batch, *left, row, one) && fits(batch, *right, row, other) {
                    rows.push(u32::try_from(row).unwrap_or(u32::MAX));
                    lefts.push(one.0);
                    rights.push(other.0);
                }
            }
        }
        if rows.is_empty() {
            return None;
        }
        let mut result = batch.take(&rows, &self.op.live);
        if !left.1 {
            result.set(left.0, Column::Nodes(lefts));
        }
        if !right.1 {
            result.set(right.0, Column::Nodes(rights));
        }
        Some(result)
    }
}

fn is_of(env: &Env<'_>, rel: RelId, types: &[usize]) -> bool {
    let found = env.graph.rel_type_symbol(rel);
    types.is_empty()
        || types
            .iter()
            .any(|number| env.symbols.types[*number] == Some(found))
}

/// Lists left and right end in every direction that is allowed.
fn ways(env: &Env<'_>, rel: RelId, direction: Direction) -> Vec<(NodeId, NodeId)> {
    let (from, to) = env.graph.endpoints(rel);
    match direction {
        Direction::Right => vec![(from, to)],
        Direction::Left => vec![(to, from)],
        Direction::Both if from == to => vec![(from, to)],
        Direction::Both => vec![(from, to), (to, from)],
    }
}

fn fits(batch: &Batch, (slot, known): (Slot, bool), row: usize, node: NodeId) -> bool {
    // One node on both sides is compared with itself by its end on the left.
    !known || batch.column(slot).is_none() || batch.node(slot, row) == Some(node)
}

impl Step for Ends<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        while let Some(batch) = self.input.next(context)? {
            let result = self.step(&batch, &context.env());
            if result.is_some() {
                return Ok(result);
            }
        }
        Ok(None)
    }
}
