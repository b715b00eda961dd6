//! A pattern as scans, seeks and steps, in an order that keeps few rows on the way.

mod condition;
mod cost;

use crate::cypher::bind::bound::{
    Direction, Expr, ExprKind, LabelTest, PathMode, Pattern, PatternRel, Slot,
};

use super::build::{Planner, filter, pattern_slots};
use super::op::{Hop, Op, OpKind, Walk};
use condition::{conditions, seek_of};

/// A pattern that is partly planned.
struct State<'p> {
    op: Op,
    pattern: &'p Pattern,
    /// Slots of the pattern that no step has filled yet.
    open: Vec<Slot>,
    /// Conditions that wait for their variables.
    waiting: Vec<Expr>,
    /// Relationships that no step stands for yet.
    rels: Vec<usize>,
    /// Relationships that steps stand for.
    placed: Vec<usize>,
    /// Labels, by number, that nodes are known to have without asking.
    certain: Vec<(Slot, usize)>,
    /// Pairs of relationships that could stand for the same one.
    alike: Vec<(usize, usize)>,
}

impl Planner<'_> {
    /// Adds the steps that find a pattern for each row.
    pub(super) fn matching(&self, op: Op, pattern: &Pattern, predicate: Option<&Expr>) -> Op {
        let mut state = State {
            op,
            pattern,
            open: pattern_slots(pattern),
            waiting: conditions(pattern, predicate),
            rels: (0..pattern.rels.len()).collect(),
            placed: Vec::new(),
            certain: Vec::new(),
            alike: self.alike(pattern),
        };
        self.known_nodes(&mut state);
        state.settle();
        while self.next_rel(&mut state) || self.next_node(&mut state) {
            state.settle();
        }
        self.paths(&mut state);
        state.settle();
        state.op
    }

    /// A node that is known and alone in the pattern must only be there.
    fn known_nodes(&self, state: &mut State<'_>) {
        for (at, node) in state.pattern.nodes.iter().enumerate() {
            let alone = state
                .pattern
                .rels
                .iter()
                .all(|rel| rel.left != at && rel.right != at);
            if node.bound && alone {
                let here = Box::new(Expr::slot(node.slot));
                let span = here.span;
                state.waiting.push(Expr {
                    kind: ExprKind::IsNull(here, true),
                    span,
                });
            }
        }
    }

    /// Takes the relationship that multiplies rows least, of those that hang on something known.
    fn next_rel(&self, state: &mut State<'_>) -> bool {
        let best = state
            .rels
            .iter()
            .enumerate()
            .filter_map(|(place, rel)| Some((place, self.cost(state, *rel)?)))
            .min_by(|one, other| one.1.total_cmp(&other.1));
        let Some((place, cost)) = best else {
            return false;
        };
        let at = state.rels.remove(place);
        let rows = state.op.rows * cost;
        self.learn(state, at);
        let rel = &state.pattern.rels[at];
        let step = match (rel.bound, rel.length) {
            (true, None) => state.ends(at),
            _ => self.step(state, at),
        };
        let lists = rel.group.iter().flat_map(|group| &group.lists);
        let ends = [state.node(rel.left), state.node(rel.right), rel.slot];
        for slot in ends.into_iter().chain(lists.map(|list| list.1)) {
            state.open.retain(|open| *open != slot);
        }
        state.placed.push(at);
        state.op = std::mem::replace(&mut state.op, Op::argument()).after(step, rows);
        true
    }

    /// Notes the labels that the ends of a relationship have because of its type.
    fn learn(&self, state: &mut State<'_>, at: usize) {
        let rel = &state.pattern.rels[at];
        let stays = rel.group.is_some() || rel.length.is_some_and(|length| length.min == 0);
        if self.writes
            || self.plain
            || rel.types.is_empty()
            || rel.direction == Direction::Both
            || stays
        {
            return;
        }
        let (start, end) = match rel.direction {
            Direction::Left => (rel.right, rel.left),
            _ => (rel.left, rel.right),
        };
        for (number, label) in self.names.labels.iter().enumerate() {
            for (is_start, node) in [(true, start), (false, end)] {
                let mut types = rel
                    .types
                    .iter()
                    .map(|number| &self.names.types[*number].name);
                if types.all(|name| self.stats.always(name, is_start, &label.name)) {
                    state.certain.push((state.node(node), number));
                }
            }
        }
    }

    /// Lists the pairs of relationships of a pattern that could stand for the same one.
    fn alike(&self, pattern: &Pattern) -> Vec<(usize, usize)> {
        let rels = &pattern.rels;
        let mut pairs = Vec::new();
        for other in 0..rels.len() {
            for one in 0..other {
                if !disjoint(&rels[one], &rels[other])
                    && !self.follow(&rels[one], &rels[other])
                    && !self.follow(&rels[other], &rels[one])
                {
                    pairs.push((one, other));
                }
            }
        }
        pairs
    }

    /// Tells whether one relationship starts where another goes to, among types without loops: then
    /// they cannot be the same.
    fn follow(&self, one: &PatternRel, other: &PatternRel) -> bool {
        let plain = |rel: &PatternRel| rel.length.is_none() && rel.direction != Direction::Both;
        let end = |rel: &PatternRel, start: bool| match (rel.direction == Direction::Left) == start
        {
            true => rel.right,
            false => rel.left,
        };
        let loops = one.types.is_empty()
            || one
                .types
                .iter()
                .any(|number| self.stats.has_loops(&self.names.types[*number].name));
        !self.writes
            && !self.plain
            && plain(one)
            && plain(other)
            && end(one, false) == end(other, true)
            && !loops
    }

    fn step(&self, state: &State<'_>, at: usize) -> OpKind {
        let rel = &state.pattern.rels[at];
        let (left, right) = (state.node(rel.left), state.node(rel.right));
        let (left_known, right_known) = (state.is_known(left), state.is_known(right));
        // From the end that is known; when both are, from the left.
        let turned = !left_known && right_known;
        let (from, to) = if turned { (right, left) } else { (left, right) };
        let direction = if turned {
            rel.direction.reversed()
        } else {
            rel.direction
        };
        let hop = Hop {
            from,
            rel: state.is_asked_for(at).then_some(rel.slot),
            to,
            direction,
            types: rel.types.clone(),
            type_test: rel.type_test.clone(),
            into: left == right || (left_known && right_known),
            unlike: state.unlike(at),
        };
        let Some(length) = rel.length else {
            return OpKind::Expand(hop);
        };
        if let Some(group) = &rel.group {
            return self.repeat(group, hop, length, (turned, state.pattern.mode));
        }
        let walk = Walk {
            hop,
            min: length.min,
            max: length.max,
            properties: rel.properties.clone(),
            reversed: turned,
            mode: state.pattern.mode,
            known: rel.bound,
        };
        match state
            .pattern
            .searches
            .iter()
            .find(|search| search.rel == at)
        {
            Some(search) => OpKind::Search(walk, search.selector),
            None => OpKind::VarExpand(walk),
        }
    }

    /// Finds a node by itself: the one of which there are fewest.
    fn next_node(&self, state: &mut State<'_>) -> bool {
        let best = state
            .pattern
            .nodes
            .iter()
            .filter(|node| state.open.contains(&node.slot))
            .map(|node| self.scan(state, node.slot, node.labels.as_ref()))
            .min_by(|one, other| one.1.total_cmp(&other.1));
        let Some((scan, rows, slot)) = best else {
            return false;
        };
        let rows = state.op.rows * rows;
        if let OpKind::LabelScan(slot, label) = scan {
            state.certain.push((slot, label));
        }
        state.op = std::mem::replace(&mut state.op, Op::argument()).after(scan, rows);
        state.open.retain(|open| *open != slot);
        true
    }

    fn scan(
        &self,
        state: &State<'_>,
        slot: Slot,
        labels: Option<&LabelTest>,
    ) -> (OpKind, f64, Slot) {
        let sought = state.waiting.iter().find_map(|condition| {
            let (key, value) = seek_of(condition, slot)?;
            let ready = !value.reads(|read| read == slot || state.open.contains(&read));
            ready.then(|| (key, value.clone()))
        });
        if let Some((key, value)) = sought.filter(|_| !self.plain) {
            let known = &*self.names.keys[key].name;
            let rows = if known == "id" { 1.0 } else { 2.0 };
            return (OpKind::Seek { slot, key, value }, rows, slot);
        }
        match labels.and_then(|test| self.rarest_label(test)) {
            Some((label, rows)) => (OpKind::LabelScan(slot, label), rows, slot),
            None => (OpKind::AllNodes(slot), self.stats.nodes, slot),
        }
    }

    /// Returns the label that every node which passes has and that the fewest have.
    fn rarest_label(&self, test: &LabelTest) -> Option<(usize, f64)> {
        match test {
            LabelTest::Has(Some(label), _) => Some((*label, self.labelled(test))),
            LabelTest::And(all) => all
                .iter()
                .filter_map(|one| self.rarest_label(one))
                .min_by(|one, other| one.1.total_cmp(&other.1)),
            _ => None,
        }
    }

    fn paths(&self, state: &mut State<'_>) {
        let mut items = Vec::new();
        for path in &state.pattern.paths {
            let rels = path
                .rels
                .iter()
                .map(|rel| state.pattern.rels[*rel].slot)
                .collect();
            let start = state.node(path.start);
            let kind = ExprKind::MakePath(start, rels);
            items.push((
                path.slot,
                Expr {
                    kind,
                    span: crate::text::Span::default(),
                },
            ));
            state.open.retain(|open| *open != path.slot);
        }
        if !items.is_empty() {
            let rows = state.op.rows;
            let op = std::mem::replace(&mut state.op, Op::argument());
            state.op = op.after(OpKind::Project(items), rows);
        }
    }
}

impl State<'_> {
    fn node(&self, at: usize) -> Slot {
        self.pattern.nodes[at].slot
    }

    fn is_known(&self, slot: Slot) -> bool {
        !self.open.contains(&slot)
    }

    /// Adds the conditions whose variables are all known.
    fn settle(&mut self) {
        let (ready, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|condition: &Expr| !condition.reads(|slot| self.open.contains(&slot)));
        self.waiting = waiting;
        let ready: Vec<Expr> = ready;
        for condition in ready {
            if let ExprKind::HasLabels(node, LabelTest::Has(Some(label), _)) = &condition.kind
                && let ExprKind::Slot(slot) = node.kind
                && self.certain.contains(&(slot, *label))
            {
                continue;
            }
            self.op = filter(std::mem::replace(&mut self.op, Op::argument()), condition);
        }
    }

    /// Lists the relationships already found that this one must not be.
    fn unlike(&self, at: usize) -> Vec<Slot> {
        if self.pattern.mode == PathMode::Walk {
            return Vec::new();
        }
        let others = self.placed.iter();
        others
            .filter(|other| self.may_be_one(at, **other))
            .map(|other| self.pattern.rels[*other].slot)
            .collect()
    }

    /// Tells whether anybody needs to know which relationship it was.
    fn is_asked_for(&self, at: usize) -> bool {
        let rel = &self.pattern.rels[at];
        let in_path = self
            .pattern
            .paths
            .iter()
            .any(|path| path.rels.contains(&at));
        let compared = self.pattern.mode != PathMode::Walk
            && self
                .rels
                .iter()
                .any(|other| *other != at && self.may_be_one(at, *other));
        rel.named || in_path || compared || !rel.properties.is_empty()
    }

    fn may_be_one(&self, one: usize, other: usize) -> bool {
        self.alike.contains(&(one.min(other), one.max(other)))
    }

    fn ends(&self, at: usize) -> OpKind {
        let rel = &self.pattern.rels[at];
        let end = |node: usize| {
            let slot = self.node(node);
            (slot, self.is_known(slot))
        };
        let left = end(rel.left);
        let mut right = end(rel.right);
        right.1 |= rel.left == rel.right;
        OpKind::Ends {
            rel: rel.slot,
            left,
            right,
            direction: rel.direction,
            types: rel.types.clone(),
            type_test: rel.type_test.clone(),
            unlike: self.unlike(at),
        }
    }
}

fn disjoint(one: &PatternRel, other: &PatternRel) -> bool {
    // What a group walks along is not told by its types.
    !one.types.is_empty()
        && !other.types.is_empty()
        && one.types.iter().all(|number| !other.types.contains(number))
}
