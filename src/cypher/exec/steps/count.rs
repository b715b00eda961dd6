//! Counts the steps that could be taken from rows, without taking them.

use crate::cypher::bind::bound::Slot;
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::plan::op::Hop;
use crate::graph::{NodeId, Value};
use crate::text::Span;

use super::expand::holds;
use super::neighbours::Ways;
use super::{Rows, Running, Step};

pub(super) struct CountSteps<'p> {
    input: Option<Running<'p>>,
    slots: &'p [Slot],
    hop: &'p Hop,
    first: Option<&'p Hop>,
}

impl<'p> CountSteps<'p> {
    pub(super) fn new(
        input: Running<'p>,
        slots: &'p [Slot],
        hop: &'p Hop,
        first: Option<&'p Hop>,
    ) -> Self {
        Self {
            input: Some(input),
            slots,
            hop,
            first,
        }
    }

    /// Counts the steps from the rows of a batch.
    fn steps_of(&self, batch: &Batch, env: &Env<'_>) -> Result<usize, CypherError> {
        let ways = Ways::of(env, self.hop);
        let mut count = 0;
        for row in 0..batch.len() {
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            let Some(from) = batch.node(self.hop.from, row) else {
                continue;
            };
            if self.hop.unlike.is_empty() {
                count += ways.degree(env, from);
                continue;
            }
            ways.each::<CypherError>(env, from, |rel, _| {
                let taken = self
                    .hop
                    .unlike
                    .iter()
                    .any(|slot| holds(batch, *slot, row, rel));
                count += usize::from(!taken);
                Ok(true)
            })?;
        }
        Ok(count)
    }

    /// Counts pairs of steps that meet in a node: arrivals times departures.
    fn pairs(&self, first: &Hop, env: &Env<'_>) -> Result<usize, CypherError> {
        let arriving = Ways::new(env, first.direction.reversed(), &first.types);
        let leaving = Ways::of(env, self.hop);
        let mut count = 0usize;
        let mut add = |node: NodeId| {
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            let arrivals = arriving.degree(env, node);
            if arrivals > 0 {
                count = count.saturating_add(arrivals.saturating_mul(leaving.degree(env, node)));
            }
            Ok::<(), CypherError>(())
        };
        match env.compact {
            Some(compact) => compact
                .nodes()
                .iter()
                .try_for_each(|node| add(NodeId(*node)))?,
            None => env.graph.node_ids().try_for_each(add)?,
        }
        Ok(count)
    }
}

impl Step for CountSteps<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(mut input) = self.input.take() else {
            return Ok(None);
        };
        let mut count = 0usize;
        while let Some(batch) = input.next(context)? {
            let env = context.env();
            count += match self.first {
                Some(first) => self.pairs(first, &env)?.saturating_mul(batch.len()),
                None => self.steps_of(&batch, &env)?,
            };
        }
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let mut result = Batch::empty(1);
        for slot in self.slots {
            result.set(*slot, Column::Values(vec![Value::Int(count)]));
        }
        Ok(Some(result))
    }
}
