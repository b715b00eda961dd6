//! Vietnamese dates and periods, in ISO 8601.
//!
//! Day before month, always. A date may lack its year (`ngày 23/11`): then [`When::iso`] takes it
//! from the article's date, or gives nothing. Fractions (`195/204`) and document numbers
//! (`558/QĐ-TTg`, `50/2024/TT-NHNN`) are no dates.

use std::ops::Range;

use super::number::{ordinal_at, roman};
use super::span::Span;
use super::token::{Gap, TokenKind, Tokens};

/// A day, a month or a year; only the day may stand without a year, or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// The year, four digits.
    pub year: Option<u16>,
    /// 1..=12.
    pub month: Option<u8>,
    /// 1..=31, and one that the month has.
    pub day: Option<u8>,
}

impl Date {
    /// Reads the ISO forms `2020`, `2020-05` and `2020-05-31`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut two = || match parts.next() {
            Some(part) if part.len() == 2 => part.parse().map(Some),
            Some(_) => Ok(Some(0)),
            None => Ok(None),
        };
        let (month, day) = (two().ok()?, two().ok()?);
        let date = Self {
            year: Some(year),
            month,
            day,
        };
        (parts.next().is_none() && date.is_possible()).then_some(date)
    }

    /// Returns the ISO form; nothing without a year.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (None, _) => format!("{year:04}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        })
    }

    fn day(year: Option<u16>, month: u16, day: u16) -> Option<Self> {
        let small = |part: u16| u8::try_from(part).ok();
        let date = Self {
            year,
            month: Some(small(month)?),
            day: Some(small(day)?),
        };
        date.is_possible().then_some(date)
    }

    fn month(year: Option<u16>, month: u16) -> Option<Self> {
        let date = Self {
            year,
            month: Some(u8::try_from(month).ok()?),
            day: None,
        };
        date.is_possible().then_some(date)
    }

    fn year(year: u16) -> Self {
        Self {
            year: Some(year),
            month: None,
            day: None,
        }
    }

    fn is_possible(self) -> bool {
        let year = self.year.is_none_or(|year| (1800..=2200).contains(&year));
        let month = self.month.is_none_or(|month| (1..=12).contains(&month));
        year && month
            && self
                .day
                .is_none_or(|day| day >= 1 && day <= self.last_day())
    }

    fn last_day(self) -> u8 {
        match (self.month, self.year) {
            (Some(4 | 6 | 9 | 11), _) => 30,
            (Some(2), Some(year)) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            (Some(2), _) => 29,
            _ => 31,
        }
    }
}

/// What a stretch of text says about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A day, a month or a year.
    Date(Date),
    /// From one to the other, both included ("giai đoạn 2015-2020", "từ 01/7/2021 đến 31/12/2021").
    Period {
        /// Its beginning.
        from: Date,
        /// Its end.
        to: Date,
    },
    /// A school year ("năm học 2019-2020").
    SchoolYear {
        /// The year in which it begins.
        from: u16,
        /// The year in which it ends.
        to: u16,
    },
    /// Some months of a year ("6 tháng đầu năm 2021", "quý III năm 2024"); without a year, of the
    /// year in which the article appeared.
    Months {
        /// The year.
        year: Option<u16>,
        /// The first month.
        first: u8,
        /// The last month.
        last: u8,
    },
    /// A year told from the article's: 0 for "năm nay", -1 for "năm ngoái".
    RelativeYear(i8),
    /// So many years up to the article's date ("5 năm qua").
    YearsBack(u16),
    /// Again and again, or long ago ("hàng năm", "nhiều năm qua"): a time without a date.
    Vague,
}

impl When {
    /// Returns the ISO form, with a missing year taken from `published` (ISO itself), if need be.
    ///
    /// A day without a year that would lie more than half a year after the article takes the year
    /// before: an article of 3 January speaks of the 28 December just gone.
    #[must_use]
    pub fn iso(self, published: Option<&str>) -> Option<String> {
        let page = published.and_then(Date::from_iso);
        let page_year = page.and_then(|date| date.year);
        let whole = |date: Date| Date {
            year: date.year.or(page_year),
            ..date
        };
        match self {
            Self::Date(date) if date.year.is_some() => date.iso(),
            Self::Date(date) => nearest(date, page?).iso(),
            Self::Period { from, to } => {
                Some(format!("{}/{}", whole(from).iso()?, whole(to).iso()?))
            }
            Self::SchoolYear { from, to } => Some(format!("{from}/{to}")),
            Self::Months { year, first, last } => {
                let year = Some(year.or(page_year)?);
                let from = Date {
                    year,
                    month: Some(first),
                    day: Some(1),
                };
                let to = Date {
                    year,
                    month: Some(last),
                    day: None,
                };
                let to = Date {
                    day: Some(to.last_day()),
                    ..to
                };
                Some(format!("{}/{}", from.iso()?, to.iso()?))
            }
            Self::RelativeYear(back) => Some(format!(
                "{:04}",
                page_year?.checked_add_signed(i16::from(back))?
            )),
            Self::YearsBack(years) => {
                let to = page_year?;
                Some(format!("{:04}/{to:04}", to.checked_sub(years)?))
            }
            Self::Vague => None,
        }
    }
}

fn nearest(date: Date, page: Date) -> Date {
    let (Some(year), Some(month)) = (page.year, page.month) else {
        return Date {
            year: page.year,
            ..date
        };
    };
    let ahead = date.month.is_some_and(|of_date| of_date > month + 6);
    let year = if ahead { year - 1 } else { year };
    Date {
        year: Some(year),
        ..date
    }
}

/// A time that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// Its tokens, the words that announce it included ("ngày", "giai đoạn", "năm học").
    pub tokens: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub when: When,
}

/// Finds the times in `range`, in order, disjoint, the longest reading at each place.
#[must_use]
pub fn times(tokens: &Tokens, range: Range<usize>) -> Vec<Time> {
    let mut found = Vec::new();
    let mut i = range.start;
    while i < range.end {
        if !tokens[i].hints.may_begin_time() {
            i += 1;
            continue;
        }
        match time_at(tokens, i) {
            Some(time) if time.tokens.end <= range.end => {
                i = time.tokens.end;
                found.push(time);
            }
            _ => i += 1,
        }
    }
    found
}

/// Returns the time that begins at token `i`, if one does.
#[must_use]
pub fn time_at(tokens: &Tokens, i: usize) -> Option<Time> {
    let reader = Reader { tokens };
    let (when, end) = reader.period(i).or_else(|| reader.single(i))?;
    Some(Time {
        tokens: i..end,
        span: tokens.span(i..end),
        when,
    })
}

type Found<T> = Option<(T, usize)>;

/// Reads times at given tokens; each reader returns what it read and the token behind it.
struct Reader<'t> {
    tokens: &'t Tokens,
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

    /// Reads "từ … đến …", "… - …", and the periods that have a name of their own.
    fn period(&self, i: usize) -> Found<When> {
        if let Some(found) = self.named_years(i).or_else(|| self.months_of_year(i)) {
            return Some(found);
        }
        let from_word = self.key(i) == "từ";
        let start = if from_word { i + 1 } else { i };
        let (from, mid) = self.open_date(start, from_word)?;
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
    fn open_date(&self, i: usize, announced: bool) -> Found<Open> {
        if let Some((date, end)) = self.date(i, announced) {
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

    fn single(&self, i: usize) -> Found<When> {
        if let Some((date, end)) = self.date(i, false) {
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
    fn date(&self, i: usize, announced: bool) -> Found<Date> {
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

/// Finds the first full date with a year in `text`, as pages print it ("14/01/2021 22:58",
/// "Thứ hai, 12-10-2020", "Ngày 5 tháng 4 năm 2016", "2020-10-12T13:35").
#[must_use]
pub fn first_full_date(text: &str) -> Option<Date> {
    let tokens = Tokens::of(text);
    let iso = (0..tokens.len()).find_map(|i| iso_date(&tokens, i));
    iso.or_else(|| {
        let found = times(&tokens, 0..tokens.len());
        found.into_iter().find_map(|time| match time.when {
            When::Date(date) if date.year.is_some() && date.day.is_some() => Some(date),
            _ => None,
        })
    })
}

/// Returns the ISO date that begins at token `i`, whatever follows it (`2020-10-12T13:35`).
pub(crate) fn iso_date(tokens: &Tokens, i: usize) -> Option<Date> {
    let parts = [i, i + 2, i + 4];
    let figures = parts
        .iter()
        .all(|&at| tokens.key(at).starts_with(|c: char| c.is_ascii_digit()));
    let dashes = tokens.get(i + 1)?.is_punct('-') && tokens.get(i + 3)?.is_punct('-');
    if !figures || !dashes || tokens.key(i).len() != 4 {
        return None;
    }
    let day: String = tokens
        .key(i + 4)
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    Date::from_iso(&format!("{}-{}-{day}", tokens.key(i), tokens.key(i + 2)))
}

#[cfg(test)]
mod tests {
    use super::{Date, first_full_date, times};
    use crate::text::Tokens;

    fn found(text: &str, published: Option<&str>) -> Vec<String> {
        let tokens = Tokens::of(text);
        let line = |time: super::Time| {
            let iso = time.when.iso(published).unwrap_or_else(|| "–".to_owned());
            format!("{} = {iso}", time.span.of(text))
        };
        times(&tokens, 0..tokens.len())
            .into_iter()
            .map(line)
            .collect()
    }

    #[test]
    fn dates_in_every_dress() {
        for (text, expected) in [
            ("Ngày 24/3/2021 đã họp", "Ngày 24/3/2021 = 2021-03-24"),
            ("14/01/2021 22:58", "14/01/2021 = 2021-01-14"),
            ("Thứ hai, 12/10/2020 - 13:35", "12/10/2020 = 2020-10-12"),
            ("Thứ năm - 13/08/2020 15:34", "13/08/2020 = 2020-08-13"),
            (
                "ngày 05 tháng 4 năm 2016 của",
                "ngày 05 tháng 4 năm 2016 = 2016-04-05",
            ),
            (
                "Sáng nay (14/1/2021), huyện",
                "Sáng nay (14/1/2021) = 2021-01-14",
            ),
            ("tổ chức (tháng 7/2020)", "tháng 7/2020 = 2020-07"),
            ("tháng 4 năm 2016", "tháng 4 năm 2016 = 2016-04"),
            (
                "quý III năm 2024",
                "quý III năm 2024 = 2024-07-01/2024-09-30",
            ),
            ("quý 1/2024", "quý 1/2024 = 2024-01-01/2024-03-31"),
            (
                "6 tháng đầu năm 2021",
                "6 tháng đầu năm 2021 = 2021-01-01/2021-06-30",
            ),
            (
                "sáu tháng đầu năm 2021",
                "sáu tháng đầu năm 2021 = 2021-01-01/2021-06-30",
            ),
            (
                "5 tháng cuối năm 2020",
                "5 tháng cuối năm 2020 = 2020-08-01/2020-12-31",
            ),
            (
                "trong 9 tháng năm 2020",
                "9 tháng năm 2020 = 2020-01-01/2020-09-30",
            ),
            ("giai đoạn 2021-2030", "giai đoạn 2021-2030 = 2021/2030"),
            ("giai đoạn 2020 – 2025", "giai đoạn 2020 – 2025 = 2020/2025"),
            ("giai đoạn từ 2021", ""),
            ("(2010 - 2020)", "2010 - 2020 = 2010/2020"),
            ("năm học 2020-2021", "năm học 2020-2021 = 2020/2021"),
            ("nhiệm kỳ 2018-2023", "nhiệm kỳ 2018-2023 = 2018/2023"),
            ("năm 2017-2018", "năm 2017-2018 = 2017/2018"),
            ("năm 2020", "năm 2020 = 2020"),
            (
                "từ tháng 01/01/2021 đến 30/6/2021",
                "từ tháng 01/01/2021 đến 30/6/2021 = 2021-01-01/2021-06-30",
            ),
            (
                "từ ngày 19/5/2020 đến ngày 10/10/2020",
                "từ ngày 19/5/2020 đến ngày 10/10/2020 = 2020-05-19/2020-10-10",
            ),
            (
                "Từ ngày 21 đến 23/11/2024",
                "Từ ngày 21 đến 23/11/2024 = 2024-11-21/2024-11-23",
            ),
            (
                "từ tháng 1 đến tháng 6 năm 2021",
                "từ tháng 1 đến tháng 6 năm 2021 = 2021-01/2021-06",
            ),
            (
                "ngày mồng 8 tháng 3 năm 2020",
                "ngày mồng 8 tháng 3 năm 2020 = 2020-03-08",
            ),
            ("ngày 11.5.2017", "ngày 11.5.2017 = 2017-05-11"),
            (
                "NGÀY 05 THÁNG 4 NĂM 2016",
                "NGÀY 05 THÁNG 4 NĂM 2016 = 2016-04-05",
            ),
        ] {
            assert_eq!(found(text, None).join("; "), expected, "{text}");
        }
    }

    #[test]
    fn a_missing_year_is_the_articles() {
        for (text, published, expected) in [
            ("Chiều 22.5, huyện", "2017-05-23", "Chiều 22.5 = 2017-05-22"),
            ("Sáng 18-6, huyện", "2017-06-18", "Sáng 18-6 = 2017-06-18"),
            ("Tối 20/5, tại", "2017-05-21", "Tối 20/5 = 2017-05-20"),
            ("(20.5)", "2017", "20.5 = 2017-05-20"),
            ("ngày 28/12", "2021-01-03", "ngày 28/12 = 2020-12-28"),
            (
                "9 tháng đầu năm,",
                "2020-10-12",
                "9 tháng đầu năm = 2020-01-01/2020-09-30",
            ),
            ("Năm nay, huyện", "2017-02-10", "Năm nay = 2017"),
            ("5 năm qua", "2020-10-12", "5 năm qua = 2015/2020"),
            ("Hàng năm", "2020-10-12", "Hàng năm = –"),
        ] {
            assert_eq!(found(text, Some(published)).join("; "), expected, "{text}");
        }
        assert_eq!(found("ngày 28/12", None), ["ngày 28/12 = –"]);
    }

    #[test]
    fn what_looks_like_a_date_and_is_none() {
        for text in [
            "195/204 CĐCS",
            "4/5 đơn vị",
            "Quyết định số 558/QĐ-TTg",
            "Nghị định 147/2024/NĐ-CP",
            "Thông tư 50/2024/TT-NHNN",
            "số 12/2024",
            "Nghị quyết số 58-NQ/TW",
            "1.989 sáng kiến",
            "3,5 - 3,7 triệu đồng",
            "02373.852.369",
            "ngày 31/2/2020",
            "ngày 45/13/2020",
            "10.2020 suất",
            "30 năm tuổi Đảng",
            "lần thứ XIII",
        ] {
            assert!(
                found(text, Some("2020-01-01")).is_empty(),
                "{:?}",
                found(text, None)
            );
        }
    }

    #[test]
    fn page_dates() {
        for (text, iso) in [
            ("Đăng lúc: Thứ năm - 13/08/2020 15:34", Some("2020-08-13")),
            ("2020-10-12T13:35:00+07:00", Some("2020-10-12")),
            ("Cập nhật ngày 05 tháng 4 năm 2016", Some("2016-04-05")),
            ("Hôm nay: 67", None),
        ] {
            assert_eq!(
                first_full_date(text).and_then(Date::iso).as_deref(),
                iso,
                "{text}"
            );
        }
    }

    #[test]
    fn iso_forms_are_read_back() {
        for text in ["2020", "2020-05", "2020-05-31"] {
            assert_eq!(
                Date::from_iso(text).and_then(Date::iso).as_deref(),
                Some(text)
            );
        }
        for text in [
            "",
            "20",
            "2020-13",
            "2021-02-29",
            "2020-5-1",
            "2020-05-31-01",
        ] {
            assert_eq!(Date::from_iso(text), None, "{text}");
        }
    }
}
