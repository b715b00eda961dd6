//! The functions that expressions can call: one table, which also feeds help and completion.

use crate::graph::{Graph, Value};

use super::error::CypherErrorKind;
use super::kinds::Kinds;

/// A function.
#[derive(Debug)]
pub struct Function {
    /// Its name as the manual writes it; found whatever the case.
    pub name: &'static str,
    /// Its arguments and result, for help: `(text, from, length?) -> string`.
    pub signature: &'static str,
    /// What it does, in one line.
    pub doc: &'static str,
    /// What each argument may be. Null is always let through to `eval`.
    pub arguments: &'static [Kinds],
    /// How many of the arguments must be given.
    pub required: usize,
    /// Whether the last argument may repeat.
    pub variadic: bool,
    /// What it returns.
    pub result: Kinds,
    /// Whether equal arguments give equal results, so that constants can be folded.
    pub pure: bool,
    /// Computes the result. The number of arguments is right; their kinds may not be.
    pub eval: fn(&Context<'_>, &[Value]) -> Result<Value, CypherErrorKind>,
}

/// What a function may look at beside its arguments.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// When the statement began, in nanoseconds since 1970 in UTC: every clock of one statement
    /// shows the same time.
    pub now: i128,
}

/// Returns the function of this name, whatever its case.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// Returns all functions, by family.
pub fn all() -> impl Iterator<Item = &'static Function> {
    [].into_iter()
}
