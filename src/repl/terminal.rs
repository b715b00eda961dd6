//! The shell in a terminal: keys in, screens out. It never asks the terminal anything.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustyline::config::{BellStyle, Configurer};
use rustyline::error::ReadlineError;
use rustyline::{
    Cmd, ColorMode, CompletionType, ConditionalEventHandler, Config, Editor, Event, EventContext,
    EventHandler, KeyEvent, RepeatCount,
};

use crate::render::Message;

use super::helper::ShellHelper;
use super::history::Past;
use super::interrupt::Interrupt;
use super::session::{Reply, Script, Session, Then};

/// Work that takes longer than this shows that it goes on.
const PATIENCE: Duration = Duration::from_millis(700);

/// How long the words of the graph are read at a stretch; Tab and Enter wait no longer for it.
const SLICE: Duration = Duration::from_millis(2);

/// The pause between two stretches.
const PAUSE: Duration = Duration::from_micros(200);

/// What the terminal loop needs beside a session.
#[derive(Debug, Default)]
pub struct Terminal {
    /// The file of the history; none keeps none.
    pub history: Option<PathBuf>,
    /// The pager's command line; empty for none.
    pub pager: String,
    /// Stops queries at Ctrl-C.
    pub interrupt: Interrupt,
}

impl Terminal {
    /// Reads and answers until the user leaves. Returns whether the last line was answered.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    pub fn run(&self, session: Session) -> io::Result<bool> {
        let coloured = session.settings().palette.is_coloured();
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .completion_prompt_limit(80)
            .bell_style(BellStyle::None)
            .auto_add_history(false)
            .tab_stop(4)
            .build();
        let session = Arc::new(Mutex::new(session));
        let mut editor: Editor<ShellHelper, Past> =
            Editor::with_history(config, Past::open(self.history.clone())).map_err(other)?;
        editor.set_color_mode(if coloured {
            ColorMode::Forced
        } else {
            ColorMode::Disabled
        });
        editor.set_helper(Some(ShellHelper::new(Arc::clone(&session))));
        let stash = Stash::default();
        editor.bind_sequence(
            Event::KeySeq(vec![KeyEvent::ctrl('x'), KeyEvent::ctrl('e')]),
            EventHandler::Conditional(Box::new(stash.clone())),
        );
        let mut initial = String::new();
        let mut answered = true;
        loop {
            let prompt = locked(&session).prompt();
            read_words_aside(&session);
            let line = if initial.is_empty() {
                editor.readline(&prompt)
            } else {
                let text = std::mem::take(&mut initial);
                editor.readline_with_initial(&prompt, (&text, ""))
            };
            match line {
                Ok(line) if line.trim().is_empty() => {}
                Ok(line) => {
                    editor.add_history_entry(line.as_str()).map_err(other)?;
                    let mut session = locked(&session);
                    // The window may have changed while the line was typed.
                    session.settings_mut().columns = screen().map(|(columns, _)| columns);
                    let reply = self.answer(&mut session, &line);
                    answered = !reply.failed;
                    match reply.then {
                        Then::Quit => return Ok(true),
                        Then::Edit { text, file } => {
                            initial = edit(&session, &text, file.as_deref());
                        }
                        Then::Open(path) => open(&path),
                        Then::Next | Then::Interrupted => {}
                    }
                }
                Err(ReadlineError::Interrupted) => {
                    if let Some(text) = stash.take() {
                        initial = edit(&locked(&session), &text, None);
                    }
                }
                Err(ReadlineError::Eof) => return Ok(answered),
                Err(error) => return Err(other(error)),
            }
        }
    }

    /// Runs a line and shows what comes of it, statement by statement.
    fn answer(&self, session: &mut Session, line: &str) -> Reply {
        let mut last = Reply::default();
        let script = Script {
            name: "query",
            keep_going: false,
        };
        self.interrupt.clear();
        let (send, replies) = mpsc::channel();
        let lang = session.settings().lang;
        thread::scope(|scope| {
            scope.spawn(move || {
                session.script_to(line, script, &mut |reply| {
                    // The receiver lives as long as this scope.
                    let _ = send.send(reply);
                });
            });
            let mut progress = Progress::begin(lang.say(Message::StillRunning));
            loop {
                match replies.recv_timeout(Duration::from_millis(100)) {
                    Ok(reply) => {
                        progress.clear();
                        self.show(&reply);
                        last = reply;
                        progress = Progress::begin(lang.say(Message::StillRunning));
                    }
                    Err(RecvTimeoutError::Timeout) => progress.show(),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            progress.clear();
        });
        last
    }

    fn show(&self, reply: &Reply) {
        let paged = screen().is_some_and(|(_, rows)| {
            io::stdout().is_terminal() && reply.data.lines().count() + 2 > rows
        });
        if !(paged && !self.pager.is_empty() && page(&self.pager, &reply.data)) {
            // A terminal that is gone cannot be told so.
            let _ = io::stdout().lock().write_all(reply.data.as_bytes());
            let _ = io::stdout().flush();
        }
        let _ = io::stderr().lock().write_all(reply.talk.as_bytes());
    }
}

/// Takes the session for a moment. A query that broke down has left it as it was before.
pub(super) fn locked(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the words of the graph for Tab while the user types, unless all are known.
fn read_words_aside(session: &Arc<Mutex<Session>>) {
    if locked(session).read_words(Duration::ZERO) {
        return;
    }
    let session = Arc::clone(session);
    thread::spawn(move || {
        while !locked(&session).read_words(SLICE) {
            // Tab and Enter go first: a mutex alone would not let them in between.
            thread::sleep(PAUSE);
        }
    });
}

fn other(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        error => io::Error::other(error),
    }
}

/// Returns columns and rows of the terminal, from the system and not from the terminal.
#[must_use]
pub fn screen() -> Option<(usize, usize)> {
    let (columns, rows) = terminal_size::terminal_size()?;
    Some((usize::from(columns.0), usize::from(rows.0)))
}

/// A line that says that work goes on.
struct Progress {
    start: Instant,
    label: &'static str,
    shown: bool,
    possible: bool,
}

impl Progress {
    fn begin(label: &'static str) -> Self {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self {
            start: Instant::now(),
            label,
            shown: false,
            possible: io::stderr().is_terminal() && !dumb,
        }
    }

    fn show(&mut self) {
        let elapsed = self.start.elapsed();
        if self.possible && elapsed > PATIENCE {
            let seconds = elapsed.as_secs();
            let _ = write!(io::stderr().lock(), "\r{} {seconds} s\u{1b}[K", self.label);
            self.shown = true;
        }
    }

    fn clear(&mut self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
            self.shown = false;
        }
    }
}

/// Shows a text in the pager; tells whether that went well.
fn page(pager: &str, text: &str) -> bool {
    let child = Process::new("sh")
        .args(["-c", pager])
        // In a locale without a character set, `less` would print letters as codes.
        .env("LESSCHARSET", "utf-8")
        .stdin(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        return false;
    };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager early has read enough.
        let _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.code() != Some(127))
}

/// Lets the user edit a text, and returns it; a file is edited in its place, and nothing returned.
fn edit(session: &Session, text: &str, file: Option<&Path>) -> String {
    let lang = session.settings().lang;
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| {
            std::env::var(name)
                .ok()
                .filter(|value| !value.trim().is_empty())
        })
        .unwrap_or_else(|| "vi".to_owned());
    let outcome = edit_with(&editor, text, file);
    match outcome {
        Ok(text) => text,
        Err(error) => {
            let said = lang.fill(
                Message::EditorFailed,
                &[("editor", &editor), ("error", &error)],
            );
            let _ = writeln!(io::stderr().lock(), "{said}");
            text.to_owned()
        }
    }
}

fn edit_with(editor: &str, text: &str, file: Option<&Path>) -> io::Result<String> {
    let mut scratch = tempfile::Builder::new()
        .prefix("thidua-")
        .suffix(".cypher")
        .tempfile()?;
    let path = match file {
        Some(file) => file,
        None => {
            scratch.write_all(text.as_bytes())?;
            scratch.path()
        }
    };
    let status = Process::new("sh")
        .args(["-c", &format!("{editor} \"$1\""), "sh"])
        .arg(path)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(status.to_string()));
    }
    match file {
        Some(_) => Ok(String::new()),
        None => Ok(std::fs::read_to_string(path)?.trim_end().to_owned()),
    }
}

/// Opens a file with the desktop's program for it.
fn open(path: &Path) {
    let browser = std::env::var("BROWSER").unwrap_or_default();
    let candidates = [browser.as_str(), "xdg-open", "open"];
    for program in candidates.iter().filter(|program| !program.is_empty()) {
        let started = Process::new(program)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        if let Ok(mut child) = started {
            // Waited for aside, so that no zombie is left.
            thread::spawn(move || child.wait());
            return;
        }
    }
}

/// Keeps the line that Ctrl-X Ctrl-E was pressed on.
#[derive(Debug, Clone, Default)]
struct Stash(Arc<Mutex<Option<String>>>);

impl Stash {
    fn take(&self) -> Option<String> {
        self.0.lock().ok()?.take()
    }
}

impl ConditionalEventHandler for Stash {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, ctx: &EventContext<'_>) -> Option<Cmd> {
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some(ctx.line().to_owned());
        }
        Some(Cmd::Interrupt)
    }
}
