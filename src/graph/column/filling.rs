//! A column that is made at once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{ABSENT, Column, FEW, PIECE, Piece, narrow, place};
use crate::graph::value::Value;

/// What goes into a column: a value, or a text by its number in a table that all columns share.
#[derive(Debug)]
pub(crate) enum Item {
    Value(Value),
    Text(u32),
}

/// Fills a column place by place, which is faster than to [set](Column::set) each.
#[derive(Debug, Default)]
pub(crate) struct Filling {
    column: Column,
    piece: usize,
    few: Vec<(u16, Item)>,
    /// The numbers that texts have in the column, by those in the shared table.
    numbers: FxHashMap<u32, u32>,
}

impl Filling {
    /// Puts an item; places come in ascending order, and of two at one place the later stays.
    pub(crate) fn push(&mut self, at: u32, item: Item, texts: &[Arc<str>]) {
        let (piece, at) = place(at);
        if piece != self.piece {
            self.flush(texts);
            self.piece = piece;
        }
        let at = narrow(at);
        self.few.pop_if(|last| last.0 == at);
        if !matches!(item, Item::Value(Value::Null)) {
            self.few.push((at, item));
        }
    }

    pub(crate) fn finish(mut self, texts: &[Arc<str>]) -> Column {
        self.flush(texts);
        self.column.texts.tidied = self.column.texts.names.len();
        if let Some(names) = Arc::get_mut(&mut self.column.texts.names) {
            names.shrink_to_fit();
        }
        self.column
    }

    fn flush(&mut self, texts: &[Arc<str>]) {
        if self.few.is_empty() {
            return;
        }
        self.column.pieces.resize(self.piece + 1, None);
        let only_texts = self
            .few
            .iter()
            .all(|(_, item)| matches!(item, Item::Text(_)));
        let piece = if only_texts && self.few.len() > FEW {
            Piece::Text(self.numbered(texts))
        } else {
            let value = |(at, item)| match item {
                Item::Value(value) => (at, value),
                Item::Text(number) => (at, text(texts, number)),
            };
            let few = self.few.drain(..).map(value).collect();
            Piece::of(few, &mut self.column.texts)
        };
        self.few.clear();
        self.column.pieces[self.piece] = Some(Arc::new(piece));
    }

    fn numbered(&mut self, texts: &[Arc<str>]) -> Box<[u32]> {
        let Some(names) = Arc::get_mut(&mut self.column.texts.names) else {
            return Box::default();
        };
        let mut numbers = vec![ABSENT; PIECE];
        for (at, item) in &self.few {
            let Item::Text(number) = item else { continue };
            let Some(text) = texts.get(*number as usize) else {
                continue;
            };
            let next = u32::try_from(names.len()).unwrap_or(ABSENT);
            let known = self.numbers.entry(*number).or_insert(next);
            if *known == next {
                names.push(Arc::clone(text));
            }
            numbers[usize::from(*at)] = *known;
        }
        numbers.into()
    }
}

/// Returns the text of a number; whoever pushes a number knows that there is one.
fn text(texts: &[Arc<str>], number: u32) -> Value {
    let text = texts.get(number as usize);
    text.map_or(Value::Null, |text| Value::String(Arc::clone(text)))
}
