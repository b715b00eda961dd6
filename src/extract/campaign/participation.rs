//! Participations by a verb and a name: whose campaign it is, who hosts it, who joins it.

use super::{Discourse, Reader};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, bodies_in, subject_before};
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
        // "chương trình … do A và B tổ chức".
        if let Some(hosts) = self.hosts(i) {
            for host in hosts {
                push(host, "join-host", 0.85);
            }
            for guest in self.guests(i) {
                push(guest, "join-verb", 0.79);
            }
            return;
        }
        let verb = (0..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Launch
                ))
            )
        });
        if let Some(award) = self.award_verb_between(verb.unwrap_or(0), i) {
            // "khen thưởng … trong phong trào": spoken of as the occasion of an award; but "trao 2
            // nhà “Mái ấm Công đoàn”" is how that programme is carried out.
            if self.is_given_with(award, i)
                && let Subject::Bodies(bodies) = subject_before(self.scene, line, award, 0)
            {
                for org in bodies {
                    push(org, "join-given", 0.75);
                }
            }
            return;
        }
        if self.is_theme_of_year(i) {
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
        if theme || !self.has_predicate() || self.planned(i) {
            return (Vec::new(), 0.0);
        }
        let subject = subject_before(self.scene, line, i, 0).bodies();
        let (mut who, sure) = if subject.is_empty() {
            (self.spoken_of(discourse), 0.65)
        } else {
            (subject, 0.72)
        };
        // The confederation is spoken of everywhere, and organs of the state act otherwise.
        who.retain(|org| org.starts_with("u:") && (sure > 0.7 || org != "u:tld"));
        (who, sure)
    }

    /// The subject of the verb that joins the campaign at `i`.
    fn joiners(&self, verb: usize, i: usize, discourse: &Discourse) -> Vec<String> {
        let line = self.line;
        if line.is_cue(verb, Cue::Launch) && self.unreal(verb) {
            return Vec::new();
        }
        match subject_before(self.scene, line, verb, 0) {
            Subject::Nobody if self.subject_behind(verb, i).is_some() => {
                self.subject_behind(verb, i).unwrap_or_default()
            }
            Subject::Bodies(bodies) => self.with_left_out(bodies, verb, discourse),
            Subject::Unit => Vec::new(),
            _ if self.counted_before(verb) => Vec::new(),
            _ => self.spoken_of(discourse),
        }
    }

    /// "LĐLĐ quận đã tham gia Hội thi “C” do LĐLĐ thành phố tổ chức": who took part in what another
    /// body hosts.
    fn guests(&self, i: usize) -> Vec<String> {
        let line = self.line;
        let verb = (i.saturating_sub(5)..i).rev().find(|&at| {
            line.is_cue(at, Cue::Join)
                && self.scene.fold(&line.items[at]).ends_with("tham gia")
                && !self.unreal(at)
        });
        let Some(verb) = verb else { return Vec::new() };
        subject_before(self.scene, line, verb, 0).bodies()
    }

    /// "Có 19 đội tham gia": so many nameless ones are the subject.
    fn counted_before(&self, verb: usize) -> bool {
        let line = self.line;
        verb >= 2
            && matches!(line.kind(verb - 2), Some(Kind::Number(_)))
            && matches!(
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

    /// The same of one that is joined to another: "trao giải cuộc thi “A” và cuộc thi “B”".
    fn is_given_with(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        if self.is_given(verb, i) {
            return true;
        }
        let first = (verb + 1..i)
            .rev()
            .take(10)
            .find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        first.is_some_and(|first| {
            let and = |at: usize| self.scene.key(line.items[at].tokens.start) == "và";
            (first + 1..i).any(and) && self.is_given(verb, first)
        })
    }

    /// Tells whether the campaign at `i` is what the verb at `verb` gives: "trao 2 nhà “…”".
    fn is_given(&self, verb: usize, i: usize) -> bool {
        let line = self.line;
        let between = verb + 1..i;
        // "trao giải Hội thi “…”".
        let prize = self.scene.fold(&line.items[verb]) == "trao giải" && between.len() <= 4;
        let thing = prize
            || between.clone().any(|at| {
                matches!(line.kind(at), Some(Kind::Cue(Cue::Gift)))
                    || matches!(
                        self.scene.key(line.items[at].tokens.start),
                        "nhà" | "căn" | "ngôi"
                    )
            });
        let close = between.len() <= 6
            && between.into_iter().all(|at| {
                matches!(
                    line.kind(at),
                    Some(
                        Kind::Word
                            | Kind::Number(_)
                            | Kind::Mark('“' | '"')
                            | Kind::Cue(Cue::Gift | Cue::CampaignHead | Cue::Join)
                    )
                )
            });
        line.is_cue(verb, Cue::Give) && thing && close && !self.unreal(verb)
    }

    /// "Hưởng ứng phong trào “…”, Công đoàn X …": the subject stands behind the opening phrase.
    fn subject_behind(&self, verb: usize, campaign: usize) -> Option<Vec<String>> {
        let line = self.line;
        let answers = self.scene.fold(&line.items[verb]).ends_with("hưởng ứng");
        if verb > 2 && !answers {
            return None;
        }
        let comma = (campaign..line.items.len()).find(|&i| line.is_mark(i, ','))?;
        let end = line.items.len().min(comma + 5);
        let first = (comma + 1..end).find(|&i| self.scene.body(line, i).is_some())?;
        let plain = (comma + 1..first).all(|i| {
            matches!(
                line.kind(i),
                Some(Kind::Word | Kind::Time(_) | Kind::Cue(Cue::Organ))
            )
        });
        let body = self.scene.body(line, first)?.to_owned();
        plain.then(|| vec![body])
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

    fn has_predicate(&self) -> bool {
        self.line.items.len() > 6
    }

    fn award_verb_between(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).rev().find(|&i| {
            matches!(
                self.line.kind(i),
                Some(Kind::Cue(
                    Cue::Give | Cue::Praise | Cue::Honour | Cue::Receive
                ))
            )
        })
    }

    pub(super) fn owner(&self, i: usize) -> Option<String> {
        let line = self.line;
        let mut at = i + 1;
        while matches!(
            line.kind(at),
            Some(Kind::Mark('”' | '"' | '’' | '\'' | '»'))
        ) {
            at += 1;
        }
        if line.is_cue(at, Cue::Of) {
            at += 1;
        } else if at == i + 1 {
            return None;
        } else if line.is_mark(at, '(') && line.is_mark(at + 2, ')') {
            // "“A” (LĐLĐ huyện X); “B” (LĐLĐ huyện Y)".
            at += 1;
        }
        self.scene.body(line, at).map(str::to_owned)
    }

    fn hosts(&self, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let end = line.items.len().min(i + 14);
        let by = (i + 1..end).find(|&at| line.is_cue(at, Cue::By))?;
        let before = (i + 1..by).all(|at| {
            !matches!(
                line.kind(at),
                Some(Kind::Campaign(_) | Kind::Mark(';' | '.'))
            )
        });
        let verb = (by + 1..end).find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Organise | Cue::Launch | Cue::Join | Cue::CarryOut
                ))
            )
        })?;
        if !before || !line.is_cue(verb, Cue::Organise) {
            return None;
        }
        let hosts = bodies_in(self.scene, line, by + 1..verb);
        (!hosts.is_empty()).then_some(hosts)
    }
}
