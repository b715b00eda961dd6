//! The first start: a graph of the sample articles, so that there is something to look at.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assemble::{Assembly, Decisions, Extent, Pipeline};
use crate::corpus::{self, each_article};
use crate::gazetteer::Gazetteer;
use crate::graph::{Graph, snapshot};
use crate::render::Message;

use super::{Console, Failure};

/// Builds the graph of the sample articles and keeps it in `file`, or in the user's own folder
/// where this one cannot be written to.
pub(crate) fn first_graph(
    file: &Path,
    users: Option<&Path>,
    console: &Console,
) -> Result<(Graph, PathBuf), Failure> {
    let graph = build()?;
    let kept = keep(&graph, file).or_else(|error| match users {
        Some(users) => keep(&graph, users).map_err(|_| error),
        None => Err(error),
    })?;
    let lang = console.lang;
    console.say(&lang.fill(
        Message::FirstGraph,
        &[
            ("articles", &lang.number(graph.sources().len())),
            ("file", &kept.display()),
        ],
    ));
    Ok((graph, kept))
}

fn keep(graph: &Graph, file: &Path) -> Result<PathBuf, Failure> {
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder)?;
    }
    snapshot::write(graph, file).map_err(|error| Failure::data(error.to_string()))?;
    Ok(file.to_owned())
}

/// Reads the sample articles as `thidua build data/sample` would, and to the same graph.
fn build() -> Result<Graph, Failure> {
    let scratch = tempfile::tempdir()?;
    for (name, content) in corpus::SAMPLE {
        fs::write(scratch.path().join(name), content)?;
    }
    let pipeline = Pipeline::new(Gazetteer::load_builtin(), Decisions::default());
    let mut assembly = Assembly::new();
    let inputs = [scratch.path().to_owned()];
    each_article(
        &inputs,
        &corpus::Options::default(),
        |mut article| {
            // The graph must not remember a folder that is gone.
            if let Ok(name) = Path::new(&article.path).strip_prefix(scratch.path()) {
                article.path = Path::new("data/sample").join(name).display().to_string();
            }
            pipeline.read(article)
        },
        |reading| {
            // What is wrong with a sample article is told by its tests, not to a newcomer.
            if let Ok(reading) = reading {
                assembly.add(reading.assertions);
            }
            true
        },
    );
    let name_of = |_: &str| None;
    let graph = assembly.finish(&**pipeline.gazetteer(), Extent::default(), &name_of);
    Ok(graph.output)
}
