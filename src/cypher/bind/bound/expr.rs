//! Bound expressions.

use std::sync::Arc;

use crate::cypher::function::Function;
use crate::graph::Value;
use crate::text::Span;

use super::{Branch, LabelTest, Slot};

/// An expression with its place. Two expressions are equal when they mean the same, wherever they
/// stand.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression is.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A value known at compile time.
    Const(Value),
    /// A variable of the row.
    Slot(Slot),
    /// A variable of an expression around this one, counted from the outermost.
    Local(usize),
    /// A parameter, by number.
    Param(usize),
    /// A list.
    List(Vec<Expr>),
    /// A map.
    Map(Vec<(Arc<str>, Expr)>),
    /// `x.key`.
    Property(Box<Expr>, usize),
    /// `x[i]`, and `x.(key)`.
    Index(Box<Expr>, Box<Expr>),
    /// `x[from..to]`.
    Slice(Box<Expr>, Option<Box<Expr>>, Option<Box<Expr>>),
    /// `NOT x`.
    Not(Box<Expr>),
    /// `-x`.
    Negate(Box<Expr>),
    /// `+x`.
    Plus(Box<Expr>),
    /// All of them.
    And(Vec<Expr>),
    /// Any of them.
    Or(Vec<Expr>),
    /// One or the other.
    Xor(Box<Expr>, Box<Expr>),
    /// A comparison or an operation on two values.
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `x IS NULL`, or `IS NOT NULL` where the flag is set.
    IsNull(Box<Expr>, bool),
    /// `x IS :: TYPE`; the flag negates.
    IsType(Box<Expr>, TypeTest, bool),
    /// `x IS NORMALIZED`; the flag negates.
    IsNormalized(Box<Expr>, Form, bool),
    /// `x:Label`.
    HasLabels(Box<Expr>, LabelTest),
    /// A function.
    Call(&'static Function, Vec<Expr>),
    /// `CASE`: conditions with results, and the result where none holds.
    Case(Vec<(Expr, Expr)>, Option<Box<Expr>>),
    /// `CASE x WHEN …`.
    CaseOf(Box<Expr>, Vec<(Vec<Expr>, Expr)>, Option<Box<Expr>>),
    /// `[x IN list WHERE … | …]`; the variable is the next local.
    Comprehension {
        /// The list.
        list: Box<Expr>,
        /// The condition.
        predicate: Option<Box<Expr>>,
        /// The result.
        projection: Option<Box<Expr>>,
    },
    /// `all(x IN list WHERE …)` and its like; the variable is the next local.
    Quantifier {
        /// Which.
        kind: Quantifier,
        /// The list.
        list: Box<Expr>,
        /// The condition.
        predicate: Box<Expr>,
    },
    /// `reduce(sum = 0, x IN list | …)`; the two variables are the next locals, in this order.
    Reduce {
        /// The start.
        initial: Box<Expr>,
        /// The list.
        list: Box<Expr>,
        /// The step.
        step: Box<Expr>,
    },
    /// `base {.key, name: value, .*}`.
    MapProjection {
        /// What to take from.
        base: Box<Expr>,
        /// What to take.
        items: Vec<ProjectedEntry>,
    },
    /// A path through these nodes and relationships: first node, then relationships or lists.
    MakePath(Slot, Vec<Slot>),
    /// Whether a path meets no node twice; where the flag is set, its last may be its first.
    MeetsNoneTwice(Box<Expr>, bool),
    /// A query for each row.
    Subquery(Box<Subquery>),
}

impl PartialEq for ExprKind {
    fn eq(&self, other: &Self) -> bool {
        use ExprKind as K;
        match (self, other) {
            (K::Const(a), K::Const(b)) => a == b,
            (K::Slot(a), K::Slot(b)) => a == b,
            (K::Local(a), K::Local(b)) | (K::Param(a), K::Param(b)) => a == b,
            (K::List(a), K::List(b)) | (K::And(a), K::And(b)) | (K::Or(a), K::Or(b)) => a == b,
            (K::Map(a), K::Map(b)) => a == b,
            (K::Property(a, k), K::Property(b, l)) => k == l && a == b,
            (K::Index(a, i), K::Index(b, j)) => a == b && i == j,
            (K::Slice(a, f, t), K::Slice(b, g, u)) => a == b && f == g && t == u,
            (K::Not(a), K::Not(b)) | (K::Negate(a), K::Negate(b)) | (K::Plus(a), K::Plus(b)) => {
                a == b
            }
            (K::Xor(a, c), K::Xor(b, d)) => a == b && c == d,
            (K::Binary(o, a, c), K::Binary(p, b, d)) => o == p && a == b && c == d,
            (K::IsNull(a, n), K::IsNull(b, m)) => n == m && a == b,
            (K::HasLabels(a, l), K::HasLabels(b, m)) => l == m && a == b,
            (K::Call(f, a), K::Call(g, b)) => std::ptr::eq(*f, *g) && a == b,
            (K::Case(a, e), K::Case(b, f)) => a == b && e == f,
            (K::CaseOf(x, a, e), K::CaseOf(y, b, f)) => x == y && a == b && e == f,
            (
                K::Comprehension {
                    list: a,
                    predicate: p,
                    projection: q,
                },
                K::Comprehension {
                    list: b,
                    predicate: r,
                    projection: s,
                },
            ) => a == b && p == r && q == s,
            (
                K::Quantifier {
                    kind: k,
                    list: a,
                    predicate: p,
                },
                K::Quantifier {
                    kind: l,
                    list: b,
                    predicate: q,
                },
            ) => k == l && a == b && p == q,
            (
                K::Reduce {
                    initial: i,
                    list: a,
                    step: s,
                },
                K::Reduce {
                    initial: j,
                    list: b,
                    step: t,
                },
            ) => i == j && a == b && s == t,
            (K::MapProjection { base: a, items: i }, K::MapProjection { base: b, items: j }) => {
                a == b && i == j
            }
            (K::MeetsNoneTwice(a, c), K::MeetsNoneTwice(b, d)) => c == d && a == b,
            (K::MakePath(a, r), K::MakePath(b, s)) => a == b && r == s,
            _ => false,
        }
    }
}

/// One entry of a map projection.
#[derive(Debug, Clone, PartialEq)]
pub enum ProjectedEntry {
    /// `.key`.
    Key(Arc<str>),
    /// `.*`.
    All,
    /// `name: value`, and a bare variable.
    Entry(Arc<str>, Expr),
}

/// A query inside an expression.
#[derive(Debug, Clone)]
pub struct Subquery {
    /// What its rows become.
    pub kind: SubqueryKind,
    /// The query: the parts of a union, or one.
    pub branches: Vec<Branch>,
    /// Whether a union keeps doubles.
    pub union_all: bool,
    /// What it reads from the row around it: its own slot, and the value outside.
    pub imports: Vec<(Slot, Expr)>,
}

/// What the rows of a query inside an expression become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubqueryKind {
    /// Whether there is one.
    Exists,
    /// How many there are.
    Count,
    /// The list of their only column.
    Collect,
    /// Their first, or null.
    First,
}

/// The predicates over lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// For every element.
    All,
    /// For at least one.
    Any,
    /// For none.
    None,
    /// For exactly one.
    Single,
}

/// Operations on two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binary {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `=~`
    Matches,
    /// `IN`
    In,
    /// `STARTS WITH`
    StartsWith,
    /// `ENDS WITH`
    EndsWith,
    /// `CONTAINS`
    Contains,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `^`
    Power,
    /// `||`
    Concat,
}

impl Binary {
    /// Returns the operator as it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Matches => "=~",
            Self::In => "IN",
            Self::StartsWith => "STARTS WITH",
            Self::EndsWith => "ENDS WITH",
            Self::Contains => "CONTAINS",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
            Self::Power => "^",
            Self::Concat => "||",
        }
    }
}

/// The forms of Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Composed.
    Nfc,
    /// Decomposed.
    Nfd,
    /// Composed, with compatible letters united.
    Nfkc,
    /// Decomposed, with compatible letters united.
    Nfkd,
}

/// A type to test a value for.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeTest {
    /// The type's name in capitals, such as `INTEGER`.
    pub name: &'static str,
    /// The type of the elements of a list.
    pub element: Option<Box<TypeTest>>,
    /// Whether null passes.
    pub nullable: bool,
}
