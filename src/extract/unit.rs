//! Units: what people work or learn in, and unions are founded in; and what they are called where the
//! article has named them: "Công ty", "Nhà trường".

use std::sync::LazyLock;

use super::cue::{Cue, Noun};
use super::scene::{Kind, Line, Scene};
use crate::text::WordSet;

/// How the identifiers of units begin.
const FORMS: [&str; 10] = [
    "o:benh-vien-",
    "o:cong-ty-",
    "o:hoc-vien-",
    "o:hop-tac-xa-",
    "o:ngan-hang-",
    "o:nha-may-",
    "o:tap-doan-",
    "o:tong-cong-ty-",
    "o:truong-",
    "o:xi-nghiep-",
];

/// Tells whether an identifier is that of a firm, a school or another unit.
pub(super) fn is_unit(id: &str) -> bool {
    FORMS.iter().any(|form| id.starts_with(form))
}

/// How the names of organs begin of which each place has one.
const ORGANS: [&str; 7] = [
    "vien-kiem-sat-",
    "toa-an-",
    "kho-bac-",
    "bao-hiem-xa-hoi",
    "so-",
    "cuc-",
    "chi-cuc-",
];

/// Returns the unit and the place code in the identifier of a grassroots union.
pub(super) fn grassroots(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix("u:cdcs:")?.split_once(':')
}

/// Returns what a grassroots union is founded in; an organ keeps its place: "CĐCS VKSND tỉnh A".
pub(super) fn of_union(id: &str) -> Option<String> {
    let (unit, code) = grassroots(id)?;
    let placed = code != "vn" && ORGANS.iter().any(|organ| unit.starts_with(organ));
    Some(match placed {
        true => format!("o:{unit}:{code}"),
        false => format!("o:{unit}"),
    })
}

/// What a unit is called, and how the identifiers of such units begin.
const CALLED: [(&str, Forms); 10] = [
    ("nhà trường", &["truong-"]),
    ("trường", &["truong-"]),
    ("bệnh viện", &["benh-vien-"]),
    ("công ty", &["cong-ty-", "tong-cong-ty-"]),
    ("tổng công ty", &["tong-cong-ty-"]),
    ("tập đoàn", &["tap-doan-"]),
    ("xí nghiệp", &["xi-nghiep-"]),
    ("nhà máy", &["nha-may-"]),
    ("học viện", &["hoc-vien-"]),
    (
        "chi nhánh",
        &[
            "-chi-nhanh-",
            "agribank-",
            "vietinbank-",
            "vietcombank-",
            "bidv-",
            "ngan-hang-",
        ],
    ),
];

/// How the identifiers of units that are called alike begin, or what stands in them.
pub(super) type Forms = &'static [&'static str];

/// The last syllables of what a unit is called.
static ENDINGS: LazyLock<WordSet> = LazyLock::new(|| {
    let last = |(name, _): &(&'static str, Forms)| name.rsplit(' ').next();
    WordSet::of(CALLED.iter().filter_map(last))
});

/// Reads the words that call a unit and end at item `last`: where they begin, and the forms of
/// its identifier.
pub(super) fn called(
    scene: &Scene<'_>,
    line: &Line,
    last: usize,
    floor: usize,
) -> Option<(usize, Forms)> {
    // Most words end no such name: of them no text is made.
    let end = line.items.get(last)?.tokens.end - 1;
    if !ENDINGS.has(scene.tokens, end) {
        return None;
    }
    let plain = |i: usize| {
        matches!(
            line.kind(i),
            Some(Kind::Word | Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective) | Cue::Gift))
        )
    };
    (floor.max(last.saturating_sub(2))..=last).find_map(|first| {
        if !(first..=last).all(plain) {
            return None;
        }
        let words = scene.tokens.fold(line.tokens(first..last + 1));
        let unit = CALLED.iter().find(|(name, _)| *name == words)?;
        Some((first, unit.1))
    })
}

/// The unit of these forms that the article is mostly about, else the one named last before byte
/// `before`, else the only one.
pub(super) fn meant(scene: &Scene<'_>, forms: Forms, before: u32) -> Option<String> {
    let unit = |id: &str| {
        let own = grassroots(id).map(|(unit, _)| unit);
        let own = own.or(id.strip_prefix("o:"))?;
        let fits = forms
            .iter()
            .any(|form| own.starts_with(form) || form.starts_with('-') && own.contains(form));
        fits.then(|| format!("o:{own}"))
    };
    let main = scene.main.as_deref().and_then(unit);
    let named = scene.mentions.iter();
    let earlier = named.rev().filter(|mention| mention.span.start < before);
    let last = || {
        earlier
            .filter_map(|mention| unit(mention.id.as_deref()?))
            .next()
    };
    main.or_else(last).or_else(|| {
        let mut all = scene
            .mentions
            .iter()
            .filter_map(|mention| unit(mention.id.as_deref()?));
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    })
}

/// Tells whether an item says who in a unit acts for it: "Ban Giám đốc", "lãnh đạo", "Hội đồng thi đua".
pub(super) fn heads_unit(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    match line.kind(i) {
        Some(Kind::Cue(Cue::Post | Cue::Organ)) => true,
        Some(Kind::Word) => {
            let key = scene.key(line.items[i].tokens.start);
            matches!(key, "ban" | "tổng" | "hiệu")
        }
        _ => false,
    }
}

/// Reads the unit that is called by what it is up to item `last` and stands as a subject: "Công ty",
/// "…, Giám đốc Công ty". Nothing but a mark, a time or `floor` is before it.
pub(super) fn subject(scene: &Scene<'_>, line: &Line, last: usize, floor: usize) -> Option<String> {
    let (first, forms) = called(scene, line, last, floor)?;
    let mut at = first;
    while at > floor && heads_unit(scene, line, at - 1) {
        at -= 1;
    }
    let opens = at == floor
        || matches!(
            line.kind(at - 1),
            Some(Kind::Mark(_) | Kind::Time(_) | Kind::Number(_))
        )
        // "sau gần 3 năm bệnh viện thực hiện …".
        || scene.key(line.items[at].tokens.start.saturating_sub(1)) == "năm";
    let before = scene.span(line.items[first].tokens.clone()).start;
    opens.then(|| meant(scene, forms, before)).flatten()
}
