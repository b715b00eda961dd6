//! Which of the proposals that overlap is taken.

use super::candidate::Proposal;

/// Takes those of the open and the known proposals that do not overlap: the stronger first, among equals the longer, then the
/// surer, then the earlier. Shields take their tokens and vanish. Sorted by start.
pub(super) fn arbitrate(mut open: Vec<Proposal>, known: Vec<Proposal>) -> Vec<Proposal> {
    open.extend(known);
    let ranked = open.iter().enumerate();
    let ranked = ranked.filter(|(_, proposal)| !proposal.tokens.is_empty());
    let mut order: Vec<(u64, usize, usize)> = ranked
        .map(|(i, proposal)| (weakness(proposal), proposal.tokens.start, i))
        .collect();
    order.sort_unstable_by(|a, b| {
        let (of_a, of_b) = (&open[a.2], &open[b.2]);
        (a.0, a.1)
            .cmp(&(b.0, b.1))
            .then_with(|| of_a.rule.cmp(of_b.rule))
            .then_with(|| of_a.id.cmp(&of_b.id))
            .then(a.2.cmp(&b.2))
    });
    let end = open.iter().map(|proposal| proposal.tokens.end).max();
    let mut taken = vec![false; end.unwrap_or_default()];
    let mut is_chosen = vec![false; open.len()];
    for (_, _, i) in order {
        let place = &mut taken[open[i].tokens.clone()];
        if !place.contains(&true) {
            place.fill(true);
            is_chosen[i] = open[i].entity.is_some();
        }
    }
    let mut is_chosen = is_chosen.into_iter();
    open.retain(|_| is_chosen.next().unwrap_or_default());
    // None has the start of another, since none overlaps another.
    open.sort_unstable_by_key(|proposal| proposal.tokens.start);
    open
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
