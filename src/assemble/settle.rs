//! From the draft to the graph: names are chosen, the register's structure is laid under it, and
//! nodes and relationships are written in the order of their identifiers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::graph::{Element, Evidence, Graph, NodeId, Source, SourceId, Value};
use crate::text::strip_marks;

use super::draft::{Draft, EntityDraft, Grounds, RelKey};
use super::identifier;
use super::kin;
use super::merge::Gathered;
use super::pour::tidy;
use super::register::{Entry, Register, Relation};

/// A draft in which every entity has its entry.
pub(super) struct Settled {
    draft: Draft,
    entries: BTreeMap<String, Entry>,
}

impl Settled {
    /// Chooses names and fetches the structure of all entities, their ancestors and successors.
    pub(super) fn new(
        draft: Draft,
        register: &dyn Register,
        extra: Vec<String>,
        name_of: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        let mut entries = BTreeMap::new();
        let mut open: BTreeSet<String> = draft.entities.keys().cloned().chain(extra).collect();
        while let Some(id) = open.pop_first() {
            if identifier::entity_type(&id).is_none() {
                continue;
            }
            let mut entry = register.entry(&id).unwrap_or_default();
            complete(&id, &mut entry, &draft, name_of(&id));
            let ends = entry.relations.iter().map(|relation| relation.to.clone());
            open.extend(ends.filter(|end| *end != id && !entries.contains_key(end)));
            entries.insert(id, entry);
        }
        Self { draft, entries }
    }

    /// Writes the graph.
    pub(super) fn into_graph(self, documents: impl Iterator<Item = Gathered>) -> Graph {
        let mut writing = Writing {
            graph: Graph::new(),
            documents: BTreeMap::new(),
            nodes: BTreeMap::new(),
            rules: BTreeMap::new(),
        };
        let mut documents: Vec<Gathered> = documents.collect();
        documents.sort_by(|a, b| {
            let key = |g: &Gathered| {
                (
                    g.assertions.article.name.clone(),
                    g.assertions.document.clone(),
                )
            };
            key(a).cmp(&key(b))
        });
        for gathered in documents {
            writing.document(gathered);
        }
        for (id, entry) in &self.entries {
            writing.entity(id, entry, self.draft.entities.get(id));
        }
        for (id, fact) in &self.draft.facts {
            let mut properties = fact.properties.clone();
            properties.extend(writing.best(&fact.grounds));
            properties.extend(writing.reported(&fact.grounds));
            properties.insert("id", Value::from(id.as_str()));
            properties.insert("name", Value::from(self.fact_name(id, &fact.properties)));
            let node = writing.graph.add_node(&[fact.label], properties);
            writing.nodes.insert(id.clone(), node);
            writing.evidence(Element::Node(node), &fact.grounds);
        }
        let level = self.levels();
        for (fact, level) in level {
            if let Some(&node) = writing.nodes.get(&fact) {
                writing
                    .graph
                    .set_node_property(node, "level", Value::from(level));
            }
        }
        writing.structure(&self.entries);
        for (key, rel) in self.draft.rels {
            writing.rel(&key, rel.properties, &rel.grounds);
        }
        writing.graph
    }

    /// Returns what people call a fact: "Bằng khen: 3 tập thể, 12 cá nhân", "215 sáng kiến".
    fn fact_name(&self, id: &str, properties: &BTreeMap<&'static str, Value>) -> String {
        let text = |key: &str| properties.get(key).and_then(Value::text);
        if let (Some(value), Some(what)) = (text("value"), text("what")) {
            let unit = text("unit").map_or(String::new(), |unit| match unit.as_str() {
                "%" => unit,
                _ => format!(" {unit}"),
            });
            return format!("{value}{unit} {what}");
        }
        let of_kind = RelKey {
            from: id.to_owned(),
            rel_type: "OF_KIND",
            to: String::new(),
            own: String::new(),
        };
        let kind = self
            .draft
            .rels
            .range(of_kind..)
            .next()
            .filter(|(key, _)| key.from == id);
        let kind = kind
            .and_then(|(key, _)| self.entries.get(&key.to))
            .map_or(id, |entry| &entry.name);
        let counts = [
            ("collectives", "tập thể"),
            ("individuals", "cá nhân"),
            ("total", "tập thể, cá nhân"),
        ];
        let counts: Vec<String> = counts
            .into_iter()
            .filter_map(|(key, noun)| Some(format!("{} {noun}", text(key)?)))
            .collect();
        if counts.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}: {}", counts.join(", "))
        }
    }

    /// Returns the level of each award: that of the body which confers it.
    fn levels(&self) -> BTreeMap<String, &'static str> {
        let mut levels = BTreeMap::new();
        for key in self
            .draft
            .rels
            .keys()
            .filter(|key| key.rel_type == "CONFERRED")
        {
            let level = self
                .entries
                .get(&key.from)
                .and_then(|entry| level(&key.from, entry));
            if let Some(level) = level {
                levels.insert(key.to.clone(), level);
            }
        }
        levels
    }
}

/// Fills in what the register does not say.
fn complete(id: &str, entry: &mut Entry, all: &Draft, decided: Option<String>) {
    let draft = all.entities.get(id);
    if let Some(name) = decided {
        entry.name = name;
    } else if let Some(name) = identifier::name(id).filter(|_| entry.name.is_empty()) {
        name.clone_into(&mut entry.name);
    } else if entry.name.is_empty() {
        entry.name = draft
            .and_then(most_frequent)
            .or_else(|| kin::name(id, &all.entities))
            .unwrap_or_else(|| id.to_owned());
    }
    if !entry.properties.contains_key("kind")
        && let Some(kind) = identifier::kind(id)
    {
        entry.properties.insert("kind", Value::from(kind));
    }
    if let Some(number) = identifier::legal_number(id) {
        let number = as_written(number, &entry.name, draft);
        entry.properties.insert("number", Value::from(number));
    }
    if entry.relations.is_empty() {
        entry.relations = identifier::containers(id)
            .into_iter()
            .map(|(rel_type, to)| Relation {
                rel_type,
                to,
                properties: BTreeMap::new(),
            })
            .collect();
    }
}

/// Returns a legal text's number in the letters of its name or of a surface ("558/QĐ-TTg"); in
/// capitals where no article writes it out.
fn as_written(number: &str, name: &str, draft: Option<&EntityDraft>) -> String {
    let surfaces = draft
        .into_iter()
        .flat_map(|draft| draft.surfaces.keys().map(String::as_str));
    for text in std::iter::once(name).chain(surfaces) {
        let words = text
            .split_whitespace()
            .map(|word| word.trim_matches([',', '.', ';', '(', ')']));
        for word in words {
            if strip_marks(word).eq_ignore_ascii_case(number) {
                return word.to_owned();
            }
        }
    }
    number.to_uppercase()
}

/// Returns the name that was given most often; of equals the longest, then the first.
pub(super) fn most_frequent(draft: &EntityDraft) -> Option<String> {
    let names = if draft.names.is_empty() {
        &draft.surfaces
    } else {
        &draft.names
    };
    let rank = |(name, count): &(&String, &u64)| (**count, name.chars().count());
    let best = names.iter().map(|pair| rank(&pair)).max()?;
    let (name, _) = names.iter().find(|pair| rank(pair) == best)?;
    // A head word stands small inside a sentence ("ban Tuyên giáo") and great in a name.
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase);
    Some(first.into_iter().flatten().chain(letters).collect())
}

/// Returns the level of a body.
fn level(id: &str, entry: &Entry) -> Option<&'static str> {
    let kind = entry.properties.get("kind").and_then(Value::as_str);
    match kind {
        Some("confederation" | "industry_union") => return Some("central"),
        Some("provincial_federation" | "provincial_industry_union") => return Some("province"),
        Some("district_federation") => return Some("district"),
        Some("grassroots_union" | "union_group") => return Some("grassroots"),
        _ => {}
    }
    match id {
        "o:thu-tuong-chinh-phu" | "o:chu-tich-nuoc" | "o:chinh-phu" | "o:quoc-hoi" => {
            return Some("central");
        }
        _ => {}
    }
    let place = id.strip_prefix("o:")?.rsplit_once(':')?.1;
    match place.len() {
        2 => Some("province"),
        3 => Some("district"),
        5 => Some("ward"),
        _ => None,
    }
}

struct WrittenDocument {
    source: SourceId,
    name: String,
    published: Option<String>,
}

struct Writing {
    graph: Graph,
    documents: BTreeMap<String, WrittenDocument>,
    nodes: BTreeMap<String, NodeId>,
    rules: BTreeMap<String, Arc<str>>,
}

impl Writing {
    fn document(&mut self, gathered: Gathered) {
        let mut article = gathered.assertions.article;
        let id = gathered.assertions.document;
        for field in [&mut article.title, &mut article.source, &mut article.author] {
            *field = field.as_deref().map(tidy).filter(|text| !text.is_empty());
        }
        let optional = |text: &Option<String>| text.as_deref().map_or(Value::Null, Value::from);
        let copies: Vec<Value> = gathered
            .copies
            .into_iter()
            .map(|(_, path)| Value::from(path))
            .collect();
        let copies = if copies.is_empty() {
            Value::Null
        } else {
            Value::list(copies)
        };
        let node = self.graph.add_node(
            &["Document"],
            [
                ("id", Value::from(id.as_str())),
                ("name", Value::from(article.name.as_str())),
                ("title", optional(&article.title)),
                ("source", optional(&article.source)),
                ("author", optional(&article.author)),
                ("published", optional(&article.published)),
                ("url", optional(&article.url)),
                ("copies", copies),
            ],
        );
        self.nodes.insert(id.clone(), node);
        let source = self.graph.add_source(Source {
            name: article.name.clone(),
            path: article.path,
            title: article.title,
            publisher: article.source,
            author: article.author,
            published: article.published.clone(),
            url: article.url,
            text: article.text.into(),
        });
        let written = WrittenDocument {
            source,
            name: article.name,
            published: article.published,
        };
        self.documents.insert(id, written);
    }

    fn entity(&mut self, id: &str, entry: &Entry, draft: Option<&EntityDraft>) {
        let Some(entity) = identifier::entity_type(id) else {
            return;
        };
        let mut properties = entry.properties.clone();
        properties.insert("id", Value::from(id));
        properties.insert("name", Value::from(entry.name.as_str()));
        let empty = Grounds::default();
        let mut grounds = &empty;
        if let Some(draft) = draft {
            let aliases = draft
                .surfaces
                .keys()
                .filter(|surface| **surface != entry.name);
            let aliases: Vec<Value> = aliases
                .map(|surface| Value::from(surface.as_str()))
                .collect();
            if !aliases.is_empty() {
                properties.insert("aliases", Value::list(aliases));
            }
            let mentioned = !draft.mentioned.0.is_empty();
            grounds = if mentioned {
                &draft.mentioned
            } else {
                &draft.spoken_of
            };
        }
        let node = self.graph.add_node(identifier::labels(entity), properties);
        self.nodes.insert(id.to_owned(), node);
        self.evidence(Element::Node(node), grounds);
    }

    /// Writes what is known beforehand; it has no evidence.
    fn structure(&mut self, entries: &BTreeMap<String, Entry>) {
        for (id, entry) in entries {
            let mut relations: Vec<&Relation> = entry.relations.iter().collect();
            relations.sort_by(|a, b| (a.rel_type, &a.to).cmp(&(b.rel_type, &b.to)));
            relations.dedup_by(|a, b| (a.rel_type, &a.to) == (b.rel_type, &b.to));
            for relation in relations {
                let ends = (self.nodes.get(id), self.nodes.get(&relation.to));
                if let (Some(&from), Some(&to)) = ends
                    && from != to
                {
                    self.graph
                        .add_rel(from, relation.rel_type, to, relation.properties.clone());
                }
            }
        }
    }

    fn rel(&mut self, key: &RelKey, own: BTreeMap<&'static str, Value>, grounds: &Grounds) {
        let ends = (self.nodes.get(&key.from), self.nodes.get(&key.to));
        let (Some(&from), Some(&to)) = ends else {
            return;
        };
        let mut properties = self.best(grounds);
        properties.extend(own);
        if key.rel_type == "MENTIONS" {
            properties.remove("doc");
            properties.remove("evidence_count");
        }
        let rel = self.graph.add_rel(from, key.rel_type, to, properties);
        self.evidence(Element::Rel(rel), grounds);
    }

    /// Returns the properties that tell of the surest ground.
    fn best(&self, grounds: &Grounds) -> BTreeMap<&'static str, Value> {
        let Some((ground, confidence)) = grounds.best() else {
            return BTreeMap::new();
        };
        let mut properties = BTreeMap::from([
            ("rule", Value::from(ground.rule.as_str())),
            ("confidence", Value::Float(tidy_confidence(confidence))),
            (
                "evidence_count",
                Value::Int(i64::try_from(grounds.0.len()).unwrap_or(i64::MAX)),
            ),
        ]);
        if let Some(document) = self.documents.get(&ground.document) {
            properties.insert("doc", Value::from(document.name.as_str()));
            properties.insert("start", Value::Int(ground.characters.0));
            properties.insert("end", Value::Int(ground.characters.1));
        }
        properties
    }

    /// Returns the day of the first article that tells of it.
    fn reported(&self, grounds: &Grounds) -> Option<(&'static str, Value)> {
        let documents = grounds
            .0
            .keys()
            .filter_map(|ground| self.documents.get(&ground.document));
        let first = documents
            .filter_map(|document| document.published.as_deref())
            .min()?;
        Some(("reported", Value::from(first)))
    }

    fn evidence(&mut self, element: Element, grounds: &Grounds) {
        let mut all = Vec::with_capacity(grounds.0.len());
        for (ground, &confidence) in &grounds.0 {
            let Some(document) = self.documents.get(&ground.document) else {
                continue;
            };
            let rule = match self.rules.get(&ground.rule) {
                Some(rule) => Arc::clone(rule),
                None => {
                    let rule: Arc<str> = ground.rule.as_str().into();
                    self.rules.insert(ground.rule.clone(), Arc::clone(&rule));
                    rule
                }
            };
            all.push(Evidence {
                source: document.source,
                span: ground.span,
                rule,
                confidence,
            });
        }
        all.sort_by(|a, b| (a.source, a.span, &a.rule).cmp(&(b.source, b.span, &b.rule)));
        if !all.is_empty() {
            self.graph.set_evidence(element, all);
        }
    }
}

/// A confidence as people write it: `0.93`, not the binary neighbour `0.9300000071525574`.
fn tidy_confidence(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}
