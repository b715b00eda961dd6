//! Cuts texts into tokens; each distinct printed form is folded once and remembered.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Case, Gap, KeyId, Token, TokenKind, Tokens};
use crate::text::fold::{fold_into, is_mark};
use crate::text::hint::Hints;
use crate::text::lexicon::{Lexicon, WordId};
use crate::text::scanner::{Raw, Scanner};
use crate::text::span::Span;
use crate::text::stock::{self, Word};

/// What is known of one printed form.
#[derive(Debug, Clone, Copy)]
struct Form {
    key: u32,
    word: Option<WordId>,
    kind: TokenKind,
    case: Case,
    hints: Hints,
}

/// What is known of one key, over all texts.
#[derive(Debug, Clone)]
struct Key {
    text: Box<str>,
    stock_word: Word,
}

/// Where a key stands among those of the text that has it last.
#[derive(Debug, Clone, Copy)]
struct Local {
    text_number: u32,
    key: KeyId,
}

/// Cuts texts into tokens and remembers how each printed form folds.
///
/// One a thread; its memory is bounded, because it forgets everything between two texts once it
/// knows very many forms.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    lexicon: Option<Arc<Lexicon>>,
    /// The forms met last, each in one of the two slots where it can be; most lookups end here.
    recent: Vec<Slot>,
    forms: FxHashMap<Box<str>, Form>,
    key_ids: FxHashMap<Box<str>, u32>,
    keys: Vec<Key>,
    /// The keys in the texts that had them last.
    locals: Vec<Local>,
    text_number: u32,
    /// The version of the stock when the keys were last looked up in it.
    stock_version: usize,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    print: Print,
    form: Form,
}

/// The bytes of a short printed form as a number, and its length: equal if and only if the forms
/// are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Print {
    low: u64,
    high: u64,
    /// 1 to 16; 0 in a slot that was never filled.
    length: u8,
}

const SLOT_BITS: u32 = 13;

const LONGEST_PRINT: usize = 16;

impl Print {
    const NONE: Self = Self {
        low: 0,
        high: 0,
        length: 0,
    };

    /// Reads the form that is `length` bytes long, 1 to 16, and stands at `start`.
    #[inline]
    fn of(text: &[u8], start: usize, length: usize) -> Self {
        let wide = match text
            .get(start..)
            .and_then(<[u8]>::first_chunk::<LONGEST_PRINT>)
        {
            Some(bytes) => u128::from_le_bytes(*bytes) & (u128::MAX >> (128 - 8 * length)),
            None => {
                let mut bytes = [0; LONGEST_PRINT];
                let form = text.get(start..start + length).unwrap_or_default();
                bytes[..form.len()].copy_from_slice(form);
                u128::from_le_bytes(bytes)
            }
        };
        Self {
            low: wide as u64,
            high: (wide >> 64) as u64,
            length: length as u8,
        }
    }

    #[inline]
    fn slot(self) -> usize {
        let mixed = (self.low ^ self.high.rotate_left(29) ^ u64::from(self.length))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> (64 - SLOT_BITS)) as usize
    }
}

/// So many printed forms are remembered: a large corpus has some tens of thousands, the rest are
/// numbers and misprints.
const MEMORY: usize = 1 << 17;

impl Folder {
    /// Makes a folder that numbers no words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a folder that writes the numbers of `lexicon` into its tokens.
    #[must_use]
    pub fn with_lexicon(lexicon: Arc<Lexicon>) -> Self {
        Self {
            lexicon: Some(lexicon),
            ..Self::default()
        }
    }

    /// Cuts `text` into tokens.
    #[must_use]
    pub fn tokens(&mut self, text: &str) -> Tokens {
        self.begin();
        let mut tokens = Tokens {
            list: Vec::with_capacity(text.len() / 4 + 8),
            key_text: String::with_capacity(text.len() / 3 + 16),
            key_places: Vec::with_capacity(text.len() / 8 + 8),
            stock_words: Vec::with_capacity(text.len() / 8 + 8),
            stock_version: self.stock_version,
        };
        let narrow = |at: usize| at.min(u32::MAX as usize) as u32;
        let mut scanner = Scanner::over(text);
        let mut gap = Gap::Line;
        loop {
            gap = gap.max(scanner.skip_gap());
            let Some(raw) = scanner.next_token() else {
                break;
            };
            let form = self.form(text, raw);
            let key = self.local_key(form.key, &mut tokens);
            tokens.list.push(Token {
                span: Span {
                    start: narrow(raw.start),
                    end: narrow(raw.end),
                },
                key,
                word: form.word,
                kind: form.kind,
                case: form.case,
                space_before: gap,
                hints: form.hints,
            });
            gap = Gap::None;
        }
        tokens
    }

    fn begin(&mut self) {
        self.text_number = self.text_number.wrapping_add(1);
        if self.forms.len() > MEMORY || self.text_number == 0 {
            self.recent.clear();
            self.forms.clear();
            self.key_ids.clear();
            self.keys.clear();
            self.locals.clear();
            self.text_number = 1;
        }
        let version = stock::version();
        if self.stock_version != version {
            let stock = stock::open();
            for key in &mut self.keys {
                key.stock_word = stock.word(&key.text);
            }
            self.stock_version = version;
        }
    }

    #[inline]
    fn form(&mut self, text: &str, raw: Raw) -> Form {
        let length = raw.end - raw.start;
        if !(1..=LONGEST_PRINT).contains(&length) {
            return self.rare_form(text, raw);
        }
        let print = Print::of(text.as_bytes(), raw.start, length);
        let at = print.slot();
        for at in [at, at ^ 1] {
            if let Some(slot) = self.recent.get(at)
                && slot.print == print
            {
                return slot.form;
            }
        }
        let form = self.rare_form(text, raw);
        if self.recent.is_empty() {
            let print = Print::NONE;
            self.recent.resize(1 << SLOT_BITS, Slot { print, form });
        }
        // Of two that would have the same slot the newer has it, and the older the next.
        if let Some(&older) = self.recent.get(at) {
            self.recent[at ^ 1] = older;
            self.recent[at] = Slot { print, form };
        }
        form
    }

    #[cold]
    fn rare_form(&mut self, text: &str, raw: Raw) -> Form {
        let printed = text.get(raw.start..raw.end).unwrap_or_default();
        if let Some(&form) = self.forms.get(printed) {
            return form;
        }
        let mut folded = String::with_capacity(printed.len());
        fold_into(printed, &mut folded);
        let key = match self.key_ids.get(folded.as_str()) {
            Some(&key) => key,
            None => self.add_key(&folded),
        };
        let lexicon = self.lexicon.as_ref();
        let form = Form {
            key,
            word: lexicon.and_then(|lexicon| lexicon.get(&folded)),
            kind: raw.kind,
            case: case_of(printed),
            hints: Hints::of(&folded, raw.kind),
        };
        self.forms.insert(printed.into(), form);
        form
    }

    fn add_key(&mut self, folded: &str) -> u32 {
        let key = self.keys.len() as u32;
        self.keys.push(Key {
            text: folded.into(),
            stock_word: stock::open().word(folded),
        });
        self.locals.push(Local {
            text_number: 0,
            key: KeyId(0),
        });
        self.key_ids.insert(folded.into(), key);
        key
    }

    /// Returns the number of a key within the text at hand.
    #[inline]
    fn local_key(&mut self, key: u32, tokens: &mut Tokens) -> KeyId {
        match self.locals.get(key as usize) {
            Some(local) if local.text_number == self.text_number => local.key,
            _ => self.new_local(key as usize, tokens),
        }
    }

    /// Gives a key that is new in the text at hand its number there.
    fn new_local(&mut self, key: usize, tokens: &mut Tokens) -> KeyId {
        let local = KeyId(tokens.key_places.len() as u32);
        self.locals[key] = Local {
            text_number: self.text_number,
            key: local,
        };
        let key = &self.keys[key];
        let start = tokens.key_text.len();
        tokens.key_text.push_str(&key.text);
        tokens
            .key_places
            .push(Span::new(start, tokens.key_text.len()));
        tokens.stock_words.push(key.stock_word);
        local
    }
}

fn case_of(raw: &str) -> Case {
    let letters = || raw.chars().filter(|c| c.is_alphabetic() && !is_mark(*c));
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    match (letters().count(), capitals) {
        (_, 0) => Case::Lower,
        (1, 1) => Case::Capital,
        (all, some) if all == some => Case::Upper,
        (_, 1) if letters().next().is_some_and(char::is_uppercase) => Case::Capital,
        _ => Case::Mixed,
    }
}
