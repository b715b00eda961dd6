//! Positions, folding, syllables, sentences and Vietnamese dates.
//!
//! Nothing here knows what a trade union is; everything works on borrowed text and gives back
//! positions in the text as it was read.

mod span;

pub use span::Span;
