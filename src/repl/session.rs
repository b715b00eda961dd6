//! A session: a line in, text out. All of the shell that needs no terminal.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use unicode_normalization::UnicodeNormalization;

use crate::cypher::{self, CypherErrorKind};
use crate::graph::{Graph, Source, Value};
use crate::render::{Elided, Lang, Message, Origin, Problem, Role, Rows, Shown};
use crate::text::Span;

use super::command::{self, Command};
use super::results::{Last, Target};
use super::saved::{SavedQuery, Shelf};
use super::settings::Settings;
use super::statement::{StatementKind, statements};
use super::vocabulary::Vocabulary;

/// What only the rest of the program can do for a session.
pub trait Outside: Send {
    /// Explains why the stretch of a source was read as it was: candidates, features, the rule
    /// that decided. Nothing where the text is not a mention.
    fn why(&mut self, source: &Source, span: Span, lang: Lang) -> Option<String>;
}

/// An outside that knows nothing, for tests and for graphs without articles.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Outside for Nobody {
    fn why(&mut self, _: &Source, _: Span, _: Lang) -> Option<String> {
        None
    }
}

/// What a line brought about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// What was asked for; goes to standard output.
    pub data: String,
    /// What is said about it; goes to standard error.
    pub talk: String,
    /// Whether something was wrong.
    pub failed: bool,
    /// What is to be done next.
    pub then: Then,
}

/// What is to be done after a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Then {
    /// Wait for the next one.
    #[default]
    Next,
    /// Leave.
    Quit,
    /// Let the user edit this text and enter the result; if a file is named, edit that.
    Edit {
        /// The text to begin with.
        text: String,
        /// The file to edit in place.
        file: Option<PathBuf>,
    },
    /// Show a file with the program that the desktop has for it.
    Open(PathBuf),
    /// The user stopped the query.
    Interrupted,
}

impl Reply {
    pub(super) fn say(&mut self, line: &str) {
        self.talk.push_str(line);
        self.talk.push('\n');
    }

    pub(super) fn talk(line: impl Into<String>) -> Self {
        let mut reply = Self::default();
        reply.say(&line.into());
        reply
    }

    pub(super) fn fail(line: impl Into<String>) -> Self {
        Self {
            failed: true,
            ..Self::talk(line)
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.data.push_str(&other.data);
        self.talk.push_str(&other.talk);
        self.failed |= other.failed;
        self.then = other.then;
    }
}

/// Where input comes from, for messages.
#[derive(Debug, Clone, Copy)]
pub struct Script<'a> {
    /// The name of the file, or of what else it is.
    pub name: &'a str,
    /// Whether to go on after a mistake.
    pub keep_going: bool,
}

/// The state of a shell between two lines.
pub struct Session {
    pub(super) engine: cypher::Session,
    pub(super) file: Option<PathBuf>,
    pub(super) settings: Settings,
    pub(super) parameters: BTreeMap<String, Value>,
    pub(super) shelf: Shelf,
    pub(super) last: Option<Last>,
    pub(super) last_query: Option<String>,
    pub(super) once: Option<Target>,
    pub(super) output: Option<Target>,
    /// The graph before `:begin`.
    pub(super) before_transaction: Option<Graph>,
    /// The graph before the last statement that changed it.
    pub(super) before_change: Option<Graph>,
    pub(super) outside: Box<dyn Outside>,
    vocabulary: Option<Vocabulary>,
    /// Files that are being read, to notice one that reads itself.
    pub(super) reading: Vec<PathBuf>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("file", &self.file)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Session {
    /// Begins a session on a graph. Changes are kept in `file`, where there is one.
    #[must_use]
    pub fn new(graph: Graph, file: Option<PathBuf>, settings: Settings, shelf: Shelf) -> Self {
        Self {
            engine: cypher::Session::new(graph),
            file,
            settings,
            parameters: BTreeMap::new(),
            shelf,
            last: None,
            last_query: None,
            once: None,
            output: None,
            before_transaction: None,
            before_change: None,
            outside: Box::new(Nobody),
            vocabulary: None,
            reading: Vec::new(),
        }
    }

    /// Gives the session somebody who can explain how articles were read.
    #[must_use]
    pub fn with_outside(mut self, outside: Box<dyn Outside>) -> Self {
        self.outside = outside;
        self
    }

    /// Returns the graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        self.engine.graph()
    }

    /// Returns the settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the settings, to change them.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// Returns the parameters, to change them.
    pub fn parameters_mut(&mut self) -> &mut BTreeMap<String, Value> {
        &mut self.parameters
    }

    /// Returns the shelf of saved queries.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Returns the flag that stops a running query when it is set.
    #[must_use]
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        self.engine.cancel_flag()
    }

    /// Returns what stands before the cursor: the graph's name, and `*` inside a transaction.
    #[must_use]
    pub fn prompt(&self) -> String {
        let name = self
            .file
            .as_ref()
            .and_then(|file| file.file_stem())
            .map(|stem| stem.to_string_lossy().into_owned())
            .filter(|stem| stem != "graph");
        let open = if self.before_transaction.is_some() {
            "*"
        } else {
            ""
        };
        match name {
            Some(name) => format!("thidua {name}{open}> "),
            None => format!("thidua{open}> "),
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.settings.lang
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        Shown::of(self.engine.graph())
    }

    /// Returns the words of the graph as it is now.
    pub(super) fn vocabulary(&mut self) -> &Vocabulary {
        let version = self.engine.graph().version();
        let current = self
            .vocabulary
            .take()
            .filter(|vocabulary| vocabulary.version == version);
        self.vocabulary
            .insert(current.unwrap_or_else(|| Vocabulary::of(self.engine.graph())))
    }

    /// Returns the words of the graph, read by [`Self::vocabulary`] before, beside the graph.
    pub(super) fn words_and_graph(&self) -> (&Vocabulary, &Graph) {
        const EMPTY: &Vocabulary = &Vocabulary::EMPTY;
        (
            self.vocabulary.as_ref().unwrap_or(EMPTY),
            self.engine.graph(),
        )
    }

    /// Forgets what was read from the graph: another one has taken its place.
    pub(super) fn forget_vocabulary(&mut self) {
        self.vocabulary = None;
    }

    /// Takes what was typed: statements and commands, and stops at the first mistake.
    pub fn line(&mut self, input: &str) -> Reply {
        let script = Script {
            name: "query",
            keep_going: false,
        };
        self.script(input, script)
    }

    /// Runs the statements and commands of a file.
    pub fn script(&mut self, input: &str, script: Script<'_>) -> Reply {
        let mut reply = Reply::default();
        self.script_to(input, script, &mut |part| reply.append(part));
        reply
    }

    /// Runs the statements and commands of a file, and hands over each one's reply at once.
    pub fn script_to(&mut self, input: &str, script: Script<'_>, sink: &mut dyn FnMut(Reply)) {
        // Some keyboards type vowels and marks apart; the graph and the parser know them as one.
        let input: String = input.nfc().collect();
        for statement in statements(&input) {
            let text = input.get(statement.range.clone()).unwrap_or_default();
            let reply = match statement.kind {
                StatementKind::Command => self.command_line(text),
                StatementKind::Query => {
                    let before = input.get(..statement.range.start).unwrap_or_default();
                    self.query(text, script.name, 1 + before.matches('\n').count())
                }
            };
            let stop = (reply.failed && !script.keep_going) || reply.then != Then::Next;
            sink(reply);
            if stop {
                break;
            }
        }
    }

    fn command_line(&mut self, line: &str) -> Reply {
        match command::parse(line, self.lang()) {
            Ok(command) => self.command(command),
            Err(said) => self.complain(&said),
        }
    }

    /// Says what is wrong, in red.
    pub(super) fn complain(&self, said: &str) -> Reply {
        let word = self.lang().say(Message::ErrorWord);
        let word = self.settings.talk_palette.paint(Role::Wrong, word);
        Reply::fail(format!("{word}: {said}"))
    }

    fn command(&mut self, command: Command) -> Reply {
        match command {
            Command::Find { text } => self.find(&text),
            Command::Show { id } => self.show(id.as_deref()),
            Command::Expand { id, rel_type } => self.expand(&id, rel_type.as_deref()),
            Command::Path { from, to, steps } => self.path(&from, &to, steps),
            Command::Schema { name } => self.schema(name.as_deref()),
            Command::Evidence { row } => self.evidence(row.as_deref()),
            Command::Why { row } => self.why(row.as_deref()),
            Command::Review { below } => self.review(&below),
            Command::Mode { mode } => self.mode(mode),
            Command::Once { target } => self.set_once(&target),
            Command::Output { target } => self.set_output(target.as_deref()),
            Command::Last => self.show_last(),
            Command::Open { format } => self.open(&format),
            Command::Export { file, format } => self.export(&file, format.as_deref()),
            Command::Queries { text } => self.queries(text.as_deref()),
            Command::Run { name, values } => self.run_saved(&name, &values),
            Command::Save { name, title } => self.save(&name, &title.join(" ")),
            Command::Edit { name } => self.edit(name.as_deref()),
            Command::Read { file } => self.read(&file),
            Command::Param { values } => self.param(&values),
            Command::Explain { query } => self.planned("EXPLAIN", query),
            Command::Profile { query } => self.planned("PROFILE", query),
            Command::Begin => self.begin(),
            Command::Commit => self.commit(),
            Command::Rollback => self.rollback(),
            Command::Undo => self.undo(),
            Command::Timer { when } => self.timer(when.as_deref()),
            Command::Limit { rows } => self.limit(rows),
            Command::Help { topic } => self.help(topic.as_deref()),
            Command::Quit => Reply {
                then: Then::Quit,
                ..Reply::default()
            },
        }
    }

    fn planned(&mut self, prefix: &str, query: Option<String>) -> Reply {
        let Some(query) = query.or_else(|| self.last_query.clone()) else {
            return self.complain(self.lang().say(Message::NoLastQuery));
        };
        self.query(&format!("{prefix} {query}"), "query", 1)
    }

    /// Runs one query and writes its answer where answers go.
    pub(super) fn query(&mut self, text: &str, name: &str, line: usize) -> Reply {
        let planned = ["EXPLAIN ", "PROFILE "].iter().any(|prefix| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        if !planned {
            self.last_query = Some(text.to_owned());
        }
        let parameters = self.parameters.clone();
        self.query_with(text, name, line, &parameters)
    }

    /// Runs one query with parameters of its own.
    pub(super) fn query_with(
        &mut self,
        text: &str,
        name: &str,
        line: usize,
        parameters: &BTreeMap<String, Value>,
    ) -> Reply {
        let start = Instant::now();
        let before = super::changes::may_change(text).then(|| self.engine.graph().clone());
        let outcome = self.engine.run(text, parameters);
        let elapsed = start.elapsed();
        let origin = Origin {
            name,
            line,
            lang: self.lang(),
            palette: self.settings.talk_palette,
        };
        let answer = match outcome {
            Ok(answer) => answer,
            Err(error) => {
                let then = match error.kind {
                    CypherErrorKind::Cancelled => Then::Interrupted,
                    _ => Then::Next,
                };
                let drawn = origin.error(&error, text);
                return Reply {
                    then,
                    ..Reply::fail(drawn)
                };
            }
        };
        let mut reply = Reply::default();
        for warning in &answer.warnings {
            let problem = Problem {
                title: odd(&warning.message, self.lang()),
                span: warning.span,
                helps: crate::render::did_you_mean(self.lang(), &warning.candidates)
                    .into_iter()
                    .collect(),
                is_warning: true,
                ..Problem::default()
            };
            reply.say(&origin.problem(&problem, text));
        }
        if let Some(plan) = &answer.plan {
            reply.data.push_str(&plan.tree());
        }
        let effects = answer.effects;
        if !answer.columns.is_empty() && answer.plan.is_none() {
            self.last = Some(Last {
                columns: answer.columns.iter().map(ToString::to_string).collect(),
                rows: answer.rows,
            });
            reply.append(self.present(Some(elapsed)));
        }
        if !effects.is_empty() {
            reply.say(&super::changes::told(effects, self.lang()));
            if let Some(said) = self.keep_change(before) {
                reply.append(said);
            }
        }
        reply
    }

    /// Writes the last result where results go.
    pub(super) fn present(&mut self, elapsed: Option<Duration>) -> Reply {
        let target = self.once.take();
        let (target, once) = match target {
            Some(target) => (Some(target), true),
            None => (self.output.clone(), false),
        };
        let Some(last) = &self.last else {
            return Reply::default();
        };
        match target {
            Some(target) => {
                let rows = Rows {
                    columns: &last.columns,
                    rows: &last.rows,
                    shown: self.shown(),
                };
                match target.write(&rows, self.settings.mode, self.lang(), once) {
                    Ok(()) => {
                        let values: [(&str, &dyn fmt::Display); 2] = [
                            ("rows", &self.lang().rows(rows.rows.len())),
                            ("target", &target),
                        ];
                        Reply::talk(self.lang().fill(Message::Written, &values))
                    }
                    Err(error) => {
                        let said = format!("{target}: {error}");
                        self.complain(&said)
                    }
                }
            }
            None => self.write_here(elapsed, self.settings.rows),
        }
    }

    /// Writes the last result to the screen, with at most this many rows in a box.
    pub(super) fn write_here(&self, elapsed: Option<Duration>, most: Option<usize>) -> Reply {
        let Some(last) = &self.last else {
            return Reply::default();
        };
        let rows = Rows {
            columns: &last.columns,
            rows: &last.rows,
            shown: self.shown(),
        };
        let mut layout = self.settings.layout();
        layout.rows = most;
        let mut out = Vec::new();
        // Writing to memory does not fail.
        let elided = self
            .settings
            .mode
            .write(&rows, layout, &mut out)
            .unwrap_or_default();
        let mut reply = Reply {
            data: String::from_utf8_lossy(&out).into_owned(),
            ..Reply::default()
        };
        for line in self.footer(last.rows.len(), elided, elapsed) {
            reply.say(&self.settings.talk_palette.paint(Role::Faint, &line));
        }
        reply
    }

    fn footer(&self, rows: usize, elided: Elided, elapsed: Option<Duration>) -> Vec<String> {
        let lang = self.lang();
        let mut line = lang.rows(rows);
        if let Some(shown) = elided.rows_shown {
            line = lang.fill(
                Message::RowsShown,
                &[("rows", &line), ("shown", &lang.number(shown))],
            );
        }
        if let (true, Some(elapsed)) = (self.settings.timer, elapsed) {
            line = format!("{line} · {}", duration(elapsed));
        }
        let mut lines = vec![line];
        if elided.columns_left_out > 0 {
            let count = &elided.columns_left_out;
            lines.push(lang.fill(Message::ColumnsLeftOut, &[("count", count)]));
        }
        lines
    }

    /// Evaluates a literal: `'Huế'`, `12`, `['a', 'b']`, `true`. Nothing else is looked at.
    pub(super) fn literal(&mut self, text: &str) -> Option<Value> {
        if !super::library::is_literal(text) {
            return None;
        }
        let answer = self
            .engine
            .run(&format!("RETURN {text}"), &BTreeMap::new())
            .ok()?;
        answer.rows.into_iter().next()?.into_iter().next()
    }

    /// Returns where the word at `pos` begins, and what could stand there, best first.
    pub fn complete(&mut self, line: &str, pos: usize) -> (usize, Vec<super::Offer>) {
        let saved = self.shelf.all();
        self.vocabulary();
        let vocabulary = self.vocabulary.take().unwrap_or_default();
        let mut parameters: Vec<String> = self.parameters.keys().cloned().collect();
        for query in &saved {
            for parameter in &query.parameters {
                if !parameters.contains(&parameter.name) {
                    parameters.push(parameter.name.clone());
                }
            }
        }
        let suggestions = self.suggestions(line, pos, &saved);
        let sources = super::complete::Sources {
            graph: self.engine.graph(),
            vocabulary: &vocabulary,
            saved: &saved,
            parameters,
            suggestions: &suggestions,
        };
        let offers = sources.complete(line, pos);
        self.vocabulary = Some(vocabulary);
        offers
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
        let answer = self.engine.run(&suggest, &BTreeMap::new());
        let rows = answer.map(|answer| answer.rows).unwrap_or_default();
        let values = rows.into_iter().filter_map(|row| row.into_iter().next());
        values
            .map(|value| self.shown().cell(&value))
            .filter(|value| !value.is_empty())
            .collect()
    }
}

/// Says what is odd about a query, in the session's language.
fn odd(message: &str, lang: Lang) -> String {
    let known = [
        ("no label ", Message::NoLabel),
        ("no relationship type ", Message::NoRelType),
        ("no property ", Message::NoProperty),
    ];
    known
        .into_iter()
        .find_map(|(prefix, said)| {
            let name = message
                .strip_prefix(prefix)?
                .strip_suffix(" in this graph")?;
            Some(lang.fill(said, &[("name", &name)]))
        })
        .unwrap_or_else(|| message.to_owned())
}

/// Writes a time for people: `3 ms`, `1.24 s`, `2 min 5 s`.
pub(super) fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    match millis {
        0 => format!("{:.1} ms", time.as_secs_f64() * 1000.0),
        1..1_000 => format!("{millis} ms"),
        1_000..60_000 => format!("{:.2} s", time.as_secs_f64()),
        _ => format!("{} min {} s", millis / 60_000, millis / 1000 % 60),
    }
}
