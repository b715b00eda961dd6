//! What the layers below say is known in Vietnamese: their sources are read, and no sentence is
//! missing. The shell's own messages are checked beside their table.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use thidua::cypher::{function, procedure};
use thidua::render::Lang;

/// Where sentences are made that users read.
const SOURCES: &[&str] = &[
    "src/cypher/bind",
    "src/cypher/exec",
    "src/cypher/syntax",
    "src/cypher/function",
    "src/cypher/procedure",
    "src/cypher/error.rs",
    "src/cypher/session.rs",
    "src/graph/temporal",
    "src/graph/value",
    "src/graph/snapshot",
    "src/assemble/decisions",
    "src/assemble/merge.rs",
    "src/corpus/document.rs",
    "src/corpus/documents.rs",
    "src/corpus/inputs.rs",
    "src/corpus/unpack.rs",
    "src/repl/saved.rs",
    "src/cli/check.rs",
    "src/cli/export.rs",
    "src/cli/graph_file.rs",
    "src/cli/output.rs",
    "src/cli/query.rs",
    "src/cli/reading.rs",
    "src/cli/workplace.rs",
];

/// Texts of those sources that no user reads as a sentence: pieces of some, and names of the kit.
const NOT_SENTENCES: &[&str] = &["1 was", "{found} were", "expected `(`", "compile time"];

fn rust_files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_file() {
        found.push(path.to_owned());
        return;
    }
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() || path.extension().is_some_and(|ending| ending == "rs") {
            rust_files(&path, found);
        }
    }
}

/// Returns the texts between quotation marks, comments and tests left out, with the code before
/// each on its line.
fn texts(source: &str) -> Vec<(String, String)> {
    let source = source
        .split("#[cfg(test)]\nmod ")
        .next()
        .unwrap_or_default();
    let mut found = Vec::new();
    let mut characters = source.char_indices().peekable();
    let mut line = String::new();
    while let Some((at, c)) = characters.next() {
        let rest = source.get(at..).unwrap_or_default();
        if rest.starts_with("//") {
            while characters.next_if(|(_, c)| *c != '\n').is_some() {}
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            characters.nth(1);
        } else if c == '"' {
            let mut text = String::new();
            while let Some((_, c)) = characters.next().filter(|(_, c)| *c != '"') {
                match c {
                    '\\' => match characters.next() {
                        Some((_, '\n')) => {
                            while characters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                        }
                        Some((_, 'n')) => text.push('\n'),
                        Some((_, escaped)) => text.push(escaped),
                        None => {}
                    },
                    c => text.push(c),
                }
            }
            found.push((line.trim().to_owned(), text));
        }
        match c {
            '\n' => line.clear(),
            c => line.push(c),
        }
    }
    found
}

/// Tells a sentence from names, keywords and pieces of queries: it has several words of small
/// letters and begins with one of them, with a name in backticks or with a place to fill.
fn is_sentence(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '`' || c == '{');
    let words = text.split(' ').filter(|word| {
        let word = word.trim_end_matches([',', ';', ':', '?']);
        word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
    });
    begins && words.count() >= 2
}

/// Fills the places of a format with something that stands for a name.
fn filled(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after
            .split_once('}')
            .filter(|(inside, _)| !inside.contains(' '))
        else {
            filled.push_str(before);
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(before);
        filled.push_str("xyz");
        rest = after;
    }
    filled + rest
}

#[test]
fn every_sentence_of_the_layers_below_is_known_in_vietnamese() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for source in SOURCES {
        rust_files(&root.join(source), &mut files);
    }
    let (mut missing, mut known) = (BTreeSet::new(), 0);
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for (before, text) in texts(&source) {
            let for_us = before.contains("expect(")
                || before.contains("assert")
                || before.starts_with("reason");
            if for_us || !is_sentence(&text) || NOT_SENTENCES.contains(&text.as_str()) {
                continue;
            }
            let english = filled(&text);
            if Lang::Vi.translate(&english) == english {
                missing.insert(format!("{}: {text}", file.display()));
            } else {
                known += 1;
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().collect();
    assert!(
        missing.is_empty(),
        "add to src/render/vietnamese:\n{}",
        missing.join("\n")
    );
    assert!(known > 150, "only {known} sentences were found");
}

#[test]
fn every_function_and_procedure_is_explained_in_vietnamese() {
    let functions = function::all().map(|function| function.doc.to_owned());
    let procedures = procedure::builtin();
    let procedures = procedures.iter().map(|found| found.doc().to_owned());
    let missing: Vec<String> = functions
        .chain(procedures)
        .filter(|doc| Lang::Vi.translate(doc) == *doc)
        .collect();
    assert!(
        missing.is_empty(),
        "no Vietnamese for:\n{}",
        missing.join("\n")
    );
}

#[test]
fn what_the_system_says_of_files_loses_its_number() {
    let said = "bai.txt: No such file or directory (os error 2)";
    assert_eq!(
        Lang::En.translate(said),
        "bai.txt: No such file or directory"
    );
    assert_eq!(
        Lang::Vi.translate(said),
        "bai.txt: không có tệp hay thư mục này"
    );
}
