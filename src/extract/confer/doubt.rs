//! Triggers that confer nothing: what did not happen yet, nouns, summaries.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, Voice};
use crate::extract::count::{Count, counts};
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// Tells whether a word before the trigger says that it did not happen; what stands before the
    /// subject says so of something else: "Để ghi nhận …, LĐLĐ tỉnh tặng …".
    pub(super) fn unreal(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        if !line.has.unreal {
            return false;
        }
        let clause_floor = floor.max(self.clause.start);
        // "Nếu đạt yêu cầu, 10 cá nhân được tặng …": on a condition.
        let condition =
            |i: usize| line.is_cue(i, Cue::Unreal) && self.scene.fold(&line.items[i]) == "nếu";
        if (self.clause.start..trigger.at).any(condition) {
            return true;
        }
        let subject = |i: usize| {
            // "Nhằm động viên, Chủ tịch LĐLĐ tỉnh A đã …" too.
            let post = i > 0 && line.is_cue(i - 1, Cue::Post);
            let before = i.checked_sub(1 + usize::from(post));
            matches!(line.kind(i), Some(Kind::Body(_) | Kind::Unknown))
                && before.is_some_and(|at| line.is_mark(at, ','))
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

    /// "Phấn đấu có ít nhất 5 tập thể được tặng Cờ, 20 cá nhân nhận …": a plan goes on to the end of its clause.
    pub(super) fn is_planned(&self, trigger: &Trigger) -> bool {
        let line = self.line;
        let before = self.clause.start..trigger.at;
        let plan = before.clone().find(|&i| {
            line.is_cue(i, Cue::Unreal)
                && matches!(
                    &*self.scene.fold(&line.items[i]),
                    "phấn đấu" | "phấn đấu đạt" | "mục tiêu" | "chỉ tiêu" | "đặt mục tiêu"
                )
        });
        plan.is_some_and(|plan| !(plan..before.end).any(|i| self.scene.is_word(line, i, "đã")))
    }

    /// "LĐLĐ thành phố sẽ tuyên dương 90 cán bộ", "10 cá nhân sẽ được trao giải": announced, with the
    /// number settled.
    pub(super) fn announced(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        if !line.has.unreal {
            return false;
        }
        let floor = floor
            .max(self.clause.start)
            .max(trigger.at.saturating_sub(8));
        let word = |i: usize| self.scene.fold(&line.items[i]);
        let mut words = (floor..trigger.at).filter(|&i| line.is_cue(i, Cue::Unreal));
        // "Dự kiến 9 cá nhân sẽ được …" counts them; "dự kiến sẽ tặng …" only plans.
        let settled = |i: usize| match &*word(i) {
            "sẽ" | "xét chọn" | "lựa chọn" => true,
            "dự kiến" => !line.is_cue(i + 1, Cue::Unreal),
            _ => false,
        };
        words.clone().any(|i| word(i) == "sẽ") && words.all(settled)
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
            &*self.scene.fold(&line.items[i]),
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
        matches!(&*word, "nhằm" | "để")
            && i + 1 == trigger.at
            && trigger.unnamed.is_some()
            && line.find(0..i, Cue::Organise).is_some()
            && counted().iter().any(Count::is_counted)
    }

    /// "việc biểu dương", "công tác khen thưởng": a noun, unless a count follows.
    pub(super) fn nominal(&self, trigger: &Trigger, range: &Range<usize>) -> bool {
        let Some(before) = trigger.at.checked_sub(1).filter(|&i| i >= range.start) else {
            return false;
        };
        let key = self.scene.fold(&self.line.items[before]);
        let noun = matches!(
            &*key,
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
        // "Quỹ khen thưởng chi cho 150 công nhân": whoever is counted, the noun confers nothing.
        let always = matches!(&*key, "quỹ" | "hội đồng" | "hình thức" | "mức");
        noun && (always || counts(self.scene, self.line, trigger.after..range.end).is_empty())
    }

    /// "…, gồm: Cờ thi đua cho 5 tập thể", "LĐLĐ tỉnh đã tặng:": the awards are listed behind.
    pub(super) fn opens_list(&self, right: &Range<usize>) -> bool {
        let last = right.end.checked_sub(1).filter(|&i| i >= right.start);
        let mark = |i: usize| self.line.is_mark(i, ':') || self.line.is_cue(i, Cue::List);
        last.is_some_and(mark)
            || self.line.is_mark(right.end, ':')
            || self.line.is_cue(right.end, Cue::List)
    }

    /// "đạt nhiều Bằng khen …, cụ thể:" only announces what follows.
    pub(super) fn summary(&self, right: &Range<usize>) -> bool {
        let list = self.line.find(right.clone(), Cue::List);
        list.is_some_and(|i| self.line.is_mark(i + 1, ':'))
    }
}
