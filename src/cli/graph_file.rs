//! The graph that a command works on.

use std::path::PathBuf;

use crate::graph::Graph;
use crate::graph::snapshot::{self, SnapshotErrorKind};

use super::Failure;

/// Which snapshot a command reads.
#[derive(Debug, Clone)]
pub(crate) struct GraphFile {
    /// A file that `thidua build` wrote.
    pub(crate) graph: PathBuf,
}

impl GraphFile {
    /// Reads the graph.
    pub(crate) fn open(&self) -> Result<Graph, Failure> {
        snapshot::read(&self.graph).map_err(|error| {
            let failure = Failure::data(error.to_string());
            match error.kind {
                SnapshotErrorKind::Io(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
                    let place = self.graph.display();
                    Failure::data(format!("there is no graph at {place}"))
                        .hint(format!("`thidua build ARTICLES... -o {place}` makes it"))
                }
                SnapshotErrorKind::Newer { .. } => failure
                    .hint("A newer thidua wrote it; update this one, or build the graph anew."),
                SnapshotErrorKind::Io(_) => failure,
                SnapshotErrorKind::NotASnapshot => failure
                    .hint("`thidua build ARTICLES... -o FILE` makes a graph out of articles."),
                _ => failure.hint("Build the graph anew; `thidua build` loses nothing but time."),
            }
        })
    }
}
