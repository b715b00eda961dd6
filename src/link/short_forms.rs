//! Names that an article shortens: abbreviations that it explains in parentheses, and "Công đoàn
//! Công ty" for the one that it has named in full.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityType;
use super::brands::is_brand_of_branches;
use super::candidate::{Page, Proposal};
use super::open::is_name_of_person;
use super::signs::Signs;
use crate::text::{Case, Gap, TokenKind, Tokens, slug};

/// A short form and what it stands for.
#[derive(Debug, Clone)]
struct Alias {
    keys: Vec<String>,
    /// The identifier of the body, where it is no union.
    body: String,
    /// The identifier of its union.
    union: String,
}

/// Takes the abbreviations behind names into their mentions, and proposes what the article calls
/// by them or by their heads alone.
pub(super) fn apply(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let aliases = explained(all, page);
    if !aliases.is_empty() {
        used(all, page, &aliases);
    }
    heads_alone(all, page, signs);
}

/// Widens the bodies whose abbreviation follows in parentheses, and returns the abbreviations.
fn explained(all: &mut Vec<Proposal>, page: &Page<'_>) -> Vec<Alias> {
    let mut aliases: Vec<Alias> = Vec::new();
    let places: FxHashSet<usize> = page
        .known
        .iter()
        .filter(|proposal| proposal.entity == Some(EntityType::Place))
        .map(|proposal| proposal.tokens.start)
        .collect();
    let mut known: Vec<Proposal> = Vec::new();
    let mut widened = |proposal: &Proposal| {
        let body = matches!(proposal.entity, Some(EntityType::Union | EntityType::Org));
        let id = proposal.id.as_deref().filter(|_| body)?;
        if proposal.tokens.len() < 3 {
            return None;
        }
        let short = in_parentheses(page.tokens, &proposal.tokens)
            .or_else(|| known_brand(page, &proposal.tokens))?;
        // "Công ty Điện lực Hoa Ban (PC Hoa Ban)": a name of its own.
        let branch = short.len() > 1 && is_brand_of_branches(page.tokens.key(short.start));
        if places.contains(&short.start) || branch {
            return None;
        }
        let end = short.end + 1;
        let own_end = short.len() > 1 && page.tokens[short.end - 1].case == Case::Capital;
        if !own_end {
            aliases.extend(alias(page, id, &short));
        }
        Some(end)
    };
    for proposal in all.iter_mut() {
        if let Some(end) = widened(proposal) {
            proposal.tokens.end = end;
        }
    }
    let inside = page.known.iter().chain(all.iter());
    let inside = inside.filter_map(|proposal| alias_inside(page, proposal));
    let inside: Vec<Alias> = inside.collect();
    for proposal in page.known {
        if let Some(end) = widened(proposal) {
            let mut wider = proposal.clone();
            wider.tokens.end = end;
            known.push(wider);
        }
    }
    all.extend(known);
    aliases.extend(inside);
    // What is explained first holds for the article.
    let mut seen = FxHashSet::default();
    aliases.retain(|alias| seen.insert(alias.keys.clone()));
    aliases
}

/// Returns the short form that a union's name explains within itself: "Công đoàn Ngành Y tế (CĐNYT)
/// tỉnh A"; not that of its head alone, "Liên đoàn Lao động (LĐLĐ) tỉnh A".
fn alias_inside(page: &Page<'_>, proposal: &Proposal) -> Option<Alias> {
    const HEADS: [&str; 8] = ["lđlđ", "cđcs", "cđ", "cđvc", "kcn", "kkt", "kcx", "ubnd"];
    let union = proposal.entity == Some(EntityType::Union);
    let id = proposal.id.as_deref().filter(|_| union)?;
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

fn alias(page: &Page<'_>, id: &str, at: &Range<usize>) -> Option<Alias> {
    let keys = at.clone().map(|i| page.tokens.key(i).to_owned()).collect();
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
fn used(all: &mut Vec<Proposal>, page: &Page<'_>, aliases: &[Alias]) {
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

/// Heads that stand for the one body of their kind which the article has named in full.
const HEADS: &[&[&str]] = &[
    &["tổng", "công", "ty"],
    &["công", "ty"],
    &["cty"],
    &["tập", "đoàn"],
    &["bệnh", "viện"],
    &["trường"],
    &["xã"],
    &["phường"],
    &["viện"],
    &["chi", "nhánh"],
];

/// Proposes "Công đoàn Công ty" for the union, or the firm, named in full last before it, else
/// first after it.
fn heads_alone(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let tokens = page.tokens;
    let mut named: Option<Named> = None;
    let mut found = Vec::new();
    for &i in &signs.union {
        let after = match tokens.key(i) {
            "công" if tokens.reads(i + 1, &["đoàn", "cơ", "sở"]) => i + 4,
            "công" if tokens.key(i + 1) == "đoàn" => i + 2,
            "cđ" if tokens.reads(i + 1, &["cơ", "sở"]) => i + 3,
            "cđ" | "cđcs" => i + 1,
            _ => continue,
        };
        // "công đoàn nhà trường" is this school's, however it is written.
        let house = tokens.reads(after, &["nhà", "trường"]);
        let after = after + usize::from(house);
        let told = house || tokens[i].is_capitalised();
        let short = tokens.key(after) == "tct";
        let head = HEADS.iter().position(|head| tokens.reads(after, head));
        let head = if short { Some(0) } else { head };
        let Some(head) = head.filter(|_| page.sentences.of_token(i).is_some()) else {
            continue;
        };
        // "công đoàn trường" in small letters is the one whose school the article is about.
        let may_be_small = matches!(
            HEADS[head],
            ["trường"] | ["viện"] | ["bệnh", "viện"] | ["chi", "nhánh"]
        );
        if !told && !may_be_small {
            continue;
        }
        let level = if HEADS[head] == ["trường"] {
            level_of_school(tokens, after + 1)
        } else {
            0
        };
        let end = if short {
            after + 1
        } else {
            after + HEADS[head].len() + level
        };
        let addressed = is_addressed(tokens, i, end);
        if is_named(tokens, end) && !addressed || is_generic(tokens, i) {
            continue;
        }
        // Written small, it may be any of them until one is named.
        let ahead = tokens[after].is_capitalised() && !house;
        let named = named.get_or_insert_with(|| Named::of(all, page));
        if !told && !named.is_only_one(head) {
            continue;
        }
        let Some((_, id, name)) = named.antecedent(head, i, ahead) else {
            continue;
        };
        found.push(
            Proposal::new(i..end, EntityType::Union, "union-again")
                .named(id.clone(), name.clone())
                .with_confidence(0.75)
                .by_way_of_the_article(),
        );
    }
    all.extend(found);
    groups_alone(all, page, signs);
    committees_alone(all, page, signs);
}

/// "Chủ tịch Công đoàn Công ty Phạm Đức Khâm": the name behind is that of who holds the post.
fn is_addressed(tokens: &Tokens, i: usize, end: usize) -> bool {
    let post = i > 0 && matches!(tokens.key(i - 1), "tịch" | "thư" | "viên");
    post && is_name_of_person(tokens, end)
}

/// Proposes "Đảng ủy Công ty" for the committee of the firm named in full last before it.
fn committees_alone(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let tokens = page.tokens;
    let mut found = Vec::new();
    let mut named: Option<Named> = None;
    for &i in &signs.party {
        let party = tokens.key(i + 1) == "uỷ";
        if !party || !tokens[i].is_capitalised() || page.sentences.of_token(i).is_none() {
            continue;
        }
        let Some(head) = HEADS.iter().position(|head| tokens.reads(i + 2, head)) else {
            continue;
        };
        let end = i + 2 + HEADS[head].len();
        if matches!(HEADS[head], ["xã"] | ["phường"]) || is_named(tokens, end) {
            continue;
        }
        let named = named.get_or_insert_with(|| Named::of(all, page));
        let id = named
            .antecedent(head, i, false)
            .map(|(_, id, _)| id.as_str());
        let unit = id.and_then(|id| id.strip_prefix("u:cdcs:")?.split_once(':'));
        let Some((unit, _)) = unit else { continue };
        let name = tokens.span(i..end).of(&page.article.text);
        found.push(
            Proposal::new(i..end, EntityType::Org, "org-again")
                .named(format!("o:dang-uy-{unit}"), name)
                .with_confidence(0.7)
                .by_way_of_the_article(),
        );
    }
    all.extend(found);
}

/// Counts the tokens of a school's level that stand behind "trường" with no name: "Tiểu học".
fn level_of_school(tokens: &Tokens, at: usize) -> usize {
    const LEVELS: [&[&str]; 6] = [
        &["tiểu", "học"],
        &["mầm", "non"],
        &["mẫu", "giáo"],
        &["thcs"],
        &["thpt"],
        &["đại", "học"],
    ];
    let level = LEVELS.iter().find(|level| tokens.reads(at, level));
    level.map_or(0, |level| level.len())
}

/// Proposes "Tập đoàn", "Tổng Công ty" for the one that was named in full last: behind a post or
/// "lãnh đạo", or where it does something itself, "Tổng Công ty đã tặng …".
fn groups_alone(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    const GROUPS: [&[&str]; 3] = [&["tập", "đoàn"], &["tổng", "công", "ty"], &["tct"]];
    const BEFORE: [&str; 9] = [
        "đốc", "tịch", "đạo", "trị", "thư", "động", "viên", "của", "diện",
    ];
    let tokens = page.tokens;
    let mut found = Vec::new();
    for &i in signs
        .group
        .iter()
        .filter(|&&i| i > 0 && tokens[i].is_capitalised())
    {
        let Some(group) = GROUPS.iter().find(|group| tokens.reads(i, group)) else {
            continue;
        };
        let end = i + group.len();
        let told = BEFORE.contains(&tokens.key(i - 1)) && tokens[i].space_before <= Gap::Space
            || acts(tokens, i, end);
        if !told || is_named(tokens, end) || page.sentences.of_token(i).is_none() {
            continue;
        }
        let named = all.iter().chain(page.known).filter(|proposal| {
            let start = proposal.tokens.start;
            let of_kind =
                tokens.reads(start, group) || group.len() == 1 && tokens.reads(start, GROUPS[1]);
            proposal.entity == Some(EntityType::Org)
                && proposal.id.is_some()
                && proposal.tokens.len() > group.len() + 1
                && of_kind
        });
        let before = named.clone().filter(|proposal| proposal.tokens.end <= i);
        let before = before.max_by_key(|proposal| proposal.tokens.end);
        let Some(named) = before.or_else(|| named.min_by_key(|proposal| proposal.tokens.start))
        else {
            continue;
        };
        let again = Proposal::new(i..end, EntityType::Org, "org-again")
            .named(named.id.clone().unwrap_or_default(), named.name.clone())
            .with_confidence(0.7)
            .by_way_of_the_article();
        found.push(again);
    }
    all.extend(found);
}

/// Tells whether a clause begins with the tokens `i..end` and goes on with what they do.
fn acts(tokens: &Tokens, i: usize, end: usize) -> bool {
    const DOES: [&str; 12] = [
        "đã", "sẽ", "cũng", "tặng", "trao", "khen", "phát", "tổ", "được", "có", "luôn", "hiện",
    ];
    let begins = i == 0 || matches!(tokens.key(i - 1), "." | "," | ";" | ":" | "!" | "…" | "-");
    (begins || tokens[i].space_before > Gap::Space) && DOES.contains(&tokens.key(end))
}

/// Tells whether a name or a legal form goes on at token `i`.
fn is_named(tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    let goes_on = token.space_before <= Gap::Space
        && (token.kind == TokenKind::Number
            || token.kind == TokenKind::Word && token.is_capitalised());
    goes_on
        || matches!(tokens.key(i), "mẹ" | "con" | "cổ" | "trách" | "may" | "hội")
        || matches!(tokens.key(i), "," | "-" | "–" | "/")
            && HEADS.iter().any(|head| tokens.reads(i + 1, head))
}

/// Tells whether any of many is meant: "các công đoàn công ty".
fn is_generic(tokens: &Tokens, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |before| tokens.key(before));
    let counted = i > 0 && tokens[i - 1].kind == TokenKind::Number;
    counted || matches!(before, "các" | "mỗi" | "từng" | "nhiều" | "những" | "cấp")
}

/// The unions and firms that are named in full, by the head of their names; sorted by end, a
/// union behind the firm in its name.
struct Named {
    /// Tokens, identifier and name of each.
    by_head: Vec<Vec<(Range<usize>, String, String)>>,
}

impl Named {
    fn of(all: &[Proposal], page: &Page<'_>) -> Self {
        let mut by_head = vec![Vec::new(); HEADS.len()];
        for proposal in all.iter().chain(page.known) {
            let Some(own) = own_name(page.tokens, proposal) else {
                continue;
            };
            let whole = |head: &&[&str]| {
                page.tokens.reads(own, head) && own + head.len() < proposal.tokens.end
            };
            let head = HEADS.iter().position(whole);
            // "Agribank Chi nhánh Hoa Ban", "Agribank Hoa Ban".
            let branch = matches!(proposal.rule, "org-branch")
                || proposal.rule == "union-brand" && is_brand_of_branches(page.tokens.key(own));
            let head = head.or(branch.then_some(HEADS.len() - 1));
            let union = head.and_then(|head| Some((head, union_of(proposal, page)?)));
            if let Some((head, id)) = union {
                let name = match proposal.entity {
                    Some(EntityType::Org | EntityType::Place) => {
                        format!("Công đoàn {}", proposal.name)
                    }
                    _ => proposal.name.clone(),
                };
                by_head[head].push((proposal.tokens.clone(), id, name));
            }
        }
        for named in &mut by_head {
            named.sort_by_key(|(tokens, _, _)| (tokens.end, tokens.len()));
        }
        Self { by_head }
    }

    /// Tells whether the article names just one body with a head.
    fn is_only_one(&self, head: usize) -> bool {
        let named = &self.by_head[head];
        named.windows(2).all(|pair| pair[0].1 == pair[1].1)
    }

    /// Returns the union named last before token `at`, else, if one may be `ahead`, first after.
    fn antecedent(
        &self,
        head: usize,
        at: usize,
        ahead: bool,
    ) -> Option<&(Range<usize>, String, String)> {
        let named = self.by_head.get(head)?;
        let next = named.partition_point(|(tokens, _, _)| tokens.end <= at);
        let before = next.checked_sub(1).and_then(|last| named.get(last));
        let after = named[next..]
            .iter()
            .find(|(tokens, _, _)| ahead && tokens.start > at);
        before.or(after)
    }
}

/// Returns where the name proper of a body begins: behind "Công đoàn", "CĐCS".
fn own_name(tokens: &Tokens, proposal: &Proposal) -> Option<usize> {
    let start = proposal.tokens.start;
    match proposal.entity? {
        EntityType::Union => {
            let own = [["công", "đoàn"].as_slice(), &["cđ"], &["cđcs"]]
                .iter()
                .find(|words| tokens.reads(start, words))
                .map(|words| start + words.len())?;
            let grassroots = tokens.reads(own, &["cơ", "sở"]);
            Some(own + 2 * usize::from(grassroots))
        }
        // "Tại phường Hoa Ban, Công đoàn phường …".
        EntityType::Org | EntityType::Place => Some(start),
        _ => None,
    }
}

/// Returns the identifier of a union, or of the union of a firm.
fn union_of(proposal: &Proposal, page: &Page<'_>) -> Option<String> {
    let id = proposal.id.as_deref()?;
    match id.split_once(':')? {
        ("o", slug) if !slug.contains(':') => {
            Some(format!("u:cdcs:{slug}:{}", page.scope.federation()))
        }
        ("u", _) => Some(id.to_owned()),
        ("p" | "p25", code) if code.len() >= 5 => {
            let slug = slug(&proposal.name);
            Some(format!("u:cdcs:{slug}:{}", page.scope.federation()))
        }
        _ => None,
    }
}
