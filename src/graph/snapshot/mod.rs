//! The snapshot file: a whole graph, with its evidence, in one file that tells when it is damaged.
//!
//! ```text
//! Graph ─▶ Columns (flat vectors) ─▶ codec (bincode) ─▶ envelope (magic, version, checksum) ─▶ file
//! ```
//!
//! A snapshot is a cache: `thidua build` makes it anew from the articles, and every graph can be
//! exported as text, so an outdated format strands nothing. What it must never do is to give a
//! wrong graph. So the checksum covers every byte of the file and is verified before anything is
//! decoded, the codec is handed flat columns only (no value nests in its eyes), and every number
//! is checked against its table before it is used. `docs/decisions/0001-bincode.md` says why this
//! codec, and what takes its place.

mod codec;
mod columns;
mod envelope;
mod packed;
mod temporal;
mod values;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Graph;

pub use envelope::FORMAT_VERSION;

/// A snapshot that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct SnapshotError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    #[source]
    pub kind: SnapshotErrorKind,
}

/// What is wrong with a snapshot.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotErrorKind {
    /// The file system refuses.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// It begins with other bytes than a snapshot.
    #[error("not a thidua graph")]
    NotASnapshot,
    /// It ends too early, or something follows its end.
    #[error("the file is cut off or grown: it should hold {expected} bytes and holds {found}")]
    Length {
        /// Bytes that the header promises.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// Its bytes are not those that were written.
    #[error("the file is damaged: its checksum does not match its content")]
    Damaged,
    /// A newer program wrote it.
    #[error("the file has format {found}, this program reads formats up to {known}")]
    Newer {
        /// The format of the file.
        found: u32,
        /// The newest format that is known here.
        known: u32,
    },
    /// Its bytes are as written, but do not describe a graph.
    #[error("the file does not describe a graph: {what}")]
    Malformed {
        /// What does not fit.
        what: String,
    },
    /// The graph holds something that a snapshot cannot.
    #[error("property `{key}` holds a {type_name}, which cannot be stored")]
    Unstorable {
        /// The property's key.
        key: String,
        /// The type of its value.
        type_name: &'static str,
    },
    /// The graph is larger than the format's numbers.
    #[error("the graph is too large for one snapshot: {what}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
    },
}

impl SnapshotErrorKind {
    fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed { what: what.into() }
    }
}

/// Turns a graph into the bytes of a snapshot; equal graphs give equal bytes.
///
/// # Errors
/// When a property holds what cannot be stored (a map, a node, a relationship, a path).
pub fn to_bytes(graph: &Graph) -> Result<Vec<u8>, SnapshotErrorKind> {
    let columns = columns::Columns::of(graph)?;
    Ok(envelope::seal(&codec::encode(columns)?))
}

/// Turns the bytes of a snapshot into a graph. Nodes and relationships are numbered anew, in the
/// order of their numbers when it was written.
///
/// # Errors
/// When the bytes are not, or no longer, a snapshot that this program knows.
pub fn from_bytes(bytes: &[u8]) -> Result<Graph, SnapshotErrorKind> {
    let (version, payload) = envelope::open(bytes)?;
    codec::decode(version, payload)?.into_graph()
}

/// Writes a snapshot: into a file beside `path`, which takes its place when all of it is on the disk.
///
/// # Errors
/// When the graph holds what cannot be stored, or the file system refuses; what was at `path`
/// is then still there.
pub fn write(graph: &Graph, path: &Path) -> Result<(), SnapshotError> {
    let bytes = to_bytes(graph);
    bytes
        .and_then(|bytes| Ok(put(&bytes, path)?))
        .map_err(|kind| SnapshotError {
            path: path.to_owned(),
            kind,
        })
}

/// Reads a snapshot.
///
/// # Errors
/// When there is no such file, or it is not, or no longer, a snapshot that this program knows.
pub fn read(path: &Path) -> Result<Graph, SnapshotError> {
    let bytes = fs::read(path).map_err(SnapshotErrorKind::from);
    bytes
        .and_then(|bytes| from_bytes(&bytes))
        .map_err(|kind| SnapshotError {
            path: path.to_owned(),
            kind,
        })
}

/// Puts `bytes` at `path` in one step: a reader sees the old file or the new one, whole.
fn put(bytes: &[u8], path: &Path) -> io::Result<()> {
    // A symbolic link stays one: what it points to is replaced.
    let goal = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match goal.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".graph-").suffix(".part");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&goal).map_err(|failed| failed.error)?;
    // The new name is on the disk when its folder is; where a folder cannot be opened or synced
    // (Windows, some network file systems), the file itself is safe all the same.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
