//! Who receives: counts and names around a trigger.

use std::ops::Range;

use super::sheets::drop_households;
use super::trigger::{Trigger, Voice, is_and};
use super::{Reader, is_sheets};
use crate::extract::count::{Count, counts, names_bearers, stands_for};
use crate::extract::cue::{Cue, Noun};
use crate::extract::passing::in_bracket;
use crate::extract::scene::Kind;

impl Reader<'_, '_> {
    pub(super) fn groups(
        &self,
        trigger: &Trigger,
        left: &Range<usize>,
        right: &Range<usize>,
    ) -> Vec<Count> {
        let scene = self.scene;
        let line = self.line;
        let (mut made, mut others) = (false, false);
        let mut groups = match trigger.voice {
            Voice::Active => {
                let mut groups = counts(scene, line, right.clone());
                self.tell_apart(&mut groups, right);
                self.drop_breakdown(&mut groups, right);
                groups = self.forms_by_number(groups, right);
                self.pair(&mut groups);
                drop_households(&mut groups);
                // "50 gương … và tôn vinh 77 cá nhân": what stands before belongs to the last verb.
                groups.retain(|group| {
                    group.is_counted()
                        && !stands_for(line, group.items.start, right.start)
                        && !(trigger.unnamed.is_some() && self.is_owner(group, right))
                });
                groups.retain(|group| {
                    let other = self.is_elected(group) || self.is_any_one(trigger, group);
                    !other
                });
                groups
            }
            Voice::Going => {
                let mut groups = counts(scene, line, right.clone());
                if groups.is_empty()
                    && let Some(to) = line.find(left.clone(), Cue::For)
                {
                    groups = counts(scene, line, to + 1..left.end);
                }
                groups
            }
            Voice::Passive | Voice::Receiving => {
                let mut groups = counts(scene, line, left.clone());
                self.tell_apart(&mut groups, left);
                // "Công đoàn X, đơn vị có ba thí sinh, được …": said of the recipient in passing.
                groups
                    .retain(|group| !self.in_passing(group, left) && !self.of_so_many(group, left));
                // "Ngoài 2 Bằng khen của A, Công đoàn B còn được …": sheets do not receive.
                groups.retain(|group| {
                    let named = (group.items.end..left.end).rev().take(3).any(|i| {
                        matches!(self.line.kind(i), Some(Kind::Body(_) | Kind::Person(_)))
                    });
                    !(named && is_sheets(self.scene, group))
                });
                let works = groups.len();
                groups.retain(|group| !self.is_work_of(group, left));
                made = groups.len() < works;
                let rivals = groups.len();
                groups.retain(|group| !self.takes_part(group, left));
                others = groups.len() < rivals;
                // What is counted farther left has a verb of its own.
                if groups.len() > 1 && groups.iter().all(|group| group.award.is_none()) {
                    groups.drain(..groups.len() - 1);
                }
                // Several counts in a row before one passive: each with its own noun, all receive.
                if let Some(last) = groups.last_mut() {
                    let level = self.line.items[right.clone()]
                        .iter()
                        .position(|item| matches!(item.kind, Kind::Cue(Cue::Level(_))));
                    last.level = last.level.or(level.map(|at| right.start + at));
                }
                groups.extend(self.trailing(trigger, right));
                groups
            }
        };
        let zone = match trigger.voice {
            Voice::Active | Voice::Going => self.recipients_zone(right),
            // "hội thi với 6 đội tham gia, đội A giành …".
            _ if others => {
                let comma = left.clone().rev().find(|&i| self.line.is_mark(i, ','));
                comma.map_or(left.start, |comma| comma + 1)..left.end
            }
            // "…, Công đoàn B, hay Công đoàn C có 4 sáng kiến, được …": the last one.
            _ if made => self.last_subject(left)..left.end,
            _ => left.clone(),
        };
        self.name(trigger, &mut groups, zone, right);
        groups
    }

    /// "Trong 67 thí sinh của 56 tỉnh, chị A đoạt giải": out of so many; but "là 1 trong 45".
    fn of_so_many(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let start = group.items.start;
        let words = (left.start..start)
            .rev()
            .take_while(|&i| line.kind(i) == Some(Kind::Word))
            .count();
        let Some(before) = (start - words).checked_sub(1) else {
            return false;
        };
        // "…, đại diện cho hơn 25.000 lao động, đã được tuyên dương".
        let stood_for =
            stands_for(line, start, left.start) && before > 1 && line.is_mark(before - 2, ',');
        let among = line.is_cue(before, Cue::Aside)
            && matches!(&*self.scene.fold(&line.items[before]), "trong" | "từ");
        let comma = (group.items.end..left.end).any(|i| line.is_mark(i, ','));
        // "17.774 cá nhân trong số hơn 23.000 cán bộ".
        let earlier = (left.start..before).any(|i| matches!(line.kind(i), Some(Kind::Number(_))));
        stood_for || among && (comma || earlier) && !self.is_one_of(before.saturating_sub(2))
    }

    /// "hội thi với 6 đội tham gia, đội A giành giải Nhất": those who took part, before the one who won.
    fn takes_part(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let end = group.items.end;
        line.is_cue(end, Cue::Join)
            && (end..left.end).any(|i| line.is_mark(i, ','))
            && group.award.is_none()
    }

    fn last_subject(&self, left: &Range<usize>) -> usize {
        let line = self.line;
        let has = |i: &usize| {
            line.kind(*i) == Some(Kind::Word) && self.scene.key(line.items[*i].tokens.start) == "có"
        };
        let has = left.clone().rev().find(has).unwrap_or(left.end);
        let mut before = (left.start..has).rev();
        let subject = before.find(|&i| {
            matches!(line.kind(i), Some(Kind::Body(_) | Kind::Person(_)))
                && !in_bracket(line, i, left.end)
        });
        subject.unwrap_or(left.start)
    }

    /// "Công đoàn X có 4 sáng kiến hay, được tặng …": what the subject has made does not receive.
    fn is_work_of(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        // "người có tới 8 sáng kiến".
        let most = |&i: &usize| {
            i > left.start
                && matches!(
                    self.scene.key(line.items[i - 1].tokens.start),
                    "tới" | "đến" | "hơn" | "gần"
                )
        };
        let start = Some(group.items.start)
            .filter(most)
            .map_or(group.items.start, |i| i - 1);
        let has = start > left.start
            && line.kind(start - 1) == Some(Kind::Word)
            && self.scene.key(line.items[start - 1].tokens.start) == "có";
        let subject = (left.start..start).rev().find(|&i| {
            matches!(line.kind(i), Some(Kind::Body(_) | Kind::Person(_)))
                || line.is_cue(i, Cue::ThePerson)
                || self.scene.is_word(line, i, "anh")
        });
        // "Công ty A (khu B) có 74 …": past a bracket.
        let bracket = start > 1 && line.is_mark(start - 2, ')');
        let own = bracket || subject.is_some_and(|i| i + 4 >= start);
        let comma = (group.items.end..left.end).any(|i| line.is_mark(i, ','));
        // "Công đoàn X có 74 công nhân tham gia, được …": people too, where the comma parts them from "được".
        let parted = left.end > group.items.end + 1 && line.is_mark(left.end - 1, ',');
        let theirs = group.total.is_some() || parted;
        theirs && group.award.is_none() && has && own && comma
    }

    /// "LĐLĐ huyện có 41 CĐCS đạt vững mạnh, được A tặng …": who has those that the verb counts, and goes
    /// on as the subject.
    pub(super) fn holder(&self, group: &Count, left: &Range<usize>) -> Option<Count> {
        let line = self.line;
        let start = group.items.start;
        let has = start > left.start && self.scene.is_word(line, start - 1, "có");
        let at = self.last_subject(left);
        let body = self
            .scene
            .body(line, at)
            .filter(|_| at + 4 >= start || start > 1 && line.is_mark(start - 2, ')'));
        // "đơn vị có 2 đoàn viên được tặng …, 5 năm liền đạt danh hiệu …".
        let unit = start > 1
            && matches!(
                line.kind(start - 2),
                Some(Kind::Cue(Cue::TheUnit | Cue::Noun(Noun::Collective)))
            )
            && (start == 2 || matches!(line.kind(start - 3), Some(Kind::Mark(_) | Kind::Time(_))));
        if !has || body.is_none() && !unit {
            return None;
        }
        Some(Count {
            collectives: Some(1),
            recipients: body.map(str::to_owned).into_iter().collect(),
            items: at.min(start)..start,
            ..Count::default()
        })
    }

    /// "biểu dương 20 điển hình và bầu 5 đại biểu": a verb of its own stands before the number.
    fn is_elected(&self, group: &Count) -> bool {
        let before = group.items.start.checked_sub(1);
        before.is_some_and(|i| {
            let key = self.scene.key(self.line.items[i].tokens.end - 1);
            matches!(key, "bầu" | "cử" | "nạp")
        })
    }

    /// "Khen thưởng kịp thời một sáng kiến nhỏ": said of any one, by nobody.
    fn is_any_one(&self, trigger: &Trigger, group: &Count) -> bool {
        let one = match self.line.kind(group.items.start) {
            Some(Kind::Number(n)) => {
                self.scene.quantities[n].spelled && self.scene.quantities[n].value == 1.0
            }
            _ => false,
        };
        one && trigger.unnamed.is_some() && trigger.head == self.clause.start
    }

    /// "biểu dương tinh thần của 300 đoàn viên": whose the merit is, not who was called out.
    fn is_owner(&self, group: &Count, right: &Range<usize>) -> bool {
        let before = group.items.start.checked_sub(1);
        before.is_some_and(|i| i > right.start && self.line.is_cue(i, Cue::Of))
    }

    /// "16 tập thể, cá nhân (6 tập thể và 10 cá nhân)", "53 điển hình, gồm 20 tập thể và 33 cá nhân":
    /// where the parts make up the whole, they tell more.
    fn tell_apart(&self, groups: &mut Vec<Count>, zone: &Range<usize>) {
        let mut at = 0;
        while at < groups.len() {
            let end = groups[at].items.end;
            let open = (end..zone.end.min(end + 2)).find(|&i| self.line.is_mark(i, '('));
            let parts = match open {
                Some(open) => {
                    let close = (open..zone.end).find(|&i| self.line.is_mark(i, ')'));
                    let inside = open + 1..close.unwrap_or(zone.end);
                    counts(self.scene, self.line, inside).into_iter().next()
                }
                None => groups.get(at + 1).cloned(),
            };
            let whole = groups[at].total;
            let sum = |part: &Count| Some(part.collectives? + part.individuals?);
            if let Some(part) = parts.filter(|part| whole.is_some() && sum(part) == whole) {
                groups[at].collectives = part.collectives;
                groups[at].individuals = part.individuals;
                groups[at].total = None;
                if open.is_none() {
                    groups.remove(at + 1);
                }
            }
            at += 1;
        }
    }

    /// Tells whether a count stands in an apposition between commas behind a body.
    fn in_passing(&self, group: &Count, left: &Range<usize>) -> bool {
        let line = self.line;
        let has = group.items.start.checked_sub(1).is_some_and(|i| {
            line.kind(i) == Some(Kind::Word)
                && matches!(
                    self.scene.key(line.items[i].tokens.start),
                    "có" | "nhóm" | "với"
                )
        });
        let spelled = line.items[group.items.clone()]
            .iter()
            .any(|item| match item.kind {
                Kind::Number(n) => self.scene.quantities[n].spelled,
                _ => false,
            });
        let body = (left.start..group.items.start)
            .rev()
            .find(|&i| matches!(line.kind(i), Some(Kind::Body(_))));
        // "Theo Quyết định của LĐLĐ tỉnh, có 20 tập thể được …": a body that owns something.
        let body = body.filter(|&body| body == 0 || !line.is_cue(body - 1, Cue::Of));
        let comma =
            body.is_some_and(|body| (body..group.items.start).any(|i| line.is_mark(i, ',')));
        // "Công đoàn X, đơn vị lo việc cho 1.900 lao động, được …": an aside between commas.
        let closed = left.end > group.items.end && line.is_mark(left.end - 1, ',');
        comma && (has || spelled || closed)
    }

    /// "tôn vinh 10 cán bộ, trong đó có 6 cán bộ cơ sở, 4 …": the parts are counted already.
    fn drop_breakdown(&self, groups: &mut Vec<Count>, right: &Range<usize>) {
        let line = self.line;
        let Some(list) = line.find(right.clone(), Cue::List) else {
            return;
        };
        let open = line.is_mark(list.saturating_sub(1), '(');
        let parts = self.scene.fold(&line.items[list]) == "trong đó" && !open;
        let whole = groups
            .first()
            .is_some_and(|group| group.items.end <= list && group.award.is_none());
        let award = (list..right.end).any(|i| matches!(line.kind(i), Some(Kind::Award(_))));
        if parts && whole && !award {
            groups.retain(|group| group.items.start < list);
        }
    }

    /// "149 … được biểu dương cấp quận, 10 công nhân giỏi cấp Thành phố": counts that follow a
    /// passive and have no verb of their own.
    fn trailing(&self, trigger: &Trigger, right: &Range<usize>) -> Vec<Count> {
        let line = self.line;
        let mut groups = counts(self.scene, line, right.clone());
        // "210 giáo viên đạt …, 41 giáo viên dạy giỏi cấp tỉnh", "…, 96 chị cấp huyện".
        let titled =
            trigger.voice == Voice::Passive && trigger.unnamed.is_none() && self.line.has.award;
        if trigger.voice == Voice::Receiving || titled {
            groups.retain(|group| {
                let level = matches!(line.kind(group.items.end), Some(Kind::Cue(Cue::Level(_))));
                let bears = group
                    .award
                    .is_some_and(|award| names_bearers(self.scene.id(award)));
                group.individuals.is_some() && (bears || level)
            });
        } else if trigger.voice != Voice::Passive || trigger.unnamed.is_none() {
            return Vec::new();
        }
        groups.retain(|group| {
            let before = group.items.start.checked_sub(1);
            before.is_some_and(|i| self.line.is_mark(i, ',') || is_and(self.scene, self.line, i))
        });
        groups
    }

    /// What stands behind "cho", else the whole right side.
    fn recipients_zone(&self, right: &Range<usize>) -> Range<usize> {
        let from = self
            .line
            .find(right.clone(), Cue::For)
            .or_else(|| self.line.find(right.clone(), Cue::Give))
            .map_or(right.start, |i| i + 1);
        // "Cùng dự, trao thưởng cho các đội có các đồng chí: A, B": those who hand over.
        let there = (from..right.end).find(|&i| {
            self.line.kind(i) == Some(Kind::Word)
                && self.scene.key(self.line.items[i].tokens.start) == "có"
                && (i + 1..right.end.min(i + 6)).any(|at| self.line.is_mark(at, ':'))
        });
        // "tặng Giấy khen cho Công đoàn A vì dẫn đầu Cụm thi đua số 2".
        let why = (from + 1..right.end).find(|&i| {
            self.line.kind(i) == Some(Kind::Word)
                && self.scene.key(self.line.items[i].tokens.start) == "vì"
        });
        let end = there.unwrap_or(right.end);
        from..why.unwrap_or(end).min(end).max(from)
    }
}
