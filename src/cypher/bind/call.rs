//! `CALL` of procedures.

use std::sync::Arc;

use open_cypher::ast;

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::procedure::{Field, Procedure};
use crate::cypher::syntax::span;
use crate::text::Span;

use super::bound::{Call, Expr, ExprKind, Named, Slot};
use super::clause::composition;
use super::expr::arity;
use super::scope::Type;
use super::{Binder, Bound, nfc, unsupported};

/// The columns that are taken, by number, with their slots, and their names.
type Yields = (Vec<(usize, Slot)>, Vec<Arc<str>>);

impl Binder<'_> {
    /// Binds a call; a query that is nothing but a call may leave out arguments and columns.
    pub(super) fn call(
        &mut self,
        part: &ast::CallClause,
        at: open_cypher::Span,
        alone: bool,
    ) -> Bound<(Call, Vec<Arc<str>>)> {
        let ast::CallTarget::Procedure { name, arguments } = &part.target else {
            return Err(unsupported("this call", at));
        };
        let at = span(name.span);
        let parts: Vec<_> = name
            .parts
            .iter()
            .map(|part| part.kind.text.as_str())
            .collect();
        let full = parts.join(".");
        let Some(procedure) = self.procedures.find(&full) else {
            let candidates = self.procedures.nearest(&full);
            return Err(CypherErrorKind::ProcedureNotFound {
                name: full,
                candidates,
            }
            .at(at));
        };
        let arguments = match arguments {
            Some(given) => self.arguments(&*procedure, given, name.span)?,
            None if alone => self.implicit(&*procedure, at),
            None => {
                let message = "inside a query, write the arguments of a procedure in brackets";
                let kind = CypherErrorKind::invalid("InvalidArgumentPassingMode", message);
                return Err(kind.at(at));
            }
        };
        let (yields, columns) = self.yields(&*procedure, part, alone)?;
        let condition = part
            .yield_clause
            .as_ref()
            .and_then(|yields| yields.where_clause.as_ref());
        let predicate = match condition {
            Some(condition) => Some(self.predicate(condition)?),
            None => None,
        };
        let optional = part.optional;
        Ok((
            Call {
                procedure,
                arguments,
                yields,
                predicate,
                span: at,
                optional,
            },
            columns,
        ))
    }

    fn arguments(
        &mut self,
        procedure: &dyn Procedure,
        given: &[ast::Expr],
        at: open_cypher::Span,
    ) -> Bound<Vec<Expr>> {
        let fields = procedure.arguments();
        if given.len() < procedure.required() || given.len() > fields.len() {
            let expected = match fields.len() {
                1 => "1 argument".to_owned(),
                many => format!("{many} arguments"),
            };
            let whole = ast::Expr::new(ast::ExprKind::Wildcard, at);
            return Err(arity(procedure.name(), &expected, given.len(), &whole));
        }
        let mut bound = Vec::new();
        for (argument, field) in given.iter().zip(fields) {
            let (value, of) = self.expr(argument)?;
            // An integer is taken where a float is asked for.
            let wanted = match field.kinds.may_be(Kinds::FLOAT) {
                true => field.kinds | Kinds::INT,
                false => field.kinds,
            };
            if !of.kinds.may_be(wanted) {
                let name = procedure.name();
                let message = format!(
                    "`{name}` takes {} as `{}`, not {}",
                    field.kinds, field.name, of.kinds
                );
                let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
                return Err(kind.at(span(argument.span)));
            }
            bound.push(value);
        }
        Ok(bound)
    }

    /// Takes the arguments from the parameters of the same names.
    fn implicit(&mut self, procedure: &dyn Procedure, at: Span) -> Vec<Expr> {
        let mut bound = Vec::new();
        for field in procedure.arguments() {
            let params = &mut self.names.params;
            let known = params.iter().position(|known| *known.name == *field.name);
            let number = known.unwrap_or_else(|| {
                params.push(Named {
                    name: field.name.as_str().into(),
                    span: at,
                    read: true,
                });
                params.len() - 1
            });
            bound.push(Expr {
                kind: ExprKind::Param(number),
                span: at,
            });
        }
        bound
    }

    fn yields(
        &mut self,
        procedure: &dyn Procedure,
        part: &ast::CallClause,
        alone: bool,
    ) -> Bound<Yields> {
        let fields = procedure.columns();
        let items = match &part.yield_clause {
            Some(clause) if !clause.all => &clause.items,
            Some(_) => return Ok(self.yield_all(fields)),
            None if alone => return Ok(self.yield_all(fields)),
            None => return Ok((Vec::new(), Vec::new())),
        };
        let mut yields = Vec::new();
        let mut columns = Vec::new();
        for item in items {
            let ast::ProjectionItemKind::Expression { expression, alias } = &item.kind else {
                return Err(composition(
                    "`*` cannot stand beside other columns",
                    item.span,
                ));
            };
            let ast::ExprKind::Variable(name) = &expression.kind else {
                return Err(unsupported("an expression after `YIELD`", expression.span));
            };
            let Some(at) = fields.iter().position(|field| field.name == name.kind.text) else {
                let kind = self.unknown_column(procedure, &name.kind.text);
                return Err(kind.at(span(name.span)));
            };
            let variable = alias.as_ref().unwrap_or(name);
            let text = nfc(&variable.kind.text);
            self.must_be_new(&text, variable.span)?;
            yields.push((at, self.declare(&text, Type::of(fields[at].kinds))));
            columns.push(text);
        }
        Ok((yields, columns))
    }

    fn unknown_column(&self, procedure: &dyn Procedure, name: &str) -> CypherErrorKind {
        let fields = procedure.columns().iter().map(|field| &field.name);
        CypherErrorKind::UndefinedVariable {
            name: name.into(),
            candidates: crate::cypher::spelling::nearest(name, fields),
        }
    }

    fn yield_all(&mut self, fields: &[Field]) -> Yields {
        let mut yields = Vec::new();
        let mut columns = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            yields.push((at, self.declare(&field.name, Type::of(field.kinds))));
            columns.push(field.name.as_str().into());
        }
        (yields, columns)
    }
}
