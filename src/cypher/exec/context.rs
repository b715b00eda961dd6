//! What a running query shares: the graph, parameters, limits, names.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use crate::cypher::bind::bound::Names;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::plan::{Op, Stats};
use crate::graph::{Compact, Graph, Symbol, Value};

/// How much a query may take.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long it may run; without end where there is none.
    pub time: Option<Duration>,
    /// How many bytes its intermediate rows may take, roughly.
    pub memory: u64,
    /// How many rows it may return.
    pub rows: u64,
    /// How many elements one list and how many bytes one string may have.
    pub size: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Some(Duration::from_secs(600)),
            memory: 2 << 30,
            rows: 10_000_000,
            size: 10_000_000,
        }
    }
}

/// What stays the same while a query runs.
#[derive(Debug)]
pub(crate) struct Shared<'q> {
    pub(crate) params: Vec<Value>,
    pub(crate) names: &'q Names,
    pub(crate) stats: &'q Stats,
    pub(crate) limits: &'q Limits,
    pub(crate) now: i128,
    /// Whether the query writes.
    pub(crate) writes: bool,
    /// Whether queries inside expressions are planned without what only makes them faster.
    pub(crate) plain: bool,
    started: Instant,
    cancel: Arc<AtomicBool>,
    memory: Cell<u64>,
    ticks: Cell<u32>,
    /// Plans of queries inside expressions, by the place of the query in memory, which does not
    /// move while the plan around it lives.
    pub(crate) subplans: RefCell<FxHashMap<usize, Arc<Op>>>,
    pub(crate) patterns: RefCell<FxHashMap<Arc<str>, regex::Regex>>,
    pub(crate) profile: RefCell<Option<super::profile::Profile>>,
}

impl<'q> Shared<'q> {
    pub(crate) fn new(
        params: Vec<Value>,
        names: &'q Names,
        stats: &'q Stats,
        limits: &'q Limits,
        now: i128,
        cancel: Arc<AtomicBool>,
        (writes, profile, plain): (bool, bool, bool),
    ) -> Self {
        Self {
            params,
            names,
            stats,
            limits,
            now,
            writes,
            plain,
            started: Instant::now(),
            cancel,
            memory: Cell::new(0),
            ticks: Cell::new(0),
            subplans: RefCell::default(),
            patterns: RefCell::default(),
            profile: RefCell::new(profile.then(super::profile::Profile::default)),
        }
    }

    /// Gives up when the user or the clock says so. Cheap enough for every few thousand steps.
    pub(crate) fn check(&self) -> Result<(), CypherErrorKind> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(CypherErrorKind::Cancelled);
        }
        match self.limits.time {
            Some(limit) if self.started.elapsed() > limit => Err(CypherErrorKind::TimedOut {
                seconds: limit.as_secs_f64(),
            }),
            _ => Ok(()),
        }
    }

    /// Counts small steps and [checks](Self::check) at every four-thousandth.
    pub(crate) fn tick(&self) -> Result<(), CypherErrorKind> {
        let ticks = self.ticks.get().wrapping_add(1);
        self.ticks.set(ticks);
        if ticks.is_multiple_of(4096) {
            self.check()
        } else {
            Ok(())
        }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.check().is_err()
    }

    /// Takes memory that an operator keeps.
    pub(crate) fn hold(&self, bytes: usize) -> Result<(), CypherErrorKind> {
        let held = self.memory.get().saturating_add(bytes as u64);
        self.memory.set(held);
        if held > self.limits.memory {
            let limit = self.limits.memory;
            return Err(CypherErrorKind::LimitReached {
                what: "bytes of memory",
                limit,
            });
        }
        Ok(())
    }

    /// Gives back memory that an operator kept.
    pub(crate) fn release(&self, bytes: usize) {
        self.memory
            .set(self.memory.get().saturating_sub(bytes as u64));
    }

    /// Refuses a list or string that grew too large.
    pub(crate) fn check_size(&self, size: usize) -> Result<(), CypherErrorKind> {
        if size as u64 > self.limits.size {
            let limit = self.limits.size;
            return Err(CypherErrorKind::LimitReached {
                what: "elements in one value",
                limit,
            });
        }
        Ok(())
    }
}

/// A graph that may or may not be changed.
#[derive(Debug)]
pub(crate) enum Access<'g> {
    Read(&'g Graph),
    Write(&'g mut Graph),
}

/// What an operator works with.
#[derive(Debug)]
pub(crate) struct Context<'q> {
    graph: Access<'q>,
    pub(crate) shared: &'q Shared<'q>,
    symbols: Symbols,
}

/// The numbers that the graph has for the names of a query.
#[derive(Debug, Default, Clone)]
pub(crate) struct Symbols {
    pub(crate) labels: Vec<Option<Symbol>>,
    pub(crate) types: Vec<Option<Symbol>>,
    pub(crate) keys: Vec<Option<Symbol>>,
    /// How many labels, types and keys the graph had.
    sizes: (usize, usize, usize),
}

impl Symbols {
    fn of(names: &Names, graph: &Graph) -> Self {
        let find = |names: &[crate::cypher::bind::bound::Named], table: &crate::graph::Symbols| {
            names.iter().map(|name| table.find(&name.name)).collect()
        };
        Self {
            labels: find(&names.labels, graph.label_names()),
            types: find(&names.types, graph.type_names()),
            keys: find(&names.keys, graph.key_names()),
            sizes: (
                graph.label_names().len(),
                graph.type_names().len(),
                graph.key_names().len(),
            ),
        }
    }
}

impl<'q> Context<'q> {
    pub(crate) fn new(graph: Access<'q>, shared: &'q Shared<'q>) -> Self {
        let symbols = match &graph {
            Access::Read(graph) => Symbols::of(shared.names, graph),
            Access::Write(graph) => Symbols::of(shared.names, graph),
        };
        Self {
            graph,
            shared,
            symbols,
        }
    }

    pub(crate) fn graph(&self) -> &Graph {
        match &self.graph {
            Access::Read(graph) => graph,
            Access::Write(graph) => graph,
        }
    }

    /// Returns the graph to be changed.
    pub(crate) fn graph_mut(&mut self) -> Result<&mut Graph, CypherErrorKind> {
        match &mut self.graph {
            Access::Write(graph) => Ok(graph),
            Access::Read(_) => Err(CypherErrorKind::Internal {
                message: "a reading query was about to write".into(),
            }),
        }
    }

    /// Learns the names that a change brought into the graph.
    pub(crate) fn refresh(&mut self) {
        self.symbols = Symbols::of(self.shared.names, self.graph());
    }

    /// Learns new names if there are any, which is cheap to ask.
    pub(crate) fn refresh_if_grown(&mut self) {
        let graph = self.graph();
        let sizes = (
            graph.label_names().len(),
            graph.type_names().len(),
            graph.key_names().len(),
        );
        if sizes != self.symbols.sizes {
            self.refresh();
        }
    }

    /// Returns what expressions may look at.
    pub(crate) fn env(&self) -> Env<'_> {
        let graph = self.graph();
        Env {
            graph,
            compact: graph.compact(),
            symbols: &self.symbols,
            shared: self.shared,
        }
    }
}

/// What expressions may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Env<'e> {
    pub(crate) graph: &'e Graph,
    /// The frozen structure, as long as it shows the graph as it is.
    pub(crate) compact: Option<&'e Compact>,
    pub(crate) symbols: &'e Symbols,
    pub(crate) shared: &'e Shared<'e>,
}

impl<'e> Env<'e> {
    /// Returns a context in which a query inside an expression can run.
    pub(crate) fn context(&self) -> Context<'e> {
        Context {
            graph: Access::Read(self.graph),
            shared: self.shared,
            symbols: self.symbols.clone(),
        }
    }
}
