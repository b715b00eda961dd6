//! Searches paths between two known nodes.
//!
//! One shortest path is searched from both ends at once, all shortest ones level by level with every
//! way back remembered, and anything beyond that by growing walks level by level.

use rustc_hash::FxHashMap;

use crate::cypher::bind::bound::Selector;
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::plan::Op;
use crate::cypher::plan::op::Walk;
use crate::graph::{NodeId, RelId};
use crate::text::Span;

use super::walk::{Found, Wanted};
use super::{Rows, Running, Step, resume};

pub(super) struct Search<'p> {
    input: Running<'p>,
    op: &'p Op,
    walk: &'p Walk,
    /// The same walk seen from its end.
    back: Walk,
    selector: Selector,
    batch: Option<Batch>,
    row: usize,
}

/// A step on the way to a node: the relationship and where it comes from.
type Way = (RelId, NodeId);

impl<'p> Search<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, walk: &'p Walk, selector: Selector) -> Self {
        let mut back = walk.clone();
        back.hop.direction = walk.hop.direction.reversed();
        Self {
            input,
            op,
            walk,
            back,
            selector,
            batch: None,
            row: 0,
        }
    }

    fn search(&self, batch: &Batch, env: &Env<'_>, found: &mut Found) -> Result<(), CypherError> {
        let hop = &self.walk.hop;
        let (Some(from), Some(to)) = (batch.node(hop.from, self.row), batch.node(hop.to, self.row))
        else {
            return Ok(());
        };
        let forward = Wanted::new(env, self.walk, batch, self.row)?;
        if self.walk.min == 0 && from == to {
            found.add(self.row, &[], to, self.walk);
            if matches!(
                self.selector,
                Selector::AllShortest | Selector::Shortest(1) | Selector::Any(1)
            ) {
                return Ok(());
            }
        }
        let simple = self.walk.min <= 1 && from != to;
        let paths = match self.selector {
            Selector::Shortest(1) | Selector::Any(1) if simple => {
                let backward = Wanted::new(env, &self.back, batch, self.row)?;
                let max = self.walk.max.unwrap_or(u32::MAX);
                both_ends(env, &forward, &backward, from, to, max)?
                    .into_iter()
                    .collect()
            }
            Selector::AllShortest if simple => {
                all_shortest(env, &forward, from, to, self.walk.max)?
            }
            selector => grown(env, &forward, from, to, self.walk, selector)?,
        };
        for path in paths {
            found.add(self.row, &path, to, self.walk);
        }
        Ok(())
    }
}

/// Finds one shortest path by growing the smaller of two frontiers until they meet.
fn both_ends(
    env: &Env<'_>,
    forward: &Wanted<'_>,
    backward: &Wanted<'_>,
    from: NodeId,
    to: NodeId,
    max: u32,
) -> Result<Option<Vec<RelId>>, CypherError> {
    let mut ahead: FxHashMap<NodeId, Option<Way>> = FxHashMap::default();
    let mut behind: FxHashMap<NodeId, Option<Way>> = FxHashMap::default();
    ahead.insert(from, None);
    behind.insert(to, None);
    let (mut front, mut rear) = (vec![from], vec![to]);
    let mut depth = 0;
    while !front.is_empty() && !rear.is_empty() && depth < max {
        depth += 1;
        let met = match front.len() <= rear.len() {
            true => grow(env, forward, &mut front, &mut ahead, &behind)?,
            false => grow(env, backward, &mut rear, &mut behind, &ahead)?,
        };
        if let Some(middle) = met {
            let mut path = trace(&ahead, middle);
            path.reverse();
            path.extend(trace(&behind, middle));
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Grows a frontier by one level. Returns a node where it meets the other side.
fn grow(
    env: &Env<'_>,
    wanted: &Wanted<'_>,
    frontier: &mut Vec<NodeId>,
    seen: &mut FxHashMap<NodeId, Option<Way>>,
    other: &FxHashMap<NodeId, Option<Way>>,
) -> Result<Option<NodeId>, CypherError> {
    let mut next = Vec::new();
    let mut met = None;
    for node in std::mem::take(frontier) {
        env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
        wanted.each(env, node, |rel, far| {
            if let std::collections::hash_map::Entry::Vacant(place) = seen.entry(far) {
                place.insert(Some((rel, node)));
                next.push(far);
                if met.is_none() && other.contains_key(&far) {
                    met = Some(far);
                }
            }
        })?;
        if met.is_some() {
            return Ok(met);
        }
    }
    *frontier = next;
    Ok(None)
}

/// Follows the ways back to where the search began.
fn trace(seen: &FxHashMap<NodeId, Option<Way>>, from: NodeId) -> Vec<RelId> {
    let mut path = Vec::new();
    let mut here = from;
    while let Some(Some((rel, before))) = seen.get(&here) {
        path.push(*rel);
        here = *before;
    }
    path
}

/// Finds every path that is as short as the shortest.
fn all_shortest(
    env: &Env<'_>,
    wanted: &Wanted<'_>,
    from: NodeId,
    to: NodeId,
    max: Option<u32>,
) -> Result<Vec<Vec<RelId>>, CypherError> {
    let mut ways: FxHashMap<NodeId, (u32, Vec<Way>)> = FxHashMap::default();
    ways.insert(from, (0, Vec::new()));
    let mut frontier = vec![from];
    let mut depth = 0;
    while !frontier.is_empty() && !ways.contains_key(&to) && max.is_none_or(|max| depth < max) {
        depth += 1;
        let mut next = Vec::new();
        for node in std::mem::take(&mut frontier) {
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            wanted.each(env, node, |rel, far| {
                let entry = ways.entry(far).or_insert_with(|| {
                    next.push(far);
                    (depth, Vec::new())
                });
                if entry.0 == depth {
                    entry.1.push((rel, node));
                }
            })?;
        }
        frontier = next;
    }
    let mut paths = Vec::new();
    if !ways.contains_key(&to) {
        return Ok(paths);
    }
    // Depth-first along the ways back, without recursion.
    let mut open: Vec<(NodeId, Vec<RelId>)> = vec![(to, Vec::new())];
    while let Some((here, tail)) = open.pop() {
        env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
        if here == from {
            paths.push(tail.into_iter().rev().collect());
            continue;
        }
        let Some((_, back)) = ways.get(&here) else {
            continue;
        };
        for (rel, before) in back.iter().rev() {
            let mut longer = tail.clone();
            longer.push(*rel);
            open.push((*before, longer));
        }
    }
    Ok(paths)
}

/// Grows walks without repeated relationships level by level until enough have arrived.
fn grown(
    env: &Env<'_>,
    wanted: &Wanted<'_>,
    from: NodeId,
    to: NodeId,
    walk: &Walk,
    selector: Selector,
) -> Result<Vec<Vec<RelId>>, CypherError> {
    let mut paths: Vec<Vec<RelId>> = Vec::new();
    let mut groups = 0;
    let mut level: Vec<(NodeId, Vec<RelId>)> = vec![(from, Vec::new())];
    let mut depth = 0;
    while !level.is_empty() && walk.max.is_none_or(|max| depth < max) {
        depth += 1;
        let mut next = Vec::new();
        let before = paths.len();
        for (node, rels) in level {
            env.shared.tick().map_err(|kind| kind.at(Span::default()))?;
            let first = next.len();
            let met = wanted.met(env, from, &rels);
            wanted.each(env, node, |rel, far| {
                if !rels.contains(&rel) && met.allow(rel, far) {
                    let mut longer = rels.clone();
                    longer.push(rel);
                    next.push((far, longer));
                }
            })?;
            let bytes = next
                .iter()
                .skip(first)
                .map(|grown: &(NodeId, Vec<RelId>)| 32 + 4 * grown.1.len());
            env.shared
                .hold(bytes.sum())
                .map_err(|kind| kind.at(Span::default()))?;
            if depth < walk.min {
                continue;
            }
            let arrived = next.iter().skip(first).filter(|grown| grown.0 == to);
            paths.extend(arrived.map(|grown| grown.1.clone()));
        }
        groups += u32::from(paths.len() > before);
        let enough = match selector {
            Selector::AllShortest => groups >= 1,
            Selector::ShortestGroups(many) => groups >= many,
            Selector::Shortest(many) | Selector::Any(many) => {
                paths.truncate(many as usize);
                paths.len() >= many as usize
            }
        };
        if enough {
            break;
        }
        level = next;
    }
    Ok(paths)
}

impl Step for Search<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let Some(batch) = resume(&mut self.batch, &mut self.row, &mut self.input, context)?
            else {
                return Ok(None);
            };
            let mut found = Found::default();
            let env = context.env();
            while self.row < batch.len() && found.rows.len() < BATCH {
                self.search(&batch, &env, &mut found)?;
                self.row += 1;
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
