//! Branches that go by a brand and a place: "Agribank Chi nhánh tỉnh Hoa Ban", "VNPT Hoa Ban", "PC Hoa Ban"
//! for the "Công ty Điện lực Hoa Ban"; and the unions in them.

use std::ops::Range;
use std::sync::LazyLock;

use super::{EntityType, Page, Proposal, beginning, is_name, province};
use crate::gazetteer::Level;
use crate::text::{Case, Gap, TokenKind, WordSet, slug};

/// Firms whose branches are called by the brand and a place.
const BRANCHED: &[&str] = &[
    "vnpt",
    "evn",
    "bidv",
    "agribank",
    "vietcombank",
    "vietinbank",
    "viettel",
    "mobifone",
    "vinaphone",
    "petrolimex",
    "pvoil",
    "ptsc",
    "lpbank",
    "techcombank",
    "sacombank",
    "pc",
    "vcci",
];

static BRANDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(BRANCHED.iter().copied()));

/// A branch: where its name ends, its slug, and the code of the province that it is in.
struct Branch {
    end: usize,
    slug: String,
    province: Option<String>,
}

/// Tells whether a word is the brand of a firm that has branches; no person is called so.
pub(in crate::link) fn is_brand_of_branches(key: &str) -> bool {
    BRANCHED.contains(&key)
}

/// Proposes the branches of a page, and their unions.
pub(in crate::link) fn propose(all: &mut Vec<Proposal>, page: &Page<'_>) {
    let tokens = page.tokens;
    for at in (0..tokens.len()).filter(|&at| BRANDS.has(tokens, at)) {
        let here = tokens[at].case != Case::Lower && page.sentences.of_token(at).is_some();
        let Some(branch) = read(page, at).filter(|_| here) else {
            continue;
        };
        let union = union_head(page, at);
        let before = at.checked_sub(1).map_or("", |before| tokens.key(before));
        // "Ngân hàng Agribank Hoa Ban" is read as a firm.
        let headed = matches!(before, "hàng" | "ty" | "cty" | "nhánh");
        let start = union.unwrap_or(at);
        let name = tokens.span(start..branch.end).of(&page.article.text);
        let (entity, rule, id) = match union {
            Some(_) => {
                let federation = page.scope.at(at).federation();
                let code = branch.province.as_deref().unwrap_or(federation);
                let id = format!("u:cdcs:{}:{code}", branch.slug);
                (EntityType::Union, "union-brand", id)
            }
            None if headed => continue,
            None => (EntityType::Org, "org-branch", format!("o:{}", branch.slug)),
        };
        all.push(
            Proposal::new(start..branch.end, entity, rule)
                .named(id, name)
                .with_confidence(0.8),
        );
    }
}

/// Returns where the union's head begins that stands right before the brand at `at`: "Công đoàn",
/// "CĐCS", "Công đoàn bộ phận".
fn union_head(page: &Page<'_>, at: usize) -> Option<usize> {
    const HEADS: [&[&str]; 6] = [
        &["công", "đoàn", "cơ", "sở"],
        &["công", "đoàn", "bộ", "phận"],
        &["tổ", "công", "đoàn"],
        &["công", "đoàn"],
        &["cđcs"],
        &["cđ"],
    ];
    let begins = |head: &&[&str]| at >= head.len() && page.tokens.reads(at - head.len(), head);
    let head = HEADS.iter().find(|head| begins(head))?;
    let start = at - head.len();
    let flows = page.tokens[at].space_before == Gap::Space;
    (flows && page.tokens[start].is_capitalised()).then_some(start)
}

/// Reads the branch whose brand stands at `at`. With and without "chi nhánh" and the province's type
/// word it is one: "Agribank Chi nhánh tỉnh Hoa Ban", "Agribank Hoa Ban".
fn read(page: &Page<'_>, at: usize) -> Option<Branch> {
    let tokens = page.tokens;
    let power = tokens.key(at) == "pc";
    let mut from = at + 1;
    let stated = tokens.reads(from, &["chi", "nhánh"]);
    if stated {
        from += 2;
    } else if tokens.key(from) == "cn" {
        from += 1;
    }
    let flows =
        (at + 1..=from).all(|i| tokens.get(i).is_some_and(|t| t.space_before == Gap::Space));
    if !flows || power && (stated || tokens[at].case != Case::Upper) {
        return None;
    }
    let brand = match tokens.key(at) {
        "pc" => "cong-ty-dien-luc".to_owned(),
        "vcci" => "vcci-chi-nhanh".to_owned(),
        _ => slug(tokens.span(at..at + 1).of(&page.article.text)),
    };
    let of = |brand: &str, name: Range<usize>, province| Branch {
        end: name.end,
        slug: format!("{brand}-{}", slug(tokens.span(name).of(&page.article.text))),
        province,
    };
    if let Some((end, code)) = province(page, from) {
        return Some(of(&brand, from..end, Some(code)));
    }
    if power {
        return None;
    }
    if let Some((name, end, code)) = typed(page, from) {
        return Some(of(&brand, name..end, code));
    }
    // "Agribank Nam Hoa Ban", "Agribank Chi nhánh Sông Lam": no province's, and its word stays.
    let brand = match brand.ends_with("chi-nhanh") {
        true => brand,
        false => format!("{brand}-chi-nhanh"),
    };
    let half = matches!(tokens.key(from), "bắc" | "nam" | "đông" | "tây") && is_name(tokens, from);
    if let Some((end, code)) = half.then(|| province(page, from + 1)).flatten() {
        return Some(of(&brand, from..end, Some(code)));
    }
    let plain = |i: usize| is_name(tokens, i) && tokens[i].kind == TokenKind::Word;
    let end = (from..from + 5).find(|&i| !plain(i))?;
    (stated && end > from).then(|| of(&brand, from..end, page.scope.at(from).province.clone()))
}

/// Reads a place with its type word: where the part of it begins that belongs to the branch's slug
/// (a province goes without its type word), its end, and the province's code.
fn typed(page: &Page<'_>, from: usize) -> Option<(usize, usize, Option<String>)> {
    const KINDS: [&str; 7] = ["tỉnh", "tp", "thành", "huyện", "thị", "quận", "tx"];
    let tokens = page.tokens;
    let place = KINDS
        .contains(&tokens.key(from))
        .then(|| beginning(page, from, EntityType::Place));
    let place = place.flatten()?;
    let code = place.id.as_deref()?.strip_prefix("p:")?;
    let is_province = code.len() == 2;
    let word = match tokens.key(from) {
        "thành" | "thị" => 2,
        _ => 1,
    };
    let dot = usize::from(tokens.key(from + word) == ".");
    let name = if is_province { from + word + dot } else { from };
    let province = page.gazetteer.find_place(place.id.as_deref()?);
    let province = province.and_then(|place| page.gazetteer.at_level(place, Level::Province));
    let province = province.map(|place| page.gazetteer.place(place).code().to_owned());
    Some((name, place.tokens.end, province))
}
