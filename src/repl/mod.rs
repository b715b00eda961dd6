//! The shell's session: a line in, text out.
//!
//! [`Session`] is all of the shell that needs no terminal: [`Session::line`] takes what was typed
//! and returns what to print. Around it, [`terminal`] reads keys with rustyline and asks the same
//! session what to complete, hint and colour.
//!
//! ```text
//! keys ─▶ terminal ─▶ Session::line ─▶ statements ─▶ command table │ cypher ─▶ render ─▶ Reply
//!            └── draft (tokens) ─▶ colours, brackets, place ─▶ offers of Tab
//! ```

mod answer;
mod browse;
mod census;
mod changes;
mod command;
mod complete;
mod draft;
mod help;
mod helper;
mod history;
pub mod interrupt;
mod library;
mod names;
pub(crate) mod phrasebook;
mod place;
mod proof;
mod results;
pub mod saved;
mod schema;
mod sentence;
mod session;
pub mod settings;
mod statement;
mod tab;
pub mod terminal;
mod vocabulary;
mod words;

pub use complete::Offer;
pub use helper::highlight;
pub use session::{Nobody, Outside, Reply, Script, Session, Then};
pub use settings::Settings;
pub use statement::{Statement, StatementKind, statements};
