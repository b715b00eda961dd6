//! Counts where steps from two nodes meet.

use crate::cypher::error::CypherError;
use crate::cypher::exec::context::Env;
use crate::graph::NodeId;

use super::neighbours::Ways;

/// How much longer a sorted list must be than another for searching it to pay.
const SEARCHED: usize = 16;

/// Counts pairs of steps from one node and to another that meet in between.
///
/// Rows often have the second node in common. Then the nodes before it are marked once, and for each
/// row no more is to be done than to look its neighbours up among the marks.
pub(super) struct Meetings {
    leaving: Ways,
    /// The ways to the second node, seen from there.
    arriving: Ways,
    /// The second node of the row before.
    last: Option<NodeId>,
    marks: Marks,
}

/// How often each of the nodes before a node stands there.
#[derive(Default)]
struct Marks {
    of: Option<NodeId>,
    counts: Vec<u32>,
    marked: Vec<u32>,
}

impl Marks {
    fn set(&mut self, of: NodeId, nodes: &[u32], bound: usize) {
        self.counts.resize(bound, 0);
        for node in self.marked.drain(..) {
            self.counts[node as usize] = 0;
        }
        self.marked.extend_from_slice(nodes);
        for node in nodes {
            self.counts[*node as usize] += 1;
        }
        self.of = Some(of);
    }

    fn count(&self, nodes: &[u32]) -> usize {
        let counts = nodes
            .iter()
            .map(|node| self.counts[*node as usize] as usize);
        counts.sum()
    }
}

impl Meetings {
    pub(super) fn new(leaving: Ways, arriving: Ways) -> Self {
        Self {
            leaving,
            arriving,
            last: None,
            marks: Marks::default(),
        }
    }

    pub(super) fn between(
        &mut self,
        env: &Env<'_>,
        from: NodeId,
        to: NodeId,
    ) -> Result<usize, CypherError> {
        let (leaving, arriving) = (&self.leaving, &self.arriving);
        let (Some(near), true) = (leaving.slices(env, from), arriving.are_listed(env)) else {
            return self.one_by_one(env, from, to);
        };
        let again = self.last.replace(to) == Some(to) && !arriving.are_several();
        let mut count = 0;
        for (near, _) in near {
            for (far, _) in arriving.slices(env, to).into_iter().flatten() {
                let (short, long) = (near.len().min(far.len()), near.len().max(far.len()));
                if !again || short * SEARCHED < long {
                    count += common(near, far);
                    continue;
                }
                if self.marks.of != Some(to) {
                    self.marks.set(to, far, env.graph.node_bound());
                }
                count += self.marks.count(near);
            }
        }
        Ok(count)
    }

    fn one_by_one(&self, env: &Env<'_>, from: NodeId, to: NodeId) -> Result<usize, CypherError> {
        let mut count = 0;
        self.leaving.each::<CypherError>(env, from, |_, middle| {
            self.arriving.each::<CypherError>(env, to, |_, other| {
                count += usize::from(middle == other);
                Ok(true)
            })
        })?;
        Ok(count)
    }
}

/// Counts pairs of equal numbers of two sorted lists, in which a number may stand several times.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (short, long) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    let mut count = 0;
    // Where one list is far longer, what is looked for in it is little.
    if short.len() * SEARCHED < long.len() {
        let mut rest = long;
        for number in short {
            rest = &rest[rest.partition_point(|here| here < number)..];
            count += rest.iter().take_while(|here| *here == number).count();
        }
        return count;
    }
    let (mut at, mut there) = (0, 0);
    while let (Some(left), Some(right)) = (short.get(at), long.get(there)) {
        if left == right {
            let equal = |list: &[u32]| list.iter().take_while(|here| *here == left).count();
            let (here, beyond) = (equal(&short[at..]), equal(&long[there..]));
            count += here * beyond;
            (at, there) = (at + here, there + beyond);
        } else {
            // Without a branch, which would be guessed wrong half of the time.
            at += usize::from(left < right);
            there += usize::from(right < left);
        }
    }
    count
}
