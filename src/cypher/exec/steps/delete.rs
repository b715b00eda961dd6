//! Deletes nodes, relationships and paths.

use crate::cypher::bind::bound::Expr;
use crate::cypher::error::{CypherError, CypherErrorKind, ErrorClass};
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::graph::{NodeId, RelId, Value};
use crate::text::Span;

use super::{Rows, Running, Step, drain};

pub(super) struct Delete<'p> {
    input: Running<'p>,
    detach: bool,
    values: &'p [Expr],
}

/// What is to be deleted.
#[derive(Default)]
struct Doomed {
    nodes: Vec<(NodeId, Span)>,
    rels: Vec<RelId>,
}

impl<'p> Delete<'p> {
    pub(super) fn new(input: Running<'p>, detach: bool, values: &'p [Expr]) -> Self {
        Self {
            input,
            detach,
            values,
        }
    }
}

impl Doomed {
    fn add(&mut self, value: &Value, span: Span) -> Result<(), CypherError> {
        match value {
            Value::Null => {}
            Value::Node(node) => self.nodes.push((*node, span)),
            Value::Rel(rel) => self.rels.push(*rel),
            Value::Path(path) => {
                self.nodes
                    .extend(path.nodes.iter().map(|node| (*node, span)));
                self.rels.extend(&path.rels);
            }
            other => {
                let message = format!("{} cannot be deleted", other.in_words());
                return Err(CypherErrorKind::type_error("InvalidArgumentType", message).at(span));
            }
        }
        Ok(())
    }
}

impl Step for Delete<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(batch) = drain(&mut self.input, context)? else {
            return Ok(None);
        };
        let mut doomed = Doomed::default();
        for row in 0..batch.len() {
            for value in self.values {
                let found = context.env().eval(value, &mut Row::new(&batch, row))?;
                doomed.add(&found, value.span)?;
            }
        }
        let span = self
            .values
            .first()
            .map(|value| value.span)
            .unwrap_or_default();
        let graph = context.graph_mut().map_err(|kind| kind.at(span))?;
        for rel in doomed.rels {
            graph.delete_rel(rel);
        }
        for (node, span) in doomed.nodes {
            let connected = || !graph.outgoing(node).is_empty() || !graph.incoming(node).is_empty();
            if !self.detach && graph.has_node(node) && connected() {
                let message = "a node with relationships cannot be deleted; use `DETACH DELETE`";
                let kind =
                    CypherErrorKind::failed(ErrorClass::Constraint, "DeleteConnectedNode", message);
                return Err(kind.at(span));
            }
            graph.delete_node(node);
        }
        Ok(Some(batch))
    }
}
