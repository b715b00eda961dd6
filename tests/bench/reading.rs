//! How fast each stage of reading is, in bytes of article text.
//!
//! `cargo bench --bench reading`, one thread.

use divan::Bencher;
use divan::counter::BytesCount;
use thidua::corpus::{Article, Options, articles};
use thidua::extract::facts;
use thidua::gazetteer::Gazetteer;
use thidua::link::Linker;
use thidua::text::{Sentences, Span, Tokens, date, number};

mod variation;

fn main() {
    divan::main();
}

/// So many articles are about half a megabyte.
const ARTICLES: usize = 200;

fn texts() -> Vec<String> {
    variation::copies(ARTICLES)
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn read_files(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (i, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{i:04}.txt")), text).expect("a file is written");
    }
    let inputs = [folder.path().to_path_buf()];
    let read = || {
        articles(&inputs, &Options::default())
            .filter(Result::is_ok)
            .count()
    };
    bencher.counter(bytes(&texts)).bench(read);
}

#[divan::bench]
fn tokens(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        texts
            .iter()
            .map(|text| Tokens::of(text).len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn sentences_dates_and_numbers(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench(|| {
        let count = |text: &String| {
            let tokens = Tokens::of(text);
            let sentences = Sentences::cut(&tokens, &[Span::new(0, text.len())]);
            let times = date::times(&tokens, 0..tokens.len());
            let quantities = number::quantities(&tokens, 0..tokens.len(), &[]);
            sentences.as_slice().len() + times.len() + quantities.len()
        };
        texts.iter().map(count).sum::<usize>()
    });
}

fn made(texts: &[String]) -> Vec<Article> {
    let article = |text: &String| Article {
        text: text.clone(),
        body: vec![Span::new(0, text.len())],
        published: Some("2021-06-30".to_owned()),
        ..Article::default()
    };
    texts.iter().map(article).collect()
}

#[divan::bench(sample_count = 20)]
fn link(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let articles = made(&texts);
    let linker = Linker::new(Gazetteer::load_builtin());
    bencher.counter(bytes(&texts)).bench(|| {
        articles
            .iter()
            .map(|article| linker.link(article).mentions.len())
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn annotate(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let articles = made(&texts);
    let linker = Linker::new(Gazetteer::load_builtin());
    let annotate = |article: &Article| {
        let linked = linker.link(article);
        facts(article, &linked.tokens, &linked.sentences, &linked.mentions).len()
    };
    bencher
        .counter(bytes(&texts))
        .bench(|| articles.iter().map(annotate).sum::<usize>());
}
