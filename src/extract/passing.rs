//! Bodies that are named in passing before a verb and do not act: members in a bracket, an earlier
//! clause's partner, part of a quoted name, the paper, who set a task.

use super::cue::Cue;
use super::scene::{Kind, Line, Scene};

/// Tells whether `i` stands in a bracket that closes before the trigger.
pub(super) fn in_bracket(line: &Line, i: usize, trigger: usize) -> bool {
    let opens = (i.saturating_sub(20)..i)
        .rev()
        .find(|&at| matches!(line.kind(at), Some(Kind::Mark('(' | ')'))));
    let closes = (i + 1..trigger.min(i + 20))
        .find(|&at| matches!(line.kind(at), Some(Kind::Mark('(' | ')'))));
    opens.is_some_and(|at| line.is_mark(at, '(')) && closes.is_some_and(|at| line.is_mark(at, ')'))
}

/// Tells whether the body at `i` is the partner of an earlier clause than the trigger's: "phối hợp A rà
/// soát; …", "ký chương trình phối hợp với A; …".
pub(super) fn partner_of_clause(line: &Line, i: usize, trigger: usize) -> bool {
    let organ = usize::from(i > 0 && line.is_cue(i - 1, Cue::Organ));
    let before = i.checked_sub(1 + organ);
    !line.clause_of(i).contains(&trigger) && before.is_some_and(|at| line.is_cue(at, Cue::Together))
}

/// Tells whether the body at `i` stands between quotation marks that close before `trigger`.
pub(super) fn is_quoted(line: &Line, i: usize, trigger: usize) -> bool {
    let mark = |at: usize| match line.kind(at) {
        Some(Kind::Mark(mark @ ('“' | '”'))) => Some(mark),
        _ => None,
    };
    (0..i).rev().find_map(mark) == Some('“') && (i + 1..trigger).find_map(mark) == Some('”')
}

/// Tells whether the body that begins a line is a paper.
pub(super) fn is_printer(scene: &Scene<'_>, line: &Line) -> bool {
    scene.body(line, 0).is_some_and(|id| {
        ["o:bao-", "o:tap-chi-", "o:dai-", "o:cong-thong-tin-"]
            .iter()
            .any(|form| id.starts_with(form))
    })
}

/// Tells whether the body at `i` only says who set what stands before it: "chỉ tiêu A giao",
/// "nghị quyết B đề ra".
pub(super) fn sets_task(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    let behind = line.items.get(i + 1);
    let sets = behind.is_some_and(|item| {
        matches!(scene.key(item.tokens.start), "giao" | "đề" | "quy" | "ban")
            && !matches!(scene.key(item.tokens.start + 1), "nghị" | "xuất")
    });
    let noun = i.checked_sub(1).and_then(|at| line.kind(at));
    sets && matches!(
        noun,
        Some(Kind::Word | Kind::Cue(Cue::Noun(_) | Cue::Unreal))
    )
}
