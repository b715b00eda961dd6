//! Whose figure it is: the subject, the source, the host, the place.

use std::ops::Range;

use super::Reader;
use crate::extract::cue::Cue;
use crate::extract::role::{Subject, firm_subject_before};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "161 suất quà của LĐLĐ tỉnh": the body whose gifts are counted.
    pub(super) fn owner(&self, i: usize, after: usize) -> Option<String> {
        let line = self.line;
        let gift = (i + 1..after).any(|at| line.is_cue(at, Cue::Gift));
        let owned = gift && line.is_cue(after, Cue::Of);
        owned
            .then(|| self.scene.body(line, after + 1))
            .flatten()
            .map(str::to_owned)
    }

    pub(super) fn org(&self, i: usize) -> (Option<String>, f32) {
        let line = self.line;
        let clause = line.clause_of(i);
        // "Trong tổng số 281.554 người đăng ký, Nghệ An có …": everybody's.
        if self.key_before(i) == "số" && i >= 3 && self.key(i - 3) == "trong" {
            return (None, 0.75);
        }
        // "Trong đó có …" goes on about whom the figure before was of.
        if line.is_cue(0, Cue::List) && self.discourse.of_place {
            return (None, 0.7);
        }
        if let Some(body) = self.subject_behind(i, clause.start) {
            return (Some(body), 0.8);
        }
        // "Hội thi thu hút 37 đội … với gần 600 thí sinh": the host's.
        if self.is_contest(clause.start)
            && let Some(host) = self.host(clause.start..i)
        {
            return (Some(host), 0.72);
        }
        // "trao 1 nhà cho đoàn viên của A, …; trao 9 suất quà": who gives, and not who receives.
        let gift = (i + 1..line.items.len().min(i + 4)).any(|at| line.is_cue(at, Cue::Gift));
        let giving = self.giving(i).filter(|_| gift);
        if let Some(giving) = giving
            && let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, giving, 0)
        {
            return (bodies.into_iter().next(), 0.81);
        }
        if let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, i, clause.start)
            && giving.is_none()
        {
            return (bodies.into_iter().next(), 0.81);
        }
        if let Some(host) = self.host(clause.start..i) {
            return (Some(host), 0.72);
        }
        if let Some(source) = self.source(clause.start..i) {
            return (Some(source), 0.8);
        }
        if self.is_of_place(clause.start..i) {
            return (None, 0.75);
        }
        if let Subject::Bodies(bodies) = firm_subject_before(self.scene, line, i, 0)
            && giving.is_none()
        {
            return (bodies.into_iter().next(), 0.7);
        }
        // The confederation is named on the way in many an article about another body.
        let named = |id: &&String| *id != "u:tld";
        let spoken = self.discourse.subject.first().filter(named);
        let main = self.scene.main.as_ref().filter(named);
        match (spoken, main) {
            // Two bodies are spoken of: the text does not tell whose it is.
            (Some(spoken), Some(main)) if spoken != main => (None, 0.72),
            (None, Some(main)) if !self.scene.is_about(main) => (None, 0.72),
            _ => (spoken.or(main).cloned(), 0.75),
        }
    }

    /// The first verb of giving before a figure, where its recipients are named in between.
    fn giving(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let verb = (0..i).find(|&at| {
            matches!(line.kind(at), Some(Kind::Cue(Cue::Give)))
                || line.is_cue(at, Cue::Join) && matches!(self.key(at), "bàn" | "hỗ" | "trao")
        })?;
        let recipients = line.find(verb..i, Cue::For)?;
        (recipients..i)
            .any(|at| matches!(line.kind(at), Some(Kind::Body(_))))
            .then_some(verb)
    }

    /// "Theo thống kê của LĐLĐ tỉnh, …": who tells the figures.
    fn source(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let basis = line.find(range.start..range.end.min(range.start + 2), Cue::Basis)?;
        (basis + 1..range.end.min(basis + 8))
            .find_map(|i| self.scene.body(line, i))
            .map(str::to_owned)
    }

    /// "Tham gia hội thi có 45 thí sinh": the host counts who came to the contest spoken of.
    fn host(&self, range: Range<usize>) -> Option<String> {
        let contest = range.clone().any(|at| self.is_contest(at));
        self.discourse.host.clone().filter(|_| contest)
    }

    /// "Với hơn 3.000 đoàn viên, Công đoàn Cảng X luôn …": the subject behind the opening phrase.
    fn subject_behind(&self, i: usize, start: usize) -> Option<String> {
        let line = self.line;
        if self.key(start) != "với" || i > start + 3 {
            return None;
        }
        let comma = (i + 1..line.items.len().min(i + 10)).find(|&at| line.is_mark(at, ','))?;
        self.scene.body(line, comma + 1).map(str::to_owned)
    }

    fn is_contest(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::CampaignHead)
            && matches!(
                &*self.scene.fold(&self.line.items[at]),
                "hội thi" | "cuộc thi" | "hội thao" | "hội diễn" | "giải"
            )
    }

    /// A place as the subject tells about itself; nobody of the graph does.
    fn is_of_place(&self, range: Range<usize>) -> bool {
        let line = self.line;
        range.clone().any(|at| {
            let before = at.checked_sub(1);
            let aside = before.is_some_and(|at| line.is_cue(at, Cue::Aside));
            let area =
                before.is_some_and(|at| matches!(self.key(at), "bàn" | "trên" | "(" | "của"));
            matches!(line.kind(at), Some(Kind::Place(_))) && !aside && !area
        })
    }

    /// Members and grassroots unions of a place are the union's own figures.
    pub(super) fn union_figure(&self, org: Option<String>, what: &str) -> Option<String> {
        let own = what.contains("đoàn viên c")
            || what.starts_with("cđcs")
            || what.starts_with("công đoàn cơ sở");
        if org.is_none() && own {
            self.scene.main.clone()
        } else {
            org
        }
    }
}
