//! Where a post says that it is held: a body, a department of one, the article's own unit.

use super::super::cue::Cue;
use super::super::scene::Kind;
use super::Reader;
use super::series::Where;

/// How the identifiers of branches begin.
pub(super) const BRANCHES: &[&str] = &[
    "chi-nhanh-",
    "ngan-hang-",
    "agribank-",
    "bidv-",
    "vietinbank-",
    "vietcombank-",
    "lpbank-",
    "vnpt-",
];

/// Words for the unit that the article is about, and how its id begins.
const UNITS: [(&str, &[&str]); 20] = [
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
    ("sở", &["so-"]),
    ("chi nhánh", BRANCHES),
    ("cục", &["cuc-"]),
    ("chi cục", &["chi-cuc-"]),
    ("trung tâm", &["trung-tam-"]),
    ("bưu điện", &["buu-dien-"]),
    ("điện lực", &["dien-luc-"]),
];

impl Reader<'_, '_> {
    /// Reads where the post is held, behind the title's words; returns the end of the title, the
    /// place, and the item behind.
    pub(super) fn place(&self, start: usize, end: usize) -> (usize, Where, usize) {
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
    pub(super) fn unit_at(&self, at: usize) -> Option<(Where, usize)> {
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
        while at < end + 10
            && !self.word(at, &["kiêm"])
            && !(at > end && self.speaks(at))
            && (self.is_plain(at) || self.joins_department(at, end))
        {
            at += 1;
        }
        // "Trưởng ban Giám khảo", "Trưởng ban Tổ chức hội thi": for one day, and of no body.
        let jury = self.reads(end, &["giám", "khảo"])
            || (self.reads(end, &["tổ", "chức"]) || line.is_cue(end, Cue::Organise))
                && ((end + 1..at).any(|i| line.is_cue(i, Cue::CampaignHead))
                    || matches!(line.kind(at), Some(Kind::Campaign(_) | Kind::Event(_))));
        if jury {
            return (end, Where::Unknown, at);
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
        let closed = matches!(
            line.kind(at),
            None | Some(Kind::Mark(_) | Kind::Person(_) | Kind::Cue(Cue::Passive))
        ) || self.is_committee(end) && line.is_cue(at, Cue::Post)
            || self.word(at, &["kiêm"])
            || self.speaks(at);
        match (closed, leads) {
            (false, _) => (end, Where::Bare, end),
            (true, true) => (end, Where::Department, at),
            // "Bí thư Đảng ủy", "Chủ tịch Hội đồng Trường"; "Giám đốc phát biểu" goes on.
            (true, false) if self.is_capital(end) || self.is_committee(end) => {
                (end, Where::Member, at)
            }
            // "Giám đốc nhân sự, đồng thời là …".
            (true, false) if at <= end + 3 => (at, Where::Bare, at),
            (true, false) => (end, Where::Bare, end),
        }
    }

    /// "Tổ trưởng Tổ may 4 thay mặt các tổ …": tells whether what the person does begins at `at`.
    fn speaks(&self, at: usize) -> bool {
        self.reads(at, &["thay", "mặt"])
            || self.reads(at, &["chia", "sẻ"])
            || self.reads(at, &["cho", "biết"])
            || self.reads(at, &["phát", "biểu"])
            || self.reads(at, &["tâm", "sự"])
            || self.word(at, &["kể", "nói", "bày"])
    }

    /// "đảng ủy", "chi bộ", "hội đồng" in small letters.
    fn is_committee(&self, at: usize) -> bool {
        self.word(at, &["đảng", "chi", "hội", "ban"])
    }

    /// ", Công ty A." behind a title: the body that a comma puts off.
    pub(super) fn body_behind_comma(&self, at: usize) -> Option<String> {
        let line = self.line;
        let body = self.body_at(at + 1).filter(|_| line.is_mark(at, ','))?;
        let closed = matches!(
            line.kind(at + 2),
            None | Some(Kind::Mark(
                '.' | ',' | ';' | '(' | ')' | '…' | '-' | '–' | '/'
            ))
        );
        closed.then(|| body.to_owned())
    }

    fn is_plain(&self, i: usize) -> bool {
        let staff = || self.is_staff(i) && self.body_at(i + 1).is_some();
        // "Phó Ban Tổ chức".
        let organising = self.line.is_cue(i, Cue::Organise) && self.is_capital(i);
        organising
            || matches!(
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
}
