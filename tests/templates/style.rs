//! Ways to print one and the same text.

use unicode_normalization::UnicodeNormalization;

/// One way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    OldTones,
    NewTones,
    Decomposed,
    IcelandicEth,
    NoBreakSpaces,
    StraightQuotes,
    SingleQuotes,
    Guillemets,
    Wrapped,
    Upper,
    NoMarks,
}

impl Style {
    pub(super) const ALL: [Self; 12] = [
        Self::Plain,
        Self::OldTones,
        Self::NewTones,
        Self::Decomposed,
        Self::IcelandicEth,
        Self::NoBreakSpaces,
        Self::StraightQuotes,
        Self::SingleQuotes,
        Self::Guillemets,
        Self::Wrapped,
        Self::Upper,
        Self::NoMarks,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Plain => "as written",
            Self::OldTones => "older tone style",
            Self::NewTones => "newer tone style",
            Self::Decomposed => "NFD",
            Self::IcelandicEth => "Ð for Đ",
            Self::NoBreakSpaces => "no-break spaces",
            Self::StraightQuotes => "\"straight\"",
            Self::SingleQuotes => "‘single’",
            Self::Guillemets => "«guillemets»",
            Self::Wrapped => "line-wrapped",
            Self::Upper => "UPPER CASE",
            Self::NoMarks => "no diacritics",
        }
    }

    /// Prints a piece of text.
    pub(super) fn print(self, piece: &str) -> String {
        match self {
            Self::Plain | Self::Wrapped => piece.to_owned(),
            Self::OldTones => tones(piece, true),
            Self::NewTones => tones(piece, false),
            Self::Decomposed => piece.nfd().collect(),
            Self::IcelandicEth => piece.replace('Đ', "Ð").replace('đ', "ð"),
            Self::NoBreakSpaces => piece.replace(' ', "\u{A0}"),
            Self::StraightQuotes => piece.replace(['“', '”'], "\""),
            Self::SingleQuotes => piece.replace('“', "‘").replace('”', "’"),
            Self::Guillemets => piece.replace('“', "«").replace('”', "»"),
            Self::Upper => piece.to_uppercase(),
            Self::NoMarks => without_marks(piece),
        }
    }

    /// Breaks lines in what was printed, at blanks; `column` is where the last piece ended.
    pub(super) fn wrap(self, printed: String, column: &mut usize) -> String {
        if self != Self::Wrapped {
            return printed;
        }
        let wrapped = printed.chars().map(|c| match c {
            '\n' => {
                *column = 0;
                c
            }
            ' ' if *column >= 66 => {
                *column = 0;
                '\n'
            }
            _ => {
                *column += 1;
                c
            }
        });
        wrapped.collect()
    }

    /// What stands between paragraphs.
    pub(super) fn paragraph_break(self) -> &'static str {
        if self == Self::Wrapped { "\n\n" } else { "\n" }
    }
}

const OPEN_SYLLABLES: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// Puts the tones of open syllables in the older or the newer style; `quý` has only one.
fn tones(text: &str, older: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut before = ' ';
    'text: while let Some(c) = rest.chars().next() {
        for (old, new) in OPEN_SYLLABLES {
            let (from, to) = if older { (new, old) } else { (old, new) };
            let Some(behind) = rest.strip_prefix(from) else {
                continue;
            };
            let open = !behind.chars().next().is_some_and(char::is_alphabetic);
            if open && !matches!(before, 'q' | 'Q') {
                out.push_str(to);
                rest = behind;
                before = ' ';
                continue 'text;
            }
        }
        out.push(c);
        before = c;
        rest = rest.strip_prefix(c).unwrap_or_default();
    }
    out
}

fn without_marks(text: &str) -> String {
    let plain = |c: char| match c {
        'Đ' => 'D',
        'đ' => 'd',
        other => other,
    };
    let marks = |c: &char| !('\u{300}'..='\u{36F}').contains(c);
    text.nfd().filter(marks).map(plain).nfc().collect()
}
