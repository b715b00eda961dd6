//! Lists of bodies that act together: "LĐLĐ huyện A, Công đoàn B và Công đoàn C", with what stands between them.

use super::cue::{Cue, Noun};
use super::scene::{Kind, Line, Scene};

/// Tells whether what stands at `i` is governed by a preposition before it and so no subject.
pub(super) fn governed(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    let mut at = i;
    let mut listed = false;
    while at > 0 {
        at -= 1;
        match line.kind(at) {
            Some(Kind::Cue(Cue::Organ | Cue::ThePerson | Cue::Noun(_))) => {}
            // "đối thoại giữa Chủ tịch UBND huyện với 120 công nhân": one of two who meet.
            Some(Kind::Cue(Cue::Post))
                if at > 0
                    && scene.is_word(line, at - 1, "giữa")
                    && scene.is_word(line, i + 1, "với") =>
            {
                return true;
            }
            // "do UBND huyện, LĐLĐ tỉnh phát động": both are agents.
            Some(Kind::Cue(Cue::By)) => return true,
            Some(Kind::Mark(',')) if at > 0 && matches!(line.kind(at - 1), Some(Kind::Body(_))) => {
                listed = true;
                at -= 1;
            }
            // "dưới sự chỉ đạo của A, B và ban C": B stands within the list.
            Some(Kind::Cue(Cue::Of)) if listed => {
                let within = line.is_mark(i + 1, ',')
                    || line.items.get(i + 1).is_some_and(|item| {
                        item.kind == Kind::Word && scene.key(item.tokens.start) == "và"
                    });
                return within && under_others(scene, line, at + 1);
            }
            _ if listed => return false,
            Some(Kind::Cue(
                Cue::Of | Cue::Aside | Cue::For | Cue::Basis | Cue::Passive | Cue::Receive,
            )) => return true,
            // "theo chỉ đạo của A và B": what governs the first governs what is joined to it.
            Some(Kind::Word) if scene.key(line.items[at].tokens.start) == "và" => {
                return first_of_closed_list(line, i, at)
                    .is_some_and(|first| governed(scene, line, first));
            }
            // "ngày thành lập Công đoàn Việt Nam", "đến thăm Công ty X": objects.
            Some(Kind::Word) => {
                let key = scene.key(line.items[at].tokens.start);
                return matches!(key, "lập" | "thăm");
            }
            _ => return false,
        }
    }
    false
}

/// "chỉ đạo của A, B và C, …": the first of the bodies that "và" at `and` joins the one at `i` to,
/// where a comma behind `i` ends the list.
fn first_of_closed_list(line: &Line, i: usize, and: usize) -> Option<usize> {
    let body = |at: usize| matches!(line.kind(at), Some(Kind::Body(_)));
    let mut first = and.checked_sub(1).filter(|&at| body(at))?;
    if !line.is_mark(i + 1, ',') {
        return None;
    }
    while first >= 2 && line.is_mark(first - 1, ',') && body(first - 2) {
        first -= 2;
    }
    Some(first)
}

/// Returns the bodies that are joined to the one at `i` from the left, by commas, "và", "phối hợp
/// với", and where the first of them stands.
pub(super) fn coordinated(
    scene: &Scene<'_>,
    line: &Line,
    i: usize,
    floor: usize,
) -> (usize, Vec<String>) {
    let mut bodies: Vec<String> = Vec::new();
    bodies.extend(scene.body(line, i).map(str::to_owned));
    let mut at = i;
    while at > floor {
        let mut back = at - 1;
        let mut joined = false;
        while back > floor {
            if is_joint(scene, line, back) || leads_partner(scene, line, back) {
                joined = true;
                back -= 1;
            } else if line.is_cue(back, Cue::Noun(Noun::Individual))
                && is_joint(scene, line, back - 1)
            {
                // "đoàn viên Công đoàn A và đoàn viên Công đoàn B".
                back -= 1;
            } else if let Some(open) = bracket_before(line, back) {
                // "Công đoàn các KCN tỉnh X (cũ), Công đoàn phường": that one is no more.
                if scene.key(line.items[open + 1].tokens.start) == "cũ" {
                    break;
                }
                back = open.saturating_sub(1);
            } else if matches!(line.kind(back), Some(Kind::Place(_))) && line.is_mark(back - 1, ',')
            {
                // "LĐLĐ huyện A, tỉnh B phối hợp với …": where the first one is.
                back -= 1;
            } else {
                break;
            }
        }
        if !joined {
            break;
        }
        let Some(body) = scene.body(line, back) else {
            break;
        };
        let partner = (back + 1..at).any(|i| line.is_cue(i, Cue::Together));
        let fits = partner || may_begin_list(scene, line, back);
        if governed(scene, line, back) && !together(line, back) || !fits {
            // "9 đội tình nguyện của A, B và C đã …": their people act for each.
            if are_people_of(line, back) {
                bodies.insert(0, body.to_owned());
                return (back, bodies);
            }
            // "dưới sự chỉ đạo của A, B, C đã …": only the last is sure to be the subject.
            if line.is_mark(at - 1, ',') && under_others(scene, line, back) {
                return (
                    i,
                    scene.body(line, i).map(str::to_owned).into_iter().collect(),
                );
            }
            break;
        }
        bodies.insert(0, body.to_owned());
        at = back;
    }
    bodies.dedup();
    (at, bodies)
}

/// "9 đội tình nguyện của A", "hàng trăm đoàn viên của A": tells whether people are counted before the body
/// at `i`.
fn are_people_of(line: &Line, i: usize) -> bool {
    let Some(of) = i.checked_sub(1).filter(|&at| line.is_cue(at, Cue::Of)) else {
        return false;
    };
    let mut near = of.saturating_sub(4)..of;
    near.any(|at| {
        matches!(
            line.kind(at),
            Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
        ) && (at.saturating_sub(2)..at).any(|k| matches!(line.kind(k), Some(Kind::Number(_))))
    })
}

/// Tells whether the body at `i` begins a list of superiors: "sự chỉ đạo của A", "trực thuộc A".
fn under_others(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    let own = |at: usize| ["sự", "dưới"].contains(&scene.key(line.items[at].tokens.start));
    line.is_cue(before, Cue::Of) && (before.saturating_sub(6)..before).any(own)
        || line.is_cue(before, Cue::Aside) && scene.fold(&line.items[before]) == "thuộc"
}

/// Tells whether the body at `i` may be the first or a further one of a list of subjects, and not
/// the object of what comes before it.
pub(super) fn may_begin_list(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    match i.checked_sub(1).and_then(|i| line.kind(i)) {
        None | Some(Kind::Mark(_) | Kind::Time(_)) => true,
        // "đoàn viên Công đoàn A, Công đoàn B": their people.
        Some(Kind::Cue(Cue::Noun(Noun::Individual))) => true,
        Some(Kind::Cue(cue)) => !matches!(cue, Cue::Noun(_) | Cue::Launch),
        Some(Kind::Word) => {
            let key = scene.key(line.items[i - 1].tokens.start);
            matches!(
                key,
                "và" | "cùng"
                    | "vừa"
                    | "còn"
                    | "cũng"
                    | "thì"
                    | "mà"
                    | "khi"
                    | "vì"
                    | "đã"
                    | "là"
                    | "đó"
                    | "này"
                    | "nay"
                    | "qua"
                    | "như"
                    | "thời"
                    | "rồi"
                    | "nhưng"
                    | "riêng"
                    | "toàn"
                    | "hay"
                    | "hoặc"
                    | "hiện"
            )
        }
        Some(_) => false,
    }
}

fn together(line: &Line, i: usize) -> bool {
    i > 0 && line.is_cue(i - 1, Cue::Together)
}

pub(super) fn is_joint(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    match line.kind(i) {
        Some(Kind::Mark(',') | Kind::Cue(Cue::Together | Cue::Organ)) => true,
        Some(Kind::Word) => {
            let key = scene.key(line.items[i].tokens.start);
            // "A mà cả B cũng …".
            let even = |at: usize, word: &str| {
                let item = line.items.get(at);
                item.is_some_and(|item| scene.key(item.tokens.start) == word)
            };
            matches!(key, "và" | "cùng" | "đã" | "với" | "còn" | "cũng" | "vừa")
                || key == "mà" && even(i + 1, "cả")
                || key == "cả" && i > 0 && even(i - 1, "mà")
        }
        _ => false,
    }
}

/// "LĐLĐ huyện chủ trì, phối hợp phòng A phát động": tells whether "chủ trì" stands at `i` between a body and
/// its partner.
fn leads_partner(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.is_cue(i, Cue::Organise)
        && scene.fold(&line.items[i]) == "chủ trì"
        && (i + 1..i + 3).any(|at| line.is_cue(at, Cue::Together))
}

/// Returns where the short bracket that ends at `i` opens: "Tập đoàn X (PVX) và Công đoàn X".
fn bracket_before(line: &Line, i: usize) -> Option<usize> {
    if !line.is_mark(i, ')') {
        return None;
    }
    (i.saturating_sub(20)..i)
        .rev()
        .find(|&at| line.is_mark(at, '('))
}
