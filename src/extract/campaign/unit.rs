//! Units called by what they are, where they act: "Công ty và Công đoàn Công ty phát động", "do Giám đốc
//! Công ty phát động".

use super::Reader;
use super::subject::ADVERBS;
use crate::extract::cue::Cue;
use crate::extract::scene::Kind;
use crate::extract::unit::{called, heads_unit, meant, subject};

impl Reader<'_, '_> {
    /// "Công ty và Công đoàn Công ty phát động", "Ban Giám đốc Công ty cùng …": a unit called by what
    /// it is where a clause begins, and the item behind it.
    pub(super) fn unit_that_opens(&self, from: usize) -> Option<(String, usize)> {
        let line = self.line;
        let mut at = from;
        while at < from + 3 && heads_unit(self.scene, line, at) {
            at += 1;
        }
        let last = (at..line.items.len().min(at + 2)).rev().find_map(|last| {
            let (first, forms) = called(self.scene, line, last, at)?;
            (first == at).then_some((last, forms))
        });
        let (last, forms) = last?;
        let before = self.scene.span(line.items[at].tokens.clone()).start;
        Some((meant(self.scene, forms, before)?, last + 1))
    }

    /// The unit called by what it is that opens a clause before `verb`.
    pub(super) fn unit_of_clause(&self, verb: usize) -> Option<String> {
        let line = self.line;
        let at = line.rfind(0..verb, Cue::TheUnit)?;
        let (first, forms) = called(self.scene, line, at, 0)?;
        let before = self.scene.span(line.items[first].tokens.clone()).start;
        meant(self.scene, forms, before)
    }

    /// The unit called by what it is that begins the stretch right before a verb, with at most others
    /// joined to it between them; and where it stands.
    pub(super) fn unit_before(&self, verb: usize) -> Option<(String, usize)> {
        let line = self.line;
        let floor = line.clause_of(verb).start;
        let between = |i: usize| match line.kind(i) {
            Some(Kind::Body(_) | Kind::Time(_) | Kind::Cue(Cue::Together | Cue::Organ)) => true,
            Some(Kind::Word) => {
                self.is_joint(i) || ADVERBS.contains(&self.scene.key(line.items[i].tokens.start))
            }
            _ => false,
        };
        let stop = (floor..verb).rev().find(|&i| !between(i));
        // The unit ends where the stretch of joined bodies begins.
        let last = stop?;
        let unit = subject(self.scene, line, last, floor)?;
        Some((unit, last + 1))
    }

    /// The unit called by what it is that acts behind "do" or "được": "do Giám đốc Công ty phát động",
    /// "được Ban giám hiệu nhà trường và Công đoàn phát động".
    pub(super) fn called_agent(&self, by: usize, verb: usize) -> Option<String> {
        let (first, forms) = (by + 1..verb)
            .rev()
            .find_map(|last| called(self.scene, self.line, last, by + 1))?;
        let plain = (by + 1..first).all(|i| {
            heads_unit(self.scene, self.line, i)
                || self.is_joint(i)
                || self.scene.is_word(self.line, i, "giám")
                || matches!(self.line.kind(i), Some(Kind::Body(_)))
        });
        let before = self.scene.span(self.line.items[first].tokens.clone()).start;
        plain.then(|| meant(self.scene, forms, before)).flatten()
    }
}
