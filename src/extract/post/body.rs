//! Which body a post is held in that does not say so itself.

use super::super::unit::{self, is_unit};
use super::Reader;
use super::series::{Post, Where};

/// Returns the body of a title that stands before another body's: the director who is "Chủ tịch Công
/// đoàn Công ty A" directs the firm.
pub(super) fn unit_of(title: &str, body: &str) -> String {
    let unit = unit::of_union(body).filter(|_| directs(title));
    unit.unwrap_or_else(|| body.to_owned())
}

/// Tells whether a title is that of the head of a firm, school or house.
pub(super) fn directs(title: &str) -> bool {
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
    let boards = ["thường vụ", "chấp hành", "btv", "bch"];
    if !boards.iter().any(|board| title.contains(board)) {
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
    const HEADS: [&str; 9] = [
        "tổ trưởng",
        "tổ phó",
        "đội trưởng",
        "đội phó",
        "trưởng ca",
        "trưởng khoa",
        "dưỡng trưởng",
        "chuyền",
        "phòng",
    ];
    let title = title.to_lowercase();
    HEADS.iter().any(|head| title.contains(head))
}

/// Tells whether a title is one of the Party's, which shares no body with the posts beside it.
pub(super) fn is_of_party(title: &str) -> bool {
    title.to_lowercase().contains("bí thư")
}

/// Returns how the bodies begin that a title is the head of by its own words: a "Viện trưởng" heads a "Viện".
pub(super) fn headed_kinds(title: &str) -> Option<&'static [&'static str]> {
    const KINDS: [(&str, &[&str]); 4] = [
        ("viện trưởng", &["o:vien-"]),
        ("viện phó", &["o:vien-"]),
        ("hiệu trưởng", &["o:truong-", "o:hoc-vien-"]),
        ("hiệu phó", &["o:truong-", "o:hoc-vien-"]),
    ];
    let kind = KINDS.iter().find(|(words, _)| title.ends_with(words));
    kind.map(|(_, kinds)| *kinds)
}

impl Reader<'_, '_> {
    /// Returns the committee whose member post `n` of a series makes, by the posts behind it.
    pub(super) fn committee(&self, posts: &[Post], n: usize) -> Option<String> {
        posts[n + 1..].iter().find_map(|later| match &later.place {
            Where::Body(body) => committee_of(&posts[n].title, body),
            _ => None,
        })
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

    /// "A, Chủ tịch LĐLĐ tỉnh và B, Phó Chủ tịch Thường trực": the body of whom a deputy chair without
    /// one is the deputy.
    pub(super) fn of_chair(&self, post: &Post) -> Option<String> {
        const FAR: usize = 24;
        let deputy = post.title.to_lowercase().starts_with("phó chủ tịch");
        if !deputy || post.place != Where::Bare {
            return None;
        }
        let start = post.items.start;
        let near = (start.saturating_sub(FAR)..start).rev();
        near.clone()
            .find_map(|at| self.chairs(at))
            .or_else(|| self.chair_above())
    }

    /// Returns the body of the chair, or of the first deputy, who is named at `at`.
    fn chairs(&self, at: usize) -> Option<String> {
        let post = self.post(at).filter(|_| self.is_post_cue(at))?;
        let title = post.title.to_lowercase();
        let chairs = matches!(&*title, "chủ tịch" | "phó chủ tịch thường trực");
        match post.place {
            Where::Body(body) if chairs => Some(body),
            _ => None,
        }
    }

    /// Returns the body of the chair who is named in the sentence before, of the same paragraph.
    fn chair_above(&self) -> Option<String> {
        let lines = &self.scene.lines;
        let own = lines
            .iter()
            .position(|line| std::ptr::eq(line, self.line))?;
        let above = lines[..own].last()?;
        let same = above.paragraph == self.line.paragraph && above.has.person;
        let reader = Reader {
            line: above,
            ..*self
        };
        let items = (0..above.items.len()).rev();
        items.filter(|_| same).find_map(|at| reader.chairs(at))
    }

    /// Returns the unit of the article that a post means by "Công đoàn", "Nhà trường", "Công ty".
    pub(super) fn of_article(&self, post: &Post, person: usize) -> Option<String> {
        match &post.place {
            Where::Unit(forms) => {
                let unit = |id: &str| {
                    let own = unit::of_union(id)
                        .or_else(|| id.starts_with("o:").then(|| id.to_owned()))?;
                    // "Đảng ủy Trường A họp. Hiệu trưởng Nhà trường …".
                    const PARTS: [&str; 4] = ["dang-uy-", "dang-bo-", "chi-bo-", "doan-"];
                    let name = &own[2..];
                    let part = PARTS.iter().find_map(|part| name.strip_prefix(part));
                    let name = part.unwrap_or(name);
                    let fits = forms.iter().any(|form| name.starts_with(form));
                    fits.then(|| format!("o:{name}"))
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
            // "Điều dưỡng trưởng A" where one hospital is spoken of.
            Where::Bare if heads_part(&post.title) => self.house_of_part(post, person),
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
            if let Some(union) = self.founded(person) {
                return Some(union);
            }
            let alone = (0..self.line.items.len()).all(|i| self.body_at(i).is_none());
            let main = self.scene.main.as_deref().filter(|_| alone)?;
            return main.starts_with("u:ldld:").then(|| main.to_owned());
        }
        if !ministry && !directs(title) {
            return None;
        }
        let kinds = headed_kinds(&lower);
        let house = |body: &str| match (ministry, kinds) {
            (true, _) => body.starts_with("o:bo-"),
            (false, Some(kinds)) => kinds.iter().any(|kind| body.starts_with(kind)),
            (false, None) => is_unit(body),
        };
        let other = (0..person).any(|i| self.is_person(i));
        let mut bodies = (0..person).rev().filter_map(|i| self.body_at(i));
        let before = bodies.find(|body| house(body)).filter(|_| other);
        let before = before.map(str::to_owned);
        before
            .or_else(|| self.house_of_paragraph(house))
            .or_else(|| {
                self.only_one(|id| {
                    let own = unit::of_union(id).unwrap_or_else(|| id.to_owned());
                    house(&own).then_some(own)
                })
            })
    }
}
