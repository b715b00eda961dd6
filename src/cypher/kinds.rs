//! Sets of kinds of values: the static types of expressions, arguments and results.

use std::fmt;
use std::ops::BitOr;

use crate::graph::Value;

/// A set of kinds of values. Null belongs to every kind where a function does not say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kinds(u32);

impl Kinds {
    /// Nothing but null.
    pub const NULL: Self = Self(0);
    /// Booleans.
    pub const BOOL: Self = Self(1);
    /// Whole numbers.
    pub const INT: Self = Self(1 << 1);
    /// Floating-point numbers.
    pub const FLOAT: Self = Self(1 << 2);
    /// Texts.
    pub const STRING: Self = Self(1 << 3);
    /// Lists.
    pub const LIST: Self = Self(1 << 4);
    /// Maps.
    pub const MAP: Self = Self(1 << 5);
    /// Nodes.
    pub const NODE: Self = Self(1 << 6);
    /// Relationships.
    pub const REL: Self = Self(1 << 7);
    /// Paths.
    pub const PATH: Self = Self(1 << 8);
    /// Dates.
    pub const DATE: Self = Self(1 << 9);
    /// Times without a zone.
    pub const LOCAL_TIME: Self = Self(1 << 10);
    /// Times with an offset.
    pub const TIME: Self = Self(1 << 11);
    /// Dates with times.
    pub const LOCAL_DATE_TIME: Self = Self(1 << 12);
    /// Dates with times and a zone.
    pub const DATE_TIME: Self = Self(1 << 13);
    /// Durations.
    pub const DURATION: Self = Self(1 << 14);
    /// Numbers.
    pub const NUMBER: Self = Self(Self::INT.0 | Self::FLOAT.0);
    /// Points in time.
    pub const INSTANT: Self = Self(
        Self::DATE.0
            | Self::LOCAL_TIME.0
            | Self::TIME.0
            | Self::LOCAL_DATE_TIME.0
            | Self::DATE_TIME.0,
    );
    /// Points in time, and durations.
    pub const TEMPORAL: Self = Self(Self::INSTANT.0 | Self::DURATION.0);
    /// Nodes and relationships.
    pub const ENTITY: Self = Self(Self::NODE.0 | Self::REL.0);
    /// Everything.
    pub const ANY: Self = Self((1 << 15) - 1);

    /// Returns the union, also where a constant is needed.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what is in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Tells whether nothing but null is left.
    #[must_use]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Tells whether a value that is one of these may be used where `other` is asked for.
    #[must_use]
    pub const fn may_be(self, other: Self) -> bool {
        self.0 == 0 || self.0 & other.0 != 0
    }

    /// Tells whether every kind in here is in `other` too.
    #[must_use]
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Returns the kind of a value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOL,
            Value::Int(_) => Self::INT,
            Value::Float(_) => Self::FLOAT,
            Value::String(_) => Self::STRING,
            Value::List(_) => Self::LIST,
            Value::Map(_) => Self::MAP,
            Value::Node(_) => Self::NODE,
            Value::Rel(_) => Self::REL,
            Value::Path(_) => Self::PATH,
            Value::Date(_) => Self::DATE,
            Value::LocalTime(_) => Self::LOCAL_TIME,
            Value::Time(_) => Self::TIME,
            Value::LocalDateTime(_) => Self::LOCAL_DATE_TIME,
            Value::DateTime(_) => Self::DATE_TIME,
            Value::Duration(_) => Self::DURATION,
        }
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl fmt::Display for Kinds {
    /// Writes it with its article: `a list`, `a node or a relationship`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [(Kinds, &str); 16] = [
            (Kinds::ANY, "a value"),
            (Kinds::NUMBER, "a number"),
            (Kinds::BOOL, "a boolean"),
            (Kinds::INT, "an integer"),
            (Kinds::FLOAT, "a float"),
            (Kinds::STRING, "a string"),
            (Kinds::LIST, "a list"),
            (Kinds::MAP, "a map"),
            (Kinds::NODE, "a node"),
            (Kinds::REL, "a relationship"),
            (Kinds::PATH, "a path"),
            (Kinds::DATE, "a date"),
            (Kinds::LOCAL_TIME.or(Kinds::TIME), "a time"),
            (Kinds::LOCAL_DATE_TIME.or(Kinds::DATE_TIME), "a date-time"),
            (Kinds::DURATION, "a duration"),
            (Kinds::TIME, "a time"),
        ];
        if self.is_null() {
            return f.write_str("null");
        }
        let mut rest = *self;
        let mut first = true;
        for (kinds, name) in NAMES {
            if rest.0 & kinds.0 == kinds.0 && kinds.0 != 0 {
                if !first {
                    f.write_str(" or ")?;
                }
                first = false;
                f.write_str(name)?;
                rest = Self(rest.0 & !kinds.0);
            }
        }
        if first { f.write_str("a time") } else { Ok(()) }
    }
}
