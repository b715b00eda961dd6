//! The fact that a conferral is told by: its campaign, its time, how sure it is.

use std::ops::Range;

use super::{BY_POST_HOLDER, Reader};
use crate::extract::count::Count;
use crate::extract::fact::{Fact, FactKind, Status};
use crate::extract::scene::Kind;
use crate::gazetteer::Gazetteer;

impl Reader<'_, '_> {
    /// "Huân chương hạng Nhì năm 2013, Huân chương hạng Nhất năm 2018": the time of one of several awards,
    /// which stands behind it and before the next.
    pub(super) fn own_period(&self, at: usize, range: &Range<usize>) -> Option<String> {
        let line = self.line;
        let award = |i: &usize| matches!(line.kind(*i), Some(Kind::Award(_)));
        if range.clone().filter(award).count() < 2 || !award(&at) {
            return None;
        }
        let next = (at + 1..range.end).find(award).unwrap_or(range.end);
        (at + 1..next).find_map(|i| match line.kind(i) {
            Some(Kind::Time(time)) => {
                let tokens = self.scene.times[time].tokens.clone();
                Some(self.scene.text(tokens).to_owned())
            }
            _ => None,
        })
    }

    /// Makes the fact that `grantor` gave an award to a group, read from `range`.
    pub(super) fn fact(
        &self,
        grantor: Option<String>,
        award: &str,
        group: &Count,
        status: Status,
        range: &Range<usize>,
        rule: &str,
    ) -> Fact {
        let scene = self.scene;
        let line = self.line;
        let zone = range.start..range.end.max(range.start + 1).min(line.items.len());
        let campaign = zone.clone().find_map(|i| match line.kind(i) {
            Some(Kind::Campaign(mention)) => Some(scene.id(mention).to_owned()),
            _ => None,
        });
        let period = zone
            .clone()
            .rev()
            .chain(0..range.start)
            .find_map(|i| match line.kind(i) {
                Some(Kind::Time(time)) => {
                    Some(scene.text(scene.times[time].tokens.clone()).to_owned())
                }
                _ => None,
            });
        let sure = match (grantor.is_some(), group.is_counted()) {
            (true, true) => 0.82,
            (false, true) => 0.66,
            _ => 0.7,
        };
        // An order is the State President's to confer, whoever hands it over unnamed.
        let order = award.starts_with("a:huan-chuong") || rule == BY_POST_HOLDER;
        let order = order && Gazetteer::load_builtin().grantor_of(award).is_some();
        let grantor = grantor.filter(|_| !order).or_else(|| {
            let by_law = Gazetteer::load_builtin().grantor_of(award);
            by_law.map(str::to_owned)
        });
        Fact {
            kind: FactKind::Conferred {
                grantor,
                award: award.to_owned(),
                collectives: group.collectives,
                individuals: group.individuals,
                total: group.total,
                recipients: group.recipients.clone(),
                campaign,
                period,
                status,
            },
            evidence: vec![scene.span(line.tokens(zone))],
            rule: rule.to_owned(),
            confidence: if status == Status::Proposed {
                sure - 0.1
            } else {
                sure
            },
        }
    }
}
