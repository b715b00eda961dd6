//! Where the proper name of an enterprise, a hospital or a school ends.

use std::sync::LazyLock;

use super::super::body_words::{Head, INNER, word_at};
use super::super::person::is_surname;
use super::{Reader, glued_or_ampersand, is_number};
use crate::gazetteer::EntityType;
use crate::text::{Case, WordSet};

/// Small words that end a name though a capital follows them.
static STOPS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "đã được có tại của thuộc với cho là nhận trong ở đạt tặng do từ đến về trao và như vì \
         sẽ khi cùng bà ông anh chị trên nay huyện tỉnh quận theo gặp mời vào hay hoặc mang tên",
    ])
});

/// Small words with which no trade goes on: verbs, pronouns, the words of places.
static NO_TRADE: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::of([
        "tổ phát phối hỗ ủng khen thưởng chúc thăm tham phụng chia ra lên cần phải đang vừa còn \
         chỉ xin gửi dự giúp các những mọi bởi nhằm để nhưng mà thì này đó kia mình họ tôi ký \
         mở bàn giao dành hiện luôn rất bị bằng qua sau trước nơi giữa làm nói biết thị xã \
         phường thành phố thôn cô chú em",
    ])
});

/// Words that only say the legal form of a firm.
static FORMS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(["tnhh cp mtv cổ phần"]));

impl Reader<'_, '_> {
    /// Reads small words of the trade and capitalised words up to the last capital.
    pub(super) fn proper_name(&self, from: usize, limit: usize) -> Option<(usize, bool)> {
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
            // "Bệnh viện 71 Trung ương", "Trường Mầm non 10": the number is the name.
            if self.named_by_number(from, end) {
                end += 1;
                last = Some(end);
                continue;
            }
            if let Some(after) = self.small_trade(from, end) {
                end = after;
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

    /// Returns the end of a trade's word that covers the small syllable `i`.
    pub(super) fn trade_over(&self, from: usize, i: usize) -> Option<usize> {
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
    pub(super) fn is_counting(&self, number: usize) -> bool {
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
    pub(super) fn whole_words(&self, from: usize, mut end: usize) -> usize {
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
        // "Công ty CP Bia A - Phú Yên trao".
        let closed = closed || place && walk.case(name) == Case::Lower && walk.is_word(name);
        let person = is_surname(walk.key(from)) && name > from + 1 && !place;
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
            name
        } else {
            end
        }
    }

    /// Tells whether a verb of acting stands at `i` whose syllables names of bodies have too.
    pub(super) fn acts(&self, i: usize) -> bool {
        const VERBS: [&[&str]; 9] = [
            &["tổ", "chức"],
            &["phát", "động"],
            &["phối", "hợp"],
            &["thực", "hiện"],
            &["thi", "đua"],
            &["hợp", "tác", "với"],
            &["đầu", "tư", "cho"],
            &["xây", "dựng", "và"],
            &["khen", "thưởng"],
        ];
        const ALWAYS: usize = 4;
        let walk = self.walk;
        let after_name = i > 0 && walk.is_capital(i - 1);
        // "Bệnh viện Nhi Trung ương tổ chức": the name's last syllable is small.
        let near_name = i > 1 && walk.is_capital(i - 2) && walk.is_word(i - 1);
        let verb = |verbs: &[&[&str]]| verbs.iter().any(|verb| walk.page.tokens.reads(i, verb));
        walk.case(i) == Case::Lower
            && (after_name && verb(&VERBS) || near_name && verb(&VERBS[..ALWAYS]))
            || after_name && self.acts_loudly(i)
    }

    /// Tells whether a headline in capitals goes on with a verb at `i`: "CÔNG ĐOÀN CÔNG TY A TRAO
    /// TẶNG …", where no letter tells the name's end.
    fn acts_loudly(&self, i: usize) -> bool {
        const VERBS: [&[&str]; 40] = [
            &["tổ", "chức"],
            &["tổng", "kết"],
            &["sơ", "kết"],
            &["phát", "động"],
            &["khai", "mạc"],
            &["bế", "mạc"],
            &["khai", "giảng"],
            &["khánh", "thành"],
            &["khởi", "công"],
            &["ra", "quân"],
            &["ra", "mắt"],
            &["phối", "hợp"],
            &["hưởng", "ứng"],
            &["tham", "gia"],
            &["tham", "dự"],
            &["tham", "quan"],
            &["triển", "khai"],
            &["thực", "hiện"],
            &["khen", "thưởng"],
            &["tuyên", "dương"],
            &["biểu", "dương"],
            &["vinh", "danh"],
            &["tôn", "vinh"],
            &["trao"],
            &["tặng"],
            &["nhận"],
            &["đón", "nhận"],
            &["đạt"],
            &["giành"],
            &["đoạt"],
            &["thăm"],
            &["gặp", "mặt"],
            &["họp", "mặt"],
            &["kỷ", "niệm"],
            &["chào", "mừng"],
            &["ký", "kết"],
            &["hỗ", "trợ"],
            &["chăm", "lo"],
            &["bàn", "giao"],
            &["thi", "đua"],
        ];
        let walk = self.walk;
        let loud = |at: usize| walk.case(at) == Case::Upper && walk.key(at).chars().count() > 1;
        // Both sides in capitals, and no abbreviation: "Trường THPT TRAO" is none.
        let shouted = loud(i) && i > 1 && loud(i - 1) && loud(i - 2) && loud(i + 1);
        shouted && VERBS.iter().any(|verb| walk.page.tokens.reads(i, verb))
    }

    /// Tells whether a hospital or a school is called by the number at `i`.
    fn named_by_number(&self, from: usize, i: usize) -> bool {
        let walk = self.walk;
        let figures = walk.key(i);
        let level = |at: usize| {
            at > 1
                && [
                    ["bệnh", "viện"],
                    ["mầm", "non"],
                    ["mẫu", "giáo"],
                    ["quân", "y"],
                ]
                .iter()
                .any(|words| walk.page.tokens.reads(at - 2, words))
        };
        let counts = self.is_counting(i) && !walk.is_capital(i + 1);
        is_number(walk, i)
            && walk.follows(i)
            && (i == from || i == from + 2)
            && figures.len() <= 3
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && level(i)
            && !counts
            && !matches!(walk.key(i + 1), "/" | "-" | "." | ",")
    }

    /// "Công ty TNHH sợi Hoa Ban": small syllables between the legal form and the proper part, whatever
    /// the trade.
    fn trade_behind_form(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        let form = i > from
            && matches!(
                walk.key(i - 1),
                "tnhh" | "cp" | "mtv" | "phần" | "hạn" | "viên"
            );
        if !form {
            return None;
        }
        let end = (i..i + 4).find(|&at| !self.is_of_trade(at))?;
        let named = walk.is_capital(end) && walk.follows(end) && !self.stops(end);
        (end > i && named && self.head_at[end].is_none() && !self.acts(i)).then_some(end)
    }

    /// Tells whether a small word with which a trade may go on stands at `i`.
    fn is_of_trade(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.is_word(i)
            && walk.follows(i)
            && walk.case(i) == Case::Lower
            && !walk.is_in(i, &STOPS)
            && !walk.is_in(i, &NO_TRADE)
    }

    /// "In nhãn hàng An Lạc", "Mây tre lá Hoa Ban": where the first word of the name alone has a
    /// capital, small syllables of a trade lead to the proper part; returns its beginning.
    fn small_trade(&self, from: usize, i: usize) -> Option<usize> {
        let walk = self.walk;
        if let Some(end) = self.trade_behind_form(from, i) {
            return Some(end);
        }
        let capitals = |range: std::ops::Range<usize>| {
            let form = |at: usize| {
                walk.case(at) == Case::Upper || matches!(walk.key(at), "cổ" | "trách" | "một")
            };
            range.filter(|&at| walk.is_capital(at) && !form(at)).count()
        };
        if i <= from || walk.case(i - 1) != Case::Capital || capitals(from..i) != 1 {
            return None;
        }
        let end = (i..i + 4).find(|&at| !self.is_of_trade(at))?;
        let proper = walk.is_capital(end)
            && walk.case(end) == Case::Capital
            && walk.is_capital(end + 1)
            && walk.follows(end)
            && walk.follows(end + 1)
            && !walk.is_capital(end + 2);
        let other = self.head_at[end].is_some()
            || walk
                .known_at(end, &[EntityType::Union, EntityType::Org])
                .is_some();
        (end >= i + 2 && proper && !other && !self.acts(i)).then_some(end)
    }

    /// "Chủ tịch Công đoàn Công ty Giày Ánh Dương Phạm Thị Hoa": cuts the holder of the post off
    /// the name of the body.
    pub(super) fn without_person(&self, from: usize, end: usize) -> usize {
        let walk = self.walk;
        let middle =
            (from + 2..end).find(|&i| matches!(walk.key(i), "thị" | "văn") && walk.is_capital(i));
        let by_middle = middle
            .map(|i| i - 1)
            .filter(|&i| is_surname(walk.key(i)) && i + 2 < end + 1);
        let post = (from.saturating_sub(7)..from)
            .any(|i| matches!(walk.key(i), "tịch" | "thư" | "đốc" | "trưởng") && walk.is_word(i));
        // A foreign brand of one word may be the whole name.
        let form = |i: usize| {
            matches!(
                walk.key(i),
                "tnhh" | "cp" | "mtv" | "tm" | "dv" | "xd" | "sx" | "đt"
            )
        };
        let brand =
            walk.text(from..from + 1).is_ascii() && walk.case(from) != Case::Capital && !form(from);
        let by_length = end.checked_sub(3).filter(|&i| {
            post && (i >= from + 2 || brand && i > from)
                // "Giám đốc Công ty TNHH MTV Hoàng Thịnh Đạt": the firm has no other name.
                && !(from..i).all(form)
                && is_surname(walk.key(i))
                && (i..end).all(|i| walk.is_capital(i))
        });
        by_middle.or(by_length).unwrap_or(end)
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
    }

    /// Tells whether a name cannot go on at `i` though a capital stands there.
    pub(super) fn stops(&self, i: usize) -> bool {
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
}
