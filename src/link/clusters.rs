//! Emulation clusters: "Cụm thi đua số 5 LĐLĐ thành phố Hà Nội", "Cụm thi đua 9 LĐLĐ tỉnh miền núi
//! phía Bắc".

use super::EntityType;
use super::candidate::{Proposal, Scope};
use super::linker::{Seen, beginning_at};
use crate::text::number::roman;
use crate::text::{Gap, TokenKind, Tokens, slug};

/// Proposes the numbered clusters of an article; `known` are the bodies that are resolved already.
pub(super) fn find(seen: Seen<'_>, known: &[Proposal], scope: &Scope) -> Vec<Proposal> {
    let Seen {
        tokens, sentences, ..
    } = seen;
    let mut found = Vec::new();
    for &at in &seen.signs.cluster {
        if sentences.of_token(at).is_none() {
            continue;
        }
        if let Some(end) = members_of(tokens, at) {
            let name = tokens.fold(at..end);
            let members = tokens
                .fold(at + 3..end)
                .replace("lđlđ", "liên đoàn lao động");
            found.push(
                Proposal::new(at..end, EntityType::Union, "cluster")
                    .named(format!("u:cum:{}:vn", slug(&members)), name),
            );
            continue;
        }
        if let Some(end) = kind_of_members(tokens, at) {
            let mut above = beginning_at(known, end + 2 * usize::from(under(tokens, end)));
            let owner = above.find(|body| body.id.as_deref() == Some("u:tld"));
            let members = tokens
                .fold(at + 3..end)
                .replace("lđlđ", "liên đoàn lao động");
            let code = match owner {
                Some(_) => "vn",
                None => place_of(scope.at(at)).unwrap_or("vn"),
            };
            let kind = if tokens.key(at) == "cụm" {
                ""
            } else {
                "khoi-"
            };
            let end = owner.map_or(end, |owner| owner.tokens.end);
            let name = tokens.fold(at..end);
            found.push(
                Proposal::new(at..end, EntityType::Union, "cluster")
                    .named(format!("u:cum:{kind}{}:{code}", slug(&members)), name)
                    .by_way_of_the_article(),
            );
            continue;
        }
        let Some((number, end)) = number_of(tokens, at) else {
            continue;
        };
        let capital = tokens.get(at).is_some_and(|token| token.is_capitalised());
        if !capital && tokens.key(at + 3) != "số" {
            continue;
        }
        let union = |id: &String| id.starts_with("u:ldld:") || id.starts_with("u:cdn:");
        let union = |body: &&Proposal| body.id.as_ref().is_some_and(union);
        let owner = beginning_at(known, end).find(union);
        // "Cụm thi đua số 2 thuộc LĐLĐ tỉnh A".
        let behind = match tokens.key(end) {
            "thuộc" | "của" => Some(end + 1),
            _ => under(tokens, end).then_some(end + 2),
        };
        let over = behind.and_then(|at| beginning_at(known, at).find(union));
        let code = match owner.or(over) {
            // "Khối thi đua số 7 Công đoàn Viên chức Việt Nam" is no province's.
            Some(owner) => owner
                .id
                .as_deref()
                .and_then(|id| match id.strip_prefix("u:ldld:") {
                    Some(code) => Some(code),
                    None => id
                        .strip_prefix("u:cdn:")?
                        .split_once(':')
                        .map(|(_, code)| code),
                }),
            None => place_of(scope).filter(|_| is_local(tokens, at, known)),
        };
        let end = owner.map_or(end, |owner| owner.tokens.end);
        let kind = if tokens.key(at) == "cụm" {
            ""
        } else {
            "khoi-"
        };
        let word = if kind.is_empty() { "Cụm" } else { "Khối" };
        found.push(
            Proposal {
                relative: owner.is_none_or(|owner| owner.relative),
                ..Proposal::new(at..end, EntityType::Union, "cluster")
            }
            .named(
                format!("u:cum:{kind}{number}:{}", code.unwrap_or("vn")),
                format!("{word} thi đua số {number}"),
            ),
        );
    }
    found
}

/// Returns the code of the place whose clusters an article speaks of: the district's where it is about a
/// district's federation, else the province's.
fn place_of(scope: &Scope) -> Option<&str> {
    let own = scope.district.as_deref();
    own.filter(|code| {
        scope.federation() == *code && scope.union.as_deref() == Some(&["u:ldld:", code].concat())
    })
    .or(scope.province.as_deref())
}

/// Words of which the names of regions are made, whatever their case.
const REGION: [&str; 32] = [
    "khu", "vực", "vùng", "miền", "núi", "phía", "trung", "du", "ương", "trực", "thuộc", "đồng",
    "bằng", "sông", "cửu", "long", "hồng", "duyên", "hải", "nam", "bắc", "đông", "tây", "bộ",
    "nguyên", "tỉnh", "thành", "phố", "các", "và", ",", "đbscl",
];

/// Reads "cụm thi đua 12 LĐLĐ tỉnh khu vực …", "cụm thi đua các tỉnh miền núi phía Bắc": a cluster
/// that is called by its members and their region; returns its end.
fn members_of(tokens: &Tokens, at: usize) -> Option<usize> {
    let cluster = matches!(tokens.key(at), "cụm" | "khối") && tokens.reads(at + 1, &["thi", "đua"]);
    if !cluster {
        return None;
    }
    let number = tokens.get(at + 3)?.kind == TokenKind::Number;
    let many = number || tokens.key(at + 3) == "các";
    let mut from = if many { at + 4 } else { at + 3 };
    let labour = tokens.key(from) == "lđlđ";
    from += usize::from(labour);
    let labour = labour || tokens.reads(from, &["liên", "đoàn", "lao", "động"]);
    if tokens.reads(from, &["liên", "đoàn", "lao", "động"]) {
        from += 4;
    }
    from += usize::from(tokens.key(from) == "các");
    let kind = tokens.key(from) == "tỉnh" || tokens.reads(from, &["thành", "phố"]);
    if !kind || !many || number && !labour {
        return None;
    }
    let flows = |i: usize| tokens.get(i).is_some_and(|t| t.space_before <= Gap::Space);
    let mut end = from;
    while end < from + 16 && flows(end) && REGION.contains(&tokens.key(end)) {
        end += 1;
    }
    while end > from && matches!(tokens.key(end - 1), "," | "và" | "các" | "tỉnh") {
        end -= 1;
    }
    // "Cụm thi đua 5 LĐLĐ tỉnh" says no more than a number.
    let region = (from..end).any(|i| tokens.get(i).is_some_and(|t| t.is_capitalised()));
    let goes_on = flows(end) && tokens.get(end).is_some_and(|t| t.is_capitalised());
    (region && !goes_on).then_some(end)
}

/// Tells whether a cluster without an owner is one of the article's province: a "Cụm Công đoàn" is so
/// only where a federation is spoken of, since corporations have such clusters too.
fn is_local(tokens: &Tokens, at: usize, known: &[Proposal]) -> bool {
    let federation = |id: &String| id.starts_with("u:ldld:");
    tokens.key(at + 1) == "thi"
        || known
            .iter()
            .any(|body| body.id.as_ref().is_some_and(federation))
}

fn under(tokens: &Tokens, at: usize) -> bool {
    tokens.reads(at, &["trực", "thuộc"])
}

/// Reads "Khối thi đua Liên đoàn Lao động quận", "Khối thi đua các Công đoàn ngành": a cluster that
/// is called by what kind of bodies it has; returns the end of their kind.
fn kind_of_members(tokens: &Tokens, at: usize) -> Option<usize> {
    let cluster = matches!(tokens.key(at), "cụm" | "khối") && tokens.reads(at + 1, &["thi", "đua"]);
    if !cluster || !tokens.get(at)?.is_capitalised() {
        return None;
    }
    let block = tokens.key(at) == "cụm" && tokens.key(at + 3) == "khối";
    let from = at + 3 + usize::from(tokens.key(at + 3) == "các" || block);
    if let Some(end) = kind_of_units(tokens, from).filter(|_| block || tokens.key(at) == "khối") {
        return Some(end);
    }
    const MEMBERS: [&[&str]; 6] = [
        &["liên", "đoàn", "lao", "động", "quận"],
        &["liên", "đoàn", "lao", "động", "huyện"],
        &["lđlđ", "quận"],
        &["lđlđ", "huyện"],
        &["công", "đoàn", "ngành"],
        &["cđ", "ngành"],
    ];
    let members = MEMBERS.iter().find(|words| tokens.reads(from, words))?;
    let end = from + members.len();
    let goes_on = tokens
        .get(end)
        .is_some_and(|token| token.is_capitalised() && token.space_before <= Gap::Space);
    (!goes_on).then_some(end)
}

/// Reads what kind of units a cluster has, "trường học", "doanh nghiệp", "xã, phường": small words up to
/// where the phrase surely ends; returns that end.
fn kind_of_units(tokens: &Tokens, from: usize) -> Option<usize> {
    const UNITS: [&[&str]; 14] = [
        &["trường", "học"],
        &["doanh", "nghiệp"],
        &["hành", "chính", "sự", "nghiệp"],
        &["hành", "chính"],
        &["hcsn"],
        &["xã", "phường", "thị", "trấn"],
        &["xã", ",", "phường", ",", "thị", "trấn"],
        &["xã", ",", "thị", "trấn"],
        &["xã", ",", "phường"],
        &["cơ", "quan"],
        &["mầm", "non"],
        &["tiểu", "học"],
        &["thcs"],
        &["thpt"],
    ];
    let units = UNITS.iter().find(|words| tokens.reads(from, words))?;
    let end = from + units.len();
    let goes_on = tokens.get(end).is_some_and(|token| {
        token.space_before <= Gap::Space
            && (token.is_capitalised() || matches!(tokens.key(end), "," | "-" | "và"))
    });
    (!goes_on).then_some(end)
}

/// Reads "cụm thi đua số 5" and returns the number and the token after it.
fn number_of(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let told = tokens.key(at + 3) == "số";
    let emulation = tokens.reads(at + 1, &["thi", "đua"]);
    let unions = told && tokens.reads(at + 1, &["công", "đoàn"]);
    if !matches!(tokens.key(at), "cụm" | "khối") || !emulation && !unions {
        return None;
    }
    let number_at = if told { at + 4 } else { at + 3 };
    let token = tokens.get(number_at)?;
    let number = match token.kind {
        TokenKind::Number => tokens.key(number_at).parse().ok(),
        TokenKind::Word if token.is_capitalised() => roman(tokens.key(number_at)),
        _ => None,
    };
    Some((number?, number_at + 1))
}

#[cfg(test)]
mod tests {
    use super::{members_of, number_of};
    use crate::text::Tokens;

    #[test]
    fn clusters_have_numbers() {
        for (text, number) in [
            ("Cụm thi đua số 5", Some(5)),
            ("cụm thi đua số 05 LĐLĐ", Some(5)),
            ("Khối thi đua III", Some(3)),
            ("Cụm Công đoàn số 6", Some(6)),
            ("cụm công đoàn 6 huyện", None),
            ("Cụm thi đua các tỉnh", None),
            ("cụm công nghiệp số 2", None),
        ] {
            let found = number_of(&Tokens::of(text), 0);
            assert_eq!(found.map(|(number, _)| number), number, "{text}");
        }
    }

    #[test]
    fn a_cluster_is_called_by_its_members_and_their_region() {
        for (text, name) in [
            (
                "Cụm thi đua 9 LĐLĐ tỉnh khu vực Tây Bắc Bộ, gồm",
                Some("cụm thi đua 9 lđlđ tỉnh khu vực tây bắc bộ"),
            ),
            (
                "cụm thi đua các tỉnh miền núi phía Bắc và LĐLĐ",
                Some("cụm thi đua các tỉnh miền núi phía bắc"),
            ),
            ("Cụm thi đua 5 LĐLĐ tỉnh Phú Yên", None),
            ("Cụm thi đua số 5 LĐLĐ thành phố Hà Nội", None),
            ("các cụm thi đua các tỉnh", None),
        ] {
            let tokens = Tokens::of(text);
            let at = usize::from(text.starts_with("các"));
            let found = members_of(&tokens, at).map(|end| tokens.fold(at..end));
            assert_eq!(found.as_deref(), name, "{text}");
        }
    }
}
