//! What changes the graph: transactions, taking back, and keeping changes in the graph's file.

use open_cypher::{Keyword, TokenKind, lex};

use crate::graph::{Effects, Graph, snapshot};
use crate::render::{Lang, Message};

use super::session::{Reply, Session};

/// Tells whether a query has a word that changes graphs. Then the graph before it is kept, so
/// that `:undo` and `:rollback` can bring it back.
pub(super) fn may_change(query: &str) -> bool {
    lex(query).tokens.iter().any(|token| {
        matches!(
            token.kind,
            TokenKind::Keyword(
                Keyword::Create
                    | Keyword::Merge
                    | Keyword::Set
                    | Keyword::Remove
                    | Keyword::Delete
                    | Keyword::Call
            )
        )
    })
}

/// Says what a statement did.
pub(super) fn told(effects: Effects, lang: Lang) -> String {
    let counts = [
        (effects.nodes_created, Message::NodesCreated),
        (effects.nodes_deleted, Message::NodesDeleted),
        (effects.relationships_created, Message::RelsCreated),
        (effects.relationships_deleted, Message::RelsDeleted),
        (effects.properties_set, Message::PropertiesSet),
        (effects.properties_removed, Message::PropertiesRemoved),
        (effects.labels_added, Message::LabelsAdded),
        (effects.labels_removed, Message::LabelsRemoved),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, message)| lang.fill(message, &[("count", &lang.number(count))]))
        .collect();
    told.join(", ")
}

impl Session {
    /// Keeps a change: for `:undo`, and in the graph's file unless a transaction is open.
    pub(super) fn keep_change(&mut self, before: Option<Graph>) -> Option<Reply> {
        self.before_change = before;
        if self.before_transaction.is_some() {
            return None;
        }
        self.write_file()
    }

    /// Writes the graph's file; nothing is said where all went well.
    fn write_file(&mut self) -> Option<Reply> {
        let file = self.file.as_ref()?;
        let error = snapshot::write(self.engine.graph(), file).err()?;
        let said = self.lang().fill(Message::NotKept, &[("error", &error)]);
        Some(self.complain(&said))
    }

    fn replace_graph(&mut self, graph: Graph) {
        *self.engine.graph_mut() = graph;
        // Node numbers of an older graph may mean something else.
        self.last = None;
        self.forget_vocabulary();
    }

    pub(super) fn begin(&mut self) -> Reply {
        if self.before_transaction.is_some() {
            return self.complain(self.lang().say(Message::AlreadyBegun));
        }
        self.before_transaction = Some(self.engine.graph().clone());
        Reply::talk(self.lang().say(Message::Begun))
    }

    pub(super) fn commit(&mut self) -> Reply {
        if self.before_transaction.take().is_none() {
            return self.complain(self.lang().say(Message::NotBegun));
        }
        self.write_file()
            .unwrap_or_else(|| Reply::talk(self.lang().say(Message::Committed)))
    }

    pub(super) fn rollback(&mut self) -> Reply {
        let Some(graph) = self.before_transaction.take() else {
            return self.complain(self.lang().say(Message::NotBegun));
        };
        self.before_change = None;
        self.replace_graph(graph);
        Reply::talk(self.lang().say(Message::RolledBack))
    }

    pub(super) fn undo(&mut self) -> Reply {
        let Some(graph) = self.before_change.take() else {
            return self.complain(self.lang().say(Message::NothingToUndo));
        };
        self.replace_graph(graph);
        let kept = match self.before_transaction {
            Some(_) => None,
            None => self.write_file(),
        };
        kept.unwrap_or_else(|| Reply::talk(self.lang().say(Message::Undone)))
    }
}
