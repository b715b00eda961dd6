//! Queries and loops that are run for every row: `CALL { … }` and `FOREACH`.

use std::sync::Arc;

use open_cypher::ast;

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::{CallQuery, Extension, Foreach, span};

use super::bound::{Branch, Clause, ForEachRow};
use super::clause::composition;
use super::scope::{Frame, Outside, Type};
use super::{Binder, Bound, nfc};

/// What a query in braces takes from the row around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Imports {
    /// What its `WITH` at the beginning names.
    ByWith,
    /// What stands in brackets before it.
    ByScope,
}

impl Binder<'_> {
    /// Binds a clause that stands for a query in braces or a loop; nothing for any other.
    pub(super) fn extension(&mut self, part: &ast::CallClause) -> Bound<Option<Vec<Clause>>> {
        let ast::CallTarget::Procedure { name, .. } = &part.target else {
            return Ok(None);
        };
        let extensions = self.extensions;
        match extensions.calls.get(&name.span.start) {
            Some(Extension::Call(call)) => self.call_query(call).map(Some),
            Some(Extension::Foreach(foreach)) => Ok(Some(vec![self.foreach(foreach)?])),
            None => Ok(None),
        }
    }

    fn call_query(&mut self, call: &CallQuery) -> Bound<Vec<Clause>> {
        let mut frame = Frame {
            inner: Some(Imports::ByWith),
            outside: Outside::Nothing,
            ..Frame::default()
        };
        if let Some(scope) = &call.scope {
            for (name, at) in &scope.names {
                self.resolve(&nfc(name), *at)?;
            }
            let names = scope.names.iter().map(|name| nfc(&name.0)).collect();
            frame.inner = Some(Imports::ByScope);
            frame.outside = match scope.all {
                true => Outside::All,
                false => Outside::Named(names),
            };
        }
        let wrote = std::mem::replace(&mut self.writes, false);
        self.frames.push(frame);
        let inline = std::mem::take(&mut self.inline);
        let bound = self.without_aggregates(|binder| binder.query(&call.query, false));
        self.inline = inline;
        let frame = self.frames.pop().unwrap_or_default();
        let (branches, union_all, columns) = bound?;
        let writes = std::mem::replace(&mut self.writes, wrote);
        self.writes |= writes;
        let inside = branches.first().map_or(&[][..], |branch| &branch.output);
        let mut outputs = Vec::with_capacity(columns.len());
        for (column, slot) in columns.iter().zip(inside.to_vec()) {
            if self.find_variable(column).is_some() {
                let name = column.to_string();
                return Err(CypherErrorKind::VariableAlreadyBound { name }.at(call.span));
            }
            outputs.push((slot, self.declare(column, Type::ANY)));
        }
        let imports = frame.imports.into_iter();
        Ok(vec![Clause::ForEachRow(ForEachRow {
            imports: imports
                .map(|(variable, value)| (variable.slot, value))
                .collect(),
            branches,
            union_all,
            acts: columns.is_empty(),
            outputs,
            optional: call.optional,
            writes,
        })])
    }

    fn foreach(&mut self, foreach: &Foreach) -> Bound<Clause> {
        let before = self.frame().variables.len();
        let (list, kind) = self.expr(&foreach.list)?;
        if !kind.kinds.may_be(Kinds::LIST) {
            let message = format!("`FOREACH` goes through a list, not {}", kind.kinds);
            let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
            return Err(kind.at(span(foreach.list.span)));
        }
        let name: Arc<str> = nfc(&foreach.variable.0);
        if self.find_variable(&name).is_some() {
            let name = name.to_string();
            return Err(CypherErrorKind::VariableAlreadyBound { name }.at(foreach.variable.1));
        }
        let slot = self.declare(&name, kind.element());
        let mut clauses = vec![Clause::Unwind { list, slot }];
        for clause in &foreach.clauses {
            self.foreach_clause(clause, &mut clauses)?;
        }
        self.frame().variables.truncate(before);
        let output = Vec::new();
        Ok(Clause::ForEachRow(ForEachRow {
            imports: Vec::new(),
            branches: vec![Branch { clauses, output }],
            union_all: true,
            outputs: Vec::new(),
            acts: true,
            optional: false,
            writes: true,
        }))
    }

    fn foreach_clause(&mut self, clause: &ast::Clause, clauses: &mut Vec<Clause>) -> Bound<()> {
        use ast::ClauseKind as K;
        match &clause.kind {
            K::Create(_) | K::Merge(_) | K::Set(_) | K::Remove(_) | K::Delete(_) => {
                self.clause(clause, clauses)
            }
            K::Call(part) => match self.extension(part)? {
                Some(inner) if self.is_loop(part) => {
                    clauses.extend(inner);
                    Ok(())
                }
                _ => Err(only_writing(clause)),
            },
            _ => Err(only_writing(clause)),
        }
    }

    fn is_loop(&self, part: &ast::CallClause) -> bool {
        let ast::CallTarget::Procedure { name, .. } = &part.target else {
            return false;
        };
        let found = self.extensions.calls.get(&name.span.start);
        matches!(found, Some(Extension::Foreach(_)))
    }

    /// Lets the `WITH` at the beginning of a query in braces take variables from outside, and
    /// nothing behind it.
    pub(super) fn open_for(&mut self, clause: &ast::Clause, first: bool) -> Bound<()> {
        if self.frame().inner != Some(Imports::ByWith) {
            return Ok(());
        }
        self.frame().outside = Outside::Nothing;
        let ast::ClauseKind::With(part) = &clause.kind else {
            return Ok(());
        };
        let items = &part.projection.items;
        if !first || !items.iter().all(is_variable) {
            return Ok(());
        }
        let projection = &part.projection;
        let bare = projection.quantifier.is_none()
            && projection.order_by.is_none()
            && projection.skip.is_none()
            && projection.offset.is_none()
            && projection.limit.is_none()
            && part.where_clause.is_none();
        if !bare {
            let message = "the `WITH` that takes variables into `CALL { … }` does nothing else";
            return Err(composition(message, clause.span));
        }
        self.frame().outside = Outside::All;
        Ok(())
    }
}

fn is_variable(item: &ast::ProjectionItem) -> bool {
    match &item.kind {
        ast::ProjectionItemKind::Wildcard => true,
        ast::ProjectionItemKind::Expression { expression, alias } => {
            alias.is_none() && matches!(expression.kind, ast::ExprKind::Variable(_))
        }
        _ => false,
    }
}

fn only_writing(clause: &ast::Clause) -> super::CypherError {
    composition(
        "inside `FOREACH` stand only clauses that write",
        clause.span,
    )
}
