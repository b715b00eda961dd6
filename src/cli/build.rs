//! `thidua build`: from articles to a graph in a file.

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::assemble::{Assembly, Extent};
use crate::graph::snapshot;
use crate::render::Message;

use super::reading::{Inputs, Tally, eprint_clear, tell};
use super::{Console, Failure, Verdict};

/// Arguments of `thidua build`.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    inputs: Inputs,
    /// Where to put the graph
    #[arg(long, short, value_name = "FILE", default_value = "graph.thidua")]
    output: PathBuf,
    /// Put in all of the gazetteer, and not only what the articles touch
    #[arg(long)]
    whole_gazetteer: bool,
    /// Print no summary and no progress
    #[arg(long, short)]
    quiet: bool,
}

impl Options {
    pub(crate) fn run(self, console: &Console) -> Result<Verdict, Failure> {
        let begun = Instant::now();
        let pipeline = self.inputs.pipeline(console)?;
        let mut progress = Progress::new(!self.quiet && console.talk_is_terminal());
        let mut assembly = Assembly::new();
        let mut facts = 0;
        let tally = self.inputs.each(&pipeline, console, |reading, tally| {
            facts += reading.assertions.facts.len();
            progress.tell(tally);
            assembly.add(reading.assertions);
            true
        })?;
        progress.clear();
        tally.something(console)?;
        let documents = assembly.len();
        let extent = Extent {
            whole_gazetteer: self.whole_gazetteer,
        };
        let name_of = |id: &str| pipeline.decisions().name(id).map(str::to_owned);
        let graph = assembly.finish(&**pipeline.gazetteer(), extent, &name_of);
        for warning in &graph.warnings {
            tell(warning, console);
        }
        tally.tell_unused(&pipeline, console);
        let graph = graph.output;
        snapshot::write(&graph, &self.output).map_err(|error| Failure::data(error.to_string()))?;
        if !self.quiet {
            let number = |count: usize| console.lang.number(count);
            console.say(&console.lang.fill(
                Message::Built,
                &[
                    ("file", &self.output.display()),
                    ("documents", &number(documents)),
                    ("facts", &number(facts)),
                    ("nodes", &number(graph.node_count())),
                    ("rels", &number(graph.rel_count())),
                    ("seconds", &format!("{:.1}", begun.elapsed().as_secs_f64())),
                ],
            ));
        }
        Ok(if tally.warnings > 0 {
            Verdict::AtFault
        } else {
            Verdict::Answered
        })
    }
}

/// A line on a terminal that says how far the reading is; redrawn some times a second.
struct Progress {
    shown: bool,
    begun: Instant,
    last: Option<Instant>,
}

impl Progress {
    fn new(shown: bool) -> Self {
        Self {
            shown,
            begun: Instant::now(),
            last: None,
        }
    }

    fn tell(&mut self, tally: &Tally) {
        let now = Instant::now();
        let due = self
            .last
            .is_none_or(|last| now - last > Duration::from_millis(150));
        if !self.shown || !due {
            return;
        }
        self.last = Some(now);
        let megabytes = bytes_in_megabytes(tally.bytes);
        let rate = megabytes / (now - self.begun).as_secs_f64().max(0.001);
        let line = format!(
            "{} articles · {megabytes:.1} MB · {rate:.1} MB/s",
            tally.articles
        );
        let _ = write!(std::io::stderr().lock(), "\r{line}\u{1b}[K");
    }

    fn clear(&self) {
        if self.shown && self.last.is_some() {
            eprint_clear();
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "for people to look at")]
fn bytes_in_megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
