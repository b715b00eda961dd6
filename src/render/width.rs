//! How many columns a text takes in a terminal, and cutting and padding by that measure.
//!
//! Vietnamese in NFC and in NFD takes the same columns: combining marks take none, and nothing is
//! cut inside a grapheme cluster. News text is input that nobody vouches for, so whatever could
//! move a terminal's cursor or turn its reading direction is made visible first.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part of a text that was cut off.
const CUT: &str = "…";

/// Returns the columns that `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Replaces line ends, tabs, control characters and invisible direction marks by something that
/// takes its place in a line and does nothing else.
#[must_use]
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(disturbs) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('⏎'),
            '\t' => clean.push(' '),
            c if disturbs(c) => clean.push('\u{fffd}'),
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

/// Keeps line ends, and makes every other disturbing character harmless.
#[must_use]
pub fn many_lines(text: &str) -> String {
    text.split('\n')
        .map(|line| one_line(line.strip_suffix('\r').unwrap_or(line)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn disturbs(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts `text` to at most `columns`, an ellipsis included where something was cut.
#[must_use]
pub fn clip(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut kept = String::new();
    let mut taken = 0;
    for cluster in text.graphemes(true) {
        let wide = UnicodeWidthStr::width(cluster);
        if taken + wide > columns - 1 {
            break;
        }
        taken += wide;
        kept.push_str(cluster);
    }
    let trimmed = kept.trim_end().len();
    kept.truncate(trimmed);
    kept.push_str(CUT);
    Cow::Owned(kept)
}

/// Cuts `text` in its middle to at most `columns`: names of one kind begin alike and differ at
/// their end (`Liên đoàn Lao động tỉnh …`), so both ends are worth keeping.
#[must_use]
pub fn clip_middle(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns < 8 {
        return clip(text, columns);
    }
    let tail_columns = (columns - 1) / 2;
    let clusters: Vec<&str> = text.graphemes(true).collect();
    let mut start = clusters.len();
    let mut taken = 0;
    while let Some(cluster) = start.checked_sub(1).and_then(|at| clusters.get(at)) {
        let wide = UnicodeWidthStr::width(*cluster);
        if taken + wide > tail_columns {
            break;
        }
        taken += wide;
        start -= 1;
    }
    let head = clip(text, columns - taken);
    let tail: String = clusters.get(start..).unwrap_or_default().concat();
    Cow::Owned(format!("{head}{}", tail.trim_start()))
}

/// Fills `text` with blanks on the right up to `columns`.
#[must_use]
pub fn pad_right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// Fills `text` with blanks on the left up to `columns`.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(blanks))
}

/// Breaks `text` between words into lines of at most `columns`; a longer word stands alone.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for word in text.split_whitespace() {
        let wide = width(word);
        if taken > 0 && taken + 1 + wide > columns {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if taken > 0 {
            line.push(' ');
            taken += 1;
        }
        line.push_str(word);
        taken += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Wraps `text` into lines of at most `columns` behind a heading that is printed already: the
/// first line follows it, the others stand below, `indent` columns from the left. A terminal too
/// narrow for that still gets a few words a line.
#[must_use]
pub fn hang(text: &str, columns: usize, indent: usize) -> String {
    let room = columns.saturating_sub(indent).max(LEAST);
    wrap(text, room).join(&format!("\n{}", " ".repeat(indent)))
}

/// Columns of text that are worth a line.
const LEAST: usize = 16;

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn both_normal_forms_are_equally_wide() {
        for (text, columns) in [
            ("Tổ chức", 7),
            ("Liên đoàn Lao động huyện Thường Tín", 35),
            ("ĐOÀN KẾT", 8),
        ] {
            let decomposed: String = text.nfd().collect();
            assert_eq!((width(text), width(&decomposed)), (columns, columns));
        }
    }

    #[test]
    fn cutting_leaves_letters_whole() {
        let decomposed: String = "Thường Tín".nfd().collect();
        for columns in 0..12 {
            let cut = clip(&decomposed, columns);
            assert!(width(&cut) <= columns);
            assert_eq!(cut.nfc().collect::<String>(), clip("Thường Tín", columns));
        }
        assert_eq!(clip("Thường Tín", 8), "Thường…");
    }

    #[test]
    fn cutting_the_middle_keeps_both_ends() {
        let name = "Liên đoàn Lao động tỉnh Nam Định";
        assert_eq!(clip_middle(name, 20), "Liên đoàn…Nam Định");
        for columns in 0..40 {
            assert!(width(&clip_middle(name, columns)) <= columns);
            let decomposed: String = name.nfd().collect();
            let cut: String = clip_middle(&decomposed, columns).nfc().collect();
            assert_eq!(cut, clip_middle(name, columns));
        }
    }

    #[test]
    fn text_cannot_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31mb\r\nc\td"), "a\u{fffd}[31mb⏎c d");
        assert_eq!(one_line("abc\u{202e}def"), "abc\u{fffd}def");
        assert_eq!(many_lines("a\r\nb\u{7}"), "a\nb\u{fffd}");
    }

    #[test]
    fn lines_hang_below_the_first() {
        assert_eq!(
            hang("một hai ba bốn năm sáu", 20, 4),
            "một hai ba bốn\n    năm sáu"
        );
    }

    #[test]
    fn wrapping_breaks_between_words() {
        assert_eq!(wrap("một hai ba bốn", 7), ["một hai", "ba bốn"]);
        assert_eq!(wrap("", 7), Vec::<String>::new());
    }
}
