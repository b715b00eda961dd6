//! Reads articles from files, one at a time.

mod article;

pub use article::Article;
