//! Sentences made from templates, whose truth is known by construction.
//!
//! Heads × places × awards × counts × sentence frames, drawn with a fixed seed and printed in every
//! style. `cargo test --test main templates -- --nocapture` prints the report.

mod draft;
mod frames;
mod style;
mod world;

use thidua::corpus::Article;
use thidua::extract::facts;
use thidua::gazetteer::Gazetteer;
use thidua::link::{EntityType, Linker};

use crate::support::score::{Annotation, Claim, Scores, Spot, Tally};
use draft::Draft;
use frames::{FRAMES, Frame, Scene};
use style::Style;
use world::{Dice, settings};

/// One article in one style, with its truth.
struct Sample {
    article: Article,
    truth: Annotation,
}

/// Makes `count` articles of eight sentences each, drawn from `frames`; the same for the same seed.
fn samples(seed: u64, count: usize, style: Style, frames: &[(&str, Frame)]) -> Vec<Sample> {
    let settings = settings();
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|i| {
            let year = 2018 + u16::try_from(dice.roll(7)).unwrap();
            let mut scene = Scene::new(seed + 31 * i as u64, &settings, year);
            let mut draft = Draft::new(&format!("{year}-12-20"));
            frames::opening(&mut scene, &mut draft);
            for _ in 0..8 {
                let (_, frame) = dice.pick(frames);
                frame(&mut scene, &mut draft);
                draft.end_paragraph();
            }
            let (article, truth) = draft.print(format!("template-{i}"), style);
            Sample { article, truth }
        })
        .collect()
}

/// What the program finds in an article.
fn found(linker: &Linker, article: &Article) -> Annotation {
    let linked = linker.link(article);
    let facts = facts(article, &linked.tokens, &linked.sentences, &linked.mentions);
    let spot = |mention: thidua::link::Mention| {
        Some(Spot {
            start: mention.span.start as usize,
            end: mention.span.end as usize,
            kind: kind_name(mention.entity).to_owned(),
            id: mention.id?,
            alternatives: Vec::new(),
            optional: false,
            surface: mention.span.of(&article.text).to_owned(),
        })
    };
    Annotation {
        mentions: linked.mentions.into_iter().filter_map(spot).collect(),
        facts: facts
            .iter()
            .map(|fact| Claim::new(serde_json::to_value(&fact.kind).unwrap()))
            .collect(),
    }
}

fn kind_name(entity: EntityType) -> &'static str {
    match entity {
        EntityType::Union => "union",
        EntityType::Place => "place",
        EntityType::Campaign => "campaign",
        EntityType::Award => "award",
        EntityType::Person => "person",
        EntityType::Legal => "legal",
        EntityType::Org => "org",
        EntityType::Event => "event",
    }
}

fn score(linker: &Linker, samples: &[Sample]) -> Scores {
    let mut scores = Scores::default();
    for sample in samples {
        scores.add(&sample.truth, &found(linker, &sample.article));
    }
    scores
}

fn percent(share: f64) -> String {
    format!("{:6.1}", share * 100.0)
}

fn print_row(name: &str, scores: &Scores) {
    let measures = ["detect", "link", "facts"].map(|measure| match scores.get(measure) {
        // A sentence that states nothing has no score; its extra facts would show as slips.
        tally if tally == Tally::default() => "     –".to_owned(),
        tally => percent(tally.f1()),
    });
    println!("{name:<24}{}", measures.join(" "));
}

/// Prints the first slips of each sort, to be read.
fn print_slips(scores: &Scores, most: usize) {
    for slip in scores.slips.iter().take(most) {
        println!("    {slip}");
    }
}

/// The report: F1 of exact mentions, links and facts in every style, by type and by sentence.
#[test]
fn templates_are_understood_in_every_style() {
    let linker = Linker::new(Gazetteer::load_builtin());
    println!("{:<24}detect   link  facts", "style");
    let mut by_style = Vec::new();
    for style in Style::ALL {
        let scores = score(&linker, &samples(2021, 60, style, &FRAMES));
        print_row(style.name(), &scores);
        by_style.push((style, scores));
    }
    let plain = &by_style[0].1;
    println!("\n{:<24}     P      R     F1", "as written");
    for (measure, tally) in &plain.tallies {
        let row = [tally.precision(), tally.recall(), tally.f1()].map(percent);
        println!("{measure:<24}{}", row.join(" "));
    }
    println!("\n{:<24}detect   link  facts", "sentence");
    for (i, frame) in FRAMES.iter().enumerate() {
        let scores = score(
            &linker,
            &samples(77 + i as u64, 20, Style::Plain, &[*frame]),
        );
        print_row(frame.0, &scores);
        print_slips(&scores, 6);
    }
    for (style, scores) in &by_style {
        let (link, facts) = floor(*style);
        let (found_link, found_facts) = (scores.get("link").f1(), scores.get("facts").f1());
        assert!(found_link >= link, "{}: links {found_link}", style.name());
        assert!(
            found_facts >= facts,
            "{}: facts {found_facts}",
            style.name()
        );
    }
}

/// What must be reached at the least. Spelling costs nothing, since it is folded away; diacritics
/// that are missing are guessed, and in capitals throughout names cannot be told from words as well.
fn floor(style: Style) -> (f64, f64) {
    match style {
        Style::NoMarks => (0.97, 0.95),
        Style::Upper => (0.92, 0.84),
        _ => (0.99, 0.98),
    }
}

#[test]
fn the_truth_quotes_the_text_in_every_style() {
    let plain = samples(7, 40, Style::Plain, &FRAMES);
    for style in Style::ALL {
        for (sample, plain) in samples(7, 40, style, &FRAMES).iter().zip(&plain) {
            assert_eq!(sample.truth.mentions.len(), plain.truth.mentions.len());
            for (spot, same) in sample.truth.mentions.iter().zip(&plain.truth.mentions) {
                let quote = sample.article.text.get(spot.start..spot.end).unwrap();
                let original = plain.article.text.get(same.start..same.end).unwrap();
                let equal = match style {
                    Style::NoMarks => thidua::text::slug(quote) == thidua::text::slug(original),
                    _ => thidua::text::fold(quote) == thidua::text::fold(original),
                };
                assert!(equal, "{quote} / {original}");
            }
        }
    }
    let mut scores = Scores::default();
    scores.add(&plain[0].truth, &plain[0].truth);
    assert_eq!(scores.get("link").f1(), 1.0);
}
