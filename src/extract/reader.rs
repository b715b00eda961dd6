//! From an article to its mentions and facts in one step.

use std::sync::Arc;

use super::{Fact, facts};
use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::link::{Linked, Linker};

/// An article with all that was read in it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its mentions, with tokens and sentences.
    pub linked: Linked,
    /// Its facts, each once, in the order of the text.
    pub facts: Vec<Fact>,
}

/// Links an article and finds its facts.
#[derive(Debug, Clone)]
pub struct Reader {
    linker: Linker,
}

impl Reader {
    /// Makes a reader over a gazetteer.
    #[must_use]
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            linker: Linker::new(gazetteer),
        }
    }

    /// Makes a reader over the gazetteer that the program carries.
    #[must_use]
    pub fn builtin() -> Self {
        Self::new(Gazetteer::load_builtin())
    }

    /// Returns the linker.
    #[must_use]
    pub fn linker(&self) -> &Linker {
        &self.linker
    }

    /// Reads an article.
    #[must_use]
    pub fn read(&self, article: Article) -> Reading {
        let linked = self.linker.link(&article);
        let facts = facts(
            &article,
            &linked.tokens,
            &linked.sentences,
            &linked.mentions,
        );
        Reading {
            article,
            linked,
            facts,
        }
    }
}
