//! Expressions with variables of their own: comprehensions, quantifiers, folds.

use std::sync::Arc;

use crate::cypher::bind::bound::{Expr, Quantifier};
use crate::cypher::error::{CypherError, CypherErrorKind};
use crate::cypher::exec::context::Env;
use crate::graph::Value;

use super::Row;

/// How deeply a list may be nested in lists; walking a deeper one could overflow the stack.
const MAX_NESTING: usize = 500;

type Outcome = Result<Value, CypherError>;

impl Env<'_> {
    /// Computes a list; nothing for null.
    fn list(&self, list: &Expr, row: &mut Row<'_>) -> Result<Option<Arc<Vec<Value>>>, CypherError> {
        match self.eval(list, row)? {
            Value::List(items) => Ok(Some(items)),
            Value::Null => Ok(None),
            other => {
                let message = format!("expected a list, found {}", other.in_words());
                Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(list.span))
            }
        }
    }

    pub(super) fn comprehension(
        &self,
        list: &Expr,
        predicate: Option<&Expr>,
        projection: Option<&Expr>,
        row: &mut Row<'_>,
    ) -> Outcome {
        let Some(items) = self.list(list, row)? else {
            return Ok(Value::Null);
        };
        let mut result = Vec::new();
        let depth = row.locals.len();
        row.locals.push(Value::Null);
        for item in items.iter() {
            self.shared.tick().map_err(|kind| kind.at(list.span))?;
            row.locals[depth] = item.clone();
            if let Some(predicate) = predicate
                && self.truth(predicate, row)? != Some(true)
            {
                continue;
            }
            result.push(match projection {
                Some(projection) => self.eval(projection, row)?,
                None => item.clone(),
            });
        }
        row.locals.truncate(depth);
        Ok(Value::list(result))
    }

    pub(super) fn quantifier(
        &self,
        kind: Quantifier,
        list: &Expr,
        predicate: &Expr,
        row: &mut Row<'_>,
    ) -> Outcome {
        let Some(items) = self.list(list, row)? else {
            return Ok(Value::Null);
        };
        let (mut held, mut unknown, mut failed) = (0usize, 0usize, 0usize);
        let depth = row.locals.len();
        row.locals.push(Value::Null);
        for item in items.iter() {
            self.shared.tick().map_err(|kind| kind.at(list.span))?;
            row.locals[depth] = item.clone();
            match self.truth(predicate, row)? {
                Some(true) => held += 1,
                Some(false) => failed += 1,
                None => unknown += 1,
            }
        }
        row.locals.truncate(depth);
        let open = (unknown == 0).then_some(());
        let truth = match kind {
            Quantifier::All if failed > 0 => Some(false),
            Quantifier::All => open.map(|()| true),
            Quantifier::Any if held > 0 => Some(true),
            Quantifier::Any => open.map(|()| false),
            Quantifier::None if held > 0 => Some(false),
            Quantifier::None => open.map(|()| true),
            Quantifier::Single if held > 1 => Some(false),
            Quantifier::Single => open.map(|()| held == 1),
        };
        Ok(truth.map_or(Value::Null, Value::Bool))
    }

    pub(super) fn reduce(
        &self,
        initial: &Expr,
        list: &Expr,
        step: &Expr,
        row: &mut Row<'_>,
    ) -> Outcome {
        let start = self.eval(initial, row)?;
        let Some(items) = self.list(list, row)? else {
            return Ok(Value::Null);
        };
        let depth = row.locals.len();
        row.locals.push(start);
        row.locals.push(Value::Null);
        for item in items.iter() {
            self.shared.tick().map_err(|kind| kind.at(list.span))?;
            row.locals[depth + 1] = item.clone();
            let next = self.eval(step, row)?;
            self.check_value(&next).map_err(|kind| kind.at(step.span))?;
            row.locals[depth] = next;
        }
        let result = std::mem::take(&mut row.locals[depth]);
        row.locals.truncate(depth);
        Ok(result)
    }

    /// Refuses a value that a loop has made too large or too deep.
    fn check_value(&self, value: &Value) -> Result<(), CypherErrorKind> {
        match value {
            Value::String(text) => self.shared.check_size(text.len()),
            Value::List(items) => {
                self.shared.check_size(items.len())?;
                if is_deeper(value, MAX_NESTING) {
                    let limit = MAX_NESTING as u64;
                    let what = "levels of lists inside each other";
                    return Err(CypherErrorKind::LimitReached { what, limit });
                }
                Ok(())
            }
            Value::Map(_) if is_deeper(value, MAX_NESTING) => {
                let limit = MAX_NESTING as u64;
                let what = "levels of maps inside each other";
                Err(CypherErrorKind::LimitReached { what, limit })
            }
            _ => Ok(()),
        }
    }
}

fn is_deeper(value: &Value, levels: usize) -> bool {
    let inside = |inner: &Value| match levels.checked_sub(1) {
        Some(left) => is_deeper(inner, left),
        None => true,
    };
    match value {
        Value::List(items) => items
            .iter()
            .filter(|item| matches!(item, Value::List(_) | Value::Map(_)))
            .any(inside),
        Value::Map(map) => map
            .values()
            .filter(|item| matches!(item, Value::List(_) | Value::Map(_)))
            .any(inside),
        _ => false,
    }
}
