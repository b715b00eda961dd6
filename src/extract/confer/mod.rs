//! Conferrals: who gave which award to how many, and to whom by name.
//!
//! A clause is cut at its triggers (`trigger`); around each, the givers (`grantor`) and the
//! recipients (`recipient`) are sought; what has no verb is read as a list (`ledger`, `list`).
//! A trigger that confers nothing is known by `doubt`, a conferral without a number by `uncounted`.

mod award;
mod carry;
mod doubt;
mod grantor;
mod honours;
mod ledger;
mod list;
mod lone;
mod named;
mod on_behalf;
mod own_page;
mod owner;
mod passive;
mod point;
mod recipient;
mod roll;
mod sheets;
mod speech;
mod summary;
mod table;
mod telling;
mod trigger;
mod uncounted;
mod unit;
mod verb;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::campaign::Discourse;
use super::count::{Count, names_bearers};
use super::cue::Cue;
use super::fact::{Fact, FactKind, Status};
use super::role::named_otherwise;
use super::scene::{Kind, Line, Scene};
use carry::Carry;
pub(super) use carry::Listed;
use ledger::listed;
use list::{continued, won};
use roll::Roll;
use trigger::{Trigger, Voice, reach, resumed, triggers};
use verb::is_prize;

/// The rule of conferrals whose giver is only known as a person's body.
pub(super) const BY_POST_HOLDER: &str = "confer-by-post-holder";

/// What the sentences before tell a conferral.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'s> {
    /// The persons spoken of so far, the last at the end.
    pub(super) persons: &'s [&'s str],
    /// For whom each person acts.
    pub(super) bodies: &'s FxHashMap<String, String>,
    pub(super) discourse: &'s Discourse,
}

/// Finds the conferrals of a line.
///
/// `list` is the conferral that the lines before have opened and not ended: "LĐLĐ tỉnh đã tặng:"
/// over "- Cờ thi đua cho 5 tập thể.".
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    known: Known<'_>,
    list: &mut Listed,
    found: &mut Vec<Fact>,
) {
    if (0..12).any(|i| line.is_mark(i, '|')) && list.takes_row(scene, line, known, found) {
        return;
    }
    let has = line.has;
    let tells = has.verb || has.receive || has.award || has.number;
    if !tells {
        let clauses: &[Range<usize>] = if list.goes_on(line) {
            &line.clauses
        } else {
            &[]
        };
        for clause in clauses {
            list.takes(scene, line, clause, known, found);
        }
        let bare = line.items.len() < 2;
        list.awards = list.awards.take().filter(|_| bare).or(Carry::of_point(
            scene,
            line,
            0..line.items.len(),
        ));
        return;
    }
    let mut heading = list.awards.take().filter(|_| is_bullet(line));
    let mut carry = heading.clone().unwrap_or_default();
    for clause in line.clauses.iter() {
        list.roll = carry.roll.take().or(list.roll.take());
        if let Some(point) = Carry::of_point(scene, line, clause.clone()) {
            (heading, carry, list.bearer) = (None, point, None);
            continue;
        }
        if list.takes(scene, line, clause, known, found) {
            continue;
        }
        let mut triggers = triggers(scene, line, clause.clone());
        let summed = summary::summed_up(scene, line, clause.clone(), known, found);
        let listed = match summed {
            Some(items) => items,
            None => listed(scene, line, clause.clone(), known, &carry, found),
        };
        triggers.retain(|trigger| !listed.contains(&trigger.at));
        if !listed.is_empty() && triggers.is_empty() {
            continue;
        }
        let goes_on = carry.by_subject && carry.active;
        if triggers.is_empty() && goes_on {
            triggers.extend(resumed(scene, line, clause));
        }
        if triggers.is_empty()
            && let Some(award) = roll::headed(scene, line, clause)
        {
            let reader = Reader {
                scene,
                line,
                known,
                clause: clause.clone(),
            };
            list.roll = Some(Roll::of(reader.of_heading(award), false));
            continue;
        }
        if triggers.is_empty() {
            won(scene, line, clause.clone(), known, found);
            continued(scene, line, clause.clone(), &carry, known, found);
            continue;
        }
        if triggers[0].voice == Voice::Active {
            continued(
                scene,
                line,
                clause.start..triggers[0].at,
                &carry,
                known,
                found,
            );
        }
        let mut floor = clause.start;
        for (n, trigger) in triggers.iter().enumerate() {
            let end = triggers
                .get(n + 1)
                .map_or(clause.end, |next| reach(scene, line, trigger, next));
            let end = match listed.start {
                start if trigger.at < start && start < end => start,
                _ => end,
            };
            let reader = Reader {
                scene,
                line,
                known,
                clause: clause.clone(),
            };
            reader.conferral(trigger, floor..end, &mut carry, found);
            floor = end;
        }
    }
    list.roll = carry.roll.take().or(list.roll.take());
    list.awards = heading.or(Some(carry).filter(|carry| carry.listing));
}

/// Tells whether a line may go on with a list: it begins with a mark, a number or an award.
fn is_bullet(line: &Line) -> bool {
    let marks = ['-', '–', '+', '•', '*'];
    marks.iter().any(|&mark| line.is_mark(0, mark))
        || matches!(line.kind(0), Some(Kind::Number(_) | Kind::Award(_)))
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    known: Known<'s>,
    clause: Range<usize>,
}

impl Reader<'_, '_> {
    fn conferral(
        &self,
        trigger: &Trigger,
        range: Range<usize>,
        carry: &mut Carry,
        found: &mut Vec<Fact>,
    ) {
        let announced = self.announced(trigger, range.start);
        if trigger.continues && carry.unsaid {
            return;
        }
        carry.unsaid = !announced
            && (self.unreal(trigger, range.start) || carry.unsaid && self.is_planned(trigger));
        if carry.unsaid || self.nominal(trigger, &range) {
            return;
        }
        let right = trigger.after..range.end.max(trigger.after);
        let heading = self.point_giver(trigger);
        let left = self.behind_speech(range.start..trigger.head)..trigger.head;
        let left = heading
            .as_ref()
            .map_or(left.start, |(_, behind)| *behind)
            .max(left.start)..left.end;
        let summary = self.summary(&right);
        let (grantors, mut status) = self.grantors(trigger, &range, carry);
        let grantors = match heading {
            Some((givers, _)) if grantors.is_empty() => givers,
            _ => grantors,
        };
        if announced {
            status = Status::Proposed;
        }
        let mut awards = self.told_awards(trigger, &left, &right, carry);
        // "41.305 chị đạt danh hiệu “A” cấp cơ sở, 2.870 chị đạt cấp huyện": the title of before.
        let level = matches!(
            self.line.kind(trigger.after),
            Some(Kind::Cue(Cue::Level(_)))
        );
        if trigger.voice == Voice::Receiving && awards.is_empty() && level {
            let before = carry.awards.iter().filter(|_| carry.receiver.is_some());
            awards.extend(before.map(|award| (award.clone(), trigger.at)));
        }
        let mut groups = self.groups(trigger, &left, &right);
        // "…, các đội còn lại nhận giải Khuyến khích": others than before, and nobody counts them.
        let others = left.clone().any(|i| {
            matches!(self.line.kind(i), Some(Kind::Cue(Cue::Noun(_)))) && self.is_plural(i)
        });
        if !others {
            self.receive_as_before(trigger, &right, &awards, &mut groups, carry);
        }
        self.collective_award(trigger, &mut groups);
        if groups.is_empty() && trigger.unnamed.is_none() {
            groups.extend(self.unsaid_subject(trigger));
        }
        if trigger.unnamed.is_none()
            && awards.is_empty()
            && groups.iter().all(|group| group.award.is_none())
        {
            if self.opens_list(&right) {
                carry.open_list(grantors, status, trigger, &groups);
            }
            // "Chị A đạt năng suất cao, năm 2017 được trao …", "20 thợ đạt điểm cao được …": the subject goes on.
            let goes_on = groups.first().filter(|group| match group.is_one() {
                true => !group.recipients.is_empty(),
                false => group.is_counted() && group.award.is_none(),
            });
            if let Some(subject) = goes_on.filter(|_| !trigger.is_forward()) {
                carry.subject = Some(subject.clone());
                carry.by_passive = trigger.voice == Voice::Passive;
            }
            return;
        }
        if awards.is_empty() {
            awards.extend(self.award_as_subject(trigger));
        }
        if awards.is_empty() {
            awards.extend(trigger.unnamed.map(|award| (award.to_owned(), trigger.at)));
        }
        let bracketed = range.start > 0 && self.line.is_mark(range.start - 1, '(');
        let grantors = if grantors.is_empty() && bracketed {
            carry.owners.clone()
        } else {
            grantors
        };
        let by_person = trigger.voice == Voice::Active
            && (named_otherwise(self.line, trigger.at, range.start)
                || self.post_holder_acts(trigger, range.start));
        // "Ban tổ chức trao giải Nhất cho đội Khoa Ngoại": units of a house, which have no name.
        if groups.is_empty() && grantors.is_empty() && trigger.voice == Voice::Active {
            groups.extend(self.prize_for_units(&right));
        }
        let uncounted = groups.is_empty();
        let worth = !(announced || summary) && self.worth_without_count(trigger, &right, &grantors);
        let rolls = !announced && roll::announces(self.scene, self.line, self.clause.clone());
        if uncounted && !worth && !rolls {
            if self.opens_list(&right) {
                carry.open_list(grantors, status, trigger, &groups);
            }
            return;
        }
        let groups = if uncounted {
            vec![Count::default()]
        } else {
            groups
        };
        let rule = if by_person {
            BY_POST_HOLDER
        } else {
            rule(trigger, uncounted)
        };
        let first = found.len();
        for group in &groups {
            for (award, at) in self.awards_of(group, &awards, trigger) {
                // "BTC sẽ trao 1 giải Nhất": the rules of a contest.
                if announced && is_prize(&award) {
                    continue;
                }
                let stated = self.grantor_of(at, if at < trigger.at { &left } else { &right });
                if let Some(owners) = &stated {
                    carry.owners.clone_from(owners);
                }
                // Teachers' titles are given by those who run the schools.
                let by_level = (grantors.is_empty() && !award.starts_with("a:giao-vien-"))
                    .then(|| self.by_level(group, &right))
                    .flatten();
                let who: Vec<Option<String>> = match (stated, by_level) {
                    (Some(stated), _) => stated.into_iter().map(Some).collect(),
                    (None, Some(body)) => vec![Some(body)],
                    (None, None) if grantors.is_empty() => vec![None],
                    _ => grantors.iter().cloned().map(Some).collect(),
                };
                let own = self.own_period(at, &range);
                for grantor in who {
                    let mut fact = self.fact(grantor, &award, group, status, &range, rule);
                    if let (FactKind::Conferred { period, .. }, Some(own)) = (&mut fact.kind, &own)
                    {
                        *period = Some(own.clone());
                    }
                    found.push(fact);
                }
            }
        }
        if uncounted && rolls {
            carry.roll = Some(Roll::of(found.drain(first..).collect(), worth));
        }
        let title = trigger.voice == Voice::Receiving && groups[0].individuals.is_some();
        if !trigger.is_forward()
            && (!groups[0].recipients.is_empty() || groups[0].is_one() || title)
        {
            carry.subject = Some(groups[0].clone());
            carry.by_passive = trigger.voice == Voice::Passive;
        }
        // "Chị A là một trong 90 điển hình được …, đồng thời được …": she alone goes on.
        if let Some(at) = left.clone().find(|&i| self.is_one_of(i))
            && let Some(one) = self.name_before(at, left.start)
        {
            carry.subject = Some(Count::of_one(one, left.clone()));
        }
        if !trigger.is_forward()
            && let Some(holder) = self.holder(&groups[0], &left)
        {
            carry.subject = Some(holder);
        }
        carry.awards = awards.into_iter().map(|(award, _)| award).collect();
        let of_list = trigger.voice == Voice::Passive && grantors == carry.grantors;
        carry.listing &= trigger.continues || of_list;
        carry.grantors = grantors;
        carry.status = status;
        carry.active = trigger.voice != Voice::Receiving;
        carry.by_subject = trigger.voice == Voice::Active;
        carry.receiver = (trigger.voice == Voice::Receiving).then(|| groups[0].clone());
    }

    /// "II. Bằng khen của LĐLĐ tỉnh" over a list: what it confers, a row a giver.
    fn of_heading(&self, award: usize) -> Vec<Fact> {
        let Some(Kind::Award(mention)) = self.line.kind(award) else {
            return Vec::new();
        };
        let givers = self.grantor_of(award, &self.clause).unwrap_or_default();
        let id = self.scene.id(mention);
        let row = |giver| {
            let group = Count::default();
            self.fact(
                Some(giver),
                id,
                &group,
                Status::Done,
                &self.clause,
                "confer-roll",
            )
        };
        givers.into_iter().map(row).collect()
    }

    /// "đồng chí A được X tặng …; được Y tặng …", "được X tặng 2 Cờ thi đua, Y tặng 5 Bằng khen": the
    /// subject goes on, and sheets do not count it.
    fn receive_as_before(
        &self,
        trigger: &Trigger,
        right: &Range<usize>,
        awards: &[(String, usize)],
        groups: &mut Vec<Count>,
        carry: &Carry,
    ) {
        let goes_on = trigger.unnamed.is_none()
            && carry.by_passive
            && !trigger.continues
            && self.line.find(right.clone(), Cue::For).is_none()
            && !awards.is_empty();
        if trigger.voice == Voice::Active && goes_on && carry.subject.is_some() {
            groups.retain(|group| !is_sheets(self.scene, group));
        }
        let receives = matches!(trigger.voice, Voice::Passive | Voice::Receiving);
        if groups.is_empty() && (receives || goes_on) {
            groups.extend(carry.subject.clone());
        }
    }
}

/// Tells whether a count is one of sheets: "5 Bằng khen".
fn is_sheets(scene: &Scene<'_>, group: &Count) -> bool {
    let form = |award| !names_bearers(scene.id(award));
    group.award.is_some_and(form)
}

fn rule(trigger: &Trigger, uncounted: bool) -> &'static str {
    match (trigger.voice, uncounted) {
        (_, true) => "confer-uncounted",
        (Voice::Active, _) if trigger.continues => "confer-continued",
        (Voice::Active, _) => "confer-active",
        (Voice::Passive, _) => "confer-passive",
        (Voice::Receiving, _) => "confer-received",
        (Voice::Going, _) => "confer-goes-to",
    }
}
