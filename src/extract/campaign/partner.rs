//! Who acts together: lists of bodies, partners of one verb and of no other, and those whom an agreement
//! is signed with.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::bodies_in;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "LĐLĐ huyện phối hợp với Trung tâm A khám bệnh, mở 3 lớp, đồng thời chủ trì hội thi “C”": a
    /// partner acts with the first verb behind its name, and not with those that go on from there.
    pub(super) fn without_partners_before(&self, bodies: Vec<String>, verb: usize) -> Vec<String> {
        let line = self.line;
        let Some(together) = line.rfind(0..verb, Cue::Together) else {
            return bodies;
        };
        let partners = self.list_from(together + 1);
        // The verb that the partner shares stands right behind the last of them.
        let own = partners
            .last()
            .and_then(|last| {
                (together..verb)
                    .rev()
                    .find(|&at| self.scene.body(line, at) == Some(last))
            })
            .map(|last| last + 1)
            .filter(|&own| own < verb && !matches!(line.kind(own), Some(Kind::Mark(_))));
        // "tổ chức hưởng ứng", "triển khai và thực hiện" are of one object.
        let goes_on = own.is_some_and(|own| {
            (own + 2..verb).any(|at| {
                matches!(line.kind(at), Some(Kind::Mark(',' | ';')))
                    || self.scene.is_word(line, at, "đồng")
                        && self.scene.is_word(line, at + 1, "thời")
            })
        });
        match goes_on {
            true => bodies
                .into_iter()
                .filter(|body| !partners.contains(body))
                .collect(),
            false => bodies,
        }
    }

    /// "Phối hợp với phòng Văn hóa, triển khai …": the partner acts with the body spoken of.
    pub(super) fn with_left_out(
        &self,
        bodies: Vec<String>,
        verb: usize,
        discourse: &Discourse,
    ) -> Vec<String> {
        let line = self.line;
        let clause = line.clause_of(verb);
        // "* LĐLĐ huyện A (tỉnh B): Phối hợp với phòng …".
        let label = self
            .label()
            .filter(|(colon, _)| line.is_cue(colon + 1, Cue::Together) && *colon < verb);
        let opens = line.is_cue(clause.start, Cue::Together)
            || self.is_partner_of_unnamed(&bodies, clause.start..verb);
        let mut all = match label {
            Some((_, bodies)) => bodies,
            None if opens => self.spoken_of(discourse),
            None => return bodies,
        };
        all.extend(bodies);
        all.dedup();
        all
    }

    /// "Ngoài ra, đơn vị còn phối hợp với Huyện đoàn duy trì …": tells whether the bodies are only partners
    /// of somebody whom the clause does not name.
    fn is_partner_of_unnamed(&self, bodies: &[String], range: std::ops::Range<usize>) -> bool {
        let line = self.line;
        let Some(together) = line.find(range.clone(), Cue::Together) else {
            return false;
        };
        let unnamed = (range.start..together).all(|at| {
            matches!(
                line.kind(at),
                Some(
                    Kind::Word
                        | Kind::Mark(',' | '-')
                        | Kind::Time(_)
                        | Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective))
                )
            )
        });
        let unit = (range.start..together).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective)))
            )
        });
        unnamed && unit && self.list_from(together + 1) == bodies
    }

    /// The bodies of the list that begins at `first`.
    pub(super) fn list_from(&self, first: usize) -> Vec<String> {
        let mut bodies = Vec::new();
        let mut at = first;
        while let Some(body) = self.scene.body(self.line, at) {
            if !bodies.iter().any(|known| known == body) {
                bodies.push(body.to_owned());
            }
            let behind = self.behind_aside(at + 1);
            let mut next = behind;
            while self.is_joint(next) {
                next += 1;
            }
            if next == behind {
                break;
            }
            // "và cán bộ LĐLĐ huyện B", "và Ban Chấp hành Công đoàn C".
            let of = matches!(
                self.line.kind(next),
                Some(Kind::Cue(Cue::Organ | Cue::Noun(Noun::Individual)))
            );
            next += usize::from(of && self.scene.body(self.line, next + 1).is_some());
            at = next;
        }
        bodies
    }

    /// The item behind what is only told of a body in a list: "LĐLĐ huyện A [(804 sáng kiến)], LĐLĐ huyện B
    /// [, tỉnh C] và …".
    fn behind_aside(&self, at: usize) -> usize {
        let line = self.line;
        if line.is_mark(at, '(') {
            let close = (at + 1..line.items.len().min(at + 14)).find(|&i| line.is_mark(i, ')'));
            return close.map_or(at, |close| close + 1);
        }
        let place = line.is_mark(at, ',') && matches!(line.kind(at + 1), Some(Kind::Place(_)));
        at + 2 * usize::from(place)
    }

    /// "LĐLĐ huyện A đăng ký 12 tuyến đường, LĐLĐ huyện B và LĐLĐ huyện C nhận 8 km": those with whom a stretch and,
    /// behind its commas, further things that are done begin.
    pub(super) fn subjects_of(&self, range: std::ops::Range<usize>) -> Vec<String> {
        let line = self.line;
        let mut bodies = self.bodies_that_open(range.start);
        for comma in range.filter(|&at| line.is_mark(at, ',')) {
            let list = self.list_from(comma + 1);
            let behind = self.behind_list(comma + 1);
            let acts = matches!(
                line.kind(behind),
                Some(
                    Kind::Word
                        | Kind::Cue(Cue::Join | Cue::Receive | Cue::Organise | Cue::CarryOut)
                )
            );
            bodies.extend(list.into_iter().filter(|_| acts));
        }
        bodies.dedup();
        bodies
    }

    /// The item behind the list of bodies that begins at `first`.
    pub(super) fn behind_list(&self, first: usize) -> usize {
        let line = self.line;
        let part = |at: usize| self.scene.body(line, at).is_some() || self.is_joint(at);
        (first..line.items.len())
            .find(|&at| !part(at))
            .unwrap_or(line.items.len())
    }

    /// The bodies joined to what ends before `at`: "[Công ty] và Công đoàn Công ty".
    pub(super) fn joined_from(&self, at: usize) -> Vec<String> {
        let mut next = at;
        while self.is_joint(next) {
            next += 1;
        }
        match next > at {
            true => self.list_from(next),
            false => Vec::new(),
        }
    }

    /// A comma, "và", "phối hợp với" between two who act together.
    pub(super) fn is_joint(&self, i: usize) -> bool {
        let line = self.line;
        line.is_mark(i, ',')
            || line.is_cue(i, Cue::Together)
            || ["và", "với"]
                .iter()
                .any(|&key| self.scene.is_word(line, i, key))
            // "Công đoàn A mà cả Công đoàn B".
            || self.reads(i, &["mà", "cả"])
            || i > 0 && self.reads(i - 1, &["mà", "cả"])
    }

    /// "LĐLĐ tỉnh đã ký thỏa thuận hợp tác với ba đơn vị: A, B và C": those whom it is signed with.
    pub(super) fn signatories(&self, i: usize) -> Vec<String> {
        let line = self.line;
        let mut clause = line.clause_of(i);
        let sign = clause.find(|&at| self.scene.is_word(line, at, "ký"));
        let with = sign.and_then(|sign| {
            (sign..line.items.len().min(sign + 9)).find(|&at| {
                line.is_cue(at, Cue::Aside) && self.scene.fold(&line.items[at]) == "với"
                    || line.is_cue(at, Cue::Together)
            })
        });
        let Some(with) = with else {
            return Vec::new();
        };
        let end = (with + 1..line.items.len()).find(|&at| {
            !matches!(
                line.kind(at),
                Some(
                    Kind::Word
                        | Kind::Body(_)
                        | Kind::Number(_)
                        | Kind::Mark(':' | ',' | ';')
                        | Kind::Cue(Cue::Noun(_) | Cue::TheUnit | Cue::Unions | Cue::Organ)
                )
            )
        });
        bodies_in(self.scene, line, with + 1..end.unwrap_or(line.items.len()))
    }
}
