//! Writes a graph in the formats of other tools.
