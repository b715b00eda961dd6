//! From an article to what it asserts: link, decide, extract, decide.

use std::sync::Arc;

use crate::corpus::Article;
use crate::extract;
use crate::gazetteer::Gazetteer;
use crate::link::{Explanation, Linker};
use crate::text::Sentences;

use super::{Assertions, Decisions, Uses};

/// Reads articles, one after another or on many threads at once.
#[derive(Debug)]
pub struct Pipeline {
    gazetteer: Arc<Gazetteer>,
    linker: Linker,
    decisions: Decisions,
}

/// What came of one article.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What it asserts.
    pub assertions: Assertions,
    /// Why each of its mentions means what it means; in the order of the mentions.
    pub explanations: Vec<Explanation>,
    /// The sentences of its body.
    pub sentences: Sentences,
    /// The decisions that had something to decide in it.
    pub uses: Uses,
}

impl Pipeline {
    /// Makes a pipeline over a gazetteer, under an analyst's decisions.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>, decisions: Decisions) -> Self {
        Self {
            linker: Linker::new(Arc::clone(&gazetteer)),
            gazetteer,
            decisions,
        }
    }

    /// Returns the decisions.
    #[must_use]
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// Returns the gazetteer.
    #[must_use]
    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Returns the name of an entity that the analyst or the gazetteer knows.
    #[must_use]
    pub fn name(&self, id: &str) -> Option<String> {
        let decided = self.decisions.name(id).map(str::to_owned);
        decided.or_else(|| self.gazetteer.entity(id).map(|entity| entity.name.clone()))
    }

    /// Reads one article.
    #[must_use]
    pub fn read(&self, article: Article) -> Reading {
        let mut linked = self.linker.link(&article);
        let name_of = |id: &str| self.name(id);
        let before: Vec<_> = linked.mentions.iter().map(|mention| mention.span).collect();
        let mut uses = self
            .decisions
            .decide_mentions(&article, &mut linked.mentions, &name_of);
        if !uses.is_empty() {
            // The reasons of mentions that a decision made or moved are the decision.
            let known = std::mem::take(&mut linked.explanations);
            let reason = |mention: &crate::link::Mention| {
                let at = before.iter().position(|span| *span == mention.span);
                let old = at
                    .and_then(|at| known.get(at))
                    .filter(|old| old.rule == mention.rule);
                old.cloned().unwrap_or_else(|| Explanation {
                    rule: mention.rule.clone(),
                    features: vec!["an analyst decided".into()],
                })
            };
            linked.explanations = linked.mentions.iter().map(reason).collect();
        }
        let facts = extract::facts(
            &article,
            &linked.tokens,
            &linked.sentences,
            &linked.mentions,
        );
        let assertions = Assertions::new(article, linked.mentions, facts);
        let (assertions, facts_uses) = self.decisions.decide_facts(assertions);
        uses.extend(&facts_uses);
        Reading {
            assertions,
            explanations: linked.explanations,
            sentences: linked.sentences,
            uses,
        }
    }
}
