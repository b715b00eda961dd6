//! Bodies named by a sector, a place or the body that they are a part of.

use super::super::body_words::{Head, INNER};
use super::super::person::is_surname;
use super::end::NO_TRADE;
use super::{Reader, is_number};
use crate::gazetteer::EntityType;
use crate::text::Case;

impl Reader<'_, '_> {
    pub(super) fn school_name(&self, i: usize, head: Head, after: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let levelled = matches!(
            self.head_at.get(after),
            Some(Some((Head::Level | Head::School, _)))
        ) || self.head_at[i].is_some_and(|(_, end)| end > i + 1)
            || matches!(
                walk.key(after),
                "cao" | "đại" | "trung" | "phổ" | "liên" | "dạy" | "chuyên" | "cđ" | "đh"
            );
        // "Trường cấp III Hoa Ban": the levels of old have numbers.
        let grade = walk.key(after) == "cấp"
            && (is_number(walk, after + 1) || matches!(walk.key(after + 1), "i" | "ii" | "iii"));
        if grade && walk.key(i) == "trường" {
            let end = walk.capitals(after + 2, 4);
            return (end > after + 2 && walk.follows(after + 2)).then_some((end, true));
        }
        let bare = head == Head::School && !levelled && !walk.is_capital(after);
        if bare {
            return None;
        }
        // "THPT Tháng 3": a school named after a day.
        if walk.key(after) == "tháng" && is_number(walk, after + 1) {
            return Some((after + 2, true));
        }
        let level = self.head_at.get(after).copied().flatten();
        if let Some((Head::Level, from)) = level
            && walk.key(from) == "tháng"
            && is_number(walk, from + 1)
        {
            return Some((from + 2, true));
        }
        if let Some(end) = self.named_by_place(after).filter(|_| levelled) {
            return Some((end, true));
        }
        let (end, proper) = self.proper_name(after, 12)?;
        // "trường Đảng" and "Trường Sa" are no schools by this rule; "Trường THCS" alone neither.
        let named = (after..end).any(|i| {
            (walk.is_capital(i) || is_number(walk, i))
                && !matches!(
                    walk.key(i),
                    "thcs"
                        | "thpt"
                        | "mầm"
                        | "tiểu"
                        | "trung"
                        | "cao"
                        | "đại"
                        | "học"
                        | "đẳng"
                        | "ptdt"
                        | "nội"
                        | "trú"
                        | "đh"
                        | "cđ"
                )
        });
        // "Hồi ấy Trường Hoa mẹ tôi": one name's syllable and a small word.
        let single = !walk.is_capital(after + 1) && walk.is_word(after + 1);
        let plain = head == Head::School && !levelled && (end < after + 2 || single);
        (named && !plain).then(|| (self.under_university(i, end), proper))
    }

    /// "Trường Đại học Kỹ thuật (ĐHKT) - Đại học Hoa Ban": takes the university that a school is a member
    /// of into its name, with the school's own initials between.
    fn under_university(&self, start: usize, end: usize) -> usize {
        let walk = self.walk;
        let initials = walk.punct(end) == Some('(')
            && walk.case(end + 1) == Case::Upper
            && walk.punct(end + 2) == Some(')');
        let dash = end + 3 * usize::from(initials);
        let from = match walk.key(dash + 1) {
            "đại" if walk.key(dash + 2) == "học" => dash + 3,
            "đh" => dash + 2,
            _ => return end,
        };
        let school = walk.key(start) == "trường" || walk.key(start) == "khoa";
        let named = walk.capitals(from, 3);
        let whole = school && walk.is_dash(dash) && walk.is_capital(dash + 1) && named > from;
        if whole { named } else { end }
    }

    /// "Trường PTDT nội trú huyện A", "Bệnh viện đa khoa tỉnh B": generic words, then a typed place
    /// that is all the name; returns its end.
    pub(super) fn named_by_place(&self, from: usize) -> Option<usize> {
        let walk = self.walk;
        const LEVELS: [&str; 14] = [
            "thcs", "thpt", "mầm", "tiểu", "trung", "cao", "đại", "ptdt", "ptdtnt", "đa", "y",
            "th", "cđ", "nghề",
        ];
        let mut end = from;
        while end < from + 9 && walk.follows(end) {
            let place = walk.known_at(end, &[EntityType::Place]);
            if let Some(place) = place.filter(|place| place.rule == "typed-place") {
                // "Trường Mầm non thị trấn A 2".
                let after = place.tokens.end;
                let numbered = is_number(walk, after)
                    && walk.follows(after)
                    && walk.key(after).len() <= 2
                    && !self.is_counting(after);
                // "Bệnh viện quận 3": the place is all the name.
                let hospital = walk
                    .page
                    .tokens
                    .reads(from.wrapping_sub(2), &["bệnh", "viện"])
                    || matches!(walk.key_before(from), "bv" | "bvđk");
                return (end > from || hospital).then_some(after + usize::from(numbered));
            }
            // "Bệnh viện Đa khoa tỉnh": whose, the article tells.
            if let Some(level) = self.bare_level(end)
                && end > from
                && walk.is_capital(from)
                && self.may_go_without_name(from, end)
            {
                return Some(level);
            }
            let generic = LEVELS.contains(&walk.key(end))
                || walk.punct(end) == Some('&')
                || walk.key(end) == "và"
                || !walk.is_capital(end) && walk.is_in(end, &INNER);
            if !generic || self.acts(end) {
                return None;
            }
            end += 1;
        }
        None
    }

    /// Returns the end of a level that stands at `i` without a name: "tỉnh", "thành phố".
    fn bare_level(&self, i: usize) -> Option<usize> {
        let walk = self.walk;
        let end = match walk.key(i) {
            "tỉnh" | "huyện" | "quận" => i + 1,
            "thành" if walk.key(i + 1) == "phố" => i + 2,
            _ => return None,
        };
        let named = walk.follows(end) && (walk.is_capital(end) || is_number(walk, end));
        let more = matches!(walk.key(end), "," | "và") && self.begins_place(end + 1);
        (walk.follows(i) && walk.case(i) == Case::Lower && !named && !more).then_some(end)
    }

    /// Tells whether there is one such body for each place: a hospital, the boarding school, the
    /// political school; not "các trường THCS huyện".
    fn may_go_without_name(&self, from: usize, end: usize) -> bool {
        let walk = self.walk;
        let hospital = matches!(walk.key_before(from), "viện" | "bv" | "bvđk");
        let boarding = walk.page.tokens.reads(end.wrapping_sub(2), &["nội", "trú"]);
        let many = (from.saturating_sub(4)..from)
            .any(|i| matches!(walk.key(i), "các" | "những" | "nhiều"));
        (hospital || boarding) && !many
    }

    /// "Bệnh viện Y học cổ truyền tỉnh": takes the bare level behind the name of a house of which
    /// each place has one.
    pub(super) fn with_level(&self, from: usize, end: usize) -> usize {
        let walk = self.walk;
        let placed = (from..end).any(|i| walk.known_at(i, &[EntityType::Place]).is_some());
        let level = self.bare_level(end).filter(|_| !placed);
        level
            .filter(|_| self.may_go_without_name(from, end))
            .unwrap_or(end)
    }

    /// Reads "Nội vụ", "Giáo dục và Đào tạo huyện": a sector in capitals or known small words.
    pub(super) fn sector_name(&self, head: usize, from: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        if let Some(end) = self.place_of_firm(head, from) {
            return Some((end, false));
        }
        let mut end = from;
        let mut last = from;
        // "CĐCS Văn phòng Sở vận động đoàn viên": the department has no name here.
        if self.is_verb(from) {
            return None;
        }
        // "Trưởng phòng Phòng …" says it twice.
        if head < from && walk.key(from) == walk.key(head) {
            return None;
        }
        while end < from + 14
            && walk.follows(end)
            && !(end > from && (self.stops(end) || self.acts(end) || self.begins_another(end)))
        {
            let capital = walk.is_capital(end);
            let inner = walk.is_word(end) && walk.is_in(end, &INNER);
            let comma = walk.punct(end) == Some(',')
                && walk.is_capital(end + 1)
                && walk.follows(end + 1)
                && self.comma_goes_on(end);
            let dash =
                walk.is_dash(end) && (walk.is_capital(end + 1) || walk.is_in(end + 1, &INNER));
            // "Vụ Tổ chức cán bộ Bộ Nội vụ": the whole is named behind it.
            let office = walk.key(head) == "vụ" && end > from + 1 && capital;
            if office && walk.known_at(end, &[EntityType::Org]).is_some() {
                break;
            }
            let place = walk
                .known_at(end, &[EntityType::Place])
                .map(|known| known.tokens.end);
            if let Some(place_end) = place.filter(|_| end > from && !walk.is_dash(end - 1)) {
                last = place_end;
                break;
            }
            if end > from && walk.case(end) == Case::Lower && self.begins_place(end) {
                let two = matches!(walk.key(end), "thành" | "thị");
                last = if two { end + 2 } else { end + 1 };
                let name = walk.capitals(last, 4);
                last = name.max(last);
                break;
            }
            // "Bảo tồn di tích", "Nghiên cứu cây trồng": the words of a trade.
            if let Some(after) = self.trade_over(from, end).filter(|_| !inner) {
                end = after;
                last = after;
                continue;
            }
            // "Phục hồi chức năng và điều dưỡng Hoa Ban".
            if let Some(after) = self.second_trade(from, end) {
                end = after;
                continue;
            }
            let ampersand = walk.punct(end) == Some('&') && walk.is_word(end + 1);
            let small = end > from && self.is_small_object(head, end);
            if !(capital || inner || comma || dash || ampersand || small) {
                break;
            }
            end += 1;
            if capital || inner && walk.key(end - 1) != "và" {
                last = end;
            }
        }
        if let Some(zones) = self.zones_behind(head, last) {
            return Some((zones, false));
        }
        let last = if last == end {
            self.whole_words(from, last)
        } else {
            last
        };
        let last = if last > from + 3 {
            self.without_person(from, last)
        } else {
            last
        };
        let last = last + usize::from(self.is_numbered(head, from, last));
        let capitalised = (from..last).any(|i| walk.is_capital(i)) && last > from;
        let head_capital = walk.is_capital(head);
        let first = walk.is_capital(from) || head_capital && walk.is_in(from, &INNER);
        (capitalised && first || head_capital && last >= from + 2 && first).then_some((last, false))
    }

    /// "Trung tâm Bảo tồn voi Hoa Ban": tells whether the small word at `i` is what a centre is for, with two
    /// syllables of its name behind.
    fn is_small_object(&self, head: usize, i: usize) -> bool {
        let walk = self.walk;
        let centre = matches!(walk.key(head), "trung" | "viện" | "trạm" | "ban");
        let small = walk.is_word(i) && walk.case(i) == Case::Lower && walk.is_capital(i - 1) || {
            i > 1 && walk.is_capital(i - 2) && walk.is_word(i) && walk.case(i) == Case::Lower
        };
        let named = (i + 1..i + 3).all(|at| walk.is_capital(at) && walk.follows(at));
        let ends = !walk.is_capital(i + 3) || !walk.follows(i + 3);
        centre
            && small
            && named
            && ends
            && !self.is_closed(i)
            && !self.acts(i)
            && !walk.is_in(i, &NO_TRADE)
            && self.head_at[i + 1].is_none()
            && !is_surname(walk.key(i + 1))
            && walk.known(i + 1).is_none()
    }

    /// "Trung tâm Đăng kiểm 26", "Ban Quản lý dự án Hoa Ban 1": tells whether the number at `at` is the last
    /// word of a name.
    fn is_numbered(&self, head: usize, from: usize, at: usize) -> bool {
        let walk = self.walk;
        let numbered = matches!(walk.key(head), "trung" | "ban" | "đội" | "trạm" | "khu");
        let joined = matches!(walk.punct(at + 1), Some('/' | '-' | ',' | '.'))
            && walk
                .page
                .tokens
                .get(at + 2)
                .is_some_and(|_| is_number(walk, at + 2));
        numbered
            && at > from
            && is_number(walk, at)
            && walk.follows(at)
            && walk.key(at).len() <= 2
            && !joined
            && !self.is_counting(at)
    }

    /// "Sở LĐ-TBXH và Ban Quản lý các KCN", "Điện lực A và Điện lực B": tells whether another body
    /// begins behind the joint at `i`.
    fn begins_another(&self, i: usize) -> bool {
        let walk = self.walk;
        let head = self.head_at.get(i + 1).copied().flatten();
        let body = head.is_some_and(|(head, _)| !matches!(head, Head::Yard | Head::Level));
        // "tặng Cờ cho Sở A và Bằng khen cho …": another form of commendation.
        let award = matches!(
            (walk.key(i + 1), walk.key(i + 2)),
            ("bằng" | "giấy", "khen") | ("cờ", "thi") | ("huân" | "kỷ", "chương" | "niệm")
        );
        let body = body || award;
        let prevents = walk.key(i + 1) == "phòng"
            && matches!(walk.key(i + 2), "chống" | "bệnh" | "ngừa" | "cháy" | "dịch");
        walk.key(i) == "và" && walk.is_capital(i + 1) && body && !prevents
    }

    /// "Ban Quản lý Khu kinh tế A và các KCN": returns where the province's other zones end behind
    /// the one that is named.
    fn zones_behind(&self, head: usize, at: usize) -> Option<usize> {
        let walk = self.walk;
        let tokens = walk.page.tokens;
        if !tokens.reads(head, &["ban", "quản", "lý"]) {
            return None;
        }
        let from = at + 1 + usize::from(walk.key(at + 1) == "các");
        let zones: [&[&str]; 2] = [&["kcn"], &["khu", "công", "nghiệp"]];
        let zone = zones.iter().find(|zone| tokens.reads(from, zone))?;
        let end = from + zone.len();
        let place = walk.known_at(end, &[EntityType::Place]);
        let end = place.map_or_else(
            || self.bare_level(end).unwrap_or(end),
            |place| place.tokens.end,
        );
        (walk.key(at) == "và" && walk.follows(at)).then_some(end)
    }

    /// "Bưu điện TP Hoa Ban", "Hạt Kiểm lâm huyện Hoa Ban", "Viễn thông Hoa Ban": the place is all the name of what has no other
    /// field; returns its end.
    fn place_of_firm(&self, head: usize, from: usize) -> Option<usize> {
        let walk = self.walk;
        const WHOLE: [&str; 6] = [
            "bưu điện",
            "bđt",
            "điện lực",
            "viễn thông",
            "hải quan",
            "hạt kiểm lâm",
        ];
        let whole = || WHOLE.contains(&walk.page.tokens.fold(head..from).as_str());
        let single = from < head + 2 && walk.key(head) != "bđt";
        if single || !walk.is_capital(head) || !walk.follows(from) || !whole() {
            return None;
        }
        let place = walk.known_at(from, &[EntityType::Place]);
        let place = place.filter(|place| !self.stops(place.tokens.end) || place.tokens.len() > 2);
        place
            .map(|place| place.tokens.end)
            .or_else(|| self.bare_level(from))
    }

    /// "Bảo tàng tỉnh Hoa Ban", "Thư viện tỉnh": the place is all the name; returns its end.
    pub(super) fn place_of_yard(&self, from: usize) -> Option<usize> {
        let walk = self.walk;
        if !walk.follows(from) {
            return None;
        }
        let place = walk.known_at(from, &[EntityType::Place]);
        let typed = place.filter(|place| place.rule == "typed-place");
        typed
            .map(|place| place.tokens.end)
            .or_else(|| self.bare_level(from))
    }

    /// Tells whether the type word of a place stands at `i`: "huyện" alone too, but "xã" only with
    /// a name, since "xã hội" is none.
    pub(super) fn begins_place(&self, i: usize) -> bool {
        let walk = self.walk;
        match walk.key(i) {
            "huyện" | "tỉnh" | "quận" => true,
            "thành" => walk.key(i + 1) == "phố",
            "thị" => matches!(walk.key(i + 1), "xã" | "trấn"),
            "phường" | "xã" => walk.is_capital(i + 1) || is_number(walk, i + 1),
            _ => false,
        }
    }

    /// "Văn hóa, Thể thao và Du lịch": the comma belongs to the name if an "và" follows it soon.
    pub(super) fn comma_goes_on(&self, comma: usize) -> bool {
        let walk = self.walk;
        let and = (comma + 1..comma + 6).find(|&i| walk.key(i) == "và");
        let Some(and) = and else { return false };
        let clean = (comma + 1..and).all(|i| walk.is_word(i) && self.head_at[i].is_none());
        clean && walk.is_capital(and + 1) && self.head_at[and + 1].is_none()
    }

    pub(super) fn press_name(&self, head: usize, from: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let end = walk.capitals(from, 4);
        let mut end = if end == from { return None } else { end };
        // "Báo Hoa Ban  Thực hiện …": a province's paper ends with its name.
        let province = |end: &usize| {
            let name = walk.page.tokens.fold(from..*end);
            !walk.page.gazetteer.provinces_called(&name).is_empty()
        };
        if let Some(place) = (from + 2..=end).rev().find(province) {
            // "Báo Hoa Ban điện tử": its edition on the net.
            let net = walk.page.tokens.reads(place, &["điện", "tử"]) && walk.follows(place);
            return Some((place + 2 * usize::from(net), true));
        }
        // "Báo An ninh Hoa Ban": a small second syllable within the name.
        if end == from + 1 && walk.follows(end) && self.second_syllable(end) {
            end = walk.capitals(end + 1, 4);
        }
        // "Báo Lao động", "báo Nhân dân": the second syllable may be small.
        if end == from + 1
            && matches!(
                walk.key(end),
                "động" | "dân" | "trẻ" | "niên" | "thương" | "sản" | "đoàn"
            )
            && walk.follows(end)
        {
            end += 1;
        }
        (walk.is_capital(head) || walk.key(head) == "báo").then_some((end, true))
    }
}
