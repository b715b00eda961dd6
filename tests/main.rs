//! What a user of the library or of the binary can see.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(
    clippy::print_stdout,
    reason = "figures are printed for those who run with --nocapture"
)]

/// Reading against hand annotations.
mod gold;
/// Which module may import which, and other promises of the architecture.
mod layers;
/// From articles to linked mentions.
mod linking;
/// From files to articles: folding, sentences, dates, formats, furniture.
mod reading;
/// The sample corpus: what is read from each of its articles.
mod sample;
/// The saved queries: their headers, and their answers on the sample corpus.
mod saved_queries;
/// Mentions and facts of articles made from templates, whose truth is known.
mod templates;

/// Small graphs, articles and folders that tests throw away.
mod support;

/// The snapshot file: what goes in comes out, and a damaged file never gives a graph.
mod snapshot;

/// From what documents assert to one graph: what is in it, and that no order of documents shows.
mod assemble;
/// The same answer in every mode.
mod modes;

/// An analyst's decisions: that they win, what they touch, and what is said of mistakes in them.
mod decisions;

/// Exports: each is read back by a reader that we did not write, and holds what the graph says.
mod export;
/// The openCypher kit: 3,897 scenarios.
mod tck;

mod cypher;
/// The page about the language says what the program's tables say.
mod language_page;

/// Laws of values: order, equality, groups, texts of dates and times.
mod values;
/// What the layers below say is known in Vietnamese.
mod vietnamese;

/// `thidua build`, `stats` and `export` as a user runs them: files in, a graph out, exit codes.
mod build;

/// `thidua annotate`, `explain` and `review`: what is said of an article, and why.
mod annotate;

/// The command line: exit codes, streams, scripts, saved queries, the first start.
mod cli;
/// What mistakes look like, in both languages.
mod errors;
/// The query language beyond the kit.
mod language;
/// The session: lines in, text out, no terminal.
mod repl;
/// The shell in a real pseudo-terminal: keys in, and the screen that they paint.
#[cfg(unix)]
mod terminal;

/// The README shows what the program prints.
mod readme;
