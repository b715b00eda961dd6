//! "Chủ tịch CĐCS" behind a person's name: the union of the unit that was spoken of last.

use super::EntityType;
use super::candidate::{Page, Proposal};
use super::signs::Signs;
use crate::text::{Gap, Tokens};

/// Proposes "CĐCS", "Công đoàn cơ sở" without a name where the chair of it is told with their name:
/// "Ông Lê Văn Bằng - Chủ tịch CĐCS, cho biết …".
pub(super) fn apply(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let tokens = page.tokens;
    let mut found = Vec::new();
    for &i in &signs.union {
        let end = match tokens.key(i) {
            "cđcs" => i + 1,
            "công" if tokens.reads(i + 1, &["đoàn", "cơ", "sở"]) => i + 4,
            _ => continue,
        };
        let told = tokens[i].is_capitalised() && page.sentences.of_token(i).is_some();
        if !told || !is_chaired(all, tokens, i) || goes_on(tokens, end) {
            continue;
        }
        let Some((id, name)) = unit_before(all, page, i) else {
            continue;
        };
        found.push(
            Proposal::new(i..end, EntityType::Union, "union-again")
                .named(id, name)
                .with_confidence(0.65)
                .by_way_of_the_article(),
        );
    }
    all.extend(found);
}

/// Tells whether "Chủ tịch" stands right before token `i`, and a person's name at most two posts
/// before it.
fn is_chaired(all: &[Proposal], tokens: &Tokens, i: usize) -> bool {
    let Some(chair) = i
        .checked_sub(2)
        .filter(|&at| tokens.reads(at, &["chủ", "tịch"]))
    else {
        return false;
    };
    let near = chair.saturating_sub(8)..=chair;
    let named = all.iter().filter(|other| {
        other.entity == Some(EntityType::Person) && near.contains(&other.tokens.end)
    });
    named.into_iter().any(|person| {
        let between = person.tokens.end..chair;
        // "theo ông Lê Văn Bằng - Chủ tịch CĐCS, hơn 200 công nhân …": what follows is the firm's.
        let said = person.tokens.start.saturating_sub(2)..person.tokens.start;
        if said.into_iter().any(|at| tokens.key(at) == "theo") {
            return false;
        }
        let separated = matches!(tokens.key(between.start), "," | "-" | "–" | "(" | "là");
        separated
            && between
                .clone()
                .all(|at| !matches!(tokens.key(at), "." | ";" | ")"))
    })
}

/// Tells whether a name, or a kind of unit, follows.
fn goes_on(tokens: &Tokens, end: usize) -> bool {
    let Some(next) = tokens.get(end) else {
        return false;
    };
    let kind = matches!(
        tokens.key(end),
        "công"
            | "cty"
            | "trường"
            | "xã"
            | "phường"
            | "bệnh"
            | "nhà"
            | "của"
            | "cơ"
            | "ty"
            | "("
    );
    next.space_before <= Gap::Space && (next.is_capitalised() || kind)
}

/// Returns the union of the firm, school or branch named last before token `i`.
fn unit_before(all: &[Proposal], page: &Page<'_>, i: usize) -> Option<(String, String)> {
    const UNITS: [&str; 5] = [
        "org-enterprise",
        "org-school",
        "org-house",
        "org-branch",
        "union-grassroots",
    ];
    // "Công đoàn Ngân hàng Việt Nam" names no bank.
    let held = |unit: &Proposal| {
        let longer = |other: &Proposal| {
            let starts = other.tokens.start < unit.tokens.start;
            let union = other.entity == Some(EntityType::Union);
            starts && union && other.tokens.end >= unit.tokens.end
        };
        unit.entity == Some(EntityType::Org) && all.iter().chain(page.known).any(longer)
    };
    let units = all.iter().filter(|unit| {
        let before = unit.tokens.end <= i && unit.id.is_some();
        before && UNITS.contains(&unit.rule) && !held(unit)
    });
    let unit = units.max_by_key(|unit| (unit.tokens.end, unit.tokens.len()))?;
    let id = unit.id.as_deref()?;
    // Its union may be named elsewhere.
    let own = id.strip_prefix("o:").map(|slug| format!("u:cdcs:{slug}:"));
    let named = own.and_then(|own| {
        let union = |other: &&Proposal| other.id.as_deref().is_some_and(|id| id.starts_with(&own));
        all.iter().find(union)
    });
    if let Some(union) = named {
        return Some((union.id.clone()?, union.name.clone()));
    }
    match id.strip_prefix("o:") {
        Some(slug) if !slug.contains(':') => Some((
            format!("u:cdcs:{slug}:{}", page.scope.at(i).federation()),
            format!("Công đoàn {}", unit.name),
        )),
        Some(_) => None,
        None => Some((id.to_owned(), unit.name.clone())),
    }
}
