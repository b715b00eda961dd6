//! Draws a mistake with a caret under it, and says what was perhaps meant.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::cypher::{CypherError, CypherErrorKind};
use crate::text::Span;

use super::{Lang, Message, Palette};

/// Where a query stands and for whom a mistake in it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The name of the file, or of what else the text came from.
    pub name: &'a str,
    /// The text's first line in that file, counted from 1.
    pub line: usize,
    /// The language.
    pub lang: Lang,
    /// Whether to colour.
    pub palette: Palette,
}

impl Default for Origin<'_> {
    fn default() -> Self {
        Self {
            name: "query",
            line: 1,
            lang: Lang::En,
            palette: Palette::PLAIN,
        }
    }
}

/// Something wrong, or worth a warning, at a place of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problem {
    /// A stable name, the same in all languages; may be empty.
    pub code: String,
    /// What is wrong, in English; lower case, no full stop.
    pub title: String,
    /// The bytes at fault.
    pub span: Span,
    /// What to do about it, in English or in the reader's language.
    pub helps: Vec<String>,
    /// Whether the text was answered all the same.
    pub is_warning: bool,
}

/// Draws an error of a query, in English and without colour.
#[must_use]
pub fn error(error: &CypherError, query: &str) -> String {
    Origin::default().error(error, query)
}

impl Origin<'_> {
    /// Draws an error of a query.
    #[must_use]
    pub fn error(&self, error: &CypherError, query: &str) -> String {
        let mut helps = Vec::new();
        if let CypherErrorKind::Syntax {
            help: Some(help), ..
        } = &error.kind
        {
            // The parser counts bytes, which nobody can see.
            if !help.contains(" byte ") {
                helps.push(help.clone());
            }
        }
        helps.extend(did_you_mean(self.lang, error.kind.candidates()));
        let problem = Problem {
            code: error.kind.code().to_owned(),
            title: error.kind.to_string(),
            span: error.span,
            helps,
            ..Problem::default()
        };
        self.problem(&problem, query)
    }

    /// Draws any problem of a text.
    #[must_use]
    pub fn problem(&self, problem: &Problem, text: &str) -> String {
        let (level, word) = if problem.is_warning {
            (Level::WARNING, Message::WarningWord)
        } else {
            (Level::ERROR, Message::ErrorWord)
        };
        let level = level.with_name(self.lang.say(word));
        let said = self.lang.translate(&problem.title);
        let mut title = level.primary_title(said.as_ref());
        if !problem.code.is_empty() {
            title = title.id(problem.code.as_str());
        }
        let mark = AnnotationKind::Primary.span(within(problem.span, text));
        let snippet = Snippet::source(text)
            .path(self.name)
            .line_start(self.line)
            .annotation(mark);
        let help = Level::HELP.with_name(self.lang.say(Message::HelpWord));
        let mut group = title.element(snippet);
        let helps: Vec<_> = problem
            .helps
            .iter()
            .map(|line| self.lang.translate(line))
            .collect();
        for line in &helps {
            group = group.element(help.clone().message(line.as_ref()));
        }
        let renderer = if self.palette.is_coloured() {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        renderer.render(&[group])
    }
}

/// Returns the span as a range of bytes of `text`, whatever it was before.
fn within(span: Span, text: &str) -> std::ops::Range<usize> {
    let boundary = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (boundary(span.start), boundary(span.end));
    // An empty place is drawn under the next character, or behind the last one.
    start..end.max(start)
}

/// Returns "did you mean …?" where there are names to offer.
#[must_use]
pub fn did_you_mean<S: AsRef<str>>(lang: Lang, names: &[S]) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let names: Vec<String> = names
        .iter()
        .take(3)
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    let names = names.join(lang.say(Message::Or));
    Some(lang.fill(Message::DidYouMean, &[("names", &names)]))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const QUERY: &str = "MATCH (đợt:Campaign {name: 'Tết sum vầy'})\nRETURN dot";

    fn undefined(query: &str) -> CypherError {
        let start = query.rfind("dot").unwrap();
        CypherErrorKind::UndefinedVariable {
            name: "dot".to_owned(),
            candidates: vec!["đợt".to_owned()],
        }
        .at(Span::new(start, start + 3))
    }

    #[test]
    fn a_mistake_is_drawn_under_itself() {
        assert_snapshot!(error(&undefined(QUERY), QUERY), @r"
error[UndefinedVariable]: variable `dot` is not defined
 --> query:2:8
  |
2 | RETURN dot
  |        ^^^
  |
  = help: did you mean `đợt`?
");
    }

    #[test]
    fn carets_stand_right_in_both_normal_forms() {
        let one_line = QUERY.replace('\n', " ");
        let decomposed: String = one_line.nfd().collect();
        let caret = |query: &str| {
            let drawn = error(&undefined(query), query);
            let line = drawn.lines().find(|line| line.contains('^')).unwrap();
            line.find('^')
        };
        assert_eq!(caret(&one_line), caret(&decomposed));
    }

    #[test]
    fn a_mistake_speaks_vietnamese() {
        let origin = Origin {
            name: "cau-hoi.cypher",
            line: 7,
            lang: Lang::Vi,
            ..Origin::default()
        };
        assert_snapshot!(origin.error(&undefined(QUERY), QUERY), @r"
lỗi[UndefinedVariable]: chưa có biến `dot`
 --> cau-hoi.cypher:8:8
  |
8 | RETURN dot
  |        ^^^
  |
  = gợi ý: ý bạn là `đợt`?
");
    }

    #[test]
    fn no_span_makes_drawing_panic() {
        for query in ["", "đ", "RETURN 'ầ'", "a\n\nb\n"] {
            for start in 0..query.len() + 3 {
                for end in start..query.len() + 4 {
                    let error = CypherErrorKind::Cancelled.at(Span::new(start, end));
                    assert!(Origin::default().error(&error, query).contains("cancelled"));
                }
            }
        }
    }
}
