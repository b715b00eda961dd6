//! Quoted names: a campaign or an award by what leads up to its quotation marks.
//!
//! Each stretch between marks (`quote`) is a name by its head (`head`, `name`); what the article says
//! of the same name elsewhere comes after (`repetition`).

mod head;
mod made;
mod name;
mod quote;
mod repetition;

use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::phrases::Keyed;
use head::{HEADS, Head, head_before};
use made::is_made;
use name::{built, edition, named, named_contest, named_prize};
use quote::quotes;
use repetition::{prizes_of_contests, repeated, same_but_for_a_place};

/// Proposes the quoted campaigns and awards of a page.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let hits = HEADS.find(walk.page.tokens, keyed);
    let mut found = Vec::new();
    for sentence in walk.page.sentences.as_slice() {
        let mut list: Option<Head> = None;
        let mut last_end = sentence.tokens.start;
        for quote in quotes(walk, sentence.tokens.clone()) {
            let (head, form) = head_before(walk, &hits, &quote, last_end, list);
            let made = head.is_none() && is_made(walk, &quote, list == Some(Head::Campaign));
            let head = head.or(made.then_some(Head::Campaign));
            last_end = quote.inner.end;
            // "như: “Lao động giỏi”, “Mỗi tổ một góc xanh”": a name of the list tells what the next is.
            let listed = walk.known_at(quote.inner.start, &[EntityType::Campaign]);
            let listed = listed.filter(|known| known.tokens.end == quote.inner.end);
            list = head.or(listed.map(|_| Head::Campaign));
            let whole = edition(walk, &quote)
                .or_else(|| named_prize(walk, &quote))
                .or_else(|| named_contest(walk, &quote))
                .or_else(|| built(walk, &quote, head));
            found.extend(whole.or_else(|| head.and_then(|head| named(walk, head, form, &quote))));
        }
    }
    prizes_of_contests(walk, &mut found);
    repeated(walk, &mut found);
    same_but_for_a_place(walk, &mut found);
    found
}
