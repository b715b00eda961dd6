//! Tests of labels and of types: `:A|B`, `:!A`, `:A&B`, `:%`.

use open_cypher::ast::{self, LabelExpressionKind};

use super::bound::LabelTest;
use super::{Binder, Bound, unsupported};

impl Binder<'_> {
    /// Reads the types of a relationship: a choice of names, or a test beyond that.
    pub(super) fn rel_types(
        &mut self,
        labels: &ast::LabelExpression,
    ) -> Bound<(Vec<usize>, Option<LabelTest>)> {
        let mut names = Vec::new();
        if alternatives(labels, &mut names) {
            let mut types = Vec::new();
            for name in names {
                let number = self.rel_type(name, true);
                if !types.contains(&number) {
                    types.push(number);
                }
            }
            return Ok((types, None));
        }
        Ok((Vec::new(), Some(self.label_test(labels, Some(false))?)))
    }

    /// Reads a test of labels (`node` is true), of types (false), or of either.
    pub(super) fn label_test(
        &mut self,
        labels: &ast::LabelExpression,
        node: Option<bool>,
    ) -> Bound<LabelTest> {
        Ok(match &labels.kind {
            LabelExpressionKind::Name(name) => {
                let label = (node != Some(false)).then(|| self.label(name, node == Some(true)));
                let rel_type = (node != Some(true)).then(|| self.rel_type(name, node.is_some()));
                LabelTest::Has(label, rel_type)
            }
            LabelExpressionKind::Wildcard => LabelTest::Any,
            LabelExpressionKind::Not(inner) => {
                LabelTest::Not(Box::new(self.label_test(inner, node)?))
            }
            LabelExpressionKind::And(all) => LabelTest::And(self.label_tests(all, node)?),
            LabelExpressionKind::Or(all) => LabelTest::Or(self.label_tests(all, node)?),
            LabelExpressionKind::Parenthesized(inner) => self.label_test(inner, node)?,
            _ => return Err(unsupported("this label expression", labels.span)),
        })
    }

    fn label_tests(
        &mut self,
        all: &[ast::LabelExpression],
        node: Option<bool>,
    ) -> Bound<Vec<LabelTest>> {
        all.iter().map(|one| self.label_test(one, node)).collect()
    }
}

fn alternatives<'a>(labels: &'a ast::LabelExpression, names: &mut Vec<&'a ast::Name>) -> bool {
    match &labels.kind {
        LabelExpressionKind::Name(name) => {
            names.push(name);
            true
        }
        LabelExpressionKind::Or(all) => all.iter().all(|one| alternatives(one, names)),
        LabelExpressionKind::Parenthesized(inner) => alternatives(inner, names),
        _ => false,
    }
}
