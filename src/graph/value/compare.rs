//! Equality and comparison in three-valued logic.

use std::cmp::Ordering;

use super::Value;

/// What `<`, `<=`, `>` and `>=` see between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// They stand in this order.
    Ordered(Ordering),
    /// Both are numbers but one is not a number: every comparison is false.
    Unordered,
    /// A null, or types that do not compare: every comparison is null.
    Unknown,
}

impl Comparison {
    /// Decides a comparison by what it takes of an order; nothing means null.
    #[must_use]
    pub fn when(self, holds: impl FnOnce(Ordering) -> bool) -> Option<bool> {
        match self {
            Self::Ordered(ordering) => Some(holds(ordering)),
            Self::Unordered => Some(false),
            Self::Unknown => None,
        }
    }

    fn of(ordering: Option<Ordering>) -> Self {
        ordering.map_or(Self::Unordered, Self::Ordered)
    }
}

/// Compares two values for `<`, `<=`, `>` and `>=`.
#[must_use]
pub fn compare(left: &Value, right: &Value) -> Comparison {
    use Value::{Bool, Date, DateTime, Float, Int, List, LocalDateTime, LocalTime, String, Time};
    match (left, right) {
        (Int(left), Int(right)) => Comparison::Ordered(left.cmp(right)),
        (Float(left), Float(right)) => Comparison::of(left.partial_cmp(right)),
        (Int(left), Float(right)) => Comparison::of(int_to_float(*left, *right)),
        (Float(left), Int(right)) => {
            Comparison::of(int_to_float(*right, *left).map(Ordering::reverse))
        }
        (String(left), String(right)) => Comparison::Ordered(left.cmp(right)),
        (Bool(left), Bool(right)) => Comparison::Ordered(left.cmp(right)),
        (Date(left), Date(right)) => Comparison::Ordered(left.cmp(right)),
        (LocalTime(left), LocalTime(right)) => Comparison::Ordered(left.cmp(right)),
        (Time(left), Time(right)) => Comparison::Ordered(left.cmp(right)),
        (LocalDateTime(left), LocalDateTime(right)) => Comparison::Ordered(left.cmp(right)),
        (DateTime(left), DateTime(right)) => Comparison::Ordered(left.cmp(right)),
        (List(left), List(right)) => compare_lists(left, right),
        _ => Comparison::Unknown,
    }
}

/// Compares lists by their first items that differ; the shorter is less.
fn compare_lists(left: &[Value], right: &[Value]) -> Comparison {
    for (left, right) in left.iter().zip(right) {
        match compare(left, right) {
            Comparison::Ordered(Ordering::Equal) => {}
            decided => return decided,
        }
    }
    Comparison::Ordered(left.len().cmp(&right.len()))
}

/// Compares a whole number with a float without losing digits; nothing for not-a-number.
pub(super) fn int_to_float(int: i64, float: f64) -> Option<Ordering> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        return None;
    }
    if float >= BEYOND {
        return Some(Ordering::Less);
    }
    if float < -BEYOND {
        return Some(Ordering::Greater);
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within the range of i64, just checked"
    )]
    let whole = float.trunc() as i64;
    let fraction = float.fract();
    Some(
        int.cmp(&whole)
            .then_with(|| 0.0.partial_cmp(&fraction).unwrap_or(Ordering::Equal)),
    )
}

/// Tells whether two values are equal as `=` means it; nothing means null.
#[must_use]
pub fn equals(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all_equal(left.iter().zip(right.iter()))
        }
        (Value::Map(left), Value::Map(right)) => {
            if left.len() != right.len() || !left.keys().eq(right.keys()) {
                return Some(false);
            }
            all_equal(left.values().zip(right.values()))
        }
        (Value::Int(_), Value::Float(_)) | (Value::Float(_), Value::Int(_)) => {
            compare(left, right).when(Ordering::is_eq)
        }
        _ => Some(left == right),
    }
}

/// False where one pair differs, else null where one pair is unknown, else true.
fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut known = Some(true);
    for (left, right) in pairs {
        match equals(left, right) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => known = None,
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[Value]) -> Value {
        Value::list(items.to_vec())
    }

    #[test]
    fn numbers_compare_across_types_without_rounding() {
        let big = 9_007_199_254_740_993;
        assert_eq!(equals(&Value::Int(1), &Value::Float(1.0)), Some(true));
        assert_eq!(
            equals(&Value::Int(big), &Value::Float(9_007_199_254_740_992.0)),
            Some(false)
        );
        let less = compare(&Value::Int(-2), &Value::Float(-1.5));
        assert_eq!(less, Comparison::Ordered(Ordering::Less));
        assert_eq!(
            compare(&Value::Int(i64::MAX), &Value::Float(1e300)).when(Ordering::is_lt),
            Some(true)
        );
        assert_eq!(
            compare(&Value::Int(1), &Value::Float(f64::NAN)).when(Ordering::is_le),
            Some(false)
        );
    }

    #[test]
    fn a_difference_outweighs_a_null() {
        let one = list(&[Value::Null, Value::Int(2)]);
        let other = list(&[Value::Int(1), Value::Int(3)]);
        assert_eq!(equals(&one, &other), Some(false));
        assert_eq!(equals(&one, &one), None);
    }

    #[test]
    fn lists_compare_until_the_first_difference() {
        let at_least = |left: &[Value], right: &[Value]| {
            compare(&list(left), &list(right)).when(Ordering::is_ge)
        };
        let (null, one, two) = (Value::Null, Value::Int(1), Value::Int(2));
        assert_eq!(
            at_least(&[one.clone(), null.clone()], std::slice::from_ref(&one)),
            Some(true)
        );
        assert_eq!(
            at_least(&[one.clone(), two.clone()], &[one.clone(), null.clone()]),
            None
        );
        assert_eq!(at_least(&[one, two], &[Value::Int(3), null]), Some(false));
    }
}
