//! Legal bases: what rests on which legal text.

use std::ops::Range;

use super::campaign::Discourse;
use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::role::firm_subject_before;
use super::scene::{Kind, Line, Scene};

/// Finds the legal bases of a line.
pub(super) fn find(scene: &Scene<'_>, line: &Line, discourse: &Discourse, found: &mut Vec<Fact>) {
    if !line.has.legal {
        return;
    }
    let reader = Reader {
        scene,
        line,
        discourse,
    };
    // The text before, and what rests on it.
    let mut last: Option<(usize, Basis)> = None;
    for i in 0..line.items.len() {
        let Some(Kind::Legal(mention)) = line.kind(i) else {
            continue;
        };
        if reader.is_within_theme(i) {
            continue;
        }
        let basis = reader.subject_of(i).or_else(|| {
            let (before, basis) = last.as_ref()?;
            reader.is_joined(*before, i).then(|| basis.clone())
        });
        let Some(basis) = basis else {
            continue;
        };
        last = Some((i, basis.clone()));
        let (subject, rule, confidence) = basis;
        // "Theo Luật Công đoàn, …": what the law says, and no body's own work.
        let law = ["l:luat-", "l:bo-luat-"]
            .iter()
            .any(|kind| scene.id(mention).starts_with(kind));
        if law && !subject.as_deref().is_some_and(|id| id.starts_with("c:")) {
            continue;
        }
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

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    discourse: &'s Discourse,
}

impl Reader<'_, '_> {
    fn subject_of(&self, legal: usize) -> Option<Basis> {
        let line = self.line;
        if let Some(campaign) = self.about(legal) {
            return Some((Some(campaign), "basis-about", 0.92));
        }
        // "Căn cứ Quy chế hoạt động của Cụm và Công văn số 9": what opens the sentence reaches far.
        let opens = self.announces(0) || self.announces(1);
        let first = if opens { 0 } else { legal.saturating_sub(5) };
        let marker = (first..legal).rev().find(|&i| self.announces(i))?;
        let clean = (marker + 1..legal).all(|i| {
            matches!(
                line.kind(i),
                Some(
                    Kind::Word
                        | Kind::Legal(_)
                        | Kind::Body(_)
                        | Kind::Time(_)
                        | Kind::Mark(',')
                        | Kind::Cue(Cue::Of | Cue::Noun(_))
                ) // "Căn cứ kết quả bình xét và Quy chế số 6".
            ) || opens && line.is_cue(i, Cue::Unreal)
        });
        if !clean {
            return None;
        }
        // "Sau 5 năm thực hiện Nghị quyết số 7": a time may stand before.
        let opening = marker <= 2
            || marker <= 5
                && (0..marker).all(|i| {
                    matches!(
                        line.kind(i),
                        Some(Kind::Word | Kind::Number(_) | Kind::Time(_) | Kind::Cue(Cue::Aside))
                    )
                });
        let subject_spoken_of = self.spoken_of_campaign(marker);
        let clause = line.clause_of(legal);
        // "phong trào “A” theo Quyết định số 5; phong trào “B” theo Chỉ thị số 7".
        let own = self.last_campaign_in(clause.start..marker);
        if own.is_some() && !opening && line.is_cue(marker, Cue::Basis) {
            return Some((own, "basis-inside", 0.68));
        }
        // "tập trung thực hiện Nghị định số 60, chuẩn bị tham gia Hội thi “A”": one more task.
        let acts = (0..marker).any(|i| matches!(line.kind(i), Some(Kind::Body(_))));
        let task =
            (acts || !opening) && !line.is_cue(marker, Cue::Basis) && self.is_listed_behind(legal);
        let opening = opening && !task;
        // What a semicolon parts from the text rests on it only where the texts are listed so.
        let all = line.items.len();
        let texts = (clause.end..all).any(|i| matches!(line.kind(i), Some(Kind::Legal(_))));
        let campaign = self.campaign_in(legal..if texts { all } else { clause.end });
        if campaign.is_some() && !task {
            return Some((campaign, "basis-of-campaign", 0.6));
        }
        if !opening && !subject_spoken_of {
            if let Some(earlier) = self.campaign_in(0..marker) {
                return Some((Some(earlier), "basis-inside", 0.68));
            }
            return Some((self.actor(marker), "basis-inside", 0.68));
        }
        let subject = firm_subject_before(self.scene, line, line.items.len(), legal + 1).bodies();
        if let Some(campaign) = &self.discourse.campaign
            && (subject.is_empty() || subject_spoken_of || self.speaks_of_campaign(legal))
        {
            return Some((Some(campaign.clone()), "basis-of-campaign-before", 0.6));
        }
        let subject = subject
            .into_iter()
            .next()
            .or_else(|| self.scene.main.clone());
        Some((subject, "basis-of-body", 0.6))
    }

    /// "với chủ đề “Công nhân quyết tâm thực hiện thắng lợi Nghị quyết Đại hội …”": a text that only a theme names.
    fn is_within_theme(&self, legal: usize) -> bool {
        let line = self.line;
        let mark = |at: usize| match line.kind(at)? {
            Kind::Mark(mark @ ('“' | '”')) => Some((at, mark)),
            _ => None,
        };
        let open = (legal.saturating_sub(24)..legal).rev().find_map(mark);
        open.is_some_and(|(at, mark)| mark == '“' && at + 2 < legal)
    }

    /// Tells whether a comma stands between a text and the campaign behind it, and no further text
    /// in between.
    fn is_listed_behind(&self, legal: usize) -> bool {
        let line = self.line;
        let mut behind = legal + 1..line.items.len();
        let campaign = behind.find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let Some(campaign) = campaign else {
            return false;
        };
        let begun = (legal + 1..campaign)
            .any(|at| matches!(line.kind(at), Some(Kind::Cue(Cue::Launch | Cue::Organise))));
        let last = (legal + 1..campaign)
            .rev()
            .find(|&at| line.is_mark(at, ',') || matches!(line.kind(at), Some(Kind::Legal(_))));
        !begun && last.is_some_and(|at| line.is_mark(at, ','))
    }

    /// "Chỉ thị số 7 … về xóa nhà tạm và Kế hoạch số 9 …": a text that is joined to the one before,
    /// what that one is about and who issued it apart.
    fn is_joined(&self, before: usize, legal: usize) -> bool {
        let line = self.line;
        let joint = legal.checked_sub(1).is_some_and(|at| {
            line.is_mark(at, ',')
                || line.is_mark(at, ';')
                || line.is_cue(at, Cue::Together)
                || self.scene.is_word(line, at, "và")
        });
        // "Kế hoạch … về phát động thi đua và Hướng dẫn số 12": what the first is about.
        let titled = |at: usize| at > 0 && self.scene.is_word(line, at - 1, "về");
        // "Kết luận … của Bộ Chính trị, Ban Bí thư và Hướng dẫn số 55": both issued the first.
        let issued = |at: usize| at + 3 == legal;
        let ends = |at: usize| {
            !titled(at)
                && matches!(
                    line.kind(at),
                    Some(
                        Kind::Person(_)
                            | Kind::Award(_)
                            | Kind::Mark('.')
                            | Kind::Cue(Cue::Launch | Cue::Give | Cue::Praise | Cue::Honour)
                    )
                )
                || line.is_mark(at, ',')
                    && matches!(line.kind(at + 1), Some(Kind::Body(_)))
                    && !issued(at)
                // "Thực hiện Quyết định số 5 … về phong trào “A” và Kế hoạch số 9": both open the sentence.
                || matches!(line.kind(at), Some(Kind::Campaign(_))) && !titled(at) && !self.announces(0)
        };
        joint && legal - before <= 40 && !(before + 1..legal).any(ends)
    }

    fn announces(&self, i: usize) -> bool {
        match self.line.kind(i) {
            Some(Kind::Cue(Cue::Basis | Cue::CarryOut)) => true,
            // "Triển khai Nghị quyết số 7"; the text is the verb's object.
            Some(Kind::Cue(Cue::Join)) => {
                let words = self.scene.fold(&self.line.items[i]);
                words.starts_with("cụ thể")
                    || (words.starts_with("triển khai") || words.ends_with("hưởng ứng"))
                        && matches!(self.line.kind(i + 1), Some(Kind::Legal(_)))
            }
            _ => false,
        }
    }

    /// "Đợt thi đua căn cứ …", "phong trào này thực hiện theo …": the campaign is the subject.
    fn spoken_of_campaign(&self, marker: usize) -> bool {
        let line = self.line;
        let said = line.rfind(0..marker, Cue::Noise).map_or(0, |at| at + 1);
        let opens = line.find(said..marker.min(said + 4), Cue::CampaignHead);
        // "Bà A nhấn mạnh, đợt thi đua được tổ chức theo …".
        let near = line.rfind(marker.saturating_sub(5)..marker, Cue::CampaignHead);
        let near = near.filter(|&at| {
            let behind = at + 1..marker;
            behind.clone().any(|i| line.is_cue(i, Cue::Passive))
                && behind.into_iter().all(|i| {
                    matches!(
                        line.kind(i),
                        Some(Kind::Word | Kind::Cue(Cue::Passive | Cue::Organise))
                    )
                })
        });
        opens.or(near).is_some()
    }

    /// "…, chương trình kéo dài ba tháng": the sentence goes on about the campaign spoken of.
    fn speaks_of_campaign(&self, legal: usize) -> bool {
        let behind = legal + 1..self.line.items.len();
        self.line.find(behind, Cue::CampaignHead).is_some()
    }

    /// "LĐLĐ huyện tập huấn theo Kế hoạch số 9": who acts so, and not where only an aim is told.
    fn actor(&self, marker: usize) -> Option<String> {
        let line = self.line;
        let start = line.clause_of(marker).start;
        let told = (start..marker).any(|i| {
            matches!(
                line.kind(i),
                Some(Kind::Person(_) | Kind::Cue(Cue::Unreal | Cue::Noise))
            )
        });
        if told {
            return None;
        }
        let actors = firm_subject_before(self.scene, line, marker, start).bodies();
        actors.into_iter().next()
    }

    /// "phong trào “A” và “B” theo Kế hoạch số 9": the campaign that stands nearest to the text.
    fn last_campaign_in(&self, range: Range<usize>) -> Option<String> {
        range.rev().find_map(|i| self.campaign_in(i..i + 1))
    }

    fn campaign_in(&self, range: Range<usize>) -> Option<String> {
        range.into_iter().find_map(|i| match self.line.kind(i) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        })
    }

    /// "Chỉ thị … về [tiếp tục đẩy mạnh] phong trào “…”": the text is about the campaign.
    fn about(&self, legal: usize) -> Option<String> {
        let line = self.line;
        let limit = line.items.len().min(legal + 24);
        // Another legal text may stand between: "Chỉ thị 03 và Nghị quyết 6b về phong trào …".
        let at = (legal + 1..limit).find(|&at| !self.joint(at))?;
        // "Kế hoạch số 9/KH-LĐLĐ phát động phong trào “…”" goes without "về".
        let verb = matches!(
            line.kind(at),
            Some(Kind::Cue(
                Cue::Launch | Cue::Organise | Cue::Join | Cue::CarryOut
            ))
        );
        if self.scene.fold(&line.items[at]) != "về" && !verb {
            return None;
        }
        for i in at + 1..limit.min(at + 9) {
            match line.kind(i)? {
                Kind::Campaign(mention) => return Some(self.scene.id(mention).to_owned()),
                Kind::Word | Kind::Mark('“' | '"' | '‘' | '\'') => {}
                Kind::Cue(
                    Cue::Join | Cue::CampaignHead | Cue::Launch | Cue::CarryOut | Cue::Organise,
                ) => {}
                // "phát động trong toàn ngành đợt thi đua “A”".
                Kind::Cue(Cue::Aside | Cue::AllLevels | Cue::Unions) if verb => {}
                // "về phối hợp thực hiện cuộc vận động “A”".
                Kind::Cue(Cue::Together) => {}
                _ => return None,
            }
        }
        None
    }

    fn joint(&self, i: usize) -> bool {
        match self.line.kind(i) {
            Some(
                Kind::Legal(_)
                | Kind::Time(_)
                | Kind::Body(_)
                | Kind::Mark(',')
                | Kind::Cue(Cue::Of),
            ) => true,
            Some(Kind::Word) => self.scene.key(self.line.items[i].tokens.start) == "và",
            _ => false,
        }
    }
}
