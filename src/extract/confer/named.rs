//! Who receives by name: persons and bodies around a trigger, and names in brackets.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, Voice, is_and};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::bodies_in;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// Fills in named recipients: persons and bodies of the zone, and names in parentheses.
    pub(super) fn name(
        &self,
        trigger: &Trigger,
        groups: &mut Vec<Count>,
        zone: Range<usize>,
        right: &Range<usize>,
    ) {
        let zone = match groups.last() {
            Some(group) if !trigger.is_forward() => self.joined_to(group, zone),
            _ => zone,
        };
        let counted_until = groups
            .last()
            .filter(|group| trigger.is_forward() && group.is_counted())
            .map(|group| group.items.end);
        let (mut persons, mut bodies) = self.named(trigger, zone.clone(), counted_until);
        // "Lãnh đạo LĐLĐ tỉnh cùng các cá nhân đạt giải": the nameless ones receive.
        let others = zone.clone().rev().find(|&i| {
            matches!(
                self.line.kind(i),
                Some(Kind::Body(_) | Kind::Person(_) | Kind::Cue(Cue::Noun(_)))
            )
        });
        let nameless = others.is_some_and(|i| {
            matches!(self.line.kind(i), Some(Kind::Cue(Cue::Noun(_)))) && self.is_plural(i)
        });
        if !trigger.is_forward() && nameless && groups.is_empty() {
            groups.extend(self.listed_behind(right));
            return;
        }
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
        let units = self.bracketed_bodies(right);
        match groups.last_mut() {
            Some(group) => {
                if group.individuals.is_none() && group.total.is_none() && !persons.is_empty() {
                    group.individuals = Some(persons.len() as u64);
                }
                if group.collectives.is_none() && group.total.is_none() && !bodies.is_empty() {
                    group.collectives = Some(bodies.len() as u64);
                }
                let fits_bodies = group.collectives == Some(bodies.len() as u64);
                let bodies = if fits_bodies { bodies } else { units };
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
        // "Hai nữ công nhân được biểu dương là chị A và chị B".
        if let Some(group) = groups.last_mut()
            && group.recipients.is_empty()
            && !trigger.is_forward()
            && let Some(names) = self.listed_behind(right)
            && (names.collectives, names.individuals) == (group.collectives, group.individuals)
        {
            group.recipients = names.recipients;
        }
        for group in groups {
            group.recipients.sort();
            group.recipients.dedup();
        }
    }

    /// The part of a zone whose names may receive beside the count: those that lead up to it as a
    /// list ("Công đoàn A, Công đoàn B và 3 cá nhân"), and what follows.
    fn joined_to(&self, group: &Count, zone: Range<usize>) -> Range<usize> {
        let line = self.line;
        let mut from = group.items.start.max(zone.start);
        while from > zone.start {
            let before = from - 1;
            let fits = match line.kind(before) {
                Some(
                    Kind::Body(_)
                    | Kind::Person(_)
                    | Kind::Mark(_)
                    | Kind::Number(_)
                    | Kind::Cue(Cue::Noun(_) | Cue::Organ | Cue::ThePerson | Cue::Post | Cue::Of),
                ) => true,
                Some(Kind::Word) => self.is_one_of(before) || self.is_part_of_list(before),
                Some(Kind::Cue(Cue::Aside)) => self.is_one_of(before.saturating_sub(2)),
                _ => false,
            };
            if !fits {
                break;
            }
            from = before;
        }
        from..zone.end
    }

    /// "là 1 trong 45", "là một trong bốn": the name before it receives with the others.
    pub(super) fn is_one_of(&self, i: usize) -> bool {
        let key = |i: usize| {
            let item = self.line.items.get(i);
            item.map_or("", |item| self.scene.key(item.tokens.start))
        };
        key(i) == "là" && matches!(key(i + 1), "1" | "01" | "một") && key(i + 2) == "trong"
    }

    /// Words that may stand in a list of recipients: joints, and what a person does.
    fn is_part_of_list(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        matches!(
            key,
            "và" | "các" | "những" | "em" | "cháu" | "thợ" | "tổ" | "ca" | "phân" | "xưởng" | "nhà"
        )
    }

    /// Tells whether a plain word has the name behind it as its object.
    fn takes_object(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        matches!(key, "lập" | "dựng" | "thăm" | "niệm" | "triển" | "sử")
    }

    /// Tells whether "các", "những", "nhiều" stands before a noun, or before one that it is joined
    /// to: "các gia đình và học sinh".
    fn is_plural(&self, i: usize) -> bool {
        let line = self.line;
        let mut i = i;
        while i >= 2
            && (is_and(self.scene, line, i - 1) || line.is_mark(i - 1, ','))
            && matches!(line.kind(i - 2), Some(Kind::Cue(Cue::Noun(_))))
        {
            i -= 2;
        }
        let before = i.checked_sub(1).and_then(|i| self.line.items.get(i));
        // "Nhiều năm liền đơn vị …" tells a time.
        let before = before.filter(|item| item.kind == Kind::Word);
        before.is_some_and(|item| {
            matches!(
                self.scene.key(item.tokens.start),
                "các" | "những" | "nhiều" | "số" | "trăm" | "ngàn" | "nghìn" | "vạn" | "triệu"
            )
        })
    }

    pub(super) fn named(
        &self,
        trigger: &Trigger,
        zone: Range<usize>,
        counted_until: Option<usize>,
    ) -> (Vec<String>, Vec<String>) {
        let mut persons: Vec<String> = Vec::new();
        let mut bodies: Vec<String> = Vec::new();
        let line = self.line;
        let mut depth = 0_usize;
        let mut after_person = false;
        for i in zone.clone() {
            match line.kind(i) {
                Some(Kind::Mark('(')) => depth += 1,
                Some(Kind::Mark(')')) => depth = depth.saturating_sub(1),
                // "Ảnh: A".
                Some(Kind::Person(_))
                    if i > 1
                        && line.is_mark(i - 1, ':')
                        && self.scene.key(line.items[i - 2].tokens.start) == "ảnh" => {}
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
                    let active_first = trigger.is_forward()
                        && i == zone.start
                        && self.line.find(zone.clone(), Cue::For).is_some();
                    // "anh A, thợ hàn Công ty X": where the person works.
                    let joined = match prior {
                        Some(Kind::Word) => before.is_some_and(|at| is_and(self.scene, line, at)),
                        Some(Kind::Mark(_)) | None => false,
                        Some(_) => true,
                    };
                    let affiliation = !persons.is_empty() && !joined && !named_as_collective;
                    // "kỷ niệm ngày thành lập Công đoàn Việt Nam", "xây dựng tổ chức Công đoàn".
                    let object = match prior {
                        Some(Kind::Word) => before.is_some_and(|at| self.takes_object(at)),
                        Some(Kind::Cue(cue)) => {
                            matches!(cue, Cue::Organise | Cue::Join | Cue::CarryOut)
                        }
                        _ => false,
                    };
                    // "khen thưởng 75 cán bộ … trong ngành Điện lực": whose they are.
                    // and so are those of "15 cá nhân thuộc các công đoàn: A, B".
                    let theirs = counted_until.is_some_and(|end| {
                        i > end
                            && (matches!(prior, Some(Kind::Word)) && !joined
                                || self.belong_to(end..i))
                    });
                    let plain = !governed
                        && !counted
                        && !active_first
                        && !affiliation
                        && !object
                        && !theirs;
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

    /// Tells whether those counted before a stretch belong to the bodies listed behind it.
    fn belong_to(&self, between: Range<usize>) -> bool {
        let line = self.line;
        let of = between
            .clone()
            .find(|&i| matches!(line.kind(i), Some(Kind::Cue(Cue::Aside | Cue::Of))));
        let list = of.and_then(|of| (of..between.end).find(|&i| line.is_mark(i, ':')));
        let anew = |i| matches!(line.kind(i), Some(Kind::Number(_) | Kind::Cue(Cue::For)));
        list.is_some_and(|list| !(list..between.end).any(anew))
    }

    /// "Các tập thể được tặng Bằng khen gồm: Công đoàn A, Công đoàn B": the names behind the award.
    fn listed_behind(&self, right: &Range<usize>) -> Option<Count> {
        let line = self.line;
        let list = right.clone().find(|&i| {
            line.is_cue(i, Cue::List)
                || line.is_mark(i, ':')
                || self.scene.key(line.items[i].tokens.start) == "là"
        })?;
        let zone = list + 1..right.end;
        self.list_of_names(zone)
    }

    /// Counts those who are named in a list.
    pub(super) fn list_of_names(&self, zone: Range<usize>) -> Option<Count> {
        let trigger = Trigger::continuing(zone.start, zone.start);
        let (persons, bodies) = self.named(&trigger, zone.clone(), None);
        if persons.is_empty() && bodies.is_empty() {
            return None;
        }
        let some = |names: &[String]| (!names.is_empty()).then_some(names.len() as u64);
        let (collectives, individuals) = (some(&bodies), some(&persons));
        let mut recipients = [bodies, persons].concat();
        recipients.sort();
        Some(Count {
            collectives,
            individuals,
            recipients,
            items: zone,
            ..Count::default()
        })
    }

    /// "Năm 2020, công đoàn công ty được …", "Chủ tịch LĐLĐ huyện được …": one unit or person, though
    /// without a name.
    fn lone_subject(&self, zone: &Range<usize>) -> Option<Noun> {
        let line = self.line;
        let first = zone.clone().find(|&i| {
            !matches!(
                line.kind(i),
                Some(Kind::Time(_) | Kind::Mark(',' | '-') | Kind::Cue(Cue::Organ))
            ) && !self.is_of_years(i)
        })?;
        if line.is_mark(first + 1, ',') {
            return None;
        }
        match line.kind(first)? {
            Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective)) => Some(Noun::Collective),
            Kind::Cue(Cue::Post) => Some(Noun::Individual),
            _ => None,
        }
    }

    /// "Nhiều năm liền đơn vị đạt …".
    fn is_of_years(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        self.line.kind(i) == Some(Kind::Word)
            && matches!(key, "nhiều" | "năm" | "liền" | "liên" | "tục" | "qua")
    }

    /// "Anh đã được …": the one spoken of.
    fn is_he(&self, zone: &Range<usize>) -> bool {
        let first = zone.start;
        let pronoun = self.line.is_cue(first, Cue::Noun(Noun::Individual))
            && &*self.scene.fold(&self.line.items[first]) == "anh";
        pronoun && first == self.clause.start
    }

    /// "Với giải pháp này, anh lại được …": the one spoken of, right before a passive.
    fn he_receives(&self, trigger: &Trigger) -> bool {
        let line = self.line;
        let key = |i: usize| self.scene.key(line.items[i].tokens.start);
        let adverb =
            |i: usize| line.kind(i) == Some(Kind::Word) && matches!(key(i), "đã" | "lại" | "cũng");
        let he = (self.clause.start..trigger.head)
            .rev()
            .find(|&i| !adverb(i));
        let opens = |i: usize| i == self.clause.start || line.is_mark(i - 1, ',');
        he.is_some_and(|i| {
            line.is_cue(i, Cue::Noun(Noun::Individual)) && key(i) == "anh" && opens(i)
        })
    }

    /// "3 tập thể (Công đoàn A, Công đoàn B, Công đoàn C)".
    fn bracketed_bodies(&self, right: &Range<usize>) -> Vec<String> {
        let open = right.clone().find(|&i| self.line.is_mark(i, '('));
        let zone = open.map_or(0..0, |open| {
            let close = (open..right.end).find(|&i| self.line.is_mark(i, ')'));
            open + 1..close.unwrap_or(right.end)
        });
        bodies_in(self.scene, self.line, zone)
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
        let given = trigger.head == trigger.at;
        let goes = trigger.voice == Voice::Going && (given || !line.is_cue(trigger.at, Cue::Give));
        let to_whom = line
            .find(near.clone(), Cue::For)
            .or(line.find(near, Cue::Give));
        if trigger.is_forward() && !goes && to_whom.is_none() {
            return None;
        }
        if persons.is_empty() && bodies.is_empty() {
            if trigger.is_forward() {
                let award = self.prize_before(trigger).filter(|_| goes)?;
                let zone = trigger.after..zone.end;
                return self
                    .unnamed_units(award, zone.clone())
                    .or_else(|| self.as_many_as_prizes(award, zone));
            }
            match self.lone_subject(zone) {
                Some(Noun::Collective) => {
                    count.collectives = Some(1);
                    count.recipients.extend(self.speakers_unit(zone));
                    if count.recipients.is_empty() {
                        count.recipients.extend(self.unit_before(trigger));
                    }
                    return Some(count);
                }
                Some(_) => {
                    count.individuals = Some(1);
                    return Some(count);
                }
                None => {}
            }
            if let Some(unit) = self.unit_before(trigger) {
                count.collectives = Some(1);
                count.recipients.push(unit);
                return Some(count);
            }
            let the_person = line.rfind(zone.clone(), Cue::ThePerson).is_some()
                || self.is_he(zone)
                || self.he_receives(trigger);
            let the_unit = line.rfind(zone.clone(), Cue::TheUnit).is_some();
            if the_person {
                count.individuals = Some(1);
                let last = self.known.persons.last();
                count.recipients.extend(last.map(|&id| id.to_owned()));
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
        // "2 giải Nhì thuộc về A và một người nữa": as many as there are prizes.
        let prizes = self.prize_before(trigger).and_then(|at| self.prizes(at));
        if let Some(prizes) = prizes.filter(|&n| goes && n > count.recipients.len() as u64) {
            let own = |n: Option<u64>, other: Option<u64>| n.filter(|_| other.is_none());
            let (collectives, individuals) = (count.collectives, count.individuals);
            count.collectives = own(collectives, individuals)
                .map(|_| prizes)
                .or(collectives);
            count.individuals = own(individuals, collectives)
                .map(|_| prizes)
                .or(individuals);
        }
        Some(count)
    }

    /// The prize that goes to somebody by "thuộc về".
    fn prize_before(&self, trigger: &Trigger) -> Option<usize> {
        let line = self.line;
        let range = self.clause.start..trigger.head;
        range
            .rev()
            .take(6)
            .find(|&i| matches!(line.kind(i), Some(Kind::Award(_))))
    }
}
