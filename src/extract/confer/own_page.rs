//! Who receives where a sentence has no subject, as on a firm's or school's own page: "- Vinh dự được Bộ Y tế
//! tặng Bằng khen", "Nhiều năm liền được …", "Đón nhận Cờ thi đua của …".

use super::Reader;
use super::trigger::Trigger;
use super::verb::is_prize;
use crate::extract::count::{Count, names_bearers};
use crate::extract::cue::Cue;
use crate::extract::role::bodies_in;
use crate::extract::scene::{Kind, Line, Scene};
use crate::extract::unit::is_unit;
use crate::gazetteer::Gazetteer;

impl Reader<'_, '_> {
    /// The one person whom the paragraph has spoken of, else the body that the page is about, where nothing but
    /// marks, years and adverbs stands in front of a verb whose giver or title is told.
    pub(super) fn unsaid_subject(&self, trigger: &Trigger) -> Option<Count> {
        let line = self.line;
        let bare = (self.clause.start..trigger.head).all(|i| is_lead(self.scene, line, i));
        let before = &line.items[..self.clause.start];
        let told = before
            .iter()
            .any(|item| matches!(item.kind, Kind::Body(_) | Kind::Person(_)));
        if !bare || told || trigger.is_forward() || !self.tells_enough(trigger) {
            return None;
        }
        let mut count = Count {
            items: trigger.head..trigger.after,
            ..Count::default()
        };
        if let Some(person) = spoken_of(self.scene, line) {
            count.individuals = Some(1);
            count.recipients.push(person?.to_owned());
            return Some(count);
        }
        let own = self.scene.page.clone();
        let point = trigger.head > self.clause.start || line.is_cue(trigger.at, Cue::Receive);
        let base = (own.as_deref()).is_some_and(|own| own.starts_with("u:cdcs:") || is_unit(own));
        count.collectives = Some(1);
        count.recipients.extend(own);
        (base || point).then_some(count)
    }

    /// Tells whether the giver of the award behind a verb is known, or the award is a title.
    fn tells_enough(&self, trigger: &Trigger) -> bool {
        let award = (trigger.after..self.clause.end).find_map(|i| match self.line.kind(i)? {
            Kind::Award(mention) => Some((i, self.scene.id(mention))),
            _ => None,
        });
        let Some((at, id)) = award.filter(|(_, id)| !is_prize(id)) else {
            return false;
        };
        names_bearers(id)
            || Gazetteer::load_builtin().grantor_of(id).is_some()
            || !bodies_in(self.scene, self.line, trigger.head..trigger.at).is_empty()
            || self.grantor_of(at, &(at..self.clause.end)).is_some()
            || trigger.head == trigger.at && !self.given_by(trigger).is_empty()
    }
}

/// Tells whether an item in front of a verb names no subject: a mark, a time, "nhiều năm liền".
fn is_lead(scene: &Scene<'_>, line: &Line, i: usize) -> bool {
    match line.kind(i) {
        Some(
            Kind::Mark(_) | Kind::Time(_) | Kind::Number(_) | Kind::Cue(Cue::Aside | Cue::For),
        ) => true,
        Some(Kind::Cue(Cue::Noise)) => &*scene.fold(&line.items[i]) == "đến nay",
        Some(Kind::Word) => matches!(
            scene.key(line.items[i].tokens.start),
            "năm"
                | "học"
                | "liền"
                | "liên"
                | "tục"
                | "nhiều"
                | "các"
                | "lần"
                | "vinh"
                | "dự"
                | "đã"
                | "cũng"
                | "và"
                | "hàng"
                | "giai"
                | "đoạn"
                | "đặc"
                | "biệt"
                | "cụ"
                | "thể"
                | "từng"
                | "ngoài"
                | "ra"
        ),
        _ => false,
    }
}

/// The persons that the paragraph of a line has named before it: none, one, or several of whom nobody knows which
/// one is meant.
fn spoken_of<'s>(scene: &'s Scene<'_>, line: &Line) -> Option<Option<&'s str>> {
    let start = line.items.first()?.tokens.start;
    let mut persons = scene
        .lines
        .iter()
        .rev()
        .filter(|other| {
            other
                .items
                .first()
                .is_some_and(|item| item.tokens.start < start)
        })
        .take_while(|other| other.paragraph == line.paragraph)
        .flat_map(|other| other.items.iter())
        .filter_map(|item| match item.kind {
            Kind::Person(mention) => Some(scene.id(mention)),
            _ => None,
        });
    let first = persons.next()?;
    Some(Some(first).filter(|_| persons.all(|other| other == first)))
}
