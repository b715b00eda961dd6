//! Enterprises, schools, hospitals, departments and other bodies with a name of their own, and the
//! unions in them.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::body_words::{HEADS, Head, INNER, word_at};
use super::person::is_surname;
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::Keyed;
use crate::text::{Case, KeyId, TokenKind, slug};

/// A body found at a place.
#[derive(Debug, Clone)]
struct Body {
    tokens: Range<usize>,
    head: Head,
    /// Whether it has a proper name and not only a sector.
    proper: bool,
}

/// Proposes the bodies of a page, and their unions.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let hits = HEADS.find(walk.page.tokens, keyed);
    let mut found = Vec::new();
    let mut head_at = vec![None; walk.page.tokens.len() + 1];
    for hit in &hits {
        head_at[hit.tokens.start] = Some((hit.value, hit.tokens.end));
    }
    let reader = Reader {
        walk,
        head_at,
        alone: RefCell::default(),
    };
    found.extend(the_party(walk));
    found.extend(datelines(walk));
    for hit in hits.iter().filter(|hit| walk.in_body(hit.tokens.start)) {
        match hit.value {
            Head::Union | Head::Grassroots | Head::Group => {
                reader.union(hit.value, hit.tokens.clone(), &mut found);
            }
            _ => {
                if let Some(body) = reader.body(hit.tokens.start) {
                    found.extend(reader.organisation(&body));
                }
            }
        }
    }
    found
}

struct Reader<'w, 'a> {
    walk: &'w Walk<'a>,
    head_at: Vec<Option<(Head, usize)>>,
    /// Two of the places where some keys stand with no word behind them.
    alone: RefCell<FxHashMap<Vec<KeyId>, Vec<usize>>>,
}

impl Reader<'_, '_> {
    /// Reads the body whose head begins at `i`.
    fn body(&self, i: usize) -> Option<Body> {
        let (head, after) = self.head_at.get(i).copied().flatten()?;
        let walk = self.walk;
        // "trụ sở", "cơ sở", "Chánh văn phòng" hold no head.
        if !walk.in_body(i) || matches!(walk.key_before(i), "trụ" | "cơ" | "chánh" | "hội") {
            return None;
        }
        let (end, proper) = match head {
            Head::Enterprise => self.proper_name(after, 12)?,
            Head::House => match self.named_by_place(after) {
                Some(end) => (end, true),
                None => self.proper_name(after, 12)?,
            },
            Head::School | Head::Level => self.school_name(i, head, after)?,
            Head::Sector => self.sector_name(i, after)?,
            Head::Press => self.press_name(i, after)?,
            Head::Part => self.part_of(after)?,
            Head::Union | Head::Grassroots | Head::Group => return None,
        };
        Some(Body {
            tokens: i..end,
            head,
            proper,
        })
    }

    /// Reads small words of the trade and capitalised words up to the last capital.
    fn proper_name(&self, from: usize, limit: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let mut end = from;
        let mut last = None;
        if walk.key(from) == "và" {
            return None;
        }
        while end < from + limit && walk.follows(end) {
            // "và" joins two trades ("Thương mại và Dịch vụ"), never a name and what follows it.
            let and_after_name = walk.key(end) == "và"
                && end > from
                && (walk.is_capital(end - 1) || is_number(walk, end - 1));
            if end > from && (self.stops(end) || self.acts(end) || and_after_name) {
                break;
            }
            // "Ea H'leo".
            if self.elided(end) {
                end += 2;
                last = Some(end);
                continue;
            }
            // "Trường Tiểu học số 2 Hoa Ban", "Công ty Xây dựng số 5"; but no address.
            let numbered = walk.key(end) == "số"
                && is_number(walk, end + 1)
                && !matches!(walk.key(end + 2), "đường" | "phố" | "ngõ" | "," | "/" | "-");
            if numbered && end > from {
                end += 2;
                last = Some(end);
                continue;
            }
            // "Khai thác công trình thủy lợi": the words of a trade.
            if let Some(after) = self.trade_over(from, end) {
                if (end..after).any(|i| walk.is_capital(i)) {
                    last = Some(after);
                }
                end = after;
                continue;
            }
            let trade = |i: usize| INNER.contains(walk.key(i));
            let trades = walk.is_dash(end) && end > from && trade(end - 1) && trade(end + 1);
            let ampersand = matches!(walk.punct(end), Some('&' | '-' | '–' | '.'))
                && walk.is_capital(end + 1)
                && walk.follows(end + 1)
                && (glued_or_ampersand(walk, end) || trades);
            if walk.is_capital(end) || walk.case(end) == Case::Mixed {
                last = Some(end + 1);
            } else if is_number(walk, end)
                && last.is_some()
                && walk.key(end).len() <= 3
                && (last == Some(end) || !self.is_counting(end))
            {
                last = Some(end + 1);
                break;
            } else if !(ampersand
                || self.second_syllable(end)
                || walk.is_word(end) && INNER.contains(walk.key(end)))
            {
                break;
            }
            end += 1;
        }
        let last = last?;
        let mut end = self.without_person(from, last);
        if end == last {
            let whole = self.whole_words(from, end);
            let numbered = whole > end
                && is_number(walk, whole)
                && walk.follows(whole)
                && walk.key(whole).len() <= 3
                && !self.is_counting(whole);
            let named = whole > end && walk.follows(whole);
            end = whole + usize::from(numbered);
            if named && !numbered {
                end = walk.capitals(whole, 4);
            }
            end = self.behind_dash(end);
        }
        let only_forms =
            (from..end).all(|i| matches!(walk.key(i), "tnhh" | "cp" | "mtv" | "cổ" | "phần"));
        (!only_forms).then_some((end, true))
    }

    /// Tells whether an apostrophe within a name stands at `i`, as in "Ea H'leo", "K’Bang".
    fn elided(&self, i: usize) -> bool {
        let walk = self.walk;
        let glued = |i: usize| {
            let token = walk.page.tokens.get(i);
            token.is_some_and(|token| token.space_before == crate::text::Gap::None)
        };
        i > 0
            && matches!(walk.punct(i), Some('\'' | '’' | '‘'))
            && walk.is_capital(i - 1)
            && walk.key(i - 1).chars().count() <= 2
            && glued(i)
            && glued(i + 1)
            && walk.is_word(i + 1)
    }

    /// Returns the end of a trade's word that covers the small syllable `i`.
    fn trade_over(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if !walk.is_word(i) || walk.case(i) != Case::Lower {
            return None;
        }
        let over = |start: usize| {
            let end = word_at(walk.page.tokens, start)?;
            (end > i && (start + 1..end).all(|at| walk.follows(at))).then_some(end)
        };
        (from.max(i.saturating_sub(2))..=i).find_map(over)
    }

    /// Tells whether a number counts what follows it: "2 năm/lần", "3 lớp".
    fn is_counting(&self, number: usize) -> bool {
        let walk = self.walk;
        let next = number + 1;
        walk.is_word(next)
            && walk.follows(next)
            && !walk.is_capital(next)
            && !matches!(
                walk.key(next),
                "được"
                    | "đã"
                    | "tổ"
                    | "và"
                    | "có"
                    | "tặng"
                    | "trao"
                    | "nhận"
                    | "đạt"
                    | "cho"
                    | "với"
                    | "tại"
                    | "cùng"
                    | "là"
                    | "thuộc"
                    | "ở"
                    | "vinh"
                    | "phối"
                    | "phát"
                    | "sẽ"
                    | "cũng"
                    | "luôn"
                    | "vừa"
            )
    }

    /// Takes the small syllables of the words that end a name: "Phổi Trung ương", "Giao thông
    /// vận tải".
    fn whole_words(&self, from: usize, mut end: usize) -> usize {
        let walk = self.walk;
        let whole_at = |i: usize| {
            let longest = word_at(walk.page.tokens, i)?;
            ((i + 1)..longest)
                .all(|i| walk.follows(i))
                .then_some(longest)
        };
        if let Some(whole) = (from.max(end.saturating_sub(3))..end)
            .filter_map(whole_at)
            .find(|&whole| whole > end)
        {
            end = whole;
            while let Some(next) = whole_at(end).filter(|_| walk.follows(end)) {
                end = next;
            }
        }
        end
    }

    /// Takes what a dash adds to a name up to the next mark: "Công ty TNHH A – Chi nhánh B",
    /// "Công ty CP C – Phú Thọ"; not a person, a post or another body.
    fn behind_dash(&self, end: usize) -> usize {
        let walk = self.walk;
        // "Mộc đẹp – Gốm": a small second syllable before the dash.
        let small = walk.is_word(end) && walk.follows(end) && walk.case(end) == Case::Lower;
        let dash = if small { end + 1 } else { end };
        if !(walk.is_dash(dash) && walk.follows(dash) && walk.follows(dash + 1)) {
            return end;
        }
        let from = dash + 1;
        // "Tổng công ty A - CTCP": the legal form.
        if matches!(walk.key(from), "ctcp" | "tnhh" | "mtv") {
            return from + 1;
        }
        let branch = walk.page.tokens.reads(from, &["chi", "nhánh"]);
        if branch && walk.is_capital(from + 2) {
            return walk.capitals(from + 2, 4);
        }
        let name = walk.capitals(from, 3);
        // "– Vinacomin": the brand of the group.
        let brand = name == from + 1
            && walk.text(from..name).is_ascii()
            && (walk.case(from) != Case::Capital || walk.text(from..name).len() >= 6);
        let closed = brand
            || !walk.follows(name)
            || matches!(walk.punct(name), Some(',' | '.' | ';' | ')' | '('))
            || walk.key(name) == "và";
        let place = walk.known_at(from, &[EntityType::Place]).is_some();
        let person = is_surname(walk.key(from)) && name > from + 1 && !place;
        let other = self.head_at[from].is_some()
            || walk
                .known_at(from, &[EntityType::Union, EntityType::Org])
                .is_some();
        if name > from && closed && !person && !other {
            name
        } else {
            end
        }
    }

    /// Tells whether a verb of acting stands at `i` whose syllables names of bodies have too.
    fn acts(&self, i: usize) -> bool {
        const VERBS: [&[&str]; 9] = [
            &["tổ", "chức"],
            &["phát", "động"],
            &["thi", "đua"],
            &["phối", "hợp"],
            &["hợp", "tác", "với"],
            &["thực", "hiện"],
            &["đầu", "tư", "cho"],
            &["xây", "dựng", "và"],
            &["khen", "thưởng"],
        ];
        let walk = self.walk;
        let after_name = i > 0 && walk.is_capital(i - 1);
        after_name
            && walk.case(i) == Case::Lower
            && VERBS.iter().any(|verb| walk.page.tokens.reads(i, verb))
    }

    /// "Chủ tịch Công đoàn Công ty Giày Ánh Dương Phạm Thị Hoa": cuts the holder of the post off
    /// the name of the body.
    fn without_person(&self, from: usize, end: usize) -> usize {
        let walk = self.walk;
        let middle =
            (from + 2..end).find(|&i| matches!(walk.key(i), "thị" | "văn") && walk.is_capital(i));
        let by_middle = middle
            .map(|i| i - 1)
            .filter(|&i| is_surname(walk.key(i)) && i + 2 < end + 1);
        let post = (from.saturating_sub(7)..from)
            .any(|i| matches!(walk.key(i), "tịch" | "thư" | "đốc" | "trưởng") && walk.is_word(i));
        // A foreign brand of one word may be the whole name.
        let brand = walk.text(from..from + 1).is_ascii() && walk.case(from) != Case::Capital;
        let by_length = end.checked_sub(3).filter(|&i| {
            post && (i >= from + 2 || brand && i > from)
                && is_surname(walk.key(i))
                && (i..end).all(|i| walk.is_capital(i))
        });
        by_middle.or(by_length).unwrap_or(end)
    }

    /// "Phụ tùng Sông Công": a small second syllable of a word whose first is capitalised, with
    /// the name going on behind it.
    fn second_syllable(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.is_word(i)
            && walk.case(i) == Case::Lower
            && walk.case(i - 1) == Case::Capital
            && walk.is_capital(i + 1)
            && walk.follows(i + 1)
            && !matches!(
                walk.key(i),
                "đã" | "được"
                    | "có"
                    | "tại"
                    | "của"
                    | "thuộc"
                    | "với"
                    | "cho"
                    | "là"
                    | "nhận"
                    | "trong"
                    | "ở"
                    | "đạt"
                    | "tặng"
                    | "do"
                    | "từ"
                    | "đến"
                    | "về"
                    | "trao"
                    | "và"
                    | "như"
                    | "vì"
                    | "sẽ"
                    | "khi"
                    | "cùng"
                    | "bà"
                    | "ông"
                    | "anh"
                    | "chị"
                    | "trên"
                    | "nay"
                    | "huyện"
                    | "tỉnh"
                    | "quận"
                    | "theo"
                    | "gặp"
                    | "mời"
                    | "vào"
                    | "hay"
                    | "hoặc"
                    | "mang"
                    | "tên"
            )
    }

    /// Tells whether a name cannot go on at `i` though a capital stands there.
    fn stops(&self, i: usize) -> bool {
        let walk = self.walk;
        let union = walk
            .known_at(i, &[EntityType::Union])
            .is_some_and(|known| known.tokens.len() > 1);
        let post = matches!(
            (walk.key(i), walk.key(i + 1)),
            ("chủ", "tịch" | "nhiệm") | ("giám", "đốc" | "sát") | ("bí", "thư") | ("phó", _)
        ) && walk.is_capital(i);
        union
            || post
            || matches!(
                self.head_at[i],
                Some((Head::Union | Head::Grassroots | Head::Group, _))
            )
    }

    fn school_name(&self, i: usize, head: Head, after: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let levelled = matches!(
            self.head_at.get(after),
            Some(Some((Head::Level | Head::School, _)))
        ) || self.head_at[i].is_some_and(|(_, end)| end > i + 1)
            || matches!(
                walk.key(after),
                "cao" | "đại" | "trung" | "phổ" | "liên" | "dạy" | "chuyên" | "cđ" | "đh"
            );
        let bare = head == Head::School && !levelled && !walk.is_capital(after);
        if bare {
            return None;
        }
        // "THPT Tháng 3": a school named after a day.
        if walk.key(after) == "tháng" && is_number(walk, after + 1) {
            return Some((after + 2, true));
        }
        if let Some(end) = self.named_by_place(after).filter(|_| levelled) {
            return Some((end, true));
        }
        let (end, proper) = self.proper_name(after, 12)?;
        // "trường Đảng" and "Trường Sa" are no schools by this rule; "Trường THCS" alone neither.
        let named = (after..end).any(|i| {
            walk.is_capital(i)
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
                )
        });
        let plain = head == Head::School && !levelled && end < after + 2;
        (named && !plain).then_some((end, proper))
    }

    /// "Trường PTDT nội trú huyện A", "Bệnh viện đa khoa tỉnh B": generic words, then a typed place
    /// that is all the name; returns its end.
    fn named_by_place(&self, from: usize) -> Option<usize> {
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
                return (end > from).then_some(after + usize::from(numbered));
            }
            let generic = LEVELS.contains(&walk.key(end))
                || walk.punct(end) == Some('&')
                || walk.key(end) == "và"
                || !walk.is_capital(end) && INNER.contains(walk.key(end));
            if !generic || self.acts(end) {
                return None;
            }
            end += 1;
        }
        None
    }

    /// Reads "Nội vụ", "Giáo dục và Đào tạo huyện": a sector in capitals or known small words.
    fn sector_name(&self, head: usize, from: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let mut end = from;
        let mut last = from;
        // "Trưởng phòng Phòng …" says it twice.
        if head < from && walk.key(from) == walk.key(head) {
            return None;
        }
        while end < from + 14
            && walk.follows(end)
            && !(end > from && (self.stops(end) || self.acts(end)))
        {
            let capital = walk.is_capital(end);
            let inner = walk.is_word(end) && INNER.contains(walk.key(end));
            let comma = walk.punct(end) == Some(',')
                && walk.is_capital(end + 1)
                && walk.follows(end + 1)
                && self.comma_goes_on(end);
            let dash = walk.is_dash(end)
                && (walk.is_capital(end + 1) || INNER.contains(walk.key(end + 1)));
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
            if !(capital || inner || comma || dash) {
                break;
            }
            end += 1;
            if capital || inner && walk.key(end - 1) != "và" {
                last = end;
            }
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
        let capitalised = (from..last).any(|i| walk.is_capital(i)) && last > from;
        let head_capital = walk.is_capital(head);
        let first = walk.is_capital(from) || head_capital && INNER.contains(walk.key(from));
        (capitalised && first || head_capital && last >= from + 2 && first).then_some((last, false))
    }

    /// Tells whether the type word of a place stands at `i`: "huyện" alone too, but "xã" only with
    /// a name, since "xã hội" is none.
    fn begins_place(&self, i: usize) -> bool {
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
    fn comma_goes_on(&self, comma: usize) -> bool {
        let walk = self.walk;
        let and = (comma + 1..comma + 6).find(|&i| walk.key(i) == "và");
        let Some(and) = and else { return false };
        let clean = (comma + 1..and).all(|i| walk.is_word(i) && self.head_at[i].is_none());
        clean && walk.is_capital(and + 1) && self.head_at[and + 1].is_none()
    }

    fn press_name(&self, head: usize, from: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let end = walk.capitals(from, 4);
        let mut end = if end == from { return None } else { end };
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

    /// "Văn phòng CĐVC tỉnh", "Ban Chính sách pháp luật LĐLĐ thành phố": a part, then the whole.
    fn part_of(&self, from: usize) -> Option<(usize, bool)> {
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
        let mut end = from;
        while end < from + 14 && walk.follows(end) {
            if let Some(whole) = walk.known_at(end, &[EntityType::Union, EntityType::Org]) {
                let party = walk.key(end + 1) == "uỷ"
                    || walk.key(end + 1) == "ủy"
                    || walk.case(end) == Case::Upper && end == from;
                return (whole.tokens.len() > 1 || party).then_some((whole.tokens.end, false));
            }
            let inner = walk.is_word(end) && INNER.contains(walk.key(end)) || walk.is_capital(end);
            let inner = inner || end > from && walk.is_dash(end) && walk.is_capital(end + 1);
            if !inner && walk.key(end) != "cơ" && walk.key(end) != "quan" {
                return None;
            }
            end += 1;
        }
        None
    }

    fn organisation(&self, body: &Body) -> Option<Proposal> {
        let walk = self.walk;
        let Range { start, end } = body.tokens;
        if walk.key_before(start) == "công" && walk.key(start) == "đoàn" {
            return None;
        }
        // What stands behind "Công đoàn" is the union's unit.
        let of_union = start > 1 && walk.page.tokens.reads(start - 2, &["công", "đoàn"]);
        if body.head == Head::Sector && (of_union || walk.key_before(start) == "cđ") {
            return None;
        }
        let name = walk.text(start..end);
        let (rule, id, relative) = match body.head {
            Head::Sector => {
                let (bare, code) = self.placed(start..end);
                ("org-sector", format!("o:{}:{code}", unit_slug(bare)), true)
            }
            Head::Part => {
                let (slug, relative) = self.part_slug(start..end)?;
                ("org-part", format!("o:{slug}"), relative)
            }
            Head::Level => ("org-school", format!("o:truong-{}", unit_slug(name)), false),
            Head::School => ("org-school", format!("o:{}", unit_slug(name)), false),
            Head::Press => ("org-press", format!("o:{}", unit_slug(name)), false),
            Head::Enterprise => (
                "org-enterprise",
                format!("o:{}", self.enterprise_slug(start..end)),
                false,
            ),
            _ => ("org-house", format!("o:{}", unit_slug(name)), false),
        };
        let capital = walk.is_capital(start) || body.proper;
        let confidence = if capital { 0.85 } else { 0.6 };
        let proposal = Proposal::new(start..end, EntityType::Org, rule)
            .named(id, name)
            .with_confidence(confidence);
        Some(if relative {
            proposal.by_way_of_the_article()
        } else {
            proposal
        })
    }

    /// Tells whether the page has the same keys in another place with no word behind them.
    fn is_alone_elsewhere(&self, range: Range<usize>) -> bool {
        let walk = self.walk;
        let tokens = &walk.page.tokens.as_slice()[range.clone()];
        let keys: Vec<KeyId> = tokens.iter().map(|token| token.key).collect();
        let mut alone = self.alone.borrow_mut();
        let places = alone.entry(keys).or_insert_with(|| {
            let all = walk.repeats(range.clone());
            let ended = all.filter(|i| {
                let after = i + range.len();
                !walk.is_word(after) && !walk.is_dash(after) && !self.elided(after)
            });
            ended.take(2).collect()
        });
        places.iter().any(|&i| i != range.start)
    }

    /// A name that another place of the page has without its last words is the shorter one: what
    /// is added only says where the enterprise is.
    fn enterprise_slug(&self, tokens: Range<usize>) -> String {
        let walk = self.walk;
        let whole = unit_slug(walk.text(tokens.clone()));
        let alone = |cut: usize| self.is_alone_elsewhere(tokens.start..cut);
        let first = (tokens.start + 4).max(tokens.end.saturating_sub(3));
        let cut = (first..tokens.end).find(|&cut| walk.is_capital(cut - 1) && alone(cut));
        cut.map_or(whole, |cut| unit_slug(walk.text(tokens.start..cut)))
    }

    /// Cuts the place off a name, and returns the place's code; the article's own for a bare
    /// "huyện", "tỉnh".
    fn placed(&self, tokens: Range<usize>) -> (&str, String) {
        let walk = self.walk;
        let scope = walk.page.scope;
        for i in (tokens.start + 1..tokens.end).rev() {
            let known = walk
                .known_at(i, &[EntityType::Place])
                .filter(|known| known.tokens.end == tokens.end);
            if let Some(code) = known.and_then(|known| known.id.as_deref()?.strip_prefix("p:")) {
                return (walk.text(tokens.start..i), code.to_owned());
            }
            let level = match walk.key(i) {
                "huyện" | "quận" => scope.district.clone(),
                "tỉnh" => scope.province.clone(),
                "phố" if walk.key(i - 1) == "thành" => scope.province.clone(),
                _ => continue,
            };
            if i + 1 == tokens.end {
                let cut = if walk.key(i) == "phố" { i - 1 } else { i };
                return (
                    walk.text(tokens.start..cut),
                    level.unwrap_or_else(|| "vn".to_owned()),
                );
            }
        }
        let provincial = matches!(walk.key(tokens.start), "sở" | "cục");
        let code = match (provincial, &scope.province) {
            (true, Some(province)) => province.clone(),
            _ => scope.federation().to_owned(),
        };
        (walk.text(tokens.clone()), code)
    }

    /// The slug of a part: its own words, then the whole's head, then the whole's place.
    fn part_slug(&self, tokens: Range<usize>) -> Option<(String, bool)> {
        let walk = self.walk;
        let whole = (tokens.start + 1..tokens.end).find_map(|i| {
            walk.known_at(i, &[EntityType::Union, EntityType::Org])
                .map(|known| (i, known))
        })?;
        let (at, known) = whole;
        let own = unit_slug(walk.text(tokens.start..at));
        let id = known.id.as_deref()?;
        let (head, code) = match id.split_once(':')? {
            ("u", "tld") => ("tong-lien-doan-lao-dong-viet-nam".to_owned(), None),
            ("u", rest) => match rest.split_once(':')? {
                ("ldld", code) => ("lien-doan-lao-dong".to_owned(), Some(code)),
                ("cdn", rest) => match rest.split_once(':') {
                    Some((sector, code)) => (format!("cong-doan-{sector}"), Some(code)),
                    None => (format!("cong-doan-{rest}"), None),
                },
                _ => return None,
            },
            (_, rest) => match rest.split_once(':') {
                Some((name, code)) => (name.to_owned(), Some(code)),
                None => (rest.to_owned(), None),
            },
        };
        let slug = match code {
            Some(code) => format!("{own}-{head}:{code}"),
            None => format!("{own}-{head}"),
        };
        Some((slug, known.relative))
    }

    /// Reads the union of a body, and the bodies listed behind one head.
    fn union(&self, head: Head, tokens: Range<usize>, found: &mut Vec<Proposal>) {
        found.extend(self.zone_union(head, &tokens));
        let Some((end, unit)) = self.unit(head, tokens.end) else {
            return;
        };
        found.push(self.union_of(head, tokens.start..end, unit));
        if head != Head::Grassroots {
            return;
        }
        let mut at = end;
        while matches!(self.walk.punct(at), Some(',')) || self.walk.key(at) == "và" {
            let Some((end, unit)) = self.unit(Head::Union, at + 1) else {
                break;
            };
            let proposal = self.union_of(head, at + 1..end, unit);
            found.push(proposal.with_priority(Priority::Strong));
            at = end;
        }
    }

    /// Reads the union of one zone, "Công đoàn Khu công nghiệp Hoa Ban": what has the name of a
    /// place is the union of that place's zones and read elsewhere.
    fn zone_union(&self, head: Head, tokens: &Range<usize>) -> Option<Proposal> {
        const ZONES: [(&[&str], &str); 7] = [
            (&["khu", "công", "nghiệp"], "khu-cong-nghiep"),
            (&["kcn"], "khu-cong-nghiep"),
            (&["khu", "chế", "xuất"], "khu-che-xuat"),
            (&["kcx"], "khu-che-xuat"),
            (&["khu", "kinh", "tế"], "khu-kinh-te"),
            (&["kkt"], "khu-kinh-te"),
            (&["khu", "công", "nghệ", "cao"], "khu-cong-nghe-cao"),
        ];
        let walk = self.walk;
        let zone = ZONES
            .iter()
            .find(|(words, _)| walk.page.tokens.reads(tokens.end, words))
            .filter(|_| head == Head::Union)?;
        let from = tokens.end + zone.0.len();
        let end = walk.capitals(from, 6);
        if end == from
            || walk
                .known_at(from, &[EntityType::Place, EntityType::Union])
                .is_some()
        {
            return None;
        }
        let place = (from + 1..end).find_map(|i| {
            let known = walk.known_at(i, &[EntityType::Place])?;
            (known.tokens.end == end).then_some((i, known))
        });
        let scope = walk.page.scope.province.clone();
        let (cut, code) = match place {
            Some((cut, known)) => (
                cut,
                known.id.as_deref()?.strip_prefix("p:").map(str::to_owned),
            ),
            None => (end, None),
        };
        let code = code.or(scope).unwrap_or_else(|| "vn".to_owned());
        let id = format!("u:cdn:{}-{}:{code}", zone.1, slug(walk.text(from..cut)));
        let whole = tokens.start..end;
        let name = walk.text(whole.clone());
        Some(
            Proposal::new(whole, EntityType::Union, "union-zone")
                .named(id, name)
                .with_confidence(0.85),
        )
    }

    /// Reads the unit that a union belongs to; returns its end and its tokens.
    fn unit(&self, head: Head, from: usize) -> Option<(usize, Range<usize>)> {
        let walk = self.walk;
        if !walk.follows(from) {
            return None;
        }
        if let Some(body) = self.body(from) {
            let acts = matches!(body.head, Head::Press) && !walk.is_capital(from);
            return (!acts).then(|| (body.tokens.end, body.tokens.clone()));
        }
        // "Công đoàn cơ sở Văn phòng UBND tỉnh A": an organ of a place.
        let organ = walk.known_at(from, &[EntityType::Org]);
        if let Some(known) = organ.filter(|_| head == Head::Grassroots) {
            return Some((known.tokens.end, from..known.tokens.end));
        }
        let commune = matches!(walk.key(from), "phường" | "xã" | "thị");
        if commune {
            let known = walk.known_at(from, &[EntityType::Place])?;
            return Some((known.tokens.end, from..known.tokens.end));
        }
        if walk.key_before(from) == "quan" {
            // "Công đoàn cơ quan" with what the agency is; the agency's word belongs to the unit.
            let (end, _) = self.sector_name(from, from)?;
            return Some((end, from - 2..end));
        }
        if head == Head::Group && walk.is_capital(from) {
            let end = walk.capitals(from, 5);
            return Some((end, from..end));
        }
        None
    }

    fn union_of(&self, head: Head, tokens: Range<usize>, unit: Range<usize>) -> Proposal {
        let walk = self.walk;
        let commune = matches!(walk.key(unit.start), "phường" | "xã" | "thị");
        let (bare, code) = self.placed(unit.clone());
        let proper = commune
            || self.head_at[unit.start].is_some_and(|(head, _)| {
                matches!(
                    head,
                    Head::Enterprise | Head::School | Head::Level | Head::House
                )
            });
        let (name, code) = if proper {
            (
                walk.text(unit.clone()),
                walk.page.scope.federation().to_owned(),
            )
        } else {
            (bare, code)
        };
        let rule = match head {
            Head::Group => "union-group",
            _ => "union-grassroots",
        };
        let id = format!("u:cdcs:{}:{code}", unit_slug(name));
        let proposal = Proposal::new(tokens.clone(), EntityType::Union, rule)
            .named(id, walk.text(tokens))
            .with_confidence(0.88);
        if proper {
            proposal
        } else {
            proposal.by_way_of_the_article()
        }
    }
}

/// "Đảng" alone is the Communist Party of Vietnam.
fn the_party<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    let signs = walk.signs.party.iter().copied();
    signs
        .filter(|&i| {
            walk.case(i) == Case::Capital
                && walk.in_body(i)
                && !matches!(
                    walk.key(i + 1),
                    "bộ" | "uỷ" | "ủy" | "viên" | "đoàn" | "cộng"
                )
        })
        .map(|i| {
            Proposal::new(i..i + 1, EntityType::Org, "org-party")
                .named("o:dang-cong-san-viet-nam", "Đảng Cộng sản Việt Nam")
                .with_priority(Priority::Weak)
        })
}

/// Newspapers by the short names with which they sign their reports.
const PAPERS: [(&str, &str, &str); 8] = [
    ("lđtđ", "o:bao-lao-dong-thu-do", "Báo Lao động Thủ đô"),
    ("hnm", "o:bao-ha-noi-moi", "Báo Hànộimới"),
    ("lđo", "o:bao-lao-dong", "Báo Lao Động"),
    ("nlđo", "o:bao-nguoi-lao-dong", "Báo Người Lao Động"),
    ("sggp", "o:bao-sai-gon-giai-phong", "Báo Sài Gòn Giải Phóng"),
    (
        "sggpo",
        "o:bao-sai-gon-giai-phong",
        "Báo Sài Gòn Giải Phóng",
    ),
    ("ttxvn", "o:thong-tan-xa-viet-nam", "Thông tấn xã Việt Nam"),
    ("vov", "o:dai-tieng-noi-viet-nam", "Đài Tiếng nói Việt Nam"),
];

/// "(LĐTĐ)" before a report: the paper.
fn datelines<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    (1..walk.page.tokens.len())
        .filter(|&i| {
            walk.punct(i - 1) == Some('(') && walk.punct(i + 1) == Some(')') && walk.in_body(i)
        })
        .filter_map(|i| {
            let (_, id, name) = PAPERS.iter().find(|(short, _, _)| *short == walk.key(i))?;
            Some(Proposal::new(i..i + 1, EntityType::Org, "org-dateline").named(*id, *name))
        })
}

fn is_number(walk: &Walk<'_>, i: usize) -> bool {
    walk.page
        .tokens
        .get(i)
        .is_some_and(|token| token.kind == TokenKind::Number)
}

fn glued_or_ampersand(walk: &Walk<'_>, i: usize) -> bool {
    let glued = |i: usize| {
        walk.page
            .tokens
            .get(i)
            .is_some_and(|token| token.space_before == crate::text::Gap::None)
    };
    walk.punct(i) == Some('&') || glued(i) && glued(i + 1)
}

/// The slug of a unit's name with the short forms that identifiers use.
pub(super) fn unit_slug(name: &str) -> String {
    const SHORT: [(&str, &str); 8] = [
        ("trach-nhiem-huu-han", "tnhh"),
        ("mot-thanh-vien", "mtv"),
        ("trung-hoc-co-so", "thcs"),
        ("trung-hoc-pho-thong", "thpt"),
        ("co-phan", "cp"),
        ("cty", "cong-ty"),
        ("ctcp", "cong-ty-cp"),
        ("van-hoa-thong-tin", "van-hoa-va-thong-tin"),
    ];
    let mut slug = slug(name);
    for (long, short) in SHORT {
        if slug.contains(long) {
            slug = slug.replace(long, short);
        }
    }
    slug
}
