//! The saved queries of the repository, which came with the program.

include!(concat!(env!("OUT_DIR"), "/queries.rs"));
