//! The verbs that announce a conferral: their voice, and how far their roles reach.

use std::ops::Range;

use crate::extract::count::{Count, counts};
use crate::extract::cue::Cue;
use crate::extract::scene::{Kind, Line, Scene};

/// What a trigger is and does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// "LĐLĐ huyện tặng … cho …".
    Active,
    /// "… được LĐLĐ huyện tặng …".
    Passive,
    /// "… đạt danh hiệu …", "… nhận … của …".
    Receiving,
}

/// A trigger of conferral, its roles still to be found.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    pub(super) at: usize,
    /// The item behind the trigger and those coordinated with it ("biểu dương, khen thưởng").
    pub(super) after: usize,
    pub(super) voice: Voice,
    /// "được", or the trigger itself.
    pub(super) head: usize,
    /// The award if none is named.
    pub(super) unnamed: Option<&'static str>,
}

/// Returns where the roles of one trigger end and those of the next begin: before the counts that
/// lead up to a passive.
pub(super) fn reach(scene: &Scene<'_>, line: &Line, this: &Trigger, next: &Trigger) -> usize {
    if next.voice == Voice::Active {
        return own_subject(line, this, next);
    }
    // "34 cá nhân được tặng … của A (trong đó 14 cá nhân được tặng …)".
    if let Some(open) = (this.after..next.head).find(|&i| line.is_mark(i, '(')) {
        let closed = (open..next.head).any(|i| line.is_mark(i, ')'));
        if !closed {
            return open + 1;
        }
    }
    let groups = counts(scene, line, this.after..next.head);
    let comma = |group: &&Count| {
        let before = group.items.start.checked_sub(1);
        before
            .is_some_and(|i| line.is_mark(i, ',') || is_and(scene, line, i) || line.is_mark(i, '.'))
    };
    let last = groups.iter().rev().find(comma);
    last.map_or_else(
        || {
            (this.after..next.head)
                .rev()
                .find(|&i| line.is_mark(i, ','))
                .map_or(this.after, |i| i + 1)
        },
        |group| group.items.start,
    )
}

/// Returns where the subject of an active verb begins that stands right before it, behind a comma:
/// "UBND tỉnh tặng …, LĐLĐ tỉnh tặng …"; else the verb.
fn own_subject(line: &Line, this: &Trigger, next: &Trigger) -> usize {
    let subject = next.at.checked_sub(1).filter(|&i| i > this.after);
    let is_body = subject.is_some_and(|i| matches!(line.kind(i), Some(Kind::Body(_))));
    subject
        .filter(|&i| is_body && line.is_mark(i - 1, ','))
        .unwrap_or(next.at)
}

pub(super) fn is_and(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.kind(i) == Some(Kind::Word) && scene.key(line.items[i].tokens.start) == "và"
}

pub(super) fn triggers(scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut i = clause.start;
    while i < clause.end {
        let (unnamed, voice) = match line.kind(i) {
            Some(Kind::Cue(Cue::Give)) => (None, Voice::Active),
            Some(Kind::Cue(Cue::Praise)) => (Some("a:khen-thuong"), Voice::Active),
            Some(Kind::Cue(Cue::Honour)) => (Some("a:bieu-duong"), Voice::Active),
            Some(Kind::Cue(Cue::Receive)) => (None, Voice::Receiving),
            // "được Tổng LĐLĐ cấp Bằng Lao động sáng tạo".
            Some(Kind::Word)
                if scene.key(line.items[i].tokens.start) == "cấp"
                    && matches!(line.kind(i + 1), Some(Kind::Award(_) | Kind::Number(_))) =>
            {
                (None, Voice::Active)
            }
            _ => {
                i += 1;
                continue;
            }
        };
        // "tặng Bằng khen cho 6 thí sinh đoạt giải Nhất": a clause about the recipients.
        // and so is "vinh danh 3 cán bộ nhận Giải thưởng".
        let about_recipients = voice == Voice::Receiving
            && found.last().is_some_and(|last| {
                last.voice == Voice::Active
                    && (last.after..i).all(|at| !line.is_mark(at, ','))
                    && (line.find(last.after..i, Cue::For).is_some()
                        || last.unnamed.is_some() && !counts(scene, line, last.after..i).is_empty())
            });
        if about_recipients {
            i += 1;
            continue;
        }
        let mut trigger = Trigger {
            at: i,
            after: i + 1,
            voice,
            head: i,
            unnamed,
        };
        coordinate(scene, line, &mut trigger, clause.end);
        i = trigger.after;
        if trigger.voice == Voice::Active
            && let Some(head) = passive_before(scene, line, trigger.at, clause.start)
        {
            trigger.voice = Voice::Passive;
            trigger.head = head;
        }
        found.push(trigger);
    }
    further_objects(scene, line, clause.end, found)
}

/// "trao Cờ thi đua của A cho 5 tập thể và Bằng khen của B cho 8 tập thể": the second award has no
/// verb of its own; it is given one.
fn further_objects(
    scene: &Scene<'_>,
    line: &Line,
    end: usize,
    triggers: Vec<Trigger>,
) -> Vec<Trigger> {
    let mut found = Vec::with_capacity(triggers.len());
    let ends: Vec<usize> = triggers.iter().skip(1).map(|next| next.head).collect();
    for (n, trigger) in triggers.into_iter().enumerate() {
        let until = ends.get(n).copied().unwrap_or(end);
        let from = trigger.after;
        let giving = trigger.voice == Voice::Active && trigger.unnamed.is_none();
        found.push(trigger);
        if !giving {
            continue;
        }
        let mut given = from;
        for i in from + 1..until {
            let award = matches!(line.kind(i), Some(Kind::Award(_)));
            let joint = is_and(scene, line, i - 1) || line.is_mark(i - 1, ',');
            let counted = matches!(line.kind(i - 1), Some(Kind::Number(_)));
            let before = line.find(given..i, Cue::For).is_some();
            let behind = line.find(i + 1..until, Cue::For).is_some();
            if award && joint && !counted && before && behind {
                given = i;
                found.push(Trigger {
                    at: i - 1,
                    after: i,
                    voice: Voice::Active,
                    head: i - 1,
                    unnamed: None,
                });
            }
        }
    }
    found
}

/// "biểu dương, khen thưởng" and "tuyên dương và trao tặng" are one trigger; the form that says
/// more is kept.
fn coordinate(scene: &Scene<'_>, line: &Line, trigger: &mut Trigger, end: usize) {
    loop {
        let joint = trigger.after;
        let joined = line.is_mark(joint, ',') || is_and(scene, line, joint);
        let next = if joined { joint + 1 } else { joint };
        if next >= end {
            return;
        }
        match line.kind(next) {
            Some(Kind::Cue(Cue::Praise)) if trigger.unnamed.is_some() || joined => {
                trigger.unnamed = Some("a:khen-thuong");
            }
            Some(Kind::Cue(Cue::Honour)) if trigger.unnamed.is_some() => {}
            // "biểu dương, trao học bổng cho 100 học sinh": the gift is no award.
            Some(Kind::Cue(Cue::Give))
                if trigger.unnamed.is_some() && line.is_cue(next + 1, Cue::Gift) => {}
            Some(Kind::Cue(Cue::Give)) => trigger.unnamed = None,
            _ => return,
        }
        trigger.after = next + 1;
    }
}

/// Finds the "được" that makes the trigger at `at` passive: between them bodies, their joints and
/// plain adverbs only.
fn passive_before(scene: &Scene<'_>, line: &Line, at: usize, floor: usize) -> Option<usize> {
    for i in (floor..at).rev() {
        match line.kind(i)? {
            Kind::Cue(Cue::Passive) => return Some(i),
            Kind::Body(_)
            | Kind::Unknown
            | Kind::Mark(',')
            | Kind::Place(_)
            | Kind::Mark('(' | ')') => {}
            Kind::Cue(
                Cue::Organ | Cue::Of | Cue::AllLevels | Cue::Post | Cue::Noise | Cue::Propose,
            ) => {}
            Kind::Cue(Cue::Level(_)) => {}
            Kind::Word if at - i <= 12 => {
                let key = scene.key(line.items[i].tokens.start);
                if matches!(key, "là" | "đã" | "rằng" | "có") {
                    return None;
                }
            }
            _ => return None,
        }
    }
    None
}
