//! Whose figure it is: the subject, the source, the host, the place.

use std::ops::Range;

use super::Reader;
use super::wording::QUALIFIERS;
use crate::extract::cue::{Cue, Noun};
use crate::extract::role::{Subject, agents_in};
use crate::extract::scene::Kind;
use crate::extract::unit::is_unit;

impl Reader<'_, '_> {
    /// "161 suất quà của LĐLĐ tỉnh": the body whose gifts are counted.
    pub(super) fn owner(&self, i: usize, after: usize) -> Option<String> {
        let line = self.line;
        let gift = (i + 1..after).any(|at| line.is_cue(at, Cue::Gift));
        // "chở 1.200 thùng mì và 3 tấn gạo của LĐLĐ tỉnh".
        let brought =
            (i.saturating_sub(4)..i).any(|at| matches!(self.key(at), "chở" | "chuyển" | "mang"));
        if brought {
            let plain = |at: usize| {
                matches!(
                    line.kind(at),
                    Some(Kind::Word | Kind::Number(_) | Kind::Cue(Cue::Gift))
                )
            };
            let of = (after..after + 8).find(|&at| !plain(at))?;
            let body = self
                .scene
                .body(line, of + 1)
                .filter(|_| line.is_cue(of, Cue::Of));
            return body.map(str::to_owned);
        }
        // "15 hồ sơ do LĐLĐ tỉnh gửi sang tòa".
        // "ngôi nhà do CĐCS hỗ trợ 30 triệu đồng".
        let by = line.rfind(i.saturating_sub(6)..i, Cue::By);
        let agent = by.and_then(|by| self.scene.body(line, by + 1)).filter(|_| {
            (i.saturating_sub(3)..i).any(|at| matches!(self.key(at), "hỗ" | "góp" | "tặng" | "trợ"))
        });
        if let Some(agent) = agent {
            return Some(agent.to_owned());
        }
        let owned = gift && line.is_cue(after, Cue::Of) || line.is_cue(after, Cue::By);
        owned
            .then(|| self.scene.body(line, after + 1))
            .flatten()
            .map(str::to_owned)
    }

    pub(super) fn org(&self, i: usize) -> (Option<String>, f32) {
        let line = self.line;
        let clause = line.clause_of(i);
        // "Trong tổng số 281.554 người đăng ký, Nghệ An có …": everybody's.
        if self.key_before(i) == "số" && i >= 3 && self.key(i - 3) == "trong" {
            return (None, 0.75);
        }
        // "Trong đó có …" goes on about whom the figure before was of.
        let names = (clause.start..i).any(|at| matches!(line.kind(at), Some(Kind::Body(_))));
        if line.is_cue(0, Cue::List) && self.discourse.of_place && !names {
            return (None, 0.7);
        }
        // "Theo báo cáo của Cụm trưởng - đồng chí A, Chủ tịch LĐLĐ huyện B, …": the cluster's.
        if let Some(cluster) = self.scene.cluster
            && self.told_by_head_of_cluster(i)
        {
            return (Some(self.scene.id(cluster).to_owned()), 0.75);
        }
        // "LĐLĐ tỉnh A (cũ) và LĐLĐ tỉnh B (cũ) có tổng cộng 2.400 CĐCS; nay còn …": of what they became.
        if self.joined_of_old(i) >= 2 {
            return (self.union_of_article(), 0.7);
        }
        // "hội nghị cũng thẳng thắn nhìn nhận: mới có 34% CĐCS …".
        let meeting = (clause.start..i).find(|&at| {
            matches!(
                (self.key(at), self.key(at + 1)),
                ("hội", "nghị") | ("đại", "hội")
            )
        });
        if let Some(meeting) = meeting
            && (meeting + 2..i.min(meeting + 7)).any(|at| {
                matches!(
                    (self.key(at), self.key(at + 1)),
                    ("nhìn", "nhận") | ("thẳng", "thắn")
                )
            })
            && let Some(union) = self.union_of_article()
        {
            return (Some(union), 0.7);
        }
        // "“… Chúng tôi đã lắp 2 phòng vắt sữa”, Chủ tịch Công đoàn nói".
        if (clause.start..i).any(|at| self.key(at) == "chúng" && self.key(at + 1) == "tôi")
            && let Some(union) = self.union_of_article()
        {
            return (Some(union), 0.7);
        }
        if let Some(body) = self.subject_behind(i, clause.start) {
            return (Some(body), 0.8);
        }
        if let Some(body) = self.named_right_before(i) {
            return (Some(body), 0.82);
        }
        if self.is_of_unlinked(i) {
            return (None, 0.7);
        }
        if let Some(body) = self.owner_before(i) {
            return (Some(body), 0.8);
        }
        // "Ban Giám khảo, do ông A, Báo B làm trưởng ban, đã chọn 80 tác phẩm": the host's.
        let jury = matches!(
            (self.key(clause.start), self.key(clause.start + 1)),
            ("ban", "giám" | "tổ") | ("btc", _)
        );
        if let Some(host) = self.discourse.host.clone().filter(|_| jury) {
            return (Some(host), 0.72);
        }
        // "LĐLĐ huyện A (2.153 sáng kiến), LĐLĐ huyện B (1.480)".
        if let Some(body) = self.before_bracket(i, clause.start) {
            return (Some(body), 0.81);
        }
        // "Cuộc thi do LĐLĐ tỉnh phát động thu hút 900 bài".
        if let Some(agent) = self.agent(clause.start..i) {
            return (Some(agent), 0.78);
        }
        // "Hội thi thu hút 37 đội … với gần 600 thí sinh": the host's.
        if self.is_contest(clause.start)
            && let Some(host) = self.host(clause.start..i)
        {
            return (Some(host), 0.72);
        }
        // "trao 1 nhà cho đoàn viên của A, …; trao 9 suất quà": who gives, and not who receives.
        let gift = (i + 1..line.items.len().min(i + 4)).any(|at| line.is_cue(at, Cue::Gift));
        // A body in the clause acts for itself: "UBND tỉnh tặng … cho A; LĐLĐ tỉnh trao 120 suất quà".
        let own = clause.start > 0 && matches!(self.subject(i, clause.start), Subject::Bodies(_));
        let giving = self.giving(i).filter(|_| gift && !own);
        if let Some(giving) = giving
            && let Subject::Bodies(bodies) = self.subject(giving, 0)
        {
            return (bodies.into_iter().next(), 0.81);
        }
        // "đại diện Công đoàn X cho biết, năm qua đơn vị huy động 1.860 ca máy".
        if self.subject(i, clause.start) == Subject::Unit
            && let Some(teller) = self.teller_before(i)
        {
            return (Some(teller), 0.75);
        }
        if let Some(unit) = self.this_unit(clause.start, i) {
            return (Some(unit), 0.75);
        }
        if let Some(unit) = self.called_subject(clause.start..i) {
            return (Some(unit), 0.75);
        }
        let subject = self.subject(i, clause.start);
        // "…; công đoàn các trường học nhận nuôi 86 học sinh": its own unions.
        let unions = subject == Subject::Other && line.find(clause.start..i, Cue::Unions).is_some();
        if let Subject::Bodies(bodies) = subject
            && giving.is_none()
            && !self.names_only_partner(clause.start..i)
        {
            return (bodies.into_iter().next(), 0.81);
        }
        if let Some(unit) = self.setting(clause.start..i) {
            return (Some(unit), 0.75);
        }
        if unions && let Some(owner) = self.owner_of_unions(clause.start..i) {
            return (Some(owner), 0.75);
        }
        if let Some(source) = self.source(clause.start..i) {
            return (Some(source), 0.8);
        }
        // "CNVCLĐ toàn huyện đóng góp 9.300 ngày công": all of the article's own.
        if self.is_of_all(clause.start..i) && self.scene.main.is_some() {
            // "Thượng tá A, Trưởng phòng Công an tỉnh, dẫn chứng: … toàn tỉnh xảy ra 61 vụ".
            let officer = (0..i).any(|at| matches!(line.kind(at), Some(Kind::Person(_))))
                && self.ranks_officer();
            if officer {
                return (None, 0.7);
            }
            return (self.scene.main.clone(), 0.75);
        }
        if let Some(host) = self.host(clause.start..i) {
            return (Some(host), 0.72);
        }
        // "2 triệu công nhân được Tổng LĐLĐ Việt Nam hỗ trợ".
        if let Some(body) = self.benefactor(i, clause.end) {
            return (Some(body), 0.78);
        }
        if self.is_of_place(clause.start..i) {
            // "toàn tỉnh X đã có 2.145 sáng kiến": what the unions count.
            let place = (clause.start + 1..i).find_map(|at| match line.kind(at) {
                Some(Kind::Place(place)) if matches!(self.key(at - 1), "toàn" | "cả") => {
                    Some(place)
                }
                _ => None,
            });
            let first =
                (clause.start..i + 1).find(|&at| matches!(line.kind(at), Some(Kind::Number(_))));
            let works = first.is_some_and(|at| line.is_cue(at + 1, Cue::Noun(Noun::Either)));
            let unions = place.filter(|_| works);
            let federation = unions.and_then(|place| self.scene.federation_of(place));
            return (federation, 0.75);
        }
        let end = self.end_of_own_subject(i);
        match self.subject(end, 0) {
            Subject::Bodies(bodies) if giving.is_none() => {
                return (bodies.into_iter().next(), 0.7);
            }
            Subject::Other if line.find(0..end, Cue::Unions).is_some() => {
                if let Some(owner) = self.owner_of_unions(0..end) {
                    return (Some(owner), 0.7);
                }
            }
            _ => {}
        }
        // "Toàn Công ty có 30 giải pháp, 4 sáng kiến được Tổng công ty công nhận, làm lợi 3 tỷ đồng".
        if let Some(unit) = self.called_subject(0..end) {
            return (Some(unit), 0.7);
        }
        // The paragraph goes on about whom it counted for.
        if let Some(counter) = self.discourse.counter.clone()
            && self.point(i).is_none()
            && (0..i).all(|at| self.leaves_to(at, &counter))
        {
            return (Some(counter), 0.7);
        }
        // The confederation is named on the way in many an article about another body.
        let named = |id: &&String| *id != "u:tld";
        // The points of a list share the subject of the sentence over it.
        let spoken = match self.point(i) {
            Some(_) => &self.discourse.lead,
            None => &self.discourse.subject,
        };
        let spoken = spoken.first().filter(named);
        let main = self.scene.main.as_ref().filter(named);
        match (spoken, main) {
            // Two bodies are spoken of: the text does not tell whose it is.
            (Some(spoken), Some(main)) if spoken != main => (None, 0.72),
            (None, Some(main)) if !self.scene.is_about(main) => (None, 0.72),
            _ => (spoken.or(main).cloned(), 0.75),
        }
    }

    /// "Thượng tá A dẫn chứng", "Đại úy B cho biết": an officer tells it.
    fn ranks_officer(&self) -> bool {
        matches!(
            (self.key(0), self.key(1)),
            ("thượng" | "đại" | "trung" | "thiếu", "tá" | "tướng" | "uý")
        )
    }

    /// Tells whether what stands at `at` names nobody else than the body that was counted for before.
    fn leaves_to(&self, at: usize, counter: &str) -> bool {
        match self.line.kind(at) {
            Some(Kind::Body(_)) => self.scene.body(self.line, at) == Some(counter),
            Some(Kind::Person(_)) => false,
            _ => true,
        }
    }

    /// "…; phối hợp với Sở Công Thương mở 3 lớp tập huấn", "ông phối hợp với Công ty X trao 2 nhà": the
    /// clause goes on about the subject before, and names only who acts along.
    fn names_only_partner(&self, range: Range<usize>) -> bool {
        let line = self.line;
        let mut range = range;
        let first = range.find(|&at| matches!(line.kind(at), Some(Kind::Body(_))));
        first.is_some_and(|at| {
            let before = at.checked_sub(1 + usize::from(at > 0 && line.is_cue(at - 1, Cue::Organ)));
            before.is_some_and(|at| line.is_cue(at, Cue::Together))
        })
    }

    /// "Tại Công ty X, hơn 2.300 công nhân …": the firm, school or union that the clause is set in,
    /// where only plain words stand between it and the number.
    fn setting(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let at = range
            .clone()
            .rev()
            .find(|&at| self.scene.body(line, at).is_some())?;
        let unit = self.scene.body(line, at)?;
        let inside = at > range.start
            && line.is_cue(at - 1, Cue::Aside)
            && matches!(&*self.scene.fold(&line.items[at - 1]), "tại" | "ở");
        let comma = (at + 1..range.end.min(at + 5)).find(|&k| line.is_mark(k, ','))?;
        let plain = (comma + 1..range.end).all(|k| {
            !matches!(
                line.kind(k),
                Some(Kind::Cue(
                    Cue::Organise | Cue::Give | Cue::Praise | Cue::Honour | Cue::Launch
                ))
            )
        });
        let own = unit.starts_with("u:cdcs:") || is_unit(unit);
        (inside && plain && own).then(|| unit.to_owned())
    }

    /// The union that the article is about, the central ones apart that are named on the way.
    pub(super) fn union_of_article(&self) -> Option<String> {
        let main = self.scene.main.as_ref()?;
        let central =
            main == "u:tld" || main.starts_with("u:cdn:") && main.matches(':').count() == 2;
        let told = !central || self.scene.is_about(main);
        (told && main.starts_with("u:")).then(|| main.clone())
    }

    /// Where to look for the subject of a number at `i` that its own clause does not tell: in front
    /// of the clauses that name only a partner.
    fn end_of_own_subject(&self, i: usize) -> usize {
        let line = self.line;
        let mut end = i;
        for clause in line.clauses.iter().rev().filter(|clause| clause.start <= i) {
            let body = |at: usize| matches!(line.kind(at), Some(Kind::Body(_)));
            if self.names_only_partner(clause.start..clause.end.min(i)) {
                end = clause.start;
            } else if (clause.start..clause.end.min(i)).any(body) {
                break;
            }
        }
        end
    }

    /// "Thu nhập bình quân của Công ty X năm 2022 đạt 9 triệu đồng": whose the noun is.
    fn owner_before(&self, i: usize) -> Option<String> {
        let line = self.line;
        let at = (i.saturating_sub(5)..i)
            .rev()
            .find(|&at| self.scene.body(line, at).is_some())?;
        let plain = (at + 1..i).all(|k| {
            matches!(line.kind(k), Some(Kind::Time(_))) || QUALIFIERS.contains(&self.key(k))
        });
        let owns = at > 1 && line.is_cue(at - 1, Cue::Of) && at + 1 < i;
        let body = self.scene.body(line, at)?;
        (owns && plain).then(|| body.to_owned())
    }

    /// Who holds what the sentence is about: "… do LĐLĐ tỉnh tổ chức", and a contest that it
    /// launched. What a movement yields in the country is nobody's who launched it.
    fn agent(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let by = line.find(range.clone(), Cue::By)?;
        let told = range.start..by;
        let contest = told.clone().any(|at| self.is_contest(at));
        let campaign = told.clone().any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Campaign(_) | Kind::Cue(Cue::CampaignHead))
            )
        });
        let verb = (by + 1..range.end)
            .find(|&at| matches!(line.kind(at), Some(Kind::Cue(Cue::Organise | Cue::Launch))))?;
        // "Hưởng ứng cuộc thi do …, đoàn viên đã gửi …": it goes on about those who answer, and a
        // body behind the verb about itself.
        let answered = told.clone().any(|at| self.key(at) == "hưởng");
        // "do VCCI tổ chức, Quảng Nam có 2 doanh nghiệp": a place goes on about itself too.
        let other = (verb + 1..range.end).any(|at| match line.kind(at) {
            Some(Kind::Body(_)) => true,
            Some(Kind::Place(_)) => line.is_mark(at - 1, ','),
            _ => false,
        });
        let held = contest || campaign && line.is_cue(verb, Cue::Organise);
        let agents = agents_in(self.scene, line, by + 1..verb);
        agents
            .into_iter()
            .next()
            .filter(|_| held && !other && !answered)
    }

    /// "2 triệu công nhân được Tổng LĐLĐ Việt Nam hỗ trợ": who does something for those counted.
    fn benefactor(&self, i: usize, end: usize) -> Option<String> {
        let line = self.line;
        let passive = line.find(i + 1..end.min(i + 8), Cue::Passive)?;
        let people = (i + 1..passive).any(|at| line.is_cue(at, Cue::Noun(Noun::Individual)));
        let praised = (passive + 2..end.min(passive + 5)).any(|at| {
            matches!(
                line.kind(at),
                Some(Kind::Cue(
                    Cue::Give | Cue::Praise | Cue::Honour | Cue::Propose
                ))
            )
        });
        let body = self.scene.body(line, passive + 1)?;
        (people && !praised).then(|| body.to_owned())
    }

    /// The first verb of giving before a figure, where its recipients are named in between.
    fn giving(&self, i: usize) -> Option<usize> {
        let line = self.line;
        let verb = (0..i).find(|&at| {
            matches!(line.kind(at), Some(Kind::Cue(Cue::Give)))
                || line.is_cue(at, Cue::Join) && matches!(self.key(at), "bàn" | "hỗ" | "trao")
        })?;
        let recipients = line.find(verb..i, Cue::For)?;
        (recipients..i)
            .any(|at| matches!(line.kind(at), Some(Kind::Body(_))))
            .then_some(verb)
    }

    /// "Theo thống kê của LĐLĐ tỉnh, …": who tells the figures.
    fn source(&self, range: Range<usize>) -> Option<String> {
        let line = self.line;
        let opening = range.start..range.end.min(range.start + 2);
        // "Số liệu của BHXH tỉnh cho thấy", "Thống kê của LĐLĐ tỉnh".
        let told = matches!(
            (self.key(range.start), self.key(range.start + 1)),
            ("số", "liệu") | ("thống", "kê") | ("báo", "cáo")
        );
        let of = || line.find(range.start..range.end.min(range.start + 4), Cue::Of);
        let basis = line
            .find(opening, Cue::Basis)
            .or_else(|| of().filter(|_| told))?;
        (basis + 1..range.end.min(basis + 8))
            .find_map(|i| self.scene.body(line, i))
            .map(str::to_owned)
    }

    /// "Tham gia hội thi có 45 thí sinh": the host counts who came to the contest spoken of.
    fn host(&self, range: Range<usize>) -> Option<String> {
        let contest = range.clone().any(|at| self.is_contest(at));
        self.discourse.host.clone().filter(|_| contest)
    }

    pub(super) fn is_contest(&self, at: usize) -> bool {
        self.line.is_cue(at, Cue::CampaignHead)
            && matches!(
                &*self.scene.fold(&self.line.items[at]),
                "hội thi" | "cuộc thi" | "hội thao" | "hội diễn" | "giải"
            )
            || self.word(at, "giải")
                && matches!(
                    self.key(at + 1),
                    "bóng" | "cầu" | "quần" | "cờ" | "chạy" | "việt" | "thể" | "kéo" | "tennis"
                )
    }

    /// How many bodies before item `i` are said to be of old by "(cũ)".
    fn joined_of_old(&self, i: usize) -> usize {
        let old = |at: &usize| {
            matches!(self.line.kind(at - 1), Some(Kind::Body(_)))
                && self.line.is_mark(*at, '(')
                && self.key(at + 1) == "cũ"
        };
        (1..i.max(1)).filter(old).count()
    }

    /// Members and grassroots unions of a place are the union's own figures, also where an organ of
    /// the Party or the state is the body named last.
    pub(super) fn union_figure(&self, org: Option<String>, what: &str) -> Option<String> {
        let own = what.contains("đoàn viên c")
            || what.starts_with("cđcs")
            || what.starts_with("công đoàn cơ sở");
        let guest = org.as_deref().is_some_and(|id| {
            [
                "o:uy-ban-nhan-dan",
                "o:hoi-dong-nhan-dan",
                "o:dang-uy",
                "o:mat-tran",
            ]
            .iter()
            .any(|prefix| id.starts_with(prefix))
                || id.strip_prefix("o:").is_some_and(|id| {
                    ["tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy"]
                        .iter()
                        .any(|organ| id.starts_with(organ))
                })
        });
        if own && (org.is_none() || guest) {
            self.scene.main.clone()
        } else {
            org
        }
    }
}
