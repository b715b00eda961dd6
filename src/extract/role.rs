//! Who acts: the subject before a trigger, and the bodies of a range.

use std::ops::Range;

use super::cue::Cue;
use super::joined::{coordinated, governed, is_joint, may_begin_list};
use super::passing::{in_bracket, is_printer, is_quoted, partner_of_clause, sets_task};
use super::scene::{Kind, Line, Scene};

/// Who stands as the subject before a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// These bodies, in the order of the text.
    Bodies(Vec<String>),
    /// Somebody who is no body of the graph: "các CĐCS", a campaign, a person.
    Other,
    /// "nhà trường", "công ty": one that the article does not name here.
    Unit,
    /// Nobody in reach.
    Nobody,
}

impl Subject {
    pub(super) fn bodies(self) -> Vec<String> {
        match self {
            Self::Bodies(bodies) => bodies,
            _ => Vec::new(),
        }
    }
}

/// Finds the bodies that act before item `trigger`, not farther left than `floor`.
///
/// A body behind a plain word is more often its object ("Đại hội Công đoàn Việt Nam") than a
/// subject, and is taken only where there is no better one.
pub(super) fn subject_before(
    scene: &Scene<'_>,
    line: &Line,
    trigger: usize,
    floor: usize,
) -> Subject {
    match subject_of(scene, line, trigger, floor, true) {
        Subject::Nobody => subject_of(scene, line, trigger, floor, false),
        found => found,
    }
}

/// Finds the bodies that act before item `trigger` and stand as subjects do, not behind a word
/// that they may be the object of.
pub(super) fn firm_subject_before(
    scene: &Scene<'_>,
    line: &Line,
    trigger: usize,
    floor: usize,
) -> Subject {
    subject_of(scene, line, trigger, floor, true)
}

fn subject_of(
    scene: &Scene<'_>,
    line: &Line,
    trigger: usize,
    floor: usize,
    strict: bool,
) -> Subject {
    let mut others = false;
    // Where the last of those others stands: "Công đoàn xã X và các CĐCS" are of one list.
    let mut other_at = trigger;
    for i in (floor..trigger).rev() {
        match line.kind(i) {
            // "Cụm thi đua số 3 (gồm LĐLĐ huyện A và B) tổ chức": members are told in passing.
            Some(Kind::Body(_) | Kind::Cue(Cue::Unions)) if in_bracket(line, i, trigger) => {}
            // "…; phối hợp UBND phường rà soát; vận động …": the partner of an earlier clause.
            Some(Kind::Body(_)) if partner_of_clause(line, i, trigger) => {}
            Some(Kind::Body(_)) if strict && follows_word(scene, line, i) => {}
            // "diễn đàn “Chủ tịch UBND quận đối thoại với công nhân”": part of a name.
            Some(Kind::Body(_)) if is_quoted(line, i, trigger) => {}
            // "TTH - Đầu năm, …": who prints it.
            Some(Kind::Body(_)) if i == 0 && line.is_mark(1, '-') && is_printer(scene, line) => {}
            // "vượt chỉ tiêu Tổng LĐLĐ giao": whose task it was.
            Some(Kind::Body(_)) if sets_task(scene, line, i) => {}
            Some(Kind::Body(_))
                if !governed(scene, line, i) && !ends_objects(scene, line, i, trigger) =>
            {
                if others && !(i + 1..other_at).all(|at| is_joint(scene, line, at)) {
                    return Subject::Other;
                }
                let (from, bodies) = coordinated(scene, line, i, floor);
                // "LĐLĐ huyện phối hợp công đoàn các đơn vị: A, B tổ chức": they are partners.
                if from > floor && line.is_mark(from - 1, ':') {
                    let leader = partners_of(line, from - 1, floor);
                    let leader = leader.map(|at| subject_before(scene, line, at, floor));
                    if let Some(leader @ Subject::Bodies(_)) = leader {
                        return leader;
                    }
                }
                return Subject::Bodies(bodies);
            }
            Some(Kind::Unknown) if !governed(scene, line, i) => return Subject::Unit,
            // "thành lập 13 CĐCS; ký mới 9 bản": counted and listed, and no subject; "Chủ tịch CĐCS".
            Some(Kind::Cue(Cue::Unions))
                if i > floor
                    && (line.is_cue(i - 1, Cue::Post)
                        || matches!(line.kind(i - 1), Some(Kind::Number(_)))
                            && matches!(line.kind(i + 1), Some(Kind::Mark(',' | '(' | ';')))) => {}
            // "quản lý 11 công đoàn cấp trên": counted, and no subject.
            Some(Kind::Cue(Cue::AllLevels))
                if i > floor && matches!(line.kind(i - 1), Some(Kind::Number(_))) => {}
            Some(Kind::Cue(Cue::AllLevels)) if !others => {
                return match all_levels(scene, line, i) {
                    Some(body) => Subject::Bodies(vec![body]),
                    None => Subject::Other,
                };
            }
            // "LĐLĐ huyện chỉ đạo các CĐCS phát động": who directs acts.
            // "100% CĐCS trực thuộc LĐLĐ huyện X": the federation that they belong to.
            Some(Kind::Cue(Cue::Unions)) if federation_behind(scene, line, i).is_some() => {
                return Subject::Bodies(federation_behind(scene, line, i).into_iter().collect());
            }
            // "phối hợp các CĐCS tổ chức": partners, where a subject stands before.
            Some(Kind::Cue(Cue::Unions)) if i > floor && line.is_cue(i - 1, Cue::Together) => {}
            Some(Kind::Cue(Cue::Unions)) if !governed(scene, line, i) => {
                others = true;
                other_at = i;
            }
            Some(Kind::Cue(Cue::TheUnit)) if !others && opens_clause(line, i) => {
                return Subject::Unit;
            }
            Some(Kind::Cue(Cue::Direct)) => others = false,
            // "ghi nhận, đánh giá cao việc tổ chức …": what others did.
            Some(Kind::Word)
                if scene.key(line.items[i].tokens.start) == "đánh"
                    && line
                        .items
                        .get(i + 2)
                        .is_some_and(|item| scene.key(item.tokens.start) == "cao") =>
            {
                return Subject::Other;
            }
            _ => {}
        }
    }
    if others {
        Subject::Other
    } else {
        Subject::Nobody
    }
}

/// "các CĐCS [trực] thuộc LĐLĐ huyện X": the federation or the union of a trade behind the unions at `i`.
pub(super) fn federation_behind(scene: &Scene<'_>, line: &Line, i: usize) -> Option<String> {
    let direct = usize::from(
        line.items
            .get(i + 1)
            .is_some_and(|item| scene.key(item.tokens.start) == "trực"),
    );
    let under = i + 1 + direct;
    let belongs = line.is_cue(under, Cue::Aside) && scene.fold(&line.items[under]) == "thuộc";
    let body = scene.body(line, under + 1).filter(|_| belongs)?;
    (body.starts_with("u:ldld:") || body.starts_with("u:cdn:")).then(|| body.to_owned())
}

/// Tells whether a plain word that opens no clause stands right before the body at `i`.
fn follows_word(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    let before = i.checked_sub(1);
    before.is_some_and(|at| line.kind(at) == Some(Kind::Word)) && !may_begin_list(scene, line, i)
}

/// Tells whether the body at `i` ends a list of objects that the next verb goes on from: "đến thăm
/// A, B và trao".
fn ends_objects(scene: &Scene<'_>, line: &Line, i: usize, trigger: usize) -> bool {
    let and =
        line.kind(i + 1) == Some(Kind::Word) && scene.key(line.items[i + 1].tokens.start) == "và";
    let verb = matches!(
        line.kind(i + 2),
        Some(Kind::Cue(
            Cue::Give | Cue::Praise | Cue::Honour | Cue::Organise | Cue::Join | Cue::Launch
        ))
    );
    and && verb && i + 2 <= trigger && (0..i).any(|at| line.is_cue(at, Cue::Aside))
}

/// Returns the "phối hợp" that a list behind a colon tells the partners of.
fn partners_of(line: &Line, colon: usize, floor: usize) -> Option<usize> {
    let from = colon.saturating_sub(5).max(floor);
    (from..colon)
        .rev()
        .find(|&at| line.is_cue(at, Cue::Together))
}

/// Tells whether an item is the first of its clause, or follows a comma or a time.
fn opens_clause(line: &Line, i: usize) -> bool {
    match i.checked_sub(1).and_then(|i| line.kind(i)) {
        None => true,
        Some(kind) => matches!(kind, Kind::Mark(',' | ';' | ':') | Kind::Time(_)),
    }
}

/// Tells whether a campaign or a person stands right before a trigger and so is its subject:
/// "Chương trình “…” tôn vinh".
pub(super) fn named_otherwise(line: &Line, trigger: usize, floor: usize) -> bool {
    (floor..trigger).rev().take(4).any(|i| {
        // "tổ chức “Lễ báo công” tuyên dương …": what is held does not act.
        let held = matches!(line.kind(i), Some(Kind::Campaign(_)))
            && (i.saturating_sub(3)..i).any(|at| line.is_cue(at, Cue::Organise));
        matches!(line.kind(i), Some(Kind::Campaign(_) | Kind::Person(_)))
            && !held
            && adjacent(line, i, trigger)
    })
}

/// Tells whether only plain words stand between an item and a trigger.
fn adjacent(line: &Line, i: usize, trigger: usize) -> bool {
    trigger - i <= 4
        && (i + 1..trigger).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Word | Kind::Mark('”' | '"' | '’' | '\''))
            )
        })
}

/// "các cấp công đoàn [trong] huyện …": the federation of the place named, else the article's own.
pub(super) fn all_levels(scene: &Scene<'_>, line: &Line, i: usize) -> Option<String> {
    for at in i + 1..(i + 4).min(line.items.len()) {
        match line.kind(at)? {
            Kind::Place(mention) => return scene.federation_of(mention),
            Kind::Body(mention) => return Some(scene.id(mention).to_owned()),
            Kind::Word | Kind::Cue(Cue::Aside) => {}
            _ => break,
        }
    }
    scene.main.clone()
}

/// Returns the agents between "do" or "được" and a verb: the bodies, and "các cấp công đoàn" as
/// the federation that they stand for.
pub(super) fn agents_in(scene: &Scene<'_>, line: &Line, range: Range<usize>) -> Vec<String> {
    // "do Tạp chí X trực thuộc Tổng LĐLĐ phát động": the superior is none.
    let under = range
        .clone()
        .find(|&i| line.is_cue(i, Cue::Aside) && scene.fold(&line.items[i]) == "thuộc");
    let range = range.start..under.unwrap_or(range.end);
    let bodies = bodies_in(scene, line, range.clone());
    if !bodies.is_empty() {
        return bodies;
    }
    let all = line.find(range, Cue::AllLevels);
    all.and_then(|i| all_levels(scene, line, i))
        .into_iter()
        .collect()
}

/// Returns the bodies between two items, as a list of agents.
pub(super) fn bodies_in(scene: &Scene<'_>, line: &Line, range: Range<usize>) -> Vec<String> {
    let mut bodies = Vec::new();
    for i in range {
        if let Some(body) = scene.body(line, i)
            && !bodies.iter().any(|known| known == body)
        {
            bodies.push(body.to_owned());
        }
    }
    bodies
}
