//! Answers openCypher queries: syntax, bind, plan, exec.

mod error;
pub mod function;
mod kinds;
pub mod procedure;

pub use error::{CypherError, CypherErrorKind, ErrorClass, Phase};
pub use kinds::Kinds;
