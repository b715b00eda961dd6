//! What `:why` knows: how the linker came to its decision.

use std::fmt::Write;
use std::sync::Arc;

use crate::corpus::Article;
use crate::gazetteer::Gazetteer;
use crate::graph::Source;
use crate::link::Linker;
use crate::render::{Lang, Message};
use crate::repl::Outside;
use crate::text::Span;

/// Reads a source again and says why its words mean what they mean.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    linker: Option<Arc<Linker>>,
}

impl Outside for Reader {
    fn why(&mut self, source: &Source, span: Span, lang: Lang) -> Option<String> {
        let linker = self
            .linker
            .get_or_insert_with(|| Arc::new(Linker::new(Gazetteer::load_builtin())));
        let article = Article {
            name: source.name.clone(),
            path: source.path.clone(),
            text: source.text.to_string(),
            body: vec![Span::new(0, source.text.len())],
            title: source.title.clone(),
            source: source.publisher.clone(),
            url: source.url.clone(),
            author: source.author.clone(),
            published: source.published.clone(),
        };
        let linked = linker.link(&article);
        let mut told = String::new();
        for (mention, why) in linked.mentions.iter().zip(&linked.explanations) {
            if !mention.span.overlaps(span) {
                continue;
            }
            let id = mention.id.as_deref().unwrap_or("?");
            let surface = mention.span.of(&article.text);
            let _ = writeln!(told, "«{surface}» → {id}");
            let rule = lang.fill(Message::DecidedBy, &[("rule", &why.rule)]);
            let _ = writeln!(told, "    {rule}");
            for feature in &why.features {
                let _ = writeln!(told, "    · {feature}");
            }
        }
        (!told.is_empty()).then_some(told)
    }
}
