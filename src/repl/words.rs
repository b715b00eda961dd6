//! Cutting a command's line into words.

use std::ops::Range;

/// A word of a command: what it says once quotes are taken off, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
    /// Whether a quotation mark was opened and not closed.
    pub(crate) open: bool,
}

/// Cuts at blanks outside of quotes. Inside a word, quotes group (`place='Thành phố Huế'`); a
/// doubled quote stands for itself, and a backslash keeps the next character as it is.
pub(crate) fn words(line: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut current: Option<Word> = None;
    let mut quote: Option<char> = None;
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        if quote.is_none() && c.is_whitespace() {
            found.extend(current.take());
            continue;
        }
        let word = current.get_or_insert_with(|| Word {
            text: String::new(),
            range: at..at,
            open: false,
        });
        word.range.end = end;
        match (quote, c) {
            (Some(mark), c) if c == mark => {
                if characters.peek().is_some_and(|(_, next)| *next == mark) {
                    characters.next();
                    word.text.push(mark);
                    word.range.end = end + mark.len_utf8();
                } else {
                    quote = None;
                }
            }
            (None, '\'' | '"') => quote = Some(c),
            (_, '\\') => match characters.next() {
                Some((next, kept)) => {
                    word.text.push(kept);
                    word.range.end = next + kept.len_utf8();
                }
                None => word.text.push('\\'),
            },
            _ => word.text.push(c),
        }
        word.open = quote.is_some();
    }
    found.extend(current);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        words(line).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn quotes_group_and_blanks_cut() {
        assert_eq!(
            texts(":run awards place='Thành phố Huế' x=\"a b\" 'it''s' a\\ b"),
            [
                ":run",
                "awards",
                "place=Thành phố Huế",
                "x=a b",
                "it's",
                "a b"
            ]
        );
        assert_eq!(texts("  "), Vec::<String>::new());
        assert!(words("place='Thành").last().unwrap().open);
    }
}
