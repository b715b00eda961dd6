//! What a user of the library or of the binary can see.

/// Which module may import which, and other promises of the architecture.
mod layers;
/// From files to articles: folding, sentences, dates, formats, furniture.
mod reading;
