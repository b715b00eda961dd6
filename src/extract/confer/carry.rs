//! What a clause hands on to the next, and what a line opens for the lines below.

use std::ops::Range;

use super::point::{gives, heading};
use super::roll::Roll;
use super::table::{self, Columns};
use super::trigger::{Trigger, Voice};
use super::{Known, honours};
use crate::extract::count::Count;
use crate::extract::fact::{Fact, Status};
use crate::extract::scene::{Line, Scene};

/// What a clause hands on to the next: "… tặng Giấy khen cho 11 tập thể; 05 tập thể, …".
#[derive(Debug, Clone, Default)]
pub(super) struct Carry {
    pub(super) grantors: Vec<String>,
    /// Whose the award was that was named last: "Bằng khen của LĐLĐ tỉnh".
    pub(super) owners: Vec<String>,
    pub(super) awards: Vec<String>,
    pub(super) status: Status,
    pub(super) active: bool,
    /// Whether the last verb was an active one.
    pub(super) by_subject: bool,
    pub(super) receiver: Option<Count>,
    /// Who received last in the sentence.
    pub(super) subject: Option<Count>,
    /// Whether by a passive, with which an active verb may go on: "được A tặng …, B tặng …".
    pub(super) by_passive: bool,
    /// Whether the awards of the last verb are still to be listed.
    pub(super) listing: bool,
    /// Whether what was told last did not happen.
    pub(super) unsaid: bool,
    /// The conferral whose recipients the lines below list.
    pub(super) roll: Option<Roll>,
}

impl Carry {
    /// "+ LĐLĐ tỉnh:" alone in a line: who gives the awards that the lines below list.
    pub(super) fn of_point(scene: &Scene<'_>, line: &Line, point: Range<usize>) -> Option<Self> {
        let last = point.end.checked_sub(1)?;
        if !line.is_mark(last, ':') || point.len() > 7 {
            return None;
        }
        let body = point.into_iter().find(|&i| scene.body(line, i).is_some())?;
        let (bodies, colon) = heading(scene, line, body)?;
        let gives = bodies.iter().all(|body| gives(body, "a:giay-khen"));
        (gives && colon == last).then(|| Self {
            grantors: bodies,
            listing: true,
            ..Self::default()
        })
    }

    /// Keeps who gives of a verb whose awards are listed behind it: "đã khen thưởng, gồm: …", and the
    /// one who receives: "LĐLĐ huyện đã được tặng: …".
    pub(super) fn open_list(
        &mut self,
        grantors: Vec<String>,
        status: Status,
        trigger: &Trigger,
        groups: &[Count],
    ) {
        self.grantors = grantors;
        self.status = status;
        self.active = trigger.voice != Voice::Receiving;
        self.by_subject = trigger.voice == Voice::Active;
        let one = groups.first().filter(|group| group.is_one());
        let named = one.filter(|group| !group.recipients.is_empty());
        self.receiver = named.filter(|_| !trigger.is_forward()).cloned();
        self.listing = true;
    }
}

/// What the lines before have opened and not ended: awards, recipients or honours that are listed.
#[derive(Debug, Clone, Default)]
pub(in crate::extract) struct Listed {
    /// A conferral whose awards are listed.
    pub(super) awards: Option<Carry>,
    /// One whose recipients are.
    pub(super) roll: Option<Roll>,
    /// Whose honours are.
    pub(super) bearer: Option<honours::Bearer>,
    /// A table whose rows are.
    pub(super) columns: Option<Columns>,
}

impl Listed {
    /// Tells what the end of the article closes.
    pub(in crate::extract) fn finish(self, found: &mut Vec<Fact>) {
        if let Some(roll) = self.roll {
            roll.close(found);
        }
    }

    /// Tells whether a list of recipients or honours goes on, or may begin in a line.
    pub(super) fn goes_on(&self, line: &Line) -> bool {
        let colon = |clause: &Range<usize>| clause.end > 0 && line.is_mark(clause.end - 1, ':');
        let short = line.clauses.len() == 1 && line.items.len() <= 20;
        self.roll.is_some() || self.bearer.is_some() || short || line.clauses.iter().any(colon)
    }

    /// Takes up the head or a row of a table; false where a line is none.
    pub(super) fn takes_row(
        &mut self,
        scene: &Scene<'_>,
        line: &Line,
        known: Known<'_>,
        found: &mut Vec<Fact>,
    ) -> bool {
        if let Some(columns) = table::columns(line) {
            self.columns = Some(columns);
            return true;
        }
        let columns = self.columns.take();
        self.columns = columns.filter(|columns| table::row(scene, line, known, columns, found));
        self.columns.is_some()
    }

    /// Takes up a clause that goes on with a list; false where it tells for itself.
    pub(super) fn takes(
        &mut self,
        scene: &Scene<'_>,
        line: &Line,
        clause: &Range<usize>,
        known: Known<'_>,
        found: &mut Vec<Fact>,
    ) -> bool {
        if let Some(mut roll) = self.roll.take() {
            if roll.takes(scene, line, clause.clone()) {
                self.roll = Some(roll);
                return true;
            }
            roll.close(found);
        }
        let bearer = self.bearer.take();
        if let Some(id) = &bearer
            && honours::listed(scene, line, clause.clone(), known, id.as_deref(), found)
        {
            self.bearer = bearer;
            return true;
        }
        let point = honours::is_point(line, clause.start);
        let Some((heading, behind)) = honours::bearer(scene, line, clause.clone()) else {
            self.bearer = bearer.filter(|_| point);
            return false;
        };
        // "Những phần thưởng cao quý: Bằng khen của Thủ tướng".
        let rest = behind..clause.end;
        let own = heading.as_deref();
        let inline = rest.start < rest.end && honours::listed(scene, line, rest, known, own, found);
        self.bearer = Some(heading).filter(|_| inline || behind == clause.end);
        inline
    }
}
