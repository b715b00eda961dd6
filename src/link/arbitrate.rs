//! Which of the proposals that overlap is taken.

use super::candidate::Proposal;

/// Takes proposals that do not overlap: the stronger first, among equals the longer, then the
/// surer, then the earlier. Shields take their tokens and vanish. Sorted by start.
pub(super) fn arbitrate(mut proposals: Vec<Proposal>) -> Vec<Proposal> {
    proposals.retain(|proposal| !proposal.tokens.is_empty());
    proposals.sort_by(|a, b| {
        b.priority
            .cmp(&a.priority)
            .then(b.tokens.len().cmp(&a.tokens.len()))
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.tokens.start.cmp(&b.tokens.start))
            .then(a.rule.cmp(b.rule))
            .then(a.id.cmp(&b.id))
    });
    let end = proposals.iter().map(|proposal| proposal.tokens.end).max();
    let mut taken = vec![false; end.unwrap_or_default()];
    let mut chosen: Vec<Proposal> = Vec::new();
    for proposal in proposals {
        if proposal.tokens.clone().any(|i| taken[i]) {
            continue;
        }
        taken[proposal.tokens.clone()].fill(true);
        chosen.push(proposal);
    }
    chosen.retain(|proposal| proposal.entity.is_some());
    chosen.sort_by_key(|proposal| proposal.tokens.start);
    chosen
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
        let chosen = arbitrate(vec![
            make(0..2, Priority::Normal),
            make(1..5, Priority::Normal),
            make(4..6, Priority::Strong),
            make(2..3, Priority::Weak),
            Proposal::shield(7..9, "test"),
            make(8..9, Priority::Weak),
        ]);
        let ranges: Vec<_> = chosen.into_iter().map(|p| p.tokens).collect();
        assert_eq!(ranges, [0..2, 2..3, 4..6]);
    }
}
