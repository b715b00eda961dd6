//! Queries inside expressions, run for one row.

use std::sync::Arc;

use crate::cypher::bind::bound::{Subquery, SubqueryKind};
use crate::cypher::error::CypherError;
use crate::cypher::exec::batch::{Batch, Column};
use crate::cypher::exec::context::Env;
use crate::cypher::exec::steps;
use crate::cypher::plan;
use crate::graph::Value;

use super::Row;

impl Env<'_> {
    pub(super) fn subquery(
        &self,
        subquery: &Subquery,
        row: &mut Row<'_>,
    ) -> Result<Value, CypherError> {
        let mut argument = Batch::empty(1);
        for (slot, outside) in &subquery.imports {
            let value = self.eval(outside, row)?;
            argument.set(*slot, Column::Values(vec![value]));
        }
        let plan = self.subplan(subquery);
        let mut context = self.context();
        let mut root = steps::build(&plan, argument);
        let output = subquery
            .branches
            .first()
            .and_then(|branch| branch.output.first())
            .copied();
        let mut count = 0i64;
        let mut values = Vec::new();
        while let Some(batch) = root.next(&mut context)? {
            self.shared
                .check()
                .map_err(|kind| kind.at(crate::text::Span::default()))?;
            match (subquery.kind, output) {
                (SubqueryKind::Exists, _) if batch.len() > 0 => return Ok(Value::Bool(true)),
                (SubqueryKind::First, Some(slot)) if batch.len() > 0 => {
                    return Ok(batch.get(slot, 0));
                }
                (SubqueryKind::Collect, Some(slot)) => {
                    values.extend((0..batch.len()).map(|at| batch.get(slot, at)));
                }
                _ => {}
            }
            count += i64::try_from(batch.len()).unwrap_or(i64::MAX);
        }
        Ok(match subquery.kind {
            SubqueryKind::Exists => Value::Bool(false),
            SubqueryKind::Count => Value::Int(count),
            SubqueryKind::Collect => Value::list(values),
            SubqueryKind::First => Value::Null,
        })
    }

    fn subplan(&self, subquery: &Subquery) -> Arc<plan::Op> {
        let place = std::ptr::from_ref(subquery) as usize;
        if let Some(known) = self.shared.subplans.borrow().get(&place) {
            return Arc::clone(known);
        }
        let made = Arc::new(plan::subplan(
            subquery,
            self.shared.stats,
            self.shared.names,
            (self.shared.writes, self.shared.plain),
        ));
        self.shared
            .subplans
            .borrow_mut()
            .insert(place, Arc::clone(&made));
        made
    }
}
