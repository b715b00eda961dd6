//! What was entered before: whole statements, found again without regard to case and diacritics.
//!
//! The file holds one JSON text a line. Each statement is added to its end in one write as soon as
//! it is entered, so two shells never overwrite each other's lines, and a crash loses none.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustyline::history::{History, SearchDirection, SearchResult};

use crate::text::strip_marks;

/// Statements that are kept.
const MOST: usize = 10_000;

/// The statements of this and of earlier sessions, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Past {
    entries: Vec<String>,
    file: Option<PathBuf>,
}

impl Past {
    /// Opens the history in `file`, which need not exist. Without one, nothing is kept.
    pub(crate) fn open(file: Option<PathBuf>) -> Self {
        let mut past = Self {
            entries: Vec::new(),
            file,
        };
        if let Some(file) = &past.file {
            past.entries = read(file);
            if past.entries.len() > 2 * MOST {
                past.entries.drain(..past.entries.len() - MOST);
                // A history that cannot be shortened is merely long.
                let _ = shorten(file, &past.entries);
            }
        }
        past
    }

    fn remember(&mut self, line: &str) -> bool {
        let line = line.trim_end();
        if line.trim().is_empty() || self.entries.last().is_some_and(|last| last == line) {
            return false;
        }
        self.entries.push(line.to_owned());
        if let (true, Some(file)) = (is_kept(line), &self.file) {
            // A read-only home is no reason to stop working.
            let _ = append(file, line);
        }
        true
    }

    fn find(
        &self,
        start: usize,
        dir: SearchDirection,
        test: impl Fn(&str) -> Option<usize>,
    ) -> Option<SearchResult<'_>> {
        let hit = |idx: usize| {
            let entry = self.entries.get(idx)?;
            let pos = test(entry)?;
            Some(SearchResult {
                entry: entry.as_str().into(),
                idx,
                pos,
            })
        };
        if start >= self.entries.len() {
            return None;
        }
        match dir {
            SearchDirection::Reverse => (0..=start).rev().find_map(hit),
            SearchDirection::Forward => (start..self.entries.len()).find_map(hit),
        }
    }
}

/// Tells whether a line goes to the file: not one that begins with a blank (the usual way to keep
/// a secret), none that sets what sounds like a secret, and no goodbyes.
fn is_kept(line: &str) -> bool {
    if line.starts_with(char::is_whitespace) {
        return false;
    }
    let folded = strip_marks(line);
    let Some(command) = folded.strip_prefix(':') else {
        return true;
    };
    let secret = [
        "password", "passwd", "secret", "token", "mat_khau", "apikey", "api_key",
    ]
    .iter()
    .any(|word| command.contains(word));
    let goodbye = ["quit", "exit", "q"].contains(&command.trim());
    !(secret && command.starts_with("param") || goodbye)
}

fn read(file: &Path) -> Vec<String> {
    let text = fs::read(file).unwrap_or_default();
    String::from_utf8_lossy(&text)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn append(file: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut entry = serde_json::to_string(line)?;
    entry.push('\n');
    options.open(file)?.write_all(entry.as_bytes())
}

fn shorten(file: &Path, entries: &[String]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let size = fs::metadata(file)?.len();
    let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
    for entry in entries {
        writeln!(fresh, "{}", serde_json::to_string(entry)?)?;
    }
    // Another shell has added a line meanwhile: leave the shortening to the next start.
    if fs::metadata(file)?.len() == size {
        fresh.persist(file).map_err(|error| error.error)?;
    }
    Ok(())
}

/// Returns the byte of `text` at which its folded form first contains `folded`.
pub(crate) fn find_folded(text: &str, folded: &str) -> Option<usize> {
    if folded.is_empty() {
        return None;
    }
    let whole = strip_marks(text);
    let at = whole.find(folded)?;
    // Folding is not length-preserving: walk both texts until the folded prefix has passed.
    let mut passed = 0;
    for (byte, c) in text.char_indices() {
        if passed >= at {
            return Some(byte);
        }
        passed += strip_marks(c.encode_utf8(&mut [0; 4])).len();
    }
    Some(0)
}

impl History for Past {
    fn get(&self, index: usize, _: SearchDirection) -> rustyline::Result<Option<SearchResult<'_>>> {
        Ok(self.entries.get(index).map(|entry| SearchResult {
            entry: entry.as_str().into(),
            idx: index,
            pos: 0,
        }))
    }

    fn add(&mut self, line: &str) -> rustyline::Result<bool> {
        Ok(self.remember(line))
    }

    fn add_owned(&mut self, line: String) -> rustyline::Result<bool> {
        Ok(self.remember(&line))
    }

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn set_max_len(&mut self, _: usize) -> rustyline::Result<()> {
        Ok(())
    }

    fn ignore_dups(&mut self, _: bool) -> rustyline::Result<()> {
        Ok(())
    }

    fn ignore_space(&mut self, _: bool) {}

    fn save(&mut self, _: &Path) -> rustyline::Result<()> {
        Ok(())
    }

    fn append(&mut self, _: &Path) -> rustyline::Result<()> {
        Ok(())
    }

    fn load(&mut self, _: &Path) -> rustyline::Result<()> {
        Ok(())
    }

    fn clear(&mut self) -> rustyline::Result<()> {
        self.entries.clear();
        Ok(())
    }

    fn search(
        &self,
        term: &str,
        start: usize,
        dir: SearchDirection,
    ) -> rustyline::Result<Option<SearchResult<'_>>> {
        let folded = strip_marks(term);
        Ok(self.find(start, dir, |entry| find_folded(entry, &folded)))
    }

    fn starts_with(
        &self,
        term: &str,
        start: usize,
        dir: SearchDirection,
    ) -> rustyline::Result<Option<SearchResult<'_>>> {
        let test =
            |entry: &str| (!term.is_empty() && entry.starts_with(term)).then_some(term.len());
        Ok(self.find(start, dir, test))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_disregards_case_and_diacritics() {
        let mut past = Past::default();
        past.remember("MATCH (:Place {name: 'Thừa Thiên Huế'}) RETURN 1;");
        past.remember("MATCH ()-[:TOOK_PART_IN]->() RETURN 2;");
        for (term, index) in [("thua thien", 0), ("took_part", 1), ("THIÊN", 0)] {
            let found = past
                .search(term, 1, SearchDirection::Reverse)
                .unwrap()
                .unwrap();
            assert_eq!(found.idx, index, "{term}");
            assert!(strip_marks(&found.entry[found.pos..]).starts_with(&strip_marks(term)));
        }
        assert_eq!(past.search("", 1, SearchDirection::Reverse).unwrap(), None);
    }

    #[test]
    fn two_shells_keep_each_others_lines() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("state/history");
        let mut one = Past::open(Some(file.clone()));
        let mut two = Past::open(Some(file.clone()));
        one.remember("RETURN 1;");
        two.remember("RETURN\n'hai';");
        one.remember("RETURN 3;");
        let later = Past::open(Some(file));
        assert_eq!(later.entries, ["RETURN 1;", "RETURN\n'hai';", "RETURN 3;"]);
    }

    #[test]
    fn secrets_and_goodbyes_stay_out_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("history");
        let mut past = Past::open(Some(file.clone()));
        for line in [
            " RETURN 'hidden'",
            ":param token='abc'",
            ":quit",
            ":find Huế",
            "",
            "RETURN 1",
        ] {
            past.remember(line);
        }
        assert_eq!(read(&file), [":find Huế", "RETURN 1"]);
    }

    #[test]
    fn a_damaged_history_loses_only_its_damaged_lines() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("history");
        fs::write(
            &file,
            b"\"RETURN 1\"\n\xff\xfe garbage\n\"RETURN 2\"\n\"cut",
        )
        .unwrap();
        assert_eq!(Past::open(Some(file)).entries, ["RETURN 1", "RETURN 2"]);
    }
}
