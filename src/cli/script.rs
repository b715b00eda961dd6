//! Runs statements without a terminal: data to standard output, talk to standard error.

use std::io::{self, Write};

use crate::repl::interrupt::Interrupt;
use crate::repl::{Reply, Script, Session, Then};

use super::{Failure, Verdict};

/// Runs a script, and prints each statement's reply as soon as it is there.
pub(crate) fn run(
    session: &mut Session,
    text: &str,
    origin: Script<'_>,
    interrupt: &Interrupt,
) -> Result<Verdict, Failure> {
    let mut printer = Printer::default();
    session.script_to(text, origin, &mut |reply| printer.take(&reply));
    printer.verdict(interrupt)
}

/// Prints replies and remembers how the run went.
#[derive(Debug, Default)]
pub(crate) struct Printer {
    failed: bool,
    interrupted: bool,
    broken: Option<io::Error>,
}

impl Printer {
    pub(crate) fn take(&mut self, reply: &Reply) {
        self.failed |= reply.failed;
        self.interrupted |= reply.then == Then::Interrupted;
        if self.broken.is_none() {
            let mut out = io::stdout().lock();
            let written = out
                .write_all(reply.data.as_bytes())
                .and_then(|()| out.flush());
            self.broken = written.err();
        }
        let _ = io::stderr().lock().write_all(reply.talk.as_bytes());
    }

    pub(crate) fn verdict(self, interrupt: &Interrupt) -> Result<Verdict, Failure> {
        if let Some(error) = self.broken {
            return Err(error.into());
        }
        Ok(if self.interrupted || interrupt.is_set() {
            Verdict::Interrupted
        } else if self.failed {
            Verdict::AtFault
        } else {
            Verdict::Answered
        })
    }
}
