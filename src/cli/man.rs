//! `thidua man`: the manual page.

use std::io::{self, Write};

use crate::render::Message;

use super::{Console, Failure, Verdict};

/// Arguments of `thidua man`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let mut page = Vec::new();
        let table = super::table(console.lang);
        let man = clap_mangen::Man::new(table.clone()).date(RELEASED);
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
        let lang = console.lang;
        writeln!(page, ".SH \"{}\"", lang.say(Message::ExitStatus))?;
        for (code, meaning) in EXIT_CODES {
            writeln!(page, ".TP\n\\fB{code}\\fR\n{}", lang.say(*meaning))?;
        }
        io::stdout().lock().write_all(&page)?;
        Ok(Verdict::Answered)
    }
}

/// The day of this version, for the foot of the page.
const RELEASED: &str = "2026-11-28";

/// What the exit codes mean.
const EXIT_CODES: &[(u8, Message)] = &[
    (0, Message::ExitAnswered),
    (1, Message::ExitAtFault),
    (2, Message::ExitUsage),
    (130, Message::ExitInterrupted),
];
