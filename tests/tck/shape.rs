//! Values as the kit writes and compares them, free of ids.

use std::collections::BTreeMap;

use thidua::graph::{Graph, NodeId, Path, RelId, Value};

/// A value with everything that the kit looks at. Ordered, so that rows can be compared as bags.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Null,
    Bool(bool),
    Int(i64),
    /// A float by its text, which tells `1.0` from `1` and makes not-a-number equal to itself.
    Float(String),
    String(String),
    List(Vec<Shape>),
    Map(BTreeMap<String, Shape>),
    Node(Vec<String>, BTreeMap<String, Shape>),
    Rel(String, BTreeMap<String, Shape>),
    /// Nodes and relationships by turns; a relationship walked against its direction is marked.
    Path(Vec<(bool, Shape)>),
}

impl Shape {
    /// Takes the shape of a value. Dates, times and durations become texts, as in the kit's tables.
    pub(super) fn of(value: &Value, graph: &Graph) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(truth) => Self::Bool(*truth),
            Value::Int(number) => Self::Int(*number),
            Value::Float(number) => Self::float(*number),
            Value::String(text) => Self::String(text.to_string()),
            Value::List(items) => {
                Self::List(items.iter().map(|item| Self::of(item, graph)).collect())
            }
            Value::Map(map) => {
                let entries = map.iter();
                Self::Map(
                    entries
                        .map(|(key, value)| (key.to_string(), Self::of(value, graph)))
                        .collect(),
                )
            }
            Value::Node(node) => Self::node(*node, graph),
            Value::Rel(rel) => Self::rel(*rel, graph),
            Value::Path(path) => Self::path(path, graph),
            temporal => Self::String(temporal.text().expect("a temporal value has a text")),
        }
    }

    fn float(number: f64) -> Self {
        // Both zeros are one number.
        Self::Float(format!("{:?}", if number == 0.0 { 0.0 } else { number }))
    }

    fn node(node: NodeId, graph: &Graph) -> Self {
        let mut labels: Vec<_> = graph
            .labels(node)
            .iter()
            .map(|label| label.to_string())
            .collect();
        labels.sort();
        Self::Node(labels, Self::properties(graph.node_properties(node), graph))
    }

    fn rel(rel: RelId, graph: &Graph) -> Self {
        let properties = Self::properties(graph.rel_properties(rel), graph);
        Self::Rel(graph.rel_type(rel).to_string(), properties)
    }

    fn properties<K: AsRef<str>>(
        properties: impl IntoIterator<Item = (K, Value)>,
        graph: &Graph,
    ) -> BTreeMap<String, Self> {
        let entries = properties.into_iter();
        entries
            .map(|(key, value)| (key.as_ref().to_owned(), Self::of(&value, graph)))
            .collect()
    }

    fn path(path: &Path, graph: &Graph) -> Self {
        let mut parts = Vec::new();
        for (at, node) in path.nodes.iter().enumerate() {
            parts.push((true, Self::node(*node, graph)));
            if let Some(rel) = path.rels.get(at) {
                parts.push((graph.endpoints(*rel).0 == *node, Self::rel(*rel, graph)));
            }
        }
        Self::Path(parts)
    }

    /// Makes a value for a parameter or a procedure's table; graph elements have none.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Int(number) => Value::Int(*number),
            Self::Float(text) => Value::Float(text.parse().expect("a float")),
            Self::String(text) => Value::from(text.as_str()),
            Self::List(items) => Value::list(items.iter().map(Self::value).collect()),
            Self::Map(map) => {
                Value::map(map.iter().map(|(key, value)| (key.as_str(), value.value())))
            }
            other => panic!("{other:?} cannot be given to a query"),
        }
    }

    /// Sorts all lists, for results that ignore the order of their elements.
    pub(super) fn unordered(self) -> Self {
        match self {
            Self::List(items) => {
                let mut items: Vec<_> = items.into_iter().map(Self::unordered).collect();
                items.sort();
                Self::List(items)
            }
            Self::Map(map) => Self::Map(
                map.into_iter()
                    .map(|(key, value)| (key, value.unordered()))
                    .collect(),
            ),
            other => other,
        }
    }

    /// Reads a cell of a table.
    pub(super) fn parse(text: &str) -> Self {
        let mut reader = Reader { text, at: 0 };
        let shape = reader.value();
        reader.space();
        assert_eq!(reader.at, text.len(), "`{text}` is read to its end");
        shape
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn expect(&mut self, token: &str) {
        assert!(
            self.take(token),
            "`{}` has `{token}` at {}",
            self.text,
            self.at
        );
    }

    fn word(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|letter| !fits(letter)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn name(&mut self) -> String {
        self.space();
        if self.take("`") {
            let name = self.word(|letter| letter != '`').to_owned();
            self.expect("`");
            return name;
        }
        self.word(|letter| letter.is_alphanumeric() || letter == '_')
            .to_owned()
    }

    fn value(&mut self) -> Shape {
        self.space();
        match self.rest().chars().next() {
            Some('\'') => Shape::String(self.string()),
            Some('[') if self.rest().starts_with("[:") => self.rel(),
            Some('[') => Shape::List(self.list()),
            Some('{') => Shape::Map(self.map()),
            Some('(') => self.node(),
            Some('<') => self.path(),
            _ => self.word_value(),
        }
    }

    fn word_value(&mut self) -> Shape {
        let word = self.word(|letter| letter.is_alphanumeric() || "+-._".contains(letter));
        match word {
            "null" => Shape::Null,
            "true" => Shape::Bool(true),
            "false" => Shape::Bool(false),
            "NaN" => Shape::float(f64::NAN),
            "Inf" => Shape::float(f64::INFINITY),
            "-Inf" => Shape::float(f64::NEG_INFINITY),
            _ => match word.parse() {
                Ok(number) => Shape::Int(number),
                Err(_) => Shape::float(
                    word.parse()
                        .unwrap_or_else(|_| panic!("`{}` has a value at {}", self.text, self.at)),
                ),
            },
        }
    }

    fn string(&mut self) -> String {
        self.expect("'");
        let mut text = String::new();
        loop {
            text += self.word(|letter| letter != '\'' && letter != '\\');
            if self.rest().starts_with('\'') {
                self.at += 1;
                return text;
            }
            self.at += 1;
            let escaped = self.rest().chars().next().expect("an escape has a letter");
            self.at += escaped.len_utf8();
            text.push(match escaped {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            });
        }
    }

    fn list(&mut self) -> Vec<Shape> {
        self.expect("[");
        let mut items = Vec::new();
        while !self.take("]") {
            items.push(self.value());
            self.take(",");
        }
        items
    }

    fn map(&mut self) -> BTreeMap<String, Shape> {
        self.expect("{");
        let mut map = BTreeMap::new();
        while !self.take("}") {
            let key = self.name();
            self.expect(":");
            map.insert(key, self.value());
            self.take(",");
        }
        map
    }

    fn properties(&mut self) -> BTreeMap<String, Shape> {
        self.space();
        if self.rest().starts_with('{') {
            self.map()
        } else {
            BTreeMap::new()
        }
    }

    fn node(&mut self) -> Shape {
        self.expect("(");
        let mut labels = Vec::new();
        while self.take(":") {
            labels.push(self.name());
        }
        labels.sort();
        let properties = self.properties();
        self.expect(")");
        Shape::Node(labels, properties)
    }

    fn rel(&mut self) -> Shape {
        self.expect("[");
        self.expect(":");
        let rel_type = self.name();
        let properties = self.properties();
        self.expect("]");
        Shape::Rel(rel_type, properties)
    }

    fn path(&mut self) -> Shape {
        self.expect("<");
        let mut parts = vec![(true, self.node())];
        while !self.take(">") {
            let backward = self.take("<-");
            if !backward {
                self.expect("-");
            }
            parts.push((!backward, self.rel()));
            self.expect(if backward { "-" } else { "->" });
            parts.push((true, self.node()));
        }
        Shape::Path(parts)
    }
}

#[test]
fn cells_are_read_as_the_kit_means_them() {
    let path = Shape::parse("<(:B:A {k: 1.0})<-[:T {s: 'it\\'s'}]-()>");
    let node = Shape::Node(
        vec!["A".to_owned(), "B".to_owned()],
        BTreeMap::from([("k".to_owned(), Shape::Float("1.0".to_owned()))]),
    );
    let rel = Shape::Rel(
        "T".to_owned(),
        BTreeMap::from([("s".to_owned(), Shape::String("it's".to_owned()))]),
    );
    let end = Shape::Node(Vec::new(), BTreeMap::new());
    assert_eq!(
        path,
        Shape::Path(vec![(true, node), (false, rel), (true, end)])
    );
    assert_ne!(Shape::parse("1"), Shape::parse("1.0"));
    assert_eq!(
        Shape::parse("[null, {a: [true]}]").unordered(),
        Shape::parse("[{a: [true]}, null]").unordered()
    );
}
