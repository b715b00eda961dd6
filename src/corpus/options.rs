//! How to read.

/// What the reader is told beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The names of the fields of JSONL rows.
    pub fields: Fields,
    /// The most bytes that one document (for JSONL: one line) may have once unpacked; a longer one
    /// is left out with a warning. This bounds the memory that reading takes, whatever the input.
    pub max_document: usize,
    /// Whether all of a page counts as the article, furniture included.
    pub whole_text: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fields: Fields::default(),
            max_document: 16 << 20,
            whole_text: false,
        }
    }
}

/// The names of the fields of JSONL rows; only the text must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The article's text, or its HTML.
    pub text: String,
    /// Its headline.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its day of publication, in any form that Vietnamese pages use, or ISO 8601.
    pub date: String,
    /// Its author.
    pub author: String,
    /// Its publisher.
    pub source: String,
    /// The name by which outputs call it.
    pub id: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            text: "text".to_owned(),
            title: "title".to_owned(),
            url: "url".to_owned(),
            date: "date".to_owned(),
            author: "author".to_owned(),
            source: "source".to_owned(),
            id: "id".to_owned(),
        }
    }
}
