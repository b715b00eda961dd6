//! Givers that are called by what they are: "Nhà trường tặng …", "Giám đốc Công ty tặng …".

use super::Reader;
use super::trigger::{Trigger, Voice};
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;
use crate::extract::unit::{called, heads_unit, meant, subject};

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
        subject(self.scene, line, last, floor)
    }

    /// "31 cá nhân được Công ty khen thưởng", "… được Giám đốc Công ty tặng": the unit between "được" and the verb.
    pub(super) fn unit_as_agent(&self, trigger: &Trigger) -> Option<String> {
        let last = trigger.at.checked_sub(1)?;
        let floor = trigger.head + 1;
        let (first, forms) = called(self.scene, self.line, last, floor)?;
        let heads = (floor..first).all(|i| heads_unit(self.scene, self.line, i));
        let before = (self.scene)
            .span(self.line.items[first].tokens.clone())
            .start;
        heads.then(|| meant(self.scene, forms, before)).flatten()
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
        subject(self.scene, self.line, last, floor)
    }
}
