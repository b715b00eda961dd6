//! The articles of `data/sample`.

use std::path::Path;

use thidua::corpus::{self, Article};

fn sample() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    corpus::articles(&[folder], &corpus::Options::default())
        .map(|article| article.expect("every sample article is read without a warning"))
        .collect()
}

fn line(text: Option<&str>) -> &str {
    text.unwrap_or("–")
}

#[test]
fn title_day_author_and_source_are_read() {
    let table: Vec<String> = sample()
        .iter()
        .map(|article| {
            format!(
                "{}\n    {}\n    {} | {} | {}",
                article.name,
                line(article.title.as_deref()),
                line(article.published.as_deref()),
                line(article.author.as_deref()),
                line(article.source.as_deref()),
            )
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}
