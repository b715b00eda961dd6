//! What rose or fell: "thu nhập bình quân tăng từ 5,2 triệu đồng năm 2015 lên 7,1 triệu đồng".

use super::Reader;
use crate::extract::scene::Kind;

/// How far the second value may stand behind the verb, in items.
const REACH: usize = 15;

impl Reader<'_, '_> {
    /// What a value from which or to which something changed is a value of: the noun before "tăng",
    /// "giảm", "nâng".
    pub(super) fn changed(&self, i: usize) -> Option<String> {
        let line = self.line;
        let floor = line.clause_of(i).start.max(i.saturating_sub(REACH));
        let number = |at: usize| matches!(line.kind(at), Some(Kind::Number(_)));
        let bound = |at: usize| {
            at > floor
                && matches!(
                    self.key(at - 1),
                    "trên" | "hơn" | "gần" | "khoảng" | "dưới" | "mức"
                )
        };
        let before = i.checked_sub(1 + usize::from(bound(i)))?;
        let from = match self.key(before) {
            "từ" => before,
            "lên" | "xuống" | "còn" | "đến" => {
                let from = (floor..before)
                    .rev()
                    .find(|&at| self.word_or_aside(at, "từ"))?;
                (from + 1..before).any(number).then_some(from)?
            }
            _ => return None,
        };
        let goes_on = (from + 1..line.items.len().min(from + REACH)).any(|at| {
            matches!(self.key(at), "lên" | "xuống" | "còn" | "đến") && (at + 1..at + 3).any(number)
        });
        let verb = from.checked_sub(1)?;
        let changes = matches!(self.key(verb), "tăng" | "giảm" | "nâng" | "rút" | "hạ");
        (goes_on && changes)
            .then(|| self.noun_before(verb))
            .flatten()
    }

    fn word_or_aside(&self, at: usize, key: &str) -> bool {
        matches!(self.line.kind(at), Some(Kind::Word | Kind::Cue(_))) && self.key(at) == key
    }
}
