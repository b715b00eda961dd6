//! How far a body's figures reach: bodies that are named on the way, as examples, as who tells or as
//! guests who speak, and the points of a list.

use std::ops::Range;

use super::Reader;
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::{Subject, firm_subject_before};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// The subject before item `end`, not farther left than the point of the list that it stands in.
    /// Bodies that only exemplify others are none: "nhiều CĐCS như A, B … , qua đó 9.800 hộ".
    pub(super) fn subject(&self, end: usize, floor: usize) -> Subject {
        let floor = floor.max(self.point(end).unwrap_or(0));
        match firm_subject_before(self.scene, self.line, end, floor) {
            Subject::Bodies(_) if self.names_only_examples(floor..end) => Subject::Other,
            Subject::Bodies(bodies) if bodies.len() == 1 => self.leader_of(bodies, end, floor),
            found => found,
        }
    }

    /// "LĐLĐ tỉnh lập tổ ứng cứu, phối hợp Công đoàn A vận hành 6 bếp ăn": the subject is who leads, not the
    /// partner that the last verb names.
    fn leader_of(&self, bodies: Vec<String>, end: usize, floor: usize) -> Subject {
        let line = self.line;
        let own = |at: &usize| self.scene.body(line, *at) == bodies.first().map(String::as_str);
        let partner = (floor..end).rev().find(own);
        let together = partner
            .and_then(|at| at.checked_sub(1))
            .filter(|&at| at > floor && line.is_cue(at, Cue::Together));
        let leader = together.map(|at| firm_subject_before(self.scene, line, at, floor));
        match leader {
            Some(leader @ Subject::Bodies(_)) => leader,
            _ => Subject::Bodies(bodies),
        }
    }

    /// Where the point of a list begins that item `i` stands in, behind a semicolon of the same sentence:
    /// "…; - Xây dựng tổ chức: kết nạp 3.127 đoàn viên".
    pub(super) fn point(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let marks = ['-', '–', '+', '•', '*', '●'];
        let mut starts = line.clauses.iter().map(|clause| clause.start);
        let begins = |start: &usize| {
            *start > 0 && *start <= i && marks.iter().any(|&mark| line.is_mark(*start, mark))
        };
        starts.by_ref().filter(begins).last()
    }

    /// "nhiều CĐCS như A, B", "các đơn vị tiêu biểu như A": the bodies of the range are examples.
    fn names_only_examples(&self, range: Range<usize>) -> bool {
        let line = self.line;
        let body = |at: usize| matches!(line.kind(at), Some(Kind::Body(_)));
        let bodies: Vec<usize> = range.clone().filter(|&at| body(at)).collect();
        let (Some(&first), Some(&last)) = (bodies.first(), bodies.last()) else {
            return false;
        };
        let like = (range.start..first)
            .rev()
            .take(2)
            .find(|&at| self.word(at, "như"));
        let group = like.is_some_and(|like| {
            (range.start.max(like.saturating_sub(4))..like).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(
                        Cue::Unions | Cue::TheUnit | Cue::Noun(Noun::Collective)
                    ))
                )
            })
        });
        // A list of names and nothing else: what comes behind another word is no example any more.
        let listed = (first..last).all(|at| {
            body(at)
                || matches!(
                    line.kind(at),
                    Some(Kind::Mark(',' | '(' | ')') | Kind::Place(_))
                )
                || self.word(at, "và")
                || self.word(at, "hay")
        });
        group && listed
    }

    /// "đại diện LĐLĐ huyện A cho biết, 118 CĐCS trong huyện đã góp …": who tells it, of whom the unions are
    /// that stand behind.
    pub(super) fn teller_before(&self, at: usize) -> Option<String> {
        let line = self.line;
        let tells = (0..at).rev().find(|&k| {
            line.is_cue(k, Cue::Noise) && self.scene.fold(&line.items[k]) == "cho biết"
                || self.key(k) == "sẻ" && self.key(k.saturating_sub(1)) == "chia"
        })?;
        let body = (tells.saturating_sub(6)..tells)
            .rev()
            .find(|&k| matches!(line.kind(k), Some(Kind::Body(_))))?;
        let other = (tells..at).any(|k| matches!(line.kind(k), Some(Kind::Body(_))));
        self.scene
            .body(line, body)
            .filter(|id| !other && id.starts_with("u:"))
            .map(str::to_owned)
    }

    /// "Phát biểu tại hội nghị, ông A, Phó Chủ tịch Tổng LĐLĐ Việt Nam, ghi nhận kết quả mà 60.000 đoàn viên
    /// …": a guest speaks of the results of those whom the article is about.
    pub(super) fn is_praised_by_guest(&self, i: usize, org: Option<&str>) -> bool {
        let line = self.line;
        let Some(main) = self.scene.main.as_deref() else {
            return false;
        };
        let guest = org.is_some_and(|org| org != main && !org.starts_with("u:cdcs:"));
        let praises = (0..i).any(|at| {
            matches!(
                (self.key(at), self.key(at + 1)),
                ("chúc", "mừng") | ("ghi", "nhận") | ("đánh", "giá")
            )
        });
        let own =
            (0..i).any(|at| matches!(line.kind(at), Some(Kind::Cue(Cue::Give | Cue::Launch))));
        guest && praises && !own
    }
}
