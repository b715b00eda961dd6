//! Who answers what was launched: those who set out together, sign for it, or act at once.

use super::{Discourse, Reader};
use crate::extract::cue::Cue;
use crate::extract::fact::Fact;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "Các cấp công đoàn đồng loạt ra quân. LĐLĐ quận A tổ chức …; LĐLĐ huyện B khám bệnh …": what each
    /// does, it does for the campaign spoken of. Keeps whether this sentence says so of the next.
    pub(super) fn rallied(&self, discourse: &mut Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let all = |words: &[&str]| (0..line.items.len()).any(|i| self.reads(i, words));
        let sets_out =
            line.find(0..line.items.len(), Cue::AllLevels).is_some() && all(&["ra", "quân"]);
        // "LĐLĐ các huyện đã đồng loạt mở đợt thi đua “A”".
        let rallies = sets_out || line.has.launch && line.has.campaign && all(&["đồng", "loạt"]);
        let before = std::mem::replace(&mut discourse.rallied, rallies);
        let Some(campaign) = discourse.campaign.as_ref().filter(|_| before) else {
            return;
        };
        for clause in line.clauses.iter() {
            let all = self.subjects_of(clause.clone()).into_iter();
            let unions = all.filter(|id| id.starts_with("u:")).collect();
            self.push_each(unions, campaign, clause.start, ("join-example", 0.7), found);
        }
    }

    /// "LĐLĐ tỉnh phát động đợt thi đua “A”; LĐLĐ huyện B, LĐLĐ huyện C ký giao ước hưởng ứng": who signs for
    /// what the sentence or the article launches, or answers it.
    pub(super) fn signed_up(
        &self,
        launched: &[usize],
        discourse: &Discourse,
        found: &mut Vec<Fact>,
    ) {
        let line = self.line;
        let Some(sign) = (1..line.items.len()).find(|&at| self.signs(at)) else {
            return;
        };
        let own = launched.iter().rev().find(|&&i| i < sign);
        let own = own.and_then(|&i| match line.kind(i)? {
            Kind::Campaign(mention) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        // An answer that closes a sentence is that to a launch in it.
        let signed = !self.scene.fold(&line.items[sign]).ends_with("hưởng ứng");
        let before = || {
            let kept = discourse.campaign.clone();
            kept.filter(|_| discourse.campaign_launched && signed)
        };
        let Some(campaign) = own.or_else(before) else {
            return;
        };
        let clause = line.clause_of(sign);
        let apart = launched.iter().all(|i| !clause.contains(i));
        let mut signers = match apart {
            true => self.bodies_that_open(clause.start),
            false => Vec::new(),
        };
        if signers.is_empty() {
            signers = self.subject(sign).bodies();
        }
        if signers.is_empty() {
            signers.extend(self.chair_before(sign));
        }
        // "ký giao ước với 11 đơn vị, trong đó có Công đoàn X".
        let among = line.find(sign..line.items.len(), Cue::List);
        let first =
            among.and_then(|at| (at + 1..at + 4).find(|&i| self.scene.body(line, i).is_some()));
        signers.extend(first.map_or(Vec::new(), |first| self.list_from(first)));
        signers.retain(|org| !discourse.launcher.contains(org));
        self.push_each(signers, &campaign, sign, ("join-named-before", 0.78), found);
    }

    /// "ký giao ước", "ký cam kết", or "hưởng ứng" at the end of a clause.
    fn signs(&self, at: usize) -> bool {
        let line = self.line;
        let signs =
            || self.reads(at, &["ký", "giao", "ước"]) || self.reads(at, &["ký", "cam", "kết"]);
        let answers = || {
            line.is_cue(at, Cue::Join)
                && matches!(line.kind(at + 1), None | Some(Kind::Mark('.' | ';' | '!')))
                && self.scene.fold(&line.items[at]).ends_with("hưởng ứng")
        };
        // "CĐ Bộ A, CĐ Bộ B đã đăng ký làm điểm."
        let enlists = || {
            line.is_cue(at, Cue::Join)
                && self.reads(at, &["đăng", "ký"])
                && (at + 1..at + 3).any(|i| self.joins_without_object(i))
                && line
                    .kind(at + 2)
                    .is_none_or(|kind| matches!(kind, Kind::Mark(_)))
        };
        self.scene.is_word(line, at, "ký") && signs() || answers() || enlists()
    }

    /// "Hưởng ứng [lời] phát động, Công đoàn A đăng ký …; Công đoàn B đăng ký …", "Ngay tại hội nghị, Công đoàn
    /// A đăng ký …": each clause's subject answers what was launched before.
    pub(super) fn answering_launch(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let launched = discourse.campaign_launched && line.has.verb;
        let Some(campaign) = discourse.campaign.as_ref().filter(|_| launched) else {
            return;
        };
        let Some(comma) = self.behind_answer().or_else(|| self.at_once(discourse)) else {
            return;
        };
        for clause in line.clauses.iter() {
            let start = clause.start.max(comma + 1);
            let mut bodies = self.subjects_of(start..clause.end.max(start));
            if bodies.is_empty() {
                bodies.extend(self.chair_before(clause.end));
            }
            self.push_each(bodies, campaign, start, ("join-named-before", 0.8), found);
        }
    }

    /// "Hưởng ứng, ", "Hưởng ứng lời phát động, ", "Hưởng ứng lời kêu gọi, ": the comma.
    fn behind_answer(&self) -> Option<usize> {
        let line = self.line;
        let answers =
            line.is_cue(0, Cue::Join) && self.scene.fold(&line.items[0]).ends_with("hưởng ứng");
        let comma = (1..7)
            .find(|&at| line.is_mark(at, ','))
            .filter(|_| answers)?;
        let call = (1..comma).any(|at| {
            line.is_cue(at, Cue::Launch)
                || line.is_cue(at, Cue::Direct) && self.scene.is_word(line, at - 1, "lời")
        });
        (call || comma == 1).then_some(comma)
    }

    /// "Ngay tại hội nghị, Công đoàn A đăng ký …" right behind the sentence that launches: the comma.
    fn at_once(&self, discourse: &Discourse) -> Option<usize> {
        let line = self.line;
        let opens = self.scene.is_word(line, 0, "ngay")
            && discourse.just_named == discourse.campaign
            && !line.has.campaign;
        let comma = (1..8).find(|&at| line.is_mark(at, ',')).filter(|_| opens)?;
        let signs = |at: usize| {
            line.is_cue(at, Cue::Join)
                && ["đăng ký", "hưởng ứng"].contains(&self.scene.fold(&line.items[at]).as_ref())
        };
        (comma..line.items.len()).any(signs).then_some(comma)
    }
}
