//! What is conferred: the awards behind a trigger, or the one that is its subject.

use std::ops::Range;

use super::trigger::{Trigger, Voice, is_and};
use super::{Carry, Reader};
use crate::extract::count::{Count, names_bearers};
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::gazetteer::Gazetteer;

impl Reader<'_, '_> {
    /// The awards behind the trigger, else the one that the article or the clause before told.
    pub(super) fn told_awards(
        &self,
        trigger: &Trigger,
        left: &Range<usize>,
        right: &Range<usize>,
        carry: &Carry,
    ) -> Vec<(String, usize)> {
        if trigger.voice == Voice::Going {
            return self.awards(trigger, left);
        }
        let mut awards = self.awards(trigger, right);
        if awards.is_empty() && trigger.voice == Voice::Passive && trigger.unnamed.is_some() {
            awards.extend(self.merit(left));
        }
        // "139 cá nhân được nhận giải thưởng": the one that the article is about.
        let prize = right.clone().take(3).any(|i| {
            self.line.is_cue(i, Cue::AwardHead)
                && self.scene.fold(&self.line.items[i]) == "giải thưởng"
        });
        // "đã có 199 kỹ sư được trao giải".
        let given = trigger.voice == Voice::Passive
            && self.scene.fold(&self.line.items[trigger.at]) == "trao giải";
        let prize = prize || given;
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
            if awards.is_empty() {
                awards.extend(self.title_of_movement(trigger));
            }
        }
        awards
    }

    /// "Phong trào “Giỏi việc nước, đảm việc nhà”: 812 chị đạt danh hiệu cấp cơ sở": the title of the
    /// movement that the sentence names before.
    fn title_of_movement(&self, trigger: &Trigger) -> Option<(String, usize)> {
        let line = self.line;
        let level = matches!(line.kind(trigger.after + 1), Some(Kind::Cue(Cue::Level(_))));
        let campaign = (0..trigger.at).rev().find_map(|i| match line.kind(i)? {
            Kind::Campaign(mention) => self.scene.id(mention).strip_prefix("c:"),
            _ => None,
        });
        let title = format!("a:{}", campaign.filter(|_| level)?);
        let listed = Gazetteer::load_builtin()
            .named()
            .iter()
            .any(|entity| entity.id == title);
        listed.then_some((title, trigger.at))
    }

    /// "Giải thưởng “A” tôn vinh 70 công nhân": the award that stands as the subject.
    pub(super) fn award_as_subject(&self, trigger: &Trigger) -> Option<(String, usize)> {
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

    /// The award that stands as the noun which `group` counts, else those of the trigger.
    pub(super) fn awards_of(
        &self,
        group: &Count,
        awards: &[(String, usize)],
        trigger: &Trigger,
    ) -> Vec<(String, usize)> {
        let own = group.award.map(|award| {
            let named = |i: &usize| self.line.kind(*i) == Some(Kind::Award(award));
            let at = group.items.clone().find(named);
            (
                self.scene.id(award).to_owned(),
                at.unwrap_or(group.items.start),
            )
        });
        match own {
            Some(own)
                if trigger.unnamed.is_some()
                    || trigger.voice == Voice::Receiving && group.items.start > trigger.at
                    || awards.is_empty()
                    || !names_bearers(&own.0)
                    || awards.iter().any(|(id, _)| *id == own.0) =>
            {
                vec![own]
            }
            _ => awards.to_vec(),
        }
    }

    pub(super) fn awards(&self, trigger: &Trigger, right: &Range<usize>) -> Vec<(String, usize)> {
        let mut awards: Vec<(String, usize)> = Vec::new();
        let mut depth = 0_usize;
        for i in right.clone() {
            match self.line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                Some(Kind::Award(mention)) if depth == 0 => {
                    let id = self.scene.id(mention).to_owned();
                    let fits = trigger.unnamed.is_none()
                        || self.headed(i, right)
                        || self.is_form_of(trigger, i);
                    let again = awards.iter().any(|(known, _)| *known == id)
                        && self.grantor_of(i, right).is_none();
                    // "6 người đạt danh hiệu A, 9 Chiến sĩ thi đua": those are counted for themselves.
                    let apart = trigger.voice == Voice::Receiving
                        && !awards.is_empty()
                        && i > 0
                        && matches!(self.line.kind(i - 1), Some(Kind::Number(_)))
                        && names_bearers(&id);
                    // "cùng nhiều giấy khen khác".
                    let other = self.scene.is_word(self.line, i + 1, "khác");
                    if fits && !again && !apart && !other {
                        awards.push((id, i));
                    }
                }
                // "tặng Cờ thi đua vì có nhiều thí sinh đoạt giải nhất": what it is given for.
                Some(Kind::Word)
                    if !awards.is_empty()
                        && self.scene.key(self.line.items[i].tokens.start) == "vì" =>
                {
                    break;
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

    /// "52 nữ đoàn viên đạt danh hiệu “A” được LĐLĐ tỉnh khen thưởng": what the subject is praised
    /// for, where no comma parts the two.
    fn merit(&self, left: &Range<usize>) -> Option<(String, usize)> {
        let line = self.line;
        let receive = line.rfind(left.clone(), Cue::Receive)?;
        let parted = (receive..left.end).any(|i| line.is_mark(i, ','));
        let award = (receive + 1..left.end.min(receive + 4)).find_map(|i| match line.kind(i)? {
            Kind::Award(mention) => Some((self.scene.id(mention).to_owned(), i)),
            _ => None,
        });
        award.filter(|_| !parted)
    }

    /// "được tuyên dương “Công nhân giỏi”", "được khen thưởng bằng Cờ thi đua": right behind a passive
    /// praise its form is told.
    fn is_form_of(&self, trigger: &Trigger, i: usize) -> bool {
        let between = |at: usize| match self.line.kind(at) {
            Some(Kind::Mark('“' | '"') | Kind::Cue(Cue::AwardHead)) => true,
            Some(Kind::Word) => matches!(
                self.scene.key(self.line.items[at].tokens.start),
                "bằng" | "là"
            ),
            _ => false,
        };
        trigger.voice == Voice::Passive && (trigger.after..i).all(between)
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
}
