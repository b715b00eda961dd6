//! What a user of the library or of the binary can see.

/// Which module may import which, and other promises of the architecture.
mod layers;
/// From files to articles: folding, sentences, dates, formats, furniture.
mod reading;

/// Small graphs, articles and folders that tests throw away.
mod support;

/// The snapshot file: what goes in comes out, and a damaged file never gives a graph.
mod snapshot;

/// The same answer in every mode.
mod modes;
