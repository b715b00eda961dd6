//! One document: from its bytes to an article.

use serde_json::{Map, Value};

use crate::diag::Warning;
use crate::text::{Span, date::first_full_date};

use super::article::Article;
use super::encoding::{Decoded, decode};
use super::furniture::{Parts, sort_out};
use super::html::read_html;
use super::line::{Hint, Page};
use super::options::{Fields, Options};

/// What was read of one document, before anything was made of it.
#[derive(Debug, Clone)]
pub(super) struct Document {
    pub(super) name: String,
    pub(super) path: String,
    /// Where in the (unpacked) file it begins.
    pub(super) offset: u64,
    pub(super) form: Form,
    pub(super) bytes: Vec<u8>,
}

/// In which form a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Text or a web page, whichever it looks like.
    Unknown,
    Html,
    /// One line of JSONL.
    Row,
}

/// What came of a document: an article or none, and what was wrong.
pub(super) type Outcome = (Option<Article>, Vec<Warning>);

impl Document {
    /// Makes an article of the document.
    pub(super) fn into_article(self, options: &Options) -> Outcome {
        let mut warnings = Vec::new();
        let (name, path, offset, form) = (self.name, self.path, self.offset, self.form);
        let mut warn = |at: Option<u64>, message: String| {
            warnings.push(Warning {
                place: path.clone(),
                offset: at,
                message,
            });
        };
        let text = match decode(self.bytes) {
            Decoded::Text(text) => Some(text),
            Decoded::Legacy(text, legacy) => {
                let name = legacy.name();
                warn(
                    Some(offset),
                    format!(
                        "read as {name}, judging by its letters; better to convert it to UTF-8"
                    ),
                );
                Some(text)
            }
            Decoded::Unread(legacy) => {
                let name = legacy.name();
                warn(
                    Some(offset),
                    format!("looks like {name}, which is not read; convert it to UTF-8 first"),
                );
                None
            }
            Decoded::Invalid(at) => {
                warn(
                    Some(offset + at as u64),
                    "not valid UTF-8; skipped".to_owned(),
                );
                None
            }
            Decoded::Binary(kind) => {
                warn(Some(offset), format!("{kind}, not text; skipped"));
                None
            }
        };
        let Some(text) = text else {
            return (None, warnings);
        };
        let article = match form {
            Form::Row => row_article(&text, options),
            Form::Html => Ok(html_article(&text, options)),
            Form::Unknown if looks_like_html(&text) => Ok(html_article(&text, options)),
            Form::Unknown => Ok(text_article(text, options)),
        };
        let mut article = match article {
            Ok(article) => article,
            Err((at, message)) => {
                warn(Some(offset + at as u64), message);
                return (None, warnings);
            }
        };
        if article.body.is_empty() {
            warn(Some(offset), "no text in it; skipped".to_owned());
            return (None, warnings);
        }
        if article.name.is_empty() {
            article.name = name;
        }
        article.path = path;
        (Some(article), warnings)
    }
}

/// Tells whether text is a web page: it opens with markup.
fn looks_like_html(text: &str) -> bool {
    let head = text.trim_start_matches('\u{FEFF}').trim_start();
    let head: String = head
        .chars()
        .take(512)
        .collect::<String>()
        .to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with('<')
            && [
                "<html", "<head", "<body", "<div", "<article", "<p>", "<meta", "<title", "<h1",
            ]
            .iter()
            .any(|tag| head.contains(tag))
}

fn text_article(text: String, options: &Options) -> Article {
    let parts = parts_of(&text, &[], None, options);
    let quoted = |span: Option<Span>| span.map(|span| squeezed(span.of(&text)));
    Article {
        title: quoted(parts.title),
        author: quoted(parts.author),
        body: parts.body,
        published: parts.published,
        source: parts.source,
        text,
        ..Article::default()
    }
}

fn html_article(source: &str, options: &Options) -> Article {
    let page = read_html(source);
    let parts = parts_of(&page.text, &page.hints, page.meta.title.as_deref(), options);
    let quoted = |span: Option<Span>| span.map(|span| squeezed(span.of(&page.text)));
    Article {
        title: page.meta.title.or_else(|| quoted(parts.title)),
        author: page.meta.author.or_else(|| quoted(parts.author)),
        published: page.meta.published.or(parts.published),
        source: page.meta.source.or(parts.source),
        url: page.meta.url,
        body: parts.body,
        text: page.text,
        ..Article::default()
    }
}

fn parts_of(text: &str, hints: &[(Span, Hint)], title: Option<&str>, options: &Options) -> Parts {
    let mut page = Page::of(text, hints);
    let whole = page.lines.first().zip(page.lines.last());
    let whole = whole.map(|(first, last)| first.span.join(last.span));
    let mut parts = sort_out(&mut page, title);
    if options.whole_text || parts.body.is_empty() {
        parts.body = whole.into_iter().collect();
    }
    parts
}

/// Returns text with each run of blanks and line breaks as one blank.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes an article of one line of JSONL. The error has the byte in the line at which it lies.
fn row_article(line: &str, options: &Options) -> Result<Article, (usize, String)> {
    let row: Map<String, Value> = serde_json::from_str(line).map_err(|error| {
        let at = error.column().saturating_sub(1);
        (
            at,
            format!("not a JSON object: {}", plain_json_error(&error)),
        )
    })?;
    row_to_article(&row, options).map_err(|message| (0, message))
}

fn plain_json_error(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn row_to_article(row: &Map<String, Value>, options: &Options) -> Result<Article, String> {
    let fields: &Fields = &options.fields;
    let field = |name: &str| match row.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let Some(text) = field(&fields.text) else {
        return Err(format!("no text in field `{}`; skipped", fields.text));
    };
    let title = field(&fields.title).map(|title| squeezed(&title));
    let mut article = if looks_like_html(&text) {
        html_article(&text, options)
    } else {
        let headed = match &title {
            Some(title) if !squeezed(&text).starts_with(title.as_str()) => {
                format!("{title}\n\n{text}")
            }
            _ => text,
        };
        let parts = parts_of(&headed, &[], title.as_deref(), options);
        let quoted = |span: Option<Span>| span.map(|span| squeezed(span.of(&headed)));
        Article {
            title: quoted(parts.title),
            author: quoted(parts.author),
            published: parts.published,
            source: parts.source,
            body: parts.body,
            text: headed,
            ..Article::default()
        }
    };
    let date = field(&fields.date).and_then(|date| first_full_date(&date)?.iso());
    article.title = title.or(article.title);
    article.published = date.or(article.published);
    article.author = field(&fields.author).or(article.author);
    article.source = field(&fields.source).or(article.source);
    article.url = field(&fields.url).or(article.url);
    article.name = field(&fields.id).unwrap_or_default();
    Ok(article)
}
