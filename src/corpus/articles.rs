//! Articles, one after the other or on all cores.

use std::collections::VecDeque;
use std::path::PathBuf;

use rayon::prelude::*;
use rustc_hash::{FxHashSet, FxHasher};

use crate::diag::Warning;

use super::article::Article;
use super::document::{Document, Outcome};
use super::documents::Documents;
use super::options::Options;

/// Reads the articles that `inputs` name: files, folders (all below, by name), patterns, `-` for
/// standard input.
///
/// One document is in memory at a time. What is wrong with a file comes as a [`Warning`] in its
/// place, and the reading goes on. No two articles have one name: where files of different
/// folders share one, the later ones are called by their paths.
#[must_use]
pub fn articles(inputs: &[PathBuf], options: &Options) -> Articles {
    Articles {
        documents: Documents::of(inputs, options),
        options: options.clone(),
        ready: VecDeque::new(),
        names: Names::default(),
    }
}

/// Iterates over articles; see [`articles`].
pub struct Articles {
    documents: Documents,
    options: Options,
    ready: VecDeque<Result<Article, Warning>>,
    names: Names,
}

impl Articles {
    fn take(&mut self, (article, warnings): Outcome) {
        self.ready.extend(warnings.into_iter().map(Err));
        self.ready
            .extend(article.map(|article| Ok(self.names.settle(article))));
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Warning>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            match self.documents.next()? {
                Ok(document) => {
                    let outcome = document.into_article(&self.options);
                    self.take(outcome);
                }
                Err(warning) => return Some(Err(warning)),
            }
        }
    }
}

/// Batches end at so many documents or bytes, whichever comes first: enough to keep the cores
/// busy, little enough to keep memory low.
const BATCH_DOCUMENTS: usize = 256;
const BATCH_BYTES: usize = 4 << 20;

/// Reads the articles of `inputs`, does `work` on each on all cores, and hands the results to
/// `sink` **in the order of the input**, so that the output is that of one thread.
///
/// A batch is worked on while the next is read; memory is bounded by two batches (some megabytes,
/// or the largest document). `sink` returns whether to go on.
pub fn each_article<T: Send>(
    inputs: &[PathBuf],
    options: &Options,
    work: impl Fn(Article) -> T + Sync,
    mut sink: impl FnMut(Result<T, Warning>) -> bool,
) {
    let mut documents = Documents::of(inputs, options);
    let mut names = Names::default();
    let mut batch = next_batch(&mut documents);
    while !batch.is_empty() {
        let current = std::mem::take(&mut batch);
        let (results, next) = rayon::join(
            || {
                let outcomes: Vec<Outcome> = current
                    .into_par_iter()
                    .map(|document| match document {
                        Ok(document) => document.into_article(options),
                        Err(warning) => (None, vec![warning]),
                    })
                    .collect();
                let settled: Vec<Result<Article, Warning>> = outcomes
                    .into_iter()
                    .flat_map(|(article, warnings)| {
                        let article = article.map(|article| Ok(names.settle(article)));
                        warnings.into_iter().map(Err).chain(article)
                    })
                    .collect();
                settled
                    .into_par_iter()
                    .map(|article| article.map(&work))
                    .collect::<Vec<_>>()
            },
            || next_batch(&mut documents),
        );
        batch = next;
        for result in results {
            if !sink(result) {
                return;
            }
        }
    }
}

fn next_batch(documents: &mut Documents) -> Vec<Result<Document, Warning>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
        let Some(document) = documents.next() else {
            break;
        };
        bytes += document.as_ref().map_or(0, |document| document.bytes.len());
        batch.push(document);
    }
    batch
}

/// The names that are taken, as hashes: a corpus may have millions.
#[derive(Default)]
struct Names {
    taken: FxHashSet<u64>,
}

impl Names {
    /// Gives the article a name that no earlier one has.
    fn settle(&mut self, mut article: Article) -> Article {
        if !self.take(&article.name) {
            let long = match article.name.rsplit_once(':') {
                Some((_, line)) if line.bytes().all(|byte| byte.is_ascii_digit()) => {
                    format!("{}:{line}", article.path)
                }
                _ => article.path.clone(),
            };
            let mut name = long.clone();
            let mut count = 1;
            while !self.take(&name) {
                count += 1;
                name = format!("{long}#{count}");
            }
            article.name = name;
        }
        article
    }

    fn take(&mut self, name: &str) -> bool {
        use std::hash::{Hash, Hasher};
        let mut hasher = FxHasher::default();
        name.hash(&mut hasher);
        self.taken.insert(hasher.finish())
    }
}
