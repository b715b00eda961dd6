//! `ORDER BY … LIMIT n` keeps `n` rows while sorting.

use crate::cypher::bind::bound::{Binary, Expr, ExprKind};
use crate::cypher::plan::op::{Op, OpKind};

/// Tells a sort how many rows the limit above it will take, beyond those that are skipped.
pub(super) fn sort_only_what_is_kept(op: &mut Op) {
    let OpKind::Limit(limit) = &op.kind else {
        return;
    };
    let mut wanted = limit.clone();
    let mut below = op.input.as_deref_mut();
    if let Some(Op {
        kind: OpKind::Skip(skip),
        input,
        ..
    }) = below
    {
        let span = wanted.span;
        let both = (Box::new(skip.clone()), Box::new(wanted));
        wanted = Expr {
            kind: ExprKind::Binary(Binary::Add, both.0, both.1),
            span,
        };
        below = input.as_deref_mut();
    }
    if let Some(Op {
        kind: OpKind::Sort(_, keep @ None),
        ..
    }) = below
    {
        *keep = Some(wanted);
    }
}
