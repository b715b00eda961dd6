//! Calls a procedure for every row.

use crate::cypher::Kinds;
use crate::cypher::bind::bound::Call;
use crate::cypher::error::{CypherError, CypherErrorKind};
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::cypher::plan::Op;
use crate::graph::Value;

use super::{Rows, Running, Step};

pub(super) struct CallStep<'p> {
    input: Running<'p>,
    op: &'p Op,
    call: &'p Call,
}

impl<'p> CallStep<'p> {
    pub(super) fn new(input: Running<'p>, op: &'p Op, call: &'p Call) -> Self {
        Self { input, op, call }
    }

    fn arguments(
        &self,
        batch: &Batch,
        row: usize,
        context: &Context<'_>,
    ) -> Result<Vec<Value>, CypherError> {
        let mut arguments = Vec::new();
        let fields = self.call.procedure.arguments();
        for (expr, field) in self.call.arguments.iter().zip(fields) {
            let mut value = context.env().eval(expr, &mut Row::new(batch, row))?;
            // An integer is taken where a float is asked for.
            if let Value::Int(number) = value
                && !field.kinds.may_be(Kinds::INT)
                && field.kinds.may_be(Kinds::FLOAT)
            {
                value = Value::Int(number)
                    .as_float()
                    .map_or(Value::Null, Value::Float);
            }
            if !value.is_null() && !Kinds::of(&value).may_be(field.kinds) {
                let name = self.call.procedure.name();
                let message = format!(
                    "`{name}` takes {} as `{}`, not {}",
                    field.kinds,
                    field.name,
                    Kinds::of(&value)
                );
                let kind = CypherErrorKind::type_error("InvalidArgumentType", message);
                return Err(kind.at(expr.span));
            }
            arguments.push(value);
        }
        Ok(arguments)
    }
}

impl Step for CallStep<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        while let Some(batch) = self.input.next(context)? {
            let mut rows = Vec::new();
            let mut columns: Vec<Vec<Value>> = vec![Vec::new(); self.call.yields.len()];
            for row in 0..batch.len() {
                let number = u32::try_from(row).unwrap_or(u32::MAX);
                let arguments = self.arguments(&batch, row, context)?;
                let cancelled = || context.shared.is_cancelled();
                let procedure = &self.call.procedure;
                let found = procedure.call(context.graph(), &arguments, &cancelled);
                let found = found.map_err(|kind| kind.at(self.call.span))?;
                context
                    .shared
                    .check()
                    .map_err(|kind| kind.at(self.call.span))?;
                // A procedure without columns only acts, and the row goes on.
                if procedure.columns().is_empty() || (found.is_empty() && self.call.optional) {
                    rows.push(number);
                    columns
                        .iter_mut()
                        .for_each(|column| column.push(Value::Null));
                    continue;
                }
                for values in found {
                    rows.push(number);
                    for (column, (at, _)) in columns.iter_mut().zip(&self.call.yields) {
                        column.push(values.get(*at).cloned().unwrap_or_default());
                    }
                }
            }
            if rows.is_empty() {
                continue;
            }
            let mut result = batch.take(&rows, &self.op.live);
            for ((_, slot), values) in self.call.yields.iter().zip(columns) {
                result.set(*slot, Column::Values(values));
            }
            return Ok(Some(result));
        }
        Ok(None)
    }
}
