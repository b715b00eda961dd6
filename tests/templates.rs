//! Sentences made from templates, whose truth is known by construction.
//!
//! Heads × places × awards × counts × sentence frames, drawn with a fixed seed and printed in every
//! style. `cargo test --test main templates -- --nocapture` prints the report.

mod draft;
mod frames;
mod style;
mod world;

use thidua::corpus::Article;

use crate::support::score::{Annotation, Scores};
use draft::Draft;
use frames::{FRAMES, Scene};
use style::Style;
use world::{Dice, settings};

/// One article in one style, with its truth.
struct Sample {
    article: Article,
    truth: Annotation,
}

/// Makes `count` articles of some sentences each; the same for the same seed.
fn samples(seed: u64, count: usize, style: Style) -> Vec<Sample> {
    let settings = settings();
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|i| {
            let year = 2018 + u16::try_from(dice.roll(7)).unwrap();
            let mut scene = Scene::new(seed + 31 * i as u64, &settings, year);
            let mut draft = Draft::new(&format!("{year}-12-20"));
            frames::opening(&mut scene, &mut draft);
            for _ in 0..8 {
                let (_, frame) = dice.pick(&FRAMES);
                frame(&mut scene, &mut draft);
                draft.end_paragraph();
            }
            let (article, truth) = draft.print(format!("template-{i}"), style);
            Sample { article, truth }
        })
        .collect()
}

#[test]
fn the_truth_quotes_the_text_in_every_style() {
    let plain = samples(7, 40, Style::Plain);
    for style in Style::ALL {
        for (sample, plain) in samples(7, 40, style).iter().zip(&plain) {
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
