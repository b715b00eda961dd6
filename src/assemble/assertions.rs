//! What each document asserts, kept apart from the graph that they are merged into.

use crate::corpus::Article;
use crate::extract::Fact;
use crate::link::Mention;

use super::identity;

/// Everything that one document asserts.
///
/// This is the unit of work that later builds take back or bring in: a graph is a function of the
/// set of these, and of nothing else (see `docs/decisions/0002-assertions.md`).
#[derive(Debug, Clone, PartialEq)]
pub struct Assertions {
    /// The document's identifier, `d:` and a hash of its text.
    pub document: String,
    /// The article itself, which every span points into.
    pub article: Article,
    /// What it mentions, in the order of the text; unlinked mentions included.
    pub mentions: Vec<Asserted<Mention>>,
    /// What it says, in the order of extraction, each statement once.
    pub facts: Vec<Asserted<Fact>>,
}

/// A mention or a fact under its deterministic identifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Asserted<T> {
    /// `m:` or `f:` and a hash; see [`identity`].
    pub id: String,
    /// What is asserted.
    pub content: T,
}

impl Assertions {
    /// Makes the assertions of one document; facts with the same identifier become one with the
    /// evidence of both.
    #[must_use]
    pub fn new(article: Article, mentions: Vec<Mention>, facts: Vec<Fact>) -> Self {
        let document = identity::document(&article.text);
        let mentions = mentions
            .into_iter()
            .map(|content| Asserted {
                id: identity::mention(&document, &content),
                content,
            })
            .collect();
        let mut kept: Vec<Asserted<Fact>> = Vec::with_capacity(facts.len());
        for content in facts {
            let id = identity::fact(&document, article.published.as_deref(), &content.kind);
            match kept.iter_mut().find(|fact| fact.id == id) {
                Some(fact) => unite(&mut fact.content, content),
                None => kept.push(Asserted { id, content }),
            }
        }
        Self {
            document,
            article,
            mentions,
            facts: kept,
        }
    }
}

/// Adds the evidence of a restatement; the surer rule speaks for both.
fn unite(fact: &mut Fact, other: Fact) {
    fact.evidence.extend(other.evidence);
    fact.evidence.sort_unstable();
    fact.evidence.dedup();
    let surer = other.confidence > fact.confidence
        || (other.confidence.to_bits() == fact.confidence.to_bits() && other.rule < fact.rule);
    if surer {
        fact.confidence = other.confidence;
        fact.rule = other.rule;
    }
}
