//! The shell's session: a line in, text out.

mod command;
mod complete;
mod draft;
mod history;
mod names;
pub(crate) mod phrasebook;
mod place;
pub mod saved;
mod statement;
mod vocabulary;
mod words;

pub use complete::Offer;
pub use statement::{Statement, StatementKind, statements};
