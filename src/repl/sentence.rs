//! The sentence around a piece of evidence, and the evidence marked in it.

use crate::render::{Palette, Role, width};
use crate::text::Span;

/// Bytes that a sentence may have on either side of the evidence.
const AROUND: usize = 400;

/// Returns what stands around `span` up to the ends of its sentences, and the span itself.
pub(super) fn sentence(text: &str, span: Span) -> (&str, &str, &str) {
    let inside = span.of(text);
    let before = text.get(..span.start as usize).unwrap_or_default();
    let mut after = text.get(span.end as usize..).unwrap_or_default();
    // A stretch that ends with its sentence needs nothing of the next one.
    if ends_whole(inside, after) {
        after = "";
    }
    let mut start = before
        .char_indices()
        .rev()
        .take_while(|(at, _)| before.len() - at <= AROUND)
        .find(|(at, c)| *c == '\n' || ends_sentence(before, *at, *c))
        .map_or_else(|| nearest_blank(before), |(at, c)| at + c.len_utf8());
    start += before
        .get(start..)
        .map_or(0, |rest| rest.len() - rest.trim_start().len());
    let end = after
        .char_indices()
        .take_while(|(at, _)| *at <= AROUND)
        .find(|(at, c)| *c == '\n' || ends_sentence(after, *at, *c))
        .map_or_else(|| after.len().min(AROUND), |(at, c)| at + c.len_utf8());
    let mut end = end.min(after.len());
    while !after.is_char_boundary(end) {
        end -= 1;
    }
    (
        before.get(start..).unwrap_or_default(),
        inside,
        after.get(..end).unwrap_or_default().trim_end(),
    )
}

fn nearest_blank(before: &str) -> usize {
    let mut start = before.len().saturating_sub(AROUND);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// Tells whether a stretch ends with a full stop that ends the sentence, marks of quotation aside.
fn ends_whole(inside: &str, after: &str) -> bool {
    let bare = inside.trim_end_matches(['”', '"', '’', ')', '»']);
    bare.ends_with(['.', '!', '?', '…']) && !after.starts_with(|c: char| !c.is_whitespace())
}

/// A full stop ends a sentence where a blank and no small letter follow; `TP.HCM` goes on.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    if !matches!(c, '.' | '!' | '?' | '…') {
        return false;
    }
    let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
    let mut next = rest.chars();
    match next.next() {
        None => false,
        Some(blank) if blank.is_whitespace() => rest
            .trim_start()
            .chars()
            .next()
            .is_none_or(|c| !c.is_lowercase()),
        Some(_) => false,
    }
}

/// Wraps a text in which `\u{1}` and `\u{2}` enclose the marked stretch, and paints that.
pub(super) fn wrap_marked(text: &str, columns: usize, palette: Palette) -> Vec<String> {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in width::wrap(text, columns) {
        let mut painted = String::new();
        let mut piece = String::new();
        for c in line.chars() {
            match c {
                '\u{1}' | '\u{2}' => {
                    painted.push_str(&marked(&piece, inside, palette));
                    piece.clear();
                    if !palette.is_coloured() {
                        painted.push(if c == '\u{1}' { '«' } else { '»' });
                    }
                    inside = c == '\u{1}';
                }
                c => piece.push(c),
            }
        }
        painted.push_str(&marked(&piece, inside, palette));
        lines.push(painted);
    }
    lines
}

fn marked(piece: &str, inside: bool, palette: Palette) -> String {
    let clean = width::one_line(piece);
    if inside {
        palette.paint(Role::Mark, &clean)
    } else {
        clean.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_stands_in_its_sentence() {
        let text = "Câu đầu. Sáng 3.2, LĐLĐ TP.HCM phát động đợt thi đua. Câu sau.";
        let start = text.find("phát").unwrap();
        let span = Span::new(start, start + "phát động".len());
        assert_eq!(
            sentence(text, span),
            ("Sáng 3.2, LĐLĐ TP.HCM ", "phát động", " đợt thi đua.")
        );
    }

    #[test]
    fn a_stretch_that_is_whole_sentences_stands_alone() {
        let text = "Câu đầu. Công đoàn tặng quà. Câu sau.";
        let start = text.find("Công").unwrap();
        let span = Span::new(start, start + "Công đoàn tặng quà.".len());
        assert_eq!(sentence(text, span), ("", "Công đoàn tặng quà.", ""));
    }

    #[test]
    fn no_span_makes_a_sentence_panic() {
        let text = format!("{}ế. {}", "đ".repeat(500), "ậ".repeat(500));
        for start in (0..text.len()).step_by(7) {
            sentence(&text, Span::new(start, (start + 9).min(text.len())));
        }
    }
}
