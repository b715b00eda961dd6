//! The relationships of a node: over the frozen structure, or after a write over that and what is
//! pending in petgraph.

use crate::cypher::bind::bound::Direction;
use crate::cypher::exec::context::Env;
use crate::cypher::plan::op::Hop;
use crate::graph::{Adjacency, Compact, Neighbours, NodeId, RelId, Symbol};

/// The relationships that a hop may take, resolved against the graph.
pub(super) struct Ways {
    direction: Direction,
    /// Wanted types; nothing for any.
    types: Option<Vec<Symbol>>,
}

impl Ways {
    pub(super) fn new(env: &Env<'_>, direction: Direction, types: &[usize]) -> Self {
        let known = types.iter().filter_map(|number| env.symbols.types[*number]);
        let types = (!types.is_empty()).then(|| known.collect());
        Self { direction, types }
    }

    pub(super) fn of(env: &Env<'_>, hop: &Hop) -> Self {
        Self::new(env, hop.direction, &hop.types)
    }

    /// Calls `visit` with every relationship and its far end, until it says stop.
    pub(super) fn each<E>(
        &self,
        env: &Env<'_>,
        node: NodeId,
        mut visit: impl FnMut(RelId, NodeId) -> Result<bool, E>,
    ) -> Result<bool, E> {
        match env.compact {
            Some(compact) => match &self.types {
                Some(types) => {
                    for rel_type in types {
                        if let Some(adjacency) = compact.adjacency(*rel_type)
                            && !self.each_of(adjacency, node, &mut visit)?
                        {
                            return Ok(false);
                        }
                    }
                    Ok(true)
                }
                None => {
                    for adjacency in compact.types() {
                        if !self.each_of(adjacency, node, &mut visit)? {
                            return Ok(false);
                        }
                    }
                    Ok(true)
                }
            },
            None => self.each_live(env, node, &mut visit),
        }
    }

    /// Tells whether there are [slices](Self::slices).
    pub(super) fn are_listed(&self, env: &Env<'_>) -> bool {
        env.compact.is_some() && self.direction != Direction::Both
    }

    /// Tells whether these are of several types.
    pub(super) fn are_several(&self) -> bool {
        self.types.as_ref().is_none_or(|types| types.len() != 1)
    }

    /// Returns how many relationships there are at a node.
    pub(super) fn degree(&self, env: &Env<'_>, node: NodeId) -> usize {
        let counted = |adjacency: &Adjacency| match self.direction {
            Direction::Right => adjacency.outgoing.degree(node),
            Direction::Left => adjacency.incoming.degree(node),
            Direction::Both if adjacency.has_loops => {
                let loops = equal_range(adjacency.outgoing.of(node), node).len();
                adjacency.outgoing.degree(node) + adjacency.incoming.degree(node) - loops
            }
            Direction::Both => adjacency.outgoing.degree(node) + adjacency.incoming.degree(node),
        };
        match (env.compact, &self.types) {
            (Some(compact), Some(types)) => types
                .iter()
                .filter_map(|one| compact.adjacency(*one))
                .map(counted)
                .sum(),
            (Some(compact), None) => compact.types().iter().map(counted).sum(),
            (None, _) => {
                let mut degree = 0;
                let walked: Result<bool, std::convert::Infallible> =
                    self.each(env, node, |_, _| {
                        degree += 1;
                        Ok(true)
                    });
                let Ok(_) = walked;
                degree
            }
        }
    }

    /// Counts pairs of a relationship of these and one of those at the same node, over all nodes.
    /// Nothing for ways that are not one-way, and after a write.
    pub(super) fn pairs(&self, env: &Env<'_>, those: &Self) -> Option<usize> {
        let compact = env.compact?;
        let mut count = 0usize;
        for one in self.neighbours(compact) {
            for other in those.neighbours(compact) {
                count = count.saturating_add(one?.pairs(other?));
            }
        }
        Some(count)
    }

    /// Returns the far ends of all relationships at a node with those relationships, in one list for
    /// each type. Nothing for ways that are not one-way, and after a write.
    pub(super) fn slices<'c>(
        &'c self,
        env: &Env<'c>,
        node: NodeId,
    ) -> Option<impl Iterator<Item = (&'c [u32], &'c [u32])>> {
        let compact = env.compact.filter(|_| self.direction != Direction::Both)?;
        let neighbours = self.neighbours(compact).flatten();
        Some(neighbours.map(move |neighbours| neighbours.of(node)))
    }

    /// Lists the frozen neighbours of each type; nothing where the ways are not one-way.
    fn neighbours<'c>(
        &'c self,
        compact: &'c Compact,
    ) -> impl Iterator<Item = Option<&'c Neighbours>> {
        let all = compact.types().iter().zip((0..).map(Symbol));
        let wanted = all.filter(|(_, number)| {
            let types = self.types.as_ref();
            types.is_none_or(|types| types.contains(number))
        });
        wanted.map(|(adjacency, _)| match self.direction {
            Direction::Right => Some(&adjacency.outgoing),
            Direction::Left => Some(&adjacency.incoming),
            Direction::Both => None,
        })
    }

    fn each_of<E>(
        &self,
        adjacency: &Adjacency,
        node: NodeId,
        visit: &mut impl FnMut(RelId, NodeId) -> Result<bool, E>,
    ) -> Result<bool, E> {
        if self.direction != Direction::Left {
            let (nodes, rels) = adjacency.outgoing.of(node);
            for (far, rel) in nodes.iter().zip(rels) {
                if !visit(RelId(*rel), NodeId(*far))? {
                    return Ok(false);
                }
            }
        }
        if self.direction != Direction::Right {
            let (nodes, rels) = adjacency.incoming.of(node);
            for (far, rel) in nodes.iter().zip(rels) {
                // A loop was met on its way out.
                let met = self.direction == Direction::Both && *far == node.0;
                if !met && !visit(RelId(*rel), NodeId(*far))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn each_live<E>(
        &self,
        env: &Env<'_>,
        node: NodeId,
        visit: &mut impl FnMut(RelId, NodeId) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let fits = |rel: RelId| match &self.types {
            Some(types) => types.contains(&env.graph.rel_type_symbol(rel)),
            None => true,
        };
        if self.direction != Direction::Left {
            for (rel, far) in env.graph.outgoing(node) {
                if fits(rel) && !visit(rel, far)? {
                    return Ok(false);
                }
            }
        }
        if self.direction != Direction::Right {
            for (rel, far) in env.graph.incoming(node) {
                let met = self.direction == Direction::Both && far == node;
                if !met && fits(rel) && !visit(rel, far)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Calls `visit` with every relationship between two nodes, in the wanted direction.
    pub(super) fn between<E>(
        &self,
        env: &Env<'_>,
        from: NodeId,
        to: NodeId,
        mut visit: impl FnMut(RelId) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let Some(compact) = env.compact else {
            return self.each(
                env,
                from,
                |rel, far| if far == to { visit(rel) } else { Ok(true) },
            );
        };
        match &self.types {
            Some(types) => {
                for rel_type in types {
                    if let Some(adjacency) = compact.adjacency(*rel_type)
                        && !self.between_of(adjacency, from, to, &mut visit)?
                    {
                        return Ok(false);
                    }
                }
            }
            None => {
                for adjacency in compact.types() {
                    if !self.between_of(adjacency, from, to, &mut visit)? {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    fn between_of<E>(
        &self,
        adjacency: &Adjacency,
        from: NodeId,
        to: NodeId,
        visit: &mut impl FnMut(RelId) -> Result<bool, E>,
    ) -> Result<bool, E> {
        // The shorter of the two neighbourhoods is searched.
        let (outgoing, incoming) = (&adjacency.outgoing, &adjacency.incoming);
        if self.direction != Direction::Left {
            for rel in shorter(outgoing.of(from), to, incoming.of(to), from) {
                if !visit(RelId(*rel))? {
                    return Ok(false);
                }
            }
        }
        let loops = self.direction == Direction::Both && from == to;
        if self.direction != Direction::Right && !loops {
            for rel in shorter(incoming.of(from), to, outgoing.of(to), from) {
                if !visit(RelId(*rel))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

/// Finds the relationships between two nodes in the shorter of their neighbourhoods.
fn shorter<'a>(
    near: (&'a [u32], &'a [u32]),
    to: NodeId,
    far: (&'a [u32], &'a [u32]),
    from: NodeId,
) -> &'a [u32] {
    match near.0.len() <= far.0.len() {
        true => equal_range(near, to),
        false => equal_range(far, from),
    }
}

/// Finds the relationships to one far end; neighbours are sorted by it.
fn equal_range<'a>((nodes, rels): (&'a [u32], &'a [u32]), to: NodeId) -> &'a [u32] {
    let from = nodes.partition_point(|node| *node < to.0);
    let mut end = from;
    while nodes.get(end) == Some(&to.0) {
        end += 1;
    }
    &rels[from..end]
}
