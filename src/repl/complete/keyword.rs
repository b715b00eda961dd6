//! The words of the query language, by where they may stand.

use super::offer::{Offer, begins};

/// Words that can begin a statement.
pub(super) const STARTS: &[&str] = &[
    "MATCH",
    "OPTIONAL MATCH",
    "RETURN",
    "WITH",
    "UNWIND",
    "CREATE",
    "MERGE",
    "CALL",
    "EXPLAIN",
    "PROFILE",
];

/// Words that can stand inside of a statement.
pub(super) const INNER: &[&str] = &[
    "WHERE",
    "RETURN",
    "WITH",
    "MATCH",
    "OPTIONAL MATCH",
    "ORDER BY",
    "LIMIT",
    "SKIP",
    "AS",
    "AND",
    "OR",
    "NOT",
    "XOR",
    "IN",
    "CONTAINS",
    "STARTS WITH",
    "ENDS WITH",
    "IS NULL",
    "IS NOT NULL",
    "DISTINCT",
    "ASC",
    "DESC",
    "UNWIND",
    "UNION",
    "UNION ALL",
    "CREATE",
    "MERGE",
    "SET",
    "REMOVE",
    "DELETE",
    "DETACH DELETE",
    "ON CREATE SET",
    "ON MATCH SET",
    "CALL",
    "YIELD",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "EXISTS",
    "COUNT",
    "COLLECT",
    "ALL",
    "ANY",
    "NONE",
    "SINGLE",
    "REDUCE",
    "true",
    "false",
    "null",
    "shortestPath",
    "allShortestPaths",
];

/// Returns those of the words that begin with what is typed.
pub(super) fn keywords(known: &[&str], typed: &str) -> Vec<Offer> {
    let wanted = known.iter().filter(|word| begins(word, typed));
    wanted.map(|word| Offer::new(*word, "")).collect()
}
