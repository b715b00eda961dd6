//! Listed names: awards, campaigns, central bodies, and the company that they must keep.
//!
//! Each type of name is judged in a file of its own; what the words before a name announce is told
//! by `cue`.

mod award;
mod body;
mod campaign;
mod cue;

use std::ops::Range;

use super::draft::Draft;
use super::phrases::Keyed;
use super::signs::Signs;
use crate::gazetteer::{EntityType, Gazetteer, Hits};
use crate::text::{Sentences, TokenKind, Tokens};

pub(super) use body::begins_report;
pub(super) use campaign::year_of_edition;
pub(super) use cue::keyed;

/// Chooses among the hits of listed names.
pub(super) struct Names<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) keyed: &'a Keyed,
    pub(super) sentences: &'a Sentences,
    pub(super) gazetteer: &'a Gazetteer,
    /// For each token inside a longer name the name's tokens: what it says announces nothing.
    pub(super) inside: Inside,
}

/// The longest of the longer names over each token.
pub(super) struct Inside {
    /// The number of the name plus one; 0 where there is none.
    slots: Vec<u32>,
    names: Vec<Range<usize>>,
}

impl Inside {
    /// Marks the tokens of the longer names among the hits.
    pub(super) fn of(tokens: &Tokens, hits: &Hits<'_>) -> Self {
        let long = hits.names.iter().filter(|hit| hit.tokens.len() >= 3);
        let names: Vec<Range<usize>> = long.map(|hit| hit.tokens.clone()).collect();
        let mut slots = vec![0_u32; tokens.len()];
        for (number, name) in (1..).zip(&names) {
            for slot in &mut slots[name.clone()] {
                let known = (*slot as usize).checked_sub(1).map(|known| &names[known]);
                if known.is_none_or(|known| known.len() < name.len()) {
                    *slot = number;
                }
            }
        }
        Self { slots, names }
    }

    /// Returns the tokens of the name that token `i` is inside.
    fn get(&self, i: usize) -> Option<&Range<usize>> {
        let number = *self.slots.get(i)? as usize;
        self.names.get(number.checked_sub(1)?)
    }
}

/// Finds the listed names that are mentions.
pub(super) fn find(names: &Names<'_>, hits: &Hits<'_>, signs: &Signs) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(hits.names.len());
    for hit in &hits.names {
        let best = hit
            .meanings
            .iter()
            .filter_map(|&number| names.judge(number, hit.tokens.clone()))
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        drafts.extend(best);
    }
    drafts.extend(signs.party.iter().filter_map(|&at| names.party(at)));
    drop_misled(&mut drafts);
    drafts
}

/// Drops a longer campaign that begins inside one which its cue announces: in "chương trình 1
/// triệu sáng kiến trong công nhân" the name that follows the cue is meant.
fn drop_misled(drafts: &mut Vec<Draft>) {
    let announced: Vec<Range<usize>> = drafts
        .iter()
        .filter(|draft| draft.rule == "announced-campaign")
        .map(|draft| draft.tokens.clone())
        .collect();
    drafts.retain(|draft| {
        !announced
            .iter()
            .any(|told| told.start < draft.tokens.start && draft.tokens.start < told.end)
    });
}

impl Names<'_> {
    fn judge(&self, number: u32, range: Range<usize>) -> Option<Draft> {
        let entity = self.gazetteer.named_at(number);
        match entity.entity_type()? {
            EntityType::Award => self.award(entity, number, range),
            EntityType::Campaign => self.campaign(number, range),
            _ => self.body(entity, number, range),
        }
    }

    fn crosses_quotes(&self, range: &Range<usize>) -> bool {
        let mut marks = self.marks(range);
        marks.any(|i| is_quote(self.tokens.key(i)))
    }

    /// Returns the marks among some tokens; most names have none.
    fn marks(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let tokens = self.tokens.as_slice().get(range.clone());
        let tokens = tokens.unwrap_or_default();
        let all = range.clone().zip(tokens);
        let marks = all.filter(|(_, token)| matches!(token.kind, TokenKind::Punct(_)));
        marks.map(|(i, _)| i)
    }

    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        let opened = range.start > 0 && is_quote(self.tokens.key(range.start - 1));
        let closed = is_quote(self.tokens.key(range.end));
        opened || closed
    }
}

pub(super) fn is_quote(key: &str) -> bool {
    matches!(
        key,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "'" | "‘" | "’"
    )
}
