//! Finding entities by what they are called, diacritics typed or not.
//!
//! Names and queries are folded by the same function, because the normalisation of general fuzzy
//! matchers knows neither `đ` nor Vietnamese vowels. A name is found by the beginning of any of
//! its words, and by the beginnings of several words in order; what is used more stands first.

use std::sync::Arc;

use crate::graph::{Graph, NodeId, Value};
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

    /// Adds the name and the aliases of a node; `weight` is how much the entity is used.
    pub(crate) fn add(&mut self, graph: &Graph, node: NodeId, weight: u32) {
        let text = |key: &str| graph.node_property(node, key)?.into_text();
        let Some(name) = text("name").or_else(|| text("title")) else {
            return;
        };
        let mut add = |text: &Arc<str>| {
            self.names.push(Name {
                text: Arc::clone(text),
                name: Arc::clone(&name),
                node,
                folded: strip_marks(text),
                weight,
            });
        };
        add(&name);
        if let Some(Value::List(aliases)) = graph.node_property(node, "aliases") {
            for alias in aliases.iter() {
                if let Value::String(alias) = alias {
                    add(alias);
                }
            }
        }
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
        let names = super::super::vocabulary::Vocabulary::of(&graph).names;
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
