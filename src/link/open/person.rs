//! Persons: a family name and what follows, an honorific or a post before a name, bylines, and
//! later short forms ("bà Yến") of a name that the article gave in full.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::{Keyed, Phrases};
use crate::text::{Case, Gap, TokenKind, Tokens, fold, slug};

static SURNAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    include_str!("names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(fold)
        .collect()
});

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// "đồng chí", "đ/c", "nhà giáo": a full name follows.
    Honorific,
    /// "công nhân", "đoàn viên": a name with a family name may follow.
    Role,
    /// "ông", "bà": a full name or a given name follows.
    Address,
    /// "Chủ tịch", "Bí thư": a name may follow.
    Post,
    /// "Ảnh:", "Tác giả:": a byline follows.
    Credit,
    /// "đường", "phường", "giải thưởng": what follows is named after a person.
    NamedAfter,
}

static LEADS: LazyLock<Phrases<Lead>> = LazyLock::new(|| {
    let table: [(Lead, &[&str]); 6] = [
        (
            Lead::Honorific,
            &[
                "đồng chí",
                "đ/c",
                "đ.c",
                "đc",
                "nhà giáo",
                "đảng viên",
                "nhà báo",
                "tên là",
                "liệt sĩ",
            ],
        ),
        (
            Lead::Role,
            &[
                "bác sĩ",
                "bác sỹ",
                "y sĩ",
                "kỹ sư",
                "thạc sĩ",
                "tiến sĩ",
                "giáo sư",
                "đoàn viên",
                "công nhân",
                "ths",
                "ts",
                "bs",
                "pgs",
                "gs",
                "ca sĩ",
                "nghệ sĩ",
                "nghệ nhân",
                "anh hùng",
                "chiến sĩ",
                "học sinh",
                "sinh viên",
                "cô giáo",
                "thầy giáo",
                "phóng viên",
                "luật sư",
                "doanh nhân",
                "cử nhân",
                "vận động viên",
                "điều dưỡng",
                "nữ công nhân",
                "tài xế",
                "thợ",
            ],
        ),
        (
            Lead::Address,
            &[
                "ông", "bà", "anh", "chị", "cô", "thầy", "em", "cháu", "bạn", "chú", "bác",
            ],
        ),
        (
            Lead::Post,
            &[
                "chủ tịch",
                "phó chủ tịch",
                "bí thư",
                "phó bí thư",
                "giám đốc",
                "phó giám đốc",
                "tổng giám đốc",
                "phó tổng giám đốc",
                "trưởng ban",
                "phó trưởng ban",
                "trưởng phòng",
                "phó trưởng phòng",
                "hiệu trưởng",
                "phó hiệu trưởng",
                "tổ trưởng",
                "tổ phó",
                "thủ tướng",
                "phó thủ tướng",
                "bộ trưởng",
                "thứ trưởng",
                "chánh văn phòng",
                "phó chánh văn phòng",
                "chủ nhiệm",
                "phó chủ nhiệm",
                "ủy viên",
                "chuyên viên",
                "tổng bí thư",
                "chủ tịch nước",
                "phó chủ tịch nước",
                "chủ tịch quốc hội",
                "phó chủ tịch quốc hội",
                "quản đốc",
                "kế toán trưởng",
                "cục trưởng",
                "vụ trưởng",
                "viện trưởng",
                "chi cục trưởng",
                "trạm trưởng",
                "đội trưởng",
                "quyền chủ tịch",
                "nguyên chủ tịch",
                "nguyên phó chủ tịch",
                "phó chủ tịch thường trực",
                "phó bí thư thường trực",
                "thường trực",
                "phó ban",
                "phó phòng",
                "phó trưởng",
                "thư ký",
                "tổng biên tập",
                "phó tổng biên tập",
                "hiệu phó",
                "thủ trưởng",
                "chính ủy",
                "tgđ",
                "ptgđ",
                "gđ",
                "pgđ",
                "pct",
                "phó chủ nhiệm thường trực",
                "phó tổng biên tập",
            ],
        ),
        (
            Lead::Credit,
            &[
                "ảnh :",
                "tác giả :",
                "tác giả bài viết :",
                "bài và ảnh :",
                "bài , ảnh :",
                "bài :",
                "tin , ảnh :",
                "tin và ảnh :",
                "tin - ảnh :",
                "bài - ảnh :",
                "thực hiện :",
                "người viết :",
                "biên tập :",
                "tin :",
                "tin bài :",
                "ảnh minh họa :",
            ],
        ),
        (
            Lead::NamedAfter,
            &[
                "đường",
                "ngã tư",
                "ngã ba",
                "phố",
                "phường",
                "xã",
                "quận",
                "huyện",
                "thị trấn",
                "thị xã",
                "thành phố",
                "tỉnh",
                "trường",
                "thcs",
                "thpt",
                "tiểu học",
                "mầm non",
                "trung học cơ sở",
                "trung học phổ thông",
                "đại học",
                "giải thưởng",
                "quỹ",
                "bảo tàng",
                "cầu",
                "công viên",
                "học bổng",
                "mang tên",
                "giải",
                "đại lộ",
                "quảng trường",
                "khu di tích",
                "tp",
                "tượng đài",
                "bệnh viện",
                "nhà máy",
                "công ty",
                "đội",
                "cách mạng",
                "thanh niên cộng sản",
                "tncs",
                "đttn cộng sản",
                "phong cách",
                "tư tưởng",
                "lăng",
                "cp",
                "tnhh",
                "mtv",
                "cổ phần",
                "kcn",
                "khu công nghiệp",
                "khách sạn",
                "ngân hàng",
                "hội trường",
            ],
        ),
    ];
    Phrases::new(
        table
            .iter()
            .flat_map(|(lead, phrases)| phrases.iter().map(move |phrase| (*phrase, *lead))),
    )
});

/// Words that begin a post, a body or a sentence and no name, though a capital stands there.
static NO_NAME: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
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

pub(super) fn is_surname(key: &str) -> bool {
    SURNAMES.contains(key)
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

/// Proposes the persons of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut finder = Finder {
        walk,
        leads: vec![None; walk.page.tokens.len() + 1],
        begins: vec![false; walk.page.tokens.len() + 1],
        found: Vec::new(),
        known_names: BTreeMap::new(),
        taken: vec![false; walk.page.tokens.len() + 1],
    };
    let mut given = Vec::new();
    for hit in LEADS.find(walk.page.tokens, keyed) {
        finder.leads[hit.tokens.end] = Some(hit.value);
        finder.begins[hit.tokens.start] = !matches!(hit.value, Lead::NamedAfter | Lead::Role)
            && (hit.tokens.len() > 1 || hit.value == Lead::Address);
        if matches!(hit.value, Lead::Address | Lead::Role) {
            given.push(hit.tokens.end);
        }
    }
    for range in walk.page.body {
        finder.scan(range.clone());
    }
    finder.byline();
    finder.short_forms(&given);
    finder.uncle_ho();
    finder.found
}

struct Finder<'w, 'a> {
    walk: &'w Walk<'a>,
    /// What lead ends right before each token.
    leads: Vec<Option<Lead>>,
    /// Whether a lead begins at each token.
    begins: Vec<bool>,
    found: Vec<Proposal>,
    /// The full names found, folded, with their places in `found`.
    known_names: BTreeMap<String, usize>,
    /// Whether a person was found at each token.
    taken: Vec<bool>,
}

impl Finder<'_, '_> {
    fn scan(&mut self, range: Range<usize>) {
        let walk = self.walk;
        let mut next = range.start;
        for i in walk.capitals_in(range) {
            if i >= next
                && let Some((end, rule, confidence, priority)) = self.name_at(i)
            {
                self.add(i..end, rule, confidence, priority);
                next = end;
            }
        }
    }

    /// Tells whether a run of capitals may begin at `i`: not in the middle of another one, unless
    /// a known name or a lead ends there.
    fn may_begin(&self, i: usize) -> bool {
        let walk = self.walk;
        let fresh = i == 0 || !walk.is_capital(i - 1) || !walk.follows(i);
        fresh || walk.known_ends(i) || self.leads[i].is_some()
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

    fn name_at(&self, i: usize) -> Option<(usize, &'static str, f32, Priority)> {
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
        let upper = walk.case(i) == Case::Upper;
        let end = self.name_end(i, upper);
        let len = end - i;
        if len < 2 {
            return None;
        }
        if self.begins[i] && walk.case(i) == Case::Capital && !upper {
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
        let surname = is_surname(walk.key(i));
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
            (true, 2..) if lead == Some(Lead::Role) && walk.known(i).is_none() => {
                Some((end, "person-role", 0.9, Priority::Normal))
            }
            (true, 2..) if posted => Some((end, "person-post", 0.96, strong)),
            (false, 2..) if posted && !NO_NAME.contains(walk.key(i)) && len >= 3 => {
                Some((end, "person-post", 0.85, Priority::Normal))
            }
            (true, 3..=4) if after_body => Some((end, "person-after-body", 0.93, Priority::Normal)),
            // "Chủ tịch LĐLĐ tỉnh A B C": who follows a post and its body is a person, whatever
            // the family name.
            (_, 2..=4) if after_body && (surname || len >= 3) && self.holds_post(i, end) => {
                Some((end, "person-after-body", 0.85, Priority::Normal))
            }
            (true, 3..=4) if !upper => Some((end, "person-surname", 0.85, Priority::Normal)),
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
                && !is_gap(walk, end + 1);
            let shout = capital && end > i + 1 && (walk.case(end) == Case::Upper) != upper;
            let goes_on = || walk.is_word(end + 1) && walk.follows(end + 1);
            let cut = end >= i + 2
                && !walk.is_capital(end + 1)
                && goes_on()
                && (self.begins[end] || ADVERBS.contains(&walk.key(end)));
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
        end
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

    /// Reads the name behind "Ảnh:": capitals on one line, with initials.
    fn credit(&self, i: usize) -> Option<usize> {
        let walk = self.walk;
        if walk.punct(i + 1) == Some('.') && walk.is_capital(i + 2) && !is_gap(walk, i + 2) {
            return Some(i + 3);
        }
        let upper = walk.case(i) == Case::Upper;
        let mut end = walk.capitals(i, 4);
        if let Some(cut) = (i + 1..end).find(|&at| (walk.case(at) == Case::Upper) != upper) {
            end = cut;
        }
        let blocked = NO_NAME.contains(walk.key(i));
        (end - i >= 2 && !blocked).then_some(end)
    }

    fn add(
        &mut self,
        tokens: Range<usize>,
        rule: &'static str,
        confidence: f32,
        priority: Priority,
    ) {
        let name = title_case(self.walk.text(tokens.clone()));
        let id = format!("n:{}", slug(&name));
        let folded = self.walk.page.tokens.fold(tokens.clone());
        self.known_names.insert(folded, self.found.len());
        self.push(
            Proposal::new(tokens, EntityType::Person, rule)
                .named(id, name)
                .with_confidence(confidence)
                .with_priority(priority),
        );
    }

    /// Takes the author that the page names, and a last line that is nothing but a name.
    fn byline(&mut self) {
        let walk = self.walk;
        if let Some(author) = &walk.page.article.author {
            let words = fold(author);
            let keys: Vec<&str> = words.split(' ').collect();
            let stands = |i: &usize| walk.page.tokens.reads(*i, &keys);
            let all = 0..walk.page.tokens.len();
            let last = all.clone().rev().filter(|&i| walk.in_body(i)).find(stands);
            // Under the headline, where the line is the page's.
            let last = last.or_else(|| all.clone().find(stands));
            if let Some(i) = last.filter(|&i| keys.len() >= 2 && self.free(i)) {
                self.add(i..i + keys.len(), "person-byline", 0.95, Priority::Strong);
            }
        }
        self.initials();
        self.under_headline();
        let lines = walk.page.body.iter().rev().take(2).map(|range| range.end);
        for end in lines.collect::<Vec<_>>() {
            let mut start = end;
            while start > 0
                && end - start < 5
                && walk.is_capital(start - 1)
                && walk.case(start - 1) == Case::Capital
                && (start == end || walk.follows(start))
                && walk.in_body(start - 1)
            {
                start -= 1;
            }
            // "Mai Hoa - Lê Nam": the first of two.
            if start >= 3 && walk.is_dash(start - 1) && end - start >= 2 {
                self.first_of_two(start - 1);
            }
            let second = start > 1 && walk.is_dash(start - 1) && self.taken[start - 2];
            let own_line =
                start > 0 && (!walk.follows(start) || second) && walk.known(start).is_none();
            let after_stop = start > 0
                && matches!(walk.punct(start - 1), Some('.' | '…' | '”' | '"' | '!'))
                && walk.known(start).is_none();
            let len = end - start;
            if (2..=4).contains(&len)
                && (own_line || after_stop)
                && !NO_NAME.contains(walk.key(start))
                && self.free(start)
            {
                self.add(start..end, "person-byline", 0.85, Priority::Normal);
            }
        }
    }

    /// Takes the author before a dash that ends at `end`, if the line is nothing but the two.
    fn first_of_two(&mut self, end: usize) {
        let walk = self.walk;
        let mut start = end;
        while start > 0
            && end - start < 4
            && walk.case(start - 1) == Case::Capital
            && (start == end || walk.follows(start))
            && walk.in_body(start - 1)
        {
            start -= 1;
        }
        let own_line = start > 0 && !walk.follows(start) && walk.known(start).is_none();
        if end - start >= 2 && own_line && !NO_NAME.contains(walk.key(start)) && self.free(start) {
            self.add(start..end, "person-byline", 0.85, Priority::Normal);
        }
    }

    /// Takes the author's line under a headline, which a bar ends: "Mai Hoa |", "M.HOA |".
    fn under_headline(&mut self) {
        let walk = self.walk;
        let tokens = walk.page.tokens;
        let begins = |i: usize| tokens[i].space_before > Gap::Space;
        for bar in (2..tokens.len().min(80)).filter(|&i| walk.punct(i) == Some('|')) {
            let closes = tokens.get(bar + 1).is_some_and(|_| begins(bar + 1));
            let start = (bar.saturating_sub(4)..bar).rev().find(|&i| begins(i));
            let Some(start) = start.filter(|&start| closes && start > 0) else {
                continue;
            };
            let initial = bar == start + 3 && walk.punct(start + 1) == Some('.');
            let words = bar - start >= 2 && (start..bar).all(|i| walk.case(i) == Case::Capital);
            let named = initial && walk.is_capital(start) && walk.is_capital(start + 2)
                || words && walk.known(start).is_none() && !NO_NAME.contains(walk.key(start));
            if named && self.free(start) {
                self.add(start..bar, "person-byline", 0.85, Priority::Normal);
                return;
            }
        }
    }

    /// Takes a line that is nothing but an initial and a name: "V.Hoa".
    fn initials(&mut self) {
        let walk = self.walk;
        let capitals = walk
            .page
            .body
            .iter()
            .flat_map(|range| walk.capitals_in(range.clone()));
        let lines: Vec<usize> = capitals
            .filter(|&i| {
                let glued = |at: usize| walk.in_body(at) && !is_gap(walk, at);
                let whole = walk.punct(i + 1) == Some('.')
                    && glued(i + 1)
                    && walk.is_capital(i + 2)
                    && glued(i + 2);
                let alone = (i == 0 || !walk.follows(i)) && !walk.follows(i + 3);
                whole && alone && walk.key(i).chars().count() <= 2
            })
            .collect();
        for i in lines.into_iter().filter(|&i| i > 0) {
            if self.free(i) {
                self.add(i..i + 3, "person-byline", 0.85, Priority::Normal);
            }
        }
    }

    fn free(&self, i: usize) -> bool {
        !self.taken.get(i).copied().unwrap_or_default()
    }

    fn push(&mut self, person: Proposal) {
        self.taken[person.tokens.clone()].fill(true);
        self.found.push(person);
    }

    /// Links "bà Yến" to the last full name that ends so.
    fn short_forms(&mut self, given: &[usize]) {
        let walk = self.walk;
        for &i in given {
            let end = walk.capitals(i, 3);
            if end == i || !self.free(i) || !walk.flows(i) {
                continue;
            }
            let folded = walk.page.tokens.fold(i..end);
            let full = self
                .known_names
                .iter()
                .filter(|(name, _)| {
                    name.strip_suffix(folded.as_str())
                        .is_some_and(|before| before.ends_with(' '))
                })
                .map(|(_, &n)| self.found[n].clone())
                .next();
            if let Some(Proposal {
                id: Some(id), name, ..
            }) = full
            {
                self.push(
                    Proposal::new(i..end, EntityType::Person, "person-given-name")
                        .named(id, name)
                        .by_way_of_the_article(),
                );
            }
        }
    }

    /// "Bác", "Bác Hồ" inside a sentence is President Hồ Chí Minh.
    fn uncle_ho(&mut self) {
        let walk = self.walk;
        for &i in walk.signs.uncle.iter().filter(|&&i| i > 0) {
            let with_surname = walk.key(i + 1) == "hồ" && walk.is_capital(i + 1);
            // "ca ngợi Đảng, Bác Hồ".
            let listed = with_surname && walk.punct(i - 1) == Some(',');
            let plain = walk.case(i) == Case::Capital
                && walk.in_body(i)
                && walk.follows(i)
                && (walk.is_word(i - 1) || listed);
            let alone = !walk.is_capital(i + 1);
            if plain && (alone || with_surname) && self.free(i) {
                let end = if with_surname { i + 2 } else { i + 1 };
                self.push(
                    Proposal::new(i..end, EntityType::Person, "person-uncle-ho")
                        .named("n:ho-chi-minh", "Hồ Chí Minh")
                        .by_way_of_the_article(),
                );
            }
        }
    }
}

fn is_gap(walk: &Walk<'_>, i: usize) -> bool {
    walk.page.tokens[i].space_before > crate::text::Gap::None
}

/// Returns a name as it is written in running text: `TÁ LÂM` as `Tá Lâm`.
fn title_case(name: &str) -> String {
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
