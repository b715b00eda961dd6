//! From articles to linked mentions.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use thidua::corpus::{Options, articles};
use thidua::gazetteer::Gazetteer;
use thidua::link::Linker;
use thidua::text::char_offsets;

/// Writes `target/linked.jsonl` for the scorer, where the corpus for it is at hand.
#[test]
fn mentions_of_the_shared_corpus_are_written_for_the_scorer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = root.join("../shared/corpus");
    write(&[shared.join("seeds"), shared.join("news")], "linked.jsonl");
    write(&[root.join("data/sample")], "linked_sample.jsonl");
}

fn write(inputs: &[PathBuf], name: &str) {
    let inputs: Vec<PathBuf> = inputs
        .iter()
        .filter(|path| path.exists())
        .cloned()
        .collect();
    if inputs.is_empty() {
        return;
    }
    let linker = Linker::new(Gazetteer::load_builtin());
    let mut out = String::new();
    for article in articles(&inputs, &Options::default()) {
        let article = article.unwrap();
        let linked = linker.link(&article);
        let offsets = char_offsets(&article.text);
        let mut rows = Vec::new();
        for (mention, why) in linked.mentions.iter().zip(&linked.explanations) {
            let Some(id) = &mention.id else { continue };
            rows.push(serde_json::json!({
                "start": offsets.of_byte(mention.span.start as usize),
                "end": offsets.of_byte(mention.span.end as usize),
                "surface": mention.span.of(&article.text),
                "type": mention.entity,
                "id": id,
                "rule": mention.rule,
                "confidence": mention.confidence,
                "why": why.features,
            }));
        }
        let row = serde_json::json!({"doc": article.name, "mentions": rows, "facts": []});
        writeln!(out, "{row}").unwrap();
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target")
        .join(name);
    std::fs::write(target, out).unwrap();
}
