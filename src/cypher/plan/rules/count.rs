//! `count(*)` needs no last step: the number of relationships at each node will do.

use crate::cypher::bind::bound::{Aggregate, Direction, Slot};
use crate::cypher::plan::build::Planner;
use crate::cypher::plan::op::{Hop, Op, OpKind};

/// Puts counting in place of a step whose rows nobody looks at, and where the step before it runs
/// over all relationships of its types, in place of that one too.
pub(super) fn count_without_steps(op: &mut Op, planner: &Planner<'_>) {
    let OpKind::Aggregate { keys, aggregates } = &op.kind else {
        return;
    };
    if !keys.is_empty() || !aggregates.iter().all(counts_rows) {
        return;
    }
    let slots: Vec<Slot> = aggregates.iter().map(|one| one.0).collect();
    let Some(Op {
        kind: OpKind::Expand(hop),
        input: Some(before),
        ..
    }) = op.input.as_deref()
    else {
        return;
    };
    if hop.into || hop.type_test.is_some() {
        return;
    }
    let hop = hop.clone();
    let (first, input) = match all_of_types(before, &hop, planner) {
        Some((first, start)) => (Some(first), start.clone()),
        None => (None, (**before).clone()),
    };
    op.kind = OpKind::CountSteps { slots, hop, first };
    op.input = Some(Box::new(input));
}

fn counts_rows((_, aggregate): &(Slot, Aggregate)) -> bool {
    aggregate.function.name == "count" && aggregate.arguments.is_empty()
}

/// Reads a step from every node that has relationships of its types, with what comes before that.
fn all_of_types<'o>(op: &'o Op, last: &Hop, planner: &Planner<'_>) -> Option<(Hop, &'o Op)> {
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
    let plain = !hop.into
        && hop.type_test.is_none()
        && hop.unlike.is_empty()
        && last.unlike.is_empty()
        && hop.to == last.from
        && hop.direction != Direction::Both
        && last.direction != Direction::Both;
    (all && plain && !planner.writes).then(|| (hop.clone(), start))
}
