//! Reading compared with the obvious way, and reading much of it.
//!
//! `cargo bench --bench reading_report` prints, for one thread on one and the same text and in
//! interleaved rounds, how fast each stage is, in time of the processor where the system tells it, and how that compares with folding the text, running
//! aho-corasick over an expanded dictionary and mapping the matches back; then what 250, 500 and
//! 1,000 copies-with-variation of articles cost in time and memory from files to graph.

#![expect(clippy::print_stdout, reason = "a report is what this program is for")]

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use thidua::assemble::{Assembly, Decisions, Extent, Pipeline};
use thidua::corpus::{Article, Options, articles};
use thidua::extract::facts;
use thidua::gazetteer::Gazetteer;
use thidua::link::Linker;
use thidua::text::{Span, Tokens};

mod expanded;
mod variation;

const ROUNDS: usize = 9;
/// The system counts in slices of some milliseconds, so that a stage must run for many of them.
const PASSES: u32 = 10;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let texts = variation::copies(150);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!(
        "{} articles, {:.2} MB, one thread, median of {ROUNDS} rounds\n",
        texts.len(),
        mb(bytes)
    );
    stages(&texts, bytes);
    println!();
    growth();
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn article(text: &str) -> Article {
    Article {
        text: text.to_owned(),
        body: vec![Span::new(0, text.len())],
        published: Some("2021-06-30".to_owned()),
        ..Article::default()
    }
}

fn stages(texts: &[String], bytes: usize) {
    let expanded = expanded::Expanded::load();
    let linker = Linker::new(Gazetteer::load_builtin());
    let pipeline = Pipeline::new(Gazetteer::load_builtin(), Decisions::default());
    let made: Vec<Article> = texts.iter().map(|text| article(text)).collect();
    let readings: Vec<_> = made
        .iter()
        .map(|article| pipeline.read(article.clone()))
        .collect();
    let (_folder, inputs) = files(texts);
    let annotate = |article: &Article| {
        let linked = linker.link(article);
        facts(article, &linked.tokens, &linked.sentences, &linked.mentions).len()
    };
    let find_expanded = || texts.iter().map(|text| expanded.find(text).len()).sum();
    let read = || {
        articles(&inputs, &Options::default())
            .filter(Result::is_ok)
            .count()
    };
    let tokenise = || texts.iter().map(|text| Tokens::of(text).len()).sum();
    let link = || {
        made.iter()
            .map(|article| linker.link(article).mentions.len())
            .sum()
    };
    let annotate_all = || made.iter().map(annotate).sum();
    let assemble = || {
        let mut assembly = Assembly::new();
        readings
            .iter()
            .for_each(|reading| assembly.add(reading.assertions.clone()));
        let graph = assembly.finish(&**pipeline.gazetteer(), Extent::default(), &|_| None);
        graph.output.node_count()
    };
    let stages: [(&str, &dyn Fn() -> usize); 6] = [
        ("fold, expanded dictionary, map back", &find_expanded),
        ("read files, tell furniture", &read),
        ("fold and tokenise", &tokenise),
        ("link (fold, detect, resolve)", &link),
        ("annotate (link, facts)", &annotate_all),
        ("assemble", &assemble),
    ];
    let mut times = vec![Vec::new(); stages.len()];
    for _ in 0..ROUNDS {
        for ((_, stage), times) in stages.iter().zip(&mut times) {
            let begun = processor_time();
            for _ in 0..PASSES {
                std::hint::black_box(stage());
            }
            times.push((processor_time() - begun) / PASSES);
        }
    }
    let medians: Vec<Duration> = times.into_iter().map(median).collect();
    println!("{:<38}{:>9}{:>9}", "stage", "MB/s", "ratio");
    for ((name, _), time) in stages.iter().zip(&medians) {
        let speed = mb(bytes) / time.as_secs_f64();
        let ratio = medians[0].as_secs_f64() / time.as_secs_f64();
        println!("{name:<38}{speed:>9.1}{ratio:>9.2}");
    }
    println!(
        "the expanded dictionary has {} patterns",
        expanded.patterns()
    );
}

/// Returns how long this thread has run on a processor; neighbours on a busy machine do not show.
/// Elsewhere than on Linux, how long it has lived.
fn processor_time() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn files(texts: &[String]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (i, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{i:05}.txt")), text).expect("a file is written");
    }
    let inputs = vec![folder.path().to_path_buf()];
    (folder, inputs)
}

/// Reads ever more articles: the time grows with them, the memory with the graph.
fn growth() {
    println!(
        "{:>9}{:>9}{:>12}{:>12}{:>12}",
        "articles", "MB", "seconds", "ms/article", "peak MB"
    );
    let pipeline = Pipeline::new(Gazetteer::load_builtin(), Decisions::default());
    for count in [250, 500, 1000] {
        let texts = variation::copies(count);
        let bytes: usize = texts.iter().map(String::len).sum();
        let (_folder, inputs) = files(&texts);
        drop(texts);
        let begun = Instant::now();
        let mut assembly = Assembly::new();
        for article in articles(&inputs, &Options::default()).filter_map(Result::ok) {
            assembly.add(pipeline.read(article).assertions);
        }
        let graph = assembly.finish(&**pipeline.gazetteer(), Extent::default(), &|_| None);
        let seconds = begun.elapsed().as_secs_f64();
        std::hint::black_box(graph.output.node_count());
        let each = seconds * 1000.0 / count as f64;
        let peak =
            peak_memory().map_or("–".to_owned(), |kb| format!("{:.0}", kb as f64 / 1000.0));
        println!(
            "{count:>9}{:>9.2}{seconds:>12.2}{each:>12.2}{peak:>12}",
            mb(bytes)
        );
    }
}

/// Returns the most memory that this process had, in kilobytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
