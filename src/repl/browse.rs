//! Looking around without writing a query: `:find`, `:show`, `:expand`, `:path`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::graph::{Element, NodeId, Path, RelId, Value};
use crate::render::{Message, Role, width};

use super::results::Last;
use super::session::{Reply, Session};

/// Names that `:find` lists.
const FOUND: usize = 50;

/// Neighbours that a card lists for each type of relationship.
const ON_CARD: usize = 3;

/// Properties that a card shows at its head or not at all.
const NOT_LISTED: &[&str] = &["id", "name", "aliases"];

/// Labels of nodes that a path goes through only where there is no other way: two bodies named by
/// one article are not therefore connected.
const SOURCES: &[&str] = &["Document"];

impl Session {
    /// Splits `:Campaign tet` into label and text.
    fn label_and_text<'t>(&self, text: &'t str) -> (Option<&'t str>, &'t str) {
        match text.strip_prefix(':') {
            Some(rest) => match rest.split_once(char::is_whitespace) {
                Some((label, text)) => (Some(label), text.trim()),
                None => (Some(rest), ""),
            },
            None => (None, text),
        }
    }

    pub(super) fn find(&mut self, text: &str) -> Reply {
        let lang = self.lang();
        let (label, wanted) = self.label_and_text(text);
        self.vocabulary();
        let (names, nodes): (Vec<Arc<str>>, Vec<NodeId>) = {
            let (vocabulary, graph) = self.words_and_graph();
            let keep = |node: NodeId| {
                label.is_none_or(|label| {
                    let own = graph.labels(node);
                    own.iter().any(|own| own.eq_ignore_ascii_case(label))
                })
            };
            vocabulary
                .names
                .find(wanted, keep, FOUND)
                .into_iter()
                .map(|name| (Arc::clone(&name.text), name.node))
                .unzip()
        };
        if nodes.is_empty() {
            return Reply::talk(lang.fill(Message::NothingFound, &[("text", &wanted)]));
        }
        let graph = self.graph();
        let rows = names
            .into_iter()
            .zip(nodes)
            .map(|(name, node)| {
                let links = graph.outgoing(node).len() + graph.incoming(node).len();
                let property = |key: &str| graph.node_property(node, key).unwrap_or_default();
                vec![
                    Value::Node(node),
                    property("id"),
                    property("kind"),
                    match graph.node_property(node, "name") {
                        Some(Value::String(own)) if own == name => Value::Null,
                        _ => Value::String(name),
                    },
                    Value::from(i64::try_from(links).unwrap_or(i64::MAX)),
                ]
            })
            .collect();
        self.last = Some(Last {
            columns: [
                Message::ColumnEntity,
                Message::ColumnId,
                Message::ColumnKind,
                Message::ColumnFoundAs,
                Message::ColumnLinks,
            ]
            .map(|column| lang.say(column).to_owned())
            .to_vec(),
            rows,
        });
        self.present(None)
    }

    /// Returns the node that a user means by an id, a name, or part of one.
    ///
    /// # Errors
    /// What to tell the user where there is none, or more than one.
    pub(super) fn entity(&mut self, text: &str) -> Result<NodeId, String> {
        let lang = self.lang();
        let wanted = text.trim();
        if let Some(node) = self
            .graph()
            .node_by_property("", "id", &Value::from(wanted))
        {
            return Ok(node);
        }
        self.vocabulary();
        let (vocabulary, graph) = self.words_and_graph();
        let found = vocabulary.names.find(wanted, |_| true, 6);
        let folded = crate::text::strip_marks(wanted);
        let same: Vec<_> = found
            .iter()
            .filter(|name| crate::text::strip_marks(&name.text) == folded)
            .collect();
        match (&same[..], &found[..]) {
            ([only], _) => Ok(only.node),
            ([], [only]) => Ok(only.node),
            ([], []) => Err(lang.fill(Message::NothingFound, &[("text", &wanted)])),
            _ => {
                let mut said = lang.fill(Message::SeveralFound, &[("text", &wanted)]);
                for name in found.iter().take(5) {
                    let id = graph.node_property(name.node, "id").unwrap_or_default();
                    said.push_str(&format!("\n  {}  {}", self.shown().cell(&id), name.name));
                }
                if found.len() > 5 {
                    said.push_str("\n  …");
                }
                Err(said)
            }
        }
    }

    pub(super) fn show(&mut self, id: Option<&str>) -> Reply {
        let node = match id {
            Some(id) => match self.entity(id) {
                Ok(node) => node,
                Err(said) => return self.complain(&said),
            },
            None => match self.first_node() {
                Some(node) => node,
                None => return self.complain(self.lang().say(Message::NoNodeInResult)),
            },
        };
        let data = self.card(node);
        self.last = Some(Last {
            columns: vec![self.lang().say(Message::ColumnEntity).to_owned()],
            rows: vec![vec![Value::Node(node)]],
        });
        Reply {
            data,
            ..Reply::default()
        }
    }

    fn first_node(&self) -> Option<NodeId> {
        let last = self.last.as_ref()?;
        (0..last.rows.len())
            .flat_map(|row| last.elements(row))
            .find_map(|element| match element {
                Element::Node(node) if self.graph().has_node(node) => Some(node),
                _ => None,
            })
    }

    /// Draws all that is known of a node on a page.
    fn card(&self, node: NodeId) -> String {
        let (lang, palette) = (self.lang(), self.settings.palette);
        let (graph, shown) = (self.graph(), self.shown());
        let columns = self.settings.columns.unwrap_or(100);
        let mut card = String::new();
        let name = shown.name(node).unwrap_or_else(|| shown.node(node));
        card.push_str(&palette.paint(Role::Strong, &width::one_line(&name)));
        card.push('\n');
        let labels = graph.labels(node).join(":");
        let id = graph.node_property(node, "id").map(|id| shown.cell(&id));
        card.push_str(&palette.paint(Role::Label, &format!(":{labels}")));
        if let Some(id) = id {
            card.push_str(&format!("  {}", palette.paint(Role::Faint, &id)));
        }
        card.push('\n');
        let mut lines: Vec<(String, String)> = Vec::new();
        if let Some(Value::List(aliases)) = graph.node_property(node, "aliases") {
            let aliases: Vec<String> = aliases.iter().map(|alias| shown.cell(alias)).collect();
            if !aliases.is_empty() {
                lines.push((
                    lang.say(Message::AlsoCalled).to_owned(),
                    aliases.join(" · "),
                ));
            }
        }
        for (key, value) in graph.node_properties(node) {
            if !NOT_LISTED.contains(&key.as_ref()) {
                lines.push((key.to_string(), shown.cell(&value)));
            }
        }
        let widest = lines
            .iter()
            .map(|(key, _)| width::width(key))
            .max()
            .unwrap_or(0);
        for (key, value) in lines {
            let key = palette.paint(Role::Faint, &width::pad_right(&key, widest));
            let value = width::one_line(&value).into_owned();
            let value = width::wrap(&value, columns.saturating_sub(widest + 4).max(20));
            let indent = format!("\n{}", " ".repeat(widest + 4));
            card.push_str(&format!("  {key}  {}\n", value.join(&indent)));
        }
        card.push_str(&self.card_of_links(node, columns));
        let evidence = graph.evidence(Element::Node(node)).len();
        if evidence > 0 {
            let told = lang.sentences(evidence);
            let told = lang.fill(Message::SeeEvidence, &[("told", &told)]);
            card.push('\n');
            for line in width::wrap(&told, columns) {
                card.push_str(&format!("{}\n", palette.paint(Role::Faint, &line)));
            }
        }
        card
    }

    fn card_of_links(&self, node: NodeId, columns: usize) -> String {
        let (graph, shown, palette) = (self.graph(), self.shown(), self.settings.palette);
        let mut groups: BTreeMap<(bool, String), Vec<NodeId>> = BTreeMap::new();
        for (out, links) in [(true, graph.outgoing(node)), (false, graph.incoming(node))] {
            for (rel, other) in links {
                let rel_type = graph.rel_type(rel).to_string();
                groups.entry((!out, rel_type)).or_default().push(other);
            }
        }
        let mut text = String::new();
        let widest = groups
            .keys()
            .map(|(_, name)| name.len() + 6)
            .max()
            .unwrap_or(0);
        for ((incoming, rel_type), others) in groups {
            let arrow = if incoming {
                format!("<-[:{rel_type}]-")
            } else {
                format!("-[:{rel_type}]->")
            };
            let mut distinct = others.clone();
            let mut seen = BTreeSet::new();
            distinct.retain(|other| seen.insert(*other));
            let names: Vec<String> = distinct
                .iter()
                .take(ON_CARD)
                .map(|other| shown.name(*other).unwrap_or_else(|| shown.node(*other)))
                .collect();
            let mut names = names.join(" · ");
            if distinct.len() > ON_CARD {
                names.push_str(" · …");
            }
            let names = width::one_line(&names).into_owned();
            let count = self.lang().number(others.len());
            let room = columns.saturating_sub(widest + 11).max(8);
            text.push_str(&format!(
                "  {}  {}  {}\n",
                palette.paint(Role::RelType, &width::pad_right(&arrow, widest)),
                width::pad_left(&count, 5),
                width::clip(&names, room)
            ));
        }
        text
    }

    pub(super) fn expand(&mut self, id: &str, rel_type: Option<&str>) -> Reply {
        let node = match self.entity(id) {
            Ok(node) => node,
            Err(said) => return self.complain(&said),
        };
        let graph = self.graph();
        let mut rows = Vec::new();
        for (arrow, links) in [("→", graph.outgoing(node)), ("←", graph.incoming(node))] {
            for (rel, other) in links {
                let own = graph.rel_type(rel);
                if rel_type.is_some_and(|wanted| !own.eq_ignore_ascii_case(wanted)) {
                    continue;
                }
                rows.push(vec![
                    Value::from(arrow),
                    Value::Rel(rel),
                    Value::Node(other),
                ]);
            }
        }
        if let (true, Some(wanted)) = (rows.is_empty(), rel_type) {
            let types = graph.type_names().names().iter().map(AsRef::as_ref);
            let near = super::command::nearest(wanted, types);
            let mut said = self.lang().fill(Message::NoSuchLinks, &[("type", &wanted)]);
            if let Some(help) = crate::render::did_you_mean(self.lang(), &near) {
                said = format!("{said}\n  = {}: {help}", self.lang().say(Message::HelpWord));
            }
            return self.complain(&said);
        }
        let lang = self.lang();
        self.last = Some(Last {
            columns: vec![
                String::new(),
                lang.say(Message::ColumnRelationship).to_owned(),
                lang.say(Message::ColumnNeighbour).to_owned(),
            ],
            rows,
        });
        self.present(None)
    }

    pub(super) fn path(&mut self, from: &str, to: &str, steps: u8) -> Reply {
        let ends = self
            .entity(from)
            .and_then(|from| Ok((from, self.entity(to)?)));
        let (from, to) = match ends {
            Ok(ends) => ends,
            Err(said) => return self.complain(&said),
        };
        let direct = self.shortest(from, to, usize::from(steps), false);
        let found = direct.or_else(|| self.shortest(from, to, usize::from(steps), true));
        let Some(path) = found else {
            let steps = self.lang().number(steps);
            return Reply::talk(self.lang().fill(Message::NoPath, &[("steps", &steps)]));
        };
        let shown = self.shown();
        let palette = self.settings.palette;
        let columns = self.settings.columns.unwrap_or(usize::MAX);
        let mut data = format!("{}\n", width::hang(&shown.node(from), columns, 4));
        for (index, rel) in path.rels.iter().enumerate() {
            let forward = self.graph().endpoints(*rel).0 == path.nodes[index];
            let (before, after) = if forward { ("-", "->") } else { ("<-", "-") };
            let arrow = format!("{before}{}{after}", shown.rel(*rel));
            let next = path.nodes.get(index + 1).map(|node| shown.node(*node));
            let step = format!("{arrow} {}", next.unwrap_or_default());
            let step = width::hang(&width::one_line(&step), columns, 4);
            let step = match step.strip_prefix(&arrow) {
                Some(rest) => format!("{}{rest}", palette.paint(Role::RelType, &arrow)),
                None => step,
            };
            data.push_str(&format!("  {step}\n"));
        }
        let lang = self.lang();
        let count = path.rels.len();
        self.last = Some(Last {
            columns: vec![lang.say(Message::ColumnPath).to_owned()],
            rows: vec![vec![Value::Path(Arc::new(path))]],
        });
        let mut reply = Reply {
            data,
            ..Reply::default()
        };
        let told = match count {
            1 => lang.say(Message::OneStep).to_owned(),
            _ => lang.fill(Message::Steps, &[("count", &count)]),
        };
        reply.say(&self.settings.talk_palette.paint(Role::Faint, &told));
        reply
    }

    /// Searches breadth first, whatever the directions; through sources only where asked.
    fn shortest(&self, from: NodeId, to: NodeId, most: usize, sources: bool) -> Option<Path> {
        let graph = self.graph();
        let is_source = |node: NodeId| {
            let labels = graph.labels(node);
            labels.iter().any(|label| SOURCES.contains(&label.as_ref()))
        };
        let mut came: BTreeMap<NodeId, Option<(NodeId, RelId)>> = BTreeMap::from([(from, None)]);
        let mut queue = VecDeque::from([(from, 0)]);
        while let Some((node, steps)) = queue.pop_front() {
            if node == to {
                break;
            }
            if steps == most || (!sources && node != from && is_source(node)) {
                continue;
            }
            let mut links = graph.outgoing(node);
            links.extend(graph.incoming(node));
            for (rel, other) in links {
                came.entry(other).or_insert_with(|| {
                    queue.push_back((other, steps + 1));
                    Some((node, rel))
                });
            }
        }
        let mut path = Path {
            nodes: vec![to],
            rels: Vec::new(),
        };
        let mut at = to;
        while let Some((before, rel)) = *came.get(&at)? {
            path.nodes.push(before);
            path.rels.push(rel);
            at = before;
        }
        path.nodes.reverse();
        path.rels.reverse();
        Some(path)
    }
}
