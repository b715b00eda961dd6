//! Where the graph's statements come from: sources, and the evidence that points into them.

use std::sync::Arc;

use crate::text::Span;

use super::id::SourceId;

/// A text that facts were read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The name by which people call the text: the base name of its file, without an ending.
    pub name: String,
    /// The file or stream it was read from.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, in ISO 8601.
    pub published: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The whole original text, which evidence points into; empty when it was not kept.
    pub text: Arc<str>,
}

/// One stretch of one source that supports a node or a relationship.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The source.
    pub source: SourceId,
    /// The bytes of the source's text that say so.
    pub span: Span,
    /// The name of the rule that read it.
    pub rule: Arc<str>,
    /// How sure the rule is, in 0..=1.
    pub confidence: f32,
}
