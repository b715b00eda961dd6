//! The words that rules name, with numbers.
//!
//! Tables of phrases enter their words once a process; a folder knows the number of each of its
//! keys, so that a text is looked up in all tables at once and without hashing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use rustc_hash::{FxBuildHasher, FxHashMap};

type Numbers = FxHashMap<Box<str>, u32>;

/// From 1; never forgotten, since tables are made of our own words only.
static NUMBERS: RwLock<Numbers> = RwLock::new(FxHashMap::with_hasher(FxBuildHasher));
static SIZE: AtomicUsize = AtomicUsize::new(0);

/// The number of a word that is not in the stock.
pub(crate) const OTHER: u32 = 0;

/// Returns how many words there are; numbers never change, there are only more of them.
pub(crate) fn size() -> usize {
    SIZE.load(Ordering::Acquire)
}

/// Returns the number of a word, entering it where it is new.
pub(crate) fn enter(word: &str) -> u32 {
    let mut numbers = NUMBERS.write().unwrap_or_else(PoisonError::into_inner);
    let next = numbers.len() as u32 + 1;
    let number = *numbers.entry(word.into()).or_insert(next);
    SIZE.store(numbers.len(), Ordering::Release);
    number
}

/// Opens the stock for looking words up.
pub(crate) fn open() -> Stock {
    Stock(NUMBERS.read().unwrap_or_else(PoisonError::into_inner))
}

/// The stock as it is now.
pub(crate) struct Stock(RwLockReadGuard<'static, Numbers>);

impl Stock {
    /// Returns the number of a word, [`OTHER`] where it has none.
    pub(crate) fn number(&self, word: &str) -> u32 {
        self.0.get(word).copied().unwrap_or(OTHER)
    }
}
