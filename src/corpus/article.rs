//! One news item.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// One news item as read: the whole text of its page, and what of it is the article.
///
/// Every position that later steps produce is a byte offset into `text`, which is the page as it
/// was read (for HTML and JSONL: the text that was taken out of it), never normalised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Article {
    /// The name that outputs use: the file's base name, for JSONL `name:line` or the row's `id`.
    pub name: String,
    /// Where it was read from, as the user named it.
    pub path: String,
    /// The whole text, with furniture.
    pub text: String,
    /// The stretches of `text` that are the article (title, lead, body, byline) and not furniture;
    /// sorted, disjoint. Mentions are sought here only.
    pub body: Vec<Span>,
    /// The headline.
    pub title: Option<String>,
    /// The publisher: the site or body that the page names as its own (often the one signal for the province).
    pub source: Option<String>,
    /// The page's address.
    pub url: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// The day of publication, ISO 8601 (`2020-10-12`).
    pub published: Option<String>,
}
