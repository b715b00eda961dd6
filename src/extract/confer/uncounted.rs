//! Conferrals that count nobody.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, Voice, is_and};
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// Tells whether a conferral that counts nobody is still one: a body that praises "các tập
    /// thể, cá nhân", or gives a named award.
    pub(super) fn worth_without_count(
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
}
