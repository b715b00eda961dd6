//! `thidua check`: looks for mistakes in saved queries, and points at them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cypher;
use crate::graph::{Graph, Value};
use crate::render::{Message, Origin, Problem};
use crate::repl::saved::{SavedQuery, cypher_files};
use crate::repl::statements;
use crate::text::Span;

use super::graph_file::GraphFile;
use super::{Console, Failure, Verdict};

/// Arguments of `thidua check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Files, or folders of them
    #[arg(value_name = "PATH", default_value = "queries")]
    paths: Vec<PathBuf>,
    /// A graph whose labels, types and keys the queries should keep to
    #[arg(long, short, value_name = "FILE")]
    graph: Option<PathBuf>,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let graph = match &self.graph {
            Some(graph) => Some(
                GraphFile {
                    graph: graph.clone(),
                }
                .open()?,
            ),
            None => None,
        };
        let mut checker = Checker {
            console,
            knows_words: graph.is_some(),
            engine: cypher::Session::new(graph.unwrap_or_else(Graph::new)),
            mistakes: 0,
            warnings: 0,
        };
        let mut count = 0;
        for path in &self.paths {
            for file in files(path)? {
                count += 1;
                checker.check(&file);
            }
        }
        if count == 0 {
            return Err(Failure::data("there is no `.cypher` file here"));
        }
        let (lang, mistakes) = (console.lang, checker.mistakes);
        console.say(&lang.fill(
            Message::Checked,
            &[
                ("files", &lang.number(count)),
                ("mistakes", &lang.number(mistakes)),
                ("warnings", &lang.number(checker.warnings)),
            ],
        ));
        Ok(if mistakes == 0 {
            Verdict::Answered
        } else {
            Verdict::AtFault
        })
    }
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path.is_dir() {
        return Ok(cypher_files(path));
    }
    if path.exists() {
        return Ok(vec![path.to_owned()]);
    }
    Err(Failure::data(format!(
        "{}: there is no such file",
        path.display()
    )))
}

struct Checker<'c> {
    console: &'c Console,
    engine: cypher::Session,
    /// Whether the engine's graph says which words there are.
    knows_words: bool,
    mistakes: usize,
    warnings: usize,
}

impl Checker<'_> {
    fn check(&mut self, path: &Path) {
        let query = match SavedQuery::load(path) {
            Ok(query) => query,
            Err(error) => {
                self.mistakes += 1;
                self.console.say(&format!("{}: {error}", path.display()));
                return;
            }
        };
        let mut problems = query.problems.clone();
        header(&query, &mut problems);
        self.statements(&query, &mut problems);
        self.parameters(&query, &mut problems);
        problems.sort_by_key(|problem| problem.span);
        let origin_name = query.origin();
        let origin = Origin {
            name: &origin_name,
            lang: self.console.lang,
            palette: self.console.talk_palette,
            ..Origin::default()
        };
        for problem in &problems {
            if problem.is_warning {
                self.warnings += 1;
            } else {
                self.mistakes += 1;
            }
            self.console.say(&origin.problem(problem, &query.text));
        }
    }

    /// Parses, binds and type-checks every statement, and compares its columns with the header's.
    fn statements(&mut self, query: &SavedQuery, problems: &mut Vec<Problem>) {
        let found = statements(&query.text);
        if found.is_empty() {
            problems.push(mistake(
                "NoQuery",
                "the file holds no query",
                Span::default(),
            ));
        }
        for statement in found {
            let text = query.text.get(statement.range.clone()).unwrap_or_default();
            let place = |span: Span| moved(span, statement.range.start);
            match self.explain(text, query) {
                Err(problem) => problems.push(Problem {
                    span: place(problem.span),
                    ..problem
                }),
                Ok((columns, warnings)) => {
                    problems.extend(warnings.into_iter().map(|problem| Problem {
                        span: place(problem.span),
                        ..problem
                    }));
                    if !query.columns.is_empty() && columns != query.columns {
                        let title = format!("the columns are {}", columns.join(", "));
                        problems.push(mistake("ColumnsDiffer", title, query.columns_span));
                    }
                }
            }
        }
        for parameter in &query.parameters {
            if let Some((text, span)) = &parameter.suggest {
                match self.explain(text, query) {
                    Err(problem) => problems.push(Problem {
                        span: moved(problem.span, span.start as usize),
                        ..problem
                    }),
                    Ok((columns, _)) if columns.len() != 1 => {
                        let title = "a query that suggests values has one column";
                        problems.push(mistake("OneColumnExpected", title, *span));
                    }
                    Ok(_) => {}
                }
            }
        }
    }

    /// Plans a statement without running it.
    fn explain(
        &mut self,
        text: &str,
        query: &SavedQuery,
    ) -> Result<(Vec<String>, Vec<Problem>), Problem> {
        let prefix = "EXPLAIN ";
        let parameters: BTreeMap<String, Value> = query
            .parameters
            .iter()
            .map(|parameter| (parameter.name.clone(), Value::Null))
            .collect();
        let back = |span: Span| Span {
            start: span.start.saturating_sub(8),
            end: span.end.saturating_sub(8),
        };
        let answer = self
            .engine
            .run(&format!("{prefix}{text}"), &parameters)
            .map_err(|error| Problem {
                code: error.kind.code().to_owned(),
                title: error.kind.to_string(),
                span: back(error.span),
                helps: crate::render::did_you_mean(self.console.lang, error.kind.candidates())
                    .into_iter()
                    .collect(),
                ..Problem::default()
            })?;
        let warnings = answer.warnings.iter().filter(|_| self.knows_words);
        let warnings = warnings.map(|warning| Problem {
            title: warning.message.clone(),
            span: back(warning.span),
            helps: crate::render::did_you_mean(self.console.lang, &warning.candidates)
                .into_iter()
                .collect(),
            is_warning: true,
            ..Problem::default()
        });
        let columns = answer.columns.iter().map(ToString::to_string).collect();
        Ok((columns, warnings.collect()))
    }

    /// Every `$name` is declared and every declared one is used; defaults are of their type.
    fn parameters(&mut self, query: &SavedQuery, problems: &mut Vec<Problem>) {
        let used = query.used_parameters();
        for (name, span) in &used {
            if !query
                .parameters
                .iter()
                .any(|parameter| parameter.name == *name)
            {
                let title = format!("parameter `{name}` is not in the header");
                problems.push(mistake("UndeclaredParameter", title, *span));
            }
        }
        let mut session = crate::repl::Session::new(
            Graph::new(),
            None,
            crate::repl::Settings::default(),
            crate::repl::saved::Shelf::default(),
        );
        for parameter in &query.parameters {
            if !used.iter().any(|(name, _)| *name == parameter.name) {
                let title = format!("parameter `{}` is not used", parameter.name);
                problems.push(mistake("UnusedParameter", title, parameter.span));
            }
            if let Some(default) = &parameter.default
                && session.value(default, Some(&parameter.kind)).is_err()
            {
                let title = format!("`{default}` is not of type {}", parameter.kind);
                problems.push(mistake("DefaultOfOtherType", title, parameter.span));
            }
        }
    }
}

/// What must stand in a header.
fn header(query: &SavedQuery, problems: &mut Vec<Problem>) {
    let missing = [
        (query.title.en.is_empty(), "title"),
        (query.about.en.is_empty(), "about"),
        (query.columns.is_empty(), "columns"),
    ];
    for (_, key) in missing.into_iter().filter(|(missing, _)| *missing) {
        let title = format!("the header has no `// {key}: …`");
        problems.push(Problem {
            is_warning: true,
            ..mistake("HeaderIncomplete", title, Span::default())
        });
    }
    let good = query
        .name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !good {
        let title = format!("`{}` is no name: small letters, digits and `_`", query.name);
        problems.push(mistake("BadName", title, Span::default()));
    }
}

fn mistake(code: &str, title: impl Into<String>, span: Span) -> Problem {
    Problem {
        code: code.to_owned(),
        title: title.into(),
        span,
        ..Problem::default()
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span::new(span.start as usize + by, span.end as usize + by)
}
