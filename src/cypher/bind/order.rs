//! `ORDER BY`.

use open_cypher::ast;

use super::aggregate::Place;
use super::bound::SortKey;
use super::projection::Draft;
use super::{Binder, Bound};

use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

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
                nulls_first: self.nulls_first(item),
            });
        }
        Ok(keys)
    }

    /// Returns what stands behind a sort key about nulls.
    fn nulls_first(&mut self, item: &ast::SortItem) -> Option<bool> {
        let end = span(item.span).end;
        let mut all = self.extensions.nulls.iter();
        let (place, first) = all.find(|(place, _)| place.start >= end)?;
        let between = self.source.text_between(self.text, end, place.start)?;
        if !between.trim().is_empty() {
            return None;
        }
        self.nulls += 1;
        Some(*first)
    }

    /// Refuses `NULLS FIRST` that stands behind no sort key.
    pub(super) fn check_nulls(&self) -> Bound<()> {
        match self.extensions.nulls.last() {
            Some((place, _)) if self.nulls < self.extensions.nulls.len() => {
                let message = "`NULLS FIRST` and `NULLS LAST` stand behind what is sorted by";
                Err(CypherErrorKind::invalid("UnexpectedSyntax", message).at(*place))
            }
            _ => Ok(()),
        }
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
