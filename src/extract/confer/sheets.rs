//! Counts of sheets, and of whom they go to.

use std::ops::Range;

use super::{Reader, is_sheets};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "7 bằng khen tập thể", "13 bằng khen [cho] cá nhân", "02 cờ": so many sheets of a form.
    pub(super) fn sheets_at(&self, award: usize, number: u64) -> Option<Count> {
        let line = self.line;
        let mut next = award + 1;
        if line.is_mark(next, '”') || line.is_mark(next, '"') {
            next += 1;
        }
        let to = next + usize::from(line.is_cue(next, Cue::For));
        let mut group = Count {
            items: award..next,
            award: match line.kind(award)? {
                Kind::Award(mention) => Some(mention),
                _ => None,
            },
            ..Count::default()
        };
        if !is_sheets(self.scene, &group) {
            group.individuals = Some(number);
            return Some(group);
        }
        match line.kind(to) {
            Some(Kind::Cue(Cue::Noun(noun @ (Noun::Collective | Noun::Individual)))) => {
                group.items.end = to + 1;
                match noun {
                    Noun::Collective => group.collectives = Some(number),
                    _ => group.individuals = Some(number),
                }
            }
            _ => group.total = Some(number),
        }
        Some(group)
    }

    /// "tặng 17 bằng khen cho các tập thể": the number of sheets is the number of recipients; but
    /// "trao 15 Bằng khen cho 10 tập thể, 5 cá nhân" counts them itself, and of "trao 18 cờ cho 25
    /// tập thể và 9 bằng khen cho cá nhân" each has its own.
    pub(super) fn forms_by_number(&self, groups: Vec<Count>, right: &Range<usize>) -> Vec<Count> {
        let sheets = |group: &Count| is_sheets(self.scene, group);
        let mut found: Vec<Count> = Vec::new();
        let mut at = 0;
        while let Some(group) = groups.get(at) {
            let next = groups[at + 1..].iter().position(sheets);
            let next = next.map_or(groups.len(), |n| at + 1 + n);
            if !sheets(group) {
                found.push(group.clone());
                at += 1;
                continue;
            }
            let counted: Vec<Count> = groups[at + 1..next].to_vec();
            if counted.is_empty() {
                let end = groups.get(next).map_or(right.end, |next| next.items.start);
                found.push(self.sheets(group, group.items.end..end, right));
            } else {
                found.extend(counted.into_iter().map(|mut own| {
                    own.award = own.award.or(group.award);
                    own
                }));
            }
            at = next;
        }
        found
    }

    /// "7 bằng khen tập thể, 19 bằng khen cá nhân": one award, of which two kinds are counted.
    pub(super) fn pair(&self, groups: &mut Vec<Count>) {
        let id = |group: &Count| group.award.map(|award| self.scene.id(award));
        let mut at = 1;
        while at < groups.len() {
            let (one, other) = (&groups[at - 1], &groups[at]);
            let kinds = one.individuals.is_none() && other.collectives.is_none();
            let counted = one.collectives.is_some() && other.individuals.is_some();
            if id(one).is_some() && id(one) == id(other) && kinds && counted {
                let other = groups.remove(at);
                groups[at - 1].individuals = other.individuals;
                groups[at - 1].items.end = other.items.end;
            } else {
                at += 1;
            }
        }
    }

    /// Tells of a number of sheets whom they go to: the noun behind them, else, for the first ones
    /// of a list, the noun behind the last.
    fn sheets(&self, group: &Count, zone: Range<usize>, right: &Range<usize>) -> Count {
        let noun = |zone: Range<usize>| {
            self.line.items[zone]
                .iter()
                .find_map(|item| match item.kind {
                    Kind::Cue(Cue::Noun(noun)) => Some(noun),
                    Kind::Cue(Cue::Unions | Cue::TheUnit) => Some(Noun::Collective),
                    Kind::Cue(Cue::ThePerson) | Kind::Person(_) => Some(Noun::Individual),
                    _ => None,
                })
        };
        // "02 giải Nhì cho Công đoàn A và Công đoàn B".
        let to = self.line.find(zone.clone(), Cue::For);
        let body = to.is_some_and(|to| matches!(self.line.kind(to + 1), Some(Kind::Body(_))));
        if body && group.total.is_some() {
            let mut group = group.clone();
            group.collectives = group.total.take();
            return group;
        }
        let zone = if noun(zone.clone()).is_some() {
            zone
        } else {
            group.items.end..right.end
        };
        let mut group = group.clone();
        if group.total.is_none() {
            return group;
        }
        if !self.both_kinds(zone.clone()) {
            match noun(zone) {
                Some(Noun::Collective) => group.collectives = group.total.take(),
                Some(Noun::Individual) => group.individuals = group.total.take(),
                _ => {}
            }
        }
        group
    }

    fn both_kinds(&self, zone: Range<usize>) -> bool {
        let nouns = |noun: Noun| zone.clone().any(|i| self.line.is_cue(i, Cue::Noun(noun)));
        nouns(Noun::Both) || nouns(Noun::Collective) && nouns(Noun::Individual)
    }
}

/// "11 tập thể, 6 cá nhân và 6 hộ gia đình": beside collectives and individuals the rest is no count of its own.
pub(super) fn drop_households(groups: &mut Vec<Count>) {
    let mut end = None;
    groups.retain(|group| {
        let bare = group.total.is_some() && group.award.is_none();
        let behind = end.is_some_and(|end| group.items.start <= end + 1);
        end =
            (group.collectives.is_some() && group.individuals.is_some()).then_some(group.items.end);
        !(bare && behind)
    });
}
