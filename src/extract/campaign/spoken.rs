//! Participations in a campaign that an earlier sentence named: "phong trào", "cuộc thi này", "hưởng ứng lời
//! phát động".

use super::{Discourse, Reader, is_contest};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::{Subject, bodies_in};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "… đăng ký tham gia chương trình", "triển khai cuộc vận động tới từng tổ": a movement that is
    /// named in an earlier sentence.
    pub(super) fn unnamed_joins(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        if !line.has.verb {
            return;
        }
        for at in 0..line.items.len() {
            // "phát biểu hưởng ứng" is said and not done.
            let said = at > 0 && self.scene.is_word(line, at - 1, "biểu");
            // "LĐLĐ huyện khai mạc vòng loại hội thi này".
            let holds = line.is_cue(at, Cue::Organise)
                && (at + 1..at + 4).any(|i| self.is_the_campaign(i) && self.is_this(i));
            let joins = holds || self.joins_by_name(at);
            if !joins || self.unreal(at) || said {
                continue;
            }
            let verb = self.scene.fold(&line.items[at]);
            let alone = verb.ends_with("hưởng ứng")
                && (at + 1..line.items.len())
                    .all(|i| matches!(line.kind(i), Some(Kind::Word | Kind::Mark('.'))));
            let reach = at + 3 + usize::from(holds);
            let head = (at + 1..reach).find(|&i| self.is_the_campaign(i));
            // "Đến nay đã có Công đoàn A đăng ký dự thi": in the contest spoken of.
            let enters = verb == "dự thi" && self.competes(at);
            let named = line.names_campaign();
            let campaign = match head {
                // "… phát động đợt thi đua “A”; Công đoàn B tham gia đợt thi đua này".
                Some(head) if named => self.named_in_front(head),
                _ if named => None,
                Some(head) => self.spoken_campaign(head, discourse),
                None if alone => discourse.campaign.clone(),
                None if enters && !self.bodies_before(at).is_empty() => discourse.contest.clone(),
                None => None,
            };
            let Some(campaign) = campaign else {
                continue;
            };
            // "… tham gia cuộc thi như: Công đoàn A, Công đoàn B".
            let examples = head.map_or(Vec::new(), |head| self.named_as_examples(head));
            let bodies = match self.subject(at) {
                _ if !examples.is_empty() => examples,
                Subject::Bodies(_) if head.is_none() && enters => self.bodies_before(at),
                Subject::Bodies(bodies) => bodies,
                // "Hưởng ứng chương trình này, LĐLĐ huyện …".
                Subject::Nobody if at < 2 => {
                    let comma = (at..line.items.len().min(at + 8)).find(|&i| line.is_mark(i, ','));
                    comma.map_or(Vec::new(), |comma| self.bodies_that_open(comma + 1))
                }
                _ => Vec::new(),
            };
            self.push_each(bodies, &campaign, at, ("join-named-before", 0.8), found);
        }
    }

    /// The campaign named before the head at `i` in the sentence, where the head says "this one".
    fn named_in_front(&self, i: usize) -> Option<String> {
        let line = self.line;
        let this = self.is_this(i);
        let mut before = (0..i).rev().filter(|_| this);
        before.find_map(|at| match line.kind(at) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        })
    }

    /// "phong trào này", "hội thi trên": the head at `i` points back.
    fn is_this(&self, i: usize) -> bool {
        let line = self.line;
        let last = self.scene.tokens.key(line.items[i].tokens.end - 1);
        last == "này"
            || ["này", "trên", "đó"]
                .iter()
                .any(|&key| self.scene.is_word(line, i + 1, key))
    }

    /// The list of bodies that stands right before the verb at `at`, but for a verb of signing up.
    pub(super) fn bodies_before(&self, at: usize) -> Vec<String> {
        let line = self.line;
        let beside = |i: usize| match line.kind(i) {
            Some(Kind::Cue(Cue::Join)) => true,
            Some(Kind::Word | Kind::Cue(Cue::Together)) => matches!(
                self.scene.key(line.items[i].tokens.start),
                "đã" | "cũng"
                    | "tích"
                    | "cực"
                    | "cùng"
                    | "đều"
                    | "đang"
                    | "mạnh"
                    | "dạn"
                    | "lần"
                    | "lượt"
                    | "đồng"
                    | "loạt"
                    | "nhanh"
                    | "chóng"
                    | "vừa"
                    | "còn"
                    | "mới"
                    | "thì"
            ),
            _ => false,
        };
        let Some(last) = (0..at).rev().find(|&i| !beside(i)) else {
            return Vec::new();
        };
        let first = (0..last + 1)
            .rev()
            .find(|&i| self.scene.body(line, i).is_none() && !self.is_joint(i));
        match self.scene.body(line, last) {
            Some(_) => bodies_in(self.scene, line, first.map_or(0, |i| i + 1)..last + 1),
            None => Vec::new(),
        }
    }

    /// "Tiêu biểu trong phong trào này là Công đoàn A, B", "Dẫn đầu là Công đoàn A": who is named as
    /// an example of the campaign spoken of.
    pub(super) fn examples_of_spoken(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let word = |i: usize, key: &str| self.scene.is_word(line, i, key);
        let opens = ["tiêu", "điển", "dẫn", "đi", "nổi"]
            .iter()
            .any(|key| word(0, key));
        let is = (1..line.items.len().min(8)).find(|&i| word(i, "là") || word(i, "như"));
        let (Some(is), false) = (is.filter(|_| opens), line.names_campaign()) else {
            return;
        };
        let head = (1..is).find(|&i| self.is_the_campaign(i));
        // "Dẫn đầu về số bài dự thi là Công đoàn A".
        let leads = (word(0, "dẫn") || word(0, "đi")) && self.scene.is_word(line, 1, "đầu");
        let campaign = match head {
            Some(head) => self.spoken_campaign(head, discourse),
            None if leads && is == 2 => discourse.campaign.clone(),
            None if leads => discourse.just_named.clone(),
            // "… đưa cuộc vận động “A” vào nền nếp. Nổi bật là Công đoàn X, Công đoàn Y."
            None if is <= 3 && self.lists_only_unions(is + 1) => discourse.just_named.clone(),
            None => None,
        };
        let first = is + 1 + usize::from(line.is_mark(is + 1, ':'));
        if let Some(campaign) = campaign {
            self.push_each(
                self.list_from(first),
                &campaign,
                is,
                ("join-example", 0.75),
                found,
            );
        }
    }

    /// Tells whether nothing but names of unions goes on from item `from` to the end of the sentence.
    fn lists_only_unions(&self, from: usize) -> bool {
        let line = self.line;
        let plain = |at: usize| {
            matches!(line.kind(at), Some(Kind::Place(_) | Kind::Mark(_))) || self.is_joint(at)
        };
        (from..line.items.len()).all(|at| match self.scene.body(line, at) {
            Some(id) => id.starts_with("u:"),
            None => plain(at),
        })
    }

    /// Verbs that join or carry out what they name: "hưởng ứng", "triển khai", "thực hiện".
    pub(super) fn joins_by_name(&self, at: usize) -> bool {
        let line = self.line;
        match line.kind(at) {
            Some(Kind::Cue(Cue::CarryOut)) => true,
            Some(Kind::Cue(Cue::Join)) => !matches!(
                self.scene.fold(&line.items[at]).as_ref(),
                "tham dự"
                    | "tiếp tục"
                    | "tập trung"
                    | "chú trọng"
                    | "vận động"
                    | "thi đua"
                    | "gắn với"
                    | "lồng ghép"
                    | "bàn giao"
                    | "hỗ trợ"
                    | "xây dựng mô hình"
            ),
            _ => false,
        }
    }

    /// "phong trào", "cuộc thi này": a head that stands for the one spoken of, and not for several or
    /// for another one that is described behind it.
    pub(super) fn is_the_campaign(&self, i: usize) -> bool {
        let line = self.line;
        let model = line.is_cue(i, Cue::Noun(Noun::Either))
            && self.scene.fold(&line.items[i]) == "mô hình"
            && (self.scene.is_word(line, i + 1, "này")
                || line.is_cue(i + 1, Cue::Passive)
                || i > 0 && self.reads(i - 1, &["nhân", "rộng"]));
        if !line.is_cue(i, Cue::CampaignHead) && !model {
            return false;
        }
        let head = self.scene.fold(&line.items[i]);
        let before = i.checked_sub(1).and_then(|at| line.kind(at));
        let several = ["các", "những", "nhiều", "một"]
            .iter()
            .any(|word| head.starts_with(word) || i > 0 && self.scene.is_word(line, i - 1, word))
            || matches!(before, Some(Kind::Number(_)));
        let closes = match line.kind(i + 1) {
            None => true,
            Some(_) if head.ends_with(" này") => true,
            // "Phong trào sau đó được …".
            Some(Kind::Word)
                if (i + 1..i + 5)
                    .find(|&at| line.kind(at) != Some(Kind::Word))
                    .is_some_and(|at| line.is_cue(at, Cue::Passive)) =>
            {
                true
            }
            Some(Kind::Word) => matches!(
                self.scene.key(line.items[i + 1].tokens.start),
                "là" | "như"
                    | "này"
                    | "trên"
                    | "đó"
                    | "ấy"
                    | "bằng"
                    | "một"
                    | "nhanh"
                    | "đã"
                    | "ngay"
                    | "rất"
                    | "cũng"
                    | "và"
                    | "ra"
                    | "vẫn"
                    | "còn"
            ),
            Some(kind) => !matches!(
                kind,
                Kind::Campaign(_)
                    | Kind::Mark('“' | '"' | ':' | '(')
                    | Kind::Place(_)
                    | Kind::Body(_)
                    | Kind::Cue(Cue::Of | Cue::Noun(_) | Cue::CampaignHead | Cue::Gift)
            ),
        };
        !several && closes
    }

    /// The campaign that the head at `i` stands for: a contest for a contest's head, else the one
    /// spoken of.
    pub(super) fn spoken_campaign(&self, i: usize, discourse: &Discourse) -> Option<String> {
        match is_contest(&self.scene.fold(&self.line.items[i])) {
            true => discourse.contest.clone().or(discourse.campaign.clone()),
            false => discourse.campaign.clone(),
        }
    }

    pub(super) fn push_each(
        &self,
        bodies: Vec<String>,
        campaign: &str,
        at: usize,
        (rule, sure): (&str, f32),
        found: &mut Vec<Fact>,
    ) {
        for org in bodies {
            let kind = FactKind::TookPart {
                org,
                campaign: campaign.to_owned(),
            };
            found.push(self.fact(kind, self.line.clause_of(at), rule, sure));
        }
    }

    /// "Hội thi do LĐLĐ tỉnh phối hợp với Sở A, Sở B tổ chức", "Phong trào được LĐLĐ tỉnh nhân rộng":
    /// who holds or joins the campaign that an earlier sentence named.
    pub(super) fn held_before(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        if line.has.organise
            && let Some(host) = self.host_in_apposition()
            && let Some(contest) = self.contest_named().or_else(|| discourse.contest.clone())
        {
            self.push_each(vec![host], &contest, 0, ("join-host", 0.8), found);
        }
        if line.names_campaign() || !line.has.verb {
            return;
        }
        // "Những năm khó khăn nhất, phong trào vẫn được …".
        let first = (0..line.items.len()).find(|&at| self.scene.body(line, at).is_some());
        let limit = first.unwrap_or(0).clamp(2, 12).min(line.items.len());
        let head = (0..limit).find(|&at| self.is_the_campaign(at));
        let Some((hosts, _)) = head.and_then(|head| self.hosts(head)) else {
            return;
        };
        let campaign = head.and_then(|head| self.spoken_campaign(head, discourse));
        if let Some(campaign) = campaign {
            self.push_each(hosts, &campaign, 0, ("join-host", 0.8), found);
        }
    }

    /// "LĐLĐ tỉnh phát động đợt quyên góp “A”; ngay tại chỗ, B ủng hộ 120 triệu đồng, C 65 triệu đồng":
    /// who gives to what is launched.
    pub(super) fn donors(&self, launched: &[usize], discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let named = launched.iter().find_map(|&i| {
            let give = (i + 1..line.items.len()).find(|&at| self.donates(at))?;
            match line.kind(i)? {
                Kind::Campaign(mention) => Some((give, self.scene.id(mention).to_owned())),
                _ => None,
            }
        });
        let spoken = || {
            let give = (1..line.items.len()).find(|&at| self.donates(at))?;
            let head = (give..line.items.len().min(give + 4)).find(|&i| self.is_the_campaign(i))?;
            Some((give, self.spoken_campaign(head, discourse)?))
        };
        let Some((give, campaign)) = named.or_else(spoken) else {
            return;
        };
        let start = line.clause_of(give).start;
        let mut bodies = self.bodies_that_open(start);
        // "…, C 65 triệu đồng": the verb goes on.
        bodies.extend((give..line.items.len()).filter_map(|at| {
            let sum = matches!(line.kind(at + 1), Some(Kind::Number(_)));
            self.scene.body(line, at).filter(|_| sum).map(str::to_owned)
        }));
        self.push_each(bodies, &campaign, give, ("join-donor", 0.75), found);
    }

    /// "ủng hộ", "quyên góp", "đóng góp" right behind somebody.
    pub(super) fn donates(&self, at: usize) -> bool {
        let line = self.line;
        let pair = |first: &str, second: &str| {
            self.scene.is_word(line, at, first) && self.scene.is_word(line, at + 1, second)
        };
        pair("ủng", "hộ") || pair("quyên", "góp") || pair("đóng", "góp")
    }
}
