//! Recognisers of the open classes: what no gazetteer can list.
//!
//! Each file reads one class off its outer form: heads, capitals, numbers, quotation marks. They
//! only propose; which of two overlapping proposals stands is decided elsewhere.

mod award;
mod body_words;
mod campaign;
mod compound;
mod event;
mod institution;
mod legal;
mod person;
mod quoted;
mod walk;

use super::candidate::{Page, Proposal};
use super::phrases::Keyed;
use super::signs::Signs;
use walk::Walk;

pub(super) use compound::word_at as trade_at;
pub(super) use person::{is_common_surname, is_name_of_person};

/// Proposes the mentions of open classes on a page, in any order.
pub(super) fn propose(page: &Page<'_>, keyed: &Keyed, signs: &Signs) -> Vec<Proposal> {
    let mut walk = Walk::new(page, signs);
    let mut found = institution::propose(&walk, keyed);
    // A name may follow a body at once: "Chủ tịch Công đoàn Công ty A Nguyễn Thị B".
    walk.mark_ends(&found);
    found.extend(person::propose(&walk, keyed));
    found.extend(legal::propose(&walk, keyed));
    found.extend(quoted::propose(&walk, keyed));
    found.extend(award::propose(&walk));
    found.extend(campaign::propose(&walk, keyed));
    found.extend(event::propose(&walk, keyed));
    found
}
