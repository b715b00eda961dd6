//! Finding entities by what they are called, diacritics typed or not.
//!
//! Names and queries are folded by the same function, because the normalisation of general fuzzy
//! matchers knows neither `đ` nor Vietnamese vowels. A name is found by the beginning of any of
//! its words, and by the beginnings of several words in order; what is used more stands first.

use std::sync::Arc;

use crate::graph::{Graph, NodeId, Symbol, Value};
use crate::text::strip_marks;

/// Something that an entity is called.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// The name or alias.
    pub(crate) text: Arc<str>,
    /// What the entity is called first of all.
    pub(crate) name: Arc<str>,
    pub(crate) node: NodeId,
    folded: String,
    weight: u32,
}

/// How well a name fits, better ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    BeginningOfWord,
    WordsInOrder,
}

/// All names of a graph.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<Name>,
}

impl Names {
    /// No names.
    pub(crate) const EMPTY: Self = Self { names: Vec::new() };

    /// Collects the names and aliases of all nodes. Linear in their text.
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut names = Vec::new();
        let keys = graph.key_names();
        let symbol = |key: &str| keys.find(key);
        let degrees = degrees(graph);
        let (name_key, title_key, alias_key) = (symbol("name"), symbol("title"), symbol("aliases"));
        let text = |node: NodeId, key: Option<Symbol>| match graph.node_value(node, key?)? {
            Value::String(text) => Some(Arc::clone(text)),
            _ => None,
        };
        for node in graph.node_ids() {
            let Some(name) = text(node, name_key).or_else(|| text(node, title_key)) else {
                continue;
            };
            let weight = degrees.get(node.index()).copied().unwrap_or_default();
            let mut add = |text: &Arc<str>| {
                names.push(Name {
                    text: Arc::clone(text),
                    name: Arc::clone(&name),
                    node,
                    folded: strip_marks(text),
                    weight,
                });
            };
            add(&name);
            if let Some(Value::List(aliases)) =
                alias_key.and_then(|key| graph.node_value(node, key))
            {
                for alias in aliases.iter() {
                    if let Value::String(alias) = alias {
                        add(alias);
                    }
                }
            }
        }
        Self { names }
    }

    /// Finds the names that `typed` may begin, best first, each entity once, at most `most`.
    pub(crate) fn find(
        &self,
        typed: &str,
        keep: impl Fn(NodeId) -> bool,
        most: usize,
    ) -> Vec<&Name> {
        let folded = strip_marks(typed.trim_start());
        let folded = folded.trim_end();
        let words: Vec<&str> = folded.split_whitespace().collect();
        let mut hits: Vec<(Fit, std::cmp::Reverse<u32>, usize, &Name)> = self
            .names
            .iter()
            .filter_map(|name| {
                let fit = fit(&name.folded, folded, &words)?;
                Some((fit, std::cmp::Reverse(name.weight), name.folded.len(), name))
            })
            .filter(|hit| keep(hit.3.node))
            .collect();
        hits.sort_by(|a, b| {
            let key = |hit: &(Fit, std::cmp::Reverse<u32>, usize, &Name)| (hit.0, hit.1, hit.2);
            key(a).cmp(&key(b)).then_with(|| a.3.text.cmp(&b.3.text))
        });
        let mut seen = rustc_hash::FxHashSet::default();
        hits.into_iter()
            .map(|hit| hit.3)
            .filter(|name| seen.insert(name.node))
            .take(most)
            .collect()
    }
}

/// Counts the relationships at each node: how much an entity is used.
fn degrees(graph: &Graph) -> Vec<u32> {
    let mut degrees = vec![0; graph.node_bound()];
    for rel in graph.rel_ids() {
        let (from, to) = graph.endpoints(rel);
        for node in [from, to] {
            if let Some(count) = degrees.get_mut(node.index()) {
                *count += 1;
            }
        }
    }
    degrees
}

fn fit(name: &str, typed: &str, words: &[&str]) -> Option<Fit> {
    if name.starts_with(typed) {
        return Some(if name.len() == typed.len() {
            Fit::Whole
        } else {
            Fit::Beginning
        });
    }
    if begins_a_word(name, typed) {
        return Some(Fit::BeginningOfWord);
    }
    if words.len() < 2 {
        return None;
    }
    let mut rest = name.split(|c: char| !c.is_alphanumeric());
    words
        .iter()
        .all(|word| rest.any(|of_name| of_name.starts_with(word)))
        .then_some(Fit::WordsInOrder)
}

/// Tells whether a word of `name` begins with `typed`; both are folded.
pub(crate) fn begins_a_word(name: &str, typed: &str) -> bool {
    name.match_indices(typed).any(|(at, _)| {
        let before = name.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        let mut graph = Graph::new();
        let mut add = |name: &str, aliases: &[&str]| {
            let aliases = aliases.iter().map(|alias| Value::from(*alias)).collect();
            graph.add_node(
                &["UnionBody"],
                [
                    ("name", Value::from(name)),
                    ("aliases", Value::List(Arc::new(aliases))),
                ],
            )
        };
        let quiet = add("Công đoàn quận Nam Từ Liêm", &[]);
        let busy = add("Công đoàn Giáo dục Việt Nam", &["CĐGDVN"]);
        add(
            "Liên đoàn Lao động quận Bắc Từ Liêm",
            &["LĐLĐ quận Bắc Từ Liêm"],
        );
        add("Đảng ủy Khối", &[]);
        graph.add_rel::<&str>(busy, "PART_OF", quiet, []);
        graph
    }

    #[test]
    fn names_are_found_without_diacritics() {
        let graph = graph();
        let names = Names::of(&graph);
        let find = |typed: &str| -> Vec<String> {
            names
                .find(typed, |_| true, 10)
                .into_iter()
                .map(|name| name.name.to_string())
                .collect()
        };
        assert_eq!(find("cong doan quan nam"), ["Công đoàn quận Nam Từ Liêm"]);
        assert_eq!(find("tu liem").len(), 2);
        assert_eq!(find("ldld bac"), ["Liên đoàn Lao động quận Bắc Từ Liêm"]);
        assert_eq!(find("CĐGD"), ["Công đoàn Giáo dục Việt Nam"]);
        assert_eq!(find("dang uy"), ["Đảng ủy Khối"]);
        assert_eq!(find("quận"), find("quan"));
        assert_eq!(find("uan").len(), 0, "only beginnings of words count");
    }
}
