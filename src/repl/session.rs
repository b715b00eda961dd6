//! A session: a line in, text out. All of the shell that needs no terminal.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use unicode_normalization::UnicodeNormalization;

use crate::cypher;
use crate::graph::{Graph, Source, Value};
use crate::render::{Lang, Message, Role, Shown};
use crate::text::Span;

use super::command::{self, Command};
use super::results::{Last, Target};
use super::saved::Shelf;
use super::settings::Settings;
use super::statement::{StatementKind, statements};
use super::tab::Words;

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
    pub(super) words: Words,
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
            words: Words::default(),
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
        let said = self.lang().translate(said);
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
}
