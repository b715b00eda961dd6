//! Parts of bodies: "Văn phòng LĐLĐ tỉnh", "Đảng ủy Công ty A".

use super::super::body_words::{Head, INNER};
use super::Reader;
use crate::gazetteer::EntityType;
use crate::text::Case;

impl Reader<'_, '_> {
    /// "Văn phòng CĐVC tỉnh", "Ban Chính sách pháp luật LĐLĐ thành phố": a part, then the whole.
    pub(super) fn part_of(&self, from: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        // The standing committee acts for the body and is no body of its own.
        let organ = matches!(
            walk.key(from),
            "thường" | "chấp" | "giám" | "lãnh" | "bí" | "vận"
        );
        if organ && !matches!(walk.key(from + 1), "trực") {
            return None;
        }
        if let Some((Head::Part, _)) = self.head_at[from] {
            return self.body(from).map(|body| (body.tokens.end, false));
        }
        // "Đảng ủy Công ty CP Hoa Ban": the committee of a firm or a school.
        let party = matches!(walk.key_before(from), "uỷ" | "ủy" | "bộ")
            && matches!(walk.key(from.wrapping_sub(2)), "đảng" | "chi");
        // "Đoàn Thanh niên Công ty CP Hoa Ban".
        let youth = from > 2 && walk.page.tokens.reads(from - 3, &["đoàn", "thanh", "niên"]);
        let party = party || youth;
        // "Hội đồng thi đua khen thưởng Tổng công ty Hoa Ban".
        let council = matches!(walk.key_before(from), "thưởng")
            && matches!(walk.key(from.wrapping_sub(2)), "khen");
        if (party || council)
            && let Some(body) = self.body(from)
            && matches!(
                body.head,
                Head::Enterprise | Head::House | Head::School | Head::Level
            )
        {
            return Some((body.tokens.end, true));
        }
        let mut end = from;
        let union = |i: usize| {
            matches!(
                self.head_at[i],
                Some((Head::Union | Head::Grassroots | Head::Group, _))
            )
        };
        while end < from + 14 && walk.follows(end) {
            // "CĐCS Ban Dân tộc và CĐCS Sở A", "Đảng ủy xã và UBND xã": another one.
            let other = |i: usize| {
                let known = walk.known_at(i, &[EntityType::Union, EntityType::Org]);
                union(i) || known.is_some_and(|known| known.rule.starts_with("head-"))
            };
            if walk.key(end) == "và" && other(end + 1) {
                return None;
            }
            if let Some(whole) = walk.known_at(end, &[EntityType::Union, EntityType::Org]) {
                let party = walk.key(end + 1) == "uỷ"
                    || walk.key(end + 1) == "ủy"
                    || walk.case(end) == Case::Upper && end == from;
                return (whole.tokens.len() > 1 || party).then_some((whole.tokens.end, false));
            }
            let inner = walk.is_word(end) && walk.is_in(end, &INNER) || walk.is_capital(end);
            let dashed = |i: usize| walk.is_capital(i) || walk.is_in(i, &INNER);
            let inner = inner || end > from && walk.is_dash(end) && dashed(end + 1);
            let emulation = matches!(
                (walk.key_before(end), walk.key(end)),
                ("thi", "đua") | ("khen", "thưởng") | (_, "khen") | (_, "thi")
            );
            let inner = inner || emulation && walk.follows(end);
            if !inner && walk.key(end) != "cơ" && walk.key(end) != "quan" {
                return None;
            }
            end += 1;
        }
        None
    }
}
