//! The formats, and what they are called.

use std::path::Path;

/// A format that a graph can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Statements of openCypher that make the graph anew.
    Cypher,
    /// The language of Graphviz.
    Dot,
    /// The format of Gephi.
    Gexf,
    /// The XML format that most graph tools read.
    GraphMl,
    /// One JSON document, nodes and edges with their evidence, as networkx and D3 take it.
    Json,
    /// One JSON object a line: sources, then nodes, then relationships.
    Jsonl,
    /// RDF, one triple a line.
    NTriples,
    /// The nodes as a table, with the heads that Neo4j's import reads.
    NodesCsv,
    /// The relationships as a table, with the heads that Neo4j's import reads.
    RelationshipsCsv,
    /// RDF for people.
    Turtle,
}

impl Format {
    /// Every format, in the order of their names.
    pub const ALL: [Self; 10] = [
        Self::Cypher,
        Self::Dot,
        Self::Gexf,
        Self::GraphMl,
        Self::Json,
        Self::Jsonl,
        Self::NTriples,
        Self::NodesCsv,
        Self::RelationshipsCsv,
        Self::Turtle,
    ];

    /// Returns the name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cypher => "cypher",
            Self::Dot => "dot",
            Self::Gexf => "gexf",
            Self::GraphMl => "graphml",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::NTriples => "ntriples",
            Self::NodesCsv => "nodes-csv",
            Self::RelationshipsCsv => "relationships-csv",
            Self::Turtle => "turtle",
        }
    }

    /// Returns the usual ending of its files, without the dot.
    #[must_use]
    pub fn file_extension(self) -> &'static str {
        match self {
            Self::Cypher => "cypher",
            Self::Dot => "dot",
            Self::Gexf => "gexf",
            Self::GraphMl => "graphml",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::NTriples => "nt",
            Self::NodesCsv => "nodes.csv",
            Self::RelationshipsCsv => "relationships.csv",
            Self::Turtle => "ttl",
        }
    }

    /// Returns its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Cypher => "application/x-cypher-query",
            Self::Dot => "text/vnd.graphviz",
            Self::Gexf => "application/gexf+xml",
            Self::GraphMl => "application/graphml+xml",
            Self::Json => "application/json",
            Self::Jsonl => "application/jsonl",
            Self::NTriples => "application/n-triples",
            Self::NodesCsv | Self::RelationshipsCsv => "text/csv",
            Self::Turtle => "text/turtle",
        }
    }

    /// Finds a format by its name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Finds a format by the ending of a file's name.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| name.ends_with(&format!(".{}", format.file_extension())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_lead_back() {
        for format in Format::ALL {
            assert_eq!(Format::of_name(format.name()), Some(format));
            let path = format!("folder.d/Graph.{}", format.file_extension());
            assert_eq!(Format::of_path(Path::new(&path)), Some(format));
        }
        assert_eq!(Format::of_name("xlsx"), None);
        assert_eq!(Format::of_path(Path::new("graph")), None);
    }
}
