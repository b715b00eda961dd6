//! What only looks like a body's name: a kind of body, a season, a word with which a person is addressed.

use std::ops::Range;

use super::slug::unit_slug;
use super::{Reader, is_number};
use crate::gazetteer::EntityType;
use crate::link::open::body_words::Head;
use crate::link::open::person::is_name_of_person;
use crate::text::Case;

impl Reader<'_, '_> {
    /// "Giám đốc Công ty Vũ Mạnh Hoàn", "Chủ tịch Công đoàn Công ty Phạm Đức Khâm": behind a post the
    /// word for a unit that the page has named before stands for it, and the name is a person's.
    pub(super) fn addresses(&self, i: usize, head: Head, after: usize) -> bool {
        let walk = self.walk;
        let department = head == Head::Sector && walk.key(i) == "sở";
        if !(department || matches!(head, Head::Enterprise | Head::School | Head::House))
            || !is_name_of_person(walk.page.tokens, after)
        {
            return false;
        }
        let union = i > 1 && walk.page.tokens.reads(i - 2, &["công", "đoàn"]);
        let short = walk.key_before(i) == "cđ";
        let before = i - 2 * usize::from(union) - usize::from(short);
        let post = matches!(
            walk.key_before(before),
            "tịch" | "đốc" | "trưởng" | "thư" | "phó" | "viên"
        );
        let named = |at: usize| {
            let form = matches!(walk.key(at), "tnhh" | "cp" | "cổ" | "mtv");
            form || walk.is_capital(at)
        };
        let known = |at: &Option<(Head, usize)>| at.is_some_and(|(h, end)| h == head && named(end));
        // No corporation is called after a person.
        let corporation = matches!(walk.key(i), "tổng" | "tập" | "tct");
        post && (corporation || self.head_at[..i].iter().any(known))
    }

    /// Lets an abbreviated head pass that is written in capitals before a capital; "NT" only where
    /// the article speaks of a "nông trường".
    pub(super) fn is_told_short(&self, i: usize) -> bool {
        let walk = self.walk;
        let capitals = walk.case(i) != Case::Lower && walk.case(i) != Case::Capital;
        let short = capitals && (walk.is_capital(i + 1) || walk.key(i) == "bvđk");
        match walk.key(i) {
            "xn" | "tct" | "bv" | "bvđk" | "bđt" | "ttvt" => short,
            // "Ty Giáo dục Hoa Ban": a department of old.
            "ty" => walk.case(i) == Case::Capital && !matches!(walk.key_before(i), "công" | "tổng"),
            "nt" => {
                let tokens = walk.page.tokens;
                short && (0..tokens.len()).any(|at| tokens.reads(at, &["nông", "trường"]))
            }
            _ => true,
        }
    }

    /// Tells whether "Vụ" at `i` is an office of a ministry: "Vụ Tổ chức cán bộ", not "Vụ Đông".
    pub(super) fn is_office(&self, i: usize) -> bool {
        let walk = self.walk;
        let season = matches!(
            walk.key(i + 1),
            "đông" | "hè" | "thu" | "xuân" | "mùa" | "chiêm" | "án" | "việc" | "tai"
        );
        walk.is_capital(i) && walk.is_capital(i + 1) && walk.follows(i + 1) && !season
    }

    /// Tells whether a sector's name only says what kind of body it is: "các Phòng Nội vụ", "Bệnh
    /// viện, Trung tâm y tế", "ngành Điện lực Hoa Ban", "phòng giao dịch".
    pub(super) fn is_kind(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let before = walk.key_before(tokens.start);
        if matches!(before, "các" | "những" | "mỗi" | "từng" | "ngành") {
            return true;
        }
        // "11 Trung tâm Viễn thông": any of them.
        let counted = tokens.start > 0 && is_number(walk, tokens.start - 1);
        let bare = (tokens.start + 1..tokens.end)
            .all(|i| walk.known_at(i, &[EntityType::Place]).is_none() && !self.begins_place(i));
        if counted && bare && walk.follows(tokens.start) && walk.key(tokens.start) == "trung" {
            return true;
        }
        let after = match walk.key(tokens.start) {
            "phòng" => tokens.start + 1,
            "trung" => tokens.start + 2,
            _ => return false,
        };
        let small = (after..tokens.end).all(|i| walk.case(i) == Case::Lower);
        let placed = (after..=tokens.end)
            .any(|i| walk.known_at(i, &[EntityType::Place]).is_some() || self.begins_place(i));
        let listed = matches!(walk.key(tokens.end), "," | "và") || matches!(before, "," | "và");
        small && !placed && (listed || walk.key(tokens.start) == "phòng")
    }

    /// "Trưởng phòng Kế toán và Ngân quỹ": a part of the firm that the article is about, where no place
    /// and no list makes it an organ.
    pub(super) fn is_part_of_firm(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let headed = matches!(walk.key_before(tokens.start), "trưởng" | "phó");
        let small = walk.key(tokens.start) == "phòng" && walk.case(tokens.start) == Case::Lower;
        if !headed || !small {
            return false;
        }
        let placed = (tokens.start + 1..tokens.end)
            .any(|i| walk.known_at(i, &[EntityType::Place]).is_some() || self.begins_place(i));
        let slug = unit_slug(walk.text(tokens));
        let listed = walk.page.gazetteer.organ_joined_as(&slug).is_some();
        !placed && !listed
    }

    /// Tells whether a school's name only says its kind: "Đại học Quốc gia", "các Đại học Vùng".
    pub(super) fn is_kind_of_school(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let kind = |i: usize| {
            matches!(
                walk.key(i),
                "trường"
                    | "đại"
                    | "học"
                    | "quốc"
                    | "gia"
                    | "vùng"
                    | "cao"
                    | "đẳng"
                    | "trung"
                    | "cấp"
            )
        };
        tokens.clone().all(kind)
    }

    /// Tells whether a body is no organ of a place: an institute, or one whose name an old seat ends
    /// ("Trung tâm Bảo tồn di tích Cố đô Huế").
    pub(super) fn is_of_its_own(&self, tokens: Range<usize>) -> bool {
        let walk = self.walk;
        let placed = (tokens.start + 1..tokens.end).any(|i| {
            walk.known_at(i, &[EntityType::Place]).is_some()
                || matches!(walk.key(i), "tỉnh" | "huyện" | "quận")
        });
        let institute = walk.key(tokens.start) == "viện" && walk.key(tokens.start + 1) != "kiểm";
        let seat = tokens.len() > 3 && walk.page.tokens.reads(tokens.end - 3, &["cố", "đô"]);
        // "Trung tâm Máu quốc gia" is no province's.
        let national = tokens.len() > 3
            && [["quốc", "gia"], ["trung", "ương"]]
                .iter()
                .any(|end| walk.page.tokens.reads(tokens.end - 2, end));
        let central = national && walk.key(tokens.start) == "trung";
        institute && !placed || seat || central || self.is_works(&tokens)
    }

    /// "Điện lực Hoa Ban", "Viễn thông Hoa Ban": a firm's works whose name the place is.
    pub(super) fn is_works(&self, tokens: &Range<usize>) -> bool {
        let walk = self.walk;
        let start = tokens.start;
        const KINDS: [&[&str]; 4] = [
            &["điện", "lực"],
            &["viễn", "thông"],
            &["trung", "tâm", "viễn", "thông"],
            &["ttvt"],
        ];
        let kind = KINDS
            .iter()
            .find(|kind| walk.page.tokens.reads(start, kind));
        let Some(from) = kind.map(|kind| start + kind.len()) else {
            return false;
        };
        let named = (from..tokens.end).all(|i| walk.case(i) == Case::Capital);
        let country = walk.page.tokens.reads(from, &["việt", "nam"]);
        walk.is_capital(start) && tokens.end > from && named && !country
    }
}
