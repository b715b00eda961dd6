//! Finds where tokens begin and end.
//!
//! Nearly every byte of Vietnamese text is told by itself: ASCII, or the first byte of a letter that
//! the alphabet uses. Only the others are looked at as characters.

use super::fold::{is_invisible, is_mark};
use super::token::{Gap, TokenKind};

/// A token as it stands in the text.
pub(super) struct Raw<'t> {
    pub(super) start: usize,
    pub(super) text: &'t str,
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
    pub(super) fn next_token(&mut self) -> Option<Raw<'t>> {
        let start = self.at;
        let mut letters = self.skip_plain();
        let mut end = self.at;
        // Past what is told by its bytes: rare letters, marks, characters that are not seen.
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
        if end == start {
            self.at = start;
            let c = self.char()?;
            end = start + c.len_utf8();
            self.at = end;
            let text = self.text.get(start..end)?;
            if !c.is_numeric() {
                return Some(Raw {
                    start,
                    text,
                    kind: TokenKind::Punct(c),
                });
            }
        }
        self.at = end;
        let kind = if letters {
            TokenKind::Word
        } else {
            TokenKind::Number
        };
        Some(Raw {
            start,
            text: self.text.get(start..end)?,
            kind,
        })
    }

    /// Passes over digits and the letters of the alphabet; tells whether there was a letter.
    fn skip_plain(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let mut letters = false;
        while let Some(&byte) = bytes.get(at) {
            let class = CLASSES[usize::from(byte)];
            if class == Class::Letter {
                letters = true;
                at += 1;
                continue;
            }
            let second = || bytes.get(at + 1).copied().unwrap_or_default();
            let length = match class {
                Class::Digit => {
                    at += 1;
                    continue;
                }
                Class::Two => 2,
                Class::MostlyTwo if !matches!(second(), 0x97 | 0xB7) => 2,
                Class::Three if (0xB8..=0xBB).contains(&second()) => 3,
                _ => break,
            };
            letters = true;
            at += length;
        }
        self.at = at;
        letters
    }

    /// Looks at a rare character within a token: whether it is a letter (or a figure, or not seen),
    /// and its length; nothing where the token is over.
    fn rare(&self) -> Option<(Option<bool>, usize)> {
        let c = self.char()?;
        if c.is_alphanumeric() || is_mark(c) {
            Some((Some(!c.is_numeric()), c.len_utf8()))
        } else {
            is_invisible(c).then(|| (None, c.len_utf8()))
        }
    }
}
