//! Finds names over syllables instead of bytes.
//!
//! Every distinct syllable of the names has a number ([`Lexicon`](crate::text::Lexicon)), and the
//! folder writes that number into a text's tokens. A dictionary is a tree over these numbers, walked
//! from each token with which a name may begin: boundaries, capitals, tone placement and decomposed
//! letters cost nothing, and a name's offsets are its tokens'. Walking from every beginning is quicker
//! here than one pass of an automaton with links for what fails, because most syllables begin no
//! name, or none together with the next one, and names are short.

use crate::text::WordId;

/// Names as runs of syllables.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// The node behind each syllable with which names begin, by the syllable's number; 0, which is
    /// the root, for the others.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// The edges of all nodes, each node's together and sorted.
    edges: Vec<(WordId, u32)>,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// Where its edges begin and end.
    edges: (u32, u32),
    /// The number of the name that ends here plus one; 0 for none.
    name: u32,
}

/// How the names of several dictionaries begin: for each syllable, and each pair of syllables, the
/// dictionaries that have names beginning so, a bit each.
#[derive(Debug)]
pub(super) struct Beginnings {
    /// For each syllable, by its number, the dictionaries in which others follow it.
    longer: Vec<u8>,
    /// For each syllable the dictionaries in which it is a name by itself.
    whole: Vec<u8>,
    /// For pairs, by [`slot_of`]; some have a slot with others.
    pairs: Vec<u8>,
}

/// So many slots are kept for pairs.
const PAIRS: usize = 1 << 17;

/// Returns the slot of a pair.
fn slot_of(first: WordId, second: WordId) -> usize {
    let pair = first.get() << 14 | second.get();
    (pair.wrapping_mul(0x9E37_79B1) >> 15) as usize % PAIRS
}

impl Beginnings {
    /// Gathers the beginnings of the names of `dictionaries`, eight at most.
    pub(super) fn of(dictionaries: &[&[Vec<WordId>]]) -> Self {
        let all = || dictionaries.iter().flat_map(|names| names.iter());
        let most = all().filter_map(|name| name.first()).max();
        let syllables = most.map_or(0, |most| most.get() as usize + 1);
        let mut beginnings = Self {
            longer: vec![0; syllables],
            whole: vec![0; syllables],
            pairs: vec![0; PAIRS],
        };
        for (number, names) in dictionaries.iter().enumerate() {
            let bit = 1 << number;
            for name in *names {
                match name[..] {
                    [only] => beginnings.whole[only.get() as usize] |= bit,
                    [first, second, ..] => {
                        beginnings.longer[first.get() as usize] |= bit;
                        beginnings.pairs[slot_of(first, second)] |= bit;
                    }
                    [] => {}
                }
            }
        }
        beginnings
    }

    /// Returns the dictionaries in which a name may begin with `first`, whatever comes next.
    #[inline]
    pub(super) fn with(&self, first: WordId) -> u8 {
        let at = first.get() as usize;
        self.longer
            .get(at)
            .map_or(0, |longer| longer | self.whole[at])
    }

    /// Returns those in which a name may begin with `first` where this comes next.
    #[inline]
    pub(super) fn with_both(&self, first: WordId, second: Option<WordId>) -> u8 {
        let at = first.get() as usize;
        let Some(&longer) = self.longer.get(at) else {
            return 0;
        };
        let pair = match second {
            Some(second) if longer != 0 => longer & self.pairs[slot_of(first, second)],
            _ => 0,
        };
        pair | self.whole[at]
    }
}

impl Dictionary {
    /// Makes the dictionary of `names`, which are distinct and not empty; a name's number is its place
    /// among them.
    pub(super) fn new(names: &[Vec<WordId>]) -> Self {
        let mut sorted: Vec<(&[WordId], u32)> = names.iter().map(Vec::as_slice).zip(0..).collect();
        sorted.sort_unstable();
        let mut tree = Self {
            roots: Vec::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
        };
        // Level by level, so that the children of a node get their numbers one after another.
        let mut level = vec![&sorted[..]];
        let mut depth = 0;
        while !level.is_empty() {
            let mut below = Vec::new();
            let first_below = (tree.nodes.len() + level.len()) as u32;
            for names in level {
                tree.add_node(names, depth, first_below, &mut below);
            }
            level = below;
            depth += 1;
        }
        tree.note_roots();
        tree
    }

    /// Adds the node of the names that have their first `depth` syllables in common, and puts those of
    /// each of its children behind those in `below`, the first of which will have the number
    /// `first_below`.
    fn add_node<'n>(
        &mut self,
        names: &'n [(&'n [WordId], u32)],
        depth: usize,
        first_below: u32,
        below: &mut Vec<&'n [(&'n [WordId], u32)]>,
    ) {
        let (name, longer) = match names.split_first() {
            Some(((run, number), longer)) if run.len() == depth => (number + 1, longer),
            _ => (0, names),
        };
        let start = self.edges.len() as u32;
        for child in longer.chunk_by(|a, b| a.0[depth] == b.0[depth]) {
            self.edges
                .push((child[0].0[depth], first_below + below.len() as u32));
            below.push(child);
        }
        self.nodes.push(Node {
            edges: (start, self.edges.len() as u32),
            name,
        });
    }

    /// Fills the table of first syllables.
    fn note_roots(&mut self) {
        let (start, end) = self.nodes[0].edges;
        let first = &self.edges[start as usize..end as usize];
        let last = first.last().map_or(0, |(word, _)| word.get() as usize);
        self.roots.resize(last + 1, 0);
        for (word, node) in first {
            self.roots[word.get() as usize] = *node;
        }
    }

    /// Calls `found` with what `next` told last and with the number of each name that begins with
    /// `first`, which stands at `at`, and goes on with the syllables that `next` gives one by one,
    /// each with its place; the shortest name first.
    #[inline]
    pub(super) fn each(
        &self,
        first: WordId,
        at: usize,
        mut next: impl FnMut(usize) -> Option<(WordId, usize)>,
        mut found: impl FnMut(usize, u32),
    ) {
        let Some(&root @ 1..) = self.roots.get(first.get() as usize) else {
            return;
        };
        let mut node = self.nodes[root as usize];
        let mut at = at;
        loop {
            if node.name > 0 {
                found(at, node.name - 1);
            }
            if node.edges.0 == node.edges.1 {
                return;
            }
            let Some((word, further)) = next(at) else {
                return;
            };
            match self.below(node, word) {
                Some(below) => (node, at) = (below, further),
                None => return,
            }
        }
    }

    fn below(&self, node: Node, word: WordId) -> Option<Node> {
        let edges = &self.edges[node.edges.0 as usize..node.edges.1 as usize];
        let at = edges.binary_search_by_key(&word, |edge| edge.0).ok()?;
        Some(self.nodes[edges[at].1 as usize])
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::{Beginnings, Dictionary};
    use crate::text::Lexicon;

    proptest! {
        #[test]
        fn agrees_with_a_naive_search(
            names in btree_set(vec(1u8..5, 1..5), 0..12),
            text in vec(1u8..6, 0..40),
        ) {
            let mut lexicon = Lexicon::new();
            let words: Vec<_> = ('a'..'g').map(|key| lexicon.add(&key.to_string())).collect();
            let word = |number: u8| words[usize::from(number)];
            let names: Vec<Vec<u8>> = names.into_iter().rev().collect();
            let runs: Vec<_> = names
                .iter()
                .map(|name| name.iter().copied().map(word).collect())
                .collect();
            let dictionary = Dictionary::new(&runs);
            let beginnings = Beginnings::of(&[&[], &runs]);
            for start in 0..text.len() {
                let next = |at: usize| Some((word(*text.get(at + 1)?), at + 1));
                let mut found = Vec::new();
                dictionary.each(word(text[start]), start, next, |at, name| {
                    found.push((at, name as usize));
                });
                let mut expected: Vec<_> = (0..names.len())
                    .filter(|&n| text[start..].starts_with(&names[n]))
                    .map(|n| (start + names[n].len() - 1, n))
                    .collect();
                expected.sort_unstable();
                let (first, second) = (word(text[start]), text.get(start + 1).copied().map(word));
                for found_in in [beginnings.with(first), beginnings.with_both(first, second)] {
                    prop_assert!(found_in == 2 || found_in == 0 && expected.is_empty());
                }
                prop_assert_eq!(found, expected);
            }
        }
    }
}
