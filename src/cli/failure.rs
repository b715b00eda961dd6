//! How a command ends.

use std::io;
use std::process::ExitCode;

/// The end of a command that ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It gave its answer.
    Answered,
    /// It told the user what is wrong with the query or the data.
    AtFault,
    /// The user stopped it.
    Interrupted,
}

impl Verdict {
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Answered => 0,
            Self::AtFault => 1,
            Self::Interrupted => 130,
        })
    }
}

/// Why a command could not run, still to be told.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What is wrong, in English; lower case, no full stop. It is told in the user's language.
    pub(crate) message: String,
    /// What to do about it; whole sentences when long.
    pub(crate) hints: Vec<String>,
    /// 1 for the data, 2 for the command line, 0 for a reader that went away.
    pub(crate) code: u8,
}

impl Failure {
    /// The data, a file or a query is at fault.
    pub(crate) fn data(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hints: Vec::new(),
            code: 1,
        }
    }

    /// The command line is at fault.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self {
            code: 2,
            ..Self::data(message)
        }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Tells whether nobody is left to read.
    pub(crate) fn is_quiet(&self) -> bool {
        self.code == 0
    }
}

impl From<io::Error> for Failure {
    /// A closed pipe is no failure: who read the output has seen enough.
    fn from(error: io::Error) -> Self {
        let code = u8::from(error.kind() != io::ErrorKind::BrokenPipe);
        Self {
            code,
            ..Self::data(error.to_string())
        }
    }
}
