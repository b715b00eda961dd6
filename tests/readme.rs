//! The README's sessions are what the program prints.

use std::fs;
use std::path::Path;

use thidua::graph::snapshot;
use thidua::repl::saved::Shelf;
use thidua::repl::{Session, Settings};

use crate::support::run::Folder;

/// One command of a `console` block with what the page shows below it.
struct Shown {
    command: String,
    output: String,
}

/// Returns the commands of the page's `console` blocks.
fn shown(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            // A session of the shell, which has a test of its own.
            _ if line.starts_with("thidua> ") => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ thidua "), found.last_mut()) {
                (Some(command), _) => found.push(Shown {
                    command: command.to_owned(),
                    output: String::new(),
                }),
                (None, Some(last)) => {
                    last.output.push_str(line);
                    last.output.push('\n');
                }
                (None, None) => {}
            },
        }
    }
    found
}

/// Splits a command at spaces, keeping what stands in single or double quotes together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ' ') => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("README.md")).unwrap();
    let sessions = shown(&page);
    assert!(sessions.len() >= 2, "the README shows sessions");
    let folder = Folder::new();
    let sample = root.join("data/sample");
    let built = folder.thidua(&["build", sample.to_str().unwrap(), "-o", "graph.thidua"]);
    assert_eq!(built.code, 0, "{}", built.talk);
    for session in sessions {
        let words = words(&session.command);
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = folder.thidua(&arguments);
        assert_eq!(ran.code, 0, "{}", ran.talk);
        let trimmed = |text: &str| {
            text.lines()
                .map(str::trim_end)
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(
            trimmed(&ran.out),
            trimmed(&session.output),
            "$ thidua {}",
            session.command
        );
    }
}

#[test]
fn every_page_that_a_page_points_at_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("README.md")).unwrap();
    let missing: Vec<&str> = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.starts_with("http") && !root.join(link).exists())
        .collect();
    assert!(missing.is_empty(), "the README points at {missing:?}");
}

/// Returns the sessions of a page: what is typed behind `thidua> `, and what is shown below it.
fn sessions(page: &str) -> Vec<Vec<Shown>> {
    let mut all = Vec::new();
    for block in page.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let mut session: Vec<Shown> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("thidua> "), session.last_mut()) {
                (Some(command), _) => session.push(Shown {
                    command: command.to_owned(),
                    output: String::new(),
                }),
                (None, Some(last)) => {
                    last.output.push_str(line.trim_end());
                    last.output.push('\n');
                }
                (None, None) => {}
            }
        }
        if !session.is_empty() {
            all.push(session);
        }
    }
    all
}

#[test]
fn the_sessions_of_the_pages_are_what_the_shell_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let sample = root.join("data/sample");
    let built = folder.thidua(&["build", sample.to_str().unwrap(), "-o", "graph.thidua"]);
    assert_eq!(built.code, 0, "{}", built.talk);
    for name in ["README.md", "docs/shell.md"] {
        let page = fs::read_to_string(root.join(name)).unwrap();
        let found = sessions(&page);
        assert!(!found.is_empty(), "{name} shows no session of the shell");
        for session in found {
            let graph = snapshot::read(&folder.path("graph.thidua")).unwrap();
            let settings = Settings {
                timer: false,
                columns: Some(100),
                ..Settings::default()
            };
            let mut shell = Session::new(graph, None, settings, Shelf::default());
            for shown in session {
                let reply = shell.line(&shown.command);
                let lines = format!("{}{}", reply.data, reply.talk);
                let lines: Vec<&str> = lines.lines().map(str::trim_end).collect();
                assert_eq!(
                    lines.join("\n").trim_end(),
                    shown.output.trim_end(),
                    "{name}: {}",
                    shown.command
                );
            }
        }
    }
}

#[test]
fn every_feature_that_was_compared_is_there_and_its_test_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/shell.md")).unwrap();
    let table = page.split("## Compared").nth(1).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| feature"))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 26, "{} features", rows.len());
    for row in rows {
        let [feature, wanted, answer, tests] = row[..] else {
            panic!("four cells: {row:?}");
        };
        assert!(["must", "should"].contains(&wanted), "{feature}");
        assert!(!answer.is_empty() && !answer.starts_with("no"), "{feature}");
        for test in tests.split(", ") {
            let (file, name) = test.trim_matches('`').split_once("::").unwrap();
            let source = fs::read_to_string(root.join(format!("tests/{file}.rs"))).unwrap();
            let declared = format!("#[test]\nfn {name}()");
            assert!(
                source.contains(&declared),
                "{feature}: there is no test {test}"
            );
        }
    }
}
