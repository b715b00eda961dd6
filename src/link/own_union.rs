//! "Chủ tịch CĐCS" behind a person's name, "Ở Công ty A, CĐCS phát động …": the union of the unit that was
//! spoken of last.

use super::EntityType;
use super::candidate::{Page, Proposal};
use super::signs::Signs;
use crate::text::{Gap, Tokens};

/// The rules that name units, grassroots unions last.
const UNITS: [&str; 5] = [
    "org-enterprise",
    "org-school",
    "org-house",
    "org-branch",
    "union-grassroots",
];

/// Proposes "CĐCS", "Công đoàn cơ sở" without a name where the chair of it is told with their name:
/// "Ông Lê Văn Bằng - Chủ tịch CĐCS, cho biết …", or it acts where the unit is known.
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
        let acts = || {
            acts(tokens, end)
                && (is_at_unit(all, tokens, i) || opens(page, i) && is_sole_house(all))
        };
        if !told || goes_on(tokens, end) || !(is_chaired(all, tokens, i) || acts()) {
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

/// Tells whether a verb of what unions do stands at token `i`, right behind "CĐCS".
fn acts(tokens: &Tokens, i: usize) -> bool {
    const VERBS: [[&str; 2]; 9] = [
        ["phát", "động"],
        ["phối", "hợp"],
        ["tổ", "chức"],
        ["vận", "động"],
        ["triển", "khai"],
        ["khởi", "xướng"],
        ["xây", "dựng"],
        ["duy", "trì"],
        ["thành", "lập"],
    ];
    let at = i + usize::from(matches!(tokens.key(i), "đã" | "vừa" | "cũng"));
    VERBS.iter().any(|verb| tokens.reads(at, verb))
}

/// "Ở Agribank A, CĐCS phát động …", "Tại Công ty B, Công đoàn cơ sở …": tells whether the unit that the
/// sentence is set in stands right before token `i`.
fn is_at_unit(all: &[Proposal], tokens: &Tokens, i: usize) -> bool {
    let Some(comma) = i.checked_sub(1).filter(|&at| tokens.key(at) == ",") else {
        return false;
    };
    all.iter().any(|unit| {
        let place = unit.tokens.start.checked_sub(1);
        unit.entity == Some(EntityType::Org)
            && unit.tokens.end == comma
            && place.is_some_and(|at| matches!(tokens.key(at), "ở" | "tại"))
    })
}

/// Tells whether token `i` begins a sentence or a clause: "10 CĐCS tổ chức …" is of many.
fn opens(page: &Page<'_>, i: usize) -> bool {
    i == 0
        || page.sentences.of_token(i) != page.sentences.of_token(i - 1)
        || matches!(page.tokens.key(i - 1), "," | ";")
}

/// Tells whether an article names one firm, school or hospital only, so that "Công đoàn cơ sở" is its.
fn is_sole_house(all: &[Proposal]) -> bool {
    let mut ids = all
        .iter()
        .filter(|unit| UNITS[..4].contains(&unit.rule))
        .filter_map(|unit| unit.id.as_deref());
    let first = ids.next();
    first.is_some() && ids.all(|id| Some(id) == first)
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
