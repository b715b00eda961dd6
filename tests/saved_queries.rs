//! The questions in `queries`, asked of the graph of `data/sample`.

use std::path::{Path, PathBuf};

use thidua::assemble::{Assembly, Decisions, Extent, Pipeline};
use thidua::corpus;
use thidua::cypher::{Params, Session};
use thidua::gazetteer::Gazetteer;
use thidua::graph::{Graph, Value};
use thidua::render::{Layout, Mode, Rows, Shown, error};
use thidua::repl::saved::{Parameter, SavedQuery, cypher_files};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn queries() -> Vec<SavedQuery> {
    let folder = root().join("queries");
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

/// Builds the graph of the sample corpus, as `thidua build data/sample` does.
fn sample_graph() -> Graph {
    let pipeline = Pipeline::new(Gazetteer::load_builtin(), Decisions::default());
    let mut assembly = Assembly::new();
    let inputs = [Path::new("data/sample").to_owned()];
    assert_eq!(
        std::env::current_dir().ok(),
        Some(root()),
        "tests run in the package's folder"
    );
    for article in corpus::articles(&inputs, &corpus::Options::default()) {
        let article = article.expect("every sample article is read without a warning");
        assembly.add(pipeline.read(article).assertions);
    }
    let name_of = |_: &str| None;
    assembly
        .finish(&**pipeline.gazetteer(), Extent::default(), &name_of)
        .output
}

fn default_of(session: &mut Session, parameter: &Parameter) -> Value {
    let literal = parameter
        .default
        .as_deref()
        .expect("shipped parameters have defaults");
    let literal = match parameter.kind.as_str() {
        "date" => format!("date({literal})"),
        _ => literal.to_owned(),
    };
    let query = format!("RETURN {literal} AS value");
    let answer = session
        .run(&query, &Params::default())
        .expect("defaults are literals");
    answer.rows[0][0].clone()
}

fn defaults_of(session: &mut Session, query: &SavedQuery) -> Params {
    let values: Vec<(String, Value)> = query
        .parameters
        .iter()
        .map(|parameter| (parameter.name.clone(), default_of(session, parameter)))
        .collect();
    values.into_iter().collect()
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
            let name = &parameter.name;
            assert!(
                !about.en.is_empty() && !about.vi.is_empty(),
                "{}: {name}",
                query.name
            );
            assert!(parameter.default.is_some(), "{}: {name}", query.name);
        }
    }
}

/// Every answer is a golden. They show what the program reads out of the sample, mistakes
/// included; a golden that changes is to be read, not waved through.
#[test]
fn every_question_has_its_answer_on_the_sample() {
    let mut session = Session::new(sample_graph());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("saved_queries");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for query in queries() {
        let params = defaults_of(&mut session, &query);
        let answer = match session.run(&query.text, &params) {
            Ok(answer) => answer,
            Err(wrong) => panic!("{}\n{}", query.name, error(&wrong, &query.text)),
        };
        assert!(
            answer.warnings.is_empty(),
            "{}: {:?}",
            query.name,
            answer.warnings
        );
        let columns: Vec<String> = answer.columns.iter().map(|name| name.to_string()).collect();
        assert_eq!(
            columns, query.columns,
            "{}: columns as the header says",
            query.name
        );
        assert!(
            !answer.rows.is_empty(),
            "{}: an answer on the sample",
            query.name
        );
        let mut text = Vec::new();
        let rows = Rows {
            columns: &columns,
            rows: &answer.rows,
            shown: Shown::of(session.graph()),
        };
        Mode::Markdown
            .write(&rows, Layout::default(), &mut text)
            .expect("a vector takes all");
        let text = String::from_utf8(text).expect("answers are UTF-8");
        settings.bind(|| insta::assert_snapshot!(query.name.as_str(), text));
    }
}

#[test]
fn every_suggestion_offers_values() {
    let mut session = Session::new(sample_graph());
    for query in queries() {
        let suggestions = query.parameters.iter().filter_map(|p| p.suggest.as_ref());
        for (suggestion, _) in suggestions {
            match session.run(suggestion, &Params::default()) {
                Ok(answer) => {
                    assert_eq!(answer.columns.len(), 1, "{}: {suggestion}", query.name);
                    assert!(!answer.rows.is_empty(), "{}: {suggestion}", query.name);
                }
                Err(wrong) => panic!("{}\n{}", query.name, error(&wrong, suggestion)),
            }
        }
    }
}

#[test]
fn the_page_lists_every_question_with_its_titles() {
    let page = std::fs::read_to_string(root().join("docs/queries.md")).expect("the page is there");
    let listed = page.lines().filter(|line| line.starts_with("| `")).count();
    let queries = queries();
    assert_eq!(listed, queries.len(), "one line for each question");
    for query in queries {
        let parameters: Vec<String> = query
            .parameters
            .iter()
            .map(|parameter| format!("`{}`", parameter.name))
            .collect();
        let line = format!(
            "| `{}` | {} | {} | {} |",
            query.name,
            query.title.en,
            query.title.vi,
            parameters.join(", ")
        );
        assert!(
            page.contains(&line),
            "docs/queries.md wants the line\n{line}"
        );
    }
}
