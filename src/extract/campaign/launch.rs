//! Launches: who begins which campaign, and when.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, agents_in};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    pub(super) fn launch(
        &self,
        at: usize,
        discourse: &mut Discourse,
        launched: &mut Vec<usize>,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        if self.unreal(at) {
            return;
        }
        // "các phong trào được phát động sâu rộng": nobody is said to begin them; but "được phát
        // động bởi LĐLĐ tỉnh".
        if at > 0 && line.is_cue(at - 1, Cue::Passive) {
            if line.is_cue(at + 1, Cue::By) {
                let end = line.clause_of(at).end;
                let stop = (at + 2..end).find(|&i| !self.may_stand_in_agents(i));
                let agents = agents_in(self.scene, line, at + 2..stop.unwrap_or(end));
                self.launched_by(at - 1, at, agents, discourse, found);
            }
            return;
        }
        // "ông A - người khởi xướng phong trào": who he is, and no body that did so.
        if self.is_occasion(at) || at > 0 && self.scene.is_word(line, at - 1, "người") {
            return;
        }
        if let Some(by) = self.agent_marker(at) {
            let mut agents = agents_in(self.scene, line, by + 1..at);
            agents.extend(self.called_agent(by, at));
            self.launched_by(by, at, agents, discourse, found);
            return;
        }
        // "phát động quyên góp ủng hộ chương trình “A”": what is begun is the collection.
        if self.donates(at + 1) && line.has.campaign {
            return;
        }
        let mut campaigns = self.objects(at);
        if campaigns.is_empty() {
            campaigns.extend(self.opened_with(at));
        }
        if campaigns.is_empty() {
            self.launched_at_ceremony(at, discourse, found);
            if self.several_movements(at)
                && let Subject::Bodies(bodies) = self.subject(at)
            {
                discourse.unnamed_launch = bodies;
            }
            return;
        }
        // "ra mắt mô hình “A”": only what stands right behind, for a book comes out in a month.
        let shown = self.scene.fold(&line.items[at]).ends_with("ra mắt");
        if shown && !self.stands_right_behind(at, campaigns[0].0) {
            return;
        }
        let subject = match self.subject(at) {
            Subject::Bodies(bodies) => bodies,
            // "Từ năm 2019, ông A khởi xướng …": for the body of his post.
            Subject::Nobody if self.leader_before(at).is_some() => {
                self.leader_before(at).into_iter().collect()
            }
            Subject::Other | Subject::Unit => {
                // What a committee without a name launches is not joined by who is spoken of.
                if self.is_of_committee(at) {
                    launched.extend(campaigns.iter().map(|(i, _)| *i));
                    discourse.launcher.clear();
                    discourse.campaign = Some(self.scene.id(campaigns[0].1).to_owned());
                    discourse.campaign_launched = true;
                }
                return;
            }
            // "Lễ phát động phong trào “A” do LĐLĐ huyện tổ chức".
            Subject::Nobody => match self.hosts(campaigns[0].0) {
                Some((hosts, _)) => hosts,
                None => discourse.subject.clone(),
            },
        };
        // "Petrolimex Nghệ Tĩnh phát động …" in a headline: a subject that is not read.
        let unread = subject.is_empty() && at > 1 && self.is_headline();
        if unread {
            launched.extend(campaigns.iter().map(|(i, _)| *i));
            return;
        }
        let rule = match subject.is_empty() && self.is_headline() {
            true => "launch-of-heading",
            false => "launch-active",
        };
        let subject = if subject.is_empty() {
            self.scene.main.iter().cloned().collect()
        } else {
            subject
        };
        let date = self.date(at);
        // "phát động Tháng hành động vì A với chủ đề “B”": its theme is not joined either.
        launched.extend((at..line.clause_of(at).end).filter(|&i| {
            matches!(line.kind(i), Some(Kind::Campaign(_)))
                && self
                    .scene
                    .id(campaigns[0].1)
                    .starts_with("c:thang-hanh-dong")
                && line.find(i.saturating_sub(3)..i, Cue::Theme).is_some()
                && campaigns.iter().all(|(known, _)| *known != i)
        }));
        for &(i, mention) in &campaigns {
            launched.push(i);
            for org in subject.iter().filter(|_| shown) {
                let kind = FactKind::TookPart {
                    org: org.clone(),
                    campaign: self.scene.id(mention).to_owned(),
                };
                found.push(self.fact(kind, line.clause_of(at), "join-shown", 0.75));
            }
            for org in &subject {
                found.push(self.fact(
                    FactKind::Launched {
                        org: org.clone(),
                        campaign: self.scene.id(mention).to_owned(),
                        date: date.clone(),
                    },
                    line.clause_of(at),
                    rule,
                    if rule == "launch-active" { 0.9 } else { 0.6 },
                ));
            }
        }
        discourse.launcher = subject;
        discourse.campaign = Some(self.scene.id(campaigns[0].1).to_owned());
        discourse.campaign_launched = true;
    }

    /// Tells whether the line stands in the article's headline.
    fn is_headline(&self) -> bool {
        let first = self.line.items.first();
        first.is_some_and(|item| {
            let start = self.scene.span(item.tokens.clone()).start;
            (start as usize) < self.scene.title_end()
        })
    }

    /// "Thực hiện Quyết định số 5 về phong trào “A”, sáng 4/3, Bệnh viện B tổ chức lễ phát động": the one campaign
    /// of the text that a launch without an object carries out.
    fn opened_with(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let ceremony = at > 2 && self.scene.is_word(line, at - 1, "lễ") || self.reads(at, &["lễ"]);
        let opens = (0..2).any(|i| {
            matches!(
                line.kind(i),
                Some(Kind::Cue(Cue::CarryOut | Cue::Basis | Cue::Join))
            )
        });
        if !(ceremony && opens && line.has.campaign) {
            return None;
        }
        let mut named = (0..at).filter_map(|i| match line.kind(i)? {
            Kind::Campaign(mention) => Some((i, mention)),
            _ => None,
        });
        let first = named.next()?;
        let same = |(_, mention): (usize, usize)| self.scene.id(mention) == self.scene.id(first.1);
        named.all(same).then_some(first)
    }

    /// Tells whether only a head and marks stand between a verb and the campaign at `i`.
    fn stands_right_behind(&self, at: usize, i: usize) -> bool {
        (at + 1..i).all(|k| {
            matches!(
                self.line.kind(k),
                Some(
                    Kind::Mark('“' | '"') | Kind::Cue(Cue::CampaignHead | Cue::Noun(Noun::Either))
                )
            )
        })
    }

    /// The union of the person who stands right before the verb, by the post that the article tells.
    pub(super) fn leader_before(&self, at: usize) -> Option<String> {
        let line = self.line;
        let person = (at.saturating_sub(4)..at)
            .rev()
            .find_map(|i| match line.kind(i)? {
                Kind::Person(mention) => Some(mention),
                _ => None,
            })?;
        let body = self.posts.get(self.scene.id(person))?;
        body.starts_with("u:").then(|| body.clone())
    }

    /// "Lễ phát động cấp thành phố được tổ chức sáng 28/4": the launch of the campaign spoken of, by
    /// the body spoken of.
    fn launched_at_ceremony(&self, at: usize, discourse: &mut Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let opens = at <= 1 && self.scene.is_word(line, 0, "lễ") && !line.names_campaign();
        let held = (at + 1..line.items.len().min(at + 6))
            .any(|i| line.is_cue(i, Cue::Passive) && line.is_cue(i + 1, Cue::Organise));
        let Some(campaign) = discourse
            .campaign
            .clone()
            .filter(|_| opens && held && !discourse.campaign_launched)
        else {
            return;
        };
        let subject = match discourse.subject.is_empty() {
            true => self.scene.main.iter().cloned().collect(),
            false => discourse.subject.clone(),
        };
        for org in &subject {
            let kind = FactKind::Launched {
                org: org.clone(),
                campaign: campaign.clone(),
                date: self.date(at),
            };
            found.push(self.fact(kind, line.clause_of(at), "launch-ceremony", 0.75));
        }
        discourse.launcher = subject;
        discourse.campaign_launched = true;
    }

    /// "phát động các phong trào thi đua", none of them by name.
    fn several_movements(&self, at: usize) -> bool {
        let end = self.line.clause_of(at).end.min(at + 8);
        self.line
            .find(at + 1..end, Cue::CampaignHead)
            .is_some_and(|head| {
                let words = self.scene.fold(&self.line.items[head]);
                ["các", "những", "nhiều"].contains(&words.split(' ').next().unwrap_or_default())
            })
            && !self.line.names_campaign()
    }

    /// "Tiêu biểu như phong trào “A”; “B”": the movements that the sentence before launched.
    pub(super) fn launched_before(
        &self,
        discourse: &mut Discourse,
        launched: &mut Vec<usize>,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        let who = std::mem::take(&mut discourse.unnamed_launch);
        let opens = line.items.first().is_some_and(|item| {
            let first = self.scene.key(item.tokens.start);
            let second = self.scene.key(item.tokens.start + 1);
            matches!(
                (first, second),
                ("tiêu" | "điển", _)
                    | ("nổi", "bật")
                    | ("trọng", "tâm")
                    | ("đó", "là")
                    | ("cụ", "thể")
            )
        });
        if who.is_empty() || !opens {
            return;
        }
        for i in 0..line.items.len() {
            let Some(Kind::Campaign(mention)) = line.kind(i) else {
                continue;
            };
            launched.push(i);
            for org in &who {
                let kind = FactKind::Launched {
                    org: org.clone(),
                    campaign: self.scene.id(mention).to_owned(),
                    date: None,
                };
                found.push(self.fact(kind, line.clause_of(i), "launch-named-behind", 0.8));
            }
        }
    }

    /// "Phát biểu tại lễ phát động …", "Dự lễ phát động …": a launch that is only the occasion.
    fn is_occasion(&self, at: usize) -> bool {
        let line = self.line;
        let clause = line.clause_of(at);
        let ceremony = (at.saturating_sub(2)..at).any(|i| self.scene.is_word(line, i, "lễ"));
        ceremony && self.attends(clause.start..at)
    }

    pub(super) fn is_and(&self, i: usize) -> bool {
        let item = self.line.items.get(i);
        item.is_some_and(|item| self.scene.key(item.tokens.start) == "và")
    }

    pub(super) fn is_under(&self, i: usize) -> bool {
        self.line.is_cue(i, Cue::Aside) && self.scene.fold(&self.line.items[i]) == "thuộc"
    }

    /// The campaigns that a launch has as objects: those behind it up to the next verb.
    pub(super) fn objects(&self, at: usize) -> Vec<(usize, usize)> {
        let line = self.line;
        let end = self.list_end(at);
        let mut campaigns = Vec::new();
        // "phát động, triển khai các phong trào": verbs of one object.
        let mut from = at + 1;
        while (line.is_mark(from, ',') || self.is_and(from))
            && matches!(
                line.kind(from + 1),
                Some(Kind::Cue(Cue::Join | Cue::Organise | Cue::CarryOut))
            )
        {
            from += 2;
        }
        // "Ba năm sau ngày phát động, đợt thi đua …": no object of the verb.
        if line.is_mark(from, ',') {
            return campaigns;
        }
        for i in from..end.max(from) {
            match line.kind(i) {
                Some(Kind::Campaign(mention)) => campaigns.push((i, mention)),
                Some(Kind::Cue(
                    Cue::Join | Cue::Organise | Cue::By | Cue::Receive | Cue::Praise | Cue::Honour,
                )) => break,
                Some(Kind::Cue(Cue::Launch)) => break,
                // "… gồm hai đợt": what comes is described, not launched.
                Some(Kind::Cue(Cue::CarryOut)) if !campaigns.is_empty() => break,
                _ => {}
            }
        }
        if campaigns.len() > 1 {
            // A theme names the round itself.
            let theme = campaigns
                .iter()
                .position(|(i, _)| (at..*i).rev().take(3).any(|k| line.is_cue(k, Cue::Theme)));
            // "phát động Tháng hành động vì A với chủ đề “B”": that month has a name of its own, while
            // the Tháng Công nhân of each year goes by its theme.
            let named = self.stands_right_behind(at, campaigns[0].0)
                && self
                    .scene
                    .id(campaigns[0].1)
                    .starts_with("c:thang-hanh-dong");
            if let Some(theme) = theme {
                let one = if named { 0 } else { theme };
                return vec![campaigns[one]];
            }
        }
        campaigns
    }

    /// The end of the clause of a launch, and of the list that it announces: "phát động các phong
    /// trào như: “A”; “B”; “C”".
    fn list_end(&self, at: usize) -> usize {
        let line = self.line;
        let mut end = line.clause_of(at).end;
        if !(at..end).any(|i| line.is_mark(i, ':')) {
            return end;
        }
        while end < line.items.len() && line.is_mark(end - 1, ';') {
            let clause = line.clause_of(end);
            let opens_with_name = clause.clone().take(4).find_map(|i| match line.kind(i)? {
                Kind::Campaign(_) => Some(true),
                Kind::Mark('“' | '"') | Kind::Cue(Cue::CampaignHead) => None,
                _ => Some(false),
            });
            if opens_with_name != Some(true) {
                break;
            }
            end = clause.end;
        }
        end
    }

    /// "Đợt 2 từ … với chủ đề “…”": rounds of a launch just spoken of.
    pub(super) fn rounds(
        &self,
        discourse: &Discourse,
        launched: &mut Vec<usize>,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        if !line.names_campaign() {
            return;
        }
        let mut round = false;
        for i in 0..line.items.len() {
            match line.kind(i) {
                Some(Kind::Word) => {
                    let token = line.items[i].tokens.start;
                    let number = matches!(line.kind(i + 1), Some(Kind::Number(_) | Kind::Word));
                    let stage = self.scene.key(token) == "giai"
                        && matches!(line.kind(i + 2), Some(Kind::Number(_)))
                        && discourse.campaign_launched;
                    round |= self.scene.key(token) == "đợt" && number || stage;
                }
                Some(Kind::Campaign(mention)) if round => {
                    let theme = (0..i).rev().take(3).any(|k| {
                        line.is_cue(k, Cue::Theme)
                            || line.is_mark(k, ':')
                            || self.scene.is_word(line, k, "tên")
                    });
                    let who = if discourse.launcher.is_empty() {
                        self.scene.main.iter().cloned().collect()
                    } else {
                        discourse.launcher.clone()
                    };
                    if theme && !launched.contains(&i) {
                        launched.push(i);
                        for org in who {
                            let kind = FactKind::Launched {
                                org,
                                campaign: self.scene.id(mention).to_owned(),
                                date: None,
                            };
                            found.push(self.fact(kind, line.clause_of(i), "launch-round", 0.85));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
