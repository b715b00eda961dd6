//! One scenario's graph, parameters and last answer, and what its steps do and check.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use thidua::cypher::{CypherError, Params, Session};
use thidua::graph::{Element, Graph, Value};

use super::gherkin::{Scenario, Step};
use super::kit;
use super::procedure::TableProcedure;
use super::shape::Shape;

/// Runs a scenario; the error says what differs.
pub(super) fn run(scenario: &Scenario, folder: &Path) -> Result<(), String> {
    let mut world = World::new();
    for step in &scenario.steps {
        world.step(step, folder)?;
    }
    match world.outcome {
        Some(Outcome {
            answer: Err(error),
            expected: false,
            ..
        }) => Err(described(&error)),
        _ => Ok(()),
    }
}

struct World {
    session: Session,
    params: Params,
    outcome: Option<Outcome>,
}

/// What the last query gave.
struct Outcome {
    answer: Result<Rows, CypherError>,
    /// Whether a step has asked for its error.
    expected: bool,
    before: Contents,
    after: Contents,
}

struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<Shape>>,
}

impl World {
    fn new() -> Self {
        Self {
            session: Session::new(Graph::new()),
            params: Params::default(),
            outcome: None,
        }
    }

    fn step(&mut self, step: &Step, folder: &Path) -> Result<(), String> {
        let doc = step.doc.as_deref();
        match (step.text.as_str(), doc) {
            ("an empty graph" | "any graph", _) => Ok(()),
            ("having executed:", Some(query)) => self.prepare(query),
            ("executing query:" | "executing control query:", Some(query)) => self.execute(query),
            ("parameters are:", _) => {
                for row in &step.table {
                    self.params
                        .insert(row[0].as_str().into(), Shape::parse(&row[1]).value());
                }
                Ok(())
            }
            ("no side effects", _) => self.side_effects(&[]),
            ("the side effects should be:", _) => self.side_effects(&step.table),
            ("the result should be empty", _) => match self.rows()?.rows.as_slice() {
                [] => Ok(()),
                rows => Err(format!("{} rows instead of none", rows.len())),
            },
            ("the result should be, in any order:", _) => self.result(step, false, false),
            ("the result should be, in order:", _) => self.result(step, true, false),
            ("the result should be (ignoring element order for lists):", _) => {
                self.result(step, false, true)
            }
            ("the result should be, in order (ignoring element order for lists):", _) => {
                self.result(step, true, true)
            }
            (text, _) => self.other(text, step, folder),
        }
    }

    fn other(&mut self, text: &str, step: &Step, folder: &Path) -> Result<(), String> {
        if let Some(name) = text
            .strip_prefix("the ")
            .and_then(|text| text.strip_suffix(" graph"))
        {
            return self.prepare(&kit::graph_script(folder, name));
        }
        if let Some(signature) = text.strip_prefix("there exists a procedure ") {
            let procedure = TableProcedure::new(signature, &step.table);
            self.session.procedures().add(Arc::new(procedure));
            return Ok(());
        }
        match text.split_once(" should be raised at ") {
            Some((class, place)) => self.error(class, place),
            None => panic!("the kit has a step that its runner does not know: {text}"),
        }
    }

    fn prepare(&mut self, query: &str) -> Result<(), String> {
        match self.session.run(query, &Params::default()) {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("in preparation: {}", described(&error))),
        }
    }

    fn execute(&mut self, query: &str) -> Result<(), String> {
        if let Some(Outcome {
            answer: Err(error),
            expected: false,
            ..
        }) = &self.outcome
        {
            return Err(described(error));
        }
        let before = Contents::of(self.session.graph());
        let answer = self.session.run(query, &self.params);
        let graph = self.session.graph();
        let after = Contents::of(graph);
        let answer = answer.map(|answer| Rows {
            columns: answer
                .columns
                .iter()
                .map(|column| column.to_string())
                .collect(),
            rows: answer.rows.iter().map(|row| shapes(row, graph)).collect(),
        });
        if answer.is_err() && before != after {
            return Err("a query that failed has changed the graph".to_owned());
        }
        self.outcome = Some(Outcome {
            answer,
            expected: false,
            before,
            after,
        });
        Ok(())
    }

    fn rows(&self) -> Result<&Rows, String> {
        match &self.outcome.as_ref().expect("a query came before").answer {
            Ok(rows) => Ok(rows),
            Err(error) => Err(described(error)),
        }
    }

    fn result(&self, step: &Step, ordered: bool, unordered_lists: bool) -> Result<(), String> {
        let found = self.rows()?;
        let (head, rows) = step.table.split_first().expect("a result has a head");
        if *head != found.columns {
            return Err(format!("columns {:?} instead of {head:?}", found.columns));
        }
        let normal = |row: Vec<Shape>| -> Vec<Shape> {
            if unordered_lists {
                row.into_iter().map(Shape::unordered).collect()
            } else {
                row
            }
        };
        let read = |row: &Vec<String>| normal(row.iter().map(|cell| Shape::parse(cell)).collect());
        let mut wanted: Vec<_> = rows.iter().map(read).collect();
        let mut found: Vec<_> = found.rows.iter().cloned().map(normal).collect();
        if !ordered {
            wanted.sort();
            found.sort();
        }
        if wanted == found {
            Ok(())
        } else {
            Err(format!("rows {found:?} instead of {wanted:?}"))
        }
    }

    fn side_effects(&self, table: &[Vec<String>]) -> Result<(), String> {
        let outcome = self.outcome.as_ref().expect("a query came before");
        let mut wanted: Vec<(String, usize)> = table
            .iter()
            .map(|row| {
                (
                    row[0].clone(),
                    row[1].parse().expect("an effect is counted"),
                )
            })
            .filter(|(_, count)| *count > 0)
            .collect();
        wanted.sort();
        let found = outcome.after.changes_since(&outcome.before);
        if wanted == found {
            Ok(())
        } else {
            Err(format!("side effects {found:?} instead of {wanted:?}"))
        }
    }

    fn error(&mut self, class: &str, place: &str) -> Result<(), String> {
        let outcome = self.outcome.as_mut().expect("a query came before");
        outcome.expected = true;
        let class = class.trim_start_matches("an ").trim_start_matches("a ");
        let (phase, detail) = place.split_once(": ").expect("an error has a detail");
        let Err(error) = &outcome.answer else {
            return Err(format!("no error instead of {class} at {phase}: {detail}"));
        };
        let kind = &error.kind;
        let fits = kind.class().name() == class
            && (phase == "any time" || kind.phase().name() == phase)
            && (detail == "*" || kind.code() == detail);
        if fits {
            Ok(())
        } else {
            Err(format!(
                "{} instead of {class} at {phase}: {detail}",
                described(error)
            ))
        }
    }
}

fn described(error: &CypherError) -> String {
    let kind = &error.kind;
    let (class, phase, code) = (kind.class().name(), kind.phase().name(), kind.code());
    format!("{class} at {phase}: {code} ({error})")
}

fn shapes(row: &[Value], graph: &Graph) -> Vec<Shape> {
    row.iter().map(|value| Shape::of(value, graph)).collect()
}

/// What a graph holds, for the kit's way of counting side effects: labels are counted by name,
/// properties by element, key and value.
#[derive(Debug, PartialEq, Eq)]
struct Contents {
    nodes: BTreeSet<Element>,
    rels: BTreeSet<Element>,
    labels: BTreeSet<String>,
    properties: BTreeSet<(Element, String, Shape)>,
}

impl Contents {
    fn of(graph: &Graph) -> Self {
        let nodes = graph.node_ids().map(Element::Node);
        let rels = graph.rel_ids().map(Element::Rel);
        let labels = graph.node_ids().flat_map(|node| graph.labels(node));
        let of_nodes = graph.node_ids().flat_map(|node| {
            let properties = graph.node_properties(node).into_iter();
            properties.map(move |(key, value)| (Element::Node(node), key, value))
        });
        let of_rels = graph.rel_ids().flat_map(|rel| {
            let properties = graph.rel_properties(rel).into_iter();
            properties.map(move |(key, value)| (Element::Rel(rel), key, value))
        });
        let properties = of_nodes.chain(of_rels);
        Self {
            nodes: nodes.collect(),
            rels: rels.collect(),
            labels: labels.map(|label| label.to_string()).collect(),
            properties: properties
                .map(|(element, key, value)| (element, key.to_string(), Shape::of(&value, graph)))
                .collect(),
        }
    }

    /// Returns what came and went, by the kit's names, sorted; zeros are left out.
    fn changes_since(&self, before: &Self) -> Vec<(String, usize)> {
        fn count<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> usize {
            one.difference(other).count()
        }
        let mut changes = vec![
            ("+nodes", count(&self.nodes, &before.nodes)),
            ("-nodes", count(&before.nodes, &self.nodes)),
            ("+relationships", count(&self.rels, &before.rels)),
            ("-relationships", count(&before.rels, &self.rels)),
            ("+labels", count(&self.labels, &before.labels)),
            ("-labels", count(&before.labels, &self.labels)),
            ("+properties", count(&self.properties, &before.properties)),
            ("-properties", count(&before.properties, &self.properties)),
        ];
        changes.retain(|(_, count)| *count > 0);
        changes.sort_unstable();
        changes
            .into_iter()
            .map(|(name, count)| (name.to_owned(), count))
            .collect()
    }
}
