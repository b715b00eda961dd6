//! The parser's diagnostics in our words and with the kit's details.

use open_cypher::{Diagnostic, DiagnosticCode, ParseErrors};

use crate::cypher::error::{CypherError, CypherErrorKind};
use crate::cypher::spelling;

use super::span;

/// Words that begin a clause, for which a misspelt one may stand.
const CLAUSES: [&str; 20] = [
    "MATCH", "OPTIONAL", "RETURN", "WITH", "WHERE", "UNWIND", "CREATE", "MERGE", "SET", "REMOVE",
    "DELETE", "DETACH", "CALL", "YIELD", "UNION", "ORDER", "SKIP", "LIMIT", "EXPLAIN", "PROFILE",
];

/// Turns the diagnostic that a reader should see first into an error.
pub(super) fn first(text: &str, errors: &ParseErrors) -> CypherError {
    let all = errors.diagnostics();
    let best = all
        .iter()
        .find(|one| one.code == DiagnosticCode::UnclosedDelimiter)
        .or_else(|| all.first());
    let Some(best) = best else {
        let message = "the parser gave no reason".into();
        return CypherErrorKind::Internal { message }.at(crate::text::Span::new(0, text.len()));
    };
    let found = best.primary_span.text(text).unwrap_or_default();
    CypherErrorKind::Syntax {
        code: detail(text, best, found),
        message: message(best, found),
        help: help(best, found),
    }
    .at(span(best.primary_span))
}

fn detail(text: &str, diagnostic: &Diagnostic, found: &str) -> &'static str {
    let before = text
        .get(..diagnostic.primary_span.start)
        .unwrap_or_default();
    match diagnostic.code {
        DiagnosticCode::InvalidEscape => "InvalidUnicodeLiteral",
        DiagnosticCode::InvalidNumber => "InvalidNumberLiteral",
        DiagnosticCode::InvalidToken if !found.is_ascii() => "InvalidUnicodeCharacter",
        DiagnosticCode::UnexpectedToken if found == "$" || found.starts_with('$') => {
            "InvalidParameterUse"
        }
        DiagnosticCode::UnexpectedToken
            if found.eq_ignore_ascii_case("YIELD")
                && diagnostic.message.contains("expected `(`") =>
        {
            "InvalidArgumentPassingMode"
        }
        // A word that grows out of a number, as in `12h4` and `0x`.
        DiagnosticCode::UnexpectedToken
            if before.ends_with(|letter: char| letter.is_ascii_hexdigit())
                && number_before(before)
                && found.starts_with(char::is_alphabetic) =>
        {
            "InvalidNumberLiteral"
        }
        DiagnosticCode::UnexpectedToken if in_relationship(before, found) => {
            "InvalidRelationshipPattern"
        }
        _ => "UnexpectedSyntax",
    }
}

fn number_before(before: &str) -> bool {
    let word = before
        .rsplit(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Tells whether the text stops inside `-[…` at what looks like a broken length.
fn in_relationship(before: &str, found: &str) -> bool {
    let inside = before.rfind("-[").is_some_and(|at| {
        let rest = before.get(at..).unwrap_or_default();
        !rest.contains(']')
    });
    inside && (found == ".." || (found == "-" && before.trim_end().ends_with('*')))
}

fn message(diagnostic: &Diagnostic, found: &str) -> String {
    match diagnostic.code {
        DiagnosticCode::UnexpectedToken => match expected(&diagnostic.message) {
            Some(expected) => format!("unexpected `{found}`, expected {expected}"),
            None => format!("unexpected `{found}`"),
        },
        DiagnosticCode::UnexpectedEof => match expected(&diagnostic.message) {
            Some(expected) => format!("the query ends too early, expected {expected}"),
            None => "the query ends too early".into(),
        },
        DiagnosticCode::InvalidToken => format!("`{found}` has no meaning here"),
        DiagnosticCode::InvalidEscape => format!("`{found}` holds an invalid escape sequence"),
        _ => diagnostic.message.clone(),
    }
}

/// Shortens the parser's list of what could follow; a long one helps nobody.
fn expected(message: &str) -> Option<&str> {
    let (_, list) = message.rsplit_once("; expected ")?;
    (list.matches('`').count() <= 16).then_some(list)
}

fn help(diagnostic: &Diagnostic, found: &str) -> Option<String> {
    let word = found.to_ascii_uppercase();
    if !CLAUSES.contains(&word.as_str())
        && let Some(meant) = spelling::nearest(&word, CLAUSES).first()
    {
        return Some(format!("did you mean `{meant}`?"));
    }
    match word.as_str() {
        "FOREACH" => return Some("write `FOREACH (x IN list | …)`".into()),
        "LOAD" => {
            return Some("`LOAD CSV` is not supported: read the file elsewhere, or give its rows as a parameter".into());
        }
        "NULLS" => {
            return Some("write `NULLS FIRST` or `NULLS LAST` behind what is sorted by".into());
        }
        "YIELD" => return Some("write the arguments of the procedure in brackets".into()),
        _ => {}
    }
    diagnostic.help.clone()
}
