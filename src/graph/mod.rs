//! Nodes, relationships, properties and provenance over petgraph.
