//! `:schema`: what the graph is made of.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::render::{Message, Role, width};

use super::command::nearest;
use super::session::{Reply, Session};
use super::vocabulary::Kind;

/// Keys that are told for each label or type in the overview.
const KEYS: usize = 8;

/// Returns the kinds that occur, the most frequent first, written as in a pattern.
fn by_count(kinds: &BTreeMap<Arc<str>, Kind>) -> Vec<(String, &Kind)> {
    let mut sorted: Vec<(String, &Kind)> = kinds
        .iter()
        .filter(|(_, kind)| kind.count > 0)
        .map(|(name, kind)| (format!(":{name}"), kind))
        .collect();
    sorted.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    sorted
}

impl Session {
    pub(super) fn schema(&mut self, name: Option<&str>) -> Reply {
        self.vocabulary();
        let Some(name) = name else {
            return Reply {
                data: self.overview(),
                ..Reply::default()
            };
        };
        let name = name.trim_start_matches(':');
        let lang = self.lang();
        let (vocabulary, _) = self.words_and_graph();
        let known = |kinds: &BTreeMap<Arc<str>, Kind>| {
            let mut kinds = kinds.iter();
            kinds
                .find(|(own, _)| own.eq_ignore_ascii_case(name))
                .map(|(own, kind)| (own.to_string(), kind.clone()))
        };
        let label = known(&vocabulary.labels);
        let found = label.clone().or_else(|| known(&vocabulary.types));
        let Some((own, kind)) = found else {
            let names = vocabulary.labels.keys().chain(vocabulary.types.keys());
            let near = nearest(name, names.map(AsRef::as_ref));
            let mut said = lang.fill(Message::NoSuchKind, &[("name", &name)]);
            if let Some(help) = crate::render::did_you_mean(lang, &near) {
                said = format!("{said}\n  = {}: {help}", lang.say(Message::HelpWord));
            }
            return self.complain(&said);
        };
        Reply {
            data: self.one_kind(&own, &kind, label.is_some()),
            ..Reply::default()
        }
    }

    fn overview(&self) -> String {
        let (vocabulary, graph) = self.words_and_graph();
        let (lang, palette) = (self.lang(), self.settings.palette);
        let columns = self.settings.columns.unwrap_or(100);
        let mut text = String::new();
        let mut table =
            |heading: Message, role: Role, total: usize, kinds: Vec<(String, &Kind)>| {
                let heading = lang.fill(heading, &[("count", &lang.number(total))]);
                let _ = writeln!(text, "{}", palette.paint(Role::Strong, &heading));
                let widest = kinds
                    .iter()
                    .map(|(name, _)| width::width(name))
                    .max()
                    .unwrap_or(0);
                for (name, kind) in kinds {
                    let count = lang.number(kind.count);
                    let mut keys: Vec<(&str, usize)> = kind
                        .keys
                        .iter()
                        .map(|(key, found)| (key.as_ref(), found.count))
                        .collect();
                    keys.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
                    let more = if keys.len() > KEYS { ", …" } else { "" };
                    let keys: Vec<&str> = keys.iter().take(KEYS).map(|(key, _)| *key).collect();
                    let joins = match kind.joins.first() {
                        Some((from, to, _)) => {
                            let more = if kind.joins.len() > 1 { ", …" } else { "" };
                            format!("({from} → {to}{more})  ")
                        }
                        None => String::new(),
                    };
                    let rest = format!("{joins}{}{more}", keys.join(", "));
                    let rest = rest.trim_end();
                    let room = columns.saturating_sub(widest + 13).max(8);
                    let _ = writeln!(
                        text,
                        "  {}  {}  {}",
                        palette.paint(role, &width::pad_right(&name, widest)),
                        width::pad_left(&count, 7),
                        width::clip(rest, room)
                    );
                }
            };
        table(
            Message::SchemaNodes,
            Role::Label,
            graph.node_count(),
            by_count(&vocabulary.labels),
        );
        table(
            Message::SchemaRels,
            Role::RelType,
            graph.rel_count(),
            by_count(&vocabulary.types),
        );
        let sources = graph.sources().len();
        if sources > 0 {
            let told = lang.fill(Message::SchemaSources, &[("count", &lang.number(sources))]);
            let _ = writeln!(text, "{}", palette.paint(Role::Strong, &told));
        }
        text
    }

    fn one_kind(&self, name: &str, kind: &Kind, is_label: bool) -> String {
        let (lang, palette, shown) = (self.lang(), self.settings.palette, self.shown());
        let columns = self.settings.columns.unwrap_or(100);
        let role = if is_label { Role::Label } else { Role::RelType };
        let mut text = format!(
            "{}  {}\n",
            palette.paint(role, &format!(":{name}")),
            lang.number(kind.count)
        );
        for (from, to, count) in &kind.joins {
            let _ = writeln!(
                text,
                "  (:{from})-[:{name}]->(:{to})  {}",
                lang.number(count)
            );
        }
        let widest = kind
            .keys
            .keys()
            .map(|key| width::width(key))
            .max()
            .unwrap_or(0);
        for (key, found) in &kind.keys {
            let example = width::one_line(&shown.literal(&found.example)).into_owned();
            let room = columns.saturating_sub(widest + 13).max(8);
            let _ = writeln!(
                text,
                "  {}  {}  {}",
                width::pad_right(key, widest),
                width::pad_left(&lang.number(found.count), 7),
                palette.paint(Role::Faint, &width::clip(&example, room))
            );
        }
        text
    }
}
