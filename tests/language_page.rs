//! `docs/cypher.md` lists every function and procedure, as the program's own tables have them.
//!
//! After a change to the tables, `THIDUA_WRITE_DOCS=1 cargo test language_page` rewrites the lists.

use std::fmt::Write as _;
use std::fs;

use thidua::cypher::{function, procedure};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cypher.md");
const BEGIN: &str = "<!-- written by tests/language_page.rs, from here -->\n";
const END: &str = "<!-- to here -->\n";

#[test]
fn the_page_is_in_step_with_the_tables() {
    let page = fs::read_to_string(PAGE).expect("the page can be read");
    let (before, rest) = page
        .split_once(BEGIN)
        .expect("the page has a place for the lists");
    let (_, after) = rest.split_once(END).expect("the lists end");
    let expected = format!("{before}{BEGIN}{}{END}{after}", lists());
    if std::env::var_os("THIDUA_WRITE_DOCS").is_some() {
        fs::write(PAGE, &expected).expect("the page can be written");
    }
    assert!(
        page == expected,
        "docs/cypher.md lacks a change; see the head of tests/language_page.rs"
    );
}

fn lists() -> String {
    let mut text = String::from("\n## Functions\n");
    for family in function::families() {
        table(
            &mut text,
            family.name,
            family
                .functions
                .iter()
                .map(|one| (one.name, one.signature, one.doc)),
        );
    }
    let aggregates = function::aggregates().iter();
    table(
        &mut text,
        "Aggregates",
        aggregates.map(|one| (one.name, one.signature, one.doc)),
    );
    text.push_str("\n## Procedures\n\nWhat stands after `::` are the columns that `YIELD` takes; `?` marks what may be left out.\n\n");
    text.push_str("| procedure | rows |\n|---|---|\n");
    for one in procedure::builtin() {
        row(
            &mut text,
            one.name(),
            &procedure::signature(&*one),
            one.doc(),
        );
    }
    text.push('\n');
    text
}

fn table<'a>(
    text: &mut String,
    title: &str,
    rows: impl Iterator<Item = (&'a str, &'a str, &'a str)>,
) {
    let _ = write!(text, "\n### {title}\n\n| function | result |\n|---|---|\n");
    for (name, signature, doc) in rows {
        row(text, name, signature, doc);
    }
}

fn row(text: &mut String, name: &str, signature: &str, doc: &str) {
    let _ = writeln!(text, "| `{name}{signature}` | {doc} |");
}
