//! Functions on numbers.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::graph::value::ValueError;

use super::argument::{any_null, int, number, out_of_range, string, wrong};
use super::{Context, Function, Outcome};

const NUMBER: (&[Kinds], Kinds) = (&[Kinds::NUMBER], Kinds::NUMBER);
const FLOAT: (&[Kinds], Kinds) = (&[Kinds::NUMBER], Kinds::FLOAT);

pub(super) static ALL: &[Function] = &[
    Function::new("abs", "(number) -> number", "the number without its sign", NUMBER, abs),
    Function::new(
        "sign",
        "(number) -> integer",
        "-1, 0 or 1: whether the number is negative, zero or positive",
        (&[Kinds::NUMBER], Kinds::INT),
        sign,
    ),
    Function::new("ceil", "(number) -> float", "the least whole number not below", FLOAT, |_, arguments| {
        on_float("ceil", arguments, f64::ceil)
    }),
    Function::new("floor", "(number) -> float", "the greatest whole number not above", FLOAT, |_, arguments| {
        on_float("floor", arguments, f64::floor)
    }),
    Function::new(
        "round",
        "(number, digits?, mode?) -> float",
        "the nearest number with so many decimals; mode 'UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN' or 'HALF_EVEN'",
        (&[Kinds::NUMBER, Kinds::INT, Kinds::STRING], Kinds::FLOAT),
        round,
    )
    .needs(1),
    Function::new("sqrt", "(number) -> float", "the square root", FLOAT, |_, arguments| {
        on_float("sqrt", arguments, f64::sqrt)
    }),
    Function::new(
        "isNaN",
        "(number) -> boolean",
        "whether it is the float that is not a number",
        (&[Kinds::NUMBER], Kinds::BOOL),
        is_nan,
    ),
    Function::new("rand", "() -> float", "a random number from 0 up to 1", (&[], Kinds::FLOAT), rand).impure(),
    Function::new(
        "randomUUID",
        "() -> string",
        "a random identifier (UUID, version 4)",
        (&[], Kinds::STRING),
        random_uuid,
    )
    .impure(),
];

/// Applies a function of floats to the only argument.
pub(super) fn on_float(
    function: &str,
    arguments: &[Value],
    change: impl FnOnce(f64) -> f64,
) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(Value::Float(change(number(function, &arguments[0])?)))
}

fn abs(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Int(number) => match number.checked_abs() {
            Some(number) => Ok(Value::Int(number)),
            None => Err(ValueError::Overflow { operator: "abs" }.into()),
        },
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other => Err(wrong("abs", Kinds::NUMBER, other)),
    }
}

fn sign(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    match &arguments[0] {
        Value::Null => Ok(Value::Null),
        Value::Int(number) => Ok(Value::Int(number.signum())),
        Value::Float(number) => Ok(Value::Int(
            i64::from(*number > 0.0) - i64::from(*number < 0.0),
        )),
        other => Err(wrong("sign", Kinds::NUMBER, other)),
    }
}

/// Without digits halves go up (`round(-1.5)` is `-1.0`); with digits they go away from zero
/// unless a mode says otherwise.
fn round(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let value = number("round", &arguments[0])?;
    let Some(digits) = arguments.get(1) else {
        let floor = value.floor();
        return Ok(Value::Float(if value - floor >= 0.5 {
            floor + 1.0
        } else {
            floor
        }));
    };
    let digits = int("round", digits)?;
    let Some(digits) = i32::try_from(digits)
        .ok()
        .filter(|digits| (0..=15).contains(digits))
    else {
        return Err(out_of_range(format!(
            "`round` takes 0 to 15 digits, and {digits} was given"
        )));
    };
    let mode = arguments
        .get(2)
        .map_or(Ok("HALF_UP"), |mode| string("round", mode))?;
    let unit = 10f64.powi(digits);
    let scaled = value * unit;
    if !scaled.is_finite() {
        return Ok(Value::Float(value));
    }
    let rounded = match mode.to_ascii_uppercase().as_str() {
        "UP" => scaled.abs().ceil().copysign(scaled),
        "DOWN" => scaled.trunc(),
        "CEILING" => scaled.ceil(),
        "FLOOR" => scaled.floor(),
        "HALF_UP" => scaled.round(),
        "HALF_EVEN" => scaled.round_ties_even(),
        "HALF_DOWN" if scaled.fract().abs() <= 0.5 => scaled.trunc(),
        "HALF_DOWN" => scaled.round(),
        _ => return Err(out_of_range(format!("`round` has no mode `{mode}`"))),
    };
    Ok(Value::Float(rounded / unit))
}

fn is_nan(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(Value::Bool(number("isNaN", &arguments[0])?.is_nan()))
}

#[expect(clippy::cast_precision_loss, reason = "53 bits fit a float")]
fn rand(_: &Context<'_>, _: &[Value]) -> Outcome {
    Ok(Value::Float((random() >> 11) as f64 / (1u64 << 53) as f64))
}

fn random_uuid(_: &Context<'_>, _: &[Value]) -> Outcome {
    let (high, low) = (random() & !0xF000 | 0x4000, random() >> 2 | 1 << 63);
    Ok(Value::from(format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xFFFF,
        high & 0xFFFF,
        low >> 48,
        low & 0xFFFF_FFFF_FFFF,
    )))
}

/// Draws 64 random bits (SplitMix64, seeded for each thread as the standard library seeds maps).
fn random() -> u64 {
    thread_local! {
        static STATE: Cell<u64> = Cell::new(RandomState::new().hash_one(0));
    }
    STATE.with(|state| {
        let next = state.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        state.set(next);
        let mixed = (next ^ next >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Graph;

    #[test]
    fn rounding() {
        let graph = Graph::new();
        let context = Context {
            graph: &graph,
            now: 0,
        };
        let rounded = |arguments: &[Value]| match round(&context, arguments) {
            Ok(Value::Float(number)) => number,
            other => panic!("{other:?}"),
        };
        assert_eq!(rounded(&[Value::Float(-1.5)]), -1.0);
        assert_eq!(rounded(&[Value::Float(0.499_999_999_999_999_94)]), 0.0);
        assert_eq!(rounded(&[Value::Float(1.255), Value::Int(1)]), 1.3);
        assert_eq!(
            rounded(&[Value::Float(-1.55), Value::Int(1), Value::from("ceiling")]),
            -1.5
        );
        assert_eq!(
            rounded(&[Value::Float(2.5), Value::Int(0), Value::from("half_even")]),
            2.0
        );
    }

    #[test]
    fn chance_stays_in_its_range() {
        let graph = Graph::new();
        let context = Context {
            graph: &graph,
            now: 0,
        };
        for _ in 0..1000 {
            assert!(
                matches!(rand(&context, &[]), Ok(Value::Float(number)) if (0.0..1.0).contains(&number))
            );
        }
        let uuid = random_uuid(&context, &[]).unwrap();
        assert_eq!(
            uuid.as_str().map(|text| (text.len(), text.as_bytes()[14])),
            Some((36, b'4'))
        );
    }
}
