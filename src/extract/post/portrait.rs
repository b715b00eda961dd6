//! Portraits: what the text says of the one person whom it is about, by a pronoun.

use rustc_hash::FxHashMap;

use super::super::fact::Fact;
use super::super::scene::Kind;
use super::Reader;
use super::series::{Post, Where};

/// How a post is brought in that whoever acts holds.
const AS: [&[&str]; 7] = [
    &["với", "vai", "trò"],
    &["trong", "vai", "trò"],
    &["với", "cương", "vị"],
    &["trên", "cương", "vị"],
    &["ở", "cương", "vị"],
    &["với", "trách", "nhiệm"],
    &["là"],
];

impl Reader<'_, '_> {
    /// "Với vai trò Chủ tịch Công đoàn Trường A, chị luôn …": the post of the person behind the comma, by
    /// name or by a pronoun.
    pub(super) fn portrayed(&self, found: &mut Vec<Fact>) {
        let Some(mut at) = self.opening() else { return };
        while self.word(at, &["là", "một"]) {
            at += 1;
        }
        if !self.opens_post(at) {
            return;
        }
        let Some(post) = self.post(at) else { return };
        let mut comma = post.items.end;
        if self.line.is_mark(comma, '(') {
            comma = self.behind_bracket(comma).unwrap_or(comma);
        }
        if !self.line.is_mark(comma, ',') {
            return;
        }
        let body = match &post.place {
            Where::Body(body) => Some(body.clone()),
            Where::Union | Where::Unit(_) => self.of_article(&post, post.items.end),
            _ => None,
        };
        if let (Some(body), Some(mention)) = (body, self.who_behind(comma + 1)) {
            found.push(self.told_of(&post, body, mention));
        }
    }

    /// Returns the item behind the words that bring a post in, at the beginning of the line.
    fn opening(&self) -> Option<usize> {
        let first = self.line.items.first()?.tokens.start;
        let reads = |words: &&&[&str]| {
            let mut words = words.iter().enumerate();
            words.all(|(n, word)| self.scene.key(first + n) == *word)
        };
        let end = first + AS.iter().find(reads)?.len();
        self.line
            .items
            .iter()
            .position(|item| item.tokens.start == end)
    }

    /// Returns the mention of who acts at `at`: named there, or the one whom the text is about.
    fn who_behind(&self, at: usize) -> Option<usize> {
        let named = (at..at + 2).find_map(|i| match self.line.kind(i) {
            Some(Kind::Person(mention)) => Some(mention),
            _ => None,
        });
        named.or_else(|| self.is_pronoun(at).then(|| self.hero())?)
    }

    /// Tells whether a pronoun for a person stands at `at`.
    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        const PRONOUNS: [&str; 6] = ["chị", "anh", "cô", "thầy", "ông", "bà"];
        let item = self.line.items.get(at);
        let said = item.is_some_and(|item| PRONOUNS.contains(&&*self.scene.fold(item)));
        said && !self.is_person(at + 1)
    }

    /// Returns the last mention before the line of the person whom the text names most, if it is the last
    /// person named.
    pub(super) fn hero(&self) -> Option<usize> {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        let mut last = None;
        let start = self
            .scene
            .span(self.line.items.first()?.tokens.clone())
            .start;
        for line in &self.scene.lines {
            for item in &line.items {
                let Kind::Person(mention) = item.kind else {
                    continue;
                };
                *counts.entry(self.scene.id(mention)).or_default() += 1;
                if self.scene.span(item.tokens.clone()).start < start {
                    last = Some(mention);
                }
            }
        }
        let last = last?;
        let own = counts.get(self.scene.id(last)).copied()?;
        let most = counts.values().all(|&count| count <= own);
        (most && own > 1).then_some(last)
    }

    /// Makes the fact of a post that is told of a person outside the line.
    pub(super) fn told_of(&self, post: &Post, body: String, mention: usize) -> Fact {
        let mut fact = self.fact(mention, post, body, post.items.start);
        fact.rule = "post-portrayed".to_owned();
        fact.confidence = 0.75;
        fact
    }
}
