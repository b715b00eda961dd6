//! Patterns to be made: `CREATE` and `MERGE`.

use std::sync::Arc;

use open_cypher::ast::{self, LabelExpressionKind, PathFactorKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{
    Creation, Direction, Expr, Length, Merge, NewNode, NewRel, Pattern, PatternNode, PatternPath,
    PatternRel, Slot,
};
use super::path::direction;
use super::pattern::parameter_use;
use super::scope::Type;
use super::{Binder, Bound, CypherError, nfc, unsupported};

/// Which clause makes the pattern; they differ in what they allow.
#[derive(Clone, Copy, PartialEq)]
enum Maker {
    Create,
    Merge,
}

/// A node that is made or was there before.
struct End {
    slot: Slot,
}

impl Binder<'_> {
    pub(super) fn create(&mut self, pattern: &ast::Pattern) -> Bound<Creation> {
        let mut creation = Creation::default();
        let mut ignored = Pattern::default();
        for part in &pattern.parts {
            self.create_part(part, Maker::Create, &mut creation, &mut ignored)?;
        }
        Ok(creation)
    }

    pub(super) fn merge(&mut self, part: &ast::MergeClause, at: open_cypher::Span) -> Bound<Merge> {
        let mut creation = Creation::default();
        let mut pattern = Pattern::default();
        self.create_part(&part.pattern, Maker::Merge, &mut creation, &mut pattern)?;
        let mut merge = Merge {
            pattern,
            creation,
            on_match: Vec::new(),
            on_create: Vec::new(),
            span: span(at),
        };
        for action in &part.actions {
            let items = self.set_items(&action.set.items)?;
            match action.trigger.kind {
                ast::MergeTrigger::Match => merge.on_match.extend(items),
                _ => merge.on_create.extend(items),
            }
        }
        Ok(merge)
    }

    fn create_part(
        &mut self,
        part: &ast::PatternPart,
        maker: Maker,
        creation: &mut Creation,
        pattern: &mut Pattern,
    ) -> Bound<()> {
        let factors = &part.kind.path.kind.factors;
        let alone = factors.len() == 1;
        let mut ends: Vec<(End, usize)> = Vec::new();
        let mut pending: Option<(&ast::RelationshipPattern, open_cypher::Span)> = None;
        let mut rels = Vec::new();
        for factor in factors {
            match &factor.kind {
                PathFactorKind::Node(node) => {
                    let end = self.new_node(node, alone, maker, creation, pattern)?;
                    ends.push(end);
                    if let (Some((rel, at)), [.., left, right]) = (pending.take(), &ends[..]) {
                        rels.push(self.new_rel(rel, at, left, right, maker, creation, pattern)?);
                    }
                }
                PathFactorKind::Relationship(rel) => pending = Some((rel, factor.span)),
                _ => return Err(unsupported("this pattern", factor.span)),
            }
        }
        if let (Some(name), Some((start, at))) = (&part.kind.binding, ends.first()) {
            let text = nfc(&name.kind.text);
            self.must_be_new(&text, name.span)?;
            let slot = self.declare(&text, Type::PATH);
            let walked = 0..rels.len();
            let first = pattern.rels.len() - rels.len();
            pattern.paths.push(PatternPath {
                slot,
                start: *at,
                rels: walked.map(|rel| first + rel).collect(),
            });
            creation.paths.push((slot, start.slot, rels));
        }
        Ok(())
    }

    fn new_node(
        &mut self,
        node: &ast::NodePattern,
        alone: bool,
        maker: Maker,
        creation: &mut Creation,
        pattern: &mut Pattern,
    ) -> Bound<(End, usize)> {
        let plain = node.labels.is_none() && node.properties.is_none();
        if let Some(name) = &node.variable {
            let text = nfc(&name.kind.text);
            if let Some((slot, kind)) = self.find_variable(&text) {
                if !kind.kinds.may_be(Kinds::NODE) {
                    return Err(conflict(name, "a node", &kind));
                }
                if alone || !plain {
                    return Err(already_bound(name));
                }
                let made_here = pattern.nodes.iter().position(|known| known.slot == slot);
                let at = made_here.unwrap_or_else(|| add_node(pattern, slot, true));
                return Ok((End { slot }, at));
            }
        }
        let labels = match &node.labels {
            Some(labels) => self.new_labels(labels)?,
            None => Vec::new(),
        };
        let properties = self.new_properties(node.properties.as_deref(), maker)?;
        let slot = match &node.variable {
            Some(name) => self.declare(&nfc(&name.kind.text), Type::NODE),
            None => self.new_slot(""),
        };
        let at = add_node(pattern, slot, false);
        if maker == Maker::Merge {
            if let Some(test) = &node.labels {
                pattern.nodes[at].labels = Some(self.label_test(test, Some(true))?);
            }
            pattern.nodes[at].properties = self.merge_properties(properties.as_ref());
        }
        creation.nodes.push(NewNode {
            slot,
            labels,
            properties,
        });
        Ok((End { slot }, at))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the pattern and what is made grow together"
    )]
    fn new_rel(
        &mut self,
        rel: &ast::RelationshipPattern,
        at: open_cypher::Span,
        left: &(End, usize),
        right: &(End, usize),
        maker: Maker,
        creation: &mut Creation,
        pattern: &mut Pattern,
    ) -> Bound<Slot> {
        let invalid = |code, message: &str| CypherErrorKind::invalid(code, message).at(span(at));
        if let Some(name) = &rel.variable
            && self.find_variable(&nfc(&name.kind.text)).is_some()
        {
            return Err(already_bound(name));
        }
        if rel.legacy_quantifier.is_some() || rel.graph_quantifier.is_some() {
            let message = "a relationship of variable length cannot be created";
            return Err(invalid("CreatingVarLength", message));
        }
        let name = match rel.labels.as_ref().map(|labels| &labels.kind) {
            Some(LabelExpressionKind::Name(name)) => name,
            _ => {
                let message = "a relationship is created with exactly one type";
                return Err(invalid("NoSingleRelationshipType", message));
            }
        };
        let way = direction(rel.direction.kind);
        if way == Direction::Both && maker == Maker::Create {
            let message = "a relationship is created with one direction";
            return Err(invalid("RequiresDirectedRelationship", message));
        }
        let rel_type = self.rel_type(name, false);
        let properties = self.new_properties(rel.properties.as_deref(), maker)?;
        let slot = match &rel.variable {
            Some(name) => self.declare(&nfc(&name.kind.text), Type::REL),
            None => self.new_slot(""),
        };
        let wanted = self.merge_properties(properties.as_ref());
        pattern.rels.push(PatternRel {
            slot,
            bound: false,
            left: left.1,
            right: right.1,
            direction: way,
            types: vec![rel_type],
            type_test: None,
            properties: wanted,
            length: None::<Length>,
            group: None,
            named: rel.variable.is_some(),
        });
        let (from, to) = match way {
            Direction::Left => (right.0.slot, left.0.slot),
            _ => (left.0.slot, right.0.slot),
        };
        creation.rels.push(NewRel {
            slot,
            from,
            to,
            rel_type,
            properties,
            span: span(at),
        });
        Ok(slot)
    }

    fn new_labels(&mut self, labels: &ast::LabelExpression) -> Bound<Vec<usize>> {
        let mut names = Vec::new();
        if !conjunction(labels, &mut names) {
            return Err(unsupported(
                "a choice of labels for a new node",
                labels.span,
            ));
        }
        Ok(names
            .into_iter()
            .map(|name| self.label(name, false))
            .collect())
    }

    fn new_properties(
        &mut self,
        properties: Option<&ast::Expr>,
        maker: Maker,
    ) -> Bound<Option<Expr>> {
        let Some(properties) = properties else {
            return Ok(None);
        };
        if maker == Maker::Merge && !matches!(properties.kind, ast::ExprKind::Map(_)) {
            return Err(parameter_use(properties));
        }
        let (bound, kind) = self.expr(properties)?;
        if !kind.kinds.may_be(Kinds::MAP) {
            let message = format!("properties are a map, not {}", kind.kinds);
            let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
            return Err(kind.at(span(properties.span)));
        }
        Ok(Some(bound))
    }

    /// Turns the map of a pattern to be merged into single conditions.
    fn merge_properties(&mut self, properties: Option<&Expr>) -> Vec<(usize, Expr)> {
        let Some(super::bound::ExprKind::Map(entries)) = properties.map(|map| &map.kind) else {
            return Vec::new();
        };
        let keyed = entries.iter().map(|(key, value)| {
            let at = super::intern(&mut self.names.keys, key, value.span, false);
            (at, value.clone())
        });
        keyed.collect()
    }
}

/// Reads `:A:B` and `:A&B`.
pub(super) fn conjunction<'a>(
    labels: &'a ast::LabelExpression,
    names: &mut Vec<&'a ast::Name>,
) -> bool {
    match &labels.kind {
        LabelExpressionKind::Name(name) => {
            names.push(name);
            true
        }
        LabelExpressionKind::And(all) => all.iter().all(|one| conjunction(one, names)),
        LabelExpressionKind::Parenthesized(inner) => conjunction(inner, names),
        _ => false,
    }
}

fn add_node(pattern: &mut Pattern, slot: Slot, bound: bool) -> usize {
    pattern.nodes.push(PatternNode {
        slot,
        bound,
        labels: None,
        properties: Vec::new(),
    });
    pattern.nodes.len() - 1
}

fn already_bound(name: &ast::Name) -> CypherError {
    let text: Arc<str> = nfc(&name.kind.text);
    CypherErrorKind::VariableAlreadyBound {
        name: text.to_string(),
    }
    .at(span(name.span))
}

fn conflict(name: &ast::Name, expected: &'static str, found: &Type) -> CypherError {
    CypherErrorKind::VariableTypeConflict {
        name: name.kind.text.clone(),
        expected,
        found: found.kinds.to_string(),
    }
    .at(span(name.span))
}
