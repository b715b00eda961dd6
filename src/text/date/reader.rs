//! Reads times at given tokens.

use super::{Date, When};
use crate::text::number::{ordinal_at, roman};
use crate::text::token::{Gap, TokenKind, Tokens};

pub(super) type Found<T> = Option<(T, usize)>;

/// Reads times at given tokens; each reader returns what it read and the token behind it.
pub(super) struct Reader<'t> {
    pub(super) tokens: &'t Tokens,
}

impl Reader<'_> {
    fn key(&self, i: usize) -> &str {
        self.tokens.key(i)
    }

    fn number(&self, i: usize) -> Option<u16> {
        let token = self.tokens.get(i)?;
        (token.kind == TokenKind::Number)
            .then(|| self.key(i).parse().ok())
            .flatten()
    }

    fn year(&self, i: usize) -> Option<u16> {
        let written_in_four = self.key(i).len() == 4;
        self.number(i)
            .filter(|year| written_in_four && (1900..=2100).contains(year))
    }

    fn glued(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| token.space_before == Gap::None)
    }

    fn separator(&self, i: usize) -> Option<char> {
        match self.tokens.get(i)?.kind {
            TokenKind::Punct(mark @ ('/' | '-' | '.' | '–')) => Some(mark),
            _ => None,
        }
    }

    fn is_dash(&self, i: usize) -> bool {
        let dash = |kind| matches!(kind, TokenKind::Punct('-' | '–' | '—' | '‑' | '÷'));
        self.tokens.get(i).is_some_and(|token| dash(token.kind))
    }

    /// Reads "từ … đến …", "… - …", and the periods that have a name of their own; `date` is the
    /// date that begins at `i`.
    pub(super) fn period(&self, i: usize, date: Found<Date>) -> Found<When> {
        if let Some(found) = self.named_years(i).or_else(|| self.months_of_year(i)) {
            return Some(found);
        }
        let from_word = self.key(i) == "từ";
        let (from, mid) = if from_word {
            self.open_date(i + 1, true, self.date(i + 1, true))?
        } else {
            self.open_date(i, false, date)?
        };
        let linked = self.key(mid) == "đến" || self.key(mid) == "tới" || self.is_dash(mid);
        if !linked {
            return None;
        }
        let hyphen = self.is_dash(mid);
        let skip = usize::from(matches!(self.key(mid + 1), "hết" | "cuối"));
        let (to, end) = self.date(mid + 1 + skip, true)?;
        let from = complete(from, to)?;
        let forward = (from.year, from.month, from.day) < (to.year, to.month, to.day);
        // "ngày 12/10/2020 - 13:35" is a date and a time of day.
        (forward && (!hyphen || from.month.is_some())).then_some((When::Period { from, to }, end))
    }

    /// Reads a date, or a bare number of a day or month that the second date will complete.
    fn open_date(&self, i: usize, announced: bool, date: Found<Date>) -> Found<Open> {
        if let Some((date, end)) = date {
            return Some((Open::Date(date), end));
        }
        let (unit, at) = match self.key(i) {
            "ngày" => ("ngày", i + 1),
            "tháng" => ("tháng", i + 1),
            "năm" => return None,
            _ if announced => ("", i),
            _ => return None,
        };
        let number = self
            .number(at)
            .filter(|&number| (1..=31).contains(&number))?;
        let next = if self.glued(at + 1) {
            self.separator(at + 1)
        } else {
            None
        };
        match (unit, next) {
            (_, Some('/' | '.')) => None,
            ("tháng", _) => Some((Open::Month(number), at + 1)),
            ("ngày", _) => Some((Open::Day(number), at + 1)),
            _ => Some((Open::Day(number), at + 1)),
        }
    }

    /// Reads "giai đoạn 2015-2020", "nhiệm kỳ 2018 – 2023", "năm học 2019-2020", "(2010 - 2020)".
    fn named_years(&self, i: usize) -> Found<When> {
        let (name, at) = match (self.key(i), self.key(i + 1)) {
            ("giai", "đoạn") | ("nhiệm", "kỳ" | "kì") | ("thời", "kỳ" | "kì") => {
                ("", i + 2)
            }
            ("năm", "học") => ("school", i + 2),
            ("niên", "khoá") => ("school", i + 2),
            ("năm" | "khoá", _) => ("", i + 1),
            _ => ("bare", i),
        };
        let at = if name == "bare" {
            at
        } else {
            at + usize::from(self.key(at) == "năm")
        };
        let from = self.year(at)?;
        let (mid, end) = (at + 1, at + 2);
        let linked = self.is_dash(mid)
            || (matches!(self.key(mid), "đến" | "tới") && name != "bare")
            || (self.tokens.get(mid)?.is_punct('/') && name == "school");
        let to = self
            .year(end)
            .or_else(|| self.short_year(from, end, name))?;
        let glued_more =
            self.glued(end + 1) && (self.separator(end + 1) == Some('/') || self.is_dash(end + 1));
        if !linked || to <= from || to - from > 60 || glued_more || self.in_number(at) {
            return None;
        }
        let when = if name == "school" {
            When::SchoolYear { from, to }
        } else {
            When::Period {
                from: Date::year(from),
                to: Date::year(to),
            }
        };
        Some((when, end + 1))
    }

    /// Reads the second year of "năm học 2019-20".
    fn short_year(&self, from: u16, i: usize, name: &str) -> Option<u16> {
        let two = self.key(i).len() == 2 && name == "school";
        self.number(i)
            .filter(|_| two)
            .map(|year| from / 100 * 100 + year)
    }

    /// Reads "6 tháng đầu năm 2021", "9 tháng năm 2020", "quý III năm 2024", "quý 3/2024".
    fn months_of_year(&self, i: usize) -> Found<When> {
        let (first, last, at) = if self.key(i) == "quý" {
            let quarter = roman(self.key(i + 1)).or(self.number(i + 1).map(u32::from))?;
            let quarter = u8::try_from(quarter)
                .ok()
                .filter(|quarter| (1..=4).contains(quarter))?;
            (quarter * 3 - 2, quarter * 3, i + 2)
        } else {
            let count = self
                .number(i)
                .map(u32::from)
                .or_else(|| self.count_word(i))?;
            let count = u8::try_from(count)
                .ok()
                .filter(|count| (1..=12).contains(count))?;
            if self.key(i + 1) != "tháng" {
                return None;
            }
            match self.key(i + 2) {
                "đầu" if self.key(i + 3) == "năm" => (1, count, i + 3),
                "cuối" if self.key(i + 3) == "năm" => (13 - count, 12, i + 3),
                "năm" if self.year(i + 3).is_some() => (1, count, i + 2),
                _ => return None,
            }
        };
        let (year, end) = self.of_year(at);
        let bare_year = self.key(at) == "năm" && year.is_none();
        Some((
            When::Months { year, first, last },
            if bare_year { at + 1 } else { end },
        ))
    }

    fn count_word(&self, i: usize) -> Option<u32> {
        let word = self.tokens.get(i)?.kind == TokenKind::Word;
        if !word || matches!(self.key(i), "một" | "nhất" | "nhì" | "năm") {
            return None;
        }
        ordinal_at(self.tokens, i).filter(|_| roman(self.key(i)).is_none())
    }

    /// Reads "năm 2021", "/2021", "-2021" or nothing.
    fn of_year(&self, at: usize) -> (Option<u16>, usize) {
        let joined = self.key(at) == "năm"
            || (self.separator(at).is_some() && self.glued(at) && self.glued(at + 1));
        match self.year(at + 1) {
            Some(year) if joined => (Some(year), at + 2),
            _ => (None, at),
        }
    }

    /// Reads the date that begins at `i`, if `date` says so, or a time relative to the article's.
    pub(super) fn single(&self, i: usize, date: Found<Date>) -> Found<When> {
        if let Some((date, end)) = date {
            return Some((When::Date(date), end));
        }
        self.relative(i)
    }

    /// Reads "năm nay", "năm ngoái", "5 năm qua", "hàng năm", "những năm qua".
    fn relative(&self, i: usize) -> Found<When> {
        let when = match (self.key(i), self.key(i + 1), self.key(i + 2)) {
            ("năm", "nay", _) => (When::RelativeYear(0), i + 2),
            ("năm", "ngoái" | "trước" | "qua", _) => (When::RelativeYear(-1), i + 2),
            ("năm", "tới" | "sau", _) => (When::RelativeYear(1), i + 2),
            ("hàng" | "hằng", "năm" | "tháng" | "quý", _) => (When::Vague, i + 2),
            ("nhiều" | "những" | "các" | "mấy", "năm", "qua" | "liền" | "trước" | "gần") => {
                (When::Vague, i + 3)
            }
            (_, "năm", "qua" | "gần" | "liền" | "trở") => {
                let years = self
                    .number(i)
                    .map(u32::from)
                    .or_else(|| self.count_word(i))?;
                let years = u16::try_from(years)
                    .ok()
                    .filter(|years| (1..=200).contains(years))?;
                (When::YearsBack(years), i + 3)
            }
            _ => return None,
        };
        Some(when)
    }

    /// Reads one date, with the words before it. `announced` says that the context promises one
    /// ("từ", "đến"), so that a day without a year is enough.
    pub(super) fn date(&self, i: usize, announced: bool) -> Found<Date> {
        let (announced, at) = match self.key(i) {
            "ngày" | "mồng" | "mùng" => {
                let twice = matches!(self.key(i + 1), "mồng" | "mùng" | "rằm");
                (true, i + 1 + usize::from(twice))
            }
            "sáng" | "chiều" | "tối" | "trưa" | "đêm" | "hôm" => {
                let skip = usize::from(matches!(self.key(i + 1), "ngày" | "nay"));
                (true, i + 1 + skip)
            }
            "tháng" => return self.month_date(i),
            "năm" => return self.year_date(i),
            _ => (announced || self.in_brackets(i), i),
        };
        let is_punct = |at: usize, mark| self.tokens.get(at).is_some_and(|t| t.is_punct(mark));
        let bracket = at > i && is_punct(at, '(');
        let at = at + usize::from(bracket);
        let (date, end) = self
            .in_words(at)
            .or_else(|| self.in_figures(at, announced))?;
        Some((date, end + usize::from(bracket && is_punct(end, ')'))))
    }

    /// Tells whether `i` is the first thing in brackets: "(20.5)".
    fn in_brackets(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|before| before.is_punct('('))
            && (1..8)
                .filter_map(|n| self.tokens.get(i + n))
                .any(|token| token.is_punct(')'))
    }

    /// Tells whether figures at `i` are glued to something in front, as in `TT-2024`.
    fn in_number(&self, i: usize) -> bool {
        let before = i
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map(|token| token.kind);
        let mark = matches!(before, Some(TokenKind::Punct('/' | '-' | '.' | ',' | ':')));
        mark && self.glued(i) && i >= 2 && self.glued(i - 1)
            || i.checked_sub(1).is_some_and(|at| self.key(at) == "số")
    }

    /// Reads "05 tháng 4 năm 2016", "5 tháng 4".
    fn in_words(&self, i: usize) -> Found<Date> {
        let day = self.number(i)?;
        if self.key(i + 1) != "tháng" || self.in_number(i) {
            return None;
        }
        let month = self.number(i + 2).or_else(|| self.month_word(i + 2))?;
        // "9 tháng 2020" has no day, and "6 tháng 4" no year: only a day can stand here.
        let (year, end) = self.of_year(i + 3);
        Some((Date::day(year, month, day)?, end))
    }

    fn month_word(&self, i: usize) -> Option<u16> {
        Some(match self.key(i) {
            "giêng" => 1,
            "tư" => 4,
            "chạp" => 12,
            _ => u16::try_from(self.count_word(i)?).ok()?,
        })
    }

    /// Reads `24/3/2021`, `24-3-2021`, `24.3.2021`, and where announced `24/3`.
    fn in_figures(&self, i: usize, announced: bool) -> Found<Date> {
        if self.in_number(i) {
            return None;
        }
        let (day, month) = (self.number(i)?, self.number(i + 2)?);
        let mark = self.separator(i + 1)?;
        let spaced = self.tokens.get(i + 1)?.space_before != self.tokens.get(i + 2)?.space_before;
        if self.key(i).len() > 2 || self.key(i + 2).len() > 2 || spaced {
            return None;
        }
        let full = self.separator(i + 3) == Some(mark) && self.number(i + 4).is_some();
        if full {
            let short = announced && self.key(i + 4).len() == 2 && mark != '.';
            let year = match self.number(i + 4) {
                Some(year) if short => Some(2000 + year),
                _ => self.year(i + 4),
            };
            let open = !(self.glued(i + 5) && self.separator(i + 5) == Some('/'));
            return year
                .filter(|_| open)
                .and_then(|year| Some((Date::day(Some(year), month, day)?, i + 5)));
        }
        let measured = self.tokens.get(i + 3).is_some_and(|token| {
            token.is_punct('%') || (token.is_punct('/') && token.space_before == Gap::None)
        });
        if !announced || measured || !self.glued(i + 1) || !self.glued(i + 2) {
            return None;
        }
        let date = Date::day(None, month, day)?;
        // "ngày 11/5 năm 2017"
        match (self.key(i + 3), self.year(i + 4)) {
            ("năm", Some(year)) => Some((
                Date {
                    year: Some(year),
                    ..date
                },
                i + 5,
            )),
            _ => Some((date, i + 3)),
        }
    }

    /// Reads "tháng 7/2020", "tháng 4 năm 2016", "tháng 5"; also the slip "tháng 01/01/2021".
    fn month_date(&self, i: usize) -> Found<Date> {
        if let Some(found) = self.in_figures(i + 1, false) {
            return Some(found);
        }
        let month = self.number(i + 1).or_else(|| self.month_word(i + 1))?;
        let (year, end) = self.of_year(i + 2);
        Some((Date::month(year, month)?, end))
    }

    fn year_date(&self, i: usize) -> Found<Date> {
        let year = self.year(i + 1)?;
        Some((Date::year(year), i + 2))
    }
}

/// The first half of a period.
#[derive(Clone, Copy)]
enum Open {
    Date(Date),
    Day(u16),
    Month(u16),
}

/// Gives the first half of a period what only its second half says.
fn complete(open: Open, to: Date) -> Option<Date> {
    match open {
        Open::Date(date) => Some(Date {
            year: date.year.or(to.year),
            ..date
        }),
        Open::Day(day) if to.day.is_some() => Date::day(to.year, u16::from(to.month?), day),
        Open::Month(month) if to.day.is_none() => Date::month(to.year, month),
        _ => None,
    }
}
