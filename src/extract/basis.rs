//! Legal bases: what rests on which legal text.

use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::role::{Subject, subject_before};
use super::scene::{Kind, Line, Scene};

/// Finds the legal bases of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line, found: &mut Vec<Fact>) {
    for i in 0..line.items.len() {
        let Some(Kind::Legal(mention)) = line.kind(i) else {
            continue;
        };
        let Some((subject, rule, confidence)) = subject_of(scene, line, i) else {
            continue;
        };
        found.push(Fact {
            kind: FactKind::BasedOn {
                subject,
                legal: scene.id(mention).to_owned(),
            },
            evidence: vec![scene.span(line.tokens(line.clause_of(i)))],
            rule: rule.to_owned(),
            confidence,
        });
    }
}

type Basis = (Option<String>, &'static str, f32);

fn campaign_in(scene: &Scene<'_>, line: &Line, range: std::ops::Range<usize>) -> Option<String> {
    range.into_iter().find_map(|i| match line.kind(i) {
        Some(Kind::Campaign(mention)) => Some(scene.id(mention).to_owned()),
        _ => None,
    })
}

fn subject_of(scene: &Scene<'_>, line: &Line, legal: usize) -> Option<Basis> {
    // "Chỉ thị … về [tiếp tục đẩy mạnh] phong trào “…”": the text is about the campaign.
    if let Some(campaign) = about(scene, line, legal) {
        return Some((Some(campaign), "basis-about", 0.85));
    }
    let marker = (legal.saturating_sub(4)..legal).rev().find(|&i| {
        matches!(
            line.kind(i),
            Some(Kind::Cue(Cue::Basis | Cue::CarryOut | Cue::Join))
        )
    })?;
    let between = marker + 1..legal;
    let clean = between.clone().all(|i| {
        matches!(
            line.kind(i),
            Some(Kind::Word | Kind::Legal(_) | Kind::Mark(',') | Kind::Cue(Cue::Of))
        )
    });
    if !clean || line.is_cue(marker, Cue::Join) && !joins(scene, line, marker) {
        return None;
    }
    let later = campaign_in(scene, line, legal..line.items.len());
    let opening = marker <= 1;
    let theory = line.is_cue(marker, Cue::Basis);
    if let Some(campaign) = later {
        return Some((Some(campaign), "basis-of-campaign", 0.75));
    }
    if theory && !opening {
        let earlier = campaign_in(scene, line, 0..marker);
        return Some((earlier, "basis-theo", 0.7));
    }
    let subject = if opening {
        subject_before(scene, line, line.items.len(), legal + 1)
    } else {
        subject_before(scene, line, marker, 0)
    };
    let subject = subject.bodies().into_iter().next();
    Some((subject, "basis-of-body", 0.65))
}

fn joins(scene: &Scene<'_>, line: &Line, marker: usize) -> bool {
    let key = scene.fold(&line.items[marker]);
    key.contains("thực hiện") || key.contains("triển khai") || key.contains("cụ thể")
}

fn about(scene: &Scene<'_>, line: &Line, legal: usize) -> Option<String> {
    let mut at = legal + 1;
    let limit = line.items.len().min(legal + 24);
    // Another legal text may stand between: "Chỉ thị 03 và Nghị quyết 6b về phong trào …".
    while at < limit && !about_word(scene, line, at) {
        let joint = match line.kind(at) {
            Some(
                Kind::Legal(_)
                | Kind::Time(_)
                | Kind::Body(_)
                | Kind::Mark(',')
                | Kind::Cue(Cue::Of),
            ) => true,
            Some(Kind::Word) => scene.key(line.items[at].tokens.start) == "và",
            _ => false,
        };
        if !joint {
            return None;
        }
        at += 1;
    }
    for i in at + 1..limit.min(at + 9) {
        match line.kind(i)? {
            Kind::Campaign(mention) => return Some(scene.id(mention).to_owned()),
            Kind::Word | Kind::Mark('“' | '"' | '‘' | '\'') => {}
            Kind::Cue(
                Cue::Join | Cue::CampaignHead | Cue::Launch | Cue::CarryOut | Cue::Organise,
            ) => {}
            _ => return None,
        }
    }
    None
}

fn about_word(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    line.kind(i).is_some() && scene.fold(&line.items[i]) == "về"
}

/// Tells whether a line has a subject of its own.
#[allow(dead_code)]
fn has_subject(scene: &Scene<'_>, line: &Line) -> bool {
    matches!(
        subject_before(scene, line, line.items.len(), 0),
        Subject::Bodies(_)
    )
}
