//! Who acts, and how many receive: the roles around a trigger.

use std::ops::Range;

use super::cue::{Cue, Noun};
use super::scene::{Kind, Line, Scene};
use crate::text::TokenKind;

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
            // "do UBND huyện, LĐLĐ tỉnh phát động": both are agents.
            Some(Kind::Cue(Cue::By)) => return true,
            Some(Kind::Mark(',')) if at > 0 && matches!(line.kind(at - 1), Some(Kind::Body(_))) => {
                listed = true;
                at -= 1;
            }
            _ if listed => return false,
            Some(Kind::Cue(
                Cue::Of | Cue::Aside | Cue::For | Cue::Basis | Cue::Passive | Cue::Receive,
            )) => return true,
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
    for i in (floor..trigger).rev() {
        match line.kind(i) {
            Some(Kind::Body(_)) if strict && follows_word(scene, line, i) => {}
            // "(LĐTĐ) Hưởng ứng …": who prints it.
            Some(Kind::Body(_))
                if i > 0 && line.is_mark(i - 1, '(') && line.is_mark(i + 1, ')') => {}
            Some(Kind::Body(_))
                if !governed(scene, line, i) && !ends_objects(scene, line, i, trigger) =>
            {
                if others {
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
            Some(Kind::Cue(Cue::Unions)) if !governed(scene, line, i) => others = true,
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
                back = open.saturating_sub(1);
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
            break;
        }
        bodies.insert(0, body.to_owned());
        at = back;
    }
    bodies.dedup();
    (at, bodies)
}

/// Tells whether the body at `i` may be the first or a further one of a list of subjects, and not
/// the object of what comes before it.
fn may_begin_list(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    match i.checked_sub(1).and_then(|i| line.kind(i)) {
        None | Some(Kind::Mark(_) | Kind::Time(_)) => true,
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
            matches!(key, "và" | "cùng" | "đã" | "với")
        }
        _ => false,
    }
}

/// Returns where the short bracket that ends at `i` opens: "Tập đoàn X (PVX) và Công đoàn X".
fn bracket_before(line: &Line, i: usize) -> Option<usize> {
    if !line.is_mark(i, ')') {
        return None;
    }
    (i.saturating_sub(4)..i)
        .rev()
        .find(|&at| line.is_mark(at, '('))
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

/// So many recipients, and of what kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Count {
    pub(super) collectives: Option<u64>,
    pub(super) individuals: Option<u64>,
    pub(super) total: Option<u64>,
    /// Named recipients.
    pub(super) recipients: Vec<String>,
    /// An award that stands as the counted noun: "40 công nhân giỏi".
    pub(super) award: Option<usize>,
    /// The items it was read from.
    pub(super) items: Range<usize>,
    /// The level behind the noun, as an item: "cấp quận".
    pub(super) level: Option<usize>,
}

impl Count {
    pub(super) fn is_counted(&self) -> bool {
        self.collectives.is_some() || self.individuals.is_some() || self.total.is_some()
    }

    fn takes(&self, noun: Noun) -> bool {
        match noun {
            Noun::Collective => self.collectives.is_none() && self.total.is_none(),
            Noun::Individual => self.individuals.is_none() && self.total.is_none(),
            Noun::Both | Noun::Either => !self.is_counted(),
        }
    }

    fn put(&mut self, noun: Noun, count: u64) {
        match noun {
            Noun::Collective => self.collectives = Some(count),
            Noun::Individual => self.individuals = Some(count),
            Noun::Both | Noun::Either => self.total = Some(count),
        }
    }
}

/// An award whose bearer is a person and that may stand for the bearers: "40 công nhân giỏi".
pub(super) fn names_bearers(id: &str) -> bool {
    ![
        "bang-", "giay-", "co-", "huan-", "huy-", "ky-niem", "cup", "giai-",
    ]
    .iter()
    .any(|form| id.trim_start_matches("a:").starts_with(form))
}

/// Reads the counts in a stretch of items: "11 tập thể, 18 cá nhân (…); 05 tập thể, …".
pub(super) fn counts(scene: &Scene<'_>, line: &Line, range: Range<usize>) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    let mut open = Count {
        items: range.start..range.start,
        ..Count::default()
    };
    let mut depth = 0_usize;
    let mut i = range.start;
    while i < range.end {
        match line.kind(i) {
            Some(Kind::Mark('(')) => depth += 1,
            Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
            // "cho 20 cá nhân tại 4 cụm thi đua", "của 7 đơn vị": where and whose, not who.
            Some(Kind::Number(_))
                if (open.is_counted() || !found.is_empty())
                    && i > range.start
                    && matches!(line.kind(i - 1), Some(Kind::Cue(Cue::Aside | Cue::Of))) => {}
            Some(Kind::Number(n)) if depth == 0 => {
                let count = scene.quantities[n]
                    .count()
                    .filter(|_| scene.quantities[n].scale <= 1.0);
                if let Some((count, counted)) =
                    count.and_then(|count| Some((count, counted(scene, line, i, range.end)?)))
                {
                    let fits = match counted.award {
                        Some(_) => !open.is_counted(),
                        None => open.takes(counted.noun) && open.award.is_none(),
                    };
                    // "320.000 lượt đoàn viên tham gia …, 1.500 tập thể và 3.200 cá nhân được …".
                    let anew = counted.noun == Noun::Collective
                        && open.individuals.is_some()
                        && i > open.items.end + 3;
                    let fits = fits && !anew;
                    if !fits {
                        found.push(std::mem::take(&mut open));
                        open.items = i..i;
                    }
                    if !open.is_counted() {
                        open.items = i..counted.end;
                    }
                    open.items.end = counted.end;
                    open.put(counted.noun, count);
                    open.award = counted.award;
                    i = counted.end;
                    continue;
                }
            }
            // "447 CĐCS bình chọn 5.025 nữ đoàn viên": who chose, and who was chosen.
            Some(Kind::Word | Kind::Cue(Cue::Unreal))
                if open.is_counted()
                    && depth == 0
                    && matches!(
                        scene.key(line.items[i].tokens.end - 1),
                        "chọn" | "cử" | "bầu"
                    ) =>
            {
                found.push(std::mem::take(&mut open));
                open.items = i..i;
            }
            Some(Kind::Cue(Cue::Level(_))) if open.is_counted() => open.level = Some(i),
            _ => {}
        }
        i += 1;
    }
    if open.is_counted() {
        found.push(open);
    }
    found
}

/// Tells whether a number tells for how many others the ones before it stand: "đại diện cho hơn
/// 4.000 công nhân".
pub(super) fn stands_for(line: &Line, i: usize, floor: usize) -> bool {
    let before = (floor..i)
        .rev()
        .find(|&at| line.kind(at) != Some(Kind::Word));
    before.is_some_and(|at| {
        line.is_cue(at, Cue::For) && at > floor && line.is_cue(at - 1, Cue::Organ)
    })
}

struct Counted {
    noun: Noun,
    award: Option<usize>,
    end: usize,
}

/// Returns the award right behind an item, quotation marks apart, and the item behind it.
fn named_behind(line: &Line, i: usize) -> Option<(usize, usize)> {
    let at = (i + 1..i + 3).find(|&at| !matches!(line.kind(at), Some(Kind::Mark('“' | '"'))))?;
    match line.kind(at)? {
        Kind::Award(mention) => Some((mention, at + 1)),
        _ => None,
    }
}

/// Reads the noun that a number counts.
fn counted(scene: &Scene<'_>, line: &Line, number: usize, end: usize) -> Option<Counted> {
    for i in number + 1..end.min(number + 7) {
        match line.kind(i)? {
            // "Hai nơi có nhiều người đoạt giải": how many there were, nobody says.
            Kind::Word if scene.key(line.items[i].tokens.start) == "nhiều" => return None,
            // "50 gương “Người tốt, việc tốt”".
            Kind::Cue(Cue::Noun(Noun::Either)) if named_behind(line, i).is_some() => {
                let (award, end) = named_behind(line, i)?;
                return Some(Counted {
                    noun: Noun::Either,
                    award: Some(award),
                    end,
                });
            }
            // "117 tấm gương công nhân".
            Kind::Cue(Cue::Noun(Noun::Either))
                if matches!(
                    line.kind(i + 1),
                    Some(Kind::Cue(Cue::Noun(Noun::Individual | Noun::Collective)))
                ) => {}
            // "19 đồng chí “Công nhân ưu tú”".
            Kind::Cue(Cue::ThePerson | Cue::Noun(Noun::Individual))
                if i == number + 1
                    && line.is_mark(i + 1, '“')
                    && named_behind(line, i).is_some() =>
            {
                let (award, end) = named_behind(line, i)?;
                return Some(Counted {
                    noun: Noun::Individual,
                    award: Some(award),
                    end,
                });
            }
            Kind::Cue(Cue::Noun(noun)) => {
                return Some(Counted {
                    noun,
                    award: None,
                    end: i + 1,
                });
            }
            Kind::Cue(Cue::Unions) => {
                return Some(Counted {
                    noun: Noun::Collective,
                    award: None,
                    end: i + 1,
                });
            }
            // "22 cán bộ công đoàn tiêu biểu", a title that the article quotes elsewhere.
            Kind::Campaign(_)
                if i == number + 1
                    && matches!(
                        scene.key(line.items[i].tokens.start),
                        "cán" | "công" | "nữ" | "đoàn" | "người" | "nhà"
                    ) =>
            {
                return Some(Counted {
                    noun: Noun::Individual,
                    award: None,
                    end: i + 1,
                });
            }
            Kind::Award(mention) if names_bearers(scene.id(mention)) => {
                return Some(Counted {
                    noun: Noun::Individual,
                    award: Some(mention),
                    end: i + 1,
                });
            }
            Kind::Award(mention) => {
                return Some(Counted {
                    noun: Noun::Either,
                    award: Some(mention),
                    end: i + 1,
                });
            }
            // "45 chủ tịch công đoàn cơ sở".
            Kind::Cue(Cue::Post) if i == number + 1 => {
                return Some(Counted {
                    noun: Noun::Individual,
                    award: None,
                    end: i + 1,
                });
            }
            Kind::Cue(Cue::ThePerson) => {
                return Some(Counted {
                    noun: Noun::Individual,
                    award: None,
                    end: i + 1,
                });
            }
            Kind::Cue(Cue::TheUnit) => {
                return Some(Counted {
                    noun: Noun::Collective,
                    award: None,
                    end: i + 1,
                });
            }
            Kind::Word | Kind::Mark('“' | '"') => {}
            Kind::Cue(Cue::AwardHead) => {}
            _ => return None,
        }
        let token = &scene.tokens[line.items[i].tokens.start];
        if token.kind == TokenKind::Number {
            return None;
        }
    }
    None
}
