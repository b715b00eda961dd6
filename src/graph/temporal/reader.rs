//! Letters and digits of a text, one after another.

use super::duration::Part;

/// The rest of a text that is being read.
pub(super) struct Reader<'a>(pub(super) &'a str);

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, letter: char) -> bool {
        let rest = self.0.strip_prefix(letter);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    pub(super) fn digit_count(&self) -> usize {
        self.0.bytes().take_while(u8::is_ascii_digit).count()
    }

    /// Takes exactly so many digits.
    pub(super) fn digits(&mut self, count: usize) -> Option<i64> {
        (self.digit_count() >= count).then_some(())?;
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        digits.parse().ok()
    }

    /// Takes a decimal fraction with its point, as nanoseconds; digits beyond them are dropped.
    pub(super) fn fraction(&mut self) -> Option<i64> {
        if !self.take('.') && !self.take(',') {
            return Some(0);
        }
        let count = self.digit_count();
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        (count > 0).then_some(())?;
        format!("{digits:0<9}").get(..9)?.parse().ok()
    }

    /// Takes a number with sign and fraction.
    pub(super) fn number(&mut self) -> Option<Part> {
        let sign = if self.take('-') { -1 } else { 1 };
        if sign == 1 {
            self.take('+');
        }
        let count = self.digit_count();
        let (digits, rest) = self.0.split_at(count);
        self.0 = rest;
        let whole: i64 = digits.parse().ok()?;
        let mut fraction = 0.0;
        if self.0.starts_with(['.', ',']) {
            let count = Reader(self.0.get(1..)?).digit_count();
            let (digits, rest) = self.0.split_at(count + 1);
            self.0 = rest;
            fraction = format!("0.{}", digits.get(1..)?).parse().ok()?;
        }
        Some(Part {
            whole: sign * whole,
            fraction: if sign < 0 { -fraction } else { fraction },
        })
    }
}
