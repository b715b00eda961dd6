//! How well pages are taken apart, measured on the annotated articles where they are at hand.

use std::path::{Path, PathBuf};

use serde_json::Value;
use thidua::corpus::{Article, Options, articles};
use thidua::text::{Span, Tokens, char_offsets};

fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let there = path.join("eval/gold.jsonl").exists();
    if !there {
        println!("skipped: the annotated articles are not here");
    }
    there.then_some(path)
}

fn gold(shared: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(shared.join("eval/gold.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn read(shared: &Path) -> Vec<Article> {
    let inputs = [shared.join("corpus/seeds"), shared.join("corpus/news")];
    let read = articles(&inputs, &Options::default());
    read.map(|article| article.unwrap_or_else(|warning| panic!("{warning}")))
        .collect()
}

/// The first line of every block that no gold mention stands in, for a look at what was kept.
#[test]
fn title_author_date_and_body_agree_with_the_annotation() {
    let Some(shared) = shared() else { return };
    let read = read(&shared);
    let (mut right, mut all, mut outside, mut mentions) = ([0; 3], 0, 0, 0);
    for document in gold(&shared) {
        let name = document["doc"].as_str().unwrap();
        let article = read.iter().find(|article| article.name == name).unwrap();
        let found = [&article.title, &article.published, &article.author];
        all += 1;
        for (i, key) in ["title", "published", "author"].into_iter().enumerate() {
            let expected = document[key].as_str();
            if found[i].as_deref() == expected {
                right[i] += 1;
            } else {
                println!("{name}: {key}: expected {expected:?}, found {:?}", found[i]);
            }
        }
        let offsets = char_offsets(&article.text);
        let in_chars = |span: &Span| {
            (
                offsets.of_byte(span.start as usize),
                offsets.of_byte(span.end as usize),
            )
        };
        let body: Vec<(usize, usize)> = article.body.iter().map(in_chars).collect();
        for mention in document["mentions"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            mentions += 1;
            if !body
                .iter()
                .any(|&(start, end)| start <= at("start") && at("end") <= end)
            {
                outside += 1;
                println!("{name}: outside the body: {}", mention["surface"]);
            }
        }
    }
    println!(
        "{all} documents: title {}, date {}, author {}",
        right[0], right[1], right[2]
    );
    println!("{outside} of {mentions} mentions lie outside the body");
    assert!(
        right.iter().all(|&right| right * 100 >= all * 94),
        "{right:?} of {all}"
    );
    assert_eq!(outside, 0);
}

/// Lines of the five long pages that are no part of the article, told by their beginnings; what is
/// asked is how many of their tokens the body holds all the same.
#[test]
fn furniture_stays_out_of_the_body() {
    let Some(shared) = shared() else { return };
    let gold = gold(&shared);
    let (mut kept, mut all) = (0, 0);
    for article in read(&shared) {
        let document = gold
            .iter()
            .find(|document| document["doc"] == article.name)
            .unwrap();
        let last = document["mentions"].as_array().unwrap().last().unwrap()["end"].as_u64();
        let offsets = char_offsets(&article.text);
        let tokens = Tokens::of(&article.text);
        for token in tokens.as_slice() {
            // Behind the last mention and its line, everything in these pages is furniture.
            let at = offsets.of_byte(token.span.start as usize) as u64;
            let last_line_end = {
                let chars: Vec<char> = article.text.chars().collect();
                let from = usize::try_from(last.unwrap()).unwrap();
                let rest = chars.iter().skip(from).position(|&c| c == '\n');
                rest.map_or(chars.len(), |rest| from + rest) as u64
            };
            if at < last_line_end {
                continue;
            }
            all += 1;
            kept += usize::from(article.body.iter().any(|body| body.contains(token.span)));
        }
    }
    println!("{kept} of {all} tokens of trailing furniture are in a body");
    assert!(kept * 100 <= all * 2, "{kept} of {all}");
}
