//! One name in several spellings is one entity.

use std::ops::Range;

use super::EntityType;
use super::candidate::Proposal;
use super::linker::beginning_at;
use crate::gazetteer::Gazetteer;
use crate::text::{TokenKind, Tokens};

/// The fewest syllables of a name that may differ in one of them and still be the same.
const LONG_NAME: usize = 6;

/// No name of a place has more tokens.
const LONGEST_PLACE: usize = 64;

/// More campaigns than these are no article's; their spellings are not compared, which takes the
/// square of their number.
const MANY_CAMPAIGNS: usize = 400;

/// Drops what a recogniser of open classes proposes where the gazetteer knows the very name.
pub(super) fn to_listed(all: &mut Vec<Proposal>, known: &[Proposal]) {
    let is_listed = |proposal: &Proposal| is_listed_rule(proposal.rule);
    all.retain(|proposal| {
        let open = matches!(
            proposal.entity,
            Some(EntityType::Campaign | EntityType::Award)
        ) && !is_listed(proposal);
        let twin = || {
            beginning_at(known, proposal.tokens.start).any(|listed| {
                is_listed(listed)
                    && listed.tokens == proposal.tokens
                    && listed.entity == proposal.entity
            })
        };
        !(open && twin())
    });
}

/// Returns where known places stand.
pub(super) fn places(known: &[Proposal]) -> Vec<Range<usize>> {
    let is_place =
        |proposal: &&Proposal| proposal.entity == Some(EntityType::Place) && proposal.id.is_some();
    let places = known.iter().filter(is_place);
    places.map(|proposal| proposal.tokens.clone()).collect()
}

/// Gives campaigns of one article that differ only by a place inside the name, or by one syllable
/// of many, the identifier of the one named most often.
pub(super) fn variants(chosen: &mut [Proposal], places: &[Range<usize>], tokens: &Tokens) {
    let is_campaign = |proposal: &&Proposal| proposal.entity == Some(EntityType::Campaign);
    if chosen.iter().filter(is_campaign).nth(1).is_none() {
        return;
    }
    let named: Vec<(usize, Vec<&str>)> = chosen
        .iter()
        .enumerate()
        .filter(|(_, proposal)| proposal.entity == Some(EntityType::Campaign))
        .map(|(i, proposal)| (i, syllables(tokens, &proposal.tokens, places)))
        .collect();
    if named.len() > MANY_CAMPAIGNS {
        return;
    }
    for (n, (i, name)) in named.iter().enumerate() {
        if is_listed_rule(chosen[*i].rule) || name.len() < LONG_NAME {
            continue;
        }
        let mut best: Option<(usize, usize)> = None;
        for (j, other) in named.iter().map(|(j, other)| (*j, other)) {
            if j == *i || chosen[j].id == chosen[*i].id || !is_variant(name, other) {
                continue;
            }
            let times = chosen.iter().filter(|p| p.id == chosen[j].id).count();
            let listed = usize::from(is_listed_rule(chosen[j].rule)) * 1000;
            if best.is_none_or(|(most, _)| times + listed > most) {
                best = Some((times + listed, j));
            }
        }
        let own = chosen.iter().filter(|p| p.id == chosen[*i].id).count();
        if let Some((most, j)) = best
            && (most > own || (most == own && named[..n].iter().any(|(k, _)| *k == j)))
        {
            chosen[*i].id = chosen[j].id.clone();
            chosen[*i].name = chosen[j].name.clone();
        }
    }
}

fn is_listed_rule(rule: &str) -> bool {
    rule.starts_with("listed-") || rule == "announced-campaign"
}

/// Returns the syllables of a name without marks and without places, long forms shortened.
fn syllables<'t>(
    tokens: &'t Tokens,
    range: &Range<usize>,
    places: &[Range<usize>],
) -> Vec<&'t str> {
    // Places are short, and sorted by start.
    let first = places.partition_point(|place| place.start + LONGEST_PLACE < range.start);
    let near = places[first..]
        .iter()
        .take_while(|place| place.start < range.end);
    let inside: Vec<_> = near
        .filter(|place| place.len() < range.len() && place.len() > 2)
        .collect();
    let in_place = |i: usize| inside.iter().any(|place| place.contains(&i));
    let mut name: Vec<&str> = range
        .clone()
        .filter(|&i| {
            tokens
                .get(i)
                .is_some_and(|t| !matches!(t.kind, TokenKind::Punct(_)))
        })
        .filter(|&i| !in_place(i))
        .map(|i| tokens.key(i))
        .collect();
    const LONG: [&str; 6] = ["công", "nhân", "viên", "chức", "lao", "động"];
    if let Some(at) = name.windows(LONG.len()).position(|window| window == LONG) {
        name.splice(at..at + LONG.len(), ["cnvclđ"]);
    }
    name
}

/// Gives a campaign that the gazetteer knows under a name one slip away that entity's identifier:
/// "Giỏi việc nước, đảm đang việc nhà".
pub(super) fn near_listed(chosen: &mut [Proposal], gazetteer: &Gazetteer, tokens: &Tokens) {
    for proposal in chosen {
        let open = proposal.entity == Some(EntityType::Campaign) && !is_listed_rule(proposal.rule);
        let known = proposal
            .id
            .as_deref()
            .is_some_and(|id| gazetteer.number_of(id).is_some());
        if !open || known {
            continue;
        }
        let name = syllables(tokens, &proposal.tokens, &[]);
        if name.len() < LONG_NAME {
            continue;
        }
        let near = gazetteer.campaign_names().iter().find(|(_, listed)| {
            listed.len().abs_diff(name.len()) <= 1 && is_variant(&name, listed)
        });
        if let Some((number, _)) = near {
            let entity = gazetteer.named_at(*number);
            proposal.id = Some(entity.id.clone());
            proposal.name.clone_from(&entity.name);
        }
    }
}

/// Tells whether two names are equal but for one slip: a syllable more or less, or a letter.
fn is_variant<A: AsRef<str>, B: AsRef<str>>(a: &[A], b: &[B]) -> bool {
    if a.len() <= b.len() {
        is_short_of(a, b)
    } else {
        is_short_of(b, a)
    }
}

/// Does so where the first is not the longer one.
fn is_short_of<S: AsRef<str>, L: AsRef<str>>(short: &[S], long: &[L]) -> bool {
    let same = |x: &S, y: &L| x.as_ref() == y.as_ref();
    if short.len() == long.len() && short.iter().zip(long).all(|(x, y)| same(x, y)) {
        return true;
    }
    if short.len() < LONG_NAME || long.len() - short.len() > 1 {
        return false;
    }
    let front = short
        .iter()
        .zip(long)
        .take_while(|(x, y)| same(x, y))
        .count();
    let back = short[front..]
        .iter()
        .rev()
        .zip(long[front..].iter().rev())
        .take_while(|(x, y)| same(x, y))
        .count();
    let (left_short, left_long) = (short.len() - front - back, long.len() - front - back);
    match (left_short, left_long) {
        (0, 1) => true,
        (1, 1) => strsim::damerau_levenshtein(short[front].as_ref(), long[front].as_ref()) <= 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_variant;

    #[test]
    fn one_slip_is_the_same_name() {
        let split = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let name = split("giỏi việc nước đảm việc nhà");
        for (other, same) in [
            ("giỏi việc nước đảm đang việc nhà", true),
            ("giỏi việc nuớc đảm việc nhà", true),
            ("giỏi việc trường đảm việc nhà", false),
            ("giỏi việc nước", false),
        ] {
            assert_eq!(is_variant(&name, &split(other)), same, "{other}");
        }
    }
}
