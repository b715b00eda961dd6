//! Ctrl-C while a query runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

/// Presses that end the process although the query has not stopped: nothing is ever half written
/// (a graph's file is replaced as a whole), so leaving at once harms nothing.
const IMPATIENT: u8 = 3;

/// The flag that a running query reads, set by Ctrl-C.
#[derive(Debug, Clone, Default)]
pub struct Interrupt {
    flag: Arc<AtomicBool>,
    presses: Arc<AtomicU8>,
}

impl Interrupt {
    /// Takes over Ctrl-C for this process: it sets `flag`. Where the system refuses, Ctrl-C ends
    /// the process as it always did.
    #[must_use]
    pub fn watch(flag: Arc<AtomicBool>) -> Self {
        let interrupt = Self {
            flag,
            ..Self::default()
        };
        let watched = interrupt.clone();
        // A second call in one process is refused; the first one's flag goes on working.
        let _ = ctrlc::set_handler(move || {
            watched.flag.store(true, Ordering::Relaxed);
            if watched.presses.fetch_add(1, Ordering::Relaxed) + 1 >= IMPATIENT {
                std::process::exit(130);
            }
        });
        interrupt
    }

    /// Tells whether Ctrl-C was pressed since the last [`Self::clear`].
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.flag.load(Ordering::Relaxed)
    }

    /// Forgets earlier presses.
    pub fn clear(&self) {
        self.flag.store(false, Ordering::Relaxed);
        self.presses.store(0, Ordering::Relaxed);
    }
}
