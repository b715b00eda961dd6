//! The reading of posts as written: title by title, up to where the series ends.

use std::ops::Range;

use super::super::cue::{Cue, Noun};
use super::super::scene::Kind;
use super::Reader;

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
    /// The post is over: "nguyên Chủ tịch LĐLĐ tỉnh".
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

/// Words for the unit that the article is about, and how its id begins.
const UNITS: [(&str, &[&str]); 13] = [
    ("nhà trường", &["truong-", "hoc-vien-"]),
    ("trường", &["truong-", "hoc-vien-"]),
    ("học viện", &["hoc-vien-"]),
    ("công ty", &["cong-ty-", "tong-cong-ty-"]),
    ("cty", &["cong-ty-", "tong-cong-ty-"]),
    ("tổng công ty", &["tong-cong-ty-"]),
    ("tct", &["tong-cong-ty-"]),
    ("tập đoàn", &["tap-doan-"]),
    ("bệnh viện", &["benh-vien-"]),
    ("ngân hàng", &["ngan-hang-"]),
    ("viện", &["vien-"]),
    ("xí nghiệp", &["xi-nghiep-"]),
    ("nhà máy", &["nha-may-"]),
];

/// What leads up to a post and names no body of its own.
const MEMBERS: [&str; 15] = [
    "tuv", "huv", "quv", "uv", "uvbtv", "uvbch", "uvbtvqu", "uvbtvtu", "uvbtvhu", "tvđu", "tvtu",
    "tvhu", "tvqu", "uvtv", "đuv",
];

impl Reader<'_, '_> {
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
            if !joined {
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
            || self.word(at, &["trưởng", "phó", "chánh", "giám", "chuyền"])
    }

    fn is_staff(&self, at: usize) -> bool {
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
        let past = self.word(at, &["nguyên", "cựu", "cố"])
            || at > 0 && self.word(at - 1, &["nguyên", "cựu", "cố"]);
        let at = at + usize::from(self.word(at, &["nguyên", "cựu", "cố"]));
        let mut post = self.present_post(at)?;
        if past {
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
        let staff = self.is_staff(start);
        if !line.is_cue(start, Cue::Post) && !staff {
            return self.overlapping_post(start);
        }
        let mut end = start + 1;
        while self.word(end, &TITLE_WORDS) || line.is_cue(end, Cue::Organ) {
            end += 1;
        }
        let (title_end, place, end) = self.place(start, end);
        if staff && !matches!(place, Where::Body(_)) {
            return None;
        }
        let title = self.scene.text(line.tokens(at..title_end)).to_owned();
        // "Tỉnh ủy viên", "Ủy viên Ban Thường vụ": a member of what is not named.
        let member = self.is_membership(start) && matches!(place, Where::Bare | Where::Department);
        Some(Post {
            title,
            place: if member { Where::Member } else { place },
            items: at..end,
        })
    }

    /// Reads where the post is held, behind the title's words; returns the end of the title, the
    /// place, and the item behind.
    fn place(&self, start: usize, end: usize) -> (usize, Where, usize) {
        let line = self.line;
        // "Chủ tịch Hội đồng thành viên (HĐTV) Tập đoàn A": an abbreviation of the title.
        let short = (line.is_mark(end, '(') && line.is_mark(end + 2, ')')).then_some(end + 3);
        let from = short.filter(|&at| self.body_at(at).is_some());
        let from = from.unwrap_or(end);
        let of = from + usize::from(line.is_cue(from, Cue::Of) || line.is_cue(from, Cue::Aside));
        if let Some(body) = self.body_at(of) {
            return (end, Where::Body(body.to_owned()), of + 1);
        }
        if line.kind(of) == Some(Kind::Unknown) {
            return (end, Where::Unknown, of + 1);
        }
        if let Some((union, behind)) = self.unit_at(of) {
            return (end, union, behind);
        }
        self.department(start, end)
    }

    pub(super) fn body_at(&self, at: usize) -> Option<&str> {
        self.scene.body(self.line, at)
    }

    /// "Công đoàn", "Công đoàn Công ty", "Nhà trường" at `at`, where no name follows.
    fn unit_at(&self, at: usize) -> Option<(Where, usize)> {
        let line = self.line;
        let fold = |i: usize| line.items.get(i).map(|item| self.scene.fold(item));
        let mut union = false;
        let mut at = at;
        if matches!(
            fold(at)?.as_ref(),
            "công đoàn" | "công đoàn cơ sở" | "cđcs" | "cđ"
        ) {
            union = true;
            at += 1;
        } else if self.reads(at, &["công", "đoàn"]) {
            union = true;
            at += 2;
        }
        let one = fold(at).and_then(|text| UNITS.iter().find(|unit| unit.0 == text));
        let two = || {
            let text = format!("{} {}", fold(at)?, fold(at + 1)?);
            UNITS.iter().find(|unit| unit.0 == text)
        };
        let unit = two()
            .map(|unit| (unit, at + 2))
            .or(one.map(|unit| (unit, at + 1)));
        let (place, behind) = match unit {
            _ if union => (Where::Union, unit.map_or(at, |(_, behind)| behind)),
            Some((unit, behind)) => (Where::Unit(unit.1), behind),
            None => return None,
        };
        (!self.is_capital(behind)).then_some((place, behind))
    }

    /// Tells whether a plain word stands at `at` that begins with a capital.
    fn is_capital(&self, at: usize) -> bool {
        let line = self.line;
        let item = line.items.get(at);
        let word = item.filter(|item| matches!(item.kind, Kind::Word | Kind::Cue(_)));
        word.is_some_and(|item| {
            let text = self.scene.text(item.tokens.clone());
            text.chars().next().is_some_and(char::is_uppercase)
        })
    }

    /// Reads the words of a department, and the body behind them: "Trưởng ban Tuyên giáo LĐLĐ tỉnh",
    /// "Phó Trưởng phòng Kỹ thuật, Công ty A", "quản đốc phân xưởng của Công ty A".
    fn department(&self, start: usize, end: usize) -> (usize, Where, usize) {
        let line = self.line;
        let title = self.scene.fold(&line.items[start]);
        let leads = [
            "ban",
            "phòng",
            "khoa",
            "tổ",
            "đội",
            "trạm",
            "môn",
            "phận",
            "nhóm",
            "viên",
            "cục",
            "vụ",
            "ca",
            "quản đốc",
            "tổ trưởng",
            "tổ phó",
            "nhân",
            "sư",
            "sĩ",
            "bộ",
            "thợ",
            "dưỡng",
        ];
        let leads = title.ends_with("trưởng") || leads.iter().any(|word| title.ends_with(word));
        let mut at = end;
        while at < end + 10 && (self.is_plain(at) || self.joins_department(at, end)) {
            at += 1;
        }
        // "Phó Bí thư Ban Cán sự Đảng": a body that has no name here.
        let unnamed = at > end && self.reads(at.saturating_sub(2), &["cán", "sự"]);
        if at > end && !unnamed {
            let of = at + usize::from(line.is_cue(at, Cue::Of));
            if let Some(body) = self.body_at(of) {
                return (at, Where::Body(body.to_owned()), of + 1);
            }
            let paused = matches!(line.kind(at), Some(Kind::Mark(',' | '-' | '–' | '—' | '(')));
            if let Some(body) = self.body_at(at + 1).filter(|_| paused && leads) {
                let closed = usize::from(line.is_mark(at, '(') && line.is_mark(at + 2, ')'));
                return (end, Where::Body(body.to_owned()), at + 2 + closed);
            }
        }
        if at == end {
            let body = self.body_behind_comma(at).filter(|_| leads);
            return match body {
                Some(body) => (end, Where::Body(body), at + 2),
                None => (end, Where::Bare, end),
            };
        }
        let closed = matches!(line.kind(at), None | Some(Kind::Mark(_) | Kind::Person(_)));
        match (closed, leads) {
            (false, _) => (end, Where::Bare, end),
            (true, true) => (end, Where::Department, at),
            // "Bí thư Đảng ủy", "Chủ tịch Hội đồng Trường"; "Giám đốc phát biểu" goes on.
            (true, false) if self.is_capital(end) || self.is_committee(end) => {
                (end, Where::Member, at)
            }
            (true, false) => (end, Where::Bare, end),
        }
    }

    /// "đảng ủy", "chi bộ", "hội đồng" in small letters.
    fn is_committee(&self, at: usize) -> bool {
        self.word(at, &["đảng", "chi", "hội", "ban"])
    }

    /// ", Công ty A." behind a title: the body that a comma puts off.
    fn body_behind_comma(&self, at: usize) -> Option<String> {
        let line = self.line;
        let body = self.body_at(at + 1).filter(|_| line.is_mark(at, ','))?;
        let closed = matches!(
            line.kind(at + 2),
            None | Some(Kind::Mark('.' | ',' | ';' | '(' | ')' | '…'))
        );
        closed.then(|| body.to_owned())
    }

    fn is_plain(&self, i: usize) -> bool {
        let staff = || self.is_staff(i) && self.body_at(i + 1).is_some();
        matches!(
            self.line.kind(i),
            Some(
                Kind::Word
                    | Kind::Number(_)
                    | Kind::Cue(Cue::Noun(_) | Cue::TheUnit | Cue::CampaignHead)
            )
        ) && !staff()
    }

    /// "Tuyên giáo – Nữ công": a dash inside a department's name.
    fn joins_department(&self, at: usize, start: usize) -> bool {
        let dash = matches!(self.line.kind(at), Some(Kind::Mark('-' | '–' | '&')));
        dash && at > start && self.is_plain(at + 1) && !self.opens_post(at + 1)
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
