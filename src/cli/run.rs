//! `thidua run`: a saved query, or a file of statements.

use crate::repl::interrupt::Interrupt;

use super::script::Printer;
use super::workplace::{Place, Workplace};
use super::{Console, Failure, Verdict, query};

/// Arguments of `thidua run`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The name of a saved query, or a file
    #[arg(value_name = "NAME")]
    name: String,
    /// A value for one of its parameters: place='Huế'
    #[arg(long = "param", short = 'P', value_name = "KEY=VALUE")]
    parameters: Vec<String>,
    #[command(flatten)]
    place: Place,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let given = query::pairs(&self.parameters)?;
        let mut session = Workplace::find()?.session(&self.place, console)?;
        let interrupt = Interrupt::watch(session.cancel_flag());
        let mut printer = Printer::default();
        printer.take(&session.run_query_named(&self.name, &given));
        printer.verdict(&interrupt)
    }
}
