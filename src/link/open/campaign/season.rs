//! Campaigns that their time makes: the movement of a year, a month of action, and a scholarship's
//! programme.

use std::ops::Range;

use super::{Head, contest, is_year, joins_people};
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::open::walk::Walk;
use crate::link::phrases::Hit;
use crate::text::slug;

/// "phong trào thi đua [trong …] năm 2021": the movement of a year, which has no other name.
/// Without a launch anywhere it is only the year's work: "tổng kết phong trào thi đua năm 2020".
pub(super) fn movement(walk: &Walk<'_>, head: &Range<usize>, years: &[String]) -> Option<Proposal> {
    let limit = walk.sentence(head.start).end.min(head.end + 20);
    // "phát động phong trào thi đua yêu nước năm 2021".
    let patriotic =
        walk.page.tokens.reads(head.end, &["yêu", "nước"]) && launched(walk, head.start);
    let name_end = head.end + 2 * usize::from(patriotic);
    let year = (name_end..limit)
        .take_while(|&i| {
            (walk.punct(i).is_none() || joins_people(walk, i))
                && walk.flows(i)
                && !matches!(walk.key(i), "ký" | "do" | "đã" | "để")
        })
        .find(|&i| walk.key(i) == "năm" && is_year(walk, i + 1))?;
    let direct = year == name_end;
    let among = walk.key(head.end) == "trong" && launched(walk, head.start);
    let listed = matches!(walk.key_before(head.start), "các" | "những" | "nhiều");
    let themed = matches!(walk.key(year + 2), "với" | "mang" | "có") && walk.key(year + 3) == "chủ";
    let themed = themed && !(direct && launched(walk, head.start));
    let begun = years.iter().any(|known| known == walk.key(year + 1));
    if !(direct || among) || listed || themed || !begun {
        return None;
    }
    let name = if patriotic {
        "Phong trào thi đua yêu nước năm"
    } else {
        "Phong trào thi đua năm"
    };
    let name = format!("{name} {}", walk.key(year + 1));
    let id = format!("c:{}", slug(&name));
    Some(
        Proposal::new(
            head.start..year + 2,
            EntityType::Campaign,
            "movement-of-year",
        )
        .named(id, name)
        .with_confidence(0.75)
        .by_way_of_the_article(),
    )
}

/// "phát động phong trào thi đua giai đoạn 2025 - 2030", "hưởng ứng đợt thi đua cao điểm chào mừng Đại hội Công đoàn
/// các cấp do LĐLĐ tỉnh phát động": what is launched and goes by its time or its occasion alone.
pub(super) fn of_occasion(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let tokens = walk.page.tokens;
    let stage = tokens.reads(head.end, &["giai", "đoạn"]);
    if !stage && !tokens.reads(head.end, &["chào", "mừng"]) {
        return None;
    }
    let end = match stage {
        true => {
            let dash = head.end + 3;
            let years = is_year(walk, dash - 1) && is_year(walk, dash + 1);
            (years && matches!(walk.punct(dash), Some('-' | '–'))).then_some(dash + 2)?
        }
        false => end_of_occasion(walk, head.end + 2)?,
    };
    let answered = matches!(walk.key_before(head.start), "ứng" | "hiện")
        && (end..end + 10).any(|i| tokens.reads(i, &["phát", "động"]));
    // "… giai đoạn 2020 - 2025 với chủ đề “A”": its theme names it.
    let themed = matches!(walk.key(end), "với" | "mang" | "có");
    // "về việc phát động đợt thi đua chào mừng …" may be what a text is about.
    let height = walk.key(head.start) != "đợt" || head.len() > 3;
    let begun = answered || height && launched(walk, head.start);
    if !begun || themed && stage {
        return None;
    }
    let name = walk.text(head.start..end);
    Some(
        Proposal::new(
            head.start..end,
            EntityType::Campaign,
            "movement-of-occasion",
        )
        .named(format!("c:{}", slug(name)), name)
        .with_confidence(0.7),
    )
}

/// Where the name of what is greeted ends: "chào mừng Đại hội Công đoàn các cấp | , tiến tới …".
fn end_of_occasion(walk: &Walk<'_>, from: usize) -> Option<usize> {
    let limit = walk.sentence(from).end.min(from + 16);
    let ends = |i: usize| {
        walk.punct(i).is_some()
            || !walk.flows(i)
            || walk.key(i) == "năm" && is_year(walk, i + 1)
            || matches!(
                walk.key(i),
                "do" | "với"
                    | "trong"
                    | "nhằm"
                    | "từ"
                    | "theo"
                    | "giai"
                    | "và"
                    | "lần"
                    | "nhiệm"
                    | "được"
                    | "đã"
                    | "trên"
                    | "tại"
                    | "tiến"
                    | "kết"
                    | "có"
            )
    };
    let end = (from..limit).find(|&i| ends(i)).unwrap_or(limit);
    (end >= from + 3).then_some(end)
}

/// The years whose movement the article says to be launched, signed for or answered.
pub(super) fn launched_years(walk: &Walk<'_>, hits: &[Hit<Head>]) -> Vec<String> {
    let movements = hits.iter().filter(|hit| hit.value == Head::Movement);
    let begun = movements.filter(|hit| launched(walk, hit.tokens.start));
    begun
        .filter_map(|hit| {
            let year = (hit.tokens.end..hit.tokens.end + 20)
                .find(|&i| walk.key(i) == "năm" && is_year(walk, i + 1))?;
            Some(walk.key(year + 1).to_owned())
        })
        .collect()
}

/// Tells whether a head is launched: "phát động phong trào …", "phát động trong toàn ngành phong trào …".
fn launched(walk: &Walk<'_>, start: usize) -> bool {
    let begun = |i: usize| walk.page.tokens.reads(i, &["phát", "động"]);
    let plain = |i: usize| (i..start).all(|at| walk.punct(at).is_none() && walk.flows(at));
    (start.saturating_sub(3)..start).any(begun)
        || (start.saturating_sub(8)..start.saturating_sub(3))
            .any(|i| begun(i) && matches!(walk.key(i + 2), "trong" | "tới" | "đến") && plain(i))
}

/// "Tháng hành động vì trẻ em": what it is for makes the name; "Tháng hành động" alone is the one that
/// the article names in full, and beside a Tháng Công nhân that of safety at work.
pub(super) fn month(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    const SAFETY: &str = "c:thang-hanh-dong-ve-an-toan-ve-sinh-lao-dong";
    if !walk.is_capital(head.start) {
        return None;
    }
    if matches!(walk.key(head.end), "vì" | "về" | "phòng" | "quốc") || walk.is_capital(head.end)
    {
        return contest(walk, head);
    }
    let campaigns = walk
        .page
        .known
        .iter()
        .filter(|known| known.entity == Some(EntityType::Campaign));
    let ids: Vec<&str> = campaigns.filter_map(|known| known.id.as_deref()).collect();
    let full = ids.iter().find(|id| id.starts_with("c:thang-hanh-dong-"));
    let beside = || ids.contains(&"c:thang-cong-nhan").then_some(SAFETY);
    let id = full.copied().or_else(beside)?;
    let number = walk.page.gazetteer.number_of(id)?;
    let name = walk.page.gazetteer.named_at(number).name.clone();
    Some(
        Proposal::new(head.clone(), EntityType::Campaign, "month-alone")
            .named(id.to_owned(), name)
            .with_confidence(0.75)
            .by_way_of_the_article(),
    )
}

/// "chương trình học bổng Nguyễn Đức Cảnh": a programme called by the name of its scholarship.
pub(super) fn scholarship(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let programme = head
        .start
        .checked_sub(2)
        .is_some_and(|at| walk.page.tokens.reads(at, &["chương", "trình"]));
    let end = walk.capitals(head.end, 5);
    if !programme || end < head.end + 2 {
        return None;
    }
    let name = walk.text(head.start..end);
    Some(
        Proposal::new(head.start..end, EntityType::Campaign, "contest-name")
            .named(format!("c:{}", slug(name)), name)
            .with_confidence(0.75),
    )
}
