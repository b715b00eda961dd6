//! Figures of a whole place or sector: "toàn tỉnh", "cả huyện", "từ đầu năm quận có thêm".

use std::ops::Range;

use super::Reader;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "toàn tỉnh", "công nhân toàn ngành".
    pub(super) fn is_of_all(&self, range: Range<usize>) -> bool {
        let main = self.scene.main.as_deref();
        let sector = main.is_some_and(|id| id.starts_with("u:cdn:") && self.scene.is_about(id));
        // "từ đầu năm quận có thêm 7 CĐCS": the federation counts its unions and members.
        let own = self.line.is_cue(range.end + 1, Cue::Unions)
            || self.key(range.end + 1) == "đoàn" && self.key(range.end + 2) == "viên";
        if own && range.clone().any(|at| self.acts_as_place(at, range.start)) {
            return true;
        }
        range.into_iter().any(|at| {
            (self.word(at, "toàn") || self.word(at, "cả"))
                && matches!(
                    self.key(at + 1),
                    "tỉnh" | "huyện" | "quận" | "thị" | "thành" | "ngành" | "hệ"
                )
                // "toàn tỉnh hiện có 4.200 doanh nghiệp" tells of the place.
                && (sector && self.key(at + 1) == "ngành"
                    || !(at + 2..at + 6).any(|at| self.key(at) == "có"))
        })
    }

    /// "năm nay quận có thêm 7 CĐCS": the bare word for a place as the subject.
    pub(super) fn acts_as_place(&self, at: usize, start: usize) -> bool {
        let place = matches!(self.key(at), "tỉnh" | "huyện" | "quận");
        let opens = at == start
            || matches!(self.line.kind(at - 1), Some(Kind::Time(_) | Kind::Mark(_)))
            || matches!(self.key(at - 1), "năm" | "nay" | "hiện" | "qua" | "cả");
        let acts = matches!(
            self.key(at + 1),
            "có" | "đã" | "hiện" | "kết" | "thành" | "phát"
        );
        place && opens && acts && self.line.kind(at) == Some(Kind::Word)
    }

    /// Where the list of places begins that the one at `at` ends.
    pub(super) fn first_of_places(&self, at: usize) -> usize {
        let line = self.line;
        let mut first = at;
        loop {
            let joint = (first.saturating_sub(3)..first)
                .rev()
                .find(|&k| line.is_mark(k, ',') || self.key(k) == "và");
            let before = joint.and_then(|k| k.checked_sub(1));
            match before.filter(|&k| matches!(line.kind(k), Some(Kind::Place(_)))) {
                Some(place) => first = place,
                None => return first,
            }
        }
    }

    /// A place as the subject tells about itself; nobody of the graph does.
    pub(super) fn is_of_place(&self, range: Range<usize>) -> bool {
        let line = self.line;
        range.clone().any(|at| {
            // "tổ chức tại A, B và nước bạn C": those joined to the first are asides too.
            let before = self.first_of_places(at).checked_sub(1);
            let aside = before.is_some_and(|at| line.is_cue(at, Cue::Aside));
            let area = before.is_some_and(|at| {
                // "trên địa bàn A", "ủng hộ Trường Sa", "đến thăm A".
                matches!(self.key(at), "bàn" | "trên" | "(" | "của" | "hộ" | "thăm")
            });
            matches!(line.kind(at), Some(Kind::Place(_))) && !aside && !area
        })
    }
}
