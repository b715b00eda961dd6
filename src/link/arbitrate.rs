//! Which of the proposals that overlap is taken.

use std::cmp::Ordering;

use super::candidate::Proposal;

/// Takes those of the open and the known proposals that do not overlap: the stronger first, among equals the longer, then the
/// surer, then the earlier. Shields take their tokens and vanish. Sorted by start.
pub(super) fn arbitrate(open: Vec<Proposal>, known: &[Proposal]) -> Vec<Proposal> {
    let all = open.iter().chain(known);
    let proposals: Vec<&Proposal> = all.filter(|proposal| !proposal.tokens.is_empty()).collect();
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_unstable_by(|&i, &j| by_strength(proposals[i], proposals[j]).then(i.cmp(&j)));
    let end = proposals.iter().map(|proposal| proposal.tokens.end).max();
    let mut taken = vec![false; end.unwrap_or_default()];
    let mut chosen = Vec::new();
    for proposal in order.into_iter().map(|i| proposals[i]) {
        let place = &mut taken[proposal.tokens.clone()];
        if !place.contains(&true) {
            place.fill(true);
            chosen.extend(proposal.entity.map(|_| proposal));
        }
    }
    chosen.sort_unstable_by_key(|proposal| proposal.tokens.start);
    chosen.into_iter().cloned().collect()
}

/// Puts the stronger of two proposals first.
fn by_strength(a: &Proposal, b: &Proposal) -> Ordering {
    b.priority
        .cmp(&a.priority)
        .then(b.tokens.len().cmp(&a.tokens.len()))
        .then(b.confidence.total_cmp(&a.confidence))
        .then(a.tokens.start.cmp(&b.tokens.start))
        .then(a.rule.cmp(b.rule))
        .then(a.id.cmp(&b.id))
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
            &[],
        );
        let ranges: Vec<_> = chosen.into_iter().map(|p| p.tokens).collect();
        assert_eq!(ranges, [0..2, 2..3, 4..6]);
    }
}
