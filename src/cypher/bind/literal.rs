//! Literals as values.

use open_cypher::ast::{IntegerRadix, LiteralKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::graph::Value;

use super::nfc;
use super::scope::Type;

/// Reads a literal; `negative` for one that stands behind a minus sign.
pub(super) fn value(
    literal: &LiteralKind,
    negative: bool,
) -> Result<(Value, Type), CypherErrorKind> {
    let (value, kinds) = match literal {
        LiteralKind::Null => (Value::Null, Kinds::NULL),
        LiteralKind::Boolean(truth) => (Value::Bool(*truth), Kinds::BOOL),
        LiteralKind::Integer(integer) => (
            Value::Int(integer_value(&integer.text, integer.radix, negative)?),
            Kinds::INT,
        ),
        LiteralKind::Float(float) => {
            let number = float_value(&float.text)?;
            (
                Value::Float(if negative { -number } else { number }),
                Kinds::FLOAT,
            )
        }
        LiteralKind::String(string) => (Value::String(nfc(&string.value)), Kinds::STRING),
        _ => {
            let message = "this literal is not supported".into();
            return Err(CypherErrorKind::Syntax {
                code: "UnexpectedSyntax",
                message,
                help: None,
            });
        }
    };
    Ok((value, Type::of(kinds)))
}

fn integer_value(text: &str, radix: IntegerRadix, negative: bool) -> Result<i64, CypherErrorKind> {
    let (base, prefix) = match radix {
        IntegerRadix::Hexadecimal => (16, 2),
        IntegerRadix::Octal => (8, 2),
        _ => (10, 0),
    };
    let mut digits: String = text
        .chars()
        .skip(prefix)
        .filter(|digit| *digit != '_')
        .collect();
    if negative {
        digits.insert(0, '-');
    }
    i64::from_str_radix(&digits, base).map_err(|_| {
        let sign = if negative { "-" } else { "" };
        let message = format!("`{sign}{text}` does not fit 64 bits");
        CypherErrorKind::invalid("IntegerOverflow", message)
    })
}

fn float_value(text: &str) -> Result<f64, CypherErrorKind> {
    let digits: String = text.chars().filter(|digit| *digit != '_').collect();
    let digits = if digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        digits.trim_end_matches(['f', 'F', 'd', 'D'])
    } else {
        // `INF`, `INFINITY` and `NAN` are written out.
        return digits.parse().map_err(|_| overflow(text));
    };
    match digits.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(overflow(text)),
    }
}

fn overflow(text: &str) -> CypherErrorKind {
    let message = format!("`{text}` is too large for a float");
    CypherErrorKind::invalid("FloatingPointOverflow", message)
}
