//! How deeply a text is nested, told from its tokens alone.

use open_cypher::{Keyword, TokenKind};

/// Texts nested more deeply are refused: every walk of the tree recurses.
pub(crate) const MAX_DEPTH: usize = 2_000;

/// Texts nested more deeply are worked on by a thread whose stack holds them.
pub(crate) const DEEP: usize = 60;

/// Returns an upper bound of the depth of the tree that this text parses to.
///
/// Brackets nest, and so do chains of operators and postfixes, which the grammar folds to the left.
#[must_use]
pub fn nesting(text: &str) -> usize {
    let mut open: Vec<usize> = vec![0];
    let mut sum = 0;
    let mut deepest = 0;
    for token in open_cypher::lex(text).tokens {
        match token.kind {
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => {
                // A postfix such as `[0]` lies around what stands before it.
                bump(&mut open, &mut sum);
                open.push(1);
                sum += 1;
            }
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => {
                if open.len() > 1 {
                    sum -= open.pop().unwrap_or(0);
                }
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
        deepest = deepest.max(sum);
    }
    deepest
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
                    | Keyword::Union
            )
    )
}

#[cfg(test)]
mod tests {
    use super::nesting;

    #[test]
    fn brackets_and_chains_nest_and_commas_do_not() {
        assert!(nesting("RETURN ((((1))))") >= 4);
        assert!(nesting(&format!("RETURN 1{}", " + 1".repeat(500))) >= 500);
        assert!(nesting(&format!("RETURN [1{}]", ", 1".repeat(500))) < 10);
        assert!(nesting(&format!("RETURN {}1", "NOT ".repeat(500))) >= 500);
    }
}
