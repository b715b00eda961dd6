//! Rewrites that improve a plan, one a file; each keeps the bag of rows.

mod count;
mod top;

use super::build::Planner;
use super::op::{Op, OpKind};

/// Improves a plan in place.
pub(super) fn apply(root: &mut Op, planner: &Planner<'_>) {
    each(root, &mut |op| count::count_without_steps(op, planner));
    each(root, &mut |op| top::sort_only_what_is_kept(op));
}

/// Applies a rewrite to every step, the last first.
fn each(op: &mut Op, rewrite: &mut dyn FnMut(&mut Op)) {
    rewrite(op);
    match &mut op.kind {
        OpKind::Optional { inner, .. } => each(inner, rewrite),
        OpKind::Union(parts, _) => parts.iter_mut().for_each(|part| each(&mut part.0, rewrite)),
        OpKind::ForEachRow(one) => each(&mut one.inner, rewrite),
        OpKind::Repeat(repeat) => each(&mut repeat.inner, rewrite),
        OpKind::Merge(merge) => each(&mut merge.find, rewrite),
        _ => {}
    }
    if let Some(input) = &mut op.input {
        each(input, rewrite);
    }
}
