//! The questions in `queries`, asked of the graph of `data/sample`.

use std::path::Path;

use thidua::repl::saved::{SavedQuery, cypher_files};

fn queries() -> Vec<SavedQuery> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let files = cypher_files(&folder);
    assert!(
        files.len() >= 20,
        "the saved queries are in {}",
        folder.display()
    );
    files
        .iter()
        .map(|path| SavedQuery::load(path).expect("saved queries are UTF-8"))
        .collect()
}

#[test]
fn every_header_is_complete_in_both_languages() {
    for query in queries() {
        assert!(
            query.problems.is_empty(),
            "{}: {:?}",
            query.name,
            query.problems
        );
        for text in [&query.title, &query.about] {
            assert!(!text.en.is_empty() && !text.vi.is_empty(), "{}", query.name);
        }
        assert!(!query.columns.is_empty(), "{}", query.name);
        for parameter in &query.parameters {
            let about = &parameter.about;
            assert!(
                !about.en.is_empty() && !about.vi.is_empty(),
                "{}: {}",
                query.name,
                parameter.name
            );
            assert!(
                parameter.default.is_some(),
                "{}: {}",
                query.name,
                parameter.name
            );
        }
    }
}

#[test]
fn every_query_and_suggestion_parses() {
    for query in queries() {
        if let Err(errors) = open_cypher::parse(&query.text) {
            panic!("{}\n{}", query.name, errors.render(&query.text));
        }
        let suggestions = query.parameters.iter().filter_map(|p| p.suggest.as_ref());
        for (suggestion, _) in suggestions {
            if let Err(errors) = open_cypher::parse(suggestion) {
                panic!("{}\n{}", query.name, errors.render(suggestion));
            }
        }
    }
}
