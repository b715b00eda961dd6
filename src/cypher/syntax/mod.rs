//! A thin face over the crate `open-cypher`: statements, prefixes, tokens, its diagnostics as ours.
//!
//! The crate parses one statement without a prefix. What it leaves out is done here on its lossless
//! tokens: a script is cut at its semicolons, `EXPLAIN` and `PROFILE` are taken off, and texts nested
//! too deeply for a tree to be walked are refused before there is a tree.

mod depth;
mod diagnostics;
mod script;
mod source;

use open_cypher::ast;

use crate::text::Span;

use super::error::{CypherError, CypherErrorKind};

pub use depth::{Extent, extent};
use depth::{MAX_CLAUSES, MAX_DEPTH};
pub use open_cypher::{Keyword, Token, TokenKind};
pub use script::{Mode, Statement, statements};
pub(crate) use source::Source;

/// Cuts a text into tokens, white space and comments included; nothing is lost.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    open_cypher::lex(text).tokens
}

/// Parses one statement without prefix.
///
/// # Errors
/// When it does not follow the grammar, or is empty, or is nested too deeply.
pub(crate) fn parse(text: &str) -> Result<(ast::Query, Source), CypherError> {
    let extent = extent(text);
    let limits = [
        ("levels of nesting", extent.depth, MAX_DEPTH),
        ("clauses", extent.clauses, MAX_CLAUSES),
    ];
    if let Some((what, _, limit)) = limits.into_iter().find(|(_, found, limit)| found > limit) {
        let limit = limit as u64;
        return Err(CypherErrorKind::LimitReached { what, limit }.at(Span::new(0, text.len())));
    }
    let (parsed, source) = match open_cypher::parse(text) {
        Ok(parsed) => (parsed, Source::default()),
        Err(errors) => {
            let again = source::helped(text)
                .and_then(|(longer, source)| Some((open_cypher::parse(&longer).ok()?, source)));
            again.ok_or_else(|| diagnostics::first(text, &errors))?
        }
    };
    let statement = parsed.program.statements.into_iter().next();
    match statement.map(|statement| statement.kind) {
        Some(ast::StatementKind::Query(statement)) => Ok((statement.query, source)),
        _ => Err(CypherErrorKind::Syntax {
            code: "UnexpectedSyntax",
            message: "there is no query here".into(),
            help: None,
        }
        .at(Span::new(0, text.len()))),
    }
}

/// Turns the crate's span into ours.
pub(crate) fn span(span: open_cypher::Span) -> Span {
    Span::new(span.start, span.end)
}
