//! An article in the making, with its truth.

use serde_json::Value;
use thidua::corpus::Article;
use thidua::text::Span;

use super::style::Style;
use crate::support::score::{Annotation, Claim, Spot};

/// A piece of text that is a mention of something, or none.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    mention: Option<(&'static str, String, bool)>,
}

/// An article in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pieces: Vec<Piece>,
    facts: Vec<Claim>,
    published: String,
    title_pieces: usize,
}

impl Draft {
    pub(super) fn new(published: &str) -> Self {
        Self {
            published: published.to_owned(),
            ..Self::default()
        }
    }

    /// Adds text that mentions nothing.
    pub(super) fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.pieces.push(Piece {
            text: text.into(),
            mention: None,
        });
        self
    }

    /// Adds a mention.
    pub(super) fn name(&mut self, named: &Named) -> &mut Self {
        let mention = Some((named.kind, named.id.clone(), named.optional));
        self.pieces.push(Piece {
            text: named.surface.clone(),
            mention,
        });
        self
    }

    /// Adds a mention in quotation marks, which are no part of it.
    pub(super) fn quote(&mut self, named: &Named) -> &mut Self {
        self.say("“").name(named).say("”")
    }

    pub(super) fn fact(&mut self, slots: Value) -> &mut Self {
        self.claim(Claim::new(slots))
    }

    /// Adds a fact, unless the article says it already.
    pub(super) fn claim(&mut self, claim: Claim) -> &mut Self {
        if !self.facts.contains(&claim) {
            self.facts.push(claim);
        }
        self
    }

    pub(super) fn end_paragraph(&mut self) {
        self.say("\u{2029}");
    }

    /// Makes all so far the headline.
    pub(super) fn end_title(&mut self) {
        self.end_paragraph();
        self.title_pieces = self.pieces.len();
    }

    /// Prints the article in a style; the truth's positions are bytes of what was printed.
    pub(super) fn print(&self, name: String, style: Style) -> (Article, Annotation) {
        let mut text = String::new();
        let mut truth = Annotation {
            facts: self.facts.clone(),
            ..Annotation::default()
        };
        let mut column = 0;
        let mut title = String::new();
        for (i, piece) in self.pieces.iter().enumerate() {
            if i == self.title_pieces {
                title = text.trim().to_owned();
            }
            let piece_text = piece.text.replace('\u{2029}', style.paragraph_break());
            let printed = style.wrap(style.print(&piece_text), &mut column);
            let start = text.len();
            text.push_str(&printed);
            if let Some((kind, id, optional)) = &piece.mention {
                truth.mentions.push(Spot {
                    start,
                    end: text.len(),
                    kind: (*kind).to_owned(),
                    id: id.clone(),
                    alternatives: Vec::new(),
                    optional: *optional,
                    surface: text[start..].to_owned(),
                });
            }
        }
        let article = Article {
            name,
            body: vec![Span::new(0, text.trim_end().len())],
            text,
            title: Some(title.split_whitespace().collect::<Vec<_>>().join(" ")),
            published: Some(self.published.clone()),
            ..Article::default()
        };
        (article, truth)
    }
}

/// Something with a name, as it is printed this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) surface: String,
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) optional: bool,
}

impl Named {
    pub(super) fn new(
        kind: &'static str,
        id: impl Into<String>,
        surface: impl Into<String>,
    ) -> Self {
        Self {
            surface: surface.into(),
            kind,
            id: id.into(),
            optional: false,
        }
    }

    /// With a capital at the beginning, for the beginning of a sentence.
    pub(super) fn capital(mut self) -> Self {
        let mut chars = self.surface.chars();
        if let Some(first) = chars.next() {
            self.surface = first.to_uppercase().chain(chars).collect();
        }
        self
    }
}
