//! Clauses as steps.

use crate::cypher::bind::bound::{Branch, Clause, Expr, Names, Projection, Slot};

use super::op::{EachRow, MergeOp, Op, OpKind};
use super::stats::Stats;

/// Turns bound queries into steps.
pub(super) struct Planner<'a> {
    pub(super) stats: &'a Stats,
    pub(super) names: &'a Names,
    /// Whether the query writes, so that what holds of the graph now may not hold later.
    pub(super) writes: bool,
    /// Whether to leave out everything that only makes it faster.
    pub(super) plain: bool,
}

impl Planner<'_> {
    pub(super) fn branches(&self, branches: &[Branch], all: bool, start: Op) -> Op {
        match branches {
            [only] => self.branch(only, start),
            _ => {
                let output = branches.first().map(|branch| branch.output.clone());
                let output = output.unwrap_or_default();
                let parts: Vec<_> = branches
                    .iter()
                    .map(|branch| (self.branch(branch, Op::argument()), branch.output.clone()))
                    .collect();
                let rows = parts.iter().map(|part| part.0.rows).sum();
                let union = start.after(OpKind::Union(parts, output.clone()), rows);
                match all {
                    true => union,
                    false => union.after(OpKind::Distinct(output), rows),
                }
            }
        }
    }

    fn branch(&self, branch: &Branch, start: Op) -> Op {
        branch
            .clauses
            .iter()
            .fold(start, |op, clause| self.clause(op, clause))
    }

    fn clause(&self, op: Op, clause: &Clause) -> Op {
        let rows = op.rows;
        match clause {
            Clause::Match {
                optional: false,
                pattern,
                predicate,
            } => self.matching(op, pattern, predicate.as_ref()),
            Clause::Match {
                optional: true,
                pattern,
                predicate,
            } => {
                let start = Op::argument();
                let inner = self.matching(start, pattern, predicate.as_ref());
                let rows = rows * inner.rows.max(1.0);
                let slots = pattern_slots(pattern);
                op.after(
                    OpKind::Optional {
                        inner: Box::new(inner),
                        slots,
                    },
                    rows,
                )
            }
            Clause::Unwind { list, slot } => {
                op.after(OpKind::Unwind(list.clone(), *slot), rows * 10.0)
            }
            Clause::Project(projection) => self.project(op, projection),
            Clause::Create(creation) => op.after(OpKind::Create(creation.clone()), rows),
            Clause::Merge(merge) => {
                let find = self.matching(Op::argument(), &merge.pattern, None);
                let merge = MergeOp {
                    merge: merge.clone(),
                    find,
                };
                op.after(OpKind::Merge(Box::new(merge)), rows)
            }
            Clause::Set(items) => op.after(OpKind::Set(items.clone()), rows),
            Clause::Remove(items) => op.after(OpKind::Remove(items.clone()), rows),
            Clause::Delete { detach, values } => {
                op.after(OpKind::Delete(*detach, values.clone()), rows)
            }
            Clause::ForEachRow(query) => {
                let inner = self.branches(&query.branches, query.union_all, Op::argument());
                let rows = if query.acts { rows } else { rows * inner.rows };
                let query = query.clone();
                op.after(OpKind::ForEachRow(Box::new(EachRow { inner, query })), rows)
            }
            Clause::Call(call) => {
                let mut op = op.after(OpKind::Call(call.clone()), rows * 10.0);
                if let Some(predicate) = &call.predicate {
                    op = filter(op, predicate.clone());
                }
                op
            }
        }
    }

    fn project(&self, op: Op, projection: &Projection) -> Op {
        let rows = op.rows;
        let mut op = match &projection.aggregates {
            Some(aggregation) => {
                let groups = if aggregation.keys.is_empty() {
                    1.0
                } else {
                    rows.sqrt()
                };
                let kind = OpKind::Aggregate {
                    keys: aggregation.keys.clone(),
                    aggregates: aggregation.aggregates.clone(),
                };
                op.after(kind, groups)
            }
            None => op,
        };
        // A variable that is carried on needs no work.
        let new: Vec<_> = projection
            .items
            .iter()
            .filter(|(slot, value)| *value != Expr::slot(*slot))
            .cloned()
            .collect();
        let rows = op.rows;
        if !new.is_empty() {
            op = op.after(OpKind::Project(new), rows);
        }
        if projection.distinct {
            let slots: Vec<Slot> = projection.items.iter().map(|item| item.0).collect();
            op = op.after(OpKind::Distinct(slots), rows);
        }
        if !projection.order.is_empty() {
            op = op.after(OpKind::Sort(projection.order.clone(), None), rows);
        }
        if let Some(skip) = &projection.skip {
            op = op.after(OpKind::Skip(skip.clone()), rows);
        }
        if let Some(limit) = &projection.limit {
            let most = match limit.kind {
                #[expect(clippy::cast_precision_loss, reason = "an estimate")]
                crate::cypher::bind::bound::ExprKind::Const(crate::graph::Value::Int(many)) => {
                    many as f64
                }
                _ => rows,
            };
            op = op.after(OpKind::Limit(limit.clone()), rows.min(most));
        }
        match &projection.predicate {
            Some(predicate) => filter(op, predicate.clone()),
            None => op,
        }
    }
}

pub(super) fn filter(op: Op, predicate: Expr) -> Op {
    let rows = op.rows * 0.25;
    op.after(OpKind::Filter(predicate), rows)
}

/// Lists the slots that a pattern fills.
pub(super) fn pattern_slots(pattern: &crate::cypher::bind::bound::Pattern) -> Vec<Slot> {
    let nodes = pattern
        .nodes
        .iter()
        .filter(|node| !node.bound)
        .map(|node| node.slot);
    let rels = pattern
        .rels
        .iter()
        .filter(|rel| !rel.bound)
        .map(|rel| rel.slot);
    let paths = pattern.paths.iter().map(|path| path.slot);
    let groups = pattern.rels.iter().filter_map(|rel| rel.group.as_ref());
    let lists = groups.flat_map(|group| group.lists.iter().map(|list| list.1));
    nodes.chain(rels).chain(paths).chain(lists).collect()
}
