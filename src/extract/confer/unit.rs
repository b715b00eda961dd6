//! Givers that are called by what they are: "Nhà trường tặng …", "Giám đốc Công ty tặng …".

use super::Reader;
use super::trigger::{Trigger, Voice};
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

/// What a unit is called, and how the identifiers of such units begin.
const UNITS: [(&str, &[&str]); 9] = [
    ("nhà trường", &["truong-"]),
    ("trường", &["truong-"]),
    ("bệnh viện", &["benh-vien-"]),
    ("công ty", &["cong-ty-", "tong-cong-ty-"]),
    ("tổng công ty", &["tong-cong-ty-"]),
    ("xí nghiệp", &["xi-nghiep-"]),
    ("nhà máy", &["nha-may-"]),
    ("học viện", &["hoc-vien-"]),
    ("chi nhánh", &["-chi-nhanh-"]),
];

impl Reader<'_, '_> {
    /// "Công ty cũng tặng Giấy khen …", "Ban Giám đốc Bệnh viện đã khen thưởng …": the firm, school or
    /// hospital that the article is about, or that it named last.
    pub(super) fn own_unit(&self, trigger: &Trigger) -> Option<String> {
        if trigger.voice != Voice::Active {
            return None;
        }
        let line = self.line;
        let floor = self.clause.start;
        let adverb = |i: usize| {
            line.kind(i) == Some(Kind::Word)
                && matches!(
                    self.scene.key(line.items[i].tokens.start),
                    "đã" | "cũng" | "còn" | "vừa"
                )
        };
        let last = (floor..trigger.at).rev().find(|&i| !adverb(i))?;
        let (first, forms) = self.called_unit(last, floor)?;
        // "Công ty tặng", "…, Giám đốc Công ty tặng": it stands as a subject.
        let mut at = first;
        while at > floor && self.heads_unit(at - 1) {
            at -= 1;
        }
        let opens = match at.checked_sub(1).and_then(|i| line.kind(i)) {
            None => true,
            Some(kind) => matches!(kind, Kind::Mark(_) | Kind::Time(_)),
        };
        let opens = opens || at == floor;
        let before = self.scene.span(line.items[first].tokens.clone()).start;
        opens.then(|| self.unit_meant(forms, before)).flatten()
    }

    /// "Năm 2020, Công ty được …": the unit that receives, called by what it is right before a passive
    /// or "nhận".
    pub(super) fn unit_before(&self, trigger: &Trigger) -> Option<String> {
        let floor = self.clause.start;
        let beside = |i: usize| {
            self.line.is_cue(i, Cue::Passive)
                || self.line.kind(i) == Some(Kind::Word)
                    && matches!(
                        self.scene.key(self.line.items[i].tokens.start),
                        "đã" | "cũng" | "vinh" | "dự"
                    )
        };
        let last = (floor..trigger.head).rev().find(|&i| !beside(i))?;
        let (first, forms) = self.called_unit(last, floor)?;
        let opens = match first.checked_sub(1).and_then(|i| self.line.kind(i)) {
            None => true,
            Some(kind) => matches!(kind, Kind::Mark(_) | Kind::Time(_)),
        };
        let before = self.scene.span(self.line.items[first].tokens.clone()).start;
        opens.then(|| self.unit_meant(forms, before)).flatten()
    }

    /// Reads the words that call a unit and end at item `last`: where they begin, and the forms of
    /// its identifier.
    fn called_unit(&self, last: usize, floor: usize) -> Option<(usize, &'static [&'static str])> {
        let line = self.line;
        let plain = |i: usize| {
            matches!(
                line.kind(i),
                Some(
                    Kind::Word | Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective) | Cue::Gift)
                )
            )
        };
        (floor.max(last.saturating_sub(2))..=last).find_map(|first| {
            if !(first..=last).all(plain) {
                return None;
            }
            let words = self.scene.tokens.fold(line.tokens(first..last + 1));
            let unit = UNITS.iter().find(|(name, _)| *name == words)?;
            Some((first, unit.1))
        })
    }

    /// Tells whether an item says who in the unit gives: "Ban Giám đốc", "Hội đồng thi đua".
    fn heads_unit(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        match self.line.kind(i) {
            Some(Kind::Cue(Cue::Post | Cue::Organ)) => true,
            Some(Kind::Word) => matches!(key, "ban" | "tổng"),
            _ => false,
        }
    }

    /// The unit of these forms that the article is mostly about, else the one named last before byte
    /// `before`, else the only one.
    fn unit_meant(&self, forms: &[&str], before: u32) -> Option<String> {
        let unit = |id: &str| {
            let own = id
                .strip_prefix("u:cdcs:")
                .and_then(|id| Some(id.rsplit_once(':')?.0))
                .or(id.strip_prefix("o:"))?;
            let fits = forms
                .iter()
                .any(|form| own.starts_with(form) || form.starts_with('-') && own.contains(form));
            fits.then(|| format!("o:{own}"))
        };
        let main = self.scene.main.as_deref().and_then(unit);
        let named = self.scene.mentions.iter();
        let earlier = named.rev().filter(|mention| mention.span.start < before);
        let last = || {
            earlier
                .filter_map(|mention| unit(mention.id.as_deref()?))
                .next()
        };
        main.or_else(last).or_else(|| {
            let mut all = self
                .scene
                .mentions
                .iter()
                .filter_map(|mention| unit(mention.id.as_deref()?));
            let first = all.next()?;
            all.all(|other| other == first).then_some(first)
        })
    }
}
