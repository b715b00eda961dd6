//! Honours of one body, a line each: "Bảng thành tích của Công ty A:" over "+ 2014: Cờ thi đua của Tổng LĐLĐ
//! Việt Nam".

use std::ops::Range;

use super::{Known, Reader, is_sheets};
use crate::extract::count::{Count, counts};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, FactKind, Status};
use crate::extract::scene::{Kind, Line, Scene};
use crate::extract::unit::is_unit;

/// Whose honours are listed; nobody's where no name tells, as on a firm's own page.
pub(super) type Bearer = Option<String>;

/// Returns whose honours are listed behind a heading, and where they begin: the one whom the heading names last,
/// else the one that the article is about. None where the clause is no such heading.
pub(super) fn bearer(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
) -> Option<(Bearer, usize)> {
    let title = is_title(line, &clause);
    if !title && dated(scene, line, &clause) {
        let own = scene.page.clone().filter(|own| is_base(own));
        return Some((own, clause.start));
    }
    let colon = clause.clone().find(|&i| line.is_mark(i, ':'));
    if let Some(colon) = colon.filter(|_| !title)
        && let Some(own) = owner_in_front(scene, line, clause.start..colon)
        && matches!(line.kind(colon + 1), Some(Kind::Award(_)))
    {
        return Some((Some(own.to_owned()), colon + 1));
    }
    let last = if title { clause.end - 1 } else { colon? };
    if !tells_of_honours(scene, line, clause.start..last + 1) {
        return None;
    }
    if title {
        // "KHEN THƯỞNG CỦA UBND TỈNH" names who gives, "Thành tích của Công ty A" who has them.
        let owner = (clause.start + 1..clause.end).find(|&i| line.is_cue(i - 1, Cue::Of));
        let praise = (clause.start..last).any(|i| scene.fold(&line.items[i]).contains("khen"));
        let named = owner.and_then(|i| scene.body(line, i));
        return Some((named.filter(|_| !praise).map(str::to_owned), clause.end));
    }
    let given = line.items[clause.start..last].iter().any(|item| {
        matches!(
            item.kind,
            Kind::Cue(Cue::Give | Cue::Honour | Cue::For) | Kind::Award(_)
        )
    });
    // "LĐLĐ tỉnh đã khen thưởng, cụ thể: 5 Cờ thi đua": what was given.
    let praised = line
        .find(clause.start..last, Cue::Praise)
        .is_some_and(|i| last + 1 < clause.end || i > 0 && scene.is_word(line, i - 1, "đã"));
    if given || praised {
        return None;
    }
    let person = (clause.start..last).find_map(|i| match line.kind(i)? {
        Kind::Person(mention) => Some(scene.id(mention)),
        _ => None,
    });
    let named = (clause.start..last).rev().find_map(|i| scene.body(line, i));
    let bearer = person.or(named.filter(|id| is_base(id)));
    let bearer = bearer.or(scene.page.as_deref());
    bearer.map(|bearer| (Some(bearer.to_owned()), last + 1))
}

/// "Công đoàn Công ty A: Cờ thi đua của Tổng LĐLĐ (2013)": the union or firm in front of a colon, but for marks.
fn owner_in_front<'s>(scene: &'s Scene<'_>, line: &Line, front: Range<usize>) -> Option<&'s str> {
    let marks = front.end.checked_sub(1)?;
    let plain = (front.start..marks).all(|i| matches!(line.kind(i), Some(Kind::Mark(_))));
    let own = scene.body(line, marks).filter(|_| plain)?;
    (own.starts_with("u:cdcs:") || is_unit(own)).then_some(own)
}

/// Tells whether a body rather has honours than gives them.
fn is_base(id: &str) -> bool {
    id.starts_with("u:cdcs:") || id.starts_with("o:")
}

/// Tells whether a clause is a year and an honour: "Năm 1998: Bằng khen của Thủ tướng Chính phủ".
fn dated(scene: &Scene<'_>, line: &Line, clause: &Range<usize>) -> bool {
    let mark = |&i: &usize| matches!(line.kind(i), Some(Kind::Mark('-' | '–' | '+' | '•' | '*')));
    let Some(start) = clause.clone().find(|i| !mark(i)) else {
        return false;
    };
    let year = match line.kind(start) {
        Some(Kind::Time(_)) => true,
        Some(Kind::Number(n)) => (1945.0..2100.0).contains(&scene.quantities[n].value),
        _ => false,
    };
    let parted = matches!(line.kind(start + 1), Some(Kind::Mark(':' | '-' | '–')));
    let award = (start + 2..start + 4).any(|i| matches!(line.kind(i), Some(Kind::Award(_))));
    year && parted && award
}

/// "thành tích", "danh hiệu", "khen thưởng", …
pub(super) fn tells_of_honours(scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> bool {
    let key = |i: usize| scene.key(line.items[i].tokens.start);
    clause.clone().any(|i| {
        let next = line.items.get(i + 1).map_or("", |_| key(i + 1));
        matches!(
            (key(i), next),
            ("thành", "tích" | "tựu")
                | ("phần", "thưởng")
                | ("danh", "hiệu")
                | ("khen", "thưởng")
                | ("bảng", "vàng")
        ) || matches!(&*scene.fold(&line.items[i]), "danh hiệu" | "khen thưởng")
    })
}

/// Tells whether a clause is a short line by itself without a stop, which nothing is said in: "THÀNH TÍCH
/// ĐẠT ĐƯỢC".
fn is_title(line: &Line, clause: &Range<usize>) -> bool {
    let items = &line.items[clause.clone()];
    let plain = |kind: Kind| {
        matches!(
            kind,
            Kind::Word
                | Kind::Body(_)
                | Kind::Time(_)
                | Kind::Place(_)
                | Kind::Mark(',' | '-' | '–')
                | Kind::Cue(
                    Cue::Of
                        | Cue::Praise
                        | Cue::Noun(_)
                        | Cue::Organ
                        | Cue::Receive
                        | Cue::Level(_)
                        | Cue::AwardHead
                        | Cue::AllLevels
                        | Cue::Unions
                )
        )
    };
    let stopped = matches!(items.last().map(|item| item.kind), Some(Kind::Mark(_)));
    line.clauses.len() == 1 && items.len() <= 20 && !stopped && items.iter().all(|i| plain(i.kind))
}

/// Tells whether a point of a list begins at `i`: a mark, a number, a year or an award, "Danh hiệu" before
/// it.
pub(super) fn is_point(line: &Line, i: usize) -> bool {
    let award = |i: usize| matches!(line.kind(i), Some(Kind::Award(_)));
    matches!(
        line.kind(i),
        Some(Kind::Mark('-' | '–' | '+' | '•' | '*' | '●' | '▪') | Kind::Number(_) | Kind::Time(_))
    ) || award(i)
        || line.is_cue(i, Cue::AwardHead) && award(i + 1)
}

/// "Huân chương Lao động hạng Ba năm 1993 cho Công đoàn trường": the body of the house that has it, where a
/// point ends with it.
fn told_bearer<'s>(scene: &'s Scene<'_>, line: &Line, point: &Range<usize>) -> Option<&'s str> {
    let last = point.end.checked_sub(1)?;
    let stop = usize::from(matches!(line.kind(last), Some(Kind::Mark('.' | ';'))));
    let body = last.checked_sub(stop)?;
    let given = body > point.start && line.is_cue(body - 1, Cue::For);
    scene.body(line, body).filter(|id| given && is_base(id))
}

/// The years in front of an honour: "+ 2015, 2016: Bằng khen".
fn years(scene: &Scene<'_>, line: &Line, before: Range<usize>) -> Option<String> {
    let dated = |&i: &usize| matches!(line.kind(i), Some(Kind::Number(_) | Kind::Time(_)));
    let first = before.clone().find(dated)?;
    let last = before.rev().find(dated)?;
    Some(scene.text(line.tokens(first..last + 1)).to_owned())
}

/// Finds the honours that a point lists; false where it is none.
pub(super) fn listed(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    known: Known<'_>,
    bearer: Option<&str>,
    found: &mut Vec<Fact>,
) -> bool {
    let all = clause;
    let award = all
        .clone()
        .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
    let Some(award) = award.filter(|_| is_point(line, all.start)) else {
        return false;
    };
    // "- Bằng khen cho 3 tập thể": whoever is counted receives; "- Công đoàn được A tặng …" tells itself.
    let told_bearer = told_bearer(scene, line, &all).filter(|_| bearer.is_some());
    let bearer = told_bearer.or(bearer);
    let verb = [Cue::For, Cue::Passive, Cue::Receive];
    if verb
        .iter()
        .filter(|_| told_bearer.is_none())
        .any(|&cue| line.find(all.clone(), cue).is_some())
        || counts(scene, line, award..all.end)
            .iter()
            .any(|group| !is_sheets(scene, group))
    {
        return false;
    }
    let reader = Reader {
        scene,
        line,
        known,
        clause: all.clone(),
    };
    let one = bearer.map_or_else(Count::default, |id| Count::of_one(id, all.clone()));
    let years = years(scene, line, all.start..award);
    let told = found.len();
    for i in all.clone() {
        let Some(Kind::Award(mention)) = line.kind(i) else {
            continue;
        };
        let until = line.clause_of(i).end;
        // "Bằng khen LĐLĐ tỉnh (2014)": here nobody else stands behind an award.
        let next = || {
            let body = scene.body(line, i + 1).map(|body| vec![body.to_owned()]);
            body.filter(|_| told_bearer.is_none())
        };
        let owners = reader.grantor_of(i, &(i..until)).or_else(next);
        let owners = owners.unwrap_or_default();
        if owners.is_empty() && bearer.is_none() {
            continue;
        }
        let owners: Vec<Option<String>> = match owners.is_empty() {
            true => vec![None],
            false => owners.into_iter().map(Some).collect(),
        };
        for grantor in owners {
            let award = scene.id(mention);
            let mut fact = reader.fact(grantor, award, &one, Status::Done, &all, "confer-honours");
            if let (FactKind::Conferred { period, .. }, Some(years)) = (&mut fact.kind, &years) {
                *period = Some(years.clone());
            }
            found.push(fact);
        }
    }
    bearer.is_some() || found.len() > told
}
