//! Taking arguments apart.

use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::graph::temporal::TemporalError;
use crate::graph::value::ValueError;

/// Reports an argument of a type that the function does not take.
pub(super) fn wrong(function: &str, expected: Kinds, found: &Value) -> CypherErrorKind {
    let found = Kinds::of(found);
    let message = format!("`{function}` takes {expected}, not {found}");
    CypherErrorKind::type_error("InvalidArgumentValue", message)
}

/// Reports an argument outside of its range.
pub(super) fn out_of_range(message: impl Into<String>) -> CypherErrorKind {
    CypherErrorKind::failed(ErrorClass::Argument, "NumberOutOfRange", message)
}

pub(super) fn string<'a>(function: &str, value: &'a Value) -> Result<&'a str, CypherErrorKind> {
    value
        .as_str()
        .ok_or_else(|| wrong(function, Kinds::STRING, value))
}

pub(super) fn int(function: &str, value: &Value) -> Result<i64, CypherErrorKind> {
    match value {
        Value::Int(number) => Ok(*number),
        other => Err(wrong(function, Kinds::INT, other)),
    }
}

pub(super) fn number(function: &str, value: &Value) -> Result<f64, CypherErrorKind> {
    value
        .as_float()
        .ok_or_else(|| wrong(function, Kinds::NUMBER, value))
}

pub(super) fn items<'a>(function: &str, value: &'a Value) -> Result<&'a [Value], CypherErrorKind> {
    match value {
        Value::List(items) => Ok(items),
        other => Err(wrong(function, Kinds::LIST, other)),
    }
}

/// Takes a count of something, which cannot be negative.
pub(super) fn count(function: &str, value: &Value) -> Result<usize, CypherErrorKind> {
    let number = int(function, value)?;
    usize::try_from(number).map_err(|_| {
        out_of_range(format!(
            "`{function}` takes no negative number, and {number} was given"
        ))
    })
}

/// Tells whether one of the arguments is null, so that the result is.
pub(super) fn any_null(arguments: &[Value]) -> bool {
    arguments.iter().any(Value::is_null)
}

impl From<ValueError> for CypherErrorKind {
    fn from(error: ValueError) -> Self {
        let (class, code) = match &error {
            ValueError::Overflow { .. } => (ErrorClass::Arithmetic, "IntegerOverflow"),
            ValueError::DivisionByZero => (ErrorClass::Arithmetic, "DivisionByZero"),
            ValueError::Temporal(error) => return error.clone().into(),
            _ => (ErrorClass::Type, "InvalidArgumentType"),
        };
        Self::failed(class, code, error.to_string())
    }
}

impl From<TemporalError> for CypherErrorKind {
    fn from(error: TemporalError) -> Self {
        Self::failed(
            ErrorClass::Argument,
            "InvalidArgumentValue",
            error.to_string(),
        )
    }
}
