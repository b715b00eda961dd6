//! Administrative units.

/// The number of a place in its gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub(super) u32);

impl PlaceId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// How high a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The country.
    Country,
    /// A province or a city under the government.
    Province,
    /// A district, a town or a city under a province; abolished on 1 July 2025.
    District,
    /// A ward, a commune, a township or a special zone.
    Ward,
}

impl Level {
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "country" => Self::Country,
            "province" => Self::Province,
            "district" => Self::District,
            "ward" => Self::Ward,
            _ => return None,
        })
    }

    /// Returns the word that data files and the graph use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Ward => "ward",
        }
    }
}

/// The word that says what sort of unit a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// nước
    Country,
    /// tỉnh
    Province,
    /// thành phố, under the government or under a province
    City,
    /// quận
    UrbanDistrict,
    /// huyện
    RuralDistrict,
    /// thị xã
    Town,
    /// phường
    Ward,
    /// xã
    Commune,
    /// thị trấn
    Township,
    /// đặc khu
    SpecialZone,
}

impl PlaceKind {
    /// How many kinds there are.
    pub(crate) const COUNT: usize = 10;

    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "nước" => Self::Country,
            "tỉnh" => Self::Province,
            "thành phố" => Self::City,
            "quận" => Self::UrbanDistrict,
            "huyện" => Self::RuralDistrict,
            "thị xã" => Self::Town,
            "phường" => Self::Ward,
            "xã" => Self::Commune,
            "thị trấn" => Self::Township,
            "đặc khu" => Self::SpecialZone,
            _ => return None,
        })
    }

    /// Returns the Vietnamese word, lower case.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "nước",
            Self::Province => "tỉnh",
            Self::City => "thành phố",
            Self::UrbanDistrict => "quận",
            Self::RuralDistrict => "huyện",
            Self::Town => "thị xã",
            Self::Ward => "phường",
            Self::Commune => "xã",
            Self::Township => "thị trấn",
            Self::SpecialZone => "đặc khu",
        }
    }

    /// Tells whether a unit that is called so may stand at this level.
    #[must_use]
    pub fn may_stand_at(self, level: Level) -> bool {
        match self {
            Self::Country => level == Level::Country,
            Self::Province => level == Level::Province,
            Self::City => matches!(level, Level::Province | Level::District),
            Self::UrbanDistrict | Self::RuralDistrict | Self::Town => level == Level::District,
            Self::Ward | Self::Commune | Self::Township | Self::SpecialZone => level == Level::Ward,
        }
    }
}

/// One administrative unit.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its identifier (`p:279`).
    pub id: &'static str,
    /// Its name without the type word.
    pub name: &'static str,
    /// Its type word.
    pub kind: PlaceKind,
    /// How high it stands.
    pub level: Level,
    /// The unit that it is a part of.
    pub parent: Option<PlaceId>,
    /// The first day of its being, ISO; empty where it is older than the gazetteer.
    pub valid_from: &'static str,
    /// The first day on which it was no longer, ISO; empty where it still is.
    pub valid_to: &'static str,
    /// The identifiers of the units that took its ground, joined by `|`.
    pub succeeded_by: &'static str,
    /// Where the row comes from.
    pub source: &'static str,
}

impl Place {
    /// Returns the code that other identifiers end in: `279`, for new units `p25:25`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.id.strip_prefix("p:").unwrap_or(self.id)
    }

    /// Tells whether it was in being on a day, ISO.
    #[must_use]
    pub fn is_valid_on(&self, day: &str) -> bool {
        self.valid_from <= day && (self.valid_to.is_empty() || day < self.valid_to)
    }

    /// Returns its name with the type word in front, lower case: `huyện Thường Tín`.
    #[must_use]
    pub fn phrase(&self) -> String {
        self.parts().concat()
    }

    /// Returns the parts of the phrase: the type word, a blank, the name.
    pub(super) fn parts(&self) -> [&'static str; 3] {
        if self.kind == PlaceKind::Country {
            ["", "", self.name]
        } else {
            [self.kind.word(), " ", self.name]
        }
    }

    /// Returns its name as a heading has it: `Huyện Thường Tín`.
    #[must_use]
    pub fn title(&self) -> String {
        let [word, blank, name] = self.parts();
        let (first, rest) = if word.is_empty() {
            (name, "")
        } else {
            (word, name)
        };
        let mut out = String::with_capacity(word.len() + name.len() + 3);
        push_capitalised(first, &mut out);
        out.push_str(blank);
        out.push_str(rest);
        out
    }
}

/// Returns `text` with its first letter as a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_capitalised(text, &mut out);
    out
}

fn push_capitalised(text: &str, out: &mut String) {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase());
    out.extend(first.into_iter().flatten());
    out.push_str(letters.as_str());
}
