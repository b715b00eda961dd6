//! Where sentences end, and where they only pause.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation (`TP. Huế`), a number (`1.989`)
//! or a list number (`1. Công tác …`), or a small letter follows. An empty line always ends one. A
//! single line break does so where lines are paragraphs, as on most pages, but not where a text is
//! hard-wrapped; which of the two it is, the lines themselves tell. Semicolons, line breaks inside
//! a sentence and the items of a list that a colon announced are reported as pauses, because an
//! enumeration of awards shares the subject and the verb of its sentence.

use std::ops::Range;

use super::span::Span;
use super::token::{Case, Gap, Token, TokenKind, Tokens};

/// Why a sentence pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseKind {
    /// A semicolon.
    Semicolon,
    /// A line break.
    Line,
}

/// A place inside a sentence where a clause or an item of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pause {
    /// The first token after it.
    pub token: usize,
    /// Why.
    pub kind: PauseKind,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text, closing marks included.
    pub span: Span,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// Its pauses, in order.
    pub pauses: Vec<Pause>,
    /// The number of the paragraph it is in, from 0.
    pub paragraph: usize,
}

impl Sentence {
    /// Returns the stretches between the pauses, in order; together they are all of `tokens`.
    pub fn clauses(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(self.tokens.start).chain(self.pauses.iter().map(|p| p.token));
        let ends = self
            .pauses
            .iter()
            .map(|p| p.token)
            .chain(std::iter::once(self.tokens.end));
        starts
            .zip(ends)
            .map(|(start, end)| start..end)
            .filter(|range| !range.is_empty())
    }
}

/// The sentences of a text, in order, disjoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    list: Vec<Sentence>,
}

impl Sentences {
    /// Cuts the stretches `body` of `text` into sentences; none reaches over two stretches.
    #[must_use]
    pub fn of(text: &str, body: &[Span]) -> Self {
        Self::cut(&Tokens::of(text), body)
    }

    /// Does the same for a text that has its tokens already.
    #[must_use]
    pub fn cut(tokens: &Tokens, body: &[Span]) -> Self {
        let mut list = Vec::with_capacity(tokens.len() / 24 + 4);
        let mut paragraph = 0;
        for &stretch in body {
            let range = tokens.within(stretch);
            let mut cutter = Cutter {
                tokens,
                lines: Lines::of(tokens, &range),
                paragraph,
            };
            cutter.cut(range, &mut list);
            paragraph = cutter.paragraph + 1;
        }
        Self { list }
    }

    /// Returns all sentences.
    #[must_use]
    pub fn as_slice(&self) -> &[Sentence] {
        &self.list
    }

    /// Returns the number of the sentence that holds this token.
    #[must_use]
    pub fn of_token(&self, token: usize) -> Option<usize> {
        let i = self
            .list
            .partition_point(|sentence| sentence.tokens.end <= token);
        self.list
            .get(i)
            .filter(|sentence| sentence.tokens.start <= token)
            .map(|_| i)
    }

    /// Returns the number of the sentence that holds this byte.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> Option<usize> {
        let i = self
            .list
            .partition_point(|sentence| sentence.span.end as usize <= byte);
        self.list
            .get(i)
            .filter(|sentence| sentence.span.start as usize <= byte)
            .map(|_| i)
    }
}

impl<'s> IntoIterator for &'s Sentences {
    type Item = &'s Sentence;
    type IntoIter = std::slice::Iter<'s, Sentence>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

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
struct Lines {
    /// Whether lines end where the page did and not where a paragraph does.
    wrapped: bool,
    /// The length of the longest line in bytes.
    longest: usize,
}

impl Lines {
    fn of(tokens: &Tokens, range: &Range<usize>) -> Self {
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

struct Cutter<'t> {
    tokens: &'t Tokens,
    lines: Lines,
    paragraph: usize,
}

impl Cutter<'_> {
    fn cut(&mut self, range: Range<usize>, list: &mut Vec<Sentence>) {
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
const ABBREVIATIONS: [&str; 26] = [
    "bs", "bv", "cn", "ct", "đc", "dr", "gs", "hp", "ks", "kts", "ls", "mr", "mrs", "ncs", "nxb",
    "pgs", "pv", "st", "th", "ths", "tp", "tr", "ts", "tt", "tx", "ubnd",
];

/// Words that so often begin a sentence that they tell a full stop from an abbreviation's,
/// folded. None of them begins a place's or a person's name.
const STARTERS: [&str; 34] = [
    "bên", "các", "chính", "cùng", "để", "đến", "điều", "do", "được", "đây", "hiện", "khi", "một",
    "năm", "ngày", "ngoài", "ngay", "nhân", "nhiều", "những", "nhờ", "ông", "phát", "qua", "sau",
    "song", "tại", "theo", "trong", "trước", "tuy", "từ", "về", "với",
];

#[cfg(test)]
mod tests {
    use super::{PauseKind, Sentences};
    use crate::text::Span;

    fn cut(text: &str) -> Vec<&str> {
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        sentences
            .as_slice()
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect()
    }

    fn clauses(text: &str) -> Vec<Vec<&str>> {
        let tokens = crate::text::Tokens::of(text);
        let sentences = Sentences::cut(&tokens, &[Span::new(0, text.len())]);
        let clause = |range| tokens.span(range).of(text);
        sentences
            .into_iter()
            .map(|s| s.clauses().map(clause).collect())
            .collect()
    }

    #[test]
    fn full_stops_that_end_nothing() {
        for text in [
            "LĐLĐ TP. Huế trao 1.989 suất quà.",
            "Số 37 đường Lê Lợi, Tp. Thanh Hóa",
            "Đ/c Trần Văn A. Hùng nói: “Tốt. ” rồi ra về.",
            "Ảnh: H. Nguyễn",
            "TS. Lê Minh và ThS. Vũ Hà dự.",
            "Công ty … đã ký.",
            "Gồm tranh, ảnh, v.v. và nhiều thứ khác.",
            "1. Công tác tuyên truyền",
            "Địa chỉ congdoan.vn. là của chung",
            "Giá 25.509 đồng.",
        ] {
            assert_eq!(cut(text).len(), 1, "{:?}", cut(text));
        }
    }

    #[test]
    fn full_stops_that_end_a_sentence() {
        assert_eq!(
            cut("Xong năm 2020. Các cấp thi đua."),
            ["Xong năm 2020.", "Các cấp thi đua."]
        );
        assert_eq!(cut("Đã nghỉ.Ngày mai làm."), ["Đã nghỉ.", "Ngày mai làm."]);
        assert_eq!(
            cut("“Tốt!” Bà nói thế… Rồi về."),
            ["“Tốt!”", "Bà nói thế…", "Rồi về."]
        );
        assert_eq!(
            cut("Về TP. Trong năm, có 2."),
            ["Về TP.", "Trong năm, có 2."]
        );
        assert_eq!(cut("\"Một.\" \"Hai.\""), ["\"Một.\"", "\"Hai.\""]);
        assert_eq!(
            cut("Khen thưởng. • Trước đó, họp."),
            ["Khen thưởng.", "• Trước đó, họp."]
        );
        assert_eq!(cut("“Vì TP…” - bà nói."), ["“Vì TP…” - bà nói."]);
        assert_eq!(
            cut("Họp 3 tháng/lần... Đến nay đã ký."),
            ["Họp 3 tháng/lần...", "Đến nay đã ký."]
        );
    }

    #[test]
    fn lines_are_paragraphs_unless_the_text_is_wrapped() {
        let page = "Tiêu đề của bài\nSáng nay, huyện họp\nBảo Anh";
        assert_eq!(cut(page).len(), 3);
        let wrapped = "Sáng nay, Liên đoàn Lao động huyện đã tổ chức lễ phát động\n\
                       phong trào thi đua năm 2021 cho các công đoàn cơ sở trong\n\
                       huyện. Dự lễ có lãnh đạo Liên đoàn Lao động thành phố\n\
                       Hà Nội và đông đảo đoàn viên.\n\
                       Bảo Anh";
        let sentences = cut(wrapped);
        assert_eq!(sentences.len(), 3, "{sentences:?}");
        assert!(sentences[1].ends_with("đông đảo đoàn viên."));
    }

    #[test]
    fn pauses_are_told_apart_from_ends() {
        assert_eq!(
            clauses("Tặng 01 tập thể; 02 cá nhân. Hết"),
            [vec!["Tặng 01 tập thể;", "02 cá nhân."], vec!["Hết"]]
        );
        assert_eq!(
            clauses("Đạt được, cụ thể:\n- 01 Cờ;\n\n- 02 Bằng khen.\nHết"),
            [
                vec!["Đạt được, cụ thể:", "- 01 Cờ;", "- 02 Bằng khen."],
                vec!["Hết"]
            ]
        );
        let text = "a; b";
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        assert_eq!(sentences.as_slice()[0].pauses[0].kind, PauseKind::Semicolon);
    }

    #[test]
    fn sentences_are_found_by_token_and_by_byte() {
        let text = "Một hai. Ba bốn.";
        let sentences = Sentences::of(text, &[Span::new(0, text.len())]);
        assert_eq!(sentences.of_token(4), Some(1));
        assert_eq!(sentences.of_byte(text.find("Ba").unwrap()), Some(1));
        assert_eq!(sentences.of_byte(text.find(" Ba").unwrap()), None);
        assert_eq!(sentences.of_byte(text.len()), None);
    }

    #[test]
    fn no_sentence_is_without_end() {
        let text = "tập thể và cá nhân, ".repeat(1000);
        let sentences = Sentences::of(&text, &[Span::new(0, text.len())]);
        let lengths: Vec<usize> = sentences
            .as_slice()
            .iter()
            .map(|s| s.tokens.len())
            .collect();
        assert_eq!(lengths, [1000; 6]);
        let joined = sentences.as_slice().windows(2);
        assert!(
            joined
                .into_iter()
                .all(|two| two[0].tokens.end == two[1].tokens.start)
        );
    }
}
