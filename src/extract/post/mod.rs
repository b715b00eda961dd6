//! Posts: who holds which in which body.
//!
//! Around each person the posts are read as a series ("Bí thư Đảng ủy, Giám đốc Công ty A"), behind
//! the name, before it, or before and behind a list of names; then each post is given its body.

mod announced;
mod body;
mod group;
mod house;
mod office;
mod place;
mod portrait;
mod series;
mod signature;

use rustc_hash::FxHashMap;

use self::series::{Post, Series, Where};
use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::scene::{Kind, Line, Scene};

/// Finds the posts of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line) -> Vec<Fact> {
    let reader = Reader { scene, line };
    let mut found = Vec::new();
    reader.portrayed(&mut found);
    if !line.has.person {
        reader.appointed(&mut found);
        return found;
    }
    for i in 0..line.items.len() {
        if let Some(Kind::Person(mention)) = line.kind(i) {
            reader.behind(i, mention, &mut found);
            reader.before(i, mention, &mut found);
            reader.behind_list(i, mention, &mut found);
        }
    }
    reader.appointed(&mut found);
    found.extend(reader.signed());
    found
}

/// Returns for each person the body that they act for: the first union body in which they hold a
/// post, else the first body.
pub(super) fn bodies<'f>(posts: impl Iterator<Item = &'f Fact>) -> FxHashMap<String, String> {
    let mut bodies: FxHashMap<String, String> = FxHashMap::default();
    for fact in posts {
        let FactKind::HoldsPost { person, org, .. } = &fact.kind else {
            continue;
        };
        let known = bodies.entry(person.clone()).or_insert_with(|| org.clone());
        if !known.starts_with("u:") && org.starts_with("u:") {
            known.clone_from(org);
        }
    }
    bodies
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
}

impl Reader<'_, '_> {
    /// "A - Chủ tịch LĐLĐ …, Bí thư …", "A (bìa phải), Chủ tịch …", "A là Chủ tịch …".
    fn behind(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let Some(at) = self.posts_after(person) else {
            return;
        };
        let mut series = self.series(at);
        // "A dự; Phó Chủ tịch Quốc hội B": the post of the next person.
        if self.is_person(series.end) {
            series.posts.pop();
        }
        self.settle(&series, person, mention, found);
    }

    /// "Chủ tịch LĐLĐ quận … A", "Ủy viên …, Chủ tịch LĐLĐ quận …: A": the posts that lead up to a
    /// name.
    fn before(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let Some((start, mut series)) = self.leading(person) else {
            return;
        };
        let earlier = (0..start).rev().find(|&i| self.is_person(i));
        // "A, Chủ tịch LĐLĐ tỉnh, B": the name before has them; "A, Chủ tịch X, Phó Chủ tịch Y B":
        // but for what touches the name behind.
        let of_other = earlier.is_some_and(|other| self.posts_after(other) == Some(start));
        if of_other {
            if series.end != person {
                return;
            }
            let last = series.posts.len().saturating_sub(1);
            series.posts.drain(..last);
        }
        self.take_bracket(&mut series, person);
        let from = found.len();
        self.settle(&series, person, mention, found);
        if !of_other && self.is_plural(start) {
            self.pass_on(from, person, found);
        }
    }

    /// "tổ trưởng công đoàn A (Công đoàn xã B)": the body that a bracket behind the name gives.
    fn take_bracket(&self, series: &mut Series, person: usize) {
        let line = self.line;
        let bracket = line.is_mark(person + 1, '(') && line.is_mark(person + 3, ')');
        let Some(last) = series.posts.last_mut().filter(|_| bracket) else {
            return;
        };
        if let Some(body) = self.body_at(person + 2)
            && matches!(last.place, Where::Bare | Where::Union)
        {
            last.place = Where::Body(body.to_owned());
            last.items.end = last.items.end.max(person + 4);
        }
    }

    /// Returns the series of posts that ends right before a name, and where it begins.
    fn leading(&self, person: usize) -> Option<(usize, Series)> {
        let line = self.line;
        let mut end = person;
        while end > 0
            && (matches!(
                line.kind(end - 1),
                Some(
                    Kind::Cue(Cue::ThePerson | Cue::List) | Kind::Mark(',' | '-' | '–' | '—' | ':')
                )
            ) || self.word(end - 1, &["là", "gồm"])
                || self.is_address(end - 1))
        {
            end -= 1;
        }
        let paused = (end..person).any(|i| matches!(line.kind(i), Some(Kind::Mark(_))));
        let colon = (end..person).any(|i| line.is_mark(i, ':'));
        let comma = (end..person).any(|i| line.is_mark(i, ','));
        // "Theo Chủ tịch LĐLĐ tỉnh, ông A - Phó Chủ tịch …": A has another one.
        if paused && !colon && self.posts_after(person).is_some() {
            return None;
        }
        let floor = (end.saturating_sub(40)..end)
            .rev()
            .find(|&i| self.is_person(i) || line.is_mark(i, ';'))
            .map_or(end.saturating_sub(40), |i| i + 1);
        (floor..end).find_map(|start| {
            let series = self.series_to(start, end)?;
            let last = &series.posts.last()?.place;
            let touches = !matches!(last, Where::Member | Where::Past);
            // "các Phó Chủ tịch: A, B": of the body whose chair is named before.
            let several = colon && matches!(last, Where::Bare) && self.is_plural(start);
            let named = matches!(last, Where::Body(_) | Where::Department)
                || !comma && matches!(last, Where::Unit(_) | Where::Union)
                || several && self.of_chair(&series.posts[0]).is_some();
            (touches && (named || !paused)).then_some((start, series))
        })
    }

    /// Gives each post of a series its body.
    fn settle(&self, series: &Series, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let posts = &series.posts;
        for (n, post) in posts.iter().enumerate() {
            let (body, rule, confidence) = match &post.place {
                Where::Body(body) => (Some(body.clone()), "post-by-name", 0.92),
                Where::Past | Where::Unknown => (None, "", 0.0),
                Where::Member => match self.committee(posts, n) {
                    Some(body) => (Some(body), "post-by-name", 0.92),
                    None => match self.party_of_unit(posts, n, person) {
                        Some(body) => (Some(body), "post-of-unit", 0.8),
                        None => match self.elected_member(post) {
                            Some(body) => (Some(body), "post-announced", 0.88),
                            None => (self.of_own_board(posts), "post-of-unit", 0.75),
                        },
                    },
                },
                Where::Bare if self.party_of_unit(posts, n, person).is_some() => {
                    (self.party_of_unit(posts, n, person), "post-of-unit", 0.8)
                }
                _ => match self.shared(posts, n) {
                    Some(body) => (Some(body), "post-by-name", 0.92),
                    None => match self.announced(person) {
                        Some(body) => (self.within(post, &body), "post-announced", 0.88),
                        None => {
                            let own = self.of_chair(post);
                            let own = own.or_else(|| self.of_article(post, person));
                            let next = || {
                                self.of_next(post, series.end)
                                    .filter(|_| n + 1 == posts.len())
                            };
                            let later = || self.of_later(posts, n, person);
                            (own.or_else(later).or_else(next), "post-of-unit", 0.8)
                        }
                    },
                },
            };
            let Some(body) = body else { continue };
            let mut fact = self.fact(mention, post, body, person);
            fact.rule = rule.to_owned();
            fact.confidence = confidence;
            found.push(fact);
        }
    }

    /// Returns where the posts of a person begin behind the name.
    fn posts_after(&self, person: usize) -> Option<usize> {
        let line = self.line;
        let mut at = person + 1;
        // "A (bìa phải), …", "A (sinh năm 1980) - …": a bracket without a post.
        if line.is_mark(at, '(') && !self.opens_post(self.behind_age(at + 1)) {
            at = self.behind_bracket(at)?;
        }
        match line.kind(at)? {
            Kind::Mark('-' | '–' | '—' | ',' | '(' | ':' | '/' | '|') => at += 1,
            Kind::Word if self.word(at, &["là", "giữ", "hiện", "làm", "kiêm", "đã"]) => {
                at += 1;
                if line.kind(at) == Some(Kind::Word) && !self.opens_post(at) {
                    at += 1;
                }
            }
            Kind::Cue(_) if self.is_post_cue(at) => {}
            _ => return None,
        }
        at = self.behind_age(at);
        // "A - Anh hùng Lao động, Giám đốc …": what A has been honoured with.
        let honoured = matches!(line.kind(at), Some(Kind::Award(_))) && line.is_mark(at + 1, ',');
        at += 2 * usize::from(honoured);
        // "A, B và C - các Phó Chủ tịch …", "đều là Phó Chủ tịch".
        while self.word(
            at,
            &[
                "hiện", "nay", "đang", "là", "tân", "các", "đều", "cùng", "hai",
            ],
        ) {
            at += 1;
        }
        (self.opens_post(at) || self.behind_membership(at).is_some()).then_some(at)
    }

    /// "34 tuổi, …", "SN 1985, …", "sinh năm 1985, …": returns the item behind the comma.
    fn behind_age(&self, at: usize) -> usize {
        let behind = self.behind_one_age(at);
        // "A, sinh năm 1980, quê Hoa Ban, thủ quỹ …".
        if behind > at {
            self.behind_one_age(behind)
        } else {
            at
        }
    }

    fn behind_one_age(&self, at: usize) -> usize {
        let line = self.line;
        let comma = (at..at + 5).find(|&i| line.is_mark(i, ','));
        let Some(comma) = comma else { return at };
        let age = (at..comma).any(|i| self.word(i, &["tuổi", "sn", "sinh", "quê"]))
            || comma > at
                && line.items.get(at).is_some_and(|item| {
                    self.scene.fold(item).starts_with("sinh") || self.scene.fold(item) == "sn"
                });
        if age { comma + 1 } else { at }
    }

    /// Returns the item behind the bracket that opens at `at`, where it closes soon.
    fn behind_bracket(&self, at: usize) -> Option<usize> {
        let close = (at + 1..at + 14).find(|&i| self.line.is_mark(i, ')'))?;
        Some(close + 1)
    }

    /// "anh" before a name, which elsewhere counts people.
    fn is_address(&self, i: usize) -> bool {
        let item = self.line.items.get(i);
        item.is_some_and(|item| self.scene.fold(item) == "anh")
    }

    fn is_person(&self, i: usize) -> bool {
        matches!(self.line.kind(i), Some(Kind::Person(_)))
    }

    fn word(&self, i: usize, keys: &[&str]) -> bool {
        self.line.kind(i) == Some(Kind::Word)
            && keys.contains(&self.scene.key(self.line.items[i].tokens.start))
    }

    fn fact(&self, mention: usize, post: &Post, body: String, person: usize) -> Fact {
        let kind = FactKind::HoldsPost {
            person: self.scene.id(mention).to_owned(),
            title: post.title.clone(),
            org: body,
        };
        let items = post.items.start.min(person)..post.items.end.max(person + 1);
        Fact {
            kind,
            evidence: vec![self.scene.span(self.line.tokens(items))],
            rule: "post-by-name".to_owned(),
            confidence: 0.92,
        }
    }
}
