//! Conversions from type to type, and choices among values.

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::graph::value::same;

use super::argument::{any_null, items, wrong};
use super::{Context, Function, Outcome};

const TO_BOOLEAN: Kinds = Kinds::BOOL.or(Kinds::STRING).or(Kinds::INT);
const TO_INTEGER: Kinds = Kinds::NUMBER.or(Kinds::STRING).or(Kinds::BOOL);
const TO_FLOAT: Kinds = Kinds::NUMBER.or(Kinds::STRING);
const TO_STRING: Kinds = Kinds::NUMBER
    .or(Kinds::STRING)
    .or(Kinds::BOOL)
    .or(Kinds::TEMPORAL);
const LIST: (&[Kinds], Kinds) = (&[Kinds::LIST], Kinds::LIST);

/// A conversion: nothing where the type is wrong, null where the value cannot be read.
type Convert = fn(&Value) -> Option<Value>;

/// Makes the row of a conversion that refuses wrong types.
macro_rules! strict {
    ($name:literal, $kinds:expr, $result:literal, $to:expr, $doc:literal, $convert:expr) => {
        Function::new(
            $name,
            concat!("(value) -> ", $result),
            $doc,
            (&[$kinds], $to),
            |_, arguments| match &arguments[0] {
                Value::Null => Ok(Value::Null),
                value => $convert(value).ok_or_else(|| wrong($name, $kinds, value)),
            },
        )
    };
}

/// Makes the row of a conversion that answers null instead.
macro_rules! lenient {
    ($name:literal, $result:literal, $to:expr, $doc:literal, $convert:expr) => {
        Function::new(
            $name,
            concat!("(value) -> ", $result),
            $doc,
            (&[Kinds::ANY], $to),
            |_, arguments| Ok($convert(&arguments[0]).unwrap_or_default()),
        )
    };
}

/// Makes the row of a conversion of every item of a list.
macro_rules! each {
    ($name:literal, $doc:literal, $convert:expr) => {
        Function::new($name, "(list) -> list", $doc, LIST, |_, arguments| {
            on_items($name, arguments, $convert)
        })
    };
}

pub(super) static ALL: &[Function] = &[
    strict!(
        "toBoolean",
        TO_BOOLEAN,
        "boolean",
        Kinds::BOOL,
        "true or false, from 'true', 'false' or a number; null where the text is neither",
        to_boolean
    ),
    strict!(
        "toInteger",
        TO_INTEGER,
        "integer",
        Kinds::INT,
        "the number without its decimals, from a number or text; null where the text is none",
        to_integer
    ),
    strict!(
        "toFloat",
        TO_FLOAT,
        "float",
        Kinds::FLOAT,
        "the number as a float, from a number or text; null where the text is none",
        to_float
    ),
    strict!(
        "toString",
        TO_STRING,
        "string",
        Kinds::STRING,
        "the value as text",
        to_string
    ),
    lenient!(
        "toBooleanOrNull",
        "boolean",
        Kinds::BOOL,
        "as `toBoolean`, and null for any other type",
        to_boolean
    ),
    lenient!(
        "toIntegerOrNull",
        "integer",
        Kinds::INT,
        "as `toInteger`, and null for any other type",
        to_integer
    ),
    lenient!(
        "toFloatOrNull",
        "float",
        Kinds::FLOAT,
        "as `toFloat`, and null for any other type",
        to_float
    ),
    lenient!(
        "toStringOrNull",
        "string",
        Kinds::STRING,
        "as `toString`, and null for any other type",
        to_string
    ),
    each!(
        "toBooleanList",
        "every item by `toBooleanOrNull`",
        to_boolean
    ),
    each!(
        "toIntegerList",
        "every item by `toIntegerOrNull`",
        to_integer
    ),
    each!("toFloatList", "every item by `toFloatOrNull`", to_float),
    each!("toStringList", "every item by `toStringOrNull`", to_string),
    Function::new(
        "coalesce",
        "(value, ...) -> any",
        "the first value that is not null",
        (&[Kinds::ANY], Kinds::ANY),
        coalesce,
    )
    .repeats(),
    Function::new(
        "nullIf",
        "(value, other) -> any",
        "null if both are the same, else the first",
        (&[Kinds::ANY, Kinds::ANY], Kinds::ANY),
        null_if,
    ),
    Function::new(
        "exists",
        "(value) -> boolean",
        "whether the value is not null",
        (&[Kinds::ANY], Kinds::BOOL),
        |_, arguments| Ok(Value::Bool(!arguments[0].is_null())),
    ),
    Function::new(
        "valueType",
        "(value) -> string",
        "the name of the value's type",
        (&[Kinds::ANY], Kinds::STRING),
        |_, arguments| Ok(Value::from(arguments[0].type_name())),
    ),
];

fn to_boolean(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Bool(_) => value.clone(),
        Value::Int(number) => Value::Bool(*number != 0),
        Value::String(text) if text.trim().eq_ignore_ascii_case("true") => Value::Bool(true),
        Value::String(text) if text.trim().eq_ignore_ascii_case("false") => Value::Bool(false),
        Value::String(_) => Value::Null,
        _ => return None,
    })
}

fn to_integer(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Int(_) => value.clone(),
        Value::Bool(truth) => Value::Int(i64::from(*truth)),
        Value::Float(number) => whole(*number),
        Value::String(text) => match text.trim().parse::<i64>() {
            Ok(number) => Value::Int(number),
            Err(_) => decimal(text).map_or(Value::Null, whole),
        },
        _ => return None,
    })
}

fn to_float(value: &Value) -> Option<Value> {
    Some(match value {
        Value::Int(_) | Value::Float(_) => Value::Float(value.as_float()?),
        Value::String(text) => decimal(text).map_or(Value::Null, Value::Float),
        _ => return None,
    })
}

fn to_string(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(value.clone()),
        _ => value.text().map(Value::from),
    }
}

/// Drops the decimals; null where 64 bits do not hold the rest.
fn whole(number: f64) -> Value {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if (-BEYOND..BEYOND).contains(&number) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "within the range, just checked"
        )]
        let whole = number as i64;
        Value::Int(whole)
    } else {
        Value::Null
    }
}

/// Reads a number in digits; unlike Rust's own reading, no `inf` and no `nan`.
fn decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    text.chars()
        .any(|letter| letter.is_ascii_digit())
        .then_some(())?;
    text.parse().ok()
}

fn on_items(function: &str, arguments: &[Value], convert: Convert) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let items = items(function, &arguments[0])?.iter();
    Ok(Value::list(
        items
            .map(|item| convert(item).unwrap_or_default())
            .collect(),
    ))
}

fn coalesce(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    let first = arguments.iter().find(|value| !value.is_null());
    Ok(first.cloned().unwrap_or_default())
}

fn null_if(_: &Context<'_>, arguments: &[Value]) -> Result<Value, CypherErrorKind> {
    let alike = same(&arguments[0], &arguments[1]);
    Ok(if alike {
        Value::Null
    } else {
        arguments[0].clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_numbers() {
        for (text, number) in [
            ("42", Value::Int(42)),
            (" -7 ", Value::Int(-7)),
            ("2.9", Value::Int(2)),
            ("1e3", Value::Int(1000)),
            ("foo", Value::Null),
            ("", Value::Null),
            ("inf", Value::Null),
            ("99999999999999999999", Value::Null),
        ] {
            assert_eq!(to_integer(&Value::from(text)), Some(number), "{text}");
        }
        assert_eq!(to_float(&Value::from("5")), Some(Value::Float(5.0)));
        assert_eq!(to_float(&Value::from("NaN")), Some(Value::Null));
        assert_eq!(to_integer(&Value::list(vec![])), None);
    }
}
