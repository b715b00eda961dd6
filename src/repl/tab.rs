//! What a session knows for Tab: the words of its graph, read while the user types.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::graph::Graph;

use super::Offer;
use super::answer::LAST;
use super::census::Census;
use super::complete::Sources;
use super::names::Names;
use super::saved::SavedQuery;
use super::session::Session;
use super::vocabulary::Vocabulary;

/// How long a query may take that suggests values.
const SUGGESTING: Duration = Duration::from_millis(500);

/// The words of a graph, as far as they are known.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Those of the graph, or of the graph before its last change.
    known: Option<Vocabulary>,
    /// The reading that is under way.
    census: Option<Census>,
    /// The values that were suggested last, with the query and the version of the graph.
    suggested: Option<(String, u64, Vec<String>)>,
}

impl Words {
    fn is_of(&self, graph: &Graph) -> bool {
        let version = graph.version();
        self.known
            .as_ref()
            .is_some_and(|known| known.version == version)
    }

    /// Reads on until that moment or to the end; tells whether all words are known.
    fn read(&mut self, graph: &Graph, until: Option<Instant>) -> bool {
        if self.is_of(graph) {
            return true;
        }
        let current = self.census.take().filter(|census| census.is_of(graph));
        let mut census = current.unwrap_or_else(|| Census::begin(graph));
        let whole = census.go_on(graph, until);
        if whole {
            self.known = Some(census.vocabulary(graph));
        } else {
            self.census = Some(census);
        }
        whole
    }
}

impl Session {
    /// Returns the words of the graph as it is now.
    pub(super) fn vocabulary(&mut self) -> &Vocabulary {
        self.words.read(self.engine.graph(), None);
        self.words_and_graph().0
    }

    /// Returns the words of the graph, read by [`Self::vocabulary`] before, beside the graph.
    pub(super) fn words_and_graph(&self) -> (&Vocabulary, &Graph) {
        const EMPTY: &Vocabulary = &Vocabulary::EMPTY;
        (
            self.words.known.as_ref().unwrap_or(EMPTY),
            self.engine.graph(),
        )
    }

    /// Forgets what was read from the graph: another one has taken its place.
    pub(super) fn forget_vocabulary(&mut self) {
        self.words = Words::default();
    }

    /// Reads the words of the graph for so long; tells whether all of them are known now.
    ///
    /// The terminal calls this between keypresses, so that none of them waits for the whole graph.
    pub fn read_words(&mut self, time: Duration) -> bool {
        let until = Instant::now() + time;
        self.words.read(self.engine.graph(), Some(until))
    }

    /// Returns where the word at `pos` begins, and what could stand there, best first.
    pub fn complete(&mut self, line: &str, pos: usize) -> (usize, Vec<Offer>) {
        self.words.read(self.engine.graph(), None);
        self.offers(line, pos)
    }

    /// As [`Self::complete`], with the words that are known after so much time at most.
    pub fn complete_within(
        &mut self,
        line: &str,
        pos: usize,
        time: Duration,
    ) -> (usize, Vec<Offer>) {
        self.read_words(time);
        self.offers(line, pos)
    }

    fn offers(&mut self, line: &str, pos: usize) -> (usize, Vec<Offer>) {
        // Only commands and parameters need the saved queries, which are files.
        let needs_saved = line.trim_start().starts_with(':') || line.contains(['$', '\n']);
        let saved = if needs_saved {
            self.shelf.all()
        } else {
            Vec::new()
        };
        let mut parameters: Vec<String> = self.parameters.keys().cloned().collect();
        for query in &saved {
            for parameter in &query.parameters {
                if !parameters.contains(&parameter.name) {
                    parameters.push(parameter.name.clone());
                }
            }
        }
        let mut last_columns: &[String] = &[];
        let suggestions = self.suggestions(line, pos, &saved);
        if let Some(last) = &self.last {
            parameters.push(LAST.to_owned());
            last_columns = &last.columns;
        }
        let graph = self.engine.graph();
        let sketch;
        // Until all words are known, those from before the last change serve, or what was found
        // so far.
        let (vocabulary, names): (&Vocabulary, &Names) =
            match (&self.words.known, &self.words.census) {
                (Some(known), _) => (known, &known.names),
                (None, Some(census)) => {
                    sketch = census.sketch(graph);
                    (&sketch, census.names())
                }
                (None, None) => (&Vocabulary::EMPTY, &Names::EMPTY),
            };
        let sources = Sources {
            graph,
            vocabulary,
            names,
            saved: &saved,
            parameters,
            suggestions: &suggestions,
            last_columns,
        };
        sources.complete(line, pos)
    }

    /// Answers the suggesting query of the parameter that is being typed after `:run NAME key=`.
    fn suggestions(&mut self, line: &str, pos: usize, saved: &[SavedQuery]) -> Vec<String> {
        let typed = line.get(..pos).unwrap_or_default();
        let words = super::words::words(typed);
        let (Some(first), Some(name), Some(word)) = (words.first(), words.get(1), words.last())
        else {
            return Vec::new();
        };
        if first.text != ":run" || words.len() < 3 {
            return Vec::new();
        }
        let key = word.text.split('=').next().unwrap_or_default();
        let query = saved.iter().find(|query| query.name == name.text);
        let parameter = query.and_then(|query| {
            let mut parameters = query.parameters.iter();
            parameters.find(|parameter| parameter.name == key)
        });
        let Some((suggest, _)) = parameter.and_then(|parameter| parameter.suggest.clone()) else {
            return Vec::new();
        };
        let version = self.engine.graph().version();
        if let Some((query, of, values)) = &self.words.suggested
            && (query, *of) == (&suggest, version)
        {
            return values.clone();
        }
        let before = self.engine.limits().time.replace(SUGGESTING);
        let answer = self.engine.run(&suggest, &BTreeMap::new());
        self.engine.limits().time = before;
        let rows = answer.map(|answer| answer.rows).unwrap_or_default();
        let values = rows.into_iter().filter_map(|row| row.into_iter().next());
        let values: Vec<String> = values
            .map(|value| self.shown().cell(&value))
            .filter(|value| !value.is_empty())
            .collect();
        self.words.suggested = Some((suggest, version, values.clone()));
        values
    }
}
