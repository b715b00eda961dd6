//! Aggregates: functions that see all rows of a group.

use std::fmt;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::graph::value::{self, order};

use super::argument::{number, out_of_range, wrong};

/// An aggregate.
#[derive(Debug)]
pub struct Aggregate {
    /// Its name as the manual writes it; found whatever the case.
    pub name: &'static str,
    /// Its arguments and result, for help: `(value) -> integer`.
    pub signature: &'static str,
    /// What it does, in one line.
    pub doc: &'static str,
    /// What each argument may be; all must be given. `count` also stands for `count(*)`, which
    /// gives it no argument at all.
    pub arguments: &'static [Kinds],
    /// What it returns.
    pub result: Kinds,
    /// Opens a group.
    pub start: fn() -> Box<dyn Accumulator>,
}

/// What an aggregate has seen of a group. `DISTINCT` is the caller's business.
pub trait Accumulator: fmt::Debug + Send {
    /// Takes the arguments of one row; a row whose first argument is null changes nothing.
    ///
    /// # Errors
    /// When an argument is of the wrong type or out of range.
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind>;

    /// Takes one whole number, as [`add`](Self::add) takes it.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    fn add_int(&mut self, number: i64) -> Result<(), CypherErrorKind> {
        self.add(&[Value::Int(number)])
    }

    /// Closes the group. A group without rows has a result too.
    ///
    /// # Errors
    /// When the result does not fit its type.
    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind>;
}

const SUMMABLE: Kinds = Kinds::NUMBER.or(Kinds::DURATION);

pub(super) static ALL: &[Aggregate] = &[
    Aggregate {
        name: "count",
        signature: "(value or *) -> integer",
        doc: "how many values that are not null there are; how many rows, with `*`",
        arguments: &[Kinds::ANY],
        result: Kinds::INT,
        start: || Box::new(Count(0)),
    },
    Aggregate {
        name: "collect",
        signature: "(value) -> list",
        doc: "all values that are not null, as a list",
        arguments: &[Kinds::ANY],
        result: Kinds::LIST,
        start: || Box::new(Collect(Vec::new())),
    },
    Aggregate {
        name: "sum",
        signature: "(number or duration) -> number or duration",
        doc: "the sum; 0 of nothing",
        arguments: &[SUMMABLE],
        result: SUMMABLE,
        start: || Box::new(Sum::new("sum")),
    },
    Aggregate {
        name: "avg",
        signature: "(number or duration) -> float or duration",
        doc: "the mean; null of nothing",
        arguments: &[SUMMABLE],
        result: Kinds::FLOAT.or(Kinds::DURATION),
        start: || Box::new(Average(Sum::new("avg"))),
    },
    Aggregate {
        name: "min",
        signature: "(value) -> any",
        doc: "the value that `ORDER BY` puts first",
        arguments: &[Kinds::ANY],
        result: Kinds::ANY,
        start: || {
            Box::new(Extreme {
                best: Value::Null,
                wanted: std::cmp::Ordering::Less,
            })
        },
    },
    Aggregate {
        name: "max",
        signature: "(value) -> any",
        doc: "the value that `ORDER BY` puts last",
        arguments: &[Kinds::ANY],
        result: Kinds::ANY,
        start: || {
            Box::new(Extreme {
                best: Value::Null,
                wanted: std::cmp::Ordering::Greater,
            })
        },
    },
    Aggregate {
        name: "stDev",
        signature: "(number) -> float",
        doc: "the standard deviation of a sample",
        arguments: &[Kinds::NUMBER],
        result: Kinds::FLOAT,
        start: || {
            Box::new(Deviation {
                name: "stDev",
                sample: true,
                count: 0.0,
                mean: 0.0,
                squares: 0.0,
            })
        },
    },
    Aggregate {
        name: "stDevP",
        signature: "(number) -> float",
        doc: "the standard deviation of a whole population",
        arguments: &[Kinds::NUMBER],
        result: Kinds::FLOAT,
        start: || {
            Box::new(Deviation {
                name: "stDevP",
                sample: false,
                count: 0.0,
                mean: 0.0,
                squares: 0.0,
            })
        },
    },
    Aggregate {
        name: "percentileCont",
        signature: "(number, percentile) -> float",
        doc: "the number at a percentile (0 to 1), between two neighbours if need be",
        arguments: &[Kinds::NUMBER, Kinds::NUMBER],
        result: Kinds::FLOAT,
        start: || {
            Box::new(Percentile {
                name: "percentileCont",
                between: true,
                at: 0.0,
                values: Vec::new(),
            })
        },
    },
    Aggregate {
        name: "percentileDisc",
        signature: "(number, percentile) -> number",
        doc: "the number at or next above a percentile (0 to 1)",
        arguments: &[Kinds::NUMBER, Kinds::NUMBER],
        result: Kinds::NUMBER,
        start: || {
            Box::new(Percentile {
                name: "percentileDisc",
                between: false,
                at: 0.0,
                values: Vec::new(),
            })
        },
    },
];

#[derive(Debug)]
struct Count(i64);

impl Accumulator for Count {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        self.0 += i64::from(!arguments.first().is_some_and(Value::is_null));
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        Ok(Value::Int(self.0))
    }
}

#[derive(Debug)]
struct Collect(Vec<Value>);

impl Accumulator for Collect {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        self.0
            .extend(arguments.first().filter(|value| !value.is_null()).cloned());
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        Ok(Value::list(self.0))
    }
}

/// Integers stay exact until the end; one float makes the sum a float.
#[derive(Debug)]
struct Sum {
    name: &'static str,
    count: i64,
    ints: i128,
    floats: Option<f64>,
    spans: Option<Value>,
}

impl Sum {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            count: 0,
            ints: 0,
            floats: None,
            spans: None,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a sum with floats is a float")]
    fn float(&self) -> f64 {
        self.ints as f64 + self.floats.unwrap_or(0.0)
    }
}

impl Accumulator for Sum {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        match &arguments[0] {
            Value::Null => return Ok(()),
            Value::Int(number) => self.ints += i128::from(*number),
            Value::Float(number) => self.floats = Some(self.floats.unwrap_or(0.0) + number),
            span @ Value::Duration(_) => {
                self.spans = Some(match self.spans.take() {
                    Some(sum) => value::add(&sum, span)?,
                    None => span.clone(),
                });
            }
            other => return Err(wrong(self.name, SUMMABLE, other)),
        }
        self.count += 1;
        if self.spans.is_some() && (self.ints != 0 || self.floats.is_some()) {
            let message = format!("`{}` takes numbers or durations, not both", self.name);
            return Err(CypherErrorKind::type_error("InvalidArgumentValue", message));
        }
        Ok(())
    }

    fn add_int(&mut self, number: i64) -> Result<(), CypherErrorKind> {
        if self.spans.is_some() {
            return self.add(&[Value::Int(number)]);
        }
        self.ints += i128::from(number);
        self.count += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        if let Some(sum) = self.spans {
            return Ok(sum);
        }
        if self.floats.is_some() {
            return Ok(Value::Float(self.float()));
        }
        match i64::try_from(self.ints) {
            Ok(sum) => Ok(Value::Int(sum)),
            Err(_) => Err(value::ValueError::Overflow { operator: "sum" }.into()),
        }
    }
}

#[derive(Debug)]
struct Average(Sum);

impl Accumulator for Average {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        self.0.add(arguments)
    }

    fn add_int(&mut self, number: i64) -> Result<(), CypherErrorKind> {
        self.0.add_int(number)
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        if self.0.count == 0 {
            return Ok(Value::Null);
        }
        let count = Value::Int(self.0.count);
        match &self.0.spans {
            Some(sum) => Ok(value::divide(sum, &count)?),
            None => Ok(value::divide(&Value::Float(self.0.float()), &count)?),
        }
    }
}

#[derive(Debug)]
struct Extreme {
    best: Value,
    wanted: std::cmp::Ordering,
}

impl Accumulator for Extreme {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        let value = &arguments[0];
        if !value.is_null() && (self.best.is_null() || order(value, &self.best) == self.wanted) {
            self.best = value.clone();
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        Ok(self.best)
    }
}

/// Mean and squared distance from it, kept up row by row (Welford).
#[derive(Debug)]
struct Deviation {
    name: &'static str,
    sample: bool,
    count: f64,
    mean: f64,
    squares: f64,
}

impl Accumulator for Deviation {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        if arguments[0].is_null() {
            return Ok(());
        }
        let number = number(self.name, &arguments[0])?;
        self.count += 1.0;
        let distance = number - self.mean;
        self.mean += distance / self.count;
        self.squares += distance * (number - self.mean);
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Value, CypherErrorKind> {
        let divisor = if self.sample {
            self.count - 1.0
        } else {
            self.count
        };
        Ok(Value::Float(if divisor > 0.0 {
            (self.squares / divisor).sqrt()
        } else {
            0.0
        }))
    }
}

#[derive(Debug)]
struct Percentile {
    name: &'static str,
    between: bool,
    at: f64,
    values: Vec<Value>,
}

impl Accumulator for Percentile {
    fn add(&mut self, arguments: &[Value]) -> Result<(), CypherErrorKind> {
        if arguments[0].is_null() {
            return Ok(());
        }
        number(self.name, &arguments[0])?;
        let at = number(self.name, &arguments[1])?;
        if !(0.0..=1.0).contains(&at) {
            let message = format!(
                "the percentile of `{}` lies between 0 and 1, and {at} was given",
                self.name
            );
            return Err(out_of_range(message));
        }
        self.at = at;
        self.values.push(arguments[0].clone());
        Ok(())
    }

    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places in a list are far below 2^53 and not negative"
    )]
    fn finish(mut self: Box<Self>) -> Result<Value, CypherErrorKind> {
        let Some(last) = self.values.len().checked_sub(1) else {
            return Ok(Value::Null);
        };
        // Only what stands at these places is wanted, which takes no sorting.
        let mut value_at = |place: usize| {
            let (_, value, _) = self.values.select_nth_unstable_by(place.min(last), order);
            value.clone()
        };
        if !self.between {
            let place = (self.at * (last + 1) as f64).ceil() as usize;
            return Ok(value_at(place.saturating_sub(1)));
        }
        let place = self.at * last as f64;
        let low = number(self.name, &value_at(place.floor() as usize))?;
        let high = number(self.name, &value_at(place.ceil() as usize))?;
        Ok(Value::Float(low + (high - low) * place.fract()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aggregate(name: &str, rows: &[&[Value]]) -> Result<Value, CypherErrorKind> {
        let aggregate = crate::cypher::function::lookup_aggregate(name).unwrap();
        let mut group = (aggregate.start)();
        for row in rows {
            group.add(row)?;
        }
        group.finish()
    }

    #[test]
    fn nothing_has_results_too() {
        for (name, result) in [
            ("count", Value::Int(0)),
            ("collect", Value::list(vec![])),
            ("sum", Value::Int(0)),
            ("avg", Value::Null),
            ("min", Value::Null),
            ("stDev", Value::Float(0.0)),
            ("percentileCont", Value::Null),
        ] {
            assert_eq!(aggregate(name, &[]), Ok(result), "{name}");
        }
    }

    #[test]
    fn sums_are_exact_or_fail() {
        let max: &[Value] = &[Value::Int(i64::MAX)];
        let minus: &[Value] = &[Value::Int(-1)];
        let one: &[Value] = &[Value::Int(1)];
        assert_eq!(
            aggregate("sum", &[max, one, minus]),
            Ok(Value::Int(i64::MAX))
        );
        assert!(aggregate("sum", &[max, one]).is_err());
        assert_eq!(
            aggregate("sum", &[one, &[Value::Float(0.5)]]),
            Ok(Value::Float(1.5))
        );
        assert_eq!(
            aggregate("avg", &[one, &[Value::Int(2)], &[Value::Null]]),
            Ok(Value::Float(1.5))
        );
    }

    #[test]
    fn percentiles() {
        let rows: Vec<[Value; 2]> = [10.0, 20.0, 30.0, 40.0]
            .map(|price| [Value::Float(price), Value::Float(0.5)])
            .into();
        let rows: Vec<&[Value]> = rows.iter().map(<[Value; 2]>::as_slice).collect();
        assert_eq!(aggregate("percentileDisc", &rows), Ok(Value::Float(20.0)));
        assert_eq!(aggregate("percentileCont", &rows), Ok(Value::Float(25.0)));
        let beyond: &[Value] = &[Value::Int(1), Value::Float(1.1)];
        assert!(aggregate("percentileCont", &[beyond]).is_err());
    }
}
