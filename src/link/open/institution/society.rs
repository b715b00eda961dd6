//! The Party, and societies of the whole country.

use super::slug::unit_slug;
use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::text::Case;

/// "Đảng" alone is the Communist Party of Vietnam.
pub(super) fn the_party<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    let signs = walk.signs.party.iter().copied();
    signs
        .filter(|&i| {
            walk.case(i) == Case::Capital
                && walk.in_body(i)
                && !matches!(
                    walk.key(i + 1),
                    "bộ" | "uỷ" | "ủy" | "viên" | "đoàn" | "cộng"
                )
        })
        .map(|i| {
            Proposal::new(i..i + 1, EntityType::Org, "org-party")
                .named("o:dang-cong-san-viet-nam", "Đảng Cộng sản Việt Nam")
                .with_priority(Priority::Weak)
        })
}

/// "Hội Dầu khí Việt Nam", "Hiệp hội Dệt May Việt Nam": a society of the whole country.
pub(super) fn societies<'w>(walk: &'w Walk<'_>) -> impl Iterator<Item = Proposal> + 'w {
    const OTHERS: [&str; 13] = [
        "nghị",
        "thi",
        "đồng",
        "trường",
        "thảo",
        "thao",
        "diễn",
        "giảng",
        "chợ",
        "viên",
        "đàm",
        "hè",
        "làng",
    ];
    let signs = walk.signs.society.iter().copied();
    let capitals = signs.filter(|&start| walk.is_capital(start) && walk.in_body(start));
    capitals.filter_map(|start| {
        let from = match (walk.key(start), walk.key(start + 1)) {
            ("hội", _) => start + 1,
            ("hiệp", "hội") => start + 2,
            _ => return None,
        };
        // "Hội cấp thoát nước Việt Nam": small words up to the country.
        let named = walk.is_capital(from);
        let limit = from + if named { 12 } else { 5 };
        if !walk.follows(from)
            || OTHERS.contains(&walk.key(from))
            || matches!(walk.key_before(start), "đại" | "xã")
        {
            return None;
        }
        let inside = |i: usize| {
            walk.follows(i) && (walk.is_word(i) || walk.is_dash(i) || walk.punct(i) == Some('&'))
        };
        let nation = (from + 1..limit)
            .take_while(|&i| inside(i))
            .find(|&i| walk.page.tokens.reads(i, &["việt", "nam"]))?;
        let plain = (from..nation).all(|i| {
            let outside = matches!(walk.key(i), "tại" | "ở" | "của" | "với" | "cho" | "trong");
            let other = walk.known_at(i, &[EntityType::Union, EntityType::Org]);
            !outside && (!walk.is_capital(i) || other.is_none())
        });
        let small = (from..nation)
            .filter(|&i| walk.case(i) == Case::Lower)
            .count();
        let end = nation + 2;
        let spelled = 2 * small <= nation - from + 2 || !named && small == nation - from;
        (plain && spelled).then(|| {
            let name = walk.text(start..end);
            Proposal::new(start..end, EntityType::Org, "org-society")
                .named(format!("o:{}", unit_slug(name)), name)
                .with_confidence(0.85)
        })
    })
}
