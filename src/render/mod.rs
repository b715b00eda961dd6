//! Draws errors, tables and plans as text.
