//! Walks a group of steps as often as wanted.

use crate::cypher::bind::bound::{PathMode, Slot};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::plan::Op;
use crate::cypher::plan::op::Repeat;
use crate::graph::{NodeId, RelId, Value};
use crate::text::Span;

use super::expand::holds;
use super::{Rows, Running, Step, build, drain, resume};

pub(super) struct RepeatStep<'p> {
    input: Running<'p>,
    op: &'p Op,
    repeat: &'p Repeat,
    batch: Option<Batch>,
    row: usize,
    /// The walk from the row at work, where it is to be continued.
    trail: Option<Trail>,
}

/// What one time of a group found: its relationships, its last node, and its variables.
struct Time {
    rels: Vec<RelId>,
    end: NodeId,
    values: Vec<Value>,
}

/// A depth-first search that can be interrupted: what is left to try at each depth.
struct Trail {
    start: NodeId,
    goal: Option<NodeId>,
    /// Times walked so far.
    times: Vec<Time>,
    /// For each depth, the times that are left, the next one last.
    left: Vec<Vec<Time>>,
}

/// Walks that were found.
struct Found {
    rows: Vec<u32>,
    rels: Vec<Value>,
    ends: Vec<u32>,
    lists: Vec<Vec<Value>>,
}

impl<'p> RepeatStep<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, repeat: &'p Repeat) -> Self {
        Self {
            input,
            op,
            repeat,
            batch: None,
            row: 0,
            trail: None,
        }
    }

    fn walk_row(
        &mut self,
        batch: &Batch,
        context: &mut Context<'_>,
        found: &mut Found,
    ) -> Result<(), CypherError> {
        let repeat = self.repeat;
        let trail = match self.trail.take() {
            Some(trail) => Some(trail),
            None => self.begin(batch, context, found)?,
        };
        let Some(mut trail) = trail else {
            self.row += 1;
            return Ok(());
        };
        while let Some(times) = trail.left.last_mut() {
            let Some(time) = times.pop() else {
                trail.left.pop();
                trail.times.pop();
                continue;
            };
            let end = time.end;
            trail.times.push(time);
            let depth = u32::try_from(trail.times.len()).unwrap_or(u32::MAX);
            if depth >= repeat.min && trail.goal.is_none_or(|goal| goal == end) {
                found.add(self.row, &trail, repeat);
            }
            if repeat.max.is_none_or(|max| depth < max) {
                let times = self.times(batch, context, &trail, end)?;
                trail.left.push(times);
            } else {
                trail.times.pop();
            }
            if found.rows.len() >= BATCH {
                self.trail = Some(trail);
                return Ok(());
            }
        }
        self.row += 1;
        Ok(())
    }

    /// Begins the walk of a row; nothing where it has no start.
    fn begin(
        &self,
        batch: &Batch,
        context: &mut Context<'_>,
        found: &mut Found,
    ) -> Result<Option<Trail>, CypherError> {
        let hop = &self.repeat.hop;
        let Some(start) = batch.node(hop.from, self.row) else {
            return Ok(None);
        };
        let goal = match (hop.into, batch.node(hop.to, self.row)) {
            (true, None) => return Ok(None),
            (true, goal) => goal,
            (false, _) => None,
        };
        let (times, left) = (Vec::new(), Vec::new());
        let mut trail = Trail {
            start,
            goal,
            times,
            left,
        };
        if self.repeat.min == 0 && goal.is_none_or(|goal| goal == start) {
            found.add(self.row, &trail, self.repeat);
        }
        if self.repeat.max != Some(0) {
            let times = self.times(batch, context, &trail, start)?;
            trail.left.push(times);
        }
        Ok(Some(trail))
    }

    /// Finds what may come next from a node, the first one last.
    fn times(
        &self,
        batch: &Batch,
        context: &mut Context<'_>,
        trail: &Trail,
        from: NodeId,
    ) -> Result<Vec<Time>, CypherError> {
        let at = Span::default();
        context.shared.tick().map_err(|kind| kind.at(at))?;
        let repeat = self.repeat;
        let here = [u32::try_from(self.row).unwrap_or(u32::MAX)];
        let mut argument = batch.take_all(&here);
        argument.set(repeat.ends.0, Column::Nodes(vec![from.0]));
        let mut inner = build(&repeat.inner, argument);
        let Some(rows) = drain(&mut inner, context)? else {
            return Ok(Vec::new());
        };
        context.shared.release(rows.bytes());
        let mut times = Vec::new();
        for row in (0..rows.len()).rev() {
            let mut rels = Vec::new();
            for slot in &repeat.rels {
                walked(&rows.get(*slot, row), &mut rels);
            }
            let again = |rel: &RelId| {
                let before = trail.times.iter().any(|time| time.rels.contains(rel));
                let beside = repeat.hop.unlike.iter();
                before
                    || beside
                        .clone()
                        .any(|slot| holds(batch, *slot, self.row, *rel))
            };
            let Some(end) = rows.node(repeat.ends.1, row) else {
                continue;
            };
            if repeat.mode != PathMode::Walk && rels.iter().any(again) {
                continue;
            }
            if repeat.mode == PathMode::Acyclic
                && (end == trail.start || trail.times.iter().any(|time| time.end == end))
            {
                continue;
            }
            let lists = repeat.lists.iter();
            let values = lists.map(|(inner, _)| rows.get(*inner, row)).collect();
            times.push(Time { rels, end, values });
        }
        Ok(times)
    }
}

/// Adds the relationships of a variable, which may hold one or a list.
fn walked(value: &Value, rels: &mut Vec<RelId>) {
    match value {
        Value::Rel(rel) => rels.push(*rel),
        Value::List(items) => items.iter().for_each(|item| walked(item, rels)),
        _ => {}
    }
}

impl Found {
    fn new(lists: &[(Slot, Slot)]) -> Self {
        Self {
            rows: Vec::new(),
            rels: Vec::new(),
            ends: Vec::new(),
            lists: vec![Vec::new(); lists.len()],
        }
    }

    fn add(&mut self, row: usize, trail: &Trail, repeat: &Repeat) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        let end = trail.times.last().map_or(trail.start, |time| time.end);
        self.ends.push(end.0);
        let mut times: Vec<&Time> = trail.times.iter().collect();
        if repeat.reversed {
            times.reverse();
        }
        let rels = times.iter().flat_map(|time| &time.rels);
        self.rels
            .push(Value::list(rels.map(|rel| Value::Rel(*rel)).collect()));
        for (at, list) in self.lists.iter_mut().enumerate() {
            let values = times.iter().map(|time| time.values[at].clone());
            list.push(Value::list(values.collect()));
        }
    }

    fn rows(self, batch: &Batch, op: &Op, repeat: &Repeat) -> Option<Batch> {
        if self.rows.is_empty() {
            return None;
        }
        let mut result = batch.take(&self.rows, &op.live);
        if let Some(slot) = repeat.hop.rel {
            result.set(slot, Column::Values(self.rels));
        }
        for ((_, slot), values) in repeat.lists.iter().zip(self.lists) {
            result.set(*slot, Column::Values(values));
        }
        if !repeat.hop.into {
            result.set(repeat.hop.to, Column::Nodes(self.ends));
        }
        Some(result)
    }
}

impl Step for RepeatStep<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let Some(batch) = resume(&mut self.batch, &mut self.row, &mut self.input, context)?
            else {
                return Ok(None);
            };
            let mut found = Found::new(&self.repeat.lists);
            while self.row < batch.len() && found.rows.len() < BATCH {
                self.walk_row(&batch, context, &mut found)?;
            }
            let result = found.rows(&batch, self.op, self.repeat);
            if self.row < batch.len() {
                self.batch = Some(batch);
            }
            if result.is_some() {
                return Ok(result);
            }
        }
    }
}
