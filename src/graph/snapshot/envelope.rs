//! The first 40 bytes of a snapshot, which no later format changes.
//!
//! | bytes | what |
//! |---|---|
//! | 0–7 | magic: `0x89`, `thidua`, line feed (a transfer as text breaks it) |
//! | 8–11 | format version, little-endian like all that follows |
//! | 12–15 | flags; none is defined yet, and an unknown one means a newer format |
//! | 16–23 | length of the payload |
//! | 24–39 | XXH3-128 of bytes 0–23 and of the payload |

use xxhash_rust::xxh3::Xxh3;

use super::SnapshotErrorKind;

/// The newest format that this program reads, and the one that it writes.
pub const FORMAT_VERSION: u32 = 2;

const MAGIC: [u8; 8] = *b"\x89thidua\n";
const COVERED: usize = 24;
const HEADER: usize = 40;

/// Puts a header before the payload.
pub(super) fn seal(payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&0_u32.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    let sum = checksum(&bytes, payload);
    bytes.extend_from_slice(&sum);
    bytes.extend_from_slice(payload);
    bytes
}

/// Verifies the header and gives back the format and the payload.
///
/// The checksum comes before the version: a flipped bit in the version must not be taken for the
/// work of a newer program.
pub(super) fn open(bytes: &[u8]) -> Result<(u32, &[u8]), SnapshotErrorKind> {
    let begins = bytes.len().min(MAGIC.len());
    if bytes.is_empty() || bytes.get(..begins) != MAGIC.get(..begins) {
        return Err(SnapshotErrorKind::NotASnapshot);
    }
    let Some((header, payload)) = bytes.split_at_checked(HEADER) else {
        return Err(SnapshotErrorKind::Length {
            expected: HEADER as u64,
            found: bytes.len() as u64,
        });
    };
    let (covered, sum) = header.split_at(COVERED);
    if checksum(covered, payload) != sum {
        let promised = u64::from_le_bytes(array(covered, 16)).saturating_add(HEADER as u64);
        return Err(if promised == bytes.len() as u64 {
            SnapshotErrorKind::Damaged
        } else {
            SnapshotErrorKind::Length {
                expected: promised,
                found: bytes.len() as u64,
            }
        });
    }
    let found = u32::from_le_bytes(array(covered, 8));
    let flags = u32::from_le_bytes(array(covered, 12));
    if !(1..=FORMAT_VERSION).contains(&found) || flags != 0 {
        return Err(SnapshotErrorKind::Newer {
            found,
            known: FORMAT_VERSION,
        });
    }
    Ok((found, payload))
}

fn checksum(covered: &[u8], payload: &[u8]) -> [u8; 16] {
    let mut hash = Xxh3::new();
    hash.update(covered);
    hash.update(payload);
    hash.digest128().to_le_bytes()
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let part = bytes.get(at..at + N).and_then(|part| part.try_into().ok());
    part.unwrap_or([0; N])
}
