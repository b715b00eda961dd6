//! Knows the entities and their aliases, from the files in `data/`.

mod entity;

pub use entity::EntityType;

/// The entities and their aliases.
#[derive(Debug, Default)]
pub struct Gazetteer {}
