//! The words that rules name, with numbers.
//!
//! Tables of phrases enter their words once a process; a folder knows the number of each of its
//! keys, and in which tables a phrase begins with it, so that a text is looked up in all tables at
//! once and without hashing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What the stock knows of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Word {
    /// Its number, from 1; 0 for a word that is not in the stock.
    pub(crate) number: u32,
    /// The tables in which a phrase begins with it, a bit each.
    pub(crate) begins: u32,
    /// The sets that it is in, a bit each.
    pub(crate) sets: u64,
}

type Words = FxHashMap<Box<str>, Word>;

/// Never forgotten, since tables are made of our own words only.
static WORDS: RwLock<Words> = RwLock::new(FxHashMap::with_hasher(FxBuildHasher));
static VERSION: AtomicUsize = AtomicUsize::new(0);
static TABLES: AtomicUsize = AtomicUsize::new(0);
static SETS: AtomicUsize = AtomicUsize::new(0);

/// So many tables have a bit of their own.
const MOST_TABLES: usize = u32::BITS as usize;

/// Returns how often the stock was added to; numbers never change, there are only more of them.
pub(crate) fn version() -> usize {
    VERSION.load(Ordering::Acquire)
}

/// Returns the number of a new table, if there is one left.
pub(crate) fn new_table() -> Option<usize> {
    let table = TABLES.fetch_add(1, Ordering::Relaxed);
    (table < MOST_TABLES).then_some(table)
}

/// Returns the bit of a new set of words; 0 where all are taken.
pub(crate) fn new_set() -> u64 {
    let set = SETS.fetch_add(1, Ordering::Relaxed) as u32;
    1u64.checked_shl(set).unwrap_or_default()
}

/// Returns the number of a word, entering it where it is new.
pub(crate) fn enter(word: &str) -> u32 {
    enter_into(&mut write(), word).number
}

/// Does the same for a word with which a phrase of a table begins.
pub(crate) fn enter_first(word: &str, table: Option<usize>) -> u32 {
    let mut words = write();
    let word = enter_into(&mut words, word);
    word.begins |= table.map_or(0, |table| 1 << table);
    word.number
}

/// Notes that a set has a word.
pub(crate) fn enter_member(word: &str, set: u64) {
    enter_into(&mut write(), word).sets |= set;
}

fn write() -> RwLockWriteGuard<'static, Words> {
    WORDS.write().unwrap_or_else(PoisonError::into_inner)
}

fn enter_into<'w>(words: &'w mut Words, word: &str) -> &'w mut Word {
    let number = words.len() as u32 + 1;
    VERSION.fetch_add(1, Ordering::Release);
    let new = Word {
        number,
        ..Word::default()
    };
    words.entry(word.into()).or_insert(new)
}

/// Opens the stock for looking words up.
pub(crate) fn open() -> Stock {
    Stock(WORDS.read().unwrap_or_else(PoisonError::into_inner))
}

/// The stock as it is now.
pub(crate) struct Stock(RwLockReadGuard<'static, Words>);

impl Stock {
    /// Returns what is known of a word.
    pub(crate) fn word(&self, word: &str) -> Word {
        self.0.get(word).copied().unwrap_or_default()
    }
}
