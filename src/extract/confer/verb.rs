//! What the verbs of a conferral are told by: words that are one only beside an award.

use std::ops::Range;

use super::list::is_unit_word;
use super::trigger::{Trigger, Voice, is_joint, named_before};
use crate::extract::count::{counts, names_bearers};
use crate::extract::cue::Cue;
use crate::extract::scene::{Kind, Line, Scene};

/// Tells whether an award is a place in a contest, and not a prize with a name of its own.
pub(super) fn is_prize(id: &str) -> bool {
    id.starts_with("a:giai-") && !id.starts_with("a:giai-thuong-")
}

pub(super) fn is_reward(scene: &Scene<'_>, line: &Line, i: usize, end: usize) -> bool {
    let reward = matches!(&*scene.fold(&line.items[i]), "trao thưởng" | "tặng thưởng");
    // "trao thưởng cho 64 tập thể với số tiền 395 triệu đồng": the sum comes along.
    let counted = (i + 1..end).find(|&at| matches!(line.kind(at), Some(Kind::Cue(Cue::Noun(_)))));
    let gift = line
        .find(i + 1..counted.unwrap_or(end), Cue::Gift)
        .is_some();
    reward && line.is_cue(i + 1, Cue::For) && !gift && !named_before(line, i, end)
}

/// Tells whether "xếp loại" is said of the union before it that bears the grade behind it.
pub(super) fn is_graded(scene: &Scene<'_>, line: &Line, i: usize, floor: usize) -> bool {
    let graded = matches!(&*scene.fold(&line.items[i]), "xếp loại")
        && i > floor
        && !line.is_cue(i - 1, Cue::Passive);
    let title = match line.kind(i + 1) {
        Some(Kind::Award(mention)) => names_bearers(scene.id(mention)),
        _ => false,
    };
    let counted = (floor..i).any(|at| matches!(line.kind(at), Some(Kind::Number(_))));
    let to = line.is_cue(i + 2, Cue::For);
    graded && title && !counted && !to
}

/// Tells whether points are reached, and no award: "đạt từ 80 điểm".
pub(super) fn reaches_points(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    (i + 1..i + 3).any(|at| matches!(line.kind(at), Some(Kind::Number(_))))
        && (i + 2..i + 5).any(|at| scene.is_word(line, at, "điểm"))
}

/// Tells whether "đồng" says that those before it share the prize behind it.
pub(super) fn shares_prize(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    let prize = match line.kind(i + 1) {
        Some(Kind::Award(mention)) => scene.id(mention).starts_with("a:giai-"),
        _ => false,
    };
    let listed = (i + 2..line.items.len().min(i + 4)).any(|at| line.is_mark(at, ':'));
    prize && !listed && scene.key(line.items[i].tokens.start) == "đồng"
}

/// Tells whether "là" is the verb of a title that somebody has borne for years.
pub(super) fn bears_title(scene: &Scene<'_>, line: &Line, i: usize, floor: usize) -> bool {
    let title = (i + 1..i + 3).find_map(|at| match line.kind(at)? {
        Kind::Award(mention) => Some(names_bearers(scene.id(mention))),
        Kind::Mark('“' | '"') => None,
        _ => Some(false),
    });
    let years = |at: usize| {
        let tokens = line.items[at].tokens.clone();
        tokens
            .into_iter()
            .any(|token| matches!(scene.key(token), "liền" | "liên"))
    };
    // "2 người là Chiến sĩ thi đua cấp Bộ".
    let counted = i >= floor + 2
        && matches!(
            line.kind(i - 1),
            Some(Kind::Cue(Cue::Noun(_) | Cue::ThePerson))
        )
        && matches!(line.kind(i - 2), Some(Kind::Number(_)));
    title == Some(true)
        && scene.key(line.items[i].tokens.start) == "là"
        && (counted || (floor.max(i.saturating_sub(6))..i).any(years))
}

/// Tells whether "là" tells who won the prize before it.
pub(super) fn is_won_by(scene: &Scene<'_>, line: &Line, i: usize, floor: usize) -> bool {
    if scene.key(line.items[i].tokens.start) != "là" {
        return false;
    }
    let prize = (floor..i)
        .rev()
        .take(4)
        .find(|&at| line.kind(at) != Some(Kind::Word));
    let is_prize = prize.is_some_and(|at| match line.kind(at) {
        Some(Kind::Award(mention)) => is_prize(scene.id(mention)),
        _ => false,
    });
    // "chị A đạt giải Nhất là …"; but "Đạt giải Nhất là thí sinh A".
    let received = prize.is_some_and(|at| at > floor + 1 && line.is_cue(at - 1, Cue::Receive));
    let winner = (i + 1..line.items.len().min(i + 4))
        .any(|at| matches!(line.kind(at), Some(Kind::Body(_) | Kind::Person(_))));
    let unit = line
        .items
        .get(i + 1)
        .is_some_and(|item| is_unit_word(scene.key(item.tokens.start)));
    let winner = winner || unit;
    is_prize && !received && winner
}

/// Tells whether a gift goes along with the award of the verb before, to those who are told behind
/// it: "trao bằng khen và tặng quà cho 3 công nhân".
pub(super) fn gives_beside(
    scene: &Scene<'_>,
    line: &Line,
    trigger: &Trigger,
    last: Option<&Trigger>,
    end: usize,
) -> bool {
    let Some(last) = last else { return false };
    let gift = (trigger.after..end.min(trigger.after + 4)).any(|i| line.is_cue(i, Cue::Gift));
    let to = line.find(trigger.after..end, Cue::For);
    last.voice == Voice::Active
        && last.unnamed.is_none()
        && trigger.voice == Voice::Active
        && gift
        && is_joint(scene, line, trigger.at - 1)
        && line.find(last.after..trigger.at, Cue::For).is_none()
        && named_before(line, last.after, trigger.at)
        && to.is_some_and(|to| !named_before(line, trigger.after, to))
}

/// Tells whether nothing but counts stands between the "cho" of a giving and item `i`: "tặng Giấy khen
/// cho 10 tổ sản xuất, 26 công nhân đạt danh hiệu “Thợ giỏi”".
pub(super) fn only_counted(scene: &Scene<'_>, line: &Line, last: &Trigger, i: usize) -> bool {
    let Some(to) = line.find(last.after..i, Cue::For) else {
        return false;
    };
    let counted = |at: usize| {
        matches!(
            line.kind(at),
            Some(Kind::Number(_) | Kind::Cue(Cue::Noun(_)))
        ) || is_joint(scene, line, at)
    };
    named_before(line, last.after, to) && (to + 1..i).all(counted)
}

/// Tells whether the subject of a passive is the award: "Bằng khen được LĐLĐ tỉnh trao cho 7 cá
/// nhân", "Bằng khen cho 7 cá nhân đã được trao".
pub(super) fn award_goes(
    scene: &Scene<'_>,
    line: &Line,
    trigger: &Trigger,
    range: Range<usize>,
) -> bool {
    if trigger.voice != Voice::Passive || trigger.unnamed.is_some() {
        return false;
    }
    let left = range.start..trigger.head;
    let subject = left
        .clone()
        .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
    let Some(subject) = subject else {
        return false;
    };
    let counted = !counts(scene, line, left.start..subject).is_empty();
    let received = line.find(left.start..subject, Cue::Receive).is_some();
    let behind = trigger.after..range.end;
    let until = line.find(behind.clone(), Cue::For).unwrap_or(behind.end);
    let object = named_before(line, trigger.after, until);
    let to_whom = line.is_cue(trigger.after, Cue::For)
        || line.find(subject..trigger.head, Cue::For).is_some();
    !counted && !received && !object && to_whom
}

/// Tells whether "tặng" only tells to whom the award goes that the verb before it gives: "trao Cờ thi
/// đua của A tặng Công đoàn B".
pub(super) fn tells_to_whom(
    scene: &Scene<'_>,
    line: &Line,
    i: usize,
    last: Option<&Trigger>,
) -> bool {
    let gives = |last: &Trigger| last.voice == Voice::Active && last.unnamed.is_none();
    last.filter(|last| gives(last)).is_some_and(|last| {
        is_bare_gift(scene, line, i)
            && named_before(line, last.after, i)
            && line.find(last.after..i, Cue::For).is_none()
            && (last.after..i).all(|at| !is_joint(scene, line, at))
    })
}

/// "Bằng khen của A tặng 4 tập thể": the award stands before an active verb, and whoever gets it behind.
pub(super) fn award_is_given(
    scene: &Scene<'_>,
    line: &Line,
    trigger: &Trigger,
    range: Range<usize>,
) -> bool {
    let owned = |i: usize| {
        matches!(
            line.kind(i),
            Some(
                Kind::Body(_)
                    | Kind::Time(_)
                    | Kind::Number(_)
                    | Kind::Mark('-' | '+' | '“' | '”' | '"')
                    | Kind::Cue(Cue::Of)
                    | Kind::Award(_)
            )
        )
    };
    trigger.voice == Voice::Active
        && is_bare_gift(scene, line, trigger.at)
        && named_before(line, range.start, trigger.at)
        && line.find(range.start..trigger.at, Cue::Of).is_some()
        && (range.start..trigger.at).all(owned)
}

/// "Giải Nhất (trị giá 10 triệu đồng) trao cho chị A": the prize is handed over, and nobody says by whom.
pub(super) fn prize_is_handed(
    scene: &Scene<'_>,
    line: &Line,
    trigger: &Trigger,
    floor: usize,
) -> bool {
    let mut before = trigger.at.checked_sub(1);
    if let Some(close) = before.filter(|&i| line.is_mark(i, ')')) {
        let open = (floor..close).rev().find(|&i| line.is_mark(i, '('));
        before = open.and_then(|open| open.checked_sub(1));
    }
    let prize = before
        .filter(|&i| i >= floor)
        .is_some_and(|i| match line.kind(i) {
            Some(Kind::Award(mention)) => scene.id(mention).starts_with("a:giai-"),
            _ => false,
        });
    prize
        && trigger.voice == Voice::Active
        && trigger.unnamed.is_none()
        && line.is_cue(trigger.after, Cue::For)
}

/// Tells whether a "tặng" has those who receive right behind it.
fn is_bare_gift(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    scene.fold(&line.items[i]) == "tặng"
        && match line.kind(i + 1) {
            Some(Kind::Body(_) | Kind::Person(_) | Kind::Cue(Cue::ThePerson | Cue::Noun(_))) => {
                true
            }
            Some(Kind::Number(_)) => matches!(line.kind(i + 2), Some(Kind::Cue(Cue::Noun(_)))),
            _ => false,
        }
}
