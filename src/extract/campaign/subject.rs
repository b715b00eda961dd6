//! Who acts in a campaign: the subject of a verb, before it or behind the phrase that opens the
//! sentence; units called by what they are; and whom the sentences before spoke of.

use super::{Discourse, Reader};
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::{Subject, all_levels, federation_behind, subject_before};
use crate::extract::scene::Kind;

/// Words between a subject and its verb.
pub(super) const ADVERBS: [&str; 9] = [
    "đã",
    "cũng",
    "còn",
    "vừa",
    "luôn",
    "thường",
    "xuyên",
    "đồng",
    "sẽ",
];

impl Reader<'_, '_> {
    /// The subject of the verb that joins the campaign at `i`.
    pub(super) fn joiners(&self, verb: usize, i: usize, discourse: &Discourse) -> Vec<String> {
        if self.unreal(verb) {
            return Vec::new();
        }
        if let Some(bodies) = self.inspected(verb, i) {
            return bodies;
        }
        if let Some(bodies) = self.main_clause_before(verb, i) {
            return bodies;
        }
        match self.subject(verb) {
            Subject::Nobody if self.subject_behind(verb, i, i).is_some() => {
                self.subject_behind(verb, i, i).unwrap_or_default()
            }
            _ if self.whole_body(verb).is_some() => self.whole_body(verb).into_iter().collect(),
            Subject::Bodies(_) if self.are_examples_before(i) => self.spoken_of(discourse),
            Subject::Bodies(bodies) => {
                let bodies = self.with_left_out(bodies, verb, discourse);
                let acting = self.without_partners_before(bodies, verb);
                match acting.is_empty() {
                    true => self.spoken_of(discourse),
                    false => acting,
                }
            }
            Subject::Unit => Vec::new(),
            _ if self.counted_before(verb) || self.is_of_country(verb) => Vec::new(),
            _ => match self.chair_before(verb) {
                Some(union) => vec![union],
                None => self.spoken_of(discourse),
            },
        }
    }

    /// "năm 1964, công nhân cả nước đã thi đua …": the whole country, and no body.
    fn is_of_country(&self, verb: usize) -> bool {
        let line = self.line;
        let mut before = line.clause_of(verb).start..verb;
        before.any(|at| self.reads(at, &["cả", "nước"]))
    }

    /// "bà A - Chủ tịch CĐCS Trường B thay mặt các CĐCS cam kết thực hiện …": the grassroots union of whoever
    /// speaks, who has its post.
    pub(super) fn chair_before(&self, verb: usize) -> Option<String> {
        let line = self.line;
        let person =
            (line.clause_of(verb).start..verb)
                .rev()
                .find_map(|at| match line.kind(at)? {
                    Kind::Person(mention) => Some(mention),
                    _ => None,
                })?;
        let body = self.posts.get(self.scene.id(person))?;
        body.starts_with("u:cdcs:").then(|| body.clone())
    }

    /// Tells whether these words stand at item `at`.
    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        let item = self.line.items.get(at);
        item.is_some_and(|item| self.scene.tokens.reads(item.tokens.start, words))
    }

    /// "Toàn ngành có 900 nhà giáo đăng ký thực hiện phong trào “A”": the union that the article is about.
    fn whole_body(&self, verb: usize) -> Option<String> {
        let line = self.line;
        let start = line.clause_of(verb).start;
        let whole = self.scene.is_word(line, start, "toàn")
            && ["ngành", "tỉnh", "huyện", "quận", "thành", "thị"]
                .iter()
                .any(|&key| self.scene.is_word(line, start + 1, key))
            && (start..verb).all(|at| self.scene.body(line, at).is_none());
        let main = self.scene.main.as_ref().filter(|_| whole)?;
        let union = main.starts_with("u:ldld:") || main.starts_with("u:cdn:");
        union.then(|| main.clone())
    }

    /// "nhiều CĐCS như A, B chủ động chăm lo; việc chấm điểm “C” đi vào nền nếp": whether the bodies of an
    /// earlier clause are only examples.
    fn are_examples_before(&self, i: usize) -> bool {
        let line = self.line;
        let like = (0..i).rev().find(|&at| {
            self.scene.is_word(line, at, "như") && self.scene.body(line, at + 1).is_some()
        });
        like.is_some_and(|like| {
            let many = (like.saturating_sub(3)..like).any(|at| {
                matches!(
                    line.kind(at),
                    Some(Kind::Cue(Cue::Unions | Cue::Noun(Noun::Collective)))
                )
            });
            many && line.clause_of(like) != line.clause_of(i)
        })
    }

    /// "LĐLĐ tỉnh kiểm tra việc thực hiện phong trào “A” tại LĐLĐ huyện B": who is looked at carries it
    /// out, and not who looks.
    fn inspected(&self, verb: usize, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let looks = (verb.saturating_sub(5)..verb).any(|at| {
            let pair = |first: &str, second: &str| {
                self.scene.is_word(line, at, first) && self.scene.is_word(line, at + 1, second)
            };
            pair("kiểm", "tra") || pair("giám", "sát") || pair("khảo", "sát")
        });
        let at = self.behind_quote(i);
        let place = line.is_cue(at, Cue::Aside)
            && ["tại", "ở"].contains(&self.scene.fold(&line.items[at]).as_ref());
        looks.then(|| {
            if place {
                self.list_from(at + 1)
            } else {
                Vec::new()
            }
        })
    }

    /// "Thực hiện Kế hoạch số 9 của LĐLĐ tỉnh, LĐLĐ huyện mở hội thi “C”": the body that begins the
    /// main clause between an opening verb and the campaign.
    fn main_clause_before(&self, verb: usize, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let start = line.clause_of(verb).start;
        let opening = verb <= start + 3
            && (start..verb).all(|at| !matches!(line.kind(at), Some(Kind::Body(_))));
        // A comma behind a body may only join the next to it: "LĐLĐ huyện A, LĐLĐ huyện B và …".
        let begins = |at: usize| {
            opening && !matches!(line.kind(at - 1), Some(Kind::Body(_))) || self.has_text(verb..at)
        };
        let comma = (verb + 1..i).rev().find(|&at| {
            line.is_mark(at, ',') && begins(at) && !self.bodies_that_open(at + 1).is_empty()
        })?;
        let next = (comma + 1..i).find(|&at| self.scene.body(line, at).is_some())?;
        // A list of names goes on behind the comma; a clause has a verb of its own.
        let acts = (next + 1..i).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Word | Kind::Cue(Cue::Join | Cue::Organise))
            )
        });
        acts.then(|| self.bodies_that_open(comma + 1))
    }

    fn has_text(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|at| matches!(self.line.kind(at), Some(Kind::Legal(_))))
    }

    /// "Có 19 đội tham gia": so many nameless ones are the subject; but "10 CĐCS", "100% doanh nghiệp"
    /// are those of the body spoken of.
    pub(super) fn counted_before(&self, verb: usize) -> bool {
        let line = self.line;
        let Some(Kind::Number(number)) = verb.checked_sub(2).and_then(|at| line.kind(at)) else {
            return false;
        };
        let quantity = &self.scene.quantities[number];
        let share = quantity.percent || quantity.of.is_some();
        let own = line.is_cue(verb - 1, Cue::Unions)
            || share && line.is_cue(verb - 1, Cue::Noun(Noun::Collective));
        !own && matches!(
            line.kind(verb - 1),
            Some(Kind::Cue(Cue::Noun(_) | Cue::Unions))
        )
    }

    /// "Hưởng ứng phong trào “…”, Công đoàn X …": the subject stands behind the opening phrase,
    /// whose campaign and its host end before item `from`.
    pub(super) fn subject_behind(
        &self,
        verb: usize,
        campaign: usize,
        from: usize,
    ) -> Option<Vec<String>> {
        let line = self.line;
        let answers = self.scene.fold(&line.items[verb]).ends_with("hưởng ứng");
        // "Thực hiện Kế hoạch số 9 về tổ chức phong trào “…”, Công đoàn X …".
        let under_text = (0..verb.min(6)).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(Cue::CarryOut | Cue::Basis | Cue::Join))
            )
        }) && ((0..verb).any(|at| matches!(line.kind(at), Some(Kind::Legal(_))))
            || self.opens_with_order());
        if verb > 2 && !answers && !under_text {
            return None;
        }
        let comma = (campaign.max(from)..line.items.len()).find(|&i| line.is_mark(i, ','))?;
        let bodies = self.bodies_that_open(comma + 1);
        (!bodies.is_empty()).then_some(bodies)
    }

    /// "Thực hiện chỉ đạo của LĐLĐ tỉnh về tổ chức Tháng Công nhân, …": an order without a number.
    fn opens_with_order(&self) -> bool {
        let line = self.line;
        let opens = matches!(
            line.kind(0),
            Some(Kind::Cue(Cue::CarryOut | Cue::Join | Cue::Basis))
        );
        let order = (1..4).any(|at| {
            line.is_cue(at, Cue::Direct)
                || ["kế", "công", "văn", "hướng"]
                    .iter()
                    .any(|&key| self.scene.is_word(line, at, key))
        });
        opens && order && line.find(1..6, Cue::Of).is_some()
    }

    /// The bodies that the main clause begins with: behind ", " the first body and those that are
    /// joined to it; nobody where a person or another noun is the subject. "…, trong tháng 5 vừa qua,
    /// tại nhà máy, Công đoàn X": what says when and where is passed over.
    pub(super) fn bodies_that_open(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let from = self.behind_adjuncts(from);
        if let Some((unit, next)) = self.unit_that_opens(from) {
            let mut bodies = vec![unit];
            bodies.extend(self.joined_from(next));
            return bodies;
        }
        let end = line.items.len().min(from + 6);
        let Some(first) = (from..end).find(|&i| self.scene.body(line, i).is_some()) else {
            return self.all_levels_that_open(from);
        };
        let several =
            |at: usize| matches!(line.kind(at), Some(Kind::Cue(Cue::AllLevels | Cue::Unions)));
        if first > from && (several(from) || first > from + 1 && several(from + 1)) {
            return self.all_levels_that_open(from);
        }
        // "hơn 800 nữ cán bộ, công nhân Công ty A".
        let people = |i: usize| line.is_cue(i, Cue::Noun(Noun::Individual));
        let plain = (from..first).all(|i| {
            matches!(
                line.kind(i),
                Some(
                    Kind::Word
                        | Kind::Time(_)
                        | Kind::Number(_)
                        | Kind::Cue(Cue::Organ | Cue::Noun(_))
                )
            ) || line.is_mark(i, ',') && people(i + 1)
        });
        match plain {
            true => self.list_from(first),
            false => Vec::new(),
        }
    }

    /// The item behind the phrases that only say when and where: "trong tháng 5 vừa qua, ".
    fn behind_adjuncts(&self, from: usize) -> usize {
        let line = self.line;
        let mut at = from;
        for _ in 0..3 {
            let opens = match line.kind(at) {
                Some(Kind::Time(_)) => true,
                Some(Kind::Cue(Cue::Aside)) => ["trong", "tại", "từ", "qua", "ở", "vào"]
                    .contains(&self.scene.fold(&line.items[at]).as_ref()),
                Some(Kind::Word) => matches!(
                    self.scene.key(line.items[at].tokens.start),
                    "ngày"
                        | "sáng"
                        | "chiều"
                        | "tối"
                        | "những"
                        | "nhiều"
                        | "thời"
                        | "hằng"
                        | "hàng"
                        | "đến"
                        | "ngay"
                        | "năm"
                        | "tính"
                ),
                _ => false,
            };
            let comma = (at..line.items.len().min(at + 10)).find(|&i| line.is_mark(i, ','));
            let Some(comma) = comma.filter(|_| opens) else {
                break;
            };
            // "Ngày 5/5 LĐLĐ huyện, Công đoàn X …": a subject is no adjunct.
            let acts = (at..comma).any(|i| self.scene.body(line, i).is_some())
                && !line.is_cue(at, Cue::Aside);
            if acts {
                break;
            }
            at = comma + 1;
        }
        at
    }

    /// The subject of the verb at `verb`: bodies by name, or a unit called by what it is.
    pub(super) fn subject(&self, verb: usize) -> Subject {
        let line = self.line;
        if let Some(body) = self.who_directs_all(verb) {
            return Subject::Bodies(vec![body]);
        }
        if self.is_of_committee(verb) {
            return Subject::Other;
        }
        let named = match subject_before(self.scene, line, verb, 0) {
            Subject::Bodies(bodies) => Subject::Bodies(bodies),
            other => match self.label() {
                Some((colon, bodies)) if !self.has_body(colon..verb) => Subject::Bodies(bodies),
                _ => other,
            },
        };
        let Some((unit, start)) = self.unit_before(verb) else {
            // "nhà trường đã vận động cán bộ đăng ký …": the unit stands farther off.
            return match named {
                Subject::Unit => self
                    .unit_of_clause(verb)
                    .map_or(named, |unit| Subject::Bodies(vec![unit])),
                _ => named,
            };
        };
        let mut bodies = vec![unit];
        // Those that are joined to the unit act with it; others act elsewhere in the sentence.
        let behind = (start..verb).filter_map(|i| self.scene.body(line, i));
        bodies.extend(behind.map(str::to_owned));
        bodies.dedup();
        Subject::Bodies(bodies)
    }

    /// "- LĐLĐ huyện A, LĐLĐ huyện B (tỉnh C): chọn mỗi đơn vị 2 CĐCS …": the colon that opens the line
    /// with the bodies before it.
    pub(super) fn label(&self) -> Option<(usize, Vec<String>)> {
        let line = self.line;
        let colon = (1..line.items.len().min(12)).find(|&at| line.is_mark(at, ':'))?;
        let first = (0..colon.min(3)).find(|&at| self.scene.body(line, at).is_some())?;
        let marks =
            (0..first).all(|at| matches!(line.kind(at), Some(Kind::Mark(_) | Kind::Number(_))));
        let plain = (first..colon).all(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Body(_) | Kind::Place(_) | Kind::Mark(_))
            ) || self.is_joint(at)
        });
        (marks && plain).then(|| (colon, self.list_from(first)))
    }

    fn has_body(&self, mut range: std::ops::Range<usize>) -> bool {
        range.any(|at| self.scene.body(self.line, at).is_some())
    }

    /// "Ban Chỉ đạo phòng, chống dịch thành phố phát động …": a committee without a name of the graph.
    pub(super) fn is_of_committee(&self, verb: usize) -> bool {
        const COMMITTEES: [&[&str]; 4] = [
            &["ban", "chỉ", "đạo"],
            &["ban", "điều", "hành"],
            &["ban", "tổ", "chức"],
            &["hội", "đồng"],
        ];
        let line = self.line;
        let start = line.clause_of(verb).start;
        let named = (start..verb).rev().find(|&at| {
            matches!(self.scene.key(line.items[at].tokens.start), "ban" | "hội")
                && COMMITTEES.iter().any(|words| self.reads(at, words))
        });
        named.is_some_and(|named| {
            let opens = named == start
                || matches!(line.kind(named - 1), Some(Kind::Mark(',') | Kind::Time(_)));
            opens && (named..verb).all(|at| self.scene.body(line, at).is_none())
        })
    }

    /// "Ông A … đề nghị các cấp công đoàn đẩy mạnh …": all levels of the union of the speaker's post.
    fn who_directs_all(&self, verb: usize) -> Option<String> {
        let line = self.line;
        let all = line.rfind(verb.saturating_sub(3)..verb, Cue::AllLevels)?;
        let direct = line.rfind(all.saturating_sub(2)..all, Cue::Direct);
        let asks = (all.saturating_sub(2)..all).any(|at| line.is_cue(at, Cue::Propose));
        if direct.is_none() && !asks {
            return None;
        }
        let person = (0..all).rev().find_map(|at| match line.kind(at)? {
            Kind::Person(mention) => Some(mention),
            _ => None,
        })?;
        let body = self.posts.get(self.scene.id(person))?;
        body.starts_with("u:").then(|| body.clone())
    }

    /// "…, các cấp công đoàn tỉnh quyên góp …": the federation that they belong to.
    pub(super) fn all_levels_that_open(&self, from: usize) -> Vec<String> {
        let line = self.line;
        let at = from + usize::from(matches!(line.kind(from), Some(Kind::Time(_))));
        let at = at + usize::from(line.is_mark(at, ','));
        // "…: 100% CĐCS trực thuộc LĐLĐ tỉnh ký cam kết".
        let unions = at + usize::from(matches!(line.kind(at), Some(Kind::Number(_))));
        if line.is_cue(unions, Cue::Unions) {
            return federation_behind(self.scene, line, unions)
                .into_iter()
                .collect();
        }
        let levels = line.is_cue(at, Cue::AllLevels).then_some(at);
        levels
            .and_then(|at| all_levels(self.scene, line, at))
            .into_iter()
            .collect()
    }

    pub(super) fn spoken_of(&self, discourse: &Discourse) -> Vec<String> {
        if discourse.subject.is_empty() {
            // The confederation is named on the way in many an article about another body.
            let main = self.scene.main.iter().filter(|id| *id != "u:tld");
            main.cloned().collect()
        } else {
            discourse.subject.clone()
        }
    }

    /// The subject behind a campaign that opens the sentence as its setting; none where a person
    /// is it, and an empty list where the sentence does not tell it.
    pub(super) fn behind_setting(&self, i: usize) -> Option<Vec<String>> {
        let line = self.line;
        let comma = (i + 1..line.items.len().min(i + 4)).find(|&at| line.is_mark(at, ','));
        let Some(comma) = comma.filter(|_| i < 8) else {
            return Some(Vec::new());
        };
        let end = line.items.len();
        let person = (comma + 1..end.min(comma + 3))
            .any(|at| matches!(line.kind(at), Some(Kind::Person(_))));
        let officer = person
            && line
                .find(comma + 1..end.min(comma + 6), Cue::Post)
                .is_some();
        (!officer).then(|| self.bodies_that_open(comma + 1))
    }
}
