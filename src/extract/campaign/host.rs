//! Whose campaign it is: its owner, those who hold it, and those who come to what others hold.

use super::Reader;
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::{agents_in, all_levels};
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    /// "“Thư viện xanh” của Công đoàn trường X", "“A” (LĐLĐ huyện X)".
    pub(super) fn owner(&self, i: usize) -> Option<String> {
        let line = self.line;
        // "Hưởng ứng phong trào “A” của Thủ tướng Chính phủ, …": whose call it is.
        if self.answers(i) {
            return None;
        }
        let mut at = self.behind_quote(i);
        // "Hội thi “A” năm 2023 của Công đoàn X".
        if matches!(line.kind(at), Some(Kind::Time(_))) && line.is_cue(at + 1, Cue::Of) {
            at += 1;
        }
        if line.is_cue(at, Cue::Of) {
            at += 1;
            // "của đoàn viên, người lao động Công ty X".
            while matches!(
                line.kind(at),
                Some(Kind::Mark(',') | Kind::Cue(Cue::Noun(Noun::Individual)))
            ) {
                at += 1;
            }
        } else if self.is_kept_at(at) {
            // "nổi bật là “Thùng gạo sẻ chia” ở Công đoàn Trường X".
            at += 1;
        } else if at == i + 1 {
            return None;
        } else if line.is_mark(at, '(') && (line.is_mark(at + 2, ')') || line.is_mark(at + 2, ','))
        {
            // "“A” (LĐLĐ huyện X); “B” (LĐLĐ huyện Y, 40 hộp)".
            at += 1;
        }
        self.scene.body(line, at).map(str::to_owned)
    }

    /// "ở Công đoàn Trường X": where a model is kept up, and no venue.
    fn is_kept_at(&self, at: usize) -> bool {
        let place =
            self.line.is_cue(at, Cue::Aside) && self.scene.fold(&self.line.items[at]) == "ở";
        let body = self.scene.body(self.line, at + 1);
        place && body.is_some_and(|id| id.starts_with("u:cdcs:"))
    }

    /// "Công đoàn Sở Nội vụ với mô hình “A”", "LĐLĐ huyện X có cách làm hay là “A”": the body right in
    /// front of the model that it is named for.
    pub(super) fn presented_by(&self, i: usize) -> Option<String> {
        let line = self.line;
        let with = (i.saturating_sub(5)..i).rev().find(|&at| {
            line.is_cue(at, Cue::Aside) && self.scene.fold(&line.items[at]) == "với"
                || self.scene.is_word(line, at, "có")
        })?;
        let between = with + 1..i;
        let model = between
            .clone()
            .any(|at| self.scene.is_word(line, at, "mô") || self.scene.is_word(line, at, "cách"));
        let plain = between.into_iter().all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Word | Kind::Mark('“' | '"') | Kind::Cue(Cue::CampaignHead))
            )
        });
        // "…, Công đoàn X với “Giờ học thứ bảy”": nothing but the name stands behind.
        let bare = with + 2 == i && !self.scene.is_word(line, with, "có");
        let owner = with.checked_sub(1).filter(|_| (model || bare) && plain)?;
        let place = owner > 0 && line.is_cue(owner - 1, Cue::Aside);
        self.scene
            .body(line, owner)
            .filter(|_| !place)
            .map(str::to_owned)
    }

    /// The item behind a name and its closing quotation mark.
    pub(super) fn behind_quote(&self, i: usize) -> usize {
        let mut at = i + 1;
        while matches!(
            self.line.kind(at),
            Some(Kind::Mark('”' | '"' | '’' | '\'' | '»'))
        ) {
            at += 1;
        }
        at
    }

    /// "Phong trào “A” tại Công ty B": a movement is carried out where it is; a contest is only
    /// held there.
    pub(super) fn unit_of_movement(&self, i: usize) -> Option<String> {
        let line = self.line;
        let at = self.behind_quote(i);
        let place = line.is_cue(at, Cue::Aside)
            && matches!(self.scene.fold(&line.items[at]).as_ref(), "tại" | "ở");
        let movement = (i.saturating_sub(3)..i).any(|at| {
            line.is_cue(at, Cue::CampaignHead)
                && ["phong trào", "pttđ", "cuộc vận động", "mô hình"]
                    .iter()
                    .any(|head| self.scene.fold(&line.items[at]).contains(head))
        });
        if !place || !movement || !self.opens(i) {
            return None;
        }
        if line.is_cue(at + 1, Cue::AllLevels) {
            return all_levels(self.scene, line, at + 1);
        }
        self.scene.body(line, at + 1).map(str::to_owned)
    }

    /// Tells whether no verb and no body stands before the campaign, which so opens the sentence.
    fn opens(&self, i: usize) -> bool {
        (self.line.clause_of(i).start..i).all(|at| {
            !matches!(
                self.line.kind(at),
                Some(
                    Kind::Body(_)
                        | Kind::Cue(
                            Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Launch | Cue::Give
                        )
                )
            )
        })
    }

    /// Those who hold the campaign at `i`, and the item behind the phrase that tells them: "do A
    /// chủ trì, B đăng cai", "được A tổ chức", "được tổ chức bởi A".
    pub(super) fn hosts(&self, i: usize) -> Option<(Vec<String>, usize)> {
        let line = self.line;
        let from = self.last_joined(i);
        let end = line.items.len().min(from + 14);
        let by = (from + 1..end).find(|&at| {
            line.is_cue(at, Cue::By)
                || line.is_cue(at, Cue::Passive) && !line.is_cue(at + 1, Cue::Organise)
                || self.is_which(at)
        })?;
        let before = (from + 1..by).all(|at| {
            !matches!(
                line.kind(at),
                Some(
                    Kind::Campaign(_)
                        | Kind::Body(_)
                        | Kind::Mark(';' | '.')
                        | Kind::Cue(Cue::Join)
                )
            )
        });
        if !before || self.unreal(by) {
            return None;
        }
        let end = line.items.len().min(by + 16);
        let verb = (by + 1..end).find(|&at| self.holds(at) || line.is_cue(at, Cue::Launch));
        let (agents, behind) = match verb {
            Some(verb) if self.holds(verb) => {
                if !self.are_agents(by + 1..verb) {
                    return None;
                }
                let mut agents = agents_in(self.scene, line, by + 1..verb);
                agents.extend(self.called_agent(by, verb));
                (agents, self.more_hosts(verb))
            }
            Some(_) => return None,
            // "được tổ chức bởi LĐLĐ tỉnh".
            None => (
                agents_in(self.scene, line, by + 1..end.min(by + 3)),
                (Vec::new(), end),
            ),
        };
        let held = verb.is_some() || line.is_cue(by.wrapping_sub(1), Cue::Organise);
        let mut hosts = agents;
        hosts.extend(behind.0);
        (held && !hosts.is_empty()).then_some((hosts, behind.1))
    }

    /// "Cuộc vận động “A” và phong trào “B” được LĐLĐ huyện triển khai": the last of the campaigns that are
    /// joined to the one at `i`, where they open the sentence and so are all carried out.
    fn last_joined(&self, i: usize) -> usize {
        let line = self.line;
        let joint = |at: usize| {
            matches!(
                line.kind(at),
                Some(Kind::Mark(',' | '“' | '”' | '"') | Kind::Cue(Cue::CampaignHead))
            ) || self.is_and(at)
        };
        let mut last = i;
        if !self.opens(i) {
            return last;
        }
        while let Some(next) = (last + 1..line.items.len()).find(|&at| !joint(at)) {
            if next == last + 1 || !matches!(line.kind(next), Some(Kind::Campaign(_))) {
                break;
            }
            last = next;
        }
        last
    }

    /// "Công đoàn X - đơn vị đăng cai - nhận cờ": the host that an apposition names.
    pub(super) fn host_in_apposition(&self) -> Option<String> {
        let line = self.line;
        let host = (2..line.items.len()).find(|&at| {
            line.is_cue(at, Cue::Organise)
                && self.reads(at, &["đăng", "cai"])
                && self.reads(at - 1, &["đơn", "vị"])
        })?;
        let mark = line.kind(host - 2);
        let apposition = matches!(mark, Some(Kind::Mark('-' | '–' | '(' | ',')))
            || self.scene.is_word(line, host - 2, "là");
        let before = host.checked_sub(3).filter(|_| apposition)?;
        self.scene.body(line, before).map(str::to_owned)
    }

    /// "được LĐLĐ tỉnh chọn làm điểm chỉ đạo tổ chức": what the agent does is another verb.
    fn are_agents(&self, mut range: std::ops::Range<usize>) -> bool {
        let line = self.line;
        // "được coi là cú hích để các cấp công đoàn đổi mới": an agent stands right behind.
        let coi = ["coi", "xem", "đánh"].iter();
        if coi
            .into_iter()
            .any(|&key| self.scene.is_word(line, range.start, key))
        {
            return false;
        }
        !range.any(|at| match line.kind(at) {
            Some(Kind::Cue(cue)) => matches!(
                cue,
                Cue::Give | Cue::Praise | Cue::Honour | Cue::Receive | Cue::Propose
            ),
            Some(Kind::Word) => matches!(
                self.scene.key(line.items[at].tokens.start),
                "chọn" | "mời" | "cử" | "lấy" | "xác"
            ),
            _ => false,
        })
    }

    /// A verb of holding or carrying out.
    fn holds(&self, at: usize) -> bool {
        let line = self.line;
        // "được Công đoàn A, Công đoàn B làm bài bản": right behind them.
        let does = || {
            matches!(
                self.scene.key(line.items[at].tokens.start),
                "làm" | "giữ" | "gìn" | "nuôi" | "vận"
            ) && self.scene.body(line, at - 1).is_some()
        };
        match line.kind(at) {
            Some(Kind::Cue(cue)) => matches!(cue, Cue::Organise | Cue::Join | Cue::CarryOut),
            Some(Kind::Word) => at > 0 && does(),
            _ => false,
        }
    }

    /// "…, Công ty B đăng cai": further hosts behind the verb, and the item behind the last verb.
    fn more_hosts(&self, verb: usize) -> (Vec<String>, usize) {
        let line = self.line;
        let (mut hosts, mut behind) = (Vec::new(), verb + 1);
        while line.is_mark(behind, ',') {
            let end = line.items.len().min(behind + 6);
            let next = (behind + 1..end).find(|&at| {
                !matches!(
                    line.kind(at),
                    Some(Kind::Body(_) | Kind::Mark(',') | Kind::Cue(Cue::Organ | Cue::Together))
                )
            });
            let Some(next) = next.filter(|&at| self.is_hosting(at)) else {
                break;
            };
            hosts.extend(agents_in(self.scene, line, behind + 1..next));
            behind = next + 1;
        }
        (hosts, behind)
    }

    /// "…, Công ty B đăng cai": a verb that has the contest before it as its object, and not one
    /// behind it.
    fn is_hosting(&self, at: usize) -> bool {
        let line = self.line;
        let closes = match line.kind(at + 1) {
            None => true,
            Some(kind) => matches!(kind, Kind::Mark(',' | '.' | ';' | ')')),
        };
        line.is_cue(at, Cue::Organise) && closes
    }

    /// "“A” do LĐLĐ tỉnh phát động", "“A” được LĐLĐ tỉnh phát động": the verb behind a campaign.
    pub(super) fn launched_behind(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let end = line.items.len().min(i + 14);
        let by = (i + 1..end).find(|&at| {
            !matches!(
                line.kind(at),
                Some(Kind::Word | Kind::Mark('”' | '"' | ',') | Kind::Cue(Cue::Unreal))
            )
        })?;
        let which = self.is_which(by - 1);
        if !line.is_cue(by, Cue::By) && !line.is_cue(by, Cue::Passive) && !which {
            return None;
        }
        let verb = (by + 1..end).find(|&at| self.holds(at) || line.is_cue(at, Cue::Launch))?;
        line.is_cue(verb, Cue::Launch).then_some(verb)
    }

    /// "đợt thi đua do LĐLĐ tỉnh phát động với chủ đề “A”": the verb before the theme at `i`.
    pub(super) fn launched_with_theme(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let theme = line.rfind(i.saturating_sub(3)..i, Cue::Theme)?;
        let launch = line.rfind(theme.saturating_sub(4)..theme, Cue::Launch)?;
        self.agent_marker(launch).map(|_| launch)
    }

    /// "Hưởng ứng …, LĐLĐ huyện …", "Từ đầu năm đến nay, hưởng ứng …": no body stands before the verb.
    pub(super) fn opens_with_answer(&self) -> bool {
        let line = self.line;
        let body = (0..line.items.len())
            .find(|&at| self.scene.body(line, at).is_some())
            .unwrap_or(0);
        (0..body).any(|at| {
            line.is_cue(at, Cue::Join) && self.scene.fold(&line.items[at]).ends_with("hưởng ứng")
        })
    }

    /// "Hưởng ứng phong trào “A” …, công nhân thành phố đã gửi 900 sáng kiến".
    pub(super) fn answers(&self, i: usize) -> bool {
        let line = self.line;
        (i.saturating_sub(4)..i).any(|at| {
            let words = || self.scene.fold(&line.items[at]);
            // "Thực hiện phong trào “A” của LĐLĐ tỉnh, …".
            let opens =
                at < 2 && matches!(line.kind(at), Some(Kind::Cue(Cue::CarryOut | Cue::Join)));
            let call = opens && line.is_cue(self.behind_quote(i), Cue::Of);
            // "- Tham gia chương trình “A” do Tổng LĐLĐ phát động với 65 sáng kiến".
            let point = at == 0 || at == 1 && line.is_mark(0, '-');
            call || line.is_cue(at, Cue::Join)
                && (words().ends_with("hưởng ứng") || point && words().ends_with("tham gia"))
        })
    }

    /// "tích cực hưởng ứng cuộc vận động “A” và cuộc vận động “B” do C phát động": a verb of joining
    /// governs the campaign, which others began.
    pub(super) fn carrying_out(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let start = line.clause_of(i).start;
        let verb = (start..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Join | Cue::CarryOut | Cue::Organise | Cue::Launch | Cue::Give
                ))
            )
        });
        verb.filter(|&verb| {
            matches!(line.kind(verb), Some(Kind::Cue(Cue::Join | Cue::CarryOut)))
                && !self.counted_before(verb)
        })
    }

    /// "… phát động được đông đảo đoàn viên hưởng ứng": the members of the body spoken of do so.
    pub(super) fn is_answered(&self, launch: usize) -> bool {
        let line = self.line;
        let end = line.items.len().min(launch + 14);
        let noun = (launch + 1..end).find(|&at| {
            line.is_cue(at, Cue::Of) && (launch + 1..at).any(|k| self.scene.is_word(line, k, "sự"))
        });
        if let Some(of) = noun {
            return (of + 1..end.min(of + 4))
                .any(|at| matches!(line.kind(at), Some(Kind::Cue(Cue::Noun(_) | Cue::Unions))));
        }
        let Some(passive) = line.find(launch + 1..end, Cue::Passive) else {
            return false;
        };
        let members = (passive + 1..end).find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Noun(_) | Cue::Unions | Cue::AllLevels))
            )
        });
        members.is_some_and(|at| line.find(at..end.min(at + 6), Cue::Join).is_some())
    }

    /// "… phát động, được LĐLĐ huyện A và Công đoàn B hưởng ứng": the bodies that answer, by name.
    pub(super) fn answering(&self, launch: usize) -> Vec<String> {
        let line = self.line;
        let end = line.items.len().min(launch + 18);
        let Some(passive) = line.find(launch + 1..end, Cue::Passive) else {
            return Vec::new();
        };
        let verb = (passive + 1..end).find(|&at| {
            !matches!(
                line.kind(at),
                Some(
                    Kind::Body(_)
                        | Kind::Place(_)
                        | Kind::Word
                        | Kind::Mark(',')
                        | Kind::Cue(Cue::Together | Cue::Organ | Cue::AllLevels)
                )
            )
        });
        match verb.filter(|&at| matches!(line.kind(at), Some(Kind::Cue(Cue::Join | Cue::CarryOut))))
        {
            Some(verb) => agents_in(self.scene, line, passive + 1..verb),
            None => Vec::new(),
        }
    }

    /// "LĐLĐ quận đã tham gia hội thi “C” do LĐLĐ thành phố tổ chức", "Hưởng ứng cuộc thi “C” do
    /// LĐLĐ tỉnh tổ chức, Công đoàn X …": who takes part in what another body holds, and `behind`
    /// is the item behind those words.
    pub(super) fn guests(&self, i: usize, behind: usize) -> Vec<String> {
        let line = self.line;
        let verb = (i.saturating_sub(8)..i).rev().find(|&at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::Join | Cue::CarryOut | Cue::Organise))
            )
        });
        let Some(verb) = verb.filter(|&verb| !self.unreal(verb)) else {
            return self.prize_winners(i).unwrap_or_default();
        };
        let subject = self.subject(verb).bodies();
        if subject.is_empty() {
            return self.subject_behind(verb, i, behind).unwrap_or_default();
        }
        subject
    }
}
