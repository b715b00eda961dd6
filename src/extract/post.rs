//! Posts: who holds which in which body.

use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::scene::{Kind, Line, Scene};

/// Finds the posts of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line, found: &mut Vec<Fact>) {
    let reader = Reader { scene, line };
    for i in 0..line.items.len() {
        if let Some(Kind::Person(mention)) = line.kind(i) {
            reader.behind(i, mention, found);
            reader.before(i, mention, found);
        }
    }
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
}

/// A post and, where it is told at once, its body.
struct Post {
    title: String,
    body: Option<String>,
    /// The item behind it.
    end: usize,
}

impl Reader<'_, '_> {
    /// "A - Chủ tịch LĐLĐ …, Bí thư …", "A, Chủ tịch …", "A là Chủ tịch …".
    fn behind(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let line = self.line;
        let mut at = person + 1;
        match line.kind(at) {
            Some(Kind::Mark('-' | '–' | '—' | ',' | '(' | ':')) => at += 1,
            Some(Kind::Word)
                if matches!(
                    self.scene.key(line.items[at].tokens.start),
                    "là" | "giữ" | "hiện" | "làm"
                ) =>
            {
                at += 1;
                if line.kind(at) == Some(Kind::Word) {
                    at += 1;
                }
            }
            Some(Kind::Cue(Cue::Post)) => {}
            _ => return,
        }
        let mut open: Vec<String> = Vec::new();
        let mut last_body: Option<String> = None;
        while let Some(post) = self.post(at) {
            match post.body {
                Some(body) => {
                    for title in open.drain(..).chain(std::iter::once(post.title)) {
                        found.push(self.fact(mention, title, body.clone(), person, post.end));
                    }
                    last_body = Some(body);
                }
                None => open.push(post.title),
            }
            at = post.end;
            while matches!(line.kind(at), Some(Kind::Mark(',' | '-' | '–' | ';')))
                || self.word(at, &["và", "kiêm", "đồng", "thời", "nay", "là"])
            {
                at += 1;
            }
        }
        let _ = last_body;
    }

    /// "Chủ tịch LĐLĐ quận … A": the post and the body right before the name.
    fn before(&self, person: usize, mention: usize, found: &mut Vec<Fact>) {
        let line = self.line;
        let Some(mut body_at) = person.checked_sub(1) else {
            return;
        };
        while matches!(
            line.kind(body_at),
            Some(Kind::Cue(Cue::ThePerson) | Kind::Mark(',' | '-' | '–' | ':'))
        ) && body_at > 0
        {
            body_at -= 1;
        }
        let Some(body) = self.scene.body(line, body_at) else {
            return;
        };
        let Some(post_at) = (body_at.saturating_sub(5)..body_at)
            .rev()
            .find(|&i| line.is_cue(i, Cue::Post))
        else {
            return;
        };
        let Some(post) = self.post(post_at) else {
            return;
        };
        // A name before the post has it already: "A, Chủ tịch LĐLĐ tỉnh, B".
        let earlier = (post_at.saturating_sub(2)..post_at)
            .any(|i| matches!(line.kind(i), Some(Kind::Person(_))));
        if post.end == body_at + 1 && !earlier && post.body.as_deref() == Some(body) {
            found.push(self.fact(mention, post.title, body.to_owned(), post_at, person + 1));
        }
    }

    fn word(&self, i: usize, keys: &[&str]) -> bool {
        self.line.kind(i) == Some(Kind::Word)
            && keys.contains(&self.scene.key(self.line.items[i].tokens.start))
    }

    /// Reads a post at item `at`: its words, then its body.
    fn post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        let mut start = at;
        // "nguyên Chủ tịch" was one and is none.
        if self.word(at, &["nguyên", "cựu"]) {
            return None;
        }
        if self.word(at, &["đồng", "quyền"]) {
            start += 1;
        }
        if !line.is_cue(start, Cue::Post) {
            return self.overlapping_post(start);
        }
        let mut end = start + 1;
        while self.word(
            end,
            &[
                "thường",
                "trực",
                "phụ",
                "trách",
                "danh",
                "dự",
                "chuyên",
                "hđqt",
                "hđtv",
                "nữ",
                "công",
            ],
        ) {
            end += 1;
        }
        let organ = end;
        if line.is_cue(end, Cue::Organ) {
            end += 1;
        }
        let title = self.scene.text(line.tokens(at..end)).to_owned();
        let mut body_at = end;
        while line.is_cue(body_at, Cue::Of) || self.word(body_at, &["của"]) {
            body_at += 1;
        }
        let body = self.scene.body(line, body_at).map(str::to_owned);
        let whole = body.is_some();
        let _ = organ;
        Some(Post {
            title,
            body,
            end: if whole { body_at + 1 } else { end },
        })
    }

    /// "Trưởng ban Dân vận …": the post's second word begins the body's name.
    fn overlapping_post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        let first = line.items.get(at)?;
        let head = self.scene.key(first.tokens.start);
        let body_at = if self.word(at, &["phó"]) && self.word(at + 1, &["trưởng", "giám"]) {
            at + 2
        } else {
            at + 1
        };
        if !matches!(head, "trưởng" | "phó" | "chánh" | "giám") || line.kind(at) != Some(Kind::Word)
        {
            return None;
        }
        let body = self.scene.body(line, body_at)?.to_owned();
        let second = line.items[body_at].tokens.start;
        if !matches!(
            self.scene.key(second),
            "ban" | "phòng" | "văn" | "khoa" | "trạm" | "cục" | "chi"
        ) {
            return None;
        }
        let title = self.scene.text(first.tokens.start..second + 1).to_owned();
        Some(Post {
            title,
            body: Some(body),
            end: body_at + 1,
        })
    }

    fn fact(&self, mention: usize, title: String, body: String, from: usize, to: usize) -> Fact {
        let kind = FactKind::HoldsPost {
            person: self.scene.id(mention).to_owned(),
            title,
            org: body,
        };
        Fact {
            kind,
            evidence: vec![
                self.scene
                    .span(self.line.tokens(from..to.min(self.line.items.len()))),
            ],
            rule: "post-by-name".to_owned(),
            confidence: 0.92,
        }
    }
}
