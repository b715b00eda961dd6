//! Participations told away from the campaign's name: a list of those who take part, examples behind
//! "như:".

use super::{Discourse, Reader, is_contest};
use crate::extract::cue::{Cue, Noun};
use crate::extract::fact::{Fact, FactKind};
use crate::extract::role::bodies_in;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
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

    /// "Điển hình trong phong trào “A” là: Công đoàn X, Công đoàn Y": the bodies of a list right
    /// behind the campaign.
    pub(super) fn named_as_examples(&self, i: usize) -> Vec<String> {
        let line = self.line;
        let mut at = self.behind_quote(i);
        let like = ["như", "là"]
            .iter()
            .any(|&key| self.scene.is_word(line, at, key));
        if !like {
            return Vec::new();
        }
        at += 1;
        at += usize::from(line.is_mark(at, ':'));
        if self.scene.body(line, at).is_none() {
            return Vec::new();
        }
        self.bodies_that_open(at)
    }

    /// "Quỹ “A” đã xây 40 nhà (các đơn vị làm tốt là LĐLĐ huyện X, LĐLĐ huyện Y)": the bodies that what
    /// is told of the campaign names as the best.
    pub(super) fn named_as_best(&self, i: usize) -> Vec<String> {
        // "kế đến là", "tiếp theo là" too.
        const PRAISED: [&str; 10] = [
            "tốt", "biểu", "hình", "đầu", "bật", "sắc", "hay", "cốt", "đến", "theo",
        ];
        let line = self.line;
        let from = self.behind_quote(i);
        let end = line.items.len();
        let next = (from..end).find(|&at| matches!(line.kind(at), Some(Kind::Campaign(_))));
        let like = (from + 1..next.unwrap_or(end)).find(|&at| {
            let is = self.scene.is_word(line, at, "là") || self.scene.is_word(line, at, "như");
            let first = self.first_told(at);
            let word = self.scene.tokens.key(line.items[at - 1].tokens.end - 1);
            // "… lan tỏa đến các CĐCS như: Công đoàn X, Công đoàn Y".
            let several = matches!(
                line.kind(at - 1),
                Some(Kind::Cue(Cue::Unions | Cue::Noun(Noun::Collective)))
            ) && self.scene.is_word(line, at, "như");
            // "hưởng ứng mạnh nhất phải kể đến Công đoàn X".
            let told = self.reads(at - 1, &["kể", "đến"]) || self.reads(at - 1, &["kể", "tới"]);
            let there = self.scene.is_word(line, at, "có") && matches!(word, "sức" | "mặt" | "gia");
            (told || there || is && (PRAISED.contains(&word) || several))
                && self.scene.body(line, first).is_some()
        });
        like.map_or(Vec::new(), |like| self.list_from(self.first_told(like)))
    }

    /// The first item of a list behind "là" or "như" at `at`: past a colon, and "đoàn viên" of those told.
    fn first_told(&self, at: usize) -> usize {
        let first = at + 1 + usize::from(self.line.is_mark(at + 1, ':'));
        first + usize::from(self.line.is_cue(first, Cue::Noun(Noun::Individual)))
    }

    /// "1. Phong trào “A”: / - LĐLĐ huyện X: 412 sáng kiến. / - LĐLĐ huyện Y: 305 sáng kiến.": the bodies that the points
    /// below a heading begin with. Keeps which campaign the next points tell of.
    pub(super) fn told_under_heading(&self, discourse: &mut Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        if line.has.campaign {
            discourse.topic = self.heading();
            return;
        }
        let Some(topic) = &discourse.topic else {
            return;
        };
        let point = matches!(line.kind(0), Some(Kind::Mark('-' | '–' | '+' | '•' | '*')));
        let label = self.label().map_or(Vec::new(), |(_, bodies)| bodies);
        if !point || label.is_empty() {
            discourse.topic = None;
            return;
        }
        self.push_each(label, topic, 0, ("join-listed", 0.75), found);
    }

    /// The campaign of a line that begins with its name and a colon: "2. Cuộc vận động “A”: …".
    pub(super) fn heading(&self) -> Option<String> {
        let line = self.line;
        let first = (0..line.items.len().min(7)).find_map(|i| match line.kind(i)? {
            Kind::Campaign(mention) => Some((i, mention)),
            _ => None,
        });
        let (i, mention) = first?;
        let plain = (0..i).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Mark(_) | Kind::Number(_) | Kind::Word | Kind::Cue(Cue::CampaignHead))
            )
        });
        let colon = line.is_mark(self.behind_quote(i), ':');
        (plain && colon).then(|| self.scene.id(mention).to_owned())
    }

    /// Tells whether "phong trào", "chương trình" stands before a campaign.
    fn is_headed(&self, i: usize) -> bool {
        (i.saturating_sub(2)..i).any(|at| self.line.is_cue(at, Cue::CampaignHead))
    }

    /// "Có 19 đội tham gia hội thi, gồm: A; B; C", "Tham gia hội thi có các đội: A, B": each of the
    /// list takes part.
    pub(super) fn listed(&self, discourse: &Discourse, found: &mut Vec<Fact>) {
        let line = self.line;
        let end = line.items.len();
        let Some(list) = self.list_of_contestants() else {
            return;
        };
        let named = (0..list).rev().find_map(|at| match line.kind(at) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        let spoken = || {
            let head = line.find(0..list, Cue::CampaignHead);
            let contest = head.is_none_or(|at| is_contest(&self.scene.fold(&line.items[at])));
            match (head, contest) {
                // "Tham gia cùng Công đoàn bệnh viện còn có Công đoàn X".
                (None, _) if discourse.contest.is_none() && self.reads(0, &["tham", "gia"]) => {
                    discourse.just_named.clone()
                }
                (_, true) => discourse.contest.clone(),
                (Some(_), false) => discourse.campaign.clone(),
                _ => None,
            }
        };
        let Some(campaign) = named.or_else(spoken) else {
            return;
        };
        for org in bodies_in(self.scene, line, list + 1..end) {
            let kind = FactKind::TookPart {
                org,
                campaign: campaign.clone(),
            };
            found.push(self.fact(kind, 0..end, "join-listed", 0.9));
        }
    }

    /// What opens a list of those who take part, behind a verb that says so and a noun for them:
    /// "gồm", a colon, "đến từ", "có" right before the first body. A list with persons is one of
    /// guests.
    fn list_of_contestants(&self) -> Option<usize> {
        let line = self.line;
        let end = line.items.len();
        let opener = |at: usize| {
            let of = line.is_cue(at, Cue::Of)
                && (at.saturating_sub(4)..at).any(|i| self.tells_contestants(i));
            of || line.is_cue(at, Cue::List)
                || line.is_mark(at, ':')
                || self.scene.is_word(line, at, "có")
                || self.scene.is_word(line, at, "là")
                || line.is_cue(at, Cue::Aside) && self.scene.fold(&line.items[at]) == "từ"
        };
        // The list stands behind the verb, also where another body is named before it.
        // "quy tụ 32 thí sinh của Công đoàn A, Công đoàn B".
        let gathers = |at: usize| {
            ["quy", "hội", "thu"].contains(&self.scene.key(line.items[at].tokens.start))
                && (self.reads(at, &["quy", "tụ"])
                    || self.reads(at, &["hội", "tụ"])
                    || self.reads(at, &["thu", "hút"]))
        };
        // "ban giám khảo chọn 8 đội vào chung khảo, trong đó có đội A".
        let chosen = |at: usize| {
            self.scene.is_word(line, at, "chọn")
                && (at + 1..end.min(at + 4)).any(|i| self.tells_contestants(i))
        };
        let verb = (0..end)
            .find(|&at| (self.competes(at) || gathers(at) || chosen(at)) && !self.unreal(at))?;
        let list = (0..end)
            .find(|&at| at > verb.saturating_sub(12) && opener(at) && self.opens_list(at))?;
        let first = (list..end).find(|&i| self.scene.body(line, i).is_some())?;
        let people = |at: usize| {
            line.is_cue(at, Cue::Noun(Noun::Individual)) && line.is_cue(list, Cue::Aside)
        };
        let counted = (0..first).any(|at| self.tells_contestants(at) || people(at));
        let straight = self.scene.is_word(line, list, "có") && verb <= 2 && first == list + 1;
        let guests = line.items[list..].iter().any(|item| {
            matches!(
                item.kind,
                Kind::Person(_) | Kind::Cue(Cue::Post | Cue::ThePerson | Cue::Organ)
            )
        });
        // "Các đội đến từ A và B tranh tài sôi nổi".
        let from = line.is_cue(list, Cue::Aside);
        ((counted || straight) && (verb < list || from) && !guests).then_some(list)
    }

    /// Tells whether a body stands behind a list's opener, "các đội" and the like apart.
    fn opens_list(&self, at: usize) -> bool {
        let line = self.line;
        let next = (at + 1..line.items.len().min(at + 6)).find(|&i| {
            !matches!(
                line.kind(i),
                Some(
                    Kind::Word
                        | Kind::Number(_)
                        | Kind::Mark(':' | '“' | '"')
                        | Kind::Cue(
                            Cue::Noun(_) | Cue::TheUnit | Cue::Unions | Cue::Aside | Cue::Of
                        )
                )
            )
        });
        next.is_some_and(|i| self.scene.body(line, i).is_some())
    }

    /// "tham gia", "dự thi", "tranh tài".
    pub(super) fn competes(&self, at: usize) -> bool {
        let line = self.line;
        line.is_cue(at, Cue::Join)
            && matches!(
                self.scene.fold(&line.items[at]).as_ref(),
                "tham gia" | "tham dự" | "dự thi" | "tích cực tham gia" | "tranh tài"
            )
    }

    /// "19 đội", "các đội", "các thí sinh": those who compete, as a noun.
    fn tells_contestants(&self, at: usize) -> bool {
        const CONTESTANTS: [&str; 9] = [
            "đội",
            "đội thi",
            "đội dự thi",
            "đội tuyển",
            "thí sinh",
            "vận động viên",
            "đội bóng",
            "diễn viên",
            "vđv",
        ];
        let line = self.line;
        let noun = match line.kind(at) {
            Some(Kind::Cue(Cue::Noun(Noun::Collective) | Cue::Unions | Cue::TheUnit)) => {
                at > 0 && matches!(line.kind(at - 1), Some(Kind::Number(_)))
            }
            _ => false,
        };
        let named = matches!(line.kind(at), Some(Kind::Word | Kind::Cue(Cue::Noun(_))))
            && CONTESTANTS.contains(&self.scene.fold(&line.items[at]).as_ref());
        noun || named
    }
}
