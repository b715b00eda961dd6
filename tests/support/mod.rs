//! Small graphs, articles and folders that tests throw away.

pub(crate) mod graphs;
pub(crate) mod readings;
pub(crate) mod run;
pub(crate) mod score;
pub(crate) mod shell;
