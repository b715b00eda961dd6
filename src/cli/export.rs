//! `thidua export`: the graph in another tool's format.

use std::path::{Path, PathBuf};

use crate::export::{self, Format, list_mark};
use crate::graph::Graph;

use super::output::Output;
use super::workplace::Workplace;
use super::{Console, Failure, Verdict};

/// Arguments of `thidua export`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The graph, a file that `thidua build` wrote [default: graph.thidua, made of the sample
    /// articles where there is none]
    #[arg(long, short, value_name = "FILE")]
    graph: Option<PathBuf>,
    /// The format: csv, cypher, dot, gexf, graphml, json, jsonl, nodes-csv, ntriples,
    /// relationships-csv or turtle [default: what the ending of FILE asks for]
    #[arg(long, short, value_name = "NAME")]
    format: Option<String>,
    /// Where to write; csv writes FILE.nodes.csv and FILE.relationships.csv [default: standard
    /// output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What is to be written.
enum Wanted {
    One(Format),
    /// Both tables, each into a file of its own.
    Tables(PathBuf),
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let wanted = self.wanted()?;
        let graph = Workplace::read(self.graph.clone(), console)?;
        match wanted {
            Wanted::One(format) => put(&graph, format, self.output.as_deref())?,
            Wanted::Tables(stem) => {
                for format in [Format::NodesCsv, Format::RelationshipsCsv] {
                    let mut path = stem.clone().into_os_string();
                    path.push(format!(".{}", format.file_extension()));
                    put(&graph, format, Some(Path::new(&path)))?;
                }
                let mark = list_mark(&graph);
                if mark != ';' {
                    let mark = if mark == '|' { "|" } else { "U+001F" };
                    let said = format!(
                        "lists are divided by `{mark}`, because some hold a semicolon: \
                         neo4j-admin wants --array-delimiter='{mark}'"
                    );
                    console.say(&console.lang.translate(&said));
                }
            }
        }
        Ok(Verdict::Answered)
    }

    /// Finds the format: as named, else by the ending of the file.
    fn wanted(&self) -> Result<Wanted, Failure> {
        let file = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"));
        let by_ending = file.and_then(Format::of_path);
        let Some(name) = self.format.as_deref() else {
            return match (by_ending, file) {
                (Some(format), _) => Ok(Wanted::One(format)),
                (None, Some(path)) if path.extension().is_some_and(|ending| ending == "csv") => {
                    Ok(Wanted::Tables(path.with_extension("")))
                }
                (None, _) => Err(Failure::usage("which format?").hint(names())),
            };
        };
        if let Some(format) = Format::of_name(name) {
            return Ok(Wanted::One(format));
        }
        match (name, file) {
            ("csv", Some(path)) => {
                let stem = match path.extension() {
                    Some(ending) if ending == "csv" => path.with_extension(""),
                    _ => path.to_owned(),
                };
                Ok(Wanted::Tables(stem))
            }
            ("csv", None) => Err(Failure::usage("csv needs -o: it writes two files").hint(
                "`--format nodes-csv` and `--format relationships-csv` write to standard output.",
            )),
            _ => {
                let known = Format::ALL.iter().copied();
                let endings = known.filter(|format| format.file_extension() == name);
                let meant: Vec<String> = endings
                    .map(|format| format!("did you mean `{}`?", format.name()))
                    .collect();
                let failure = Failure::usage(format!("there is no format `{name}`"));
                Err(meant.into_iter().fold(failure, Failure::hint).hint(names()))
            }
        }
    }
}

fn names() -> String {
    let names = Format::ALL.iter().map(|format| format.name());
    format!("There are csv, {}.", names.collect::<Vec<_>>().join(", "))
}

fn put(graph: &Graph, format: Format, path: Option<&Path>) -> Result<(), Failure> {
    let mut out = Output::open(path)?;
    export::write(graph, format, &mut out)?;
    out.finish()
}
