//! Who confers: the subject, the agent of a passive, the owner of an award, the host.

use std::ops::Range;

use super::trigger::{Trigger, Voice, is_and};
use super::{Carry, Reader};
use crate::extract::count::Count;
use crate::extract::cue::{Cue, Level, Noun};
use crate::extract::fact::Status;
use crate::extract::role::{Subject, all_levels, bodies_in, named_otherwise, subject_before};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    pub(super) fn grantors(
        &self,
        trigger: &Trigger,
        range: &Range<usize>,
        carry: &Carry,
    ) -> (Vec<String>, Status) {
        let scene = self.scene;
        let line = self.line;
        if trigger.apart {
            return (Vec::new(), Status::Done);
        }
        if trigger.continues {
            return (carry.grantors.clone(), carry.status);
        }
        // "theo đề nghị của Hội đồng" is no proposal of the one who acts.
        let propose = line
            .rfind(range.start..trigger.at, Cue::Propose)
            .filter(|&at| !line.is_cue(at + 1, Cue::Of));
        if let Some(at) = propose.filter(|_| trigger.voice == Voice::Active) {
            return (bodies_in(scene, line, at + 1..trigger.at), Status::Proposed);
        }
        if let Some(bodies) = self
            .on_behalf(trigger)
            .or_else(|| self.by_decision(trigger))
        {
            return (bodies, Status::Done);
        }
        if let Some(unit) = self.own_unit(trigger) {
            return (vec![unit], Status::Done);
        }
        match trigger.voice {
            Voice::Active if named_otherwise(line, trigger.at, range.start) => {
                (self.post_holders_body(trigger, range), Status::Done)
            }
            Voice::Active if self.nameless_acts(trigger, range.start) => (Vec::new(), Status::Done),
            Voice::Active => match subject_before(scene, line, trigger.at, range.start) {
                Subject::Bodies(bodies) => (bodies, Status::Done),
                Subject::Other | Subject::Unit => (Vec::new(), Status::Done),
                Subject::Nobody => (self.outer_subject(trigger, range, carry), Status::Done),
            },
            // "được X đề nghị tặng": X only proposes.
            Voice::Passive if line.find(trigger.head..trigger.at, Cue::Propose).is_some() => {
                let propose = line.rfind(trigger.head..trigger.at, Cue::Propose);
                let behind = propose.map_or(trigger.at, |at| at + 1);
                (bodies_in(scene, line, behind..trigger.at), Status::Proposed)
            }
            Voice::Passive => {
                let mut agents = bodies_in(scene, line, trigger.head + 1..trigger.at);
                if agents.is_empty() {
                    agents.extend((trigger.head + 1..trigger.at).find_map(|i| self.premier(i)));
                }
                // "được các cấp công đoàn tỉnh A khen thưởng".
                if let Some(at) = line.find(trigger.head + 1..trigger.at, Cue::AllLevels) {
                    agents = all_levels(scene, line, at).into_iter().collect();
                }
                if agents.is_empty() {
                    agents.extend(self.unit_as_agent(trigger));
                }
                if !agents.is_empty() {
                    return (agents, Status::Done);
                }
                if carry.listing {
                    return (carry.grantors.clone(), carry.status);
                }
                if let Some(bodies) = self.decided_by(trigger) {
                    return (bodies, Status::Done);
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
            Voice::Going => {
                let agents = bodies_in(scene, line, trigger.head + 1..trigger.at);
                (agents, Status::Done)
            }
            Voice::Receiving => (self.given_by(trigger), Status::Done),
        }
    }

    /// "các cấp đã khen thưởng …", "Ban tổ chức còn trao …": those who act are told, and have no name.
    fn nameless_acts(&self, trigger: &Trigger, floor: usize) -> bool {
        let key = |i: usize| self.scene.key(self.line.items[i].tokens.start);
        let word = |i: usize| self.line.kind(i) == Some(Kind::Word);
        let last = (floor..trigger.at).rev().find(|&i| {
            !(word(i) && matches!(key(i), "đã" | "cũng" | "còn" | "vừa" | "kịp" | "thời"))
        });
        last.is_some_and(|i| {
            let organisers = self.line.is_cue(i, Cue::Organise)
                && key(i) == "tổ"
                && i.checked_sub(1).is_some_and(|at| key(at) == "ban");
            let all = i > floor && word(i) && key(i) == "cấp" && key(i - 1) == "các";
            all || organisers || word(i) && key(i) == "btc"
        })
    }

    /// "Thừa ủy quyền của Tổng LĐLĐ Việt Nam, ông A trao …", "thay mặt UBND tỉnh tặng …": in whose
    /// name an active verb acts; no body where it is none of the graph.
    fn on_behalf(&self, trigger: &Trigger) -> Option<Vec<String>> {
        let line = self.line;
        let range = self.clause.start..trigger.at;
        let word = |i: usize, keys: &[&str]| {
            line.kind(i) == Some(Kind::Word)
                && keys.contains(&self.scene.key(line.items[i].tokens.start))
        };
        let at = range.rev().find(|&i| {
            let mandate = word(i, &["quyền", "nhiệm"])
                && i > 0
                && word(i - 1, &["ủy", "uỷ"])
                && line.is_cue(i + 1, Cue::Of);
            let instead = word(i, &["mặt"]) && i > 0 && word(i - 1, &["thay"]);
            mandate || instead
        })?;
        if trigger.voice != Voice::Active {
            return None;
        }
        let mut next = at + 1;
        // "thay mặt Chủ tịch UBND tỉnh" too.
        while matches!(
            line.kind(next),
            Some(Kind::Cue(Cue::Of | Cue::Organ | Cue::Post))
        ) {
            next += 1;
        }
        Some(
            self.scene
                .body(line, next)
                .map(str::to_owned)
                .into_iter()
                .collect(),
        )
    }

    /// "được Thủ tướng tặng Bằng khen": the office, where it is not named in full.
    pub(super) fn premier(&self, i: usize) -> Option<String> {
        let alone = self.line.is_cue(i, Cue::Post)
            && self.scene.fold(&self.line.items[i]) == "thủ tướng"
            && !matches!(self.line.kind(i + 1), Some(Kind::Body(_) | Kind::Person(_)));
        alone.then(|| "o:thu-tuong-chinh-phu".to_owned())
    }

    /// "công bố quyết định của LĐLĐ tỉnh về việc tặng …": whose decision is read out.
    fn by_decision(&self, trigger: &Trigger) -> Option<Vec<String>> {
        let line = self.line;
        if trigger.voice != Voice::Active {
            return None;
        }
        let key = |i: usize| self.scene.key(line.items[i].tokens.start);
        // "quyết định của LĐLĐ tỉnh tặng …".
        let body = |i: &usize| matches!(line.kind(*i), Some(Kind::Body(_)));
        let bare = (self.clause.start..trigger.at).next_back().filter(body);
        let about = (self.clause.start..trigger.at)
            .rev()
            .take(4)
            .find(|&i| key(i) == "về")
            .or(bare.map(|at| at + 1))?;
        let of = (self.clause.start + 1..about).rev().find(|&i| {
            // "Quyết định số 7/QĐ-LĐLĐ ngày 3/5 của LĐLĐ tỉnh về việc …".
            let legal = matches!(line.kind(i - 1), Some(Kind::Legal(_) | Kind::Time(_)));
            line.is_cue(i, Cue::Of) && (key(i - 1) == "định" || legal)
        })?;
        let bodies = bodies_in(self.scene, line, of + 1..about);
        (!bodies.is_empty()).then_some(bodies)
    }

    /// "Theo Quyết định số 7 của LĐLĐ tỉnh, 20 tập thể được tặng …": whose decision it is.
    fn decided_by(&self, trigger: &Trigger) -> Option<Vec<String>> {
        let line = self.line;
        let basis = line.find(self.clause.start..trigger.head, Cue::Basis)?;
        let near = basis + 1..trigger.head.min(basis + 10);
        let legal = near.clone().find(|&i| {
            matches!(line.kind(i), Some(Kind::Legal(_)))
                || self.scene.key(line.items[i].tokens.start) == "định"
        })?;
        let of = line.find(legal + 1..near.end, Cue::Of)?;
        let bodies = bodies_in(self.scene, line, of + 1..trigger.head.min(of + 4));
        (!bodies.is_empty()).then_some(bodies)
    }

    /// "A, Chủ tịch LĐLĐ quận, trao …": the body before the trigger is part of a person's title.
    pub(super) fn post_holder_acts(&self, trigger: &Trigger, floor: usize) -> bool {
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
        // "Ông A trao …": for the body in which the article tells his post.
        let known = || {
            let Some(Kind::Person(mention)) = person.and_then(|at| line.kind(at)) else {
                return None;
            };
            self.known.bodies.get(self.scene.id(mention))
        };
        let body = body.or_else(|| known().map(String::as_str));
        let mut bodies: Vec<String> = body.map(str::to_owned).into_iter().collect();
        if let Some(person) = person {
            bodies.extend(self.others_at_hand(person, range.start));
        }
        bodies
    }

    /// "Chủ tịch LĐLĐ tỉnh A và Giám đốc Sở Y tế B trao …": the bodies of those who hand over with
    /// the last one, before whom stand their posts.
    fn others_at_hand(&self, last: usize, floor: usize) -> Vec<String> {
        let line = self.line;
        let mut bodies = Vec::new();
        let mut at = last;
        while let Some(body) = at.checked_sub(1).filter(|&i| i >= floor) {
            if !matches!(line.kind(body), Some(Kind::Body(_))) {
                break;
            }
            let title = (floor..body)
                .rev()
                .find(|&i| !matches!(line.kind(i), Some(Kind::Cue(Cue::Post | Cue::ThePerson))));
            let Some(joint) = title
                .filter(|&i| i + 1 < body && (line.is_mark(i, ',') || is_and(self.scene, line, i)))
            else {
                break;
            };
            let Some(before) = joint.checked_sub(1).filter(|&i| i > floor) else {
                break;
            };
            if !matches!(line.kind(before), Some(Kind::Person(_))) {
                break;
            }
            bodies.extend(self.scene.body(line, before - 1).map(str::to_owned));
            at = before;
        }
        bodies
    }

    /// The subject of an active verb that stands in an earlier clause of the sentence.
    fn outer_subject(&self, trigger: &Trigger, range: &Range<usize>, carry: &Carry) -> Vec<String> {
        // "X tặng … cho …, trao …": the subject goes on.
        let goes_on = range.start > self.clause.start && carry.active && carry.by_subject;
        if goes_on && !carry.grantors.is_empty() {
            return carry.grantors.clone();
        }
        let earlier = subject_before(
            self.scene,
            self.line,
            trigger.at,
            self.clause.start.min(range.start),
        );
        match earlier {
            Subject::Bodies(bodies) => bodies,
            // "Chương trình vinh danh 8 cá nhân do Báo A tổ chức".
            Subject::Nobody if self.held_by(trigger).is_some() => {
                self.held_by(trigger).into_iter().collect()
            }
            Subject::Other | Subject::Unit => Vec::new(),
            Subject::Nobody if !carry.grantors.is_empty() && carry.by_subject => {
                carry.grantors.clone()
            }
            // "Hội nghị được LĐLĐ tỉnh tổ chức nhằm tôn vinh …".
            Subject::Nobody if self.host(trigger).is_some() => {
                self.host(trigger).into_iter().collect()
            }
            Subject::Nobody if self.of_headline(trigger).is_some() => {
                self.of_headline(trigger).into_iter().collect()
            }
            Subject::Nobody => {
                match subject_before(self.scene, self.line, trigger.at, 0) {
                    Subject::Bodies(bodies) => bodies,
                    // "Dịp này, biểu dương 5 tập thể": whom the paragraph speaks of.
                    Subject::Nobody if self.known.discourse.paragraph == self.line.paragraph => {
                        self.known.discourse.subject.clone()
                    }
                    Subject::Nobody => {
                        let main = self.scene.main.iter().filter(|id| *id != "u:tld");
                        main.cloned().collect()
                    }
                    _ => Vec::new(),
                }
            }
        }
    }

    /// "Bình Dương: Vinh danh 120 công nhân": the federation of the place in front of a headline's colon,
    /// where the article names it.
    fn of_headline(&self, trigger: &Trigger) -> Option<String> {
        let line = self.line;
        let place = match (line.kind(0)?, trigger.at) {
            (Kind::Place(mention), 2) if line.is_mark(1, ':') => mention,
            _ => return None,
        };
        let own = self.scene.federation_of(place)?;
        let mut named = self.scene.mentions.iter();
        named
            .any(|mention| mention.id.as_deref() == Some(own.as_str()))
            .then_some(own)
    }

    /// The body between "được" and "tổ chức" that the trigger's purpose clause hangs on.
    fn host(&self, trigger: &Trigger) -> Option<String> {
        let line = self.line;
        let organise = line.rfind(self.clause.start..trigger.at, Cue::Organise)?;
        let passive = line.rfind(self.clause.start..organise, Cue::Passive)?;
        bodies_in(self.scene, line, passive + 1..organise)
            .into_iter()
            .next()
    }

    /// The body of "do … tổ chức", "được … thực hiện" behind the trigger.
    fn held_by(&self, trigger: &Trigger) -> Option<String> {
        let line = self.line;
        let mut behind = trigger.after..self.clause.end;
        let by = behind.find(|&i| line.is_cue(i, Cue::By) || line.is_cue(i, Cue::Passive))?;
        let body = (by + 1..line.items.len().min(by + 4))
            .find_map(|i| Some((i, self.scene.body(line, i)?)))?;
        let held = line.is_cue(body.0 + 1, Cue::Organise)
            || line.is_cue(by, Cue::Passive) && line.is_cue(body.0 + 1, Cue::CarryOut);
        held.then(|| body.1.to_owned())
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

    /// "được biểu dương cấp quận": the article's own body, if it is of that level.
    pub(super) fn by_level(&self, group: &Count, right: &Range<usize>) -> Option<String> {
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
}
