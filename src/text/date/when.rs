//! What a time means, and its form in ISO 8601.

use super::Date;

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
