//! Reads Vietnamese trade-union news on emulation work and turns it into a knowledge graph.
//!
//! ```text
//! articles ─▶ gazetteer ─▶ link ─▶ extract ─▶ assemble ─▶ graph ─▶ cypher ─▶ render ─▶ repl, cli
//!             (all of them on text)                         └────▶ export ─────────────▶
//! ```
//!
//! The modules stand in the order in which a newcomer should read them; none imports one that
//! comes after it in its column of `ARCHITECTURE.md`. Reading (up to [`extract`]) knows nothing
//! of graphs, [`graph`] and [`cypher`] know nothing of Vietnamese; only [`assemble`] knows both.

pub mod text;

pub mod diag;

pub mod corpus;

pub mod gazetteer;

pub mod link;

pub mod extract;

pub mod graph;

pub mod assemble;

pub mod cypher;

pub mod export;

pub mod render;

pub mod repl;

pub mod cli;
