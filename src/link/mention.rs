//! A mention and what it means.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::gazetteer::EntityType;
use crate::text::Span;

/// One linked mention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands, in bytes of the article's text.
    pub span: Span,
    /// What sort of thing it names.
    pub entity: EntityType,
    /// The entity's identifier (`u:ldld:279`); none where the article cannot tell.
    pub id: Option<String>,
    /// The entity's canonical name ("Liên đoàn Lao động huyện Thường Tín").
    pub name: String,
    /// Whether it names the entity only by way of the article ("LĐLĐ huyện").
    pub relative: bool,
    /// The rule that decided, a stable kebab-case name (`head-place`, `relative-district`).
    pub rule: Cow<'static, str>,
    /// How sure, in 0..=1.
    pub confidence: f32,
    /// Other identifiers that it might have meant, best first, with scores.
    pub candidates: Vec<(String, f32)>,
}
