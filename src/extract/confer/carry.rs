//! What a clause hands on to the next, and what a line opens for the lines below.

use std::ops::Range;

use super::roll::Roll;
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
        self.bearer = honours::bearer(scene, line, clause.clone()).or(bearer.filter(|_| point));
        false
    }
}
