//! The architecture's promises that a reader of the sources can check: which module may import
//! which, which crate stays in which room, and that no test file lies about unused.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every module with those it may import, in reading order; the page is `ARCHITECTURE.md`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("diag", &["text"]),
    ("corpus", &["text", "diag"]),
    ("gazetteer", &["text", "diag"]),
    ("link", &["text", "diag", "corpus", "gazetteer"]),
    ("extract", &["text", "diag", "corpus", "gazetteer", "link"]),
    ("graph", &["text"]),
    (
        "assemble",
        &[
            "text",
            "diag",
            "corpus",
            "gazetteer",
            "link",
            "extract",
            "graph",
        ],
    ),
    ("cypher", &["text", "graph"]),
    ("export", &["text", "graph"]),
    ("render", &["text", "graph", "cypher"]),
    (
        "repl",
        &[
            "text", "diag", "graph", "assemble", "cypher", "export", "render",
        ],
    ),
];

/// Crates that one room keeps to itself.
const KEPT_IN: &[(&str, &[&str])] = &[
    ("bincode::", &["src/graph/snapshot"]),
    ("rustyline::", &["src/repl"]),
    ("open_cypher::", &["src/cypher", "src/repl"]),
    ("petgraph::", &["src/graph", "src/cypher/procedure"]),
    ("scraper::", &["src/corpus"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

/// Returns the code of a file: no comments, and nothing of its inline test module.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Returns the top-level modules that a piece of code names as `crate::…`.
fn imports(code: &str) -> BTreeSet<&str> {
    code.split("crate::")
        .skip(1)
        .filter_map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(rest.len());
            rest.get(..end)
        })
        .filter(|module| !module.is_empty())
        .collect()
}

#[test]
fn no_module_imports_one_that_comes_after_it() {
    let mut broken = Vec::new();
    for (module, allowed) in MAY_IMPORT {
        let single = root().join("src").join(format!("{module}.rs"));
        let files = if single.exists() {
            vec![single]
        } else {
            rust_files(&root().join("src").join(module))
        };
        for file in files {
            for import in imports(&code(&file)) {
                let known = MAY_IMPORT.iter().any(|(name, _)| *name == import) || import == "cli";
                if known && import != *module && !allowed.contains(&import) {
                    broken.push(format!("{} imports {import}", relative(&file)));
                }
            }
        }
    }
    assert!(
        broken.is_empty(),
        "imports against the table:\n{}",
        broken.join("\n")
    );
}

#[test]
fn each_crate_stays_in_its_room() {
    let mut broken = Vec::new();
    for file in rust_files(&root().join("src")) {
        let place = relative(&file);
        let text = code(&file);
        for (name, rooms) in KEPT_IN {
            if text.contains(name) && !rooms.iter().any(|room| place.starts_with(room)) {
                broken.push(format!("{place} names {name}"));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "crates out of their rooms:\n{}",
        broken.join("\n")
    );
}

#[test]
fn every_test_file_is_part_of_the_test_binary() {
    let main = fs::read_to_string(root().join("tests/main.rs")).unwrap();
    let mut forgotten = Vec::new();
    for entry in fs::read_dir(root().join("tests")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_rust = path.extension().is_some_and(|ending| ending == "rs");
        if is_rust && name != "main" && !main.contains(&format!("mod {name};")) {
            forgotten.push(relative(&path));
        }
    }
    assert!(
        forgotten.is_empty(),
        "not named in tests/main.rs: {forgotten:?}"
    );
}

#[test]
fn every_saved_query_and_data_file_is_named_in_plain_ascii() {
    for folder in ["queries", "data"] {
        for path in walk(&root().join(folder)) {
            let name = relative(&path);
            assert!(name.is_ascii() && !name.contains(' '), "{name}");
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
