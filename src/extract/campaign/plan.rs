//! Plans: the campaign that a plan launches by its heading, and the bodies that are told to carry it out.

use super::{Discourse, Reader};
use crate::extract::cue::Cue;
use crate::extract::fact::{Fact, FactKind};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "KẾ HOẠCH / Phát động phong trào thi đua “A”" in a union's own document: it launches A, and "2. Công đoàn
    /// B, Công đoàn C cụ thể hóa kế hoạch này" below has B and C carry it out.
    pub(super) fn planned(&self, discourse: &mut Discourse, found: &mut Vec<Fact>) {
        if let Some(campaign) = &discourse.plan {
            let told = self.told_by_point();
            self.push_each(told, campaign, 0, ("join-assigned", 0.75), found);
        } else if self.line.has.campaign
            && let Some(from) = self.behind_heading()
        {
            self.plan_launches(from, discourse, found);
        }
    }

    /// The item behind "KẾ HOẠCH" in capitals, which begins the line or stands alone above it, in a union's
    /// document.
    fn behind_heading(&self) -> Option<usize> {
        const HEADING: &str = "KẾ HOẠCH";
        let line = self.line;
        let start = line.items.first()?.tokens.start;
        self.scene
            .main
            .as_ref()
            .filter(|main| main.starts_with("u:"))?;
        if self.reads(0, &["kế", "hoạch"]) && self.scene.text(start..start + 2) == HEADING {
            return Some(
                line.items
                    .partition_point(|item| item.tokens.start < start + 2),
            );
        }
        let before = self.scene.span(start..start + 1).start as usize;
        let above = self.scene.article.text.get(..before)?.trim_end();
        above.strip_suffix(HEADING)?.ends_with('\n').then_some(0)
    }

    fn plan_launches(&self, from: usize, discourse: &mut Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let end = line.items.len();
        let begins = (from..end.min(from + 3)).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Launch | Cue::Organise | Cue::Join))
            )
        });
        let movement = (from..end.min(from + 5)).find(|&at| {
            line.is_cue(at, Cue::CampaignHead)
                && [
                    "phong trào",
                    "phong trào thi đua",
                    "đợt thi đua",
                    "cuộc vận động",
                ]
                .contains(&self.scene.fold(&line.items[at]).as_ref())
        });
        let named = movement.and_then(|head| {
            (head + 1..end.min(head + 4)).find_map(|at| match line.kind(at)? {
                Kind::Campaign(mention) => Some(self.scene.id(mention).to_owned()),
                _ => None,
            })
        });
        let (Some(campaign), Some(main), true) = (named, self.scene.main.clone(), begins) else {
            return;
        };
        let kind = FactKind::Launched {
            org: main,
            campaign: campaign.clone(),
            date: self.scene.article.published.clone(),
        };
        found.push(self.fact(kind, 0..end, "launch-plan", 0.75));
        discourse.plan = Some(campaign);
    }

    /// "2. Công đoàn Giáo dục tỉnh, Công đoàn Viên chức tỉnh cụ thể hóa kế hoạch này": the unions that a point
    /// of a plan begins with, but for the one whose plan it is.
    fn told_by_point(&self) -> Vec<String> {
        let line = self.line;
        let end = line.items.len().min(30);
        let opens = |at: usize| match line.kind(at) {
            Some(
                Kind::Body(_) | Kind::Unknown | Kind::Place(_) | Kind::Mark(_) | Kind::Number(_),
            ) => true,
            Some(Kind::Cue(Cue::Unions | Cue::AllLevels | Cue::Together)) => true,
            Some(Kind::Word) => {
                self.is_joint(at)
                    || matches!(
                        self.scene.key(line.items[at].tokens.start),
                        "các" | "thành" | "thị" | "huyện" | "quận" | "phố" | "xã"
                    )
            }
            _ => false,
        };
        let verb = (0..end).find(|&at| !opens(at));
        let does = verb.is_some_and(|verb| {
            matches!(
                line.kind(verb),
                Some(Kind::Cue(
                    Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Basis | Cue::Launch
                ))
            ) || ["căn", "xây", "chủ", "phối", "quán"]
                .iter()
                .any(|&key| self.scene.is_word(line, verb, key))
        });
        let colon = |verb: usize| (0..verb).any(|at| line.is_mark(at, ':'));
        let Some(verb) = verb.filter(|&verb| does || colon(verb)) else {
            return Vec::new();
        };
        let own = self.scene.main.as_deref();
        (0..verb)
            .filter_map(|at| self.scene.body(line, at))
            .filter(|id| id.starts_with("u:") && Some(*id) != own)
            .map(str::to_owned)
            .collect()
    }

    /// "LĐLĐ tỉnh ban hành kế hoạch về chương trình “A”. Theo đó, Công đoàn B, Công đoàn C: vận động …": who is
    /// told to carry out what was just named.
    pub(super) fn assigned(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        if let (Some(campaign), true) = (&discourse.just_named, !line.has.campaign) {
            self.push_each(
                self.told_by_text(),
                campaign,
                0,
                ("join-assigned", 0.72),
                found,
            );
        }
        let Some(at) = self.according() else {
            return;
        };
        let named = (0..at).rev().find_map(|i| match line.kind(i)? {
            Kind::Campaign(mention) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        let before = || discourse.just_named.clone().filter(|_| at == 0);
        let Some(campaign) = named.or_else(before) else {
            return;
        };
        for clause in line.clauses.iter().filter(|clause| clause.end > at + 2) {
            let start = clause.start.max(at + 2);
            let comma = (start..clause.end.min(start + 3)).find(|&i| line.is_mark(i, ','));
            let start = match comma.filter(|_| clause.start < at + 2) {
                Some(comma) => comma + 1,
                None => start,
            };
            let told = self.told_in(start..clause.end);
            self.push_each(told, &campaign, start, ("join-assigned", 0.75), found);
        }
    }

    /// "theo đó" anywhere; "Theo kế hoạch, ", "Theo nghị quyết này, " where a sentence begins.
    fn according(&self) -> Option<usize> {
        let line = self.line;
        let opens = line.is_cue(0, Cue::Basis)
            && matches!(
                self.scene.key(line.items.first()?.tokens.end),
                "kế" | "nghị" | "hướng" | "chương" | "thỏa" | "thoả"
            )
            && (2..5).any(|at| line.is_mark(at, ','));
        let that = |&at: &usize| line.is_cue(at, Cue::Basis) && self.reads(at, &["theo", "đó"]);
        opens
            .then_some(0)
            .or_else(|| (0..line.items.len()).find(that))
    }

    /// "Kế hoạch giao Công đoàn B làm điểm, Công đoàn C triển khai đại trà": the unions that the text which was
    /// just spoken of tells what to do.
    fn told_by_text(&self) -> Vec<String> {
        let line = self.line;
        let text = self.reads(0, &["kế", "hoạch"]) || self.reads(0, &["hướng", "dẫn"]);
        let direct = line
            .find(1..line.items.len().min(6), Cue::Direct)
            .filter(|_| text);
        let Some(direct) = direct else {
            return Vec::new();
        };
        let mut told = self.list_from(direct + 1);
        let commas = (direct + 1..line.items.len()).filter(|&at| line.is_mark(at, ','));
        told.extend(commas.flat_map(|at| self.list_from(at + 1)));
        told.retain(|id| id.starts_with("u:"));
        told
    }

    /// The bodies that a clause begins with, where it tells them what to do and names no other campaign.
    fn told_in(&self, clause: std::ops::Range<usize>) -> Vec<String> {
        let line = self.line;
        let told = self.subjects_of(clause.clone());
        let acts = |at: usize| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Join | Cue::CarryOut | Cue::Organise))
            ) || matches!(
                self.scene.key(line.items[at].tokens.start),
                "làm" | "chọn" | "nhận" | "phụ" | "chịu"
            )
        };
        let otherwise = |at: usize| {
            matches!(
                line.kind(at),
                Some(
                    Kind::Campaign(_)
                        | Kind::Award(_)
                        | Kind::Cue(
                            Cue::Give | Cue::Praise | Cue::Honour | Cue::Receive | Cue::Launch
                        )
                )
            )
        };
        let does = clause.clone().any(acts) && !clause.clone().any(otherwise);
        let unions = told.into_iter().filter(|id| id.starts_with("u:"));
        unions.filter(|_| does).collect()
    }
}
