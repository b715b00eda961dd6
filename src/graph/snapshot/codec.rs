//! Columns to bytes and back: the one place that names bincode.
//!
//! bincode 2.0.1 is unmaintained (RUSTSEC-2025-0141), so little is asked of it: flat vectors of
//! numbers and one text, behind a checksum, under a limit. `wincode` or `postcard` can take its
//! place by changing these two functions and the format version.

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use bincode::error::DecodeError;

use super::SnapshotErrorKind;
use super::columns::Columns;

/// More than a payload can sensibly hold, and less than a crafted length could ask for.
const LIMIT: usize = 1 << 31;

const CONFIG: Configuration<LittleEndian, Varint, Limit<LIMIT>> =
    bincode::config::standard().with_limit::<LIMIT>();

pub(super) fn encode(columns: &Columns) -> Result<Vec<u8>, SnapshotErrorKind> {
    bincode::serde::encode_to_vec(columns, CONFIG).map_err(|_| SnapshotErrorKind::TooLarge {
        what: "its columns",
    })
}

pub(super) fn decode(payload: &[u8]) -> Result<Columns, SnapshotErrorKind> {
    let (columns, read) = bincode::serde::decode_from_slice(payload, CONFIG).map_err(|error| {
        SnapshotErrorKind::malformed(match error {
            DecodeError::LimitExceeded => "a column is longer than any graph's".to_owned(),
            other => other.to_string(),
        })
    })?;
    if read != payload.len() {
        return Err(SnapshotErrorKind::malformed("bytes follow the last column"));
    }
    Ok(columns)
}
