//! The "được" that makes a verb of giving passive.

use crate::extract::cue::Cue;
use crate::extract::scene::{Kind, Line, Scene};
use crate::extract::unit::called;

/// Tells whether an item is a name, a post or what stands between them.
fn is_title(line: &Line, i: usize) -> bool {
    matches!(
        line.kind(i),
        Some(
            Kind::Person(_)
                | Kind::Body(_)
                | Kind::Mark(',' | '-' | '–')
                | Kind::Cue(Cue::ThePerson | Cue::Post | Cue::Organ)
        )
    )
}

/// Finds the "được" that makes the trigger at `at` passive: between them bodies, their joints and
/// plain adverbs only.
pub(super) fn passive_before(
    scene: &Scene<'_>,
    line: &Line,
    at: usize,
    floor: usize,
) -> Option<usize> {
    for i in (floor..at).rev() {
        match line.kind(i)? {
            // "Được sự thống nhất của Ban Thường vụ, A khen thưởng …" passes nothing on to the verb.
            Kind::Cue(Cue::Passive) => {
                return Some(i).filter(|&i| !scene.is_word(line, i + 1, "sự"));
            }
            Kind::Body(_)
            | Kind::Unknown
            | Kind::Mark(',' | '-')
            | Kind::Place(_)
            | Kind::Mark('(' | ')') => {}
            Kind::Cue(
                Cue::Organ | Cue::Of | Cue::AllLevels | Cue::Post | Cue::Noise | Cue::Propose,
            ) => {}
            Kind::Cue(Cue::Level(_)) => {}
            // "được Phó Chủ tịch UBND tỉnh A trao Bằng khen".
            Kind::Person(_) if i > floor && matches!(line.kind(i - 1), Some(Kind::Body(_))) => {}
            // "được đồng chí A, Chủ tịch LĐLĐ tỉnh, trao …", with nothing but titles between.
            Kind::Person(_) | Kind::Cue(Cue::ThePerson) => {
                let passive = (floor..i).rev().find(|&at| !is_title(line, at))?;
                let titles = (i + 1..at).all(|at| is_title(line, at));
                return Some(passive).filter(|&i| titles && line.is_cue(i, Cue::Passive));
            }
            // "được Đảng và Nhà nước tặng thưởng".
            Kind::Cue(Cue::Gift) if &*scene.fold(&line.items[i]) == "nhà" => {}
            // "được Công ty khen thưởng".
            _ if called(scene, line, i, floor).is_some() => {}
            Kind::Word if at - i <= 12 => {
                let key = scene.key(line.items[i].tokens.start);
                // "Được sự ủy quyền của A, B trao …" passes nothing on to the verb.
                if matches!(key, "là" | "đã" | "rằng" | "có" | "quyền" | "nhiệm") {
                    return None;
                }
            }
            _ => return None,
        }
    }
    None
}
