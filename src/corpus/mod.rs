//! Reads articles from files, one at a time.
//!
//! Text, web pages and JSONL come in, plain or packed with gzip or zstd; out come [`Article`]s:
//! the whole text of each page, and which stretches of it are the article.
//!
//! ```text
//! inputs ─▶ documents (unpack) ─▶ encoding ─▶ html, JSONL ─▶ lines ─▶ furniture ─▶ Article
//! ```
//!
//! Memory is bounded by the largest document, not by the corpus. Nothing that is wrong with a file
//! stops the run: it becomes a warning that names the file and the byte.

mod article;
mod articles;
mod byline;
mod document;
mod documents;
mod encoding;
mod furniture;
mod html;
mod inputs;
mod labels;
mod line;
mod meta;
mod options;
mod sample;
mod unpack;

pub use article::Article;
pub use articles::{Articles, articles, each_article};
pub use options::{Fields, Options};
pub(crate) use sample::SAMPLE;
