//! Who receives: counts and names around a trigger.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, Voice, is_and};
use crate::extract::count::{Count, counts, stands_for};
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    pub(super) fn groups(
        &self,
        trigger: &Trigger,
        left: &Range<usize>,
        right: &Range<usize>,
    ) -> Vec<Count> {
        let scene = self.scene;
        let line = self.line;
        let mut groups = match trigger.voice {
            Voice::Active => {
                let mut groups = counts(scene, line, right.clone());
                self.drop_breakdown(&mut groups, right);
                groups = self.forms_by_number(groups, right);
                // "50 gương … và tôn vinh 77 cá nhân": what stands before belongs to the last verb.
                groups.retain(|group| {
                    group.is_counted() && !stands_for(line, group.items.start, right.start)
                });
                groups
            }
            Voice::Passive | Voice::Receiving => {
                let mut groups = counts(scene, line, left.clone());
                // "Công đoàn X, đơn vị có ba thí sinh, được …": said of the recipient in passing.
                groups
                    .retain(|group| !self.in_passing(group, left) && !self.of_so_many(group, left));
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

    /// "Trong 67 thí sinh của 56 tỉnh, chị A đoạt giải": out of so many; but "là 1 trong 45".
    fn of_so_many(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let start = group.items.start;
        let words = (left.start..start)
            .rev()
            .take_while(|&i| line.kind(i) == Some(Kind::Word))
            .count();
        let Some(before) = (start - words).checked_sub(1) else {
            return false;
        };
        // "…, đại diện cho hơn 25.000 lao động, đã được tuyên dương".
        let stood_for =
            stands_for(line, start, left.start) && before > 1 && line.is_mark(before - 2, ',');
        let among =
            line.is_cue(before, Cue::Aside) && self.scene.fold(&line.items[before]) == "trong";
        let comma = (group.items.end..left.end).any(|i| line.is_mark(i, ','));
        // "17.774 cá nhân trong số hơn 23.000 cán bộ".
        let earlier = (left.start..before).any(|i| matches!(line.kind(i), Some(Kind::Number(_))));
        stood_for || among && (comma || earlier) && !self.is_one_of(before.saturating_sub(2))
    }

    /// Tells whether a count stands in an apposition between commas behind a body.
    fn in_passing(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let has = group.items.start.checked_sub(1).is_some_and(|i| {
            line.kind(i) == Some(Kind::Word)
                && matches!(
                    self.scene.key(line.items[i].tokens.start),
                    "có" | "nhóm" | "với"
                )
        });
        let spelled = line.items[group.items.clone()]
            .iter()
            .any(|item| match item.kind {
                Kind::Number(n) => self.scene.quantities[n].spelled,
                _ => false,
            });
        let body = (left.start..group.items.start)
            .rev()
            .find(|&i| matches!(line.kind(i), Some(Kind::Body(_))));
        let comma =
            body.is_some_and(|body| (body..group.items.start).any(|i| line.is_mark(i, ',')));
        // "Công đoàn X, đơn vị lo việc cho 1.900 lao động, được …": an aside between commas.
        let closed = left.end > group.items.end && line.is_mark(left.end - 1, ',');
        comma && (has || spelled || closed)
    }

    /// "tôn vinh 10 cán bộ, trong đó có 6 cán bộ cơ sở, 4 …": the parts are counted already.
    fn drop_breakdown(&self, groups: &mut Vec<Count>, right: &Range<usize>) {
        let line = self.line;
        let Some(list) = line.find(right.clone(), Cue::List) else {
            return;
        };
        let open = line.is_mark(list.saturating_sub(1), '(');
        let parts = self.scene.fold(&line.items[list]) == "trong đó" && !open;
        let whole = groups
            .first()
            .is_some_and(|group| group.items.end <= list && group.award.is_none());
        let award = (list..right.end).any(|i| matches!(line.kind(i), Some(Kind::Award(_))));
        if parts && whole && !award {
            groups.retain(|group| group.items.start < list);
        }
    }

    /// "tặng 17 bằng khen cho các tập thể": the number of sheets is the number of recipients; but
    /// "trao 15 Bằng khen cho 10 tập thể, 5 cá nhân" counts them itself, and of "trao 18 cờ cho 25
    /// tập thể và 9 bằng khen cho cá nhân" each has its own.
    fn forms_by_number(&self, groups: Vec<Count>, right: &Range<usize>) -> Vec<Count> {
        let sheets = |group: &Count| group.award.is_some() && group.total.is_some();
        let mut found: Vec<Count> = Vec::new();
        let mut at = 0;
        while let Some(group) = groups.get(at) {
            let next = groups[at + 1..].iter().position(sheets);
            let next = next.map_or(groups.len(), |n| at + 1 + n);
            if !sheets(group) {
                found.push(group.clone());
                at += 1;
                continue;
            }
            let counted: Vec<Count> = groups[at + 1..next].to_vec();
            if counted.is_empty() {
                let end = groups.get(next).map_or(right.end, |next| next.items.start);
                found.push(self.sheets(group, group.items.end..end, right));
            } else {
                found.extend(counted.into_iter().map(|mut own| {
                    own.award = own.award.or(group.award);
                    own
                }));
            }
            at = next;
        }
        found
    }

    /// Tells of a number of sheets whom they go to: the noun behind them, else, for the first ones
    /// of a list, the noun behind the last.
    fn sheets(&self, group: &Count, zone: Range<usize>, right: &Range<usize>) -> Count {
        let noun = |zone: Range<usize>| {
            self.line.items[zone]
                .iter()
                .find_map(|item| match item.kind {
                    Kind::Cue(Cue::Noun(noun)) => Some(noun),
                    Kind::Cue(Cue::Unions | Cue::TheUnit) => Some(Noun::Collective),
                    Kind::Cue(Cue::ThePerson) => Some(Noun::Individual),
                    _ => None,
                })
        };
        let zone = if noun(zone.clone()).is_some() {
            zone
        } else {
            group.items.end..right.end
        };
        let mut group = group.clone();
        if !self.both_kinds(zone.clone()) {
            match noun(zone) {
                Some(Noun::Collective) => group.collectives = group.total.take(),
                Some(Noun::Individual) => group.individuals = group.total.take(),
                _ => {}
            }
        }
        group
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
        let zone = match groups.last() {
            Some(group) if trigger.voice != Voice::Active => self.joined_to(group, zone),
            _ => zone,
        };
        let counted_until = groups
            .last()
            .filter(|group| trigger.voice == Voice::Active && group.is_counted())
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
        if trigger.voice != Voice::Active && nameless && groups.is_empty() {
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
    fn is_one_of(&self, i: usize) -> bool {
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
        before.is_some_and(|item| {
            matches!(
                self.scene.key(item.tokens.start),
                "các" | "những" | "nhiều" | "số" | "trăm" | "ngàn" | "nghìn" | "vạn" | "triệu"
            )
        })
    }

    fn named(
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
                    let active_first = trigger.voice == Voice::Active
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
                    let theirs = counted_until.is_some_and(|end| i > end)
                        && matches!(prior, Some(Kind::Word))
                        && !joined;
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
        Some(count)
    }
}
