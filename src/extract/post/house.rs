//! The firm, school or house of a post that does not name it.

use super::super::cue::Cue;
use super::super::scene::Line;
use super::super::unit::{self, is_unit};
use super::Reader;
use super::body::{directs, headed_kinds, is_of_party, unit_of};
use super::series::{Post, Where};

impl Reader<'_, '_> {
    /// "Bí thư Đảng ủy, Giám đốc Công ty A", "Bí thư Chi bộ, Hiệu trưởng Nhà trường": the Party's committee or
    /// cell of the unit in which the next post is held, or for which the person is there.
    pub(super) fn party_of_unit(&self, posts: &[Post], n: usize, person: usize) -> Option<String> {
        let post = &posts[n];
        let words = self
            .scene
            .text(self.line.tokens(post.items.clone()))
            .to_lowercase();
        if !is_of_party(&words) {
            return None;
        }
        const COMMITTEES: [(&str, &str); 4] = [
            ("đảng ủy", "dang-uy"),
            ("đảng uỷ", "dang-uy"),
            ("chi bộ", "chi-bo"),
            ("đảng bộ", "dang-bo"),
        ];
        let (_, committee) = COMMITTEES.iter().find(|(name, _)| words.ends_with(name))?;
        let later = posts[n + 1..].iter().find_map(|later| match &later.place {
            Where::Body(body) => Some(body.clone()),
            Where::Unit(_) => self.of_article(later, person),
            Where::Bare if directs(&later.title) => self.of_article(later, person),
            // "Phó Bí thư Đảng ủy, Chủ tịch Công đoàn Công ty".
            Where::Union => unit::of_union(&self.of_article(later, person)?),
            _ => None,
        });
        let body = later.or_else(|| self.announced(person).filter(|_| posts.len() == 1))?;
        let body = unit::of_union(&body).unwrap_or(body);
        let unit = body.strip_prefix("o:").filter(|unit| !unit.contains(':'))?;
        let house = is_unit(&body) || unit.starts_with("buu-dien-");
        house.then(|| format!("o:{committee}-{unit}"))
    }

    /// "Chủ tịch HĐTV kiêm Tổng Giám đốc Công ty": the article's unit that a later post of the series
    /// means.
    pub(super) fn of_later(&self, posts: &[Post], n: usize, person: usize) -> Option<String> {
        let own = posts[n].place == Where::Bare && directs(&posts[n].title);
        let later = posts[n + 1..].iter().filter(|_| own);
        let mut units = later.filter(|later| matches!(later.place, Where::Unit(_)));
        self.of_article(units.next()?, person)
    }

    /// "Ở Công ty A, chị B, Tổ trưởng chuyền may 14": the firm, school or house named last before in the
    /// sentence, else the only one of the article.
    pub(super) fn house_of_part(&self, post: &Post, person: usize) -> Option<String> {
        let words = self.line.tokens(post.items.clone());
        // "Tổ trưởng tổ công đoàn", "tổ trưởng tổ dân phố", "Đội trưởng đội bóng": no part of the house.
        const OTHERS: [&str; 9] = [
            "công đoàn",
            "dân phố",
            "khu phố",
            "tự quản",
            "nhà trọ",
            "đội bóng",
            "đội thi",
            "đội tuyển",
            "thôn",
        ];
        let words = self.scene.text(words).to_lowercase();
        if OTHERS.iter().any(|other| words.contains(other)) {
            return None;
        }
        let house = |id: &str| unit::of_union(id).or_else(|| is_unit(id).then(|| id.to_owned()));
        let mut before = (0..person).rev().filter_map(|i| house(self.body_at(i)?));
        before.next().or_else(|| self.only_one(house))
    }

    /// Returns the only house of which this line's paragraph speaks before it, by itself or by its union.
    pub(super) fn house_of_paragraph(&self, house: impl Fn(&str) -> bool) -> Option<String> {
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let above = lines[..own].iter().rev();
        let above = above.take_while(|line| line.paragraph == self.line.paragraph);
        let mut found: Option<String> = None;
        for line in above {
            for i in 0..line.items.len() {
                let Some(body) = self.scene.body(line, i) else {
                    continue;
                };
                let own = unit::of_union(body).unwrap_or_else(|| body.to_owned());
                if house(&own) && found.as_ref().is_some_and(|found| *found != own) {
                    return None;
                }
                if house(&own) {
                    found = Some(own);
                }
            }
        }
        found
    }

    /// "ông A, Giám đốc, và ông B, Chủ tịch Công đoàn Công ty C": the body of the post of the next one who
    /// is there with them.
    pub(super) fn of_next(&self, post: &Post, end: usize) -> Option<String> {
        let line = self.line;
        let comma = usize::from(line.is_mark(end, ','));
        if post.place != Where::Bare || !self.word(end + comma, &["và", "cùng"]) {
            return None;
        }
        let mut next = end + comma + 1;
        next += usize::from(line.is_cue(next, Cue::ThePerson) || self.is_address(next));
        let at = self.posts_after(next).filter(|_| self.is_person(next))?;
        let first = self.series(at).posts.into_iter().next()?;
        match first.place {
            Where::Body(body) => {
                let body = unit_of(&post.title, &body);
                let kinds = headed_kinds(&post.title.to_lowercase());
                let fits =
                    kinds.is_none_or(|kinds| kinds.iter().any(|kind| body.starts_with(kind)));
                fits.then_some(body)
            }
            _ => None,
        }
    }

    /// "LĐLĐ huyện công bố quyết định thành lập CĐCS A. Ban Chấp hành lâm thời do anh B làm Chủ tịch": the union of the
    /// paragraph that is founded, of whose committee the line speaks.
    pub(super) fn founded(&self, person: usize) -> Option<String> {
        let committee =
            (0..person).any(|i| {
                self.reads(i, &["lâm", "thời"])
                    || self.line.items.get(i).is_some_and(|item| {
                        matches!(&*self.scene.fold(item), "bch" | "ban chấp hành")
                    })
            });
        if !committee {
            return None;
        }
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let same = |line: &&Line| line.paragraph == self.line.paragraph;
        let mut near = lines[..=own].iter().rev().take_while(same);
        near.find_map(|line| {
            let reader = Reader { line, ..*self };
            let union = (1..line.items.len()).find(|&i| {
                let union = reader
                    .body_at(i)
                    .is_some_and(|body| body.starts_with("u:cdcs:"));
                let words = line.tokens(i.saturating_sub(2)..i);
                let words = reader.scene.text(words).to_lowercase();
                union
                    && ["thành lập", "ra mắt"]
                        .iter()
                        .any(|verb| words.contains(verb))
            })?;
            reader.body_at(union).map(str::to_owned)
        })
    }

    /// Returns what the article's bodies give, if it is one thing.
    pub(super) fn only_one(&self, pick: impl Fn(&str) -> Option<String>) -> Option<String> {
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut all = ids.filter_map(pick);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// Returns what the last body before a person gives that gives something; else the only one of
    /// the article.
    pub(super) fn named_last(
        &self,
        person: usize,
        pick: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let at = self
            .scene
            .span(self.line.items[person].tokens.clone())
            .start;
        let mentions = self.scene.mentions.iter();
        let (before, behind): (Vec<_>, Vec<_>) =
            mentions.partition(|mention| mention.span.start < at);
        let picked = |mention: &&&crate::link::Mention| pick(mention.id.as_deref()?);
        if let Some(last) = before.iter().rev().find_map(picked) {
            return Some(last);
        }
        let mut all = behind.iter().filter_map(picked);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// Returns the article's union in a firm.
    pub(super) fn union_in(&self, body: &str) -> Option<String> {
        let unit = body.strip_prefix("o:")?;
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut unions = ids.filter(|id| unit::grassroots(id).is_some_and(|(own, _)| own == unit));
        unions.next().map(str::to_owned)
    }
}
