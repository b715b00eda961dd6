//! Launches of campaigns, and who takes part in them.
//!
//! Of each line the launches are read first (`launch`), for a campaign that the line launches is not
//! joined by it; then who takes part, by a verb (`participation`) and by lists and earlier sentences
//! (`roll`). What later sentences leave out is kept in the discourse.

mod launch;
mod participation;
mod roll;

use std::ops::Range;

use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::role::{Subject, subject_before};
use super::scene::{Kind, Line, Scene};

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
    reader.remember(&found[first..], discourse);
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
}

impl Reader<'_, '_> {
    /// Keeps what later sentences leave out; `told` holds the facts of the line.
    fn remember(&self, told: &[Fact], discourse: &mut Discourse) {
        let line = self.line;
        if line.find(0..line.items.len(), Cue::Organise).is_some() {
            let host = told.iter().find_map(|fact| match &fact.kind {
                FactKind::TookPart { org, .. } => Some(org.clone()),
                _ => None,
            });
            discourse.host = host.or(discourse.host.take());
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
        discourse.paragraph = line.paragraph;
        let campaigns = line.items.iter().rev();
        let mut last = campaigns.filter_map(|item| match item.kind {
            Kind::Campaign(mention) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        if let Some(campaign) = last.next_back()
            && !discourse.campaign_launched
        {
            discourse.campaign = Some(campaign);
        }
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

    fn unreal(&self, at: usize) -> bool {
        let line = self.line;
        let floor = line.clause_of(at).start;
        (floor..at)
            .rev()
            .take(6)
            .filter(|&i| line.is_cue(i, Cue::Unreal))
            .any(|i| {
                matches!(
                    &*self.scene.fold(&line.items[i]),
                    "sẽ" | "chưa" | "không" | "dự kiến" | "nếu" | "hoãn"
                )
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
