//! Where the shell, `query` and `run` work: settings, the graph, saved queries, a session.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::graph::Graph;
use crate::render::Mode;
use crate::repl::saved::Shelf;
use crate::repl::settings::{File, Folders};
use crate::repl::terminal::screen;
use crate::repl::{Session, Settings};

use super::graph_file::GraphFile;
use super::{Console, Failure, embedded, sample};

/// The graph and the mode that a command works with.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Place {
    /// The graph, a file that `thidua build` wrote [default: graph.thidua, made of the sample
    /// articles where there is none]
    #[arg(long, short, value_name = "FILE")]
    pub(crate) graph: Option<PathBuf>,
    /// How answers are written: box, markdown, csv, tsv, json, jsonl, line, html, cypher or graph
    #[arg(long, short, visible_alias = "format", value_name = "MODE", value_parser = Mode::from_str)]
    pub(crate) mode: Option<Mode>,
}

/// Settings and folders of this run.
#[derive(Debug)]
pub(crate) struct Workplace {
    pub(crate) settings: File,
    pub(crate) folders: Option<Folders>,
}

impl Workplace {
    /// Reads `thidua.toml` of this folder, and the user's settings below it.
    pub(crate) fn find() -> Result<Self, Failure> {
        let folders = Folders::find();
        let own = File::load(Path::new("thidua.toml")).map_err(Failure::data)?;
        let users = match &folders {
            Some(folders) => {
                File::load(&folders.config.join("config.toml")).map_err(Failure::data)?
            }
            None => File::default(),
        };
        Ok(Self {
            settings: own.over(users),
            folders,
        })
    }

    /// Returns the folders of saved queries.
    pub(crate) fn shelf(&self) -> Shelf {
        let own = self.settings.queries.folder.clone();
        let users = self
            .folders
            .as_ref()
            .map(|folders| folders.config.join("queries"));
        let mut folders = vec![own.unwrap_or_else(|| PathBuf::from("queries"))];
        folders.extend(users);
        Shelf {
            folders,
            builtin: embedded::QUERIES,
        }
    }

    /// Returns how to write answers: a command's own wish, else the settings, else a box.
    fn session_settings(&self, place: &Place, console: &Console) -> Result<Settings, Failure> {
        let mut settings = if console.is_terminal {
            Settings::for_terminal(screen().map(|(columns, _)| columns))
        } else {
            Settings::default()
        };
        let shell = &self.settings.shell;
        if let Some(mode) = &shell.mode {
            settings.mode = mode.parse().map_err(|known: String| {
                Failure::data(format!("`{mode}` is no mode")).hint(format!("modes are {known}"))
            })?;
        }
        if let (true, Some(rows)) = (console.is_terminal, shell.rows) {
            settings.rows = Some(rows).filter(|rows| *rows > 0);
        }
        settings.timer = shell.timer.unwrap_or(settings.timer);
        settings.mode = place.mode.unwrap_or(settings.mode);
        settings.lang = console.lang;
        settings.palette = console.palette;
        settings.talk_palette = console.talk_palette;
        Ok(settings)
    }

    /// Opens a session on the graph that is meant.
    pub(crate) fn session(&self, place: &Place, console: &Console) -> Result<Session, Failure> {
        let settings = self.session_settings(place, console)?;
        let (graph, file) = self.graph(place, console)?;
        let session = Session::new(graph, Some(file), settings, self.shelf());
        Ok(session.with_outside(Box::new(super::why::Reader::default())))
    }

    /// Reads the graph that a command without a session means.
    pub(crate) fn read(graph: Option<PathBuf>, console: &Console) -> Result<Graph, Failure> {
        let place = Place { graph, mode: None };
        Ok(Self::find()?.graph(&place, console)?.0)
    }

    /// Reads the graph that is meant; makes one of the sample articles where none is named and
    /// none is there.
    fn graph(&self, place: &Place, console: &Console) -> Result<(Graph, PathBuf), Failure> {
        let environment = std::env::var_os("THIDUA_GRAPH").map(PathBuf::from);
        let named = place
            .graph
            .clone()
            .or(environment)
            .or_else(|| self.settings.graph.clone());
        let file = match &named {
            Some(file) => file.clone(),
            None => PathBuf::from("graph.thidua"),
        };
        if named.is_some() || file.exists() {
            let graph = GraphFile {
                graph: file.clone(),
            }
            .open()?;
            return Ok((graph, file));
        }
        let users = self
            .folders
            .as_ref()
            .map(|folders| folders.data.join("graph.thidua"));
        if let Some(users) = users.as_ref().filter(|users| users.exists()) {
            let graph = GraphFile {
                graph: users.clone(),
            }
            .open()?;
            return Ok((graph, users.clone()));
        }
        sample::first_graph(&file, users.as_deref(), console)
    }
}
