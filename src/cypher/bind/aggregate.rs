//! Aggregating functions, and what may stand beside them.

use open_cypher::ast;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::function;
use crate::cypher::syntax::span;

use super::bound::{Aggregate, Expr, ExprKind, Slot};
use super::expr::arity;
use super::scope::Type;
use super::{Binder, Bound};

/// Whether an expression may aggregate.
#[derive(Debug)]
pub(super) enum Place {
    /// Not here.
    Forbidden,
    /// Here; this is what was aggregated so far.
    Allowed(Vec<(Slot, Aggregate)>),
    /// Inside of an aggregate, so no more.
    Inside,
}

impl Binder<'_> {
    /// Binds an aggregating function: the expression becomes the slot for its result.
    pub(super) fn aggregate(
        &mut self,
        function: &'static function::Aggregate,
        call: &ast::FunctionInvocation,
        whole: &ast::Expr,
    ) -> Bound<(ExprKind, Type)> {
        let at = span(whole.span);
        let mut collected = match std::mem::replace(&mut self.aggregation, Place::Inside) {
            Place::Allowed(collected) => collected,
            other => {
                let inside = matches!(other, Place::Inside);
                self.aggregation = other;
                return Err(misplaced(inside, function).at(at));
            }
        };
        let bound = self.aggregate_arguments(function, call, whole);
        let result = bound.map(|(arguments, element)| {
            let distinct = call
                .quantifier
                .as_ref()
                .is_some_and(|quantifier| quantifier.kind == ast::SetQuantifier::Distinct);
            let aggregate = Aggregate {
                function,
                arguments,
                distinct,
                span: at,
            };
            (aggregate, result_type(function, element))
        });
        let result = match result {
            Ok((aggregate, of)) => {
                let same = collected.iter().find(|known| known.1 == aggregate);
                let slot = match same {
                    Some(known) => known.0,
                    None => {
                        let slot = self.new_slot("");
                        collected.push((slot, aggregate));
                        slot
                    }
                };
                Ok((ExprKind::Slot(slot), of))
            }
            Err(error) => Err(error),
        };
        self.aggregation = Place::Allowed(collected);
        result
    }

    fn aggregate_arguments(
        &mut self,
        function: &'static function::Aggregate,
        call: &ast::FunctionInvocation,
        whole: &ast::Expr,
    ) -> Bound<(Vec<Expr>, Type)> {
        if let (
            "count",
            [
                ast::Expr {
                    kind: ast::ExprKind::Wildcard,
                    ..
                },
            ],
        ) = (function.name, &call.arguments[..])
        {
            return Ok((Vec::new(), Type::ANY));
        }
        let wanted = function.arguments.len();
        if call.arguments.len() != wanted {
            let expected = if wanted == 1 {
                "1 argument"
            } else {
                "2 arguments"
            };
            return Err(arity(function.name, expected, call.arguments.len(), whole));
        }
        let mut arguments = Vec::new();
        let mut element = Type::ANY;
        for argument in &call.arguments {
            let (bound, of) = self.expr(argument)?;
            refuse_chance(&bound)?;
            if arguments.is_empty() {
                element = of;
            }
            arguments.push(bound);
        }
        Ok((arguments, element))
    }
}

/// Refuses an argument that comes out differently each time.
fn refuse_chance(argument: &Expr) -> Bound<()> {
    let mut chance = None;
    argument.walk(&mut |expr| {
        if let ExprKind::Call(function, _) = &expr.kind
            && matches!(function.name, "rand" | "randomUUID")
        {
            chance = Some(expr.span);
        }
        chance.is_none()
    });
    match chance {
        Some(at) => {
            let message = "what is aggregated cannot be left to chance";
            Err(CypherErrorKind::invalid("NonConstantExpression", message).at(at))
        }
        None => Ok(()),
    }
}

fn result_type(function: &function::Aggregate, element: Type) -> Type {
    match function.name {
        "collect" => Type::list(element),
        "min" | "max" => element,
        _ => Type::of(function.result),
    }
}

fn misplaced(inside: bool, function: &function::Aggregate) -> CypherErrorKind {
    let name = function.name;
    match inside {
        true => {
            let message = format!("`{name}` cannot stand inside another aggregating function");
            CypherErrorKind::invalid("NestedAggregation", message)
        }
        false => {
            let message = format!("`{name}` can only aggregate in `RETURN` and `WITH`");
            CypherErrorKind::invalid("InvalidAggregation", message)
        }
    }
}
