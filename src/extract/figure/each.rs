//! One sum told of each of several: "LĐLĐ huyện A và LĐLĐ huyện B mỗi đơn vị ủng hộ 200 triệu đồng".

use super::Reader;
use crate::extract::role::{Subject, firm_subject_before};
use crate::extract::scene::Kind;

/// What the words behind "mỗi đơn vị" say: "ủng hộ"; none where nothing is.
pub(super) fn behind_each(words: &str) -> Option<String> {
    let verb = words.rsplit("mỗi ").next()?;
    let verb = verb.split_once(' ').map_or("", |(_, rest)| rest);
    let verb = verb.strip_prefix("vị").unwrap_or(verb).trim_start();
    (!verb.is_empty()).then(|| verb.to_owned())
}

impl Reader<'_, '_> {
    /// The bodies that each have the number at `i`, and where "mỗi" stands that says so.
    pub(super) fn each_of(&self, i: usize) -> Option<(Vec<String>, usize)> {
        let line = self.line;
        let floor = line.clause_of(i).start;
        let each = (floor..i).rev().take(6).find(|&at| self.key(at) == "mỗi")?;
        let before = each.checked_sub(1 + usize::from(each > 0 && line.is_mark(each - 1, ',')))?;
        let named = before >= floor && matches!(line.kind(before), Some(Kind::Body(_)));
        let units = matches!(
            self.key(each + 1),
            "đơn" | "bên" | "nơi" | "huyện" | "công" | "tổ"
        );
        if !named || !units {
            return None;
        }
        match firm_subject_before(self.scene, line, each, floor) {
            Subject::Bodies(bodies) if bodies.len() > 1 => Some((bodies, each)),
            _ => None,
        }
    }
}
