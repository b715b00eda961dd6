//! The obvious way to find bodies and places, to be compared with: fold the text into a copy, run
//! aho-corasick over a dictionary of all heads times all places, and map the matches back.

use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use thidua::text::{Tokens, fold};

/// The dictionary and its automaton.
pub(crate) struct Expanded {
    automaton: AhoCorasick,
    patterns: usize,
}

const HEADS: [&str; 14] = [
    "",
    "LĐLĐ",
    "Liên đoàn Lao động",
    "Công đoàn",
    "Công đoàn Viên chức",
    "CĐVC",
    "Công đoàn ngành Giáo dục",
    "Công đoàn ngành Y tế",
    "UBND",
    "Ủy ban nhân dân",
    "HĐND",
    "Hội đồng nhân dân",
    "Đảng bộ",
    "Ủy ban MTTQ",
];

impl Expanded {
    pub(crate) fn load() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/places.tsv");
        let table = std::fs::read_to_string(path).expect("the places are there");
        let mut patterns: Vec<String> = Vec::new();
        for row in table.lines().skip(1) {
            let mut cells = row.split('\t').skip(1);
            let (Some(name), Some(kind)) = (cells.next(), cells.next()) else {
                continue;
            };
            for head in HEADS {
                // The blank on both sides keeps matches on syllable boundaries.
                patterns.push(format!(" {} ", fold(&format!("{head} {kind} {name}"))));
            }
        }
        patterns.sort_unstable();
        patterns.dedup();
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .dense_depth(3)
            .build(&patterns)
            .expect("the dictionary fits");
        Self {
            automaton,
            patterns: patterns.len(),
        }
    }

    pub(crate) fn patterns(&self) -> usize {
        self.patterns
    }

    /// Finds all matches, as stretches of the original text.
    pub(crate) fn find(&self, text: &str) -> Vec<(u32, u32)> {
        let tokens = Tokens::of(text);
        let mut folded = String::with_capacity(text.len() + 2);
        let mut starts = Vec::with_capacity(tokens.len());
        folded.push(' ');
        for (i, _) in tokens.as_slice().iter().enumerate() {
            starts.push(folded.len());
            folded.push_str(tokens.key(i));
            folded.push(' ');
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(hit) = self
            .automaton
            .find(aho_corasick::Input::new(&folded).range(at..))
        {
            let first = starts.partition_point(|&start| start <= hit.start());
            let last = starts.partition_point(|&start| start < hit.end()) - 1;
            found.push((tokens[first].span.start, tokens[last].span.end));
            // The next match may begin with the blank that ended this one.
            at = hit.end() - 1;
        }
        found
    }
}
