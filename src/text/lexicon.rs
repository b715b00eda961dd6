//! A fixed stock of keys with numbers.

use std::num::NonZeroU32;

use rustc_hash::FxHashMap;

/// The number of a key in a [`Lexicon`]; from 1, in the order in which keys were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(NonZeroU32);

impl WordId {
    /// Returns the number, from 1.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.get()
    }
}

/// The keys that somebody's patterns are made of, numbered.
///
/// An automaton over syllables works on these numbers: a [`Folder`](super::Folder) that knows the
/// lexicon writes them into its tokens, so that a text is looked up once a distinct token and not
/// once an occurrence.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    ids: FxHashMap<Box<str>, WordId>,
    keys: Vec<Box<str>>,
}

impl Lexicon {
    /// Makes an empty lexicon.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the number of `key`, which must be a token's key, adding it where it is new.
    ///
    /// # Panics
    /// When there are 2³² keys.
    pub fn add(&mut self, key: &str) -> WordId {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        self.keys.push(key.into());
        let id = u32::try_from(self.keys.len())
            .ok()
            .and_then(NonZeroU32::new);
        let id = WordId(id.expect("a lexicon holds fewer than 2³² keys"));
        self.ids.insert(key.into(), id);
        id
    }

    /// Returns the number of `key`, if it is here.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<WordId> {
        self.ids.get(key).copied()
    }

    /// Returns the key with this number; empty for a number of another lexicon.
    #[must_use]
    pub fn key(&self, id: WordId) -> &str {
        self.keys.get(id.get() as usize - 1).map_or("", |key| key)
    }

    /// Returns how many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Tells whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}
