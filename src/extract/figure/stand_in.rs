//! Who is meant where a word stands for the body: "toàn Công ty", "các công đoàn bộ phận", "các đơn
//! vị trong Cụm", and for whom delegates speak.

use std::ops::Range;

use super::Reader;
use crate::extract::count::stands_for;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;
use crate::extract::unit::{called, is_unit, meant};
use crate::text::Span;

impl Reader<'_, '_> {
    /// "Toàn Công ty có 77 sáng kiến", "Nhà trường có 14 giáo viên giỏi": the unit that the subject is
    /// called by, where no body is named behind it.
    pub(super) fn called_subject(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let floor = range.start;
        let (first, forms) = range
            .rev()
            .take_while(|&at| {
                // "4 sáng kiến được Tổng công ty công nhận": who does it to what is counted.
                let agent = at > 0 && line.is_cue(at - 1, Cue::Passive);
                agent || !matches!(line.kind(at), Some(Kind::Body(_)))
            })
            .find_map(|at| {
                called(self.scene, line, at, floor).filter(|&(first, _)| self.opens(first, floor))
            })?;
        let before = self.scene.span(line.items[first].tokens.clone()).start;
        meant(self.scene, forms, before)
    }

    /// "Doanh nghiệp này hiện có 3.260 lao động": the unit that was named last.
    pub(super) fn this_unit(&self, start: usize, i: usize) -> Option<String> {
        let line = self.line;
        let this = (start..i.min(start + 4)).find(|&at| self.key(at) == "này")?;
        let unit = this > start
            && matches!(
                &*self.scene.tokens.fold(line.tokens(start..this)),
                "doanh nghiệp" | "công ty" | "đơn vị" | "nhà máy" | "xí nghiệp" | "cơ sở"
            );
        let before = self.scene.span(line.items[start].tokens.clone()).start;
        let named = self.scene.mentions.iter().rev();
        let mut firms = named.filter(|mention| mention.span.start < before && unit);
        firms
            .find_map(|mention| mention.id.as_deref().filter(|id| is_unit(id)))
            .map(str::to_owned)
    }

    /// Tells whether what stands at `first` is a subject by its place.
    fn opens(&self, first: usize, floor: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|_| first > floor) else {
            return true;
        };
        match self.line.kind(before) {
            Some(Kind::Mark(_) | Kind::Time(_)) => true,
            // "CBCN Công ty đã bốc xúc …".
            Some(Kind::Cue(Cue::Noise | Cue::Noun(Noun::Individual))) => true,
            Some(Kind::Word) => self.key(before) == "toàn",
            _ => false,
        }
    }

    /// Whose the unions are that stand as the subject of a range: "các công đoàn bộ phận" are those of
    /// the grassroots union spoken of, "các đơn vị trong Cụm" those of the cluster.
    pub(super) fn owner_of_unions(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let at = line.rfind(range, Cue::Unions)?;
        let words = self.scene.fold(&line.items[at]);
        if words.ends_with("cụm") || words.ends_with("khối") {
            return self.scene.cluster.map(|n| self.scene.id(n).to_owned());
        }
        if words.contains("bộ phận") || words.contains("tổ công đoàn") {
            let before = self.scene.span(line.items[at].tokens.clone()).start;
            let named = self.scene.mentions.iter().rev();
            return named
                .filter(|mention| mention.span.start < before)
                .filter_map(|mention| mention.id.as_deref())
                .find(|id| id.starts_with("u:cdcs:"))
                .map(str::to_owned);
        }
        self.teller_before(at).or_else(|| self.union_of_article())
    }

    /// "Ban Nữ công LĐLĐ tỉnh cho biết …": what a department of a federation tells is the federation's.
    pub(super) fn whole_body(&self, org: Option<String>) -> Option<String> {
        let of = |id: &str| {
            let (name, code) = id.strip_prefix("o:ban-")?.rsplit_once(':')?;
            name.ends_with("lien-doan-lao-dong")
                .then(|| format!("u:ldld:{code}"))
        };
        let own = org.as_deref().and_then(of);
        own.or_else(|| self.union_of_department(org.as_deref()?))
            .or(org)
    }

    /// "Ban Tuyên giáo Công đoàn Dệt may Việt Nam": the union that the department's name ends in, where the
    /// article names it elsewhere.
    fn union_of_department(&self, id: &str) -> Option<String> {
        if !id.starts_with("o:ban-") {
            return None;
        }
        let mentions = &self.scene.mentions;
        let department = mentions.iter().find(|m| m.id.as_deref() == Some(id))?;
        let folded = |span: Span| self.scene.tokens.fold(self.scene.tokens.within(span));
        let name = folded(department.span);
        let unions = mentions
            .iter()
            .filter(|m| m.id.as_deref().is_some_and(|id| id.starts_with("u:")));
        unions
            .filter(|union| name.ends_with(&folded(union.span)))
            .max_by_key(|union| union.span.len())
            .and_then(|union| union.id.clone())
    }

    /// Tells whether a report of the head of a cluster stands before a number.
    pub(super) fn told_by_head_of_cluster(&self, i: usize) -> bool {
        let line = self.line;
        let head = |at: usize| {
            line.is_cue(at, Cue::Post)
                && matches!(
                    &*self.scene.fold(&line.items[at]),
                    "cụm trưởng" | "trưởng cụm" | "trưởng khối" | "khối trưởng"
                )
        };
        let end = i.min(line.items.len());
        let report = line.find(0..end, Cue::Basis).is_some()
            || (0..end).any(|at| self.key(at) == "báo" && self.key(at + 1) == "cáo");
        report && (0..end).any(head)
    }

    /// "120 đại biểu đại diện cho 2.870 đoàn viên": the first number.
    pub(super) fn represents(&self, i: usize) -> bool {
        let line = self.line;
        let delegates = (i + 1..i + 4).any(|at| self.key(at) == "đại");
        let organ = (i + 2..i + 7).find(|&at| {
            line.is_cue(at, Cue::Organ) && self.scene.fold(&line.items[at]) == "đại diện"
                || self.key(at) == "thay" && self.key(at + 1) == "mặt"
        });
        let number = |at: usize| matches!(line.kind(at), Some(Kind::Number(_)));
        delegates && organ.is_some_and(|at| (at + 1..at + 6).any(number))
    }

    /// "thay mặt cho 12 vạn đoàn viên".
    pub(super) fn is_spoken_for(&self, i: usize) -> bool {
        (i.saturating_sub(4)..i).any(|at| self.key(at) == "thay" && self.key(at + 1) == "mặt")
    }

    /// Of whom delegates and those whom they stand for are: the body right behind the noun, else the
    /// union that the article is about.
    pub(super) fn of_delegates(&self, i: usize, after: usize) -> Option<Option<String>> {
        if !self.represents(i)
            && !stands_for(self.line, i, 0)
            && !self.is_spoken_for(i)
            && !self.is_within_represented(i)
        {
            return None;
        }
        let body = (after..after + 2).find_map(|at| self.scene.body(self.line, at));
        let body = body.map(str::to_owned);
        Some(body.or_else(|| self.union_of_article()))
    }
}
