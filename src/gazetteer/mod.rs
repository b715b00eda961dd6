//! Knows the entities and their aliases, from the files in `data/`.
