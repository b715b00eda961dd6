//! Participations told away from the campaign's name: a list of those who take part, examples behind
//! "như:", a movement named in an earlier sentence.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, bodies_in, subject_before};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "… đăng ký tham gia chương trình": a movement that is named in an earlier sentence.
    pub(super) fn unnamed_joins(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
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
    pub(super) fn examples(&self, found: &mut Vec<Fact>) {
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

    /// "Có 19 đội tham gia hội thi, gồm: A; B; C": each of the list takes part.
    pub(super) fn listed(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
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
                    &*self.scene.fold(&line.items[at]),
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
}
