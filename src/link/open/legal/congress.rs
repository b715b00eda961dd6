//! Resolutions by their congress: "Nghị quyết Đại hội Công đoàn lần thứ XII".

use std::ops::Range;

use super::title::{filled, stops_title};
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::event::with_term;
use crate::link::open::walk::Walk;
use crate::text::{Case, slug};

/// "Nghị quyết [lần thứ X | XII] Đại hội …": up to the number of the congress.
pub(super) fn by_congress(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
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
    // The term belongs to the mention, but to its identifier only where no number tells it.
    let whole = with_term(walk, end);
    let told = if numbered { end } else { whole };
    let name = walk.text(head.start..told).replace(", nhiệm", " nhiệm");
    let (name, relative) = filled(walk, head.start..told, name);
    let name = number_behind(walk, head.end..congress, name);
    let proposal = Proposal::new(head.start..whole, EntityType::Legal, "legal-congress")
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
pub(super) fn complete_congresses(found: &mut [Proposal]) {
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

pub(super) fn is_roman(walk: &Walk<'_>, i: usize) -> bool {
    walk.case(i) != Case::Lower && crate::text::number::roman(walk.key(i)).is_some()
}
