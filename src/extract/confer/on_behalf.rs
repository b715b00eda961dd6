//! Who receives through others: persons who take an award for their house, and units of a house beside persons.

use std::ops::Range;

use super::Reader;
use super::list::is_unit_word;
use super::trigger::{Trigger, Voice, is_joint};
use crate::extract::count::{Count, bearer};
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::extract::unit::{called, meant};

impl Reader<'_, '_> {
    /// "Chủ tịch A và Giám đốc B đón nhận Huân chương … cho Công ty C": the house behind "cho", not the persons.
    pub(super) fn received_for(&self, trigger: &Trigger) -> Option<Count> {
        if trigger.voice != Voice::Receiving {
            return None;
        }
        let line = self.line;
        let award = self.award_behind(trigger)?;
        let to = line.find(award..self.clause.end.min(award + 10), Cue::For)?;
        let named = self.scene.body(line, to + 1).map(str::to_owned);
        let by_kind = || {
            let last = (to + 1..self.clause.end.min(to + 4)).rev();
            last.filter_map(|last| called(self.scene, line, last, to + 1))
                .find(|(first, _)| *first == to + 1)
                .map(|(first, forms)| {
                    let before = self.scene.span(line.items[first].tokens.clone()).start;
                    meant(self.scene, forms, before)
                })
        };
        let unit = match named {
            Some(body) => Some(body),
            None => by_kind()?,
        };
        Some(Count {
            collectives: Some(1),
            recipients: unit.into_iter().collect(),
            items: to..to + 2,
            ..Count::default()
        })
    }

    fn award_behind(&self, trigger: &Trigger) -> Option<usize> {
        let award = |&i: &usize| matches!(self.line.kind(i), Some(Kind::Award(_)));
        (trigger.after..self.clause.end.min(trigger.after + 6)).find(award)
    }

    /// "Chủ tịch CĐCS A nhận Cờ thi đua của LĐLĐ tỉnh": a flag, and the title of a collective, are the union's.
    pub(super) fn collective_award(&self, trigger: &Trigger, groups: &mut [Count]) {
        let [group] = groups else { return };
        let named = group.individuals == Some(group.recipients.len() as u64);
        let persons = group.recipients.iter().all(|id| id.starts_with("n:"));
        if trigger.is_forward() || !named || !persons || group.collectives.is_some() {
            return;
        }
        let id = self
            .award_behind(trigger)
            .and_then(|i| match self.line.kind(i)? {
                Kind::Award(mention) => Some(self.scene.id(mention)),
                _ => None,
            });
        let Some(id) = id else { return };
        let order = id.starts_with("a:huan-chuong-") && group.recipients.len() > 1;
        if id.starts_with("a:co-") || order || bearer(id) == Some(Noun::Collective) {
            let house = |id: &String| self.known.bodies.get(id).cloned();
            let house = group.recipients.iter().find_map(house);
            group.individuals = None;
            group.collectives = Some(1);
            group.recipients = house.into_iter().collect();
        }
    }

    /// "cho tập thể khoa Sản và điều dưỡng A": units of a house that stand in a list of names without a name of the
    /// graph.
    pub(super) fn nameless_units(&self, zone: &Range<usize>) -> u64 {
        let line = self.line;
        let begins = |i: usize| {
            i == zone.start || is_joint(self.scene, line, i - 1) || line.is_cue(i - 1, Cue::For)
        };
        let unit = |&i: &usize| {
            let collective = line.is_cue(i, Cue::Noun(Noun::Collective));
            let named = matches!(line.kind(i + 1), Some(Kind::Body(_)));
            let goes_on = matches!(
                line.kind(i + 1),
                Some(Kind::Word | Kind::Cue(Cue::Noun(Noun::Collective)))
            );
            let whole = collective && goes_on && begins(i) && self.scene.is_word(line, i, "tập");
            // "anh A, công nhân Nông trường 4 và Đội sản xuất số 2".
            let joined = i > zone.start && self.scene.is_word(line, i - 1, "và");
            let unit = is_unit_word(self.scene.key(line.items[i].tokens.start));
            !named && (whole || joined && unit)
        };
        zone.clone().filter(unit).count() as u64
    }
}
