//! `thidua man`: the manual page.

use std::io::{self, Write};

use super::{Console, Failure, Verdict};

/// Arguments of `thidua man`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let mut page = Vec::new();
        let table = super::table(console.lang);
        let man = clap_mangen::Man::new(table.clone());
        man.render(&mut page)?;
        for command in table
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            let name = format!("thidua {}", command.get_name());
            let man = clap_mangen::Man::new(command.clone().bin_name(&name).display_name(&name));
            writeln!(page, ".SH \"{}\"", name.to_uppercase())?;
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)?;
        }
        page.extend_from_slice(EXIT_CODES.as_bytes());
        io::stdout().lock().write_all(&page)?;
        Ok(Verdict::Answered)
    }
}

const EXIT_CODES: &str = ".SH \"EXIT STATUS\"\n\
.TP\n\\fB0\\fR\nanswered; also when the reader of the output went away\n\
.TP\n\\fB1\\fR\nthe query or the data is at fault\n\
.TP\n\\fB2\\fR\nthe command line is at fault\n\
.TP\n\\fB130\\fR\ninterrupted\n";
