//! Launches of campaigns, and who takes part in them.
//!
//! Of each line the launches are read first (`launch`, and from the campaign's side `agent`), for a
//! campaign that the line launches is not joined by it; then who takes part in each campaign named: of
//! the readings of `participation` the first that fits holds. They look at the owner and the host
//! (`host`), what is told of a contest (`contestant`), what is given (`gift`), and the subject of the
//! verb (`subject`, `partner`, `unit`). Lists (`roll`) and what earlier sentences named (`spoken`) come last. What
//! later sentences leave out is kept in the discourse.

mod agent;
mod answer;
mod contestant;
mod gift;
mod host;
mod launch;
mod participation;
mod partner;
mod plan;
mod roll;
mod spoken;
mod spread;
mod subject;
mod unit;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::cue::Cue;
use super::fact::{Fact, FactKind, Status};
use super::role::{Subject, subject_before};
use super::scene::{Kind, Line, Scene};

/// What the sentences before say that this one leaves out.
#[derive(Debug, Clone, Default)]
pub(super) struct Discourse {
    /// The last bodies that stood as a subject.
    pub(super) subject: Vec<String>,
    /// The subject of a sentence that ends in a colon: that of the points listed below it.
    pub(super) lead: Vec<String>,
    /// What sums are by the last line that ends in a colon: "Danh sách ủng hộ Quỹ A:".
    pub(super) lead_sum: Option<String>,
    /// Who launched last.
    pub(super) launcher: Vec<String>,
    /// The paragraph that this holds for.
    pub(super) paragraph: usize,
    /// The campaign that was named last.
    pub(super) campaign: Option<String>,
    /// The last campaign of the sentence right before, in the same paragraph.
    pub(super) just_named: Option<String>,
    /// The campaign that a heading names, of which the points below tell: "1. Phong trào “A”:".
    pub(super) topic: Option<String>,
    /// The campaign that the article, a plan, is to carry out.
    pub(super) plan: Option<String>,
    /// Whether that one was launched in the article, which keeps it in mind.
    pub(super) campaign_launched: bool,
    /// The contest that was named last.
    pub(super) contest: Option<String>,
    /// Who organises the contest or programme spoken of.
    pub(super) host: Option<String>,
    /// Who launched movements that are named in the next sentence: "Tiêu biểu là phong trào “A”".
    pub(super) unnamed_launch: Vec<String>,
    /// Whose the last figure of the paragraph was.
    pub(super) counter: Option<String>,
    /// Whether the sentence before said of unions in general that they set out: "đồng loạt ra quân".
    pub(super) rallied: bool,
    /// Whether the last figure was that of a place and of no body.
    pub(super) of_place: bool,
}

/// Finds launches and participations of a line, and keeps the discourse; `posts` are the bodies in
/// which persons hold theirs.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    posts: &FxHashMap<String, String>,
    discourse: &mut Discourse,
    found: &mut Vec<Fact>,
) {
    if discourse.paragraph != line.paragraph {
        discourse.subject.clear();
        discourse.counter = None;
        if is_point(scene, line) {
            discourse.subject.clone_from(&discourse.lead);
        } else {
            discourse.lead.clear();
        }
    }
    let has = line.has;
    let reader = Reader { scene, line, posts };
    if discourse.paragraph != line.paragraph {
        discourse.just_named = None;
    }
    reader.examples_of_spoken(discourse, found);
    reader.rallied(discourse, found);
    reader.planned(discourse, found);
    reader.told_under_heading(discourse, found);
    if !(has.campaign || has.verb || has.list) {
        // "LĐLĐ huyện A đứng thứ ba với 1.870 sáng kiến": no verb of joining, right behind the campaign.
        if discourse.just_named.is_some() {
            reader.told_of_spoken(discourse, found);
        }
        discourse.paragraph = line.paragraph;
        discourse.just_named = None;
        return;
    }
    let first = found.len();
    let mut launched: Vec<usize> = Vec::new();
    reader.launched_before(discourse, &mut launched, found);
    let all = || 0..line.items.len();
    for at in all().filter(|_| has.launch) {
        if line.is_cue(at, Cue::Launch) {
            reader.launch(at, discourse, &mut launched, found);
        }
    }
    reader.rounds(discourse, &mut launched, found);
    for i in all().filter(|_| has.campaign) {
        let Some(Kind::Campaign(mention)) = line.kind(i) else {
            continue;
        };
        match launched.contains(&i) {
            true => reader.enter(i, mention, found),
            false => reader.join(i, mention, discourse, found),
        }
    }
    reader.listed(discourse, found);
    reader.named_by_noun(discourse, found);
    reader.entrants(discourse, found);
    reader.unnamed_joins(discourse, found);
    reader.answering_launch(discourse, found);
    reader.signed_up(&launched, discourse, found);
    reader.told_of_spoken(discourse, found);
    reader.assigned(discourse, found);
    reader.held_before(discourse, found);
    reader.donors(&launched, discourse, found);
    reader.examples(found);
    keep_launchers_out(found, first);
    reader.remember(&found[first..], discourse);
}

/// Tells whether a line is a point of a list: "- Vận động …", "+ 100% CĐCS …", "• …", "2. …".
fn is_point(scene: &Scene<'_>, line: &Line) -> bool {
    match line.kind(0) {
        Some(Kind::Mark(mark)) => matches!(mark, '-' | '–' | '+' | '•' | '*' | '●' | '▪'),
        Some(Kind::Number(_)) => {
            line.is_mark(1, '.') || line.is_mark(1, ')') || scene.is_word(line, 1, "/")
        }
        _ => false,
    }
}

/// Who launches a campaign is not said in the same sentence to join it.
fn keep_launchers_out(found: &mut Vec<Fact>, first: usize) {
    let launched: Vec<(String, String)> = found[first..]
        .iter()
        .filter_map(|fact| match &fact.kind {
            FactKind::Launched { org, campaign, .. } => Some((org.clone(), campaign.clone())),
            _ => None,
        })
        .collect();
    if launched.is_empty() {
        return;
    }
    let mut at = 0;
    found.retain(|fact| {
        at += 1;
        let joined = match &fact.kind {
            FactKind::TookPart { org, campaign } => Some((org, campaign)),
            _ => None,
        };
        at <= first
            || fact.rule == "join-shown"
            || !joined.is_some_and(|(org, campaign)| {
                launched
                    .iter()
                    .any(|(who, what)| who == org && what == campaign)
            })
    });
}

/// Finds those who are awarded for a campaign: who wins a prize of the contest spoken of ("giải Nhất
/// thuộc về Công đoàn X"), and unions that are commended for what they did in a movement.
pub(super) fn awarded(discourse: &Discourse, conferred: &[Fact]) -> Vec<Fact> {
    let mut found = Vec::new();
    for fact in conferred {
        let FactKind::Conferred {
            award,
            recipients,
            campaign,
            status: Status::Done,
            ..
        } = &fact.kind
        else {
            continue;
        };
        let prize = award.starts_with("a:giai-") && !award.starts_with("a:giai-thuong");
        let named = campaign.as_ref();
        let campaign = match prize {
            true => named.or(discourse.contest.as_ref()),
            false => named,
        };
        let Some(campaign) = campaign else {
            continue;
        };
        // Of the grassroots unions whose teams win it is told what they won, and not what they joined,
        // unless the contest is named beside the prize.
        let fits = |id: &&String| match prize {
            true => {
                let grassroots = id.starts_with("u:cdcs:") && named.is_none();
                !id.starts_with("n:") && !grassroots && !is_within_house(id)
            }
            false => id.starts_with("u:"),
        };
        // A roll of those who are commended tells what they were given, and no more.
        if !prize && recipients.len() > 2 {
            continue;
        }
        let (rule, sure) = match prize {
            true => ("join-winner", 0.8),
            false => ("join-commended", 0.7),
        };
        for org in recipients.iter().filter(fits) {
            found.push(Fact {
                kind: FactKind::TookPart {
                    org: org.clone(),
                    campaign: campaign.clone(),
                },
                evidence: fact.evidence.clone(),
                rule: rule.to_owned(),
                confidence: sure,
            });
        }
    }
    found
}

/// Tells whether an identifier is that of a part of a firm, a hospital or an office, whose own contest
/// it is.
fn is_within_house(id: &str) -> bool {
    const PARTS: [&str; 11] = [
        "nong-truong-",
        "phan-xuong-",
        "xuong-",
        "khoa-",
        "phong-",
        "to-",
        "doi-",
        "chi-cuc-",
        "tram-",
        "trung-tam-",
        "ban-",
    ];
    let name = id.strip_prefix("o:").unwrap_or_default();
    PARTS.iter().any(|part| name.starts_with(part))
}

/// Tells whether the head of a campaign's name is that of a contest.
fn is_contest(head: &str) -> bool {
    const CONTESTS: [&str; 7] = [
        "hội thi",
        "cuộc thi",
        "hội thao",
        "hội diễn",
        "liên hoan",
        "giải",
        "hội khỏe",
    ];
    CONTESTS.iter().any(|contest| head.starts_with(contest))
}

/// Who joins first of all that a line tells.
fn host_of(told: &[Fact]) -> Option<String> {
    told.iter().find_map(|fact| match &fact.kind {
        FactKind::TookPart { org, .. } => Some(org.clone()),
        _ => None,
    })
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    posts: &'s FxHashMap<String, String>,
}

impl Reader<'_, '_> {
    /// Keeps what later sentences leave out; `told` holds the facts of the line.
    fn remember(&self, told: &[Fact], discourse: &mut Discourse) {
        let line = self.line;
        if line.has.organise {
            discourse.host = host_of(told).or(discourse.host.take());
        }
        let subject = self.main_subject();
        // Figures and movements without a subject are the union's, not those of its partners.
        let subject: Vec<String> = subject
            .into_iter()
            .filter(|id| id.starts_with("u:"))
            .collect();
        if !subject.is_empty() {
            discourse.subject = subject.into_iter().take(1).collect();
        }
        if self.announces_points() {
            discourse.lead.clone_from(&discourse.subject);
        }
        discourse.paragraph = line.paragraph;
        let contest = self.contest_named();
        // Another contest has another host: "* LĐLĐ huyện B tổng kết Hội thi … thu hút 28 thí sinh".
        if contest.is_some() && discourse.contest.is_some() && contest != discourse.contest {
            discourse.host = host_of(told).or(discourse.host.take());
        }
        discourse.contest = contest.or(discourse.contest.take());
        let campaigns = line.items.iter().rev().filter(|_| line.has.campaign);
        let mut last = campaigns.filter_map(|item| match item.kind {
            Kind::Campaign(mention) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        let last = last.next_back();
        discourse.just_named.clone_from(&last);
        if last.is_some() && !discourse.campaign_launched {
            discourse.campaign = last;
        }
    }

    /// The contest that the line names first.
    fn contest_named(&self) -> Option<String> {
        let line = self.line;
        let mut all = (0..line.items.len()).filter(|_| line.has.campaign);
        all.find_map(|i| match line.kind(i) {
            Some(Kind::Campaign(mention)) if self.is_contest_named(i, mention) => {
                Some(self.scene.id(mention).to_owned())
            }
            _ => None,
        })
    }

    /// "… đạt các kết quả sau:", with or without the first point behind the colon.
    fn announces_points(&self) -> bool {
        let line = self.line;
        let end = line.items.len();
        (0..end).any(|i| {
            let point = || {
                matches!(
                    line.kind(i + 1),
                    Some(Kind::Mark('-' | '–' | '+' | '•' | '*'))
                )
            };
            line.is_mark(i, ':') && (i + 1 == end || point())
        })
    }

    /// "Hội thi “A”", and names that begin so.
    fn is_contest_named(&self, i: usize, mention: usize) -> bool {
        let line = self.line;
        let first = line.items[i].tokens.start;
        let end = line.items[i].tokens.end.min(first + 2);
        let words = self.scene.tokens.fold(first..end);
        let prize = self.scene.id(mention).starts_with("c:giai-");
        is_contest(&words) && !words.starts_with("giải")
            || prize
            || (i.saturating_sub(7)..i).any(|at| {
                line.is_cue(at, Cue::CampaignHead) && is_contest(&self.scene.fold(&line.items[at]))
            })
    }

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

    /// Tells whether the verb at `at` tells of nothing that is done: "chưa tổ chức", "sẽ phát động".
    /// Who will answer a movement, or plans to hold a contest, has it among its tasks.
    fn unreal(&self, at: usize) -> bool {
        let line = self.line;
        let floor = line.clause_of(at).start;
        if self.is_hoped(floor, at) {
            return true;
        }
        let launches = line.is_cue(at, Cue::Launch)
            || line.is_cue(at, Cue::Passive) && line.find(at..at + 8, Cue::Launch).is_some();
        (floor..at)
            .rev()
            .take(6)
            .filter(|&i| line.is_cue(i, Cue::Unreal))
            .any(|i| match self.scene.fold(&line.items[i]).as_ref() {
                // "không ngừng đẩy mạnh", "không chỉ tham gia": it is done.
                "không" => !["ngừng", "chỉ", "những"]
                    .iter()
                    .any(|&key| self.scene.is_word(line, i + 1, key)),
                "sẽ" | "dự kiến" => launches,
                word => matches!(word, "chưa" | "nếu" | "hoãn"),
            })
    }

    /// "Ông A mong các CĐCS sẽ hưởng ứng …", "hy vọng rằng …": nothing is done yet; but "Với mong muốn chăm
    /// lo đoàn viên, LĐLĐ huyện triển khai …" is why it is.
    fn is_hoped(&self, floor: usize, at: usize) -> bool {
        let line = self.line;
        let hope = (floor.max(at.saturating_sub(16))..at).rev().find(|&i| {
            let first = line.items[i].tokens.start;
            match self.scene.key(first) {
                "mong" => true,
                "hy" | "hi" | "kỳ" => self.scene.key(first + 1) == "vọng",
                _ => false,
            }
        });
        hope.is_some_and(|hope| {
            let reason = hope > 0
                && (line.is_cue(hope - 1, Cue::Aside) || line.is_cue(hope - 1, Cue::Unreal));
            let over = (hope..at).any(|i| line.is_mark(i, ','));
            !(reason || over)
        })
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
