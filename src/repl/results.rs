//! Where results go: the screen, a file, a command; and the last one, again.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use crate::export::{self, Format};
use crate::graph::{Element, Value};
use crate::render::{Lang, Layout, Message, Mode, Rows};

use super::session::{Reply, Session, Then};

/// The last result.
#[derive(Debug, Clone, Default)]
pub(super) struct Last {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<Value>>,
}

impl Last {
    /// Returns the result as a value: a list with a map for each row, keys by the columns' names.
    pub(super) fn value(&self) -> Value {
        let keys: Vec<Arc<str>> = self
            .columns
            .iter()
            .map(|name| name.as_str().into())
            .collect();
        let row = |row: &Vec<Value>| Value::map(keys.iter().cloned().zip(row.iter().cloned()));
        Value::list(self.rows.iter().map(row).collect())
    }

    /// Returns the nodes and relationships of a row, each once, in the order of its columns.
    pub(super) fn elements(&self, row: usize) -> Vec<Element> {
        let mut found = Vec::new();
        for value in self.rows.get(row).into_iter().flatten() {
            collect(value, &mut found);
        }
        found
    }
}

fn collect(value: &Value, found: &mut Vec<Element>) {
    let mut add = |element| {
        if !found.contains(&element) {
            found.push(element);
        }
    };
    match value {
        Value::Node(node) => add(Element::Node(*node)),
        Value::Rel(rel) => add(Element::Rel(*rel)),
        Value::Path(path) => {
            for rel in &path.rels {
                add(Element::Rel(*rel));
            }
            for node in &path.nodes {
                add(Element::Node(*node));
            }
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Map(entries) => entries.values().for_each(|item| collect(item, found)),
        _ => {}
    }
}

/// A place other than the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A file.
    File(PathBuf),
    /// A command of the system's shell.
    Pipe(String),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Pipe(command) => write!(f, "| {command}"),
        }
    }
}

impl Target {
    fn parse(text: &str) -> Self {
        match text.trim().strip_prefix('|') {
            Some(command) => Self::Pipe(command.trim().to_owned()),
            None => Self::File(PathBuf::from(text.trim())),
        }
    }

    /// Writes the rows: a file's ending chooses the mode, else the session's mode is used. `fresh`
    /// replaces a file, else it goes on where the file ends.
    pub(super) fn write(
        &self,
        rows: &Rows<'_>,
        mode: Mode,
        lang: Lang,
        fresh: bool,
    ) -> io::Result<()> {
        let layout = Layout {
            lang,
            ..Layout::default()
        };
        match self {
            Self::File(path) => {
                let ending = path
                    .extension()
                    .map(|ending| ending.to_string_lossy().to_lowercase());
                let mode = ending
                    .and_then(|ending| Mode::of_ending(&ending))
                    .unwrap_or(mode);
                let mut out = Vec::new();
                mode.write(rows, layout, &mut out)?;
                if fresh {
                    replace(path, &out)
                } else {
                    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
                    file.write_all(&out)
                }
            }
            Self::Pipe(command) => {
                let mut child = Process::new("sh")
                    .args(["-c", command])
                    .stdin(Stdio::piped())
                    .spawn()?;
                if let Some(mut input) = child.stdin.take() {
                    match mode.write(rows, layout, &mut input) {
                        // `head` has seen enough.
                        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                        outcome => {
                            outcome?;
                        }
                    }
                }
                let status = child.wait()?;
                if status.success() {
                    Ok(())
                } else {
                    Err(io::Error::other(status.to_string()))
                }
            }
        }
    }
}

/// Writes a whole file beside its goal before it takes its place.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let special = fs::metadata(path).is_ok_and(|known| !known.is_file());
    if special {
        // A device or a named pipe is written to, not replaced.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_or(0o644, |known| known.permissions().mode());
        file.as_file()
            .set_permissions(fs::Permissions::from_mode(mode))?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

impl Session {
    pub(super) fn mode(&mut self, mode: Option<Mode>) -> Reply {
        if let Some(mode) = mode {
            self.settings.mode = mode;
        }
        Reply::talk(format!("mode {}", self.settings.mode))
    }

    pub(super) fn timer(&mut self, when: Option<&str>) -> Reply {
        if let Some(when) = when {
            self.settings.timer = when == "on";
        }
        Reply::talk(if self.settings.timer {
            "timer on"
        } else {
            "timer off"
        })
    }

    pub(super) fn limit(&mut self, rows: Option<usize>) -> Reply {
        if let Some(rows) = rows {
            self.settings.rows = Some(rows).filter(|rows| *rows > 0);
        }
        let lang = self.lang();
        Reply::talk(match self.settings.rows {
            Some(rows) => lang.fill(Message::LimitIs, &[("rows", &lang.rows(rows))]),
            None => lang.say(Message::LimitIsNone).to_owned(),
        })
    }

    pub(super) fn set_once(&mut self, target: &str) -> Reply {
        let target = Target::parse(target);
        let said = self
            .lang()
            .fill(Message::NextGoesTo, &[("target", &target)]);
        self.once = Some(target);
        Reply::talk(said)
    }

    pub(super) fn set_output(&mut self, target: Option<&str>) -> Reply {
        let lang = self.lang();
        let Some(target) = target.filter(|target| *target != "stdout") else {
            self.output = None;
            return Reply::talk(lang.say(Message::ResultsGoHere));
        };
        let target = Target::parse(target);
        if let Target::File(path) = &target {
            // Begin with an empty file now, so that a name that cannot be written is told now.
            if let Err(error) = fs::write(path, b"") {
                let said = format!("{}: {error}", path.display());
                return self.complain(&said);
            }
        }
        let said = lang.fill(Message::ResultsGoTo, &[("target", &target)]);
        self.output = Some(target);
        Reply::talk(said)
    }

    pub(super) fn show_last(&mut self) -> Reply {
        if self.last.is_none() {
            return self.complain(self.lang().say(Message::NoLastResult));
        }
        self.write_here(None, None)
    }

    /// Writes the last result to a file of its own, for the desktop to open.
    pub(super) fn open(&mut self, format: &str) -> Reply {
        let lang = self.lang();
        let Some(last) = &self.last else {
            return self.complain(lang.say(Message::NoLastResult));
        };
        let mode = match format {
            "html" => Mode::Html,
            "csv" => Mode::Csv,
            _ => {
                let said = lang.fill(Message::OpenAs, &[("format", &format)]);
                return self.complain(&said);
            }
        };
        let rows = Rows {
            columns: &last.columns,
            rows: &last.rows,
            shown: self.shown(),
        };
        let mut out = Vec::new();
        if mode == Mode::Csv {
            // Without this mark spreadsheets take the letters for Latin-1.
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        let layout = Layout {
            lang,
            ..Layout::default()
        };
        let written = mode
            .write(&rows, layout, &mut out)
            .and_then(|_| {
                tempfile::Builder::new()
                    .prefix("thidua-")
                    .suffix(&format!(".{format}"))
                    .tempfile()
            })
            .and_then(|mut file| {
                file.write_all(&out)?;
                let (_, path) = file.keep().map_err(|error| error.error)?;
                Ok(path)
            });
        match written {
            Ok(path) => Reply {
                then: Then::Open(path.clone()),
                ..Reply::talk(path.display().to_string())
            },
            Err(error) => self.complain(&error.to_string()),
        }
    }

    pub(super) fn export(&mut self, file: &str, format: Option<&str>) -> Reply {
        let lang = self.lang();
        let path = Path::new(file);
        let format = match format {
            Some(name) => Format::of_name(name),
            None => Format::of_path(path),
        };
        let Some(format) = format else {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            let names = names.join(", ");
            return self.complain(&lang.fill(Message::UnknownFormat, &[("names", &names)]));
        };
        let mut out = Vec::new();
        let written =
            export::write(self.graph(), format, &mut out).and_then(|()| replace(path, &out));
        match written {
            Ok(()) => Reply::talk(lang.fill(Message::Exported, &[("target", &file)])),
            Err(error) => self.complain(&format!("{file}: {error}")),
        }
    }
}
