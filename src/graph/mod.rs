//! Nodes, relationships, properties and provenance over petgraph.
//!
//! [`Graph`] is the mutable store. petgraph holds the structure of what was written, and from time
//! to time that is frozen into compact arrays ([`Compact`]), which queries run over; properties lie
//! in columns, names (labels, relationship types, property keys) are interned, evidence and sources
//! lie in tables beside them. `docs/decisions/0003-frozen-and-pending.md` says why.
//! petgraph's indices stay in here; the rest of the program speaks of [`NodeId`] and [`RelId`].

pub mod algorithm;
mod column;
mod compact;
mod evidence;
mod id;
mod index;
mod journal;
mod pending;
mod pieces;
mod provenance;
mod record;
pub mod snapshot;
mod store;
mod symbols;
pub mod temporal;
pub mod value;

pub use column::{ABSENT, Column};
pub use compact::{Adjacency, Compact, Neighbours};
pub use id::{Element, NodeId, RelId, SourceId, Symbol};
pub use journal::Effects;
pub use provenance::{Evidence, Source};
pub use store::{Frozen, Graph, Sizes};
pub use symbols::Symbols;
pub use value::{Path, Value};
