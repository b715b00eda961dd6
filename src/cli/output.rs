//! Where a command's data goes: standard output, or a file that appears when it is whole.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Failure;

/// A sink for data. Nothing is at its goal before [`Output::finish`].
#[derive(Debug)]
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file beside its goal.
    File {
        /// What is written so far.
        part: BufWriter<NamedTempFile>,
        /// Where it will be.
        goal: PathBuf,
    },
}

impl Output {
    /// Opens a sink; no path and `-` mean standard output.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        let failed = |error: io::Error| Failure::data(format!("{}: {error}", path.display()));
        if path.is_dir() {
            return Err(Failure::usage(format!("{} is a folder", path.display())));
        }
        let goal = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = goal
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".thidua-").suffix(".part");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let part = builder
            .tempfile_in(folder.unwrap_or(Path::new(".")))
            .map_err(failed)?;
        Ok(Self::File {
            part: BufWriter::new(part),
            goal,
        })
    }

    /// Puts all of it in its place.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::File { part, goal } => {
                let failed =
                    |error: io::Error| Failure::data(format!("{}: {error}", goal.display()));
                let part = part
                    .into_inner()
                    .map_err(|error| failed(error.into_error()))?;
                part.as_file().sync_all().map_err(failed)?;
                part.persist(&goal).map_err(|error| failed(error.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File { part, .. } => part.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File { part, .. } => part.flush(),
        }
    }
}
