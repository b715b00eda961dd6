//! Participations by a verb and a name: whose campaign it is, who hosts it, who joins it.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, all_levels, subject_before};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    pub(super) fn join(
        &self,
        i: usize,
        mention: usize,
        discourse: &Discourse,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        let campaign = self.scene.id(mention).to_owned();
        let mut push = |org: String, rule: &'static str, sure: f32| {
            let kind = FactKind::TookPart {
                org,
                campaign: campaign.clone(),
            };
            found.push(self.fact(kind, line.clause_of(i), rule, sure));
        };
        // "“Thư viện Xanh” của Công đoàn trường …": whose it is.
        if let Some(owner) = self.owner(i) {
            push(owner, "join-owner", 0.8);
            return;
        }
        // "Công đoàn trường X với mô hình “A”".
        if let Some(owner) = self.presented_by(i) {
            push(owner, "join-owner", 0.8);
            return;
        }
        // "chương trình … do A và B tổ chức".
        if let Some((hosts, end)) = self.hosts(i) {
            for host in hosts {
                push(host, "join-host", 0.85);
            }
            for guest in self.guests(i, end) {
                push(guest, "join-verb", 0.79);
            }
            return;
        }
        // "Dự chương trình “…” có ông …": who is there does not take part.
        if self.is_attended(i) {
            return;
        }
        // "Từ phong trào “A” do LĐLĐ huyện phát động, …": who began it was told.
        if let Some(launch) = self.launched_behind(i) {
            let mut guests = self.guests(i, i);
            // "Từ phong trào “A” do B phát động, hằng năm Công đoàn C có …".
            let comma = (launch..line.items.len()).find(|&at| line.is_mark(at, ','));
            if guests.is_empty()
                && i <= line.clause_of(i).start + 4
                && let Some(comma) = comma
            {
                guests = self.bodies_that_open(comma + 1);
            }
            if guests.is_empty() && (self.is_answered(launch) || self.answers(i)) {
                guests = self.spoken_of(discourse);
            }
            for guest in guests {
                push(guest, "join-verb", 0.79);
            }
            return;
        }
        // "Phong trào “A” tại Công ty B ngày càng lan tỏa".
        if let Some(unit) = self.unit_of_movement(i) {
            push(unit, "join-at", 0.75);
            return;
        }
        let named = self.named_as_examples(i);
        if !named.is_empty() {
            for org in named {
                push(org, "join-example", 0.8);
            }
            return;
        }
        if let Some(winners) = self.prize_winners(i) {
            for winner in winners {
                push(winner, "join-winner", 0.8);
            }
            return;
        }
        // A clause with a subject of its own goes on from no verb before it.
        let own = line.clause_of(i);
        let subject = (own.start..own.start + 2).any(|at| self.scene.body(line, at).is_some());
        let floor = if subject { own.start } else { 0 };
        let verb = (floor..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Launch
                ))
            )
        });
        let clause = line.clause_of(i);
        let from = match self.opens_clause(i) {
            true => clause.start,
            false => verb.unwrap_or(0),
        };
        if let Some(award) = self.award_verb_between(from.max(verb.unwrap_or(0)), i) {
            // "khen thưởng … trong phong trào": spoken of as the occasion of an award; but "trao 2
            // nhà “Mái ấm Công đoàn”" is how that programme is carried out.
            if (self.is_given_with(award, i) || self.is_setting_of_gift(award, i))
                && let Subject::Bodies(bodies) = subject_before(self.scene, line, award, 0)
            {
                for org in bodies {
                    push(org, "join-given", 0.75);
                }
            }
            return;
        }
        if self.is_theme_of_year(i) || self.is_predecessor(i) {
            return;
        }
        let Some(verb) = verb else {
            let (who, sure) = self.mentioned(i, discourse);
            for org in who {
                push(org, "join-mentioned", sure);
            }
            return;
        };
        for org in self.joiners(verb, i, discourse) {
            push(org, "join-verb", 0.79);
        }
    }

    /// Who acts where a campaign is named and no verb says how, and how sure that is.
    fn mentioned(&self, i: usize, discourse: &Discourse) -> (Vec<String>, f32) {
        let line = self.line;
        // "Với chủ đề “…”" goes on about a campaign of another name.
        let theme = (i.saturating_sub(3)..i).any(|at| line.is_cue(at, Cue::Theme));
        let idle = self.planned(i) || self.is_of_holder(i);
        if theme || !self.has_predicate() || idle {
            return (Vec::new(), 0.0);
        }
        let clause = line.clause_of(i);
        let all = (clause.start..i).any(|at| {
            self.scene.is_word(line, at, "toàn")
                && ["tỉnh", "huyện", "quận", "ngành"]
                    .iter()
                    .any(|&key| self.scene.is_word(line, at + 1, key))
        });
        let subject = match subject_before(self.scene, line, i, 0) {
            Subject::Bodies(bodies) => bodies,
            // "CNVCLĐ toàn huyện làm 16 nhà “A”".
            _ if all && self.scene.main.is_some() => self.scene.main.iter().cloned().collect(),
            // "Tại hội thi “C”, các đội Công đoàn A, Công đoàn B …".
            Subject::Nobody => match self.behind_setting(i) {
                Some(bodies) => bodies,
                None => return (Vec::new(), 0.0),
            },
            _ => Vec::new(),
        };
        let (mut who, sure) = if subject.is_empty() {
            (self.spoken_of(discourse), 0.65)
        } else {
            (subject, 0.72)
        };
        // The confederation is spoken of everywhere, and organs of the state act otherwise.
        let central = |org: &str| org.starts_with("u:cdn:") && org.matches(':').count() == 2;
        who.retain(|org| {
            let unsaid = discourse.subject.is_empty();
            let on_the_way = org == "u:tld" || unsaid && central(org) && !self.scene.is_about(org);
            org.starts_with("u:") && (sure > 0.7 || !on_the_way)
        });
        (who, sure)
    }

    /// The subject behind a campaign that opens the sentence as its setting; none where a person
    /// is it, and an empty list where the sentence does not tell it.
    fn behind_setting(&self, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let comma = (i + 1..line.items.len().min(i + 4)).find(|&at| line.is_mark(at, ','));
        let Some(comma) = comma.filter(|_| i < 8) else {
            return Some(Vec::new());
        };
        let end = line.items.len();
        let person = (comma + 1..end.min(comma + 3))
            .any(|at| matches!(line.kind(at), Some(Kind::Person(_))));
        let officer = person
            && line
                .find(comma + 1..end.min(comma + 6), Cue::Post)
                .is_some();
        (!officer).then(|| self.bodies_that_open(comma + 1))
    }

    /// The subject of the verb that joins the campaign at `i`.
    fn joiners(&self, verb: usize, i: usize, discourse: &Discourse) -> Vec<String> {
        let line = self.line;
        if self.unreal(verb) {
            return Vec::new();
        }
        if let Some(bodies) = self.main_clause_before(verb, i) {
            return bodies;
        }
        match subject_before(self.scene, line, verb, 0) {
            Subject::Nobody if self.subject_behind(verb, i, i).is_some() => {
                self.subject_behind(verb, i, i).unwrap_or_default()
            }
            Subject::Bodies(bodies) => self.with_left_out(bodies, verb, discourse),
            Subject::Unit => Vec::new(),
            _ if self.counted_before(verb) => Vec::new(),
            _ => self.spoken_of(discourse),
        }
    }

    /// "Thực hiện Kế hoạch số 9 của LĐLĐ tỉnh, LĐLĐ huyện mở hội thi “C”": the body that begins the
    /// main clause between an opening verb and the campaign.
    fn main_clause_before(&self, verb: usize, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let start = line.clause_of(verb).start;
        let opening = verb <= start + 3
            && (start..verb).all(|at| !matches!(line.kind(at), Some(Kind::Body(_))));
        let comma = (verb + 1..i)
            .rev()
            .find(|&at| line.is_mark(at, ',') && !self.bodies_that_open(at + 1).is_empty());
        let comma = comma.filter(|&at| {
            opening && !matches!(line.kind(at - 1), Some(Kind::Body(_))) || self.has_text(verb..at)
        })?;
        let next = (comma + 1..i).find(|&at| self.scene.body(line, at).is_some())?;
        // A list of names goes on behind the comma; a clause has a verb of its own.
        let acts = (next + 1..i).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Word | Kind::Cue(Cue::Join | Cue::Organise))
            )
        });
        acts.then(|| self.bodies_that_open(comma + 1))
    }

    fn has_text(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|at| matches!(self.line.kind(at), Some(Kind::Legal(_))))
    }

    /// "Tiếp nối thành công của cuộc thi “A”, …": what is over is spoken of, and not joined again.
    fn is_predecessor(&self, i: usize) -> bool {
        let line = self.line;
        let start = line.clause_of(i).start;
        i < start + 9
            && (self.scene.is_word(line, start, "tiếp")
                && self.scene.is_word(line, start + 1, "nối")
                || self.scene.is_word(line, start, "kế")
                || self.scene.is_word(line, start, "sau")
                    && (start..i).any(|at| self.scene.is_word(line, at, "thành")))
    }

    /// "Ông A, Chủ tịch LĐLĐ huyện, chúc mừng các thí sinh hội thi “C”": the body is only that of
    /// a post whose holder is there.
    fn is_of_holder(&self, i: usize) -> bool {
        let line = self.line;
        let body = (0..i).rev().find(|&at| self.scene.body(line, at).is_some());
        body.is_some_and(|body| {
            let post = body > 0 && line.is_cue(body - 1, Cue::Post);
            let person = (0..body).any(|at| matches!(line.kind(at), Some(Kind::Person(_))));
            let greets = (body + 1..i).any(|at| {
                ["chúc", "thăm", "xem"]
                    .iter()
                    .any(|&key| self.scene.is_word(line, at, key))
            });
            post && person && greets
        })
    }

    /// "Có 19 đội tham gia": so many nameless ones are the subject; but "100% CĐCS", "18/22 CĐCS" are
    /// those of the body spoken of.
    fn counted_before(&self, verb: usize) -> bool {
        let line = self.line;
        let Some(Kind::Number(number)) = verb.checked_sub(2).and_then(|at| line.kind(at)) else {
            return false;
        };
        let quantity = &self.scene.quantities[number];
        let share = quantity.percent || quantity.of.is_some();
        let own = share
            && matches!(
                line.kind(verb - 1),
                Some(Kind::Cue(Cue::Unions | Cue::Noun(Noun::Collective)))
            );
        !own && matches!(
            line.kind(verb - 1),
            Some(Kind::Cue(Cue::Noun(_) | Cue::Unions))
        )
    }

    /// "chủ đề công tác năm “…”": a motto, and nothing to join.
    fn is_theme_of_year(&self, i: usize) -> bool {
        (i.saturating_sub(5)..i).any(|at| {
            self.line.is_cue(at, Cue::Theme)
                && (at + 1..i).any(|k| {
                    matches!(
                        self.scene.key(self.line.items[k].tokens.start),
                        "công" | "năm"
                    )
                })
        })
    }

    /// "Hưởng ứng phong trào “…”, Công đoàn X …": the subject stands behind the opening phrase,
    /// whose campaign and its host end before item `from`.
    pub(super) fn subject_behind(
        &self,
        verb: usize,
        campaign: usize,
        from: usize,
    ) -> Option<Vec<String>> {
        let line = self.line;
        let answers = self.scene.fold(&line.items[verb]).ends_with("hưởng ứng");
        // "Thực hiện Kế hoạch số 9 về tổ chức phong trào “…”, Công đoàn X …".
        let under_text = (0..verb.min(3)).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::CarryOut | Cue::Basis | Cue::Join))
            )
        }) && (0..verb).any(|at| matches!(line.kind(at), Some(Kind::Legal(_))));
        if verb > 2 && !answers && !under_text {
            return None;
        }
        let comma = (campaign.max(from)..line.items.len()).find(|&i| line.is_mark(i, ','))?;
        let bodies = self.bodies_that_open(comma + 1);
        (!bodies.is_empty()).then_some(bodies)
    }

    /// The bodies that the main clause begins with: behind ", " the first body and those that are
    /// joined to it; nobody where a person or another noun is the subject.
    pub(super) fn bodies_that_open(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let end = line.items.len().min(from + 5);
        let Some(first) = (from..end).find(|&i| self.scene.body(line, i).is_some()) else {
            return self.all_levels_that_open(from);
        };
        if first > from && line.is_cue(from, Cue::AllLevels) {
            return self.all_levels_that_open(from);
        }
        let plain = (from..first).all(|i| {
            matches!(
                line.kind(i),
                Some(Kind::Word | Kind::Time(_) | Kind::Cue(Cue::Organ | Cue::Noun(_)))
            )
        });
        if !plain {
            return Vec::new();
        }
        let mut bodies = Vec::new();
        let mut at = first;
        while let Some(body) = self.scene.body(line, at) {
            bodies.push(body.to_owned());
            let mut next = at + 1;
            while self.is_joint(next) {
                next += 1;
            }
            if next == at + 1 {
                break;
            }
            at = next;
        }
        bodies
    }

    /// "…, các cấp công đoàn tỉnh quyên góp …": the federation that they belong to.
    fn all_levels_that_open(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let at = from + usize::from(matches!(line.kind(from), Some(Kind::Time(_))));
        let at = at + usize::from(line.is_mark(at, ','));
        let levels = line.is_cue(at, Cue::AllLevels).then_some(at);
        levels
            .and_then(|at| all_levels(self.scene, line, at))
            .into_iter()
            .collect()
    }

    /// A comma, "và", "phối hợp với" between two who act together.
    fn is_joint(&self, i: usize) -> bool {
        let line = self.line;
        line.is_mark(i, ',')
            || line.is_cue(i, Cue::Together)
            || ["và", "với"]
                .iter()
                .any(|&key| self.scene.is_word(line, i, key))
    }

    /// "… sẽ ra mắt vào Tháng Công nhân": something to come.
    fn planned(&self, i: usize) -> bool {
        (0..i).any(|at| {
            self.line.is_cue(at, Cue::Unreal) && self.scene.fold(&self.line.items[at]) == "sẽ"
        })
    }

    /// "Phối hợp với phòng Văn hóa, triển khai …": the partner acts with the body spoken of.
    fn with_left_out(
        &self,
        bodies: Vec<String>,
        verb: usize,
        discourse: &Discourse,
    ) -> Vec<String> {
        let line = self.line;
        let clause = line.clause_of(verb);
        let opens = line.is_cue(clause.start, Cue::Together);
        if !opens {
            return bodies;
        }
        let mut all = self.spoken_of(discourse);
        all.extend(bodies);
        all.dedup();
        all
    }

    fn spoken_of(&self, discourse: &Discourse) -> Vec<String> {
        if discourse.subject.is_empty() {
            // The confederation is named on the way in many an article about another body.
            let main = self.scene.main.iter().filter(|id| *id != "u:tld");
            main.cloned().collect()
        } else {
            discourse.subject.clone()
        }
    }

    /// "…; phong trào “A” có 512 chị đăng ký": a campaign that begins its clause goes on from no verb
    /// before.
    fn opens_clause(&self, i: usize) -> bool {
        let line = self.line;
        let start = line.clause_of(i).start;
        (start..i).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::CampaignHead) | Kind::Mark('“' | '"' | '-' | '–'))
            ) || line.kind(at) == Some(Kind::Word) && at + 3 >= i
        })
    }

    fn has_predicate(&self) -> bool {
        self.line.items.len() > 6
    }
}
