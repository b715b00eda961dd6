//! Where a sentence ends: what happens before each token of a stretch.

use std::ops::Range;

use super::{Pause, PauseKind, Sentence};
use crate::text::token::{Case, Gap, Token, TokenKind, Tokens};

/// So long no sentence is. What goes on for longer is no prose, and is cut anywhere, since rules look
/// back to the beginning of a sentence again and again.
const MOST_TOKENS: usize = 1000;

/// What happens before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    None,
    Pause(PauseKind),
    Sentence,
    Paragraph,
}

/// How the lines of a stretch behave.
pub(super) struct Lines {
    /// Whether lines end where the page did and not where a paragraph does.
    wrapped: bool,
    /// The length of the longest line in bytes.
    longest: usize,
}

impl Lines {
    pub(super) fn of(tokens: &Tokens, range: &Range<usize>) -> Self {
        let (mut continued, mut breaks, mut longest) = (0, 0, 0);
        let mut line_start = range.start;
        let list = tokens.as_slice().get(range.start + 1..range.end);
        for (i, token) in (range.start + 1..).zip(list.unwrap_or_default()) {
            if token.space_before < Gap::Line {
                continue;
            }
            longest = longest.max(tokens.span(line_start..i).len());
            line_start = i;
            if tokens[i].space_before == Gap::Line {
                breaks += 1;
                let small = tokens[i].kind == TokenKind::Word && tokens[i].case == Case::Lower;
                continued += usize::from(small && !ends_line(tokens, i - 1));
            }
        }
        longest = longest.max(tokens.span(line_start..range.end).len());
        // Hard-wrapped text has short lines, of which many go on with a small letter.
        Self {
            wrapped: longest < 240 && continued >= 2 && continued * 3 >= breaks,
            longest,
        }
    }
}

pub(super) struct Cutter<'t> {
    tokens: &'t Tokens,
    lines: Lines,
    paragraph: usize,
}

impl<'t> Cutter<'t> {
    pub(super) fn new(tokens: &'t Tokens, lines: Lines, paragraph: usize) -> Self {
        Self {
            tokens,
            lines,
            paragraph,
        }
    }

    /// Returns the number of the paragraph that was cut last.
    pub(super) fn paragraph(&self) -> usize {
        self.paragraph
    }

    /// Cuts a stretch, and adds its sentences to `list`.
    pub(super) fn cut(&mut self, range: Range<usize>, list: &mut Vec<Sentence>) {
        let mut start = range.start;
        let mut line_start = range.start;
        let mut pauses = Vec::new();
        let tokens = &self.tokens.as_slice()[range.clone()];
        let mut before_may_end = true;
        for (offset, token) in tokens.iter().enumerate() {
            let i = range.start + offset;
            // Between most tokens of a line nothing happens.
            let may_end = token.hints.may_end_sentence();
            let inside = !(before_may_end || may_end) && token.space_before < Gap::Line;
            before_may_end = may_end;
            if inside && i - start < MOST_TOKENS {
                continue;
            }
            let what = match i - start {
                0 => Break::None,
                MOST_TOKENS.. => Break::Sentence,
                _ => self.before(i, start, line_start),
            };
            if self.tokens[i].space_before >= Gap::Line {
                line_start = i;
            }
            match what {
                Break::None => {}
                Break::Pause(kind) => pauses.push(Pause { token: i, kind }),
                Break::Sentence | Break::Paragraph => {
                    self.push(start..i, &mut pauses, list);
                    start = i;
                    self.paragraph += usize::from(what == Break::Paragraph);
                }
            }
        }
        self.push(start..range.end, &mut pauses, list);
    }

    fn push(&self, tokens: Range<usize>, pauses: &mut Vec<Pause>, list: &mut Vec<Sentence>) {
        if tokens.is_empty() {
            return;
        }
        let span = self.tokens.span(tokens.clone());
        let pauses = std::mem::take(pauses);
        list.push(Sentence {
            span,
            tokens,
            pauses,
            paragraph: self.paragraph,
        });
    }

    fn before(&self, i: usize, start: usize, line_start: usize) -> Break {
        let token = &self.tokens[i];
        match token.space_before {
            Gap::Blank if self.announced(i) && is_bullet(self.tokens, i) => {
                Break::Pause(PauseKind::Line)
            }
            Gap::Blank => Break::Paragraph,
            Gap::Line => self.at_line(i, start, line_start),
            Gap::None | Gap::Space => self.inside_line(i, start),
        }
    }

    fn at_line(&self, i: usize, start: usize, line_start: usize) -> Break {
        let bullet = is_bullet(self.tokens, i);
        if self.announced(i) && (bullet || self.starts_small(i)) {
            return Break::Pause(PauseKind::Line);
        }
        let ended = ends_line(self.tokens, i - 1);
        if self.lines.wrapped && !bullet {
            let full = self.tokens.span(line_start..i).len() * 5 >= self.lines.longest * 3;
            // The end of a full line means nothing, that of a short one ends a paragraph.
            return if full || !ended && self.starts_small(i) {
                self.inside_line(i, start)
            } else {
                Break::Paragraph
            };
        }
        if !ended && !bullet && self.starts_small(i) {
            return Break::Pause(PauseKind::Line);
        }
        Break::Paragraph
    }

    /// Tells whether the token before `i` announces that a list goes on.
    fn announced(&self, i: usize) -> bool {
        let before = self.tokens[i - 1].kind;
        matches!(before, TokenKind::Punct(':' | ';' | ','))
    }

    fn starts_small(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        token.kind == TokenKind::Word && token.case == Case::Lower
    }

    fn inside_line(&self, i: usize, start: usize) -> Break {
        if is_dot(&self.tokens[i]) {
            return Break::Sentence;
        }
        if self.tokens[i - 1].is_punct(';') {
            return Break::Pause(PauseKind::Semicolon);
        }
        let Some(stop) = self.stop_before(i, start) else {
            return Break::None;
        };
        if self.ends_at(stop, i, start) {
            Break::Sentence
        } else {
            Break::None
        }
    }

    /// Returns the full stop (or its like) that stands before `i`, closing marks between.
    fn stop_before(&self, i: usize, start: usize) -> Option<usize> {
        if is_closing(self.tokens, i) {
            return None;
        }
        let mut at = i;
        while at > start {
            at -= 1;
            match self.tokens[at].kind {
                TokenKind::Punct('.' | '!' | '?' | '…') => return Some(at),
                TokenKind::Punct(_) if is_closing(self.tokens, at) => {}
                _ => return None,
            }
        }
        None
    }

    /// Tells whether the mark at `stop` ends the sentence that began at `start`, with `i` next.
    fn ends_at(&self, stop: usize, i: usize, start: usize) -> bool {
        let next = &self.tokens[i];
        let opens = match next.kind {
            TokenKind::Word => next.case != Case::Lower,
            TokenKind::Number => next.space_before != Gap::None,
            TokenKind::Punct(mark) => matches!(mark, '“' | '"' | '‘' | '«' | '(' | '['),
        };
        if !opens {
            return false;
        }
        if !self.tokens[stop].is_punct('.') {
            return next.space_before != Gap::None || self.tokens[stop].is_punct('…');
        }
        if stop == start {
            return false;
        }
        let word = &self.tokens[stop - 1];
        let key = self.tokens.key(stop - 1);
        if next.space_before == Gap::None {
            // A forgotten blank: "kết thúc.Ngày", but not "TP.Huế", "H.Nguyễn" or "gov.vn".
            return i == stop + 1
                && word.kind == TokenKind::Word
                && word.case == Case::Lower
                && next.case == Case::Capital
                && key.chars().count() > 1
                && !is_abbreviation(key);
        }
        let short = is_abbreviation(key)
            || (word.kind == TokenKind::Word && word.case == Case::Capital && is_single(key));
        if short && word.space_before >= Gap::Space || self.is_initial(stop - 1) {
            return STARTERS.contains(&self.tokens.key(i));
        }
        // "1. Công tác tuyên truyền" is the beginning of a sentence, not the end of one.
        let list_number = word.kind == TokenKind::Number || is_single(key);
        !(list_number && stop == start + 1)
    }

    /// Tells whether `at` is the second of two initials ("L.B").
    fn is_initial(&self, at: usize) -> bool {
        at >= 2
            && self.tokens[at].kind == TokenKind::Word
            && self.tokens[at].case == Case::Capital
            && is_single(self.tokens.key(at))
            && self.tokens[at - 1].is_punct('.')
            && self.tokens[at].space_before == Gap::None
    }
}

/// Tells whether it begins an item of a list wherever it stands.
fn is_dot(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Punct('•' | '●' | '▪' | '■' | '\u{F0B7}')
    )
}

fn is_single(key: &str) -> bool {
    key.chars().count() == 1
}

/// Tells whether a line that ends with this token has come to an end of its own.
fn ends_line(tokens: &Tokens, last: usize) -> bool {
    let mark = |i: usize| tokens.get(i).map(|token| token.kind);
    let ends = |kind| {
        matches!(
            kind,
            Some(TokenKind::Punct('.' | '!' | '?' | '…' | ':' | ';'))
        )
    };
    let closed = is_closing(tokens, last) && last.checked_sub(1).is_some_and(|i| ends(mark(i)));
    ends(mark(last)) || closed
}

/// Tells whether this token closes a quotation or a bracket. A straight quotation mark closes if
/// it is glued to what stands before it.
fn is_closing(tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    match token.kind {
        TokenKind::Punct('”' | '’' | '»' | ')' | ']') => true,
        TokenKind::Punct('"' | '\'') => token.space_before == Gap::None,
        _ => false,
    }
}

/// Tells whether a list item begins here: a dash, a plus sign, a bullet, or `1.`, `a)`.
fn is_bullet(tokens: &Tokens, i: usize) -> bool {
    let Some(token) = tokens.get(i) else {
        return false;
    };
    match token.kind {
        TokenKind::Punct(mark) => {
            matches!(
                mark,
                '-' | '–' | '—' | '+' | '*' | '•' | '●' | '▪' | '■' | '\u{F0B7}'
            )
        }
        TokenKind::Number | TokenKind::Word => {
            let short = token.kind == TokenKind::Number || is_single(tokens.key(i));
            let next = tokens.get(i + 1);
            short
                && next.is_some_and(|next| {
                    next.space_before == Gap::None && (next.is_punct('.') || next.is_punct(')'))
                })
        }
    }
}

fn is_abbreviation(key: &str) -> bool {
    ABBREVIATIONS.contains(&key)
}

/// Words that are written short with a full stop, folded.
const ABBREVIATIONS: [&str; 27] = [
    "bs", "bv", "cn", "ct", "đc", "dr", "gs", "hp", "ks", "kts", "ls", "mr", "mrs", "ncs", "nxb",
    "pgs", "pv", "st", "th", "ths", "tp", "tr", "ts", "tskh", "tt", "tx", "ubnd",
];

/// Words that so often begin a sentence that they tell a full stop from an abbreviation's,
/// folded. None of them begins a place's or a person's name.
const STARTERS: [&str; 34] = [
    "bên", "các", "chính", "cùng", "để", "đến", "điều", "do", "được", "đây", "hiện", "khi", "một",
    "năm", "ngày", "ngoài", "ngay", "nhân", "nhiều", "những", "nhờ", "ông", "phát", "qua", "sau",
    "song", "tại", "theo", "trong", "trước", "tuy", "từ", "về", "với",
];
