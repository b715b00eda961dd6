//! Which names a misspelt one may have meant.

use unicode_normalization::UnicodeNormalization;

/// How many candidates are offered at most.
const CANDIDATES: usize = 3;

/// Returns the names that are written almost like `word`, the nearest first.
///
/// Case and diacritics weigh little: `Nguoi` finds `Người`. Longer words may differ more.
pub(crate) fn nearest<N: AsRef<str>>(
    word: &str,
    names: impl IntoIterator<Item = N>,
) -> Vec<String> {
    let folded = fold(word);
    let allowed = match folded.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let mut found: Vec<(usize, String)> = names
        .into_iter()
        .filter(|name| name.as_ref() != word)
        .filter_map(|name| {
            let distance = distance(&folded, &fold(name.as_ref()), allowed)?;
            Some((distance, name.as_ref().to_owned()))
        })
        .collect();
    found.sort();
    found.dedup();
    found
        .into_iter()
        .take(CANDIDATES)
        .map(|(_, name)| name)
        .collect()
}

fn fold(word: &str) -> String {
    word.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .map(|letter| match letter {
            'đ' | 'Đ' | 'Ð' => 'd',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Counts the edits (letters put in, left out, changed or swapped with their neighbours) between
/// two words; nothing when there are more than `allowed`.
fn distance(one: &str, other: &str, allowed: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > allowed {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, counterpart) in other.iter().enumerate() {
            let change = last[j] + usize::from(letter != counterpart);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *counterpart {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|edits| *edits <= allowed)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn diacritics_and_slips_are_forgiven() {
        assert_eq!(nearest("Nguoi", ["Người", "Nghề"]), ["Người"]);
        assert_eq!(nearest("RETRUN", ["RETURN", "REMOVE"]), ["RETURN"]);
        assert!(nearest("ab", ["cd"]).is_empty());
    }
}
