//! The constructions of the genre, a kind a file: a passage of our own, then all that it states of
//! the kind. In a file, `@` gives the day, `>` a line of the passage, `-` what must be read, `#` a
//! remark; an empty line ends a case.

use std::fmt::Write as _;

use thidua::corpus::Article;
use thidua::extract::Reader;
use thidua::text::Span;

use super::statements::line;

/// The files, and what their lines begin with where a line is a fact; mentions otherwise.
const KINDS: [(&str, &[&str], &str); 12] = [
    (
        "posts.txt",
        &["post "],
        include_str!("constructions/posts.txt"),
    ),
    (
        "campaigns.txt",
        &["joined ", "launched ", "based "],
        include_str!("constructions/campaigns.txt"),
    ),
    (
        "participations.txt",
        &["joined ", "launched "],
        include_str!("constructions/participations.txt"),
    ),
    (
        "spread.txt",
        &["joined ", "launched ", "based "],
        include_str!("constructions/spread.txt"),
    ),
    (
        "figures.txt",
        &["reported "],
        include_str!("constructions/figures.txt"),
    ),
    (
        "figures_in_pages.txt",
        &["reported "],
        include_str!("constructions/figures_in_pages.txt"),
    ),
    (
        "offices.txt",
        &["post "],
        include_str!("constructions/offices.txt"),
    ),
    ("names.txt", &[], include_str!("constructions/names.txt")),
    ("people.txt", &[], include_str!("constructions/people.txt")),
    ("bodies.txt", &[], include_str!("constructions/bodies.txt")),
    (
        "occasions.txt",
        &[],
        include_str!("constructions/occasions.txt"),
    ),
    (
        "conferrals.txt",
        &["conferred "],
        include_str!("constructions/conferrals.txt"),
    ),
];

struct Case<'a> {
    day: &'a str,
    passage: String,
    expected: Vec<&'a str>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let blocks = file.split("\n\n").filter(|block| block.contains("> "));
    blocks
        .map(|block| {
            let part = |mark: &'static str| block.lines().filter_map(move |l| l.strip_prefix(mark));
            Case {
                day: part("@ ").next().unwrap_or("2023-10-20"),
                passage: part("> ").collect::<Vec<_>>().join("\n\n"),
                expected: part("- ").collect(),
            }
        })
        .collect()
}

/// Reads a passage; returns its facts of these kinds, or its mentions, one a line.
fn read(reader: &Reader, case: &Case<'_>, kinds: &[&str]) -> Vec<String> {
    let reading = reader.read(Article {
        name: "passage".to_owned(),
        body: vec![Span::new(0, case.passage.len())],
        published: Some(case.day.to_owned()),
        text: case.passage.clone(),
        ..Article::default()
    });
    if kinds.is_empty() {
        let mentions = reading.linked.mentions.iter();
        return mentions
            .map(|mention| {
                let id = mention.id.as_deref().unwrap_or("?");
                format!("{} = {id}", mention.span.of(&case.passage))
            })
            .collect();
    }
    let facts = reading.facts.iter().map(|fact| line(&fact.kind));
    facts
        .filter(|fact| kinds.iter().any(|kind| fact.starts_with(kind)))
        .collect()
}

#[test]
fn every_construction_is_read_as_its_case_says() {
    let reader = Reader::builtin();
    let mut wrong = String::new();
    for (name, kinds, file) in KINDS {
        for case in cases(file) {
            let mut found = read(&reader, &case, kinds);
            let mut expected: Vec<String> = case.expected.iter().map(|&s| s.to_owned()).collect();
            found.sort();
            expected.sort();
            if found != expected {
                let passage = &case.passage;
                let _ = writeln!(wrong, "{name}: {passage}");
                for line in found.iter().filter(|line| !expected.contains(line)) {
                    let _ = writeln!(wrong, "    read, not said: {line}");
                }
                for line in expected.iter().filter(|line| !found.contains(line)) {
                    let _ = writeln!(wrong, "    said, not read: {line}");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Nothing that a rule looks for behind a word need be there.
#[test]
fn a_passage_that_breaks_off_behind_any_word_is_read() {
    let reader = Reader::builtin();
    for (name, _, file) in KINDS {
        for case in cases(file) {
            let ends = case.passage.match_indices(' ').map(|(at, _)| at);
            for end in ends.skip(1).step_by(3) {
                let text = case.passage[..end].to_owned();
                let article = Article {
                    name: name.to_owned(),
                    body: vec![Span::new(0, end)],
                    text,
                    ..Article::default()
                };
                let reading = reader.read(article);
                let mentions = &reading.linked.mentions;
                let inside = mentions
                    .iter()
                    .all(|mention| mention.span.end as usize <= end);
                assert!(inside, "{name}: {}", reading.article.text);
            }
        }
    }
}
