//! Runs of numbers, and which of them begins where.

/// A tree of runs, each with a value; of equal runs the first keeps its value.
#[derive(Debug, Clone)]
pub(super) struct Trie<T> {
    /// The node behind each first number, plus one; 0 where no run begins so.
    roots: Vec<u32>,
    nodes: Vec<Node<T>>,
}

#[derive(Debug, Clone)]
struct Node<T> {
    /// What may come next, sorted.
    next: Vec<(u32, u32)>,
    value: Option<T>,
}

impl<T: Copy> Trie<T> {
    pub(super) fn new() -> Self {
        Self {
            roots: Vec::new(),
            nodes: Vec::new(),
        }
    }

    /// Adds a run; an empty one is never found.
    pub(super) fn add(&mut self, run: impl IntoIterator<Item = u32>, value: T) {
        let mut run = run.into_iter();
        let Some(first) = run.next() else { return };
        let mut node = self.root(first);
        for number in run {
            node = self.child(node, number);
        }
        self.nodes[node].value.get_or_insert(value);
    }

    fn root(&mut self, first: u32) -> usize {
        let first = first as usize;
        if self.roots.len() <= first {
            self.roots.resize(first + 1, 0);
        }
        if self.roots[first] == 0 {
            self.roots[first] = self.push() as u32 + 1;
        }
        self.roots[first] as usize - 1
    }

    fn child(&mut self, node: usize, number: u32) -> usize {
        match self.nodes[node]
            .next
            .binary_search_by_key(&number, |edge| edge.0)
        {
            Ok(at) => self.nodes[node].next[at].1 as usize,
            Err(at) => {
                let child = self.push();
                self.nodes[node].next.insert(at, (number, child as u32));
                child
            }
        }
    }

    fn push(&mut self) -> usize {
        self.nodes.push(Node {
            next: Vec::new(),
            value: None,
        });
        self.nodes.len() - 1
    }

    /// Returns the length and the value of the longest run that `numbers` begin with.
    #[inline]
    pub(super) fn longest(&self, numbers: impl IntoIterator<Item = u32>) -> Option<(usize, T)> {
        let mut numbers = numbers.into_iter();
        let first = numbers.next()? as usize;
        let mut node = (*self.roots.get(first)? as usize).checked_sub(1)?;
        let mut best = self.nodes[node].value.map(|value| (1, value));
        let mut length = 1;
        while !self.nodes[node].next.is_empty() {
            let Some(number) = numbers.next() else { break };
            let next = &self.nodes[node].next;
            let Ok(at) = next.binary_search_by_key(&number, |edge| edge.0) else {
                break;
            };
            node = next[at].1 as usize;
            length += 1;
            if let Some(value) = self.nodes[node].value {
                best = Some((length, value));
            }
        }
        best
    }

    /// Finds runs from left to right, the longest at each place, none of which overlap: where each
    /// begins, its length and its value.
    pub(super) fn find(&self, numbers: &[u32], mut found: impl FnMut(usize, usize, T)) {
        let mut at = 0;
        while let Some(&number) = numbers.get(at) {
            if self
                .roots
                .get(number as usize)
                .is_none_or(|&root| root == 0)
            {
                at += 1;
                continue;
            }
            match self.longest(numbers[at..].iter().copied()) {
                Some((length, value)) => {
                    found(at, length, value);
                    at += length;
                }
                None => at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::Trie;

    proptest! {
        /// The same as the leftmost-longest search of aho-corasick.
        #[test]
        fn agrees_with_an_automaton(
            runs in vec(vec(0u8..4, 1..5), 1..12),
            text in vec(0u8..4, 0..60),
        ) {
            let mut trie = Trie::new();
            for (n, run) in runs.iter().enumerate() {
                trie.add(run.iter().copied().map(u32::from), n);
            }
            let numbers: Vec<u32> = text.iter().copied().map(u32::from).collect();
            let mut found = Vec::new();
            trie.find(&numbers, |at, length, n| found.push((at, length, n)));
            let automaton = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&runs)
                .expect("small patterns");
            let expected: Vec<_> = automaton
                .find_iter(&text)
                .map(|m| (m.start(), m.len(), m.pattern().as_usize()))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
