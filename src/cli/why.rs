//! What `:why` knows: how the linker came to its decision, and what an analyst decided.

use std::fmt::Write;

use crate::assemble::{Decisions, Pipeline, Reading, Register};
use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::graph::Source;
use crate::render::{Lang, Message};
use crate::repl::Outside;
use crate::text::Span;

use super::reading::folder_decisions;

/// Reads a source again and says why its words mean what they mean.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pipeline: Option<Pipeline>,
    /// The source that was read last: several questions about one article are the rule.
    last: Option<(String, Reading)>,
    /// What is wrong with the folder's decisions; told once.
    wrong: Option<String>,
}

impl Reader {
    fn read(&mut self, source: &Source) -> &Reading {
        let pipeline = self.pipeline.get_or_insert_with(|| {
            let decisions = folder_decisions().unwrap_or_else(|failure| {
                self.wrong = Some(failure.message);
                Some(Decisions::default())
            });
            Pipeline::new(Gazetteer::load_builtin(), decisions.unwrap_or_default())
        });
        let current = self.last.take().filter(|(name, _)| *name == source.name);
        let (_, reading) = self.last.insert(current.unwrap_or_else(|| {
            let reading = pipeline.read(article(source));
            (source.name.clone(), reading)
        }));
        reading
    }
}

/// The article that a source was; what of its page was the article is not kept, so all of it is.
fn article(source: &Source) -> Article {
    Article {
        name: source.name.clone(),
        path: source.path.clone(),
        text: source.text.to_string(),
        body: vec![Span::new(0, source.text.len())],
        title: source.title.clone(),
        source: source.publisher.clone(),
        url: source.url.clone(),
        author: source.author.clone(),
        published: source.published.clone(),
    }
}

/// Names an entity with what it is part of: those that a name may mean are often called alike.
fn placed(pipeline: &Pipeline, id: &str) -> String {
    let name = pipeline.name(id).unwrap_or_default();
    let entry = pipeline.gazetteer().entry(id);
    let relations = entry.map(|entry| entry.relations).unwrap_or_default();
    let above = relations
        .iter()
        .find(|relation| matches!(relation.rel_type, "PART_OF" | "LOCATED_IN"))
        .and_then(|relation| pipeline.name(&relation.to));
    match above {
        Some(above) => format!("{name} ({above})"),
        None => name,
    }
}

impl Outside for Reader {
    fn why(&mut self, source: &Source, span: Span, lang: Lang) -> Option<String> {
        self.read(source);
        let mut told = String::new();
        if let Some(wrong) = self.wrong.take() {
            let _ = writeln!(
                told,
                "{}: {}",
                lang.say(Message::WarningWord),
                lang.translate(&wrong)
            );
        }
        let (Some((_, reading)), Some(pipeline)) = (&self.last, &self.pipeline) else {
            return None;
        };
        let mentions = &reading.assertions.mentions;
        for (mention, why) in mentions.iter().zip(&reading.explanations) {
            let mention = &mention.content;
            if !mention.span.overlaps(span) {
                continue;
            }
            let surface = mention.span.of(&source.text);
            let _ = match &mention.id {
                Some(id) => writeln!(told, "«{surface}» → {}  {id}", mention.name),
                None => writeln!(told, "«{surface}» → ?  {}", lang.say(Message::MeansNothing)),
            };
            let confidence = format!("{:.2}", mention.confidence);
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("rule", &why.rule), ("confidence", &confidence)];
            let _ = writeln!(told, "    {}", lang.fill(Message::DecidedBy, &values));
            for feature in &why.features {
                let _ = writeln!(told, "    · {}", lang.translate(&feature.to_string()));
            }
            for (id, score) in &mention.candidates {
                let name = format!("{}  {id}", placed(pipeline, id));
                let score = format!("{score:.2}");
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("score", &score), ("name", &name)];
                let _ = writeln!(told, "    {}", lang.fill(Message::OrElse, &values));
            }
        }
        (!told.is_empty()).then_some(told)
    }
}
