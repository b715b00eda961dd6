//! Participations by a verb and a name: whose campaign it is, who hosts it, who joins it.

use super::{Discourse, Reader};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, bodies_in, subject_before};
use crate::extract::scene::Kind;

/// Who takes part, by which rule, and how sure that is.
type Joined = Vec<(String, &'static str, f32)>;

/// The same rule for each of several.
fn each(orgs: Vec<String>, rule: &'static str, sure: f32) -> Joined {
    orgs.into_iter().map(|org| (org, rule, sure)).collect()
}

impl Reader<'_, '_> {
    /// Finds who takes part in the campaign named at `i`. Of the readings the first that fits holds,
    /// also where it finds nobody.
    pub(super) fn join(
        &self,
        i: usize,
        mention: usize,
        discourse: &Discourse,
        found: &mut Vec<Fact>,
    ) {
        let joined = self
            .owned(i)
            .or_else(|| self.held(i))
            .or_else(|| self.is_only_named(i).then(Vec::new))
            .or_else(|| self.answered(i, discourse))
            .or_else(|| Some(each(vec![self.unit_of_movement(i)?], "join-at", 0.75)))
            .or_else(|| self.headed(i))
            .or_else(|| self.exemplary(i))
            .or_else(|| self.leading(i))
            .or_else(|| Some(each(self.prize_winners(i)?, "join-winner", 0.8)))
            .or_else(|| Some(each(self.achieved(i)?, "join-leader", 0.77)))
            .or_else(|| self.donated(i))
            .or_else(|| self.directed(i))
            .or_else(|| self.given(i))
            .unwrap_or_else(|| self.acting(i, discourse));
        let best = each(self.named_as_best(i), "join-example", 0.78);
        for (org, rule, sure) in joined.into_iter().chain(best) {
            let kind = FactKind::TookPart {
                org,
                campaign: self.scene.id(mention).to_owned(),
            };
            found.push(self.fact(kind, self.line.clause_of(i), rule, sure));
        }
        self.enter(i, mention, found);
    }

    /// Finds those whose entries are counted behind the contest at `i`, be it launched or held.
    pub(super) fn enter(&self, i: usize, mention: usize, found: &mut Vec<Fact>) {
        let campaign = self.scene.id(mention);
        let entered = self.entered_behind(i);
        self.push_each(entered, campaign, i, ("join-entry", 0.75), found);
        let from = self.behind_quote(i);
        let mut reached = self.spread_to(from);
        reached.extend(self.bracketed(from));
        reached.extend(self.among(from));
        reached.extend(self.taken_up(from));
        self.push_each(reached, campaign, i, ("join-example", 0.77), found);
    }

    /// "“Thư viện Xanh” của Công đoàn trường …", "Công đoàn trường X với mô hình “A”": whose it is.
    fn owned(&self, i: usize) -> Option<Joined> {
        let owner = self.owner(i).or_else(|| self.presented_by(i))?;
        Some(each(vec![owner], "join-owner", 0.8))
    }

    /// "chương trình … do A và B tổ chức": those who hold it, and who comes to it.
    fn held(&self, i: usize) -> Option<Joined> {
        let (hosts, end) = self.hosts(i)?;
        let mut joined = each(hosts, "join-host", 0.85);
        joined.extend(each(self.guests(i, end), "join-verb", 0.79));
        Some(joined)
    }

    /// Tells whether nobody takes part by what is said: a campaign that is attended, greeted, or told
    /// of within the name of something else.
    fn is_only_named(&self, i: usize) -> bool {
        self.is_attended(i)
            || self.is_greeted(i)
            || self.is_within_a_title(i)
            || self.is_won_by_persons(i)
            || self.is_visited(i)
    }

    /// "Hưởng ứng phong trào “A” do LĐLĐ huyện phát động, Công đoàn X …": who began it was told; who
    /// answers it stands before or behind.
    fn answered(&self, i: usize, discourse: &Discourse) -> Option<Joined> {
        let line = self.line;
        let themed = || self.launched_with_theme(i);
        let launch = self.launched_behind(i).or_else(themed)?;
        let mut guests = self.guests(i, i);
        // "“A” do B khởi xướng, được C và D hưởng ứng".
        if guests.is_empty() {
            guests = self.answering(launch);
        }
        // "Từ phong trào “A” do B phát động, hằng năm Công đoàn C có …".
        let comma = (launch.max(i)..line.items.len()).find(|&at| line.is_mark(at, ','));
        let opens = i <= line.clause_of(i).start + 4 || launch < i && self.opens_with_answer();
        if guests.is_empty()
            && opens
            && let Some(comma) = comma
        {
            guests = self.bodies_that_open(comma + 1);
        }
        if guests.is_empty()
            && let Some(verb) = self.carrying_out(i)
        {
            guests = self.joiners(verb, i, discourse);
        }
        if guests.is_empty() && (self.is_answered(launch) || self.answers(i)) {
            guests = self.spoken_of(discourse);
        }
        Some(each(guests, "join-verb", 0.79))
    }

    /// "- Phong trào “A”: Công đoàn X, Công đoàn Y làm 3 tuyến đường": the campaign is the heading of what is told
    /// behind its colon.
    fn headed(&self, i: usize) -> Option<Joined> {
        let colon = self.behind_quote(i);
        let heads = || self.opens_clause(i) || self.heading().is_some();
        if !self.line.is_mark(colon, ':') || !heads() {
            return None;
        }
        let mut bodies = self.bodies_that_open(colon + 1);
        // "…: - LĐLĐ huyện X: 412 sáng kiến. - LĐLĐ huyện Y: 305 sáng kiến.": points on one line.
        let line = self.line;
        let next =
            (colon..line.items.len()).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let points = (colon + 1..next.unwrap_or(line.items.len())).filter(|&at| {
            matches!(line.kind(at), Some(Kind::Mark('-' | '–' | '+' | '•')))
                && line.is_mark(at + 2, ':')
        });
        bodies.extend(points.filter_map(|at| self.scene.body(line, at + 1).map(str::to_owned)));
        (!bodies.is_empty()).then(|| each(bodies, "join-verb", 0.77))
    }

    /// "Điển hình trong phong trào “A” là: Công đoàn X, Công đoàn Y".
    fn exemplary(&self, i: usize) -> Option<Joined> {
        let named = self.named_as_examples(i);
        (!named.is_empty()).then(|| each(named, "join-example", 0.8))
    }

    /// "Công ty X là một trong những đơn vị dẫn đầu của tỉnh trong phong trào “A”", "Điện lực X dẫn đầu
    /// phong trào “A”": who is named as one that leads.
    fn leading(&self, i: usize) -> Option<Joined> {
        let line = self.line;
        let start = line.clause_of(i).start;
        let lead = (start.max(i.saturating_sub(10))..i).rev().find(|&at| {
            let pair = |first: &str, second: &str| {
                self.scene.is_word(line, at, first) && self.scene.is_word(line, at + 1, second)
            };
            let unit = |words: &[&str]| self.reads(at, words);
            pair("dẫn", "đầu")
                || pair("đi", "đầu")
                || pair("cờ", "đầu")
                || pair("điểm", "sáng")
                || unit(&["đơn", "vị", "điểm"])
                || unit(&["đơn", "vị", "đầu", "tiên"])
        })?;
        let between = (start..lead).rev().find(|&at| {
            !matches!(
                line.kind(at),
                Some(
                    Kind::Word
                        | Kind::Number(_)
                        | Kind::Cue(Cue::Noun(_) | Cue::TheUnit | Cue::Aside | Cue::Of)
                )
            )
        })?;
        // "Công đoàn X, Công đoàn Y (huyện A, tỉnh B) là hai đơn vị điểm …".
        let open = || (start..between).rev().find(|&at| line.is_mark(at, '('));
        let between = match line.is_mark(between, ')') {
            true => open()?.checked_sub(1)?,
            false => between,
        };
        self.scene.body(line, between)?;
        let first = (start..between)
            .rev()
            .find(|&at| self.scene.body(line, at).is_none() && !self.is_joint(at));
        let bodies = bodies_in(
            self.scene,
            line,
            first.map_or(start, |at| at + 1)..between + 1,
        );
        Some(each(bodies, "join-leader", 0.78))
    }

    /// "Công đoàn X đã có thành tích xuất sắc trong đợt thi đua “A”": who has achieved something in it.
    fn achieved(&self, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let start = line.clause_of(i).start.max(i.saturating_sub(12));
        let at = (start..i)
            .rev()
            .find(|&at| self.reads(at, &["thành", "tích"]))?;
        let within = (at..i).any(|k| line.is_cue(k, Cue::Aside));
        let beside = |k: usize| {
            matches!(
                self.scene.key(line.items[k].tokens.start),
                "có" | "đã" | "vì" | "đạt" | "lập" | "nhiều" | "luôn"
            )
        };
        let last = (start..at).rev().find(|&k| !beside(k)).filter(|_| within)?;
        self.scene.body(line, last)?;
        let first = (start..last)
            .rev()
            .find(|&k| self.scene.body(line, k).is_none() && !self.is_joint(k));
        let from = first.map_or(start, |k| k + 1);
        Some(bodies_in(self.scene, line, from..last + 1))
    }

    /// "khen thưởng … trong phong trào “A”": spoken of as the occasion of an award; but "trao 2 nhà
    /// “Mái ấm Công đoàn”" is how that programme is carried out.
    fn given(&self, i: usize) -> Option<Joined> {
        let verb = self.verb_before(i);
        let from = match self.opens_clause(i) {
            true => self.line.clause_of(i).start,
            false => verb.unwrap_or(self.floor(i)),
        };
        let award = self.award_verb_between(from.max(verb.unwrap_or(0)), i)?;
        let carries_out = self.is_given_with(award, i)
            || self.is_setting_of_gift(award, i)
            || self.honours_within(award, i);
        let givers = match carries_out {
            true => self.subject(award).bodies(),
            false => Vec::new(),
        };
        Some(each(givers, "join-given", 0.75))
    }

    /// "LĐLĐ tỉnh giao Công đoàn các KCN mở 15 lớp “A”": who directs, and who is told to.
    fn directed(&self, i: usize) -> Option<Joined> {
        let line = self.line;
        let start = line.clause_of(i).start.max(i.saturating_sub(12));
        let direct = line.rfind(start..i, Cue::Direct)?;
        let mut told = self.list_from(direct + 1);
        let other = (direct..i).any(|at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let teller = (start..direct)
            .rev()
            .find(|&at| line.kind(at) != Some(Kind::Word))?;
        let teller = self.scene.body(line, teller)?.to_owned();
        if told.is_empty() || other || self.unreal(direct) {
            return None;
        }
        told.insert(0, teller);
        Some(each(told, "join-verb", 0.77))
    }

    /// The subject of the verb that the campaign hangs on, else who acts in the sentence.
    fn acting(&self, i: usize, discourse: &Discourse) -> Joined {
        if self.is_theme_of_year(i) || self.is_predecessor(i) {
            return Vec::new();
        }
        let Some(verb) = self.verb_before(i) else {
            let (who, sure) = self.mentioned(i, discourse);
            return each(who, "join-mentioned", sure);
        };
        let mut joined = each(self.joiners(verb, i, discourse), "join-verb", 0.79);
        if !joined.is_empty() {
            joined.extend(each(self.signatories(i), "join-signed", 0.75));
        }
        joined.extend(each(self.behind_years(verb, i), "join-verb", 0.77));
        joined
    }

    /// "LĐLĐ huyện đánh giá: qua 5 năm thực hiện phong trào “A”, Công đoàn X trồng nhiều nhất": who begins the clause
    /// behind the years in which the campaign was carried out.
    fn behind_years(&self, verb: usize, i: usize) -> Vec<String> {
        let line = self.line;
        let years = (verb.saturating_sub(4)..verb).any(|at| {
            line.is_cue(at, Cue::Aside)
                && ["trong", "qua"].contains(&self.scene.fold(&line.items[at]).as_ref())
        });
        let comma = self.behind_quote(i);
        match years && line.is_cue(verb, Cue::CarryOut) && line.is_mark(comma, ',') {
            true => self.bodies_that_open(comma + 1),
            false => Vec::new(),
        }
    }

    /// The verb of launching, joining or holding before the campaign at `i`; a clause with a subject
    /// of its own goes on from no verb before it.
    fn verb_before(&self, i: usize) -> Option<usize> {
        let line = self.line;
        (self.floor(i)..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Launch
                ))
            )
        })
    }

    /// "Trong khuôn khổ chương trình “C”, chi nhánh đã trao …": what is done is done for the campaign.
    fn is_framed(&self, i: usize) -> bool {
        (0..i).any(|at| {
            self.scene.is_word(self.line, at, "khuôn")
                && self.scene.is_word(self.line, at + 1, "khổ")
        })
    }

    /// Where the clause of the campaign at `i` begins that has a subject of its own, else the line.
    fn floor(&self, i: usize) -> usize {
        let own = self.line.clause_of(i);
        // "…, riêng Công đoàn X mở hội thi “C”": another subject.
        let apart = (own.start + 1..i).rev().find(|&at| {
            self.scene.is_word(self.line, at, "riêng")
                && self.line.is_mark(at - 1, ',')
                && self.scene.body(self.line, at + 1).is_some()
        });
        let subject = (own.start..own.start + 2).any(|at| self.scene.body(self.line, at).is_some());
        match apart {
            Some(apart) => apart,
            None if subject => own.start,
            None => 0,
        }
    }

    /// Who acts where a campaign is named and no verb says how, and how sure that is.
    fn mentioned(&self, i: usize, discourse: &Discourse) -> (Vec<String>, f32) {
        let line = self.line;
        // "Với chủ đề “…”" goes on about a campaign of another name.
        let near = (i.saturating_sub(3)..i).any(|at| line.is_cue(at, Cue::Theme));
        // "chọn chủ đề Tháng Công nhân là “…”".
        let far = (i.saturating_sub(6)..i).any(|at| line.is_cue(at, Cue::Theme))
            && (i.saturating_sub(2)..i).any(|at| self.scene.is_word(line, at, "là"));
        let theme = near || far;
        let idle = self.is_of_holder(i);
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
        let mut within = false;
        let subject = match subject_before(self.scene, line, i, 0) {
            Subject::Bodies(bodies) => bodies,
            // "CNVCLĐ toàn huyện làm 16 nhà “A”".
            _ if all && self.scene.main.is_some() => self.scene.main.iter().cloned().collect(),
            // "Tại hội thi “C”, các đội Công đoàn A, Công đoàn B …".
            Subject::Nobody => match self.behind_setting(i) {
                Some(bodies) => {
                    within = self.is_framed(i);
                    bodies
                }
                None => return (Vec::new(), 0.0),
            },
            _ => Vec::new(),
        };
        // "Thành phố sẽ mở lại hội thi “C”": who plans it is told, and is no body here.
        let planned = (0..i)
            .any(|at| line.is_cue(at, Cue::Unreal) && self.scene.fold(&line.items[at]) == "sẽ");
        let (mut who, sure) = if subject.is_empty() && planned {
            (Vec::new(), 0.0)
        } else if subject.is_empty() {
            (self.spoken_of(discourse), 0.65)
        } else {
            (subject, 0.72)
        };
        // "Hội A và LĐLĐ huyện đã tổng kết 5 năm cuộc vận động “B”".
        let sums_up = (clause.start..i).any(|at| {
            self.scene.is_word(line, at + 1, "kết")
                && (self.scene.is_word(line, at, "tổng") || self.scene.is_word(line, at, "sơ"))
        });
        // The confederation is spoken of everywhere, and organs of the state act otherwise.
        let central = |org: &str| org.starts_with("u:cdn:") && org.matches(':').count() == 2;
        who.retain(|org| {
            let unsaid = discourse.subject.is_empty();
            let on_the_way = org == "u:tld" || unsaid && central(org) && !self.scene.is_about(org);
            let acts = org.starts_with("u:") || sure > 0.7 && (sums_up || within);
            acts && (sure > 0.7 || !on_the_way)
        });
        (who, sure)
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

    /// "+ Ủng hộ quỹ “Mái ấm Công đoàn” 11 triệu đồng" is short and says what was done.
    fn has_predicate(&self) -> bool {
        self.line.items.len() > 6 || (0..2).any(|at| self.donates(at))
    }
}
