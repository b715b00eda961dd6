//! Plans as trees of text.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use crate::cypher::bind::bound::{Direction, Names, Slot};

use super::op::{Counted, Hop, Op, OpKind, Plan, Walk};

/// One step of an explained plan, with the steps that feed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The operator's name.
    pub operator: &'static str,
    /// What it works on.
    pub details: String,
    /// How many rows the planner expected.
    pub expected: f64,
    /// What was measured, after `PROFILE`.
    pub measured: Option<Measured>,
    /// The steps that feed it.
    pub inputs: Vec<Explanation>,
}

/// What one step did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Rows that came out.
    pub rows: u64,
    /// Time spent in this step alone.
    pub time: Duration,
}

impl Explanation {
    /// Draws the tree, one step a line, the last step first.
    #[must_use]
    pub fn tree(&self) -> String {
        let mut lines = Vec::new();
        self.lines("", "", &mut lines);
        let width = lines
            .iter()
            .map(|line| line.0.chars().count())
            .max()
            .unwrap_or(0);
        let mut text = String::new();
        for (line, numbers) in lines {
            let pad = width - line.chars().count();
            let _ = writeln!(text, "{line}{:pad$}  {numbers}", "");
        }
        text
    }

    fn lines(&self, first: &str, rest: &str, lines: &mut Vec<(String, String)>) {
        let name = match self.details.is_empty() {
            true => format!("{first}{}", self.operator),
            false => format!("{first}{} {}", self.operator, self.details),
        };
        let numbers = match self.measured {
            Some(measured) => format!(
                "{} rows  {:.3} ms  (about {} expected)",
                measured.rows,
                measured.time.as_secs_f64() * 1e3,
                rounded(self.expected),
            ),
            None => format!("about {} rows", rounded(self.expected)),
        };
        lines.push((name, numbers));
        for (at, input) in self.inputs.iter().enumerate() {
            let last = at + 1 == self.inputs.len();
            match last {
                true => input.lines(&format!("{rest}└─ "), &format!("{rest}   "), lines),
                false => input.lines(&format!("{rest}├─ "), &format!("{rest}│  "), lines),
            }
        }
    }
}

fn rounded(rows: f64) -> String {
    if rows < 1e6 {
        format!("{:.0}", rows.ceil())
    } else {
        format!("{rows:.1e}")
    }
}

/// Explains a plan; `measure` tells what a step did, by its place in memory.
pub(crate) fn explain(
    plan: &Plan,
    measure: &dyn Fn(usize) -> Option<(u64, Duration)>,
) -> Explanation {
    let writer = Writer {
        names: &plan.names,
        slots: &plan.slot_names,
        measure,
    };
    let mut tree = writer.step(&plan.root);
    tree.inputs.retain(|input| input.operator != "Start");
    tree
}

struct Writer<'p> {
    names: &'p Names,
    slots: &'p [Arc<str>],
    measure: &'p dyn Fn(usize) -> Option<(u64, Duration)>,
}

impl Writer<'_> {
    fn step(&self, op: &Op) -> Explanation {
        let (operator, details) = self.describe(op);
        let mut inputs: Vec<&Op> = op.input.as_deref().into_iter().collect();
        match &op.kind {
            OpKind::Optional { inner, .. } => inputs.push(inner),
            OpKind::Union(parts, _) => inputs.extend(parts.iter().map(|part| &part.0)),
            OpKind::ForEachRow(one) => inputs.push(&one.inner),
            OpKind::Repeat(repeat) => inputs.push(&repeat.inner),
            OpKind::Merge(merge) => inputs.push(&merge.find),
            _ => {}
        }
        let time = |op: &Op| (self.measure)(std::ptr::from_ref(op) as usize);
        let below: Duration = inputs
            .iter()
            .filter_map(|input| time(input))
            .map(|one| one.1)
            .sum();
        let measured = time(op).map(|(rows, whole)| Measured {
            rows,
            time: whole.saturating_sub(below),
        });
        let inputs = inputs.into_iter().map(|input| self.step(input));
        let inputs = inputs.filter(|input| input.operator != "Start").collect();
        Explanation {
            operator,
            details,
            expected: op.rows,
            measured,
            inputs,
        }
    }

    fn slot(&self, slot: Slot) -> String {
        match self.slots.get(slot.index()) {
            Some(name) if !name.is_empty() => name.to_string(),
            _ => String::new(),
        }
    }

    fn list(&self, slots: impl Iterator<Item = Slot>) -> String {
        let names: Vec<String> = slots
            .map(|slot| self.slot(slot))
            .filter(|name| !name.is_empty())
            .collect();
        names.join(", ")
    }

    fn hop(&self, hop: &Hop, length: &str) -> String {
        let types: Vec<&str> = hop
            .types
            .iter()
            .map(|number| &*self.names.types[*number].name)
            .collect();
        let types = if types.is_empty() {
            String::new()
        } else {
            format!(":{}", types.join("|"))
        };
        let rel = hop.rel.map(|slot| self.slot(slot)).unwrap_or_default();
        let (left, right) = match hop.direction {
            Direction::Right => ("-", "->"),
            Direction::Left => ("<-", "-"),
            Direction::Both => ("-", "-"),
        };
        let inside = format!("{rel}{types}{length}");
        let inside = if inside.is_empty() {
            String::new()
        } else {
            format!("[{inside}]")
        };
        format!(
            "({}){left}{inside}{right}({})",
            self.slot(hop.from),
            self.slot(hop.to)
        )
    }

    fn walk(&self, walk: &Walk) -> String {
        let max = walk.max.map(|max| max.to_string()).unwrap_or_default();
        self.hop(&walk.hop, &format!("*{}..{max}", walk.min))
    }

    fn counted(&self, counted: &Counted) -> String {
        match counted {
            Counted::Steps(hop) => self.hop(hop, ""),
            Counted::Pairs(first, last) | Counted::Meetings(first, last) => {
                format!("{}, {}", self.hop(first, ""), self.hop(last, ""))
            }
            Counted::Walks(walk) => self.walk(walk),
        }
    }

    fn describe(&self, op: &Op) -> (&'static str, String) {
        match &op.kind {
            OpKind::Argument => ("Start", String::new()),
            OpKind::AllNodes(slot) => ("All nodes", format!("({})", self.slot(*slot))),
            OpKind::LabelScan(slot, label) => {
                let label = &self.names.labels[*label].name;
                ("Nodes by label", format!("({}:{label})", self.slot(*slot)))
            }
            OpKind::Seek { slot, key, .. } => {
                let key = &self.names.keys[*key].name;
                (
                    "Nodes by index",
                    format!("({} {{{key}: …}})", self.slot(*slot)),
                )
            }
            OpKind::Expand(hop) if hop.into => ("Expand into", self.hop(hop, "")),
            OpKind::Expand(hop) => ("Expand", self.hop(hop, "")),
            OpKind::VarExpand(walk) => ("Expand many", self.walk(walk)),
            OpKind::Repeat(repeat) => {
                let max = repeat.max.map(|max| max.to_string()).unwrap_or_default();
                let length = format!("{}..{max}", repeat.min);
                ("Repeat", self.hop(&repeat.hop, &length))
            }
            OpKind::Ends {
                left, right, rel, ..
            } => {
                let (left, right) = (self.slot(left.0), self.slot(right.0));
                (
                    "Ends of",
                    format!("({left})-[{}]-({right})", self.slot(*rel)),
                )
            }
            OpKind::Search(walk, _) => ("Search paths", self.walk(walk)),
            OpKind::Filter(_) => ("Filter", String::new()),
            OpKind::Project(items) => ("Compute", self.list(items.iter().map(|item| item.0))),
            OpKind::Aggregate { keys, .. } => ("Group", self.list(keys.iter().map(|key| key.0))),
            OpKind::CountSteps { counted, .. } => ("Count steps", self.counted(counted)),
            OpKind::Distinct(slots) => ("Distinct", self.list(slots.iter().copied())),
            OpKind::Sort(_, None) => ("Sort", String::new()),
            OpKind::Sort(_, Some(_)) => ("Top", String::new()),
            OpKind::Skip(_) => ("Skip", String::new()),
            OpKind::Limit(_) => ("Limit", String::new()),
            OpKind::Unwind(_, slot) => ("Unwind", self.slot(*slot)),
            OpKind::Optional { slots, .. } => ("Optional", self.list(slots.iter().copied())),
            OpKind::Union(..) => ("Union", String::new()),
            OpKind::Call(call) => ("Call", call.procedure.name().to_owned()),
            OpKind::ForEachRow(one) => {
                let columns = one.query.outputs.iter().map(|output| output.1);
                ("For each row", self.list(columns))
            }
            OpKind::Create(_) => ("Create", String::new()),
            OpKind::Merge(_) => ("Merge", String::new()),
            OpKind::Set(_) => ("Set", String::new()),
            OpKind::Remove(_) => ("Remove", String::new()),
            OpKind::Delete(..) => ("Delete", String::new()),
        }
    }
}
