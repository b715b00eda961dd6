//! Where the proper name of an enterprise, a hospital or a school ends.

use std::sync::LazyLock;

use super::super::body_words::{Head, INNER};
use super::super::compound::word_at;
use super::super::person::{is_common_surname, is_surname};
use super::end::STOPS;
use super::{Reader, glued_or_ampersand, is_number};
use crate::gazetteer::EntityType;
use crate::link::brands::{behind_forms, is_foreign};
use crate::text::{Case, WordSet};

/// Words that only say the legal form of a firm.
static FORMS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(["tnhh cp mtv cổ phần"]));

impl Reader<'_, '_> {
    /// Reads small words of the trade and capitalised words up to the last capital.
    pub(super) fn proper_name(&self, from: usize, limit: usize) -> Option<(usize, bool)> {
        let walk = self.walk;
        let mut end = from;
        let mut last = None;
        // "Công ty tổ chức Lễ phát động": the firm has no name here.
        if walk.key(from) == "và" || self.is_verb(from) {
            return None;
        }
        while end < from + limit && walk.follows(end) {
            // "Bệnh viện Lao và Bệnh phổi": two fields of a name.
            let proper = behind_forms(walk.page.tokens, from);
            let field = walk.key(end) == "và"
                && word_at(walk.page.tokens, end + 1).is_some()
                && walk.is_capital(end + 1)
                && (end == proper + 1 || word_at(walk.page.tokens, proper) == Some(end));
            // "Tư vấn, Thiết kế và Xây dựng Hoa Ban": three of them.
            let comma = walk.punct(end) == Some(',')
                && word_at(walk.page.tokens, proper) == Some(end)
                && word_at(walk.page.tokens, end + 1).is_some_and(|next| walk.key(next) == "và")
                && walk.is_capital(end + 1)
                && self.comma_goes_on(end);
            if comma && end > from {
                end += 1;
                continue;
            }
            if field && end > from {
                end += 1;
                continue;
            }
            // "Thoát nước và xử lý nước thải Hoa Ban": the second trade in small letters.
            if let Some(after) = self.second_trade(from, end) {
                end = after;
                continue;
            }
            if let Some(after) = self.trade_object(from, end) {
                end = after;
                continue;
            }
            // "Trường Phổ thông cấp 2 Hoa Ban".
            if walk.key(end) == "cấp" && is_number(walk, end + 1) && walk.is_capital(end + 2) {
                end += 2;
                continue;
            }
            // "và" joins two trades ("Thương mại và Dịch vụ"), never a name and what follows it.
            let and_after_name = walk.key(end) == "và"
                && end > from
                && (walk.is_capital(end - 1) || is_number(walk, end - 1));
            if end > from && (self.stops(end) || self.acts(end) || and_after_name) {
                break;
            }
            // "Ngân hàng A Chi nhánh tỉnh B": the place of the branch ends the name.
            if end > from && walk.page.tokens.reads(end, &["chi", "nhánh"]) {
                let place = walk.known_at(end + 2, &[EntityType::Place]);
                if let Some(place) = place.filter(|place| place.rule == "typed-place") {
                    return Some((place.tokens.end, true));
                }
                if !walk.is_capital(end + 2) {
                    break;
                }
            }
            // "Bệnh viện 71 Trung ương", "Trường Mầm non 10": the number is the name.
            if self.named_by_number(from, end) {
                end += 1;
                last = Some(end);
                continue;
            }
            // "Trường Mầm non 20-10": so is a day.
            if let Some(day) = self.named_by_day(from, end) {
                return Some((day, true));
            }
            if let Some(after) = self.small_trade(from, end) {
                end = after;
                continue;
            }
            // "Trường Đại học Y Dược Tp. Hồ Chí Minh": the full stop of the abbreviation.
            if walk.key(end) == "tp" && walk.punct(end + 1) == Some('.') && walk.is_capital(end + 2)
            {
                end += 2;
                continue;
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
            let trade = |i: usize| walk.is_in(i, &INNER);
            // "Cơ giới - Thủy lợi Hoa Ban"; no other body.
            let fields = || trade(end - 1) && trade(end + 1) || self.joins_trades(from, end);
            let trades = walk.is_dash(end)
                && end > from
                && !matches!(self.head_at[end + 1], Some((Head::Enterprise, _)))
                && fields();
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
                && !self.surely_counts(end)
            {
                // "Công ty CP Lắp máy 88-9", "Công ty CP Dệt may 29/3".
                let glued = |at: usize| {
                    let token = walk.page.tokens.get(at);
                    token.is_some_and(|token| token.space_before == crate::text::Gap::None)
                };
                let joint = walk.is_dash(end + 1) || walk.punct(end + 1) == Some('/');
                let second = joint && is_number(walk, end + 2) && walk.key(end + 2).len() <= 2;
                let pair = second && glued(end + 1) && glued(end + 2);
                last = Some(end + 1 + 2 * usize::from(pair));
                // "Công ty CP Sông Đà 27 Hoa Ban".
                let place = walk.capitals(end + 1, 3);
                let named = place == end + 3 && walk.follows(end + 1) && !pair;
                if named && !is_surname(walk.key(end + 1)) && self.head_at[end + 1].is_none() {
                    last = Some(place);
                }
                break;
            } else if !(ampersand
                || self.second_syllable(end)
                || walk.is_word(end) && walk.is_in(end, &INNER))
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
            // "Công ty CP Việt Nam kỹ nghệ": the trade behind the country tells the firm apart.
            let national = end >= from + 2 && walk.page.tokens.reads(end - 2, &["việt", "nam"]);
            let forms = |i: usize| walk.is_in(i, &FORMS);
            if national && (from..end - 2).all(forms) {
                while let Some(next) = word_at(walk.page.tokens, end)
                    .filter(|&next| (end..next).all(|at| walk.follows(at)))
                {
                    end = next;
                }
            }
            end = self.behind_dash(end);
        }
        // "Xí nghiệp Khai thác công trình thủy lợi huyện A": trades alone need their place.
        let trades = (from..end).all(|i| {
            walk.is_in(i, &INNER)
                || walk.is_dash(i)
                || (from..=i).any(|at| {
                    i - at < 4 && word_at(walk.page.tokens, at).is_some_and(|end| end > i)
                })
        });
        if trades
            && walk.follows(end)
            && let Some(place) = walk.known_at(end, &[EntityType::Place])
            && place.rule == "typed-place"
        {
            end = place.tokens.end;
        }
        let only_forms = (from..end).all(|i| walk.is_in(i, &FORMS));
        (!only_forms).then_some((end, true))
    }

    /// Tells whether an apostrophe within a name stands at `i`, as in "Ea H'leo", "K’Bang".
    pub(super) fn elided(&self, i: usize) -> bool {
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

    /// Takes the small syllables of the words that end a name: "Phổi Trung ương", "Giao thông
    /// vận tải".
    pub(super) fn whole_words(&self, from: usize, mut end: usize) -> usize {
        let walk = self.walk;
        // "chi nhánh Hoa Ban nói": a place's name is whole.
        let placed = end.checked_sub(1).and_then(|last| walk.known(last));
        if placed.is_some_and(|place| {
            place.entity == Some(EntityType::Place)
                && place.tokens.end == end
                && place.tokens.start > from
        }) {
            return end;
        }
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
            // "Phát triển nhà và đô thị": a second word that closes the name.
            let next_word = |end: usize| {
                let and = walk.key(end) == "và" && walk.follows(end) && walk.follows(end + 1);
                let second = || whole_at(end + 1).filter(|&next| self.is_closed(next));
                whole_at(end).or_else(|| if and { second() } else { None })
            };
            while let Some(next) = next_word(end).filter(|_| walk.follows(end)) {
                end = next;
            }
            return end;
        }
        self.lone_syllable(from, end).unwrap_or(end)
    }

    /// "Trường Mầm non Sao băng": a name of which only one syllable has a capital goes on with
    /// small ones up to where a name surely ends; returns that end.
    fn lone_syllable(&self, from: usize, end: usize) -> Option<usize> {
        let walk = self.walk;
        let last = end.checked_sub(1).filter(|&last| last >= from)?;
        let plain = walk.case(last) == Case::Capital
            && walk.key(last).chars().count() >= 2
            && !is_foreign(walk.text(last..end));
        let forms = |i: usize| walk.is_in(i, &INNER) && !walk.is_capital(i + 1);
        let lone = (from..last).all(|i| walk.is_in(i, &INNER)) && (end == from + 1 || !forms(last));
        // "Gỗ Đại Hoa tăng ca": the first syllable of a name of two, though a trade has it too.
        let first =
            last > from && walk.case(last - 1) == Case::Capital && !self.is_trade_to(from, last);
        let small = |i: usize| walk.is_word(i) && walk.follows(i) && walk.case(i) == Case::Lower;
        if first {
            return None;
        }
        if !plain || !lone || !small(end) {
            return None;
        }
        let stop = (end..end + 4).find(|&i| !small(i) || self.is_closed(i))?;
        (stop > end && stop <= end + 3 && self.is_closed(stop)).then_some(stop)
    }

    /// Takes what a dash adds to a name up to the next mark: "Công ty TNHH A – Chi nhánh B",
    /// "Công ty CP C – Phú Thọ"; not a person, a post or another body.
    pub(super) fn behind_dash(&self, end: usize) -> usize {
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
        let stock = ["công", "ty", "cổ", "phần"];
        let after = from + stock.len();
        if walk.page.tokens.reads(from, &stock) && !(walk.is_capital(after) && walk.follows(after))
        {
            return after;
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
        // "Ngân hàng TMCP A - B chi nhánh C".
        let branch = walk.page.tokens.reads(name, &["chi", "nhánh"]) && walk.is_capital(name + 2);
        let closed = closed || branch;
        // "Công ty CP Bia A - Phú Yên trao".
        let closed = closed || place && walk.case(name) == Case::Lower && walk.is_word(name);
        // "Công ty CP A – Hoa Ban nhận Cờ": two syllables before what the firm does.
        let pair = name == from + 2 && walk.is_word(name) && walk.case(name) == Case::Lower;
        let closed = closed || name == from + 2 && self.is_closed(name) || pair;
        // "Bệnh viện khu vực A - La Ngà": two places; a person has mostly three names.
        let surname = match name - from {
            2 => is_common_surname(walk.key(from)),
            _ => is_surname(walk.key(from)),
        };
        let person = surname && name > from + 1 && !place;
        let listed = walk
            .known_at(from, &[EntityType::Union, EntityType::Org])
            .is_some();
        // "Công ty Than A - TKV": the group that the firm belongs to.
        let group = brand && walk.case(from) == Case::Upper && walk.text(from..name).len() >= 3;
        let other = self.head_at[from].is_some() || listed && !group;
        // "Mỏ - Địa chất", "Luật - Kinh tế": the name's second field.
        let field =
            word_at(walk.page.tokens, from).filter(|&field| field > name && walk.is_capital(from));
        if let Some(field) = field.filter(|&field| {
            (from + 1..field).all(|at| walk.follows(at))
                && !other
                && (!walk.follows(field) || !walk.is_capital(field))
        }) {
            return field;
        }
        if name > from && closed && !person && !other {
            let branch = branch.then(|| walk.capitals(name + 2, 4));
            branch.unwrap_or(name)
        } else {
            end
        }
    }

    /// Tells whether a verb in small letters stands at `i`, with which no name begins.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        const VERBS: [&[&str]; 11] = [
            &["vận", "động"],
            &["tổ", "chức"],
            &["phát", "động"],
            &["phối", "hợp"],
            &["thực", "hiện"],
            &["hỗ", "trợ"],
            &["khen", "thưởng"],
            &["tham", "gia"],
            &["tham", "dự"],
            &["hưởng", "ứng"],
            &["triển", "khai"],
        ];
        let walk = self.walk;
        // "CÔNG ĐOÀN CÔNG TY PHÁT ĐỘNG …": in a headline of capitals too.
        let loud = |at: usize| walk.case(at) == Case::Upper && walk.follows(at);
        let small = walk.case(i) == Case::Lower || i > 1 && (i - 1..i + 2).all(loud);
        small && VERBS.iter().any(|verb| walk.page.tokens.reads(i, verb))
    }

    /// "Phụ tùng Sông Công": a small second syllable of a word whose first is capitalised, with
    /// the name going on behind it.
    pub(super) fn second_syllable(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.is_word(i)
            && walk.case(i) == Case::Lower
            && walk.case(i - 1) == Case::Capital
            && walk.is_capital(i + 1)
            && walk.follows(i + 1)
            && !walk.is_in(i, &STOPS)
            && !matches!(
                walk.key(i),
                "họp" | "mở" | "ký" | "dự" | "thăm" | "gửi" | "khen" | "mời"
            )
    }
}
