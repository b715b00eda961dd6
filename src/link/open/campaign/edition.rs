//! Editions of campaigns that are known: with the year, the place or the trade that belongs to the name.

use super::{ends, is_year, says_among_whom};
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::names::year_of_edition;
use crate::link::open::walk::Walk;
use crate::text::Case;

/// "Hội thi thợ giỏi thành phố Hoa Ban", "Bàn tay vàng khai thác mủ cao su năm 2022": a known contest
/// with its place, or with the trade that its edition closes.
pub(super) fn contests_of_places<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    walk.page.known.iter().filter_map(|known| {
        let id = known
            .id
            .as_deref()
            .filter(|_| known.entity == Some(EntityType::Campaign))?;
        let number = walk.page.gazetteer.number_of(id)?;
        if walk.page.gazetteer.named_at(number).kind != "contest" {
            return None;
        }
        let end = known.tokens.end;
        let place = walk.known_at(end, &[EntityType::Place]);
        let place = place.filter(|place| place.rule == "typed-place" && walk.follows(end));
        let trade = || {
            // "Bàn tay vàng (BTV) thu hoạch mủ": the abbreviation stands within the name.
            let short = walk.punct(end) == Some('(')
                && walk.case(end + 1) == Case::Upper
                && walk.punct(end + 2) == Some(')');
            let end = end + 3 * usize::from(short);
            let stop = (end..end + 9).find(|&i| ends(walk, i) || walk.key(i) == "của")?;
            let small = (end..stop).all(|i| walk.is_word(i) && !walk.is_capital(i));
            if says_among_whom(walk, end) {
                return None;
            }
            let trade = matches!(
                (walk.key(end), walk.key(end + 1)),
                ("thu", "hoạch") | ("khai", "thác") | ("cạo", "mủ") | ("chế", "biến")
            ) || matches!(walk.key(end), "ngành" | "nghề");
            let closed = trade || year_of_edition(walk.page.tokens, stop).is_some();
            let whole = small && closed && stop >= end + 2;
            whole.then_some(stop)
        };
        let at_place = place.map(|place| place.tokens.end);
        let wider = at_place.or_else(trade)?;
        Some(Proposal {
            tokens: known.tokens.start..wider,
            rule: "campaign-edition",
            ..known.clone()
        })
    })
}

/// "Tháng Công nhân 2017": a known campaign with the year of its edition.
pub(super) fn editions<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    walk.page.known.iter().filter_map(|known| {
        let end = known.tokens.end;
        let campaign = known.entity == Some(EntityType::Campaign);
        let dated = known.tokens.start..with_region(walk, end);
        let wider = campaign && dated.end > end && is_year(walk, end - 1);
        if wider {
            return Some(Proposal {
                tokens: dated,
                rule: "campaign-edition",
                ..known.clone()
            });
        }
        (campaign && is_year(walk, end) && walk.follows(end)).then(|| Proposal {
            tokens: known.tokens.start..end + 1,
            rule: "campaign-edition",
            priority: Priority::Normal.max(known.priority),
            ..known.clone()
        })
    })
}

/// "Liên hoan A năm 2022 vùng B": the region of an edition.
fn with_region(walk: &Walk<'_>, end: usize) -> usize {
    let name = match (walk.key(end), walk.key(end + 1)) {
        ("vùng", _) => end + 1,
        ("khu", "vực") => end + 2,
        _ => return end,
    };
    let region = walk.capitals(name, 4);
    if region > name { region } else { end }
}
