//! Posts that several people hold together.

use super::super::cue::Cue;
use super::super::fact::{Fact, FactKind};
use super::super::scene::Kind;
use super::Reader;
use super::series::Where;

impl Reader<'_, '_> {
    /// "các Phó Chủ tịch …", "hai Phó Giám đốc …", "các đồng chí Ủy viên …": tells whether the posts
    /// at `at` are those of several.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let line = self.line;
        let before = |i: usize| i.checked_sub(1);
        let mut last = before(at);
        if last.is_some_and(|i| line.is_cue(i, Cue::ThePerson)) {
            last = last.and_then(before);
        }
        last.is_some_and(|i| {
            self.word(i, &["các", "những", "hai", "ba"])
                || matches!(line.kind(i), Some(Kind::Number(_)))
        })
    }

    /// Gives the posts found from `from` on to those who follow the person in a list: "các Phó Chủ
    /// tịch …: A, B và C".
    pub(super) fn pass_on(&self, from: usize, person: usize, found: &mut Vec<Fact>) {
        let shared = found[from..].to_vec();
        let mut at = person;
        while let Some(next) = self.next_person(at) {
            let Some(Kind::Person(mention)) = self.line.kind(next) else {
                return;
            };
            for fact in &shared {
                let mut fact = fact.clone();
                if let FactKind::HoldsPost { person, .. } = &mut fact.kind {
                    self.scene.id(mention).clone_into(person);
                }
                let name = self.scene.span(self.line.items[next].tokens.clone());
                fact.evidence[0].end = fact.evidence[0].end.max(name.end);
                fact.rule = "post-in-group".to_owned();
                fact.confidence = 0.88;
                found.push(fact);
            }
            at = next;
        }
    }

    /// "A, B - Phó Chủ tịch LĐLĐ tỉnh": a deputy's post behind a list is that of each.
    pub(super) fn behind_list(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        if self.posts_after(person).is_some() {
            return;
        }
        let mut last = person;
        while let Some(next) = self.next_of_names(last) {
            last = next;
            if self.posts_after(last).is_some() {
                break;
            }
        }
        let dash = matches!(
            self.line.kind(last + 1),
            Some(Kind::Mark('-' | '–' | '—' | '('))
        );
        let Some(at) = self.posts_after(last).filter(|_| last > person && dash) else {
            return;
        };
        let series = self.series(at);
        let several = series.posts.len() == 1 && !self.is_person(series.end);
        for post in series.posts.iter().filter(|_| several) {
            let title = post.title.to_lowercase();
            let deputy = ["phó", "ủy viên", "uỷ viên", "uv", "thành viên"];
            let deputy = deputy.iter().any(|form| title.starts_with(form));
            if let Where::Body(body) = &post.place
                && deputy
            {
                let mut fact = self.fact(mention, post, body.clone(), person);
                fact.rule = "post-in-group".to_owned();
                fact.confidence = 0.85;
                found.push(fact);
            }
        }
    }

    /// Returns the person behind a comma or "và" that follows a person, posts of the first passed
    /// over.
    pub(super) fn next_person(&self, person: usize) -> Option<usize> {
        let end = match self.posts_after(person) {
            Some(at) => self.series(at).end,
            None => person + 1,
        };
        self.behind_joint(end)
    }

    /// Returns the person behind a comma or "và" that follows a person at once.
    pub(super) fn next_of_names(&self, person: usize) -> Option<usize> {
        self.behind_joint(person + 1)
    }

    fn behind_joint(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let mut i = at;
        while matches!(line.kind(i), Some(Kind::Mark(',' | ')')))
            || self.word(i, &["và", "cùng"])
            || line.is_cue(i, Cue::Together) && i == at
            || line.is_cue(i, Cue::ThePerson) && i > at
        {
            i += 1;
        }
        (i > at && self.is_person(i)).then_some(i)
    }
}
