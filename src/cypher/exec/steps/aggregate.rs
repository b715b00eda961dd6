//! Groups rows.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cypher::bind::bound::{Aggregate, Expr, Slot};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::exec::eval::Row;
use crate::cypher::function::Accumulator;
use crate::graph::Value;
use crate::graph::value::Grouped;

use super::{Rows, Running, Step};

pub(super) struct Aggregates<'p> {
    input: Option<Running<'p>>,
    keys: &'p [(Slot, Expr)],
    aggregates: &'p [(Slot, Aggregate)],
    /// Finished groups that were not given yet, the next one last.
    groups: Vec<Vec<Value>>,
}

/// The state of one aggregate in one group.
enum State {
    /// `count(*)`.
    Rows(i64),
    /// `count(x)`.
    Count(i64),
    /// Any other, with what it has seen where that counts once.
    Other(Box<dyn Accumulator>, Option<FxHashSet<Vec<Grouped>>>),
}

impl State {
    fn new(aggregate: &Aggregate) -> Self {
        if aggregate.arguments.is_empty() {
            return Self::Rows(0);
        }
        if aggregate.function.name == "count" && !aggregate.distinct {
            return Self::Count(0);
        }
        let seen = aggregate.distinct.then(FxHashSet::default);
        Self::Other((aggregate.function.start)(), seen)
    }

    fn add(
        &mut self,
        aggregate: &Aggregate,
        env: &Env<'_>,
        row: &mut Row<'_>,
    ) -> Result<(), CypherError> {
        match self {
            Self::Rows(rows) => *rows += 1,
            Self::Count(count) => {
                if let Some(argument) = aggregate.arguments.first()
                    && !env.eval(argument, row)?.is_null()
                {
                    *count += 1;
                }
            }
            Self::Other(accumulator, seen) => {
                let arguments = env.eval_all(&aggregate.arguments, row)?;
                if let Some(seen) = seen {
                    let key = arguments.iter().cloned().map(Grouped).collect();
                    if !seen.insert(key) {
                        return Ok(());
                    }
                }
                let added = accumulator.add(&arguments);
                added.map_err(|kind| kind.at(aggregate.span))?;
                if aggregate.function.name == "collect" {
                    env.shared
                        .hold(48)
                        .map_err(|kind| kind.at(aggregate.span))?;
                }
            }
        }
        Ok(())
    }

    fn finish(self, aggregate: &Aggregate) -> Result<Value, CypherError> {
        match self {
            Self::Rows(count) | Self::Count(count) => Ok(Value::Int(count)),
            Self::Other(accumulator, _) => {
                accumulator.finish().map_err(|kind| kind.at(aggregate.span))
            }
        }
    }
}

impl<'p> Aggregates<'p> {
    pub(super) fn new(
        input: Running<'p>,
        keys: &'p [(Slot, Expr)],
        aggregates: &'p [(Slot, Aggregate)],
    ) -> Self {
        Self {
            input: Some(input),
            keys,
            aggregates,
            groups: Vec::new(),
        }
    }

    fn states(&self) -> Vec<State> {
        self.aggregates
            .iter()
            .map(|(_, aggregate)| State::new(aggregate))
            .collect()
    }

    /// Takes all rows. Groups come out in the order in which they were met.
    fn group(
        &mut self,
        mut input: Running<'p>,
        context: &mut Context<'_>,
    ) -> Result<(), CypherError> {
        let mut numbers: FxHashMap<Vec<Grouped>, usize> = FxHashMap::default();
        let mut groups: Vec<(Vec<Value>, Vec<State>)> = Vec::new();
        if self.keys.is_empty() {
            groups.push((Vec::new(), self.states()));
        }
        while let Some(batch) = input.next(context)? {
            let env = context.env();
            let mut row = Row::new(&batch, 0);
            for at in 0..batch.len() {
                row.at = at;
                env.shared
                    .tick()
                    .map_err(|kind| kind.at(crate::text::Span::default()))?;
                let number = match self.keys {
                    [] => 0,
                    keys => {
                        let mut key = Vec::with_capacity(keys.len());
                        for (_, value) in keys {
                            key.push(Grouped(env.eval(value, &mut row)?));
                        }
                        match numbers.get(&key) {
                            Some(number) => *number,
                            None => {
                                let bytes = 64 * (keys.len() + self.aggregates.len());
                                let held = env.shared.hold(bytes);
                                held.map_err(|kind| kind.at(crate::text::Span::default()))?;
                                let values = key.iter().map(|one| one.0.clone()).collect();
                                groups.push((values, self.states()));
                                numbers.insert(key, groups.len() - 1);
                                groups.len() - 1
                            }
                        }
                    }
                };
                let states = &mut groups[number].1;
                for (state, (_, aggregate)) in states.iter_mut().zip(self.aggregates) {
                    state.add(aggregate, &env, &mut row)?;
                }
            }
        }
        for (mut values, states) in groups.into_iter().rev() {
            for (state, (_, aggregate)) in states.into_iter().zip(self.aggregates) {
                values.push(state.finish(aggregate)?);
            }
            self.groups.push(values);
        }
        Ok(())
    }
}

impl Step for Aggregates<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        if let Some(input) = self.input.take() {
            self.group(input, context)?;
        }
        let from = self.groups.len().saturating_sub(BATCH);
        let part = self.groups.split_off(from);
        if part.is_empty() {
            return Ok(None);
        }
        let mut batch = Batch::empty(part.len());
        let keys = self.keys.iter().map(|key| key.0);
        let slots: Vec<Slot> = keys
            .chain(self.aggregates.iter().map(|one| one.0))
            .collect();
        let mut columns: Vec<Vec<Value>> = vec![Vec::with_capacity(part.len()); slots.len()];
        for values in part.into_iter().rev() {
            for (column, value) in columns.iter_mut().zip(values) {
                column.push(value);
            }
        }
        for (slot, values) in slots.into_iter().zip(columns) {
            batch.set(slot, Column::Values(values));
        }
        Ok(Some(batch))
    }
}
