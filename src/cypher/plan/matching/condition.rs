//! What must hold of a pattern, one condition each.

use crate::cypher::bind::bound::{Binary, Expr, ExprKind, Pattern, Slot};

/// Lists everything that must hold: labels, properties and the parts of the condition.
pub(super) fn conditions(pattern: &Pattern, predicate: Option<&Expr>) -> Vec<Expr> {
    let mut all = Vec::new();
    for node in &pattern.nodes {
        if let Some(test) = &node.labels {
            let span = crate::text::Span::default();
            let node = Box::new(Expr::slot(node.slot));
            all.push(Expr {
                kind: ExprKind::HasLabels(node, test.clone()),
                span,
            });
        }
        equalities(node.slot, &node.properties, &mut all);
    }
    for rel in pattern.rels.iter().filter(|rel| rel.length.is_none()) {
        equalities(rel.slot, &rel.properties, &mut all);
    }
    if let Some(predicate) = predicate {
        split(predicate, &mut all);
    }
    all
}

fn equalities(slot: Slot, properties: &[(usize, Expr)], all: &mut Vec<Expr>) {
    for (key, value) in properties {
        let span = value.span;
        let property = ExprKind::Property(Box::new(Expr::slot(slot)), *key);
        let property = Box::new(Expr {
            kind: property,
            span,
        });
        let kind = ExprKind::Binary(Binary::Equal, property, Box::new(value.clone()));
        all.push(Expr { kind, span });
    }
}

fn split(predicate: &Expr, all: &mut Vec<Expr>) {
    match &predicate.kind {
        ExprKind::And(parts) => parts.iter().for_each(|part| split(part, all)),
        _ => all.push(predicate.clone()),
    }
}

/// Reads `slot.key = value`, either way round.
pub(super) fn seek_of(condition: &Expr, slot: Slot) -> Option<(usize, &Expr)> {
    let ExprKind::Binary(Binary::Equal, left, right) = &condition.kind else {
        return None;
    };
    let key = |side: &Expr| match &side.kind {
        ExprKind::Property(base, key) if base.kind == ExprKind::Slot(slot) => Some(*key),
        _ => None,
    };
    match (key(left), key(right)) {
        (Some(key), _) if !right.reads(|read| read == slot) => Some((key, right)),
        (_, Some(key)) if !left.reads(|read| read == slot) => Some((key, left)),
        _ => None,
    }
}
