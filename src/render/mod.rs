//! Draws errors, tables and plans as text.
//!
//! What comes in is a finished answer, error or plan; what goes out is a string, or bytes to a
//! writer. Terminal colours and the widths of letters live here and nowhere else, and so do the
//! two languages of the program ([`Lang`], [`Message`]).

mod lang;
mod message;
mod style;
pub mod width;

pub use lang::Lang;
pub use message::Message;
pub use style::{Palette, Role};
