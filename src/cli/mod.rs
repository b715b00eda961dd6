//! Arguments, one file a subcommand.
//!
//! [`run`] reads the arguments, hands them to the file of their subcommand, and turns what comes
//! back into an exit code: 0 answered, 1 the query or the data is at fault, 2 the command line
//! is, 130 interrupted. Data goes to standard output, talk to standard error.

mod annotate;
mod build;
mod check;
mod completions;
mod console;
mod embedded;
mod explain;
mod export;
mod failure;
mod graph_file;
mod man;
mod output;
mod query;
mod reading;
mod review;
mod run;
mod sample;
mod script;
mod shell;
mod stats;
mod translate;
mod why;
mod workplace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::render::Lang;

pub(crate) use console::{Colour, Console};
pub(crate) use failure::{Failure, Verdict};

/// Reads Vietnamese trade-union news into a knowledge graph that answers openCypher.
///
/// Without a command it opens the shell, on a graph of the sample articles where there is no
/// other yet.
#[derive(Debug, Parser)]
#[command(name = "thidua", version, disable_help_subcommand = true)]
struct Args {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = None)]
pub(crate) struct Common {
    /// Language of messages and help: en or vi [default: that of the locale]
    #[arg(long, global = true, value_name = "LANG", value_parser = ["en", "vi"], hide_possible_values = true)]
    lang: Option<String>,
    /// When to colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto,
          hide_possible_values = true, hide_default_value = true)]
    color: Colour,
}

/// The subcommands; each is a file of this folder.
#[derive(Debug, Subcommand)]
enum Command {
    /// Prints the mentions and facts of articles, one JSON object a line
    Annotate(annotate::Options),
    /// Builds a graph out of articles
    Build(build::Options),
    /// Looks for mistakes in saved queries
    Check(check::Options),
    /// Prints completions for a shell: bash, zsh, fish, elvish or powershell
    Completions(completions::Options),
    /// Tells why a mention means what it means
    Explain(explain::Options),
    /// Writes the graph in the format of another tool
    Export(export::Options),
    /// Prints the manual page
    Man(man::Options),
    /// Lists what deserves a second look, with the decisions that would settle it
    Review(review::Options),
    /// Answers a query
    Query(query::Options),
    /// Runs a saved query
    Run(run::Options),
    /// Opens the shell, or runs a script
    Shell(shell::Options),
    /// Prints what is in the graph, in numbers
    Stats(stats::Options),
}

/// Runs the program on the arguments of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = console::language(&arguments);
    let args = match parse(arguments, lang) {
        Ok(args) => args,
        Err(error) => return console::usage(&error, lang),
    };
    let console = Console::new(lang, args.common.color);
    let outcome = match args.command {
        Some(command) => command.run(&console),
        None => shell::Options::default().run(&console),
    };
    match outcome {
        Ok(verdict) => verdict.code(),
        Err(failure) => console.give_up(&failure),
    }
}

impl Command {
    fn run(self, console: &Console) -> Result<Verdict, Failure> {
        match self {
            Self::Annotate(options) => options.run(console),
            Self::Build(options) => options.run(console),
            Self::Check(options) => options.run(console),
            Self::Completions(options) => options.run(console),
            Self::Explain(options) => options.run(console),
            Self::Export(options) => options.run(console),
            Self::Man(options) => options.run(console),
            Self::Review(options) => options.run(console),
            Self::Query(options) => options.run(console),
            Self::Run(options) => options.run(console),
            Self::Shell(options) => options.run(console),
            Self::Stats(options) => options.run(console),
        }
    }
}

/// Returns the whole table of arguments in a language.
fn table(lang: Lang) -> clap::Command {
    translate::command(Args::command(), lang)
}

fn parse(arguments: Vec<OsString>, lang: Lang) -> Result<Args, clap::Error> {
    let matches = table(lang).try_get_matches_from(arguments)?;
    Args::from_arg_matches(&matches)
}
