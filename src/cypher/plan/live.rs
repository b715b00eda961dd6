//! Which slots are still read after each step, so that operators can leave the others out.

use std::collections::BTreeSet;

use crate::cypher::bind::bound::{Expr, ExprKind, RemoveItem, SetItem, Slot};

use super::op::{Counted, Hop, Op, OpKind, Walk};

/// Marks every step with the slots that are read after it; `output` is read after the last.
pub(super) fn mark(root: &mut Op, output: &[Slot]) {
    let live: BTreeSet<Slot> = output.iter().copied().collect();
    step(root, live);
}

fn step(op: &mut Op, live: BTreeSet<Slot>) {
    op.live = live.iter().copied().collect();
    let mut needed = live;
    reads(&mut op.kind, &mut needed);
    if let Some(input) = &mut op.input {
        step(input, needed);
    }
}

/// Adds what a step reads.
fn reads(kind: &mut OpKind, needed: &mut BTreeSet<Slot>) {
    match kind {
        OpKind::Argument | OpKind::AllNodes(_) | OpKind::LabelScan(..) => {}
        OpKind::Seek { value, .. } => expr(value, needed),
        OpKind::Expand(hop) => read_hop(hop, needed),
        OpKind::VarExpand(walk) | OpKind::Search(walk, _) => read_walk(walk, needed),
        OpKind::Repeat(repeat) => {
            let mut inside: BTreeSet<Slot> = repeat.rels.iter().copied().collect();
            inside.insert(repeat.ends.1);
            inside.extend(repeat.lists.iter().map(|list| list.0));
            step(&mut repeat.inner, inside);
            free(&repeat.inner, needed);
            read_hop(&repeat.hop, needed);
        }
        OpKind::Ends {
            rel,
            left,
            right,
            unlike,
            ..
        } => {
            needed.extend([*rel, left.0, right.0]);
            needed.extend(unlike.iter().copied());
        }
        OpKind::Filter(predicate) => expr(predicate, needed),
        OpKind::Project(items) => items.iter().for_each(|item| expr(&item.1, needed)),
        OpKind::Aggregate { keys, aggregates } => {
            needed.clear();
            keys.iter().for_each(|key| expr(&key.1, needed));
            for (_, aggregate) in aggregates {
                aggregate
                    .arguments
                    .iter()
                    .for_each(|argument| expr(argument, needed));
            }
        }
        OpKind::CountSteps { counted, .. } => {
            needed.clear();
            match counted {
                Counted::Steps(hop) => {
                    needed.insert(hop.from);
                    needed.extend(hop.unlike.iter().copied());
                }
                Counted::Pairs(..) => {}
                Counted::Meetings(first, last) => needed.extend([first.from, last.to]),
                Counted::Walks(walk) => {
                    needed.insert(walk.hop.from);
                }
            }
        }
        OpKind::Distinct(slots) => needed.extend(slots.iter().copied()),
        OpKind::Sort(keys, _) => keys.iter().for_each(|key| expr(&key.value, needed)),
        OpKind::Skip(_) | OpKind::Limit(_) => {}
        OpKind::Unwind(list, _) => expr(list, needed),
        OpKind::Optional { inner, slots } => {
            let mut inside = needed.clone();
            inside.extend(slots.iter().copied());
            step(inner, inside);
            free(inner, needed);
        }
        OpKind::Union(parts, _) => {
            for (part, output) in parts {
                let live = output.iter().copied().collect();
                step(part, live);
                free(part, needed);
            }
        }
        OpKind::Call(call) => call
            .arguments
            .iter()
            .for_each(|argument| expr(argument, needed)),
        OpKind::ForEachRow(one) => {
            let query = &one.query;
            let inside = query.outputs.iter().map(|output| output.0);
            step(&mut one.inner, inside.collect());
            free(&one.inner, needed);
            query
                .imports
                .iter()
                .for_each(|import| expr(&import.1, needed));
        }
        OpKind::Create(creation) => {
            let nodes = creation.nodes.iter().map(|node| &node.properties);
            let rels = creation.rels.iter().map(|rel| &rel.properties);
            nodes
                .chain(rels)
                .flatten()
                .for_each(|properties| expr(properties, needed));
            for rel in &creation.rels {
                needed.extend([rel.from, rel.to]);
            }
            for path in &creation.paths {
                needed.insert(path.1);
                needed.extend(path.2.iter().copied());
            }
        }
        OpKind::Merge(merge) => {
            let pattern = &merge.merge.pattern;
            let mut inside: BTreeSet<Slot> = needed.clone();
            inside.extend(pattern.nodes.iter().map(|node| node.slot));
            inside.extend(pattern.rels.iter().map(|rel| rel.slot));
            merge
                .merge
                .on_match
                .iter()
                .for_each(|item| set_item(item, &mut inside));
            merge
                .merge
                .on_create
                .iter()
                .for_each(|item| set_item(item, &mut inside));
            for node in &merge.merge.creation.nodes {
                node.properties
                    .iter()
                    .for_each(|properties| expr(properties, &mut inside));
            }
            for rel in &merge.merge.creation.rels {
                rel.properties
                    .iter()
                    .for_each(|properties| expr(properties, &mut inside));
            }
            step(&mut merge.find, inside.clone());
            needed.extend(inside);
            free(&merge.find, needed);
        }
        OpKind::Set(items) => items.iter().for_each(|item| set_item(item, needed)),
        OpKind::Remove(items) => {
            for item in items {
                let (RemoveItem::Property { target, .. } | RemoveItem::Labels { target, .. }) =
                    item;
                expr(target, needed);
            }
        }
        OpKind::Delete(_, values) => values.iter().for_each(|value| expr(value, needed)),
    }
}

fn read_hop(hop: &Hop, needed: &mut BTreeSet<Slot>) {
    needed.extend([hop.from, hop.to]);
    needed.extend(hop.unlike.iter().copied());
}

fn read_walk(walk: &Walk, needed: &mut BTreeSet<Slot>) {
    read_hop(&walk.hop, needed);
    needed.extend(walk.hop.rel);
    walk.properties
        .iter()
        .for_each(|property| expr(&property.1, needed));
}

fn set_item(item: &SetItem, needed: &mut BTreeSet<Slot>) {
    match item {
        SetItem::Property { target, value, .. } | SetItem::Properties { target, value, .. } => {
            expr(target, needed);
            expr(value, needed);
        }
        SetItem::DynamicProperty { target, key, value } => {
            expr(target, needed);
            expr(key, needed);
            expr(value, needed);
        }
        SetItem::Labels { target, .. } => expr(target, needed),
    }
}

/// Adds what the plan inside reads of the rows it starts from.
fn free(op: &Op, needed: &mut BTreeSet<Slot>) {
    match &op.input {
        Some(input) => free(input, needed),
        None => needed.extend(op.live.iter().copied()),
    }
}

fn expr(expr: &Expr, needed: &mut BTreeSet<Slot>) {
    expr.walk(&mut |expr| {
        match &expr.kind {
            ExprKind::Slot(slot) => {
                needed.insert(*slot);
            }
            ExprKind::MakePath(start, rels) => {
                needed.insert(*start);
                needed.extend(rels.iter().copied());
            }
            _ => {}
        }
        true
    });
}
