//! Draws errors, tables and plans as text.
//!
//! What comes in is a finished answer, error or plan; what goes out is a string, or bytes to a
//! writer. Terminal colours and the widths of letters live here and nowhere else, and so do the
//! two languages of the program ([`Lang`], [`Message`], and what other layers say in English).

mod error;
pub mod html;
pub mod json;
mod lang;
mod literal;
mod message;
mod mode;
mod style;
mod table;
pub mod value;
mod vietnamese;
pub mod width;

pub use error::{Origin, Problem, did_you_mean, error};
pub use lang::Lang;
pub use message::Message;
pub use mode::{Mode, Rows};
pub use style::{Palette, Role};
pub use table::{Elided, Layout};
pub use value::Shown;
