//! Laws, rules of conduct and statutes, by their names.

use std::ops::Range;

use super::congress::is_roman;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::text::{Case, fold, slug};

/// "Điều lệ Công đoàn Việt Nam [khóa XII]": the statute of a body.
pub(super) fn statute(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let body = walk.known_at(head.end, &[EntityType::Union, EntityType::Org])?;
    let mut end = body.tokens.end;
    if walk.key(end) == "khoá" && is_roman(walk, end + 1)
        || walk.key(end) == "khóa" && is_roman(walk, end + 1)
    {
        end += 2;
    }
    let name = walk.text(head.start..end);
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-statute")
            .named(format!("l:{}", slug(name)), name)
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// Laws whose names a capital alone would cut; the part behind "Luật".
const LAWS: [&str; 60] = [
    "ngân sách nhà nước",
    "quản lý thuế",
    "quản lý , sử dụng tài sản công",
    "giáo dục đại học",
    "nhà giáo",
    "phòng , chống thiên tai",
    "phòng , chống bệnh truyền nhiễm",
    "khám bệnh , chữa bệnh",
    "tiếp công dân",
    "tổ chức chính quyền địa phương",
    "mặt trận tổ quốc việt nam",
    "ban hành văn bản quy phạm pháp luật",
    "sử dụng năng lượng tiết kiệm và hiệu quả",
    "kinh doanh bất động sản",
    "hợp tác xã",
    "đất đai",
    "doanh nghiệp",
    "đầu tư công",
    "kế toán",
    "lưu trữ",
    "trẻ em",
    "thanh niên",
    "an toàn , vệ sinh lao động",
    "an toàn vệ sinh lao động",
    "bảo hiểm xã hội",
    "bảo hiểm y tế",
    "việc làm",
    "phòng , chống tham nhũng",
    "phòng chống tham nhũng",
    "phòng cháy , chữa cháy",
    "phòng cháy và chữa cháy",
    "phòng cháy chữa cháy",
    "phòng cháy , chữa cháy và cứu nạn , cứu hộ",
    "phòng , chống bạo lực gia đình",
    "phòng chống bạo lực gia đình",
    "phòng , chống ma túy",
    "phòng , chống tác hại của rượu , bia",
    "phòng , chống tác hại của thuốc lá",
    "thực hiện dân chủ ở cơ sở",
    "bình đẳng giới",
    "hôn nhân và gia đình",
    "cán bộ , công chức",
    "cán bộ công chức",
    "giao thông đường bộ",
    "trật tự , an toàn giao thông đường bộ",
    "bảo vệ môi trường",
    "bảo vệ bí mật nhà nước",
    "thực hành tiết kiệm , chống lãng phí",
    "hòa giải ở cơ sở",
    "trợ giúp pháp lý",
    "an ninh mạng",
    "an toàn thông tin mạng",
    "nghĩa vụ quân sự",
    "dân quân tự vệ",
    "căn cước công dân",
    "tiếp cận thông tin",
    "giáo dục nghề nghiệp",
    "người cao tuổi",
    "người khuyết tật",
    "xử lý vi phạm hành chính",
];

/// What laws are called in short: "Luật ATVSLĐ".
const SHORT: [(&str, &str); 8] = [
    ("atvslđ", "an toàn vệ sinh lao động"),
    ("at , vslđ", "an toàn vệ sinh lao động"),
    ("bhxh", "bảo hiểm xã hội"),
    ("bhyt", "bảo hiểm y tế"),
    ("pccc", "phòng cháy chữa cháy"),
    ("thi đua , kt", "thi đua khen thưởng"),
    ("tđkt", "thi đua khen thưởng"),
    ("lđ", "lao động"),
];

/// Returns the end of a law's name or short name that stands at `i`, and the whole name.
fn listed_law(walk: &Walk<'_>, i: usize) -> Option<(usize, String)> {
    let reads = |name: &str| {
        let name = fold(name);
        let words: Vec<&str> = name.split(' ').collect();
        let end = i + words.len();
        let reads = walk.page.tokens.reads(i, &words) && (i..end).all(|at| walk.flows(at));
        reads.then_some(end)
    };
    let whole = LAWS
        .iter()
        .filter_map(|name| Some((reads(name)?, (*name).to_owned())));
    let short = SHORT
        .iter()
        .filter_map(|(short, name)| Some((reads(short)?, (*name).to_owned())));
    whole.chain(short).max_by_key(|(end, _)| *end)
}

/// "Luật Công đoàn năm 2012", "Bộ luật Lao động": the capitalised name.
pub(super) fn law(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    if walk.is_capital(head.start)
        && walk.is_capital(head.end)
        && let Some((end, name)) = listed_law(walk, head.end)
    {
        let kind = walk.page.tokens.fold(head.clone());
        let whole = with_year(walk, end);
        let year = year_told(walk, end..whole);
        let end = whole;
        return Some(
            Proposal::new(head.start..end, EntityType::Legal, "legal-law")
                .named(
                    format!("l:{}", slug(&format!("{kind} {name} {year}"))),
                    walk.text(head.start..end),
                )
                .with_confidence(0.9)
                .with_priority(Priority::Strong),
        );
    }
    let end = walk.capitals(head.end, 1);
    if !walk.is_capital(head.start) || end == head.end || walk.case(head.end) == Case::Upper {
        return None;
    }
    let sentence = walk.sentence(head.start).end;
    let mut end = end;
    // A law's name goes on in small letters: "Luật Thi đua, khen thưởng".
    while end < sentence && end < head.end + 8 && walk.is_word(end) && walk.follows(end) {
        let key = walk.key(end);
        let known = matches!(
            key,
            "đoàn"
                | "động"
                | "đua"
                | "khen"
                | "thưởng"
                | "sinh"
                | "an"
                | "toàn"
                | "vệ"
                | "bảo"
                | "hiểm"
                | "xã"
                | "hội"
                | "nghiệp"
                | "trường"
                | "chính"
                | "giáo"
                | "dục"
                | "làm"
                | "việc"
                | "viên"
                | "chức"
        );
        if !known {
            break;
        }
        end += 1;
        if walk.punct(end) == Some(',') && matches!(walk.key(end + 1), "khen" | "vệ") {
            end += 1;
        }
    }
    if end < head.end + 2 {
        return None;
    }
    let name = walk.text(head.start..end);
    let whole = with_year(walk, end);
    let year = year_told(walk, end..whole);
    let end = whole;
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-law")
            .named(
                format!("l:{}", slug(&format!("{name} {year}"))),
                walk.text(head.start..end),
            )
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// "Luật Công đoàn năm 2012", "Bộ luật Lao động 2019", "Luật A sửa đổi năm 2013": the year tells which of the laws
/// of this name is meant.
fn with_year(walk: &Walk<'_>, end: usize) -> usize {
    let amended = walk.page.tokens.reads(end, &["sửa", "đổi"]);
    let from = end + 2 * usize::from(amended);
    let at = from + usize::from(walk.key(from) == "năm");
    let year = matches!(walk.key(at).parse(), Ok(1990..=2040));
    if year && (end..=at).all(|i| walk.follows(i)) {
        at + 1
    } else {
        end
    }
}

/// Returns the words for a law's year as its identifier has them: "2019" is "năm 2019".
fn year_told(walk: &Walk<'_>, year: Range<usize>) -> String {
    match year.len() {
        0 => String::new(),
        1 => format!("năm {}", walk.key(year.start)),
        _ => walk.text(year).to_owned(),
    }
}

/// "Quy tắc ứng xử …": the whole phrase up to a strong pause.
pub(super) fn rules(walk: &Walk<'_>, head: &Range<usize>) -> Proposal {
    let sentence = walk.sentence(head.start).end;
    let end = (head.end..sentence)
        .find(|&i| {
            matches!(walk.punct(i), Some(';' | '.' | ':' | '(' | '“' | '"' | '…'))
                || matches!(walk.key(i), "gắn" | "đã" | "được" | "nhằm" | "để")
        })
        .unwrap_or(sentence);
    let name = walk.text(head.start..end);
    Proposal::new(head.start..end, EntityType::Legal, "legal-rules")
        .named(format!("l:{}", slug(name)), name)
        .with_confidence(0.75)
        .with_priority(Priority::Strong)
}
