//! The sample articles of the repository, which came with the program.

include!(concat!(env!("OUT_DIR"), "/sample.rs"));
