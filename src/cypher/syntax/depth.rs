//! How deeply a text is nested, told from its tokens alone.

use open_cypher::{Keyword, TokenKind};

/// Texts nested more deeply are refused: every walk of the tree recurses.
pub(crate) const MAX_DEPTH: usize = 2_000;

/// Texts with more clauses are refused: a plan is a chain with some links for each clause.
pub(crate) const MAX_CLAUSES: usize = 10_000;

/// Texts nested more deeply, or with more clauses, are worked on by a thread whose stack holds them.
pub(crate) const DEEP: usize = 60;

/// How large the tree of a text can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// An upper bound of its depth.
    pub depth: usize,
    /// An upper bound of the number of its clauses.
    pub clauses: usize,
}

impl Extent {
    /// Tells whether a usual stack may be too small.
    pub(crate) fn is_deep(self) -> bool {
        self.depth > DEEP || self.clauses > DEEP
    }
}

/// Measures a text before it is parsed.
///
/// Brackets nest, and so do chains of operators and postfixes, which the grammar folds to the left.
#[must_use]
pub fn extent(text: &str) -> Extent {
    let mut open: Vec<usize> = vec![0];
    let mut sum = 0;
    let mut extent = Extent::default();
    let mut before = TokenKind::Semicolon;
    for token in open_cypher::lex(text).tokens {
        if token.is_trivia() {
            continue;
        }
        let last = std::mem::replace(&mut before, token.kind);
        match token.kind {
            kind if begins_clause(kind, last) => {
                extent.clauses += 1;
                if let Some(last) = open.last_mut() {
                    sum -= *last;
                    *last = 0;
                }
            }
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                // A postfix such as `[0]` lies around what stands before it.
                bump(&mut open, &mut sum);
                open.push(1);
                sum += 1;
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace
                if open.len() > 1 =>
            {
                sum -= open.pop().unwrap_or(0);
            }
            TokenKind::Comma | TokenKind::Semicolon => {
                if let Some(last) = open.last_mut() {
                    sum -= *last;
                    *last = 0;
                }
            }
            kind if is_operator(kind) => bump(&mut open, &mut sum),
            _ => {}
        }
        extent.depth = extent.depth.max(sum);
    }
    extent
}

fn begins_clause(kind: TokenKind, before: TokenKind) -> bool {
    match kind {
        // `STARTS WITH` and `ENDS WITH` begin nothing.
        TokenKind::Keyword(Keyword::With) => {
            !matches!(before, TokenKind::Keyword(Keyword::Starts | Keyword::Ends))
        }
        TokenKind::Keyword(
            Keyword::Match
            | Keyword::Create
            | Keyword::Merge
            | Keyword::Set
            | Keyword::Remove
            | Keyword::Delete
            | Keyword::Unwind
            | Keyword::Call
            | Keyword::Return
            | Keyword::Union,
        ) => before != TokenKind::Dot && before != TokenKind::Colon,
        _ => false,
    }
}

fn bump(open: &mut [usize], sum: &mut usize) {
    if let Some(last) = open.last_mut() {
        *last += 1;
        *sum += 1;
    }
}

fn is_operator(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Dot
            | TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Star
            | TokenKind::Slash
            | TokenKind::Percent
            | TokenKind::Caret
            | TokenKind::Bang
            | TokenKind::Ampersand
            | TokenKind::Pipe
            | TokenKind::DoublePipe
            | TokenKind::Equal
            | TokenKind::NotEqual
            | TokenKind::Less
            | TokenKind::LessEqual
            | TokenKind::Greater
            | TokenKind::GreaterEqual
            | TokenKind::RegexMatch
            | TokenKind::Colon
            | TokenKind::Keyword(
                Keyword::And
                    | Keyword::Or
                    | Keyword::Xor
                    | Keyword::Not
                    | Keyword::In
                    | Keyword::Is
                    | Keyword::Contains
                    | Keyword::Starts
                    | Keyword::Ends
                    | Keyword::Case
            )
    )
}

#[cfg(test)]
mod tests {
    use super::extent;

    fn nesting(text: &str) -> usize {
        extent(text).depth
    }

    #[test]
    fn clauses_stand_side_by_side() {
        let long = extent(&"CREATE (a:A {b: 1}) ".repeat(500));
        assert!(long.depth < 20);
        assert_eq!(long.clauses, 500);
    }

    #[test]
    fn brackets_and_chains_nest_and_commas_do_not() {
        assert!(nesting("RETURN ((((1))))") >= 4);
        assert!(nesting(&format!("RETURN 1{}", " + 1".repeat(500))) >= 500);
        assert!(nesting(&format!("RETURN [1{}]", ", 1".repeat(500))) < 10);
        assert!(nesting(&format!("RETURN {}1", "NOT ".repeat(500))) >= 500);
    }
}
