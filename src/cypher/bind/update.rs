//! `SET`, `REMOVE` and `DELETE`.

use open_cypher::ast::{self, RemoveItemKind, SetItemKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{Clause, Expr, RemoveItem, SetItem};
use super::create::conjunction;
use super::{Binder, Bound, nfc, unsupported};

impl Binder<'_> {
    pub(super) fn set_items(&mut self, items: &[ast::SetItem]) -> Bound<Vec<SetItem>> {
        items.iter().map(|item| self.set_item(item)).collect()
    }

    fn set_item(&mut self, item: &ast::SetItem) -> Bound<SetItem> {
        Ok(match &item.kind {
            SetItemKind::Property { target, value } => self.set_property(target, value)?,
            SetItemKind::ReplaceProperties { target, value } => {
                self.set_properties(target, value, false)?
            }
            SetItemKind::MergeProperties { target, value } => {
                self.set_properties(target, value, true)?
            }
            SetItemKind::Labels { target, labels } => SetItem::Labels {
                target: self.target(target, Kinds::NODE)?,
                labels: self.plain_labels(labels)?,
            },
            _ => return Err(unsupported("this assignment", item.span)),
        })
    }

    fn set_property(&mut self, target: &ast::Expr, value: &ast::Expr) -> Bound<SetItem> {
        match &target.kind {
            ast::ExprKind::Property { expression, key } => {
                let target = self.entity(expression)?;
                let key = self.key(key, false);
                let value = self.expr(value)?.0;
                Ok(SetItem::Property { target, key, value })
            }
            ast::ExprKind::Index {
                expression,
                index: key,
            }
            | ast::ExprKind::DynamicProperty { expression, key } => {
                let target = self.entity(expression)?;
                let key = self.expr(key)?.0;
                let value = self.expr(value)?.0;
                Ok(SetItem::DynamicProperty { target, key, value })
            }
            ast::ExprKind::Parenthesized(inner) => self.set_property(inner, value),
            _ => Err(unsupported("an assignment to this", target.span)),
        }
    }

    fn set_properties(
        &mut self,
        target: &ast::Name,
        value: &ast::Expr,
        keep: bool,
    ) -> Bound<SetItem> {
        let target = self.target(target, Kinds::ENTITY)?;
        let (bound, kind) = self.expr(value)?;
        if !kind.kinds.may_be(Kinds::MAP | Kinds::ENTITY) {
            let message = format!("properties come from a map, not from {}", kind.kinds);
            let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
            return Err(kind.at(span(value.span)));
        }
        Ok(SetItem::Properties {
            target,
            value: bound,
            keep,
        })
    }

    pub(super) fn remove_items(&mut self, items: &[ast::RemoveItem]) -> Bound<Vec<RemoveItem>> {
        items.iter().map(|item| self.remove_item(item)).collect()
    }

    fn remove_item(&mut self, item: &ast::RemoveItem) -> Bound<RemoveItem> {
        Ok(match &item.kind {
            RemoveItemKind::Property(ast::Expr {
                kind: ast::ExprKind::Property { expression, key },
                ..
            }) => RemoveItem::Property {
                target: self.entity(expression)?,
                key: self.key(key, false),
            },
            RemoveItemKind::Labels { target, labels } => RemoveItem::Labels {
                target: self.target(target, Kinds::NODE)?,
                labels: self.plain_labels(labels)?,
            },
            _ => return Err(unsupported("this removal", item.span)),
        })
    }

    pub(super) fn delete(&mut self, part: &ast::DeleteClause) -> Bound<Clause> {
        let mut values = Vec::new();
        for value in &part.expressions {
            values.push(self.deleted(value)?);
        }
        Ok(Clause::Delete {
            detach: part.mode.kind == ast::DeleteMode::Detach,
            values,
        })
    }

    fn deleted(&mut self, value: &ast::Expr) -> Bound<Expr> {
        if let ast::ExprKind::Is {
            predicate: ast::IsPredicate::Label(_),
            ..
        } = &value.kind
        {
            let message = "a label or type cannot be deleted; labels are removed with `REMOVE`";
            return Err(CypherErrorKind::invalid("InvalidDelete", message).at(span(value.span)));
        }
        let (bound, kind) = self.expr(value)?;
        if !kind.kinds.may_be(Kinds::ENTITY | Kinds::PATH) {
            let message = format!("{} cannot be deleted", kind.kinds);
            let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
            return Err(kind.at(span(value.span)));
        }
        Ok(bound)
    }

    fn plain_labels(&mut self, labels: &ast::LabelExpression) -> Bound<Vec<usize>> {
        let mut names = Vec::new();
        if !conjunction(labels, &mut names) {
            return Err(unsupported("a choice of labels here", labels.span));
        }
        Ok(names
            .into_iter()
            .map(|name| self.label(name, false))
            .collect())
    }

    fn target(&mut self, name: &ast::Name, kinds: Kinds) -> Bound<Expr> {
        let (bound, kind) = self.resolve(&nfc(&name.kind.text), span(name.span))?;
        self.must_hold(&kind.kinds, kinds, name.span)?;
        Ok(bound)
    }

    fn entity(&mut self, target: &ast::Expr) -> Bound<Expr> {
        let (bound, kind) = self.expr(target)?;
        self.must_hold(&kind.kinds, Kinds::ENTITY, target.span)?;
        Ok(bound)
    }

    fn must_hold(&self, found: &Kinds, kinds: Kinds, at: open_cypher::Span) -> Bound<()> {
        if found.may_be(kinds) {
            return Ok(());
        }
        let message = format!("{found} has no labels or properties to change");
        Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(span(at)))
    }
}
