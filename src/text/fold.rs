//! One form for the many ways in which a Vietnamese syllable is written.
//!
//! In comes a syllable as printed: composed or decomposed, upper or lower case, the tone on
//! either vowel (`hòa`, `hoà`), marks in the wrong order, the Icelandic `Ð` for `Đ`, invisible
//! characters in between. Out goes its **key**: NFC, lower case, the tone where the newer
//! spelling puts it (`hoà`, `thuỷ`), nothing invisible. The newer spelling is chosen because it can
//! be reached without looking at what follows: `òa` becomes `oà` everywhere, whereas the way
//! back would have to know whether the syllable is closed (`hoàn` has one spelling only).

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Tells whether `c` is a character that is not seen and may stand inside a syllable.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Tells whether `c` is a mark that belongs to the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && (c <= '\u{36F}' || (c > '\u{482}' && !is_plain(c) && is_combining_mark(c)))
}

/// Appends the key of one token to `out`.
pub(crate) fn fold_into(raw: &str, out: &mut String) {
    let start = out.len();
    if raw.chars().all(is_plain) {
        out.extend(raw.chars().map(lower));
    } else {
        fold_marks(raw, out);
    }
    place_tone(out, start);
}

/// Appends `raw`, which has combining marks or other rarities, in composed lower case.
///
/// Compatibility decomposition is meant: posts in "mathematical bold" are common, and fold too.
fn fold_marks(raw: &str, out: &mut String) {
    let mut base: Option<char> = None;
    let mut marks: Vec<char> = Vec::new();
    let visible = raw.chars().filter(|&c| !is_invisible(c)).map(unite);
    for c in visible.nfkd() {
        if is_combining_mark(c) {
            marks.push(c);
            continue;
        }
        flush(base, &mut marks, out);
        base = Some(c);
    }
    flush(base, &mut marks, out);
}

/// Appends a letter with its marks: first what makes the vowel (`^ ˘ ʼ`), then the tone. Typed in
/// the other order (`e´` and then `^`) no normal form unites the two.
fn flush(base: Option<char>, marks: &mut Vec<char>, out: &mut String) {
    let Some(base) = base else {
        out.extend(marks.drain(..));
        return;
    };
    let letter = lower(base);
    // A caron is what some keyboards give for the breve of ă.
    for mark in marks.iter_mut().filter(|mark| **mark == '\u{30C}') {
        if letter == 'a' {
            *mark = '\u{306}';
        }
    }
    marks.sort_by_key(|mark| !matches!(mark, '\u{302}' | '\u{306}' | '\u{31B}'));
    marks.dedup();
    let letter = std::iter::once(letter).chain(marks.drain(..));
    out.extend(letter.nfc().map(unite));
}

/// Tells whether `c` needs nothing but lower-casing.
fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{1CC}'
            | '\u{1DD}'..='\u{1F0}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

/// Returns the lower case of `c`, with the look-alikes of `đ` united.
fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let c = unite(c);
    let mut lowered = c.to_lowercase();
    match (lowered.next(), lowered.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Returns `đ` or `Đ` for its look-alikes, and every other character as it is.
fn unite(c: char) -> char {
    match c {
        '\u{D0}' | '\u{189}' => 'Đ',
        '\u{F0}' | '\u{256}' => 'đ',
        _ => c,
    }
}

/// The vowels that carry a tone in the older spelling, each with its five toned forms in the
/// order grave, acute, hook, tilde, dot.
const TONED: [(char, [char; 5]); 7] = [
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
    ('i', ['ì', 'í', 'ỉ', 'ĩ', 'ị']),
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
    ('ơ', ['ờ', 'ớ', 'ở', 'ỡ', 'ợ']),
];

fn toned(vowel: char, tone: usize) -> Option<char> {
    let (_, forms) = TONED.iter().find(|(plain, _)| *plain == vowel)?;
    forms.get(tone).copied()
}

fn tone_of(c: char) -> Option<(char, usize)> {
    TONED.iter().find_map(|(plain, forms)| {
        let tone = forms.iter().position(|form| *form == c)?;
        Some((*plain, tone))
    })
}

/// Moves the tone of `òa òe ùy`, and one misplaced on the glide of `qu` or `gi`, one vowel on.
fn place_tone(out: &mut String, start: usize) {
    let Some(key) = out.get(start..) else { return };
    if key.is_ascii() {
        return;
    }
    let mut before = None;
    let mut chars = key.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if let (Some((glide, tone)), Some(next)) = (tone_of(c), next)
            && moves(before, glide, next)
            && let Some(moved) = toned(next, tone)
        {
            let (from, to) = (start + at, start + at + c.len_utf8() + next.len_utf8());
            let mut pair = String::with_capacity(4);
            pair.push(glide);
            pair.push(moved);
            out.replace_range(from..to, &pair);
            return;
        }
        before = Some(c);
    }
}

/// Tells whether a tone on `glide`, between `before` and `next`, belongs on `next`.
fn moves(before: Option<char>, glide: char, next: char) -> bool {
    match before {
        Some('q') if glide == 'u' => matches!(next, 'a' | 'e' | 'i' | 'ơ' | 'y'),
        Some('g') if glide == 'i' => matches!(next, 'a' | 'o' | 'u' | 'ơ'),
        _ => matches!((glide, next), ('o', 'a' | 'e') | ('u', 'y')),
    }
}

/// Returns the key of one token.
///
/// ```
/// assert_eq!(thidua::text::fold_token("HÒA"), "hoà");
/// assert_eq!(thidua::text::fold_token("Ðo\u{300}an"), "đoàn");
/// ```
#[must_use]
pub fn fold_token(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    fold_into(raw, &mut out);
    out
}

/// Returns `text` in lower case without any diacritics: `Đông Hòa` becomes `dong hoa`.
///
/// Everything that is not a letter stays as it is, also the blanks.
#[must_use]
pub fn strip_marks(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match bare(c) {
            Some(bare) => out.push(bare),
            None => strip_into(c, &mut out),
        }
    }
    out
}

/// Returns the lower-case letter of ASCII that a common character is without marks, or the
/// character of ASCII that it is; nothing for what must be looked at.
#[inline]
fn bare(c: char) -> Option<char> {
    bare_in(&BARE, c)
}

/// Does so by the table.
#[inline]
fn bare_in(table: &[u8], c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    let bare = table.get(c as usize).filter(|bare| **bare != 0);
    bare.map(|&bare| char::from(bare))
}

/// Calls `each` with every character of [`strip_marks`] of `text`.
pub(super) fn each_bare(text: &str, mut each: impl FnMut(char)) {
    let mut rare = String::new();
    let table = BARE.as_slice();
    for c in text.chars() {
        match bare_in(table, c) {
            Some(bare) => each(bare),
            None => {
                rare.clear();
                strip_into(c, &mut rare);
                rare.chars().for_each(&mut each);
            }
        }
    }
}

/// The letters that common characters are without marks, by code; 0 for what must be looked at.
static BARE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let bare = |code| {
        let mut out = String::new();
        strip_into(char::from_u32(code).unwrap_or_default(), &mut out);
        match out.as_bytes() {
            [letter] if letter.is_ascii_lowercase() => *letter,
            _ => 0,
        }
    };
    (0..0x1F00).map(bare).collect()
});

/// Appends one character in lower case without diacritics; nothing for a mark.
fn strip_into(c: char, out: &mut String) {
    if is_invisible(c) {
        return;
    }
    for c in std::iter::once(c).nfkd().filter(|&c| !is_combining_mark(c)) {
        match lower(c) {
            'đ' => out.push('d'),
            plain => out.push(plain),
        }
    }
}

/// Returns the key with `i` for `y` or the other way round, where both spellings are in use:
/// `lý` and `lí`, `kỹ` and `kĩ`, `quy` and `qui`; nothing for other syllables.
///
/// This is for a second look-up and not part of folding, since `thuý` and `thúi` differ.
#[must_use]
pub fn iy_variant(key: &str) -> Option<String> {
    let last = key.chars().next_back()?;
    let onset = key.get(..key.len() - last.len_utf8())?;
    if !matches!(onset, "h" | "k" | "l" | "m" | "s" | "t" | "v" | "qu") {
        return None;
    }
    let other = match last {
        'i' => 'y',
        'y' => 'i',
        _ => match tone_of(last)? {
            ('i', tone) => toned('y', tone)?,
            ('y', tone) => toned('i', tone)?,
            _ => return None,
        },
    };
    Some(format!("{onset}{other}"))
}

#[cfg(test)]
mod tests {
    use super::{fold_token, iy_variant, strip_marks};

    #[test]
    fn both_spellings_of_the_last_vowel() {
        for (key, other) in [
            ("lý", "lí"),
            ("kĩ", "kỹ"),
            ("quy", "qui"),
            ("mỹ", "mĩ"),
            ("tỉ", "tỷ"),
        ] {
            assert_eq!(iy_variant(key).as_deref(), Some(other));
            assert_eq!(iy_variant(other).as_deref(), Some(key));
        }
        for key in ["thuý", "nghị", "la", "i", ""] {
            assert_eq!(iy_variant(key), None);
        }
    }

    #[test]
    fn one_key_for_all_spellings() {
        for (key, spellings) in [
            (
                "hoà",
                &[
                    "hòa",
                    "hoà",
                    "HÒA",
                    "Hoà",
                    "ho\u{300}a",
                    "hoa\u{300}",
                    "h\u{200B}òa",
                ][..],
            ),
            ("hoá", &["hóa", "hoá", "HÓA"]),
            ("thuỷ", &["thủy", "thuỷ", "THỦY", "thu\u{309}y"]),
            ("khoẻ", &["khỏe", "khoẻ"]),
            ("hoàn", &["hoàn", "HOÀN", "hòan"]),
            ("quý", &["quý", "qúy", "QUÝ"]),
            ("quá", &["quá", "qúa"]),
            ("già", &["già", "gìa"]),
            ("gì", &["gì", "GÌ"]),
            ("mùa", &["mùa", "MÙA"]),
            ("lựa", &["lựa", "lư\u{323}a", "lu\u{323}\u{31B}a"]),
            (
                "đoàn",
                &["đoàn", "Đoàn", "Ðoàn", "ðoàn", "Ɖoàn", "đo\u{AD}àn"],
            ),
            (
                "ế",
                &[
                    "ế",
                    "Ế",
                    "e\u{302}\u{301}",
                    "e\u{301}\u{302}",
                    "é\u{302}",
                    "ê\u{341}",
                ],
            ),
            ("ệ", &["ệ", "e\u{323}\u{302}", "ẹ\u{302}", "ê\u{323}"]),
            ("năm", &["năm", "nǎm", "na\u{30C}m"]),
            ("ờ", &["ờ", "o\u{300}\u{31B}", "ò\u{31B}"]),
            ("liên", &["Liên", "𝐋𝐢𝐞̂𝐧"]),
            ("6b", &["6b", "6B"]),
            ("cnvclđ", &["CNVCLĐ", "CNVCLÐ"]),
        ] {
            for spelling in spellings {
                assert_eq!(fold_token(spelling), key, "{spelling}");
            }
        }
    }

    #[test]
    fn stripping_leaves_ascii() {
        assert_eq!(
            strip_marks("Liên đoàn Lao động TP. Huế"),
            "lien doan lao dong tp. hue"
        );
        assert_eq!(strip_marks("Ðường e\u{301}\u{302}"), "duong e");
    }
}
