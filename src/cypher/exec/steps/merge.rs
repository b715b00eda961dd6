//! Finds a pattern or makes it.

use crate::cypher::bind::bound::ExprKind;
use crate::cypher::error::{CypherError, CypherErrorKind, ErrorClass};
use crate::cypher::exec::batch::Batch;
use crate::cypher::exec::context::Context;
use crate::cypher::exec::eval::Row;
use crate::cypher::plan::op::MergeOp;

use super::create::create;
use super::update::set_all;
use super::{Rows, Running, Step, build, drain};

pub(super) struct MergeStep<'p> {
    input: Running<'p>,
    merge: &'p MergeOp,
}

impl<'p> MergeStep<'p> {
    pub(super) fn new(input: Running<'p>, merge: &'p MergeOp) -> Self {
        Self { input, merge }
    }

    /// Refuses a pattern with a null, which could never be found again.
    fn check_nulls(&self, row: &Batch, context: &Context<'_>) -> Result<(), CypherError> {
        let creation = &self.merge.merge.creation;
        let nodes = creation.nodes.iter().map(|node| &node.properties);
        let rels = creation.rels.iter().map(|rel| &rel.properties);
        for properties in nodes.chain(rels).flatten() {
            let ExprKind::Map(entries) = &properties.kind else {
                continue;
            };
            for (key, value) in entries {
                if context.env().eval(value, &mut Row::new(row, 0))?.is_null() {
                    let message = format!("`MERGE` cannot look for a null as `{key}`");
                    let kind = CypherErrorKind::failed(
                        ErrorClass::Semantic,
                        "MergeReadOwnWrites",
                        message,
                    );
                    return Err(kind.at(value.span));
                }
            }
        }
        Ok(())
    }
}

impl Step for MergeStep<'_> {
    fn next(&mut self, context: &mut Context<'_>) -> Rows {
        let Some(batch) = drain(&mut self.input, context)? else {
            return Ok(None);
        };
        let merge = &self.merge.merge;
        let mut result = Batch::empty(0);
        for row in 0..batch.len() {
            context.shared.check().map_err(|kind| kind.at(merge.span))?;
            let mut one = batch.take_all(&[u32::try_from(row).unwrap_or(u32::MAX)]);
            self.check_nulls(&one, context)?;
            let mut find = build(&self.merge.find, one.clone());
            match drain(&mut find, context)? {
                Some(found) => {
                    context.shared.release(found.bytes());
                    set_all(&merge.on_match, &found, context)?;
                    result.append(found);
                }
                None => {
                    create(&merge.creation, &mut one, context)?;
                    set_all(&merge.on_create, &one, context)?;
                    result.append(one);
                }
            }
        }
        context.refresh();
        Ok((result.len() > 0).then_some(result))
    }
}
