//! Abbreviations that an article explains in parentheses, and what it calls by them.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::gazetteer::EntityType;
use crate::link::brands::{behind_forms, is_brand_of_branches};
use crate::link::candidate::{Page, Proposal};
use crate::text::{Case, Gap, TokenKind, Tokens, strip_marks};

/// A short form and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Alias {
    keys: Vec<String>,
    /// The identifier of the body, where it is no union.
    body: String,
    /// The identifier of its union.
    union: String,
}

/// Proposes the abbreviations that follow bodies in parentheses, each as a mention of its own, and
/// returns them.
pub(super) fn explained(all: &mut Vec<Proposal>, page: &Page<'_>) -> Vec<Alias> {
    let mut aliases: Vec<Alias> = Vec::new();
    let places: FxHashSet<usize> = page
        .known
        .iter()
        .filter(|proposal| proposal.entity == Some(EntityType::Place))
        .map(|proposal| proposal.tokens.start)
        .collect();
    let mut short_forms: Vec<Proposal> = Vec::new();
    for proposal in longest_first(all.iter().chain(page.known)) {
        let body = matches!(proposal.entity, Some(EntityType::Union | EntityType::Org));
        let id = proposal.id.as_deref().filter(|_| body);
        let (Some(id), Some(entity)) = (id, proposal.entity) else {
            continue;
        };
        if proposal.tokens.len() < 3 {
            continue;
        }
        let short = in_parentheses(page.tokens, &proposal.tokens)
            .or_else(|| known_brand(page, &proposal.tokens));
        let Some(short) = short else { continue };
        // "Công ty Điện lực Hoa Ban (PC Hoa Ban)": a name of its own.
        let ends_upper = page.tokens[short.end - 1].case == Case::Upper;
        let branch =
            short.len() > 1 && !ends_upper && is_brand_of_branches(page.tokens.key(short.start));
        if places.contains(&short.start) || branch {
            continue;
        }
        let own_end = short.len() > 1 && page.tokens[short.end - 1].case == Case::Capital;
        if !own_end {
            aliases.extend(alias(page, id, &short));
        }
        let form = Proposal::new(short, entity, "short-form")
            .named(id, proposal.name.clone())
            .with_confidence(0.85);
        match short_forms.last_mut() {
            Some(longer) if longer.tokens == form.tokens => {
                if is_unit_of(&form, longer) {
                    *longer = form;
                }
            }
            _ => short_forms.push(form),
        }
    }
    let inside = page.known.iter().chain(all.iter());
    let inside = inside.filter_map(|proposal| alias_inside(page, proposal));
    let inside: Vec<Alias> = inside.collect();
    let initials = page.known.iter().chain(all.iter());
    let initials: Vec<Alias> = initials
        .filter_map(|named| initials_of(page, named))
        .collect();
    all.extend(short_forms);
    aliases.extend(inside);
    aliases.extend(initials);
    // What is explained first holds for the article.
    let mut seen = FxHashSet::default();
    aliases.retain(|alias| seen.insert(alias.keys.clone()));
    aliases
}

/// Sorts names by their ends, of one end the longest first: what "(EVN)" stands for is all of "Tập đoàn Điện
/// lực Việt Nam", and no name within it.
fn longest_first<'p>(names: impl Iterator<Item = &'p Proposal>) -> Vec<&'p Proposal> {
    let mut names: Vec<&Proposal> = names.collect();
    names.sort_by_key(|name| (name.tokens.end, name.tokens.start));
    names
}

/// "Công đoàn Tổng công ty A (ABC)": the corporation is called so, and not its union.
fn is_unit_of(unit: &Proposal, union: &Proposal) -> bool {
    let unit = unit.id.as_deref().and_then(|id| id.strip_prefix("o:"));
    let union = union
        .id
        .as_deref()
        .and_then(|id| id.strip_prefix("u:cdcs:"));
    let slug = union.and_then(|union| union.split(':').next());
    unit.is_some() && unit == slug
}

/// Returns the short form that a union's name explains within itself: "Công đoàn Ngành Y tế (CĐNYT)
/// tỉnh A"; not that of its head alone, "Liên đoàn Lao động (LĐLĐ) tỉnh A".
fn alias_inside(page: &Page<'_>, proposal: &Proposal) -> Option<Alias> {
    const HEADS: [&str; 8] = ["lđlđ", "cđcs", "cđ", "cđvc", "kcn", "kkt", "kcx", "ubnd"];
    let named = proposal.entity == Some(EntityType::Union) || proposal.rule == "org-school";
    let id = proposal.id.as_deref().filter(|_| named)?;
    let tokens = page.tokens;
    let mut range = proposal.tokens.clone();
    let open = range.find(|&i| tokens.key(i) == "(")?;
    let short = open + 1..open + 2;
    let closed = tokens.key(open + 2) == ")" && open + 3 < proposal.tokens.end;
    let upper = tokens.get(open + 1)?.case == Case::Upper && tokens.key(open + 1).len() >= 3;
    let own = closed && upper && !HEADS.contains(&tokens.key(open + 1));
    own.then(|| alias(page, id, &short))?
}

/// Returns the tokens of the abbreviation that follows a name: "(ABC)", "(Abcodefg)", or the
/// name's own end behind a short head, "(LĐLĐ Việt Nam)".
fn in_parentheses(tokens: &Tokens, name: &Range<usize>) -> Option<Range<usize>> {
    let open = tokens.get(name.end)?;
    if !open.is_punct('(') || open.space_before > Gap::Space {
        return None;
    }
    let from = name.end + 1;
    let close = (from + 1..from + 4).find(|&i| tokens.get(i).is_some_and(|t| t.is_punct(')')))?;
    let first = tokens.get(from).filter(|t| t.kind == TokenKind::Word)?;
    let letters = tokens.key(from).chars().count();
    let upper = matches!(first.case, Case::Upper | Case::Mixed) && letters >= 2;
    let brand = first.case == Case::Capital && letters >= 6 && tokens.key(from).is_ascii();
    let rest = from + 1..close;
    // "(AB GAS)".
    let all_upper = rest.len() == 1 && tokens[rest.start].case == Case::Upper;
    let own_end = (0..rest.len()).all(|i| {
        let in_name = name.end.checked_sub(rest.len()).map(|at| at + i);
        in_name.is_some_and(|at| tokens.key(at) == tokens.key(rest.start + i))
    });
    (upper && (own_end || all_upper) || brand && rest.is_empty()).then_some(from..close)
}

/// Returns the token of a listed brand in parentheses behind a name, however short: "(Satra)".
fn known_brand(page: &Page<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let brand = name.end + 1..name.end + 2;
    let enclosed = page.tokens.key(name.end) == "(" && page.tokens.key(brand.end) == ")";
    let listed = page.known.iter().any(|known| {
        known.tokens == brand
            && known.entity == Some(EntityType::Org)
            && known.rule == "listed-body"
    });
    (enclosed && listed).then_some(brand)
}

/// Returns the initials of a school or a firm of which the article may call it without explaining them: "Trường
/// ĐHHB" for the "Trường Đại học Hoa Ban", "XMHB" for the "Công ty CP Xi măng Hoa Ban".
fn initials_of(page: &Page<'_>, proposal: &Proposal) -> Option<Alias> {
    let tokens = page.tokens;
    let id = proposal.id.as_deref()?;
    let unit = id.strip_prefix("o:").or(id.strip_prefix("u:cdcs:"))?;
    let range = proposal.tokens.clone();
    let start = if unit.starts_with("truong-") {
        range.clone().find(|&i| tokens.key(i) == "trường")? + 1
    } else if unit.starts_with("cong-ty-") {
        let firm = range.clone().find(|&i| tokens.key(i) == "ty")? + 1;
        Some(behind_forms(tokens, firm)).filter(|&from| from > firm)?
    } else {
        return None;
    };
    let words = start..range.end;
    let plain = words.clone().all(|i| tokens[i].kind == TokenKind::Word);
    // Of fewer letters there are too many others.
    if !plain || words.len() < 4 {
        return None;
    }
    let first = |i: usize| tokens.key(i).chars().next().map(without_marks);
    alias_of(page, id, vec![words.filter_map(first).collect()])
}

/// "Á" is an A among initials, and "Đ" stays a Đ.
fn without_marks(letter: char) -> char {
    if letter == 'đ' {
        return letter;
    }
    let plain = strip_marks(letter.encode_utf8(&mut [0; 4]));
    plain.chars().next().unwrap_or(letter)
}

fn alias(page: &Page<'_>, id: &str, at: &Range<usize>) -> Option<Alias> {
    let keys = at.clone().map(|i| page.tokens.key(i).to_owned()).collect();
    alias_of(page, id, keys)
}

fn alias_of(page: &Page<'_>, id: &str, keys: Vec<String>) -> Option<Alias> {
    let (body, union) = match id.split_once(':')? {
        ("o", slug) if !slug.contains(':') => (
            id.to_owned(),
            format!("u:cdcs:{slug}:{}", page.scope.federation()),
        ),
        ("u", rest) => match rest.strip_prefix("cdcs:") {
            Some(unit) => {
                let (slug, _) = unit.split_once(':')?;
                (format!("o:{slug}"), id.to_owned())
            }
            // "Công đoàn ngành Y tế (CĐNYT)": the short form is the union's own.
            None => (id.to_owned(), id.to_owned()),
        },
        _ => return None,
    };
    Some(Alias { keys, body, union })
}

/// Proposes the bodies that are called by their abbreviations: "Công đoàn ABC", "Công ty ABC",
/// "ABC".
pub(super) fn used(all: &mut Vec<Proposal>, page: &Page<'_>, aliases: &[Alias]) {
    let tokens = page.tokens;
    let mut by_first: FxHashMap<&str, Vec<&Alias>> = FxHashMap::default();
    for alias in aliases {
        let first = alias.keys.first().map_or("", String::as_str);
        by_first.entry(first).or_default().push(alias);
    }
    let mut by_end: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (n, proposal) in all.iter().enumerate() {
        by_end.entry(proposal.tokens.end).or_default().push(n);
    }
    for i in 0..tokens.len() {
        let called = tokens[i].case != Case::Lower && page.sentences.of_token(i).is_some();
        let alias = by_first.get(tokens.key(i)).filter(|_| called);
        let alias = alias.and_then(|aliases| {
            aliases.iter().find(|alias| {
                let mut keys = alias.keys.iter().enumerate();
                keys.all(|(n, key)| tokens.key(i + n) == key)
            })
        });
        let Some(alias) = alias else {
            continue;
        };
        // The explanation itself, or the same again.
        if i > 0 && tokens[i - 1].is_punct('(') && tokens.key(i + alias.keys.len()) == ")" {
            continue;
        }
        let end = i + alias.keys.len();
        // "Tổng công ty ABC" and its union were read as other names.
        let mut named = false;
        for &n in by_end.get(&end).map_or(&[][..], Vec::as_slice) {
            let proposal = &mut all[n];
            match proposal.rule {
                "org-enterprise" if proposal.tokens.len() <= 4 => {
                    proposal.id = Some(alias.body.clone());
                }
                "union-grassroots" if proposal.tokens.len() <= 6 => {
                    proposal.id = Some(alias.union.clone());
                }
                _ => continue,
            }
            named = true;
        }
        if named {
            continue;
        }
        let start = kind_before(tokens, i, &alias.body);
        let head = union_head_before(tokens, start);
        let (range, entity, id) = match head {
            Some(start) => (start..end, EntityType::Union, &alias.union),
            None if alias.body.starts_with("u:") => (start..end, EntityType::Union, &alias.body),
            None => (start..end, EntityType::Org, &alias.body),
        };
        let name = tokens.span(range.clone()).of(&page.article.text);
        all.push(
            Proposal::new(range, entity, "short-form")
                .named(id.clone(), name)
                .with_confidence(0.85)
                .by_way_of_the_article(),
        );
    }
}

/// Returns where the kind of the body begins that stands before its abbreviation: "Trường ĐHTH",
/// "Bệnh viện ABC"; `i` without one.
fn kind_before(tokens: &Tokens, i: usize, body: &str) -> usize {
    const KINDS: [(&[&str], &str); 6] = [
        (&["trường"], "o:truong-"),
        (&["bệnh", "viện"], "o:benh-vien-"),
        (&["ngân", "hàng"], "o:ngan-hang-"),
        (&["học", "viện"], "o:hoc-vien-"),
        (&["viện"], "o:vien-"),
        (&["trung", "tâm"], "o:trung-tam-"),
    ];
    let kind = KINDS.iter().find_map(|(words, slug)| {
        let start = i.checked_sub(words.len())?;
        (body.starts_with(slug) && tokens.reads(start, words)).then_some(start)
    });
    let flows = tokens[i].space_before <= Gap::Space;
    kind.filter(|_| flows).unwrap_or(i)
}

/// Returns where "Công đoàn", "CĐ" right before token `i` begins.
fn union_head_before(tokens: &Tokens, i: usize) -> Option<usize> {
    if i >= 2 && tokens.reads(i - 2, &["công", "đoàn"]) {
        return Some(i - 2);
    }
    (i >= 1 && tokens.key(i - 1) == "cđ").then(|| i - 1)
}
