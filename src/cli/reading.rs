//! The articles that a command reads, and how.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assemble::{Decisions, Pipeline, Reading, Uses};
use crate::corpus::{self, Fields};
use crate::diag::Warning;
use crate::gazetteer::Gazetteer;
use crate::render::Message;

use super::{Console, Failure};

/// The decisions file that is used when no other is named.
const DECISIONS: &str = "decisions.toml";

/// Where articles come from and how they are read.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files, folders, patterns, or - for standard input; text, HTML or JSONL, also packed
    #[arg(value_name = "ARTICLES", required = true)]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    manner: Manner,
}

/// How articles are read.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Manner {
    /// An analyst's decisions [default: decisions.toml, where there is one]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Read without decisions, also where there is a decisions.toml
    #[arg(long, conflicts_with = "decisions")]
    no_decisions: bool,
    /// Another name for a field of JSONL rows, like text=content; fields are text, title, url,
    /// date, author, source and id
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// Count all of a page as the article, menus and footers included
    #[arg(long)]
    whole_text: bool,
}

/// What a run over articles left behind.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Articles that were read.
    pub(crate) articles: usize,
    /// Bytes of their texts.
    pub(crate) bytes: usize,
    /// Things that were wrong with the input.
    pub(crate) warnings: usize,
    /// Decisions that decided something.
    pub(crate) uses: Uses,
}

impl Manner {
    /// Makes the pipeline.
    pub(crate) fn pipeline(&self, console: &Console) -> Result<Pipeline, Failure> {
        let decisions = match &self.decisions {
            Some(path) => read_decisions(path)?,
            None if self.no_decisions => Decisions::default(),
            None => match folder_decisions()? {
                Some(decisions) => {
                    let file: &dyn std::fmt::Display = &DECISIONS;
                    console.say(&console.lang.fill(Message::WithDecisions, &[("file", file)]));
                    decisions
                }
                None => Decisions::default(),
            },
        };
        Ok(Pipeline::new(Gazetteer::load_builtin(), decisions))
    }

    fn options(&self) -> Result<corpus::Options, Failure> {
        let mut fields = Fields::default();
        for pair in &self.fields {
            let wrong = || {
                Failure::usage(format!("`{pair}` is not of the form FIELD=NAME"))
                    .hint("Fields are text, title, url, date, author, source and id.")
            };
            let (field, name) = pair
                .split_once('=')
                .filter(|(_, name)| !name.is_empty())
                .ok_or_else(wrong)?;
            let slot = match field {
                "text" => &mut fields.text,
                "title" => &mut fields.title,
                "url" => &mut fields.url,
                "date" => &mut fields.date,
                "author" => &mut fields.author,
                "source" => &mut fields.source,
                "id" => &mut fields.id,
                _ => return Err(wrong()),
            };
            name.clone_into(slot);
        }
        Ok(corpus::Options {
            fields,
            whole_text: self.whole_text,
            ..corpus::Options::default()
        })
    }
}

impl Inputs {
    pub(crate) fn new(articles: Vec<PathBuf>, manner: Manner) -> Self {
        Self { articles, manner }
    }

    /// Makes the pipeline.
    pub(crate) fn pipeline(&self, console: &Console) -> Result<Pipeline, Failure> {
        self.manner.pipeline(console)
    }

    /// Reads all articles on all cores; `sink` gets the readings in the order of the input and says
    /// whether to go on. Warnings are told as they come, through `sink`'s progress line.
    pub(crate) fn each(
        &self,
        pipeline: &Pipeline,
        console: &Console,
        mut sink: impl FnMut(Reading, &Tally) -> bool,
    ) -> Result<Tally, Failure> {
        let options = self.manner.options()?;
        let mut tally = Tally::default();
        let work = |article| pipeline.read(article);
        corpus::each_article(&self.articles, &options, work, |result| match result {
            Ok(reading) => {
                tally.articles += 1;
                tally.bytes += reading.assertions.article.text.len();
                tally.uses.extend(&reading.uses);
                sink(reading, &tally)
            }
            Err(warning) => {
                tally.warnings += 1;
                tell(&warning, console);
                true
            }
        });
        Ok(tally)
    }
}

impl Tally {
    /// Warns of decisions that decided nothing.
    pub(crate) fn tell_unused(&self, pipeline: &Pipeline, console: &Console) {
        for warning in pipeline.decisions().unused(&self.uses) {
            tell(&warning, console);
        }
    }

    /// Fails where nothing could be read.
    pub(crate) fn something(&self, console: &Console) -> Result<(), Failure> {
        if self.articles > 0 {
            return Ok(());
        }
        Err(Failure::data(console.lang.say(Message::NoArticle)))
    }
}

/// Tells of a warning, on a line of its own also where a progress line stands.
pub(crate) fn tell(warning: &Warning, console: &Console) {
    if console.talk_is_terminal() {
        eprint_clear();
    }
    console.warn(&warning.to_string());
}

/// Clears the progress line.
pub(crate) fn eprint_clear() {
    use std::io::Write;
    let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
}

/// Reads the decisions of this folder, where there are some.
pub(crate) fn folder_decisions() -> Result<Option<Decisions>, Failure> {
    let path = Path::new(DECISIONS);
    path.is_file().then(|| read_decisions(path)).transpose()
}

fn read_decisions(path: &Path) -> Result<Decisions, Failure> {
    let place = path.display().to_string();
    let text =
        fs::read_to_string(path).map_err(|error| Failure::data(format!("{place}: {error}")))?;
    Decisions::parse(&text, &place).map_err(|error| Failure::data(error.to_string()))
}
