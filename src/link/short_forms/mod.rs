//! Names that an article shortens: abbreviations that it explains in parentheses, and "Công đoàn
//! Công ty" for the one that it has named in full.

mod abbreviation;
mod head;
mod named;
mod shortened;

use super::candidate::{Page, Proposal};
use super::signs::Signs;

/// Proposes the abbreviations behind names, and what the article calls by them or by their heads
/// alone.
pub(super) fn apply(all: &mut Vec<Proposal>, page: &Page<'_>, signs: &Signs) {
    let aliases = abbreviation::explained(all, page);
    if !aliases.is_empty() {
        abbreviation::used(all, page, &aliases);
    }
    shortened::apply(all, page);
    head::heads_alone(all, page, signs);
}
