//! Launches told from the campaign's side, "do LĐLĐ tỉnh phát động", and the day of a launch.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, agents_in, subject_before};
use crate::extract::scene::Kind;
use crate::text::date::When;

impl Reader<'_, '_> {
    /// "do LĐLĐ tỉnh phát động", "được LĐLĐ tỉnh phát động": the "do" or "được" whose agents end
    /// right before the trigger.
    pub(super) fn agent_marker(&self, at: usize) -> Option<usize> {
        let line = self.line;
        for i in (0..at).rev() {
            match line.kind(i)? {
                Kind::Cue(Cue::By) => return Some(i),
                Kind::Word if self.is_which(i) => return Some(i),
                Kind::Cue(Cue::Passive) => {
                    let agents = agents_in(self.scene, line, i + 1..at);
                    let told = !agents.is_empty() || self.called_agent(i, at).is_some();
                    return told.then_some(i);
                }
                _ if self.may_stand_in_agents(i) => {}
                _ => return None,
            }
            if at - i > 14 {
                return None;
            }
        }
        None
    }

    /// "phong trào “A” mà LĐLĐ tỉnh đã phát động": tells whether "mà" stands at `i`, before who acts.
    pub(super) fn is_which(&self, i: usize) -> bool {
        self.scene.is_word(self.line, i, "mà") && self.scene.body(self.line, i + 1).is_some()
    }

    pub(super) fn may_stand_in_agents(&self, i: usize) -> bool {
        match self.line.kind(i) {
            Some(
                Kind::Body(_)
                | Kind::Place(_)
                | Kind::Person(_)
                | Kind::Word
                | Kind::Mark(',' | '(' | ')')
                | Kind::Cue(
                    Cue::Organ
                    | Cue::Together
                    | Cue::Post
                    | Cue::AllLevels
                    | Cue::TheUnit
                    | Cue::Noun(Noun::Collective),
                ),
            ) => true,
            Some(Kind::Cue(Cue::Aside)) => self.is_under(i),
            _ => false,
        }
    }

    pub(super) fn launched_by(
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
        let (id, rule) = match (left, self.theme_behind(at)) {
            (Some((_, mention)), _) | (None, Some(mention)) => {
                (self.scene.id(mention).to_owned(), "launch-by")
            }
            (None, None) => {
                let Some(campaign) = self.meant(by, at, discourse) else {
                    return;
                };
                campaign
            }
        };
        let mut all = vec![id.clone()];
        all.extend(left.map_or(Vec::new(), |(i, _)| self.listed_before(i)));
        // Behind "do" a date farther off is that of the sentence's own verb.
        let near = self.near_date(at);
        let date = near.or_else(|| self.date(at).filter(|_| line.is_cue(by, Cue::Passive)));
        for (org, campaign) in agents
            .iter()
            .flat_map(|org| all.iter().map(move |id| (org, id)))
        {
            let kind = FactKind::Launched {
                org: org.clone(),
                campaign: campaign.clone(),
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

    /// "đợt thi đua do X phát động với chủ đề “A”": the theme that names the round.
    fn theme_behind(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let theme = line.find(at + 1..line.items.len().min(at + 5), Cue::Theme)?;
        (theme + 1..theme + 4).find_map(|i| match line.kind(i)? {
            Kind::Campaign(mention) => Some(mention),
            _ => None,
        })
    }

    /// "Các phong trào “A”, “B”, “C” do X phát động": the campaigns listed in front of the one at `i`,
    /// where the head speaks of several.
    fn listed_before(&self, i: usize) -> Vec<String> {
        let line = self.line;
        let mut ids = Vec::new();
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            match line.kind(before) {
                Some(Kind::Campaign(mention)) => ids.push(self.scene.id(mention).to_owned()),
                Some(Kind::Mark(',' | '“' | '”' | '"')) => {}
                Some(Kind::Word) if self.is_and(before) => {}
                _ => break,
            }
            at = before;
        }
        let head = at
            .checked_sub(1)
            .filter(|&at| line.is_cue(at, Cue::CampaignHead));
        // "hưởng ứng Tháng A và Tháng B do X phát động": bare names under one verb.
        let bare = head.is_none() && (at..i).all(|k| !matches!(line.kind(k), Some(Kind::Mark(_))));
        // "phong trào “A”, “B” do X phát động": one head for all.
        let listed = head.is_some() && (at..i).any(|k| line.is_mark(k, ','));
        let several = bare
            || listed
            || head.is_some_and(|head| {
                let key = |at: usize| self.scene.key(line.items[at].tokens.start);
                let plural = |word: &str| matches!(word, "các" | "những" | "nhiều");
                plural(key(head))
                    || head > 0
                        && (plural(key(head - 1))
                            || matches!(line.kind(head - 1), Some(Kind::Number(_))))
            });
        if several { ids } else { Vec::new() }
    }

    /// The campaign that "phong trào [thi đua] do X phát động" means: the one that the sentence
    /// goes on to launch, else the one named last; none where several movements are spoken of.
    fn meant(&self, by: usize, at: usize, discourse: &Discourse) -> Option<(String, &'static str)> {
        let line = self.line;
        // "Đây là cách làm do LĐLĐ huyện khởi xướng".
        if by < 8 && (self.reads(0, &["đây", "là"]) || self.reads(0, &["đó", "là"])) {
            return Some((discourse.just_named.clone()?, "launch-by-named-before"));
        }
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

    /// The day of a launch: a date before the trigger, else one behind it in the clause.
    pub(super) fn date(&self, at: usize) -> Option<String> {
        let line = self.line;
        let clause = line.clause_of(at);
        let behind = (at..clause.end)
            .take_while(|&i| !line.is_cue(i, Cue::Aside) || i == at)
            .find_map(|i| self.day(i));
        let opening = || self.year(0).or_else(|| self.year(1));
        (0..at)
            .rev()
            .find_map(|i| self.day(i))
            .or(behind)
            .or_else(|| self.near_date(at))
            .or_else(|| self.date_behind_name(at))
            .or_else(opening)
    }

    /// "phát động đợt thi đua “A” từ tháng 9/2017"; but "từ ngày 1/3 đến ngày 30/4" is how long it lasts.
    fn date_behind_name(&self, at: usize) -> Option<String> {
        let line = self.line;
        let named = (at + 1..line.clause_of(at).end.min(at + 6))
            .find(|&i| matches!(line.kind(i), Some(Kind::Campaign(_))))?;
        let from = self.behind_quote(named);
        let day = (from..from + 3).find_map(|i| Some((i, self.day(i)?)));
        let (i, day) = day.filter(|(i, _)| {
            (from..*i).all(|k| {
                matches!(
                    self.scene.key(line.items[k].tokens.start),
                    "từ" | "vào" | "ngày"
                )
            })
        })?;
        let lasts =
            self.scene.is_word(line, i + 1, "đến") || self.scene.is_word(line, i + 1, "tới");
        (!lasts).then_some(day)
    }

    /// The date right behind the trigger, be it only a year: "phát động từ năm 2018".
    fn near_date(&self, at: usize) -> Option<String> {
        let comma = (at + 1..at + 4).find(|&i| self.line.is_mark(i, ','));
        let near = at + 1..comma.unwrap_or(at + 4);
        let day = near.clone().find_map(|i| self.day(i));
        let close = |i: &usize| {
            (at + 1..*i).all(|k| {
                matches!(
                    self.line.kind(k),
                    Some(Kind::Mark('(') | Kind::Cue(Cue::Aside))
                )
            })
        };
        day.or_else(|| near.filter(close).find_map(|i| self.year(i)))
    }

    /// The year that item `i` names.
    fn year(&self, i: usize) -> Option<String> {
        let Some(Kind::Time(time)) = self.line.kind(i) else {
            return None;
        };
        let published = self.scene.article.published.as_deref();
        match self.scene.times[time].when {
            when @ When::Date(date) if date.month.is_none() => when.iso(published),
            _ => None,
        }
    }

    /// The day or month that item `i` names.
    fn day(&self, i: usize) -> Option<String> {
        let Some(Kind::Time(time)) = self.line.kind(i) else {
            return None;
        };
        // "Chỉ thị số 7/CT-TTg ngày 9/11/2024": the day of the text.
        if i > 0 && matches!(self.line.kind(i - 1), Some(Kind::Legal(_))) {
            return None;
        }
        let published = self.scene.article.published.as_deref();
        match self.scene.times[time].when {
            when @ When::Date(date) if date.month.is_some() => when.iso(published),
            _ => None,
        }
    }
}
