//! A corpus as large as needed: the sample articles, copied with other places and other numbers.

use std::path::{Path, PathBuf};

/// Copies of the sample's plain articles, each with its own places and numbers; the same for the
/// same `count`.
pub(crate) fn copies(count: usize) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join("data/sample"))
        .expect("the sample corpus is there")
        .map(|entry| entry.expect("the sample corpus can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let texts: Vec<String> = files
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a sample is text"))
        .collect();
    let table =
        std::fs::read_to_string(root.join("data/places.tsv")).expect("the places are there");
    let names: Vec<&str> = table
        .lines()
        .filter(|row| row.contains("\tdistrict\t"))
        .filter_map(|row| row.split('\t').nth(1))
        .filter(|name| name.contains(' '))
        .collect();
    let mut state = 1;
    (0..count)
        .map(|i| vary(&texts[i % texts.len()], &names, &mut state))
        .collect()
}

fn next(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).expect("31 bits fit")
}

/// Replaces the names behind "huyện", "quận" and "thị xã" by others, and digits by others.
fn vary(text: &str, names: &[&str], state: &mut u64) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = ["huyện ", "quận ", "thị xã "]
            .into_iter()
            .find(|kind| rest.starts_with(kind));
        if let Some(kind) = kind {
            out.push_str(kind);
            rest = rest.strip_prefix(kind).unwrap_or_default();
            if let Some(name) = names.iter().find(|name| rest.starts_with(**name)) {
                out.push_str(names[next(state) % names.len()]);
                rest = rest.strip_prefix(name).unwrap_or_default();
            }
            continue;
        }
        match c {
            // First digits stay as they are more often than not, so that dates stay dates.
            '2'..='9' if next(state).is_multiple_of(4) => {
                out.push(char::from(
                    b'1' + u8::try_from(next(state) % 9).expect("one digit"),
                ));
            }
            _ => out.push(c),
        }
        rest = rest.strip_prefix(c).unwrap_or_default();
    }
    out
}
