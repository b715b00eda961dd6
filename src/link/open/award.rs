//! Awards that are named by a pattern: years of membership, places in a contest.

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::text::{Case, TokenKind, slug};

/// Proposes the awards that follow a pattern.
pub(super) fn propose(walk: &Walk<'_>) -> Vec<Proposal> {
    let in_body = |i: &usize| walk.in_body(*i);
    let badges = walk.signs.badge.iter().copied().filter(in_body);
    let prizes = walk.signs.prize.iter().copied().filter(in_body);
    let badges = badges.filter_map(|i| badge(walk, i));
    badges
        .chain(prizes.filter_map(|i| prize(walk, i)))
        .collect()
}

/// "Huy hiệu 30 năm tuổi Đảng", whose number makes its kind.
fn badge(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let tokens = walk.page.tokens;
    let years = tokens
        .get(i + 2)
        .is_some_and(|token| token.kind == TokenKind::Number);
    let badge = walk.key(i + 1) == "hiệu" && years && tokens.reads(i + 3, &["năm", "tuổi", "đảng"]);
    badge.then(|| {
        let name = format!("Huy hiệu {} năm tuổi Đảng", walk.key(i + 2));
        Proposal::new(i..i + 6, EntityType::Award, "award-badge")
            .named(format!("a:{}", slug(&name)), name)
            .with_confidence(0.98)
            .with_priority(Priority::Strong)
    })
}

/// "Giải thưởng Lê Văn Bằng", "Giải thưởng Cống hiến": the capitals behind "Giải thưởng".
fn named_prize(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let from = i + 2;
    if walk.key(i + 1) != "thưởng" || !walk.follows(from) || walk.case(from) != Case::Capital {
        return None;
    }
    if walk.known_at(i, &[EntityType::Award]).is_some() {
        return None;
    }
    let capitals = walk.capitals(from, 5);
    // One capital and a small syllable are a word of two.
    let word = capitals == from + 1 && walk.is_word(capitals) && walk.follows(capitals);
    let end = if word { capitals + 1 } else { capitals };
    let closed = !walk.follows(end)
        || walk.punct(end).is_some()
        || matches!(
            walk.key(end),
            "lần" | "năm" | "cho" | "do" | "của" | "được" | "là" | "và" | "tại" | "với" | "toàn"
        );
    let known = walk.known_at(
        from,
        &[EntityType::Org, EntityType::Union, EntityType::Place],
    );
    if end < from + 2 || !closed || known.is_some() {
        return None;
    }
    let name = walk.text(i..end);
    Some(
        Proposal::new(i..end, EntityType::Award, "award-prize")
            .named(format!("a:{}", slug(name)), name)
            .with_confidence(0.8),
    )
}

/// "Giải Nhất", "3 giải nhì", "giải Khuyến khích"; "các giải nhất, nhì" names a row of them.
fn prize(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    if let Some(named) = named_prize(walk, i) {
        return Some(named);
    }
    let rank = walk.key(i + 1);
    let one = matches!(rank, "nhất" | "nhì" | "ba" | "tư")
        && walk.key_before(i) != "các"
        && walk.follows(i + 1);
    let two = rank == "khuyến" && walk.key(i + 2) == "khích" && walk.follows(i + 1);
    let end = if one { i + 2 } else { i + 3 };
    (one || two).then(|| {
        let name = walk.text(i..end);
        Proposal::new(i..end, EntityType::Award, "award-prize")
            .named(format!("a:{}", slug(name)), name)
            .with_confidence(0.8)
    })
}
