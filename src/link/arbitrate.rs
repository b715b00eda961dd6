//! Which of the proposals that overlap is taken.

use super::candidate::Proposal;

/// Takes those of the open and the known proposals that do not overlap: the stronger first, among equals the longer, then the
/// surer, then the earlier. Shields take their tokens and vanish. Sorted by start.
pub(super) fn arbitrate(mut open: Vec<Proposal>, known: Vec<Proposal>) -> Vec<Proposal> {
    open.extend(known);
    let starts = open.iter().enumerate();
    let starts = starts.filter(|(_, proposal)| !proposal.tokens.is_empty());
    let mut order: Vec<(usize, usize)> = starts
        .map(|(i, proposal)| (proposal.tokens.start, i))
        .collect();
    order.sort_unstable();
    let end = open.iter().map(|proposal| proposal.tokens.end).max();
    let mut taken = vec![false; end.unwrap_or_default()];
    let mut chosen = Vec::with_capacity(order.len());
    let mut order = order.as_mut_slice();
    // Only those that hang together decide about each other.
    while let Some(&(_, first)) = order.first() {
        let mut end = open[first].tokens.end;
        let together = order.iter().take_while(|(start, i)| {
            let within = *start < end;
            end = end.max(open[*i].tokens.end);
            within
        });
        let (group, rest) = order.split_at_mut(together.count());
        settle(&open, group, &mut taken, &mut chosen);
        order = rest;
    }
    let mut all: Vec<Option<Proposal>> = open.into_iter().map(Some).collect();
    let mut taken = Vec::with_capacity(chosen.len());
    taken.extend(chosen.into_iter().filter_map(|i| all[i].take()));
    taken
}

/// Takes those of a group that do not overlap; each is given with its start. What is chosen is sorted
/// by start.
fn settle(
    open: &[Proposal],
    group: &mut [(usize, usize)],
    taken: &mut [bool],
    chosen: &mut Vec<usize>,
) {
    if group.len() > 1 {
        group.sort_unstable_by(|a, b| rank(open, a).cmp(&rank(open, b)));
    }
    let first = chosen.len();
    for &(_, i) in &*group {
        let place = &mut taken[open[i].tokens.clone()];
        if !place.contains(&true) {
            place.fill(true);
            chosen.extend(open[i].entity.map(|_| i));
        }
    }
    chosen[first..].sort_unstable_by_key(|&i| open[i].tokens.start);
}

/// Returns what sorts the stronger of two first, then the earlier; nothing is left to chance.
fn rank<'p>(
    open: &'p [Proposal],
    &(start, i): &(usize, usize),
) -> (u64, usize, &'static str, Option<&'p str>, usize) {
    let proposal = &open[i];
    let id = proposal.id.as_deref();
    (weakness(proposal), start, proposal.rule, id, i)
}

/// Returns a number that is the less the stronger, longer and surer a proposal is, in this order.
fn weakness(proposal: &Proposal) -> u64 {
    let strength = u64::MAX - proposal.priority as u64;
    let length = u64::from(u32::MAX) - proposal.tokens.len() as u64;
    let bits = proposal.confidence.to_bits();
    // As `f32::total_cmp` orders them.
    let sure = if bits >> 31 == 0 {
        bits | 1 << 31
    } else {
        !bits
    };
    strength << 62 | (length & 0x3FFF_FFFF) << 32 | u64::from(!sure)
}

#[cfg(test)]
mod tests {
    use super::super::{EntityType, Priority, Proposal};
    use super::arbitrate;

    #[test]
    fn the_stronger_then_the_longer_wins() {
        let make = |range, priority| {
            Proposal::new(range, EntityType::Place, "test").with_priority(priority)
        };
        let chosen = arbitrate(
            vec![
                make(0..2, Priority::Normal),
                make(1..5, Priority::Normal),
                make(4..6, Priority::Strong),
                make(2..3, Priority::Weak),
                Proposal::shield(7..9, "test"),
                make(8..9, Priority::Weak),
            ],
            Vec::new(),
        );
        let ranges: Vec<_> = chosen.into_iter().map(|p| p.tokens).collect();
        assert_eq!(ranges, [0..2, 2..3, 4..6]);
    }
}
