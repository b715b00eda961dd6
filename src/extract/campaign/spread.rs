//! Where else a campaign is carried out: "lan tỏa đến A, B", "có mặt ở nhiều nơi (A, B)", and what a
//! sentence about the one spoken of tells of others.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::Fact;
use crate::extract::scene::Kind;

/// Words that say that something has reached others, who are told behind.
const REACHES: [&[&str]; 12] = [
    &["lan", "tỏa"],
    &["lan", "toả"],
    &["lan", "rộng"],
    &["lan", "ra"],
    &["lan", "đến"],
    &["lan", "sang"],
    &["lan", "tới"],
    &["nhân", "rộng"],
    &["nhân", "ra"],
    &["có", "mặt"],
    &["phát", "động", "điểm"],
    &["triển", "khai", "điểm"],
];

impl Reader<'_, '_> {
    /// "… lan tỏa đến LĐLĐ huyện A, LĐLĐ huyện B", "đã có mặt ở Công đoàn C", "triển khai điểm tại D": those
    /// whom the campaign before item `from` has reached.
    pub(super) fn spread_to(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let end = line.clause_of(from).end;
        let next = (from..end).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let reaches = |at: &usize| {
            let begins = matches!(
                self.scene.key(line.items[*at].tokens.start),
                "lan" | "nhân" | "có" | "phát" | "triển"
            );
            begins && REACHES.iter().any(|words| self.reads(*at, words))
        };
        let Some(at) = (from..next.unwrap_or(end)).find(reaches) else {
            return Vec::new();
        };
        let first = (at + 1..end.min(at + 9)).find(|&i| self.scene.body(line, i).is_some());
        let Some(first) = first else {
            return Vec::new();
        };
        let plain = (at + 1..first).all(|i| {
            matches!(
                line.kind(i),
                Some(
                    Kind::Word
                        | Kind::Number(_)
                        | Kind::Mark(':' | '(')
                        | Kind::Cue(
                            Cue::Aside
                                | Cue::For
                                | Cue::Unions
                                | Cue::Noun(_)
                                | Cue::List
                                | Cue::TheUnit
                        )
                )
            )
        });
        // "được nhân rộng trong toàn ngành. LĐLĐ huyện …": a place word leads to them.
        let led = (at + 1..first).any(|i| {
            matches!(line.kind(i), Some(Kind::Cue(Cue::Aside | Cue::For)))
                || matches!(
                    self.scene.key(line.items[i].tokens.start),
                    "ra" | "sang" | "như"
                )
        });
        match plain && led {
            true => self.list_from(first),
            false => Vec::new(),
        }
    }

    /// "… đến nay 17 CĐCS đã đăng ký, trong đó có CĐCS A, CĐCS B": those among them who are told by name, where
    /// a verb of joining stands between the campaign before item `from` and them.
    pub(super) fn among(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let next =
            (from..line.items.len()).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let end = next.unwrap_or(line.items.len());
        let Some(among) = line
            .find(from..end, Cue::List)
            .filter(|&at| self.reads(at, &["trong", "đó"]))
        else {
            return Vec::new();
        };
        let near = among.saturating_sub(10).max(from)..among;
        let sends = |at: usize| {
            ["gửi", "cử", "nộp"]
                .iter()
                .any(|&key| self.scene.is_word(line, at, key))
        };
        let joins = near
            .clone()
            .any(|at| (self.joins_by_name(at) || sends(at)) && !self.unreal(at));
        let several = near.clone().any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Unions | Cue::TheUnit | Cue::Noun(Noun::Collective)
                ))
            )
        });
        let first = (among + 1..end.min(among + 5)).find(|&at| self.scene.body(line, at).is_some());
        match first.filter(|_| joins && several) {
            Some(first) => self.list_from(first),
            None => Vec::new(),
        }
    }

    /// "mô hình “A” được nhiều đơn vị làm theo (Công đoàn X, Công đoàn Y)": a bracket that holds nothing but
    /// bodies, behind the campaign before item `from` or behind those whom it tells by name.
    pub(super) fn bracketed(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let end = line.clause_of(from).end;
        let stop = |at: &usize| {
            matches!(
                line.kind(*at),
                Some(Kind::Mark('(') | Kind::Campaign(_) | Kind::Body(_) | Kind::Person(_))
            )
        };
        let Some(open) = (from..end.min(from + 16)).find(stop) else {
            return Vec::new();
        };
        let several = open == from
            || matches!(
                line.kind(open - 1),
                Some(Kind::Cue(
                    Cue::Unions | Cue::Noun(Noun::Collective) | Cue::AllLevels
                ))
            )
            || matches!(
                self.scene.key(line.items[open - 1].tokens.end - 1),
                "nơi" | "sở" | "điểm" | "vị" | "phương" | "nghiệp"
            );
        if !line.is_mark(open, '(') || !several {
            return Vec::new();
        }
        let first = (open + 1..end.min(open + 4)).find(|&at| self.scene.body(line, at).is_some());
        let close = (open + 1..end).find(|&at| line.is_mark(at, ')'));
        let (Some(first), Some(close)) = (first, close) else {
            return Vec::new();
        };
        let only = (first..close).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Body(_) | Kind::Place(_) | Kind::Mark(',' | ';' | '…' | '.'))
            ) || self.is_joint(at)
        });
        let like = (open + 1..first).all(|at| {
            self.scene.is_word(line, at, "như")
                || line.is_mark(at, ':')
                || line.is_cue(at, Cue::List)
        });
        match only && like && first < close {
            true => (first..close)
                .filter_map(|at| self.scene.body(line, at).map(str::to_owned))
                .collect(),
            false => Vec::new(),
        }
    }

    /// "Phong trào này nay đã có Công đoàn A, Công đoàn B đăng ký thực hiện", "Cuộc vận động đã lan tỏa đến
    /// Công đoàn C": a sentence about the campaign spoken of, and those whom it tells of.
    pub(super) fn told_of_spoken(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        if line.names_campaign() {
            return;
        }
        let head = (0..line.items.len().min(6)).find(|&i| self.is_the_campaign(i));
        let Some(head) = head else {
            if let Some(campaign) = &discourse.just_named {
                let mut there = self.said_to_be_there();
                there.extend(self.ranked());
                self.push_each(there, campaign, 0, ("join-named-before", 0.72), found);
            }
            return;
        };
        let Some(campaign) = self.spoken_campaign(head, discourse) else {
            return;
        };
        let mut told = self.spread_to(0);
        told.extend(self.bracketed(head + 1));
        told.extend(self.taken_up(head + 1));
        told.extend(self.named_as_best(head));
        self.push_each(told, &campaign, head, ("join-named-before", 0.78), found);
    }

    /// "“A” do B khởi xướng, nay Công đoàn C, Công đoàn D đã học theo": those who stand right before a verb of
    /// joining that names nothing, behind the campaign before item `from`.
    pub(super) fn taken_up(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let next =
            (from..line.items.len()).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let verbs = from + 1..next.unwrap_or(line.items.len());
        let mut bodies: Vec<String> = Vec::new();
        for at in verbs.filter(|&at| self.joins_without_object(at) || self.follows_suit(at)) {
            bodies.extend(self.bodies_before(at));
        }
        bodies
    }

    /// "học theo", "vào cuộc": to do as others do.
    fn follows_suit(&self, at: usize) -> bool {
        const SUITS: [&[&str]; 6] = [
            &["học", "theo"],
            &["học", "tập"],
            &["làm", "theo"],
            &["vào", "cuộc"],
            &["nhập", "cuộc"],
            &["áp", "dụng"],
        ];
        let key = self.scene.key(self.line.items[at].tokens.start);
        matches!(key, "học" | "làm" | "vào" | "nhập" | "áp")
            && SUITS.iter().any(|words| self.reads(at, words))
            && !self.unreal(at)
    }

    /// "Ban đầu chỉ có Công đoàn A, Công đoàn B tham gia, …": right behind the sentence that names the campaign.
    fn said_to_be_there(&self) -> Vec<String> {
        let line = self.line;
        let Some(has) = (0..line.items.len().min(8)).find(|&at| self.scene.is_word(line, at, "có"))
        else {
            return Vec::new();
        };
        let list = self.list_from(has + 1);
        let verbs = has + 2..line.items.len().min(has + 16);
        let joined = verbs.filter(|&at| self.joins_without_object(at));
        let told = joined
            .map(|at| self.bodies_before(at))
            .find(|bodies| *bodies == list);
        told.unwrap_or_default()
    }

    /// "LĐLĐ huyện A đứng thứ ba với 1.870 sáng kiến", "A và B là những đơn vị có cách làm sáng tạo": who begins a
    /// sentence that compares, right behind the one that names the campaign.
    fn ranked(&self) -> Vec<String> {
        let line = self.line;
        let list = self.list_from(0);
        if list.is_empty() || line.has.award || line.has.receive {
            return Vec::new();
        }
        let at = self.behind_list(0);
        let end = line.items.len();
        let stands = ["đứng", "xếp"]
            .iter()
            .any(|&key| self.scene.is_word(line, at, key))
            && ["thứ", "đầu", "nhất", "nhì"]
                .iter()
                .any(|&key| self.scene.is_word(line, at + 1, key));
        let unit = |i: usize| {
            matches!(
                line.kind(i),
                Some(Kind::Cue(
                    Cue::Noun(Noun::Collective) | Cue::TheUnit | Cue::Unions
                ))
            )
        };
        let does_well = |i: usize| {
            line.is_cue(i, Cue::CampaignHead)
                || self.reads(i, &["cách", "làm"])
                || self.reads(i, &["tiêu", "biểu"])
                || self.reads(i, &["dẫn", "đầu"])
                || self.reads(i, &["đi", "đầu"])
        };
        let best = self.scene.is_word(line, at, "là")
            && (at + 1..end.min(at + 5)).any(unit)
            && (at + 1..end.min(at + 10)).any(does_well);
        match stands || best {
            true => list,
            false => Vec::new(),
        }
    }

    /// "… đăng ký thực hiện.", "… hưởng ứng sôi nổi": a verb of joining that names nothing behind it.
    pub(super) fn joins_without_object(&self, at: usize) -> bool {
        let line = self.line;
        if !self.joins_by_name(at) || self.unreal(at) {
            return false;
        }
        match line.kind(at + 1) {
            None => true,
            Some(Kind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')' | '!'),
            Some(Kind::Cue(cue)) => matches!(cue, Cue::Aside),
            Some(Kind::Word) => matches!(
                self.scene.key(line.items[at + 1].tokens.start),
                "tốt" | "hiệu" | "sôi" | "tích" | "nhiệt" | "khá" | "rất" | "bài" | "ngay" | "và"
            ),
            _ => false,
        }
    }
}
