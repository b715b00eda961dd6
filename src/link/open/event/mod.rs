//! Events: ceremonies, conferences and congresses that a year, a period or an ordinal makes one of
//! a kind.

mod congress;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

pub(in crate::link::open) use congress::with_term;
use congress::{complete, congress, organised, unnumbered};

use super::campaign::joins_people;
use super::legal::filled;
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::names::year_of_edition;
use crate::link::phrases::{Keyed, Phrases};
use crate::text::number::roman;
use crate::text::{Case, TokenKind, date, slug};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// "Lễ", "Hội nghị": needs a name behind it and a time.
    Meeting,
    /// "Đại hội": needs an ordinal.
    Congress,
    /// "bầu cử".
    Election,
    /// "Ngày hội": a name with a capital.
    Festival,
}

static HEADS: LazyLock<Phrases<Head>> = LazyLock::new(|| {
    Phrases::new([
        ("lễ", Head::Meeting),
        ("hội nghị", Head::Meeting),
        ("hội thảo", Head::Meeting),
        ("diễn đàn", Head::Meeting),
        ("tọa đàm", Head::Meeting),
        ("đại hội", Head::Congress),
        ("đại hội đại biểu", Head::Congress),
        ("bầu cử đại biểu", Head::Election),
        ("ngày hội", Head::Festival),
    ])
});

/// Proposes the events of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let mut found = Vec::new();
    let mut organisers: Vec<Option<String>> = Vec::new();
    for hit in HEADS.find(walk.page.tokens, keyed) {
        let start = hit.tokens.start;
        if !walk.in_body(start) {
            continue;
        }
        // "Hội nghị Hội nghị …" says it twice.
        let again = hit.tokens.end..hit.tokens.end + hit.tokens.len();
        if walk.page.tokens.is_same(again, hit.tokens.clone()) {
            continue;
        }
        let end = match hit.value {
            Head::Meeting => meeting(walk, &hit.tokens),
            Head::Congress => congress(walk, &hit.tokens),
            Head::Election => election(walk, &hit.tokens),
            Head::Festival => festival(walk, &hit.tokens),
        };
        let Some(end) = end else { continue };
        let name = walk.text(start..end);
        organisers.push(organiser(walk, end));
        found.push(
            Proposal::new(start..end, EntityType::Event, "event-name")
                .named(
                    format!("e:{}", event_slug(walk, hit.value, start..end)),
                    name,
                )
                .with_confidence(0.8),
        );
    }
    tell_apart(&mut found, &organisers);
    complete(&mut found);
    organised(walk, &mut found);
    found.extend(unnumbered(walk, &found, keyed));
    found
}

/// "công đoàn xã, phường": the comma of two kinds of places.
fn joins_levels(walk: &Walk<'_>, i: usize) -> bool {
    walk.punct(i) == Some(',')
        && matches!(
            (walk.key_before(i), walk.key(i + 1)),
            ("xã" | "quận" | "huyện", "phường" | "huyện" | "thị") | ("tỉnh", "thành")
        )
}

/// Tells whether an event's name ends before token `i`.
fn ends(walk: &Walk<'_>, i: usize) -> bool {
    if joins_people(walk, i) || joins_levels(walk, i) {
        return false;
    }
    let mark = matches!(
        walk.punct(i),
        Some(',' | ';' | '.' | ':' | '(' | ')' | '“' | '”' | '"' | '…' | '!' | '?')
    );
    mark || !walk.flows(i)
        || matches!(
            walk.key(i),
            "do" | "tại"
                | "giữa"
                | "được"
                | "đã"
                | "cũng"
                | "vừa"
                | "còn"
                | "nhằm"
                | "gắn"
                | "là"
                | "sẽ"
                | "để"
                | "diễn"
                | "khi"
        )
        || walk.key(i) == "nhân"
            && !matches!(walk.key_before(i), "công" | "nữ" | "cá" | "doanh" | "bệnh")
        || walk.page.tokens.reads(i, &["tập", "trung"])
}

/// "Lễ tổng kết … năm 2019 và phát động … năm 2020": up to the last time before the name ends.
fn meeting(walk: &Walk<'_>, head: &Range<usize>) -> Option<usize> {
    if !walk.is_capital(head.start) || !walk.is_word(head.end) {
        return None;
    }
    // "Hội nghị thống nhất bầu …": what the meeting does is no name.
    let acts = matches!(
        (walk.key(head.end), walk.key(head.end + 1)),
        ("thống", "nhất")
            | ("thông", "qua")
            | ("nhất", "trí")
            | ("ghi", "nhận")
            | ("đề", "ra")
            | ("khép", "lại")
            | ("kết", "thúc")
            | ("bầu" | "nghe" | "quyết", _)
    );
    if acts {
        return None;
    }
    // "Lễ trao Giải thưởng A lần thứ 20": the prize is what is named and numbered.
    let handed = matches!(walk.key(head.end), "trao" | "tặng");
    let prize = (head.end..head.end + 4).any(|i| {
        let award = walk.known_at(i, &[EntityType::Award]);
        award.is_some() || walk.page.tokens.reads(i, &["giải", "thưởng"])
    });
    if handed && prize {
        return None;
    }
    // "Lễ phát động Tháng Công nhân": the campaign is what is named.
    let launched = walk.page.tokens.reads(head.end, &["phát", "động"]);
    let campaign =
        (head.end + 2..head.end + 8).any(|i| walk.known_at(i, &[EntityType::Campaign]).is_some());
    if launched && campaign {
        return None;
    }
    if let Some(end) = anniversary(walk, head) {
        return Some(end);
    }
    let limit = walk.sentence(head.start).end.min(head.end + 32);
    let mut end = head.end;
    let mut last = None;
    let mut i = head.end;
    while i < limit {
        if let Some(close) = abbreviation(walk, i) {
            i = close;
            continue;
        }
        // "Hội nghị các tổ công đoàn và Đại hội …": a meeting of its own.
        let congress = walk.page.tokens.reads(i, &["và", "đại", "hội"]) && walk.is_capital(i + 1);
        if congress || honours_a_number(walk, i) || ends(walk, i) && !goes_on_behind(walk, i, limit)
        {
            break;
        }
        if let Some(time) =
            date::time_at(walk.page.tokens, i).filter(|time| fixes_a_year(walk, &time.tokens))
        {
            i = time.tokens.end;
            last = Some(i);
            continue;
        }
        // "Diễn đàn Người lao động 2023": a bare year closes the name.
        if i > head.end + 2 && is_bare_year(walk, i) {
            i += 1;
            last = Some(i);
            continue;
        }
        let ordinal = walk.page.tokens.reads(i, &["lần", "thứ"]) && walk.flows(i + 2);
        let counted = roman(walk.key(i + 2)).is_some() && walk.is_capital(i + 2)
            || walk.key(i + 2).len() <= 2 && walk.key(i + 2).parse::<u32>().is_ok();
        if ordinal && counted {
            i += 3;
            // "Hội nghị Ban Chấp hành … lần thứ 12 khóa XII".
            let term = matches!(walk.key(i), "khóa" | "khoá") && roman(walk.key(i + 1)).is_some();
            i += 2 * usize::from(term && walk.follows(i + 1));
            last = Some(i);
            continue;
        }
        i += 1;
        end = i;
    }
    let last = last?;
    // "lần thứ II, giai đoạn 2020 - 2025".
    let comma = last + usize::from(walk.punct(last) == Some(','));
    let stage = walk.page.tokens.reads(comma, &["giai", "đoạn"]) && walk.follows(comma);
    let stage = date::time_at(walk.page.tokens, comma).filter(|_| stage);
    let last = stage.map_or(last, |time| time.tokens.end);
    // What follows the time belongs to the name only if another time closes it.
    (last - head.end >= 4 && end >= head.end).then_some(last)
}

/// "Lễ kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam": how many years of what is enough.
fn anniversary(walk: &Walk<'_>, head: &Range<usize>) -> Option<usize> {
    let tokens = walk.page.tokens;
    let year = head.end + 3;
    let counted = tokens.reads(head.end, &["kỷ", "niệm"])
        && tokens.reads(year, &["năm"])
        && tokens[head.end + 2].kind == TokenKind::Number;
    if !counted {
        return None;
    }
    let limit = walk.sentence(head.start).end.min(year + 16);
    let stop = |i: usize| {
        ends(walk, i) || matches!(walk.key(i), "và" | "với" | "vào" | "ở" | "trong" | "của")
    };
    let end = (year + 1..limit).find(|&i| stop(i)).unwrap_or(limit);
    (end >= year + 3).then_some(end)
}

/// "… và tuyên dương 94 cán bộ …": what takes place at the event, and no part of its name.
fn honours_a_number(walk: &Walk<'_>, i: usize) -> bool {
    let honours = matches!(
        (walk.key(i), walk.key(i + 1)),
        ("tuyên" | "biểu", "dương") | ("tôn", "vinh") | ("vinh", "danh") | ("khen", "thưởng")
    );
    let token = walk.page.tokens.get(i + 2);
    honours && token.is_some_and(|token| token.kind == TokenKind::Number)
}

/// Returns the end of an abbreviation in parentheses within a name: "lao động (CNVCLĐ) và …".
fn abbreviation(walk: &Walk<'_>, i: usize) -> Option<usize> {
    let people = walk.key(i + 1).starts_with("cn") || walk.key(i + 1).starts_with("cb");
    let short = walk.punct(i) == Some('(')
        && walk.case(i + 1) == Case::Upper
        && people
        && walk.punct(i + 2) == Some(')');
    (short && walk.follows(i + 3) && walk.is_word(i + 3)).then_some(i + 3)
}

/// Tells whether the comma at `i` only divides what a meeting is for, which its year closes: "tổng
/// kết phong trào thi đua, công tác khen thưởng năm 2020".
fn goes_on_behind(walk: &Walk<'_>, i: usize, limit: usize) -> bool {
    let purpose = matches!(
        (walk.key(i + 1), walk.key(i + 2)),
        ("công", "tác")
            | ("triển", "khai")
            | ("phương", "hướng")
            | ("nhiệm", "vụ")
            | ("kế", "hoạch")
            | ("sơ" | "tổng", "kết")
            | ("biểu" | "tuyên", "dương")
            | ("khen", "thưởng")
            | ("phát", "động")
            | ("ký", "kết")
    );
    if walk.punct(i) != Some(',') || !purpose || !walk.follows(i + 1) {
        return false;
    }
    let stop = (i + 1..limit).find(|&at| ends(walk, at)).unwrap_or(limit);
    let year = |at: usize| {
        let time = date::time_at(walk.page.tokens, at)?;
        (fixes_a_year(walk, &time.tokens) && time.tokens.end <= stop).then_some(())
    };
    (i + 1..stop).any(|at| year(at).is_some())
        || walk.punct(stop) == Some(',') && goes_on_behind(walk, stop, limit)
}

fn is_bare_year(walk: &Walk<'_>, i: usize) -> bool {
    let key = walk.key(i);
    let number = walk.page.tokens.get(i).map(|token| token.kind) == Some(TokenKind::Number);
    let closes = !walk.follows(i + 1) || !walk.is_word(i + 1) || ends(walk, i + 1);
    number && key.len() == 4 && key.starts_with("20") && closes
}

fn fixes_a_year(walk: &Walk<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| {
        let key = walk.key(i);
        key.len() == 4 && (key.starts_with("20") || key.starts_with("19"))
    }) && walk.key(tokens.start) != "ngày"
}

/// "Ngày hội Văn hóa - Thể thao các dân tộc": a festival with a name of its own.
fn festival(walk: &Walk<'_>, head: &Range<usize>) -> Option<usize> {
    let named = walk.is_capital(head.start) && walk.is_capital(head.end) && walk.follows(head.end);
    let listed = walk.known_at(head.start, &[EntityType::Campaign]).is_some();
    if !named || listed {
        return None;
    }
    let limit = walk.sentence(head.start).end.min(head.end + 14);
    let stop = |i: usize| {
        ends(walk, i)
            || matches!(
                walk.key(i),
                "năm" | "lần" | "và" | "của" | "với" | "cho" | "ở" | "thu" | "khai" | "bế" | "có"
            )
    };
    let end = (head.end..limit).find(|&i| stop(i)).unwrap_or(limit);
    let edition = year_of_edition(walk.page.tokens, end);
    (end >= head.end + 2).then(|| edition.unwrap_or(end))
}

/// "bầu cử đại biểu Quốc hội khóa XV, đại biểu HĐND các cấp nhiệm kỳ 2021-2026".
fn election(walk: &Walk<'_>, head: &Range<usize>) -> Option<usize> {
    let limit = walk.sentence(head.start).end.min(head.end + 24);
    (head.end..limit).find_map(|i| {
        let term = walk.page.tokens.reads(i, &["nhiệm", "kỳ"]);
        let time = date::time_at(walk.page.tokens, i).filter(|_| term)?;
        Some(time.tokens.end)
    })
}

/// The slug of an event: a congress's name goes without its term.
fn event_slug(walk: &Walk<'_>, head: Head, tokens: Range<usize>) -> String {
    let mut end = tokens.end;
    if head == Head::Congress {
        let term = tokens
            .clone()
            .find(|&i| walk.page.tokens.reads(i, &["nhiệm", "kỳ"]));
        end = term.unwrap_or(end);
    }
    let name = walk.text(tokens.start..end);
    let mut name = name.to_owned();
    // The period of a numbered conference tells nothing new.
    if let Some(at) = name
        .find(", giai đoạn ")
        .filter(|at| name[..*at].contains("lần thứ"))
    {
        name.truncate(at);
    }
    for i in tokens.start..end {
        if abbreviation(walk, i).is_some() {
            let short = walk.text(i..i + 3);
            name = name.replace(&format!(" {short}"), "");
        }
    }
    // "Diễn đàn A 2023" is "Diễn đàn A năm 2023".
    let bare = head == Head::Meeting
        && is_bare_year(walk, end - 1)
        && name.ends_with(walk.key(end - 1))
        && !matches!(walk.key_before(end - 1), "năm" | "học" | "đoạn" | "kỳ")
        && walk.is_word(end - 2);
    if bare && let Some(at) = name.rfind(' ') {
        name.insert_str(at, " năm");
    }
    let (name, _) = filled(walk, tokens.start..end, name);
    // "Đại hội lần thứ II của Đảng bộ …" is "Đại hội Đảng bộ … lần thứ II".
    let slug = slug(&name);
    match slug
        .strip_prefix("dai-hoi-lan-thu-")
        .and_then(|rest| rest.split_once("-cua-"))
    {
        Some((number, owner)) => format!("dai-hoi-{owner}-lan-thu-{number}"),
        None => slug,
    }
}

/// "do X tổ chức" behind the name.
fn organiser(walk: &Walk<'_>, end: usize) -> Option<String> {
    let limit = walk.sentence(end.checked_sub(1)?).end.min(end + 40);
    let by = (end..limit).find(|&i| walk.key(i) == "do")?;
    let body = walk.known_at(by + 1, &[EntityType::Union, EntityType::Org])?;
    walk.page
        .tokens
        .reads(body.tokens.end, &["tổ", "chức"])
        .then(|| body.id.clone())
        .flatten()
}

/// Puts the organiser behind identifiers that two organisers share.
fn tell_apart(found: &mut [Proposal], organisers: &[Option<String>]) {
    let mut by_name: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (event, organiser) in found.iter().zip(organisers) {
        if let (Some(id), Some(organiser)) = (&event.id, organiser) {
            let seen = by_name.entry(id.clone()).or_default();
            if !seen.contains(&organiser) {
                seen.push(organiser);
            }
        }
    }
    let shared: Vec<String> = by_name
        .into_iter()
        .filter(|(_, seen)| seen.len() > 1)
        .map(|(id, _)| id)
        .collect();
    for (event, organiser) in found.iter_mut().zip(organisers) {
        if let (Some(id), Some(organiser)) = (&mut event.id, organiser)
            && shared.contains(id)
        {
            let organiser = organiser
                .strip_prefix("u:")
                .unwrap_or(organiser)
                .replace(':', "-");
            *id = format!("{id}:{organiser}");
        }
    }
}
