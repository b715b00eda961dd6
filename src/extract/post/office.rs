//! Taking office: elections and appointments.

use super::super::cue::Cue;
use super::super::fact::Fact;
use super::super::scene::{Kind, Line};
use super::Reader;
use super::series::{Post, Where};

impl Reader<'_, '_> {
    /// "A được bầu giữ chức Chủ tịch LĐLĐ tỉnh", "bổ nhiệm … làm Trưởng ban … đối với ông A": the
    /// person is the last one named before, else the one behind "đối với".
    pub(super) fn appointed(&self, found: &mut Vec<Fact>) {
        let line = self.line;
        let offices = self.offices();
        for (n, (at, post)) in offices.iter().enumerate() {
            let at = *at;
            let told = match &post.place {
                Where::Body(body) => Some(body.clone()),
                Where::Bare if self.beside(&offices, n).is_some() => self.beside(&offices, n),
                // "Ông A được bầu làm Chủ tịch.": of the union whose congress it is.
                Where::Bare | Where::Department | Where::Member if self.elects(at) => {
                    self.convened(at).or_else(|| self.scene.main.clone())
                }
                _ => None,
            };
            let Some(body) = told else { continue };
            let floor = line.clause_of(at).start;
            let before = (floor..at).rev().find(|&i| self.is_person(i));
            let person = before.or_else(|| self.appointee(post.items.end));
            // "Năm 2012, chị được bầu làm Chủ tịch …".
            let pronoun = (floor..at).any(|i| self.is_pronoun(i));
            if let Some(hero) = self.hero().filter(|_| person.is_none() && pronoun) {
                found.push(self.told_of(post, body, hero));
                continue;
            }
            for person in self.together(person, floor) {
                if let Some(Kind::Person(mention)) = line.kind(person) {
                    let mut fact = self.fact(mention, post, body.clone(), person.min(at));
                    fact.rule = "post-appointed".to_owned();
                    fact.confidence = 0.9;
                    found.push(fact);
                }
            }
        }
    }

    /// "CĐCS A tổ chức Đại hội …; đồng chí B được bầu làm Chủ tịch": the union of the paragraph that holds the
    /// congress.
    fn convened(&self, at: usize) -> Option<String> {
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let same = |line: &&Line| line.paragraph == self.line.paragraph;
        let above = lines[..own].iter().rev().take_while(same);
        let here = std::iter::once((self.line, at));
        let mut places = here.chain(above.map(|line| (line, line.items.len())));
        places.find_map(|(line, end)| {
            let reader = Reader { line, ..*self };
            let union = (0..end).rev().find(|&i| {
                let union = reader.body_at(i).is_some_and(|body| body.starts_with("u:"));
                let holds = line.is_cue(i + 1, Cue::Organise)
                    || reader.word(i + 1, &["đã", "vừa"]) && line.is_cue(i + 2, Cue::Organise);
                union && holds && reader.holds_congress(i + 2)
            })?;
            reader.body_at(union).map(str::to_owned)
        })
    }

    /// Tells whether a congress is what is held from item `from` on.
    fn holds_congress(&self, from: usize) -> bool {
        (from..from + 4).any(|i| {
            self.line.items.get(i).is_some_and(|item| {
                let first = item.tokens.start;
                self.scene.key(first) == "đại" && self.scene.key(first + 1) == "hội"
            })
        })
    }

    /// Returns the posts that are taken in the line, and where.
    fn offices(&self) -> Vec<(usize, Post)> {
        let office = |at: usize| {
            let post_at = self.takes_office(at)?;
            // "từng làm", "thôi giữ chức": no more.
            let past = at > 0 && self.word(at - 1, &["từng", "thôi", "nguyên", "không"]);
            Some((at, self.post(post_at).filter(|_| !past)?))
        };
        (0..self.line.items.len()).filter_map(office).collect()
    }

    /// "A giữ chức Chủ tịch, B giữ chức Phó Chủ tịch Công đoàn phường", "A tái cử chức Chủ tịch LĐLĐ tỉnh;
    /// B giữ chức Phó Chủ tịch": the body of the office beside it.
    fn beside(&self, offices: &[(usize, Post)], n: usize) -> Option<String> {
        let chairs = |post: &Post| post.title.to_lowercase().ends_with("chủ tịch");
        let body = |(_, post): &(usize, Post)| match &post.place {
            Where::Body(body) if chairs(post) => Some(body.clone()),
            _ => None,
        };
        let last = n.checked_sub(1).and_then(|last| body(&offices[last]));
        let beside = last.or_else(|| offices.get(n + 1).and_then(body));
        beside.filter(|_| chairs(&offices[n].1))
    }

    /// Tells whether a congress is spoken of: "được bầu", "tái đắc cử", "tín nhiệm bầu".
    fn elects(&self, at: usize) -> bool {
        let near = (at.saturating_sub(2)..at + 3).any(|i| self.word(i, &["bầu", "cử"]));
        // "Đại hội bầu 15 đồng chí vào BCH; đồng chí A giữ chức Chủ nhiệm UBKT", "được chỉ định giữ chức".
        let own = self
            .scene
            .main
            .as_ref()
            .is_some_and(|main| main.starts_with("u:"));
        let told = (0..at).any(|i| self.word(i, &["bầu"]) || self.reads(i, &["chỉ", "định"]));
        near || own && told
    }

    /// Returns a person and those who are joined to them from the left: "A, B và C được bầu".
    fn together(&self, person: Option<usize>, floor: usize) -> Vec<usize> {
        let mut all: Vec<usize> = person.into_iter().collect();
        while let Some(&last) = all.last() {
            let before = (floor..last).rev().find(|&i| self.is_person(i));
            // "A làm Chủ tịch X, B làm Chủ tịch Y": A has a post of his own.
            let paused = |i: usize| matches!(self.line.kind(i + 1), Some(Kind::Mark(_)));
            let joined = |i: &usize| {
                self.next_of_names(*i) == Some(last)
                    || paused(*i) && self.next_person(*i) == Some(last)
            };
            match before.filter(joined) {
                Some(before) => all.push(before),
                None => break,
            }
        }
        all
    }

    /// Reads "giữ chức [vụ, danh]", "đảm nhiệm [chức vụ]", "được bầu làm"; returns the item behind.
    fn takes_office(&self, at: usize) -> Option<usize> {
        const OPENINGS: [&[&str]; 9] = [
            &["giữ", "chức"],
            &["giữ", "cương", "vị"],
            &["đảm", "nhiệm"],
            &["đảm", "nhận"],
            &["bầu", "làm"],
            &["làm"],
            &["tái", "cử"],
            &["tái", "đắc", "cử"],
            &["đắc", "cử"],
        ];
        if !self.word(at, &["giữ", "đảm", "bầu", "làm", "tái", "đắc"]) {
            return None;
        }
        let opening = OPENINGS.iter().find(|words| self.reads(at, words))?;
        let mut behind = at + opening.len();
        while self.word(behind, &["chức", "vụ", "danh", "vị", "trí", "cương", "là"]) {
            behind += 1;
        }
        (self.line.is_cue(behind, Cue::Post) || self.word(behind, &["trưởng", "phó", "chánh"]))
            .then_some(behind)
    }

    /// The person behind "đối với", "cho", in the same clause.
    fn appointee(&self, from: usize) -> Option<usize> {
        let end = self.line.clause_of(from.saturating_sub(1)).end;
        let marker = self.line.find(from..end.min(from + 8), Cue::For)?;
        (marker + 1..end.min(marker + 4)).find(|&i| self.is_person(i))
    }
}
