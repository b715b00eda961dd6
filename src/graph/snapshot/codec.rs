//! Columns to bytes and back: the one place that names bincode.
//!
//! bincode 2.0.1 is unmaintained (RUSTSEC-2025-0141), so little is asked of it: flat stretches of
//! bytes and one text, behind a checksum, under a limit. `wincode` or `postcard` can take its
//! place by changing these functions and the format version.
//!
//! Format 2 holds the text and each column of numbers [packed](super::packed), which are read in one
//! piece. Format 1 held numbers one by one, which took half of the time of reading a file; it is
//! still read.

use std::borrow::Cow;

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use bincode::error::DecodeError;
use serde::{Deserialize, Serialize};

use super::SnapshotErrorKind;
use super::columns::{COLUMNS, Columns};
use super::packed::Packed;
use super::values::Values;

/// More than a payload can sensibly hold, and less than a crafted length could ask for.
const LIMIT: usize = 1 << 31;

const CONFIG: Configuration<LittleEndian, Varint, Limit<LIMIT>> =
    bincode::config::standard().with_limit::<LIMIT>();

/// The payload of format 2.
#[derive(Serialize, Deserialize)]
struct Frame<'a> {
    #[serde(borrow)]
    blob: Cow<'a, str>,
    /// Tags and words of values.
    #[serde(borrow)]
    values: [Packed<'a>; 2],
    #[serde(borrow)]
    columns: Vec<Packed<'a>>,
}

pub(super) fn encode(mut columns: Columns<'_>) -> Result<Vec<u8>, SnapshotErrorKind> {
    let values = std::mem::take(&mut columns.property_values);
    let tags: Vec<u32> = values.tags.iter().map(|tag| u32::from(*tag)).collect();
    let packed = columns.numbers().map(|column| Packed::of_small(column));
    let frame = Frame {
        blob: columns.blob,
        values: [Packed::of_small(&tags), Packed::of(&values.words)],
        columns: packed.into(),
    };
    bincode::serde::encode_to_vec(&frame, CONFIG).map_err(|_| SnapshotErrorKind::TooLarge {
        what: "its columns",
    })
}

pub(super) fn decode(version: u32, payload: &[u8]) -> Result<Columns<'_>, SnapshotErrorKind> {
    if version == 1 {
        return whole(payload);
    }
    let frame: Frame<'_> = whole(payload)?;
    let [tags, words] = &frame.values;
    let tags = tags.small_numbers()?.into_iter();
    let tags = tags
        .map(|tag| u8::try_from(tag).unwrap_or(u8::MAX))
        .collect();
    let words = words.numbers()?;
    let mut columns = Columns::default();
    columns.blob = frame.blob;
    columns.property_values = Values { tags, words };
    if frame.columns.len() != COLUMNS {
        return Err(SnapshotErrorKind::malformed("columns are missing"));
    }
    for (column, packed) in columns.numbers().into_iter().zip(&frame.columns) {
        *column = packed.small_numbers()?;
    }
    Ok(columns)
}

/// Decodes a payload to its last byte.
fn whole<'a, T: Deserialize<'a>>(payload: &'a [u8]) -> Result<T, SnapshotErrorKind> {
    let decoded = bincode::serde::borrow_decode_from_slice(payload, CONFIG);
    let (decoded, read) = decoded.map_err(|error| {
        SnapshotErrorKind::malformed(match error {
            DecodeError::LimitExceeded => "a column is longer than any graph's".to_owned(),
            other => other.to_string(),
        })
    })?;
    if read != payload.len() {
        return Err(SnapshotErrorKind::malformed("bytes follow the last column"));
    }
    Ok(decoded)
}
