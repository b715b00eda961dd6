//! Reported figures: counted and measured results.
//!
//! Of each number it is asked first whether it reports a result at all (`doubt`, `plan`, `sort`), then what it
//! counts (`noun`, `again`, `sum`, `change`, by the words of `wording`) and whose it is (`owner`, `beside`, `area`, `scope`,
//! `stand_in`, `each`).

mod again;
mod area;
mod beside;
mod change;
mod doubt;
mod each;
mod noun;
mod owner;
mod plan;
mod preceding;
mod scope;
mod sort;
mod stand_in;
mod sum;
mod wording;

use super::campaign::Discourse;
use super::cue::Cue;
use super::fact::{Fact, FactKind};
use super::scene::{Kind, Line, Scene};
use crate::text::Span;
use wording::{
    A_BUDGET, A_SUM, NO_NOUN, NO_RESULT, counts_the_praised, is_money, is_prize, is_work,
    tells_a_sum, tells_of_a_place, tells_of_victims, tells_pay,
};

/// Finds the figures of a line; `conferred` holds the evidence of its conferrals, whose counts are
/// recipients and no results.
pub(super) fn find(
    scene: &Scene<'_>,
    line: &Line,
    discourse: &mut Discourse,
    conferred: &[Span],
    found: &mut Vec<Fact>,
) {
    let last = line.items.len().saturating_sub(1);
    if line.is_mark(last, ':') {
        discourse.lead_sum = sum::announced(scene, line);
    }
    if !line.has.number {
        return;
    }
    let mut reader = Reader {
        scene,
        line,
        discourse,
        last_what: None,
    };
    for i in 0..line.items.len() {
        if let Some(Kind::Number(number)) = line.kind(i)
            && !reader.ruled_out(i, number, conferred)
        {
            found.extend(reader.figures(i, number));
        }
    }
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    line: &'s Line,
    discourse: &'s mut Discourse,
    /// What the figure before counted: "… (đạt 492,3% so với chỉ tiêu)".
    last_what: Option<String>,
}

impl Reader<'_, '_> {
    fn key(&self, i: usize) -> &str {
        let item = self.line.items.get(i);
        item.map_or("", |item| self.scene.key(item.tokens.start))
    }

    /// The word right before a number; none of a time, so that "đến nay 17 CĐCS" is no range.
    fn key_before(&self, i: usize) -> &str {
        let before = i.checked_sub(1);
        let before = before.filter(|&at| !matches!(self.line.kind(at), Some(Kind::Time(_))));
        before.map_or("", |at| self.key(at))
    }

    /// The facts that the number at `i` tells: one, or one of each body of "mỗi đơn vị".
    fn figures(&mut self, i: usize, number: usize) -> Vec<Fact> {
        let Some(fact) = self.figure(i, number) else {
            return Vec::new();
        };
        let Some((bodies, _)) = self.each_of(i) else {
            return vec![fact];
        };
        let of = |body: String| {
            let mut own = fact.clone();
            if let FactKind::Reported { org, .. } = &mut own.kind {
                *org = Some(body);
            }
            own
        };
        bodies.into_iter().map(of).collect()
    }

    fn figure(&mut self, i: usize, number: usize) -> Option<Fact> {
        let (what, unit, after) = self.what(i, number)?;
        // "Tuyên truyền: 9 buổi".
        // "tuyên truyền 48 buổi cho 5.200 lượt người".
        let meetings = what == "buổi"
            && (i > 0 && self.line.is_mark(i - 1, ':')
                || matches!(
                    self.key_before(i),
                    "truyền" | "huấn" | "chuyện" | "vấn" | "thoại"
                ));
        // "phẫu thuật 21.300 ca".
        let cases =
            what == "ca" && matches!(self.key_before(i), "thuật" | "mổ" | "ghép" | "cứu" | "khám");
        // "trao được 2.184 phần": gifts.
        let gifts = what == "phần" && {
            let mut before = self.line.items[..i].iter();
            before.any(|item| matches!(item.kind, Kind::Cue(Cue::Give | Cue::Gift)))
        };
        let work = meetings || cases || gifts || is_work(&what) || self.measures_work(i, &what);
        if !work
            && NO_RESULT.iter().any(|noun| {
                let goes_on = !matches!(
                    *noun,
                    "phần" | "nhóm" | "ca" | "điểm" | "mặt" | "kỳ" | "tiếng" | "chỗ" | "tết"
                ) && !what.starts_with("dân tộc");
                // Most begin with another letter.
                what.as_bytes().first() == noun.as_bytes().first()
                    && (what == *noun
                        || goes_on
                            && what
                                .strip_prefix(noun)
                                .is_some_and(|rest| rest.starts_with(' ')))
            })
        {
            return None;
        }
        let quantity = &self.scene.quantities[number];
        let money = unit.as_deref().is_some_and(is_money);
        let people = !quantity.percent && !money && counts_the_praised(&what) && !self.is_met(i);
        let worth = quantity.value * quantity.scale;
        let year = unit.is_none()
            && (1900.0..2100.0).contains(&quantity.value)
            && self.scene.text(quantity.tokens.clone()).len() == 4
            && matches!(self.line.kind(i + 1), Some(Kind::Word));
        let gift_worth = (what.contains(" trị giá") && !what.starts_with("tổng ")
            || what == "trị giá" && self.of_prize(i))
            && worth < A_BUDGET / 10.0;
        let one_gift = unit.as_deref().is_some_and(is_money)
            && (worth < A_SUM && !tells_pay(&what)
                || worth < A_BUDGET && !tells_a_sum(&what) && !tells_pay(&what));
        if is_prize(&what) && !self.won_prizes(i, &what)
            || what.starts_with("lãi suất")
            || what.ends_with(" bằng")
            || what.starts_with("chỗ") && self.key_before(i) == "xe"
            || unit.is_some() && money && what.ends_with(" giá") && !what.ends_with("trị giá")
            || self.is_common_lore(i, &what)
            || what.chars().any(|c| c.is_ascii_digit()) && !self.is_mark_behind(i)
            || self.is_number_of_name(i)
            || matches!(what.as_str(), "đ / c" | "đ/c" | "tr")
            || what == "gia đình" && !self.is_helped(i)
            || what.starts_with("đại biểu") && (what.contains(" dự ") || what.contains(" tham dự"))
            || self.is_name(i + 1)
            || year
            || gift_worth
            || people
            || one_gift && self.changed(i).is_none()
            || NO_NOUN.contains(&what.as_str())
            || self.is_personal(i, &what, unit.as_deref())
            || !quantity.percent && self.is_structure(&what, i)
            || quantity.value == 0.0
        {
            return None;
        }
        let (org, sure) = match (self.owner(i, after), self.of_delegates(i, after)) {
            (Some(owner), _) => (Some(owner), 0.81),
            (None, Some(org)) => (org, 0.75),
            (None, None) => self.org(i),
        };
        let org = match self.is_praised_by_guest(i, org.as_deref()) {
            true => self.union_of_article(),
            false => org,
        };
        // "giàn giáo sập làm 2 người chết. LĐLĐ quận đến thăm": nobody's, unless somebody counts them.
        let federation = org.as_deref().is_some_and(|id| id.starts_with("u:ldld:"));
        let hurt = sure < 0.8 && federation && tells_of_victims(&what);
        let org = org.filter(|_| !tells_of_a_place(&what) && !hurt);
        self.discourse.of_place = org.is_none();
        if org.is_none() && !self.scene.names_union && !self.counts_results(i, &what) {
            return None;
        }
        let org = self.union_figure(self.whole_body(org), &what);
        if org.is_some() {
            self.discourse.counter.clone_from(&org);
        }
        let line = self.line;
        let clause = line.clause_of(i);
        self.last_what = Some(what.clone());
        // "11 triệu đoàn viên" are so many members; of money the scale belongs to the unit.
        let quantity = &self.scene.quantities[number];
        let scaled = quantity.scale != 1.0 && !money && !quantity.percent;
        let (value, unit) = if scaled {
            (quantity.value * quantity.scale, None)
        } else {
            (quantity.value, unit)
        };
        let items = clause.start.min(i)..after.max(i + 1).min(line.items.len());
        Some(Fact {
            kind: FactKind::Reported {
                org,
                what,
                value,
                unit,
                period: self.period(i),
                campaign: self.campaign(i),
            },
            evidence: vec![self.scene.span(line.tokens(items))],
            rule: "figure-count".to_owned(),
            confidence: sure,
        })
    }

    fn campaign(&self, i: usize) -> Option<String> {
        let line = self.line;
        let clause = line.clause_of(i);
        let named = (clause.start..i).find_map(|at| match line.kind(at) {
            Some(Kind::Campaign(mention)) => Some(self.scene.id(mention).to_owned()),
            _ => None,
        });
        named.filter(|_| line.find(clause, Cue::CampaignHead).is_some())
    }

    fn period(&self, i: usize) -> Option<String> {
        let line = self.line;
        let time = (0..i).rev().find_map(|at| match line.kind(at) {
            Some(Kind::Time(time)) => Some(time),
            _ => None,
        })?;
        let tokens = self.scene.times[time].tokens.clone();
        Some(self.scene.text(tokens).to_owned())
    }
}
