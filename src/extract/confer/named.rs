//! Who receives by name: persons and bodies around a trigger, and names in brackets.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, is_and};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::bodies_in;
use crate::extract::scene::{Kind, Line};

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
        // "CĐCS được tặng Cờ thi đua là: Công đoàn A, Công đoàn B".
        let unsaid = persons.is_empty() && bodies.is_empty() && groups.is_empty();
        let colon = right.clone().find(|&i| line_list(self.line, i));
        if unsaid && !trigger.is_forward() && colon.is_some() {
            groups.extend(self.listed_behind(right));
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
                let one_of = zone.clone().any(|i| self.is_one_of(i));
                let fits_bodies =
                    group.collectives == Some(bodies.len() as u64) || one_of && bodies.len() == 1;
                let bodies = if fits_bodies { bodies } else { units };
                let fits_bodies = fits_bodies || group.collectives == Some(bodies.len() as u64);
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

    /// The person or body named last before an item.
    pub(super) fn name_before(&self, at: usize, floor: usize) -> Option<&str> {
        (floor..at).rev().find_map(|i| match self.line.kind(i)? {
            Kind::Person(mention) | Kind::Body(mention) => Some(self.scene.id(mention)),
            _ => None,
        })
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
            "và" | "các"
                | "những"
                | "vinh"
                | "dự"
                | "cũng"
                | "vừa"
                | "em"
                | "cháu"
                | "thợ"
                | "tổ"
                | "ca"
                | "phân"
                | "xưởng"
                | "nhà"
        )
    }

    /// Tells whether a plain word has the name behind it as its object.
    fn takes_object(&self, i: usize) -> bool {
        let key = self.scene.key(self.line.items[i].tokens.start);
        matches!(key, "lập" | "dựng" | "thăm" | "niệm" | "triển" | "sử")
    }

    /// Tells whether "các", "những", "nhiều" stands before a noun, or before one that it is joined
    /// to: "các gia đình và học sinh".
    pub(super) fn is_plural(&self, i: usize) -> bool {
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
                            // "được A đánh giá cao, được B tặng …".
                            Cue::Of
                                | Cue::Aside
                                | Cue::Post
                                | Cue::By
                                | Cue::Noun(_)
                                | Cue::Passive
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
}

/// Tells whether a colon behind "là", "gồm" opens a list at item `i`.
fn line_list(line: &Line, i: usize) -> bool {
    line.is_mark(i, ':')
        && i > 0
        && matches!(line.kind(i - 1), Some(Kind::Word | Kind::Cue(Cue::List)))
}
