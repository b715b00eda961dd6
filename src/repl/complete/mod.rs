//! What Tab offers: by the place of the cursor, out of the words of the graph and of the shell.

mod argument;
mod keyword;
mod offer;

use std::sync::Arc;

use crate::graph::value::quoted;
use crate::graph::{Graph, NodeId};
use crate::render::value::identifier;
use crate::text::strip_marks;

use super::answer::asks_for_last;
use super::draft::{Draft, Part};
use super::names::Names;
use super::place::{Place, Wanted};
use super::saved::SavedQuery;
use super::statement::{StatementKind, statements};
use super::vocabulary::Vocabulary;
use keyword::{INNER, STARTS, keywords};
pub use offer::Offer;
use offer::{begins, functions, kinds, procedures, variables, yields};

/// Most names that are offered at once.
const NAMES: usize = 40;

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
}
