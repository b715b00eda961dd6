//! Powers, logarithms and angles.

use crate::cypher::kinds::Kinds;
use crate::graph::Value;

use super::Function;
use super::argument::{any_null, number};
use super::math::on_float;

const FLOAT: (&[Kinds], Kinds) = (&[Kinds::NUMBER], Kinds::FLOAT);
const NONE: (&[Kinds], Kinds) = (&[], Kinds::FLOAT);

/// Makes the row of a function from float to float.
macro_rules! float {
    ($name:literal, $argument:literal, $doc:literal, $change:expr) => {
        Function::new(
            $name,
            concat!("(", $argument, ") -> float"),
            $doc,
            FLOAT,
            |_, arguments| on_float($name, arguments, $change),
        )
    };
}

pub(super) static ALL: &[Function] = &[
    Function::new(
        "e",
        "() -> float",
        "the base of the natural logarithm",
        NONE,
        |_, _| Ok(Value::Float(std::f64::consts::E)),
    ),
    float!("exp", "number", "e to that power", f64::exp),
    float!("log", "number", "the natural logarithm", f64::ln),
    float!("log10", "number", "the logarithm to base 10", f64::log10),
    Function::new(
        "pi",
        "() -> float",
        "the ratio of a circle to its diameter",
        NONE,
        |_, _| Ok(Value::Float(std::f64::consts::PI)),
    ),
    float!(
        "degrees",
        "radians",
        "the angle in degrees",
        f64::to_degrees
    ),
    float!(
        "radians",
        "degrees",
        "the angle in radians",
        f64::to_radians
    ),
    float!("sin", "radians", "the sine", f64::sin),
    float!("cos", "radians", "the cosine", f64::cos),
    float!("tan", "radians", "the tangent", f64::tan),
    float!("cot", "radians", "the cotangent", |angle| 1.0 / angle.tan()),
    float!("asin", "number", "the arc sine, in radians", f64::asin),
    float!("acos", "number", "the arc cosine, in radians", f64::acos),
    float!("atan", "number", "the arc tangent, in radians", f64::atan),
    Function::new(
        "atan2",
        "(y, x) -> float",
        "the angle of the point (x, y), in radians",
        (&[Kinds::NUMBER, Kinds::NUMBER], Kinds::FLOAT),
        |_, arguments| {
            if any_null(arguments) {
                return Ok(Value::Null);
            }
            let (y, x) = (
                number("atan2", &arguments[0])?,
                number("atan2", &arguments[1])?,
            );
            Ok(Value::Float(y.atan2(x)))
        },
    ),
    float!("sinh", "number", "the hyperbolic sine", f64::sinh),
    float!("cosh", "number", "the hyperbolic cosine", f64::cosh),
    float!("tanh", "number", "the hyperbolic tangent", f64::tanh),
    float!("haversin", "radians", "half the versed sine", |angle| (1.0
        - angle.cos())
        / 2.0),
];
