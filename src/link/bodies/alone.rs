//! Heads that name their body without a place: "LĐLĐ", "Công đoàn ngành", "Tỉnh ủy".

use super::Bodies;
use crate::gazetteer::{Head, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;
use crate::text::Gap;

impl Bodies<'_, '_> {
    /// Takes a head that names its body alone.
    pub(super) fn without_place(&self, head: Head, start: usize, end: usize) -> Option<Draft> {
        let draft = |target, rule: &'static str, confidence| {
            Some(Draft::new(start..end, What::Body(head, target), rule).with_confidence(confidence))
        };
        let generic = ["các", "cấp", "mỗi", "từng", "nhiều", "ít"];
        let is_generic = start > 0 && generic.contains(&self.key(start - 1));
        if is_generic
            || matches!(
                self.key(end),
                "các" | "cấp" | "hai" | "ba" | "bốn" | "nhiều"
            )
            || self.key(end) == "mỗi" && !matches!(self.key(end + 1), "đơn" | "nơi" | "bên")
            || self.is_numbered(end)
            || self.is_in_parentheses(start, end)
        {
            return None;
        }
        if self.phrases.type_word(end).is_some() {
            return None;
        }
        match head {
            Head::Federation => draft(Target::Unsaid, "head-alone", 0.85),
            // "Công đoàn ngành" is the article's only one, if there is one.
            Head::Union if self.key(end) == "ngành" => {
                let acts = self.is_said_to_act(end + 1) || self.opens_sentence(start);
                // "12 LĐLĐ huyện và 5 công đoàn ngành": so many, and none of them.
                let several = |key: &str| key.parse::<u32>().is_ok_and(|number| number < 1000);
                let counted =
                    start > 0 && (self.key(start - 1) == "các" || several(self.key(start - 1)));
                let told = (self.is_capital(start) || acts) && !counted;
                let both = self.is_capital(start) && self.is_capital(end);
                let listed = !both
                    && !self.is_held(start)
                    && (matches!(self.key(end + 1), "," | "và")
                        || start > 0 && self.key(start - 1) == "," && !acts);
                let central = self.phrases.tokens.reads(end + 1, &["trung", "ương"]);
                (told && !listed && !central && !self.is_continued(end + 1)).then(|| {
                    Draft::new(
                        start..end + 1,
                        What::Body(head, Target::Unsaid),
                        "industry-again",
                    )
                    .with_confidence(0.75)
                })
            }
            Head::Union => None,
            Head::Sector(i) => {
                // Public servants and industrial zones are always some province's.
                let slug = self.phrases.gazetteer.sectors()[usize::from(i)].slug;
                // "Công đoàn các khu công nghiệp" needs no capital of its own.
                let zones = slug.starts_with("khu-")
                    && self.is_capital(start)
                    && (start..end).any(|i| self.key(i) == "các");
                let local = (slug == "vien-chuc" || slug.starts_with("khu-") && end - start > 3)
                    && self.any_capital(start + 2, end)
                    || zones;
                let told =
                    local || (start..end).any(|i| self.key(i) == "ngành") || end - start == 1;
                let capital = self.any_capital(start, end);
                let named = (capital || told) && !self.is_continued(end);
                let told = told && capital;
                let rule = if told { "sector-alone" } else { "sector-again" };
                named.then(|| draft(Target::Unsaid, rule, 0.8))?
            }
            Head::Organ(i) => {
                let organ = &self.phrases.gazetteer.organs()[usize::from(i)];
                let first = organ.slug.split('-').next().unwrap_or_default();
                // "Sở Nội vụ và Ban Quản lý các KCN": a province has one.
                let board = organ.slug.starts_with("ban-quan-ly");
                let kind = match first {
                    "tinh" => PlaceKind::Province,
                    "thanh" => PlaceKind::City,
                    "huyen" => PlaceKind::RuralDistrict,
                    "quan" => PlaceKind::UrbanDistrict,
                    "thi" => PlaceKind::Town,
                    "phong" | "so" | "ban" if first != "ban" || board => {
                        let told = self.any_capital(start, end) && !self.is_continued(end);
                        return told.then(|| draft(Target::Unsaid, "department-alone", 0.7))?;
                    }
                    _ if organ.slug.ends_with("tinh-uy") => PlaceKind::Province,
                    _ if organ.slug.ends_with("thanh-uy") => PlaceKind::City,
                    _ if organ.slug.ends_with("huyen-uy") => PlaceKind::RuralDistrict,
                    _ if organ.slug.ends_with("quan-uy") => PlaceKind::UrbanDistrict,
                    _ => return None,
                };
                let told = self.any_capital(start, end) && !self.is_continued(end);
                told.then(|| draft(Target::Relative(kind), "organ-alone", 0.85))?
            }
        }
    }

    /// Tells whether a number on the same line belongs to the head: "Công đoàn Khu kinh tế 5 năm qua …" has
    /// none, nor what the number of the next item follows.
    fn is_numbered(&self, end: usize) -> bool {
        let here = |i: usize| {
            let token = self.phrases.tokens.get(i);
            token.is_some_and(|token| token.space_before <= Gap::Space)
        };
        let years = matches!(self.key(end + 1), "năm" | "tháng" | "ngày");
        self.is_number(end) && here(end) && !years
    }

    /// Tells whether a post of it stands right before the head: "Chủ tịch Công đoàn ngành".
    fn is_held(&self, start: usize) -> bool {
        const POSTS: [&[&str]; 4] = [
            &["chủ", "tịch"],
            &["uỷ", "viên"],
            &["thường", "vụ"],
            &["chấp", "hành"],
        ];
        POSTS.iter().any(|post| self.before(start, post))
    }

    /// "Tại lễ bế mạc, Công đoàn ngành …": tells whether only a circumstance stands before it in the
    /// sentence.
    fn opens_sentence(&self, start: usize) -> bool {
        if start == 0 || self.key(start - 1) != "," {
            return false;
        }
        let line = |i: usize| {
            self.phrases
                .tokens
                .get(i)
                .is_none_or(|t| t.space_before >= Gap::Line)
        };
        let begins = |i: &usize| *i == 0 || line(*i) || matches!(self.key(i - 1), "." | ";" | ":");
        let first = (start.saturating_sub(14)..start - 1).rev().find(begins);
        first.is_some_and(|first| {
            matches!(
                self.key(first),
                "tại"
                    | "trong"
                    | "sau"
                    | "ngày"
                    | "năm"
                    | "dịp"
                    | "qua"
                    | "nhân"
                    | "sáng"
                    | "chiều"
                    | "từ"
                    | "kết"
                    | "đến"
                    | "tính"
                    | "cuối"
                    | "đầu"
                    | "giai"
                    | "nhờ"
                    | "với"
                    | "bên"
                    | "ngoài"
                    | "theo"
                    | "đặc"
            )
        })
    }

    /// Tells whether a verb of acting follows.
    fn is_said_to_act(&self, at: usize) -> bool {
        matches!(
            self.key(at),
            "đã" | "tặng"
                | "trao"
                | "tổ"
                | "phát"
                | "vừa"
                | "sẽ"
                | "khen"
                | "biểu"
                | "tuyên"
                | "chỉ"
                | "triển"
                | "cùng"
                | "phối"
                | "được"
                | "đang"
                | "đạt"
                | "nhận"
                | "đón"
                | "thăm"
                | "hỗ"
                | "tham"
                | "hưởng"
                | "vận"
                | "có"
                | "vinh"
                | "luôn"
                | "cũng"
                | "xây"
                | "trích"
                | "chủ"
        )
    }
}
