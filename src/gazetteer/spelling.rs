//! The ways in which one name is written.

use super::table;
use crate::text::{fold, iy_variant};

/// Groups of equal phrases: long forms and abbreviations, and words that writers exchange.
const EQUAL: &[&[&str]] = &[
    &[
        "công nhân viên chức lao động",
        "CNVCLĐ",
        "CNVC LĐ",
        "CNVC lao động",
        "công nhân viên chức người lao động",
    ],
    &["cán bộ công chức viên chức", "CBCCVC", "CBCC VC"],
    &[
        "an toàn vệ sinh lao động",
        "ATVSLĐ",
        "AT VSLĐ",
        "vệ sinh an toàn lao động",
        "an toàn lao động vệ sinh lao động",
        "an toàn và vệ sinh lao động",
    ],
    &["thỏa ước lao động tập thể", "TƯLĐTT"],
    &["công đoàn cơ sở", "CĐCS", "CĐ cơ sở"],
    &["công nhân lao động", "CNLĐ"],
    &["người lao động", "NLĐ"],
    &["nông thôn mới", "NTM"],
    &["thi đua khen thưởng", "TĐKT"],
    &["lao động sáng tạo", "LĐST", "LĐ sáng tạo"],
    &["lao động giỏi", "LĐG", "LĐ giỏi"],
    &["chiến sĩ thi đua", "CSTĐ", "chiến sỹ thi đua"],
    &["trung ương", "TƯ", "TW"],
    &["hàng việt nam", "hàng việt"],
    &["doanh nghiệp", "DN"],
    &["công đoàn", "CĐ"],
    &["hàng không việt nam", "HKVN"],
    &["đường sắt việt nam", "ĐSVN"],
    &["dầu khí việt nam", "DKVN"],
    &["cao su việt nam", "CSVN"],
    &["dệt may việt nam", "DMVN"],
    &["tổng công ty", "TCT", "TCty"],
    &["việt nam", "VN", "viêt nam"],
    &["bảo đảm", "đảm bảo"],
    &["chiến sĩ", "chiến sỹ"],
    &["nghệ sĩ", "nghệ sỹ"],
    &["nghìn", "ngàn", "000"],
    &["kỹ thuật", "kĩ thuật"],
    &["hạng nhất", "hạng I", "hạng 1"],
    &["hạng nhì", "hạng II", "hạng nhị", "hạng 2"],
    &["hạng ba", "hạng III", "hạng 3"],
];

/// Syllables of the Highlands' languages, which writers spell in several ways: "Đắk Mil", "Đăk Mil".
const HIGHLAND: &[&[&str]] = &[
    &["đắk", "đăk", "đak", "đắc"],
    &["cư", "čư"],
    &["chư", "čư"],
    &["pắk", "păk", "pắc", "păc"],
    &["búk", "buk"],
    &["súp", "sup"],
    &["lắk", "lăk"],
    &["đrắk", "đrăk", "drắk", "drăk"],
];

/// The most spellings that one name is given.
const MOST: usize = 48;

/// Makes the spellings of names; holds the folded groups.
#[derive(Debug)]
pub(super) struct Spelling {
    groups: Vec<Vec<Vec<String>>>,
}

impl Spelling {
    /// Takes the groups above and those of the table of abbreviations.
    pub(super) fn new() -> Self {
        let mut groups: Vec<Vec<Vec<String>>> = EQUAL
            .iter()
            .map(|group| group.iter().map(|phrase| words(phrase)).collect())
            .collect();
        for row in table::ABBREVIATIONS.rows() {
            let [_, name, kind, aliases] = row.cells();
            if matches!(kind, "people" | "term" | "sector" | "school") {
                let mut group = vec![words(name)];
                group.extend(table::list(aliases).map(words));
                group.dedup();
                groups.push(group);
            }
        }
        Self { groups }
    }

    /// Returns the spellings of a fixed name without its punctuation; the name's own is first.
    pub(super) fn of_name(&self, name: &str) -> Vec<Vec<String>> {
        let mut all = vec![words(name)];
        for group in &self.groups {
            let mut at = 0;
            while at < all.len() && all.len() < MOST {
                let written = group
                    .iter()
                    .find_map(|phrase| Some((phrase, find(&all[at], phrase)?)));
                if let Some((phrase, place)) = written {
                    for other in group.iter().filter(|other| *other != phrase) {
                        let spelled = replaced(&all[at], place, phrase.len(), other);
                        if !all.contains(&spelled) && all.len() < MOST {
                            all.push(spelled);
                        }
                    }
                }
                at += 1;
            }
        }
        all
    }
}

/// Returns the spellings of a place's name, punctuation included.
pub(super) fn of_place(name: &str) -> Vec<Vec<String>> {
    let own = keys(name);
    let mut all = vec![own.clone()];
    let is_number = own.len() == 1 && own[0].bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        let number = own[0].trim_start_matches('0');
        all = vec![vec![number.to_owned()], vec![format!("{number:0>2}")]];
        all.dedup();
        return all;
    }
    if own.iter().any(|key| !is_word(key)) {
        all.push(own.iter().filter(|key| is_word(key)).cloned().collect());
        for (from, to) in [("-", "–"), ("'", "’"), ("'", "‘"), ("’", "'")] {
            if own.iter().any(|key| key == from) {
                let swap = |key: &String| {
                    if key == from {
                        to.to_owned()
                    } else {
                        key.clone()
                    }
                };
                all.push(own.iter().map(swap).collect());
            }
        }
    }
    for (i, key) in own.iter().enumerate() {
        let groups = HIGHLAND
            .iter()
            .filter(|group| group.contains(&key.as_str()));
        let written: Vec<Vec<String>> = groups
            .flat_map(|group| group.iter().filter(|other| *other != key))
            .flat_map(|other| {
                let spelled = |keys: &Vec<String>| {
                    let same = keys.iter().position(|own| own == key);
                    let mut keys = keys.clone();
                    keys[same?] = (*other).to_owned();
                    Some(keys)
                };
                all.iter().filter_map(spelled).collect::<Vec<_>>()
            })
            .collect();
        all.extend(written);
        if let Some(other) = iy_variant(key) {
            let mut spelled = own.clone();
            spelled[i] = other;
            all.push(spelled);
        }
    }
    all
}

/// Returns the folded syllables of a text.
pub(super) fn keys(text: &str) -> Vec<String> {
    fold(text).split(' ').map(str::to_owned).collect()
}

/// Returns the folded syllables of a text without its punctuation.
fn words(text: &str) -> Vec<String> {
    keys(text).into_iter().filter(|key| is_word(key)).collect()
}

fn is_word(key: &str) -> bool {
    key.chars().any(char::is_alphanumeric)
}

fn find(keys: &[String], phrase: &[String]) -> Option<usize> {
    (0..(keys.len() + 1).saturating_sub(phrase.len())).find(|&at| keys[at..].starts_with(phrase))
}

fn replaced(keys: &[String], at: usize, length: usize, with: &[String]) -> Vec<String> {
    let mut out = keys[..at].to_vec();
    out.extend_from_slice(with);
    out.extend_from_slice(&keys[at + length..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{Spelling, of_place};

    fn joined(all: &[Vec<String>]) -> Vec<String> {
        all.iter().map(|keys| keys.join(" ")).collect()
    }

    #[test]
    fn long_forms_and_abbreviations_are_one_name() {
        let all = joined(&Spelling::new().of_name("Sáng kiến trong CNVC - LĐ"));
        assert!(all.contains(&"sáng kiến trong công nhân viên chức lao động".to_owned()));
        assert!(all.contains(&"sáng kiến trong cnvclđ".to_owned()));
    }

    #[test]
    fn names_of_the_highlands_are_spelled_in_several_ways() {
        let all = joined(&of_place("Cư M'gar"));
        assert!(all.iter().any(|name| name.starts_with("čư m")));
        assert!(joined(&of_place("Đắk Mil")).contains(&"đăk mil".to_owned()));
    }

    #[test]
    fn place_names_with_marks_and_numbers() {
        assert_eq!(joined(&of_place("05")), ["5", "05"]);
        let all = joined(&of_place("Bà Rịa - Vũng Tàu"));
        assert!(all.contains(&"bà rịa vũng tàu".to_owned()));
        assert!(all.contains(&"bà rịa – vũng tàu".to_owned()));
    }
}
