//! The evidence for all nodes and relationships.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::id::Element;
use super::provenance::Evidence;

/// Evidence by element: what was there when the graph was last frozen lies back to back, what
/// changed since beside it.
#[derive(Debug, Clone, Default)]
pub(crate) struct EvidenceTable {
    nodes: Arc<Rows>,
    rels: Arc<Rows>,
    /// Takes the place of what the rows say.
    changed: FxHashMap<Element, Vec<Evidence>>,
}

/// Evidence of elements of one sort, by the number of the element.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Where the evidence of each element ends; that of the next begins there.
    ends: Vec<u32>,
    evidence: Vec<Evidence>,
}

impl Rows {
    /// Adds evidence of the element at work.
    pub(crate) fn push(&mut self, evidence: Evidence) {
        self.evidence.push(evidence);
    }

    /// Goes on to the next element.
    pub(crate) fn close(&mut self) {
        let end = u32::try_from(self.evidence.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    pub(crate) fn with_capacity(elements: usize, evidence: usize) -> Self {
        Self {
            ends: Vec::with_capacity(elements),
            evidence: Vec::with_capacity(evidence),
        }
    }

    fn of(&self, element: u32) -> &[Evidence] {
        let at = element as usize;
        let Some(&end) = self.ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.evidence[start as usize..end as usize]
    }

    fn bytes(&self) -> usize {
        self.ends.capacity() * 4 + self.evidence.capacity() * size_of::<Evidence>()
    }
}

impl EvidenceTable {
    pub(crate) fn new(nodes: Rows, rels: Rows) -> Self {
        Self {
            nodes: Arc::new(nodes),
            rels: Arc::new(rels),
            changed: FxHashMap::default(),
        }
    }

    pub(crate) fn of(&self, element: Element) -> &[Evidence] {
        if !self.changed.is_empty()
            && let Some(changed) = self.changed.get(&element)
        {
            return changed;
        }
        self.settled(element)
    }

    /// Puts `evidence` in the place of what there was.
    pub(crate) fn set(&mut self, element: Element, evidence: Vec<Evidence>) {
        if evidence.is_empty() && self.settled(element).is_empty() {
            self.changed.remove(&element);
        } else {
            self.changed.insert(element, evidence);
        }
    }

    /// Adds one piece of evidence, unless the very same is there already.
    pub(crate) fn add(&mut self, element: Element, evidence: Evidence) {
        if let Some(all) = self.changed.get_mut(&element) {
            if !all.contains(&evidence) {
                all.push(evidence);
            }
            return;
        }
        let mut all = self.settled(element).to_vec();
        if !all.contains(&evidence) {
            all.push(evidence);
            self.changed.insert(element, all);
        }
    }

    /// Lays everything back to back, when much has changed.
    pub(crate) fn settle(&mut self, nodes: usize, rels: usize) {
        let settled = self.nodes.ends.len() + self.rels.ends.len();
        if self.changed.len() <= settled / 8 + 1000 {
            return;
        }
        let rows = |count: usize, element: fn(u32) -> Element| {
            let mut rows = Rows::default();
            for number in 0..u32::try_from(count).unwrap_or(u32::MAX) {
                let all = self.of(element(number)).iter().cloned();
                rows.evidence.extend(all);
                rows.close();
            }
            rows.ends.shrink_to_fit();
            rows.evidence.shrink_to_fit();
            rows
        };
        let nodes = rows(nodes, |number| Element::Node(super::NodeId(number)));
        let rels = rows(rels, |number| Element::Rel(super::RelId(number)));
        *self = Self::new(nodes, rels);
    }

    pub(crate) fn bytes(&self) -> usize {
        let changed = self.changed.capacity() * size_of::<(Element, Vec<Evidence>)>();
        let behind = self.changed.values().map(|all| all.capacity());
        let behind = behind.sum::<usize>() * size_of::<Evidence>();
        self.nodes.bytes() + self.rels.bytes() + changed + behind
    }

    fn settled(&self, element: Element) -> &[Evidence] {
        match element {
            Element::Node(node) => self.nodes.of(node.0),
            Element::Rel(rel) => self.rels.of(rel.0),
        }
    }
}
