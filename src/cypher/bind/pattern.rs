//! Patterns to be matched, as small graphs.

use std::sync::Arc;

use open_cypher::ast::{self, PathFactorKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;
use crate::text::Span;

use super::bound::{
    Expr, ExprKind, LabelTest, Length, PathMode, Pattern, PatternNode, PatternPath, PatternRel,
    Search, Selector, Slot,
};
use super::path::{Walk, direction, flatten, length, selector};
use super::scope::Type;
use super::{Binder, Bound, CypherError, nfc, unsupported};

/// A pattern while it is being bound.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) pattern: Pattern,
    /// Nodes of this pattern by name.
    nodes: Vec<(Arc<str>, usize)>,
    /// Relationships of this pattern by name.
    rels: Vec<Arc<str>>,
    /// Expressions to bind once all variables of the pattern are known.
    node_properties: Vec<(usize, &'a ast::Expr)>,
    rel_properties: Vec<(usize, &'a ast::Expr)>,
    conditions: Vec<&'a ast::Expr>,
    /// First node and relationships of each part.
    parts: Vec<(usize, Vec<usize>)>,
    /// How many variables there were before this pattern.
    pub(super) before: usize,
}

impl<'a> Draft<'a> {
    /// Adds conditions that speak of the variables of the pattern.
    pub(super) fn add_conditions(&mut self, conditions: impl Iterator<Item = &'a ast::Expr>) {
        self.conditions.extend(conditions);
    }
}

impl Binder<'_> {
    /// Binds a pattern to be matched and declares its variables.
    pub(super) fn pattern(&mut self, pattern: &ast::Pattern) -> Bound<Pattern> {
        self.pattern_parts(&pattern.parts)
    }

    pub(super) fn pattern_parts(&mut self, parts: &[ast::PatternPart]) -> Bound<Pattern> {
        let mut draft = self.draft();
        for part in parts {
            self.part(&mut draft, part)?;
        }
        self.finish(draft)
    }

    /// Binds a pattern whose paths may meet only so much again.
    pub(super) fn pattern_in_mode(
        &mut self,
        pattern: &ast::Pattern,
        mode: PathMode,
    ) -> Bound<Pattern> {
        let mut draft = self.draft();
        for part in &pattern.parts {
            self.part(&mut draft, part)?;
        }
        let (parts, span_of) = (std::mem::take(&mut draft.parts), pattern.span);
        let mut pattern = self.finish(draft)?;
        pattern.mode = mode;
        let closes = match mode {
            PathMode::Simple => true,
            PathMode::Acyclic => false,
            PathMode::Trail => return Ok(pattern),
            PathMode::Walk => {
                let searched = |at| pattern.searches.iter().any(|search| search.rel == at);
                let endless = |length: Length| length.max.is_none();
                let mut rels = pattern.rels.iter().enumerate();
                if rels.any(|(at, rel)| rel.length.is_some_and(endless) && !searched(at)) {
                    return Err(unsupported("`WALK` without a greatest length", span_of));
                }
                return Ok(pattern);
            }
        };
        for (start, rels) in parts.into_iter().filter(|part| !part.1.is_empty()) {
            let start = pattern.nodes[start].slot;
            let rels = rels.into_iter().map(|at| {
                let rel = &mut pattern.rels[at];
                rel.named = true;
                rel.slot
            });
            let bare = |kind| Expr {
                kind,
                span: Span::default(),
            };
            let path = bare(ExprKind::MakePath(start, rels.collect()));
            let simple = ExprKind::MeetsNoneTwice(Box::new(path), closes);
            self.inline.push(bare(simple));
        }
        Ok(pattern)
    }

    pub(super) fn draft<'a>(&mut self) -> Draft<'a> {
        Draft {
            before: self.frame().variables.len(),
            ..Draft::default()
        }
    }

    /// Binds a pattern whose paths are all searched for in the same way.
    pub(super) fn pattern_searched(
        &mut self,
        parts: &[ast::PatternPart],
        selector: Selector,
    ) -> Bound<Pattern> {
        let mut draft = self.draft();
        for part in parts {
            let before = draft.pattern.searches.len();
            self.part(&mut draft, part)?;
            if draft.pattern.searches.len() == before {
                let rels: Vec<usize> = (0..draft.pattern.rels.len()).collect();
                self.search(&mut draft, &rels, selector, part.span)?;
            }
        }
        self.finish(draft)
    }

    pub(super) fn finish(&mut self, mut draft: Draft<'_>) -> Bound<Pattern> {
        for (at, properties) in std::mem::take(&mut draft.node_properties) {
            let bound = self.pattern_properties(properties)?;
            draft.pattern.nodes[at].properties.extend(bound);
        }
        for (at, properties) in std::mem::take(&mut draft.rel_properties) {
            let bound = self.pattern_properties(properties)?;
            draft.pattern.rels[at].properties.extend(bound);
        }
        for condition in draft.conditions {
            let bound = self.predicate(condition)?;
            self.inline.push(bound);
        }
        Ok(draft.pattern)
    }

    /// Joins a condition with those that stood inside the pattern before it.
    pub(super) fn and_inline(&mut self, predicate: Option<Expr>) -> Option<Expr> {
        let mut all = std::mem::take(&mut self.inline);
        all.extend(predicate);
        match all.len() {
            0 | 1 => all.pop(),
            _ => {
                let at = all[0].span;
                Some(Expr {
                    kind: ExprKind::And(all),
                    span: at,
                })
            }
        }
    }

    fn part<'a>(&mut self, draft: &mut Draft<'a>, part: &'a ast::PatternPart) -> Bound<()> {
        let mut walk = Walk {
            selector: selector(part.kind.selector.as_ref()),
            ..Walk::default()
        };
        flatten(&part.kind.path, &mut walk)?;
        let (ends, rels) = self.walk(draft, &walk, part.span)?;
        draft.conditions.extend(walk.conditions);
        if let Some(selector) = walk.selector {
            self.search(draft, &rels, selector, part.span)?;
        }
        if let Some(name) = &part.kind.binding {
            let text = nfc(&name.kind.text);
            self.must_be_new(&text, name.span)?;
            let slot = self.declare(&text, Type::PATH);
            let (start, rels) = (ends.0, rels.clone());
            draft.pattern.paths.push(PatternPath { slot, start, rels });
        }
        draft.parts.push((ends.0, rels));
        Ok(())
    }

    /// Binds the nodes and relationships of a path. Returns its first and last node and its
    /// relationships.
    pub(super) fn walk<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        walk: &Walk<'a>,
        at: open_cypher::Span,
    ) -> Bound<((usize, usize), Vec<usize>)> {
        let mut ends: Option<(usize, usize)> = None;
        let mut pending: Option<&ast::PathFactor> = None;
        let mut rels = Vec::new();
        for factor in &walk.factors {
            let node = match &factor.kind {
                PathFactorKind::Node(node) => Some(node),
                PathFactorKind::Relationship(_) if ends.is_none() || pending.is_some() => None,
                PathFactorKind::Relationship(_) => {
                    pending = Some(factor);
                    continue;
                }
                _ => None,
            };
            let is_group = matches!(factor.kind, PathFactorKind::Parenthesized { .. });
            let beside_rel = pending
                .is_some_and(|pending| matches!(pending.kind, PathFactorKind::Relationship(_)));
            if node.is_none() && (!is_group || beside_rel) {
                return Err(unsupported("this path pattern", factor.span));
            }
            // Groups may stand at the ends of a path and side by side, as if there were a node.
            if node.is_some() || ends.is_none() || pending.is_some() {
                let at = match node {
                    Some(node) => self.node(draft, node)?,
                    None => self.node_variable(draft, None)?,
                };
                if let (Some(pending), Some((_, left))) = (pending.take(), ends) {
                    rels.push(self.between(draft, pending, left, at)?);
                }
                ends = Some((ends.map_or(at, |ends| ends.0), at));
            }
            if is_group {
                pending = Some(factor);
            }
        }
        if let (Some(group), Some((first, left))) = (pending, ends)
            && matches!(group.kind, PathFactorKind::Parenthesized { .. })
        {
            let right = self.node_variable(draft, None)?;
            rels.push(self.between(draft, group, left, right)?);
            return Ok(((first, right), rels));
        }
        match (ends, pending) {
            (Some(ends), None) => Ok((ends, rels)),
            _ => Err(unsupported("a path that does not end in a node", at)),
        }
    }

    /// Binds what stands between two nodes: a relationship, or a group that repeats.
    fn between<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        factor: &'a ast::PathFactor,
        left: usize,
        right: usize,
    ) -> Bound<usize> {
        match &factor.kind {
            PathFactorKind::Relationship(rel) => self.rel(draft, rel, left, right),
            PathFactorKind::Parenthesized {
                pattern,
                where_clause,
                quantifier: Some(quantifier),
            } => {
                let parts = (&**pattern, where_clause.as_deref(), quantifier);
                self.repeated_group(draft, parts, left, right)
            }
            _ => Err(unsupported("this path pattern", factor.span)),
        }
    }

    fn search(
        &mut self,
        draft: &mut Draft<'_>,
        rels: &[usize],
        selector: Selector,
        at: open_cypher::Span,
    ) -> Bound<()> {
        let [rel] = rels else {
            return Err(unsupported(
                "a search for paths other than one repeated relationship between two nodes",
                at,
            ));
        };
        if draft.pattern.rels[*rel].group.is_some() {
            return Err(unsupported("a search for paths along a repeated group", at));
        }
        let length = &mut draft.pattern.rels[*rel].length;
        if length.is_none() {
            *length = Some(Length {
                min: 1,
                max: Some(1),
            });
        }
        draft.pattern.searches.push(Search {
            rel: *rel,
            selector,
        });
        Ok(())
    }

    fn node<'a>(&mut self, draft: &mut Draft<'a>, node: &'a ast::NodePattern) -> Bound<usize> {
        let at = self.node_variable(draft, node.variable.as_ref())?;
        if let Some(labels) = &node.labels {
            let test = self.label_test(labels, Some(true))?;
            let known = &mut draft.pattern.nodes[at].labels;
            *known = Some(match known.take() {
                Some(known) => LabelTest::And(vec![known, test]),
                None => test,
            });
        }
        let properties = node.properties.as_deref();
        draft
            .node_properties
            .extend(properties.map(|map| (at, map)));
        draft.conditions.extend(node.where_clause.as_deref());
        Ok(at)
    }

    pub(super) fn node_variable(
        &mut self,
        draft: &mut Draft<'_>,
        name: Option<&ast::Name>,
    ) -> Bound<usize> {
        let mut node = PatternNode {
            slot: Slot(0),
            bound: false,
            labels: None,
            properties: Vec::new(),
        };
        let at = draft.pattern.nodes.len();
        match name {
            None => node.slot = self.new_slot(""),
            Some(name) => {
                let text = nfc(&name.kind.text);
                if let Some(known) = draft.nodes.iter().find(|known| known.0 == text) {
                    return Ok(known.1);
                }
                match self.find_variable(&text) {
                    Some((slot, kind)) => {
                        must_be(name, &kind, Kinds::NODE, "a node")?;
                        node.slot = slot;
                        node.bound = true;
                    }
                    None => node.slot = self.declare(&text, Type::NODE),
                }
                draft.nodes.push((text, at));
            }
        }
        draft.pattern.nodes.push(node);
        Ok(at)
    }

    fn rel<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        rel: &'a ast::RelationshipPattern,
        left: usize,
        right: usize,
    ) -> Bound<usize> {
        let length = length(rel)?;
        let (slot, bound) = self.rel_variable(draft, rel.variable.as_ref(), length.is_some())?;
        let (types, type_test) = match &rel.labels {
            Some(labels) => self.rel_types(labels)?,
            None => (Vec::new(), None),
        };
        let at = draft.pattern.rels.len();
        if let Some(condition) = &rel.where_clause {
            if length.is_some() {
                let what = "a condition inside a relationship that repeats";
                return Err(unsupported(what, condition.span));
            }
            draft.conditions.push(condition);
        }
        let properties = rel.properties.as_deref();
        draft.rel_properties.extend(properties.map(|map| (at, map)));
        draft.pattern.rels.push(PatternRel {
            slot,
            bound,
            left,
            right,
            direction: direction(rel.direction.kind),
            types,
            type_test,
            properties: Vec::new(),
            length,
            group: None,
            named: rel.variable.is_some(),
        });
        Ok(at)
    }

    fn rel_variable(
        &mut self,
        draft: &mut Draft<'_>,
        name: Option<&ast::Name>,
        repeats: bool,
    ) -> Bound<(Slot, bool)> {
        let Some(name) = name else {
            return Ok((self.new_slot(""), false));
        };
        let text = nfc(&name.kind.text);
        if draft.rels.contains(&text) {
            let message = format!("relationship `{text}` stands twice in one pattern");
            return Err(
                CypherErrorKind::invalid("RelationshipUniquenessViolation", message)
                    .at(span(name.span)),
            );
        }
        draft.rels.push(Arc::clone(&text));
        let (kinds, what, kind) = match repeats {
            true => (
                Kinds::LIST,
                "a list of relationships",
                Type::list(Type::REL),
            ),
            false => (Kinds::REL, "a relationship", Type::REL),
        };
        match self.find_variable(&text) {
            Some((slot, found)) => {
                must_be(name, &found, kinds, what)?;
                if repeats && !found.element().kinds.may_be(Kinds::REL) {
                    must_be(name, &found, Kinds::NULL, what)?;
                }
                Ok((slot, true))
            }
            None => Ok((self.declare(&text, kind), false)),
        }
    }

    fn pattern_properties(&mut self, properties: &ast::Expr) -> Bound<Vec<(usize, Expr)>> {
        match &properties.kind {
            ast::ExprKind::Map(entries) => {
                let mut bound = Vec::with_capacity(entries.len());
                for entry in entries {
                    let key = self.key(&entry.key, true);
                    bound.push((key, self.expr(&entry.value)?.0));
                }
                Ok(bound)
            }
            _ => Err(parameter_use(properties)),
        }
    }
}

fn must_be(
    name: &ast::Name,
    found: &Type,
    kinds: Kinds,
    expected: &'static str,
) -> Result<(), CypherError> {
    if found.kinds.may_be(kinds) {
        return Ok(());
    }
    Err(CypherErrorKind::VariableTypeConflict {
        name: name.kind.text.clone(),
        expected,
        found: found.kinds.to_string(),
    }
    .at(span(name.span)))
}

pub(super) fn parameter_use(properties: &ast::Expr) -> CypherError {
    CypherErrorKind::invalid(
        "InvalidParameterUse",
        "a parameter cannot stand for all properties of a pattern; name the properties",
    )
    .at(span(properties.span))
}
