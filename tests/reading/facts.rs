//! The facts rules alone: annotated mentions in, facts out, scored as `score.py` scores them.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;
use thidua::corpus::{Article, Options, articles};
use thidua::extract::{Fact, Reader, facts};
use thidua::link::{EntityType, Mention};
use thidua::text::{Sentences, Span, Tokens};

use crate::support::score::{Annotation, Claim, Scores, rows};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads the annotations of a file; none where it is not at hand.
fn annotations(path: &Path) -> Vec<Value> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: {} is not here", path.display());
        return Vec::new();
    };
    rows(&text)
}

fn mentions(row: &Value, text: &str) -> Vec<Mention> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut mentions: Vec<Mention> = row["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mention| {
            let at = |key: &str| bytes[usize::try_from(mention[key].as_u64().unwrap()).unwrap()];
            let entity: EntityType = serde_json::from_value(mention["type"].clone()).unwrap();
            Mention {
                span: Span::new(at("start"), at("end")),
                entity,
                id: mention["id"].as_str().map(str::to_owned),
                name: mention["name"].as_str().unwrap_or_default().to_owned(),
                relative: mention["relative"].as_bool().unwrap_or_default(),
                rule: "gold".into(),
                confidence: 1.0,
                candidates: Vec::new(),
            }
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    // Optional annotations may overlap; the first and longest stands.
    let mut end = 0;
    mentions.retain(|mention| {
        let free = mention.span.start >= end;
        if free {
            end = mention.span.end;
        }
        free
    });
    mentions
}

fn predict(article: &Article, row: &Value) -> Vec<Fact> {
    let mut article = article.clone();
    article.title = row["title"].as_str().map(str::to_owned).or(article.title);
    article.published = row["published"]
        .as_str()
        .map(str::to_owned)
        .or(article.published);
    let tokens = Tokens::of(&article.text);
    let sentences = Sentences::cut(&tokens, &article.body);
    facts(&article, &tokens, &sentences, &mentions(row, &article.text))
}

fn claim(fact: &Fact) -> Claim {
    Claim::new(serde_json::to_value(&fact.kind).unwrap())
}

/// Scores the facts of annotated mentions.
fn score(gold: &Path, inputs: &[PathBuf]) -> Scores {
    let mut scores = Scores::default();
    let read: Vec<Article> = articles(inputs, &Options::default())
        .filter_map(Result::ok)
        .collect();
    for row in annotations(gold) {
        let Some(article) = read.iter().find(|article| row["doc"] == *article.name) else {
            continue;
        };
        let found = Annotation {
            facts: predict(article, &row).iter().map(claim).collect(),
            ..Annotation::default()
        };
        scores.add_facts(&Annotation::of(&row), &found);
    }
    scores
}

/// Prints the scores, and returns those of all facts and of conferrals; nothing where no annotation is.
fn report(gold: &Path, inputs: &[PathBuf]) -> Option<(f64, f64)> {
    let scores = score(gold, inputs);
    for (measure, tally) in &scores.tallies {
        println!("{measure:<18} F1 {:.3}  {tally:?}", tally.f1());
    }
    for slip in &scores.slips {
        println!("{slip}");
    }
    let f1 = |measure| scores.get(measure).f1();
    (!scores.tallies.is_empty()).then(|| (f1("facts"), f1("facts:conferred")))
}

#[test]
fn facts_of_annotated_mentions_in_real_articles() {
    let shared = root().join("../shared");
    let inputs = [shared.join("corpus/seeds"), shared.join("corpus/news")];
    if let Some((all, conferred)) = report(&shared.join("eval/gold.jsonl"), &inputs) {
        assert!(all > 0.88, "all {all}");
        assert!(conferred > 0.9, "conferred {conferred}");
    }
}

#[test]
fn facts_of_annotated_mentions_in_the_sample() {
    let inputs = [root().join("data/sample")];
    if let Some((all, conferred)) = report(&root().join("tests/reading/sample_gold.jsonl"), &inputs)
    {
        assert!(all > 0.88, "all {all}");
        assert!(conferred > 0.9, "conferred {conferred}");
    }
}

/// Facts found by the whole pipeline in the annotated articles, each with its confidence and
/// whether the annotation has it.
fn judged(gold: &Path, inputs: &[PathBuf], reader: &Reader) -> Vec<(Fact, bool)> {
    let read: Vec<Article> = articles(inputs, &Options::default())
        .filter_map(Result::ok)
        .collect();
    let mut judged = Vec::new();
    for row in annotations(gold) {
        let Some(article) = read.iter().find(|article| row["doc"] == *article.name) else {
            continue;
        };
        let mut left = Annotation::of(&row).facts;
        for fact in reader.read(article.clone()).facts {
            let found = claim(&fact);
            let hit = left.iter().position(|gold| gold.agrees(&found));
            if let Some(hit) = hit {
                left.remove(hit);
            }
            judged.push((fact, hit.is_some()));
        }
    }
    judged
}

/// Confidence means something: it is what articles that no rule has seen bear out, so that on these
/// sets, which the rules have seen, at least as many facts are right. The table is that of
/// `docs/extraction.md`.
#[test]
fn confidence_is_about_the_share_of_right_facts() {
    let reader = Reader::builtin();
    let shared = root().join("../shared");
    let mut all = judged(
        &shared.join("eval/gold.jsonl"),
        &[shared.join("corpus/seeds"), shared.join("corpus/news")],
        &reader,
    );
    all.extend(judged(
        &root().join("tests/reading/sample_gold.jsonl"),
        &[root().join("data/sample")],
        &reader,
    ));
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut bins = [(0_usize, 0_usize, 0.0_f64); 5];
    for (fact, right) in &all {
        let bin = ((f64::from(fact.confidence) - 0.5) * 10.0).clamp(0.0, 4.0) as usize;
        bins[bin].0 += 1;
        bins[bin].1 += usize::from(*right);
        bins[bin].2 += f64::from(fact.confidence);
        let rule = rules.entry(&fact.rule).or_default();
        rule.0 += 1;
        rule.1 += usize::from(*right);
    }
    for (rule, (found, right)) in &rules {
        println!("{rule:<28} {right:>4} of {found:>4}");
    }
    for (n, (found, right, sum)) in bins.iter().enumerate() {
        if *found == 0 {
            continue;
        }
        let (mean, share) = (sum / *found as f64, *right as f64 / *found as f64);
        println!(
            "0.{}: {found:>4} facts, mean {mean:.2}, right {share:.2}",
            n + 5
        );
        assert!(
            *found < 20 || share > mean - 0.05 && share < mean + 0.4,
            "bin {n}: {share:.2}, {mean:.2}"
        );
    }
}
