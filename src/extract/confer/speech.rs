//! What somebody says of a conferral: who tells it does not receive.

use std::ops::Range;

use super::Reader;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "A – Chủ tịch LĐLĐ huyện cho biết, đơn vị được …": the unit is the speaker's.
    pub(super) fn speakers_unit(&self, zone: &Range<usize>) -> Option<String> {
        let line = self.line;
        let said = zone.start.checked_sub(1)?;
        let speech = (said.saturating_sub(1)..=said).find(|&i| self.is_speech(i))?;
        let person = line.items[..speech]
            .iter()
            .any(|item| matches!(item.kind, Kind::Person(_)));
        let body = speech.checked_sub(1).filter(|_| person)?;
        let body = (body.saturating_sub(1)..=body)
            .rev()
            .find_map(|i| self.scene.body(line, i))?;
        Some(body.to_owned())
    }

    /// Tells whether an item tells that somebody speaks.
    fn is_speech(&self, i: usize) -> bool {
        let speech = |item: &str| matches!(item, "cho biết" | "cho hay" | "cho rằng");
        self.line.is_cue(i, Cue::Noise) && speech(&self.scene.fold(&self.line.items[i]))
    }

    /// Returns where what somebody says begins, who does not receive: "A cho biết, đơn vị được …", "theo
    /// bà A, …".
    pub(super) fn behind_speech(&self, left: Range<usize>) -> usize {
        let Range { start, end } = left;
        let source = |i: usize| {
            matches!(self.line.kind(i), Some(Kind::Person(_))) && self.is_source(i, start)
        };
        let said = left.rev().find(|&i| self.is_speech(i) || source(i));
        let Some(said) = said.filter(|&i| !self.is_speech(i)) else {
            return said.map_or(start, |i| i + 1);
        };
        // "Theo bà A, Chủ tịch LĐLĐ tỉnh, …".
        let post = self.line.is_mark(said + 1, ',') && self.line.is_cue(said + 2, Cue::Post);
        let title = post.then(|| (said + 3..end).find(|&i| self.line.is_mark(i, ',')));
        title.flatten().unwrap_or(said) + 1
    }

    /// Tells whether only "theo" and titles stand before the person at `i`: "Theo bà A, …".
    fn is_source(&self, i: usize, floor: usize) -> bool {
        let title = |i: &usize| {
            matches!(
                self.line.kind(*i),
                Some(Kind::Cue(Cue::ThePerson | Cue::Post | Cue::Noun(_)))
            )
        };
        let before = (floor..i).rev().find(|i| !title(i));
        before.is_some_and(|i| self.line.is_cue(i, Cue::Basis))
    }
}
