//! Who acts: the subject before a trigger, and the bodies of a range.

use std::ops::Range;

use super::cue::{Cue, Noun};
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

/// Tells whether what stands at `i` is governed by a preposition before it and so no subject.
fn governed(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
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
fn federation_behind(scene: &Scene<'_>, line: &Line, i: usize) -> Option<String> {
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

/// Returns the bodies that are joined to the one at `i` from the left, by commas, "và", "phối hợp
/// với", and where the first of them stands.
fn coordinated(scene: &Scene<'_>, line: &Line, i: usize, floor: usize) -> (usize, Vec<String>) {
    let mut bodies: Vec<String> = Vec::new();
    bodies.extend(scene.body(line, i).map(str::to_owned));
    let mut at = i;
    while at > floor {
        let mut back = at - 1;
        let mut joined = false;
        while back > floor {
            if is_joint(scene, line, back) {
                joined = true;
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
fn may_begin_list(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
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

fn is_joint(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
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

/// Returns where the short bracket that ends at `i` opens: "Tập đoàn X (PVX) và Công đoàn X".
fn bracket_before(line: &Line, i: usize) -> Option<usize> {
    if !line.is_mark(i, ')') {
        return None;
    }
    (i.saturating_sub(20)..i)
        .rev()
        .find(|&at| line.is_mark(at, '('))
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
