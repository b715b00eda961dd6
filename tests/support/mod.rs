//! Small graphs, articles and folders that tests throw away.

pub(crate) mod graphs;
