//! What the layers below say, in Vietnamese.
//!
//! The engine, the reader of articles and the snapshot know of no languages, nor do the failures of
//! the command line: their sentences are English, and translated here, at the rim. A row is the English sentence with `{}` for what
//! changes, and its Vietnamese, with as many `{}` in the same order. A test reads the sources of
//! those layers and misses none of their sentences here; [`Message`](super::Message) holds what the
//! shell says.

mod commands;
mod engine;
mod functions;
mod reading;

/// English and Vietnamese.
type Row = (&'static str, &'static str);

/// Returns the sentence in Vietnamese; nothing where it is not known. A place before it
/// (`bai-12.txt: byte 30: …`) stays as it is.
pub(super) fn sentence(english: &str) -> Option<String> {
    let tables = [
        commands::SENTENCES,
        engine::SENTENCES,
        functions::DOCS,
        reading::SENTENCES,
    ];
    let known = best(english, tables.iter().flat_map(|table| table.iter()));
    known.or_else(|| whole_phrase(english)).or_else(|| {
        let (place, rest) = english.split_once(": ")?;
        Some(format!("{place}: {}", sentence(rest)?))
    })
}

/// Returns a part of a sentence that stands alone.
fn whole_phrase(english: &str) -> Option<String> {
    let tables = [engine::PHRASES, reading::PHRASES];
    let rows = tables.iter().flat_map(|table| table.iter());
    best(english, rows.filter(|(from, _)| !from.starts_with("{}")))
}

/// Returns part of a sentence in Vietnamese, or as it is: most parts are the user's own words.
fn phrase(english: &str) -> String {
    let tables = [engine::PHRASES, reading::PHRASES];
    if let Some(known) = best(english, tables.iter().flat_map(|table| table.iter())) {
        return known;
    }
    let parts: Vec<&str> = english.split(", ").collect();
    match parts[..] {
        [_] => english.to_owned(),
        _ => parts.into_iter().map(phrase).collect::<Vec<_>>().join(", "),
    }
}

/// Fills the row that fits with the fewest open places.
fn best<'r>(english: &str, rows: impl Iterator<Item = &'r Row>) -> Option<String> {
    let mut best: Option<(usize, Vec<&str>, &str)> = None;
    for (from, to) in rows {
        let fixed = from.len() - 2 * from.matches("{}").count();
        if best.as_ref().is_some_and(|(most, ..)| fixed <= *most) {
            continue;
        }
        if let Some(places) = fit(english, from) {
            best = Some((fixed, places, to));
        }
    }
    let (_, places, to) = best?;
    let mut text = String::new();
    let mut places = places.into_iter().map(phrase);
    let mut rest = to;
    while let Some((before, after)) = rest.split_once("{}") {
        text.push_str(before);
        text.push_str(&places.next().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// Returns what stands at the open places of a pattern, where the text follows it.
fn fit<'t>(text: &'t str, pattern: &str) -> Option<Vec<&'t str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut places = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let (place, after) = match (last, piece) {
            (true, "") => (rest, ""),
            (true, piece) => (rest.strip_suffix(piece)?, ""),
            (false, piece) => rest.split_once(piece)?,
        };
        places.push(place);
        rest = after;
    }
    rest.is_empty().then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_known_parts_translated() {
        for (english, vietnamese) in [
            ("variable `đợt` is not defined", "chưa có biến `đợt`"),
            (
                "expected a number, but this is a string or a list",
                "cần một số, nhưng đây là chuỗi hoặc danh sách",
            ),
            (
                "`toUpper` takes 1 argument, but 3 were given",
                "`toUpper` cần 1 tham số, nhưng được cho 3",
            ),
            (
                "the query needs more than 100 levels of nesting",
                "truy vấn vượt quá 100 tầng lồng nhau",
            ),
        ] {
            assert_eq!(sentence(english).as_deref(), Some(vietnamese), "{english}");
        }
        assert_eq!(sentence("nobody says so"), None);
    }

    #[test]
    fn every_row_has_as_many_places_on_both_sides() {
        let tables = [
            commands::SENTENCES,
            engine::SENTENCES,
            engine::PHRASES,
            functions::DOCS,
            reading::SENTENCES,
            reading::PHRASES,
        ];
        for (english, vietnamese) in tables.iter().flat_map(|table| table.iter()) {
            assert!(!vietnamese.is_empty() && english != vietnamese, "{english}");
            assert_eq!(
                english.matches("{}").count(),
                vietnamese.matches("{}").count(),
                "{english}"
            );
        }
    }
}
