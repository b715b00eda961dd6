//! A graph with everything that is needed to ask it questions.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use crate::graph::{Effects, Frozen, Graph, Symbols, Value};
use crate::text::Span;

use super::answer::{Answer, QueryWarning};
use super::bind;
use super::bind::bound::Named;
use super::error::{CypherError, CypherErrorKind};
use super::exec::batch::Batch;
use super::exec::context::{Access, Context, Limits, Shared};
use super::exec::steps;
use super::plan::{self, Plan, Stats};
use super::procedure::Procedures;
use super::spelling;
use super::syntax::{self, Mode};

/// The parameters of a query, by name without the dollar sign.
pub type Params = BTreeMap<String, Value>;

/// Plans that are kept at most.
const CACHED: usize = 256;

/// The stack of a thread that works on a deeply nested query.
const DEEP_STACK: usize = 512 << 20;

/// A graph with what is needed to query it: its frozen structure, procedures, limits, cached plans.
///
/// One statement runs at a time. Another thread may stop it by the [cancel flag](Self::cancel_flag).
#[derive(Debug, Default)]
pub struct Session {
    graph: Graph,
    stats: Stats,
    /// The version of the graph's structure that the statistics are of.
    counted: u64,
    procedures: Procedures,
    limits: Limits,
    cancel: Arc<AtomicBool>,
    plain: bool,
    /// Plans by text, with the version of the graph's structure that they were made for.
    plans: FxHashMap<String, (u64, Arc<Plan>)>,
}

impl Session {
    /// Opens a session on a graph.
    #[must_use]
    pub fn new(graph: Graph) -> Self {
        let mut session = Self {
            graph,
            ..Self::default()
        };
        session.freeze(&|| false);
        session
    }

    /// Returns the graph.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Returns the graph to be changed from outside of queries.
    pub fn graph_mut(&mut self) -> &mut Graph {
        &mut self.graph
    }

    /// Closes the session and gives the graph back.
    #[must_use]
    pub fn into_graph(self) -> Graph {
        self.graph
    }

    /// Returns the limits, to be changed.
    pub fn limits(&mut self) -> &mut Limits {
        &mut self.limits
    }

    /// Plans from now on with (or without) what only makes queries faster: indexes, rewrites and
    /// what statistics imply. The answers are the same; this is how that is tested.
    pub fn set_optimised(&mut self, optimised: bool) {
        self.plain = !optimised;
        self.plans.clear();
    }

    /// Returns the procedures, to be added to.
    pub fn procedures(&mut self) -> &mut Procedures {
        // A plan holds the procedure that its text named when it was made.
        self.plans.clear();
        &mut self.procedures
    }

    /// Returns the flag that stops the running statement when it is set. It stays set until it is
    /// cleared, which the caller does before the next statement.
    #[must_use]
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cancel)
    }

    /// Runs one statement, which may begin with `EXPLAIN` or `PROFILE`.
    ///
    /// A statement that fails leaves the graph as it was.
    ///
    /// # Errors
    /// When there is no answer, with the stretch of `text` that is at fault.
    pub fn run(&mut self, text: &str, params: &Params) -> Result<Answer, CypherError> {
        // A text that was planned before needs not even be cut into tokens.
        let start = Instant::now();
        self.prepare(text)?;
        if let Some(plan) = self.cached(text) {
            return self.run_plan(&plan, Mode::Run, params, start);
        }
        let statements = syntax::statements(text);
        let [statement] = &statements[..] else {
            return Err(not_one(text, &statements));
        };
        let body = statement.span.of(text);
        let result = if syntax::extent(body).is_deep() {
            self.run_deep(body, statement.mode, params)
        } else {
            self.run_body(body, statement.mode, params)
        };
        shift(result, statement.span.start)
    }

    /// Runs the statements of a script until one fails.
    ///
    /// # Errors
    /// The first error, after the statements before it have been run.
    pub fn run_script(&mut self, text: &str, params: &Params) -> Result<Vec<Answer>, CypherError> {
        let mut answers = Vec::new();
        for statement in syntax::statements(text) {
            let body = statement.span.of(text);
            let result = if syntax::extent(body).is_deep() {
                self.run_deep(body, statement.mode, params)
            } else {
                self.run_body(body, statement.mode, params)
            };
            answers.push(shift(result, statement.span.start)?);
        }
        Ok(answers)
    }

    /// Runs a deeply nested statement on a thread whose stack can hold it.
    fn run_deep(&mut self, text: &str, mode: Mode, params: &Params) -> Result<Answer, CypherError> {
        let failed = |message: &str| {
            let message = message.to_owned();
            CypherErrorKind::Internal { message }.at(Span::new(0, text.len()))
        };
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(DEEP_STACK);
            let work = || {
                let answer = self.run_body(text, mode, params);
                // A deep plan is dropped here, where there is room for it.
                self.plans.remove(text);
                answer
            };
            let Ok(handle) = thread.spawn_scoped(scope, work) else {
                return Err(failed("no thread for a deeply nested query"));
            };
            handle
                .join()
                .unwrap_or_else(|_| Err(failed("a deeply nested query broke down")))
        })
    }

    fn run_body(&mut self, text: &str, mode: Mode, params: &Params) -> Result<Answer, CypherError> {
        let start = Instant::now();
        self.prepare(text)?;
        let plan = self.plan(text)?;
        self.run_plan(&plan, mode, params, start)
    }

    fn run_plan(
        &mut self,
        plan: &Plan,
        mode: Mode,
        params: &Params,
        start: Instant,
    ) -> Result<Answer, CypherError> {
        let mut answer = Answer {
            columns: plan.columns.clone(),
            warnings: self.warnings(plan),
            ..Answer::default()
        };
        match mode {
            Mode::Explain => answer.plan = Some(plan::explain::explain(plan, &|_| None)),
            _ => self
                .execute(plan, mode, params, &mut answer)
                .map_err(|error| error.kind.at(plan.source.original(error.span)))?,
        }
        answer.elapsed = start.elapsed();
        Ok(answer)
    }

    fn execute(
        &mut self,
        plan: &Plan,
        mode: Mode,
        params: &Params,
        answer: &mut Answer,
    ) -> Result<(), CypherError> {
        let params = parameters(plan, params)?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let now = i128::try_from(now.as_nanos()).unwrap_or(i128::MAX);
        let cancel = Arc::clone(&self.cancel);
        let profile = mode == Mode::Profile;
        let shared = Shared::new(
            params,
            &plan.names,
            &self.stats,
            &self.limits,
            now,
            cancel,
            (plan.writes, profile, self.plain),
        );
        if plan.writes {
            self.graph.begin();
            let context = Context::new(Access::Write(&mut self.graph), &shared);
            match collect(plan, context) {
                Ok(mut rows) => {
                    for value in rows.iter_mut().flatten() {
                        forget_deleted(value, &self.graph);
                    }
                    answer.rows = rows;
                    answer.effects = self.graph.commit();
                }
                Err(error) => {
                    self.graph.rollback();
                    return Err(error);
                }
            }
        } else {
            let context = Context::new(Access::Read(&self.graph), &shared);
            answer.rows = collect(plan, context)?;
            answer.effects = Effects::default();
        }
        if let Some(profile) = shared.profile.borrow().as_ref() {
            let measure = |place| profile.get(place).map(|one| (one.rows, one.time));
            answer.plan = Some(plan::explain::explain(plan, &measure));
        }
        Ok(())
    }

    /// Brings the frozen structure and the statistics up to date. Tells whether it was let.
    fn freeze(&mut self, cancelled: &dyn Fn() -> bool) -> bool {
        let before = self.graph.frozen_version();
        let frozen = self.graph.freeze_unless(cancelled);
        let now = self.graph.frozen_version();
        match frozen {
            Frozen::GivenUp => return false,
            Frozen::Followed(touched) if before == self.counted => {
                self.stats.follow(&self.graph, &touched);
            }
            _ if now != self.counted => self.stats = Stats::of(&self.graph),
            _ => {}
        }
        self.counted = now;
        true
    }

    /// Freezes for a statement, unless that is cancelled.
    fn prepare(&mut self, text: &str) -> Result<(), CypherError> {
        let cancel = Arc::clone(&self.cancel);
        if self.freeze(&|| cancel.load(Ordering::Relaxed)) {
            return Ok(());
        }
        Err(CypherErrorKind::Cancelled.at(Span::new(0, text.len())))
    }

    fn cached(&self, text: &str) -> Option<Arc<Plan>> {
        let (made_for, plan) = self.plans.get(text)?;
        (*made_for == self.counted).then(|| Arc::clone(plan))
    }

    fn plan(&mut self, text: &str) -> Result<Arc<Plan>, CypherError> {
        if let Some(plan) = self.cached(text) {
            return Ok(plan);
        }
        let parsed = syntax::parse(text)?;
        let bound = bind::bind(text, &parsed, &self.procedures);
        let source = parsed.source;
        let query = bound.map_err(|error| error.kind.at(source.original(error.span)))?;
        let plan = Arc::new(plan::plan(query, source, &self.stats, self.plain));
        if self.plans.len() >= CACHED {
            self.plans.clear();
        }
        self.plans
            .insert(text.to_owned(), (self.counted, Arc::clone(&plan)));
        Ok(plan)
    }

    /// Finds names that a query reads by and that the graph does not know.
    fn warnings(&self, plan: &Plan) -> Vec<QueryWarning> {
        let mut warnings = Vec::new();
        let mut look = |what: &str, names: &[Named], known: &Symbols| {
            for name in names
                .iter()
                .filter(|name| name.read && known.find(&name.name).is_none())
            {
                warnings.push(QueryWarning {
                    span: plan.source.original(name.span),
                    message: format!("no {what} `{}` in this graph", name.name),
                    candidates: spelling::nearest(&name.name, known.names()),
                });
            }
        };
        look("label", &plan.names.labels, self.graph.label_names());
        look(
            "relationship type",
            &plan.names.types,
            self.graph.type_names(),
        );
        look("property", &plan.names.keys, self.graph.key_names());
        warnings.sort_by_key(|warning| warning.span);
        warnings
    }
}

/// Runs a plan and takes its rows.
fn collect(plan: &Plan, mut context: Context<'_>) -> Result<Vec<Vec<Value>>, CypherError> {
    let mut root = steps::build(&plan.root, Batch::empty(1));
    let mut rows: Vec<Vec<Value>> = Vec::new();
    while let Some(batch) = root.next(&mut context)? {
        if plan.output.is_empty() {
            continue;
        }
        let limits = context.shared.limits;
        if (rows.len() + batch.len()) as u64 > limits.rows {
            let kind = CypherErrorKind::LimitReached {
                what: "rows",
                limit: limits.rows,
            };
            return Err(kind.at(Span::default()));
        }
        let held = context
            .shared
            .hold(batch.len() * (24 + 24 * plan.output.len()));
        held.map_err(|kind| kind.at(Span::default()))?;
        for at in 0..batch.len() {
            rows.push(
                plan.output
                    .iter()
                    .map(|slot| batch.get(*slot, at))
                    .collect(),
            );
        }
    }
    Ok(rows)
}

/// Puts null in the place of relationships that the statement deleted, which nothing could be said
/// of when it is over.
fn forget_deleted(value: &mut Value, graph: &Graph) {
    let gone = match value {
        Value::Rel(rel) => !graph.has_rel(*rel),
        Value::Path(path) => {
            path.rels.iter().any(|rel| !graph.has_rel(*rel))
                || path.nodes.iter().any(|node| !graph.has_node(*node))
        }
        Value::List(items) => {
            let mut kept = items.to_vec();
            kept.iter_mut().for_each(|item| forget_deleted(item, graph));
            *value = Value::list(kept);
            false
        }
        _ => false,
    };
    if gone {
        *value = Value::Null;
    }
}

/// Puts the parameters in the order in which the plan numbers them, in NFC.
fn parameters(plan: &Plan, params: &Params) -> Result<Vec<Value>, CypherError> {
    let mut values = Vec::with_capacity(plan.names.params.len());
    for param in &plan.names.params {
        let found = params.get(&*param.name);
        let value = found.ok_or_else(|| {
            CypherErrorKind::MissingParameter {
                name: param.name.to_string(),
            }
            .at(param.span)
        })?;
        values.push(composed(value));
    }
    Ok(values)
}

/// Puts the texts of a value in NFC, in which the graph's own stand.
fn composed(value: &Value) -> Value {
    match value {
        Value::String(text) if !unicode_normalization::is_nfc(text) => {
            Value::String(text.nfc().collect::<String>().into())
        }
        Value::List(items) => Value::list(items.iter().map(composed).collect()),
        Value::Map(map) => Value::map(
            map.iter()
                .map(|(key, value)| (Arc::clone(key), composed(value))),
        ),
        other => other.clone(),
    }
}

fn not_one(text: &str, statements: &[syntax::Statement]) -> CypherError {
    let (message, span) = match statements {
        [_, second, ..] => ("only one statement can be run here".to_owned(), second.span),
        _ => (
            "there is no query here".to_owned(),
            Span::new(0, text.len()),
        ),
    };
    CypherErrorKind::Syntax {
        code: "UnexpectedSyntax",
        message,
        help: None,
    }
    .at(span)
}

/// Moves the places in an answer from the statement to the text around it.
fn shift(result: Result<Answer, CypherError>, by: u32) -> Result<Answer, CypherError> {
    let moved = |span: Span| Span {
        start: span.start + by,
        end: span.end + by,
    };
    match result {
        Ok(mut answer) => {
            for warning in &mut answer.warnings {
                warning.span = moved(warning.span);
            }
            Ok(answer)
        }
        Err(error) => Err(CypherError {
            kind: error.kind,
            span: moved(error.span),
        }),
    }
}
