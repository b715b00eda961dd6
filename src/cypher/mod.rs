//! Answers openCypher queries: syntax, bind, plan, exec.

mod answer;
pub mod bind;
mod error;
pub mod exec;
pub mod function;
mod kinds;
pub mod plan;
pub mod procedure;
mod session;
mod spelling;
pub mod syntax;

pub use answer::{Answer, QueryWarning};
pub use error::{CypherError, CypherErrorKind, ErrorClass, Phase};
pub use exec::Limits;
pub use kinds::Kinds;
pub use procedure::Procedures;
pub use session::{Params, Session};
