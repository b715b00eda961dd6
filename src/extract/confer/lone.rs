//! Who receives where nobody is counted: names, or "nhà trường", "đồng chí" as the subject.

use std::ops::Range;

use super::Reader;
use super::trigger::{Trigger, Voice};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Noun};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// Recipients without any count: names, or "nhà trường", "đồng chí" as the subject.
    pub(super) fn only_named(
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
                    // "Đội 4 và Đội 7 đoạt giải Nhì".
                    count.collectives = Some(self.units_in(zone));
                    count.recipients.extend(self.speakers_unit(zone));
                    if count.recipients.is_empty() {
                        count.recipients.extend(self.unit_before(trigger));
                    }
                    if line.find(zone.clone(), Cue::Unions).is_some() {
                        let own = self
                            .scene
                            .main
                            .iter()
                            .filter(|id| id.starts_with("u:cdcs:"));
                        count.recipients.extend(own.cloned());
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
            // "Các đồng chí được khen thưởng": as many as nobody counts.
            let the_person = line
                .rfind(zone.clone(), Cue::ThePerson)
                .is_some_and(|i| !self.is_plural(i))
                || self.is_he(zone)
                || self.he_receives(trigger);
            // "Năm 2024 tôi được A tặng …", "tôi 7 năm liền là …": who speaks.
            let speaks = |i: usize| {
                let others = i > zone.start && self.scene.is_word(line, i - 1, "chúng");
                self.scene.is_word(line, i, "tôi") && !others
            };
            if zone.clone().any(speaks) {
                count.individuals = Some(1);
                return Some(count);
            }
            // "Nhiều đơn vị của trường được …": as many as nobody counts.
            let the_unit = line
                .rfind(zone.clone(), Cue::TheUnit)
                .is_some_and(|i| !self.is_plural(i));
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
        if let Some(unit) = self.received_for(trigger) {
            return Some(unit);
        }
        let passive_bodies = !bodies.is_empty();
        if passive_bodies && persons.is_empty() {
            count.collectives = Some(bodies.len() as u64);
        } else {
            count.individuals = (!persons.is_empty()).then_some(persons.len() as u64);
            let units = bodies.len() as u64 + self.nameless_units(zone);
            count.collectives = (units > 0).then_some(units);
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

    /// "Năm 2020, công đoàn công ty được …", "Chủ tịch LĐLĐ huyện được …": one unit or person, though
    /// without a name.
    fn lone_subject(&self, zone: &Range<usize>) -> Option<Noun> {
        let line = self.line;
        // "Chung cuộc, Đội 1 giành …": a lead-in of plain words.
        let plain = |i: usize| {
            matches!(
                line.kind(i),
                Some(Kind::Word | Kind::Time(_) | Kind::Cue(Cue::Noise))
            )
        };
        let comma = zone.clone().find(|&i| line.is_mark(i, ','));
        let lead = comma.filter(|&comma| (zone.start..comma).all(plain));
        let zone = lead.map_or(zone.start, |comma| comma + 1)..zone.end;
        // "…, còn tập thể CĐCS nhận …".
        let others =
            |&i: &usize| self.scene.is_word(line, i, "còn") || self.scene.is_word(line, i, "riêng");
        let zone = zone.start + zone.clone().take_while(others).count()..zone.end;
        let first = zone.clone().find(|&i| {
            !matches!(
                line.kind(i),
                Some(Kind::Time(_) | Kind::Mark(',' | '-') | Kind::Cue(Cue::Organ))
            ) && !self.is_of_years(i)
        })?;
        // "Nhiều đơn vị và cá nhân …": nobody counts them.
        if line.is_mark(first + 1, ',') || self.is_plural(first) {
            return None;
        }
        // "tập thể được tặng Cờ được thưởng 5 triệu đồng": any one.
        if first + 1 == zone.end && &*self.scene.fold(&line.items[first]) == "tập thể" {
            return None;
        }
        match line.kind(first)? {
            // "5 năm liền, công đoàn cơ sở đạt danh hiệu …": the article's own.
            Kind::Cue(Cue::Unions)
                if matches!(
                    &*self.scene.fold(&line.items[first]),
                    "công đoàn cơ sở" | "cđcs"
                ) =>
            {
                Some(Noun::Collective)
            }
            Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective)) => Some(Noun::Collective),
            Kind::Cue(Cue::Post) => Some(Noun::Individual),
            _ => None,
        }
    }

    /// "Nhiều năm liền đơn vị đạt …", "20 năm liền trường được …".
    fn is_of_years(&self, i: usize) -> bool {
        if matches!(self.line.kind(i), Some(Kind::Number(_))) {
            return self.scene.is_word(self.line, i + 1, "năm");
        }
        let key = self.scene.key(self.line.items[i].tokens.start);
        self.line.kind(i) == Some(Kind::Word)
            && matches!(key, "nhiều" | "năm" | "liền" | "liên" | "tục" | "qua")
    }

    /// "Anh đã được …": the one spoken of.
    fn is_he(&self, zone: &Range<usize>) -> bool {
        let pronoun = |i: usize| {
            self.line.is_cue(i, Cue::Noun(Noun::Individual))
                && &*self.scene.fold(&self.line.items[i]) == "anh"
        };
        // "Từ năm 2010 đến nay, anh có 17 sáng kiến, …".
        zone.clone().any(|i| {
            let opens = i == self.clause.start || self.line.is_mark(i - 1, ',');
            pronoun(i) && opens
        })
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
}
