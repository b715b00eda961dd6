//! Firms that go by a brand: "Công đoàn Saigontourist", "Công đoàn VNPT Hoa Ban", and "Cao su Hoa
//! Ban" for the "Công ty TNHH MTV Cao su Hoa Ban" of the same article.

mod branch;
mod unlisted;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::EntityType;
use super::candidate::{Page, Priority, Proposal};
use super::open::{is_name_of_person, trade_at};
use super::signs::Signs;
use crate::text::{Case, Gap, KeyId, TokenKind, Tokens};

pub(super) use branch::{is_brand_of_branches, propose as propose_branches};
pub(super) use unlisted::is_foreign;

/// Proposes the unions of brands, and the firms that are called by the end of their names.
pub(super) fn apply(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    unions(all, page, signs);
    without_form(all, page);
}

/// Proposes "Công đoàn" + brand.
fn unions(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let tokens = page.tokens;
    let mut found = Vec::new();
    for &i in &signs.union {
        let after = match tokens.key(i) {
            "công" if tokens.reads(i + 1, &["đoàn", "cơ", "sở"]) => i + 4,
            "công" if tokens.key(i + 1) == "đoàn" => i + 2,
            "cđ" | "cđcs" => i + 1,
            _ => continue,
        };
        let here = page.sentences.of_token(i).is_some()
            && tokens
                .get(after)
                .is_some_and(|token| token.case != Case::Lower && token.space_before == Gap::Space);
        if !here {
            continue;
        }
        let named = brand(page, after);
        let unknown = || unlisted::brand(page, i, after);
        let industry = unlisted::industry(page, after);
        let Some((end, slug, place)) = industry.clone().or(named).or_else(unknown) else {
            continue;
        };
        // "Công đoàn VNPT" may be known, or explained, as another union.
        let known = all.iter().chain(page.known).any(|other| {
            other.entity == Some(EntityType::Union)
                && other.tokens.start == i
                && other.tokens.end >= end
        });
        if known {
            continue;
        }
        let place = place.unwrap_or_else(|| page.scope.at(i).federation().to_owned());
        let name = tokens.span(i..end).of(&page.article.text);
        let (rule, id) = match industry {
            Some(_) => ("union-industry", format!("u:cdn:{slug}")),
            None => ("union-brand", format!("u:cdcs:{slug}:{place}")),
        };
        // "Công đoàn Vinatex Hoa Ban" is not that of the group.
        let group = beginning(page, i, EntityType::Union).is_some();
        let priority = if group {
            Priority::Strong
        } else {
            Priority::Normal
        };
        found.push(
            Proposal::new(i..end, EntityType::Union, rule)
                .named(id, name)
                .with_confidence(0.8)
                .with_priority(priority),
        );
    }
    all.extend(found);
}

/// Reads the name of a province from token `at` to the last capital, or to the name of a person ("Giám
/// đốc VNPT Hoa Ban Lê Văn Bằng"): its end and its code.
fn province(page: &Page<'_>, at: usize) -> Option<(usize, String)> {
    let day = page.article.published.as_deref().unwrap_or("2020");
    let tokens = page.tokens;
    let ends = |i: &usize| !is_name(tokens, *i) || *i > at + 1 && is_name_of_person(tokens, *i);
    let end = (at..at + 4).find(ends)?;
    let name = tokens.fold(at..end);
    let called = page.gazetteer.provinces_called(&name).iter();
    let mut called: Vec<_> = called.map(|place| page.gazetteer.place(*place)).collect();
    called.sort_by_key(|place| !place.is_valid_on(day));
    Some((end, called.first()?.code().to_owned()))
}

/// Reads the brand of a listed firm that nothing else follows.
fn brand(page: &Page<'_>, at: usize) -> Option<(usize, String, Option<String>)> {
    let firm = beginning(page, at, EntityType::Org)?;
    let id = firm.id.as_deref()?;
    let entity = page.gazetteer.named_at(page.gazetteer.number_of(id)?);
    if firm.rule != "listed-body" || entity.kind != "enterprise" || firm.tokens.len() > 2 {
        return None;
    }
    let end = firm.tokens.end;
    if is_name(page.tokens, end) {
        return None;
    }
    let place = entity.located_in.as_deref();
    let place = place.and_then(|place| place.strip_prefix("p:"));
    let slug = id.strip_prefix("o:")?.to_owned();
    Some((end, slug, place.map(str::to_owned)))
}

/// Returns the longest known proposal of a type that begins at token `at`.
fn beginning<'a>(page: &Page<'a>, at: usize, entity: EntityType) -> Option<&'a Proposal> {
    let from = page
        .known
        .partition_point(|proposal| proposal.tokens.start < at);
    page.known[from..]
        .iter()
        .take_while(|proposal| proposal.tokens.start == at)
        .filter(|proposal| proposal.entity == Some(entity) && proposal.id.is_some())
        .max_by_key(|proposal| proposal.tokens.end)
}

/// Tells whether a capitalised word goes on at token `i`.
fn is_name(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        token.space_before <= Gap::Space
            && (token.kind == TokenKind::Number
                || token.kind == TokenKind::Word && token.is_capitalised())
    })
}

/// The legal form of a firm, between "Công ty" and its name.
const FORMS: &[&[&str]] = &[
    &["cổ", "phần"],
    &["cp"],
    &["trách", "nhiệm", "hữu", "hạn"],
    &["tnhh"],
    &["một", "thành", "viên"],
    &["mtv"],
    &["1", "thành", "viên"],
    &["tmcp"],
    &["thương", "mại", "cổ", "phần"],
];

/// Returns where the name proper of a firm begins: behind "Công ty" and its legal form.
fn behind_form(tokens: &Tokens, firm: &Range<usize>) -> Option<usize> {
    let mut at = match tokens.key(firm.start) {
        "công" if tokens.key(firm.start + 1) == "ty" => firm.start + 2,
        "tổng" if tokens.reads(firm.start + 1, &["công", "ty"]) => firm.start + 3,
        "cty" | "ctcp" => firm.start + 1,
        _ => return None,
    };
    let plain = at;
    at = behind_forms(tokens, at);
    (at > plain || tokens.key(firm.start) == "ctcp").then_some(at)
}

/// Returns where the words of a legal form end that begin at token `at`.
pub(super) fn behind_forms(tokens: &Tokens, mut at: usize) -> usize {
    while let Some(form) = FORMS.iter().find(|form| tokens.reads(at, form)) {
        at += form.len();
    }
    at
}

/// Proposes the firms, and their unions, that are called without their legal form.
fn without_form(all: &mut Vec<Proposal>, page: &Page<'_>) {
    let tokens = page.tokens;
    let mut firms: FxHashMap<KeyId, Vec<(Range<usize>, String)>> = FxHashMap::default();
    // A firm's long name says what it is, before its union by a brand does.
    let brand = |firm: &&Proposal| firm.rule == "union-brand";
    let firms_first = all.iter().filter(|firm| !brand(firm));
    for firm in firms_first.chain(all.iter().filter(brand)) {
        let id = firm.id.as_deref().and_then(|id| match firm.entity? {
            EntityType::Org => id.strip_prefix("o:"),
            EntityType::Union => id
                .strip_prefix("u:cdcs:")?
                .split_once(':')
                .map(|(id, _)| id),
            _ => None,
        });
        let whole = match firm.entity {
            Some(EntityType::Union) if tokens.reads(firm.tokens.start, &["công", "đoàn"]) => {
                firm.tokens.start + 2..firm.tokens.end
            }
            Some(EntityType::Org) => firm.tokens.clone(),
            _ => continue,
        };
        let name = behind_form(tokens, &whole).map(|start| start..whole.end);
        let brand = firm.rule == "union-brand" && is_told_brand(tokens, &whole);
        let name = name.or(brand.then(|| whole.clone()));
        let (Some(id), Some(name)) = (id, name) else {
            continue;
        };
        let plain = (name.start..name.end - 1).all(|i| tokens[i].kind == TokenKind::Word);
        if !plain || !is_name(tokens, name.end - 1) {
            continue;
        }
        let place = |core: &Range<usize>| {
            beginning(page, core.start, EntityType::Place)
                .is_some_and(|place| place.tokens.end >= core.end)
        };
        let core = core(tokens, &name).filter(|core| !place(core));
        let whole = tokens[name.start].is_capitalised() && (name.len() >= 2 || brand);
        let last = name.end - 1..name.end;
        let last = (name.len() > 1 && unlisted::is_own(tokens, &last)).then_some(last);
        let last = last.filter(|last| !GENERIC.contains(&tokens.key(last.start)));
        let first = name.start..name.start + 1;
        let rest = first.end..name.end;
        let generic = rest.len() == 1 && GENERIC.contains(&tokens.key(rest.start));
        let first =
            ((generic || place(&rest)) && unlisted::is_own(tokens, &first)).then_some(first);
        // "Thủy sản Hoa Ban" of "Tập đoàn Thủy sản Hoa Ban".
        let group = tokens.reads(name.start, &["tập", "đoàn"]) && name.len() > 4;
        let group = group.then(|| name.start + 2..name.end);
        let names = whole.then_some(name).into_iter().chain(group).chain(core);
        for name in names.chain(last).chain(first) {
            let same = firms.entry(tokens[name.start].key).or_default();
            let again =
                |(other, _): &(Range<usize>, String)| tokens.is_same(other.clone(), name.clone());
            // The first one says what it is.
            if !same.iter().any(again) {
                same.push((name, id.to_owned()));
            }
        }
    }
    if firms.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for (i, token) in tokens.as_slice().iter().enumerate() {
        if !token.is_capitalised() {
            continue;
        }
        let Some(named) = firms.get(&token.key) else {
            continue;
        };
        if page.sentences.of_token(i).is_none() {
            continue;
        }
        let called = named
            .iter()
            .filter(|(name, _)| called_again(tokens, name, i))
            .max_by_key(|(name, _)| name.len());
        let Some((name, id)) = called else { continue };
        // "Hoa Ban Group".
        let group = tokens.key(i + name.len()) == "group";
        let end = i + name.len() + usize::from(group);
        let union = union_before(tokens, i);
        let before = i.checked_sub(1).map_or("", |before| tokens.key(before));
        let (range, entity, id) = match union {
            Some(start) => {
                let id = named_union(all, id)
                    .unwrap_or_else(|| format!("u:cdcs:{id}:{}", page.scope.at(i).federation()));
                (start..end, EntityType::Union, id)
            }
            None if before == "ngành" || !group && is_small_name(page, name) => continue,
            None => (i..end, EntityType::Org, format!("o:{id}")),
        };
        // A longer name that holds it, and what the gazetteer lists, stand.
        let held = all.iter().chain(page.known).any(|other| {
            if other.tokens == range && other.id.as_deref() == Some(&id) {
                return true;
            }
            let over = other.tokens.start <= range.start && other.tokens.end >= range.end;
            let body = matches!(other.entity, Some(EntityType::Union | EntityType::Org));
            over && (other.tokens.len() > range.len() || body && other.rule == "listed-body")
        });
        // A firm may be called like a person of the article.
        let person = all.iter().any(|other| {
            let named = other.entity == Some(EntityType::Person) && other.rule != "person-surname";
            let whole = named && union.is_none() && other.tokens.len() >= range.len();
            whole && other.tokens.start < range.end && range.start < other.tokens.end
        });
        if held || person {
            continue;
        }
        let name = tokens.span(range.clone()).of(&page.article.text);
        found.push(
            Proposal::new(range, entity, "short-form")
                .named(id, name)
                .with_confidence(0.8)
                .with_priority(Priority::Strong)
                .by_way_of_the_article(),
        );
    }
    all.extend(found);
}

/// Returns the identifier by which the union of a firm is named elsewhere.
fn named_union(all: &[Proposal], firm: &str) -> Option<String> {
    let own = |id: &&String| {
        let unit = id.strip_prefix("u:cdcs:");
        unit.is_some_and(|unit| unit.split(':').next() == Some(firm))
    };
    all.iter()
        .filter_map(|union| union.id.as_ref())
        .find(own)
        .cloned()
}

/// Returns where "Công đoàn", "CĐCS" right before token `i` begins.
fn union_before(tokens: &Tokens, i: usize) -> Option<usize> {
    const HEADS: [&[&str]; 4] = [
        &["công", "đoàn", "cơ", "sở"],
        &["công", "đoàn"],
        &["cđcs"],
        &["cđ"],
    ];
    HEADS.iter().find_map(|head| {
        let start = i.checked_sub(head.len())?;
        tokens.reads(start, head).then_some(start)
    })
}

/// Tells whether a firm's name stands again at token `i`, and no more of it.
fn called_again(tokens: &Tokens, name: &Range<usize>, i: usize) -> bool {
    let flows = |at: usize| at == i || tokens[at].space_before <= Gap::Space;
    let end = i + name.len();
    end <= tokens.len()
        && (0..name.len()).all(|n| tokens.key(i + n) == tokens.key(name.start + n) && flows(i + n))
        && is_name(tokens, end - 1)
        && (!is_name(tokens, end) || tokens.key(end) == "group" || is_name_of_person(tokens, end))
}

/// Returns the proper part of a firm's name, "Hoa Ban Vina" of "May mặc Hoa Ban Vina": the words with a
/// capital behind those of its trade.
fn core(tokens: &Tokens, name: &Range<usize>) -> Option<Range<usize>> {
    let mut at = name.start;
    while at < name.end {
        at = match trade_at(tokens, at) {
            Some(end) => end,
            None if !tokens[at].is_capitalised() || TRADE_WORDS.contains(&tokens.key(at)) => at + 1,
            None => break,
        };
    }
    let begins = tokens.get(at).is_some_and(|first| first.is_capitalised());
    let capital = begins && (at..name.end).all(|i| is_name(tokens, i));
    let long = at + 2 <= name.end || at < name.end && unlisted::is_own(tokens, &(at..name.end));
    (capital && at > name.start && long).then_some(at..name.end)
}

/// Words of which trades in the names of firms are made, and which no name of its own begins with.
const TRADE_WORDS: [&str; 24] = [
    "tm", "dv", "sx", "xd", "xnk", "đt", "dệt", "may", "giày", "giầy", "da", "gỗ", "giấy", "than",
    "thép", "điện", "nước", "in", "nhựa", "xây", "đầu", "tập", "đoàn", "tư",
];

/// Tells whether the brand in the name of a union means the firm without "Công đoàn" too: "Hoa Ban Etek",
/// "Vinatex Hoa Ban".
fn is_told_brand(tokens: &Tokens, brand: &Range<usize>) -> bool {
    let first = brand.start..brand.start + 1;
    unlisted::is_own(tokens, brand) || brand.len() == 3 && unlisted::is_own(tokens, &first)
}

/// Foreign words with which the names of many firms end.
const GENERIC: [&str; 22] = [
    "vina",
    "group",
    "corp",
    "holdings",
    "land",
    "tech",
    "foods",
    "food",
    "textile",
    "garment",
    "logistics",
    "hotel",
    "resort",
    "plaza",
    "global",
    "pharma",
    "steel",
    "motor",
    "motors",
    "electronics",
    "international",
    "industrial",
];

/// Tells whether a firm's name is too common to mean the firm where no "Công đoàn" stands before it: two
/// syllables, a place's or a person's name.
fn is_small_name(page: &Page<'_>, name: &Range<usize>) -> bool {
    let foreign =
        |i: usize| unlisted::is_foreign(page.tokens.key(i)) && page.tokens.key(i).len() > 3;
    name.len() < 3 && !name.clone().any(foreign)
}
