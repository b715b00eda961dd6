//! What a bare number counts: the same as the one before, or a part of it.

use super::Reader;
use super::wording::QUALIFIERS;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "3.412 sáng kiến được xếp loại, trong đó cấp tỉnh 287", "2.146 đoàn viên (nữ 1.733)": a part of what
    /// was counted before.
    pub(super) fn share_of_last(&self, i: usize) -> Option<String> {
        let line = self.line;
        let before = i.checked_sub(1)?;
        if self.key(before) == "nữ" && before > 0 && line.is_mark(before - 1, '(') {
            return Some("nữ".to_owned());
        }
        if let Some(part) = self.part_before(i) {
            return Some(part);
        }
        let level = matches!(line.kind(before), Some(Kind::Cue(Cue::Level(_))));
        let listed =
            before > 0 && (line.is_cue(before - 1, Cue::List) || line.is_mark(before - 1, ','));
        let last = self.last_what.as_ref().filter(|_| level && listed)?;
        let noun = last.split(" cấp ").next().unwrap_or(last);
        Some(format!("{noun} {}", self.scene.fold(&line.items[before])))
    }

    /// "34.518 người, trong đó đoàn viên 33.906, nữ 24.617; dân tộc thiểu số 4.780": the part in front of
    /// its number, where marks or the joint stand around both.
    pub(super) fn part_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        self.last_what.as_ref()?;
        if !matches!(
            line.kind(i + 1),
            None | Some(Kind::Mark(',' | ';' | ')' | '.'))
        ) {
            return None;
        }
        let floor = i.saturating_sub(6);
        let inside = |at: &usize| {
            !matches!(
                line.kind(*at),
                Some(Kind::Word | Kind::Cue(Cue::Noun(_) | Cue::Unions))
            ) || QUALIFIERS.contains(&self.key(*at))
        };
        let start = (floor..i).rev().find(inside)? + 1;
        let joint = matches!(
            line.kind(start - 1),
            Some(Kind::Mark(',' | ';' | '(') | Kind::Cue(Cue::List))
        );
        let parts = ["nữ", "nam", "dân", "người", "đảng", "tôn", "đoàn"];
        let counted = start < i && joint && parts.contains(&self.key(start));
        counted.then(|| {
            let words = line.items[start..i]
                .iter()
                .map(|item| self.scene.fold(item));
            words.collect::<Vec<_>>().join(" ")
        })
    }

    /// "LĐLĐ huyện A (2.153 sáng kiến), LĐLĐ huyện B (1.480)": counted like the one before.
    pub(super) fn again_in_bracket(&self, i: usize) -> Option<String> {
        let line = self.line;
        let bare = i > 1 && line.is_mark(i - 1, '(') && line.is_mark(i + 1, ')');
        let named = bare && matches!(line.kind(i - 2), Some(Kind::Body(_)));
        self.last_what.clone().filter(|_| named)
    }

    /// "nhiều sáng kiến nhất: LĐLĐ huyện A 412, LĐLĐ huyện B 287": the noun in front of the colon, where the
    /// number stands right behind a body of the list.
    pub(super) fn listed_by_body(&self, i: usize) -> Option<String> {
        let line = self.line;
        let body = i > 0 && matches!(line.kind(i - 1), Some(Kind::Body(_)));
        if !body || !matches!(line.kind(i + 1), None | Some(Kind::Mark(',' | ';' | '.'))) {
            return None;
        }
        let colon = (0..i).rev().find(|&at| line.is_mark(at, ':'))?;
        let noun = (colon.saturating_sub(4)..colon).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Noun(Noun::Either | Noun::Individual)))
            )
        })?;
        Some(self.scene.fold(&line.items[noun]).into_owned())
    }
}
