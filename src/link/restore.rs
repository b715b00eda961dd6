//! Gives a text that was typed without diacritics its diacritics back, for reading only.
//!
//! Every rule reads folded syllables, and "Lien doan Lao dong" folds to none of them. So a text
//! without marks is read as the most likely marked one: a model of syllable pairs, counted in the
//! sample articles and in the names of the gazetteer, chooses for each syllable among all that are
//! spelt alike without marks. Only the keys of the tokens change; their spans stay those of the
//! original, and so do names and identifiers, which have no marks anyway.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::corpus::SAMPLE;
use crate::gazetteer::Gazetteer;
use crate::text::{Case, Folder, Gap, Token, TokenKind, Tokens, strip_marks};

/// What stands before the first and after the last syllable of a stretch.
const EDGE: u32 = 0;
/// How much more a pair counts in running text than in a name of the gazetteer.
const RUNNING_TEXT: f32 = 8.0;
/// The shares of what pairs tell and of what single syllables tell.
const PAIR: f32 = 0.9;
const SINGLE: f32 = 0.0999;
const UNSEEN: f32 = 1e-7;
/// A line of a marked text can be one without marks from so many words on: shorter ones happen.
const LONG_LINE: usize = 10;
/// So many words without marks make a text without marks.
const SHORT_TEXT: usize = 4;

/// Tells for syllables without marks which marked ones are meant.
#[derive(Debug)]
pub(super) struct Restorer {
    syllables: Vec<String>,
    /// The syllables of one spelling without marks.
    spelt: FxHashMap<String, Vec<u32>>,
    single: Vec<f32>,
    total: f32,
    pairs: FxHashMap<(u32, u32), f32>,
}

impl Restorer {
    /// Returns the model of the built-in gazetteer and the sample articles; counted on first use.
    pub(super) fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Restorer> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::count(&Gazetteer::load_builtin()))
    }

    fn count(gazetteer: &Gazetteer) -> Self {
        let mut counted = Counted::default();
        counted.number("");
        let texts = SAMPLE.iter().filter(|(name, _)| name.ends_with(".txt"));
        for text in texts.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()) {
            counted.add(text, RUNNING_TEXT);
        }
        for (_, place) in gazetteer.places() {
            counted.add(&place.title(), 1.0);
        }
        for entity in gazetteer.named() {
            counted.add(&entity.name, 2.0);
            for alias in &entity.aliases {
                counted.add(alias, 1.0);
            }
        }
        counted.finish()
    }

    /// Returns the tokens of `text` as if it had its marks, at the places where they stand, or
    /// nothing where no line lacks them.
    pub(super) fn restored(text: &str, tokens: &Tokens, folder: &mut Folder) -> Option<Tokens> {
        let bare = Bare::of(tokens);
        let all = bare.all;
        let lines = bare.lines();
        if lines.is_empty() {
            return None;
        }
        let model = Self::builtin();
        let looks_so = |line: &Range<usize>| model.is_vietnamese(tokens, line.clone());
        let whole = all && looks_so(&(0..tokens.len()));
        let lines = lines.into_iter().filter(|line| whole || looks_so(line));
        let marked = model.write(text, tokens, lines)?;
        folder.tokens(&marked).at_places_of(tokens)
    }

    /// Writes the text with marks in these lines; nothing where there are none.
    fn write(
        &self,
        text: &str,
        tokens: &Tokens,
        lines: impl Iterator<Item = Range<usize>>,
    ) -> Option<String> {
        let mut out = String::with_capacity(text.len() * 5 / 4);
        let mut end = 0;
        for (at, syllable) in lines.flat_map(|line| self.best(tokens, line)) {
            let token = &tokens[at];
            out.push_str(text.get(end..token.span.start as usize)?);
            out.push_str(&in_case(&self.syllables[syllable as usize], token.case));
            end = token.span.end as usize;
        }
        out.push_str(text.get(end..)?);
        (end > 0).then_some(out)
    }

    /// Tells whether most words of a stretch are Vietnamese ones, and many of them only with the
    /// marks that they lack.
    fn is_vietnamese(&self, tokens: &Tokens, stretch: Range<usize>) -> bool {
        let (mut words, mut known, mut incomplete) = (0, 0, 0);
        for at in stretch.filter(|&at| tokens[at].kind == TokenKind::Word) {
            words += 1;
            let Some(spelt) = self.spelt.get(tokens.key(at)) else {
                continue;
            };
            known += 1;
            let complete = |&s: &u32| self.syllables[s as usize] == tokens.key(at);
            incomplete += usize::from(!spelt.iter().any(complete));
        }
        known * 5 >= words * 4 && incomplete * 4 >= words
    }

    /// Chooses the most likely syllables for a line: the best path through all spellings.
    fn best(&self, tokens: &Tokens, line: Range<usize>) -> Vec<(usize, u32)> {
        let mut columns: Vec<(usize, Vec<State>)> = Vec::new();
        let mut before = vec![State::start()];
        let mut chosen = Vec::new();
        for at in line {
            let spelt = (tokens[at].kind == TokenKind::Word)
                .then(|| self.spelt.get(tokens.key(at)))
                .flatten();
            let Some(spelt) = spelt else {
                chosen.extend(path(&columns));
                columns.clear();
                before = vec![State::start()];
                continue;
            };
            let states: Vec<State> = spelt
                .iter()
                .map(|&syllable| self.reach(&before, syllable))
                .collect();
            columns.push((at, states.clone()));
            before = states;
        }
        chosen.extend(path(&columns));
        chosen
    }

    fn reach(&self, before: &[State], syllable: u32) -> State {
        let mut best = State {
            syllable,
            score: f32::NEG_INFINITY,
            from: 0,
        };
        for (from, state) in before.iter().enumerate() {
            let score = state.score + self.likelihood(state.syllable, syllable);
            if score > best.score {
                best.score = score;
                best.from = from;
            }
        }
        best
    }

    /// Returns the logarithm of how likely `next` is behind `first`.
    fn likelihood(&self, first: u32, next: u32) -> f32 {
        let pair = self.pairs.get(&(first, next)).copied().unwrap_or_default();
        let first = self.single[first as usize].max(1.0);
        let alone = self.single[next as usize] / self.total;
        (PAIR * pair / first + SINGLE * alone + UNSEEN).ln()
    }
}

/// A syllable that a place may have, with the best way there.
#[derive(Debug, Clone, Copy)]
struct State {
    syllable: u32,
    score: f32,
    from: usize,
}

impl State {
    fn start() -> Self {
        Self {
            syllable: EDGE,
            score: 0.0,
            from: 0,
        }
    }
}

/// Follows the best way back from the last column.
fn path(columns: &[(usize, Vec<State>)]) -> Vec<(usize, u32)> {
    let mut found = Vec::with_capacity(columns.len());
    let Some((_, last)) = columns.last() else {
        return found;
    };
    let best = last
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.score.total_cmp(&b.1.score).then(b.0.cmp(&a.0)));
    let mut at = best.map_or(0, |(at, _)| at);
    for (token, states) in columns.iter().rev() {
        found.push((*token, states[at].syllable));
        at = states[at].from;
    }
    found.reverse();
    found
}

/// Writes a syllable in a token's case.
fn in_case(syllable: &str, case: Case) -> String {
    match case {
        Case::Lower => syllable.to_owned(),
        Case::Upper | Case::Mixed => syllable.to_uppercase(),
        Case::Capital => {
            let mut letters = syllable.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
    }
}

/// Where words without marks stand.
struct Bare {
    /// The lines without marks, with the number of their words.
    lines: Vec<(Range<usize>, usize)>,
    /// Whether almost no word of the text has any.
    all: bool,
}

impl Bare {
    fn of(tokens: &Tokens) -> Self {
        let mut lines = Vec::new();
        let (mut all, mut with_marks) = (0, 0);
        let mut end_line = |line: Range<usize>, words: usize, marked: usize| {
            all += words;
            with_marks += marked;
            if marked == 0 && words > 0 {
                lines.push((line, words));
            }
        };
        let (mut start, mut words, mut marked) = (0, 0, 0);
        for (at, token) in tokens.as_slice().iter().enumerate() {
            if token.space_before >= Gap::Line {
                end_line(start..at, words, marked);
                (start, words, marked) = (at, 0, 0);
            }
            let free = usize::from(is_free(token));
            words += free;
            marked += free & usize::from(token.hints.has_marks());
        }
        end_line(start..tokens.len(), words, marked);
        Self {
            lines,
            all: all >= SHORT_TEXT && with_marks * 50 <= all,
        }
    }

    /// Returns the lines without marks that may have lost them.
    fn lines(self) -> Vec<Range<usize>> {
        let least = if self.all { 1 } else { LONG_LINE };
        let lines = self.lines.into_iter();
        let lines = lines.filter(|(_, words)| *words >= least);
        lines.map(|(line, _)| line).collect()
    }
}

/// Counts while texts are added.
#[derive(Debug, Default)]
struct Counted {
    numbers: FxHashMap<String, u32>,
    syllables: Vec<String>,
    single: Vec<f32>,
    pairs: FxHashMap<(u32, u32), f32>,
    seen: FxHashSet<String>,
}

impl Counted {
    /// Adds a text with this weight; the same text again counts nothing.
    fn add(&mut self, text: &str, weight: f32) {
        if !self.seen.insert(text.to_owned()) {
            return;
        }
        let tokens = Tokens::of(text);
        let mut before = EDGE;
        for (i, token) in tokens.as_slice().iter().enumerate() {
            let syllable = if is_syllable(token) {
                self.number(tokens.key(i))
            } else {
                EDGE
            };
            self.single[before as usize] += weight;
            *self.pairs.entry((before, syllable)).or_default() += weight;
            before = syllable;
        }
        self.single[before as usize] += weight;
    }

    fn number(&mut self, key: &str) -> u32 {
        if let Some(&number) = self.numbers.get(key) {
            return number;
        }
        let number = self.syllables.len() as u32;
        self.numbers.insert(key.to_owned(), number);
        self.syllables.push(key.to_owned());
        self.single.push(0.0);
        number
    }

    fn finish(self) -> Restorer {
        let mut spelt: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (number, key) in self.syllables.iter().enumerate().skip(1) {
            spelt
                .entry(strip_marks(key))
                .or_default()
                .push(number as u32);
        }
        Restorer {
            total: self.single.iter().sum(),
            syllables: self.syllables,
            spelt,
            single: self.single,
            pairs: self.pairs,
        }
    }
}

/// Tells whether a token is a word that stands behind a blank; the words of an address do not.
fn is_free(token: &Token) -> bool {
    is_syllable(token) && token.space_before > Gap::None
}

fn is_syllable(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

#[cfg(test)]
mod tests {
    use super::Restorer;
    use crate::text::{Folder, Tokens};

    /// Returns the keys that a text is read as, and checks that every token stands where it stood.
    fn read(text: &str) -> Option<String> {
        let tokens = Tokens::of(text);
        let restored = Restorer::restored(text, &tokens, &mut Folder::new())?;
        for (found, original) in restored.as_slice().iter().zip(tokens.as_slice()) {
            assert_eq!(found.span, original.span);
            assert_eq!(found.case, original.case);
            assert_eq!(found.space_before, original.space_before);
        }
        Some(restored.fold(0..restored.len()))
    }

    #[test]
    fn a_text_without_marks_is_read_with_them() {
        for (bare, marked) in [
            (
                "LDLD huyen Song Hinh tang Giay khen cho 6 tap the, 11 ca nhan.",
                "lđlđ huyện sông hinh tặng giấy khen cho 6 tập thể , 11 cá nhân .",
            ),
            (
                "Cong doan co so phat dong phong trao thi dua",
                "công đoàn cơ sở phát động phong trào thi đua",
            ),
        ] {
            assert_eq!(read(bare).as_deref(), Some(marked));
        }
    }

    #[test]
    fn what_has_marks_or_is_not_vietnamese_stays_as_it_is() {
        for text in [
            "",
            "LĐLĐ huyện Sông Hinh",
            "Nam, An, Lan",
            "The union handed certificates to the workers of the year at a ceremony in town.",
            "Công đoàn cơ sở đã họp.\nHa Noi, Nam Dinh",
            "https://example.vn/tin-tuc/cong-doan/thi-dua.html",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_line_without_marks_is_read_with_them_in_a_text_that_has_marks() {
        let text = "Công đoàn cơ sở đã tổng kết phong trào thi đua của năm trước.\n\
                    Lien doan Lao dong huyen bieu duong 12 tap the va 30 ca nhan trong nam qua";
        let read = read(text).unwrap();
        assert!(read.ends_with(
            "liên đoàn lao động huyện biểu dương 12 tập thể và 30 cá nhân trong năm qua"
        ));
    }
}
