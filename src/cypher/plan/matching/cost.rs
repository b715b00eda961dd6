//! How many rows a step is expected to give.

use crate::cypher::bind::bound::{Direction, LabelTest, PatternRel};
use crate::cypher::plan::build::Planner;

use super::State;
use super::condition::seek_of;

/// Nodes that an equality on a property is expected to leave.
const EQUAL: f64 = 0.02;

impl Planner<'_> {
    /// Returns by how much a step multiplies rows; nothing if it cannot be taken yet.
    pub(super) fn cost(&self, state: &State<'_>, at: usize) -> Option<f64> {
        let rel = &state.pattern.rels[at];
        let (left, right) = (state.node(rel.left), state.node(rel.right));
        let known = (state.is_known(left), state.is_known(right));
        if rel.bound && rel.length.is_none() {
            return Some(0.0);
        }
        let searched = state.pattern.searches.iter().any(|search| search.rel == at);
        let degree = self.degree(rel);
        let far = match known {
            (true, true) => return Some((degree / self.stats.nodes.max(1.0)).min(1.0)),
            (false, false) => return None,
            _ if searched => return None,
            (true, false) => rel.right,
            (false, true) => rel.left,
        };
        let reach = match rel.length {
            Some(length) => {
                let steps = length.max.unwrap_or(length.min + 5).min(8);
                degree
                    .max(1.0)
                    .powi(i32::try_from(steps).unwrap_or(8))
                    .max(degree)
            }
            None => degree,
        };
        Some(reach * self.selectivity(state, far))
    }

    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    fn degree(&self, rel: &PatternRel) -> f64 {
        let all: f64 = match rel.types.is_empty() {
            true => self.stats.rels,
            false => {
                let names = rel
                    .types
                    .iter()
                    .map(|number| &self.names.types[*number].name);
                names.map(|name| self.stats.rel_type(name)).sum()
            }
        };
        let ways = if rel.direction == Direction::Both {
            2.0
        } else {
            1.0
        };
        let tested = 0.1f64.powi(i32::try_from(rel.properties.len()).unwrap_or(1));
        ways * tested * all / self.stats.nodes.max(1.0) + f64::EPSILON * rel.left as f64
    }

    fn selectivity(&self, state: &State<'_>, node: usize) -> f64 {
        let slot = state.node(node);
        let labels = state.pattern.nodes[node].labels.as_ref();
        let label = labels.map_or(1.0, |test| self.labelled(test) / self.stats.nodes.max(1.0));
        let equal = state
            .waiting
            .iter()
            .filter(|one| seek_of(one, slot).is_some())
            .count();
        label * EQUAL.powi(i32::try_from(equal).unwrap_or(1))
    }

    pub(super) fn labelled(&self, test: &LabelTest) -> f64 {
        match test {
            LabelTest::Has(Some(label), _) => self.stats.label(&self.names.labels[*label].name),
            LabelTest::And(all) => all
                .iter()
                .map(|one| self.labelled(one))
                .fold(self.stats.nodes, f64::min),
            LabelTest::Or(all) => all.iter().map(|one| self.labelled(one)).sum(),
            _ => self.stats.nodes,
        }
    }
}
