//! A graph as flat columns.
//!
//! Every text lies once in one blob and is spoken of by number; numbers are given in the order in
//! which the texts are met, and labels, types and keys are met in the order of nodes and
//! relationships. So the columns depend on what the graph says and not on how it came to be.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::Span;

use super::super::column::Item;
use super::super::evidence::Rows;
use super::super::store::{Loaded, Loader};
use super::super::{Element, Evidence, Graph, Source, SourceId, Symbol, Value};
use super::SnapshotErrorKind;
use super::values::Values;

/// The columns; what a file holds of them is the [codec](super::codec)'s business. The order of the
/// fields is format 1.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Columns<'a> {
    /// All texts, back to back.
    #[serde(borrow)]
    pub(super) blob: Cow<'a, str>,
    /// The length of each text in bytes; text 0 is the empty one.
    text_lengths: Vec<u32>,

    /// Sets of labels: how many in each, and their texts.
    label_set_lengths: Vec<u32>,
    label_set_members: Vec<u32>,

    /// Nodes: set of labels, number of properties.
    node_label_sets: Vec<u32>,
    node_property_counts: Vec<u32>,

    /// Relationships: type, ends, number of properties.
    rel_types: Vec<u32>,
    rel_from: Vec<u32>,
    rel_to: Vec<u32>,
    rel_property_counts: Vec<u32>,

    /// Properties of nodes, then of relationships.
    property_keys: Vec<u32>,
    pub(super) property_values: Values,

    /// Sources: seven texts each, and which of the five optional ones are there.
    source_texts: Vec<u32>,
    source_fields: Vec<u32>,

    /// Evidence of nodes, then of relationships.
    evidence_counts: Vec<u32>,
    evidence_sources: Vec<u32>,
    evidence_starts: Vec<u32>,
    evidence_lengths: Vec<u32>,
    evidence_rules: Vec<u32>,
    evidence_confidences: Vec<u32>,
}

/// How many columns of numbers there are beside those of values.
pub(super) const COLUMNS: usize = 18;

/// Texts by number, while columns are written.
#[derive(Debug, Default)]
pub(super) struct Texts {
    blob: String,
    lengths: Vec<u32>,
    numbers: FxHashMap<Arc<str>, u32>,
}

impl Texts {
    pub(super) fn number(&mut self, text: &Arc<str>) -> Result<u32, SnapshotErrorKind> {
        if let Some(&number) = self.numbers.get(text) {
            return Ok(number);
        }
        let number = narrow(self.lengths.len(), "its texts")?;
        self.lengths.push(narrow(text.len(), "one of its texts")?);
        self.blob.push_str(text);
        self.numbers.insert(Arc::clone(text), number);
        Ok(number)
    }

    pub(super) fn plain(&mut self, text: &str) -> Result<u32, SnapshotErrorKind> {
        match self.numbers.get(text) {
            Some(&number) => Ok(number),
            None => self.number(&text.into()),
        }
    }
}

impl Columns<'_> {
    /// Returns all columns of numbers, in the order in which format 2 holds them.
    pub(super) fn numbers(&mut self) -> [&mut Vec<u32>; COLUMNS] {
        [
            &mut self.text_lengths,
            &mut self.label_set_lengths,
            &mut self.label_set_members,
            &mut self.node_label_sets,
            &mut self.node_property_counts,
            &mut self.rel_types,
            &mut self.rel_from,
            &mut self.rel_to,
            &mut self.rel_property_counts,
            &mut self.property_keys,
            &mut self.source_texts,
            &mut self.source_fields,
            &mut self.evidence_counts,
            &mut self.evidence_sources,
            &mut self.evidence_starts,
            &mut self.evidence_lengths,
            &mut self.evidence_rules,
            &mut self.evidence_confidences,
        ]
    }
}

// Writing.
impl Columns<'_> {
    pub(super) fn of(graph: &Graph) -> Result<Self, SnapshotErrorKind> {
        let mut columns = Self::default();
        let mut texts = Texts::default();
        texts.plain("")?;
        let places = columns.nodes(graph, &mut texts)?;
        columns.rels(graph, &places, &mut texts)?;
        columns.sources(graph, &mut texts)?;
        for node in graph.node_ids() {
            columns.evidence(graph.evidence(Element::Node(node)), &mut texts)?;
        }
        for rel in graph.rel_ids() {
            columns.evidence(graph.evidence(Element::Rel(rel)), &mut texts)?;
        }
        columns.blob = texts.blob.into();
        columns.text_lengths = texts.lengths;
        Ok(columns)
    }

    /// Writes nodes; returns the new number of each by its old one.
    fn nodes(&mut self, graph: &Graph, texts: &mut Texts) -> Result<Vec<u32>, SnapshotErrorKind> {
        let mut places = vec![u32::MAX; graph.node_bound()];
        let mut sets: FxHashMap<Vec<Arc<str>>, u32> = FxHashMap::default();
        for (number, node) in graph.node_ids().enumerate() {
            places[node.index()] = narrow(number, "its nodes")?;
            let labels = graph.labels(node);
            let set = match sets.get(&labels) {
                Some(&set) => set,
                None => {
                    let set = narrow(sets.len(), "its sets of labels")?;
                    self.label_set_lengths
                        .push(narrow(labels.len(), "labels of a node")?);
                    for label in &labels {
                        self.label_set_members.push(texts.number(label)?);
                    }
                    sets.insert(labels, set);
                    set
                }
            };
            self.node_label_sets.push(set);
            let count = self.properties(graph.node_properties(node), texts)?;
            self.node_property_counts.push(count);
        }
        Ok(places)
    }

    fn rels(
        &mut self,
        graph: &Graph,
        places: &[u32],
        texts: &mut Texts,
    ) -> Result<(), SnapshotErrorKind> {
        for rel in graph.rel_ids() {
            let (from, to) = graph.endpoints(rel);
            self.rel_types.push(texts.number(graph.rel_type(rel))?);
            self.rel_from.push(places[from.index()]);
            self.rel_to.push(places[to.index()]);
            let count = self.properties(graph.rel_properties(rel), texts)?;
            self.rel_property_counts.push(count);
        }
        Ok(())
    }

    fn properties(
        &mut self,
        properties: Vec<(Arc<str>, Value)>,
        texts: &mut Texts,
    ) -> Result<u32, SnapshotErrorKind> {
        let count = narrow(properties.len(), "properties of a node")?;
        for (key, value) in properties {
            self.property_keys.push(texts.number(&key)?);
            self.property_values.push(&key, &value, texts)?;
        }
        Ok(count)
    }

    fn sources(&mut self, graph: &Graph, texts: &mut Texts) -> Result<(), SnapshotErrorKind> {
        for source in graph.sources() {
            let optional = optional_fields(source);
            let mut present = 0;
            self.source_texts.push(texts.plain(&source.name)?);
            self.source_texts.push(texts.plain(&source.path)?);
            for (bit, field) in optional.iter().enumerate() {
                present |= u32::from(field.is_some()) << bit;
                self.source_texts
                    .push(texts.plain(field.unwrap_or_default())?);
            }
            self.source_texts.push(texts.number(&source.text)?);
            self.source_fields.push(present);
        }
        Ok(())
    }

    fn evidence(&mut self, all: &[Evidence], texts: &mut Texts) -> Result<(), SnapshotErrorKind> {
        self.evidence_counts
            .push(narrow(all.len(), "evidence of a node")?);
        for evidence in all {
            self.evidence_sources.push(evidence.source.0);
            self.evidence_starts.push(evidence.span.start);
            self.evidence_lengths
                .push(evidence.span.end - evidence.span.start);
            self.evidence_rules.push(texts.number(&evidence.rule)?);
            self.evidence_confidences
                .push(evidence.confidence.to_bits());
        }
        Ok(())
    }
}

// Reading.
impl Columns<'_> {
    /// Checks every number and makes the graph.
    pub(super) fn into_graph(self) -> Result<Graph, SnapshotErrorKind> {
        let texts = self.texts()?;
        // What is in the graph and what supports it do not know each other.
        let (loaded, supported) = rayon::join(
            || self.read_graph(&texts),
            || {
                let sources = self.read_sources(&texts)?;
                let evidence = self.read_evidence(&sources, &texts)?;
                Ok::<_, SnapshotErrorKind>((sources, evidence))
            },
        );
        let loaded = loaded?;
        let (sources, evidence) = supported?;
        Ok(loaded.finish(sources, evidence))
    }

    fn read_graph(&self, texts: &[Arc<str>]) -> Result<Loaded, SnapshotErrorKind> {
        let mut loader = Loader::new(texts);
        let mut properties = Properties {
            keys: self.property_keys.iter(),
            values: self.property_values.reader(texts),
            texts,
            symbols: vec![None; texts.len()],
        };
        self.read_nodes(&mut loader, &mut properties)?;
        self.read_rels(&mut loader, &mut properties)?;
        if properties.keys.next().is_some() || !properties.values.is_done() {
            return Err(SnapshotErrorKind::malformed("properties are left over"));
        }
        Ok(loader.frozen())
    }

    fn texts(&self) -> Result<Vec<Arc<str>>, SnapshotErrorKind> {
        let mut texts = Vec::with_capacity(self.text_lengths.len());
        let mut rest = &*self.blob;
        for &length in &self.text_lengths {
            let (text, others) = rest
                .split_at_checked(length as usize)
                .ok_or_else(|| SnapshotErrorKind::malformed("a text is cut inside a letter"))?;
            texts.push(Arc::from(text));
            rest = others;
        }
        if rest.is_empty() {
            Ok(texts)
        } else {
            Err(SnapshotErrorKind::malformed("text is left over"))
        }
    }

    fn read_nodes(
        &self,
        loader: &mut Loader<'_>,
        properties: &mut Properties<'_>,
    ) -> Result<(), SnapshotErrorKind> {
        let mut members = self.label_set_members.iter();
        let mut sets = Vec::with_capacity(self.label_set_lengths.len());
        for &length in &self.label_set_lengths {
            let set = members.by_ref().take(length as usize);
            let names = set.map(|&text| find(properties.texts, text).map(|t| &**t));
            sets.push(names.collect::<Result<Vec<_>, _>>()?);
        }
        let mut numbers: Vec<Option<u32>> = vec![None; sets.len()];
        same_length(
            self.node_label_sets.len(),
            self.node_property_counts.len(),
            "nodes",
        )?;
        for (&set, &count) in self.node_label_sets.iter().zip(&self.node_property_counts) {
            let (Some(labels), Some(number)) =
                (sets.get(set as usize), numbers.get_mut(set as usize))
            else {
                return Err(SnapshotErrorKind::malformed(
                    "a node's labels are in no set",
                ));
            };
            // Sets are numbered as nodes come to have them, so that a set of no node is forgotten.
            let number = *number.get_or_insert_with(|| loader.label_set(labels));
            loader.node(number);
            for _ in 0..count {
                let (key, value) = properties.next(loader)?;
                loader.node_property(key, value);
            }
        }
        Ok(())
    }

    fn read_rels(
        &self,
        loader: &mut Loader<'_>,
        properties: &mut Properties<'_>,
    ) -> Result<(), SnapshotErrorKind> {
        let count = self.rel_types.len();
        same_length(count, self.rel_from.len(), "relationships")?;
        same_length(count, self.rel_to.len(), "relationships")?;
        same_length(count, self.rel_property_counts.len(), "relationships")?;
        let nodes = self.node_label_sets.len();
        let mut types: FxHashMap<u32, Symbol> = FxHashMap::default();
        let ends = self.rel_from.iter().zip(&self.rel_to);
        for ((&rel_type, (&from, &to)), &count) in self
            .rel_types
            .iter()
            .zip(ends)
            .zip(&self.rel_property_counts)
        {
            if from as usize >= nodes || to as usize >= nodes {
                return Err(SnapshotErrorKind::malformed(
                    "a relationship ends at no node",
                ));
            }
            let rel_type = match types.get(&rel_type) {
                Some(known) => *known,
                None => {
                    let symbol = loader.rel_type(find(properties.texts, rel_type)?);
                    types.insert(rel_type, symbol);
                    symbol
                }
            };
            loader.rel(rel_type, from, to);
            for _ in 0..count {
                let (key, value) = properties.next(loader)?;
                loader.rel_property(key, value);
            }
        }
        Ok(())
    }

    fn read_sources(&self, texts: &[Arc<str>]) -> Result<Vec<Source>, SnapshotErrorKind> {
        const FIELDS: usize = 8;
        let mut sources = Vec::with_capacity(self.source_fields.len());
        same_length(
            self.source_texts.len(),
            self.source_fields.len() * FIELDS,
            "sources",
        )?;
        for (numbers, &present) in self
            .source_texts
            .chunks_exact(FIELDS)
            .zip(&self.source_fields)
        {
            let text = |at: usize| find(texts, numbers.get(at).copied().unwrap_or(u32::MAX));
            let optional = |bit: usize| -> Result<Option<String>, SnapshotErrorKind> {
                let there = present >> bit & 1 == 1;
                Ok(there
                    .then(|| text(bit + 2))
                    .transpose()?
                    .map(|text| text.to_string()))
            };
            sources.push(Source {
                name: text(0)?.to_string(),
                path: text(1)?.to_string(),
                title: optional(0)?,
                publisher: optional(1)?,
                author: optional(2)?,
                published: optional(3)?,
                url: optional(4)?,
                text: Arc::clone(text(7)?),
            });
        }
        Ok(sources)
    }

    fn read_evidence(
        &self,
        sources: &[Source],
        texts: &[Arc<str>],
    ) -> Result<(Rows, Rows), SnapshotErrorKind> {
        let count = self.evidence_sources.len();
        for column in [
            &self.evidence_starts,
            &self.evidence_lengths,
            &self.evidence_rules,
            &self.evidence_confidences,
        ] {
            same_length(count, column.len(), "evidence")?;
        }
        let (nodes, rels) = (self.node_label_sets.len(), self.rel_types.len());
        same_length(nodes + rels, self.evidence_counts.len(), "evidence")?;
        let mut next = 0;
        let mut read = |counts: &[u32]| -> Result<Rows, SnapshotErrorKind> {
            let sum = counts.iter().map(|count| *count as usize).sum::<usize>();
            let mut rows = Rows::with_capacity(counts.len(), sum.min(count));
            for &count in counts {
                for row in next..next + count as usize {
                    rows.push(self.evidence_row(row, sources, texts)?);
                }
                next += count as usize;
                rows.close();
            }
            Ok(rows)
        };
        let (of_nodes, of_rels) = self.evidence_counts.split_at(nodes);
        let (of_nodes, of_rels) = (read(of_nodes)?, read(of_rels)?);
        same_length(next, count, "evidence")?;
        Ok((of_nodes, of_rels))
    }

    fn evidence_row(
        &self,
        row: usize,
        sources: &[Source],
        texts: &[Arc<str>],
    ) -> Result<Evidence, SnapshotErrorKind> {
        let cell = |column: &[u32]| {
            let cell = column.get(row).copied();
            cell.ok_or_else(|| SnapshotErrorKind::malformed("evidence is missing"))
        };
        let (source, start) = (cell(&self.evidence_sources)?, cell(&self.evidence_starts)?);
        let end = start.checked_add(cell(&self.evidence_lengths)?);
        let fits = |end: &u32| {
            let text = sources.get(source as usize).map(|source| &source.text);
            text.is_some_and(|text| {
                text.is_empty() || text.get(start as usize..*end as usize).is_some()
            })
        };
        let end = end
            .filter(fits)
            .ok_or_else(|| SnapshotErrorKind::malformed("evidence points outside its source"))?;
        Ok(Evidence {
            source: SourceId(source),
            span: Span { start, end },
            rule: Arc::clone(find(texts, cell(&self.evidence_rules)?)?),
            confidence: f32::from_bits(cell(&self.evidence_confidences)?),
        })
    }
}

/// Reads properties one after another.
struct Properties<'a> {
    keys: std::slice::Iter<'a, u32>,
    values: super::values::Reader<'a>,
    texts: &'a [Arc<str>],
    /// Keys by the number of their text.
    symbols: Vec<Option<Symbol>>,
}

impl Properties<'_> {
    fn next(&mut self, loader: &mut Loader<'_>) -> Result<(Symbol, Item), SnapshotErrorKind> {
        let key = self.keys.next();
        let key = *key.ok_or_else(|| SnapshotErrorKind::malformed("properties are missing"))?;
        let name = find(self.texts, key)?;
        let symbol = self.symbols.get_mut(key as usize);
        let symbol = match symbol {
            Some(Some(known)) => *known,
            Some(unknown) => *unknown.insert(loader.key(name)),
            None => loader.key(name),
        };
        Ok((symbol, self.values.item()?))
    }
}

fn optional_fields(source: &Source) -> [Option<&str>; 5] {
    [
        source.title.as_deref(),
        source.publisher.as_deref(),
        source.author.as_deref(),
        source.published.as_deref(),
        source.url.as_deref(),
    ]
}

/// Returns the text of a number.
pub(super) fn find(texts: &[Arc<str>], number: u32) -> Result<&Arc<str>, SnapshotErrorKind> {
    let text = texts.get(number as usize);
    text.ok_or_else(|| SnapshotErrorKind::malformed("a text is missing"))
}

fn same_length(one: usize, other: usize, of: &str) -> Result<(), SnapshotErrorKind> {
    if one == other {
        Ok(())
    } else {
        Err(SnapshotErrorKind::malformed(format!(
            "columns of {of} differ in length"
        )))
    }
}

fn narrow(number: usize, what: &'static str) -> Result<u32, SnapshotErrorKind> {
    u32::try_from(number).map_err(|_| SnapshotErrorKind::TooLarge { what })
}
