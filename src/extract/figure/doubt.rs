//! Numbers that report no result: dates and prices, plans, the make-up of a body, parts of names.

use super::Reader;
use crate::extract::count::stands_for;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::text::{Case, Span};

impl Reader<'_, '_> {
    pub(super) fn ruled_out(&self, i: usize, number: usize, conferred: &[Span]) -> bool {
        let line = self.line;
        let quantity = &self.scene.quantities[number];
        let span = quantity.span;
        let recipients = conferred.iter().any(|evidence| evidence.contains(span));
        if quantity.spelled || recipients && !self.counts_things(i) {
            return true;
        }
        let before = self.key_before(i);
        let parts = i >= 2 && !matches!(line.kind(i - 2), Some(Kind::Word | Kind::Cue(_)));
        let joined = matches!(before, "-" | "–") || before == "/" && parts;
        let joined = joined && !quantity.percent;
        let one_of = before == "trong" && self.tells_one(i.saturating_sub(2));
        // Of a congress it is told whom its delegates stand for.
        let formal = (i + 1..i + 6).any(|at| self.key(at) == "chính" && self.key(at + 1) == "thức");
        let delegates = formal || stands_for(line, i, 0);
        let attendance = !delegates
            && matches!(self.key(0), "dự" | "đến" | "tham")
            && line.items[..i]
                .iter()
                .any(|item| matches!(item.kind, Kind::Person(_)));
        // "2/3 số công đoàn cơ sở" is a share and counts nothing.
        let share = quantity
            .of
            .is_some_and(|of| of < 10.0 && of > quantity.value);
        self.is_part(i)
            || self.is_unreal(i)
            || self.is_aim(i)
            || share
            || self.is_ordinal(i)
            || before == "còn" && quantity.percent
            || joined
            || one_of
            || attendance
            || self.is_planned(i)
    }

    /// Tells whether a word before the number says that it was not reached.
    fn is_unreal(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        (clause.start..i).rev().take(14).any(|at| {
            line.is_cue(at, Cue::Unreal)
                && !matches!(
                    &*self.scene.fold(&line.items[at]),
                    "không" | "chỉ tiêu" | "mục tiêu" | "để" | "nhằm" | "giới thiệu"
                )
                && !(at + 1..i).any(|k| line.is_mark(k, ','))
        })
    }

    /// "với mục tiêu đạt 3.000 sáng kiến".
    fn is_aim(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        (clause.start..i).rev().take(3).any(|at| {
            line.is_cue(at, Cue::Unreal)
                && matches!(&*self.scene.fold(&line.items[at]), "mục tiêu" | "chỉ tiêu")
                && line.is_cue(at + 1, Cue::Receive)
                && at + 2 >= i.saturating_sub(1)
        })
    }

    /// "tôn vinh 10 cán bộ, trong đó có 6 …": parts of whom the verb counts.
    fn is_part(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        line.rfind(clause.start..i, Cue::List).is_some_and(|list| {
            let praised = (clause.start..list).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Praise | Cue::Honour | Cue::Give))
                )
            });
            let people = (i + 1..line.items.len().min(i + 3)).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
                )
            });
            praised && people
        })
    }

    /// "quý 3", "từ 5", but not "tổng số 5".
    fn is_ordinal(&self, i: usize) -> bool {
        let before = self.key_before(i);
        let total = before == "số" && matches!(i.checked_sub(2).map(|i| self.key(i)), Some("tổng"));
        !total
            && matches!(
                before,
                "thứ"
                    | "số"
                    | "đợt"
                    | "khóa"
                    | "khoá"
                    | "quý"
                    | "lớp"
                    | "điều"
                    | "khoản"
                    | "hạng"
                    | "tuổi"
                    | "đến"
                    | "từ"
                    | "mỗi"
                    | "giảm"
                    | "âm"
                    | "bậc"
                    | "mức"
            )
    }

    /// "là 1 trong 4 đơn vị", "một trong mười hai cá nhân".
    fn tells_one(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Number(_))) || self.key(i) == "một"
    }

    /// "… sẽ tặng 6 căn nhà; tặng 90 suất quà và …": what a plan goes on to list.
    fn is_planned(&self, i: usize) -> bool {
        let line = self.line;
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

    fn is_future(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::Unreal)
            && matches!(&*self.scene.fold(&self.line.items[at]), "sẽ" | "dự kiến")
    }

    /// Parts of a meeting or of the country, and the two or three who are named right behind: "12
    /// tỉnh", "cho 2 đoàn viên là: …".
    pub(super) fn is_structure(&self, what: &str, i: usize) -> bool {
        const PARTS: [&str; 20] = [
            "điểm cầu",
            "bảng",
            "thể loại",
            "người",
            "tỉnh",
            "thành phố",
            "tỉnh, thành phố",
            "huyện",
            "quận",
            "thị xã",
            "xã",
            "phường",
            "khối",
            "cụm",
            "công ty",
            "ý kiến",
            "tham luận",
            "tổng công ty",
            "đại biểu",
            "thành phố trực",
        ];
        let named = (i + 1..self.line.items.len().min(i + 8)).any(|at| {
            matches!(self.line.kind(at), Some(Kind::Person(_)))
                && (self.line.is_mark(at - 1, ':') || self.word(at - 1, "là"))
        });
        // "6 đơn vị đã ký giao ước": who acts; but "ký thỏa ước với 4 đơn vị".
        let partner = i > 0 && matches!(self.line.kind(i - 1), Some(Kind::Cue(_)));
        let units = what == "đơn vị" && !partner;
        PARTS.contains(&what) || units || named || what.contains("tham luận")
    }

    /// "118 Ngô Quyền", "Nhà máy 3 Quảng Trạch": two capitalised words are a name.
    pub(super) fn is_name(&self, i: usize) -> bool {
        (i..i + 2).all(|at| {
            let item = self.line.items.get(at);
            item.is_some_and(|item| {
                item.kind == Kind::Word
                    && self.scene.tokens[item.tokens.start].case == Case::Capital
            })
        })
    }

    /// Tells whether the number counts things and no people: "26 sáng kiến được biểu dương".
    fn counts_things(&self, i: usize) -> bool {
        self.line.is_cue(i + 1, Cue::Noun(Noun::Either))
            && !self.scene.fold(&self.line.items[i + 1]).contains("gương")
    }
}
