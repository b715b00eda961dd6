//! Turns linked text into facts with evidence.
//!
//! ```text
//! tokens, sentences, mentions ─▶ scene (lines of items) ─▶ rules, one file a fact ─▶ merge ─▶ facts
//! ```
//!
//! A **scene** is the article as the rules see it: each sentence a line of items, and an item is a
//! mention, a number, a time, a cue (one of the words that announce a fact or give a role), a mark
//! or a plain word. The rules walk over items and never over text, so that a name of twelve
//! syllables is one step, and what stands inside a name announces nothing.

mod basis;
mod campaign;
mod confer;
mod count;
mod cue;
mod explain;
mod fact;
mod figure;
mod joined;
mod line;
mod merge;
mod passing;
mod post;
mod prize;
mod reader;
mod role;
mod scene;
mod unit;

pub use explain::{FactExplanation, RULES, Role, explain};
pub use fact::{Fact, FactKind, Status};
pub use reader::{Reader, Reading};

use crate::corpus::Article;
use crate::link::Mention;
use crate::text::{Sentences, Span, Tokens};
use campaign::Discourse;
use scene::{Kind, Scene};

/// Finds the facts that an article states with these mentions, each once, in the order of the
/// text. Linear in the article but for sentences, whose length is bounded.
#[must_use]
pub fn facts(
    article: &Article,
    tokens: &Tokens,
    sentences: &Sentences,
    mentions: &[Mention],
) -> Vec<Fact> {
    let scene = Scene::new(article, tokens, sentences, mentions);
    let mut found = Vec::new();
    let mut discourse = Discourse::default();
    let mut persons: Vec<&str> = Vec::new();
    let mut list = confer::Listed::default();
    let posts: Vec<Vec<Fact>> = scene
        .lines
        .iter()
        .map(|line| post::find(&scene, line))
        .collect();
    let bodies = post::bodies(posts.iter().flatten());
    for (line, posts) in scene.lines.iter().zip(posts) {
        campaign::find(&scene, line, &bodies, &mut discourse, &mut found);
        for item in &line.items {
            if let Kind::Person(mention) = item.kind {
                persons.push(scene.id(mention));
            }
        }
        let first = found.len();
        let known = confer::Known {
            persons: &persons,
            bodies: &bodies,
            discourse: &discourse,
        };
        confer::find(&scene, line, known, &mut list, &mut found);
        let awarded = campaign::awarded(&discourse, &found[first..]);
        let conferred: Vec<Span> = found[first..]
            .iter()
            .flat_map(|fact| fact.evidence.iter().copied())
            .collect();
        found.extend(awarded);
        found.extend(posts);
        basis::find(&scene, line, &discourse, &mut found);
        figure::find(&scene, line, &mut discourse, &conferred, &mut found);
    }
    list.finish(&mut found);
    let mut facts = merge::merge(found);
    prize::name(&scene, &mut facts);
    facts
}
