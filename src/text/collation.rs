//! The order of Vietnamese dictionaries.

use unicode_normalization::UnicodeNormalization;

/// Ends the letters of a word: less than any letter, so that `ba` comes before `ban`.
const END: char = '\u{1}';
/// Stands between words: less than all else, so that the shorter of two names comes first.
const GAP: char = '\u{0}';

/// Marks the letters that come after the plain one (ă, đ, ê, ô, ư): greater than any letter, so that
/// `an` comes before `ă`.
const SECOND: char = '\u{f8f1}';
/// Marks the letters that come after those (â, ơ).
const THIRD: char = '\u{f8f2}';

/// Returns a text whose plain order is the order of Vietnamese dictionaries: word by word, first by
/// letters (a ă â b c d đ e ê …), then by tone (none, huyền, hỏi, ngã, sắc, nặng); case counts last,
/// and numbers go by their value.
///
/// ```
/// use thidua::text::sort_key;
///
/// let mut names = ["Đông", "Quận 10", "dân", "Ánh", "Quận 2", "ăn", "bà con", "ba hoa", "dạ", "Dung"];
/// names.sort_by_key(|name| sort_key(name));
/// let sorted = ["Ánh", "ăn", "ba hoa", "bà con", "dạ", "dân", "Dung", "Đông", "Quận 2", "Quận 10"];
/// assert_eq!(names, sorted);
/// ```
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    let letter_or_digit = |letter: char| letter.is_alphanumeric() || is_mark(letter);
    for word in text
        .split(|letter| !letter_or_digit(letter))
        .filter(|word| !word.is_empty())
    {
        push_word(&mut key, word);
        key.push(GAP);
    }
    // Texts that differ in case and signs alone keep one order.
    key.push_str(text);
    key
}

fn push_word(key: &mut String, word: &str) {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = word.trim_start_matches('0');
        // The longer of two numbers is the greater.
        let width = char::from_u32(u32::try_from(digits.len()).unwrap_or(u32::MAX));
        key.push('0');
        key.push(width.unwrap_or(char::MAX));
        key.push_str(digits);
        return;
    }
    let mut tone = '0';
    for letter in word.nfd().flat_map(char::to_lowercase) {
        match letter {
            'đ' | 'ð' => key.extend(['d', SECOND]),
            '\u{306}' => key.push(SECOND),
            '\u{302}' if key.ends_with('a') => key.push(THIRD),
            '\u{302}' => key.push(SECOND),
            '\u{31b}' if key.ends_with('o') => key.push(THIRD),
            '\u{31b}' => key.push(SECOND),
            '\u{300}' => tone = '1',
            '\u{309}' => tone = '2',
            '\u{303}' => tone = '3',
            '\u{301}' => tone = '4',
            '\u{323}' => tone = '5',
            other if is_mark(other) => {}
            other => key.push(other),
        }
    }
    key.push(END);
    key.push(tone);
}

/// Tells a combining mark of the block that Vietnamese letters fall into.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn letters_before_tones_before_case() {
        let words = [
            "a", "à", "ả", "ã", "á", "ạ", "an", "ă", "ằ", "ăn", "â", "ân", "b", "d", "đ", "e", "ê",
            "o", "ô", "ơ", "u", "ư", "y",
        ];
        for pair in words.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        }
        assert!(sort_key("AN") < sort_key("an") && sort_key("an") < sort_key("Án"));
        assert!(sort_key("Bình") < sort_key("Bình An"));
        assert!(
            sort_key("hòa") < sort_key("hoàn"),
            "tone placement does not matter"
        );
        assert_eq!(
            sort_key("Hoà").split('\0').next(),
            sort_key("Hòa").split('\0').next()
        );
    }

    #[test]
    fn both_normal_forms_sort_alike() {
        use unicode_normalization::UnicodeNormalization;
        let composed = "Liên đoàn Lao động";
        let decomposed: String = composed.nfd().collect();
        let word = |text: &str| sort_key(text).split('\0').next().map(str::to_owned);
        assert_eq!(word(composed), word(&decomposed));
    }
}
