//! The lines of a page and what can be said of each by itself.

use std::ops::Range;

use crate::text::date::iso_date;
use crate::text::{Case, Date, Gap, Span, Time, TokenKind, Tokens, When, times};

use super::labels;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not decided yet.
    Open,
    /// The headline.
    Title,
    /// A paragraph, a caption, a heading within the article.
    Body,
    /// The author's name, below or above the article.
    Byline,
    /// Anything that is not the article.
    Furniture,
}

/// What the structure of a web page says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Hint {
    /// Nothing: the page is plain text.
    #[default]
    None,
    /// It stands within the article.
    Article,
    /// It stands in a menu, a side column, a footer.
    Furniture,
}

/// One line that is not empty.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Without the blanks around it.
    pub(super) span: Span,
    pub(super) tokens: Range<usize>,
    /// Length in characters.
    pub(super) chars: usize,
    pub(super) hint: Hint,
    pub(super) role: Role,
    /// Whether an empty line stands before it.
    pub(super) apart: bool,
    /// The keys of its words and numbers joined by blanks, no punctuation; of long lines the first.
    words: String,
    /// How many words it has, without numbers.
    word_count: usize,
}

/// A page as lines.
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Tokens,
    pub(super) lines: Vec<Line>,
    /// The times of the whole page.
    times: Vec<Time>,
}

/// From so many characters on, a line is a paragraph whatever it ends with.
const LONG: usize = 200;

impl<'t> Page<'t> {
    /// Cuts `text` into lines; `hints` are stretches of which the page's structure says something.
    pub(super) fn of(text: &'t str, hints: &[(Span, Hint)]) -> Self {
        let tokens = Tokens::of(text);
        let mut lines = Vec::new();
        let mut start = 0;
        let starts = (0..tokens.len()).filter(|&i| i > 0 && tokens[i].space_before >= Gap::Line);
        for end in starts.chain([tokens.len()]) {
            if end == start {
                continue;
            }
            // A paragraph of a page that is wrapped by hand goes on.
            let wrapped = tokens.get(end).is_some_and(|next| {
                let chars = tokens.span(start..end).of(text).chars().count();
                let row = tokens
                    .span(row_start(&tokens, end)..end)
                    .of(text)
                    .chars()
                    .count();
                next.space_before == Gap::Line
                    && (50..=90).contains(&row)
                    && chars >= row
                    && continues(&tokens, end)
            });
            if wrapped && hints.is_empty() {
                continue;
            }
            let span = tokens.span(start..end);
            let hint = hints.iter().find(|(stretch, _)| stretch.contains(span));
            lines.push(Line {
                span,
                tokens: start..end,
                chars: span.of(text).chars().count(),
                hint: hint.map_or(Hint::None, |(_, hint)| *hint),
                role: Role::Open,
                apart: tokens[start].space_before == Gap::Blank || start == 0,
                words: words_of(&tokens, start..end),
                word_count: (start..end)
                    .filter(|&at| tokens[at].kind == TokenKind::Word)
                    .count(),
            });
            start = end;
        }
        let times = times(&tokens, 0..tokens.len());
        Self {
            text,
            tokens,
            lines,
            times,
        }
    }

    /// Returns the text of line `i`.
    pub(super) fn line_text(&self, i: usize) -> &'t str {
        self.lines.get(i).map_or("", |line| line.span.of(self.text))
    }

    /// Returns the keys of the words and numbers of line `i`, joined by blanks, no punctuation; at
    /// most the first [`LEADING`].
    pub(super) fn words(&self, i: usize) -> &str {
        self.lines.get(i).map_or("", |line| &line.words)
    }

    /// Returns how many words (no numbers, no punctuation) line `i` has.
    pub(super) fn word_count(&self, i: usize) -> usize {
        self.lines.get(i).map_or(0, |line| line.word_count)
    }

    /// Tells whether line `i` ends like a sentence, closing quotation marks left aside.
    pub(super) fn is_ended(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else {
            return false;
        };
        for at in line.tokens.clone().rev() {
            match self.tokens[at].kind {
                TokenKind::Punct('”' | '"' | '’' | '\'' | ')' | '»') => {}
                TokenKind::Punct(mark) => return matches!(mark, '.' | '!' | '?' | '…' | ';' | ':'),
                _ => return false,
            }
        }
        false
    }

    /// Tells whether line `i` is running text and not a label, a headline or a menu.
    pub(super) fn is_paragraph(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else {
            return false;
        };
        line.chars >= LONG || (line.chars >= 70 && self.is_ended(i) && self.word_count(i) >= 12)
    }

    /// Tells whether line `i` could be a headline.
    pub(super) fn is_headline(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else {
            return false;
        };
        // "date 2025-10-26 …": a day that a collection put before the headline.
        let from = line.tokens.start;
        let dated = self.tokens.key(from) == "date" && iso_date(&self.tokens, from + 1).is_some();
        let first = match self.tokens.get(from + 6).filter(|_| dated) {
            Some(first) => first,
            // "⭐ HỘI NGHỊ …", "🇻🇳 ĐẠI HỘI …".
            None => {
                let drawn = |kind| matches!(kind, TokenKind::Punct(mark) if mark >= '\u{2600}');
                let first = line.tokens.clone().find(|&at| !drawn(self.tokens[at].kind));
                &self.tokens[first.unwrap_or(from)]
            }
        };
        let opens = match first.kind {
            TokenKind::Word => first.case != Case::Lower,
            TokenKind::Number => true,
            TokenKind::Punct(mark) => matches!(mark, '“' | '"' | '‘' | '\'' | '«' | '['),
        };
        let last = self.tokens[line.tokens.end - 1].kind;
        let stopped = matches!(last, TokenKind::Punct('.' | ';' | ':' | ','));
        opens && !stopped && line.chars <= 250 && self.word_count(i) >= 4
    }

    /// Tells whether all letters of line `i` are capitals.
    pub(super) fn is_shouted(&self, i: usize) -> bool {
        let text = self.line_text(i);
        text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
    }

    /// Returns the times that line `i` names.
    pub(super) fn times(&self, i: usize) -> &[Time] {
        let Some(line) = self.lines.get(i) else {
            return &[];
        };
        let start = self
            .times
            .partition_point(|time| time.tokens.start < line.tokens.start);
        let end = self
            .times
            .partition_point(|time| time.tokens.end <= line.tokens.end);
        self.times.get(start..end).unwrap_or_default()
    }

    /// Tells whether line `i` begins by saying when, as sentences do: "Chiều 28.7, Chủ tịch …".
    pub(super) fn begins_with_time(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else {
            return false;
        };
        let first = self.times(i).first();
        first.is_some_and(|time| {
            let comma = self.tokens.get(time.tokens.end);
            time.tokens.start <= line.tokens.start + 2 && comma.is_some_and(|t| t.is_punct(','))
        })
    }

    /// Returns the full date in a line that is there to date the page ("Thứ hai, 12/10/2020 -
    /// 13:35", "Đăng lúc …").
    pub(super) fn page_date(&self, i: usize) -> Option<Date> {
        let line = self.lines.get(i).filter(|line| line.chars <= 160)?;
        let iso = line
            .tokens
            .clone()
            .find_map(|at| iso_date(&self.tokens, at));
        let times = self.times(i);
        let date = iso.or_else(|| times.iter().find_map(full_date))?;
        let labelled = labels::begins_any(self.words(i), labels::DATE);
        let in_time = |at: usize| times.iter().any(|time| time.tokens.contains(&at));
        let other = self.unlabelled(i).into_iter().flatten().filter(|&at| {
            let word = self.tokens[at].kind == TokenKind::Word;
            let clock = self
                .tokens
                .key(at)
                .starts_with(|c: char| c.is_ascii_digit());
            word && !clock && !in_time(at) && !labels::CALENDAR.contains(&self.tokens.key(at))
        });
        (labelled || other.count() <= 4).then_some(date)
    }

    /// Returns the stretches of line `i` between bars and dots that no label heads: of "Đăng bởi:
    /// Quản trị · 02/06/2023 · Chuyên mục: Thi đua" the date.
    fn unlabelled(&self, i: usize) -> Vec<Range<usize>> {
        let Some(line) = self.lines.get(i) else {
            return Vec::new();
        };
        let parts = |at: &usize| {
            let spaced = self.tokens[*at].space_before != Gap::None;
            match self.tokens[*at].kind {
                TokenKind::Punct('|' | '·' | '•') => true,
                TokenKind::Punct('-' | '–') => spaced,
                _ => false,
            }
        };
        let mut start = line.tokens.start;
        let mut stretches = Vec::new();
        for end in line.tokens.clone().filter(parts).chain([line.tokens.end]) {
            if start < end && !labels::heads(&words_of(&self.tokens, start..end)) {
                stretches.push(start..end);
            }
            start = end + 1;
        }
        stretches
    }

    /// Tells whether line `i` is an item of a list, or the heading of one: "1. …", "a) …", "II. …".
    pub(super) fn is_numbered(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else {
            return false;
        };
        let (first, second) = (line.tokens.start, line.tokens.start + 1);
        let marked = self.tokens.get(second).is_some_and(|mark| {
            matches!(mark.kind, TokenKind::Punct('.' | ')' | '/')) && mark.space_before == Gap::None
        });
        let key = self.tokens.key(first);
        let number = self.tokens[first].kind == TokenKind::Number && key.len() <= 3;
        let letter = key.chars().count() == 1 && self.tokens[first].kind == TokenKind::Word;
        let roman = key.len() <= 4 && key.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        marked && line.tokens.len() > 2 && (number || letter || roman)
    }
}

/// Returns the first token of the row that ends before token `end`.
fn row_start(tokens: &Tokens, end: usize) -> usize {
    (0..end)
        .rev()
        .find(|&at| at == 0 || tokens[at].space_before >= Gap::Line)
        .unwrap_or(0)
}

/// Tells whether the row that begins with token `at` goes on with the sentence of the row before.
fn continues(tokens: &Tokens, at: usize) -> bool {
    let before = tokens[at - 1].kind;
    // "… bắt tay ngay vào việc / baohoaban.vn | Thứ ba, …": the site under a headline.
    let dot = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_punct('.') && t.space_before == Gap::None);
    let host = dot
        && tokens
            .get(at + 2)
            .is_some_and(|t| t.space_before == Gap::None);
    if host {
        return false;
    }
    let open = match before {
        TokenKind::Punct(mark) => matches!(mark, ',' | '–' | '-'),
        _ => true,
    };
    let small = tokens[at].kind == TokenKind::Word && tokens[at].case == Case::Lower;
    let list = matches!(before, TokenKind::Punct(','));
    open && (small || list)
}

/// So many words of a line are looked at to tell what it is.
const LEADING: usize = 64;

fn words_of(tokens: &Tokens, line: Range<usize>) -> String {
    let mut out = String::new();
    let words = line.filter(|&at| !matches!(tokens[at].kind, TokenKind::Punct(_)));
    for at in words.take(LEADING) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(tokens.key(at));
    }
    out
}

fn full_date(time: &Time) -> Option<Date> {
    match time.when {
        When::Date(date) if date.year.is_some() && date.day.is_some() => Some(date),
        _ => None,
    }
}
