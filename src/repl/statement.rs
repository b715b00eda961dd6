//! Cutting what was typed or read from a file into statements.
//!
//! Whether a `;` ends a statement or stands in a text is known to the query language's own lexer
//! alone, so that is what decides; nothing here counts quotes. A line that begins with `:` where
//! a statement could begin is a command of the shell, up to the end of the line.

use std::ops::Range;

use open_cypher::{TokenKind, lex};

/// A piece of input that is run at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its bytes in the input: without the `;`, without blanks and comments before it.
    pub range: Range<usize>,
    /// What it is.
    pub kind: StatementKind,
    /// Whether it has ended: by `;`, or by the end of the line for a command.
    pub ended: bool,
}

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementKind {
    /// A query.
    Query,
    /// A command of the shell.
    Command,
}

/// Cuts `text` into its statements, in order. Comments and empty statements are left out.
///
/// Linear in the length of the text, and once more for each command in it.
#[must_use]
pub fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(next) = scan(text, from, &mut found) {
        from = next;
    }
    found
}

/// Reads statements from byte `from` on, up to the end of a command, and returns that end.
fn scan(text: &str, from: usize, found: &mut Vec<Statement>) -> Option<usize> {
    let rest = text.get(from..).unwrap_or_default();
    let mut open: Option<Range<usize>> = None;
    for token in lex(rest).tokens {
        let range = from + token.span.start..from + token.span.end;
        match token.kind {
            kind if kind.is_trivia() => {}
            TokenKind::Semicolon => {
                if let Some(range) = open.take() {
                    found.push(query(range, true));
                }
            }
            TokenKind::Colon | TokenKind::DoubleColon if open.is_none() => {
                let end = line_end(text, range.start);
                found.push(Statement {
                    range: range.start..trimmed_end(text, range.start, end),
                    kind: StatementKind::Command,
                    ended: true,
                });
                return Some(end);
            }
            _ => match &mut open {
                Some(open) => open.end = range.end,
                None => open = Some(range),
            },
        }
    }
    if let Some(range) = open {
        found.push(query(range, false));
    }
    None
}

fn query(range: Range<usize>, ended: bool) -> Statement {
    Statement {
        range,
        kind: StatementKind::Query,
        ended,
    }
}

fn line_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |at| from + at)
}

fn trimmed_end(text: &str, start: usize, end: usize) -> usize {
    let line = text.get(start..end).unwrap_or_default();
    start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, bool)> {
        statements(text)
            .into_iter()
            .map(|statement| (&text[statement.range], statement.ended))
            .collect()
    }

    #[test]
    fn a_semicolon_ends_a_statement_unless_it_is_quoted() {
        assert_eq!(
            cut("RETURN ';' AS a; // b;\nRETURN `;`, /* ; */ 2"),
            [("RETURN ';' AS a", true), ("RETURN `;`, /* ; */ 2", false)]
        );
        assert_eq!(cut(" ;; // nothing\n ; "), []);
        assert_eq!(cut("RETURN 'not closed;"), [("RETURN 'not closed;", false)]);
    }

    #[test]
    fn a_colon_at_the_start_is_a_command_up_to_the_line_end() {
        assert_eq!(
            cut(":find O'Brien; x \nMATCH (n\n:Award) RETURN n;\n  :quit"),
            [
                (":find O'Brien; x", true),
                ("MATCH (n\n:Award) RETURN n", true),
                (":quit", true)
            ]
        );
    }
}
