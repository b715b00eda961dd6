//! The facts rules alone: annotated mentions in, facts out, scored as `score.py` scores them.

#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use thidua::corpus::{Article, Options, articles};
use thidua::extract::{Fact, Reader, facts};
use thidua::link::{EntityType, Mention};
use thidua::text::{Sentences, Span, Tokens, char_offsets};

const KEYS: [(&str, &[&str]); 6] = [
    ("launched", &["org", "campaign"]),
    ("took_part", &["org", "campaign"]),
    (
        "conferred",
        &["grantor", "award", "collectives", "individuals", "total"],
    ),
    ("reported", &["org", "value"]),
    ("holds_post", &["person", "org"]),
    ("based_on", &["subject", "legal"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rows(path: &Path) -> Vec<Value> {
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: {} is not here", path.display());
        return Vec::new();
    };
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
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

fn canon(id: &str) -> String {
    const SHORT: [(&str, &str); 10] = [
        ("cong-nhan-vien-chuc-lao-dong", "cnvcld"),
        ("trach-nhiem-huu-han", "tnhh"),
        ("mot-thanh-vien", "mtv"),
        ("trung-hoc-co-so", "thcs"),
        ("trung-hoc-pho-thong", "thpt"),
        ("co-phan", "cp"),
        ("cty", "cong-ty"),
        ("cong-doan-co-so", "cdcs"),
        ("uy-ban-nhan-dan", "ubnd"),
        ("hoi-dong-nhan-dan", "hdnd"),
    ];
    SHORT
        .iter()
        .fold(id.to_owned(), |id, (long, short)| id.replace(long, short))
}

fn norm(value: &Value) -> String {
    match value {
        Value::String(text) => canon(&text.to_lowercase()),
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        _ => String::new(),
    }
}

fn agree(gold: &Value, found: &Value, slots: &[&str]) -> bool {
    slots.iter().all(|slot| {
        let alternatives = gold["alt"][*slot].as_array();
        norm(&gold[*slot]) == norm(&found[*slot])
            || alternatives
                .is_some_and(|all| all.iter().any(|one| norm(one) == norm(&found[*slot])))
    })
}

#[derive(Default, Clone, Copy)]
struct Tally {
    right: usize,
    extra: usize,
    missed: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        let all = 2 * self.right + self.extra + self.missed;
        if all == 0 {
            1.0
        } else {
            2.0 * self.right as f64 / all as f64
        }
    }
}

/// Scores the facts of annotated mentions; returns the tallies by type, and the errors as text.
fn score(gold: &Path, inputs: &[PathBuf]) -> (BTreeMap<&'static str, Tally>, String) {
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    let mut errors = String::new();
    let read: Vec<Article> = articles(inputs, &Options::default())
        .filter_map(Result::ok)
        .collect();
    for row in rows(gold) {
        let name = row["doc"].as_str().unwrap();
        let Some(article) = read.iter().find(|article| article.name == name) else {
            continue;
        };
        let found = predict(article, &row);
        let mut left: Vec<(Value, &Fact)> = found
            .iter()
            .map(|fact| (serde_json::to_value(&fact.kind).unwrap(), fact))
            .collect();
        for gold in row["facts"].as_array().unwrap() {
            let Some((kind, slots)) = KEYS.iter().find(|(kind, _)| gold["type"] == *kind) else {
                continue;
            };
            let hit = left
                .iter()
                .position(|(found, _)| found["type"] == *kind && agree(gold, found, slots));
            if let Some(hit) = hit {
                left.remove(hit);
            }
            if gold["optional"].as_bool().unwrap_or_default() {
                continue;
            }
            let tally = tallies.entry(kind).or_default();
            match hit {
                Some(_) => tally.right += 1,
                None => {
                    tally.missed += 1;
                    writeln!(errors, "missed {name} {}", brief(gold)).unwrap();
                }
            }
        }
        for (found, fact) in left {
            let kind = KEYS
                .iter()
                .find(|(kind, _)| found["type"] == *kind)
                .unwrap()
                .0;
            tallies.entry(kind).or_default().extra += 1;
            let evidence = fact.evidence[0].of(&article.text);
            writeln!(
                errors,
                "extra {name} {} [{}] {evidence}",
                brief(&found),
                fact.rule
            )
            .unwrap();
        }
    }
    (tallies, errors)
}

fn brief(fact: &Value) -> Value {
    let mut kept = Map::new();
    for (key, value) in fact.as_object().unwrap() {
        if !value.is_null() && *value != json!([]) {
            kept.insert(key.clone(), value.clone());
        }
    }
    Value::Object(kept)
}

fn report(gold: &Path, inputs: &[PathBuf]) -> Option<(f64, f64)> {
    let (tallies, errors) = score(gold, inputs);
    let mut all = Tally::default();
    for (kind, tally) in &tallies {
        all.right += tally.right;
        all.extra += tally.extra;
        all.missed += tally.missed;
        println!(
            "{kind:<12} F1 {:.3}  {} right, {} extra, {} missed",
            tally.f1(),
            tally.right,
            tally.extra,
            tally.missed
        );
    }
    println!(
        "{:<12} F1 {:.3}  {} right, {} extra, {} missed",
        "all",
        all.f1(),
        all.right,
        all.extra,
        all.missed
    );
    println!("{errors}");
    let conferred = tallies.get("conferred").copied().unwrap_or_default();
    (!tallies.is_empty()).then(|| (all.f1(), conferred.f1()))
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
    for row in rows(gold) {
        let name = row["doc"].as_str().unwrap();
        let Some(article) = read.iter().find(|article| article.name == name) else {
            continue;
        };
        let mut left: Vec<&Value> = row["facts"].as_array().unwrap().iter().collect();
        for fact in reader.read(article.clone()).facts {
            let found = serde_json::to_value(&fact.kind).unwrap();
            let hit = left.iter().position(|gold| {
                let slots = KEYS.iter().find(|(kind, _)| gold["type"] == *kind);
                slots.is_some_and(|(kind, slots)| {
                    found["type"] == *kind && agree(gold, &found, slots)
                })
            });
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

/// Writes what the whole pipeline reads in both corpora, for `score.py` and for the eye.
#[test]
fn the_whole_pipeline_reads_every_annotated_article() {
    let shared = root().join("../shared");
    let inputs = [
        shared.join("corpus/seeds"),
        shared.join("corpus/news"),
        root().join("data/sample"),
    ];
    let reader = Reader::builtin();
    let mut out = String::new();
    for article in articles(&inputs, &Options::default()).filter_map(Result::ok) {
        let reading = reader.read(article);
        let text = &reading.article.text;
        let offsets = char_offsets(text);
        let mentions: Vec<Value> = reading
            .linked
            .mentions
            .iter()
            .filter(|mention| mention.id.is_some())
            .map(|mention| {
                json!({
                    "start": offsets.of_byte(mention.span.start as usize),
                    "end": offsets.of_byte(mention.span.end as usize),
                    "surface": mention.span.of(text),
                    "type": mention.entity,
                    "id": mention.id,
                    "rule": mention.rule,
                })
            })
            .collect();
        let facts: Vec<Value> = reading
            .facts
            .iter()
            .map(|fact| {
                let mut row = serde_json::to_value(&fact.kind).unwrap();
                row["rule"] = json!(fact.rule);
                row["evidence"] = json!(fact.evidence[0].of(text));
                row
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({"doc": reading.article.name, "mentions": mentions, "facts": facts})
        )
        .unwrap();
    }
    std::fs::write(
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipeline.jsonl"),
        out,
    )
    .unwrap();
}
