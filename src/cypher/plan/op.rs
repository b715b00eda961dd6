//! Logical operators: a query as a chain of steps from rows to rows.

use std::sync::Arc;

use crate::cypher::bind::bound::{
    Aggregate, Call, Creation, Direction, Expr, ForEachRow, LabelTest, Merge, Names, PathMode,
    RemoveItem, Selector, SetItem, Slot, SortKey,
};

use crate::cypher::syntax::Source;

/// A plan.
#[derive(Debug)]
pub struct Plan {
    /// The last step.
    pub root: Op,
    /// The result's columns, in order.
    pub columns: Vec<Arc<str>>,
    /// The slots of the result's columns, in order.
    pub output: Vec<Slot>,
    /// How places in what was parsed become places in the user's text.
    pub(crate) source: Source,
    /// What the query mentions.
    pub names: Names,
    /// The name of the variable at each slot.
    pub slot_names: Vec<Arc<str>>,
    /// Whether the plan changes the graph.
    pub writes: bool,
}

/// A step of a plan.
#[derive(Debug, Clone)]
pub struct Op {
    /// What it does.
    pub kind: OpKind,
    /// Where its rows come from; nothing for those that begin.
    pub input: Option<Box<Op>>,
    /// How many rows are expected to come out.
    pub rows: f64,
    /// Slots that are still read after this step; operators leave the others out.
    pub live: Vec<Slot>,
}

/// One step along relationships.
#[derive(Debug, Clone)]
pub struct Hop {
    /// The node it starts from.
    pub from: Slot,
    /// The relationship, where somebody asks for it.
    pub rel: Option<Slot>,
    /// The node it goes to.
    pub to: Slot,
    /// Which way relationships point, seen from `from`.
    pub direction: Direction,
    /// The types they may have, by number; empty for any.
    pub types: Vec<usize>,
    /// A test of the type beyond a choice.
    pub type_test: Option<LabelTest>,
    /// Whether `to` is known, so that only the way between is looked for.
    pub into: bool,
    /// Relationships of the same pattern, which must be others.
    pub unlike: Vec<Slot>,
}

/// Steps along relationships, as often as wanted.
#[derive(Debug, Clone)]
pub struct Walk {
    /// Each step; `rel` takes the list of relationships.
    pub hop: Hop,
    /// At least so many steps.
    pub min: u32,
    /// At most so many.
    pub max: Option<u32>,
    /// What the properties of each relationship must be.
    pub properties: Vec<(usize, Expr)>,
    /// Whether the walk goes against the order of the pattern, so that its list is turned.
    pub reversed: bool,
    /// What the walk may meet again.
    pub mode: PathMode,
    /// Whether the list of relationships is known, so that the walk must be that one.
    pub known: bool,
}

/// A plan that is run for every row.
#[derive(Debug, Clone)]
pub struct EachRow {
    /// The plan.
    pub inner: Op,
    /// What it reads from the row, its columns, and what becomes of them.
    pub query: ForEachRow,
}

/// Groups of steps, as often as wanted.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// Where the whole starts and goes to; `rel` takes the list of all relationships.
    pub hop: Hop,
    /// At least so many times.
    pub min: u32,
    /// At most so many.
    pub max: Option<u32>,
    /// How one time is found, from where it starts.
    pub inner: Op,
    /// The variables of the node where one time starts and of the one that it goes to.
    pub ends: (Slot, Slot),
    /// The variables of the relationships of one time, as they are walked.
    pub rels: Vec<Slot>,
    /// Variables of one time, and those of the lists that hold the values of all times.
    pub lists: Vec<(Slot, Slot)>,
    /// Whether it goes against the order of the pattern, so that its lists are turned.
    pub reversed: bool,
    /// What the walk may meet again.
    pub mode: PathMode,
}

/// Steps that are counted and not taken.
#[derive(Debug, Clone)]
pub enum Counted {
    /// One step from each row.
    Steps(Hop),
    /// Two steps, the first from every node that has one.
    Pairs(Hop, Hop),
    /// Two steps from each row, of which the second leads to a node that the row knows.
    Meetings(Hop, Hop),
    /// Many steps from each row.
    Walks(Walk),
}

/// What a step does.
#[derive(Debug, Clone)]
pub enum OpKind {
    /// Gives the row, or rows, that a plan starts from.
    Argument,
    /// Gives every node.
    AllNodes(Slot),
    /// Gives every node with a label.
    LabelScan(Slot, usize),
    /// Gives every node whose property has a value, by an index.
    Seek {
        /// The node.
        slot: Slot,
        /// The property.
        key: usize,
        /// The value.
        value: Expr,
    },
    /// Takes one step.
    Expand(Hop),
    /// Takes steps.
    VarExpand(Walk),
    /// Takes all steps of a group, as often as wanted.
    Repeat(Box<Repeat>),
    /// Finds the ends of relationships that are known.
    Ends {
        /// The relationship.
        rel: Slot,
        /// The node on the left and whether it is known.
        left: (Slot, bool),
        /// The node on the right and whether it is known.
        right: (Slot, bool),
        /// Which way the relationship points, seen from the left.
        direction: Direction,
        /// The types it may have.
        types: Vec<usize>,
        /// A test of the type beyond a choice.
        type_test: Option<LabelTest>,
        /// Relationships of the same pattern, which must be others.
        unlike: Vec<Slot>,
    },
    /// Searches paths between two known nodes.
    Search(Walk, Selector),
    /// Keeps rows that pass.
    Filter(Expr),
    /// Adds columns.
    Project(Vec<(Slot, Expr)>),
    /// Groups.
    Aggregate {
        /// The keys.
        keys: Vec<(Slot, Expr)>,
        /// The aggregates.
        aggregates: Vec<(Slot, Aggregate)>,
    },
    /// Counts the steps that could be taken, and takes none.
    CountSteps {
        /// Where the number goes.
        slots: Vec<Slot>,
        /// What is counted.
        counted: Counted,
    },
    /// Keeps the first of rows that are the same in these slots.
    Distinct(Vec<Slot>),
    /// Sorts; keeps only so many where a limit is near.
    Sort(Vec<SortKey>, Option<Expr>),
    /// Leaves out the first rows.
    Skip(Expr),
    /// Keeps the first rows.
    Limit(Expr),
    /// Gives a row for every element.
    Unwind(Expr, Slot),
    /// Gives what the inner plan gives for a row, or the row with nulls.
    Optional {
        /// The inner plan.
        inner: Box<Op>,
        /// Slots that the inner plan fills.
        slots: Vec<Slot>,
    },
    /// Joins the rows of several plans.
    Union(Vec<(Op, Vec<Slot>)>, Vec<Slot>),
    /// Calls a procedure.
    Call(Call),
    /// Runs a plan for every row.
    ForEachRow(Box<EachRow>),
    /// Makes nodes and relationships.
    Create(Creation),
    /// Finds or makes.
    Merge(Box<MergeOp>),
    /// Changes properties and labels.
    Set(Vec<SetItem>),
    /// Removes properties and labels.
    Remove(Vec<RemoveItem>),
    /// Deletes.
    Delete(bool, Vec<Expr>),
}

/// A `MERGE` with the plan that finds.
#[derive(Debug, Clone)]
pub struct MergeOp {
    /// What to find or make.
    pub merge: Merge,
    /// How to find it for one row.
    pub find: Op,
}

impl Op {
    /// Makes a step after another.
    #[must_use]
    pub fn after(self, kind: OpKind, rows: f64) -> Self {
        Self {
            kind,
            input: Some(Box::new(self)),
            rows,
            live: Vec::new(),
        }
    }

    /// Makes the step that a plan starts with.
    #[must_use]
    pub fn argument() -> Self {
        Self {
            kind: OpKind::Argument,
            input: None,
            rows: 1.0,
            live: Vec::new(),
        }
    }
}
