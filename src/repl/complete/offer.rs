//! What Tab may offer: names and words that begin with what is typed.

use std::path::Path;
use std::sync::Arc;

use crate::cypher::{function, procedure};
use crate::render::value::identifier;
use crate::repl::draft::{Draft, Part};
use crate::repl::words::Word;
use crate::text::strip_marks;

/// Something that Tab offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is written into the line.
    pub text: String,
    /// What the list shows, with a word on what it is.
    pub shown: String,
}

impl Offer {
    pub(super) fn new(text: impl Into<String>, note: &str) -> Self {
        let text = text.into();
        let shown = if note.is_empty() {
            text.clone()
        } else {
            format!("{text}  ({note})")
        };
        Self { text, shown }
    }
}

pub(super) fn begins(name: &str, typed: &str) -> bool {
    strip_marks(name).starts_with(&strip_marks(typed.trim_start_matches('`')))
}

pub(super) fn kinds<'k>(
    known: impl Iterator<Item = (&'k Arc<str>, usize)>,
    typed: &str,
) -> Vec<Offer> {
    let mut found: Vec<(&Arc<str>, usize)> =
        known.filter(|(name, _)| begins(name, typed)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    found
        .into_iter()
        .map(|(name, count)| Offer::new(identifier(name), &count.to_string()))
        .collect()
}

pub(super) fn variables(draft: &Draft, typed: &str, keep: impl Fn(&Part) -> bool) -> Vec<Offer> {
    draft
        .scope
        .iter()
        .filter(|(name, part)| keep(part) && begins(name, typed))
        .map(|(name, part)| Offer::new(identifier(name), &part.names.join(":")))
        .collect()
}

pub(super) fn functions(typed: &str) -> Vec<Offer> {
    let mut found: Vec<&function::Function> = function::all()
        .filter(|function| begins(function.name, typed))
        .collect();
    found.sort_by_key(|function| function.name);
    found
        .into_iter()
        .map(|function| Offer {
            text: format!("{}(", function.name),
            shown: format!("{}{}", function.name, function.signature),
        })
        .collect()
}

pub(super) fn procedures(typed: &str) -> Vec<Offer> {
    let mut found: Vec<Offer> = procedure::builtin()
        .iter()
        .filter(|procedure| begins(procedure.name(), typed))
        .map(|procedure| {
            let arguments: Vec<&str> = procedure
                .arguments()
                .iter()
                .map(|field| field.name.as_str())
                .collect();
            Offer {
                text: format!("{}(", procedure.name()),
                shown: format!("{}({})", procedure.name(), arguments.join(", ")),
            }
        })
        .collect();
    found.sort_by(|a, b| a.text.cmp(&b.text));
    found
}

pub(super) fn yields(name: &str, typed: &str) -> Vec<Offer> {
    let all = procedure::builtin();
    let called = all
        .iter()
        .find(|procedure| procedure.name().eq_ignore_ascii_case(name));
    let columns = called.into_iter().flat_map(|procedure| procedure.columns());
    columns
        .filter(|field| begins(&field.name, typed))
        .map(|field| Offer::new(identifier(&field.name), ""))
        .collect()
}

pub(super) fn choices(word: &Word, known: impl IntoIterator<Item = String>) -> (usize, Vec<Offer>) {
    let offers = known.into_iter().filter(|name| begins(name, &word.text));
    (
        word.range.start,
        offers.map(|name| Offer::new(name, "")).collect(),
    )
}

/// Files and folders that go on from what is typed, folders with a slash.
pub(super) fn files(typed: &str) -> Vec<Offer> {
    let (folder, begun) = match typed.rfind('/') {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let place = if folder.is_empty() {
        Path::new(".")
    } else {
        Path::new(folder)
    };
    let mut found: Vec<String> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            (!hidden && begins(&name, begun)).then(|| format!("{folder}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.into_iter().map(|name| Offer::new(name, "")).collect()
}
