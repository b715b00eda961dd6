//! The decisions file as written, and its mistakes with their lines.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A mistake in a decisions file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}:{line}: {kind}")]
#[non_exhaustive]
pub struct DecisionError {
    /// The file, as the user named it.
    pub place: String,
    /// The line of the mistake, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: DecisionErrorKind,
}

/// What is wrong with a decisions file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionErrorKind {
    /// It is not TOML, or a field is misspelt or of the wrong type.
    #[error("{message}")]
    Syntax {
        /// What the reader of TOML says.
        message: String,
    },
    /// An identifier that is none of the ontology's.
    #[error(
        "`{id}` is not an identifier; expected a form like `u:ldld:279`, `p:38` or `n:le-sy-kien`"
    )]
    NotAnIdentifier {
        /// As written.
        id: String,
    },
    /// A decision that says too little.
    #[error("a `[[{table}]]` decision needs {needs}")]
    Incomplete {
        /// Which sort of decision.
        table: &'static str,
        /// What it lacks.
        needs: &'static str,
    },
    /// Two decisions that cannot both hold.
    #[error("this contradicts line {other}: {about}")]
    Contradiction {
        /// The line of the earlier decision.
        other: usize,
        /// What they disagree on.
        about: String,
    },
    /// A slot that the type of fact does not have.
    #[error("a `{fact}` fact has no slot `{slot}`; it has {slots}")]
    UnknownSlot {
        /// The type of fact.
        fact: String,
        /// The slot as written.
        slot: String,
        /// The slots there are.
        slots: String,
    },
    /// A type of fact that there is not.
    #[error("there is no type of fact `{fact}`; there are {types}")]
    UnknownFact {
        /// As written.
        fact: String,
        /// The six types.
        types: String,
    },
}

/// The file as TOML gives it; every decision knows where it stands.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) means: Vec<Spanned<Means>>,
    #[serde(default)]
    pub(super) ignore: Vec<Spanned<Ignore>>,
    #[serde(default)]
    pub(super) same: Vec<Spanned<Same>>,
    #[serde(default)]
    pub(super) wrong: Vec<Spanned<Wrong>>,
}

/// `[[means]]`: this surface means that entity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Means {
    pub(super) surface: String,
    #[serde(rename = "in")]
    pub(super) document: Option<String>,
    pub(super) start: Option<u32>,
    pub(super) id: String,
    pub(super) name: Option<String>,
    #[serde(rename = "why")]
    _why: Option<String>,
}

/// `[[ignore]]`: this surface names nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ignore {
    pub(super) surface: String,
    #[serde(rename = "in")]
    pub(super) document: Option<String>,
    pub(super) start: Option<u32>,
    #[serde(rename = "why")]
    _why: Option<String>,
}

/// `[[same]]`: these identifiers are one; the first stays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Same {
    pub(super) ids: Vec<String>,
    pub(super) name: Option<String>,
    #[serde(rename = "why")]
    _why: Option<String>,
}

/// `[[wrong]]`: this fact does not hold; by identifier, or by type and any of its slots.
#[derive(Debug, Deserialize)]
pub(super) struct Wrong {
    pub(super) fact: Option<String>,
    #[serde(rename = "in")]
    pub(super) document: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(rename = "why")]
    _why: Option<String>,
    #[serde(flatten)]
    pub(super) slots: BTreeMap<String, toml::Value>,
}

/// Reads the text of a decisions file.
pub(super) fn parse(text: &str, place: &str) -> Result<File, DecisionError> {
    toml::from_str(text).map_err(|error| DecisionError {
        place: place.to_owned(),
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        kind: DecisionErrorKind::Syntax {
            message: error.message().to_owned(),
        },
    })
}

/// Returns the line, from 1, of a byte of the file.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    before.iter().filter(|&&b| b == b'\n').count() + 1
}
