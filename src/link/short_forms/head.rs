//! Heads that stand for the one body of their kind which the article has named: "Công đoàn Công ty".

use super::named::Named;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Page, Proposal};
use crate::link::open::is_name_of_person;
use crate::link::signs::Signs;
use crate::text::{Case, Gap, TokenKind, Tokens};

/// Heads that stand for the one body of their kind which the article has named in full.
pub(super) const HEADS: &[&[&str]] = &[
    &["tổng", "công", "ty"],
    &["công", "ty"],
    &["cty"],
    &["tập", "đoàn"],
    &["bệnh", "viện"],
    &["trường"],
    &["xã"],
    &["phường"],
    &["viện"],
    &["xí", "nghiệp"],
    &["nhà", "máy"],
    &["trung", "tâm"],
    &["chi", "nhánh"],
];

/// Proposes "Công đoàn Công ty" for the union, or the firm, named in full last before it, else
/// first after it.
pub(super) fn heads_alone(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
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
        let after = behind_own_abbreviation(tokens, i, after);
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
            ["trường"]
                | ["viện"]
                | ["bệnh", "viện"]
                | ["chi", "nhánh"]
                | ["công", "ty"]
                | ["nhà", "máy"]
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

/// "Công đoàn cơ sở (CĐCS) của Trường": returns where the unit may begin behind the head's own
/// abbreviation and "của"; `after` without them.
fn behind_own_abbreviation(tokens: &Tokens, i: usize, after: usize) -> usize {
    let short = tokens.key(after) == "(" && tokens.key(after + 2) == ")";
    let short = short && matches!(tokens.key(after + 1), "cđcs" | "cđ");
    let at = after + 3 * usize::from(short);
    // "công đoàn của công ty" in small letters may be any.
    let owned = tokens.key(at) == "của" && tokens[i].is_capitalised();
    let named = tokens.get(at + 1).is_some_and(|unit| unit.is_capitalised());
    if owned && named { at + 1 } else { at }
}

/// "Chủ tịch Công đoàn Công ty Phạm Đức Khâm": the name behind is that of who holds the post.
fn is_addressed(tokens: &Tokens, i: usize, end: usize) -> bool {
    let post = i > 0 && matches!(tokens.key(i - 1), "tịch" | "thư" | "viên" | "đốc");
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
        let unit = unit.map(|(unit, _)| unit.to_owned());
        let Some(unit) = unit.or_else(|| unit_before(all, page, HEADS[head], i)) else {
            continue;
        };
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

/// Returns the slug of the firm of a kind that is named in full last before token `i`.
fn unit_before(all: &[Proposal], page: &Page<'_>, head: &[&str], i: usize) -> Option<String> {
    let named = all.iter().chain(page.known).filter(|unit| {
        let start = unit.tokens.start;
        unit.entity == Some(EntityType::Org)
            && unit.tokens.end <= i
            && unit.tokens.len() > head.len()
            && page.tokens.reads(start, head)
    });
    let last = named.max_by_key(|unit| unit.tokens.end)?;
    let slug = last.id.as_deref()?.strip_prefix("o:")?;
    (!slug.contains(':')).then(|| slug.to_owned())
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
    const GROUPS: [&[&str]; 4] = [&["tập", "đoàn"], &["tổng", "công", "ty"], &["tct"], &["sở"]];
    const BEFORE: [&str; 15] = [
        "đốc", "tịch", "đạo", "trị", "thư", "động", "viên", "của", "diện", "giữa", "do", "được",
        "nói", "biết", "rằng",
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
        let named = is_named(tokens, end) && !is_addressed(tokens, i, end);
        if !told || named || page.sentences.of_token(i).is_none() {
            continue;
        }
        let named = all.iter().chain(page.known).filter(|proposal| {
            let start = proposal.tokens.start;
            let of_kind =
                tokens.reads(start, group) || *group == GROUPS[2] && tokens.reads(start, GROUPS[1]);
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
    const DOES: [&str; 24] = [
        "đã",
        "sẽ",
        "cũng",
        "tặng",
        "trao",
        "khen",
        "phát",
        "tổ",
        "được",
        "có",
        "luôn",
        "hiện",
        "trích",
        "dành",
        "chi",
        "hỗ",
        "thưởng",
        "ký",
        "triển",
        "đạt",
        "giao",
        "đảm",
        "vừa",
        "đang",
    ];
    let begins = i == 0 || matches!(tokens.key(i - 1), "." | "," | ";" | ":" | "!" | "…" | "-");
    (begins || tokens[i].space_before > Gap::Space) && DOES.contains(&tokens.key(end))
}

/// Tells whether a name or a legal form goes on at token `i`.
fn is_named(tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    // "Công đoàn Công ty 5 năm liền …" counts.
    let counts = matches!(
        tokens.key(i + 1),
        "năm" | "lần" | "đoàn" | "tập" | "cá" | "công"
    );
    let goes_on = token.space_before <= Gap::Space
        && (token.kind == TokenKind::Number && !counts
            || token.kind == TokenKind::Word && token.is_capitalised() && !acts_loudly(tokens, i));
    goes_on
        || matches!(tokens.key(i), "mẹ" | "con" | "cổ" | "trách" | "may" | "hội")
        || matches!(tokens.key(i), "," | "-" | "–" | "/")
            && HEADS.iter().any(|head| tokens.reads(i + 1, head))
}

/// "CÔNG ĐOÀN CÔNG TY PHÁT ĐỘNG …": tells whether a headline in capitals goes on with what it does.
fn acts_loudly(tokens: &Tokens, i: usize) -> bool {
    const VERBS: [&[&str]; 12] = [
        &["phát", "động"],
        &["tổ", "chức"],
        &["phối", "hợp"],
        &["tổng", "kết"],
        &["sơ", "kết"],
        &["ra", "quân"],
        &["hưởng", "ứng"],
        &["khen", "thưởng"],
        &["tuyên", "dương"],
        &["thi", "đua"],
        &["trao"],
        &["tặng"],
    ];
    let loud = |at: usize| tokens.get(at).is_some_and(|t| t.case == Case::Upper);
    i > 0 && loud(i - 1) && loud(i) && VERBS.iter().any(|verb| tokens.reads(i, verb))
}

/// Tells whether any of many is meant: "các công đoàn công ty".
fn is_generic(tokens: &Tokens, i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |before| tokens.key(before));
    // "12 công đoàn công ty" are any of them; "năm 2021 Công đoàn Công ty" is the one.
    let counted = i > 0 && tokens[i - 1].kind == TokenKind::Number && tokens.key(i - 1).len() < 4;
    counted || matches!(before, "các" | "mỗi" | "từng" | "nhiều" | "những" | "cấp")
}
