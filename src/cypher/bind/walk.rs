//! Walking and rewriting bound expressions.

use super::bound::{Expr, ExprKind, ProjectedEntry, Slot};

/// Calls `$visit` with everything directly below an expression; `$iter` goes through several.
macro_rules! each_child {
    ($kind:expr, $visit:ident, $iter:ident) => {{
        use ExprKind as K;
        match $kind {
            K::Const(_) | K::Slot(_) | K::Local(_) | K::Param(_) | K::MakePath(..) => {}
            K::List(all) | K::And(all) | K::Or(all) | K::Call(_, all) => {
                all.$iter().for_each(|one| $visit(one));
            }
            K::Map(entries) => entries.$iter().for_each(|(_, value)| $visit(value)),
            K::Property(a, _)
            | K::Not(a)
            | K::Negate(a)
            | K::Plus(a)
            | K::IsNull(a, _)
            | K::IsType(a, ..)
            | K::IsNormalized(a, ..)
            | K::HasLabels(a, _)
            | K::MeetsNoneTwice(a, _) => $visit(a),
            K::Index(a, b) | K::Xor(a, b) | K::Binary(_, a, b) => {
                $visit(a);
                $visit(b);
            }
            K::Slice(a, b, c) => {
                $visit(a);
                b.$iter().chain(c).for_each(|side| $visit(side));
            }
            K::Case(arms, otherwise) => {
                for (when, then) in arms {
                    $visit(when);
                    $visit(then);
                }
                otherwise.$iter().for_each(|expr| $visit(expr));
            }
            K::CaseOf(operand, arms, otherwise) => {
                $visit(operand);
                for (whens, then) in arms {
                    whens.$iter().for_each(|when| $visit(when));
                    $visit(then);
                }
                otherwise.$iter().for_each(|expr| $visit(expr));
            }
            K::Comprehension {
                list,
                predicate,
                projection,
            } => {
                $visit(list);
                let parts = predicate.$iter().chain(projection);
                parts.for_each(|expr| $visit(expr));
            }
            K::Quantifier {
                list, predicate, ..
            } => {
                $visit(list);
                $visit(predicate);
            }
            K::Reduce {
                initial,
                list,
                step,
            } => {
                $visit(initial);
                $visit(list);
                $visit(step);
            }
            K::MapProjection { base, items } => {
                $visit(base);
                for item in items {
                    if let ProjectedEntry::Entry(_, value) = item {
                        $visit(value);
                    }
                }
            }
            K::Subquery(subquery) => {
                let imports = subquery.imports.$iter();
                imports.for_each(|(_, value)| $visit(value));
            }
        }
    }};
}

impl Expr {
    /// Makes an expression that reads a slot.
    #[must_use]
    pub fn slot(slot: Slot) -> Self {
        Self {
            kind: ExprKind::Slot(slot),
            span: crate::text::Span::default(),
        }
    }

    /// Calls `visit` for this expression and everything below, until it says stop. For a query
    /// inside, only what it imports is visited.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self) -> bool) {
        if visit(self) {
            self.each_child(&mut |child| child.walk(visit));
        }
    }

    /// Tells whether this reads a slot that passes the test.
    #[must_use]
    pub fn reads(&self, mut test: impl FnMut(Slot) -> bool) -> bool {
        let mut found = false;
        self.walk(&mut |expr| {
            match expr.kind {
                ExprKind::Slot(slot) => found |= test(slot),
                ExprKind::MakePath(start, ref rest) => {
                    found |= test(start) || rest.iter().any(|slot| test(*slot));
                }
                _ => {}
            }
            !found
        });
        found
    }

    /// Returns the first slot that this reads and that passes the test.
    #[must_use]
    pub fn first_read(&self, mut test: impl FnMut(Slot) -> bool) -> Option<(Slot, &Self)> {
        let mut found = None;
        self.walk(&mut |expr| {
            if let ExprKind::Slot(slot) = expr.kind
                && found.is_none()
                && test(slot)
            {
                found = Some((slot, expr));
            }
            found.is_none()
        });
        found
    }

    fn each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        each_child!(&self.kind, visit, iter);
    }

    /// Replaces every expression for which `change` has something else, from the outside inwards.
    #[must_use]
    pub fn rewrite(mut self, change: &mut dyn FnMut(&Self) -> Option<Self>) -> Self {
        if let Some(changed) = change(&self) {
            return changed;
        }
        self.each_child_mut(&mut |child| {
            let old = std::mem::replace(child, Self::slot(Slot(0)));
            *child = old.rewrite(change);
        });
        self
    }

    fn each_child_mut(&mut self, visit: &mut dyn FnMut(&mut Self)) {
        each_child!(&mut self.kind, visit, iter_mut);
    }
}
