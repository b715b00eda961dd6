//! From a bound query to a chain of operators, in an order that costs little.
//!
//! Patterns become scans, index seeks and steps along relationships (`matching`), ordered by what
//! [`Stats`] says of labels, types and degrees; conditions stand as early as their variables allow.
//! The rewrites in [`rules`] then improve the chain, one idea a file. Planning sees no data.

mod build;
pub mod explain;
mod live;
mod matching;
pub mod op;
mod repeat;
pub mod rules;
pub mod stats;

pub use op::{Op, OpKind, Plan};
pub use stats::Stats;

use super::bind::bound::{Names, Query};
use super::syntax::Source;

/// Plans a query.
pub(crate) fn plan(query: Query, source: Source, stats: &Stats, plain: bool) -> Plan {
    let planner = build::Planner {
        stats,
        names: &query.names,
        writes: query.writes,
        plain,
    };
    let output = query
        .branches
        .first()
        .map(|branch| branch.output.clone())
        .unwrap_or_default();
    let mut root = planner.branches(&query.branches, query.union_all, Op::argument());
    if !plain {
        rules::apply(&mut root, &planner);
    }
    live::mark(&mut root, &output);
    Plan {
        root,
        columns: query.columns,
        output,
        source,
        slot_names: query.slot_names,
        writes: query.writes,
        names: query.names,
    }
}

/// Plans a query inside an expression.
pub(crate) fn subplan(
    subquery: &super::bind::bound::Subquery,
    stats: &Stats,
    names: &Names,
    (writes, plain): (bool, bool),
) -> Op {
    let planner = build::Planner {
        stats,
        names,
        writes,
        plain,
    };
    let output = subquery
        .branches
        .first()
        .map(|branch| branch.output.clone())
        .unwrap_or_default();
    let mut root = planner.branches(&subquery.branches, subquery.union_all, Op::argument());
    if !plain {
        rules::apply(&mut root, &planner);
    }
    live::mark(&mut root, &output);
    root
}
