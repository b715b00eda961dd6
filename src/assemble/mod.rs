//! Turns facts into a graph; the same fact twice adds only evidence.
