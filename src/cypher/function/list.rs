//! Functions on lists.

use std::sync::Arc;

use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::kinds::Kinds;
use crate::graph::Value;

use super::argument::{any_null, items, out_of_range, wrong};
use super::{Context, Function, Outcome};

/// The longest list that `range` makes.
const LONGEST: u64 = 10_000_000;

const SIZED: Kinds = Kinds::LIST.or(Kinds::STRING).or(Kinds::MAP);
const REVERSIBLE: Kinds = Kinds::LIST.or(Kinds::STRING);

pub(super) static ALL: &[Function] = &[
    Function::new(
        "size",
        "(list, string or map) -> integer",
        "how many items, characters or entries it has",
        (&[SIZED], Kinds::INT),
        size,
    ),
    Function::new(
        "isEmpty",
        "(list, string or map) -> boolean",
        "whether it has nothing in it",
        (&[SIZED], Kinds::BOOL),
        is_empty,
    ),
    Function::new(
        "head",
        "(list) -> any",
        "the first item",
        (&[Kinds::LIST], Kinds::ANY),
        head,
    ),
    Function::new(
        "last",
        "(list) -> any",
        "the last item",
        (&[Kinds::LIST], Kinds::ANY),
        last,
    ),
    Function::new(
        "tail",
        "(list) -> list",
        "the list without its first item",
        (&[Kinds::LIST], Kinds::LIST),
        tail,
    ),
    Function::new(
        "reverse",
        "(list or string) -> list or string",
        "the items or characters in reverse order",
        (&[REVERSIBLE], REVERSIBLE),
        reverse,
    ),
    Function::new(
        "range",
        "(first, last, step?) -> list",
        "the integers from the first to the last, both included",
        (&[Kinds::ANY, Kinds::ANY, Kinds::ANY], Kinds::LIST),
        range,
    )
    .needs(2),
];

fn narrow(length: usize) -> Value {
    Value::Int(i64::try_from(length).unwrap_or(i64::MAX))
}

fn length(function: &str, value: &Value) -> Result<usize, CypherErrorKind> {
    match value {
        Value::List(items) => Ok(items.len()),
        Value::String(text) => Ok(text.chars().count()),
        Value::Map(map) => Ok(map.len()),
        other => Err(wrong(function, SIZED, other)),
    }
}

fn size(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    length("size", &arguments[0]).map(narrow)
}

fn is_empty(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(Value::Bool(length("isEmpty", &arguments[0])? == 0))
}

fn head(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(items("head", &arguments[0])?
        .first()
        .cloned()
        .unwrap_or_default())
}

fn last(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(items("last", &arguments[0])?
        .last()
        .cloned()
        .unwrap_or_default())
}

fn tail(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let items = items("tail", &arguments[0])?;
    Ok(Value::list(items.get(1..).unwrap_or_default().to_vec()))
}

fn reverse(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::List(items) => Ok(Value::List(Arc::new(items.iter().rev().cloned().collect()))),
        Value::String(text) => Ok(Value::from(text.chars().rev().collect::<String>())),
        other => Err(wrong("reverse", REVERSIBLE, other)),
    }
}

fn range(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let bound = |at: usize| match arguments.get(at) {
        None => Ok(1),
        Some(Value::Int(number)) => Ok(i128::from(*number)),
        Some(other) => {
            let message = format!("`range` takes integers, not {}", Kinds::of(other));
            Err(CypherErrorKind::failed(
                ErrorClass::Argument,
                "InvalidArgumentType",
                message,
            ))
        }
    };
    let (first, last, step) = (bound(0)?, bound(1)?, bound(2)?);
    if step == 0 {
        return Err(out_of_range("the step of `range` cannot be zero"));
    }
    let count = ((last - first) / step + 1).max(0);
    let wrong_way = (last - first).signum() == -step.signum();
    let count = if wrong_way {
        0
    } else {
        u64::try_from(count).unwrap_or(u64::MAX)
    };
    if count > LONGEST {
        return Err(CypherErrorKind::LimitReached {
            what: "items in a list",
            limit: LONGEST,
        });
    }
    let numbers = (0..i128::from(count)).map(|at| i64::try_from(first + at * step).unwrap_or(0));
    Ok(Value::list(numbers.map(Value::Int).collect()))
}
