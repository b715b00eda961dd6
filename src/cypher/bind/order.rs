//! `ORDER BY`.

use open_cypher::ast;

use super::aggregate::Place;
use super::bound::SortKey;
use super::projection::Draft;
use super::{Binder, Bound};

impl Binder<'_> {
    /// Binds sort keys in a scope that holds the variables before and after the projection.
    pub(super) fn order(
        &mut self,
        draft: &mut Draft,
        order: Option<&ast::OrderBy>,
    ) -> Bound<Vec<SortKey>> {
        let mut keys = Vec::new();
        for item in order.map_or(&[][..], |order| &order.items) {
            if draft.grouped {
                self.aggregation = Place::Allowed(draft.aggregates.clone());
            }
            let bound = self.expr(&item.expression);
            let place = std::mem::replace(&mut self.aggregation, Place::Forbidden);
            let (value, _) = bound?;
            if let Place::Allowed(aggregates) = place {
                self.check_new_aggregates(draft, &aggregates)?;
                draft.aggregates = aggregates;
            }
            let value = self.after_projection(draft, value)?;
            keys.push(SortKey {
                value,
                descending: item
                    .direction
                    .as_ref()
                    .is_some_and(|direction| direction.kind == ast::SortDirection::Descending),
                nulls_first: item
                    .nulls
                    .as_ref()
                    .map(|nulls| nulls.kind == ast::NullOrder::First),
            });
        }
        Ok(keys)
    }

    /// Refuses to sort by an aggregate of what is not there any more.
    fn check_new_aggregates(
        &self,
        draft: &Draft,
        aggregates: &[(super::bound::Slot, super::bound::Aggregate)],
    ) -> Bound<()> {
        for (_, aggregate) in aggregates.iter().skip(draft.aggregates.len()) {
            for argument in &aggregate.arguments {
                if let Some((slot, expr)) = argument.first_read(|_| true) {
                    return Err(self.undefined(&self.slot_names[slot.index()]).at(expr.span));
                }
            }
        }
        Ok(())
    }
}
