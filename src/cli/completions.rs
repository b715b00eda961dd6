//! `thidua completions`: scripts that teach a shell the program's arguments.

use std::io::{self, Write};

use clap_complete::Shell;

use super::{Console, Failure, Verdict};

/// Arguments of `thidua completions`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The shell to complete in: bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let mut script = Vec::new();
        let mut table = super::table(console.lang);
        clap_complete::generate(self.shell, &mut table, "thidua", &mut script);
        io::stdout().lock().write_all(&script)?;
        Ok(Verdict::Answered)
    }
}
