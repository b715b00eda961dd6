//! The shell's session: a line in, text out.
