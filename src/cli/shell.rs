//! `thidua shell`, and `thidua` alone: the shell on a terminal, or a script from a pipe.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::render::{Message, width};
use crate::repl::interrupt::Interrupt;
use crate::repl::terminal::Terminal;
use crate::repl::{Script, Session};

use super::script::Printer;
use super::workplace::{Place, Workplace};
use super::{Console, Failure, Verdict, query};

/// Arguments of `thidua shell`.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Options {
    /// Runs these statements and leaves; may be given again
    #[arg(long = "command", short, value_name = "TEXT")]
    commands: Vec<String>,
    /// Runs the statements of a file and leaves; `-` is standard input
    #[arg(long = "file", short, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Runs the statements of a file first, and stays
    #[arg(long, short, value_name = "FILE")]
    init: Vec<PathBuf>,
    /// A parameter: place='Huế'
    #[arg(long = "param", short = 'P', value_name = "KEY=VALUE")]
    parameters: Vec<String>,
    /// Goes on after a mistake in a script
    #[arg(long)]
    keep_going: bool,
    /// Does not read the file `rc` of the settings folder
    #[arg(long)]
    no_rc: bool,
    #[command(flatten)]
    place: Place,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let workplace = Workplace::find()?;
        let mut session = workplace.session(&self.place, console)?;
        query::set(&mut session, &self.parameters)?;
        let interrupt = Interrupt::watch(session.cancel_flag());
        let interactive = self.commands.is_empty()
            && self.files.is_empty()
            && io::stdin().is_terminal()
            && io::stdout().is_terminal();
        if interactive {
            self.talk(session, &workplace, interrupt, console)
        } else {
            self.script(session, &interrupt)
        }
    }

    /// Runs what was given, or what stands in standard input, and leaves.
    fn script(self, mut session: Session, interrupt: &Interrupt) -> Result<Verdict, Failure> {
        let mut sources = Vec::new();
        for path in self.init.iter().chain(&self.files) {
            sources.push((path.display().to_string(), read(path)?));
        }
        for text in &self.commands {
            sources.push(("query".to_owned(), text.clone()));
        }
        if self.commands.is_empty() && self.files.is_empty() {
            sources.push(("standard input".to_owned(), query::read_standard_input()?));
        }
        let mut printer = Printer::default();
        for (name, text) in sources {
            let origin = Script {
                name: &name,
                keep_going: self.keep_going,
            };
            let mut stop = false;
            session.script_to(&text, origin, &mut |reply| {
                stop = reply.then != crate::repl::Then::Next || (reply.failed && !self.keep_going);
                printer.take(&reply);
            });
            if stop {
                break;
            }
        }
        printer.verdict(interrupt)
    }

    /// Opens the shell on the terminal.
    fn talk(
        self,
        mut session: Session,
        workplace: &Workplace,
        interrupt: Interrupt,
        console: &Console,
    ) -> Result<Verdict, Failure> {
        let columns = console.columns().unwrap_or(80);
        for line in width::wrap(&banner(&session, console), columns) {
            console.say(&line);
        }
        let mut first: Vec<PathBuf> = Vec::new();
        if let (false, Some(folders)) = (self.no_rc, &workplace.folders) {
            first.extend(Some(folders.config.join("rc")).filter(|path| path.exists()));
        }
        first.extend(self.init);
        let mut printer = Printer::default();
        for path in first {
            let name = path.display().to_string();
            let origin = Script {
                name: &name,
                keep_going: true,
            };
            let text = read(&path)?;
            session.script_to(&text, origin, &mut |reply| printer.take(&reply));
        }
        let terminal = Terminal {
            history: history(workplace),
            pager: pager(workplace),
            interrupt,
        };
        terminal.run(session)?;
        Ok(Verdict::Answered)
    }
}

fn banner(session: &Session, console: &Console) -> String {
    let lang = console.lang;
    let graph = session.graph();
    lang.fill(
        Message::Banner,
        &[
            ("version", &env!("CARGO_PKG_VERSION")),
            ("nodes", &lang.number(graph.node_count())),
            ("rels", &lang.number(graph.rel_count())),
            ("sources", &lang.number(graph.sources().len())),
        ],
    )
}

fn read(path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        return query::read_standard_input();
    }
    std::fs::read_to_string(path)
        .map_err(|error| Failure::data(format!("{}: {error}", path.display())))
}

fn history(workplace: &Workplace) -> Option<PathBuf> {
    match std::env::var_os("THIDUA_HISTORY") {
        Some(path) if path.is_empty() => None,
        Some(path) => Some(PathBuf::from(path)),
        None => workplace
            .folders
            .as_ref()
            .map(|folders| folders.state.join("history")),
    }
}

/// The pager: of the environment, else of the settings, else `less` that leaves short texts alone.
fn pager(workplace: &Workplace) -> String {
    let environment = ["THIDUA_PAGER", "PAGER"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let set = workplace.settings.shell.pager.clone();
    environment
        .or(set)
        .unwrap_or_else(|| "less -FIRX".to_owned())
}
