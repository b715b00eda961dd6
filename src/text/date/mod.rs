//! Vietnamese dates and periods, in ISO 8601.
//!
//! Day before month, always. A date may lack its year (`ngày 23/11`): then [`When::iso`] takes it
//! from the article's date, or gives nothing. Fractions (`195/204`) and document numbers
//! (`558/QĐ-TTg`, `50/2024/TT-NHNN`) are no dates.

mod day;
mod reader;
mod when;

use std::ops::Range;

use super::span::Span;
use super::token::{TokenKind, Tokens};
use reader::Reader;

pub use day::Date;
pub use when::When;

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
    each_time(tokens, range, |time| found.push(time));
    found
}

/// Calls `each` with the times that [`times`] finds.
pub(crate) fn each_time(tokens: &Tokens, range: Range<usize>, mut each: impl FnMut(Time)) {
    let mut next = range.start;
    for (i, token) in range.clone().zip(&tokens.as_slice()[range.clone()]) {
        if !token.hints.may_begin_time() || i < next || !may_begin(tokens, i) {
            continue;
        }
        if let Some(time) = time_at(tokens, i).filter(|time| time.tokens.end <= range.end) {
            next = time.tokens.end;
            each(time);
        }
    }
}

/// Tells whether a time may begin at token `i`, whose hints say so, from it and the next.
fn may_begin(tokens: &Tokens, i: usize) -> bool {
    let token = &tokens[i];
    let number = token.hints.has_figures() && token.kind == TokenKind::Number;
    if !number && !token.hints.is_count_of_time() {
        return true;
    }
    tokens.get(i + 1).is_some_and(|next| {
        let joint = matches!(
            next.kind,
            TokenKind::Punct('/' | '-' | '.' | '–' | '—' | '‑' | '÷')
        );
        number && joint || next.hints.is_unit_of_time()
    })
}

/// Returns the time that begins at token `i`, if one does.
#[must_use]
pub fn time_at(tokens: &Tokens, i: usize) -> Option<Time> {
    let reader = Reader { tokens };
    let date = reader.date(i, false);
    let period = reader.period(i, date);
    let (when, end) = period.or_else(|| reader.single(i, date))?;
    Some(Time {
        tokens: i..end,
        span: tokens.span(i..end),
        when,
    })
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
