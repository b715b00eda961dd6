//! Which names stand for what, and of what type they are.

use std::sync::Arc;

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::spelling;
use crate::text::Span;

use super::Binder;
use super::bound::{Expr, ExprKind, Slot};
use super::inner::Imports;

/// The static type of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Type {
    pub(super) kinds: Kinds,
    /// For lists, the type of the elements where it is known.
    pub(super) element: Option<Box<Type>>,
}

impl Type {
    pub(super) const ANY: Self = Self::of(Kinds::ANY);
    pub(super) const NODE: Self = Self::of(Kinds::NODE);
    pub(super) const REL: Self = Self::of(Kinds::REL);
    pub(super) const PATH: Self = Self::of(Kinds::PATH);
    pub(super) const BOOL: Self = Self::of(Kinds::BOOL);

    pub(super) const fn of(kinds: Kinds) -> Self {
        Self {
            kinds,
            element: None,
        }
    }

    pub(super) fn list(element: Self) -> Self {
        Self {
            kinds: Kinds::LIST,
            element: Some(Box::new(element)),
        }
    }

    /// Returns the type of the elements of this list, or of what else is unwound.
    pub(super) fn element(&self) -> Self {
        self.element.as_deref().cloned().unwrap_or(Self::ANY)
    }

    /// Returns the type of what may be one or the other.
    pub(super) fn or(self, other: Self) -> Self {
        let element = match (self.element, other.element) {
            (Some(one), Some(other)) => Some(Box::new((*one).or(*other))),
            (Some(one), None) if other.kinds.is_null() => Some(one),
            (None, Some(other)) if self.kinds.is_null() => Some(other),
            _ => None,
        };
        Self {
            kinds: self.kinds | other.kinds,
            element,
        }
    }
}

/// A variable.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) name: Arc<str>,
    pub(super) slot: Slot,
    pub(super) kind: Type,
}

/// What one query, or one query inside an expression, can speak of.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// The variables of the row.
    pub(super) variables: Vec<Variable>,
    /// The variables of expressions around the current one.
    pub(super) locals: Vec<(Arc<str>, Type)>,
    /// Variables taken from the frame outside: what they are there.
    pub(super) imports: Vec<(Variable, Expr)>,
    /// Which variables of the frame outside can be spoken of.
    pub(super) outside: Outside,
    /// Whether this is a query in braces after `CALL`, and how it takes variables from outside.
    pub(super) inner: Option<Imports>,
}

/// Which variables of the frame outside can be spoken of.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Outside {
    /// All.
    #[default]
    All,
    /// Those with these names.
    Named(Vec<Arc<str>>),
    /// None, not even those that were spoken of before.
    Nothing,
}

impl Binder<'_> {
    pub(super) fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("a query is being bound")
    }

    /// Makes a slot; the name is empty for what the query does not name.
    pub(super) fn new_slot(&mut self, name: &str) -> Slot {
        let slot = Slot(u32::try_from(self.slot_names.len()).unwrap_or(u32::MAX));
        self.slot_names.push(name.into());
        slot
    }

    /// Makes a variable visible from here on.
    pub(super) fn declare(&mut self, name: &str, kind: Type) -> Slot {
        let slot = self.new_slot(name);
        self.declare_at(name, slot, kind);
        slot
    }

    pub(super) fn declare_at(&mut self, name: &str, slot: Slot, kind: Type) {
        self.frame().variables.push(Variable {
            name: name.into(),
            slot,
            kind,
        });
    }

    /// Finds a variable of the row, also one of a row around this query.
    pub(super) fn find_variable(&mut self, name: &str) -> Option<(Slot, Type)> {
        match self.find_in(self.frames.len() - 1, name)? {
            (ExprKind::Slot(slot), kind) => Some((slot, kind)),
            _ => None,
        }
    }

    /// Resolves a name to a variable of the row or of an expression.
    pub(super) fn resolve(
        &mut self,
        name: &str,
        span: Span,
    ) -> Result<(Expr, Type), super::CypherError> {
        match self.find_in(self.frames.len() - 1, name) {
            Some((kind, of)) => Ok((Expr { kind, span }, of)),
            None => Err(self.undefined(name).at(span)),
        }
    }

    fn find_in(&mut self, level: usize, name: &str) -> Option<(ExprKind, Type)> {
        let frame = &self.frames[level];
        if let Some(at) = frame.locals.iter().rposition(|local| &*local.0 == name) {
            return Some((ExprKind::Local(at), frame.locals[at].1.clone()));
        }
        let open = match &frame.outside {
            Outside::All => true,
            Outside::Named(names) => names.iter().any(|known| **known == *name),
            Outside::Nothing => false,
        };
        let imported = frame.imports.iter().filter(|_| open);
        let imported = imported.map(|import| &import.0);
        let mut all = frame.variables.iter().rev().chain(imported);
        if let Some(found) = all.find(|variable| &*variable.name == name) {
            return Some((ExprKind::Slot(found.slot), found.kind.clone()));
        }
        let outside = level.checked_sub(1).filter(|_| open)?;
        let (outside, kind) = self.find_in(outside, name)?;
        let slot = self.new_slot(name);
        let variable = Variable {
            name: name.into(),
            slot,
            kind: kind.clone(),
        };
        let outside = Expr {
            kind: outside,
            span: Span::default(),
        };
        self.frames[level].imports.push((variable, outside));
        Some((ExprKind::Slot(slot), kind))
    }

    /// Makes the error for a name that nothing binds.
    pub(super) fn undefined(&self, name: &str) -> CypherErrorKind {
        let names = self.frames.iter().flat_map(|frame| {
            let locals = frame.locals.iter().map(|local| &local.0);
            locals.chain(frame.variables.iter().map(|variable| &variable.name))
        });
        CypherErrorKind::UndefinedVariable {
            name: name.into(),
            candidates: spelling::nearest(name, names),
        }
    }
}
