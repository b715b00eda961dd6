//! Numbers that are still to come: aims and tasks, what is asked for, planned or promised.

use super::Reader;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "các chỉ tiêu chủ yếu: 100% đơn vị …", "được Tập đoàn giao sản lượng 520.000 tấn", "yêu cầu 100%
    /// phân xưởng ký": what is to be reached.
    pub(super) fn is_target(&self, i: usize) -> bool {
        let line = self.line;
        let word = |at: usize| self.scene.fold(&line.items[at]);
        let reached = |at: usize| matches!(self.key(at), "đạt" | "vượt" | "thành" | "quả" | "đã");
        let aims = (0..i)
            .rev()
            .filter(|&at| line.is_mark(at, ':'))
            .any(|colon| {
                let floor = colon.saturating_sub(5);
                let aim = (floor..colon).find(|&at| {
                    line.is_cue(at, Cue::Unreal) && matches!(&*word(at), "chỉ tiêu" | "mục tiêu")
                });
                aim.is_some_and(|aim| !(aim.saturating_sub(5)..colon).any(reached))
            });
        let start = line.clause_of(i).start;
        let assigned = (start..i).rev().find(|&at| self.key(at) == "giao");
        let assigned = assigned.is_some_and(|at| {
            let passive = (at.saturating_sub(3)..at).any(|at| line.is_cue(at, Cue::Passive));
            let duty = matches!(
                self.key(at + 1),
                "quản" | "phụ" | "nhiệm" | "thực" | "lưu" | "ước"
            );
            passive && !duty && !(at + 1..i).any(reached)
        });
        let asked = i > 0 && line.is_cue(i - 1, Cue::Direct) && word(i - 1) == "yêu cầu";
        aims || assigned || asked || self.is_set_for_later(i) || self.is_proposed(i)
    }

    /// "mục tiêu đến hết quý I/2026 có 80% đoàn viên": an aim, with its time in between.
    pub(super) fn is_set_for_later(&self, i: usize) -> bool {
        let line = self.line;
        let between = |at: usize| {
            matches!(line.kind(at), Some(Kind::Time(_)))
                || matches!(
                    self.key(at),
                    "đến" | "hết" | "cuối" | "tới" | "trong" | "có" | "là" | "đạt" | "thêm"
                )
        };
        let aim = (0..i).rev().find(|&at| !between(at));
        line.has.unreal
            && aim.is_some_and(|at| {
                line.is_cue(at, Cue::Unreal)
                    && self.scene.fold(&line.items[at]) == "mục tiêu"
                    && !matches!(
                        at.checked_sub(1).map_or("", |at| self.key(at)),
                        "với" | "đạt" | "vượt" | "thành"
                    )
            })
    }

    /// "kiến nghị Giám đốc lắp 2 tuyến": what somebody is asked for. "đã kiến nghị khắc phục 39 tồn tại"
    /// names nobody and was done.
    pub(super) fn is_proposed(&self, i: usize) -> bool {
        let line = self.line;
        let start = line.clause_of(i).start;
        let proposal = line.rfind(start..i, Cue::Propose).filter(|&at| {
            let counted = at > 0 && matches!(line.kind(at - 1), Some(Kind::Number(_)));
            !counted && !line.is_cue(at + 1, Cue::Of)
        });
        // "Thủ tướng yêu cầu Bộ A triển khai 50 khu nhà ở".
        let demand = line
            .rfind(start..i, Cue::Direct)
            .filter(|&at| self.scene.fold(&line.items[at]) == "yêu cầu");
        proposal.or(demand).is_some_and(|at| {
            let whom = matches!(
                line.kind(at + 1),
                Some(Kind::Body(_) | Kind::Cue(Cue::Post))
            );
            whom && !(at + 1..i).any(|k| matches!(self.key(k), "đã" | "được" | "vừa" | "có"))
        })
    }

    /// "20 thí sinh đoạt giải sẽ được …": what is still to come for those counted.
    pub(super) fn is_promised(&self, i: usize) -> bool {
        let line = self.line;
        let people = matches!(line.kind(i + 1), Some(Kind::Cue(Cue::Noun(_)) | Kind::Word));
        let end = line.clause_of(i).end.min(i + 12);
        let stop = (i + 1..end).find(|&at| {
            matches!(line.kind(at), Some(Kind::Mark(_) | Kind::Number(_))) || self.is_future(at)
        });
        line.has.unreal
            && people
            && stop.is_some_and(|at| self.is_future(at) && line.is_cue(at + 1, Cue::Passive))
    }

    /// "với mục tiêu đạt 3.000 sáng kiến".
    pub(super) fn is_aim(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        let mut before = (clause.start..i).rev().take(3);
        let aim = |at: usize| {
            line.is_cue(at, Cue::Unreal)
                && matches!(&*self.scene.fold(&line.items[at]), "mục tiêu" | "chỉ tiêu")
                && line.is_cue(at + 1, Cue::Receive)
                && at + 2 >= i.saturating_sub(1)
        };
        line.has.unreal && before.any(aim)
    }

    /// "phấn đấu kết nạp 500 đoàn viên, thành lập 4 CĐCS": an aim goes on over commas until
    /// something is told that was done.
    pub(super) fn is_strived_for(&self, i: usize) -> bool {
        let line = self.line;
        let aim = (0..i).rev().find(|&at| {
            line.is_cue(at, Cue::Unreal) && self.scene.fold(&line.items[at]).starts_with("phấn đấu")
        });
        aim.is_some_and(|aim| {
            // "đăng ký phấn đấu …, trong đó 98 chị đạt": who strives is counted before.
            // "phấn đấu có trên 80%": the aim itself.
            (aim + 2..i).all(|at| {
                !matches!(self.key(at), "đã" | "có" | "được" | "vừa")
                    && !line.is_cue(at, Cue::List)
                    && !matches!(line.kind(at), Some(Kind::Body(_)))
            })
        })
    }

    /// "… sẽ tặng 6 căn nhà; tặng 90 suất quà và …": what a plan goes on to list.
    pub(super) fn is_planned(&self, i: usize) -> bool {
        let line = self.line;
        if !line.has.unreal {
            return false;
        }
        let verb = (0..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Give | Cue::Join | Cue::Organise | Cue::CarryOut
                ))
            )
        });
        let Some(verb) = verb else { return false };
        let plan = (0..verb).rev().find(|&at| self.is_future(at));
        let Some(plan) = plan else { return false };
        // A subject or a verb of what was done ends the plan.
        let subject = |at: usize| {
            line.is_mark(at, ',')
                && matches!(line.kind(at + 1), Some(Kind::Body(_)))
                && !matches!(line.kind(at - 1), Some(Kind::Body(_)))
        };
        (plan + 1..i).all(|at| {
            !line.is_mark(at, '.') && !matches!(self.key(at), "đã" | "vừa") && !subject(at)
        })
    }

    pub(super) fn is_future(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::Unreal)
            && matches!(&*self.scene.fold(&self.line.items[at]), "sẽ" | "dự kiến")
    }
}
