//! Positions, folding, syllables, sentences and Vietnamese dates.
//!
//! Nothing here knows what a trade union is; everything works on borrowed text and gives back
//! positions in the text as it was read.
//!
//! ```text
//! text ─▶ Tokens (syllables with keys) ─▶ Sentences, date, number
//! ```

mod collation;
pub mod date;
mod fold;
mod hint;
mod lexicon;
mod line_index;
pub mod number;
mod scanner;
mod sentence;
mod slug;
mod span;
pub(crate) mod stock;
mod token;
mod word_set;

pub use collation::sort_key;
pub use date::{Date, Time, When, times};
pub use fold::{fold_token, iy_variant, strip_marks};
pub use lexicon::{Lexicon, WordId};
pub use line_index::{CharOffsets, LineIndex, char_offsets};
pub use sentence::{Pause, PauseKind, Sentence, Sentences};
pub use slug::slug;
pub use span::Span;
pub use token::{Case, Folder, Gap, KeyId, Token, TokenKind, Tokens, fold};
pub(crate) use word_set::WordSet;
