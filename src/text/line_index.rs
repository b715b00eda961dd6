//! Bytes to lines, columns and characters.

/// Finds the line and the column of a byte; made once a text, asked often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// The first byte of every line, ascending; the first is 0.
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Indexes `text`. Lines end at `\n`.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        let starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        Self { text, starts }
    }

    /// Returns the line and the column of `byte`, both from 1, the column in characters.
    ///
    /// A byte past the end counts as the end, one inside a character as that character.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..).unwrap_or_default();
        let column = before
            .char_indices()
            .take_while(|&(at, c)| start + at + c.len_utf8() <= byte);
        (line, column.count() + 1)
    }

    /// Returns how many lines there are; an empty text has one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

/// Turns bytes of a text into characters (Unicode code points), in one pass over the text.
///
/// Checkpoints stand every 256 bytes, so that a text costs a 64th of itself in memory and a
/// question a short scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharOffsets<'t> {
    text: &'t str,
    checkpoints: Vec<u32>,
}

const STEP: usize = 256;

impl CharOffsets<'_> {
    /// Returns how many characters begin before `byte`; for a byte on a boundary that is the
    /// character's position. A byte past the end counts as the end.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STEP;
        let before = self.checkpoints.get(block).copied().unwrap_or_default() as usize;
        let bytes = self
            .text
            .as_bytes()
            .get(block * STEP..byte)
            .unwrap_or_default();
        before + bytes.iter().filter(|&&byte| starts_char(byte)).count()
    }
}

/// Prepares the way from bytes to characters.
#[must_use]
pub fn char_offsets(text: &str) -> CharOffsets<'_> {
    let mut count = 0u32;
    let blocks = text.as_bytes().chunks(STEP).map(|block| {
        let here = count;
        count += block.iter().filter(|&&byte| starts_char(byte)).count() as u32;
        here
    });
    let mut checkpoints: Vec<u32> = blocks.collect();
    checkpoints.push(count);
    CharOffsets { text, checkpoints }
}

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, char_offsets};

    #[test]
    fn columns_count_characters() {
        let text = "Đợt 1\nthi đua\n";
        let index = LineIndex::of(text);
        assert_eq!(index.lines(), 3);
        assert_eq!(index.line_column(0), (1, 1));
        assert_eq!(index.line_column(text.find("1").unwrap()), (1, 5));
        assert_eq!(index.line_column(text.find("ua").unwrap()), (2, 6));
        assert_eq!(index.line_column(text.len()), (3, 1));
        assert_eq!(index.line_column(999), (3, 1));
    }

    #[test]
    fn characters_are_counted_as_by_the_standard_library() {
        let text = "Huyện Thường Tín – “thi đua” ".repeat(60);
        let offsets = char_offsets(&text);
        for (character, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.of_byte(byte), character);
        }
        assert_eq!(offsets.of_byte(text.len()), text.chars().count());
        assert_eq!(offsets.of_byte(usize::MAX), text.chars().count());
        assert_eq!(char_offsets("").of_byte(0), 0);
    }
}
