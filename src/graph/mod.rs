//! Nodes, relationships, properties and provenance over petgraph.
//!
//! [`Graph`] is the mutable store: petgraph's `StableDiGraph` holds the structure, names (labels,
//! relationship types, property keys) are interned, evidence and sources lie in tables beside it.
//! petgraph's indices stay in here; the rest of the program speaks of [`NodeId`] and [`RelId`].

pub mod algorithm;
mod column;
mod compact;
mod id;
mod journal;
mod provenance;
mod record;
pub mod snapshot;
mod store;
mod symbols;
pub mod temporal;
pub mod value;

pub use column::{ABSENT, Column, Present};
pub use compact::{Adjacency, Compact, Index, Neighbours};
pub use id::{Element, NodeId, RelId, SourceId, Symbol};
pub use journal::Effects;
pub use provenance::{Evidence, Source};
pub use store::Graph;
pub use symbols::Symbols;
pub use value::{Path, Value};
