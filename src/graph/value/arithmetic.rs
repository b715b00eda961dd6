//! What the operators make of values.

use std::sync::Arc;

use super::Value;
use crate::graph::temporal::{Duration, TemporalError};

/// Why an operator has no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// A whole number outside of 64 bits.
    #[error("the result of `{operator}` does not fit 64 bits")]
    Overflow {
        /// The operator.
        operator: &'static str,
    },
    /// A whole number divided by zero.
    #[error("division by zero")]
    DivisionByZero,
    /// Types that the operator does not take.
    #[error("`{operator}` does not take {left} and {right}{hint}", hint = hint(operator, left, right))]
    Operands {
        /// The operator.
        operator: &'static str,
        /// The left side, in words: `a date`.
        left: &'static str,
        /// The right side, in words.
        right: &'static str,
    },
    /// A date or time outside of the calendar.
    #[error(transparent)]
    Temporal(#[from] TemporalError),
}

/// Says what may have been meant.
fn hint(operator: &str, left: &str, right: &str) -> &'static str {
    let moment = |words: &str| words.contains("date") || words.contains("time");
    if operator == "-" && moment(left) && moment(right) {
        "; `duration.between` counts the time between"
    } else {
        ""
    }
}

type Outcome = Result<Value, ValueError>;

/// Adds numbers, dates and durations; joins strings and lists. Null if one side is null.
///
/// # Errors
/// On types that do not add and on results beyond 64 bits.
pub fn add(left: &Value, right: &Value) -> Outcome {
    use Value::{Date, DateTime, Duration, List, LocalDateTime, LocalTime, String, Time};
    Ok(match (left, right) {
        (List(left), List(right)) => {
            Value::list(left.iter().chain(right.iter()).cloned().collect())
        }
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (List(items), item) => {
            Value::list(items.iter().chain(std::iter::once(item)).cloned().collect())
        }
        (item, List(items)) => {
            Value::list(std::iter::once(item).chain(items.iter()).cloned().collect())
        }
        (String(_), other) | (other, String(_)) if other.text().is_some() => {
            let (left, right) = (left.text(), right.text());
            Value::from(left.unwrap_or_default() + &right.unwrap_or_default())
        }
        (Duration(left), Duration(right)) => Value::from(left.plus(right)?),
        (Date(date), Duration(span)) | (Duration(span), Date(date)) => Date(date.plus(span)?),
        (LocalTime(time), Duration(span)) | (Duration(span), LocalTime(time)) => {
            LocalTime(time.plus(span))
        }
        (Time(time), Duration(span)) | (Duration(span), Time(time)) => Time(time.plus(span)),
        (LocalDateTime(moment), Duration(span)) | (Duration(span), LocalDateTime(moment)) => {
            LocalDateTime(moment.plus(span)?)
        }
        (DateTime(moment), Duration(span)) | (Duration(span), DateTime(moment)) => {
            Value::from(moment.plus(span)?)
        }
        _ => {
            return numbers("+", left, right, i64::checked_add, |left, right| {
                left + right
            });
        }
    })
}

/// Subtracts numbers, and durations from dates and durations. Null if one side is null.
///
/// # Errors
/// On types that do not subtract and on results beyond 64 bits.
pub fn subtract(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (_, Value::Duration(span)) if !left.is_number() => {
            let back = Value::Duration(Arc::new(span.negated()?));
            add(left, &back).map_err(|error| match error {
                ValueError::Operands { left, right, .. } => ValueError::Operands {
                    operator: "-",
                    left,
                    right,
                },
                other => other,
            })
        }
        _ => numbers("-", left, right, i64::checked_sub, |left, right| {
            left - right
        }),
    }
}

/// Multiplies numbers, or a duration by a number. Null if one side is null.
///
/// # Errors
/// On types that do not multiply and on results beyond 64 bits.
pub fn multiply(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Duration(span), factor) | (factor, Value::Duration(span)) if factor.is_number() => {
            Ok(scaled(span, factor, false)?)
        }
        _ => numbers("*", left, right, i64::checked_mul, |left, right| {
            left * right
        }),
    }
}

/// Divides numbers (whole numbers without remainder), or a duration by a number.
///
/// # Errors
/// On a whole number divided by zero and on types that do not divide.
pub fn divide(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Int(_), Value::Int(0)) => Err(ValueError::DivisionByZero),
        (Value::Duration(span), by) if by.is_number() => Ok(scaled(span, by, true)?),
        _ => numbers("/", left, right, i64::checked_div, |left, right| {
            left / right
        }),
    }
}

/// Returns the remainder of a division, with the sign of the left side.
///
/// # Errors
/// On a whole number divided by zero and on types that do not divide.
pub fn remainder(left: &Value, right: &Value) -> Outcome {
    match (left, right) {
        (Value::Int(_), Value::Int(0)) => Err(ValueError::DivisionByZero),
        (Value::Int(_), Value::Int(-1)) => Ok(Value::Int(0)),
        _ => numbers("%", left, right, i64::checked_rem, |left, right| {
            left % right
        }),
    }
}

/// Raises to a power; always a float.
///
/// # Errors
/// On what is not a number.
pub fn power(left: &Value, right: &Value) -> Outcome {
    match (left.as_float(), right.as_float()) {
        (Some(left), Some(right)) => Ok(Value::Float(left.powf(right))),
        _ => numbers("^", left, right, |_, _| None, f64::powf),
    }
}

/// Changes the sign of a number or duration.
///
/// # Errors
/// On other types and on the least whole number.
pub fn negate(value: &Value) -> Outcome {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Int(number) => number
            .checked_neg()
            .map(Value::Int)
            .ok_or(ValueError::Overflow { operator: "-" }),
        Value::Float(number) => Ok(Value::Float(-number)),
        Value::Duration(span) => Ok(Value::from(span.negated()?)),
        other => Err(operands("-", &Value::Int(0), other)),
    }
}

impl Value {
    fn is_number(&self) -> bool {
        matches!(self, Self::Int(_) | Self::Float(_))
    }
}

fn scaled(span: &Duration, factor: &Value, divide: bool) -> Result<Value, TemporalError> {
    let scaled = match (factor, divide) {
        (Value::Int(factor), false) => span.times(*factor)?,
        (_, false) => span.scaled(factor.as_float().unwrap_or(f64::NAN))?,
        (_, true) => span.divided(factor.as_float().unwrap_or(f64::NAN))?,
    };
    Ok(Value::from(scaled))
}

fn numbers(
    operator: &'static str,
    left: &Value,
    right: &Value,
    whole: impl FnOnce(i64, i64) -> Option<i64>,
    float: impl FnOnce(f64, f64) -> f64,
) -> Outcome {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Int(left), Value::Int(right)) => whole(*left, *right)
            .map(Value::Int)
            .ok_or(ValueError::Overflow { operator }),
        _ => match (left.as_float(), right.as_float()) {
            (Some(left), Some(right)) => Ok(Value::Float(float(left, right))),
            _ => Err(operands(operator, left, right)),
        },
    }
}

fn operands(operator: &'static str, left: &Value, right: &Value) -> ValueError {
    let (left, right) = (left.in_words(), right.in_words());
    ValueError::Operands {
        operator,
        left,
        right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_never_wrap() {
        let max = Value::Int(i64::MAX);
        let min = Value::Int(i64::MIN);
        let minus = Value::Int(-1);
        assert!(matches!(
            add(&max, &Value::Int(1)),
            Err(ValueError::Overflow { operator: "+" })
        ));
        assert!(matches!(
            divide(&min, &minus),
            Err(ValueError::Overflow { .. })
        ));
        assert_eq!(remainder(&min, &minus), Ok(Value::Int(0)));
        assert_eq!(
            divide(&max, &Value::Int(0)),
            Err(ValueError::DivisionByZero)
        );
        assert!(negate(&min).is_err());
    }

    #[test]
    fn null_wins_except_in_lists_of_lists() {
        let list = Value::list(vec![Value::Int(1)]);
        assert_eq!(add(&Value::Null, &Value::Int(1)), Ok(Value::Null));
        assert_eq!(add(&list, &Value::Null), Ok(Value::Null));
        assert_eq!(
            add(&list, &Value::Int(2)),
            Ok(Value::list(vec![Value::Int(1), Value::Int(2)]))
        );
    }

    #[test]
    fn strings_take_what_has_a_text() {
        assert_eq!(
            add(&Value::from("a"), &Value::Float(1.0)),
            Ok(Value::from("a1.0"))
        );
        assert!(add(&Value::from("a"), &Value::map::<&str>([])).is_err());
        assert!(add(&Value::Bool(true), &Value::Int(1)).is_err());
    }
}
