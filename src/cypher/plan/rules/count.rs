//! `count(*)` needs no last steps: the number of relationships at each node will do.

use crate::cypher::bind::bound::{Aggregate, Direction, PathMode, Slot};
use crate::cypher::plan::build::Planner;
use crate::cypher::plan::op::{Counted, Hop, Op, OpKind, Walk};

/// Puts counting in place of steps whose rows nobody looks at.
pub(super) fn count_without_steps(op: &mut Op, planner: &Planner<'_>) {
    let OpKind::Aggregate { keys, aggregates } = &op.kind else {
        return;
    };
    if !keys.is_empty() || !aggregates.iter().all(counts_rows) {
        return;
    }
    let slots: Vec<Slot> = aggregates.iter().map(|one| one.0).collect();
    let Some((counted, input)) = op.input.as_deref().and_then(|last| counted(last, planner)) else {
        return;
    };
    op.kind = OpKind::CountSteps { slots, counted };
    op.input = Some(Box::new(input));
}

fn counts_rows((_, aggregate): &(Slot, Aggregate)) -> bool {
    aggregate.function.name == "count" && aggregate.arguments.is_empty()
}

/// Returns what can be counted in place of the last steps, and what comes before those.
fn counted(last: &Op, planner: &Planner<'_>) -> Option<(Counted, Op)> {
    let before = last.input.as_deref()?;
    match &last.kind {
        OpKind::Expand(hop) if hop.into => meetings(before, hop),
        OpKind::Expand(hop) if hop.type_test.is_none() => {
            let pairs = all_of_types(before, hop, planner);
            Some(pairs.unwrap_or_else(|| (Counted::Steps(hop.clone()), before.clone())))
        }
        OpKind::VarExpand(walk) if is_plain(walk) => {
            Some((Counted::Walks(walk.clone()), before.clone()))
        }
        _ => None,
    }
}

/// Reads a step from every node that has relationships of its types, with what comes before that.
fn all_of_types(op: &Op, last: &Hop, planner: &Planner<'_>) -> Option<(Counted, Op)> {
    let OpKind::Expand(hop) = &op.kind else {
        return None;
    };
    let scan = op.input.as_deref()?;
    let start = scan.input.as_deref()?;
    let all = match &scan.kind {
        OpKind::AllNodes(slot) => *slot == hop.from,
        OpKind::LabelScan(slot, label) => {
            let label = &planner.names.labels[*label].name;
            let starts = hop.direction == Direction::Right;
            let mut types = hop
                .types
                .iter()
                .map(|number| &planner.names.types[*number].name);
            *slot == hop.from
                && !hop.types.is_empty()
                && types.all(|name| planner.stats.always(name, starts, label))
        }
        _ => false,
    };
    let follows = is_one_way(hop) && !hop.into && is_one_way(last) && hop.to == last.from;
    (all && follows && !planner.writes)
        .then(|| (Counted::Pairs(hop.clone(), last.clone()), start.clone()))
}

/// Reads a step to a node, from which the last step leads to one that was known before.
fn meetings(op: &Op, last: &Hop) -> Option<(Counted, Op)> {
    let OpKind::Expand(hop) = &op.kind else {
        return None;
    };
    let start = op.input.as_deref()?;
    // The last step may go from the middle or to it.
    let last = match (last.from == hop.to, last.to == hop.to) {
        (true, false) => last.clone(),
        (false, true) => turned(last),
        _ => return None,
    };
    (is_one_way(hop) && !hop.into && is_one_way(&last))
        .then(|| (Counted::Meetings(hop.clone(), last), start.clone()))
}

fn turned(hop: &Hop) -> Hop {
    let mut turned = hop.clone();
    (turned.from, turned.to) = (hop.to, hop.from);
    turned.direction = hop.direction.reversed();
    turned
}

/// Tells whether a step is known by its direction and types.
fn is_one_way(hop: &Hop) -> bool {
    hop.type_test.is_none() && hop.unlike.is_empty() && hop.direction != Direction::Both
}

/// Tells whether a walk can be counted by the relationships at each node.
fn is_plain(walk: &Walk) -> bool {
    let hop = &walk.hop;
    let free = !hop.into && hop.type_test.is_none() && hop.unlike.is_empty();
    let mode = matches!(walk.mode, PathMode::Walk | PathMode::Trail);
    free && mode && walk.properties.is_empty() && !walk.known
}
