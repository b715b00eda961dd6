//! Names whose beginning the list of family names does not tell: behind a unit, of the highlands, in a headline
//! of capitals.

use std::ops::Range;

use super::Finder;
use super::lead::Lead;
use super::name::is_surname;
use crate::text::Case;

impl Finder<'_, '_> {
    /// "Chủ tịch Công đoàn BPC Lê Văn Bằng", "Chủ tịch Công đoàn Cảng Hoa Ban Lê Văn Bằng": tells whether a whole name
    /// begins at `i` behind initials, or behind a run of capitals, to which a post leads.
    pub(super) fn is_behind_unit(&self, i: usize) -> bool {
        let walk = self.walk;
        if walk.case(i) != Case::Capital || !is_surname(walk.key(i)) {
            return false;
        }
        let end = walk.capitals(i, 5);
        let whole = matches!(end - i, 3 | 4) && (i..end).all(|at| walk.case(at) == Case::Capital);
        let mut start = i - 1;
        while start > 0 && i - start < 5 && self.leads[start].is_none() && walk.follows(start) {
            start -= 1;
        }
        let unit = start..i;
        let led =
            self.leads[start] == Some(Lead::Post) && unit.clone().all(|at| walk.is_capital(at));
        let initials = unit.len() == 1 && walk.case(start) == Case::Upper;
        whole && led && (initials || unit.len() >= 2 && !is_surname(walk.key(start)))
    }

    /// "anh Ông Văn Chiêu": the family name Ông, behind another form of address.
    pub(super) fn is_family_of_ong(&self, i: usize) -> bool {
        let walk = self.walk;
        walk.key(i) == "ông"
            && walk.case(i) == Case::Capital
            && self.leads[i].is_some()
            && walk.case(i + 1) == Case::Capital
            && walk.follows(i + 1)
    }

    /// "CÔNG NHÂN XA QUÊ": tells whether the words go on in a headline of capitals and nothing shows that
    /// they are a name: neither "VĂN" or "THỊ", nor the text, which would write them "Xa Quê".
    pub(super) fn is_of_headline(&self, words: Range<usize>) -> bool {
        let walk = self.walk;
        let shouted = |i: usize| walk.case(i) == Case::Upper;
        if !words.clone().all(shouted) || words.start == 0 || !shouted(words.start - 1) {
            return false;
        }
        let written = || {
            let mut places = walk.repeats(words.clone());
            places.any(|at| (at..at + words.len()).all(|i| walk.case(i) == Case::Capital))
        };
        !matches!(walk.key(words.start + 1), "văn" | "thị") && !written()
    }

    /// Tells whether "Thị" at `i` begins the name of a woman who has no family name, as many Khmer
    /// and Stiêng women: "nữ công nhân Thị Nêh".
    pub(super) fn is_khmer_woman(&self, i: usize, lead: Option<Lead>) -> bool {
        let walk = self.walk;
        let place = matches!(walk.key(i + 1), "xã" | "trấn" | "trường");
        walk.key(i) == "thị" && !place && matches!(lead, Some(Lead::Role | Lead::Post))
    }

    /// Tells whether the words `i..end` are a name of the Central Highlands, which needs no third
    /// word: a clan's name that no other word is written like ("Siu Hlơm"), or "Y", "H" before a
    /// clan's name ("Y Thuân Byă").
    pub(super) fn is_of_the_highlands(&self, i: usize, end: usize) -> bool {
        const CLANS: &[&str] = &[
            "siu", "rmah", "rơmah", "rahlan", "ksor", "kpă", "kpuih", "rchâm", "puih", "niê",
            "byă", "mlô", "êban", "kbuôr", "hwing", "ayun", "knul", "hmok", "bkrông", "kđoh",
            "ktla", "ênuôl", "kriêng", "hđơk",
        ];
        let walk = self.walk;
        let capitals = (i + 1..end).all(|at| walk.case(at) == Case::Capital);
        let clan = |at: usize| CLANS.contains(&walk.key(at));
        let led = matches!(walk.key(i), "y" | "h") && clan(end - 1);
        capitals && (led || clan(i) && walk.case(i) == Case::Capital)
    }
}

/// "CKI", "ĐDCKII", "DSCK1": tells whether a word is the degree of who works in a hospital.
pub(super) fn is_degree(key: &str) -> bool {
    ["cki", "ckii", "ck1", "ck2"]
        .iter()
        .any(|degree| key.ends_with(degree))
        || matches!(key, "cnđd" | "cnhs" | "ktvt" | "đdt" | "nhs" | "bsnt")
}
