//! The functions that expressions can call: one table, which also feeds help and completion.
//!
//! Each family has a file with its rows of the table and what they compute. Aggregates are apart
//! ([`Aggregate`]), since they see many rows and not one.

mod aggregate;
mod argument;
mod convert;
mod element;
mod evidence;
mod list;
mod math;
mod moment;
mod string;
mod trigonometry;

use crate::graph::{Graph, Value};

use super::error::CypherErrorKind;
use super::kinds::Kinds;

pub use aggregate::{Accumulator, Aggregate};

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

impl Function {
    /// Makes a row of the table for a function that depends on its arguments alone and needs all
    /// of them.
    const fn new(
        name: &'static str,
        signature: &'static str,
        doc: &'static str,
        (arguments, result): (&'static [Kinds], Kinds),
        eval: fn(&Context<'_>, &[Value]) -> Outcome,
    ) -> Self {
        Self {
            name,
            signature,
            doc,
            arguments,
            required: arguments.len(),
            variadic: false,
            result,
            pure: true,
            eval,
        }
    }

    /// Lets the arguments after the first so many be left out.
    const fn needs(mut self, required: usize) -> Self {
        self.required = required;
        self
    }

    /// Lets the last argument repeat.
    const fn repeats(mut self) -> Self {
        self.variadic = true;
        self
    }

    /// Says that the result depends on more than the arguments: the graph, the clock or chance.
    const fn impure(mut self) -> Self {
        self.pure = false;
        self
    }
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

/// What a call comes to.
type Outcome = Result<Value, CypherErrorKind>;

/// Returns the function of this name, whatever its case.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// Returns all functions, by family.
pub fn all() -> impl Iterator<Item = &'static Function> {
    families().into_iter().flat_map(|family| family.functions)
}

/// Returns the aggregate of this name, whatever its case.
#[must_use]
pub fn lookup_aggregate(name: &str) -> Option<&'static Aggregate> {
    aggregates()
        .iter()
        .find(|aggregate| aggregate.name.eq_ignore_ascii_case(name))
}

/// Returns all aggregates.
#[must_use]
pub fn aggregates() -> &'static [Aggregate] {
    aggregate::ALL
}

/// Functions that belong together in the manual.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    /// What they are about.
    pub name: &'static str,
    /// The functions, in the order of the manual.
    pub functions: &'static [Function],
}

/// Returns the families of functions, in the order of the manual.
#[must_use]
pub fn families() -> [Family; 9] {
    [
        Family {
            name: "Nodes, relationships and paths",
            functions: element::ALL,
        },
        Family {
            name: "Evidence",
            functions: evidence::ALL,
        },
        Family {
            name: "Lists",
            functions: list::ALL,
        },
        Family {
            name: "Strings",
            functions: string::ALL,
        },
        Family {
            name: "Numbers",
            functions: math::ALL,
        },
        Family {
            name: "Logarithms and trigonometry",
            functions: trigonometry::ALL,
        },
        Family {
            name: "Conversion and choice",
            functions: convert::ALL,
        },
        Family {
            name: "Dates and times",
            functions: moment::ALL,
        },
        Family {
            name: "Durations",
            functions: moment::DURATIONS,
        },
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let mut names = BTreeSet::new();
        for function in all() {
            assert!(
                names.insert(function.name.to_lowercase()),
                "{} twice",
                function.name
            );
            assert!(
                function.required <= function.arguments.len(),
                "{}",
                function.name
            );
            assert!(
                !function.doc.ends_with('.') && !function.doc.contains('\n'),
                "{}",
                function.name
            );
            let optional = function.signature.matches('?').count();
            let arguments = function.arguments.len() - function.required;
            assert_eq!(
                optional, arguments,
                "{}{}",
                function.name, function.signature
            );
        }
        for aggregate in aggregates() {
            assert!(
                names.insert(aggregate.name.to_lowercase()),
                "{} twice",
                aggregate.name
            );
        }
    }

    #[test]
    fn null_in_null_out() {
        // Those that are about null, or have nothing to do with their argument's value.
        let except = ["coalesce", "nullIf", "valueType", "exists"];
        let graph = Graph::new();
        let context = Context {
            graph: &graph,
            now: 0,
        };
        for function in all().filter(|function| !except.contains(&function.name)) {
            if function.arguments.is_empty() {
                continue;
            }
            let arguments = vec![Value::Null; function.required.max(1)];
            let result = (function.eval)(&context, &arguments);
            assert_eq!(result, Ok(Value::Null), "{}", function.name);
        }
    }
}
