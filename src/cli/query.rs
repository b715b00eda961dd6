//! `thidua query`: one question from the command line, or a script from standard input.

use std::io::Read;

use crate::repl::interrupt::Interrupt;
use crate::repl::{Script, Session};

use super::workplace::{Place, Workplace};
use super::{Console, Failure, Verdict, script};

/// Arguments of `thidua query`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The query; `-` reads statements from standard input
    #[arg(value_name = "TEXT")]
    text: String,
    /// A parameter of it: place='Huế'
    #[arg(long = "param", short = 'P', value_name = "KEY=VALUE")]
    parameters: Vec<String>,
    /// Goes on after a mistake
    #[arg(long)]
    keep_going: bool,
    #[command(flatten)]
    place: Place,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let mut text = self.text;
        if text == "-" {
            text = read_standard_input()?;
        }
        let mut session = Workplace::find()?.session(&self.place, console)?;
        set(&mut session, &self.parameters)?;
        let interrupt = Interrupt::watch(session.cancel_flag());
        let origin = Script {
            name: "query",
            keep_going: self.keep_going,
        };
        script::run(&mut session, &text, origin, &interrupt)
    }
}

/// Reads all of standard input as a script.
pub(crate) fn read_standard_input() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .read_to_string(&mut text)
        .map_err(|error| Failure::data(format!("standard input: {error}")))?;
    Ok(text)
}

/// Sets parameters of the form `key=value`.
pub(crate) fn set(session: &mut Session, parameters: &[String]) -> Result<(), Failure> {
    for (key, text) in pairs(parameters)? {
        let value = session.value(&text, None).unwrap_or_default();
        session.parameters_mut().insert(key, value);
    }
    Ok(())
}

/// Splits `key=value`.
pub(crate) fn pairs(parameters: &[String]) -> Result<Vec<(String, String)>, Failure> {
    parameters
        .iter()
        .map(|text| match text.split_once('=') {
            Some((key, value)) if !key.trim().is_empty() => Ok((
                key.trim().trim_start_matches('$').to_owned(),
                value.to_owned(),
            )),
            _ => Err(Failure::usage(format!("`{text}` is not KEY=VALUE"))),
        })
        .collect()
}
