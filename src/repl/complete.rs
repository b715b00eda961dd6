//! What Tab offers: by the place of the cursor, out of the words of the graph and of the shell.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::cypher::{function, procedure};
use crate::graph::value::quoted;
use crate::graph::{Graph, NodeId};
use crate::render::Mode;
use crate::render::value::identifier;
use crate::text::strip_marks;

use super::answer::asks_for_last;
use super::command;
use super::draft::{Draft, Part};
use super::names::{Names, begins_a_word};
use super::place::{Place, Wanted};
use super::saved::SavedQuery;
use super::statement::{StatementKind, statements};
use super::vocabulary::Vocabulary;
use super::words::{Word, words};

/// Most names that are offered at once.
const NAMES: usize = 40;

/// Words that can begin a statement.
const STARTS: &[&str] = &[
    "MATCH",
    "OPTIONAL MATCH",
    "RETURN",
    "WITH",
    "UNWIND",
    "CREATE",
    "MERGE",
    "CALL",
    "EXPLAIN",
    "PROFILE",
];

/// Words that can stand inside of a statement.
const INNER: &[&str] = &[
    "WHERE",
    "RETURN",
    "WITH",
    "MATCH",
    "OPTIONAL MATCH",
    "ORDER BY",
    "LIMIT",
    "SKIP",
    "AS",
    "AND",
    "OR",
    "NOT",
    "XOR",
    "IN",
    "CONTAINS",
    "STARTS WITH",
    "ENDS WITH",
    "IS NULL",
    "IS NOT NULL",
    "DISTINCT",
    "ASC",
    "DESC",
    "UNWIND",
    "UNION",
    "UNION ALL",
    "CREATE",
    "MERGE",
    "SET",
    "REMOVE",
    "DELETE",
    "DETACH DELETE",
    "ON CREATE SET",
    "ON MATCH SET",
    "CALL",
    "YIELD",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "EXISTS",
    "COUNT",
    "COLLECT",
    "ALL",
    "ANY",
    "NONE",
    "SINGLE",
    "REDUCE",
    "true",
    "false",
    "null",
    "shortestPath",
    "allShortestPaths",
];

/// Something that Tab offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is written into the line.
    pub text: String,
    /// What the list shows, with a word on what it is.
    pub shown: String,
}

impl Offer {
    fn new(text: impl Into<String>, note: &str) -> Self {
        let text = text.into();
        let shown = if note.is_empty() {
            text.clone()
        } else {
            format!("{text}  ({note})")
        };
        Self { text, shown }
    }
}

/// What completion knows beside the line itself.
pub(crate) struct Sources<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) names: &'a Names,
    pub(crate) saved: &'a [SavedQuery],
    pub(crate) parameters: Vec<String>,
    /// Values for the parameter that is being typed, where its query offers some.
    pub(crate) suggestions: &'a [String],
    /// The columns of the last result, which are the keys of the rows in `$_`.
    pub(crate) last_columns: &'a [String],
}

impl Sources<'_> {
    /// Returns where the completed word begins, and the offers, best first.
    pub(crate) fn complete(&self, line: &str, pos: usize) -> (usize, Vec<Offer>) {
        let before = line.get(..pos).unwrap_or_default();
        let last = statements(before).pop().filter(|last| {
            !last.ended || {
                last.kind == StatementKind::Command
                    && last.range.start
                        + before[last.range.start..]
                            .find('\n')
                            .unwrap_or(before.len())
                        >= pos
            }
        });
        match last {
            Some(last) if last.kind == StatementKind::Command => {
                let start = last.range.start;
                let (at, offers) = self.command(before.get(start..).unwrap_or_default());
                (start + at, offers)
            }
            _ => self.query(before),
        }
    }

    fn query(&self, before: &str) -> (usize, Vec<Offer>) {
        let draft = Draft::of(before);
        let wanted = Wanted::at_end_of(&draft);
        let typed = wanted.typed.as_str();
        let offers = match &wanted.place {
            Place::Start => keywords(STARTS, typed),
            Place::Label => kinds(
                self.vocabulary.labels.iter().map(|(n, k)| (n, k.count)),
                typed,
            ),
            Place::RelType => kinds(
                self.vocabulary.types.iter().map(|(n, k)| (n, k.count)),
                typed,
            ),
            Place::Key(of) => self.keys(&draft, &wanted, of),
            Place::Text { key, of } => self.texts(key.as_deref(), of, typed),
            Place::Parameter => {
                let names = self.parameters.iter().map(|name| format!("${name}"));
                names
                    .filter(|name| begins(name, typed))
                    .map(|name| Offer::new(name, ""))
                    .collect()
            }
            Place::Procedure => procedures(typed),
            Place::Yield(name) => yields(name, typed),
            Place::Variable => variables(&draft, typed, |part| !part.is_rel),
            Place::Expression => {
                let mut offers = variables(&draft, typed, |_| true);
                if !typed.is_empty() {
                    offers.extend(keywords(INNER, typed));
                    offers.extend(functions(typed));
                }
                offers
            }
            Place::Nothing => Vec::new(),
        };
        (wanted.start, offers)
    }

    fn keys(&self, draft: &Draft, wanted: &Wanted, of: &Part) -> Vec<Offer> {
        let typed = wanted.typed.as_str();
        let mut keys: Vec<(Arc<str>, usize)> = self
            .vocabulary
            .keys(&of.names, of.is_rel)
            .into_iter()
            .collect();
        keys.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut keys: Vec<&str> = keys.iter().map(|(key, _)| key.as_ref()).collect();
        if of.names.is_empty() && asks_for_last(&draft.text) {
            // Perhaps a row of the last result: its columns first.
            keys.retain(|key| !self.last_columns.iter().any(|column| column == key));
            keys.splice(0..0, self.last_columns.iter().map(String::as_str));
        }
        let mut offers: Vec<Offer> = keys
            .into_iter()
            .filter(|key| begins(key, typed))
            .map(|key| Offer::new(identifier(key), ""))
            .collect();
        if offers.is_empty() {
            // Perhaps the dot is that of a function's name: `date.tru⇥`.
            let end = draft.text.len() - typed.len();
            let space = draft.text.get(..end).unwrap_or_default();
            let start = space
                .rfind(|c: char| !c.is_alphanumeric() && c != '.' && c != '_')
                .map_or(0, |at| at + 1);
            let space = space.get(start..).unwrap_or_default();
            offers = functions(&format!("{space}{typed}"))
                .into_iter()
                .filter_map(|offer| {
                    let text = offer.text.get(space.len()..)?.to_owned();
                    Some(Offer { text, ..offer })
                })
                .collect();
        }
        offers
    }

    /// Names of entities, or values of the key, in quotes of the kind that was typed.
    fn texts(&self, key: Option<&str>, of: &Part, typed: &str) -> Vec<Offer> {
        let mark = typed.chars().next().unwrap_or('\'');
        let inner = typed.get(1..).unwrap_or_default();
        let in_quotes = |text: &str| match mark {
            '"' => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            _ => quoted(text),
        };
        let named = key.is_none_or(|key| matches!(key, "name" | "title" | "aliases"));
        if named {
            return self
                .names(inner, &of.names)
                .into_iter()
                .map(|(text, note)| {
                    let quoted = in_quotes(&text);
                    let shown = format!("{text}  ({note})");
                    Offer {
                        text: quoted,
                        shown,
                    }
                })
                .collect();
        }
        let folded = strip_marks(inner);
        let values = key.and_then(|key| self.vocabulary.values.get(key));
        let values = values.into_iter().flatten();
        values
            .filter(|value| strip_marks(value).starts_with(&folded))
            .take(NAMES)
            .map(|value| Offer {
                text: in_quotes(value),
                shown: value.to_string(),
            })
            .collect()
    }

    /// Names that fit, each with its label.
    fn names(&self, typed: &str, labels: &[String]) -> Vec<(String, String)> {
        let keep = |node: NodeId| {
            let of_node = self.graph.labels(node);
            labels
                .iter()
                .all(|label| of_node.iter().any(|own| **own == **label))
        };
        let alive = |node: NodeId| self.graph.has_node(node) && keep(node);
        let shown = crate::render::Shown::of(self.graph);
        self.names
            .find(typed, alive, NAMES)
            .into_iter()
            .map(|name| {
                let mut note = shown.labels(name.node).join(":");
                if name.text != name.name {
                    note = format!("{note}, {}", name.text);
                }
                (name.name.to_string(), note)
            })
            .collect()
    }

    fn command(&self, line: &str) -> (usize, Vec<Offer>) {
        let found = words(line);
        let fresh =
            line.ends_with(char::is_whitespace) && found.last().is_none_or(|word| !word.open);
        let (Some(first), false) = (found.first(), found.len() == 1 && !fresh) else {
            let offers = command::names().into_iter().map(|name| format!(":{name}"));
            let offers = offers.filter(|name| begins(name, line));
            return (0, offers.map(|name| Offer::new(name, "")).collect());
        };
        let name = first.text.trim_start_matches(':').to_lowercase();
        let rest_start = line.find(char::is_whitespace).map_or(line.len(), |at| {
            at + line.get(at..).map_or(0, leading_blanks)
        });
        let rest = line.get(rest_start..).unwrap_or_default();
        let empty = Word {
            text: String::new(),
            range: line.len()..line.len(),
            open: false,
        };
        let word = if fresh {
            &empty
        } else {
            found.last().unwrap_or(&empty)
        };
        let nth = if fresh { found.len() } else { found.len() - 1 };
        match (name.as_str(), nth) {
            ("explain" | "profile", _) => {
                let (at, offers) = self.query(rest);
                (rest_start + at, offers)
            }
            ("find" | "show" | "evidence" | "why", _) => {
                let names = self.names(rest, &[]).into_iter();
                let offers = names.map(|(text, note)| Offer::new(text, &note));
                (rest_start, offers.collect())
            }
            ("expand", 1) | ("path", 1 | 2) => {
                let names = self.names(&word.text, &[]).into_iter();
                let offers = names.map(|(text, note)| Offer {
                    shown: format!("{text}  ({note})"),
                    text: quoted(&text),
                });
                (word.range.start, offers.collect())
            }
            ("expand", 2) => {
                let types = self.vocabulary.types.iter().map(|(n, k)| (n, k.count));
                (word.range.start, kinds(types, &word.text))
            }
            ("schema", 1) => {
                let labels = self.vocabulary.labels.iter().map(|(n, k)| (n, k.count));
                let types = self.vocabulary.types.iter().map(|(n, k)| (n, k.count));
                (word.range.start, kinds(labels.chain(types), &word.text))
            }
            ("mode", 1) => choices(word, Mode::ALL.iter().map(|mode| mode.name().to_owned())),
            ("timer", 1) => choices(word, ["on", "off"].map(str::to_owned)),
            ("open", 1) => choices(word, ["html", "csv"].map(str::to_owned)),
            ("help", 1) => {
                let topics = ["keys", "modes", "queries", "functions", "procedures"];
                let names = command::names()
                    .into_iter()
                    .chain(topics)
                    .map(str::to_owned);
                let functions = function::all().map(|function| function.name.to_owned());
                choices(word, names.chain(functions))
            }
            ("run" | "edit", 1) => {
                let offers = self
                    .saved
                    .iter()
                    .filter(|query| begins(&query.name, &word.text));
                let offers = offers.map(|query| Offer::new(&query.name, &query.title.en));
                (word.range.start, offers.collect())
            }
            ("run", _) => {
                let query = found
                    .get(1)
                    .map(|word| word.text.clone())
                    .unwrap_or_default();
                self.values(&query, word)
            }
            ("param", _) => {
                let names = self.parameters.iter().map(|name| format!("{name}="));
                choices(word, names)
            }
            ("read" | "once" | "output" | "export", _) => {
                let target = rest.trim_start_matches('|');
                if target.len() < rest.len() {
                    return (line.len(), Vec::new());
                }
                (rest_start, files(rest))
            }
            _ => (line.len(), Vec::new()),
        }
    }

    /// `key=` of a saved query's parameters, and values for one that has a query to suggest them.
    fn values(&self, name: &str, word: &Word) -> (usize, Vec<Offer>) {
        let Some(query) = self.saved.iter().find(|query| query.name == name) else {
            return (word.range.start, Vec::new());
        };
        let Some((key, typed)) = word.text.split_once('=') else {
            let keys = query.parameters.iter();
            return choices(word, keys.map(|parameter| format!("{}=", parameter.name)));
        };
        let folded = strip_marks(typed);
        let mut fitting: BTreeMap<(bool, String), Offer> = BTreeMap::new();
        for value in self.suggestions {
            let own = strip_marks(value);
            let begins_word = begins_a_word(&own, &folded);
            if own.starts_with(&folded) || begins_word {
                let offer = Offer {
                    text: format!("{key}={}", quoted(value)),
                    shown: value.clone(),
                };
                fitting.insert((!own.starts_with(&folded), value.clone()), offer);
            }
        }
        (
            word.range.start,
            fitting.into_values().take(NAMES).collect(),
        )
    }
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn begins(name: &str, typed: &str) -> bool {
    strip_marks(name).starts_with(&strip_marks(typed.trim_start_matches('`')))
}

fn keywords(known: &[&str], typed: &str) -> Vec<Offer> {
    let wanted = known.iter().filter(|word| begins(word, typed));
    wanted.map(|word| Offer::new(*word, "")).collect()
}

fn kinds<'k>(known: impl Iterator<Item = (&'k Arc<str>, usize)>, typed: &str) -> Vec<Offer> {
    let mut found: Vec<(&Arc<str>, usize)> =
        known.filter(|(name, _)| begins(name, typed)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    found
        .into_iter()
        .map(|(name, count)| Offer::new(identifier(name), &count.to_string()))
        .collect()
}

fn variables(draft: &Draft, typed: &str, keep: impl Fn(&Part) -> bool) -> Vec<Offer> {
    draft
        .scope
        .iter()
        .filter(|(name, part)| keep(part) && begins(name, typed))
        .map(|(name, part)| Offer::new(identifier(name), &part.names.join(":")))
        .collect()
}

fn functions(typed: &str) -> Vec<Offer> {
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

fn procedures(typed: &str) -> Vec<Offer> {
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

fn yields(name: &str, typed: &str) -> Vec<Offer> {
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

fn choices(word: &Word, known: impl IntoIterator<Item = String>) -> (usize, Vec<Offer>) {
    let offers = known.into_iter().filter(|name| begins(name, &word.text));
    (
        word.range.start,
        offers.map(|name| Offer::new(name, "")).collect(),
    )
}

/// Files and folders that go on from what is typed, folders with a slash.
fn files(typed: &str) -> Vec<Offer> {
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
