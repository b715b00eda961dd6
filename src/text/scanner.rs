//! Finds where tokens begin and end.
//!
//! Nearly every byte of Vietnamese text is told by itself: ASCII, or the first byte of a letter that
//! the alphabet uses. Only the others are looked at as characters.

use super::fold::{is_invisible, is_mark};
use super::token::{Gap, TokenKind};

/// A token as it stands in the text.
#[derive(Clone, Copy)]
pub(super) struct Raw {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: TokenKind,
}

/// Walks over a text.
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// What a byte tells at the beginning of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Blank,
    Break,
    Mark,
    /// The first of two bytes of a letter.
    Two,
    /// C3, the first of two bytes of a letter unless the second is 97 or B7.
    MostlyTwo,
    /// E1, the first of three bytes of a letter if the second is from B8 to BB.
    Three,
    /// Something to be looked at as a character.
    Rare,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Rare; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\n' => Class::Break,
            0..=32 | 127 => Class::Blank,
            33..=126 => Class::Mark,
            // U+0100..U+01BF; C3 holds two signs among its letters.
            0xC4..=0xC6 => Class::Two,
            0xC3 => Class::MostlyTwo,
            0xE1 => Class::Three,
            _ => Class::Rare,
        };
        byte += 1;
    }
    classes
};

/// The bits of a step over a plain character: its length in bytes, what it is, and whether its second
/// byte must be looked at.
const LENGTH: u8 = 3;
const LETTER: u8 = 4;
const DIGIT: u8 = 8;
const CHECKED: u8 = 16;

const STEPS: [u8; 256] = {
    let mut steps = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        steps[byte] = match CLASSES[byte] {
            Class::Letter => LETTER | 1,
            Class::Digit => DIGIT | 1,
            Class::Two => LETTER | 2,
            Class::MostlyTwo => LETTER | CHECKED | 2,
            Class::Three => LETTER | CHECKED | 3,
            Class::Blank | Class::Break | Class::Mark | Class::Rare => 0,
        };
        byte += 1;
    }
    steps
};

fn word_or_number(letters: bool) -> TokenKind {
    if letters {
        TokenKind::Word
    } else {
        TokenKind::Number
    }
}

impl<'t> Scanner<'t> {
    pub(super) fn over(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    #[inline]
    fn class(&self) -> Option<Class> {
        let byte = self.text.as_bytes().get(self.at)?;
        Some(CLASSES[usize::from(*byte)])
    }

    fn char(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Moves to the next thing that is seen and tells what lay between.
    #[inline]
    pub(super) fn skip_gap(&mut self) -> Gap {
        let mut gap = Gap::None;
        if self.text.as_bytes().get(self.at) == Some(&b' ') {
            gap = Gap::Space;
            self.at += 1;
        }
        match self.class() {
            Some(Class::Blank | Class::Break | Class::Rare) => self.skip_on(gap),
            _ => gap,
        }
    }

    /// Goes on where more than a blank lies between.
    fn skip_on(&mut self, mut gap: Gap) -> Gap {
        loop {
            match self.class() {
                Some(Class::Blank) => {
                    gap = gap.max(Gap::Space);
                    self.at += 1;
                }
                Some(Class::Break) => {
                    gap = if gap >= Gap::Line {
                        Gap::Blank
                    } else {
                        Gap::Line
                    };
                    self.at += 1;
                }
                Some(Class::Rare) => {
                    let Some(c) = self.char() else { return gap };
                    gap = match c {
                        '\u{85}' | '\u{2028}' if gap >= Gap::Line => Gap::Blank,
                        '\u{85}' | '\u{2028}' => Gap::Line,
                        '\u{2029}' => Gap::Blank,
                        c if c.is_whitespace() || c.is_control() => gap.max(Gap::Space),
                        // A mark that follows no letter is of no use to anybody.
                        c if is_invisible(c) || is_mark(c) => gap,
                        _ => return gap,
                    };
                    self.at += c.len_utf8();
                }
                _ => return gap,
            }
        }
    }

    /// Takes a token; must stand on something that is seen.
    #[inline]
    pub(super) fn next_token(&mut self) -> Option<Raw> {
        let start = self.at;
        let letters = self.skip_plain();
        match self.class() {
            // Past what is told by its bytes: rare letters, marks, characters that are not seen.
            Some(Class::Rare | Class::Three | Class::MostlyTwo) => self.rare_token(start, letters),
            class if self.at == start => {
                if class != Some(Class::Mark) {
                    return self.rare_token(start, letters);
                }
                self.at += 1;
                let mark = char::from(self.text.as_bytes()[start]);
                Some(Raw {
                    start,
                    end: self.at,
                    kind: TokenKind::Punct(mark),
                })
            }
            _ => Some(Raw {
                start,
                end: self.at,
                kind: word_or_number(letters),
            }),
        }
    }

    /// Takes a token that has something rare behind what is plain.
    #[inline(never)]
    fn rare_token(&mut self, start: usize, mut letters: bool) -> Option<Raw> {
        let mut end = self.at;
        while let Some(Class::Rare | Class::Three | Class::MostlyTwo) = self.class() {
            let Some((seen, length)) = self.rare() else {
                break;
            };
            self.at += length;
            if let Some(letter) = seen {
                letters |= letter;
                end = self.at;
            }
            let before = self.at;
            letters |= self.skip_plain();
            if self.at > before {
                end = self.at;
            }
        }
        let mut kind = word_or_number(letters);
        if end == start {
            self.at = start;
            let c = self.char()?;
            end = start + c.len_utf8();
            if !c.is_numeric() {
                kind = TokenKind::Punct(c);
            }
        }
        self.at = end;
        Some(Raw { start, end, kind })
    }

    /// Passes over digits and the letters of the alphabet; tells whether there was a letter.
    #[inline]
    fn skip_plain(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let mut all = 0;
        while let Some(&byte) = bytes.get(at) {
            let step = STEPS[usize::from(byte)];
            if step & (LETTER | DIGIT) == 0 {
                break;
            }
            if step & CHECKED != 0 {
                let second = bytes.get(at + 1).copied().unwrap_or_default();
                let plain = if byte == 0xC3 {
                    !matches!(second, 0x97 | 0xB7)
                } else {
                    (0xB8..=0xBB).contains(&second)
                };
                if !plain {
                    break;
                }
            }
            all |= step;
            at += usize::from(step & LENGTH);
        }
        self.at = at;
        all & LETTER != 0
    }

    /// Looks at a rare character within a token: whether it is a letter (or a figure, or not seen),
    /// and its length; nothing where the token is over.
    fn rare(&self) -> Option<(Option<bool>, usize)> {
        let c = self.char()?;
        // Dashes, quotation marks, dots: the rarities that are met most.
        if ('\u{2010}'..='\u{2027}').contains(&c) {
            return None;
        }
        if c.is_alphanumeric() || is_mark(c) {
            Some((Some(!c.is_numeric()), c.len_utf8()))
        } else {
            is_invisible(c).then(|| (None, c.len_utf8()))
        }
    }
}
