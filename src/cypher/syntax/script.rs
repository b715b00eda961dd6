//! A script cut into statements, each with its prefix taken off.

use open_cypher::{Token, TokenKind};

use crate::text::Span;

/// What is to be done with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Run it.
    #[default]
    Run,
    /// Show its plan and run nothing.
    Explain,
    /// Run it and show its plan with rows and times.
    Profile,
}

/// One statement of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// What its prefix asks for.
    pub mode: Mode,
    /// The statement without prefix and semicolon.
    pub span: Span,
}

/// Cuts a script at its semicolons. Statements that hold nothing but comments are left out.
#[must_use]
pub fn statements(text: &str) -> Vec<Statement> {
    let tokens = open_cypher::lex(text).tokens;
    tokens
        .split(|token| token.kind == TokenKind::Semicolon)
        .filter_map(|tokens| statement(text, tokens))
        .collect()
}

fn statement(text: &str, tokens: &[Token]) -> Option<Statement> {
    let mut words = tokens.iter().filter(|token| !token.is_trivia());
    let first = words.next()?;
    let last = tokens.iter().rfind(|token| !token.is_trivia())?;
    let word = first.text(text).unwrap_or_default();
    let mode = match word.to_ascii_uppercase().as_str() {
        "EXPLAIN" => Mode::Explain,
        "PROFILE" => Mode::Profile,
        _ => Mode::Run,
    };
    let start = match mode {
        Mode::Run => first.span.start,
        _ => words.next().map_or(last.span.end, |token| token.span.start),
    };
    let span = Span::new(start, last.span.end.max(start));
    Some(Statement { mode, span })
}

#[cfg(test)]
mod tests {
    use super::{Mode, statements};

    #[test]
    fn a_script_is_cut_where_semicolons_are_not_text() {
        let text = "RETURN ';' AS a; // only; a comment\n; profile RETURN 2;";
        let found = statements(text);
        let texts: Vec<_> = found
            .iter()
            .map(|one| (one.mode, one.span.of(text)))
            .collect();
        assert_eq!(
            texts,
            [(Mode::Run, "RETURN ';' AS a"), (Mode::Profile, "RETURN 2")]
        );
    }
}
