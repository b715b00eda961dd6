//! Clauses in their order, and the clauses that read.

use std::sync::Arc;

use open_cypher::ast::{self, ClauseKind};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{Branch, Clause, PathMode};
use super::scope::Type;
use super::{Binder, Bound, nfc, unsupported};

impl Binder<'_> {
    pub(super) fn clauses(
        &mut self,
        query: &ast::SingleQuery,
        alone: bool,
    ) -> Bound<(Branch, Vec<Arc<str>>)> {
        let mut clauses = Vec::new();
        let mut output = Vec::new();
        let mut columns = Vec::new();
        let parts = &query.kind.clauses;
        for (at, clause) in parts.iter().enumerate() {
            let last = at + 1 == parts.len();
            self.open_for(clause, at == 0)?;
            match &clause.kind {
                ClauseKind::Return(_) if !last => {
                    return Err(composition("`RETURN` ends a query", parts[at + 1].span));
                }
                ClauseKind::Return(part) => {
                    let (projection, names) = self.returns(&part.projection)?;
                    output = projection.items.iter().map(|item| item.0).collect();
                    columns = names;
                    clauses.push(Clause::Project(projection));
                }
                ClauseKind::Call(part) if let Some(inner) = self.extension(part)? => {
                    clauses.extend(inner);
                }
                ClauseKind::Call(part) => {
                    let (call, yields) = self.call(part, clause.span, alone && parts.len() == 1)?;
                    if last {
                        output = call.yields.iter().map(|one| one.1).collect();
                        columns = yields;
                    }
                    clauses.push(Clause::Call(call));
                }
                _ => self.clause(clause, &mut clauses)?,
            }
        }
        self.check_end(parts)?;
        Ok((Branch { clauses, output }, columns))
    }

    /// Refuses a query that reads and then does nothing with it.
    fn check_end(&self, parts: &[ast::Clause]) -> Bound<()> {
        // Queries inside expressions may leave out their `RETURN`.
        if self.frames.len() > 1
            && self
                .frames
                .last()
                .is_some_and(|frame| frame.inner.is_none())
        {
            return Ok(());
        }
        match parts.last() {
            Some(last)
                if matches!(
                    last.kind,
                    ClauseKind::Match(_) | ClauseKind::Unwind(_) | ClauseKind::With(_)
                ) =>
            {
                Err(composition(
                    "the query ends without `RETURN` or a clause that writes",
                    last.span,
                ))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn clause(&mut self, clause: &ast::Clause, clauses: &mut Vec<Clause>) -> Bound<()> {
        let bound = match &clause.kind {
            ClauseKind::Match(part) => self.matches(part)?,
            ClauseKind::Unwind(part) => self.unwind(part)?,
            ClauseKind::With(part) => {
                let predicate = part.where_clause.as_ref();
                Clause::Project(self.with(&part.projection, predicate)?)
            }
            writing => {
                let bound = match writing {
                    ClauseKind::Create(part) => Clause::Create(self.create(&part.pattern)?),
                    ClauseKind::Insert(part) => Clause::Create(self.create(&part.pattern)?),
                    ClauseKind::Merge(part) => Clause::Merge(self.merge(part, clause.span)?),
                    ClauseKind::Set(part) => Clause::Set(self.set_items(&part.items)?),
                    ClauseKind::Remove(part) => Clause::Remove(self.remove_items(&part.items)?),
                    ClauseKind::Delete(part) => self.delete(part)?,
                    _ => return Err(unsupported("this clause", clause.span)),
                };
                self.note_write(clause.span)?;
                bound
            }
        };
        clauses.push(bound);
        Ok(())
    }

    fn note_write(&mut self, at: open_cypher::Span) -> Bound<()> {
        if self
            .frames
            .iter()
            .skip(1)
            .any(|frame| frame.inner.is_none())
        {
            return Err(composition("a query inside an expression cannot write", at));
        }
        self.writes = true;
        Ok(())
    }

    fn matches(&mut self, part: &ast::MatchClause) -> Bound<Clause> {
        let mode = match part.mode.as_ref().map(|mode| mode.kind) {
            Some(ast::PathMode::Walk) => PathMode::Walk,
            Some(ast::PathMode::Simple) => PathMode::Simple,
            Some(ast::PathMode::Acyclic) => PathMode::Acyclic,
            _ => PathMode::Trail,
        };
        let pattern = self.pattern_in_mode(&part.pattern, mode)?;
        let predicate = match &part.where_clause {
            Some(predicate) => Some(self.predicate(predicate)?),
            None => None,
        };
        let predicate = self.and_inline(predicate);
        Ok(Clause::Match {
            optional: part.optional,
            pattern,
            predicate,
        })
    }

    fn unwind(&mut self, part: &ast::UnwindClause) -> Bound<Clause> {
        let (list, kind) = self.expr(&part.expression)?;
        let name = nfc(&part.variable.kind.text);
        self.must_be_new(&name, part.variable.span)?;
        let element = if kind.kinds.within(Kinds::LIST) {
            kind.element()
        } else {
            Type::ANY
        };
        let slot = self.declare(&name, element);
        Ok(Clause::Unwind { list, slot })
    }

    /// Refuses to bind a name twice.
    pub(super) fn must_be_new(&mut self, name: &str, at: open_cypher::Span) -> Bound<()> {
        match self.find_variable(name) {
            Some(_) => {
                Err(CypherErrorKind::VariableAlreadyBound { name: name.into() }.at(span(at)))
            }
            None => Ok(()),
        }
    }
}

pub(super) fn composition(message: &str, at: open_cypher::Span) -> super::CypherError {
    CypherErrorKind::invalid("InvalidClauseComposition", message).at(span(at))
}
