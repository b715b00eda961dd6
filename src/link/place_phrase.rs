//! PlacePhrases that name a place: "huyện Hoằng Hóa", "TP.HCM", "tỉnh", "Thủ đô".

use std::ops::{Deref, Range};

use crate::gazetteer::{Gazetteer, Hits, Level, PlaceId, PlaceKind};
use crate::text::{Case, Gap, TokenKind, Tokens};

/// What a phrase says about the place it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A name, with or without a type word, and the units that are called so.
    Named {
        /// The units; never empty.
        options: Options,
        /// The type word.
        word: Option<PlaceKind>,
    },
    /// A type word alone: the article's own unit of that kind.
    Relative(PlaceKind),
    /// "Thủ đô".
    Capital,
    /// Nothing: the article's own body or place.
    Unsaid,
}

/// Units that a name may mean; most names mean one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Options {
    One(PlaceId),
    Several(Vec<PlaceId>),
}

impl Options {
    pub(super) fn retain(&mut self, mut fits: impl FnMut(&PlaceId) -> bool) {
        match self {
            Self::One(place) if fits(place) => {}
            Self::One(_) => *self = Self::Several(Vec::new()),
            Self::Several(places) => places.retain(fits),
        }
    }
}

impl Deref for Options {
    type Target = [PlaceId];

    fn deref(&self) -> &[PlaceId] {
        match self {
            Self::One(place) => std::slice::from_ref(place),
            Self::Several(places) => places,
        }
    }
}

impl FromIterator<PlaceId> for Options {
    fn from_iter<I: IntoIterator<Item = PlaceId>>(places: I) -> Self {
        let mut places = places.into_iter();
        match (places.next(), places.next()) {
            (Some(only), None) => Self::One(only),
            (first, second) => {
                Self::Several(first.into_iter().chain(second).chain(places).collect())
            }
        }
    }
}

/// A place phrase and its tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) target: Target,
}

/// Looks for place phrases in one text.
pub(super) struct PlacePhrases<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) gazetteer: &'a Gazetteer,
    /// The first of the place hits that begin at each token, plus one; the others follow it in
    /// `hits.places`.
    first_at: Vec<u32>,
    hits: &'a Hits<'a>,
}

impl<'a> PlacePhrases<'a> {
    pub(super) fn new(tokens: &'a Tokens, gazetteer: &'a Gazetteer, hits: &'a Hits<'a>) -> Self {
        let mut first_at = vec![0; tokens.len()];
        for (i, hit) in hits.places.iter().enumerate().rev() {
            first_at[hit.tokens.start] = i as u32 + 1;
        }
        Self {
            tokens,
            gazetteer,
            first_at,
            hits,
        }
    }

    /// Returns the place names that begin at a token, longest first, each with its end.
    pub(super) fn names_at(&self, at: usize) -> impl Iterator<Item = (usize, &'a [PlaceId])> {
        let first = self.first_at.get(at).and_then(|first| first.checked_sub(1));
        let hits = first.map_or(&[][..], |first| &self.hits.places[first as usize..]);
        hits.iter()
            .take_while(move |hit| hit.tokens.start == at)
            .map(|hit| (hit.tokens.end, hit.meanings))
    }

    /// Reads a type word at `at` and returns it with the token after it.
    pub(super) fn type_word(&self, at: usize) -> Option<(PlaceKind, usize)> {
        let key = |i: usize| self.tokens.key(i);
        let dotted = |end: usize| {
            if self
                .tokens
                .get(end)
                .is_some_and(|t| t.is_punct('.') && t.space_before == Gap::None)
            {
                end + 1
            } else {
                end
            }
        };
        let needs_dot = |kind| {
            let end = dotted(at + 1);
            (end > at + 1).then_some((kind, end))
        };
        match key(at) {
            "tỉnh" => Some((PlaceKind::Province, at + 1)),
            "thành" if key(at + 1) == "phố" => Some((PlaceKind::City, at + 2)),
            "tp" => Some((PlaceKind::City, dotted(at + 1))),
            "t" if key(at + 1) == "." && key(at + 2) == "p" => {
                Some((PlaceKind::City, dotted(at + 3)))
            }
            "quận" => Some((PlaceKind::UrbanDistrict, at + 1)),
            // "huyện đảo Lý Sơn" is what such a district is called.
            "huyện" if key(at + 1) == "đảo" => Some((PlaceKind::RuralDistrict, at + 2)),
            "huyện" => Some((PlaceKind::RuralDistrict, at + 1)),
            "thị" if key(at + 1) == "xã" => Some((PlaceKind::Town, at + 2)),
            "thị" if key(at + 1) == "trấn" => Some((PlaceKind::Township, at + 2)),
            "tx" => Some((PlaceKind::Town, dotted(at + 1))),
            "phường" => Some((PlaceKind::Ward, at + 1)),
            "xã" => Some((PlaceKind::Commune, at + 1)),
            "đặc" if key(at + 1) == "khu" => Some((PlaceKind::SpecialZone, at + 2)),
            "q" => needs_dot(PlaceKind::UrbanDistrict),
            "h" => needs_dot(PlaceKind::RuralDistrict),
            // "P.V" signs for a reporter.
            "p" if key(at + 2) == "v" => None,
            "p" => needs_dot(PlaceKind::Ward),
            "tt" => needs_dot(PlaceKind::Township),
            _ => None,
        }
    }

    /// Reads a named place, with a type word or without.
    ///
    /// A name that stands alone must have its capitals; behind a type word the first is enough.
    /// "TP.HCM" is a name with its type word in it.
    pub(super) fn named(&self, at: usize) -> Option<Phrase> {
        self.bare(at).or_else(|| self.typed(at))
    }

    /// Reads a name behind a type word.
    pub(super) fn typed(&self, at: usize) -> Option<Phrase> {
        let (word, name_at) = self.type_word(at)?;
        self.typed_name(at, word, name_at)
    }

    pub(super) fn typed_name(&self, at: usize, word: PlaceKind, name_at: usize) -> Option<Phrase> {
        for (end, meanings) in self.names_at(name_at) {
            if !self.is_like_a_name(name_at..end)
                || self.breaks_off(name_at, end)
                || self.is_number(name_at) && !self.may_be_numbered(word, end)
            {
                continue;
            }
            let options = self.called(word, meanings);
            if !options.is_empty() {
                return Some(Phrase {
                    tokens: at..end,
                    target: Target::Named {
                        options,
                        word: Some(word),
                    },
                });
            }
        }
        None
    }

    /// Reads the name of a unit of just this kind; a city among provinces is one of them.
    pub(super) fn typed_name_of_kind(
        &self,
        at: usize,
        word: PlaceKind,
        name_at: usize,
    ) -> Option<Phrase> {
        let mut phrase = self.typed_name(at, word, name_at)?;
        if let Target::Named { options, .. } = &mut phrase.target {
            options.retain(|place| {
                let place = self.gazetteer.place(*place);
                place.kind == word && (word != PlaceKind::City || place.level == Level::Province)
            });
            if options.is_empty() {
                return None;
            }
        }
        Some(phrase)
    }

    /// "CÔNG ĐOÀN NGÀNH Y TẾ      Tuy Hòa, ngày 3 tháng 4": tells whether several blanks part token `at` from the
    /// one before it, as in the head of a letter.
    pub(super) fn begins_column(&self, at: usize) -> bool {
        let span = |i: usize| self.tokens.get(i).map(|token| token.span);
        let before = at.checked_sub(1).and_then(span);
        let apart = before
            .zip(span(at))
            .map(|(before, own)| own.start - before.end);
        apart.is_some_and(|bytes| bytes > 2)
    }

    /// Reads a name that stands alone, with all its capitals.
    pub(super) fn bare(&self, at: usize) -> Option<Phrase> {
        for (end, meanings) in self.names_at(at) {
            if !(self.has_all_capitals(at..end) || self.has_one_slip(at..end)) || self.is_number(at)
            {
                continue;
            }
            let high = |place: &&PlaceId| self.gazetteer.place(**place).level < Level::Ward;
            let options: Options = meanings.iter().filter(high).copied().collect();
            if !options.is_empty() {
                return Some(Phrase {
                    tokens: at..end,
                    target: Target::Named {
                        options,
                        word: None,
                    },
                });
            }
        }
        None
    }

    /// Reads whatever stands for a place: a name, a type word alone, "Thủ đô".
    pub(super) fn any(&self, at: usize) -> Option<Phrase> {
        if self.tokens.key(at) == "thủ" && self.tokens.key(at + 1) == "đô" {
            return Some(Phrase {
                tokens: at..at + 2,
                target: Target::Capital,
            });
        }
        self.named(at).or_else(|| self.relative(at))
    }

    /// Reads a type word that no name follows.
    pub(super) fn relative(&self, at: usize) -> Option<Phrase> {
        let (word, end) = self.type_word(at)?;
        let many = matches!(self.tokens.key(end), "," | "và" | "/" | "-" | "–" | "hoặc");
        // "quận, huyện" and "huyện, ngành" are any of them; "Thành phố và huyện Thường Tín" is not.
        // "LĐLĐ huyện, Huyện ủy" goes on with another body.
        let organ = |after: usize| matches!(self.tokens.key(after), "uỷ" | "đoàn");
        let next = self.type_word(end + 1).filter(|(_, after)| !organ(*after));
        let next = next.map(|(next, _)| next);
        let another = next.is_some() || self.tokens.key(end + 1) == "ngành";
        // "LĐLĐ thành phố, quận" is the city's and the district's.
        let two_levels = matches!(word, PlaceKind::City | PlaceKind::Province)
            && next
                .is_some_and(|next| next.may_stand_at(Level::District) && next != PlaceKind::City)
            && !matches!(self.tokens.key(end + 2), "," | "-" | "–" | "/" | "và");
        if many && another && !two_levels && self.typed(end + 1).is_none() {
            return None;
        }
        // "… của LĐLĐ TP. Ông A": the point ends the sentence.
        let stop = self.tokens.key(end - 1) == "."
            && self
                .tokens
                .get(end)
                .is_none_or(|next| next.case != Case::Lower);
        let end = if stop { end - 1 } else { end };
        Some(Phrase {
            tokens: at..end,
            target: Target::Relative(word),
        })
    }

    /// Returns those of the units that may be called by this type word.
    ///
    /// Towns become cities and communes wards over the years, so another word of the same level
    /// will do where no unit has just this one.
    fn called(&self, word: PlaceKind, meanings: &[PlaceId]) -> Options {
        let kind = |place: &PlaceId| self.gazetteer.place(*place).kind;
        let level = |place: &PlaceId| self.gazetteer.place(*place).level;
        let exact: Options = meanings
            .iter()
            .filter(|p| kind(p) == word)
            .copied()
            .collect();
        if !exact.is_empty() {
            return exact;
        }
        let fits = |place: &&PlaceId| match word {
            PlaceKind::Province => false,
            PlaceKind::City => level(place) == Level::District,
            _ => word.may_stand_at(level(place)),
        };
        meanings.iter().filter(fits).copied().collect()
    }

    fn is_number(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Only quarters of cities are called by numbers, and nothing is counted by them: "LĐLĐ huyện 10
    /// triệu đồng".
    fn may_be_numbered(&self, word: PlaceKind, end: usize) -> bool {
        const COUNTED: [&str; 12] = [
            "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "đồng", "phần", "suất", "người", "cá", "tập",
            "căn",
        ];
        let quarter = matches!(word, PlaceKind::UrbanDistrict | PlaceKind::Ward);
        quarter && !COUNTED.contains(&self.tokens.key(end))
    }

    /// Tells whether a number is only the beginning of a longer one ("phường 1.200").
    fn breaks_off(&self, at: usize, end: usize) -> bool {
        let joined = |i: usize| {
            let token = self.tokens.get(i);
            token.is_some_and(|token| token.space_before == Gap::None)
        };
        self.is_number(at)
            && joined(end)
            && matches!(self.tokens.key(end), "." | "/" | "," | "%")
            && joined(end + 1)
            && self.is_number(end + 1)
    }

    fn is_like_a_name(&self, range: Range<usize>) -> bool {
        let token = self.tokens.get(range.start);
        token.is_some_and(|token| token.case != Case::Lower || token.kind == TokenKind::Number)
    }

    /// Tells whether a name of three syllables or more lacks one capital inside: "Bà rịa Vũng Tàu".
    fn has_one_slip(&self, range: Range<usize>) -> bool {
        let case = |i: usize| self.tokens.get(i).map_or(Case::Lower, |token| token.case);
        let word = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|t| t.kind == TokenKind::Word)
        };
        let small = range.clone().filter(|&i| word(i) && case(i) == Case::Lower);
        range.len() >= 3
            && case(range.start) != Case::Lower
            && case(range.end - 1) != Case::Lower
            && small.count() == 1
    }

    pub(super) fn has_all_capitals(&self, mut range: Range<usize>) -> bool {
        range.all(|i| {
            let token = self.tokens.get(i);
            token.is_some_and(|token| token.kind != TokenKind::Word || token.case != Case::Lower)
        })
    }
}
