//! One property of all nodes, or of all relationships, side by side.

mod filling;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::pieces::PIECE;
use crate::graph::value::Value;

pub(crate) use filling::{Filling, Item};

/// Up to so many values of a piece are kept as pairs of place and value.
const FEW: usize = 64;

/// The number of a text that is not there.
pub const ABSENT: u32 = u32::MAX;

/// The values of one property by the number of their node or relationship.
///
/// Cut into pieces of 1,024 elements. A piece in which few elements have the property lists them;
/// in the others whole numbers, floats and texts lie bare, texts as numbers of the column's
/// dictionary. A copy shares all pieces until one side writes to them.
#[derive(Debug, Clone, Default)]
pub struct Column {
    pieces: Vec<Option<Arc<Piece>>>,
    texts: Texts,
}

#[derive(Debug, Clone)]
enum Piece {
    Few(Vec<(u16, Value)>),
    Int(Box<[i64]>, Present),
    Float(Box<[f64]>, Present),
    Text(Box<[u32]>),
    Mixed(Box<[Value]>),
}

/// Which of the values of a piece are there, one bit each.
#[derive(Debug, Clone, Copy, Default)]
struct Present([u64; PIECE / 64]);

impl Present {
    fn put(&mut self, at: usize, there: bool) {
        let bit = 1 << (at % 64);
        if there {
            self.0[at / 64] |= bit;
        } else {
            self.0[at / 64] &= !bit;
        }
    }

    fn get(&self, at: usize) -> bool {
        self.0[at / 64] >> (at % 64) & 1 == 1
    }
}

/// The texts of a column, each once.
#[derive(Debug, Default)]
struct Texts {
    names: Arc<Vec<Arc<str>>>,
    /// The other way, made when a text is first written.
    numbers: Option<FxHashMap<Arc<str>, u32>>,
    /// How many there were when those out of use were last dropped.
    tidied: usize,
}

/// A copy is made to be read or put back, and finds numbers anew should it be written to.
impl Clone for Texts {
    fn clone(&self) -> Self {
        Self {
            names: Arc::clone(&self.names),
            numbers: None,
            tidied: self.tidied,
        }
    }
}

impl Texts {
    fn number(&mut self, text: &Arc<str>) -> u32 {
        let names = &mut self.names;
        let numbers = self.numbers.get_or_insert_with(|| {
            let known = names.iter().zip(0..);
            known.map(|(text, at)| (Arc::clone(text), at)).collect()
        });
        if let Some(&number) = numbers.get(text) {
            return number;
        }
        let number = u32::try_from(names.len()).unwrap_or(ABSENT);
        Arc::make_mut(names).push(Arc::clone(text));
        numbers.insert(Arc::clone(text), number);
        number
    }

    fn value(&self, number: u32) -> Option<Value> {
        let text = self.names.get(number as usize)?;
        Some(Value::String(Arc::clone(text)))
    }
}

impl Column {
    /// Returns the value at a place, if there is one.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<Value> {
        let (piece, at) = place(at);
        self.pieces.get(piece)?.as_ref()?.get(at, &self.texts)
    }

    /// Puts `value` (a null takes it away) at a place and returns what was there.
    pub(crate) fn set(&mut self, at: u32, value: Value) -> Option<Value> {
        let (number, at) = place(at);
        if self.pieces.len() <= number {
            if value.is_null() {
                return None;
            }
            self.pieces.resize(number + 1, None);
        }
        let piece = match &mut self.pieces[number] {
            Some(piece) => Arc::make_mut(piece),
            None if value.is_null() => return None,
            empty => Arc::make_mut(empty.insert(Arc::new(Piece::Few(Vec::new())))),
        };
        piece.set(at, value, &mut self.texts)
    }

    /// Returns the values at these places; null where there is none.
    #[must_use]
    pub fn values(&self, places: &[u32]) -> Vec<Value> {
        let found = places.iter().map(|at| self.get(*at).unwrap_or_default());
        found.collect()
    }

    /// Returns the values at these places as numbers of [`Self::texts`], unless another value than
    /// a text stands near one of them. Absent ones are [`ABSENT`].
    #[must_use]
    pub fn codes(&self, places: &[u32]) -> Option<Vec<u32>> {
        let mut codes = Vec::with_capacity(places.len());
        for at in places {
            let (piece, at) = place(*at);
            codes.push(match self.pieces.get(piece).and_then(Option::as_ref) {
                None => ABSENT,
                Some(piece) => match &**piece {
                    Piece::Text(numbers) => numbers[at],
                    _ => return None,
                },
            });
        }
        Some(codes)
    }

    /// Returns the values at these places as whole numbers, nothing where there is none, unless
    /// another value than a whole number stands near one of them.
    #[must_use]
    pub fn ints(&self, places: &[u32]) -> Option<Vec<Option<i64>>> {
        let mut ints = Vec::with_capacity(places.len());
        for at in places {
            let (piece, at) = place(*at);
            ints.push(match self.pieces.get(piece).and_then(Option::as_deref) {
                None => None,
                Some(Piece::Int(numbers, present)) => present.get(at).then(|| numbers[at]),
                Some(_) => return None,
            });
        }
        Some(ints)
    }

    /// Returns the texts that [`Self::codes`] counts; some may be in use no more.
    #[must_use]
    pub fn texts(&self) -> &[Arc<str>] {
        &self.texts.names
    }

    /// Returns all values with their places, by place.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Value)> {
        let pieces = self.pieces.iter().zip((0_u32..).step_by(PIECE));
        let there = pieces.filter_map(|(piece, start)| Some((piece.as_ref()?, start)));
        there.flat_map(move |(piece, start)| {
            let all = (start..).zip(0..PIECE);
            all.filter_map(move |(at, inner)| Some((at, piece.get(inner, &self.texts)?)))
        })
    }

    /// Drops texts that are in use no more, when there may be many of them, and what only makes
    /// writing faster.
    pub(crate) fn tidy(&mut self) {
        if self.texts.names.len() <= 2 * self.texts.tidied.max(PIECE) {
            return;
        }
        let mut kept = vec![ABSENT; self.texts.names.len()];
        let mut names = Vec::new();
        for piece in self.pieces.iter_mut().flatten() {
            let Piece::Text(_) = **piece else { continue };
            let Piece::Text(numbers) = Arc::make_mut(piece) else {
                continue;
            };
            for number in numbers.iter_mut().filter(|number| **number != ABSENT) {
                let place = &mut kept[*number as usize];
                if *place == ABSENT {
                    *place = u32::try_from(names.len()).unwrap_or(ABSENT);
                    names.push(Arc::clone(&self.texts.names[*number as usize]));
                }
                *number = *place;
            }
        }
        names.shrink_to_fit();
        self.texts = Texts {
            tidied: names.len(),
            names: Arc::new(names),
            numbers: None,
        };
    }

    /// Drops what only makes writing faster.
    pub(crate) fn rest(&mut self) {
        self.tidy();
        self.texts.numbers = None;
    }

    /// Returns the bytes that are held, and how many of them are the bytes of texts.
    pub(crate) fn bytes(&self) -> (usize, usize) {
        let mut held = self.pieces.capacity() * size_of::<usize>();
        let mut text = self.texts.names.iter().map(|text| text.len()).sum();
        for piece in self.pieces.iter().flatten() {
            let (own, texts) = piece.bytes();
            held += own;
            text += texts;
        }
        let names = self.texts.names.capacity() * size_of::<Arc<str>>();
        let numbers = self.texts.numbers.as_ref().map_or(0, |numbers| {
            numbers.capacity() * (size_of::<(Arc<str>, u32)>() + 1)
        });
        // Two counters stand before every shared text.
        (held + names + numbers + 16 * self.texts.names.len(), text)
    }
}

impl Piece {
    fn get(&self, at: usize, texts: &Texts) -> Option<Value> {
        match self {
            Self::Few(few) => {
                let found = few.binary_search_by_key(&at, |entry| entry.0.into()).ok()?;
                Some(few[found].1.clone())
            }
            Self::Int(numbers, present) => present.get(at).then(|| Value::Int(numbers[at])),
            Self::Float(numbers, present) => present.get(at).then(|| Value::Float(numbers[at])),
            Self::Text(numbers) => texts.value(numbers[at]),
            Self::Mixed(values) => Some(values[at].clone()).filter(|value| !value.is_null()),
        }
    }

    fn set(&mut self, at: usize, value: Value, texts: &mut Texts) -> Option<Value> {
        if let Self::Few(few) = self {
            let found = few.binary_search_by_key(&at, |entry| entry.0.into());
            return match (found, value) {
                (Ok(found), Value::Null) => Some(few.remove(found).1),
                (Ok(found), value) => Some(std::mem::replace(&mut few[found].1, value)),
                (Err(_), Value::Null) => None,
                (Err(found), value) => {
                    few.insert(found, (narrow(at), value));
                    if few.len() > FEW {
                        *self = Self::of(std::mem::take(few), texts);
                    }
                    None
                }
            };
        }
        let old = self.get(at, texts);
        if !self.put(at, &value, texts) {
            let mut values: Vec<Value> = Vec::with_capacity(PIECE);
            values.extend((0..PIECE).map(|at| self.get(at, texts).unwrap_or_default()));
            values[at] = value;
            *self = Self::Mixed(values.into());
        }
        old
    }

    /// Puts a value in its place, if this sort of piece can hold it.
    fn put(&mut self, at: usize, value: &Value, texts: &mut Texts) -> bool {
        match (self, value) {
            (Self::Int(_, present) | Self::Float(_, present), Value::Null) => {
                present.put(at, false);
            }
            (Self::Int(numbers, present), Value::Int(number)) => {
                numbers[at] = *number;
                present.put(at, true);
            }
            (Self::Float(numbers, present), Value::Float(number)) => {
                numbers[at] = *number;
                present.put(at, true);
            }
            (Self::Text(numbers), Value::Null) => numbers[at] = ABSENT,
            (Self::Text(numbers), Value::String(text)) => numbers[at] = texts.number(text),
            (Self::Mixed(values), value) => values[at] = value.clone(),
            _ => return false,
        }
        true
    }

    /// Makes the piece that suits these values best.
    fn of(mut few: Vec<(u16, Value)>, texts: &mut Texts) -> Self {
        if few.len() <= FEW {
            few.shrink_to_fit();
            return Self::Few(few);
        }
        let all = |fits: fn(&Value) -> bool| few.iter().all(|(_, value)| fits(value));
        let mut piece = if all(|value| matches!(value, Value::Int(_))) {
            Self::Int(vec![0; PIECE].into(), Present::default())
        } else if all(|value| matches!(value, Value::Float(_))) {
            Self::Float(vec![0.0; PIECE].into(), Present::default())
        } else if all(|value| matches!(value, Value::String(_))) {
            Self::Text(vec![ABSENT; PIECE].into())
        } else {
            Self::Mixed(vec![Value::Null; PIECE].into())
        };
        for (at, value) in few {
            piece.put(at.into(), &value, texts);
        }
        piece
    }

    fn bytes(&self) -> (usize, usize) {
        let present = size_of::<Self>();
        match self {
            Self::Few(few) => {
                let text = few.iter().map(|(_, value)| text_bytes(value)).sum();
                (present + few.capacity() * size_of::<(u16, Value)>(), text)
            }
            Self::Int(numbers, _) => (present + numbers.len() * 8, 0),
            Self::Float(numbers, _) => (present + numbers.len() * 8, 0),
            Self::Text(numbers) => (present + numbers.len() * 4, 0),
            Self::Mixed(values) => {
                let text = values.iter().map(text_bytes).sum();
                (present + size_of_val(&**values), text)
            }
        }
    }
}

/// Estimates what a value holds behind its pointer.
fn text_bytes(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 16,
        Value::List(items) => {
            let items = items.iter();
            40 + items
                .map(|item| size_of::<Value>() + text_bytes(item))
                .sum::<usize>()
        }
        _ => 0,
    }
}

fn place(at: u32) -> (usize, usize) {
    (at as usize / PIECE, at as usize % PIECE)
}

/// A place within a piece is below 1,024.
fn narrow(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column in which every sort of piece comes up, changed at random places.
    #[test]
    fn holds_what_was_put() {
        let mut column = Column::default();
        let mut model: std::collections::BTreeMap<u32, Value> = Default::default();
        let mut seed = 7_u64;
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % below
        };
        for round in 0..20_000 {
            let at = u32::try_from(draw(3000)).unwrap();
            let value = match (at / 1024, draw(20)) {
                (_, 0) => Value::Null,
                (0, _) => Value::Int(draw(100).cast_signed()),
                (1, _) => Value::from(format!("t{}", draw(50))),
                (_, 1) if round > 10_000 => Value::Bool(true),
                _ => Value::Float(0.5),
            };
            let old = column.set(at, value.clone());
            let expected = match value {
                Value::Null => model.remove(&at),
                value => model.insert(at, value),
            };
            assert_eq!(old, expected);
        }
        column.rest();
        let all: Vec<_> = column.iter().collect();
        assert_eq!(all, model.into_iter().collect::<Vec<_>>());
        assert!(matches!(column.pieces[0].as_deref(), Some(Piece::Int(..))));
        assert!(matches!(column.pieces[1].as_deref(), Some(Piece::Text(_))));
        assert!(matches!(column.pieces[2].as_deref(), Some(Piece::Mixed(_))));
    }

    #[test]
    fn texts_out_of_use_are_dropped() {
        let mut column = Column::default();
        for round in 0..100 {
            for at in 0..200 {
                column.set(at, Value::from(format!("{round}-{at}")));
            }
            column.tidy();
        }
        assert!(
            column.texts().len() <= 2 * PIECE + 200,
            "{}",
            column.texts().len()
        );
        assert_eq!(column.get(3), Some(Value::from("99-3")));
    }

    #[test]
    fn filling_is_setting() {
        let texts: [Arc<str>; 2] = ["b".into(), "a".into()];
        let (mut filling, mut column) = (Filling::default(), Column::default());
        for at in (0..5000).filter(|at| at % 3 == 0 || *at > 4000) {
            let value = match at {
                0..2000 => Value::from("a"),
                2000..3000 => Value::Int(at.into()),
                _ => Value::Bool(at % 2 == 0),
            };
            let item = match at {
                0..2000 => Item::Text(1),
                _ => Item::Value(value.clone()),
            };
            filling.push(at, Item::Value(Value::Int(0)), &texts);
            filling.push(at, item, &texts);
            column.set(at, value);
        }
        let filled = filling.finish(&texts);
        assert!(filled.iter().eq(column.iter()));
        assert_eq!(filled.texts().len(), 1);
        assert_eq!(filled.codes(&[0, 1]), Some(vec![0, ABSENT]));
        assert_eq!(filled.codes(&[0, 2001]), None);
        assert_eq!(filled.ints(&[0]), None);
        let mut numbers = Column::default();
        for at in 0..200 {
            numbers.set(at, Value::Int(at.into()));
        }
        let some = numbers.ints(&[7, 300, 5000]);
        assert_eq!(some, Some(vec![Some(7), None, None]));
    }
}
