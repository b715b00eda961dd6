//! Whose an award is, by the words behind it: "của X", "do X trao tặng", "từ đại diện X".

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, is_and};
use crate::extract::cue::Cue;
use crate::extract::role::bodies_in;
use crate::extract::scene::Kind;
use crate::gazetteer::Gazetteer;

impl Reader<'_, '_> {
    /// "Bằng khen của LĐLĐ tỉnh": the body behind the award's "của", and those joined to it.
    pub(super) fn grantor_of(&self, award: usize, right: &Range<usize>) -> Option<Vec<String>> {
        let line = self.line;
        let mut at = award + 1;
        while at < right.end
            && matches!(
                line.kind(at),
                Some(Kind::Mark('”' | '"' | ')') | Kind::Time(_) | Kind::Word | Kind::Mark('('))
            )
            && at < award + 4
        {
            at += 1;
        }
        // "của LĐLĐ tỉnh", "do LĐLĐ tỉnh trao tặng"; "nhận Cờ thi đua LĐLĐ tỉnh" of the owner too.
        // and "nhận Bằng khen từ đại diện LĐLĐ tỉnh".
        let handed = line.is_cue(at, Cue::Aside)
            && self.scene.is_word(line, at, "từ")
            && (award.saturating_sub(4)..award).any(|i| line.is_cue(i, Cue::Receive));
        let owned = line.is_cue(at, Cue::Of) || line.is_cue(at, Cue::By) || handed;
        let bare = at == award + 1
            && matches!(line.kind(at), Some(Kind::Body(_)))
            && self.owner_may_follow(award, right);
        if !owned && !bare {
            return self.shared_owner(award, at, right);
        }
        let mut bodies = Vec::new();
        let mut i = at + usize::from(owned);
        while i < right.end.min(self.line.items.len()) {
            match line.kind(i) {
                Some(Kind::Body(mention)) => bodies.push(self.scene.id(mention).to_owned()),
                Some(Kind::Mark(',') | Kind::Cue(Cue::Organ)) => {}
                // "Bằng khen của Bộ trưởng Bộ Xây dựng".
                Some(Kind::Cue(Cue::Post)) if bodies.is_empty() => {
                    bodies.extend(self.premier(i));
                }
                Some(Kind::Word) if is_and(self.scene, line, i) => {}
                _ => break,
            }
            i += 1;
        }
        (!bodies.is_empty()).then_some(bodies)
    }

    /// "02 Cờ thi đua, 23 Bằng khen của Tổng LĐLĐ": the owner of the last of a list of awards is
    /// that of each.
    fn shared_owner(&self, award: usize, at: usize, right: &Range<usize>) -> Option<Vec<String>> {
        let line = self.line;
        let close = line.is_mark(award + 1, ',') || is_and(self.scene, line, award + 1);
        let next = (award + 2..right.end.min(award + 5))
            .find(|&i| !matches!(line.kind(i), Some(Kind::Number(_) | Kind::Mark('“' | '"'))))?;
        let is_award = matches!(line.kind(next), Some(Kind::Award(_)));
        // "2 Cờ thi đua của Chính phủ, 5 Cờ thi đua của Tổng LĐLĐ": the first tells its own.
        let own = match line.kind(award) {
            Some(Kind::Award(mention)) => {
                Gazetteer::load_builtin().grantor_of(self.scene.id(mention))
            }
            _ => None,
        };
        (own.is_none() && close && is_award && at <= next + 1)
            .then(|| self.grantor_of(next, right))
            .flatten()
    }

    /// Tells whether a body right behind an award owns it and does not receive it: behind "nhận",
    /// "đạt", or where "cho" names the recipients.
    fn owner_may_follow(&self, award: usize, right: &Range<usize>) -> bool {
        let line = self.line;
        let received = (award.saturating_sub(4)..award).any(|i| line.is_cue(i, Cue::Receive));
        received
            || line
                .find(award + 2..right.end.max(award + 2), Cue::For)
                .is_some()
    }

    /// "nhận Giấy khen … do LĐLĐ huyện trao tặng": who gave what was received.
    pub(super) fn given_by(&self, trigger: &Trigger) -> Vec<String> {
        let line = self.line;
        let Some(by) = line.find(trigger.after..self.clause.end, Cue::By) else {
            return Vec::new();
        };
        let giver = |i: &usize| {
            matches!(
                line.kind(*i),
                Some(Kind::Body(_) | Kind::Cue(Cue::Organ | Cue::Post))
            )
        };
        let end = (by + 1..self.clause.end).take_while(giver).last();
        match end {
            Some(last) if line.is_cue(last + 1, Cue::Give) => {
                bodies_in(self.scene, line, by + 1..last + 1)
            }
            _ => Vec::new(),
        }
    }
}
