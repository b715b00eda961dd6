//! What a user can set: in files, on the command line, and with commands.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::render::{Lang, Layout, Mode, Palette};

/// Rows of a box where nobody says otherwise.
const ROWS: usize = 40;

/// How the shell speaks and writes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// How answers are written.
    pub mode: Mode,
    /// Most rows that a box shows on a terminal.
    pub rows: Option<usize>,
    /// Columns of the terminal; not known where output is no terminal.
    pub columns: Option<usize>,
    /// Whether each answer tells how long it took.
    pub timer: bool,
    /// Colours of answers.
    pub palette: Palette,
    /// Colours of talk.
    pub talk_palette: Palette,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::En,
            mode: Mode::Box,
            rows: None,
            columns: None,
            timer: true,
            palette: Palette::PLAIN,
            talk_palette: Palette::PLAIN,
        }
    }
}

impl Settings {
    /// Settings for a terminal of this width.
    #[must_use]
    pub fn for_terminal(columns: Option<usize>) -> Self {
        Self {
            rows: Some(ROWS),
            columns,
            ..Self::default()
        }
    }

    /// Returns where a box is to fit.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout {
            columns: self.columns,
            rows: self.rows,
            palette: self.palette,
            lang: self.lang,
        }
    }
}

/// A settings file: `config.toml` in the settings folder, or `thidua.toml` beside the queries.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// The language, `en` or `vi`.
    pub lang: Option<String>,
    /// The graph that is opened where none is named, from the folder of the file.
    pub graph: Option<PathBuf>,
    /// `[shell]`.
    pub shell: Shell,
    /// `[queries]`.
    pub queries: Queries,
}

/// The table `[shell]` of a settings file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shell {
    /// How answers are written.
    pub mode: Option<String>,
    /// Most rows that a box shows.
    pub rows: Option<usize>,
    /// Whether each answer tells how long it took.
    pub timer: Option<bool>,
    /// The pager's command line; empty for none.
    pub pager: Option<String>,
}

/// The table `[queries]` of a settings file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Queries {
    /// The folder of saved queries, from the folder of the file.
    pub folder: Option<PathBuf>,
}

impl File {
    /// Reads a settings file; one that does not exist sets nothing.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn load(path: &Path) -> Result<Self, String> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(format!("{}: {error}", path.display())),
        };
        let mut file: Self = toml::from_str(&text)
            .map_err(|error| format!("{}: {}", path.display(), error.to_string().trim_end()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for path in [&mut file.graph, &mut file.queries.folder]
            .into_iter()
            .flatten()
        {
            *path = folder.join(&*path);
        }
        Ok(file)
    }

    /// Returns this file's settings, and those of `other` where it has none.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self {
            lang: self.lang.or(other.lang),
            graph: self.graph.or(other.graph),
            shell: Shell {
                mode: self.shell.mode.or(other.shell.mode),
                rows: self.shell.rows.or(other.shell.rows),
                timer: self.shell.timer.or(other.shell.timer),
                pager: self.shell.pager.or(other.shell.pager),
            },
            queries: Queries {
                folder: self.queries.folder.or(other.queries.folder),
            },
        }
    }
}

/// The folders of this user, by the XDG rules on every system.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Settings and saved queries.
    pub config: PathBuf,
    /// Graphs.
    pub data: PathBuf,
    /// The history.
    pub state: PathBuf,
}

impl Folders {
    /// Finds the folders; none where there is no home.
    #[must_use]
    pub fn find() -> Option<Self> {
        let xdg = etcetera::base_strategy::Xdg::new().ok()?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.data_dir());
        Some(Self {
            config: xdg.config_dir().join("thidua"),
            data: xdg.data_dir().join("thidua"),
            state: state.join("thidua"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settings_file_is_read_from_its_own_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("thidua.toml");
        let text =
            "lang = 'vi'\ngraph = 'g.thidua'\n[shell]\nmode = 'line'\n[queries]\nfolder = 'q'\n";
        std::fs::write(&path, text).unwrap();
        let file = File::load(&path).unwrap();
        assert_eq!(file.graph, Some(folder.path().join("g.thidua")));
        let both = File {
            lang: Some("en".to_owned()),
            ..File::default()
        }
        .over(file);
        assert_eq!(
            (both.lang.as_deref(), both.shell.mode.as_deref()),
            (Some("en"), Some("line"))
        );
        assert_eq!(both.queries.folder, Some(folder.path().join("q")));
    }

    #[test]
    fn a_misspelt_setting_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "[shell]\nmod = 'line'\n").unwrap();
        let said = File::load(&path).unwrap_err();
        assert!(
            said.contains("config.toml") && said.contains("mod"),
            "{said}"
        );
        assert!(File::load(&folder.path().join("none.toml")).is_ok());
    }
}
