//! Operators on values.

use std::sync::Arc;

use unicode_normalization::{is_nfc, is_nfd, is_nfkc, is_nfkd};

use crate::cypher::bind::bound::{Binary, Form, TypeTest};
use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::exec::context::Env;
use crate::graph::Value;
use crate::graph::value::{self, ValueError, compare, equals};

type Outcome = Result<Value, CypherErrorKind>;

pub(super) fn binary(env: &Env<'_>, operator: Binary, left: &Value, right: &Value) -> Outcome {
    let truth = |truth: Option<bool>| Ok(truth.map_or(Value::Null, Value::Bool));
    match operator {
        Binary::Equal => truth(equals(left, right)),
        Binary::NotEqual => truth(equals(left, right).map(|equal| !equal)),
        Binary::Less => truth(compare(left, right).when(|order| order.is_lt())),
        Binary::LessEqual => truth(compare(left, right).when(|order| order.is_le())),
        Binary::Greater => truth(compare(left, right).when(|order| order.is_gt())),
        Binary::GreaterEqual => truth(compare(left, right).when(|order| order.is_ge())),
        Binary::In => is_in(left, right),
        Binary::StartsWith => Ok(texts(left, right, |left, right| left.starts_with(right))),
        Binary::EndsWith => Ok(texts(left, right, |left, right| left.ends_with(right))),
        Binary::Contains => Ok(texts(left, right, |left, right| left.contains(right))),
        Binary::Matches => matches(env, left, right),
        Binary::Add | Binary::Concat => {
            let sum = value::add(left, right).map_err(value_error)?;
            match &sum {
                Value::List(items) => env.shared.check_size(items.len())?,
                Value::String(text) => env.shared.check_size(text.len())?,
                _ => {}
            }
            Ok(sum)
        }
        Binary::Subtract => value::subtract(left, right).map_err(value_error),
        Binary::Multiply => value::multiply(left, right).map_err(value_error),
        Binary::Divide => value::divide(left, right).map_err(value_error),
        Binary::Remainder => value::remainder(left, right).map_err(value_error),
        Binary::Power => value::power(left, right).map_err(value_error),
    }
}

pub(super) fn negate(operand: &Value) -> Outcome {
    value::negate(operand).map_err(value_error)
}

pub(super) fn plus(operand: Value) -> Outcome {
    match operand {
        Value::Null | Value::Int(_) | Value::Float(_) | Value::Duration(_) => Ok(operand),
        other => {
            let message = format!("`+` takes a number, not {}", other.in_words());
            Err(CypherErrorKind::type_error("InvalidArgumentType", message))
        }
    }
}

/// Says what kept an operator from a result.
pub(crate) fn value_error(error: ValueError) -> CypherErrorKind {
    let (class, code) = match error {
        ValueError::Overflow { .. } => (ErrorClass::Arithmetic, "IntegerOverflow"),
        ValueError::DivisionByZero => (ErrorClass::Arithmetic, "DivisionByZero"),
        ValueError::Operands { .. } => (ErrorClass::Type, "InvalidArgumentType"),
        _ => (ErrorClass::Argument, "InvalidArgumentValue"),
    };
    CypherErrorKind::failed(class, code, error.to_string())
}

fn is_in(item: &Value, list: &Value) -> Outcome {
    let items = match list {
        Value::Null => return Ok(Value::Null),
        Value::List(items) => items,
        other => {
            let message = format!("`IN` looks into a list, not into {}", other.in_words());
            return Err(CypherErrorKind::type_error("InvalidArgumentType", message));
        }
    };
    let mut unknown = false;
    for other in items.iter() {
        match equals(item, other) {
            Some(true) => return Ok(Value::Bool(true)),
            Some(false) => {}
            None => unknown = true,
        }
    }
    Ok(if unknown {
        Value::Null
    } else {
        Value::Bool(false)
    })
}

/// Compares texts; anything else is null.
fn texts(left: &Value, right: &Value, test: impl FnOnce(&str, &str) -> bool) -> Value {
    match (left, right) {
        (Value::String(left), Value::String(right)) => Value::Bool(test(left, right)),
        _ => Value::Null,
    }
}

/// Matches a whole text against a regular expression; each is compiled once for a query.
fn matches(env: &Env<'_>, left: &Value, right: &Value) -> Outcome {
    let (Value::String(text), Value::String(pattern)) = (left, right) else {
        return Ok(Value::Null);
    };
    let mut patterns = env.shared.patterns.borrow_mut();
    if let Some(regex) = patterns.get(pattern) {
        return Ok(Value::Bool(regex.is_match(text)));
    }
    let built = regex::RegexBuilder::new(&format!("^(?:{pattern})$"))
        .size_limit(1 << 20)
        .dot_matches_new_line(false)
        .build();
    let regex = built.map_err(|error| {
        let message = format!(
            "`{pattern}` is no regular expression: {}",
            last_line(&error)
        );
        CypherErrorKind::failed(ErrorClass::Argument, "InvalidArgumentValue", message)
    })?;
    let truth = regex.is_match(text);
    patterns.insert(Arc::clone(pattern), regex);
    Ok(Value::Bool(truth))
}

fn last_line(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_owned()
}

pub(super) fn is_type(value: &Value, test: &TypeTest) -> bool {
    if value.is_null() {
        return test.nullable && test.name != "NOTHING";
    }
    match (value, test.name) {
        (Value::List(items), "LIST") => match &test.element {
            Some(element) => items.iter().all(|item| is_type(item, element)),
            None => true,
        },
        (Value::Int(_) | Value::Float(_), "NUMBER") | (_, "ANY") => true,
        _ => value.type_name() == test.name,
    }
}

pub(super) fn is_normalized(value: &Value, form: Form, negated: bool) -> Value {
    let Value::String(text) = value else {
        return Value::Null;
    };
    let normal = match form {
        Form::Nfc => is_nfc(text),
        Form::Nfd => is_nfd(text),
        Form::Nfkc => is_nfkc(text),
        Form::Nfkd => is_nfkd(text),
    };
    Value::Bool(normal != negated)
}
