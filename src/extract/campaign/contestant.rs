//! Who takes part in a contest without a verb that says so: its winners, those whose entries are
//! counted, those who are told behind "có sự tham gia của"; and who is only there.

use super::{Discourse, Reader, is_contest};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, bodies_in};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// Tells whether a stretch says that somebody is present or speaks.
    pub(super) fn attends(&self, range: std::ops::Range<usize>) -> bool {
        let line = self.line;
        range.into_iter().any(|i| {
            let words = || self.scene.fold(&line.items[i]);
            match line.kind(i) {
                Some(Kind::Word) => {
                    self.scene.is_word(line, i, "dự")
                        || self.scene.is_word(line, i, "biểu")
                            && i > 0
                            && self.scene.is_word(line, i - 1, "phát")
                        || self.scene.is_word(line, i, "chứng")
                            && self.scene.is_word(line, i + 1, "kiến")
                }
                Some(Kind::Cue(Cue::Noise)) => words().ends_with("dự"),
                Some(Kind::Cue(Cue::Join)) => words() == "tham dự",
                _ => false,
            }
        })
    }

    /// "Đến dự hội thi “C” có ông …", "Tham dự chương trình “C” có lãnh đạo LĐLĐ tỉnh": who is
    /// there does not take part.
    pub(super) fn is_attended(&self, i: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(i);
        let near = i.saturating_sub(8).max(clause.start);
        if !self.attends(near..i) {
            return false;
        }
        // Teams, unlike guests, come to compete: "Tham dự hội thi có các đội: …".
        let guest = |at: usize| {
            matches!(
                line.kind(at),
                Some(Kind::Person(_) | Kind::Cue(Cue::ThePerson | Cue::Post | Cue::Organ))
            )
        };
        let firm = (near..i).any(|at| self.attends(at..at + 1) && !line.is_cue(at, Cue::Join));
        firm || (i + 1..clause.end.min(i + 9)).any(guest) || (clause.start..near).any(guest)
    }

    /// "Chào mừng Tháng Thanh niên, LĐLĐ huyện …": a campaign that is only greeted.
    pub(super) fn is_greeted(&self, i: usize) -> bool {
        (i.saturating_sub(3).max(1)..i).any(|at| {
            self.scene.is_word(self.line, at, "mừng")
                && self.scene.is_word(self.line, at - 1, "chào")
        })
    }

    /// "thăm mô hình “A” tại Công ty B", "Hội thao “C” có sự góp mặt của lãnh đạo …": a visit, and guests.
    pub(super) fn is_visited(&self, i: usize) -> bool {
        let line = self.line;
        // "dừng cuộc thi “C”" is no more joined than what is visited.
        let visit = (i.saturating_sub(3)..i).any(|at| {
            ["thăm", "dừng", "hoãn", "hủy", "huỷ"]
                .iter()
                .any(|&key| self.scene.is_word(line, at, key))
        });
        let behind = self.behind_quote(i);
        let guests =
            self.scene.is_word(line, behind, "có") && self.scene.is_word(line, behind + 1, "sự");
        visit || guests
    }

    /// "có 2 giáo viên đạt giải trong Hội thi “C”": persons won, and no body took part.
    pub(super) fn is_won_by_persons(&self, i: usize) -> bool {
        let line = self.line;
        let near = i.saturating_sub(5)..i;
        let won = near.into_iter().find(|&at| {
            line.is_cue(at, Cue::Noise) && self.scene.fold(&line.items[at]) == "đạt giải"
        });
        // "9 công trình đạt giải Hội thi “C”": counted things won.
        let things = won.is_some_and(|won| {
            let near = won.saturating_sub(4)..won;
            let body = near.clone().any(|at| self.scene.body(line, at).is_some());
            !body
                && near
                    .clone()
                    .any(|at| matches!(line.kind(at), Some(Kind::Number(_))))
        });
        if things {
            return true;
        }
        let who = won
            .and_then(|won| won.checked_sub(1))
            .and_then(|at| line.kind(at));
        matches!(
            who,
            Some(Kind::Person(_) | Kind::Cue(Cue::Noun(Noun::Individual)))
        )
    }

    /// "sáng kiến “Soạn câu hỏi cho Hội thi …”": a campaign within a quoted name that is not its own.
    pub(super) fn is_within_a_title(&self, i: usize) -> bool {
        let line = self.line;
        let open = (i.saturating_sub(14)..i)
            .rev()
            .find(|&at| matches!(line.kind(at), Some(Kind::Mark('“' | '”' | '"'))));
        let Some(open) = open.filter(|&at| line.is_mark(at, '“') && at + 2 < i) else {
            return false;
        };
        let thing = (open.saturating_sub(3)..open).any(|at| {
            line.is_cue(at, Cue::Noun(Noun::Either))
                && self.scene.fold(&line.items[at]) != "mô hình"
        });
        thing && (i..line.items.len().min(i + 14)).any(|at| line.is_mark(at, '”'))
    }

    /// "Công đoàn X đạt giải Nhì cuộc thi “C”": who won a prize of the campaign at `i`.
    pub(super) fn prize_winners(&self, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let prize = (i.saturating_sub(6)..i)
            .rev()
            .find(|&at| matches!(line.kind(at), Some(Kind::Award(_))))?;
        let verb = line.rfind(prize.saturating_sub(6)..prize, Cue::Receive)?;
        // "Anh A, công nhân Công ty X, đoạt giải …": the winner is a person.
        let start = verb.saturating_sub(10).max(line.clause_of(verb).start);
        if (start..verb).any(|at| matches!(line.kind(at), Some(Kind::Person(_)))) {
            return Some(Vec::new());
        }
        // "Bộ A tặng Bằng khen và đạt giải …": who gives does not win.
        let body = (0..verb)
            .rev()
            .find(|&at| self.scene.body(line, at).is_some());
        if body.is_some_and(|body| self.award_verb_between(body, verb).is_some()) {
            return Some(Vec::new());
        }
        match self.subject(verb) {
            Subject::Bodies(bodies) => Some(bodies),
            _ => None,
        }
    }

    /// "Hội thi có sự tham gia của Công đoàn A, Công đoàn B": the bodies behind the noun.
    pub(super) fn named_by_noun(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        for at in 1..line.items.len() {
            let noun = self.scene.is_word(line, at - 1, "sự") && self.names_joining(at);
            let of = (at + 1..at + 4).find(|&i| line.is_cue(i, Cue::Of));
            let (true, Some(of)) = (noun, of) else {
                continue;
            };
            let Some(campaign) = self.campaign_of_noun(at, discourse) else {
                continue;
            };
            let end = self.end_of_contestants(of + 1);
            for org in bodies_in(self.scene, line, of + 1..end) {
                let kind = FactKind::TookPart {
                    org,
                    campaign: campaign.clone(),
                };
                found.push(self.fact(kind, line.clause_of(at), "join-noun", 0.8));
            }
        }
    }

    /// "tham gia", "góp mặt", "tranh tài", "hưởng ứng" behind "sự".
    fn names_joining(&self, at: usize) -> bool {
        let line = self.line;
        let Some(item) = line.items.get(at) else {
            return false;
        };
        match item.kind {
            Kind::Cue(Cue::Join) => {
                let words = self.scene.fold(item);
                words.ends_with("tham gia") || words.ends_with("hưởng ứng")
            }
            Kind::Cue(Cue::Together) => self.scene.fold(item) == "phối hợp",
            Kind::Cue(Cue::Aside) => self.reads(at, &["vào", "cuộc"]),
            Kind::Word => ["góp", "tranh", "chung"]
                .iter()
                .any(|&key| self.scene.is_word(line, at, key)),
            _ => false,
        }
    }

    /// The campaign that "sự tham gia của …" is about: the one named in the sentence, else the one
    /// spoken of where the sentence says "hội thi", "phong trào".
    fn campaign_of_noun(&self, at: usize, discourse: &Discourse) -> Option<String> {
        let line = self.line;
        let named = |range: std::ops::Range<usize>| {
            range.rev().find_map(|i| match line.kind(i) {
                Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
                _ => None,
            })
        };
        let spoken = || {
            let head = line.rfind(0..at, Cue::CampaignHead)?;
            if is_contest(&self.scene.fold(&line.items[head])) {
                return discourse.contest.clone();
            }
            discourse.campaign.clone()
        };
        // "Với sự vào cuộc của A và B, chương trình “C” đã …".
        let opens = at <= 3
            && !line.is_cue(at, Cue::Together)
            && (self.reads(0, &["với"]) || self.reads(0, &["nhờ"]));
        let behind = || {
            let mut all = (at..line.clause_of(at).end).filter(|_| opens);
            all.find_map(|i| match line.kind(i) {
                Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
                _ => None,
            })
        };
        named(0..at).or_else(behind).or_else(spoken)
    }

    /// Where the list of those who take part ends: at a verb, a person, a guest, a campaign.
    fn end_of_contestants(&self, from: usize) -> usize {
        let line = self.line;
        let stop = (from..line.items.len()).find(|&i| match line.kind(i) {
            Some(
                Kind::Body(_)
                | Kind::Number(_)
                | Kind::Place(_)
                | Kind::Word
                | Kind::Mark(',' | '(' | ')')
                | Kind::Cue(
                    Cue::Of
                    | Cue::Unions
                    | Cue::AllLevels
                    | Cue::TheUnit
                    | Cue::Together
                    | Cue::Noun(Noun::Collective | Noun::Individual),
                ),
            ) => self.scene.fold(&line.items[i]) == "đại biểu",
            Some(Kind::Cue(Cue::Aside | Cue::For)) => !matches!(
                self.scene.fold(&line.items[i]).as_ref(),
                "từ" | "thuộc" | "đến" | "tại"
            ),
            _ => true,
        });
        stop.unwrap_or(line.items.len())
    }

    /// "Cuộc thi “C” … nhận 900 bài, trong đó LĐLĐ huyện A gửi 210 bài", "…, LĐLĐ huyện A có 1.200 lượt đoàn
    /// viên dự thi": whose entries the sentence counts behind the contest.
    pub(super) fn entered_behind(&self, i: usize) -> Vec<String> {
        let line = self.line;
        let end = line.items.len();
        let next = (i + 1..end).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let entry = |at: usize| {
            let noun = line.items.get(at).map(|item| item.tokens.end - 1);
            noun.is_some_and(|last| matches!(self.scene.tokens.key(last), "bài" | "phẩm" | "thi"))
        };
        let enters = |at: usize| {
            let body = self.scene.body(line, at)?;
            let opens = line.is_mark(at.checked_sub(1)?, ',') || self.is_among(at);
            let sends = self.scene.is_word(line, at + 1, "gửi");
            let has = self.scene.is_word(line, at + 1, "có");
            let counts = (at + 2..end.min(at + 8)).any(entry);
            (opens && counts && (sends || has)).then(|| body.to_owned())
        };
        (self.behind_quote(i)..next.unwrap_or(end))
            .filter_map(enters)
            .collect()
    }

    /// "trong đó" right before a body.
    fn is_among(&self, at: usize) -> bool {
        at > 0 && {
            let last = self.line.items[at - 1].tokens.end - 1;
            self.scene.tokens.key(last) == "đó"
        }
    }

    /// "LĐLĐ huyện là đơn vị có nhiều bài dự thi nhất": whose entries are spoken of in an article
    /// about a contest.
    pub(super) fn entrants(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let Some(campaign) = discourse
            .contest
            .as_ref()
            .filter(|_| !line.names_campaign() && line.has.join)
        else {
            return;
        };
        let entries = (1..line.items.len()).find(|&i| {
            line.is_cue(i, Cue::Join)
                && self.scene.fold(&line.items[i]) == "dự thi"
                && ["bài", "phẩm"]
                    .iter()
                    .any(|key| self.scene.tokens.key(line.items[i - 1].tokens.end - 1) == *key)
        });
        let Some(entries) = entries.filter(|&at| !self.unreal(at)) else {
            return;
        };
        let list = (entries + 1..line.items.len().min(entries + 5)).find(|&i| {
            line.is_mark(i, ':')
                || line.is_cue(i, Cue::List)
                || ["là", "như"]
                    .iter()
                    .any(|&key| self.scene.is_word(line, i, key))
        });
        let mut orgs = self.subject(entries).bodies();
        if orgs.is_empty()
            && let Some(list) = list
        {
            orgs = bodies_in(self.scene, line, list + 1..line.items.len());
        }
        for org in orgs
            .into_iter()
            .filter(|org| Some(org) != discourse.host.as_ref())
        {
            let kind = FactKind::TookPart {
                org,
                campaign: campaign.clone(),
            };
            found.push(self.fact(kind, line.clause_of(entries), "join-entry", 0.75));
        }
    }
}
