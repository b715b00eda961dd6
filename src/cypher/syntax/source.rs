//! The text that was parsed, where it differs from what the user wrote.
//!
//! The crate takes `EXISTS { (a)-->(b) }` but stumbles over a label in such a bare pattern. Where a
//! text does not parse, the word `MATCH` is put in front of bare patterns and it is tried again;
//! places in the longer text are turned into places in the user's.

use open_cypher::{Keyword, TokenKind};

use crate::text::Span;

/// What is put in.
const WORD: &str = "MATCH ";

/// A text with the places where a word was put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// Places in the longer text, in order.
    insertions: Vec<u32>,
}

impl Source {
    /// Turns a place in the longer text into one in the user's.
    pub(crate) fn original(&self, span: Span) -> Span {
        let width = u32::try_from(WORD.len()).unwrap_or(0);
        let back = |at: u32| {
            let passed = self.insertions.iter().take_while(|place| **place < at);
            passed.fold(at, |moved, place| {
                moved.saturating_sub(width.min(at - place))
            })
        };
        Span {
            start: back(span.start),
            end: back(span.end),
        }
    }
}

/// Puts the word in front of every bare pattern inside `EXISTS { … }` and `COUNT { … }`; nothing
/// where there is none.
pub(super) fn with_match(text: &str) -> Option<(String, Source)> {
    let tokens = open_cypher::lex(text).tokens;
    let words: Vec<_> = tokens.iter().filter(|token| !token.is_trivia()).collect();
    let mut longer = String::with_capacity(text.len() + 16);
    let mut source = Source::default();
    let mut copied = 0;
    for three in words.windows(3) {
        let bare = matches!(
            (three[0].kind, three[1].kind, three[2].kind),
            (
                TokenKind::Keyword(Keyword::Exists | Keyword::Count),
                TokenKind::LeftBrace,
                TokenKind::LeftParen,
            )
        );
        if bare {
            let at = three[2].span.start;
            longer.push_str(text.get(copied..at)?);
            source.insertions.push(u32::try_from(longer.len()).ok()?);
            longer.push_str(WORD);
            copied = at;
        }
    }
    longer.push_str(text.get(copied..)?);
    (copied > 0).then_some((longer, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_turned_back() {
        let text = "RETURN EXISTS { (:A) }, COUNT{(:B)} AS n";
        let (longer, source) = with_match(text).expect("there are bare patterns");
        assert_eq!(
            longer,
            "RETURN EXISTS { MATCH (:A) }, COUNT{MATCH (:B)} AS n"
        );
        for word in ["RETURN", "(:A)", "COUNT", "(:B)", "AS n"] {
            let at = longer.find(word).expect("it is in there");
            let back = source.original(Span::new(at, at + word.len()));
            assert_eq!(back.of(text), word);
        }
        let whole = source.original(Span::new(7, longer.find(", ").expect("a comma")));
        assert_eq!(whole.of(text), "EXISTS { (:A) }");
    }
}
