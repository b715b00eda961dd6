//! Conferrals: who gave which award to how many, and to whom by name.

use std::ops::Range;

use super::campaign::Discourse;
use super::cue::{Cue, Level, Noun};
use super::fact::{Fact, FactKind, Status};
use super::role::{Count, Subject, bodies_in, counts, named_otherwise, subject_before};
use super::scene::{Kind, Line, Scene};

/// What a trigger is and does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// "LĐLĐ huyện tặng … cho …".
    Active,
    /// "… được LĐLĐ huyện tặng …".
    Passive,
    /// "… đạt danh hiệu …", "… nhận … của …".
    Receiving,
}

/// A trigger of conferral, its roles still to be found.
#[derive(Debug, Clone)]
struct Trigger {
    at: usize,
    /// The item behind the trigger and those coordinated with it ("biểu dương, khen thưởng").
    after: usize,
    voice: Voice,
    /// "được", or the trigger itself.
    head: usize,
    /// The award if none is named.
    unnamed: Option<&'static str>,
}

/// What a clause hands on to the next: "… tặng Giấy khen cho 11 tập thể; 05 tập thể, …".
#[derive(Debug, Clone, Default)]
struct Carry {
    grantors: Vec<String>,
    awards: Vec<String>,
    status: Status,
    active: bool,
    receiver: Option<Count>,
    /// Who received by the last passive of the sentence.
    subject: Option<Count>,
}

/// The rule of conferrals whose giver is only known as a person's body.
pub(super) const BY_POST_HOLDER: &str = "confer-by-post-holder";

/// Finds the conferrals of a line.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    persons: &[String],
    discourse: &Discourse,
    found: &mut Vec<Fact>,
) {
    let mut carry = Carry::default();
    for clause in &line.clauses {
        let mut triggers = triggers(scene, line, clause.clone());
        let listed = listed(scene, line, clause.clone(), discourse, found);
        triggers.retain(|trigger| !listed.contains(&trigger.at));
        if !listed.is_empty() && triggers.is_empty() {
            continue;
        }
        if triggers.is_empty() {
            continued(scene, line, clause.clone(), &carry, discourse, found);
            continue;
        }
        if triggers[0].voice == Voice::Active {
            continued(scene, line, clause.start..triggers[0].at, &carry, discourse, found);
        }
        let mut floor = clause.start;
        for (n, trigger) in triggers.iter().enumerate() {
            let end = triggers
                .get(n + 1)
                .map_or(clause.end, |next| reach(scene, line, trigger, next));
            let reader = Reader {
                scene,
                line,
                persons,
                discourse,
                clause: clause.clone(),
            };
            reader.conferral(trigger, floor..end, &mut carry, found);
            floor = end;
        }
    }
}

/// "Bằng khen của LĐLĐ tỉnh: 05 tập thể, 12 cá nhân": a list by awards. Returns the items that it
/// took up, the verb of its heading included.
fn listed(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    discourse: &Discourse,
    found: &mut Vec<Fact>,
) -> Range<usize> {
    let reader = Reader {
        scene,
        line,
        persons: &[],
        discourse,
        clause: clause.clone(),
    };
    let mut taken = clause.start..clause.start;
    for i in clause.clone() {
        if !matches!(line.kind(i), Some(Kind::Award(_))) {
            continue;
        }
        let Some(Kind::Award(mention)) = line.kind(i) else {
            continue;
        };
        let rest = i + 1..clause.end;
        let colon = rest.clone().take(8).find(|&at| line.is_mark(at, ':'));
        let Some(colon) = colon else { continue };
        let head_only = (i + 1..colon).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Body(_) | Kind::Word | Kind::Time(_) | Kind::Cue(Cue::Of) | Kind::Mark(',' | '”' | '"'))
            )
        });
        let groups = counts(scene, line, colon + 1..clause.end);
        let Some(group) = groups.first().filter(|group| head_only && group.items.start <= colon + 2) else {
            continue;
        };
        let who = reader.grantor_of(i, &rest).unwrap_or_default();
        let who: Vec<Option<String>> = if who.is_empty() {
            vec![None]
        } else {
            who.into_iter().map(Some).collect()
        };
        let items = i..group.items.end;
        for grantor in who {
            let award = scene.id(mention);
            found.push(reader.fact(grantor, award, group, Status::Done, &items, "confer-listed"));
        }
        taken.end = group.items.end;
    }
    taken
}

/// Returns where the roles of one trigger end and those of the next begin: before the counts that
/// lead up to a passive.
fn reach(scene: &Scene<'_>, line: &Line, this: &Trigger, next: &Trigger) -> usize {
    if next.voice == Voice::Active {
        return next.at;
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

fn is_and(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.kind(i) == Some(Kind::Word) && scene.key(line.items[i].tokens.start) == "và"
}

fn triggers(scene: &Scene<'_>, line: &Line, clause: Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut i = clause.start;
    while i < clause.end {
        let (unnamed, voice) = match line.kind(i) {
            Some(Kind::Cue(Cue::Give)) => (None, Voice::Active),
            Some(Kind::Cue(Cue::Praise)) => (Some("a:khen-thuong"), Voice::Active),
            Some(Kind::Cue(Cue::Honour)) => (Some("a:bieu-duong"), Voice::Active),
            Some(Kind::Cue(Cue::Receive)) => (None, Voice::Receiving),
            _ => {
                i += 1;
                continue;
            }
        };
        // "tặng Bằng khen cho 6 thí sinh đoạt giải Nhất": a clause about the recipients.
        let about_recipients = voice == Voice::Receiving
            && found.last().is_some_and(|last| {
                last.voice == Voice::Active
                    && (last.after..i).all(|at| !line.is_mark(at, ','))
                    && line.find(last.after..i, Cue::For).is_some()
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
            Kind::Body(_) | Kind::Mark(',') | Kind::Place(_) | Kind::Mark('(' | ')') => {}
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

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    /// The persons spoken of so far, the last at the end.
    persons: &'s [String],
    discourse: &'s Discourse,
    clause: Range<usize>,
}

impl Reader<'_, '_> {
    fn conferral(
        &self,
        trigger: &Trigger,
        range: Range<usize>,
        carry: &mut Carry,
        found: &mut Vec<Fact>,
    ) {
        if self.unreal(trigger, range.start) || self.nominal(trigger, &range) {
            return;
        }
        let right = trigger.after..range.end.max(trigger.after);
        let left = range.start..trigger.head;
        let summary = self.summary(&right);
        let mut awards = self.awards(trigger, &right);
        let mut groups = self.groups(trigger, &left, &right);
        if groups.is_empty() && trigger.voice != Voice::Active {
            // "đồng chí A được X tặng …; được Y tặng …": the subject goes on.
            groups.extend(carry.subject.clone());
        }
        if trigger.unnamed.is_none()
            && awards.is_empty()
            && groups.iter().all(|group| group.award.is_none())
        {
            return;
        }
        if awards.is_empty() {
            awards.extend(trigger.unnamed.map(|award| (award.to_owned(), trigger.at)));
        }
        let (grantors, status) = self.grantors(trigger, &range, carry);
        let by_person = trigger.voice == Voice::Active
            && (named_otherwise(self.line, trigger.at, range.start)
                || self.post_holder_acts(trigger, range.start));
        let uncounted = groups.is_empty();
        if uncounted && (summary || !self.worth_without_count(trigger, &right, &grantors)) {
            return;
        }
        let groups = if uncounted {
            vec![Count::default()]
        } else {
            groups
        };
        for group in &groups {
            let own = group
                .award
                .map(|award| (self.scene.id(award).to_owned(), group.items.start));
            let kinds: Vec<(String, usize)> = match own {
                Some(own)
                    if trigger.unnamed.is_some()
                        || awards.is_empty()
                        || awards.iter().any(|(id, _)| *id == own.0) =>
                {
                    vec![own]
                }
                _ => awards.clone(),
            };
            for (award, at) in kinds {
                let stated = self.grantor_of(at, &right);
                let by_level = grantors
                    .is_empty()
                    .then(|| self.by_level(group, &right))
                    .flatten();
                let who: Vec<Option<String>> = match (stated, by_level) {
                    (Some(stated), _) => stated.into_iter().map(Some).collect(),
                    (None, Some(body)) => vec![Some(body)],
                    (None, None) if grantors.is_empty() => vec![None],
                    _ => grantors.iter().cloned().map(Some).collect(),
                };
                for grantor in who {
                    found.push(self.fact(
                        grantor,
                        &award,
                        group,
                        status,
                        &range,
                        if by_person {
                            BY_POST_HOLDER
                        } else {
                            rule(trigger, uncounted)
                        },
                    ));
                }
            }
        }
        if trigger.voice != Voice::Active && !groups[0].recipients.is_empty() {
            carry.subject = Some(groups[0].clone());
        }
        carry.awards = awards.into_iter().map(|(award, _)| award).collect();
        carry.grantors = grantors;
        carry.status = status;
        carry.active = trigger.voice != Voice::Receiving;
        carry.receiver = (trigger.voice == Voice::Receiving).then(|| groups[0].clone());
    }

    /// Tells whether a word before the trigger says that it did not happen.
    fn unreal(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        let clause_floor = floor.max(self.clause.start);
        (clause_floor..trigger.at)
            .rev()
            .take(14)
            .any(|i| line.is_cue(i, Cue::Unreal))
    }

    /// "việc biểu dương", "công tác khen thưởng": a noun, unless a count follows.
    fn nominal(&self, trigger: &Trigger, range: &Range<usize>) -> bool {
        let Some(before) = trigger.at.checked_sub(1).filter(|&i| i >= range.start) else {
            return false;
        };
        let key = self.scene.fold(&self.line.items[before]);
        let noun = matches!(
            key.as_str(),
            "việc"
                | "công tác"
                | "được xét"
                | "hội đồng"
                | "quỹ"
                | "hình thức"
                | "tác"
                | "mức"
                | "để"
        );
        noun && counts(self.scene, self.line, trigger.after..range.end).is_empty()
    }

    /// "đạt nhiều Bằng khen …, cụ thể:" only announces what follows.
    fn summary(&self, right: &Range<usize>) -> bool {
        let list = self.line.find(right.clone(), Cue::List);
        list.is_some_and(|i| self.line.is_mark(i + 1, ':'))
    }

    fn awards(&self, trigger: &Trigger, right: &Range<usize>) -> Vec<(String, usize)> {
        let mut awards: Vec<(String, usize)> = Vec::new();
        let mut depth = 0_usize;
        for i in right.clone() {
            match self.line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                Some(Kind::Award(mention)) if depth == 0 => {
                    let id = self.scene.id(mention).to_owned();
                    let fits = trigger.unnamed.is_none() || self.headed(i);
                    let again = awards.iter().any(|(known, _)| *known == id)
                        && self.grantor_of(i, right).is_none();
                    if fits && !again {
                        awards.push((id, i));
                    }
                }
                // Behind the recipients no further award is conferred by this verb.
                Some(Kind::Cue(Cue::For))
                    if !awards.is_empty() && trigger.voice == Voice::Active =>
                {
                    break;
                }
                _ => {}
            }
        }
        awards
    }

    /// "danh hiệu …", "gương …": the award's name is the form of a praise.
    fn headed(&self, i: usize) -> bool {
        let mut at = i;
        while at > 0 {
            at -= 1;
            match self.line.kind(at) {
                Some(Kind::Mark('“' | '"' | ',')) => {}
                Some(Kind::Cue(Cue::AwardHead)) => return true,
                Some(Kind::Cue(Cue::Noun(Noun::Either))) => {
                    return !matches!(
                        at.checked_sub(1).and_then(|at| self.line.kind(at)),
                        Some(Kind::Number(_))
                    );
                }
                _ => return false,
            }
        }
        false
    }

    fn groups(&self, trigger: &Trigger, left: &Range<usize>, right: &Range<usize>) -> Vec<Count> {
        let scene = self.scene;
        let line = self.line;
        let mut groups = match trigger.voice {
            Voice::Active => {
                let mut groups = counts(scene, line, right.clone());
                groups = self.forms_by_number(groups, right);
                // "50 gương … và tôn vinh 77 cá nhân": what stands before belongs to the last verb.
                groups.retain(|group| group.is_counted());
                groups
            }
            Voice::Passive | Voice::Receiving => {
                let mut groups = counts(scene, line, left.clone());
                // "Công đoàn X, đơn vị có ba thí sinh, được …": said of the recipient in passing.
                groups.retain(|group| !self.in_passing(group, &left));
                // What is counted farther left has a verb of its own.
                if groups.len() > 1 && groups.iter().all(|group| group.award.is_none()) {
                    groups.drain(..groups.len() - 1);
                }
                // Several counts in a row before one passive: each with its own noun, all receive.
                if let Some(last) = groups.last_mut() {
                    let level = self.line.items[right.clone()]
                        .iter()
                        .position(|item| matches!(item.kind, Kind::Cue(Cue::Level(_))));
                    last.level = last.level.or(level.map(|at| right.start + at));
                }
                groups.extend(self.trailing(trigger, right));
                groups
            }
        };
        let zone = match trigger.voice {
            Voice::Active => self.recipients_zone(right),
            _ => left.clone(),
        };
        self.name(trigger, &mut groups, zone, right);
        groups
    }

    /// Tells whether a count stands in an apposition between commas behind a body.
    fn in_passing(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let has = group.items.start.checked_sub(1).is_some_and(|i| {
            line.kind(i) == Some(Kind::Word)
                && matches!(self.scene.key(line.items[i].tokens.start), "có" | "nhóm" | "với")
        });
        let spelled = line.items[group.items.clone()].iter().any(|item| match item.kind {
            Kind::Number(n) => self.scene.quantities[n].spelled,
            _ => false,
        });
        let body = (left.start..group.items.start)
            .rev()
            .find(|&i| matches!(line.kind(i), Some(Kind::Body(_))));
        let comma = body.is_some_and(|body| (body..group.items.start).any(|i| line.is_mark(i, ',')));
        comma && (has || spelled)
    }

    /// "tặng 17 bằng khen cho các tập thể": the number of sheets is the number of recipients;
    /// but "trao 15 Bằng khen cho 10 tập thể, 5 cá nhân" counts them itself.
    fn forms_by_number(&self, groups: Vec<Count>, right: &Range<usize>) -> Vec<Count> {
        let plain = groups.iter().any(|group| group.award.is_none());
        if plain && groups.len() > 1 {
            let sheets = |group: &Count| group.award.is_some() && group.total.is_some();
            return groups.into_iter().filter(|group| !sheets(group)).collect();
        }
        let mut groups = groups;
        for group in groups
            .iter_mut()
            .filter(|group| group.award.is_some() && group.total.is_some())
        {
            let zone = group.items.end..right.end;
            let one = self.line.items[zone]
                .iter()
                .find_map(|item| match item.kind {
                    Kind::Cue(Cue::Noun(noun)) => Some(noun),
                    _ => None,
                });
            let both = self.both_kinds(group.items.end..right.end);
            match one.filter(|_| !both) {
                Some(Noun::Collective) => group.collectives = group.total.take(),
                Some(Noun::Individual) => group.individuals = group.total.take(),
                _ => {}
            }
        }
        groups
    }

    fn both_kinds(&self, zone: Range<usize>) -> bool {
        let nouns = |noun: Noun| zone.clone().any(|i| self.line.is_cue(i, Cue::Noun(noun)));
        nouns(Noun::Both) || nouns(Noun::Collective) && nouns(Noun::Individual)
    }

    /// "149 … được biểu dương cấp quận, 10 công nhân giỏi cấp Thành phố": counts that follow a
    /// passive and have no verb of their own.
    fn trailing(&self, trigger: &Trigger, right: &Range<usize>) -> Vec<Count> {
        if trigger.voice != Voice::Passive || trigger.unnamed.is_none() {
            return Vec::new();
        }
        let mut groups = counts(self.scene, self.line, right.clone());
        groups.retain(|group| {
            let before = group.items.start.checked_sub(1);
            before.is_some_and(|i| self.line.is_mark(i, ',') || is_and(self.scene, self.line, i))
        });
        groups
    }

    /// What stands behind "cho", else the whole right side.
    fn recipients_zone(&self, right: &Range<usize>) -> Range<usize> {
        let from = self
            .line
            .find(right.clone(), Cue::For)
            .map_or(right.start, |i| i + 1);
        from..right.end
    }

    /// Fills in named recipients: persons and bodies of the zone, and names in parentheses.
    fn name(
        &self,
        trigger: &Trigger,
        groups: &mut Vec<Count>,
        zone: Range<usize>,
        right: &Range<usize>,
    ) {
        let (mut persons, mut bodies) = self.named(trigger, zone.clone());
        // "A và đại diện 12 tập thể": A stands for nobody who receives.
        let represented = groups.last().is_some_and(|group| {
            let before = group.items.start.checked_sub(1);
            before.is_some_and(|i| self.line.is_cue(i, Cue::Organ))
        });
        if represented {
            persons.clear();
            bodies.clear();
        }
        let in_brackets = self.bracketed_persons(right);
        match groups.last_mut() {
            Some(group) => {
                if group.individuals.is_none() && group.total.is_none() && !persons.is_empty() {
                    group.individuals = Some(persons.len() as u64);
                }
                if group.collectives.is_none() && group.total.is_none() && !bodies.is_empty() {
                    group.collectives = Some(bodies.len() as u64);
                }
                let fits_bodies = group.collectives == Some(bodies.len() as u64);
                group
                    .recipients
                    .extend(bodies.into_iter().filter(|_| fits_bodies));
                let people = if persons.is_empty() {
                    in_brackets
                } else {
                    persons
                };
                let fits = group.individuals.is_some_and(|n| people.len() as u64 <= n);
                group.recipients.extend(people.into_iter().filter(|_| fits));
            }
            None => groups.extend(self.only_named(trigger, persons, bodies, &zone)),
        }
        for group in groups {
            group.recipients.sort();
            group.recipients.dedup();
        }
    }

    fn named(&self, trigger: &Trigger, zone: Range<usize>) -> (Vec<String>, Vec<String>) {
        let mut persons: Vec<String> = Vec::new();
        let mut bodies: Vec<String> = Vec::new();
        let line = self.line;
        let mut depth = 0_usize;
        let mut after_person = false;
        for i in zone.clone() {
            match line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                Some(Kind::Person(mention)) if depth == 0 => {
                    let id = self.scene.id(mention).to_owned();
                    if !persons.contains(&id) {
                        persons.push(id);
                    }
                    after_person = true;
                }
                Some(Kind::Mark(',') | Kind::Word) if after_person && line.is_mark(i, ',') => {}
                Some(Kind::Cue(Cue::Noun(_))) => after_person = false,
                Some(Kind::Body(mention)) if depth == 0 && !after_person => {
                    let mut before = i.checked_sub(1);
                    let mut named_as_collective = false;
                    while let Some(at) = before.filter(|&at| at >= zone.start) {
                        match line.kind(at) {
                            Some(Kind::Cue(Cue::Organ | Cue::Noun(Noun::Collective))) => {
                                named_as_collective |=
                                    self.scene.key(line.items[at].tokens.start) == "tập";
                                before = at.checked_sub(1);
                            }
                            _ => break,
                        }
                    }
                    let prior = before
                        .filter(|&at| at >= zone.start)
                        .and_then(|at| line.kind(at));
                    let counted =
                        before.is_some_and(|at| matches!(line.kind(at), Some(Kind::Number(_))));
                    let governed = matches!(
                        prior,
                        Some(Kind::Cue(
                            Cue::Of | Cue::Aside | Cue::Post | Cue::By | Cue::Noun(_)
                        )) | Some(Kind::Person(_))
                    );
                    let active_first = trigger.voice == Voice::Active
                        && i == zone.start
                        && self.line.find(zone.clone(), Cue::For).is_some();
                    // "anh A, thợ hàn Công ty X": where the person works.
                    let joined = match prior {
                        Some(Kind::Word) => {
                            before.is_some_and(|at| is_and(self.scene, line, at))
                        }
                        Some(Kind::Mark(_)) | None => false,
                        Some(_) => true,
                    };
                    let affiliation = !persons.is_empty() && !joined && !named_as_collective;
                    let plain = !governed && !counted && !active_first && !affiliation;
                    if plain || named_as_collective && !counted {
                        let id = self.scene.id(mention).to_owned();
                        if !bodies.contains(&id) {
                            bodies.push(id);
                        }
                    }
                }
                _ => {}
            }
        }
        (persons, bodies)
    }

    fn bracketed_persons(&self, right: &Range<usize>) -> Vec<String> {
        let mut persons: Vec<String> = Vec::new();
        let mut depth = 0_usize;
        for i in right.clone() {
            match self.line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                Some(Kind::Person(mention)) if depth > 0 => {
                    let id = self.scene.id(mention).to_owned();
                    if !persons.contains(&id) {
                        persons.push(id);
                    }
                }
                _ => {}
            }
        }
        persons
    }

    /// Recipients without any count: names, or "nhà trường", "đồng chí" as the subject.
    fn only_named(
        &self,
        trigger: &Trigger,
        persons: Vec<String>,
        bodies: Vec<String>,
        zone: &Range<usize>,
    ) -> Option<Count> {
        let line = self.line;
        let mut count = Count {
            items: zone.clone(),
            ..Count::default()
        };
        let near = trigger.after..zone.end.min(trigger.after + 12);
        if trigger.voice == Voice::Active && self.line.find(near, Cue::For).is_none() {
            return None;
        }
        if persons.is_empty() && bodies.is_empty() {
            if trigger.voice == Voice::Active {
                return None;
            }
            let the_person = line.rfind(zone.clone(), Cue::ThePerson).is_some();
            let the_unit = line.rfind(zone.clone(), Cue::TheUnit).is_some();
            if the_person {
                count.individuals = Some(1);
                count.recipients.extend(self.persons.last().cloned());
            } else if the_unit {
                count.collectives = Some(1);
            } else {
                return None;
            }
            return Some(count);
        }
        let passive_bodies = !bodies.is_empty();
        if passive_bodies && persons.is_empty() {
            count.collectives = Some(bodies.len() as u64);
        } else {
            count.individuals = (!persons.is_empty()).then_some(persons.len() as u64);
            count.collectives = passive_bodies.then_some(bodies.len() as u64);
        }
        count.recipients.extend(bodies);
        count.recipients.extend(persons);
        Some(count)
    }

    fn grantors(
        &self,
        trigger: &Trigger,
        range: &Range<usize>,
        carry: &Carry,
    ) -> (Vec<String>, Status) {
        let scene = self.scene;
        let line = self.line;
        let propose = line.rfind(range.start..trigger.at, Cue::Propose);
        if let Some(at) = propose.filter(|_| trigger.voice == Voice::Active) {
            return (bodies_in(scene, line, at + 1..trigger.at), Status::Proposed);
        }
        match trigger.voice {
            Voice::Active if named_otherwise(line, trigger.at, range.start) => {
                (self.post_holders_body(trigger, range), Status::Done)
            }
            Voice::Active => match subject_before(scene, line, trigger.at, range.start) {
                Subject::Bodies(bodies) => (bodies, Status::Done),
                Subject::Other | Subject::Unit => (Vec::new(), Status::Done),
                Subject::Nobody => (self.outer_subject(trigger, range, carry), Status::Done),
            },
            Voice::Passive => {
                let agents = bodies_in(scene, line, trigger.head + 1..trigger.at);
                if !agents.is_empty() {
                    return (agents, Status::Done);
                }
                if carry.active
                    && range.start > self.clause.start
                    && carry.status == Status::Proposed
                {
                    return (carry.grantors.clone(), carry.status);
                }
                (
                    self.organiser(range.start).into_iter().collect(),
                    Status::Done,
                )
            }
            Voice::Receiving => (Vec::new(), Status::Done),
        }
    }

    /// "A, Chủ tịch LĐLĐ quận, trao …": the body before the trigger is part of a person's title.
    fn post_holder_acts(&self, trigger: &Trigger, floor: usize) -> bool {
        let line = self.line;
        let body = (floor..trigger.at)
            .rev()
            .find(|&i| matches!(line.kind(i), Some(Kind::Body(_))));
        body.is_some_and(|body| {
            let title = (floor..body)
                .rev()
                .take(3)
                .take_while(|&i| !matches!(line.kind(i), Some(Kind::Mark(_) | Kind::Body(_))))
                .any(|i| line.is_cue(i, Cue::Post));
            let person = (floor..body).any(|i| matches!(line.kind(i), Some(Kind::Person(_))));
            title && person
        })
    }

    /// "Chủ tịch LĐLĐ quận A trao …": a person hands over for the body of the post.
    fn post_holders_body(&self, trigger: &Trigger, range: &Range<usize>) -> Vec<String> {
        let line = self.line;
        let person = (range.start..trigger.at)
            .rev()
            .find(|&i| matches!(line.kind(i), Some(Kind::Person(_))));
        let body = person
            .and_then(|person| person.checked_sub(1))
            .and_then(|at| self.scene.body(line, at));
        body.map(str::to_owned).into_iter().collect()
    }

    /// The subject of an active verb that stands in an earlier clause of the sentence.
    fn outer_subject(&self, trigger: &Trigger, range: &Range<usize>, carry: &Carry) -> Vec<String> {
        let earlier = subject_before(
            self.scene,
            self.line,
            trigger.at,
            self.clause.start.min(range.start),
        );
        match earlier {
            Subject::Bodies(bodies) => bodies,
            Subject::Other | Subject::Unit => Vec::new(),
            Subject::Nobody if !carry.grantors.is_empty() && carry.active => carry.grantors.clone(),
            Subject::Nobody => {
                match subject_before(self.scene, self.line, trigger.at, 0) {
                    Subject::Bodies(bodies) => bodies,
                    // "Dịp này, biểu dương 5 tập thể": whom the paragraph speaks of.
                    Subject::Nobody if self.discourse.paragraph == self.line.paragraph => {
                        self.discourse.subject.clone()
                    }
                    _ => Vec::new(),
                }
            }
        }
    }

    /// "Tại Hội nghị … do LĐLĐ tỉnh tổ chức, … được khen thưởng": the host confers.
    fn organiser(&self, before: usize) -> Option<String> {
        let line = self.line;
        let by = line.rfind(
            0..before
                .max(1)
                .min(line.items.len())
                .max(self.clause.end.min(line.items.len())),
            Cue::By,
        )?;
        let body = (by + 1..(by + 4).min(line.items.len()))
            .find_map(|i| Some((i, self.scene.body(line, i)?)))?;
        line.is_cue(body.0 + 1, Cue::Organise)
            .then(|| body.1.to_owned())
    }

    /// "Bằng khen của LĐLĐ tỉnh": the body behind the award's "của", and those joined to it.
    fn grantor_of(&self, award: usize, right: &Range<usize>) -> Option<Vec<String>> {
        let line = self.line;
        let mut at = award + 1;
        while at < right.end
            && matches!(
                line.kind(at),
                Some(Kind::Mark('”' | '"' | ')') | Kind::Time(_) | Kind::Word | Kind::Mark('('))
            )
            && at < award + 4
        {
            at += 1;
        }
        if !line.is_cue(at, Cue::Of) {
            return None;
        }
        let mut bodies = Vec::new();
        let mut i = at + 1;
        while i < right.end.min(self.line.items.len()) {
            match line.kind(i) {
                Some(Kind::Body(mention)) => bodies.push(self.scene.id(mention).to_owned()),
                Some(Kind::Mark(',') | Kind::Cue(Cue::Organ)) => {}
                Some(Kind::Word) if is_and(self.scene, line, i) => {}
                _ => break,
            }
            i += 1;
        }
        (!bodies.is_empty()).then_some(bodies)
    }

    /// "được biểu dương cấp quận": the article's own body, if it is of that level.
    fn by_level(&self, group: &Count, right: &Range<usize>) -> Option<String> {
        let line = self.line;
        let at = group.level.or_else(|| {
            let end = line
                .find(right.clone(), Cue::Noun(Noun::Individual))
                .unwrap_or(right.end);
            right
                .clone()
                .take_while(|&i| i < end)
                .find(|&i| matches!(line.kind(i), Some(Kind::Cue(Cue::Level(_)))))
        })?;
        let Some(Kind::Cue(Cue::Level(level))) = line.kind(at) else {
            return None;
        };
        let main = self.scene.main.as_deref()?;
        let code = main.strip_prefix("u:ldld:")?;
        let own = match code.len() {
            3 => Level::District,
            2 => Level::Province,
            _ => return None,
        };
        (own == level).then(|| main.to_owned())
    }

    /// Tells whether a conferral that counts nobody is still one: a body that praises "các tập
    /// thể, cá nhân", or gives a named award.
    fn worth_without_count(
        &self,
        trigger: &Trigger,
        right: &Range<usize>,
        grantors: &[String],
    ) -> bool {
        let by_person = (self.clause.start..trigger.at)
            .any(|i| matches!(self.line.kind(i), Some(Kind::Person(_))));
        if trigger.voice != Voice::Active || grantors.is_empty() || by_person {
            return false;
        }
        let near = right.start..right.end.min(right.start + 6);
        let people = near.clone().any(|i| {
            matches!(
                self.line.kind(i),
                Some(Kind::Cue(Cue::Noun(
                    Noun::Both | Noun::Collective | Noun::Individual
                )))
            )
        });
        let gift = near.clone().any(|i| self.line.is_cue(i, Cue::Gift));
        people && !gift && trigger.unnamed == Some("a:khen-thuong")
            || trigger.unnamed.is_none() && self.line.find(right.clone(), Cue::For).is_some()
    }

    fn fact(
        &self,
        grantor: Option<String>,
        award: &str,
        group: &Count,
        status: Status,
        range: &Range<usize>,
        rule: &str,
    ) -> Fact {
        let scene = self.scene;
        let line = self.line;
        let zone = range.start..range.end.max(range.start + 1).min(line.items.len());
        let campaign = zone.clone().find_map(|i| match line.kind(i) {
            Some(Kind::Campaign(mention)) => Some(scene.id(mention).to_owned()),
            _ => None,
        });
        let period = zone
            .clone()
            .rev()
            .chain(0..range.start)
            .find_map(|i| match line.kind(i) {
                Some(Kind::Time(time)) => {
                    Some(scene.text(scene.times[time].tokens.clone()).to_owned())
                }
                _ => None,
            });
        let sure = match (grantor.is_some(), group.is_counted()) {
            (true, true) => 0.96,
            (false, true) => 0.88,
            _ => 0.68,
        };
        Fact {
            kind: FactKind::Conferred {
                grantor,
                award: award.to_owned(),
                collectives: group.collectives,
                individuals: group.individuals,
                total: group.total,
                recipients: group.recipients.clone(),
                campaign,
                period,
                status,
            },
            evidence: vec![scene.span(line.tokens(zone))],
            rule: rule.to_owned(),
            confidence: if status == Status::Proposed {
                sure - 0.1
            } else {
                sure
            },
        }
    }
}

fn rule(trigger: &Trigger, uncounted: bool) -> &'static str {
    match (trigger.voice, uncounted) {
        (_, true) => "confer-uncounted",
        (Voice::Active, _) => "confer-active",
        (Voice::Passive, _) => "confer-passive",
        (Voice::Receiving, _) => "confer-received",
    }
}

/// A clause without a verb that goes on counting: "…; 05 tập thể, 10 cá nhân …", "…; Bằng khen của
/// Bộ Công an (năm 2019)".
fn continued(
    scene: &Scene<'_>,
    line: &Line,
    clause: Range<usize>,
    carry: &Carry,
    discourse: &Discourse,
    found: &mut Vec<Fact>,
) {
    let reader = Reader {
        discourse,
        scene,
        line,
        persons: &[],
        clause: clause.clone(),
    };
    let (whole, empty) = (clause.clone(), clause.start..clause.start);
    if let Some(receiver) = &carry.receiver {
        let pseudo = Trigger {
            at: clause.start,
            after: clause.start,
            voice: Voice::Receiving,
            head: clause.start,
            unnamed: None,
        };
        for (award, at) in reader.awards(&pseudo, &whole) {
            let who = reader.grantor_of(at, &whole).unwrap_or_default();
            let who: Vec<Option<String>> = if who.is_empty() {
                vec![None]
            } else {
                who.into_iter().map(Some).collect()
            };
            for grantor in who {
                found.push(reader.fact(
                    grantor,
                    &award,
                    receiver,
                    Status::Done,
                    &whole,
                    "confer-continued",
                ));
            }
        }
        return;
    }
    if carry.awards.is_empty() || !carry.active {
        return;
    }
    let _ = empty;
    let starts = counts(scene, line, clause.clone());
    for group in starts
        .iter()
        .filter(|group| group.items.start <= clause.start + 2)
    {
        let own = group.award.map(|award| scene.id(award).to_owned());
        let awards = own.map_or_else(|| carry.awards.clone(), |own| vec![own]);
        for award in awards {
            let who: Vec<Option<String>> = if carry.grantors.is_empty() {
                vec![None]
            } else {
                carry.grantors.iter().cloned().map(Some).collect()
            };
            for grantor in who {
                found.push(reader.fact(
                    grantor,
                    &award,
                    group,
                    carry.status,
                    &whole,
                    "confer-continued",
                ));
            }
        }
    }
}
