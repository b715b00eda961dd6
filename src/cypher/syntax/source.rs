//! The text that was parsed, where it differs from what the user wrote.
//!
//! The crate stumbles over two everyday texts: a label in a bare pattern (`EXISTS { (a)-->(:B) }`), and
//! `collect(…)` or `exists(…)` anywhere after a `CASE … END`, where it wants a brace. Where a text does not
//! parse, the word `MATCH` is put in front of bare patterns, backticks around these two functions, and it is
//! tried again; places in the longer text are turned into places in the user's.

use open_cypher::{Keyword, Token, TokenKind};

use crate::text::Span;

/// What is put in front of a bare pattern.
const MATCH: &str = "MATCH ";
/// What is put on both sides of a function's name.
const TICK: &str = "`";

/// A text with the places where something was put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// Places in the longer text with the width of what stands there, in order.
    insertions: Vec<(u32, u32)>,
}

impl Source {
    /// Turns a place in the longer text into one in the user's.
    pub(crate) fn original(&self, span: Span) -> Span {
        let back = |at: u32| {
            let passed = self.insertions.iter().take_while(|(place, _)| *place < at);
            passed.fold(at, |moved, (place, width)| {
                moved.saturating_sub(*width.min(&(at - place)))
            })
        };
        Span {
            start: back(span.start),
            end: back(span.end),
        }
    }
}

impl Source {
    /// Returns the user's text between two places of what was parsed.
    pub(crate) fn text_between<'t>(&self, text: &'t str, from: u32, to: u32) -> Option<&'t str> {
        let span = self.original(Span {
            start: from,
            end: to,
        });
        text.get(span.start as usize..span.end as usize)
    }
}

/// Puts in what helps the crate along; nothing where nothing would.
pub(super) fn helped(text: &str) -> Option<(String, Source)> {
    let tokens = open_cypher::lex(text).tokens;
    let words: Vec<_> = tokens.iter().filter(|token| !token.is_trivia()).collect();
    let mut longer = String::with_capacity(text.len() + 16);
    let mut source = Source::default();
    let mut copied = 0;
    for (at, help) in words.windows(3).flat_map(help) {
        longer.push_str(text.get(copied..at)?);
        let place = u32::try_from(longer.len()).ok()?;
        source
            .insertions
            .push((place, u32::try_from(help.len()).ok()?));
        longer.push_str(help);
        copied = at;
    }
    longer.push_str(text.get(copied..)?);
    (!source.insertions.is_empty()).then_some((longer, source))
}

/// Returns what is to be put where, by three tokens in a row.
fn help(three: &[&Token]) -> Vec<(usize, &'static str)> {
    match (three[0].kind, three[1].kind, three[2].kind) {
        (
            TokenKind::Keyword(Keyword::Exists | Keyword::Count),
            TokenKind::LeftBrace,
            TokenKind::LeftParen,
        ) => vec![(three[2].span.start, MATCH)],
        (TokenKind::Keyword(Keyword::Exists | Keyword::Collect), TokenKind::LeftParen, _) => {
            vec![(three[0].span.start, TICK), (three[0].span.end, TICK)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_turned_back() {
        let text = "RETURN EXISTS { (:A) }, COUNT{(:B)} AS n";
        let (longer, source) = helped(text).expect("there are bare patterns");
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

    #[test]
    fn functions_after_a_choice_are_told_from_subqueries() {
        let text = "RETURN CASE WHEN true THEN 1 END AS a, collect(1) AS b";
        let (longer, source) = helped(text).expect("there is a function");
        let at = longer.find("`collect`").expect("it is in there");
        let back = source.original(Span::new(at, at + "`collect`(1)".len()));
        assert_eq!(back.of(text), "collect(1)");
    }
}
