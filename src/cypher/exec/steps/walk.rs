//! Takes steps along relationships, as often as wanted.

use crate::cypher::bind::bound::PathMode;
use crate::cypher::error::{CypherError, CypherErrorKind};
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::exec::eval::{Row, far_end};
use crate::cypher::plan::Op;
use crate::cypher::plan::op::Walk;
use crate::graph::value::equals;
use crate::graph::{NodeId, RelId, Value};
use crate::text::Span;

use super::expand::holds;
use super::neighbours::Ways;
use super::{Rows, Running, Step, resume};

pub(super) struct VarExpand<'p> {
    input: Running<'p>,
    op: &'p Op,
    walk: &'p Walk,
    batch: Option<Batch>,
    row: usize,
    /// Walks from the row at work that are still to be continued, the next one last.
    trail: Option<Trail>,
}

/// A depth-first search that can be interrupted: what is left to try at each depth.
struct Trail {
    /// Relationships walked so far.
    rels: Vec<RelId>,
    /// For each depth, the steps that are left, the next one last.
    left: Vec<Vec<(RelId, NodeId)>>,
    /// Whether the walk of no steps was given.
    begun: bool,
    start: NodeId,
}

impl<'p> VarExpand<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, walk: &'p Walk) -> Self {
        Self {
            input,
            op,
            walk,
            batch: None,
            row: 0,
            trail: None,
        }
    }

    fn walk_row(
        &mut self,
        batch: &Batch,
        env: &Env<'_>,
        found: &mut Found,
    ) -> Result<(), CypherError> {
        let walk = self.walk;
        let hop = &walk.hop;
        let mut trail = match self.trail.take() {
            Some(trail) => trail,
            None => match batch.node(hop.from, self.row) {
                Some(start) => Trail {
                    rels: Vec::new(),
                    left: Vec::new(),
                    begun: false,
                    start,
                },
                None => {
                    self.row += 1;
                    return Ok(());
                }
            },
        };
        let goal = match hop.into {
            true => match batch.node(hop.to, self.row) {
                Some(goal) => Some(goal),
                None => {
                    self.row += 1;
                    return Ok(());
                }
            },
            false => None,
        };
        let wanted = Wanted::new(env, walk, batch, self.row)?;
        if !trail.begun {
            trail.begun = true;
            if walk.min == 0 && goal.is_none_or(|goal| goal == trail.start) {
                found.add(self.row, &trail.rels, trail.start, walk);
            }
            if walk.max != Some(0) {
                let steps = wanted.steps(env, trail.start, &trail.rels, trail.start)?;
                trail.left.push(steps);
            }
        }
        while let Some(steps) = trail.left.last_mut() {
            let Some((rel, far)) = steps.pop() else {
                trail.left.pop();
                trail.rels.pop();
                continue;
            };
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            trail.rels.push(rel);
            let depth = u32::try_from(trail.rels.len()).unwrap_or(u32::MAX);
            if depth >= walk.min && goal.is_none_or(|goal| goal == far) {
                found.add(self.row, &trail.rels, far, walk);
            }
            if walk.max.is_none_or(|max| depth < max) {
                let steps = wanted.steps(env, trail.start, &trail.rels, far)?;
                trail.left.push(steps);
            } else {
                trail.rels.pop();
            }
            if found.rows.len() >= BATCH {
                self.trail = Some(trail);
                return Ok(());
            }
        }
        self.row += 1;
        Ok(())
    }
}

/// What each relationship of a walk must be.
pub(super) struct Wanted<'w> {
    ways: Ways,
    walk: &'w Walk,
    properties: Vec<(usize, Value)>,
    batch: &'w Batch,
    row: usize,
}

impl<'w> Wanted<'w> {
    pub(super) fn new(
        env: &Env<'_>,
        walk: &'w Walk,
        batch: &'w Batch,
        row: usize,
    ) -> Result<Self, CypherError> {
        let mut properties = Vec::with_capacity(walk.properties.len());
        for (key, value) in &walk.properties {
            properties.push((*key, env.eval(value, &mut Row::new(batch, row))?));
        }
        Ok(Self {
            ways: Ways::of(env, &walk.hop),
            walk,
            properties,
            batch,
            row,
        })
    }

    pub(super) fn passes(&self, env: &Env<'_>, rel: RelId) -> Result<bool, CypherErrorKind> {
        let hop = &self.walk.hop;
        if hop
            .type_test
            .as_ref()
            .is_some_and(|test| !env.rel_passes(rel, test))
        {
            return Ok(false);
        }
        if hop
            .unlike
            .iter()
            .any(|slot| holds(self.batch, *slot, self.row, rel))
        {
            return Ok(false);
        }
        for (key, value) in &self.properties {
            if equals(&env.property(&Value::Rel(rel), *key)?, value) != Some(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Lists the steps from a node that a walk may take next, the first one last.
    fn steps(
        &self,
        env: &Env<'_>,
        start: NodeId,
        rels: &[RelId],
        node: NodeId,
    ) -> Result<Vec<(RelId, NodeId)>, CypherError> {
        let met = self.met(env, start, rels);
        let mut steps = Vec::new();
        self.each(env, node, |rel, far| {
            if met.allow(rel, far) {
                steps.push((rel, far));
            }
        })?;
        steps.reverse();
        Ok(steps)
    }

    /// Returns what a walk from a node along these relationships has met.
    pub(super) fn met<'r>(&self, env: &Env<'_>, start: NodeId, rels: &'r [RelId]) -> Met<'r> {
        let mode = self.walk.mode;
        let mut nodes = Vec::new();
        if matches!(mode, PathMode::Simple | PathMode::Acyclic) {
            nodes.push(start);
            for rel in rels {
                let here = nodes.last().map_or(start, |node| *node);
                nodes.push(far_end(env.graph, *rel, here));
            }
        }
        Met { mode, rels, nodes }
    }

    /// Calls `visit` with every step from a node.
    pub(super) fn each(
        &self,
        env: &Env<'_>,
        node: NodeId,
        mut visit: impl FnMut(RelId, NodeId),
    ) -> Result<(), CypherError> {
        let walked = self.ways.each::<CypherErrorKind>(env, node, |rel, far| {
            if self.passes(env, rel)? {
                visit(rel, far);
            }
            Ok(true)
        });
        walked.map(|_| ()).map_err(|kind| kind.at(Span::default()))
    }
}

/// What a walk has met so far, as far as it must not meet it again.
pub(super) struct Met<'r> {
    mode: PathMode,
    rels: &'r [RelId],
    nodes: Vec<NodeId>,
}

impl Met<'_> {
    /// Tells whether the walk may go on along a relationship to a node.
    pub(super) fn allow(&self, rel: RelId, far: NodeId) -> bool {
        let closed = self.nodes.len() > 1 && self.nodes.first() == self.nodes.last();
        match self.mode {
            PathMode::Walk => true,
            PathMode::Trail => !self.rels.contains(&rel),
            PathMode::Acyclic => !self.nodes.contains(&far),
            // Back at its start, a simple path is at its end.
            PathMode::Simple => {
                let again = self.nodes.get(1..).unwrap_or_default().contains(&far);
                !closed && !again && !self.rels.contains(&rel)
            }
        }
    }
}

/// Walks that were found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) rows: Vec<u32>,
    lists: Vec<Value>,
    ends: Vec<u32>,
}

impl Found {
    pub(super) fn add(&mut self, row: usize, rels: &[RelId], end: NodeId, walk: &Walk) {
        self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.ends.push(end.0);
        if walk.hop.rel.is_some() || walk.known {
            let mut list: Vec<Value> = rels.iter().map(|rel| Value::Rel(*rel)).collect();
            if walk.reversed {
                list.reverse();
            }
            self.lists.push(Value::list(list));
        }
    }

    /// Turns what was found into rows.
    pub(super) fn rows(self, batch: &Batch, op: &Op, walk: &Walk) -> Option<Batch> {
        let (rows, lists, ends) = match walk.known {
            true => self.only_known(batch, walk),
            false => (self.rows, self.lists, self.ends),
        };
        if rows.is_empty() {
            return None;
        }
        let mut result = batch.take(&rows, &op.live);
        if let Some(slot) = walk.hop.rel {
            result.set(slot, Column::Values(lists));
        }
        if !walk.hop.into {
            result.set(walk.hop.to, Column::Nodes(ends));
        }
        Some(result)
    }

    /// Keeps walks along the list of relationships that the row already holds.
    fn only_known(self, batch: &Batch, walk: &Walk) -> (Vec<u32>, Vec<Value>, Vec<u32>) {
        let mut kept = (Vec::new(), Vec::new(), Vec::new());
        let slot = walk.hop.rel;
        for ((row, list), end) in self.rows.into_iter().zip(self.lists).zip(self.ends) {
            let known = slot.map(|slot| batch.get(slot, row as usize));
            if known.is_some_and(|known| equals(&known, &list) == Some(true)) {
                kept.0.push(row);
                kept.1.push(list);
                kept.2.push(end);
            }
        }
        kept
    }
}

impl Step for VarExpand<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let Some(batch) = resume(&mut self.batch, &mut self.row, &mut self.input, context)?
            else {
                return Ok(None);
            };
            let mut found = Found::default();
            let env = context.env();
            while self.row < batch.len() && found.rows.len() < BATCH {
                self.walk_row(&batch, &env, &mut found)?;
            }
            let result = found.rows(&batch, self.op, self.walk);
            if self.row < batch.len() {
                self.batch = Some(batch);
            }
            if result.is_some() {
                return Ok(result);
            }
        }
    }
}
