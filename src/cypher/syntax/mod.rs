//! A thin face over the crate `open-cypher`: statements, prefixes, tokens, its diagnostics as ours.
//!
//! The crate parses one statement without a prefix. What it leaves out is done here on its lossless
//! tokens: a script is cut at its semicolons, `EXPLAIN` and `PROFILE` are taken off, what its grammar
//! lacks is parsed by itself (`extension`), and texts nested too deeply for a tree to be walked are
//! refused before there is a tree.

mod depth;
mod diagnostics;
mod extension;
mod script;
mod source;

use open_cypher::ast;

use crate::text::Span;

use super::error::{CypherError, CypherErrorKind};

pub use depth::{Extent, extent};
use depth::{MAX_CLAUSES, MAX_DEPTH};
pub(crate) use extension::{CallQuery, Extension, Extensions, Foreach};
pub use open_cypher::{Keyword, Token, TokenKind};
pub use script::{Mode, Statement, statements};
pub(crate) use source::Source;

/// Cuts a text into tokens, white space and comments included; nothing is lost.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    open_cypher::lex(text).tokens
}

/// A statement as its syntax says.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What the crate read.
    pub(crate) query: ast::Query,
    /// How places in it become places in the user's text.
    pub(crate) source: Source,
    /// What the crate does not read.
    pub(crate) extensions: Extensions,
}

/// Parses one statement without prefix.
///
/// # Errors
/// When it does not follow the grammar, or is empty, or is nested too deeply.
pub(crate) fn parse(text: &str) -> Result<Parsed, CypherError> {
    let extent = extent(text);
    let limits = [
        ("levels of nesting", extent.depth, MAX_DEPTH),
        ("clauses", extent.clauses, MAX_CLAUSES),
    ];
    if let Some((what, _, limit)) = limits.into_iter().find(|(_, found, limit)| found > limit) {
        let limit = limit as u64;
        return Err(CypherErrorKind::LimitReached { what, limit }.at(Span::new(0, text.len())));
    }
    let errors = match open_cypher::parse(text) {
        Ok(parsed) => {
            let query = only_query(parsed.program, text)?;
            let (source, extensions) = Default::default();
            return Ok(Parsed {
                query,
                source,
                extensions,
            });
        }
        Err(errors) => errors,
    };
    let refused = match extension::parse(text) {
        Some(Ok((query, extensions))) => {
            let source = Source::default();
            return Ok(Parsed {
                query,
                source,
                extensions,
            });
        }
        Some(Err(error)) => error,
        None => diagnostics::first(text, &errors),
    };
    helped(text).ok_or(refused)
}

/// Parses a text with what helps the crate along put in.
fn helped(text: &str) -> Option<Parsed> {
    let (longer, source) = source::helped(text)?;
    let (query, extensions) = match open_cypher::parse(&longer) {
        Ok(parsed) => (
            only_query(parsed.program, text).ok()?,
            Extensions::default(),
        ),
        Err(_) => extension::parse(&longer)?.ok()?,
    };
    Some(Parsed {
        query,
        source,
        extensions,
    })
}

/// Returns the query that a program is.
fn only_query(program: ast::Program, text: &str) -> Result<ast::Query, CypherError> {
    let statement = program.statements.into_iter().next();
    match statement.map(|statement| statement.kind) {
        Some(ast::StatementKind::Query(statement)) => Ok(statement.query),
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
