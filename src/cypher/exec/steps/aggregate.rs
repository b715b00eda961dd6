//! Groups rows.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cypher::bind::bound::{Aggregate, Expr, Slot};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column, NONE};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::function::Accumulator;
use crate::graph::Value;
use crate::graph::value::Grouped;
use crate::text::Span;

use super::{Rows, Running, Step};

pub(super) struct Aggregates<'p> {
    input: Option<Running<'p>>,
    keys: &'p [(Slot, Expr)],
    aggregates: &'p [(Slot, Aggregate)],
    /// Finished groups that were not given yet, the next one last.
    groups: Vec<Vec<Value>>,
}

/// The aggregates that keep every value.
const KEEPING: [&str; 3] = ["collect", "percentileCont", "percentileDisc"];

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

    /// Takes the arguments of one row; none for `count(*)`.
    fn add(
        &mut self,
        aggregate: &Aggregate,
        env: &Env<'_>,
        arguments: &[Value],
    ) -> Result<(), CypherError> {
        match self {
            Self::Rows(rows) => *rows += 1,
            Self::Count(count) => {
                *count += i64::from(arguments.first().is_some_and(|value| !value.is_null()));
            }
            Self::Other(accumulator, seen) => {
                if let Some(seen) = seen {
                    let key = arguments.iter().cloned().map(Grouped).collect();
                    if !seen.insert(key) {
                        return Ok(());
                    }
                    env.shared
                        .hold(64)
                        .map_err(|kind| kind.at(aggregate.span))?;
                }
                let added = accumulator.add(arguments);
                added.map_err(|kind| kind.at(aggregate.span))?;
                if KEEPING.contains(&aggregate.function.name) {
                    env.shared
                        .hold(48)
                        .map_err(|kind| kind.at(aggregate.span))?;
                }
            }
        }
        Ok(())
    }

    /// Takes a whole number, or a null, as the only argument of one row.
    fn add_int(
        &mut self,
        aggregate: &Aggregate,
        env: &Env<'_>,
        number: Option<i64>,
    ) -> Result<(), CypherError> {
        match (self, number) {
            (Self::Count(count), number) => *count += i64::from(number.is_some()),
            (Self::Other(_, None), None) => {}
            (Self::Other(accumulator, None), Some(number)) => {
                let added = accumulator.add_int(number);
                added.map_err(|kind| kind.at(aggregate.span))?;
            }
            (state, number) => {
                let value = number.map_or(Value::Null, Value::Int);
                state.add(aggregate, env, &[value])?;
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

    /// Takes all rows. Groups come out in the order in which they were met.
    fn group(
        &mut self,
        mut input: Running<'p>,
        context: &mut Context<'_>,
    ) -> Result<(), CypherError> {
        let mut groups = Groups {
            keys: self.keys,
            aggregates: self.aggregates,
            numbers: FxHashMap::default(),
            by_code: Vec::new(),
            all: Vec::new(),
        };
        if self.keys.is_empty() {
            groups.open(Vec::new());
        }
        while let Some(batch) = input.next(context)? {
            let env = context.env();
            let numbers = groups.number(&batch, &env)?;
            for (at, (_, aggregate)) in self.aggregates.iter().enumerate() {
                groups.add(at, aggregate, &numbers, &batch, &env)?;
            }
        }
        for (mut values, states) in groups.all.into_iter().rev() {
            for (state, (_, aggregate)) in states.into_iter().zip(self.aggregates) {
                values.push(state.finish(aggregate)?);
            }
            self.groups.push(values);
        }
        Ok(())
    }
}

/// The groups met so far.
struct Groups<'p> {
    keys: &'p [(Slot, Expr)],
    aggregates: &'p [(Slot, Aggregate)],
    numbers: FxHashMap<Vec<Grouped>, u32>,
    /// Groups by the number of a text in a frozen column, where that is the only key.
    by_code: Vec<u32>,
    all: Vec<(Vec<Value>, Vec<State>)>,
}

impl Groups<'_> {
    fn open(&mut self, key: Vec<Value>) -> u32 {
        let states = self.aggregates.iter();
        let states = states.map(|(_, aggregate)| State::new(aggregate));
        self.all.push((key, states.collect()));
        u32::try_from(self.all.len() - 1).unwrap_or(NONE)
    }

    fn find(&mut self, key: Vec<Grouped>, env: &Env<'_>) -> Result<u32, CypherError> {
        if let Some(number) = self.numbers.get(&key) {
            return Ok(*number);
        }
        let bytes = 64 * (self.keys.len() + self.aggregates.len());
        let held = env.shared.hold(bytes);
        held.map_err(|kind| kind.at(Span::default()))?;
        let number = self.open(key.iter().map(|one| one.0.clone()).collect());
        self.numbers.insert(key, number);
        Ok(number)
    }

    /// Finds the group of every row.
    fn number(&mut self, batch: &Batch, env: &Env<'_>) -> Result<Vec<u32>, CypherError> {
        if self.keys.is_empty() {
            return Ok(vec![0; batch.len()]);
        }
        if let [(_, key)] = self.keys
            && let Some((stored, nodes)) = env.stored_column(key, batch)
            && let Some(codes) = stored.codes(nodes)
        {
            return self.number_texts(&codes, stored.texts(), env);
        }
        let mut columns = Vec::with_capacity(self.keys.len());
        for (_, key) in self.keys {
            columns.push(env.eval_column(key, batch)?);
        }
        let mut numbers = Vec::with_capacity(batch.len());
        for row in 0..batch.len() {
            let key = columns.iter().map(|column| Grouped(column.get(row)));
            numbers.push(self.find(key.collect(), env)?);
        }
        Ok(numbers)
    }

    /// Finds groups by the numbers of texts, asking for each text once.
    fn number_texts(
        &mut self,
        codes: &[u32],
        texts: &[Arc<str>],
        env: &Env<'_>,
    ) -> Result<Vec<u32>, CypherError> {
        self.by_code.resize(texts.len() + 1, NONE);
        let mut numbers = Vec::with_capacity(codes.len());
        for code in codes {
            let place = (*code as usize).min(texts.len());
            if self.by_code[place] == NONE {
                let text = texts.get(place).map(|text| Value::String(Arc::clone(text)));
                self.by_code[place] = self.find(vec![Grouped(text.unwrap_or_default())], env)?;
            }
            numbers.push(self.by_code[place]);
        }
        Ok(numbers)
    }

    /// Gives every row to one aggregate of its group.
    fn add(
        &mut self,
        at: usize,
        aggregate: &Aggregate,
        numbers: &[u32],
        batch: &Batch,
        env: &Env<'_>,
    ) -> Result<(), CypherError> {
        if aggregate.arguments.is_empty() {
            for number in numbers {
                if let State::Rows(rows) = &mut self.all[*number as usize].1[at] {
                    *rows += 1;
                }
            }
            return Ok(());
        }
        if let [argument] = &aggregate.arguments[..]
            && !KEEPING.contains(&aggregate.function.name)
            && let Some((stored, nodes)) = env.stored_column(argument, batch)
            && let Some(ints) = stored.ints(nodes)
        {
            for (number, int) in numbers.iter().zip(ints) {
                let state = &mut self.all[*number as usize].1[at];
                state.add_int(aggregate, env, int)?;
            }
            return Ok(());
        }
        let mut columns = Vec::with_capacity(aggregate.arguments.len());
        for argument in &aggregate.arguments {
            columns.push(env.eval_column(argument, batch)?.into_values());
        }
        for (row, number) in numbers.iter().enumerate() {
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            let state = &mut self.all[*number as usize].1[at];
            match &columns[..] {
                [only] => state.add(aggregate, env, std::slice::from_ref(&only[row]))?,
                several => {
                    let arguments: Vec<Value> =
                        several.iter().map(|column| column[row].clone()).collect();
                    state.add(aggregate, env, &arguments)?;
                }
            }
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
