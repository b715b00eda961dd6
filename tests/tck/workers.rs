//! Runs scenarios on a few threads, none of which can hold up the rest: a panic is a failure, and
//! so is a scenario that takes too long, whose thread is left behind.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::gherkin::Scenario;
use super::world;

const THREADS: usize = 2;
const LIMIT: Duration = Duration::from_secs(30);
const STACK: usize = 16 << 20;

/// What all workers share.
struct Work {
    scenarios: Vec<Scenario>,
    folder: PathBuf,
    next: AtomicUsize,
}

/// The number of a scenario and how it went.
type Finding = (usize, Result<(), String>);

/// A worker's scenario and when it began.
type Desk = Arc<Mutex<Option<(usize, Instant)>>>;

/// Runs all scenarios; the outcomes stand in their order.
pub(super) fn run(scenarios: Vec<Scenario>, folder: PathBuf) -> Vec<Result<(), String>> {
    let count = scenarios.len();
    let work = Arc::new(Work {
        scenarios,
        folder,
        next: AtomicUsize::new(0),
    });
    let (sender, findings) = channel();
    let mut desks: Vec<Desk> = (0..THREADS).map(|_| hire(&work, &sender)).collect();
    let mut outcomes: Vec<Option<Result<(), String>>> = vec![None; count];
    let mut done = 0;
    while done < count {
        let found = findings.recv_timeout(Duration::from_millis(500)).ok();
        let late = desks.iter_mut().filter_map(|desk| {
            let (scenario, _) = desk
                .lock()
                .ok()?
                .filter(|(_, begun)| begun.elapsed() > LIMIT)?;
            *desk = hire(&work, &sender);
            Some((
                scenario,
                Err(format!("takes longer than {} s", LIMIT.as_secs())),
            ))
        });
        for (scenario, outcome) in found.into_iter().chain(late.collect::<Vec<_>>()) {
            done += usize::from(outcomes[scenario].is_none());
            outcomes[scenario].get_or_insert(outcome);
        }
    }
    outcomes
        .into_iter()
        .map(|outcome| outcome.expect("each scenario was run"))
        .collect()
}

fn hire(work: &Arc<Work>, findings: &Sender<Finding>) -> Desk {
    let desk = Desk::default();
    let (work, findings, own) = (Arc::clone(work), findings.clone(), Arc::clone(&desk));
    let job = move || {
        loop {
            let number = work.next.fetch_add(1, Ordering::Relaxed);
            let Some(scenario) = work.scenarios.get(number) else {
                *own.lock().expect("no worker panics with its desk locked") = None;
                return;
            };
            *own.lock().expect("no worker panics with its desk locked") =
                Some((number, Instant::now()));
            let outcome = catch_unwind(AssertUnwindSafe(|| world::run(scenario, &work.folder)));
            let outcome =
                outcome.unwrap_or_else(|panic| Err(format!("panic: {}", message(&panic))));
            if findings.send((number, outcome)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(job)
        .expect("a thread can be started");
    desk
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}
