//! RDF, as N-Triples or Turtle.
//!
//! | in the graph | in RDF |
//! |---|---|
//! | a node | `urn:thidua:id:` + its identifier, a `urn:thidua:schema:` class for each label |
//! | `Organisation`, `Person`, `Place`, `Event`, `Document` | also `org:Organization`, `foaf:Person`, `schema:AdministrativeArea`, `schema:Event`, `schema:NewsArticle` |
//! | `name`, `aliases` | `skos:prefLabel` and `skos:altLabel`, in Vietnamese |
//! | any property | `urn:thidua:schema:` + its key, typed |
//! | a relationship | a triple with `urn:thidua:schema:` + its type; and, where it has properties or evidence, an `rdf:Statement` about it |
//! | evidence | `urn:thidua:schema:evidence` to an `oa:SpecificResource` with `oa:TextPositionSelector` (characters) and `oa:TextQuoteSelector` |
//!
//! The two files hold the same triples; Turtle only shortens names. Blank nodes are avoided, so
//! that two exports compare line by line.

use std::io::{self, Write};

use crate::graph::{Element, Graph, NodeId, RelId, Value};

use super::keys::{Keys, Quoted, quoted};
use super::xml;

const PREFIXES: [(&str, &str); 9] = [
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("td", "urn:thidua:schema:"),
    ("tdi", "urn:thidua:id:"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Classes of other vocabularies that a label means.
const CLASSES: [(&str, &str); 5] = [
    ("Document", "https://schema.org/NewsArticle"),
    ("Event", "https://schema.org/Event"),
    ("Organisation", "http://www.w3.org/ns/org#Organization"),
    ("Person", "http://xmlns.com/foaf/0.1/Person"),
    ("Place", "https://schema.org/AdministrativeArea"),
];

/// Writes one triple a line.
pub(super) fn write_ntriples(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    Rdf::new(out, graph, false).all()
}

/// Writes prefixes, then triples with short names.
pub(super) fn write_turtle(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    for (prefix, iri) in PREFIXES {
        writeln!(out, "@prefix {prefix}: <{iri}> .")?;
    }
    Rdf::new(out, graph, true).all()
}

struct Rdf<'a> {
    out: &'a mut dyn Write,
    graph: &'a Graph,
    keys: Keys,
    short: bool,
    /// The subject of the triple before, which Turtle does not repeat.
    subject: String,
}

impl<'a> Rdf<'a> {
    fn new(out: &'a mut dyn Write, graph: &'a Graph, short: bool) -> Self {
        Self {
            out,
            graph,
            keys: Keys::of(graph),
            short,
            subject: String::new(),
        }
    }

    fn all(&mut self) -> io::Result<()> {
        for node in self.graph.node_ids() {
            self.node(node)?;
        }
        for rel in self.graph.rel_ids() {
            self.rel(rel)?;
        }
        if self.subject.is_empty() {
            return Ok(());
        }
        writeln!(self.out, " .")
    }

    fn node(&mut self, node: NodeId) -> io::Result<()> {
        let graph = self.graph;
        let subject = self.subject(node);
        for label in graph.labels(node) {
            self.triple(&subject, &self.rdf("type"), &self.td(&label))?;
            if let Some((_, class)) = CLASSES.iter().find(|(known, _)| *known == &*label) {
                self.triple(&subject, &self.rdf("type"), &self.iri(class))?;
            }
        }
        for (key, value) in graph.node_properties(node) {
            let predicate = match &*key {
                "name" => self.skos("prefLabel"),
                "aliases" => self.skos("altLabel"),
                other => self.td(other),
            };
            let spoken = matches!(&*key, "name" | "aliases" | "title");
            self.values(&subject, &predicate, &value, spoken)?;
        }
        let about = format!("urn:thidua:id:{}", encoded(self.keys.name(node)));
        self.evidence(&subject, &about, Element::Node(node))
    }

    fn rel(&mut self, rel: RelId) -> io::Result<()> {
        let graph = self.graph;
        let (from, to) = graph.endpoints(rel);
        let (subject, object) = (self.subject(from), self.subject(to));
        let predicate = self.td(graph.rel_type(rel));
        self.triple(&subject, &predicate, &object)?;
        let properties = graph.rel_properties(rel);
        if properties.is_empty() && graph.evidence(Element::Rel(rel)).is_empty() {
            return Ok(());
        }
        let about = format!("urn:thidua:rel:{rel}");
        let statement = self.iri(&about);
        self.triple(&statement, &self.rdf("type"), &self.rdf("Statement"))?;
        self.triple(&statement, &self.rdf("subject"), &subject)?;
        self.triple(&statement, &self.rdf("predicate"), &predicate)?;
        self.triple(&statement, &self.rdf("object"), &object)?;
        for (key, value) in properties {
            self.values(&statement, &self.td(&key), &value, false)?;
        }
        self.evidence(&statement, &about, Element::Rel(rel))
    }

    /// Writes evidence: what is said, the place in the document, the words.
    fn evidence(&mut self, subject: &str, about: &str, element: Element) -> io::Result<()> {
        let graph = self.graph;
        for (number, piece) in quoted(graph, element).into_iter().enumerate() {
            let target = self.iri(&format!("{about}/evidence/{number}"));
            self.triple(subject, &self.td("evidence"), &target)?;
            self.piece(&target, &format!("{about}/evidence/{number}"), &piece)?;
        }
        Ok(())
    }

    fn piece(&mut self, target: &str, about: &str, piece: &Quoted<'_>) -> io::Result<()> {
        let position = self.iri(&format!("{about}/position"));
        let quote = self.iri(&format!("{about}/quote"));
        self.triple(target, &self.rdf("type"), &self.oa("SpecificResource"))?;
        self.triple(
            target,
            &self.oa("hasSource"),
            &self.literal(piece.document, None),
        )?;
        self.triple(target, &self.td("rule"), &self.literal(piece.rule, None))?;
        self.triple(
            target,
            &self.td("confidence"),
            &self.typed(&piece.confidence.to_string(), "decimal"),
        )?;
        self.triple(target, &self.oa("hasSelector"), &position)?;
        self.triple(
            &position,
            &self.rdf("type"),
            &self.oa("TextPositionSelector"),
        )?;
        self.triple(
            &position,
            &self.oa("start"),
            &self.typed(&piece.start.to_string(), "nonNegativeInteger"),
        )?;
        self.triple(
            &position,
            &self.oa("end"),
            &self.typed(&piece.end.to_string(), "nonNegativeInteger"),
        )?;
        self.triple(target, &self.oa("hasSelector"), &quote)?;
        self.triple(&quote, &self.rdf("type"), &self.oa("TextQuoteSelector"))?;
        self.triple(
            &quote,
            &self.oa("exact"),
            &self.literal(piece.words, Some("vi")),
        )
    }

    fn values(
        &mut self,
        subject: &str,
        predicate: &str,
        value: &Value,
        spoken: bool,
    ) -> io::Result<()> {
        if let Value::List(items) = value {
            return items
                .iter()
                .try_for_each(|item| self.values(subject, predicate, item, spoken));
        }
        let text = xml::text(value);
        let object = match value {
            Value::Null => return Ok(()),
            Value::Bool(_) => self.typed(&text, "boolean"),
            Value::Int(_) => self.typed(&text, "integer"),
            Value::Float(_) => self.typed(&text, "double"),
            Value::Date(_) => self.typed(&text, "date"),
            Value::LocalTime(_) | Value::Time(_) => self.typed(&text, "time"),
            Value::LocalDateTime(_) => self.typed(&text, "dateTime"),
            Value::DateTime(_) if !text.ends_with(']') => self.typed(&text, "dateTime"),
            // XML Schema knows one sign for the whole duration, openCypher one for each part.
            Value::Duration(_) if !text.contains('-') => self.typed(&text, "duration"),
            _ => self.literal(&text, spoken.then_some("vi")),
        };
        self.triple(subject, predicate, &object)
    }

    fn triple(&mut self, subject: &str, predicate: &str, object: &str) -> io::Result<()> {
        if !self.short {
            return writeln!(self.out, "{subject} {predicate} {object} .");
        }
        let predicate = if predicate == "rdf:type" {
            "a"
        } else {
            predicate
        };
        if subject == self.subject {
            return write!(self.out, " ;\n  {predicate} {object}");
        }
        let end = if self.subject.is_empty() {
            "\n"
        } else {
            " .\n"
        };
        subject.clone_into(&mut self.subject);
        write!(self.out, "{end}{subject}\n  {predicate} {object}")
    }

    fn subject(&self, node: NodeId) -> String {
        self.iri(&format!("urn:thidua:id:{}", encoded(self.keys.name(node))))
    }

    fn td(&self, name: &str) -> String {
        self.iri(&format!("urn:thidua:schema:{}", encoded(name)))
    }

    fn rdf(&self, name: &str) -> String {
        self.iri(&format!(
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}"
        ))
    }

    fn skos(&self, name: &str) -> String {
        self.iri(&format!("http://www.w3.org/2004/02/skos/core#{name}"))
    }

    fn oa(&self, name: &str) -> String {
        self.iri(&format!("http://www.w3.org/ns/oa#{name}"))
    }

    /// Returns a name, shortened in Turtle where what follows the prefix is plain.
    fn iri(&self, iri: &str) -> String {
        if self.short {
            for (prefix, base) in PREFIXES {
                if let Some(rest) = iri.strip_prefix(base)
                    && is_plain(rest)
                {
                    return format!("{prefix}:{rest}");
                }
            }
        }
        format!("<{iri}>")
    }

    fn typed(&self, text: &str, of_type: &str) -> String {
        let of_type = self.iri(&format!("http://www.w3.org/2001/XMLSchema#{of_type}"));
        format!("\"{}\"^^{of_type}", escaped(text))
    }

    fn literal(&self, text: &str, language: Option<&str>) -> String {
        match language {
            Some(language) => format!("\"{}\"@{language}", escaped(text)),
            None => format!("\"{}\"", escaped(text)),
        }
    }
}

/// Tells whether a local name needs no escape: a letter or digit first and last.
fn is_plain(rest: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ':');
    edge(rest.chars().next()) && edge(rest.chars().next_back()) && rest.chars().all(inside)
}

/// Percent-encodes what may not stand in an IRI of ours; identifiers keep their colons and slashes.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' | b'/' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Escapes a literal by the rules that N-Triples and Turtle share.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out
}
