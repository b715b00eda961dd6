//! Conferrals: who gave which award to how many, and to whom by name.
//!
//! A clause is cut at its triggers (`trigger`); around each, the givers (`grantor`) and the
//! recipients (`recipient`) are sought; what has no verb is read as a list (`list`).

mod grantor;
mod list;
mod recipient;
mod trigger;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::campaign::Discourse;
use super::cue::{Cue, Noun};
use super::fact::{Fact, FactKind, Status};
use super::role::{Count, counts, named_otherwise, names_bearers};
use super::scene::{Kind, Line, Scene};
use crate::gazetteer::Gazetteer;
use list::{continued, listed};
use trigger::{Trigger, Voice, is_and, reach, triggers};

/// What a clause hands on to the next: "… tặng Giấy khen cho 11 tập thể; 05 tập thể, …".
#[derive(Debug, Clone, Default)]
struct Carry {
    grantors: Vec<String>,
    /// Whose the award was that was named last: "Bằng khen của LĐLĐ tỉnh".
    owners: Vec<String>,
    awards: Vec<String>,
    status: Status,
    active: bool,
    /// Whether the last verb was an active one.
    by_subject: bool,
    receiver: Option<Count>,
    /// Who received by the last passive of the sentence.
    subject: Option<Count>,
}

/// The rule of conferrals whose giver is only known as a person's body.
pub(super) const BY_POST_HOLDER: &str = "confer-by-post-holder";

/// What the sentences before tell a conferral.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'s> {
    /// The persons spoken of so far, the last at the end.
    pub(super) persons: &'s [String],
    /// For whom each person acts.
    pub(super) bodies: &'s FxHashMap<String, String>,
    pub(super) discourse: &'s Discourse,
}

/// Finds the conferrals of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line, known: Known<'_>, found: &mut Vec<Fact>) {
    let has = line.has;
    if !(has.verb || has.receive || has.award || has.number) {
        return;
    }
    let mut carry = Carry::default();
    for clause in line.clauses.iter() {
        let mut triggers = triggers(scene, line, clause.clone());
        let listed = listed(scene, line, clause.clone(), known, found);
        triggers.retain(|trigger| !listed.contains(&trigger.at));
        if !listed.is_empty() && triggers.is_empty() {
            continue;
        }
        if triggers.is_empty() {
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
        if !announced && self.unreal(trigger, range.start) || self.nominal(trigger, &range) {
            return;
        }
        let right = trigger.after..range.end.max(trigger.after);
        let left = range.start..trigger.head;
        let summary = self.summary(&right);
        let mut awards = self.awards(trigger, &right);
        // "139 cá nhân được nhận giải thưởng": the one that the article is about.
        if awards.is_empty()
            && trigger.unnamed.is_none()
            && right.clone().take(3).any(|i| {
                self.line.is_cue(i, Cue::AwardHead)
                    && self.scene.fold(&self.line.items[i]) == "giải thưởng"
            })
        {
            awards.extend(
                self.scene
                    .prize()
                    .map(|prize| (prize.to_owned(), trigger.at)),
            );
        }
        // "139 cá nhân được nhận giải thưởng": the one that the article is about.
        let prize = right.clone().take(3).any(|i| {
            self.line.is_cue(i, Cue::AwardHead)
                && self.scene.fold(&self.line.items[i]) == "giải thưởng"
        });
        if prize && awards.is_empty() && trigger.unnamed.is_none() {
            let prize = self.scene.prize();
            awards.extend(prize.map(|prize| (prize.to_owned(), trigger.at)));
        }
        // "…, 589 người đạt danh hiệu cấp thành phố": the title named before.
        if awards.is_empty()
            && trigger.voice == Voice::Receiving
            && self.line.is_cue(trigger.after, Cue::AwardHead)
        {
            awards.extend(carry.awards.iter().map(|award| (award.clone(), trigger.at)));
        }
        let mut groups = self.groups(trigger, &left, &right);
        let goes_on = trigger.unnamed.is_none()
            && self.line.find(right.clone(), Cue::For).is_none()
            && !awards.is_empty();
        if groups.is_empty() && (trigger.voice != Voice::Active || goes_on) {
            // "đồng chí A được X tặng …; được Y tặng …": the subject goes on.
            groups.extend(carry.subject.clone());
        }
        if trigger.unnamed.is_none()
            && awards.is_empty()
            && groups.iter().all(|group| group.award.is_none())
        {
            return;
        }
        if awards.is_empty() {
            awards.extend(self.award_as_subject(trigger));
        }
        if awards.is_empty() {
            awards.extend(trigger.unnamed.map(|award| (award.to_owned(), trigger.at)));
        }
        let (grantors, mut status) = self.grantors(trigger, &range, carry);
        if announced {
            status = Status::Proposed;
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
        let uncounted = groups.is_empty();
        if uncounted
            && (announced || summary || !self.worth_without_count(trigger, &right, &grantors))
        {
            return;
        }
        let groups = if uncounted {
            vec![Count::default()]
        } else {
            groups
        };
        for group in &groups {
            let own = group.award.map(|award| {
                let named = |i: &usize| self.line.kind(*i) == Some(Kind::Award(award));
                let at = group.items.clone().find(named);
                (
                    self.scene.id(award).to_owned(),
                    at.unwrap_or(group.items.start),
                )
            });
            let kinds: Vec<(String, usize)> = match own {
                Some(own)
                    if trigger.unnamed.is_some()
                        || awards.is_empty()
                        || !names_bearers(&own.0)
                        || awards.iter().any(|(id, _)| *id == own.0) =>
                {
                    vec![own]
                }
                _ => awards.clone(),
            };
            for (award, at) in kinds {
                let stated = self.grantor_of(at, &right);
                if let Some(owners) = &stated {
                    carry.owners.clone_from(owners);
                }
                let by_level = grantors
                    .is_empty()
                    .then(|| self.by_level(group, &right))
                    .flatten();
                let who: Vec<Option<String>> = match (stated, by_level) {
                    (Some(stated), _) => stated.into_iter().map(Some).collect(),
                    (None, Some(body)) => vec![Some(body)],
                    (None, None) if grantors.is_empty() => vec![None],
                    _ => grantors.iter().cloned().map(Some).collect(),
                };
                for grantor in who {
                    found.push(self.fact(
                        grantor,
                        &award,
                        group,
                        status,
                        &range,
                        if by_person {
                            BY_POST_HOLDER
                        } else {
                            rule(trigger, uncounted)
                        },
                    ));
                }
            }
        }
        if trigger.voice != Voice::Active && !groups[0].recipients.is_empty() {
            carry.subject = Some(groups[0].clone());
        }
        carry.awards = awards.into_iter().map(|(award, _)| award).collect();
        carry.grantors = grantors;
        carry.status = status;
        carry.active = trigger.voice != Voice::Receiving;
        carry.by_subject = trigger.voice == Voice::Active;
        carry.receiver = (trigger.voice == Voice::Receiving).then(|| groups[0].clone());
    }

    /// Tells whether a word before the trigger says that it did not happen; what stands before the
    /// subject says so of something else: "Để ghi nhận …, LĐLĐ tỉnh tặng …".
    fn unreal(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        let clause_floor = floor.max(self.clause.start);
        let subject = |i: usize| {
            matches!(line.kind(i), Some(Kind::Body(_) | Kind::Unknown))
                && i > 0
                && line.is_mark(i - 1, ',')
        };
        (clause_floor..trigger.at)
            .rev()
            .take(14)
            .take_while(|&i| trigger.voice != Voice::Active || !subject(i))
            .any(|i| {
                line.is_cue(i, Cue::Unreal)
                    && !self.is_purpose(i, trigger)
                    && !self.is_over(i)
                    && !self.is_chosen(i)
            })
    }

    /// "LĐLĐ thành phố sẽ tuyên dương 90 cán bộ", "10 cá nhân sẽ được trao giải": announced, with the
    /// number settled.
    fn announced(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        let floor = floor
            .max(self.clause.start)
            .max(trigger.at.saturating_sub(8));
        let words: Vec<String> = (floor..trigger.at)
            .filter(|&i| line.is_cue(i, Cue::Unreal))
            .map(|i| self.scene.fold(&line.items[i]))
            .collect();
        let settled = |word: &String| matches!(word.as_str(), "sẽ" | "xét chọn" | "lựa chọn");
        words.iter().any(|word| word == "sẽ") && words.iter().all(settled)
    }

    /// "Giải thưởng “A” tôn vinh 70 công nhân": the award that stands as the subject.
    fn award_as_subject(&self, trigger: &Trigger) -> Option<(String, usize)> {
        let line = self.line;
        if trigger.voice != Voice::Active || trigger.unnamed.is_none() {
            return None;
        }
        for i in (self.clause.start..trigger.at).rev().take(6) {
            match line.kind(i)? {
                // "50 gương “A” và tôn vinh 77 cá nhân": what was counted before.
                Kind::Word if is_and(self.scene, line, i) => return None,
                Kind::Award(mention) => {
                    let counted = (self.clause.start..i).rev().take(4).any(|at| {
                        matches!(
                            line.kind(at),
                            Some(Kind::Number(_) | Kind::Cue(Cue::Noun(_)))
                        )
                    });
                    return (!counted).then(|| (self.scene.id(mention).to_owned(), i));
                }
                Kind::Word | Kind::Number(_) | Kind::Time(_) | Kind::Mark('”' | '"') => {}
                _ => return None,
            }
        }
        None
    }

    /// "Qua xét chọn, có 9 cá nhân đạt …": the choice has been made.
    fn is_over(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.line.items.get(i));
        before.is_some_and(|item| matches!(self.scene.key(item.tokens.start), "qua" | "sau"))
    }

    /// "đã lựa chọn, đề nghị …", "đã tổ chức xét chọn …": chosen already.
    fn is_chosen(&self, i: usize) -> bool {
        let line = self.line;
        let choice = matches!(
            self.scene.fold(&line.items[i]).as_str(),
            "lựa chọn" | "xét chọn" | "bình xét"
        );
        choice
            && (i.saturating_sub(4)..i)
                .any(|at| self.scene.key(line.items[at].tokens.start) == "đã")
    }

    /// "Hội nghị được tổ chức nhằm tôn vinh 9 cá nhân": the purpose of what took place.
    fn is_purpose(&self, i: usize, trigger: &Trigger) -> bool {
        let line = self.line;
        let word = self.scene.fold(&line.items[i]);
        let counted = || counts(self.scene, line, trigger.after..self.clause.end);
        matches!(word.as_str(), "nhằm" | "để")
            && i + 1 == trigger.at
            && trigger.unnamed.is_some()
            && line.find(0..i, Cue::Organise).is_some()
            && counted().iter().any(Count::is_counted)
    }

    /// "việc biểu dương", "công tác khen thưởng": a noun, unless a count follows.
    fn nominal(&self, trigger: &Trigger, range: &Range<usize>) -> bool {
        let Some(before) = trigger.at.checked_sub(1).filter(|&i| i >= range.start) else {
            return false;
        };
        let key = self.scene.fold(&self.line.items[before]);
        let noun = matches!(
            key.as_str(),
            "việc"
                | "công tác"
                | "được xét"
                | "hội đồng"
                | "quỹ"
                | "hình thức"
                | "tác"
                | "mức"
                | "để"
        );
        noun && counts(self.scene, self.line, trigger.after..range.end).is_empty()
    }

    /// "đạt nhiều Bằng khen …, cụ thể:" only announces what follows.
    fn summary(&self, right: &Range<usize>) -> bool {
        let list = self.line.find(right.clone(), Cue::List);
        list.is_some_and(|i| self.line.is_mark(i + 1, ':'))
    }

    fn awards(&self, trigger: &Trigger, right: &Range<usize>) -> Vec<(String, usize)> {
        let mut awards: Vec<(String, usize)> = Vec::new();
        let mut depth = 0_usize;
        for i in right.clone() {
            match self.line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                Some(Kind::Award(mention)) if depth == 0 => {
                    let id = self.scene.id(mention).to_owned();
                    let fits = trigger.unnamed.is_none() || self.headed(i, right);
                    let again = awards.iter().any(|(known, _)| *known == id)
                        && self.grantor_of(i, right).is_none();
                    if fits && !again {
                        awards.push((id, i));
                    }
                }
                // Behind the recipients no further award is conferred by this verb.
                Some(Kind::Cue(Cue::For))
                    if !awards.is_empty() && trigger.voice == Voice::Active =>
                {
                    break;
                }
                _ => {}
            }
        }
        awards
    }

    /// "danh hiệu …", "gương …": the award's name is the form of a praise.
    fn headed(&self, i: usize, right: &Range<usize>) -> bool {
        let mut at = i;
        while at > 0 {
            at -= 1;
            match self.line.kind(at) {
                Some(Kind::Mark('“' | '"' | ',')) => {}
                Some(Kind::Cue(Cue::AwardHead | Cue::Receive)) => return true,
                // "103 cá nhân … và gương “…”": what those who are counted also did.
                Some(Kind::Cue(Cue::Noun(Noun::Either))) => {
                    return !(right.start..at)
                        .any(|i| matches!(self.line.kind(i), Some(Kind::Number(_))));
                }
                _ => return false,
            }
        }
        false
    }

    /// Tells whether a conferral that counts nobody is still one: a body that praises "các tập
    /// thể, cá nhân", or gives a named award.
    fn worth_without_count(
        &self,
        trigger: &Trigger,
        right: &Range<usize>,
        grantors: &[String],
    ) -> bool {
        let by_person = (self.clause.start..trigger.at)
            .any(|i| matches!(self.line.kind(i), Some(Kind::Person(_))));
        // "Bí thư Tỉnh ủy A tặng Bằng khen của Tổng LĐLĐ cho các cá nhân": whoever hands it over.
        if by_person && trigger.voice == Voice::Active && trigger.unnamed.is_none() {
            let owned = right.clone().take(4).any(|i| {
                matches!(self.line.kind(i), Some(Kind::Award(_)))
                    && self.grantor_of(i, right).is_some()
            });
            return owned && self.line.find(right.clone(), Cue::For).is_some();
        }
        // "nhiều tập thể, cá nhân được LĐLĐ tỉnh tặng Bằng khen".
        let many = (self.clause.start..trigger.head)
            .any(|i| self.scene.key(self.line.items[i].tokens.start) == "nhiều");
        let praised = trigger.unnamed == Some("a:khen-thuong") && many;
        if trigger.voice == Voice::Passive && (trigger.unnamed.is_none() || praised) {
            let people = (self.clause.start..trigger.head)
                .any(|i| matches!(self.line.kind(i), Some(Kind::Cue(Cue::Noun(noun))) if noun != Noun::Either));
            return people && !grantors.is_empty() && trigger.head + 1 < trigger.at;
        }
        if trigger.voice != Voice::Active || grantors.is_empty() || by_person {
            return false;
        }
        let near = right.start..right.end.min(right.start + 6);
        let people = near.clone().any(|i| {
            matches!(
                self.line.kind(i),
                Some(Kind::Cue(Cue::Noun(
                    Noun::Both | Noun::Collective | Noun::Individual
                )))
            )
        });
        let examples = self.is_held(trigger)
            && near
                .clone()
                .any(|i| self.line.is_cue(i, Cue::Noun(Noun::Either)));
        let people = people || examples;
        let gift = near.clone().any(|i| self.line.is_cue(i, Cue::Gift));
        // "tổ chức Lễ tôn vinh “Công nhân giỏi”".
        let named = trigger.unnamed == Some("a:bieu-duong")
            && near
                .clone()
                .take(3)
                .any(|i| matches!(self.line.kind(i), Some(Kind::Award(_))))
            && self
                .line
                .find(self.clause.start..trigger.at, Cue::Organise)
                .is_some();
        named
            || people
                && !gift
                && (trigger.unnamed == Some("a:khen-thuong") || self.is_held(trigger))
            || trigger.unnamed.is_none() && self.gives_a_form(trigger, right)
    }

    /// A named form that is given "cho các tập thể", be it told behind the next verb, at a ceremony
    /// ("tổ chức lễ kỷ niệm và trao Giải thưởng A"), or that another body is asked to give.
    fn gives_a_form(&self, trigger: &Trigger, right: &Range<usize>) -> bool {
        let line = self.line;
        let behind = right.start..self.clause.end.max(right.end).min(right.start + 24);
        let floor = self.clause.start..trigger.at;
        line.find(right.clone(), Cue::For).is_some()
            || line.find(behind, Cue::For).is_some()
            || line.find(floor.clone(), Cue::Propose).is_some()
            || trigger.at > self.clause.start
                && is_and(self.scene, line, trigger.at - 1)
                && line.find(floor, Cue::Organise).is_some()
    }

    /// "tổ chức hội nghị tuyên dương …": a ceremony held for it.
    fn is_held(&self, trigger: &Trigger) -> bool {
        let line = self.line;
        let joined = trigger.at > self.clause.start
            && (is_and(self.scene, line, trigger.at - 1) || line.is_mark(trigger.at - 1, ','));
        let reach = if joined { 14 } else { 5 };
        let from = trigger.at.saturating_sub(reach).max(self.clause.start);
        trigger.unnamed.is_some() && line.find(from..trigger.at, Cue::Organise).is_some()
    }

    fn fact(
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
        let order = award.starts_with("a:huan-chuong");
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

fn rule(trigger: &Trigger, uncounted: bool) -> &'static str {
    match (trigger.voice, uncounted) {
        (_, true) => "confer-uncounted",
        (Voice::Active, _) => "confer-active",
        (Voice::Passive, _) => "confer-passive",
        (Voice::Receiving, _) => "confer-received",
    }
}
