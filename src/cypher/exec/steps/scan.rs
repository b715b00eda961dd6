//! Nodes by themselves: all, those with a label, those whose property has a value.

use std::sync::Arc;

use crate::cypher::bind::bound::{Expr, Slot};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{BATCH, Batch, Column};
use crate::cypher::exec::context::{Context, Env};
use crate::cypher::exec::eval::Row;
use crate::cypher::plan::Op;

use super::{Rows, Running, Step};

/// Which nodes are wanted.
enum Wanted<'p> {
    All,
    Label(usize),
    Equal(usize, &'p Expr),
}

/// Pairs every row of the input with every node that is wanted.
struct Scan<'p> {
    input: Running<'p>,
    op: &'p Op,
    slot: Slot,
    wanted: Wanted<'p>,
    /// Rows at work, the row at work, its nodes, and how many of them were given.
    batch: Option<Batch>,
    row: usize,
    nodes: Option<Arc<Vec<u32>>>,
    given: usize,
}

pub(super) fn all<'p>(input: Running<'p>, op: &'p Op, slot: Slot) -> Running<'p> {
    Box::new(Scan::new(input, op, slot, Wanted::All))
}

pub(super) fn label<'p>(input: Running<'p>, op: &'p Op, slot: Slot, label: usize) -> Running<'p> {
    Box::new(Scan::new(input, op, slot, Wanted::Label(label)))
}

pub(super) fn seek<'p>(
    input: Running<'p>,
    op: &'p Op,
    slot: Slot,
    key: usize,
    value: &'p Expr,
) -> Running<'p> {
    Box::new(Scan::new(input, op, slot, Wanted::Equal(key, value)))
}

impl<'p> Scan<'p> {
    fn new(input: Running<'p>, op: &'p Op, slot: Slot, wanted: Wanted<'p>) -> Self {
        Self {
            input,
            op,
            slot,
            wanted,
            batch: None,
            row: 0,
            nodes: None,
            given: 0,
        }
    }

    /// Finds the nodes for a row. Those that do not depend on the row are found once.
    fn find(&mut self, context: &Context<'_>, batch: &Batch) -> Result<Arc<Vec<u32>>, CypherError> {
        let env = context.env();
        Ok(Arc::new(match self.wanted {
            Wanted::All => match env.compact {
                Some(compact) => compact.nodes().to_vec(),
                None => env.graph.node_ids().map(|node| node.0).collect(),
            },
            Wanted::Label(label) => match (env.symbols.labels[label], env.compact) {
                (None, _) => Vec::new(),
                (Some(label), Some(compact)) => compact.labelled(label).to_vec(),
                (Some(label), None) => {
                    let all = env.graph.node_ids();
                    let fits = all.filter(|node| env.graph.node_labels(*node).contains(&label));
                    fits.map(|node| node.0).collect()
                }
            },
            Wanted::Equal(key, value) => {
                let value = env.eval(value, &mut Row::new(batch, self.row))?;
                equal_nodes(&env, key, &value)
            }
        }))
    }
}

fn equal_nodes(env: &Env<'_>, key: usize, value: &crate::graph::Value) -> Vec<u32> {
    let Some(key) = env.symbols.keys[key] else {
        return Vec::new();
    };
    env.graph.nodes_with(key, value)
}

impl Step for Scan<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        loop {
            let batch = match self.batch.take() {
                Some(batch) => batch,
                None => match self.input.next(context)? {
                    Some(batch) => {
                        (self.row, self.given) = (0, 0);
                        if matches!(self.wanted, Wanted::Equal(..)) {
                            self.nodes = None;
                        }
                        batch
                    }
                    None => return Ok(None),
                },
            };
            let mut rows = Vec::new();
            let mut found: Vec<u32> = Vec::new();
            while self.row < batch.len() && rows.len() < BATCH {
                let nodes = match &self.nodes {
                    Some(nodes) => Arc::clone(nodes),
                    None => {
                        let nodes = self.find(context, &batch)?;
                        self.nodes = Some(Arc::clone(&nodes));
                        nodes
                    }
                };
                let to = nodes.len().min(self.given + BATCH - rows.len());
                let part = nodes.get(self.given..to).unwrap_or_default();
                let row = u32::try_from(self.row).unwrap_or(u32::MAX);
                rows.extend(std::iter::repeat_n(row, part.len()));
                found.extend_from_slice(part);
                self.given = to;
                if self.given == nodes.len() {
                    self.row += 1;
                    self.given = 0;
                    if matches!(self.wanted, Wanted::Equal(..)) {
                        self.nodes = None;
                    }
                }
            }
            let result = (!rows.is_empty()).then(|| {
                let mut result = batch.take(&rows, &self.op.live);
                result.set(self.slot, Column::Nodes(found));
                result
            });
            if self.row < batch.len() {
                self.batch = Some(batch);
            }
            if result.is_some() {
                return Ok(result);
            }
        }
    }
}
