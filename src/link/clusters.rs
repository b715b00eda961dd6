//! Emulation clusters: "Cụm thi đua số 5 LĐLĐ thành phố Hà Nội".

use super::EntityType;
use super::candidate::{Proposal, Scope};
use super::linker::{Seen, beginning_at};
use crate::text::number::roman;
use crate::text::{TokenKind, Tokens};

/// Proposes the numbered clusters of an article; `known` are the bodies that are resolved already.
pub(super) fn find(seen: Seen<'_>, known: &[Proposal], scope: &Scope) -> Vec<Proposal> {
    let Seen {
        tokens, sentences, ..
    } = seen;
    let mut found = Vec::new();
    for &at in &seen.signs.cluster {
        let Some((number, end)) = number_of(tokens, at) else {
            continue;
        };
        let capital = tokens.get(at).is_some_and(|token| token.is_capitalised());
        if !capital || sentences.of_token(at).is_none() {
            continue;
        }
        let owner = beginning_at(known, end)
            .find(|body| body.id.as_ref().is_some_and(|id| id.starts_with("u:ldld:")));
        let code = match owner {
            Some(owner) => owner
                .id
                .as_deref()
                .and_then(|id| id.strip_prefix("u:ldld:")),
            None => scope.province.as_deref(),
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

/// Reads "cụm thi đua số 5" and returns the number and the token after it.
fn number_of(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let is_cluster =
        matches!(tokens.key(at), "cụm" | "khối") && tokens.reads(at + 1, &["thi", "đua"]);
    if !is_cluster {
        return None;
    }
    let told = tokens.key(at + 3) == "số";
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
    use super::number_of;
    use crate::text::Tokens;

    #[test]
    fn clusters_have_numbers() {
        for (text, number) in [
            ("Cụm thi đua số 5", Some(5)),
            ("cụm thi đua số 05 LĐLĐ", Some(5)),
            ("Khối thi đua III", Some(3)),
            ("Cụm thi đua các tỉnh", None),
            ("cụm công nghiệp số 2", None),
        ] {
            let found = number_of(&Tokens::of(text), 0);
            assert_eq!(found.map(|(number, _)| number), number, "{text}");
        }
    }
}
