//! Launches of campaigns, and who takes part in them.

use std::ops::Range;

use super::cue::{Cue, Noun};
use super::fact::{Fact, FactKind};
use super::role::{Subject, bodies_in, subject_before};
use super::scene::{Kind, Line, Scene};
use crate::text::date::When;

/// What the sentences before say that this one leaves out.
#[derive(Debug, Clone, Default)]
pub(super) struct Discourse {
    /// The last bodies that stood as a subject.
    pub(super) subject: Vec<String>,
    /// Who launched last.
    pub(super) launcher: Vec<String>,
    /// The paragraph that this holds for.
    pub(super) paragraph: usize,
    /// The campaign that was named last.
    pub(super) campaign: Option<String>,
    /// Whether that one was launched in the article, which keeps it in mind.
    pub(super) campaign_launched: bool,
    /// Who organises the contest or programme spoken of.
    pub(super) host: Option<String>,
    /// Who launched movements that are named in the next sentence: "Tiêu biểu là phong trào “A”".
    pub(super) unnamed_launch: Vec<String>,
    /// Whether the last figure was that of a place and of no body.
    pub(super) of_place: bool,
}

/// Finds launches and participations of a line, and keeps the discourse.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    discourse: &mut Discourse,
    found: &mut Vec<Fact>,
) {
    if discourse.paragraph != line.paragraph {
        discourse.subject.clear();
    }
    let has = line.has;
    if !(has.campaign || has.verb || has.list) {
        discourse.paragraph = line.paragraph;
        return;
    }
    let reader = Reader { scene, line };
    let first = found.len();
    let mut launched: Vec<usize> = Vec::new();
    reader.launched_before(discourse, &mut launched, found);
    for at in 0..line.items.len() {
        if line.is_cue(at, Cue::Launch) {
            reader.launch(at, discourse, &mut launched, found);
        }
    }
    reader.rounds(discourse, &mut launched, found);
    for i in 0..line.items.len() {
        if let Some(Kind::Campaign(mention)) = line.kind(i)
            && !launched.contains(&i)
        {
            reader.join(i, mention, discourse, found);
        }
    }
    reader.listed(discourse, found);
    reader.unnamed_joins(discourse, found);
    reader.examples(found);
    if line.find(0..line.items.len(), Cue::Organise).is_some() {
        let host = found[first..].iter().find_map(|fact| match &fact.kind {
            FactKind::TookPart { org, .. } => Some(org.clone()),
            _ => None,
        });
        discourse.host = host.or(discourse.host.take());
    }
    let subject = reader.main_subject();
    // Figures and movements without a subject are the union's, not those of its partners.
    let subject: Vec<String> = subject
        .into_iter()
        .filter(|id| id.starts_with("u:"))
        .collect();
    if !subject.is_empty() {
        discourse.subject = subject.into_iter().take(1).collect();
    }
    discourse.paragraph = line.paragraph;
    let campaigns = line.items.iter().rev();
    let mut last = campaigns.filter_map(|item| match item.kind {
        Kind::Campaign(mention) => Some(scene.id(mention).to_owned()),
        _ => None,
    });
    if let Some(campaign) = last.next_back()
        && !discourse.campaign_launched
    {
        discourse.campaign = Some(campaign);
    }
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
}

impl Reader<'_, '_> {
    /// The first body of the line that stands as a subject.
    fn main_subject(&self) -> Vec<String> {
        let line = self.line;
        if !line.has.verb {
            return Vec::new();
        }
        let subject = (0..line.items.len()).find_map(|i| {
            let verb = matches!(
                line.kind(i),
                Some(Kind::Cue(
                    Cue::Join
                        | Cue::Launch
                        | Cue::Organise
                        | Cue::Give
                        | Cue::Praise
                        | Cue::Honour
                        | Cue::Direct
                        | Cue::CarryOut
                ))
            );
            match verb.then(|| subject_before(self.scene, line, i, 0)) {
                Some(Subject::Bodies(bodies)) => Some(bodies),
                _ => None,
            }
        });
        subject.unwrap_or_default()
    }

    fn launch(
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
        // "các phong trào được phát động sâu rộng": nobody is said to begin them.
        if at > 0 && line.is_cue(at - 1, Cue::Passive) {
            return;
        }
        if let Some(by) = self.agent_marker(at) {
            // "do Tạp chí X trực thuộc Tổng LĐLĐ phát động": the superior is none.
            let under = (by + 1..at).find(|&i| self.is_under(i));
            let agents = bodies_in(self.scene, line, by + 1..under.unwrap_or(at));
            self.launched_by(by, at, agents, discourse, found);
            return;
        }
        let campaigns = self.objects(at);
        if campaigns.is_empty() {
            if self.several_movements(at)
                && let Subject::Bodies(bodies) = subject_before(self.scene, line, at, 0)
            {
                discourse.unnamed_launch = bodies;
            }
            return;
        }
        let subject = match subject_before(self.scene, line, at, 0) {
            Subject::Bodies(bodies) => bodies,
            Subject::Other | Subject::Unit => return,
            Subject::Nobody => discourse.subject.clone(),
        };
        let subject = if subject.is_empty() {
            self.scene.main.iter().cloned().collect()
        } else {
            subject
        };
        let date = self.date(at);
        for &(i, mention) in &campaigns {
            launched.push(i);
            for org in &subject {
                found.push(self.fact(
                    FactKind::Launched {
                        org: org.clone(),
                        campaign: self.scene.id(mention).to_owned(),
                        date: date.clone(),
                    },
                    line.clause_of(at),
                    "launch-active",
                    0.9,
                ));
            }
        }
        discourse.launcher = subject;
        discourse.campaign = Some(self.scene.id(campaigns[0].1).to_owned());
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
    fn launched_before(
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

    /// "do LĐLĐ tỉnh phát động": the "do" whose agents end right before the trigger.
    fn agent_marker(&self, at: usize) -> Option<usize> {
        let line = self.line;
        for i in (0..at).rev() {
            match line.kind(i)? {
                Kind::Cue(Cue::By) => return Some(i),
                Kind::Body(_) | Kind::Place(_) | Kind::Word | Kind::Mark(',' | '(' | ')') => {}
                Kind::Cue(Cue::Organ | Cue::Together | Cue::Post) | Kind::Person(_) => {}
                Kind::Cue(Cue::Aside) if self.is_under(i) => {}
                _ => return None,
            }
            if at - i > 14 {
                return None;
            }
        }
        None
    }

    fn is_and(&self, i: usize) -> bool {
        let item = self.line.items.get(i);
        item.is_some_and(|item| self.scene.key(item.tokens.start) == "và")
    }

    fn is_under(&self, i: usize) -> bool {
        self.line.is_cue(i, Cue::Aside) && self.scene.fold(&self.line.items[i]) == "thuộc"
    }

    fn launched_by(
        &self,
        by: usize,
        at: usize,
        agents: Vec<String>,
        discourse: &Discourse,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        let left = (by.saturating_sub(8)..by)
            .rev()
            .take_while(|&i| !line.is_mark(i, ';'))
            .find_map(|i| match line.kind(i) {
                Some(Kind::Campaign(mention)) => Some((i, mention)),
                _ => None,
            });
        let (campaign, rule) = match left {
            Some((_, mention)) => (self.scene.id(mention).to_owned(), "launch-by"),
            None => {
                let Some(campaign) = self.meant(by, at, discourse) else {
                    return;
                };
                campaign
            }
        };
        let id = campaign;
        // A date farther off is that of the sentence's own verb.
        let date = (at + 1..at + 3).find_map(|i| self.day(i));
        for org in &agents {
            let kind = FactKind::Launched {
                org: org.clone(),
                campaign: id.clone(),
                date: date.clone(),
            };
            found.push(self.fact(kind, line.clause_of(at), rule, 0.92));
        }
        if rule == "launch-by-anaphor" {
            let mut subject = match subject_before(self.scene, line, line.items.len(), at + 1) {
                Subject::Bodies(bodies) => bodies,
                _ => Vec::new(),
            };
            if subject.is_empty() {
                subject.clone_from(&discourse.subject);
            }
            for org in subject.into_iter().filter(|org| !agents.contains(org)) {
                let kind = FactKind::TookPart {
                    org,
                    campaign: id.clone(),
                };
                found.push(self.fact(kind, line.clause_of(at), "join-launched-by", 0.8));
            }
        }
    }

    /// The campaign that "phong trào [thi đua] do X phát động" means: the one that the sentence
    /// goes on to launch, else the one named last; none where several movements are spoken of.
    fn meant(&self, by: usize, at: usize, discourse: &Discourse) -> Option<(String, &'static str)> {
        let line = self.line;
        let head = line.rfind(by.saturating_sub(3)..by, Cue::CampaignHead)?;
        let key = self.scene.fold(&line.items[head]);
        let before = head.checked_sub(1).map(|i| self.scene.fold(&line.items[i]));
        let several = |word: &str| matches!(word, "các" | "những" | "nhiều");
        if several(key.split(' ').next()?) || before.as_deref().is_some_and(several) {
            return None;
        }
        let verb = (at + 1..line.items.len())
            .find(|&i| matches!(line.kind(i), Some(Kind::Cue(Cue::Launch))));
        let next = verb.and_then(|verb| self.objects(verb).first().copied());
        match next {
            Some((_, mention)) => Some((self.scene.id(mention).to_owned(), "launch-by-anaphor")),
            None => Some((discourse.campaign.clone()?, "launch-by-named-before")),
        }
    }

    /// "… đăng ký tham gia chương trình": a movement that is named in an earlier sentence.
    fn unnamed_joins(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let named = line.names_campaign() || !line.has.join;
        let Some(campaign) = discourse.campaign.as_ref().filter(|_| !named) else {
            return;
        };
        for at in 0..line.items.len() {
            if !line.is_cue(at, Cue::Join) || self.unreal(at) {
                continue;
            }
            let verb = self.scene.fold(&line.items[at]);
            let answers =
                verb.ends_with("hưởng ứng") || verb.ends_with("tham gia") || verb == "đăng ký";
            let object = (at + 1..at + 3).any(|i| {
                line.is_cue(i, Cue::CampaignHead)
                    && !self.scene.fold(&line.items[i]).starts_with("các")
            });
            let alone = verb.ends_with("hưởng ứng")
                && (at + 1..line.items.len())
                    .all(|i| matches!(line.kind(i), Some(Kind::Word | Kind::Mark('.'))));
            if !(answers && (object || alone)) {
                continue;
            }
            if let Subject::Bodies(bodies) = subject_before(self.scene, line, at, 0) {
                for org in bodies {
                    let kind = FactKind::TookPart {
                        org,
                        campaign: campaign.clone(),
                    };
                    found.push(self.fact(kind, line.clause_of(at), "join-named-before", 0.85));
                }
            }
        }
    }

    /// "… triển khai chương trình “C”, … tiêu biểu như: Mô hình “A” của X; “B” của Y": X and Y are
    /// examples of those who carry out C.
    fn examples(&self, found: &mut Vec<Fact>) {
        let line = self.line;
        if !line.names_campaign() {
            return;
        }
        let announced = (1..line.items.len()).rev().find_map(|i| {
            let like = line.is_mark(i + 1, ':')
                && line.kind(i) == Some(Kind::Word)
                && self.scene.key(line.items[i].tokens.start) == "như";
            if !like {
                return None;
            }
            let campaign = (0..i).rev().find_map(|at| match line.kind(at) {
                Some(Kind::Campaign(mention)) if self.is_headed(at) => {
                    Some(self.scene.id(mention).to_owned())
                }
                _ => None,
            });
            Some((i, campaign?))
        });
        let Some((like, campaign)) = announced else {
            return;
        };
        for i in like..line.items.len() {
            let Some(Kind::Campaign(_)) = line.kind(i) else {
                continue;
            };
            if let Some(org) = self.owner(i) {
                let kind = FactKind::TookPart {
                    org,
                    campaign: campaign.clone(),
                };
                found.push(self.fact(kind, line.clause_of(i), "join-example", 0.8));
            }
        }
    }

    /// Tells whether "phong trào", "chương trình" stands before a campaign.
    fn is_headed(&self, i: usize) -> bool {
        (i.saturating_sub(2)..i).any(|at| self.line.is_cue(at, Cue::CampaignHead))
    }

    /// The campaigns that a launch has as objects: those behind it up to the next verb.
    fn objects(&self, at: usize) -> Vec<(usize, usize)> {
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
            if let Some(theme) = theme {
                return vec![campaigns[theme]];
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
    fn rounds(&self, discourse: &Discourse, launched: &mut Vec<usize>, found: &mut Vec<Fact>) {
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
                    let theme = (0..i).rev().take(3).any(|k| line.is_cue(k, Cue::Theme));
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

    fn join(&self, i: usize, mention: usize, discourse: &Discourse, found: &mut Vec<Fact>) {
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
            // "Với chủ đề “…”" goes on about a campaign of another name.
            if (i.saturating_sub(3)..i).any(|at| line.is_cue(at, Cue::Theme)) {
                return;
            }
            let subject = subject_before(self.scene, line, i, 0).bodies();
            let (mut who, sure) = if subject.is_empty() {
                (self.spoken_of(discourse), 0.65)
            } else {
                (subject, 0.72)
            };
            // The confederation is spoken of everywhere, and organs of the state act otherwise.
            who.retain(|org| org.starts_with("u:") && (sure > 0.7 || org != "u:tld"));
            if self.has_predicate() && !self.planned(i) {
                for org in who {
                    push(org, "join-mentioned", sure);
                }
            }
            return;
        };
        if line.is_cue(verb, Cue::Launch) && self.unreal(verb) {
            return;
        }
        let subject = match subject_before(self.scene, line, verb, 0) {
            Subject::Nobody if self.subject_behind(verb, i).is_some() => {
                self.subject_behind(verb, i).unwrap_or_default()
            }
            Subject::Bodies(bodies) => self.with_left_out(bodies, verb, discourse),
            Subject::Unit => return,
            _ if self.counted_before(verb) => return,
            _ => self.spoken_of(discourse),
        };
        for org in subject {
            push(org, "join-verb", 0.79);
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

    /// "Có 19 đội tham gia hội thi, gồm: A; B; C": each of the list takes part.
    fn listed(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let end = line.items.len();
        let list = if line.has.list {
            line.find(0..end, Cue::List)
        } else {
            None
        };
        let Some(list) = list else {
            return;
        };
        let joins = (0..list).any(|at| {
            line.is_cue(at, Cue::Join)
                && matches!(
                    self.scene.fold(&line.items[at]).as_str(),
                    "tham gia" | "tham dự" | "dự thi" | "tích cực tham gia"
                )
        });
        let counted = (0..list).any(|at| {
            matches!(line.kind(at), Some(Kind::Number(_)))
                && matches!(
                    line.kind(at + 1),
                    Some(Kind::Cue(
                        Cue::Noun(Noun::Collective) | Cue::Unions | Cue::TheUnit
                    ))
                )
        });
        let named = (0..list).rev().find_map(|at| match line.kind(at) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        let head = line.find(0..list, Cue::CampaignHead).is_some();
        let Some(campaign) = named.or_else(|| discourse.campaign.clone().filter(|_| head)) else {
            return;
        };
        if !joins || !counted {
            return;
        }
        for org in bodies_in(self.scene, line, list + 1..end) {
            let kind = FactKind::TookPart {
                org,
                campaign: campaign.clone(),
            };
            found.push(self.fact(kind, 0..end, "join-listed", 0.9));
        }
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

    fn owner(&self, i: usize) -> Option<String> {
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

    fn unreal(&self, at: usize) -> bool {
        let line = self.line;
        let floor = line.clause_of(at).start;
        (floor..at)
            .rev()
            .take(6)
            .filter(|&i| line.is_cue(i, Cue::Unreal))
            .any(|i| {
                matches!(
                    self.scene.fold(&line.items[i]).as_str(),
                    "sẽ" | "chưa" | "không" | "dự kiến" | "nếu" | "hoãn"
                )
            })
    }

    /// The day of a launch: a date before the trigger, else one behind it in the clause.
    fn date(&self, at: usize) -> Option<String> {
        let line = self.line;
        let clause = line.clause_of(at);
        let behind = (at..clause.end)
            .take_while(|&i| !line.is_cue(i, Cue::Aside) || i == at)
            .find_map(|i| self.day(i));
        (0..at).rev().find_map(|i| self.day(i)).or(behind)
    }

    /// The day or month that item `i` names.
    fn day(&self, i: usize) -> Option<String> {
        let Some(Kind::Time(time)) = self.line.kind(i) else {
            return None;
        };
        let published = self.scene.article.published.as_deref();
        match self.scene.times[time].when {
            when @ When::Date(date) if date.month.is_some() => when.iso(published),
            _ => None,
        }
    }

    fn fact(&self, kind: FactKind, clause: Range<usize>, rule: &str, confidence: f32) -> Fact {
        Fact {
            kind,
            evidence: vec![self.scene.span(self.line.tokens(clause))],
            rule: rule.to_owned(),
            confidence,
        }
    }
}
