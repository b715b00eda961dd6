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

const HEADS: [&str; 19] = [
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
    "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh",
    "Công an",
    "Đoàn Thanh niên",
];

/// Tables of bodies, awards and campaigns.
const LISTED: [&str; 4] = ["unions", "organisations", "awards", "campaigns"];

/// The columns of the name itself and of the other names, which `|` joins.
const NAMES: [usize; 2] = [1, 3];

fn table(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("data").join(name).with_extension("tsv");
    std::fs::read_to_string(path).expect("the table is there")
}

/// The names that need no head.
fn listed() -> Vec<String> {
    let mut names = Vec::new();
    for file in LISTED {
        let table = table(file);
        for row in table.lines().skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            let cells = NAMES.iter().filter_map(|&column| cells.get(column));
            let of_row = cells.flat_map(|cell| cell.split('|'));
            names.extend(of_row.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    names
}

impl Expanded {
    pub(crate) fn load() -> Self {
        let table = table("places");
        // The blank on both sides keeps matches on syllable boundaries.
        let pattern = |name: &str| format!(" {} ", fold(name));
        let mut patterns: Vec<String> = listed().iter().map(|name| pattern(name)).collect();
        for row in table.lines().skip(1) {
            let mut cells = row.split('\t').skip(1);
            let (Some(name), Some(kind)) = (cells.next(), cells.next()) else {
                continue;
            };
            for head in HEADS {
                patterns.push(pattern(&format!("{head} {kind} {name}")));
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
