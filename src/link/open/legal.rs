//! Legal texts: by number ("Quyết định số 558/QĐ-TTg"), by congress ("Nghị quyết Đại hội …") and
//! by title.

use std::ops::Range;
use std::sync::LazyLock;

use super::campaign::joins_people;
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::phrases::{Keyed, Phrases};
use crate::text::{Case, Gap, TokenKind, slug};

/// What sort of head a legal text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Nearly always a legal text when a number follows.
    Act,
    /// Law: a capitalised name follows.
    Law,
    /// Rules of conduct: a title in running words follows.
    Rules,
    /// A statute: the body whose it is follows.
    Statute,
}

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    Phrases::new([
        ("quyết định", Head::Act),
        ("nghị quyết", Head::Act),
        ("nghị quyết liên tịch", Head::Act),
        ("chỉ thị", Head::Act),
        ("kế hoạch", Head::Act),
        ("kế hoạch liên tịch", Head::Act),
        ("nghị định", Head::Act),
        ("thông tư", Head::Act),
        ("thông tư liên tịch", Head::Act),
        ("công văn", Head::Act),
        ("hướng dẫn", Head::Act),
        ("kết luận", Head::Act),
        ("thông báo", Head::Act),
        ("thông tri", Head::Act),
        ("quy định", Head::Act),
        ("quy chế", Head::Act),
        ("chương trình hành động", Head::Act),
        ("chương trình phối hợp", Head::Act),
        ("chương trình", Head::Act),
        ("đề án", Head::Act),
        ("pháp lệnh", Head::Act),
        ("công điện", Head::Act),
        ("văn bản", Head::Act),
        ("luật", Head::Law),
        ("bộ luật", Head::Law),
        ("quy tắc ứng xử", Head::Rules),
        ("điều lệ", Head::Statute),
    ])
});

/// Words after which a plan or a resolution is named by its title and not drawn up anew.
const ANNOUNCING: [&str; 6] = [
    "theo",
    "thực hiện",
    "căn cứ",
    "ban hành",
    "triển khai",
    "tại",
];

/// Verbs with which the title of a plan begins.
const TITLE_VERBS: [&str; 6] = [
    "phát động",
    "tổ chức",
    "triển khai",
    "thực hiện",
    "phối hợp",
    "hành động",
];

/// Proposes the legal texts of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut found = Vec::new();
    let hits = HEADS.find(walk.page.tokens, keyed);
    for hit in hits.iter().filter(|hit| walk.in_body(hit.tokens.start)) {
        let proposal = match hit.value {
            Head::Act => by_number(walk, &hit.tokens)
                .or_else(|| by_congress(walk, &hit.tokens))
                .or_else(|| by_title(walk, &hit.tokens)),
            Head::Law => law(walk, &hit.tokens),
            Head::Rules => Some(rules(walk, &hit.tokens)),
            Head::Statute => statute(walk, &hit.tokens),
        };
        found.extend(proposal);
    }
    bare_numbers(walk, &mut found);
    complete_congresses(&mut found);
    complete_short_numbers(&mut found);
    found
}

/// Reads a number like `558/QĐ-TTg`, `6b/NQ-BCH` or `58-NQ/TW` and returns its end, and whether it
/// has a code behind the number itself.
fn number(walk: &Walk<'_>, i: usize) -> Option<(usize, bool)> {
    let tokens = walk.page.tokens;
    let first = tokens.get(i)?;
    let short_word = || {
        // A letter of the alphabet as it is printed is no digit folded; a rarer character may be.
        let byte = walk.page.article.text.as_bytes()[first.span.start as usize];
        let key = || walk.key(i);
        (byte.is_ascii_digit() || byte == 0xC2 || byte >= 0xE2)
            && key().len() <= 5
            && key().starts_with(|c: char| c.is_ascii_digit())
    };
    let numeric = match first.kind {
        TokenKind::Number => true,
        TokenKind::Word => short_word(),
        TokenKind::Punct(_) => false,
    };
    if !numeric || !walk.in_body(i) {
        return None;
    }
    let glued = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|token| token.space_before == Gap::None)
    };
    let mut end = i + 1;
    let mut code = false;
    loop {
        let joined = matches!(walk.punct(end), Some('/' | '-' | '–' | '.')) && glued(end);
        // "168/ HD-LĐLĐ": a blank that slipped in before the code.
        let slipped = walk.punct(end) == Some('/')
            && walk.follows(end + 1)
            && walk.case(end + 1) == Case::Upper
            && matches!(walk.punct(end + 2), Some('-' | '–'))
            && glued(end + 2);
        let next = tokens.get(end + 1);
        let Some(next) = next.filter(|_| joined && (glued(end + 1) || slipped)) else {
            break;
        };
        let word = next.kind == TokenKind::Word;
        // A point goes on with digits only: behind "14/8/2021.Trên" a sentence begins.
        let point = walk.punct(end) == Some('.');
        // "08/11/2022Liên đoàn": a day to which the next line was glued.
        let year = word && walk.key(end + 1).starts_with(|c: char| c.is_ascii_digit());
        let part =
            word && next.case != Case::Lower && !point && !year || next.kind == TokenKind::Number;
        if !part {
            break;
        }
        code |= word;
        end += 2;
    }
    Some((end, code))
}

/// Reads a code like "CT/TW" that stands apart from its number; returns its end.
fn number_code(walk: &Walk<'_>, at: usize) -> Option<usize> {
    let upper = |i: usize| walk.is_word(i) && walk.case(i) != Case::Lower;
    let glued = |i: usize| walk.follows(i) && walk.page.tokens[i].space_before == Gap::None;
    let code = walk.follows(at)
        && walk.case(at) == Case::Upper
        && walk.key(at).chars().count() <= 3
        && matches!(walk.punct(at + 1), Some('/' | '-'))
        && glued(at + 1)
        && glued(at + 2)
        && upper(at + 2);
    code.then_some(at + 3)
}

/// "Điều lệ Công đoàn Việt Nam [khóa XII]": the statute of a body.
fn statute(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
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

fn by_number(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let said = walk.key(head.end) == "số";
    let start = if said { head.end + 1 } else { head.end };
    // "Hướng dẫn số: 06/HD-LĐLĐ".
    let start = start + usize::from(said && walk.punct(start) == Some(':'));
    if !walk.flows(start) {
        return None;
    }
    let (end, code) = number(walk, start)?;
    // "Chỉ thị 05 CT/TW": the stroke before the code got lost.
    let (end, code) = match number_code(walk, end).filter(|_| !code && end == start + 1) {
        Some(end) => (end, true),
        None => (end, code),
    };
    let bare = end == start + 1;
    let head_key = walk.page.tokens.fold(head.clone());
    // "kế hoạch 99" needs no code; "Chương trình 75 nghìn …", "kế hoạch 5 năm" are something else.
    let short = bare
        && !code
        && (said
            || matches!(
                walk.key(start + 1),
                "của" | "về" | "và" | "," | "." | ";" | "-" | ")"
            )
            || walk.key(start + 1) == "ngày"
                && walk
                    .page
                    .tokens
                    .get(start + 2)
                    .is_some_and(|token| token.kind == TokenKind::Number))
        && (said || head_key != "chương trình")
        && walk.key(start).len() <= 4;
    if !(code || short) {
        return None;
    }
    let id = number_id(walk.text(start..end));
    let proposal = Proposal::new(head.start..end, EntityType::Legal, "legal-number")
        .named(id, walk.text(head.start..end))
        .with_confidence(if code { 0.98 } else { 0.85 })
        .with_priority(Priority::Strong);
    Some(if code {
        proposal
    } else {
        proposal.by_way_of_the_article()
    })
}

/// Writes a number as identifiers do: ASCII, lower case, without blanks, marks kept.
fn number_id(number: &str) -> String {
    let plain = crate::text::strip_marks(number).to_lowercase();
    let kept = plain.chars().filter(|c| !c.is_whitespace());
    format!(
        "l:{}",
        kept.map(|c| if c == '–' { '-' } else { c })
            .collect::<String>()
    )
}

/// "Nghị quyết [lần thứ X | XII] Đại hội …": up to the number of the congress.
fn by_congress(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    if walk.page.tokens.fold(head.clone()) != "nghị quyết" {
        return None;
    }
    let limit = walk.sentence(head.start).end.min(head.end + 24);
    let congress = (head.end..limit.min(head.end + 4))
        .find(|&i| walk.key(i) == "đại" && walk.key(i + 1) == "hội")?;
    if walk
        .page
        .tokens
        .reads(congress + 2, &["đảng", "các", "cấp"])
    {
        return Some(Proposal::shield(
            head.start..congress + 5,
            "legal-generic-congress",
        ));
    }
    let mut end = congress + 2;
    let mut numbered = (head.end..congress).any(|i| is_roman(walk, i));
    while end < limit && !stops_title(walk, end) {
        let roman = is_roman(walk, end);
        numbered |= roman;
        // "Nghị quyết Đại hội XV đạt …": only an owner belongs to it behind the number.
        let owned = |i: usize| {
            let owner = [EntityType::Union, EntityType::Org, EntityType::Place];
            matches!(walk.key(i), "của" | "đảng")
                || walk.is_capital(i)
                || walk.known_at(i, &owner).is_some()
        };
        if roman && end == congress + 2 && !owned(end + 1) {
            end += 1;
            break;
        }
        if walk.key(end) == "lần" && walk.key(end + 1) == "thứ" {
            end += 3;
            numbered = true;
            if walk.key(end) != "của" && !walk.is_capital(end) {
                break;
            }
            continue;
        }
        end += 1;
    }
    // "Nghị quyết Đại hội Đảng bộ tỉnh": the owner is named, if not the number.
    let owner = walk.known_at(congress + 2, &[EntityType::Union, EntityType::Org]);
    let owner =
        owner.filter(|owner| owner.tokens.len() >= 2 && walk.is_capital(owner.tokens.start));
    match owner {
        Some(owner) if !numbered => end = owner.tokens.end,
        None if !numbered => return None,
        _ => {}
    }
    let name = walk.text(head.start..end).to_owned();
    let (name, relative) = filled(walk, head.start..end, name);
    let name = number_behind(walk, head.end..congress, name);
    let proposal = Proposal::new(head.start..end, EntityType::Legal, "legal-congress")
        .named(format!("l:{}", slug(&name)), name)
        .with_confidence(0.93)
        .with_priority(Priority::Strong);
    Some(if relative {
        proposal.by_way_of_the_article()
    } else {
        proposal
    })
}

/// "Nghị quyết XII Đại hội …" is "Nghị quyết Đại hội XII …".
fn number_behind(walk: &Walk<'_>, number: Range<usize>, name: String) -> String {
    if number.len() != 1 {
        return name;
    }
    let number = walk.text(number);
    let before = format!("{number} Đại hội");
    name.replacen(&before, &format!("Đại hội {number}"), 1)
}

/// "Nghị quyết Đại hội XV" is "Nghị quyết Đại hội Công đoàn … lần thứ XV" of the same article.
fn complete_congresses(found: &mut [Proposal]) {
    const SHORT: [&str; 2] = ["l:nghi-quyet-dai-hoi-", "l:nghi-quyet-dai-hoi-lan-thu-"];
    let ids = found
        .iter()
        .filter(|proposal| proposal.rule == "legal-congress");
    let whole: Vec<(String, String)> = ids
        .filter_map(|proposal| Some((proposal.id.clone()?, proposal.name.clone())))
        .collect();
    for short in found
        .iter_mut()
        .filter(|found| found.rule == "legal-congress")
    {
        let id = short.id.as_deref().unwrap_or_default();
        let mut numbers = SHORT.iter().filter_map(|before| id.strip_prefix(before));
        let number = numbers.rfind(|rest| !rest.contains('-'));
        let number = number.map(str::to_owned);
        let Some(number) = number else { continue };
        let end = format!("-lan-thu-{number}");
        let full = whole.iter().find(|(other, _)| {
            other.ends_with(&end)
                && !SHORT
                    .iter()
                    .any(|short| *other == format!("{short}{number}"))
        });
        if let Some((id, name)) = full {
            short.id = Some(id.clone());
            short.name.clone_from(name);
            short.relative = true;
        }
    }
}

/// Puts the article's own place behind a bare "Thành phố", "tỉnh", "huyện" or "quận".
pub(super) fn filled(walk: &Walk<'_>, tokens: Range<usize>, name: String) -> (String, bool) {
    let scope = walk.page.scope;
    for i in tokens.clone() {
        let province_word =
            walk.key(i) == "tỉnh" || walk.key(i) == "thành" && walk.key(i + 1) == "phố";
        let district_word = matches!(walk.key(i), "huyện" | "quận");
        let after = if walk.key(i) == "thành" {
            i + 2
        } else {
            i + 1
        };
        let bare = !walk.is_capital(after) || after >= tokens.end;
        let code = if province_word {
            &scope.province
        } else {
            &scope.district
        };
        let Some(code) = code
            .as_deref()
            .filter(|_| bare && (province_word || district_word))
        else {
            continue;
        };
        let Some(place) = place_name(walk, code) else {
            continue;
        };
        let mut parts: Vec<&str> = Vec::new();
        if i > tokens.start {
            parts.push(walk.text(tokens.start..i));
        }
        parts.push(&place);
        if after < tokens.end {
            parts.push(walk.text(after..tokens.end));
        }
        return (parts.join(" "), true);
    }
    (name, false)
}

/// Returns the full name that the page itself gives the place with this code, else the gazetteer's.
fn place_name(walk: &Walk<'_>, code: &str) -> Option<String> {
    let id = format!("p:{code}");
    walk.page
        .known
        .iter()
        .find(|proposal| proposal.id.as_deref() == Some(id.as_str()) && !proposal.name.is_empty())
        .map(|proposal| proposal.name.clone())
        .or_else(|| {
            let gazetteer = walk.page.gazetteer;
            let place = gazetteer
                .find_place(code)
                .or_else(|| gazetteer.find_place(&id))?;
            Some(gazetteer.place(place).title())
        })
}

fn is_roman(walk: &Walk<'_>, i: usize) -> bool {
    walk.case(i) != Case::Lower && crate::text::number::roman(walk.key(i)).is_some()
}

/// Tells whether a title in running words cannot go on at `i`.
fn stops_title(walk: &Walk<'_>, i: usize) -> bool {
    if joins_people(walk, i) {
        return false;
    }
    let mark = matches!(
        walk.punct(i),
        Some(',' | ';' | '.' | ':' | '(' | ')' | '“' | '”' | '"' | '…' | '!')
    );
    mark || !walk.flows(i)
        || matches!(
            walk.key(i),
            "và" | "gắn"
                | "vào"
                | "do"
                | "tại"
                | "đã"
                | "được"
                | "với"
                | "nhằm"
                | "là"
                | "để"
                | "cho"
                | "đến"
                | "nhiệm"
        )
}

/// A plan or a resolution by its title: "Nghị quyết của … về “…”", "Kế hoạch phát động … năm 2021".
fn by_title(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let kind = walk.page.tokens.fold(head.clone());
    if !walk.is_capital(head.start) || matches!(kind.as_str(), "chương trình" | "văn bản") {
        return None;
    }
    let sentence = walk.sentence(head.start);
    let announced = ANNOUNCING.iter().any(|words| {
        let keys: Vec<&str> = words.split(' ').collect();
        head.start
            .checked_sub(keys.len())
            .is_some_and(|at| at >= sentence.start && walk.page.tokens.reads(at, &keys))
    });
    if !announced {
        return None;
    }
    let limit = sentence.end.min(head.end + 40);
    let end = if walk.key(head.end) == "của" {
        quoted_title(walk, head.end, limit)?
    } else {
        dated_title(walk, head.end, limit)?
    };
    let name = long_forms(walk.text(head.start..end));
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-title")
            .named(format!("l:{}", slug(&name)), name)
            .with_confidence(0.8)
            .with_priority(Priority::Strong),
    )
}

/// "… của ORG về “…”": up to the closing quotation mark.
fn quoted_title(walk: &Walk<'_>, from: usize, limit: usize) -> Option<usize> {
    let about = (from..limit).find(|&i| walk.key(i) == "về")?;
    if !matches!(walk.punct(about + 1), Some('“' | '"')) {
        return None;
    }
    (from..about)
        .all(|i| !matches!(walk.punct(i), Some(',' | ';' | ':')))
        .then_some(())?;
    let close = (about + 2..limit).find(|&i| matches!(walk.punct(i), Some('”' | '"')))?;
    Some(close + 1)
}

/// "phát động phong trào thi đua năm 2021": a verb, then up to the year.
fn dated_title(walk: &Walk<'_>, from: usize, limit: usize) -> Option<usize> {
    let verb = TITLE_VERBS.iter().any(|verb| {
        let keys: Vec<&str> = verb.split(' ').collect();
        walk.page.tokens.reads(from, &keys)
    });
    if !verb {
        return None;
    }
    let end = (from..limit).find(|&i| stops_title(walk, i) && walk.key(i) != "và")?;
    let year = (from..end).rev().take(2).any(|i| {
        let key = walk.key(i);
        key.len() == 4 && key.starts_with("20")
    });
    year.then_some(end)
}

/// Writes abbreviations of a title out, as its identifier has them.
fn long_forms(title: &str) -> String {
    title
        .replace("Tổng LĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam")
        .replace("Tổng LĐLĐ VN", "Tổng Liên đoàn Lao động Việt Nam")
        .replace("LĐLĐ", "Liên đoàn Lao động")
}

/// "Luật Công đoàn năm 2012", "Bộ luật Lao động": the capitalised name.
fn law(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
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
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-law")
            .named(
                format!("l:{}", slug(walk.text(head.start..end))),
                walk.text(head.start..end),
            )
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// "Quy tắc ứng xử …": the whole phrase up to a strong pause.
fn rules(walk: &Walk<'_>, head: &Range<usize>) -> Proposal {
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

/// Numbers with a code but without a head: "(số 1689/QĐ-TLĐ)".
fn bare_numbers(walk: &Walk<'_>, found: &mut Vec<Proposal>) {
    let mut spans: Vec<Range<usize>> = found
        .iter()
        .map(|proposal| proposal.tokens.clone())
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut next = 0;
    for i in walk.figures() {
        if i < next {
            continue;
        }
        let taken = || {
            let at = spans.partition_point(|span| span.end <= i);
            spans.get(at).is_some_and(|span| span.start <= i)
        };
        let fresh = i == 0
            || walk.page.tokens[i].space_before > Gap::None
            || walk.punct(i - 1) == Some('(');
        let read = if fresh { number(walk, i) } else { None };
        match read.filter(|_| !taken()) {
            Some((end, true)) if end >= i + 5 && has_slash(walk, i..end) => {
                let start = if walk.key_before(i) == "số" {
                    i - 1
                } else {
                    i
                };
                found.push(
                    Proposal::new(start..end, EntityType::Legal, "legal-bare-number")
                        .named(number_id(walk.text(i..end)), walk.text(i..end))
                        .with_confidence(0.7)
                        .with_priority(Priority::Strong),
                );
                next = end;
            }
            _ => {}
        }
    }
}

fn has_slash(walk: &Walk<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|i| walk.punct(i) == Some('/'))
}

/// "Chỉ thị 03" is "Chỉ thị 03/CT-TLĐ" of the same article.
fn complete_short_numbers(found: &mut [Proposal]) {
    let whole: Vec<(String, String)> = found
        .iter()
        .filter(|proposal| !proposal.relative)
        .filter_map(|proposal| Some((proposal.id.clone()?, proposal.name.clone())))
        .collect();
    for short in found.iter_mut().filter(|proposal| proposal.relative) {
        let Some(id) = &short.id else { continue };
        let head = short.name.split_whitespace().next().unwrap_or_default();
        let full = whole.iter().find(|(other, name)| {
            let rest = other.strip_prefix(id.as_str()).unwrap_or_default();
            (rest.starts_with('/') || rest.starts_with('-')) && name.starts_with(head)
        });
        if let Some((id, name)) = full {
            short.id = Some(id.clone());
            short.name = name.clone();
        }
    }
}
