//! Property values as two columns: a tag and a word each.
//!
//! A list is a tag with its length, and its items follow; so a value nests in the graph and not
//! in the codec's eyes, and how deep it may nest is checked here, on the way out and in.

use std::sync::Arc;

use serde::Deserialize;

use super::super::Value;
use super::super::column::Item;
use super::SnapshotErrorKind;
use super::columns::{Texts, find};
use super::temporal;

/// How deep lists may nest in a property. openCypher stores flat lists only.
const DEEPEST: usize = 8;

/// Values, one after another.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Values {
    pub(super) tags: Vec<u8>,
    pub(super) words: Vec<u64>,
}

/// What a word means. The numbers are the format; a new one comes at the end.
pub(super) mod tag {
    pub(in super::super) const NULL: u8 = 0;
    pub(in super::super) const FALSE: u8 = 1;
    pub(in super::super) const TRUE: u8 = 2;
    /// The word is the number, zigzag: small numbers of either sign are small words.
    pub(in super::super) const INT: u8 = 3;
    /// The word is the number's bits.
    pub(in super::super) const FLOAT: u8 = 4;
    /// The word is the number of a text.
    pub(in super::super) const STRING: u8 = 5;
    /// The word is the number of items, which follow.
    pub(in super::super) const LIST: u8 = 6;
    /// The words of these are their first number, zigzag; the others follow, each as an `INT`.
    pub(in super::super) const DATE: u8 = 7;
    pub(in super::super) const LOCAL_TIME: u8 = 8;
    pub(in super::super) const TIME: u8 = 9;
    pub(in super::super) const LOCAL_DATETIME: u8 = 10;
    /// Followed by the name of the zone as a `STRING`, or `NULL` where an offset is all there is.
    pub(in super::super) const DATETIME: u8 = 11;
    pub(in super::super) const DURATION: u8 = 12;
}

impl Values {
    pub(super) fn push(
        &mut self,
        key: &str,
        value: &Value,
        texts: &mut Texts,
    ) -> Result<(), SnapshotErrorKind> {
        self.push_at(0, value, texts)
            .map_err(|failure| match failure {
                Failure::Type(type_name) => SnapshotErrorKind::Unstorable {
                    key: key.to_owned(),
                    type_name,
                },
                Failure::Other(kind) => kind,
            })
    }

    fn push_at(&mut self, depth: usize, value: &Value, texts: &mut Texts) -> Result<(), Failure> {
        match value {
            Value::Null => self.put(tag::NULL, 0),
            Value::Bool(false) => self.put(tag::FALSE, 0),
            Value::Bool(true) => self.put(tag::TRUE, 0),
            Value::Int(number) => self.put(tag::INT, zigzag(*number)),
            Value::Float(number) => self.put(tag::FLOAT, number.to_bits()),
            Value::String(text) => self.put(tag::STRING, u64::from(texts.number(text)?)),
            Value::List(items) if depth < DEEPEST => {
                self.put(tag::LIST, items.len() as u64);
                for item in items.iter() {
                    self.push_at(depth + 1, item, texts)?;
                }
            }
            other => {
                let parts = temporal::parts(other).ok_or(Failure::Type(other.type_name()))?;
                let mut tag = parts.tag;
                for number in parts.numbers {
                    self.put(tag, zigzag(number));
                    tag = tag::INT;
                }
                match parts.zone {
                    Some(zone) => self.put(tag::STRING, u64::from(texts.plain(zone)?)),
                    None if parts.tag == tag::DATETIME => self.put(tag::NULL, 0),
                    None => {}
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, tag: u8, word: u64) {
        self.tags.push(tag);
        self.words.push(word);
    }

    pub(super) fn reader<'a>(&'a self, texts: &'a [Arc<str>]) -> Reader<'a> {
        Reader {
            tags: self.tags.iter(),
            words: self.words.iter(),
            texts,
        }
    }
}

/// Why a value could not be written.
enum Failure {
    Type(&'static str),
    Other(SnapshotErrorKind),
}

impl From<SnapshotErrorKind> for Failure {
    fn from(kind: SnapshotErrorKind) -> Self {
        Self::Other(kind)
    }
}

/// Reads values one after another.
pub(super) struct Reader<'a> {
    tags: std::slice::Iter<'a, u8>,
    words: std::slice::Iter<'a, u64>,
    texts: &'a [Arc<str>],
}

impl Reader<'_> {
    /// Reads the next value for a column, in which texts go by number.
    pub(super) fn item(&mut self) -> Result<Item, SnapshotErrorKind> {
        if let (Some(&tag::STRING), Some(&word)) =
            (self.tags.as_slice().first(), self.words.as_slice().first())
        {
            self.entry()?;
            self.text(word)?;
            return Ok(Item::Text(u32::try_from(word).unwrap_or(u32::MAX)));
        }
        self.value_at(0).map(Item::Value)
    }

    pub(super) fn is_done(&self) -> bool {
        self.tags.len() == 0 && self.words.len() == 0
    }

    fn value_at(&mut self, depth: usize) -> Result<Value, SnapshotErrorKind> {
        let (tag, word) = self.entry()?;
        Ok(match tag {
            tag::NULL => Value::Null,
            tag::FALSE => Value::Bool(false),
            tag::TRUE => Value::Bool(true),
            tag::INT => Value::Int(unzigzag(word)),
            tag::FLOAT => Value::Float(f64::from_bits(word)),
            tag::STRING => Value::String(Arc::clone(self.text(word)?)),
            tag::LIST if depth < DEEPEST => {
                // An item takes a tag, so a length beyond the tags left is a lie.
                if word > self.tags.len() as u64 {
                    return Err(SnapshotErrorKind::malformed(
                        "a list is longer than its items",
                    ));
                }
                let items: Result<Vec<_>, _> =
                    (0..word).map(|_| self.value_at(depth + 1)).collect();
                Value::List(Arc::new(items?))
            }
            tag::LIST => return Err(SnapshotErrorKind::malformed("lists nest too deep")),
            other => self.temporal(other, word)?,
        })
    }

    /// Reads the numbers of a temporal value after the first, and its zone.
    fn temporal(&mut self, tag: u8, first: u64) -> Result<Value, SnapshotErrorKind> {
        let unknown = || SnapshotErrorKind::malformed(format!("unknown type of value {tag}"));
        let count = temporal::count(tag).ok_or_else(unknown)?;
        let mut numbers = vec![unzigzag(first)];
        while numbers.len() < count {
            let (tag::INT, word) = self.entry()? else {
                return Err(beyond());
            };
            numbers.push(unzigzag(word));
        }
        let zone = match tag {
            tag::DATETIME => self.zone()?,
            _ => None,
        };
        temporal::value(tag, &numbers, zone).map_err(|_| beyond())
    }

    fn zone(&mut self) -> Result<Option<&str>, SnapshotErrorKind> {
        match self.entry()? {
            (tag::NULL, _) => Ok(None),
            (tag::STRING, word) => Ok(Some(self.text(word)?)),
            _ => Err(beyond()),
        }
    }

    fn entry(&mut self) -> Result<(u8, u64), SnapshotErrorKind> {
        let (Some(&tag), Some(&word)) = (self.tags.next(), self.words.next()) else {
            return Err(SnapshotErrorKind::malformed("a value is missing"));
        };
        Ok((tag, word))
    }

    fn text(&self, word: u64) -> Result<&Arc<str>, SnapshotErrorKind> {
        find(self.texts, u32::try_from(word).unwrap_or(u32::MAX))
    }
}

fn beyond() -> SnapshotErrorKind {
    SnapshotErrorKind::malformed("a date or time lies outside of the calendar")
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(word: u64) -> i64 {
    (word >> 1).cast_signed() ^ -((word & 1).cast_signed())
}
