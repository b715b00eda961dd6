//! Quotations that stand for one told elsewhere in the article.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::name::full_name;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::link::phrases;
use crate::text::slug;

/// What is announced as a contest's name somewhere is the contest also where it is only won: "đạt
/// giải “A”" beside "Cuộc thi “A”".
pub(super) fn prizes_of_contests(walk: &Walk<'_>, found: &mut [Proposal]) {
    let of_type = |proposal: &Proposal, entity| proposal.entity == Some(entity);
    if !found.iter().any(|found| of_type(found, EntityType::Award)) {
        return;
    }
    let fold = |proposal: &Proposal| walk.page.tokens.fold(proposal.tokens.clone());
    let mut contests: FxHashMap<String, Proposal> = FxHashMap::default();
    for contest in found
        .iter()
        .filter(|found| of_type(found, EntityType::Campaign))
    {
        let known = contests.entry(fold(contest));
        known.or_insert_with(|| contest.clone());
    }
    for prize in found
        .iter_mut()
        .filter(|found| of_type(found, EntityType::Award))
    {
        if let Some(contest) = contests.get(&fold(prize)) {
            *prize = Proposal {
                tokens: prize.tokens.clone(),
                ..contest.clone()
            };
        }
    }
}

/// Names that the page quotes once and writes without quotation marks elsewhere.
pub(super) fn repeated(walk: &Walk<'_>, found: &mut Vec<Proposal>) {
    let names = found.iter().enumerate().filter(|(_, proposal)| {
        proposal.entity == Some(EntityType::Campaign)
            && proposal.tokens.len() >= 3
            && proposal.rule == "quoted-name"
    });
    let names: Vec<_> = names.map(|(n, name)| (name.tokens.clone(), n)).collect();
    if names.is_empty() {
        return;
    }
    let quoted: FxHashSet<Range<usize>> = found.iter().map(|name| name.tokens.clone()).collect();
    let again: Vec<Proposal> = phrases::repeats(walk.page.tokens, &names)
        .into_iter()
        .filter(|hit| walk.in_body(hit.tokens.start))
        .filter(|hit| !quoted.contains(&hit.tokens))
        // "sáng kiến, sáng tạo" in small letters are the common words.
        .filter(|hit| hit.tokens.len() >= 5 || walk.is_capital(hit.tokens.start))
        .map(|hit| Proposal {
            tokens: hit.tokens,
            rule: "quoted-elsewhere",
            priority: Priority::Normal,
            ..found[hit.value].clone()
        })
        .collect();
    found.extend(again);
}

/// "“CNVCLĐ huyện X chung sức …”" is "“CNVCLĐ chung sức …”" of the same page: a place that is put
/// into a name does not make another campaign.
pub(super) fn same_but_for_a_place(walk: &Walk<'_>, found: &mut [Proposal]) {
    let ids: FxHashSet<String> = found
        .iter()
        .filter_map(|proposal| proposal.id.clone())
        .collect();
    for proposal in found.iter_mut() {
        let tokens = proposal.tokens.clone();
        let place = (tokens.start..tokens.end).find_map(|i| walk.known_at(i, &[EntityType::Place]));
        let Some(place) = place.filter(|place| place.tokens.end <= tokens.end) else {
            continue;
        };
        let (before, after) = (
            tokens.start..place.tokens.start,
            place.tokens.end..tokens.end,
        );
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let bare = format!("{} {}", walk.text(before), walk.text(after));
        let id = format!("c:{}", slug(&full_name(&bare)));
        if ids.contains(&id) {
            proposal.id = Some(id);
        }
    }
}
