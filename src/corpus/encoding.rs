//! Bytes to text.
//!
//! Articles are UTF-8, or UTF-16 with a byte order mark. Old pages may be in one of the encodings
//! that were used for Vietnamese before Unicode; those are recognised by what they read as: the
//! bytes are decoded by each table, and the one under which very common syllables appear is it.
//! Text that was decoded the wrong way and then saved as UTF-8 (`C«ng ®oµn`) is recognised too.

/// Encodings of the time before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legacy {
    Windows1258,
    Tcvn3,
    Vni,
    Viqr,
}

impl Legacy {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Viqr => "VIQR",
        }
    }
}

/// What bytes turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Text, as it stands.
    Text(String),
    /// Text out of an old encoding, decoded by its table.
    Legacy(String, Legacy),
    /// Text in an old encoding for which there is no safe way back.
    Unread(Legacy),
    /// Nothing that could be read, from this byte on.
    Invalid(usize),
    /// No text at all, with what it seems to be.
    Binary(&'static str),
}

/// Turns the bytes of a whole document into text.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(kind) = binary_kind(&bytes) {
        return Decoded::Binary(kind);
    }
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => return decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return decode_utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => match misread(&text) {
            Some(decoded) => decoded,
            None => Decoded::Text(text),
        },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            legacy(error.as_bytes()).unwrap_or(Decoded::Invalid(at))
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xD800,
    });
    let mut text = String::with_capacity(bytes.len());
    let mut at = 2;
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => {
                at += 2 * c.len_utf16();
                text.push(c);
            }
            Err(_) => return Decoded::Invalid(at),
        }
    }
    Decoded::Text(text)
}

/// Returns what kind of file this is, if its first bytes say that it is no text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF file"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x89PNG", "an image"),
        (b"\xFF\xD8\xFF", "an image"),
        (b"GIF8", "an image"),
        (b"RIFF", "a media file"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"7z\xBC\xAF", "an archive"),
        (b"\x7FELF", "a program"),
    ];
    if let Some((_, kind)) = kinds.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let head = &bytes[..bytes.len().min(8192)];
    let control = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let controls = head.iter().filter(control).count();
    let binary = !utf16 && (head.contains(&0) || controls * 50 > head.len());
    binary.then_some("a binary file")
}

/// Returns the best reading of bytes that are not UTF-8, if one reads like Vietnamese.
fn legacy(bytes: &[u8]) -> Option<Decoded> {
    let by_table = |table: fn(u8) -> char| bytes.iter().map(|&byte| table(byte)).collect();
    let windows: String = by_table(windows_1258);
    let tcvn: String = by_table(tcvn3);
    let latin: String = by_table(char::from);
    let readings = [
        (score(&windows), Legacy::Windows1258),
        (score(&tcvn), Legacy::Tcvn3),
        (score_vni(&latin), Legacy::Vni),
    ];
    let (best, which) = readings.into_iter().max_by_key(|(score, _)| *score)?;
    if best < ENOUGH {
        return None;
    }
    Some(match which {
        Legacy::Windows1258 => Decoded::Legacy(windows, which),
        Legacy::Tcvn3 => Decoded::Legacy(tcvn, which),
        Legacy::Vni | Legacy::Viqr => Decoded::Unread(which),
    })
}

/// Returns the right reading of text that is UTF-8 but shows an old encoding's bytes as Latin
/// letters, or writes the marks as ASCII.
fn misread(text: &str) -> Option<Decoded> {
    // One pass for nearly all texts: they have letters that no such text has.
    let vietnamese = text
        .chars()
        .filter(|c| matches!(c, 'ư' | 'ơ' | 'ộ' | 'đ' | 'ệ' | 'ạ'));
    if text.len() < 40 || vietnamese.take(3).count() == 3 || score(text) >= ENOUGH {
        return None;
    }
    if text.is_ascii() {
        return (score_viqr(text) >= ENOUGH).then_some(Decoded::Unread(Legacy::Viqr));
    }
    let shown = |c: char| u8::try_from(c).map_or(c, tcvn3);
    let tcvn: String = text.chars().map(shown).collect();
    if score(&tcvn) >= ENOUGH {
        return Some(Decoded::Legacy(tcvn, Legacy::Tcvn3));
    }
    (score_vni(text) >= ENOUGH).then_some(Decoded::Unread(Legacy::Vni))
}

/// Out of a thousand syllables so many must be very common ones with marks; ordinary text has 150
/// and more, and wrong tables give next to none.
const ENOUGH: usize = 60;

/// Very common syllables whose marks tell one table from the other.
const COMMON: [&str; 24] = [
    "của", "và", "các", "là", "được", "đã", "đoàn", "động", "công", "lao", "trong", "người", "năm",
    "với", "tại", "những", "cho", "có", "này", "việc", "tỉnh", "huyện", "phố", "thành",
];

/// Returns how many of a thousand syllables are common ones, marks included.
fn score(text: &str) -> usize {
    let (mut marked, mut all) = (0, 0);
    for word in text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36F}').contains(&c))
    {
        if word.is_empty() {
            continue;
        }
        all += 1;
        if !word.is_ascii() && COMMON.contains(&super::super::text::fold_token(word).as_str()) {
            marked += 1;
        }
        if all == 4000 {
            break;
        }
    }
    if marked < 3 { 0 } else { marked * 1000 / all }
}

/// VNI writes a vowel and then its marks as one Latin letter; `ñ` is đ.
fn score_vni(latin: &str) -> usize {
    share(
        latin,
        &[
            "ñaõ",
            "ñoäng",
            "ñoaøn",
            "coâng",
            "caùc",
            "cuûa",
            "vaø",
            "laø",
            "ñöôïc",
            "ngöôøi",
        ],
    )
}

/// VIQR writes marks as punctuation behind the vowel; `dd` is đ.
fn score_viqr(text: &str) -> usize {
    share(
        text,
        &[
            "cu?a", "va`", "ca'c", "la`", "ddu+o+.c", "dda~", "ddoa`n", "ddo^.ng", "co^ng",
        ],
    )
}

fn share(text: &str, words: &[&str]) -> usize {
    let (mut hits, mut all) = (0, 0);
    for word in text.split_whitespace().take(4000) {
        all += 1;
        let word = word.to_lowercase();
        hits += usize::from(words.contains(&word.trim_matches(['.', ',', ';', ':', '"'])));
    }
    if hits < 3 { 0 } else { hits * 1000 / all }
}

/// Returns the character of a byte in windows-1258: windows-1252 with five combining marks and the
/// letters that Vietnamese lacks there. Bytes without a character become U+FFFD.
fn windows_1258(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_C1[usize::from(byte - 0x80)],
        0xC3 => 'Ă',
        0xCC => '\u{300}',
        0xD0 => 'Đ',
        0xD2 => '\u{309}',
        0xD5 => 'Ơ',
        0xDD => 'Ư',
        0xDE => '\u{303}',
        0xE3 => 'ă',
        0xEC => '\u{301}',
        0xF0 => 'đ',
        0xF2 => '\u{323}',
        0xF5 => 'ơ',
        0xFD => 'ư',
        0xFE => '₫',
        _ => char::from(byte),
    }
}

const WINDOWS_C1: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', '\u{FFFD}', '‹', 'Œ', '\u{FFFD}',
    '\u{FFFD}', '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', '\u{FFFD}',
    '›', 'œ', '\u{FFFD}', '\u{FFFD}', 'Ÿ',
];

/// Returns the character of a byte in TCVN3 (TCVN 5712:1993, VN3). Capitals with a tone have no
/// byte: old pages took them from a second font, so their case is lost.
fn tcvn3(byte: u8) -> char {
    match byte {
        0x80..=0xA0 => windows_1258(byte),
        0xA1..=0xAE => TCVN_LETTERS[usize::from(byte - 0xA1)],
        0xB5..=0xFE => TCVN_TONES[usize::from(byte - 0xB5)],
        _ => char::from(byte),
    }
}

const TCVN_LETTERS: [char; 14] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ',
];

/// From B5 to FE; positions that VN3 leaves to other uses stay Latin-1.
const TCVN_TONES: [char; 74] = [
    'à', 'ả', 'ã', 'á', 'ạ', 'º', 'ằ', 'ẳ', 'ẵ', 'ắ', '¿', 'À', 'Á', 'Â', 'Ã', 'Ä', 'Å', 'ặ', 'ầ',
    'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Í', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', 'Ù', 'Ú',
    'Û', 'ĩ', 'í', 'ị', 'ò', 'à', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ',
    'ợ', 'ù', 'ð', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ',
];

#[cfg(test)]
mod tests {
    use super::{Decoded, Legacy, TCVN_TONES, decode, tcvn3, windows_1258};
    use unicode_normalization::UnicodeNormalization;

    const TEXT: &str = "Liên đoàn Lao động huyện đã tặng Giấy khen cho các tập thể của công đoàn, \
                        những người lao động giỏi trong năm, với sự có mặt của các cấp tại tỉnh.";

    /// Writes `text` with the bytes that `table` reads; only characters that it has.
    fn encode(text: &str, table: fn(u8) -> char) -> Vec<u8> {
        let byte = |c: char| (0..=255).find(|&byte| table(byte) == c);
        let pieces = |c: char| match byte(c) {
            Some(byte) => vec![byte],
            None => c.nfd().map(|part| byte(part).unwrap()).collect(),
        };
        text.chars().flat_map(pieces).collect()
    }

    /// Composes `ê` + tone the way windows-1258 keeps it: vowel letter, then tone.
    fn as_windows(text: &str) -> String {
        let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
        let split = |c: char| {
            let parts: Vec<char> = c.nfd().collect();
            let tone: Vec<char> = parts
                .iter()
                .copied()
                .filter(|c| tones.contains(c))
                .collect();
            let vowel: String = parts
                .into_iter()
                .filter(|c| !tones.contains(c))
                .nfc()
                .collect();
            vowel.chars().chain(tone).collect::<Vec<_>>()
        };
        text.chars().flat_map(split).collect()
    }

    #[test]
    fn windows_1258_is_read() {
        let bytes = encode(&as_windows(TEXT), windows_1258);
        let Decoded::Legacy(text, Legacy::Windows1258) = decode(bytes) else {
            panic!("windows-1258 is recognised")
        };
        assert_eq!(text.nfc().collect::<String>(), TEXT);
    }

    #[test]
    fn tcvn3_is_read_as_bytes_and_as_misread_letters() {
        let bytes = encode(TEXT, tcvn3);
        let expected = Decoded::Legacy(TEXT.to_owned(), Legacy::Tcvn3);
        assert_eq!(decode(bytes.clone()), expected);
        let shown: String = bytes.into_iter().map(char::from).collect();
        assert_eq!(decode(shown.into_bytes()), expected);
        assert_eq!(
            TCVN_TONES.iter().filter(|c| "ầẩẫấậặ".contains(**c)).count(),
            6
        );
    }

    #[test]
    fn other_old_encodings_are_named() {
        let vni = "Lieân ñoaøn lao ñoäng huyeän ñaõ taëng cho caùc taäp theå cuûa coâng ñoaøn vaø";
        assert_eq!(
            decode(vni.as_bytes().to_vec()),
            Decoded::Unread(Legacy::Vni)
        );
        let viqr =
            "Lie^n ddoa`n lao ddo^.ng dda~ khen ca'c ta^.p the^? cu?a co^ng ddoa`n va` ta(.ng";
        assert_eq!(
            decode(viqr.as_bytes().to_vec()),
            Decoded::Unread(Legacy::Viqr)
        );
    }

    #[test]
    fn good_text_is_left_alone() {
        for text in [
            TEXT,
            "",
            "plain English text of a certain length, forty bytes",
            "Tổng kết",
        ] {
            assert_eq!(
                decode(text.as_bytes().to_vec()),
                Decoded::Text(text.to_owned())
            );
            let nfd: String = text.nfd().collect();
            assert_eq!(decode(nfd.clone().into_bytes()), Decoded::Text(nfd));
        }
    }

    #[test]
    fn utf16_and_damage() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(bytes.clone()), Decoded::Text(TEXT.to_owned()));
        bytes.pop();
        assert!(matches!(decode(bytes), Decoded::Invalid(_)));
        assert_eq!(
            decode(b"Cong doan \xFF\xFE huyen".to_vec()),
            Decoded::Invalid(10)
        );
        assert!(matches!(
            decode(b"\x89PNG....".to_vec()),
            Decoded::Binary(_)
        ));
        assert!(matches!(decode(b"a\0b".to_vec()), Decoded::Binary(_)));
    }
}
