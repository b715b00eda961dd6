//! The bound tree: a query whose names are resolved.
//!
//! Variables are [`Slot`]s, property keys, labels, types and parameters are numbers in the query's
//! own [`Names`], which the executor resolves against a graph. Nothing here has seen data.

mod expr;

use std::sync::Arc;

use crate::cypher::function;
use crate::cypher::procedure::Procedure;
use crate::text::Span;

pub use expr::{
    Binary, Expr, ExprKind, Form, ProjectedEntry, Quantifier, Subquery, SubqueryKind, TypeTest,
};

/// A variable's place in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

impl Slot {
    /// Returns the place as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A name that a query mentions, and where it does so first.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The name, in NFC.
    pub name: Arc<str>,
    /// Its first mention.
    pub span: Span,
    /// Whether the query only reads by this name, so that an unknown one deserves a warning.
    pub read: bool,
}

/// The names that a query mentions, each once; expressions speak of them by number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    /// Labels.
    pub labels: Vec<Named>,
    /// Relationship types.
    pub types: Vec<Named>,
    /// Property keys.
    pub keys: Vec<Named>,
    /// Parameters, without the dollar sign.
    pub params: Vec<Named>,
}

/// A whole query.
#[derive(Debug)]
pub struct Query {
    /// One part, or the parts of a union.
    pub branches: Vec<Branch>,
    /// Whether the union keeps doubles.
    pub union_all: bool,
    /// The result's columns, in order; empty for a query that returns nothing.
    pub columns: Vec<Arc<str>>,
    /// What the query mentions.
    pub names: Names,
    /// The name of the variable at each slot, for plans; empty for those without one.
    pub slot_names: Vec<Arc<str>>,
    /// Whether it changes the graph.
    pub writes: bool,
}

/// Clauses from a beginning to a `RETURN` or the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The clauses, in order.
    pub clauses: Vec<Clause>,
    /// The slots of the result's columns, in order.
    pub output: Vec<Slot>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// `MATCH` and `OPTIONAL MATCH`.
    Match {
        /// Whether a row without a match stays, with nulls.
        optional: bool,
        /// What to find.
        pattern: Pattern,
        /// The condition.
        predicate: Option<Expr>,
    },
    /// `UNWIND`.
    Unwind {
        /// The list.
        list: Expr,
        /// The variable for its elements.
        slot: Slot,
    },
    /// `WITH` and `RETURN`.
    Project(Projection),
    /// `CREATE` and `INSERT`.
    Create(Creation),
    /// `MERGE`.
    Merge(Merge),
    /// `SET`.
    Set(Vec<SetItem>),
    /// `REMOVE`.
    Remove(Vec<RemoveItem>),
    /// `DELETE`.
    Delete {
        /// Whether relationships of deleted nodes go too.
        detach: bool,
        /// What to delete.
        values: Vec<Expr>,
    },
    /// `CALL` of a procedure.
    Call(Call),
    /// `CALL { … }` and `FOREACH`.
    ForEachRow(ForEachRow),
}

/// A query that is run for every row.
#[derive(Debug, Clone, PartialEq)]
pub struct ForEachRow {
    /// What it reads from the row: its own slot, and the value outside.
    pub imports: Vec<(Slot, Expr)>,
    /// The query: the parts of a union, or one.
    pub branches: Vec<Branch>,
    /// Whether a union keeps doubles.
    pub union_all: bool,
    /// Its columns inside, and the variables that they become outside.
    pub outputs: Vec<(Slot, Slot)>,
    /// Whether it only acts, so that every row goes on once.
    pub acts: bool,
    /// Whether a row without results stays, with nulls.
    pub optional: bool,
    /// Whether it changes the graph.
    pub writes: bool,
}

/// A `CALL` of a procedure.
#[derive(Debug, Clone)]
pub struct Call {
    /// Which.
    pub procedure: Arc<dyn Procedure>,
    /// Its arguments.
    pub arguments: Vec<Expr>,
    /// Number of the result column, and the variable for it.
    pub yields: Vec<(usize, Slot)>,
    /// The condition on what was yielded.
    pub predicate: Option<Expr>,
    /// Where it stands.
    pub span: Span,
    /// Whether a row without results stays, with nulls.
    pub optional: bool,
}

impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        self.arguments == other.arguments && self.yields == other.yields
    }
}

/// A projection: `WITH` or `RETURN` with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The result: slots and what goes in there. A slot that stands for itself is carried on.
    pub items: Vec<(Slot, Expr)>,
    /// Where the projection aggregates: what, into which slot. Items then speak of these slots
    /// and of `keys`.
    pub aggregates: Option<Aggregation>,
    /// Whether doubles go.
    pub distinct: bool,
    /// Sort keys, the strongest first.
    pub order: Vec<SortKey>,
    /// Rows to leave out.
    pub skip: Option<Expr>,
    /// Rows to keep.
    pub limit: Option<Expr>,
    /// The condition after all that.
    pub predicate: Option<Expr>,
}

/// The grouping of a projection.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregation {
    /// The grouping keys and the slots that they go into.
    pub keys: Vec<(Slot, Expr)>,
    /// The aggregates and the slots that they go into.
    pub aggregates: Vec<(Slot, Aggregate)>,
}

/// One aggregate.
#[derive(Debug, Clone)]
pub struct Aggregate {
    /// Which.
    pub function: &'static function::Aggregate,
    /// Its arguments; none for `count(*)`.
    pub arguments: Vec<Expr>,
    /// Whether each value counts once.
    pub distinct: bool,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Aggregate {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.function, other.function)
            && self.distinct == other.distinct
            && self.arguments == other.arguments
    }
}

/// A sort key.
#[derive(Debug, Clone, PartialEq)]
pub struct SortKey {
    /// What to sort by.
    pub value: Expr,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Where nulls go, when it was said.
    pub nulls_first: Option<bool>,
}

/// What a `MATCH` looks for: a graph of nodes and relationships to be found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pattern {
    /// The nodes; each variable stands once.
    pub nodes: Vec<PatternNode>,
    /// The relationships, in the order of the text.
    pub rels: Vec<PatternRel>,
    /// The named paths.
    pub paths: Vec<PatternPath>,
    /// Repeated groups and selected paths, which are searched for as a whole.
    pub searches: Vec<Search>,
    /// What paths may meet again.
    pub mode: PathMode,
}

/// What a path may meet again on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PathMode {
    /// Anything.
    Walk,
    /// Nodes; no relationship is walked twice within one `MATCH`.
    #[default]
    Trail,
    /// Its first node, as its last.
    Simple,
    /// No node.
    Acyclic,
}

/// A node of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternNode {
    /// Its variable.
    pub slot: Slot,
    /// Whether an earlier clause bound the variable.
    pub bound: bool,
    /// What its labels must be.
    pub labels: Option<LabelTest>,
    /// What its properties must be.
    pub properties: Vec<(usize, Expr)>,
}

/// A relationship of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternRel {
    /// Its variable; a list for a relationship of variable length.
    pub slot: Slot,
    /// Whether an earlier clause bound the variable.
    pub bound: bool,
    /// Number of the node on the left.
    pub left: usize,
    /// Number of the node on the right.
    pub right: usize,
    /// Which way it points, seen from the left.
    pub direction: Direction,
    /// The types it may have; empty for any.
    pub types: Vec<usize>,
    /// A test of the type beyond a choice of names.
    pub type_test: Option<LabelTest>,
    /// What its properties must be; for a variable length, those of each.
    pub properties: Vec<(usize, Expr)>,
    /// How often it repeats, when it does.
    pub length: Option<Length>,
    /// What repeats, where that is more than one relationship. The variable of the relationship then
    /// takes the list of all that are walked.
    pub group: Option<Box<Group>>,
    /// Whether the query speaks of its variable.
    pub named: bool,
}

/// A part of a path that repeats as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What is found each time; its first node stands first, its last node is the next one's first.
    pub pattern: Pattern,
    /// The condition each time.
    pub predicate: Option<Expr>,
    /// The variables of the first and the last node of one time.
    pub ends: (Slot, Slot),
    /// The variables of the relationships of one time, as they are walked.
    pub rels: Vec<Slot>,
    /// Variables of one time, and those of the lists that hold the values of all times.
    pub lists: Vec<(Slot, Slot)>,
}

/// How often a relationship repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// At least so often.
    pub min: u32,
    /// At most so often, where there is a bound.
    pub max: Option<u32>,
}

/// Which way a relationship points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    Right,
    /// From right to left.
    Left,
    /// Either.
    Both,
}

impl Direction {
    /// Returns the same relationship's direction seen from the other end.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
            Self::Both => Self::Both,
        }
    }
}

/// A named path of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternPath {
    /// Its variable.
    pub slot: Slot,
    /// Number of its first node.
    pub start: usize,
    /// The relationships that it walks, by number.
    pub rels: Vec<usize>,
}

/// A path that is searched for as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// Number of the relationship whose repetition is the path.
    pub rel: usize,
    /// Which paths are wanted.
    pub selector: Selector,
}

/// Which paths between two nodes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// Any `k`.
    Any(u32),
    /// `k` of the shortest.
    Shortest(u32),
    /// All that are among the `k` smallest lengths.
    ShortestGroups(u32),
    /// All that are as short as the shortest.
    AllShortest,
}

/// A test of a node's labels or a relationship's type.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelTest {
    /// Has this label or type; by number in the labels and in the types.
    Has(Option<usize>, Option<usize>),
    /// Has any.
    Any,
    /// Fails the test.
    Not(Box<LabelTest>),
    /// Passes all.
    And(Vec<LabelTest>),
    /// Passes one.
    Or(Vec<LabelTest>),
}

/// What `CREATE` makes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Creation {
    /// New nodes, in the order of the text.
    pub nodes: Vec<NewNode>,
    /// New relationships, in the order of the text.
    pub rels: Vec<NewRel>,
    /// Named paths through them.
    pub paths: Vec<(Slot, Slot, Vec<Slot>)>,
}

/// A node to make.
#[derive(Debug, Clone, PartialEq)]
pub struct NewNode {
    /// Its variable.
    pub slot: Slot,
    /// Its labels, by number.
    pub labels: Vec<usize>,
    /// Its properties, where it has some.
    pub properties: Option<Expr>,
}

/// A relationship to make.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRel {
    /// Its variable.
    pub slot: Slot,
    /// The variable of the node that it leaves.
    pub from: Slot,
    /// The variable of the node that it reaches.
    pub to: Slot,
    /// Its type, by number.
    pub rel_type: usize,
    /// Its properties, where it has some.
    pub properties: Option<Expr>,
    /// Where it stands.
    pub span: Span,
}

/// A `MERGE`.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// What to find.
    pub pattern: Pattern,
    /// What to make where it is not found.
    pub creation: Creation,
    /// What to do with what was found.
    pub on_match: Vec<SetItem>,
    /// What to do with what was made.
    pub on_create: Vec<SetItem>,
    /// Where it stands.
    pub span: Span,
}

/// One assignment.
#[derive(Debug, Clone, PartialEq)]
pub enum SetItem {
    /// `SET x.key = value`.
    Property {
        /// The node or relationship.
        target: Expr,
        /// The key, by number.
        key: usize,
        /// The value.
        value: Expr,
    },
    /// `SET x[key] = value`.
    DynamicProperty {
        /// The node or relationship.
        target: Expr,
        /// The key.
        key: Expr,
        /// The value.
        value: Expr,
    },
    /// `SET x = map`, or with `+=` where `keep` is set.
    Properties {
        /// The node or relationship.
        target: Expr,
        /// The map, node or relationship to take them from.
        value: Expr,
        /// Whether properties that it does not name stay.
        keep: bool,
    },
    /// `SET x:Label`.
    Labels {
        /// The node.
        target: Expr,
        /// The labels, by number.
        labels: Vec<usize>,
    },
}

/// One removal.
#[derive(Debug, Clone, PartialEq)]
pub enum RemoveItem {
    /// `REMOVE x.key`.
    Property {
        /// The node or relationship.
        target: Expr,
        /// The key, by number.
        key: usize,
    },
    /// `REMOVE x:Label`.
    Labels {
        /// The node.
        target: Expr,
        /// The labels, by number.
        labels: Vec<usize>,
    },
}
