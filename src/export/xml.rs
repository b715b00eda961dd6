//! What the XML formats share: escapes and types of attributes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::graph::{Element, Graph, Value};

use super::json;
use super::keys::quote;

/// The type of an attribute, as GraphML and GEXF both name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Boolean,
    Long,
    Double,
    String,
}

impl Type {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Long => "long",
            Self::Double => "double",
            Self::String => "string",
        }
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Bool(_) => Self::Boolean,
            Value::Int(_) => Self::Long,
            Value::Float(_) => Self::Double,
            _ => Self::String,
        }
    }

    /// Returns the type that holds both.
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (one, two) if one == two => one,
            (Self::Long, Self::Double) | (Self::Double, Self::Long) => Self::Double,
            _ => Self::String,
        }
    }
}

/// The attributes of nodes or of relationships: key, and type of all its values.
pub(super) type Types = BTreeMap<Arc<str>, Type>;

/// Gathers the types of all properties.
pub(super) fn types(all: impl Iterator<Item = Vec<(Arc<str>, Value)>>) -> Types {
    let mut types = Types::new();
    for properties in all {
        for (key, value) in properties {
            let own = Type::of(&value);
            types
                .entry(key)
                .and_modify(|known| *known = known.join(own))
                .or_insert(own);
        }
    }
    types
}

/// Returns a value as text; lists and maps as JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Float(number) if *number == f64::INFINITY => "INF".to_owned(),
        Value::Float(number) if *number == f64::NEG_INFINITY => "-INF".to_owned(),
        Value::List(_) | Value::Map(_) => json::value(value).to_string(),
        other => other.text().unwrap_or_default(),
    }
}

/// Returns the properties of an element as texts, and the quotation of its evidence as one more.
pub(super) fn data(
    graph: &Graph,
    element: Element,
    properties: &[(Arc<str>, Value)],
) -> Vec<(Arc<str>, String)> {
    let mut data: Vec<_> = properties
        .iter()
        .map(|(key, value)| (Arc::clone(key), text(value)))
        .collect();
    data.extend(quote(graph, element).map(|quote| (Arc::from(QUOTE), quote)));
    data
}

/// The attribute that quotes the surest evidence.
pub(super) const QUOTE: &str = "evidence";

/// XML on its way out.
pub(super) struct Xml<'o> {
    writer: Writer<&'o mut dyn Write>,
}

impl<'o> Xml<'o> {
    /// Writes the declaration.
    pub(super) fn begin(out: &'o mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))
    }

    /// Writes an element with a text in it.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        let text = allowed(text);
        // A reader turns a bare carriage return into a line feed.
        let escaped = quick_xml::escape::partial_escape(&*text).replace('\r', "&#13;");
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(escaped)))?;
        self.close(name)
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Ends the document.
    pub(super) fn end(mut self) -> io::Result<()> {
        writeln!(self.writer.get_mut())
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        // White space in an attribute reads back as a blank unless it is escaped.
        let value = quick_xml::escape::escape(&*allowed(value))
            .replace('\n', "&#10;")
            .replace('\r', "&#13;")
            .replace('\t', "&#9;");
        start.push_attribute(Attribute {
            key: QName(key),
            value: value.into(),
        });
    }
    start
}

/// Puts U+FFFD in the place of the characters that XML 1.0 cannot hold in any form.
fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) {
        Cow::Owned(text.replace(forbidden, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}
