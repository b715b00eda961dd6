//! The verbs that announce a conferral: their voice, and how far their roles reach.

use std::ops::Range;

use super::passive::passive_before;
use super::verb;
use crate::extract::count::{Count, counts, names_bearers};
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
    /// "giải Nhất thuộc về …", "Bằng khen được … trao cho …": the award stands before, and whoever
    /// receives it behind.
    Going,
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
    /// Whether it has no verb of its own: "…, Bằng khen cho 9 cá nhân" goes on from what was given
    /// before.
    pub(super) continues: bool,
    /// Whether the giver before did not give this.
    pub(super) apart: bool,
}

impl Trigger {
    /// Tells whether those who receive stand behind it.
    pub(super) fn is_forward(&self) -> bool {
        matches!(self.voice, Voice::Active | Voice::Going)
    }

    /// A giving without a verb, at item `at`.
    pub(super) fn continuing(at: usize, after: usize) -> Self {
        Self {
            at,
            after,
            voice: Voice::Active,
            head: at,
            unnamed: None,
            continues: true,
            apart: false,
        }
    }
}

/// Returns where the roles of one trigger end and those of the next begin: before the counts that
/// lead up to a passive.
pub(super) fn reach(scene: &Scene<'_>, line: &Line, this: &Trigger, next: &Trigger) -> usize {
    match next.voice {
        Voice::Active => return own_subject(scene, line, this, next),
        Voice::Going => return own_award(scene, line, this, next),
        Voice::Passive | Voice::Receiving => {}
    }
    // "34 cá nhân được tặng … của A (trong đó 14 cá nhân được tặng …)".
    if let Some(open) = (this.after..next.head).find(|&i| line.is_mark(i, '(')) {
        let closed = (open..next.head).any(|i| line.is_mark(i, ')'));
        if !closed {
            return open + 1;
        }
    }
    // "12 công nhân đạt danh hiệu “Bàn tay vàng” được A tặng Bằng khen": so it does.
    let titled = this.voice == Voice::Receiving
        && next.voice == Voice::Passive
        && named_before(line, this.after, next.head)
        && (this.after..next.head).all(|i| !is_joint(scene, line, i));
    if titled {
        return next.head;
    }
    // "nhận Cờ thi đua năm 2019, Bằng khen năm 2020 và được A tuyên dương": the subject goes on.
    if is_joint(scene, line, next.head - 1) && named_before(line, this.after, next.head) {
        return next.head;
    }
    // "được A tặng Bằng khen đạt danh hiệu “B”": what it was given for.
    let award = |i: usize| matches!(line.kind(i), Some(Kind::Award(_)));
    if this.voice == Voice::Passive && next.head > this.after && award(next.head - 1) {
        return next.head;
    }
    let groups = counts(scene, line, this.after..next.head);
    let comma = |group: &&Count| {
        let before = group.items.start.checked_sub(1);
        before.is_some_and(|i| is_joint(scene, line, i) || line.is_mark(i, '.'))
    };
    let last = groups.iter().rev().find(comma);
    last.map_or_else(
        || {
            // "tặng Huân chương hạng Ba, Huân chương hạng Nhì và 6 lần nhận …": awards stay with their verb.
            let award = |&i: &usize| matches!(line.kind(i), Some(Kind::Award(_)));
            let comma = |&i: &usize| line.is_mark(i, ',');
            let between = this.after..next.head;
            let last = between.clone().rev().find(award);
            // "của LĐLĐ tỉnh, Tổng LĐLĐ Việt Nam, …": owners of the award, joined.
            let body = |i: usize| matches!(line.kind(i), Some(Kind::Body(_)));
            let parts = |&i: &usize| is_joint(scene, line, i) && !(body(i - 1) && body(i + 1));
            let own = last.and_then(|last| (last + 1..next.head).find(parts));
            own.or_else(|| between.rev().find(comma))
                .map_or(this.after, |i| i + 1)
        },
        |group| group.items.start,
    )
}

/// Returns where the subject of an active verb begins that stands right before it, behind a joint:
/// "UBND tỉnh tặng … và LĐLĐ tỉnh tặng …"; or the proposal that leads up to it, "…, đề nghị LĐLĐ
/// tỉnh tặng …"; else the verb.
fn own_subject(scene: &Scene<'_>, line: &Line, this: &Trigger, next: &Trigger) -> usize {
    let adverb = |i: usize| {
        line.kind(i) == Some(Kind::Word)
            && matches!(
                scene.key(line.items[i].tokens.start),
                "đã" | "cũng" | "còn" | "vừa"
            )
    };
    // "…, - Cấp LĐLĐ tỉnh: tặng …".
    if next.at > this.after + 2
        && line.is_mark(next.at - 1, ':')
        && matches!(line.kind(next.at - 2), Some(Kind::Body(_)))
    {
        return next.at - 2;
    }
    let between = this.after + 1..next.at;
    let subject = between.clone().rev().find(|&i| !adverb(i));
    // "… cho Bộ A và Thủ tướng Chính phủ B trao …": a person with his post.
    if let Some(person) = subject.filter(|&i| matches!(line.kind(i), Some(Kind::Person(_)))) {
        let title = |&i: &usize| {
            let part = matches!(
                line.kind(i),
                Some(Kind::Cue(Cue::Post | Cue::ThePerson) | Kind::Body(_) | Kind::Word)
            );
            part && !is_joint(scene, line, i)
        };
        let before = (this.after..person).rev().find(|i| !title(i));
        if let Some(joint) = before.filter(|&i| is_joint(scene, line, i)) {
            return joint + 1;
        }
    }
    let is_body = subject.is_some_and(|i| matches!(line.kind(i), Some(Kind::Body(_))));
    if let Some(subject) = subject.filter(|&i| is_body && is_joint(scene, line, i - 1)) {
        return subject;
    }
    let propose = line.rfind(between, Cue::Propose);
    // "…, đồng thời đề xuất A tặng …".
    let lead = |i: usize| scene.is_word(line, i, "thời") || scene.is_word(line, i, "đồng");
    let opens = |&i: &usize| {
        let before = (this.after..i).rev().find(|&at| !lead(at));
        before.is_some_and(|at| is_joint(scene, line, at))
    };
    let propose = propose.filter(opens);
    propose.unwrap_or(next.at)
}

/// Returns where the award begins that goes to somebody by the next trigger: behind the last joint
/// before it.
fn own_award(scene: &Scene<'_>, line: &Line, this: &Trigger, next: &Trigger) -> usize {
    let range = this.after..next.head;
    let award = range
        .clone()
        .rev()
        .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))));
    let award = award.unwrap_or(next.head);
    let before = (this.after..award)
        .rev()
        .find(|&i| is_joint(scene, line, i));
    before.map_or(award, |i| i + 1)
}

pub(super) fn is_and(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.kind(i) == Some(Kind::Word) && scene.key(line.items[i].tokens.start) == "và"
}

pub(super) fn triggers(scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut i = clause.start;
    while i < clause.end {
        let (unnamed, voice) = match line.kind(i) {
            // "trao Cờ thi đua của A tặng Công đoàn B": it tells to whom.
            Some(Kind::Cue(Cue::Give)) if verb::tells_to_whom(scene, line, i, found.last()) => {
                i += 1;
                continue;
            }
            // "trao thưởng cho 3 tập thể": a reward without a name.
            Some(Kind::Cue(Cue::Give)) if verb::is_reward(scene, line, i, clause.end) => {
                (Some("a:khen-thuong"), Voice::Active)
            }
            // "Công đoàn X 5 năm liền xếp loại CĐCS vững mạnh xuất sắc".
            Some(Kind::Cue(Cue::Give)) if verb::is_graded(scene, line, i, clause.start) => {
                (None, Voice::Receiving)
            }
            Some(Kind::Cue(Cue::Give)) => (None, Voice::Active),
            Some(Kind::Cue(Cue::Praise)) => (Some("a:khen-thuong"), Voice::Active),
            Some(Kind::Cue(Cue::Honour)) => (Some("a:bieu-duong"), Voice::Active),
            // "18 thí sinh đạt từ 80 điểm được công nhận …".
            Some(Kind::Cue(Cue::Receive)) if verb::reaches_points(scene, line, i) => {
                i += 1;
                continue;
            }
            Some(Kind::Cue(Cue::Receive)) => (None, Voice::Receiving),
            Some(Kind::Cue(Cue::Go)) if named_before(line, clause.start, i) => (None, Voice::Going),
            // "A và B đồng giải Nhì", "5 năm liền là Chiến sĩ thi đua cơ sở".
            Some(Kind::Word)
                if verb::shares_prize(scene, line, i)
                    || verb::bears_title(scene, line, i, clause.start) =>
            {
                (None, Voice::Receiving)
            }
            // "giải Nhì toàn đoàn là đội A".
            Some(Kind::Word) if verb::is_won_by(scene, line, i, clause.start) => {
                (None, Voice::Going)
            }
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
                    && ((last.after..i).all(|at| !line.is_mark(at, ','))
                        && (line.find(last.after..i, Cue::For).is_some()
                            || last.unnamed.is_some()
                                && !counts(scene, line, last.after..i).is_empty())
                        || verb::only_counted(scene, line, last, i))
            });
        // "được tặng Cờ thi đua vì có nhiều thí sinh đoạt giải": what they are honoured for.
        let reason = found.last().is_some_and(|last| {
            voice == Voice::Receiving
                && (last.after..i).any(|at| scene.key(line.items[at].tokens.start) == "vì")
                && (last.after..i).all(|at| !line.is_mark(at, ','))
        });
        // "Trong số các đơn vị được khen thưởng có A và B": who is told of, before a verb of their own.
        let among = scene.is_word(line, clause.start, "trong")
            && (scene.is_word(line, clause.start + 1, "số")
                || matches!(line.kind(clause.start + 1), Some(Kind::Number(_)))
                    && scene.is_word(line, i + 1, "có"))
            && (clause.start + 2..i).all(|at| {
                !line.is_mark(at, ',')
                    && !matches!(line.kind(at), Some(Kind::Body(_)))
                    && (at == clause.start + 1 || !matches!(line.kind(at), Some(Kind::Number(_))))
            });
        if about_recipients || reason || among {
            i += 1;
            continue;
        }
        let mut trigger = Trigger {
            at: i,
            after: i + 1,
            voice,
            head: i,
            unnamed,
            continues: false,
            apart: false,
        };
        coordinate(scene, line, &mut trigger, clause.end);
        i = trigger.after;
        if trigger.voice == Voice::Active
            && let Some(head) = passive_before(scene, line, trigger.at, clause.start)
        {
            trigger.voice = Voice::Passive;
            trigger.head = head;
        }
        // "52 nữ đoàn viên đạt danh hiệu … được LĐLĐ tỉnh khen thưởng": what they are praised for.
        let about_subject = trigger.voice == Voice::Passive
            && trigger.unnamed.is_some()
            && found.last().is_some_and(|last| {
                last.voice == Voice::Receiving
                    && (last.after..trigger.head).all(|at| !is_joint(scene, line, at))
            });
        if about_subject {
            found.pop();
        }
        if verb::gives_beside(scene, line, &trigger, found.last(), clause.end) {
            continue;
        }
        let floor = found.last().map_or(clause.start, |last| last.after);
        if verb::award_is_given(scene, line, &trigger, floor..clause.end) {
            trigger.voice = Voice::Going;
        }
        if verb::prize_is_handed(scene, line, &trigger, floor) {
            trigger.voice = Voice::Going;
        }
        if verb::award_goes(scene, line, &trigger, floor..clause.end) {
            trigger.voice = Voice::Going;
        }
        found.push(trigger);
    }
    // "Khen thưởng: 5 tập thể được LĐLĐ tỉnh tặng Bằng khen": a heading of what follows.
    let heads = |first: &Trigger| first.unnamed.is_some() && line.is_mark(first.after, ':');
    let opens = |first: &Trigger| {
        (clause.start..first.at).all(|i| {
            let about = line.is_cue(i, Cue::Aside);
            about || matches!(line.kind(i), Some(Kind::Mark(_) | Kind::Word))
        })
    };
    if found.len() > 1 && heads(&found[0]) && opens(&found[0]) {
        found.remove(0);
    }
    further_objects(scene, line, clause.end, found)
}

pub(super) fn is_joint(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.is_mark(i, ',') || is_and(scene, line, i)
}

pub(super) fn named_before(line: &Line, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(line.kind(i), Some(Kind::Award(_))))
}

/// Returns the giving that a clause without a verb goes on with: "…; Bằng khen của A cho 9 cá nhân",
/// "- 3 giải Ba cho các đội".
pub(super) fn resumed(scene: &Scene<'_>, line: &Line, clause: &Range<usize>) -> Option<Trigger> {
    let skipped = |i: &usize| {
        matches!(
            line.kind(*i),
            Some(Kind::Mark('-' | '–' | '+' | '•' | '*' | '“' | '"'))
        ) || is_and(scene, line, *i)
            || line.is_cue(*i, Cue::AwardHead)
    };
    let start = clause.clone().find(|i| !skipped(i))?;
    let number = matches!(line.kind(start), Some(Kind::Number(_)));
    let award = start + usize::from(number);
    let named = matches!(line.kind(award), Some(Kind::Award(_)));
    let to = line.find(award + 1..clause.end, Cue::For)?;
    (named && to < award + 8).then(|| Trigger::continuing(start, start))
}

/// "trao Cờ thi đua của A cho 5 tập thể và Bằng khen của B cho 8 tập thể": the second award has no
/// verb of its own; it is given one. So is each award of a list: "khen thưởng, gồm: Cờ thi đua cho
/// 5 tập thể, Bằng khen cho 8 tập thể".
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
        // "13 cá nhân được A tặng Bằng khen, 41 Cờ thi đua và 297 Bằng khen của B": sheets of others.
        let given_one = trigger.voice == Voice::Passive
            && trigger.unnamed.is_none()
            && matches!(line.kind(from), Some(Kind::Award(_)));
        if given_one && let Some(joint) = sheets_behind(scene, line, from..until) {
            found.push(trigger);
            let mut further = Trigger::continuing(joint, joint + 1);
            further.apart = sheet_is_title(scene, line, joint);
            found.push(further);
            continue;
        }
        let list = (from..until).find(|&i| is_list(line, i));
        found.push(trigger);
        if !giving && list.is_none() {
            continue;
        }
        let mut given = from;
        for i in from + 1..until {
            let Some(Kind::Award(mention)) = line.kind(i) else {
                continue;
            };
            let number = matches!(line.kind(i - 1), Some(Kind::Number(_)));
            let joint = i - 1 - usize::from(number && i > from + 1);
            let listed = list.is_some_and(|list| list < i);
            let joined =
                is_and(scene, line, joint) || line.is_mark(joint, ',') || is_list(line, joint);
            // "…, 2 giải Ba cho các đội": sheets of their own; "5 công nhân giỏi" are recipients.
            let bearers = number && names_bearers(scene.id(mention));
            let before = listed || giving && line.find(given..i, Cue::For).is_some();
            let to = line.find(i + 1..until, Cue::For);
            if joined && !bearers && before && (number || to.is_some()) {
                given = i;
                found.push(Trigger::continuing(joint, joint + 1));
            }
        }
    }
    found
}

/// Returns the joint before the first numbered form that follows one without a number.
fn sheets_behind(scene: &Scene<'_>, line: &Line, range: Range<usize>) -> Option<usize> {
    (range.start + 2..range.end).find_map(|i| {
        let award = matches!(line.kind(i), Some(Kind::Award(_)));
        let joint = i.checked_sub(2).filter(|&at| at > range.start)?;
        let number = matches!(line.kind(i - 1), Some(Kind::Number(_)));
        // "…, 118 chiến sĩ thi đua cấp cơ sở": bearers of a title, whom nobody is told to have named.
        let bracket = (range.start..joint).any(|at| line.is_mark(at, '('));
        (award && number && !bracket && is_joint(scene, line, joint)).then_some(joint)
    })
}

/// Tells whether a title's bearers are counted behind a joint.
fn sheet_is_title(scene: &Scene<'_>, line: &Line, joint: usize) -> bool {
    match line.kind(joint + 2) {
        Some(Kind::Award(mention)) => names_bearers(scene.id(mention)),
        _ => false,
    }
}

/// Tells whether a list of what was given begins behind an item: "gồm", "cụ thể:".
fn is_list(line: &Line, i: usize) -> bool {
    line.is_mark(i, ':') || line.is_cue(i, Cue::List) && !line.is_mark(i + 1, ':')
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
