//! Counts the steps that could be taken from rows, without taking them.

use crate::cypher::bind::bound::{Direction, PathMode, Slot};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::plan::op::{Counted, Hop, Walk};
use crate::graph::{NodeId, RelId, Value};
use crate::text::Span;

use super::expand::holds;
use super::meeting::Meetings;
use super::neighbours::Ways;
use super::{Rows, Running, Step};

pub(super) struct CountSteps<'p> {
    input: Option<Running<'p>>,
    slots: &'p [Slot],
    counted: &'p Counted,
}

type Count = Result<usize, CypherError>;

impl<'p> CountSteps<'p> {
    pub(super) fn new(input: Running<'p>, slots: &'p [Slot], counted: &'p Counted) -> Self {
        Self {
            input: Some(input),
            slots,
            counted,
        }
    }
}

/// Counts single steps from the rows of a batch.
fn steps(hop: &Hop, batch: &Batch, env: &Env<'_>) -> Count {
    let ways = Ways::of(env, hop);
    let mut count = 0;
    for row in 0..batch.len() {
        tick(env)?;
        let Some(from) = batch.node(hop.from, row) else {
            continue;
        };
        if hop.unlike.is_empty() {
            count += ways.degree(env, from);
            continue;
        }
        ways.each::<CypherError>(env, from, |rel, _| {
            let taken = hop.unlike.iter().any(|slot| holds(batch, *slot, row, rel));
            count += usize::from(!taken);
            Ok(true)
        })?;
    }
    Ok(count)
}

/// Counts pairs of steps that meet in a node: arrivals times departures.
fn pairs(first: &Hop, last: &Hop, env: &Env<'_>) -> Count {
    let arriving = Ways::new(env, first.direction.reversed(), &first.types);
    let leaving = Ways::of(env, last);
    if let Some(pairs) = arriving.pairs(env, &leaving) {
        return Ok(pairs);
    }
    let mut count = 0usize;
    for node in env.graph.node_ids() {
        tick(env)?;
        let arrivals = arriving.degree(env, node);
        if arrivals > 0 {
            count = count.saturating_add(arrivals.saturating_mul(leaving.degree(env, node)));
        }
    }
    Ok(count)
}

/// Counts, for each row, the pairs of steps from one known node that meet in another.
fn meetings_of(
    meetings: &mut Meetings,
    (first, last): (&Hop, &Hop),
    batch: &Batch,
    env: &Env<'_>,
) -> Count {
    let mut count = 0;
    for row in 0..batch.len() {
        tick(env)?;
        let (from, to) = (batch.node(first.from, row), batch.node(last.to, row));
        if let (Some(from), Some(to)) = (from, to) {
            count += meetings.between(env, from, to)?;
        }
    }
    Ok(count)
}

/// A step of a walk: the relationship, and the nodes that it was walked between.
#[derive(Clone, Copy)]
struct Walked {
    rel: RelId,
    from: NodeId,
    to: NodeId,
}

/// Counts walks from one node depth first. The last step of the longest is not taken.
struct Walks<'w> {
    walk: &'w Walk,
    ways: Ways,
    count: usize,
    /// Steps walked so far.
    trail: Vec<Walked>,
    /// Steps that are left to try, the next one last, and where those of each depth begin.
    left: Vec<Walked>,
    depths: Vec<usize>,
}

impl<'w> Walks<'w> {
    fn new(walk: &'w Walk, env: &Env<'_>) -> Self {
        Self {
            walk,
            ways: Ways::of(env, &walk.hop),
            count: 0,
            trail: Vec::new(),
            left: Vec::new(),
            depths: Vec::new(),
        }
    }

    fn from(&mut self, start: NodeId, env: &Env<'_>) -> Result<(), CypherError> {
        self.count += usize::from(self.walk.min == 0);
        if self.walk.max == Some(0) {
            return Ok(());
        }
        self.arrive(start, env)?;
        while let Some(begin) = self.depths.last() {
            if self.left.len() == *begin {
                self.depths.pop();
                self.trail.pop();
                continue;
            }
            if let Some(step) = self.left.pop() {
                tick(env)?;
                self.trail.push(step);
                let further = self.arrive(step.to, env)?;
                if !further {
                    self.trail.pop();
                }
            }
        }
        Ok(())
    }

    /// Counts the steps from a node. Tells whether they are to be taken.
    fn arrive(&mut self, node: NodeId, env: &Env<'_>) -> Result<bool, CypherError> {
        let depth = u32::try_from(self.trail.len() + 1).unwrap_or(u32::MAX);
        let counts = depth >= self.walk.min;
        if self.walk.max == Some(depth) {
            self.count += self.ways.degree(env, node) - self.taken_from(node);
            return Ok(false);
        }
        let begin = self.left.len();
        let (trail, left) = (&self.trail, &mut self.left);
        let free = self.walk.mode == PathMode::Walk;
        self.ways.each::<CypherError>(env, node, |rel, to| {
            if free || !trail.iter().any(|step| step.rel == rel) {
                let from = node;
                left.push(Walked { rel, from, to });
            }
            Ok(true)
        })?;
        self.count += if counts { self.left.len() - begin } else { 0 };
        self.depths.push(begin);
        Ok(true)
    }

    /// Returns how many of the steps from a node are walked already.
    fn taken_from(&self, node: NodeId) -> usize {
        if self.walk.mode == PathMode::Walk {
            return 0;
        }
        let both = self.walk.hop.direction == Direction::Both;
        let at_node = |step: &&Walked| step.from == node || (both && step.to == node);
        self.trail.iter().filter(at_node).count()
    }
}

fn walks(walk: &Walk, batch: &Batch, env: &Env<'_>) -> Count {
    let mut walks = Walks::new(walk, env);
    for row in 0..batch.len() {
        if let Some(start) = batch.node(walk.hop.from, row) {
            walks.from(start, env)?;
        }
    }
    Ok(walks.count)
}

fn tick(env: &Env<'_>) -> Result<(), CypherError> {
    env.shared.tick().map_err(|kind| kind.at(Span::default()))
}

impl Step for CountSteps<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(mut input) = self.input.take() else {
            return Ok(None);
        };
        let mut count = 0usize;
        let mut meetings = None;
        while let Some(batch) = input.next(context)? {
            let env = context.env();
            count += match self.counted {
                Counted::Steps(hop) => steps(hop, &batch, &env)?,
                Counted::Pairs(first, last) => {
                    pairs(first, last, &env)?.saturating_mul(batch.len())
                }
                Counted::Meetings(first, last) => {
                    let meetings = meetings.get_or_insert_with(|| {
                        let arriving = last.direction.reversed();
                        let arriving = Ways::new(&env, arriving, &last.types);
                        Meetings::new(Ways::of(&env, first), arriving)
                    });
                    meetings_of(meetings, (first, last), &batch, &env)?
                }
                Counted::Walks(walk) => walks(walk, &batch, &env)?,
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
