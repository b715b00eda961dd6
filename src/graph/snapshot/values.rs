//! Property values as two columns: a tag and a word each.
//!
//! A list is a tag with its length, and its items follow; so a value nests in the graph and not
//! in the codec's eyes, and how deep it may nest is checked here, on the way out and in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::Value;
use super::SnapshotErrorKind;
use super::columns::{Texts, find};

/// How deep lists may nest in a property. openCypher stores flat lists only.
const DEEPEST: usize = 8;

/// Values, one after another.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Values {
    tags: Vec<u8>,
    words: Vec<u64>,
}

/// What a word means. The numbers are the format; a new one comes at the end.
mod tag {
    pub(super) const NULL: u8 = 0;
    pub(super) const FALSE: u8 = 1;
    pub(super) const TRUE: u8 = 2;
    /// The word is the number, zigzag: small numbers of either sign are small words.
    pub(super) const INT: u8 = 3;
    /// The word is the number's bits.
    pub(super) const FLOAT: u8 = 4;
    /// The word is the number of a text.
    pub(super) const STRING: u8 = 5;
    /// The word is the number of items, which follow.
    pub(super) const LIST: u8 = 6;
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
        let (tag, word) = match value {
            Value::Null => (tag::NULL, 0),
            Value::Bool(false) => (tag::FALSE, 0),
            Value::Bool(true) => (tag::TRUE, 0),
            Value::Int(number) => (tag::INT, zigzag(*number)),
            Value::Float(number) => (tag::FLOAT, number.to_bits()),
            Value::String(text) => (tag::STRING, u64::from(texts.number(text)?)),
            Value::List(items) if depth < DEEPEST => (tag::LIST, items.len() as u64),
            Value::List(_) => return Err(Failure::Type("list in lists too deep")),
            Value::Map(_) => return Err(Failure::Type("map")),
            Value::Node(_) => return Err(Failure::Type("node")),
            Value::Rel(_) => return Err(Failure::Type("relationship")),
            Value::Path(_) => return Err(Failure::Type("path")),
        };
        self.tags.push(tag);
        self.words.push(word);
        if let Value::List(items) = value {
            for item in items.iter() {
                self.push_at(depth + 1, item, texts)?;
            }
        }
        Ok(())
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
    pub(super) fn value(&mut self) -> Result<Value, SnapshotErrorKind> {
        self.value_at(0)
    }

    pub(super) fn is_done(&self) -> bool {
        self.tags.len() == 0 && self.words.len() == 0
    }

    fn value_at(&mut self, depth: usize) -> Result<Value, SnapshotErrorKind> {
        let (Some(&tag), Some(&word)) = (self.tags.next(), self.words.next()) else {
            return Err(SnapshotErrorKind::malformed("a value is missing"));
        };
        Ok(match tag {
            tag::NULL => Value::Null,
            tag::FALSE => Value::Bool(false),
            tag::TRUE => Value::Bool(true),
            tag::INT => Value::Int(unzigzag(word)),
            tag::FLOAT => Value::Float(f64::from_bits(word)),
            tag::STRING => {
                let number = u32::try_from(word).unwrap_or(u32::MAX);
                Value::String(Arc::clone(find(self.texts, number)?))
            }
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
            other => {
                return Err(SnapshotErrorKind::malformed(format!(
                    "unknown type of value {other}"
                )));
            }
        })
    }
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(word: u64) -> i64 {
    (word >> 1).cast_signed() ^ -((word & 1).cast_signed())
}
