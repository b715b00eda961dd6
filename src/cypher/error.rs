//! What can be wrong with a query: kind and place together.

use crate::text::Span;

/// A query that has no answer, with the stretch of it that is at fault.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{kind}")]
pub struct CypherError {
    /// What is wrong.
    pub kind: CypherErrorKind,
    /// Where in the query text, in bytes.
    pub span: Span,
}

impl CypherError {
    /// Puts kind and place together.
    #[must_use]
    pub fn new(kind: CypherErrorKind, span: Span) -> Self {
        Self { kind, span }
    }
}

/// The families of errors that the openCypher kit tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// `SyntaxError`: the text is no valid query.
    Syntax,
    /// `SemanticError`: it is one, and asks for something that makes no sense.
    Semantic,
    /// `TypeError`: a value is of the wrong type.
    Type,
    /// `ArgumentError`: a value is out of the range that a function takes.
    Argument,
    /// `ArithmeticError`: a number grew too large, or a division by zero.
    Arithmetic,
    /// `EntityNotFound`: a deleted node or relationship was read.
    EntityNotFound,
    /// `ConstraintVerificationFailed`: the graph would be left in pieces.
    Constraint,
    /// `ParameterMissing`: a parameter was not given.
    ParameterMissing,
    /// `ProcedureError`: a procedure is unknown or failed.
    Procedure,
    /// The query was stopped: by its user or by a limit.
    Stopped,
    /// A mistake of this program.
    Internal,
}

impl ErrorClass {
    /// Returns the kit's name for the family.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "SyntaxError",
            Self::Semantic => "SemanticError",
            Self::Type => "TypeError",
            Self::Argument => "ArgumentError",
            Self::Arithmetic => "ArithmeticError",
            Self::EntityNotFound => "EntityNotFound",
            Self::Constraint => "ConstraintVerificationFailed",
            Self::ParameterMissing => "ParameterMissing",
            Self::Procedure => "ProcedureError",
            Self::Stopped => "Stopped",
            Self::Internal => "InternalError",
        }
    }
}

/// When an error is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before any data are read.
    CompileTime,
    /// While data are read.
    Runtime,
}

impl Phase {
    /// Returns the kit's name for the phase.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CompileTime => "compile time",
            Self::Runtime => "runtime",
        }
    }
}

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CypherErrorKind {
    /// The text does not follow the grammar.
    #[error("{message}")]
    Syntax {
        /// The kit's detail, such as `UnexpectedSyntax`.
        code: &'static str,
        /// What was found and what was expected.
        message: String,
        /// What to do about it, where that is known.
        help: Option<String>,
    },
    /// A name that nothing before it binds.
    #[error("variable `{name}` is not defined")]
    UndefinedVariable {
        /// The name.
        name: String,
        /// Names in scope that are written almost so.
        candidates: Vec<String>,
    },
    /// A name that would be bound a second time.
    #[error("variable `{name}` is already bound")]
    VariableAlreadyBound {
        /// The name.
        name: String,
    },
    /// A variable used as something that it is not.
    #[error("variable `{name}` is {found}, but is used as {expected}")]
    VariableTypeConflict {
        /// The name.
        name: String,
        /// What the place needs, with its article.
        expected: &'static str,
        /// What the variable is, with its article.
        found: String,
    },
    /// A function that does not exist.
    #[error("function `{name}` does not exist")]
    UnknownFunction {
        /// Its name as written.
        name: String,
        /// Functions that are written almost so.
        candidates: Vec<String>,
    },
    /// A procedure that does not exist.
    #[error("procedure `{name}` does not exist")]
    ProcedureNotFound {
        /// Its name as written.
        name: String,
        /// Procedures that are written almost so.
        candidates: Vec<String>,
    },
    /// A function or procedure with too few or too many arguments.
    #[error("`{name}` takes {expected}, but {found} given")]
    InvalidNumberOfArguments {
        /// Its name.
        name: String,
        /// How many it takes, in words: `2 arguments`.
        expected: String,
        /// How many were given, in words: `3 were`.
        found: String,
    },
    /// A parameter that the query needs and was not given.
    #[error("parameter `${name}` is not given")]
    MissingParameter {
        /// Its name, without the dollar sign.
        name: String,
    },
    /// Any other mistake in the text that needs no facts but a sentence.
    #[error("{message}")]
    Invalid {
        /// The family.
        class: ErrorClass,
        /// The kit's detail, such as `InvalidAggregation`.
        code: &'static str,
        /// What is wrong.
        message: String,
    },
    /// Any mistake that only the data show.
    #[error("{message}")]
    Failed {
        /// The family.
        class: ErrorClass,
        /// The kit's detail, such as `InvalidArgumentValue`.
        code: &'static str,
        /// What went wrong.
        message: String,
    },
    /// The user stopped the query.
    #[error("the query was cancelled")]
    Cancelled,
    /// The query took longer than it may.
    #[error("the query took longer than {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: f64,
    },
    /// The query needed more than it may.
    #[error("the query needs more than {limit} {what}")]
    LimitReached {
        /// What it needed: `rows`, `bytes of memory`, `levels of nesting`.
        what: &'static str,
        /// The limit.
        limit: u64,
    },
    /// A mistake of this program.
    #[error("internal error: {message}")]
    Internal {
        /// What broke.
        message: String,
    },
}

impl CypherErrorKind {
    /// Makes an error that is found before any data are read.
    #[must_use]
    pub fn invalid(code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid {
            class: ErrorClass::Syntax,
            code,
            message: message.into(),
        }
    }

    /// Makes an error that only the data show.
    #[must_use]
    pub fn failed(class: ErrorClass, code: &'static str, message: impl Into<String>) -> Self {
        Self::Failed {
            class,
            code,
            message: message.into(),
        }
    }

    /// Makes the most frequent error at run time: a value of a type that does not fit.
    #[must_use]
    pub fn type_error(code: &'static str, message: impl Into<String>) -> Self {
        Self::failed(ErrorClass::Type, code, message)
    }

    /// Returns the family.
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        match self {
            Self::Syntax { .. }
            | Self::UndefinedVariable { .. }
            | Self::VariableAlreadyBound { .. }
            | Self::VariableTypeConflict { .. }
            | Self::UnknownFunction { .. }
            | Self::InvalidNumberOfArguments { .. } => ErrorClass::Syntax,
            Self::ProcedureNotFound { .. } => ErrorClass::Procedure,
            Self::MissingParameter { .. } => ErrorClass::ParameterMissing,
            Self::Invalid { class, .. } | Self::Failed { class, .. } => *class,
            Self::Cancelled | Self::TimedOut { .. } | Self::LimitReached { .. } => {
                ErrorClass::Stopped
            }
            Self::Internal { .. } => ErrorClass::Internal,
        }
    }

    /// Returns when it is found.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::Failed { .. }
            | Self::Cancelled
            | Self::TimedOut { .. }
            | Self::LimitReached { .. }
            | Self::Internal { .. } => Phase::Runtime,
            _ => Phase::CompileTime,
        }
    }

    /// Returns the stable name of the mistake, which the kit calls its detail.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { code, .. } | Self::Invalid { code, .. } | Self::Failed { code, .. } => {
                code
            }
            Self::UndefinedVariable { .. } => "UndefinedVariable",
            Self::VariableAlreadyBound { .. } => "VariableAlreadyBound",
            Self::VariableTypeConflict { .. } => "VariableTypeConflict",
            Self::UnknownFunction { .. } => "UnknownFunction",
            Self::ProcedureNotFound { .. } => "ProcedureNotFound",
            Self::InvalidNumberOfArguments { .. } => "InvalidNumberOfArguments",
            Self::MissingParameter { .. } => "MissingParameter",
            Self::Cancelled => "Cancelled",
            Self::TimedOut { .. } => "TimedOut",
            Self::LimitReached { .. } => "LimitReached",
            Self::Internal { .. } => "InternalError",
        }
    }

    /// Returns names that were perhaps meant, best first.
    #[must_use]
    pub fn candidates(&self) -> &[String] {
        match self {
            Self::UndefinedVariable { candidates, .. }
            | Self::UnknownFunction { candidates, .. }
            | Self::ProcedureNotFound { candidates, .. } => candidates,
            _ => &[],
        }
    }

    /// Puts the error at its place in the query.
    #[must_use]
    pub fn at(self, span: Span) -> CypherError {
        CypherError::new(self, span)
    }
}
