//! Runs plans: operators that pull batches of rows from one another.
//!
//! Each operator of a plan has one in `steps` that answers `next` with a batch of about a
//! thousand rows, or nothing at the end. Expressions are computed by `eval`. Reading goes over the
//! graph's frozen structure while it shows the graph as it is, and over that and what is pending
//! in petgraph after a statement has begun to write. Operators that write take all their input first, so that no clause
//! sees what it does itself.

pub(crate) mod batch;
pub(crate) mod context;
pub(crate) mod eval;
pub mod profile;
pub(crate) mod steps;

pub use context::Limits;
