//! Parts of a path that repeat as a whole: `((a)-->(b) WHERE …){1,3}`.

use std::sync::Arc;

use open_cypher::ast;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{Direction, Group, PatternRel, Slot};
use super::path::{Walk, flatten, repeats};
use super::pattern::Draft;
use super::scope::{Type, Variable};
use super::{Binder, Bound, nfc, unsupported};

impl Binder<'_> {
    /// Binds a group between two nodes of the pattern around it. Inside, its variables stand for the
    /// elements of one time; outside, for the lists of those of all times.
    pub(super) fn repeated_group<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        (path, condition, quantifier): (
            &'a ast::PathPattern,
            Option<&'a ast::Expr>,
            &'a ast::Quantifier,
        ),
        left: usize,
        right: usize,
    ) -> Bound<usize> {
        let length = repeats(quantifier, 0)?;
        let mut walk = Walk::default();
        flatten(path, &mut walk)?;
        self.new_names(&walk)?;
        // A group speaks of itself and of earlier clauses, not of the pattern around it, whose
        // variables need not be known when it is walked.
        let beside = self.frame().variables.split_off(draft.before);
        let outside = std::mem::take(&mut self.inline);
        let mut inner = self.draft();
        let bound = self.walk(&mut inner, &walk, path.span);
        let (ends, rels) = bound?;
        inner.add_conditions(walk.conditions.into_iter().chain(condition));
        let pattern = self.finish(inner)?;
        let predicate = self.and_inline(None);
        self.inline = outside;
        let own = self.frame().variables.split_off(draft.before);
        self.frame().variables.extend(beside);
        if rels.is_empty() {
            return Err(unsupported("a group without a relationship", path.span));
        }
        if pattern.rels.iter().any(|rel| rel.group.is_some()) {
            return Err(unsupported("a group inside a group", path.span));
        }
        let group = Group {
            ends: (pattern.nodes[ends.0].slot, pattern.nodes[ends.1].slot),
            rels: rels.iter().map(|at| pattern.rels[*at].slot).collect(),
            lists: own.into_iter().map(|one| self.list_of(one)).collect(),
            pattern,
            predicate,
        };
        let slot = self.new_slot("");
        draft.pattern.rels.push(PatternRel {
            slot,
            bound: false,
            left,
            right,
            direction: Direction::Both,
            types: Vec::new(),
            type_test: None,
            properties: Vec::new(),
            length: Some(length),
            group: Some(Box::new(group)),
            named: true,
        });
        Ok(draft.pattern.rels.len() - 1)
    }

    /// Declares the list of a variable's values.
    fn list_of(&mut self, one: Variable) -> (Slot, Slot) {
        let list = self.declare(&one.name, Type::list(one.kind));
        (one.slot, list)
    }

    /// Refuses names in a group that stand for something already.
    fn new_names(&mut self, walk: &Walk<'_>) -> Bound<()> {
        let names = walk.factors.iter().filter_map(|factor| match &factor.kind {
            ast::PathFactorKind::Node(node) => node.variable.as_ref(),
            ast::PathFactorKind::Relationship(rel) => rel.variable.as_ref(),
            _ => None,
        });
        for name in names {
            let text: Arc<str> = nfc(&name.kind.text);
            if self.find_variable(&text).is_some() {
                let kind = CypherErrorKind::VariableAlreadyBound {
                    name: text.to_string(),
                };
                return Err(kind.at(span(name.span)));
            }
        }
        Ok(())
    }
}
