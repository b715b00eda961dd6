//! What a user of the library or of the binary can see.
