//! What the program knows of the terminal it runs in, and how it speaks there.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::render::{Lang, Message, Palette, Role};
use crate::repl::settings::{File, Folders};

use super::failure::Failure;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal that is not dumb, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Language and colours of this run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    pub(crate) lang: Lang,
    /// For standard output.
    pub(crate) palette: Palette,
    /// For standard error.
    pub(crate) talk_palette: Palette,
    /// Whether standard output is a terminal.
    pub(crate) is_terminal: bool,
}

impl Console {
    pub(crate) fn new(lang: Lang, colour: Colour) -> Self {
        let is_terminal = io::stdout().is_terminal();
        Self {
            lang,
            palette: palette(colour, is_terminal),
            talk_palette: palette(colour, io::stderr().is_terminal()),
            is_terminal,
        }
    }

    /// Tells what went wrong on standard error, and returns the exit code.
    pub(crate) fn give_up(&self, failure: &Failure) -> ExitCode {
        if !failure.is_quiet() {
            self.complain(Message::ErrorWord, Role::Wrong, &failure.message);
            for hint in &failure.hints {
                let hint = self.lang.translate(hint);
                self.say(&format!("  = {}: {hint}", self.lang.say(Message::HelpWord)));
            }
        }
        ExitCode::from(failure.code)
    }

    /// Tells of something that was wrong and did not stop the run.
    pub(crate) fn warn(&self, message: &str) {
        self.complain(Message::WarningWord, Role::Careful, message);
    }

    fn complain(&self, word: Message, role: Role, message: &str) {
        let word = self.talk_palette.paint(role, self.lang.say(word));
        let message = self.lang.translate(message);
        self.say(&format!("{word}: {message}"));
    }

    /// Tells whether standard error is a terminal.
    pub(crate) fn talk_is_terminal(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Returns the columns of the terminal that standard output is, if it is one.
    pub(crate) fn columns(&self) -> Option<usize> {
        let (width, _) = terminal_size::terminal_size().filter(|_| self.is_terminal)?;
        Some(usize::from(width.0))
    }

    /// Writes a line of talk to standard error. Nothing can be done where that is closed.
    pub(crate) fn say(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

fn palette(colour: Colour, is_terminal: bool) -> Palette {
    let wanted = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            let forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            is_terminal && !forbidden && !dumb
        }
    };
    if wanted {
        Palette::COLOURED
    } else {
        Palette::PLAIN
    }
}

/// Returns the language that the arguments ask for, else that of the locale. Looked up before the
/// arguments are parsed, because help and usage errors are spoken in it too.
pub(crate) fn language(arguments: &[OsString]) -> Lang {
    let mut asked = None;
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next().map(|name| name.into_owned()),
            Some(rest) => {
                if let Some(name) = rest.strip_prefix('=') {
                    asked = Some(name.to_owned());
                }
            }
            None if word == "--" => break,
            None => {}
        }
    }
    if let Some(lang) = asked.and_then(|name| name.parse().ok()) {
        return lang;
    }
    if let Some(lang) = set_language() {
        return lang;
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .map(|locale| Lang::of_locale(&locale))
        .unwrap_or_default()
}

/// Returns the language of the environment or of a settings file. What is wrong with such a file
/// is told by the commands that need it.
fn set_language() -> Option<Lang> {
    let own = Path::new("thidua.toml").to_owned();
    let users = Folders::find().map(|folders| folders.config.join("config.toml"));
    let files = [Some(own), users].into_iter().flatten();
    let mut set = files.filter_map(|path| File::load(&path).ok()?.lang);
    let environment = std::env::var("THIDUA_LANG").ok();
    environment
        .filter(|name| !name.is_empty())
        .or_else(|| set.next())
        .and_then(|name| name.parse().ok())
}

/// Prints help, version or a mistake in the arguments.
pub(crate) fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    let text = crate::repl::phrasebook::error(error, lang);
    if error.use_stderr() {
        let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
        ExitCode::from(2)
    } else {
        let _ = writeln!(io::stdout().lock(), "{}", text.trim_end());
        ExitCode::SUCCESS
    }
}
