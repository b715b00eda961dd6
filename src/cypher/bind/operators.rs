//! Prefix, infix and `IS` operators.

use open_cypher::ast::{self, BinaryOperator, ExprKind as Ast, IsPredicate, UnaryOperator};

use crate::cypher::Kinds;
use crate::cypher::error::CypherErrorKind;
use crate::cypher::syntax::span;

use super::bound::{Binary, Expr, ExprKind, Form, TypeTest};
use super::scope::Type;
use super::{Binder, Bound, literal, unsupported};

/// Operands of these must be numbers or durations.
const ARITHMETIC: Kinds = Kinds::NUMBER.or(Kinds::TEMPORAL);

impl Binder<'_> {
    /// Binds a prefix operator; in a truth context patterns may stand below it.
    pub(super) fn unary(
        &mut self,
        operator: UnaryOperator,
        operand: &ast::Expr,
        truth: bool,
    ) -> Bound<(ExprKind, Type)> {
        match operator {
            UnaryOperator::Not => {
                let bound = self.boolean_operand(operand, truth)?;
                Ok((ExprKind::Not(Box::new(bound)), Type::BOOL))
            }
            UnaryOperator::Minus => {
                if let Ast::Literal(number) = &operand.kind
                    && matches!(
                        number.kind,
                        ast::LiteralKind::Integer(_) | ast::LiteralKind::Float(_)
                    )
                {
                    let negative = literal::value(&number.kind, true);
                    let (value, of) = negative.map_err(|kind| kind.at(span(operand.span)))?;
                    return Ok((ExprKind::Const(value), of));
                }
                let (bound, of) = self.arithmetic_operand(operand)?;
                Ok((ExprKind::Negate(Box::new(bound)), of))
            }
            _ => {
                let (bound, of) = self.arithmetic_operand(operand)?;
                Ok((ExprKind::Plus(Box::new(bound)), of))
            }
        }
    }

    pub(super) fn binary(
        &mut self,
        whole: &ast::Expr,
        left: &ast::Expr,
        operator: BinaryOperator,
        right: &ast::Expr,
        truth: bool,
    ) -> Bound<(Expr, Type)> {
        let at = span(whole.span);
        let (kind, of) = match operator {
            BinaryOperator::And => {
                let mut all = Vec::new();
                self.chain(BinaryOperator::And, whole, truth, &mut all)?;
                (ExprKind::And(all), Type::BOOL)
            }
            BinaryOperator::Or => {
                let mut all = Vec::new();
                self.chain(BinaryOperator::Or, whole, truth, &mut all)?;
                (ExprKind::Or(all), Type::BOOL)
            }
            BinaryOperator::Xor => {
                let left = self.boolean_operand(left, truth)?;
                let right = self.boolean_operand(right, truth)?;
                (ExprKind::Xor(Box::new(left), Box::new(right)), Type::BOOL)
            }
            operator if is_comparison(operator) => (self.comparison(whole)?, Type::BOOL),
            _ => self.operation(left, operator, right)?,
        };
        Ok((Expr { kind, span: at }, of))
    }

    /// Collects `a AND b AND c` into one list, without recursion on its length.
    fn chain(
        &mut self,
        operator: BinaryOperator,
        whole: &ast::Expr,
        truth: bool,
        all: &mut Vec<Expr>,
    ) -> Bound<()> {
        let mut operands = Vec::new();
        let mut rest = whole;
        while let Ast::Binary {
            left,
            operator: found,
            right,
        } = &rest.kind
            && found.kind == operator
        {
            operands.push(&**right);
            rest = left;
        }
        operands.push(rest);
        for operand in operands.into_iter().rev() {
            all.push(self.boolean_operand(operand, truth)?);
        }
        Ok(())
    }

    fn boolean_operand(&mut self, operand: &ast::Expr, truth: bool) -> Bound<Expr> {
        if truth {
            return self.predicate(operand);
        }
        let (bound, of) = self.expr(operand)?;
        self.must_be_boolean(&of, operand.span)?;
        Ok(bound)
    }

    fn arithmetic_operand(&mut self, operand: &ast::Expr) -> Bound<(Expr, Type)> {
        let (bound, of) = self.expr(operand)?;
        if of.kinds.may_be(ARITHMETIC) {
            return Ok((bound, of));
        }
        let message = format!("expected a number, but this is {}", of.kinds);
        Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(span(operand.span)))
    }

    /// Binds `a < b <= c`, which means `a < b AND b <= c`.
    fn comparison(&mut self, whole: &ast::Expr) -> Bound<ExprKind> {
        let mut operands = Vec::new();
        let mut operators = Vec::new();
        let mut rest = whole;
        while let Ast::Binary {
            left,
            operator,
            right,
        } = &rest.kind
            && is_comparison(operator.kind)
        {
            operands.push(&**right);
            operators.push(binary_operator(operator.kind));
            rest = left;
        }
        operands.push(rest);
        let mut bound = Vec::with_capacity(operands.len());
        for operand in operands.into_iter().rev() {
            bound.push(self.expr(operand)?.0);
        }
        operators.reverse();
        let mut pairs: Vec<Expr> = Vec::with_capacity(operators.len());
        for (at, operator) in operators.into_iter().enumerate() {
            let (left, right) = (bound[at].clone(), bound[at + 1].clone());
            let place = left.span.join(right.span);
            let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
            pairs.push(Expr { kind, span: place });
        }
        match (pairs.len(), pairs.pop()) {
            (1, Some(only)) => Ok(only.kind),
            (_, last) => {
                pairs.extend(last);
                Ok(ExprKind::And(pairs))
            }
        }
    }

    fn operation(
        &mut self,
        left: &ast::Expr,
        operator: BinaryOperator,
        right: &ast::Expr,
    ) -> Bound<(ExprKind, Type)> {
        let operation = binary_operator(operator);
        let strict = matches!(
            operation,
            Binary::Subtract
                | Binary::Multiply
                | Binary::Divide
                | Binary::Remainder
                | Binary::Power
        );
        let ((left, one), (right, other)) = match strict {
            true => (
                self.arithmetic_operand(left)?,
                self.arithmetic_operand(right)?,
            ),
            false => (self.expr(left)?, self.expr(right)?),
        };
        if operation == Binary::In && !other.kinds.may_be(Kinds::LIST) {
            let message = format!("`IN` looks into a list, not into {}", other.kinds);
            return Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(right.span));
        }
        let of = result(operation, &one, &other);
        Ok((
            ExprKind::Binary(operation, Box::new(left), Box::new(right)),
            of,
        ))
    }

    pub(super) fn is(
        &mut self,
        operand: &ast::Expr,
        negated: bool,
        predicate: &IsPredicate,
    ) -> Bound<(ExprKind, Type)> {
        let (bound, of) = self.expr(operand)?;
        let boxed = Box::new(bound);
        let kind = match predicate {
            IsPredicate::Null => ExprKind::IsNull(boxed, negated),
            IsPredicate::Label(labels) => {
                if !of.kinds.may_be(Kinds::ENTITY) {
                    let message = format!("{} has no labels", of.kinds);
                    let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
                    return Err(kind.at(span(operand.span)));
                }
                let node = match of.kinds {
                    Kinds::NODE => Some(true),
                    Kinds::REL => Some(false),
                    _ => None,
                };
                let test = self.label_test(labels, node)?;
                let has = ExprKind::HasLabels(boxed, test);
                match negated {
                    true => ExprKind::Not(Box::new(Expr {
                        kind: has,
                        span: span(operand.span),
                    })),
                    false => has,
                }
            }
            IsPredicate::Typed(wanted) => ExprKind::IsType(boxed, type_test(wanted)?, negated),
            IsPredicate::Normalized(form) => {
                let form = match form.as_ref().map(|form| form.kind) {
                    Some(ast::NormalizationForm::Nfd) => Form::Nfd,
                    Some(ast::NormalizationForm::Nfkc) => Form::Nfkc,
                    Some(ast::NormalizationForm::Nfkd) => Form::Nfkd,
                    _ => Form::Nfc,
                };
                ExprKind::IsNormalized(boxed, form, negated)
            }
            _ => return Err(unsupported("this predicate", operand.span)),
        };
        Ok((kind, Type::BOOL))
    }
}

fn type_test(wanted: &ast::TypeRef) -> Bound<TypeTest> {
    use ast::ValueType as V;
    let mut element = None;
    let name = match &wanted.kind.value {
        V::Nothing => "NOTHING",
        V::Null => "NULL",
        V::Boolean => "BOOLEAN",
        V::String => "STRING",
        V::Integer => "INTEGER",
        V::Float => "FLOAT",
        V::Number => "NUMBER",
        V::Date => "DATE",
        V::LocalTime => "LOCAL TIME",
        V::ZonedTime => "TIME",
        V::LocalDateTime => "LOCAL DATETIME",
        V::ZonedDateTime => "DATETIME",
        V::Duration => "DURATION",
        V::Node => "NODE",
        V::Relationship => "RELATIONSHIP",
        V::Map => "MAP",
        V::Path => "PATH",
        V::Any => "ANY",
        V::List(inner) => {
            element = Some(Box::new(type_test(inner)?));
            "LIST"
        }
        _ => return Err(unsupported("a test for this type", wanted.span)),
    };
    Ok(TypeTest {
        name,
        element,
        nullable: wanted.kind.nullable.unwrap_or(true),
    })
}

fn result(operation: Binary, left: &Type, right: &Type) -> Type {
    let number = |kinds: Kinds| kinds.within(Kinds::NUMBER) && !kinds.is_null();
    match operation {
        Binary::In | Binary::StartsWith | Binary::EndsWith | Binary::Contains | Binary::Matches => {
            Type::BOOL
        }
        Binary::Power if number(left.kinds) && number(right.kinds) => Type::of(Kinds::FLOAT),
        Binary::Add if left.kinds == Kinds::STRING && number(right.kinds) => left.clone(),
        Binary::Add if left.kinds == Kinds::STRING && right.kinds == Kinds::STRING => left.clone(),
        Binary::Add | Binary::Concat if left.kinds == Kinds::LIST && right.kinds == Kinds::LIST => {
            left.clone().or(right.clone())
        }
        Binary::Add if left.kinds == Kinds::LIST || right.kinds == Kinds::LIST => {
            Type::of(Kinds::LIST)
        }
        _ if number(left.kinds) && number(right.kinds) => {
            match left.kinds == Kinds::INT && right.kinds == Kinds::INT {
                true => left.clone(),
                false => Type::of(Kinds::NUMBER),
            }
        }
        _ => Type::ANY,
    }
}

fn is_comparison(operator: BinaryOperator) -> bool {
    matches!(
        operator,
        BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterEqual
    )
}

fn binary_operator(operator: BinaryOperator) -> Binary {
    match operator {
        BinaryOperator::Equal => Binary::Equal,
        BinaryOperator::NotEqual => Binary::NotEqual,
        BinaryOperator::Less => Binary::Less,
        BinaryOperator::LessEqual => Binary::LessEqual,
        BinaryOperator::Greater => Binary::Greater,
        BinaryOperator::GreaterEqual => Binary::GreaterEqual,
        BinaryOperator::RegexMatch => Binary::Matches,
        BinaryOperator::In => Binary::In,
        BinaryOperator::StartsWith => Binary::StartsWith,
        BinaryOperator::EndsWith => Binary::EndsWith,
        BinaryOperator::Contains => Binary::Contains,
        BinaryOperator::Subtract => Binary::Subtract,
        BinaryOperator::Multiply => Binary::Multiply,
        BinaryOperator::Divide => Binary::Divide,
        BinaryOperator::Remainder => Binary::Remainder,
        BinaryOperator::Power => Binary::Power,
        BinaryOperator::Concat => Binary::Concat,
        _ => Binary::Add,
    }
}
