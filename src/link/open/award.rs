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
    let fighters = walk.signs.fighter.iter().copied().filter(in_body);
    let teams = walk.signs.team.iter().copied().filter(in_body);
    let flags = walk.signs.flag.iter().copied().filter(in_body);
    let grades = walk.signs.grade.iter().copied().filter(in_body);
    let badges = badges.filter_map(|i| {
        badge(walk, i)
            .or_else(|| medal(walk, i))
            .or_else(|| trade_medal(walk, i))
    });
    badges
        .chain(prizes.filter_map(|i| prize(walk, i)))
        .chain(fighters.filter_map(|i| fighter(walk, i)))
        .chain(teams.filter_map(|i| team_prize(walk, i)))
        .chain(flags.filter_map(|i| flag(walk, i)))
        .chain(grades.filter_map(|i| grade(walk, i)))
        .collect()
}

/// "Huy chương Vì sự nghiệp giáo dục": the medal of a trade, which has two syllables.
fn trade_medal(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let tokens = walk.page.tokens;
    let named = tokens.reads(i, &["huy", "chương", "vì", "sự", "nghiệp"]);
    let end = i + 7;
    let known = walk.known_at(i, &[EntityType::Award]);
    let longer = known.is_some_and(|known| known.tokens.end > i + 2);
    (named && !longer && walk.follows(end - 1) && walk.is_word(end - 1)).then(|| {
        let name = walk.text(i..end);
        Proposal::new(i..end, EntityType::Award, "award-trade")
            .named(format!("a:{}", slug(name)), name)
            .with_confidence(0.85)
            .with_priority(Priority::Strong)
    })
}

/// "Huy chương Vàng", which a contest gives, and not the State.
fn medal(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let colour = walk.key(i + 1) == "chương"
        && matches!(walk.key(i + 2), "vàng" | "bạc" | "đồng")
        && walk.follows(i + 2);
    colour.then(|| {
        let name = walk.text(i..i + 3);
        Proposal::new(i..i + 3, EntityType::Award, "award-prize")
            .named(format!("a:{}", slug(name)), name)
            .with_confidence(0.85)
            .with_priority(Priority::Strong)
    })
}

/// "Chiến sĩ thi đua cấp Tập đoàn", "CSTĐ cấp Bộ": the title of a level that no list has.
fn fighter(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let tokens = walk.page.tokens;
    let head = match walk.key(i) {
        "cstđ" => i + 1,
        _ if ["sĩ", "sỹ"]
            .iter()
            .any(|s| tokens.reads(i, &["chiến", s, "thi", "đua"])) =>
        {
            i + 4
        }
        _ => return None,
    };
    const LEVELS: [&[&str]; 6] = [
        &["cấp", "tập", "đoàn"],
        &["cấp", "tổng", "công", "ty"],
        &["cấp", "bộ"],
        &["cấp", "ngành"],
        &["cấp", "thành", "phố"],
        &["cấp", "đại", "học"],
    ];
    let level = LEVELS.iter().find(|level| tokens.reads(head, level))?;
    let end = head + level.len();
    let id = format!("a:chien-si-thi-dua-{}", slug(walk.text(head..end)));
    Some(
        Proposal::new(i..end, EntityType::Award, "award-level")
            .named(id, walk.text(i..end))
            .with_confidence(0.85)
            .with_priority(Priority::Strong),
    )
}

/// "Nhất toàn đoàn", "giải nhì toàn đoàn": the prize of a whole team, also without "giải".
fn team_prize(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let rank = i.checked_sub(1)?;
    let ranked = matches!(walk.key(rank), "nhất" | "nhì" | "ba" | "tư");
    if walk.key(i + 1) != "đoàn" || !walk.follows(i + 1) || !ranked {
        return None;
    }
    // Without "giải" only where it begins what is told: "Nhất toàn đoàn thuộc về …".
    let start = match walk.key_before(rank) {
        "giải" => rank - 1,
        _ if walk.key(rank) == "nhất" && walk.case(rank) == Case::Capital => rank,
        // "Nhì toàn đoàn: Công đoàn A".
        _ if walk.case(rank) == Case::Capital && walk.key(i + 2) == ":" => rank,
        _ => return None,
    };
    let name = walk.text(start..i + 2);
    let id = slug(walk.text(rank..i + 2));
    Some(
        Proposal::new(start..i + 2, EntityType::Award, "award-prize")
            .named(format!("a:giai-{id}"), name)
            .with_confidence(0.8),
    )
}

/// "tặng Cờ cho 12 đơn vị", "12 Cờ, 30 Bằng khen": the flag of emulation, which is no other where it
/// is given or counted and nothing tells its kind; so is "Cờ đơn vị dẫn đầu phong trào thi đua".
fn flag(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    if let Some(end) = leaders_flag(walk, i) {
        return Some(flag_until(i, end));
    }
    let capital = walk.case(i) != Case::Lower;
    let number = i > 0
        && walk
            .page
            .tokens
            .get(i - 1)
            .is_some_and(|token| token.kind == TokenKind::Number);
    let given = matches!(
        walk.key_before(i),
        "tặng" | "trao" | "thưởng" | "nhận" | "và" | ","
    );
    let ends = matches!(
        walk.key(i + 1),
        "cho" | "của" | "," | "và" | ";" | ")" | "."
    );
    // "tặng cờ cho 17 tập thể": with those it goes to counted, it needs no capital.
    let counted = walk.key(i + 1) == "cho"
        && walk
            .page
            .tokens
            .get(i + 2)
            .is_some_and(|token| token.kind == TokenKind::Number);
    // "tặng Cờ 2 đơn vị".
    let next = walk.page.tokens.get(i + 1);
    let ends = ends || capital && next.is_some_and(|token| token.kind == TokenKind::Number);
    let known = walk.known_at(i, &[EntityType::Award]).is_some();
    (ends && !known && (number || given && (capital || counted))).then(|| flag_until(i, i + 1))
}

fn flag_until(i: usize, end: usize) -> Proposal {
    Proposal::new(i..end, EntityType::Award, "award-flag")
        .named("a:co-thi-dua".to_owned(), "Cờ thi đua")
        .with_confidence(0.8)
}

/// Returns the end of "Cờ [thi đua] [đơn vị] dẫn đầu [phong trào [thi đua]]", "Cờ đơn vị xuất sắc".
fn leaders_flag(walk: &Walk<'_>, i: usize) -> Option<usize> {
    let tokens = walk.page.tokens;
    let after = |at: usize, words: &[&str]| at + words.len() * usize::from(tokens.reads(at, words));
    let unit = after(after(i + 1, &["thi", "đua"]), &["đơn", "vị"]);
    let first =
        tokens.reads(unit, &["dẫn", "đầu"]) || unit > i + 1 && tokens.reads(unit, &["xuất", "sắc"]);
    if !first {
        return None;
    }
    let end = after(unit + 2, &["phong", "trào"]);
    Some(after(end, &["thi", "đua"])).filter(|&end| walk.follows(end - 1))
}

/// "64 công đoàn cơ sở được công nhận vững mạnh", "12 CĐCS xếp loại hoàn thành tốt nhiệm vụ": the
/// grade of counted unions.
fn grade(walk: &Walk<'_>, i: usize) -> Option<Proposal> {
    let tokens = walk.page.tokens;
    let end = match walk.key(i) {
        "vững" if walk.key(i + 1) == "mạnh" => i + 2,
        "hoàn" if tokens.reads(i, &["hoàn", "thành", "xuất", "sắc", "nhiệm", "vụ"]) => {
            i + 6
        }
        "hoàn" if tokens.reads(i, &["hoàn", "thành", "tốt", "nhiệm", "vụ"]) => i + 5,
        _ => return None,
    };
    let excellent = walk.key(i) == "vững" && tokens.reads(end, &["xuất", "sắc"]);
    let end = if excellent { end + 2 } else { end };
    let first = match walk.key_before(i) {
        "“" | "\"" => i.checked_sub(2)?,
        _ => i.checked_sub(1)?,
    };
    if !matches!(
        walk.key(first),
        "loại" | "nhận" | "đạt" | "hiệu" | "là" | "chuẩn"
    ) {
        return None;
    }
    // "Công đoàn Công ty A đạt danh hiệu vững mạnh": of one union, by the word "danh hiệu".
    let titled = walk.key(first) == "hiệu";
    let unit = (first.saturating_sub(14)..first).rev().find_map(|at| {
        let unit = match () {
            () if tokens.reads(at, &["công", "đoàn", "cơ", "sở"]) || walk.key(at) == "cđcs" => {
                "cong-doan-co-so"
            }
            () if tokens.reads(at, &["tổ", "công", "đoàn"]) => "to-cong-doan",
            () if titled && tokens.reads(at, &["công", "đoàn"]) => "cong-doan-co-so",
            () => return None,
        };
        let counted = at > 0
            && tokens
                .get(at - 1)
                .is_some_and(|t| t.kind == TokenKind::Number);
        (counted || titled).then_some(unit)
    })?;
    let name = walk.text(i..end);
    Some(
        Proposal::new(i..end, EntityType::Award, "award-grade")
            .named(format!("a:{unit}-{}", slug(name)), name)
            .with_confidence(0.75),
    )
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
    let one = matches!(rank, "nhất" | "nhì" | "ba" | "tư" | "vàng" | "bạc")
        && walk.key_before(i) != "các"
        && walk.follows(i + 1);
    // "giải A", "giải Đặc biệt".
    let letter = matches!(rank, "a" | "b" | "c" | "d")
        && walk.case(i + 1) != Case::Lower
        && walk.follows(i + 1);
    let one = one || letter;
    let excellent = rank == "xuất" && walk.key(i + 2) == "sắc" && walk.case(i + 1) != Case::Lower;
    let two = excellent && walk.follows(i + 1)
        || matches!(
            (rank, walk.key(i + 2)),
            ("khuyến", "khích")
                | ("tập", "thể")
                | ("phong", "trào")
                | ("đặc", "biệt")
                | ("triển", "vọng")
                | ("ấn", "tượng")
                | ("kim", "cương")
                | ("bạch", "kim")
                | ("tài", "năng")
        ) && walk.follows(i + 1);
    let end = if one { i + 2 } else { i + 3 };
    (one || two).then(|| {
        let name = walk.text(i..end);
        Proposal::new(i..end, EntityType::Award, "award-prize")
            .named(format!("a:{}", slug(name)), name)
            .with_confidence(0.8)
    })
}
