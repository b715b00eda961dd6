//! Columns of numbers as bytes, each number as wide as the widest of its column.
//!
//! The codec sees one stretch of bytes for a column and copies none of them; they become numbers in
//! one loop without branches.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::SnapshotErrorKind;

/// Numbers: one byte with their width (1, 2, 4 or 8), then each in so many bytes, little-endian.
#[derive(Debug, Default)]
pub(super) struct Packed<'a>(Cow<'a, [u8]>);

impl Packed<'_> {
    pub(super) fn of(numbers: &[u64]) -> Self {
        let widest = numbers.iter().fold(0, |all, number| all | number);
        let width = match widest {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            0x1_0000..=0xffff_ffff => 4,
            _ => 8,
        };
        let mut bytes = Vec::with_capacity(1 + numbers.len() * width);
        bytes.push(u8::try_from(width).unwrap_or_default());
        for number in numbers {
            bytes.extend_from_slice(number.to_le_bytes().get(..width).unwrap_or_default());
        }
        Self(bytes.into())
    }

    pub(super) fn of_small(numbers: &[u32]) -> Self {
        let wide: Vec<u64> = numbers.iter().map(|number| u64::from(*number)).collect();
        Self::of(&wide)
    }

    /// Returns the numbers of a column of 64 bits.
    pub(super) fn numbers(&self) -> Result<Vec<u64>, SnapshotErrorKind> {
        Ok(match self.parts()? {
            (1, bytes) => bytes.iter().map(|byte| u64::from(*byte)).collect(),
            (2, bytes) => all(bytes, |bytes| u16::from_le_bytes(bytes).into()),
            (4, bytes) => all(bytes, |bytes| u32::from_le_bytes(bytes).into()),
            (_, bytes) => all(bytes, u64::from_le_bytes),
        })
    }

    /// Returns the numbers of a column of 32 bits.
    pub(super) fn small_numbers(&self) -> Result<Vec<u32>, SnapshotErrorKind> {
        Ok(match self.parts()? {
            (1, bytes) => bytes.iter().map(|byte| u32::from(*byte)).collect(),
            (2, bytes) => all(bytes, |bytes| u16::from_le_bytes(bytes).into()),
            (4, bytes) => all(bytes, u32::from_le_bytes),
            _ => return Err(SnapshotErrorKind::malformed("a column is too wide")),
        })
    }

    fn parts(&self) -> Result<(usize, &[u8]), SnapshotErrorKind> {
        let Some((width, bytes)) = self.0.split_first() else {
            return Err(SnapshotErrorKind::malformed("a column has no width"));
        };
        let width = usize::from(*width);
        if matches!(width, 1 | 2 | 4 | 8) && bytes.len().is_multiple_of(width) {
            return Ok((width, bytes));
        }
        Err(SnapshotErrorKind::malformed(
            "a column is cut inside a number",
        ))
    }
}

fn all<const N: usize, T>(bytes: &[u8], number: impl Fn([u8; N]) -> T) -> Vec<T> {
    let (numbers, _) = bytes.as_chunks();
    numbers.iter().map(|bytes| number(*bytes)).collect()
}

impl Serialize for Packed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Packed<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowed;
        impl<'de> Visitor<'de> for Borrowed {
            type Value = Packed<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Packed<'de>, E> {
                Ok(Packed(bytes.into()))
            }
        }
        deserializer.deserialize_bytes(Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_take_the_bytes_that_they_need() {
        for (numbers, bytes) in [
            (vec![], 1),
            (vec![0, 255], 3),
            (vec![1, 256], 5),
            (vec![70_000], 5),
            (vec![1, 1 << 40], 17),
        ] {
            let packed = Packed::of(&numbers);
            assert_eq!(packed.0.len(), bytes);
            assert_eq!(packed.numbers().unwrap(), numbers);
            let small: Option<Vec<u32>> = numbers.iter().map(|n| u32::try_from(*n).ok()).collect();
            assert_eq!(packed.small_numbers().ok(), small);
        }
        for wrong in [&[][..], &[3, 0, 0, 0], &[2, 0], &[0], &[8, 1]] {
            assert!(Packed(wrong.into()).numbers().is_err(), "{wrong:?}");
        }
    }
}
