//! Resolves the names of a query and finds every mistake that needs no data.
//!
//! In comes the syntax tree of `open-cypher`, out goes the [bound tree](bound): variables are slots
//! of a row, labels, types, keys and parameters are numbers, aggregates are told apart from grouping
//! keys, patterns are small graphs. Every compile-time error of the compatibility kit is raised
//! here or by the parser, with the span at fault.
//!
//! A *frame* is one row's world: the query itself, and one for each query inside an expression,
//! which imports what it needs from the frame around it.

pub mod bound;

mod aggregate;
mod call;
mod clause;
mod create;
mod expr;
mod group;
mod inner;
mod label;
mod literal;
mod operators;
mod order;
mod path;
mod pattern;
mod projection;
mod scope;
mod subquery;
mod update;
mod walk;

use std::sync::Arc;

use open_cypher::ast;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::Span;

use super::error::{CypherError, CypherErrorKind};
use super::procedure::Procedures;
use super::syntax::{Extensions, Parsed, Source, span};

use bound::{Branch, Named, Names, Query};
use scope::Frame;

/// Binds a query.
///
/// # Errors
/// The first mistake in it.
pub(crate) fn bind(
    text: &str,
    parsed: &Parsed,
    procedures: &Procedures,
) -> Result<Query, CypherError> {
    let mut binder = Binder {
        text,
        source: &parsed.source,
        extensions: &parsed.extensions,
        nulls: 0,
        procedures,
        names: Names::default(),
        slot_names: Vec::new(),
        frames: vec![Frame::default()],
        aggregation: aggregate::Place::Forbidden,
        inline: Vec::new(),
        writes: false,
    };
    let (branches, union_all, columns) = binder.query(&parsed.query, true)?;
    binder.check_nulls()?;
    Ok(Query {
        branches,
        union_all,
        columns,
        names: binder.names,
        slot_names: binder.slot_names,
        writes: binder.writes,
    })
}

struct Binder<'t> {
    text: &'t str,
    /// How places in what was parsed become places in the text.
    source: &'t Source,
    /// What was cut out of the text before it was parsed.
    extensions: &'t Extensions,
    /// How many `NULLS FIRST` belonged to a sort key so far.
    nulls: usize,
    procedures: &'t Procedures,
    names: Names,
    slot_names: Vec<Arc<str>>,
    frames: Vec<Frame>,
    /// Whether the expression at hand may aggregate, and what it aggregated so far.
    aggregation: aggregate::Place,
    /// Conditions that stand inside the pattern at hand.
    inline: Vec<bound::Expr>,
    writes: bool,
}

type Bound<T> = Result<T, CypherError>;

impl Binder<'_> {
    /// Binds a union, or a query that is none. The columns are those of the result.
    fn query(
        &mut self,
        query: &ast::Query,
        top: bool,
    ) -> Bound<(Vec<Branch>, bool, Vec<Arc<str>>)> {
        let ast::QueryKind::Regular(regular) = &query.kind else {
            return Err(unsupported("this query", query.span));
        };
        let union_all = self.union_kind(regular)?;
        let alone = top && regular.unions.is_empty();
        let (first, columns) = self.single(&regular.head, alone)?;
        let mut branches = vec![first];
        for union in &regular.unions {
            let outer = std::mem::take(&mut self.frame().variables);
            let (mut branch, names) = self.single(&union.query, false)?;
            self.frame().variables = outer;
            branch.output = same_columns(&columns, &names, &branch, union.query.span)?;
            branches.push(branch);
        }
        Ok((branches, union_all, columns))
    }

    fn union_kind(&self, regular: &ast::RegularQuery) -> Bound<bool> {
        let all = |branch: &ast::UnionBranch| branch.operator.kind == ast::UnionOperator::All;
        let first = regular.unions.first().is_some_and(all);
        match regular.unions.iter().find(|branch| all(branch) != first) {
            Some(odd) => Err(CypherErrorKind::invalid(
                "InvalidClauseComposition",
                "`UNION` and `UNION ALL` cannot be mixed in one query",
            )
            .at(span(odd.operator.span))),
            None => Ok(first),
        }
    }

    /// Binds one part of a union, starting without variables of its own.
    fn single(&mut self, query: &ast::SingleQuery, alone: bool) -> Bound<(Branch, Vec<Arc<str>>)> {
        let saved = std::mem::take(&mut self.frame().variables);
        let result = self.clauses(query, alone);
        self.frame().variables = saved;
        result
    }

    fn label(&mut self, name: &ast::Name, read: bool) -> usize {
        intern(
            &mut self.names.labels,
            &nfc(&name.kind.text),
            span(name.span),
            read,
        )
    }

    fn rel_type(&mut self, name: &ast::Name, read: bool) -> usize {
        intern(
            &mut self.names.types,
            &nfc(&name.kind.text),
            span(name.span),
            read,
        )
    }

    fn key(&mut self, name: &ast::Name, read: bool) -> usize {
        intern(
            &mut self.names.keys,
            &nfc(&name.kind.text),
            span(name.span),
            read,
        )
    }
}

fn intern(table: &mut Vec<Named>, name: &str, span: Span, read: bool) -> usize {
    if let Some(at) = table.iter().position(|known| &*known.name == name) {
        table[at].read &= read;
        return at;
    }
    table.push(Named {
        name: name.into(),
        span,
        read,
    });
    table.len() - 1
}

/// Orders a branch's output like the first branch's columns.
fn same_columns(
    columns: &[Arc<str>],
    names: &[Arc<str>],
    branch: &Branch,
    at: open_cypher::Span,
) -> Bound<Vec<bound::Slot>> {
    let slots = columns.iter().map(|column| {
        let place = names.iter().position(|name| name == column)?;
        branch.output.get(place).copied()
    });
    let slots: Option<Vec<_>> = slots.collect();
    slots.filter(|slots| slots.len() == names.len()).ok_or_else(|| {
        let message = format!(
            "the parts of a union have the same columns, but here they are `{}` and before `{}`",
            names.join("`, `"),
            columns.join("`, `"),
        );
        CypherErrorKind::invalid("DifferentColumnsInUnion", message).at(span(at))
    })
}

/// Puts a name or text of a query in NFC, in which the graph's own stand.
fn nfc(text: &str) -> Arc<str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect::<String>().into(),
    }
}

fn unsupported(what: &str, at: open_cypher::Span) -> CypherError {
    CypherErrorKind::Syntax {
        code: "UnexpectedSyntax",
        message: format!("{what} is not supported"),
        help: None,
    }
    .at(span(at))
}
