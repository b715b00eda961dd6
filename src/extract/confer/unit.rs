//! Givers that are called by what they are: "Nhà trường tặng …", "Giám đốc Công ty tặng …".

use super::Reader;
use super::trigger::{Trigger, Voice};
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;
use crate::extract::unit::{called, meant};

impl Reader<'_, '_> {
    /// "Công ty cũng tặng Giấy khen …", "Ban Giám đốc Bệnh viện đã khen thưởng …": the firm, school or
    /// hospital that the article is about, or that it named last.
    pub(super) fn own_unit(&self, trigger: &Trigger) -> Option<String> {
        if trigger.voice != Voice::Active {
            return None;
        }
        let line = self.line;
        let floor = self.clause.start;
        let adverb = |i: usize| {
            line.kind(i) == Some(Kind::Word)
                && matches!(
                    self.scene.key(line.items[i].tokens.start),
                    "đã" | "cũng" | "còn" | "vừa"
                )
        };
        let last = (floor..trigger.at).rev().find(|&i| !adverb(i))?;
        let (first, forms) = called(self.scene, line, last, floor)?;
        // "Công ty tặng", "…, Giám đốc Công ty tặng": it stands as a subject.
        let mut at = first;
        while at > floor && self.heads_unit(at - 1) {
            at -= 1;
        }
        let opens = match at.checked_sub(1).and_then(|i| line.kind(i)) {
            None => true,
            Some(kind) => matches!(kind, Kind::Mark(_) | Kind::Time(_)),
        };
        let opens = opens || at == floor;
        let before = self.scene.span(line.items[first].tokens.clone()).start;
        opens.then(|| meant(self.scene, forms, before)).flatten()
    }

    /// "Năm 2020, Công ty được …": the unit that receives, called by what it is right before a passive
    /// or "nhận".
    pub(super) fn unit_before(&self, trigger: &Trigger) -> Option<String> {
        let floor = self.clause.start;
        let beside = |i: usize| {
            self.line.is_cue(i, Cue::Passive)
                || self.line.kind(i) == Some(Kind::Word)
                    && matches!(
                        self.scene.key(self.line.items[i].tokens.start),
                        "đã" | "cũng" | "vinh" | "dự"
                    )
        };
        let last = (floor..trigger.head).rev().find(|&i| !beside(i))?;
        let (first, forms) = called(self.scene, self.line, last, floor)?;
        let opens = match first.checked_sub(1).and_then(|i| self.line.kind(i)) {
            None => true,
            Some(kind) => matches!(kind, Kind::Mark(_) | Kind::Time(_)),
        };
        let before = self.scene.span(self.line.items[first].tokens.clone()).start;
        opens.then(|| meant(self.scene, forms, before)).flatten()
    }

    /// Tells whether an item says who in the unit gives: "Ban Giám đốc", "Hội đồng thi đua".
    fn heads_unit(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        match self.line.kind(i) {
            Some(Kind::Cue(Cue::Post | Cue::Organ)) => true,
            Some(Kind::Word) => matches!(key, "ban" | "tổng"),
            _ => false,
        }
    }
}
