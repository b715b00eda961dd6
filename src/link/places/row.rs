//! Bare names in a row: communes or districts that only their superior in common tells.

use std::ops::Range;

use crate::gazetteer::{Hits, Level, PlaceId};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::{Options, PlacePhrases, Target};
use crate::text::{Case, Gap, TokenKind};

/// Takes bare names in a row behind "ở", "tại", "lên" that are all units under one superior:
/// "nhà cho đoàn viên ở Gio Hải, Gio Việt và Trung Giang".
pub(super) fn find(phrases: &PlacePhrases<'_>, hits: &Hits<'_>, drafts: &mut Vec<Draft>) {
    const WHERE: [&str; 8] = ["ở", "tại", "lên", "về", "đến", "tới", "từ", "xuống"];
    let mut done = 0;
    for hit in &hits.places {
        let at = hit.tokens.start;
        let told = at
            .checked_sub(1)
            .is_some_and(|i| WHERE.contains(&phrases.tokens.key(i)) || is_area(phrases, i));
        if at < done || !told || !is_name(phrases, at) {
            continue;
        }
        for level in [Level::District, Level::Ward] {
            let row = row(phrases, at, level);
            if row.len() >= 2 {
                done = row.last().map_or(done, |draft| draft.tokens.end);
                drafts.extend(row);
                break;
            }
        }
    }
}

/// Reads names of one level from `at` on that have a superior in common.
fn row(phrases: &PlacePhrases<'_>, at: usize, level: Level) -> Vec<Draft> {
    let gazetteer = phrases.gazetteer;
    let mut names: Vec<(Range<usize>, Vec<PlaceId>)> = Vec::new();
    let mut above: Vec<PlaceId> = Vec::new();
    let mut from = at;
    while let Some((end, places)) = sibling(phrases, from, level) {
        let superiors: Vec<PlaceId> = places
            .iter()
            .filter_map(|place| gazetteer.place(*place).parent)
            .filter(|place| names.is_empty() || above.contains(place))
            .collect();
        if superiors.is_empty() {
            break;
        }
        above = superiors;
        names.push((from..end, places));
        if !matches!(phrases.tokens.key(end), "," | "và" | "-" | "–") {
            break;
        }
        from = end + 1;
    }
    let fits = |place: &PlaceId| {
        let superior = gazetteer.place(*place).parent;
        superior.is_some_and(|superior| above.contains(&superior))
    };
    names
        .into_iter()
        .map(|(tokens, places)| {
            let options: Options = places.into_iter().filter(fits).collect();
            let target = Target::Named {
                options,
                word: None,
            };
            Draft::new(tokens, What::Place(target), "place-row").with_confidence(0.8)
        })
        .collect()
}

/// Reads one bare name of two syllables or more whose meanings have this level.
fn sibling(phrases: &PlacePhrases<'_>, at: usize, level: Level) -> Option<(usize, Vec<PlaceId>)> {
    let gazetteer = phrases.gazetteer;
    let (end, meanings) = phrases.names_at(at).find(|(end, _)| {
        *end >= at + 2 && phrases.has_all_capitals(at..*end) && !is_name(phrases, *end)
    })?;
    // "ở Đức Hòa, Long An": a district and its province.
    let higher = |place: &PlaceId| gazetteer.place(*place).level < level;
    if meanings.iter().any(higher) {
        return None;
    }
    let of_level = |place: &&PlaceId| gazetteer.place(**place).level == level;
    let places: Vec<PlaceId> = meanings.iter().filter(of_level).copied().collect();
    (!places.is_empty()).then_some((end, places))
}

/// Tells whether "khu vực" ends at `i` and stands for an area: "doanh nghiệp khu vực A - B", but not
/// in the name of a body, "Chi cục Thuế khu vực A - B".
pub(super) fn is_area(phrases: &PlacePhrases<'_>, i: usize) -> bool {
    const OF_BODIES: [&str; 7] = ["thuế", "khoa", "tế", "lâm", "bạc", "quan", "viện"];
    let Some(khu) = i
        .checked_sub(1)
        .filter(|&at| phrases.tokens.reads(at, &["khu", "vực"]))
    else {
        return false;
    };
    let before = khu.checked_sub(1).map_or("", |at| phrases.tokens.key(at));
    !OF_BODIES.contains(&before)
}

/// Tells whether a word with a capital follows at `i`.
fn is_name(phrases: &PlacePhrases<'_>, i: usize) -> bool {
    let token = phrases.tokens.get(i);
    token.is_some_and(|t| {
        t.kind == TokenKind::Word && t.case != Case::Lower && t.space_before <= Gap::Space
    })
}
