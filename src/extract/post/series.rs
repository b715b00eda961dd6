//! The reading of posts as written: title by title, up to where the series ends.

use std::ops::Range;

use super::super::cue::{Cue, Noun};
use super::super::scene::Kind;
use super::Reader;
use super::place::BRANCHES;

/// How a post tells its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Where {
    /// At once: "Chủ tịch LĐLĐ tỉnh".
    Body(String),
    /// Not at all: "Giám đốc".
    Bare,
    /// By a department alone: "Trưởng ban Tuyên giáo".
    Department,
    /// By a word for the article's unit, as the beginnings of its id: "Hiệu trưởng Nhà trường".
    Unit(&'static [&'static str]),
    /// By "Công đoàn" alone.
    Union,
    /// By a committee that has no name here: "Thành ủy viên", "Phó Bí thư Đảng ủy".
    Member,
    /// By a body that the article does not tell.
    Unknown,
    /// The post is over, and of a body that is not named: "nguyên Chủ tịch".
    Past,
}

/// A post as written.
#[derive(Debug, Clone)]
pub(super) struct Post {
    pub(super) title: String,
    pub(super) place: Where,
    /// The items of title and body.
    pub(super) items: Range<usize>,
}

/// Posts one after the other.
#[derive(Debug, Default)]
pub(super) struct Series {
    pub(super) posts: Vec<Post>,
    /// The item behind the last one.
    pub(super) end: usize,
}

/// Words that go on with a post's title.
const TITLE_WORDS: [&str; 13] = [
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
    "khuyết",
    "điều",
];

/// Those who work in a body, as a post of it: "giáo viên Trường …".
const STAFF: [&str; 18] = [
    "giáo viên",
    "giảng viên",
    "công nhân",
    "nữ công nhân",
    "nhân viên",
    "kỹ sư",
    "bác sĩ",
    "bác sỹ",
    "y sĩ",
    "điều dưỡng",
    "hộ sinh",
    "cán bộ",
    "lái xe",
    "thợ",
    "thợ mỏ",
    "người lao động",
    "đại biểu",
    "viên chức",
];

/// What leads up to a post and names no body of its own.
const MEMBERS: [&str; 15] = [
    "tuv", "huv", "quv", "uv", "uvbtv", "uvbch", "uvbtvqu", "uvbtvtu", "uvbtvhu", "tvđu", "tvtu",
    "tvhu", "tvqu", "uvtv", "đuv",
];

/// Tells whether a title is that of the head of an emulation cluster.
fn leads_cluster(title: &str) -> bool {
    const HEADS: [&str; 5] = [
        "cụm trưởng",
        "trưởng cụm",
        "phó cụm",
        "trưởng khối",
        "khối trưởng",
    ];
    let title = title.to_lowercase();
    HEADS.iter().any(|head| title.contains(head))
}

impl Reader<'_, '_> {
    /// Returns the cluster that the article names first.
    fn cluster(&self) -> Option<String> {
        let ids = (0..self.scene.mentions.len()).map(|n| self.scene.id(n));
        let mut clusters = ids.filter(|id| id.starts_with("u:cum:"));
        clusters.next().map(str::to_owned)
    }

    /// Reads the posts from item `at` on.
    pub(super) fn series(&self, at: usize) -> Series {
        self.series_until(at, self.line.items.len())
    }

    /// Reads the posts from item `at` on, if they end right before item `end`.
    pub(super) fn series_to(&self, at: usize, end: usize) -> Option<Series> {
        let begins = self.opens_post(at) || self.behind_membership(at).is_some();
        if !begins {
            return None;
        }
        let series = self.series_until(at, end);
        (series.end == end && !series.posts.is_empty()).then_some(series)
    }

    fn series_until(&self, at: usize, limit: usize) -> Series {
        let mut series = Series {
            posts: Vec::new(),
            end: at,
        };
        let mut at = at;
        while at < limit {
            let Some(post) = self.post(at) else {
                match self.behind_membership(at) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => break,
                }
            };
            at = self.behind_term(post.items.end);
            series.end = at;
            series.posts.push(post);
            let mut joined = false;
            while matches!(self.line.kind(at), Some(Kind::Mark(',' | '-' | '–' | '—')))
                || self.word(at, &["và", "kiêm", "đồng", "thời", "nay", "là"])
            {
                at += 1;
                joined = true;
            }
            // "Bí thư Đảng ủy Phó Tổng Giám đốc Công ty A": the comma got lost.
            let party = series
                .posts
                .last()
                .is_some_and(|post| post.place == Where::Member);
            if !(joined || party && self.is_post_cue(at)) {
                break;
            }
        }
        series
    }

    /// "… khóa XIV", "… (LĐLĐ tỉnh B)": what may stand behind a post's body.
    fn behind_term(&self, at: usize) -> usize {
        let mut at = at;
        if self.word(at, &["khoá"]) {
            at += 2;
        }
        if self.line.is_mark(at, '(') {
            let close = self.behind_bracket(at);
            let inside = close.map_or(at..at, |close| at + 1..close - 1);
            let known = inside
                .clone()
                .any(|i| self.is_person(i) || self.opens_post(i));
            if let Some(close) = close.filter(|_| !known) {
                at = close;
            }
        }
        at.min(self.line.items.len())
    }

    /// "TUV, …", "Tỉnh ủy viên - …": what leads up to a post and names no body of its own; returns
    /// the item behind its comma or dash.
    pub(super) fn behind_membership(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let first = line.items.get(at)?.tokens.start;
        let abbreviated = matches!(line.kind(at), Some(Kind::Word | Kind::Cue(Cue::Post)))
            && MEMBERS.contains(&self.scene.key(first));
        if !abbreviated && !self.is_member(at) {
            return None;
        }
        let pause = (at + 1..at + 8)
            .find(|&i| matches!(line.kind(i), None | Some(Kind::Mark(_) | Kind::Person(_))))?;
        matches!(line.kind(pause), Some(Kind::Mark(',' | '-' | '–' | '—'))).then_some(pause + 1)
    }

    /// "Thành ủy viên", "Đảng ủy viên".
    fn is_member(&self, at: usize) -> bool {
        let first = self.line.items.get(at).map(|item| item.tokens.start);
        first.is_some_and(|token| {
            matches!(
                self.scene.key(token),
                "thành" | "tỉnh" | "huyện" | "quận" | "thị" | "đảng"
            ) && self.scene.key(token + 1) == "uỷ"
                && self.scene.key(token + 2) == "viên"
        })
    }

    /// Tells whether a post may be read at item `at`.
    pub(super) fn opens_post(&self, at: usize) -> bool {
        let at = at + usize::from(self.word(at, &["nguyên", "cựu", "cố", "quyền", "tân"]));
        self.line.is_cue(at, Cue::Post)
            || self.is_staff(at)
            || self.is_union_chair(at)
            || self.is_of_secretariat(at)
            || self.word(at, &["trưởng", "phó", "chánh", "giám", "chuyền"])
    }

    /// "Thường trực Ban Bí thư": the one post that "Thường trực" alone is the title of.
    fn is_of_secretariat(&self, at: usize) -> bool {
        let item = self.line.items.get(at);
        self.body_at(at + 1) == Some("o:ban-bi-thu")
            && item.is_some_and(|item| self.scene.fold(item) == "thường trực")
    }

    pub(super) fn is_staff(&self, at: usize) -> bool {
        let noun = matches!(
            self.line.kind(at),
            Some(Kind::Cue(Cue::Noun(Noun::Individual)))
        );
        noun && STAFF.contains(&&*self.scene.fold(&self.line.items[at]))
    }

    /// "Chủ tịch Công đoàn" as one phrase, which may also be counted.
    fn is_union_chair(&self, at: usize) -> bool {
        const CHAIRS: [&str; 6] = [
            "chủ tịch công đoàn",
            "chủ tịch công đoàn cơ sở",
            "chủ tịch cđcs",
            "ctcđ",
            "pctcđ",
            "ctcđcs",
        ];
        let item = self.line.items.get(at);
        let phrase = item.filter(|item| matches!(item.kind, Kind::Cue(_)));
        phrase.is_some_and(|item| CHAIRS.contains(&&*self.scene.fold(item)))
    }

    /// Tells whether the words of a post stand at `at`, no trade's and no "phó" alone.
    pub(super) fn is_post_cue(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::Post) || self.is_union_chair(at)
    }

    fn union_chair(&self, at: usize) -> Post {
        let line = self.line;
        let phrase = line.items[at].tokens.clone();
        let words = phrase.start..phrase.end.min(phrase.start + 2);
        let title = self.scene.text(words).to_owned();
        let (place, end) = match self.body_at(at + 1).map(str::to_owned) {
            Some(body) => (Where::Body(body), at + 2),
            None => (
                Where::Union,
                self.unit_at(at + 1).map_or(at + 1, |(_, end)| end),
            ),
        };
        Post {
            title,
            place,
            items: at..end,
        }
    }

    /// Reads a post at item `at`: its words, then its body.
    pub(super) fn post(&self, at: usize) -> Option<Post> {
        // "Thay mặt Đoàn Chủ tịch Tổng LĐLĐ": a body.
        if at > 0 && self.word(at - 1, &["đoàn"]) {
            return None;
        }
        const PAST: [&str; 3] = ["nguyên", "cựu", "cố"];
        let before = at > 0 && self.word(at - 1, &PAST);
        let past = if before { at - 1 } else { at };
        if !self.word(past, &PAST) {
            return self.present_post(at);
        }
        let mut post = self.present_post(past + 1)?;
        // "nguyên Chủ tịch LĐLĐ tỉnh A": told with its word, where the body is named.
        let late = self.word(past, &["cố"]);
        if matches!(post.place, Where::Body(_)) && !late {
            let told = self.scene.text(self.line.tokens(past..past + 1));
            post.title = format!("{} {}", told.to_lowercase(), post.title);
        } else {
            post.place = Where::Past;
        }
        Some(post)
    }

    fn present_post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        let start = at + usize::from(self.word(at, &["quyền", "tân"]));
        if self.is_union_chair(start) {
            return Some(self.union_chair(start));
        }
        if self.is_of_secretariat(start) {
            return Some(Post {
                title: self.scene.text(line.tokens(start..start + 1)).to_owned(),
                place: Where::Body("o:ban-bi-thu".to_owned()),
                items: at..start + 2,
            });
        }
        let staff = self.is_staff(start);
        if !line.is_cue(start, Cue::Post) && !staff {
            return self.overlapping_post(start);
        }
        let mut end = start + 1;
        // "Phó Hiệu trưởng đại diện nhà trường": for whom, and no part of the title.
        let organ = |at: usize| {
            let item = line.items.get(at).filter(|_| line.is_cue(at, Cue::Organ));
            item.is_some_and(|item| !self.scene.fold(item).starts_with("đại diện"))
        };
        while self.word(end, &TITLE_WORDS) || organ(end) {
            end += 1;
        }
        let (title_end, place, end) = self.place(start, end);
        if staff && !matches!(place, Where::Body(_)) {
            return None;
        }
        let title = self.scene.text(line.tokens(at..title_end)).to_owned();
        let place = match place {
            // "Chủ tịch LĐLĐ huyện A, Cụm trưởng": of the cluster that the article is about.
            Where::Bare if leads_cluster(&title) => {
                self.cluster().map_or(Where::Unknown, Where::Body)
            }
            // "Trưởng ban Tổ chức hội thi": of those who hold the contest.
            Where::Bare | Where::Department if self.holds_occasion(title_end) => Where::Unknown,
            // "do Phó Chủ tịch A làm trưởng đoàn": of those who came along.
            Where::Bare | Where::Department if title.to_lowercase().contains("trưởng đoàn") => {
                Where::Unknown
            }
            Where::Bare if title.to_lowercase().ends_with(" chi nhánh") => Where::Unit(BRANCHES),
            // "Trưởng ban Nữ công": the title's words are all its department's.
            Where::Bare if title.to_lowercase().ends_with("ban nữ công") => Where::Department,
            place => place,
        };
        // "Tỉnh ủy viên", "Ủy viên Ban Thường vụ": a member of what is not named.
        let member = self.is_membership(start) && matches!(place, Where::Bare | Where::Department);
        Some(Post {
            title,
            place: if member { Where::Member } else { place },
            items: at..end,
        })
    }

    /// "Tổ chức hội thi", "Giám khảo", "Chỉ đạo chương trình" behind "Trưởng ban".
    fn holds_occasion(&self, at: usize) -> bool {
        let Some(first) = self.line.items.get(at).map(|item| item.tokens.start) else {
            return false;
        };
        let key = |n: usize| self.scene.key(first + n);
        let occasion = matches!(
            key(2),
            "hội" | "cuộc" | "giải" | "chương" | "lễ" | "liên" | "đại" | "đợt"
        );
        match (key(0), key(1)) {
            ("tổ", "chức") | ("chỉ", "đạo") => occasion,
            ("giám", "khảo") | ("trọng", "tài") => true,
            _ => false,
        }
    }

    pub(super) fn reads(&self, at: usize, keys: &[&str]) -> bool {
        (0..keys.len()).all(|n| self.word(at + n, &keys[n..=n]))
    }

    /// Tells whether a post is the membership of a committee: "Ủy viên Ban Thường vụ".
    fn is_membership(&self, at: usize) -> bool {
        let title = self.line.items.get(at).map(|item| self.scene.fold(item));
        title.is_some_and(|title| {
            title.split(' ').any(|word| word == "uv")
                || title.starts_with("uv")
                || ["ủy viên", "uỷ viên"]
                    .iter()
                    .any(|member| title.contains(member))
        })
    }

    /// "Trưởng ban Dân vận …": the post's second word begins the body's name.
    fn overlapping_post(&self, at: usize) -> Option<Post> {
        let line = self.line;
        if !self.word(at, &["trưởng", "phó", "chánh", "giám"]) {
            return None;
        }
        let deputy = self.word(at, &["phó"]) && self.word(at + 1, &["trưởng", "giám", "chánh"]);
        let body_at = at + 1 + usize::from(deputy);
        let body = self.body_at(body_at)?.to_owned();
        let second = line.items[body_at].tokens.start;
        let unit = matches!(
            self.scene.key(second),
            "ban" | "phòng" | "văn" | "khoa" | "trạm" | "cục" | "chi" | "đoàn"
        );
        let police = self.scene.key(second) == "công" && self.scene.key(second + 1) == "an";
        let first = line.items[at].tokens.start;
        let title_end = if unit { second + 1 } else { second };
        // "Phó Trưởng Phòng Kỹ thuật, Công ty A": the firm of the department.
        let firm = self
            .body_behind_comma(body_at + 1)
            .filter(|_| body.starts_with("o:phong-"));
        let end = body_at + 1 + if firm.is_some() { 2 } else { 0 };
        (unit || police).then(|| Post {
            title: self.scene.text(first..title_end).to_owned(),
            place: Where::Body(firm.unwrap_or(body)),
            items: at..end,
        })
    }
}
