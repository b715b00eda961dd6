//! Expressions.

use std::sync::Arc;

use open_cypher::ast::{self, ExprKind as Ast};

use crate::cypher::Kinds;
use crate::cypher::error::{CypherErrorKind, ErrorClass};
use crate::cypher::function;
use crate::cypher::spelling;
use crate::cypher::syntax::span;
use crate::graph::Value;

use super::bound::{Expr, ExprKind, Named, ProjectedEntry, Quantifier};
use super::scope::Type;
use super::{Binder, Bound, aggregate, literal, nfc, subquery, unsupported};

type Typed = (Expr, Type);

impl Binder<'_> {
    /// Binds an expression whose value is used.
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Bound<Typed> {
        let at = span(expr.span);
        let (kind, of) = match &expr.kind {
            Ast::Literal(value) => {
                let (value, of) = literal::value(&value.kind, false).map_err(|kind| kind.at(at))?;
                (ExprKind::Const(value), of)
            }
            Ast::Variable(name) => return self.resolve(&nfc(&name.kind.text), at),
            Ast::Parameter(parameter) => (ExprKind::Param(self.param(parameter, at)), Type::ANY),
            Ast::Parenthesized(inner) => return self.expr(inner),
            Ast::List(items) => self.list(items)?,
            Ast::Map(entries) => self.map(entries)?,
            Ast::MapProjection(projection) => self.map_projection(projection)?,
            Ast::Unary { operator, operand } => self.unary(operator.kind, operand, false)?,
            Ast::Binary {
                left,
                operator,
                right,
            } => {
                return self.binary(expr, left, operator.kind, right, false);
            }
            Ast::Is {
                expression,
                negated,
                predicate,
            } => self.is(expression, *negated, predicate)?,
            Ast::Property { expression, key } => self.property(expression, key)?,
            Ast::DynamicProperty { expression, key } => self.index(expression, key)?,
            Ast::Index { expression, index } => self.index(expression, index)?,
            Ast::Slice {
                expression,
                lower,
                upper,
            } => self.slice(expression, lower.as_deref(), upper.as_deref())?,
            Ast::Function(call) => self.function(call, expr)?,
            Ast::Case(case) => self.case(case)?,
            Ast::ListComprehension(comprehension) => self.comprehension(comprehension)?,
            Ast::Reduce(reduce) => self.reduce(reduce)?,
            Ast::QuantifiedPredicate(quantified) => self.quantified(quantified)?,
            Ast::PatternComprehension(comprehension) => {
                self.pattern_comprehension(comprehension)?
            }
            Ast::Subquery(subquery) => self.subquery(subquery)?,
            Ast::Pattern(pattern) => self.pattern_value(pattern)?,
            _ => return Err(unsupported("this expression", expr.span)),
        };
        Ok((Expr { kind, span: at }, of))
    }

    /// Binds an expression whose truth is used; here a pattern may stand for its existence.
    pub(super) fn predicate(&mut self, expr: &ast::Expr) -> Bound<Expr> {
        let at = span(expr.span);
        let (bound, of) = match &expr.kind {
            Ast::Parenthesized(inner) => return self.predicate(inner),
            Ast::Pattern(pattern) => {
                let (kind, of) = self.pattern_exists(pattern)?;
                (Expr { kind, span: at }, of)
            }
            Ast::Unary { operator, operand } if operator.kind == ast::UnaryOperator::Not => {
                let (kind, of) = self.unary(operator.kind, operand, true)?;
                (Expr { kind, span: at }, of)
            }
            Ast::Binary {
                left,
                operator,
                right,
            } => self.binary(expr, left, operator.kind, right, true)?,
            _ => self.expr(expr)?,
        };
        self.must_be_boolean(&of, expr.span)?;
        Ok(bound)
    }

    pub(super) fn must_be_boolean(&self, of: &Type, at: open_cypher::Span) -> Bound<()> {
        if of.kinds.may_be(Kinds::BOOL) {
            return Ok(());
        }
        let message = format!("expected a boolean, but this is {}", of.kinds);
        Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(span(at)))
    }

    /// Binds an expression in which nothing may be aggregated.
    pub(super) fn without_aggregates<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Bound<T>,
    ) -> Bound<T> {
        let saved = std::mem::replace(&mut self.aggregation, aggregate::Place::Forbidden);
        let result = work(self);
        self.aggregation = saved;
        result
    }

    fn param(&mut self, parameter: &ast::Parameter, at: crate::text::Span) -> usize {
        let name = match &parameter.name {
            ast::ParameterName::Named(name) | ast::ParameterName::Positional(name) => nfc(name),
            _ => Arc::from(""),
        };
        let params = &mut self.names.params;
        if let Some(known) = params.iter().position(|known| known.name == name) {
            return known;
        }
        params.push(Named {
            name,
            span: at,
            read: true,
        });
        params.len() - 1
    }

    fn list(&mut self, items: &[ast::Expr]) -> Bound<(ExprKind, Type)> {
        let mut bound = Vec::with_capacity(items.len());
        let mut element: Option<Type> = None;
        for item in items {
            let (item, of) = self.expr(item)?;
            bound.push(item);
            element = Some(match element {
                Some(before) => before.or(of),
                None => of,
            });
        }
        let constants = bound.iter().map(|item| match &item.kind {
            ExprKind::Const(value) => Some(value.clone()),
            _ => None,
        });
        let kind = match constants.collect::<Option<Vec<_>>>() {
            Some(values) => ExprKind::Const(Value::list(values)),
            None => ExprKind::List(bound),
        };
        Ok((kind, Type::list(element.unwrap_or(Type::of(Kinds::NULL)))))
    }

    fn map(&mut self, entries: &[ast::MapEntry]) -> Bound<(ExprKind, Type)> {
        let mut bound: Vec<(Arc<str>, Expr)> = Vec::with_capacity(entries.len());
        for entry in entries {
            let value = self.expr(&entry.value)?.0;
            bound.push((nfc(&entry.key.kind.text), value));
        }
        Ok((ExprKind::Map(bound), Type::of(Kinds::MAP)))
    }

    fn map_projection(&mut self, projection: &ast::MapProjection) -> Bound<(ExprKind, Type)> {
        let (base, of) = self.expr(&projection.base)?;
        if !of.kinds.may_be(Kinds::MAP | Kinds::ENTITY) {
            let message = format!(
                "a map projection takes a node, relationship or map, not {}",
                of.kinds
            );
            return Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(base.span));
        }
        let mut items = Vec::new();
        for item in &projection.items {
            items.push(match &item.kind {
                ast::MapProjectionItemKind::Property(name) => {
                    ProjectedEntry::Key(nfc(&name.kind.text))
                }
                ast::MapProjectionItemKind::AllProperties => ProjectedEntry::All,
                ast::MapProjectionItemKind::Variable(name) => {
                    let text = nfc(&name.kind.text);
                    let value = self.resolve(&text, span(name.span))?.0;
                    ProjectedEntry::Entry(text, value)
                }
                ast::MapProjectionItemKind::Entry(entry) => {
                    let value = self.expr(&entry.value)?.0;
                    ProjectedEntry::Entry(nfc(&entry.key.kind.text), value)
                }
                _ => return Err(unsupported("this entry", item.span)),
            });
        }
        Ok((
            ExprKind::MapProjection {
                base: Box::new(base),
                items,
            },
            Type::of(Kinds::MAP),
        ))
    }

    fn property(&mut self, base: &ast::Expr, key: &ast::Name) -> Bound<(ExprKind, Type)> {
        let (bound, of) = self.expr(base)?;
        let kinds = Kinds::MAP | Kinds::ENTITY | Kinds::TEMPORAL;
        if !of.kinds.may_be(kinds) {
            let class = match of.kinds {
                Kinds::PATH => ErrorClass::Syntax,
                _ => ErrorClass::Type,
            };
            let message = format!("{} has no properties", of.kinds);
            let code = "InvalidArgumentType";
            return Err(CypherErrorKind::Invalid {
                class,
                code,
                message,
            }
            .at(span(base.span)));
        }
        // An entry of a map or a component of a date is no property that the graph could lack, so
        // only what is sure to be a node or a relationship is looked at.
        let element = of.kinds.within(Kinds::ENTITY);
        let key = self.key(key, element);
        Ok((ExprKind::Property(Box::new(bound), key), Type::ANY))
    }

    fn index(&mut self, base: &ast::Expr, index: &ast::Expr) -> Bound<(ExprKind, Type)> {
        let (base, of) = self.expr(base)?;
        let (index, _) = self.expr(index)?;
        let element = if of.kinds == Kinds::LIST {
            of.element()
        } else {
            Type::ANY
        };
        Ok((ExprKind::Index(Box::new(base), Box::new(index)), element))
    }

    fn slice(
        &mut self,
        base: &ast::Expr,
        lower: Option<&ast::Expr>,
        upper: Option<&ast::Expr>,
    ) -> Bound<(ExprKind, Type)> {
        let (base, of) = self.expr(base)?;
        let mut bound = |side: Option<&ast::Expr>| -> Bound<Option<Box<Expr>>> {
            side.map(|side| Ok(Box::new(self.expr(side)?.0)))
                .transpose()
        };
        let (lower, upper) = (bound(lower)?, bound(upper)?);
        Ok((ExprKind::Slice(Box::new(base), lower, upper), of))
    }

    fn function(
        &mut self,
        call: &ast::FunctionInvocation,
        whole: &ast::Expr,
    ) -> Bound<(ExprKind, Type)> {
        let parts: Vec<_> = call
            .name
            .parts
            .iter()
            .map(|part| part.kind.text.as_str())
            .collect();
        let name = parts.join(".");
        if let Some(aggregate) = function::lookup_aggregate(&name) {
            return self.aggregate(aggregate, call, whole);
        }
        if name.eq_ignore_ascii_case("exists") {
            return self.exists_function(call, whole);
        }
        if let Some(selector) = subquery::search_named(&name) {
            return self.search_function(selector, call, whole);
        }
        let Some(function) = function::lookup(&name) else {
            let known = function::all().map(|function| function.name);
            let candidates = spelling::nearest(&name, known);
            let kind = CypherErrorKind::UnknownFunction { name, candidates };
            return Err(kind.at(span(call.name.span)));
        };
        let mut arguments = Vec::new();
        let mut element = None;
        for (at, argument) in call.arguments.iter().enumerate() {
            let (bound, of) = self.expr(argument)?;
            let last = function.arguments.last().copied().unwrap_or(Kinds::ANY);
            let wanted = function.arguments.get(at).copied().unwrap_or(last);
            if !of.kinds.may_be(wanted) {
                let message = format!("`{}` takes {wanted} here, not {}", function.name, of.kinds);
                let kind = CypherErrorKind::invalid("InvalidArgumentType", message);
                return Err(kind.at(span(argument.span)));
            }
            element = element.or(of.element);
            arguments.push(bound);
        }
        check_arity(function, arguments.len(), whole)?;
        let of = match function.name {
            // These give back elements of what they are given.
            "tail" | "reverse" if function.result.may_be(Kinds::LIST) => Type {
                kinds: function.result,
                element,
            },
            "nodes" => Type::list(Type::NODE),
            "relationships" => Type::list(Type::REL),
            _ => Type::of(function.result),
        };
        Ok((ExprKind::Call(function, arguments), of))
    }

    /// Binds `exists(pattern)` and `exists(x.key)`, which look like a function and are none.
    fn exists_function(
        &mut self,
        call: &ast::FunctionInvocation,
        whole: &ast::Expr,
    ) -> Bound<(ExprKind, Type)> {
        match &call.arguments[..] {
            [
                ast::Expr {
                    kind: Ast::Pattern(pattern),
                    ..
                },
            ] => self.pattern_exists(pattern),
            [argument] => {
                let bound = self.expr(argument)?.0;
                Ok((ExprKind::IsNull(Box::new(bound), true), Type::BOOL))
            }
            other => Err(arity("exists", "1 argument", other.len(), whole)),
        }
    }

    fn case(&mut self, case: &ast::CaseExpression) -> Bound<(ExprKind, Type)> {
        let mut of: Option<Type> = None;
        let mut join = |kind: Type| {
            of = Some(match of.take() {
                Some(before) => before.or(kind),
                None => kind,
            });
        };
        let operand = match &case.operand {
            Some(operand) => Some(Box::new(self.expr(operand)?.0)),
            None => None,
        };
        let mut tested = Vec::new();
        let mut plain = Vec::new();
        for alternative in &case.alternatives {
            let mut whens = Vec::new();
            for when in &alternative.when {
                whens.push(match operand {
                    Some(_) => self.expr(when)?.0,
                    None => self.predicate(when)?,
                });
            }
            let (then, kind) = self.expr(&alternative.then)?;
            join(kind);
            match (operand.is_some(), whens.len()) {
                (true, _) => tested.push((whens, then)),
                (false, 1) => plain.extend(whens.pop().map(|when| (when, then))),
                (false, _) => {
                    let any = Expr {
                        span: span(alternative.span),
                        kind: ExprKind::Or(whens),
                    };
                    plain.push((any, then));
                }
            }
        }
        let otherwise = match &case.else_expression {
            Some(otherwise) => {
                let (bound, kind) = self.expr(otherwise)?;
                join(kind);
                Some(Box::new(bound))
            }
            None => None,
        };
        let kind = match operand {
            Some(operand) => ExprKind::CaseOf(operand, tested, otherwise),
            None => ExprKind::Case(plain, otherwise),
        };
        Ok((kind, of.unwrap_or(Type::ANY)))
    }

    fn comprehension(&mut self, comprehension: &ast::ListComprehension) -> Bound<(ExprKind, Type)> {
        let (list, of) = self.list_operand(&comprehension.list)?;
        let element = of.element();
        let inner = self.with_local(&comprehension.variable, element.clone(), |binder| {
            let predicate = match &comprehension.predicate {
                Some(predicate) => Some(Box::new(binder.predicate(predicate)?)),
                None => None,
            };
            let projection = match &comprehension.projection {
                Some(projection) => Some(binder.expr(projection)?),
                None => None,
            };
            Ok((predicate, projection))
        })?;
        let (predicate, projection) = inner;
        let (projection, result) = match projection {
            Some((projection, of)) => (Some(Box::new(projection)), of),
            None => (None, element),
        };
        let list = Box::new(list);
        Ok((
            ExprKind::Comprehension {
                list,
                predicate,
                projection,
            },
            Type::list(result),
        ))
    }

    fn quantified(&mut self, quantified: &ast::QuantifiedPredicate) -> Bound<(ExprKind, Type)> {
        let (list, of) = self.list_operand(&quantified.list)?;
        let element = of.element();
        let predicate = self.with_local(&quantified.variable, element, |binder| {
            binder.predicate(&quantified.predicate)
        })?;
        let kind = match quantified.kind.kind {
            ast::QuantifiedPredicateKind::All => Quantifier::All,
            ast::QuantifiedPredicateKind::Any => Quantifier::Any,
            ast::QuantifiedPredicateKind::None => Quantifier::None,
            ast::QuantifiedPredicateKind::Single => Quantifier::Single,
            _ => return Err(unsupported("this quantifier", quantified.kind.span)),
        };
        let (list, predicate) = (Box::new(list), Box::new(predicate));
        Ok((
            ExprKind::Quantifier {
                kind,
                list,
                predicate,
            },
            Type::BOOL,
        ))
    }

    fn reduce(&mut self, reduce: &ast::ReduceExpression) -> Bound<(ExprKind, Type)> {
        let (initial, _) = self.expr(&reduce.initial)?;
        let (list, of) = self.list_operand(&reduce.list)?;
        let step = self.with_local(&reduce.accumulator, Type::ANY, |binder| {
            binder.with_local(&reduce.variable, of.element(), |binder| {
                Ok(binder.expr(&reduce.expression)?.0)
            })
        })?;
        let (initial, list, step) = (Box::new(initial), Box::new(list), Box::new(step));
        Ok((
            ExprKind::Reduce {
                initial,
                list,
                step,
            },
            Type::ANY,
        ))
    }

    fn list_operand(&mut self, list: &ast::Expr) -> Bound<Typed> {
        let (bound, of) = self.expr(list)?;
        if of.kinds.may_be(Kinds::LIST) {
            return Ok((bound, of));
        }
        let message = format!("expected a list, but this is {}", of.kinds);
        Err(CypherErrorKind::invalid("InvalidArgumentType", message).at(span(list.span)))
    }

    fn with_local<T>(
        &mut self,
        name: &ast::Name,
        of: Type,
        work: impl FnOnce(&mut Self) -> Bound<T>,
    ) -> Bound<T> {
        self.frame().locals.push((nfc(&name.kind.text), of));
        let result = self.without_aggregates(work);
        self.frame().locals.pop();
        result
    }
}

fn check_arity(function: &function::Function, found: usize, whole: &ast::Expr) -> Bound<()> {
    let most = if function.variadic {
        usize::MAX
    } else {
        function.arguments.len()
    };
    if (function.required..=most).contains(&found) {
        return Ok(());
    }
    let plural = |many: usize| {
        if many == 1 {
            "1 argument".into()
        } else {
            format!("{many} arguments")
        }
    };
    let expected = match (function.required, most) {
        (least, usize::MAX) => format!("at least {}", plural(least)),
        (least, most) if least == most => plural(least),
        (least, most) => format!("{least} to {}", plural(most)),
    };
    Err(arity(function.name, &expected, found, whole))
}

pub(super) fn arity(
    name: &str,
    expected: &str,
    found: usize,
    whole: &ast::Expr,
) -> super::CypherError {
    CypherErrorKind::InvalidNumberOfArguments {
        name: name.into(),
        expected: expected.into(),
        found: if found == 1 {
            "1 was".into()
        } else {
            format!("{found} were")
        },
    }
    .at(span(whole.span))
}
