//! A group that repeats, as a step with a plan of its own for each time.

use crate::cypher::bind::bound::{Group, Length, PathMode};

use super::build::Planner;
use super::op::{Hop, Op, OpKind, Repeat};

impl Planner<'_> {
    /// Plans a group from the end that is known; `turned` says that this is its right one.
    pub(super) fn repeat(
        &self,
        group: &Group,
        hop: Hop,
        length: Length,
        (turned, mode): (bool, PathMode),
    ) -> OpKind {
        let ends = match turned {
            true => (group.ends.1, group.ends.0),
            false => group.ends,
        };
        let mut pattern = group.pattern.clone();
        for node in pattern.nodes.iter_mut().filter(|node| node.slot == ends.0) {
            node.bound = true;
        }
        for rel in &mut pattern.rels {
            rel.named = true;
        }
        let inner = self.matching(Op::argument(), &pattern, group.predicate.as_ref());
        OpKind::Repeat(Box::new(Repeat {
            hop,
            min: length.min,
            max: length.max,
            inner,
            ends,
            rels: group.rels.clone(),
            lists: group.lists.clone(),
            reversed: turned,
            mode,
        }))
    }
}
