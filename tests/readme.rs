//! The README's sessions are what the program prints.

use std::fs;
use std::path::Path;

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
