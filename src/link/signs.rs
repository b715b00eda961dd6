//! Words that are looked for in the whole of an article, found in one pass.

use std::sync::LazyLock;

use super::phrases::{Keyed, Phrases};
use crate::text::Tokens;

/// What a word may be the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// "Đảng".
    Party,
    /// "Huy hiệu".
    Badge,
    /// "giải Nhất".
    Prize,
    /// "Cờ".
    Flag,
    /// "vững mạnh", "hoàn thành tốt nhiệm vụ".
    Grade,
    /// "Cụm thi đua".
    Cluster,
    /// "Bác Hồ".
    Uncle,
    /// "Công đoàn", "CĐ".
    Union,
    /// "Chiến sĩ thi đua".
    Fighter,
    /// "Nhất toàn đoàn".
    Team,
    /// "Tập đoàn", "Tổng công ty", "Sở".
    Group,
    /// "Hội", "Hiệp hội".
    Society,
    /// A type word of a place, "Thủ đô".
    Place,
}

static SIGNS: LazyLock<Phrases<Sign>> = LazyLock::new(|| {
    let table: [(Sign, &str); 13] = [
        (Sign::Party, "đảng"),
        (Sign::Badge, "huy"),
        (Sign::Prize, "giải"),
        (Sign::Flag, "cờ"),
        (Sign::Grade, "vững hoàn"),
        (Sign::Cluster, "cụm khối"),
        (Sign::Uncle, "bác"),
        (Sign::Union, "công cđ cđcs"),
        (Sign::Fighter, "chiến cstđ"),
        (Sign::Team, "toàn"),
        (Sign::Group, "tập tổng tct sở"),
        (Sign::Society, "hội hiệp"),
        (
            Sign::Place,
            "tỉnh thành tp t quận huyện thị tx phường xã đặc q h p tt thủ",
        ),
    ];
    let words = table
        .iter()
        .flat_map(|(sign, words)| words.split(' ').map(move |word| (word, *sign)));
    Phrases::new(words)
});

/// The tokens of an article that have a sign, each list in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    pub(super) party: Vec<usize>,
    pub(super) badge: Vec<usize>,
    pub(super) prize: Vec<usize>,
    pub(super) flag: Vec<usize>,
    pub(super) grade: Vec<usize>,
    pub(super) cluster: Vec<usize>,
    pub(super) uncle: Vec<usize>,
    pub(super) union: Vec<usize>,
    pub(super) fighter: Vec<usize>,
    pub(super) team: Vec<usize>,
    pub(super) group: Vec<usize>,
    pub(super) society: Vec<usize>,
    pub(super) place: Vec<usize>,
}

impl Signs {
    /// Finds the signs of an article. Linear.
    pub(super) fn of(tokens: &Tokens, keyed: &Keyed) -> Self {
        let mut signs = Self::default();
        for hit in SIGNS.find(tokens, keyed) {
            let list = match hit.value {
                Sign::Party => &mut signs.party,
                Sign::Badge => &mut signs.badge,
                Sign::Prize => &mut signs.prize,
                Sign::Flag => &mut signs.flag,
                Sign::Grade => &mut signs.grade,
                Sign::Cluster => &mut signs.cluster,
                Sign::Uncle => &mut signs.uncle,
                Sign::Union => &mut signs.union,
                Sign::Fighter => &mut signs.fighter,
                Sign::Team => &mut signs.team,
                Sign::Group => &mut signs.group,
                Sign::Society => &mut signs.society,
                Sign::Place => &mut signs.place,
            };
            list.push(hit.tokens.start);
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::Signs;
    use crate::gazetteer::Gazetteer;
    use crate::link::phrases::Keyed;
    use crate::link::place_phrase::PlacePhrases;
    use crate::text::Tokens;

    /// Every type word is a sign, so that none is passed over.
    #[test]
    fn type_words_of_places_are_signs() {
        let text = "tỉnh, Thành phố, TP.HCM, T.P, quận huyện thị xã, thị trấn TX phường XÃ đặc khu \
                    Q. H. P. TT. Thủ đô và xa";
        let tokens = Tokens::of(text);
        let signs = Signs::of(&tokens, &Keyed::of(&tokens));
        let gazetteer = Gazetteer::load_builtin();
        let hits = gazetteer.scan(&tokens);
        let phrases = PlacePhrases::new(&tokens, &gazetteer, &hits);
        let words = (0..tokens.len()).filter(|&at| phrases.type_word(at).is_some());
        let words: Vec<_> = words.collect();
        // The second half of "thị xã" is one too.
        assert_eq!(words.len(), 17);
        assert!(words.iter().all(|at| signs.place.contains(at)));
    }
}
