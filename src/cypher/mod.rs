//! Answers openCypher queries: syntax, bind, plan, exec.

mod error;

pub use error::{CypherError, CypherErrorKind, ErrorClass, Phase};
