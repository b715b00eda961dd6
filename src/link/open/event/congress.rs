//! Congresses: their numbers and terms, and the short ways in which an article goes on about one.

use std::ops::Range;

use super::{HEADS, Head, ends};
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::open::legal::filled;
use crate::link::open::walk::Walk;
use crate::link::phrases::Keyed;
use crate::text::number::roman;
use crate::text::{date, slug};

/// "Đại hội Đảng bộ tỉnh … lần thứ XIX", "Đại hội XIII Công đoàn Việt Nam".
pub(super) fn congress(walk: &Walk<'_>, head: &Range<usize>) -> Option<usize> {
    let limit = walk.sentence(head.start).end.min(head.end + 30);
    let mut i = head.end;
    let mut numbered = false;
    while i < limit && !ends(walk, i) && !matches!(walk.key(i), "và" | "đến" | "tiến" | "hướng")
    {
        if walk.key(i) == "đại" && walk.key(i + 1) == "hội" {
            return None;
        }
        if walk.key(i) == "lần" && walk.key(i + 1) == "thứ" {
            numbered = true;
            i += 3;
            let owner = (walk.key(i) == "của" || walk.is_capital(i)) && walk.follows(i);
            if !owner {
                break;
            }
            i += usize::from(walk.key(i) == "của");
            let known = walk.known_at(i, &[EntityType::Union, EntityType::Org, EntityType::Place]);
            i = known.map_or_else(|| walk.capitals(i, 5), |known| known.tokens.end);
            break;
        }
        // "Đại hội Công đoàn Công ty A nhiệm kỳ 2025 - 2030", "… khóa XV": its term numbers it.
        if i > head.end + 2
            && let Some(end) = termed(walk, head.end, i)
        {
            numbered = true;
            i = end;
            break;
        }
        // "Đại hội Thi đua yêu nước giai đoạn 2020 – 2025": its stage numbers one of emulation.
        let emulation = walk
            .page
            .tokens
            .reads(head.end, &["thi", "đua", "yêu", "nước"]);
        if emulation && walk.page.tokens.reads(i, &["giai", "đoạn"]) {
            return Some(date::time_at(walk.page.tokens, i)?.tokens.end);
        }
        if i == head.end && roman(walk.key(i)).is_some() && walk.is_capital(i) {
            numbered = true;
            // "Đại hội XIII Công đoàn Việt Nam": nothing belongs to it behind its owner.
            if let Some(owner) = walk.known_at(i + 1, &[EntityType::Union, EntityType::Org]) {
                i = owner.tokens.end;
                break;
            }
        }
        i += 1;
    }
    if !numbered || walk.key_before(head.start) == "quyết" {
        return None;
    }
    Some(with_term(walk, i))
}

/// The end of the name of a congress of a body that only its term numbers, where the term begins at
/// `i`: in front of the term itself, or behind "khóa XV".
fn termed(walk: &Walk<'_>, body: usize, i: usize) -> Option<usize> {
    let owned = walk.is_capital(body)
        && matches!(
            walk.key(body),
            "công" | "đảng" | "chi" | "cđcs" | "đoàn" | "nghiệp"
        );
    // "Đại hội Công đoàn bầu Ban Chấp hành khóa XV", "Đại hội Công đoàn các cấp nhiệm kỳ …": what it did, or any
    // of many.
    let acts = |at: usize| {
        matches!(
            walk.key(at),
            "bầu" | "đã" | "ra" | "cử" | "được" | "các" | "với" | "tại"
        )
    };
    let any = walk.page.tokens.reads(i - 2, &["cơ", "sở"]) && !walk.is_capital(i - 2);
    if !owned || any || (body..i).any(acts) {
        return None;
    }
    let numeral = roman(walk.key(i + 1)).is_some() && walk.is_capital(i + 1);
    if matches!(walk.key(i), "khóa" | "khoá") && numeral {
        return Some(i + 2);
    }
    (with_term(walk, i) > i).then_some(i)
}

/// Takes the term of a congress into its name: ", nhiệm kỳ 2023-2028", "(nhiệm kỳ 2023-2028)".
pub(in crate::link::open) fn with_term(walk: &Walk<'_>, end: usize) -> usize {
    let term = end + usize::from(matches!(walk.punct(end), Some(',' | '(')));
    if !(walk.page.tokens.reads(term, &["nhiệm", "kỳ"]) && walk.follows(term)) {
        return end;
    }
    let year = |i: usize| walk.key(i).len() == 4 && walk.key(i).starts_with("20");
    // "nhiệm kỳ 2025 2030": the dash got lost.
    // "nhiệm kỳ XV (2018 – 2023)".
    let numeral = roman(walk.key(term + 2)).is_some() && walk.is_capital(term + 2);
    let told = if numeral {
        let open = walk.punct(term + 3) == Some('(');
        let years = date::time_at(walk.page.tokens, term + 4).filter(|_| open);
        let close = years.map(|time| time.tokens.end);
        close
            .filter(|&at| walk.punct(at) == Some(')'))
            .map_or(term + 3, |at| at + 1)
    } else if year(term + 2) && year(term + 3) {
        term + 4
    } else {
        let time = date::time_at(walk.page.tokens, term);
        time.map_or(end, |time| time.tokens.end)
    };
    match (walk.punct(end), walk.punct(told)) {
        (Some('('), Some(')')) => told + 1,
        (Some('('), _) => end,
        _ => told,
    }
}

/// "Đại hội lần thứ I" is "Đại hội Công đoàn … lần thứ I" of the same article.
pub(super) fn complete(found: &mut [Proposal]) {
    let whole: Vec<(String, String)> = found
        .iter()
        .filter_map(|event| Some((event.id.clone()?, event.name.clone())))
        .collect();
    for event in found {
        let id = event.id.as_deref().unwrap_or_default();
        let number = id.strip_prefix("e:dai-hoi-lan-thu-");
        let Some(number) = number.filter(|number| !number.contains('-')) else {
            continue;
        };
        let end = format!("-lan-thu-{number}");
        let full = whole.iter().find(|(other, _)| {
            other.starts_with("e:dai-hoi-") && other.ends_with(&end) && other != id
        });
        if let Some((id, name)) = full {
            event.id = Some(id.clone());
            event.name.clone_from(name);
            event.relative = true;
        }
    }
}

/// "Công đoàn phường A tổ chức Đại hội lần thứ I": the congress is the organiser's.
pub(super) fn organised(walk: &Walk<'_>, found: &mut [Proposal]) {
    for event in found {
        let id = event.id.as_deref().unwrap_or_default();
        let number = id.strip_prefix("e:dai-hoi-lan-thu-");
        let Some(number) = number.filter(|number| !number.contains('-')) else {
            continue;
        };
        let start = event.tokens.start;
        let Some(end) = start.checked_sub(2) else {
            continue;
        };
        let organises = walk.page.tokens.reads(end, &["tổ", "chức"]);
        let Some(body) = walk.known_ending(end).filter(|_| organises) else {
            continue;
        };
        let name = walk.text(body..end).to_owned();
        let (name, _) = filled(walk, body..end, name);
        event.id = Some(format!("e:dai-hoi-{}-lan-thu-{number}", slug(&name)));
        event.relative = true;
    }
}

/// "chào mừng Đại hội Đảng bộ tỉnh": the congress of this body that the article numbers elsewhere.
pub(super) fn unnumbered(walk: &Walk<'_>, found: &[Proposal], keyed: &Keyed) -> Vec<Proposal> {
    let bodies = [EntityType::Union, EntityType::Org];
    let owner = |at: usize| walk.known_at(at, &bodies)?.id.as_deref();
    let numbered: Vec<(&str, &Proposal)> = found
        .iter()
        .filter(|event| walk.page.tokens.reads(event.tokens.start, &["đại", "hội"]))
        .filter_map(|event| Some((owner(event.tokens.start + 2)?, event)))
        .collect();
    if numbered.is_empty() {
        return Vec::new();
    }
    let heads = HEADS.find(walk.page.tokens, keyed).into_iter();
    let heads = heads.filter(|hit| hit.value == Head::Congress && walk.in_body(hit.tokens.start));
    let again = heads.filter_map(|hit| {
        let start = hit.tokens.start;
        let body = walk
            .known_at(start + 2, &bodies)
            .filter(|_| hit.tokens.len() == 2)?;
        let (_, event) = numbered
            .iter()
            .find(|(id, _)| Some(*id) == body.id.as_deref())?;
        let taken = found.iter().any(|event| event.tokens.contains(&start));
        let free = !taken && walk.key_before(start) != "quyết";
        free.then(|| Proposal {
            tokens: start..with_term(walk, body.tokens.end),
            relative: true,
            ..(*event).clone()
        })
    });
    again.collect()
}
