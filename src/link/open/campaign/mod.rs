//! Campaigns named without quotation marks: contests, the movement of a year, editions.

mod edition;
mod season;

use std::ops::Range;
use std::sync::LazyLock;

use edition::{contests_of_places, editions};
use season::{launched_years, month, movement, of_occasion, scholarship};

use super::legal::filled;
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::names::year_of_edition;
use crate::link::phrases::{Keyed, Phrases};
use crate::text::{TokenKind, slug};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// "Hội thi nghề giỏi …".
    Contest,
    /// "Tháng hành động vì …": alone it is the one that the article names in full.
    Month,
    /// "chương trình học bổng Nguyễn Đức Cảnh".
    Scholarship,
    /// "phong trào thi đua năm 2021".
    Movement,
    /// "đợt thi đua cao điểm chào mừng …".
    Round,
    /// "cuộc thi tìm hiểu …": the name begins with what is to be learnt.
    Quiz,
}

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    Phrases::new([
        ("hội thi", Head::Contest),
        ("cuộc thi", Head::Contest),
        ("hội thao", Head::Contest),
        ("hội giảng", Head::Contest),
        ("hội diễn", Head::Contest),
        ("liên hoan", Head::Contest),
        ("tuần lễ", Head::Contest),
        ("tháng hành động", Head::Month),
        ("học bổng", Head::Scholarship),
        ("phong trào thi đua", Head::Movement),
        ("đợt thi đua", Head::Round),
        ("đợt thi đua cao điểm", Head::Round),
        ("cuộc thi tìm hiểu", Head::Quiz),
        ("hội thi tìm hiểu", Head::Quiz),
    ])
});

/// Proposes the unquoted campaigns of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut found = Vec::new();
    let hits = HEADS.find(walk.page.tokens, keyed);
    let launched_years = launched_years(walk, &hits);
    for hit in hits {
        if !walk.in_body(hit.tokens.start) {
            continue;
        }
        found.extend(match hit.value {
            Head::Contest => contest(walk, &hit.tokens),
            Head::Month => month(walk, &hit.tokens),
            Head::Scholarship => scholarship(walk, &hit.tokens),
            Head::Movement => movement(walk, &hit.tokens, &launched_years)
                .or_else(|| of_occasion(walk, &hit.tokens)),
            Head::Round => of_occasion(walk, &hit.tokens),
            Head::Quiz => contest(walk, &hit.tokens).or_else(|| quiz(walk, &hit.tokens)),
        });
    }
    found.extend(editions(walk));
    found.extend(contests_of_places(walk));
    found
}

/// Tells whether a comma only joins kinds of people: "công nhân, viên chức, lao động" is one word.
pub(super) fn joins_people(walk: &Walk<'_>, i: usize) -> bool {
    let tokens = walk.page.tokens;
    walk.punct(i) == Some(',')
        && match walk.key_before(i) {
            "chúng" => tokens.reads(i + 1, &["công", "nhân"]),
            "nhân" | "bộ" => {
                tokens.reads(i + 1, &["viên", "chức"]) || tokens.reads(i + 1, &["công", "chức"])
            }
            "chức" => {
                tokens.reads(i + 1, &["lao", "động"])
                    || tokens.reads(i + 1, &["người", "lao"])
                    || tokens.reads(i + 1, &["viên", "chức"])
            }
            _ => false,
        }
}

fn joins_fields(walk: &Walk<'_>, and: usize) -> bool {
    let body = [
        EntityType::Union,
        EntityType::Org,
        EntityType::Campaign,
        EntityType::Award,
    ];
    walk.is_capital(and + 1)
        && walk.follows(and + 1)
        && walk.is_word(and + 2)
        && walk.known_at(and + 1, &body).is_none()
        && !matches!(
            walk.key(and + 1),
            "hội" | "cuộc" | "lễ" | "giải" | "chương" | "phong"
        )
}

/// "Hội thi A khối trường học lần thứ II", "… toàn ngành": tells whether the words from `i` on say among
/// whom a contest is held, which is no part of its name.
fn says_among_whom(walk: &Walk<'_>, i: usize) -> bool {
    let whole = walk.key(i) == "toàn"
        && matches!(
            walk.key(i + 1),
            "ngành" | "tỉnh" | "huyện" | "thành" | "công" | "đơn" | "trường"
        );
    whole || walk.key(i) == "khối" && !walk.is_capital(i)
}

fn ends(walk: &Walk<'_>, i: usize) -> bool {
    if joins_people(walk, i) {
        return false;
    }
    if says_among_whom(walk, i) {
        return true;
    }
    // "tìm hiểu 95 năm lịch sử Công đoàn": how many years belongs to what is learnt.
    let learnt = i > 2 && walk.page.tokens.reads(i - 3, &["tìm", "hiểu"]);
    if walk.key(i) == "năm" && learnt && is_count(walk, i - 1) {
        return false;
    }
    // "Khoa học - Công nghệ và Kỹ thuật": "và" joins two fields of the name.
    if walk.key(i) == "và" && walk.is_capital(i.wrapping_sub(2)) && joins_fields(walk, i) {
        return false;
    }
    // "nhân dịp", "nhân kỷ niệm"; but "công nhân".
    if walk.key(i) == "nhân" && walk.key_before(i) != "công" && walk.key_before(i) != "nữ" {
        return true;
    }
    // "thu hút" ends a name, "thu hoạch" is a part of it.
    if walk.key(i) == "thu" && !matches!(walk.key(i + 1), "hút" | "được" | "về") {
        return false;
    }
    // "tổ chức Công đoàn" is no verb.
    let union = matches!(walk.key(i + 2), "công" | "đảng");
    if matches!(
        (walk.key(i), walk.key(i + 1)),
        ("dự", "kiến") | ("thể", "hiện") | ("thu", "hút")
    ) || (walk.key(i), walk.key(i + 1)) == ("tổ", "chức") && !union
    {
        return true;
    }
    // "chào mừng ngày …", "của Công ty A" say when and whose it is.
    if matches!(
        (walk.key(i), walk.key(i + 1)),
        ("chào" | "ăn", "mừng") | ("hưởng", "ứng") | ("kỷ", "niệm")
    ) || walk.key(i) == "mừng" && walk.key_before(i) != "chào"
        || walk.key(i) == "của" && walk.is_capital(i + 1)
    {
        return true;
    }
    // "Hội thi … theo hai cấp"; but "làm theo", "noi theo".
    if walk.key(i) == "theo" && !matches!(walk.key_before(i), "làm" | "noi" | "học" | "tiến") {
        return true;
    }
    // "mở rộng" belongs to the name, "mở ra" does not.
    if walk.key(i) == "mở" && walk.key(i + 1) == "rộng" {
        return false;
    }
    walk.punct(i).is_some_and(|mark| mark != '-')
        || !walk.follows(i)
        || matches!(
            walk.key(i),
            "lần"
                | "năm"
                | "do"
                | "tại"
                | "được"
                | "đã"
                | "nhằm"
                | "là"
                | "sẽ"
                | "để"
                | "khi"
                | "và"
                | "với"
                | "cấp"
                | "ở"
                | "từ"
                | "như"
                | "có"
                | "vào"
                | "khép"
                | "thu"
                | "quy"
                | "gồm"
                | "diễn"
                | "này"
                | "cho"
                | "mở"
                | "bắt"
                | "kết"
                | "sau"
                | "trên"
                | "đang"
                | "vừa"
                | "sắp"
        )
}

/// Words that say of what kind a festival is.
const COMMON: &[&str] = &[
    "văn", "nghệ", "thể", "thao", "hoá", "thuật", "quần", "chúng", "dục", "và", "-", "–",
];

/// "liên hoan văn nghệ công nhân, viên chức, lao động huyện A": a festival of workers has its name
/// in small letters too.
fn of_workers(walk: &Walk<'_>, head: &Range<usize>) -> bool {
    let festival = matches!(
        (walk.key(head.start), walk.key(head.start + 1)),
        ("liên", "hoan") | ("hội", "diễn" | "thao")
    );
    let people = (head.end..head.end + 7)
        .take_while(|&i| walk.follows(i))
        .find(|&i| !COMMON.contains(&walk.key(i)));
    festival
        && people.is_some_and(|i| {
            walk.page.tokens.reads(i, &["công", "nhân"])
                || walk.key(i).starts_with("cnvc")
                || walk.key(i).starts_with("cnlđ")
        })
}

/// "Hội thi nghề giỏi trong CNVCLĐ quận": a capitalised head and at least two words.
fn contest(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    if !walk.is_capital(head.start) && !of_workers(walk, head) {
        return None;
    }
    // "Cuộc thi trực tuyến “A”" is called A; "Hội thi - Ảnh:" has no name here.
    if walk.is_dash(head.end) {
        return None;
    }
    let limit = walk.sentence(head.start).end.min(head.end + 16);
    let end = (head.end..limit).find(|&i| ends(walk, i)).unwrap_or(limit);
    let end = behind_comma(walk, end, limit).unwrap_or(end);
    let opens = matches!(walk.punct(end), Some('“' | '"' | '«'));
    // "Cuộc thi báo chí viết về đề tài “A”" is called A.
    let announced = opens && matches!(walk.key_before(end), "tài" | "đề" | "về" | "là");
    // "Cuộc thi trực tuyến tìm hiểu pháp luật “A”": small words only say what it is in.
    let plain = (head.end..end).all(|i| !walk.is_capital(i));
    let quoted = opens && (end < head.end + 4 || plain);
    // "Hội thi Bàn tay vàng …" is known by what stands behind the head; "Hội thi Thợ giỏi"
    // has its name from a title.
    let known = walk.known_at(head.end, &[EntityType::Campaign]);
    let known = known.is_some_and(|known| {
        let listed = known.rule.starts_with("listed") || known.rule.starts_with("announced");
        listed && walk.is_capital(head.end)
    });
    // "Hội thi nhấn mạnh …", "Hội thi không chỉ …": the sentence goes on.
    let goes_on = matches!(
        walk.key(head.end),
        "không"
            | "nhấn"
            | "tạo"
            | "khai"
            | "bế"
            | "góp"
            | "còn"
            | "chính"
            | "thực"
            | "nhận"
            | "cũng"
            | "chia"
            | "bao"
            | "tổ"
            | "phát"
            | "đạt"
            | "nên"
            | "trở"
            | "giúp"
            | "mang"
            | "mong"
            | "thành"
            | "hàng"
            | "lớn"
            | "rất"
            | "thật"
            | "dành"
            | "vẫn"
            | "luôn"
            | "càng"
    ) && !walk.is_capital(head.end);
    // "Hội thao CNVCLĐ năm 2022": whose, and a year, is enough.
    let of_year = end == head.end + 1
        && walk.key(head.end).starts_with("cn")
        && year_of_edition(walk.page.tokens, end).is_some();
    // "tại Tuần lễ sáng tạo": any of its kind, unless a capital or a year names it.
    let week = walk.key(head.start) == "tuần"
        && !walk.is_capital(head.end)
        && year_of_edition(walk.page.tokens, end).is_none();
    if week || end < head.end + 2 && !of_year || quoted || announced || known || goes_on {
        return None;
    }
    // "Hội thao Công đoàn ngành A tỉnh B mừng …": whose it is, and no name.
    let old = walk.page.tokens.reads(head.end, &["truyền", "thống"]);
    let owned = head.end + 2 * usize::from(old);
    let owner = walk.known_at(owned, &[EntityType::Union]);
    let union = old && walk.is_capital(owned) && walk.page.tokens.reads(owned, &["công", "đoàn"]);
    if union || owner.is_some_and(|owner| owner.tokens.end >= end) {
        return None;
    }
    // "Liên hoan văn nghệ" is any of its kind, unless a year tells which.
    let common = (head.end..end).all(|i| COMMON.contains(&walk.key(i)));
    if common && year_of_edition(walk.page.tokens, end).is_none() && !is_year(walk, end) {
        return None;
    }
    // "Hội thi tiếng hát 2023": the year tells the edition.
    let end = end - usize::from(end > head.end + 2 && is_year(walk, end - 1));
    // "Hội thi … Thái Bình thu hút": the place where it is held ends the name.
    let name = walk.text(head.start..end);
    let (full, relative) = filled(walk, head.start..end, name.to_owned());
    let full = full
        .replace("CNVC-LĐ", "công nhân viên chức lao động")
        .replace("CNVCLĐ", "công nhân viên chức lao động")
        .replace("CNLĐ", "công nhân lao động");
    let proposal = Proposal::new(head.start..end, EntityType::Campaign, "contest-name")
        .named(format!("c:{}", slug(&full)), full)
        .with_confidence(0.75);
    Some(if relative {
        proposal.by_way_of_the_article()
    } else {
        proposal
    })
}

/// "cuộc thi tìm hiểu 85 năm tổ chức Công đoàn Việt Nam": from "tìm hiểu" on.
fn quiz(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let start = head.end - 2;
    let limit = walk.sentence(head.start).end.min(head.end + 20);
    let ended = |i: usize| ends(walk, i) && walk.key(i) != "năm";
    let end = (head.end..limit).find(|&i| ended(i)).unwrap_or(limit);
    if end < head.end + 3 || matches!(walk.punct(end), Some('“' | '"')) {
        return None;
    }
    let name = walk.text(start..end);
    Some(
        Proposal::new(start..end, EntityType::Campaign, "contest-name")
            .named(format!("c:{}", slug(name)), name)
            .with_confidence(0.75),
    )
}

/// "Hội thi A, phòng chống B lần thứ 5": a comma within the name, which its edition closes.
fn behind_comma(walk: &Walk<'_>, comma: usize, limit: usize) -> Option<usize> {
    if walk.punct(comma) != Some(',') {
        return None;
    }
    let end = (comma + 1..limit).find(|&i| ends(walk, i))?;
    let small = (comma + 1..end).all(|i| walk.is_word(i) && !walk.is_capital(i));
    let closed = year_of_edition(walk.page.tokens, end).is_some();
    (small && closed && end - comma <= 8).then_some(end)
}

fn is_count(walk: &Walk<'_>, i: usize) -> bool {
    let token = walk.page.tokens.get(i);
    token.is_some_and(|token| token.kind == TokenKind::Number) && walk.key(i).len() <= 3
}

fn is_year(walk: &Walk<'_>, i: usize) -> bool {
    let token = walk.page.tokens.get(i);
    token.is_some_and(|token| token.kind == TokenKind::Number)
        && walk.key(i).len() == 4
        && walk.key(i).starts_with("20")
}
