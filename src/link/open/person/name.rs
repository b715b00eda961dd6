//! The name itself: where it may begin, where it ends, and how sure it is.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Finder;
use super::family::is_degree;
use super::lead::Lead;
use crate::gazetteer::EntityType;
use crate::link::brands::is_brand_of_branches;
use crate::link::candidate::Priority;
use crate::link::open::walk::Walk;
use crate::text::{Case, Gap, TokenKind, Tokens, fold};

static SURNAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    include_str!("names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(fold)
        .collect()
});

/// Words that begin a post, a body or a sentence and no name, though a capital stands there.
pub(super) static NO_NAME: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    "Chủ Bí Giám Tổng Trưởng Hiệu Bộ Ban Công Liên Chi Chánh Ủy Uỷ Đảng Sở Phòng Hội Đại Trung Tỉnh Huyện \
     Quận Thành Nhà Trường Đồng Cán Cơ Cục Khu Khối Tập Thường Quốc Tại Theo Trong Với Sau Ngày Năm \
     Các Những Đây Để Từ Và Là Có Một Hai LĐLĐ CĐ CĐCS UBND HĐND BCH BTV HĐQT CĐVC TLĐ MTTQ TP TX TT \
     CNVCLĐ CNLĐ NLĐ CBCCVC VN KCN DN PCT CT Phát Đến Cùng Ngoài Nhân Được Khi Nhiều Mỗi Qua Mặt Xây Hiện \
     Thủ Thứ Viện Cụm Đội Tổ Lãnh Ảnh"
        .split_whitespace()
        .map(fold)
        .collect()
});

/// Words that begin a sentence and follow a name only where a full stop got lost.
const ADVERBS: [&str; 16] = [
    "với", "tại", "trong", "từ", "theo", "sau", "khi", "để", "những", "các", "đây", "hiện", "xây",
    "được", "đến", "phát",
];

pub(in crate::link::open) fn is_surname(key: &str) -> bool {
    SURNAMES.contains(key)
}

/// Tells whether a family name is so common that two words with a capital behind it or from it on are a person's
/// name, and no place's.
pub(in crate::link) fn is_common_surname(key: &str) -> bool {
    const COMMON: [&str; 22] = [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
        "hồ", "ngô", "dương", "lý", "đinh", "đoàn", "trịnh", "trương", "đào", "tạ",
    ];
    COMMON.contains(&key)
}

/// Tells whether the name of a person stands at token `at`: a family name and two or three more
/// words with a capital, and no more than these.
pub(in crate::link) fn is_name_of_person(tokens: &Tokens, at: usize) -> bool {
    let name = |i: usize| {
        tokens.get(i).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.case == Case::Capital
                && (i == at || token.space_before <= Gap::Space)
        })
    };
    let len = (at..at + 6).take_while(|&i| name(i)).count();
    (3..=4).contains(&len) && is_surname(tokens.key(at))
}

impl Finder<'_, '_> {
    /// Tells whether a run of capitals may begin at `i`: not in the middle of another one, unless
    /// a known name or a lead ends there.
    fn may_begin(&self, i: usize) -> bool {
        let walk = self.walk;
        let fresh = i == 0 || !walk.is_capital(i - 1) || !walk.follows(i);
        let degree = || walk.case(i - 1) == Case::Upper && is_degree(walk.key(i - 1));
        fresh
            || walk.known_ends(i)
            || self.leads[i].is_some()
            || !self.free(i - 1)
            || degree() && walk.case(i) == Case::Capital
            || self.is_behind_unit(i)
    }

    /// Tells whether a capital has nothing behind it with which a name goes on.
    fn is_alone(&self, i: usize) -> bool {
        let walk = self.walk;
        let next = i + 1;
        if walk.is_word(next) {
            !walk.is_capital(next) && !matches!(walk.key(next), "văn" | "thị")
        } else {
            !matches!(walk.punct(next), Some('’' | '\'' | '‘'))
        }
    }

    pub(super) fn name_at(&self, i: usize) -> Option<(usize, &'static str, f32, Priority)> {
        let walk = self.walk;
        if !walk.is_capital(i) || !walk.in_body(i) {
            return None;
        }
        let lead = self.leads[i].filter(|_| walk.flows(i));
        // "Khu tập thể công nhân Hoa Ban" is a place to live.
        let housing = lead == Some(Lead::Role)
            && (i.saturating_sub(4)..i).any(|at| walk.page.tokens.reads(at, &["tập", "thể"]));
        if housing {
            return None;
        }
        if lead == Some(Lead::Credit) {
            return self
                .credit(i)
                .map(|end| (end, "person-credit", 0.9, Priority::Strong));
        }
        if !self.may_begin(i) || self.is_alone(i) {
            return None;
        }
        // "Bs Nông Thị Tuyến": the name begins behind the title.
        let title = self.leads.get(i + 1).copied().flatten() == Some(Lead::Role);
        if title && walk.key(i).chars().count() <= 4 && walk.is_capital(i + 1) {
            return None;
        }
        // "Y Thuân Byă": one letter tells nothing of the rest.
        let first = i + usize::from(walk.key(i).chars().count() == 1);
        let upper = walk.case(first) == Case::Upper;
        let end = self.name_end(i, upper);
        let len = end - i;
        let nobody = walk.page.tokens.reads(i, &["việt", "nam"])
            || is_brand_of_branches(walk.key(i))
            // "mang về cho anh Bằng Lao động sáng tạo".
            || walk.page.tokens.reads(i, &["phó", "chủ", "tịch"])
            || walk.key(i) == "bằng" && matches!(walk.key(i + 1), "lao" | "khen")
            || walk.key(i) == "y" && matches!(walk.key(i + 1), "tế" | "học" | "dược" | "tá");
        if len < 2 || nobody {
            return None;
        }
        let ong = self.is_family_of_ong(i);
        if self.begins[i] && walk.case(i) == Case::Capital && !upper && !ong {
            return None;
        }
        // "Đoàn Chủ tịch", "Đoàn Thanh niên": the run breaks off in the middle of a word.
        // "UV Ban …": an abbreviation and no family name.
        let short = upper && end > i + 1 && walk.case(i + 1) == Case::Capital;
        if short && walk.key(i).chars().count() > 1 {
            return None;
        }
        // "Phó Bí thư Đoàn Than …": the youth union.
        let youth = walk.key(i) == "đoàn"
            && walk.key_before(i) == "thư"
            && !matches!(walk.key(i + 1), "văn" | "thị");
        // "Phó TB Tuyên giáo", "Hồ Núi Cốc".
        let common = walk.key(i) == "phó" && walk.case(i + 1) == Case::Upper && !upper
            || walk.key(i) == "đoàn" && walk.key(i + 1) == "khối"
            || walk.key(i) == "đường" && is_surname(walk.key(i + 1))
            || walk.key(i) == "hồ" && matches!(walk.key(i + 1), "núi" | "gươm" | "tây" | "hoàn");
        if youth || common {
            return None;
        }
        let body = walk.key(i) == "đoàn"
            && matches!(
                (walk.key(end - 1), walk.key(end)),
                ("chủ", "tịch") | ("thanh", "niên") | ("kinh", "tế") | ("đại", "biểu")
            );
        if body {
            return None;
        }
        // "ĐD. Trà Thị Hoa": behind a title the middle name tells, whatever the family name.
        let middle = lead.is_some()
            && len >= 3
            && walk.key(i + 1) == "thị"
            && !NO_NAME.contains(walk.key(i));
        let surname = is_surname(walk.key(i)) || middle || ong || self.is_khmer_woman(i, lead);
        // "đoàn viên K’ Brếp".
        let highland =
            matches!(walk.key(i), "k" | "h") && matches!(walk.punct(i + 1), Some('’' | '\'' | '‘'));
        let surname = surname || highland;
        // "Phó Giám đốc Sở Y tế Phú Thọ Phùng Văn Lập": the body's name goes on.
        let inside = walk.known(i).is_some_and(|known| {
            let rest = known.tokens.end;
            known.tokens.start < i
                && rest < end
                && matches!(end - rest, 3 | 4)
                && is_surname(walk.key(rest))
        });
        if inside {
            return None;
        }
        let swallowed = walk.known(i).is_some_and(|known| {
            known.tokens.end >= end
                && (known.tokens.start < i || known.tokens.len() >= len && lead.is_none())
                && known.entity.is_some()
        });
        let behind_body = i > 0
            && walk.known_ends(i)
            && !walk.known(i - 1).is_some_and(|known| {
                known.entity == Some(EntityType::Place) && known.tokens.end == i
            });
        if swallowed || lead == Some(Lead::NamedAfter) && !behind_body {
            return None;
        }
        let titled = matches!(lead, Some(Lead::Honorific | Lead::Address));
        let posted = lead == Some(Lead::Post) || self.post_follows(end);
        let after_body = i > 0 && walk.known_ends(i) && walk.punct(i - 1).is_none();
        let strong = Priority::Strong;
        match (surname, len) {
            (_, 2..) if titled && !NO_NAME.contains(walk.key(i)) => {
                Some((end, "person-honorific", 0.97, strong))
            }
            (true, 2..)
                if lead == Some(Lead::Role)
                    && walk.known(i).is_none()
                    && !self.is_of_headline(i..end) =>
            {
                Some((end, "person-role", 0.9, Priority::Normal))
            }
            (true, 2..) if posted => Some((end, "person-post", 0.96, strong)),
            (false, 2..)
                if posted
                    && !NO_NAME.contains(walk.key(i))
                    && len >= 3
                    && !(i + 2..end).any(|at| self.is_behind_unit(at)) =>
            {
                Some((end, "person-post", 0.85, Priority::Normal))
            }
            (true, 3..=5) if after_body && (len < 5 || walk.key(i + 1) == "thị") => {
                Some((end, "person-after-body", 0.93, Priority::Normal))
            }
            // "Chủ tịch LĐLĐ tỉnh A B C": who follows a post and its body is a person, whatever
            // the family name.
            (_, 2..=4) if after_body && (surname || len >= 3) && self.holds_post(i, end) => {
                Some((end, "person-after-body", 0.85, Priority::Normal))
            }
            (true, 3..=4) if !upper => Some((end, "person-surname", 0.85, Priority::Normal)),
            (_, 2) if self.is_of_the_highlands(i, end) => {
                Some((end, "person-surname", 0.8, Priority::Normal))
            }
            _ => None,
        }
    }

    /// Tells whether the words `i..end` follow a body that a post stands before, and are written as
    /// a name is.
    fn holds_post(&self, i: usize, end: usize) -> bool {
        let walk = self.walk;
        let body = walk.known_ending(i);
        let posted = body.is_some_and(|body| self.leads[body] == Some(Lead::Post));
        posted
            && !NO_NAME.contains(walk.key(i))
            && (i..end).all(|at| walk.case(at) == Case::Capital)
            && walk.known(i).is_none_or(|known| known.tokens.end <= end)
    }

    /// Returns the end of the name that begins at `i`: the run of capitals, without a post or an
    /// adverb that a lost full stop left behind it.
    fn name_end(&self, i: usize, upper: bool) -> usize {
        let walk = self.walk;
        let mut end = i;
        while end - i < 6 && walk.in_body(end) && (end == i || walk.follows(end)) {
            let capital = walk.is_capital(end);
            // "Lê văn Tám": a slip.
            let middle = end == i + 1
                && matches!(walk.key(end), "văn" | "thị")
                && is_surname(walk.key(i))
                && walk.is_capital(end + 1)
                && walk.follows(end + 1);
            let apostrophe = matches!(walk.punct(end), Some('’' | '\'' | '‘'))
                && !is_gap(walk, end)
                && matches!(walk.key_before(end), "h" | "k" | "y")
                && walk.is_capital(end + 1)
                // "K’ Brếp".
                && walk.follows(end + 1);
            // "Lê Văn Hùng Trần Văn Nam": the comma between two names got lost.
            let another = end >= i + 2
                && capital
                && is_surname(walk.key(end))
                && matches!(walk.key(end + 1), "văn" | "thị")
                && walk.is_capital(end + 2)
                && walk.follows(end + 2);
            // "2  Lê Văn Hùng  Nhân viên kho": the next column of a table.
            let column = end >= i + 2 && walk.begins_column(end) && !walk.is_capital(end + 1);
            if another || column {
                break;
            }
            // "Cảng HKQT": initials are no name's second word.
            let letters = walk.key(end).chars().count();
            let second = end > i + 1 || end == i + 1 && !upper && letters > 2;
            let shout = capital && second && (walk.case(end) == Case::Upper) != upper;
            let goes_on = || walk.is_word(end + 1) && walk.follows(end + 1);
            let cut = end >= i + 2
                && !walk.is_capital(end + 1)
                && goes_on()
                && !matches!(walk.key(end), "anh" | "em")
                && (self.begins[end] || ADVERBS.contains(&walk.key(end)));
            if let Some(after) = self.second_half(i, end) {
                end = after;
                continue;
            }
            // "ông Lê Văn Bằng Phó Thủ tướng": the post begins.
            let post = end >= i + 2
                && (walk.key(end) == "phó"
                    && matches!(walk.key(end + 1), "thủ" | "chủ" | "trưởng")
                    || walk.key(end) == "thủ" && walk.key(end + 1) == "tướng");
            if post || !(capital || apostrophe || middle) || shout && walk.key(end) != "h" || cut {
                break;
            }
            end += 1;
        }
        if self.slipped_given(i, end) {
            end += 1;
        }
        end
    }

    /// Returns the end of the second half of a given name that a hyphen joins to the first, as Korean
    /// and Chinese names are written: "Kim Sang-woo", "Lee Mi-Sook".
    fn second_half(&self, i: usize, end: usize) -> Option<usize> {
        const FAMILIES: &[&str] = &[
            "kim", "park", "lee", "choi", "jang", "jeong", "jung", "kang", "cho", "yoon", "shin",
            "han", "oh", "seo", "kwon", "hwang", "ahn", "song", "chen", "wang", "lin", "huang",
            "chang", "tsai", "wu", "yang", "bae", "ryu", "nam", "moon", "ko", "yu",
        ];
        let walk = self.walk;
        let glued = |at: usize| walk.in_body(at) && !is_gap(walk, at);
        let joined = end > i && walk.is_dash(end) && glued(end) && glued(end + 1);
        let small = walk.case(end + 1) == Case::Lower || FAMILIES.contains(&walk.key(i));
        (joined && walk.is_word(end + 1) && small).then_some(end + 2)
    }

    /// "ông Nguyễn Văn sơn, Chủ tịch …": a given name that lost its capital, before a pause.
    fn slipped_given(&self, i: usize, end: usize) -> bool {
        let walk = self.walk;
        let middle = end == i + 2 && matches!(walk.key(i + 1), "văn" | "thị");
        let small = walk.is_word(end) && walk.follows(end) && walk.case(end) == Case::Lower;
        let pause = walk.is_dash(end + 1) || matches!(walk.punct(end + 1), Some(',' | '(' | ')'));
        middle && small && pause && is_surname(walk.key(i))
    }

    /// Tells whether a post follows behind a dash, a comma or an opening parenthesis.
    fn post_follows(&self, end: usize) -> bool {
        let walk = self.walk;
        let separator = walk.is_dash(end) || matches!(walk.punct(end), Some(',' | '(' | ':'));
        let start = if separator || walk.key(end) == "là" {
            end + 1
        } else {
            return false;
        };
        let window = start + 2..(start + 7).min(self.leads.len());
        let head = matches!(walk.key(start), "pct" | "ct" | "tbt");
        head || window
            .into_iter()
            .any(|at| self.leads[at] == Some(Lead::Post) && (start..at).all(|k| walk.is_word(k)))
    }
}

pub(super) fn is_gap(walk: &Walk<'_>, i: usize) -> bool {
    walk.page.tokens[i].space_before > crate::text::Gap::None
}

/// Returns a name as it is written in running text: `TÁ LÂM` as `Tá Lâm`.
pub(super) fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let shouted = !word.chars().any(char::is_lowercase) && word.chars().count() > 1;
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if shouted => {
                out.push(first);
                out.extend(chars.flat_map(char::to_lowercase));
            }
            _ => out.push_str(word),
        }
    }
    out
}
