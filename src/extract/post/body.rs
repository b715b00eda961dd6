//! Which body a post is held in that does not say so itself.

use super::super::cue::Cue;
use super::super::scene::{Kind, Line};
use super::super::unit::is_unit;
use super::Reader;
use super::series::{Post, Where};

/// Tells whether a line ends with a colon, the number of a list's first point apart.
fn ends_with_colon(line: &Line) -> bool {
    let point = |kind: &Kind| matches!(kind, Kind::Number(_) | Kind::Mark('.' | ')' | '-' | '+'));
    let mut kinds = line.items.iter().rev().map(|item| item.kind);
    kinds.find(|kind| !point(kind)) == Some(Kind::Mark(':'))
}

/// Returns the body of a title that stands before another body's: the director who is "Chủ tịch Công
/// đoàn Công ty A" directs the firm.
fn unit_of(title: &str, body: &str) -> String {
    let unit = body
        .strip_prefix("u:cdcs:")
        .and_then(|id| id.rsplit_once(':'));
    match unit {
        // "Phó Viện trưởng, Chủ tịch CĐCS VKSND tỉnh A": an organ keeps its place.
        Some((unit, code)) if directs(title) && is_organ(unit) => format!("o:{unit}:{code}"),
        Some((unit, _)) if directs(title) => format!("o:{unit}"),
        _ => body.to_owned(),
    }
}

/// Tells whether the slug of a union's unit is that of an organ of a place.
fn is_organ(unit: &str) -> bool {
    const ORGANS: [&str; 7] = [
        "vien-kiem-sat-",
        "toa-an-",
        "kho-bac-",
        "bao-hiem-xa-hoi",
        "so-",
        "cuc-",
        "chi-cuc-",
    ];
    ORGANS.iter().any(|organ| unit.starts_with(organ))
}

/// Tells whether a title is that of the head of a firm, school or house.
fn directs(title: &str) -> bool {
    const HEADS: [&str; 10] = [
        "hđtv",
        "hđqt",
        "giám đốc",
        "hiệu trưởng",
        "hiệu phó",
        "quản đốc",
        "viện trưởng",
        "tgđ",
        "gđ",
        "hội đồng",
    ];
    let title = title.to_lowercase();
    HEADS.iter().any(|head| title.contains(head))
}

/// Returns the body of whose committee somebody is a member who holds a post in a department of
/// it: "Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo Tỉnh ủy".
fn committee_of(title: &str, body: &str) -> Option<String> {
    let title = title.to_lowercase();
    let presidium = title.contains("đoàn chủ tịch");
    if presidium {
        let confederation = body == "u:tld" || body.ends_with("tong-lien-doan-lao-dong-viet-nam");
        return confederation.then(|| "u:tld".to_owned());
    }
    if !title.contains("thường vụ") && !title.contains("chấp hành") {
        return None;
    }
    let department = body
        .strip_prefix("o:ban-")
        .or(body.strip_prefix("o:van-phong-"))?;
    if let Some(union) = union_of_department(department) {
        return Some(union);
    }
    let (name, code) = department.split_once(':')?;
    let party = ["tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy"]
        .iter()
        .find(|committee| name.ends_with(**committee))?;
    Some(format!("o:{party}:{code}"))
}

/// Returns the union whose department a slug names: "nu-cong-lien-doan-lao-dong:54",
/// "nu-cong-cong-doan-giao-duc-viet-nam".
fn union_of_department(department: &str) -> Option<String> {
    if department.ends_with("tong-lien-doan-lao-dong-viet-nam") {
        return Some("u:tld".to_owned());
    }
    let (name, code) = match department.split_once(':') {
        Some((name, code)) => (name, Some(code)),
        None => (department, None),
    };
    if name.ends_with("lien-doan-lao-dong") {
        return Some(format!("u:ldld:{}", code?));
    }
    let (_, sector) = name.rsplit_once("cong-doan-")?;
    Some(match code {
        Some(code) => format!("u:cdn:{sector}:{code}"),
        None => format!("u:cdn:{}", sector.strip_suffix("-viet-nam")?),
    })
}

/// Tells whether a title is that of the head of a part of a firm, school or house.
fn heads_part(title: &str) -> bool {
    const HEADS: [&str; 8] = [
        "tổ trưởng",
        "tổ phó",
        "đội trưởng",
        "đội phó",
        "trưởng ca",
        "trưởng khoa",
        "chuyền",
        "phòng",
    ];
    let title = title.to_lowercase();
    HEADS.iter().any(|head| title.contains(head))
}

/// Tells whether a title is one of the Party's, which shares no body with the posts beside it.
fn is_of_party(title: &str) -> bool {
    title.to_lowercase().contains("bí thư")
}

impl Reader<'_, '_> {
    /// Returns the committee whose member post `n` of a series makes, by the posts behind it.
    pub(super) fn committee(&self, posts: &[Post], n: usize) -> Option<String> {
        posts[n + 1..].iter().find_map(|later| match &later.place {
            Where::Body(body) => committee_of(&posts[n].title, body),
            _ => None,
        })
    }

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
            _ => None,
        });
        let body = later.or_else(|| self.announced(person).filter(|_| posts.len() == 1))?;
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

    /// Returns the body that post `n` of a series shares with another one: "Chủ tịch HĐQT, Giám đốc
    /// Công ty A", "Ủy viên Ban Thường vụ Công đoàn B, Trưởng ban Tổ chức".
    pub(super) fn shared(&self, posts: &[Post], n: usize) -> Option<String> {
        let post = &posts[n];
        let body = |post: &Post| match &post.place {
            Where::Body(body) => Some(body.clone()),
            _ => None,
        };
        let later = posts[n + 1..].iter().find_map(body);
        match &post.place {
            Where::Bare if !is_of_party(&post.title) => {
                later.map(|body| unit_of(&post.title, &body))
            }
            Where::Union => {
                let firm = later?;
                let unit = firm.strip_prefix("o:").filter(|unit| !unit.contains(':'))?;
                self.union_in(&firm)
                    .or_else(|| Some(format!("u:cdcs:{unit}:vn")))
            }
            Where::Department => {
                let earlier = posts[..n].iter().rev().find_map(body)?;
                earlier.starts_with("u:").then_some(earlier)
            }
            _ => None,
        }
    }

    /// Returns the post's body where it is told for whom the person is there.
    pub(super) fn within(&self, post: &Post, body: &str) -> Option<String> {
        match &post.place {
            Where::Union if body.starts_with("u:") => Some(body.to_owned()),
            Where::Union => self.union_in(body).or_else(|| {
                let unit = body.strip_prefix("o:").filter(|unit| !unit.contains(':'))?;
                Some(format!("u:cdcs:{unit}:vn"))
            }),
            Where::Bare | Where::Department | Where::Unit(_) => Some(unit_of(&post.title, body)),
            // A member of the committee whose list it is.
            Where::Member if body.starts_with("u:") => Some(body.to_owned()),
            _ => None,
        }
    }

    /// Returns the unit of the article that a post means by "Công đoàn", "Nhà trường", "Công ty".
    pub(super) fn of_article(&self, post: &Post, person: usize) -> Option<String> {
        match &post.place {
            Where::Unit(forms) => {
                let unit = |id: &str| {
                    let own = id
                        .strip_prefix("u:cdcs:")
                        .and_then(|id| Some(id.rsplit_once(':')?.0))
                        .or(id.strip_prefix("o:"))?;
                    let fits = forms.iter().any(|form| own.starts_with(form));
                    fits.then(|| format!("o:{own}"))
                };
                self.named_last(person, unit)
            }
            Where::Union => {
                let union = |id: &str| id.starts_with("u:cdcs:").then(|| id.to_owned());
                let firm = |id: &str| {
                    let firm = is_unit(id) && !id[2..].contains(':');
                    firm.then(|| format!("u:cdcs:{}:{}", &id[2..], self.federation()))
                };
                self.named_last(person, union)
                    .or_else(|| self.named_last(person, firm))
            }
            Where::Bare => self.of_neighbour(&post.title, person),
            // "ông A, Phó Chủ tịch LĐLĐ tỉnh; bà B, Trưởng ban Tuyên giáo".
            Where::Department
                if heads_part(&post.title) && self.house_of_part(post, person).is_some() =>
            {
                self.house_of_part(post, person)
            }
            Where::Department => {
                let other = (0..person).any(|i| self.is_person(i));
                let mut bodies = (0..person).rev().filter_map(|i| self.body_at(i));
                let union = bodies.find(|body| body.starts_with("u:")).filter(|_| other);
                union.map(str::to_owned)
            }
            _ => None,
        }
    }

    /// Returns the place code of the article's own federation, for the unions in firms.
    fn federation(&self) -> &str {
        let main = self.scene.main.as_deref().unwrap_or_default();
        main.strip_prefix("u:ldld:").unwrap_or("vn")
    }

    /// "Bộ trưởng Bộ A ông B, Thứ trưởng C", "ông A, Chủ tịch HĐTV Công ty B; ông C, Phó Tổng Giám
    /// đốc": the house of the one before in the sentence, else the only one of the article; a chair
    /// without a word of what is the article's own federation's.
    fn of_neighbour(&self, title: &str, person: usize) -> Option<String> {
        let lower = title.to_lowercase();
        let ministry = lower.contains("thứ trưởng");
        let chair = matches!(
            lower.as_str(),
            "chủ tịch" | "phó chủ tịch" | "phó chủ tịch thường trực"
        );
        if chair {
            let alone = (0..self.line.items.len()).all(|i| self.body_at(i).is_none());
            let main = self.scene.main.as_deref().filter(|_| alone)?;
            return main.starts_with("u:ldld:").then(|| main.to_owned());
        }
        if !ministry && !directs(title) {
            return None;
        }
        let house = |body: &str| match ministry {
            true => body.starts_with("o:bo-"),
            false => is_unit(body),
        };
        let other = (0..person).any(|i| self.is_person(i));
        let mut bodies = (0..person).rev().filter_map(|i| self.body_at(i));
        let before = bodies.find(|body| house(body)).filter(|_| other);
        let before = before.map(str::to_owned);
        before
            .or_else(|| self.house_of_paragraph(house))
            .or_else(|| {
                self.only_one(|id| {
                    let unit = id
                        .strip_prefix("u:cdcs:")
                        .and_then(|id| id.rsplit_once(':'));
                    let own = unit.map_or(id.to_owned(), |(unit, _)| format!("o:{unit}"));
                    house(&own).then_some(own)
                })
            })
    }

    /// "Ở Công ty A, chị B, Tổ trưởng chuyền may 14": the firm, school or house named last before in the
    /// sentence, else the only one of the article.
    fn house_of_part(&self, post: &Post, person: usize) -> Option<String> {
        let words = self.line.tokens(post.items.clone());
        if self.scene.text(words).to_lowercase().contains("công đoàn") {
            return None;
        }
        let house = |id: &str| {
            let unit = id
                .strip_prefix("u:cdcs:")
                .and_then(|id| id.rsplit_once(':'));
            match unit {
                Some((unit, _)) => Some(format!("o:{unit}")),
                None => is_unit(id).then(|| id.to_owned()),
            }
        };
        let mut before = (0..person).rev().filter_map(|i| house(self.body_at(i)?));
        before.next().or_else(|| self.only_one(house))
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
            Where::Body(body) => Some(unit_of(&post.title, &body)),
            _ => None,
        }
    }

    /// Returns the only house of which this line's paragraph speaks before it, by itself or by its union.
    fn house_of_paragraph(&self, house: impl Fn(&str) -> bool) -> Option<String> {
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
                let unit = body
                    .strip_prefix("u:cdcs:")
                    .and_then(|id| id.rsplit_once(':'));
                let own = unit.map_or(body.to_owned(), |(unit, _)| format!("o:{unit}"));
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

    /// Returns what the article's bodies give, if it is one thing.
    fn only_one(&self, pick: impl Fn(&str) -> Option<String>) -> Option<String> {
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut all = ids.filter_map(pick);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// Returns what the last body before a person gives that gives something; else the only one of
    /// the article.
    fn named_last(&self, person: usize, pick: impl Fn(&str) -> Option<String>) -> Option<String> {
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

    /// "Về phía Công ty A có các đồng chí: …", "đoàn của LĐLĐ tỉnh do ông B - Phó Chủ tịch": the
    /// body for which those that follow are there.
    pub(super) fn announced(&self, person: usize) -> Option<String> {
        self.announced_here(person)
            .or_else(|| self.announced_above())
    }

    /// "Về phía Trường A có:" over a list of people, a line each.
    fn announced_above(&self) -> Option<String> {
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let above = lines[..own].iter().rev().take(16);
        // "1." may stand as a line of its own.
        let list = above
            .take_while(|line| line.has.person || line.items.len() <= 2 || ends_with_colon(line));
        list.map(|line| Reader { line, ..*self })
            .find_map(|reader| reader.announces())
    }

    /// Returns the body that a line ends on announcing, or announces its first person for.
    fn announces(&self) -> Option<String> {
        let items = 0..self.line.items.len();
        if ends_with_colon(self.line) {
            if self.elects_committee() {
                return self.scene.main.clone();
            }
            let mut told = items.rev().filter(|&i| self.is_told(i));
            return told.find_map(|i| self.body_at(i)).map(str::to_owned);
        }
        let first = items.clone().find(|&i| self.is_person(i))?;
        self.announced_here(first)
    }

    /// "- Ông A, Ủy viên" in the list of a committee that was elected.
    pub(super) fn elected_member(&self, post: &Post) -> Option<String> {
        let first = post.title.to_lowercase();
        let member = first.starts_with("ủy viên") || first.starts_with("uỷ viên");
        let body = self.announced_above().filter(|_| member)?;
        self.within(post, &body)
            .filter(|_| self.scene.main.as_ref() == Some(&body))
    }

    /// "Đại hội đã bầu Ban Chấp hành gồm 7 đồng chí:" over the list of its members.
    fn elects_committee(&self) -> bool {
        let items = 0..self.line.items.len();
        let elected = items.clone().any(|i| self.word(i, &["bầu", "cử"]));
        let committee = items.clone().any(|i| {
            self.line.is_cue(i, Cue::Organ)
                && matches!(
                    &*self.scene.fold(&self.line.items[i]),
                    "ban chấp hành" | "bch" | "ban thường vụ" | "btv"
                )
        });
        elected && committee
    }

    fn announced_here(&self, person: usize) -> Option<String> {
        let line = self.line;
        let at = (0..person)
            .rev()
            .find(|&i| self.scene.body(line, i).is_some() && self.is_told(i))?;
        let led = (at + 1..person).take(5).any(|i| {
            self.word(i, &["có", "gồm"]) || line.is_cue(i, Cue::By) || line.is_mark(i, ':')
        });
        led.then(|| self.scene.body(line, at).map(str::to_owned))?
    }

    /// Tells whether "phía", "lãnh đạo", "đại diện" or "của" stands before the body at `at`.
    fn is_told(&self, at: usize) -> bool {
        const SIDES: [&str; 3] = ["phía", "đạo", "diện"];
        let line = self.line;
        let side = |i: usize| {
            self.word(i, &SIDES)
                || line.is_cue(i, Cue::Organ) && {
                    // "lãnh đạo", "đoàn công tác của".
                    let last = self.scene.key(line.items[i].tokens.end - 1);
                    SIDES.contains(&last) || matches!(last, "của" | "tác")
                }
        };
        at > 0 && (side(at - 1) || line.is_cue(at - 1, Cue::Of)) || at > 1 && side(at - 2)
    }

    /// Returns the article's union in a firm.
    fn union_in(&self, body: &str) -> Option<String> {
        let unit = body.strip_prefix("o:")?;
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut unions = ids.filter(|id| {
            let own = id
                .strip_prefix("u:cdcs:")
                .and_then(|id| id.rsplit_once(':'));
            own.is_some_and(|(own, _)| own == unit)
        });
        unions.next().map(str::to_owned)
    }
}
