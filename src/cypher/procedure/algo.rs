//! Algorithms on the graph, or on the part of it that the options name.

use std::sync::Arc;

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::algorithm::{self, Cancelled, Selection};
use crate::graph::value::Map;
use crate::graph::{Graph, NodeId, Value};

use super::Procedure;
use super::builtin::{Builtin, Rows, count, refused};

const OPTIONS: &[(&str, Kinds)] = &[("options?", Kinds::MAP)];
const SCORES: &[(&str, Kinds)] = &[("node", Kinds::NODE), ("score", Kinds::FLOAT)];
const GROUPS: &[(&str, Kinds)] = &[("node", Kinds::NODE), ("component", Kinds::INT)];
const SELECTION: [&str; 3] = ["labels", "types", "weight"];

pub(super) fn all() -> Vec<Arc<dyn Procedure>> {
    vec![
        Builtin::define(
            "algo.pageRank",
            "nodes by how much points at them; options labels, types, weight, damping (0.85), iterations (50)",
            OPTIONS,
            SCORES,
            page_rank,
        ),
        Builtin::define(
            "algo.betweenness",
            "nodes by how many shortest ways between others lead over them; options labels, types",
            OPTIONS,
            SCORES,
            |graph, arguments, cancelled| {
                let options = Options::read("algo.betweenness", arguments, &[])?;
                scores(algorithm::betweenness(graph, &options.selection, cancelled))
            },
        ),
        Builtin::define(
            "algo.closeness",
            "nodes by how near they are to all that they reach; options labels, types",
            OPTIONS,
            SCORES,
            |graph, arguments, cancelled| {
                let options = Options::read("algo.closeness", arguments, &[])?;
                scores(algorithm::closeness(graph, &options.selection, cancelled))
            },
        ),
        Builtin::define(
            "algo.components",
            "connected components, directions aside; options labels, types",
            OPTIONS,
            GROUPS,
            |graph, arguments, cancelled| {
                let options = Options::read("algo.components", arguments, &[])?;
                numbers(algorithm::components(graph, &options.selection, cancelled))
            },
        ),
        Builtin::define(
            "algo.strongComponents",
            "strongly connected components; options labels, types",
            OPTIONS,
            GROUPS,
            |graph, arguments, cancelled| {
                let options = Options::read("algo.strongComponents", arguments, &[])?;
                let found = algorithm::strong_components(graph, &options.selection, cancelled);
                numbers(found)
            },
        ),
        Builtin::define(
            "algo.kCore",
            "for each node the greatest k such that it is in a part where all have k neighbours; options labels, types",
            OPTIONS,
            &[("node", Kinds::NODE), ("core", Kinds::INT)],
            |graph, arguments, cancelled| {
                let options = Options::read("algo.kCore", arguments, &[])?;
                numbers(algorithm::core_numbers(
                    graph,
                    &options.selection,
                    cancelled,
                ))
            },
        ),
        Builtin::define(
            "algo.communities",
            "communities by the method of Louvain; options labels, types, weight",
            OPTIONS,
            &[("node", Kinds::NODE), ("community", Kinds::INT)],
            |graph, arguments, cancelled| {
                let options = Options::read("algo.communities", arguments, &[])?;
                numbers(algorithm::communities(graph, &options.selection, cancelled))
            },
        ),
        Builtin::define(
            "algo.shortestPaths",
            "the k shortest ways between two nodes, no node twice; options labels, types, weight",
            &[
                ("from", Kinds::NODE),
                ("to", Kinds::NODE),
                ("k?", Kinds::INT),
                ("options?", Kinds::MAP),
            ],
            &[("path", Kinds::PATH), ("cost", Kinds::FLOAT)],
            shortest_paths,
        ),
        Builtin::define(
            "algo.articulationPoints",
            "nodes without which a component would fall apart; options labels, types",
            OPTIONS,
            &[("node", Kinds::NODE)],
            |graph, arguments, cancelled| {
                let options = Options::read("algo.articulationPoints", arguments, &[])?;
                let found = algorithm::articulation_points(graph, &options.selection, cancelled);
                rows(found, |node| vec![Value::Node(node)])
            },
        ),
        Builtin::define(
            "algo.bridges",
            "relationships without which a component would fall apart; options labels, types",
            OPTIONS,
            &[("relationship", Kinds::REL)],
            |graph, arguments, cancelled| {
                let options = Options::read("algo.bridges", arguments, &[])?;
                let found = algorithm::bridges(graph, &options.selection, cancelled);
                rows(found, |rel| vec![Value::Rel(rel)])
            },
        ),
        Builtin::define(
            "algo.spanningTree",
            "relationships of least weight that hold each component together; options labels, types, weight",
            OPTIONS,
            &[("relationship", Kinds::REL), ("weight", Kinds::FLOAT)],
            |graph, arguments, cancelled| {
                let options = Options::read("algo.spanningTree", arguments, &[])?;
                let tree = algorithm::spanning_tree(graph, &options.selection, cancelled);
                rows(tree, |(rel, weight)| {
                    vec![Value::Rel(rel), Value::Float(weight)]
                })
            },
        ),
    ]
}

/// Makes rows of what was found, unless that was cancelled.
fn rows<T>(found: Option<Vec<T>>, row: impl Fn(T) -> Vec<Value>) -> Rows {
    let found = found.ok_or(CypherErrorKind::Cancelled)?;
    Ok(found.into_iter().map(row).collect())
}

fn scores(found: Option<Vec<(NodeId, f64)>>) -> Rows {
    rows(found, |(node, score)| {
        vec![Value::Node(node), Value::Float(score)]
    })
}

fn numbers(found: Option<Vec<(NodeId, usize)>>) -> Rows {
    rows(found, |(node, number)| {
        vec![Value::Node(node), count(number)]
    })
}

fn page_rank(graph: &Graph, arguments: &[Value], cancelled: Cancelled<'_>) -> Rows {
    let options = Options::read("algo.pageRank", arguments, &["damping", "iterations"])?;
    let damping = options.number("damping", 0.85, 0.0..=1.0)?;
    let rounds = options.number("iterations", 50.0, 1.0..=10_000.0)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 10,000"
    )]
    let rounds = rounds as usize;
    scores(algorithm::page_rank(
        graph,
        &options.selection,
        damping,
        rounds,
        cancelled,
    ))
}

fn shortest_paths(graph: &Graph, arguments: &[Value], cancelled: Cancelled<'_>) -> Rows {
    let (Value::Node(from), Value::Node(to)) = (&arguments[0], &arguments[1]) else {
        return Ok(Vec::new());
    };
    let wanted = match arguments.get(2) {
        None | Some(Value::Null) => 1,
        Some(Value::Int(wanted)) if (1..=10_000).contains(wanted) => {
            usize::try_from(*wanted).unwrap_or(1)
        }
        Some(_) => {
            return Err(refused(
                "`k` of `algo.shortestPaths` is a number from 1 to 10,000",
            ));
        }
    };
    let options = Options::read(
        "algo.shortestPaths",
        arguments.get(3..).unwrap_or_default(),
        &[],
    )?;
    let routes =
        algorithm::shortest_routes(graph, &options.selection, (*from, *to), wanted, cancelled);
    rows(routes, |route| {
        vec![Value::Path(Arc::new(route.path)), Value::Float(route.cost)]
    })
}

/// The map of options, checked.
struct Options<'a> {
    procedure: &'static str,
    map: Option<&'a Map>,
    selection: Selection,
}

impl<'a> Options<'a> {
    fn read(
        procedure: &'static str,
        arguments: &'a [Value],
        more: &[&str],
    ) -> Result<Self, CypherErrorKind> {
        let map = match arguments.first() {
            Some(Value::Map(map)) => Some(&**map),
            _ => None,
        };
        let known = || SELECTION.iter().chain(more);
        let unknown = map
            .into_iter()
            .flat_map(Map::keys)
            .find(|key| !known().any(|name| *name == &***key));
        if let Some(key) = unknown {
            let names: Vec<_> = known().map(|name| format!("`{name}`")).collect();
            return Err(refused(format!(
                "`{procedure}` has no option `{key}`, only {}",
                names.join(", ")
            )));
        }
        let mut options = Self {
            procedure,
            map,
            selection: Selection::default(),
        };
        options.selection.labels = options.names("labels")?;
        options.selection.types = options.names("types")?;
        options.selection.weight = options.names("weight")?.into_iter().next();
        Ok(options)
    }

    /// Takes a name or a list of names.
    fn names(&self, option: &str) -> Result<Vec<String>, CypherErrorKind> {
        let items = match self.map.and_then(|map| map.get(option)) {
            None | Some(Value::Null) => return Ok(Vec::new()),
            Some(Value::List(items)) => items.as_slice(),
            Some(single) => std::slice::from_ref(single),
        };
        let name = |item: &Value| item.as_str().map(str::to_owned);
        items
            .iter()
            .map(name)
            .collect::<Option<_>>()
            .ok_or_else(|| {
                refused(format!(
                    "`{option}` of `{}` is a name or a list of names",
                    self.procedure
                ))
            })
    }

    fn number(
        &self,
        option: &str,
        default: f64,
        limits: std::ops::RangeInclusive<f64>,
    ) -> Result<f64, CypherErrorKind> {
        let number = match self.map.and_then(|map| map.get(option)) {
            None | Some(Value::Null) => Some(default),
            Some(value) => value.as_float(),
        };
        number
            .filter(|number| limits.contains(number))
            .ok_or_else(|| {
                let (least, most) = limits.into_inner();
                refused(format!(
                    "`{option}` of `{}` is a number from {least} to {most}",
                    self.procedure
                ))
            })
    }
}
