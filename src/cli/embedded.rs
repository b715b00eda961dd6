//! What came with the program: the sample articles and the saved queries of the repository.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
