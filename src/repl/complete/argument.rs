//! What Tab offers behind `:`: commands and their arguments.

use std::collections::BTreeMap;

use crate::cypher::function;
use crate::graph::value::quoted;
use crate::render::Mode;
use crate::repl::command;
use crate::repl::names::begins_a_word;
use crate::repl::words::{Word, words};
use crate::text::strip_marks;

use super::offer::{Offer, begins, choices, files, kinds};
use super::{NAMES, Sources};

impl Sources<'_> {
    /// Completes a line that begins with `:`.
    pub(super) fn command(&self, line: &str) -> (usize, Vec<Offer>) {
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
