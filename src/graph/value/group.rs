//! The total order of `ORDER BY`, and which values count as one in `DISTINCT` and groups.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::Value;
use super::compare::int_to_float;

/// Orders any two values, of whatever types, as `ORDER BY` does.
///
/// Types stand in the order map, node, relationship, list, path, date with time, date, time,
/// duration, string, boolean, number, not-a-number, null (openCypher, "orderability").
#[must_use]
pub fn order(left: &Value, right: &Value) -> Ordering {
    use Value::{
        Bool, Date, DateTime, Duration, Float, Int, List, LocalDateTime, LocalTime, Map, Node,
        Path, Rel, String, Time,
    };
    match (left, right) {
        (Int(left), Int(right)) => left.cmp(right),
        (Float(left), Float(right)) => order_floats(*left, *right),
        (Int(left), Float(right)) => int_to_float(*left, *right).unwrap_or(Ordering::Less),
        (Float(left), Int(right)) => {
            int_to_float(*right, *left).map_or(Ordering::Greater, Ordering::reverse)
        }
        (String(left), String(right)) => left.cmp(right),
        (Bool(left), Bool(right)) => left.cmp(right),
        (Node(left), Node(right)) => left.cmp(right),
        (Rel(left), Rel(right)) => left.cmp(right),
        (Date(left), Date(right)) => left.cmp(right),
        (LocalTime(left), LocalTime(right)) => left.cmp(right),
        (Time(left), Time(right)) => left.cmp(right),
        (LocalDateTime(left), LocalDateTime(right)) => left.cmp(right),
        (DateTime(left), DateTime(right)) => left.cmp(right),
        (Duration(left), Duration(right)) => left.cmp(right),
        (Path(left), Path(right)) => left.cmp(right),
        (List(left), List(right)) => order_items(left.iter(), right.iter()),
        (Map(left), Map(right)) => left
            .keys()
            .cmp(right.keys())
            .then_with(|| order_items(left.values(), right.values())),
        _ => rank(left).cmp(&rank(right)),
    }
}

fn order_items<'a>(
    left: impl IntoIterator<Item = &'a Value>,
    right: impl IntoIterator<Item = &'a Value>,
) -> Ordering {
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(left), Some(right)) => match order(left, right) {
                Ordering::Equal => {}
                decided => return decided,
            },
        }
    }
}

/// Not-a-number is one value and greater than all; both zeros are one.
fn order_floats(left: f64, right: f64) -> Ordering {
    left.partial_cmp(&right)
        .unwrap_or_else(|| left.is_nan().cmp(&right.is_nan()))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Map(_) => 0,
        Value::Node(_) => 1,
        Value::Rel(_) => 2,
        Value::List(_) => 3,
        Value::Path(_) => 4,
        Value::DateTime(_) => 5,
        Value::LocalDateTime(_) => 6,
        Value::Date(_) => 7,
        Value::Time(_) => 8,
        Value::LocalTime(_) => 9,
        Value::Duration(_) => 10,
        Value::String(_) => 11,
        Value::Bool(_) => 12,
        Value::Int(_) | Value::Float(_) => 13,
        Value::Null => 14,
    }
}

/// Tells whether two values count as one in `DISTINCT`, in groups and in `UNION`.
///
/// Unlike `=`, null is the same as null and not-a-number the same as itself.
#[must_use]
pub fn same(left: &Value, right: &Value) -> bool {
    order(left, right).is_eq()
}

/// A value as the key of a group: equal where [`same`] says so, ordered as [`order`] does.
#[derive(Debug, Clone)]
pub struct Grouped(pub Value);

impl PartialEq for Grouped {
    fn eq(&self, other: &Self) -> bool {
        same(&self.0, &other.0)
    }
}

impl Eq for Grouped {}

impl PartialOrd for Grouped {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Grouped {
    fn cmp(&self, other: &Self) -> Ordering {
        order(&self.0, &other.0)
    }
}

impl Hash for Grouped {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

fn hash<H: Hasher>(value: &Value, state: &mut H) {
    rank(value).hash(state);
    match value {
        Value::Null => {}
        Value::Bool(truth) => truth.hash(state),
        Value::Int(number) => number.hash(state),
        Value::Float(number) => hash_float(*number, state),
        Value::String(text) => text.hash(state),
        Value::List(items) => {
            items.len().hash(state);
            items.iter().for_each(|item| hash(item, state));
        }
        Value::Map(map) => {
            map.len().hash(state);
            for (key, value) in map.iter() {
                key.hash(state);
                hash(value, state);
            }
        }
        Value::Node(node) => node.hash(state),
        Value::Rel(rel) => rel.hash(state),
        Value::Path(path) => path.hash(state),
        Value::Date(date) => date.hash(state),
        Value::LocalTime(time) => time.hash(state),
        Value::Time(time) => time.hash(state),
        Value::LocalDateTime(moment) => moment.hash(state),
        Value::DateTime(moment) => moment.hash(state),
        Value::Duration(duration) => duration.hash(state),
    }
}

/// Hashes a float that is a whole number as that number, since `1` and `1.0` are one group.
fn hash_float<H: Hasher>(number: f64, state: &mut H) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked by the comparison that follows"
    )]
    let whole = number as i64;
    if int_to_float(whole, number) == Some(Ordering::Equal) {
        whole.hash(state);
    } else if number.is_nan() {
        f64::NAN.to_bits().hash(state);
    } else {
        number.to_bits().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, RandomState};

    use super::*;

    #[test]
    fn what_is_the_same_has_the_same_hash() {
        let hasher = RandomState::new();
        let pairs = [
            (Value::Int(1), Value::Float(1.0)),
            (Value::Float(0.0), Value::Float(-0.0)),
            (Value::Int(0), Value::Float(-0.0)),
            (Value::Float(f64::NAN), Value::Float(-f64::NAN)),
            (Value::Null, Value::Null),
            (
                Value::list(vec![Value::Int(2)]),
                Value::list(vec![Value::Float(2.0)]),
            ),
        ];
        for (one, other) in pairs {
            assert!(same(&one, &other), "{one:?} {other:?}");
            let (one, other) = (Grouped(one), Grouped(other));
            assert_eq!(
                hasher.hash_one(&one),
                hasher.hash_one(&other),
                "{one:?} {other:?}"
            );
        }
    }

    #[test]
    fn mixed_types_have_an_order() {
        let mut values = [
            Value::Null,
            Value::Float(f64::NAN),
            Value::Float(1.5),
            Value::Int(1),
            Value::Bool(false),
            Value::from("text"),
            Value::list(vec![]),
            Value::map::<&str>([]),
        ];
        let expected: Vec<_> = values.iter().rev().map(Value::type_name).collect();
        values.sort_by(order);
        let types: Vec<_> = values.iter().map(Value::type_name).collect();
        assert_eq!(types[..4], expected[..4]);
        assert!(matches!(values[5], Value::Float(number) if number == 1.5));
        assert!(matches!(values[6], Value::Float(number) if number.is_nan()));
    }
}
