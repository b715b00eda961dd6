//! What is known of an article's place and day before its text is read.

use std::ops::Range;
use std::sync::Arc;

use super::draft::{Draft, What};
use super::place_phrase::{PlacePhrases, Target};
use super::resolve::Prior;
use crate::corpus::Article;
use crate::gazetteer::{Gazetteer, Level, PlaceId, REFORM_DAY};
use crate::text::{Folder, Gap, Span, TokenKind, Tokens, date};

/// How much the publisher's own place counts, against 1 for a typed place of the text.
const PUBLISHER: f32 = 3.0;
/// How much a site counts that the text names.
const HOST: f32 = 1.5;
/// How much all the furniture around the article counts together.
const FURNITURE: f32 = 1.0;

/// Gathers the prior of an article; `outside` are the drafts in its furniture, `inside` the others.
pub(super) fn of(
    article: &Article,
    gazetteer: &Gazetteer,
    tokens: &Tokens,
    body: &[Range<usize>],
    outside: &[Draft],
    inside: &[Draft],
) -> Prior {
    let mut places: Vec<(PlaceId, f32)> = Vec::new();
    if let Some(source) = &article.source {
        let named = named_in(gazetteer, source).or_else(|| of_site(gazetteer, source));
        places.extend(named.map(|place| (place, PUBLISHER)));
    }
    if let Some(url) = &article.url {
        places.extend(of_site(gazetteer, url).map(|place| (place, PUBLISHER)));
    }
    places.extend(
        hosts(&article.text, tokens).filter_map(|host| Some((of_site(gazetteer, host)?, HOST))),
    );
    let dateline = body
        .first()
        .and_then(|first| dateline(gazetteer, tokens, first.start));
    places.extend(dateline.map(|place| (place, PUBLISHER)));
    let told: Vec<PlaceId> = outside
        .iter()
        .filter(|draft| draft.rule != "bare-district")
        .filter_map(|draft| match &draft.what {
            What::Place(Target::Named { options, .. })
            | What::Body(_, Target::Named { options, .. }) => {
                let [only] = options[..] else { return None };
                gazetteer.at_level(only, Level::Province)
            }
            _ => None,
        })
        .collect();
    let share = FURNITURE / told.len().max(1) as f32;
    places.extend(told.into_iter().map(|place| (place, share)));
    Prior {
        day: day(article, gazetteer, tokens, inside),
        places,
        title_end: title_end(article, tokens, body),
    }
}

/// Returns the province of the paper that signs a report with letters which mean something else
/// elsewhere: "(ĐN) - Sáng 3-4, …".
fn dateline(gazetteer: &Gazetteer, tokens: &Tokens, first: usize) -> Option<PlaceId> {
    const LETTERS: [(&str, &str); 11] = [
        ("đn", "p:75"),
        ("abo", "p:82"),
        ("cto", "p:92"),
        ("sto", "p:94"),
        ("hdo", "p:30"),
        ("kh", "p:56"),
        ("bđk", "p:83"),
        ("đbp", "p:11"),
        ("hpđt", "p:31"),
        ("brvt", "p:77"),
        ("hg", "p:93"),
    ];
    let open = (first.saturating_sub(1)..first + 40).find(|&i| tokens.key(i) == "(")?;
    let closed = tokens.key(open + 2) == ")";
    let dash = matches!(tokens.key(open + 3), "-" | "–");
    let begins = tokens.get(open)?.space_before > Gap::Space || open <= first;
    let letters = LETTERS
        .iter()
        .find(|(letters, _)| *letters == tokens.key(open + 1));
    // Three letters that mean nothing else need no dash.
    let (letters, place) = letters.filter(|_| closed && begins)?;
    if !dash && !matches!(*letters, "abo" | "cto" | "sto" | "hdo") {
        return None;
    }
    gazetteer.find_place(place)
}

/// Returns the article's day; without one, a day after the reform where the text speaks of it or
/// of the year after, else a day before.
fn day(article: &Article, gazetteer: &Gazetteer, tokens: &Tokens, inside: &[Draft]) -> String {
    if let Some(published) = article.published.as_deref().filter(|day| day.len() >= 4) {
        return published.to_owned();
    }
    // A text that opens with a whole day was written then.
    let first = (0..tokens.len().min(6)).filter_map(|i| date::time_at(tokens, i));
    let whole = |day: &String| day.len() == 10 && day.starts_with("20");
    let iso = (0..tokens.len().min(4)).find_map(|i| {
        let number = |i: usize, len: usize| {
            let is = tokens
                .get(i)
                .is_some_and(|token| token.kind == TokenKind::Number);
            (is && tokens.key(i).len() == len).then(|| tokens.key(i))
        };
        let dashed = tokens.key(i + 1) == "-" && tokens.key(i + 3) == "-";
        let (year, month, day) = (number(i, 4)?, number(i + 2, 2)?, number(i + 4, 2)?);
        dashed.then(|| format!("{year}-{month}-{day}"))
    });
    if let Some(day) = iso.filter(whole) {
        return day;
    }
    if let Some(day) = first.filter_map(|time| time.when.iso(None)).find(whole) {
        return day;
    }
    // Who calls a unit of the reform's eve "old" writes after it.
    let is_old = |draft: &Draft| {
        let end = draft.tokens.end;
        let marked = tokens.key(end) == "cũ" || tokens.reads(end, &["(", "cũ"]);
        let ended = |place: &PlaceId| gazetteer.place(*place).valid_to == REFORM_DAY;
        marked
            && matches!(draft.target(), Some(Target::Named { options, .. }) if options.iter().any(ended))
    };
    if inside.iter().any(is_old) {
        return REFORM_DAY.to_owned();
    }
    // The lunar year that began in February 2026.
    if (0..tokens.len()).any(|i| tokens.reads(i, &["bính", "ngọ"])) {
        return "2026-01-01".to_owned();
    }
    let year = |i: usize| {
        let token = tokens.get(i)?;
        let year: u32 = (token.kind == TokenKind::Number).then(|| tokens.key(i).parse().ok())??;
        let told = i.checked_sub(1).map(|before| tokens.key(before));
        (matches!(told, Some("năm" | "/" | "-" | "." | "–")) && (1990..2040).contains(&year))
            .then_some(year)
    };
    let years: Vec<u32> = (0..tokens.len()).filter_map(year).collect();
    if years.iter().any(|&year| year >= 2025)
        && let Some(day) = day_after_reform(tokens)
    {
        return day;
    }
    // Plans reach years ahead; a reform that nobody mentions has hardly happened yet.
    match years.iter().filter(|&&year| year == 2026).count() {
        0 => "2025-01-01".min(REFORM_DAY).to_owned(),
        few if few * 4 >= years.len() => "2026-01-01".to_owned(),
        _ => "2025-01-01".to_owned(),
    }
}

/// Returns the last whole day after the reform that a text tells ("ngày 10/9/2025"), deadlines apart.
fn day_after_reform(tokens: &Tokens) -> Option<String> {
    const AHEAD: [&str; 6] = ["đến", "trước", "tới", "hạn", "hết", "từ"];
    let ahead = |i: usize| (i.saturating_sub(3)..i).any(|at| AHEAD.contains(&tokens.key(at)));
    let days = (0..tokens.len()).filter(|&i| tokens[i].kind == TokenKind::Number && !ahead(i));
    let days = days.filter_map(|i| date::time_at(tokens, i)?.when.iso(None));
    // The day of the reform itself was announced long before.
    days.filter(|day| day.len() == 10 && day.as_str() > REFORM_DAY)
        .max()
}

fn title_end(article: &Article, tokens: &Tokens, body: &[Range<usize>]) -> usize {
    let Some(title) = article.title.as_deref().filter(|title| !title.is_empty()) else {
        return body.first().map_or(0, |first| first.start);
    };
    let Some(start) = article.text.find(title) else {
        return 0;
    };
    let range = tokens.within(Span::new(start, start + title.len()));
    range.end
}

/// Returns the first place whose name stands in a publisher's name; where several are called so,
/// the province that they share.
fn named_in(gazetteer: &Gazetteer, text: &str) -> Option<PlaceId> {
    let mut folder = Folder::with_lexicon(Arc::clone(gazetteer.lexicon()));
    let tokens = folder.tokens(text);
    let hits = gazetteer.scan(&tokens);
    let phrases = PlacePhrases::new(&tokens, gazetteer, &hits);
    let mut best: Option<PlaceId> = None;
    for phrase in (0..tokens.len()).filter_map(|at| phrases.named(at)) {
        let Target::Named { options, .. } = phrase.target else {
            continue;
        };
        let old = |place: &PlaceId| !gazetteer.place(*place).id.starts_with("p25");
        let options: Vec<_> = options.iter().copied().filter(old).collect();
        let highest = options.iter().map(|p| gazetteer.place(*p).level).min();
        let high: Vec<_> = options
            .into_iter()
            .filter(|p| Some(gazetteer.place(*p).level) == highest)
            .collect();
        let found = match high[..] {
            [only] => Some(only),
            [] => None,
            [first, ..] => {
                let province = gazetteer.at_level(first, Level::Province);
                province.filter(|_| {
                    high.iter()
                        .all(|p| gazetteer.at_level(*p, Level::Province) == province)
                })
            }
        };
        // "HUYỆN A - TỈNH B": the lower of the two.
        if let Some(found) = found
            && gazetteer.place(found).level > Level::Country
            && best.is_none_or(|best| gazetteer.place(best).level < gazetteer.place(found).level)
        {
            best = Some(found);
        }
    }
    best
}

/// Returns the words of a text that look like a union's or a state's site.
fn hosts<'t>(text: &'t str, tokens: &Tokens) -> impl Iterator<Item = &'t str> {
    let bytes = text.as_bytes();
    let is_part = |&&b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'@');
    let mut seen = 0;
    // Only a word with a dot can be one, and dots are few.
    let dots = tokens.as_slice().iter().filter(|token| token.is_punct('.'));
    let dots: Vec<usize> = dots.map(|token| token.span.start as usize).collect();
    let words = dots.into_iter().filter_map(move |dot| {
        if dot < seen {
            return None;
        }
        let before = bytes[..dot].iter().rev().take_while(is_part).count();
        let after = bytes[dot..].iter().take_while(is_part).count();
        seen = dot + after;
        text.get(dot - before..seen)
    });
    words
        .map(|word| word.rsplit('@').next().unwrap_or(word))
        .filter(|word| {
            let paper = word
                .get(..3)
                .is_some_and(|head| head.eq_ignore_ascii_case("bao"));
            word.contains('.')
                && (paper
                    || word.contains("congdoan")
                    || word.contains(".gov.vn")
                    || word.contains("ldld"))
        })
}

/// Returns the province that a site's name spells: `congdoanthanhhoa.vn`, `hanoi.gov.vn`.
fn of_site(gazetteer: &Gazetteer, url: &str) -> Option<PlaceId> {
    let host = url.split("://").last()?.split('/').next()?;
    let host = &host.to_ascii_lowercase();
    let label = host
        .split('.')
        .find(|label| !matches!(*label, "www" | "m" | "ldld"))?;
    let label = ["congdoan", "ldld", "bao", "cd"]
        .iter()
        .find_map(|before| label.strip_prefix(before).filter(|rest| rest.len() > 3))
        .unwrap_or(label);
    if label == "laodongthudo" || label == "thudo" {
        return gazetteer.find_place("p:01");
    }
    gazetteer.province_of_site(label)
}

#[cfg(test)]
mod tests {
    use super::day_after_reform;
    use crate::text::Tokens;

    #[test]
    fn a_day_after_the_reform_dates_a_text_unless_it_lies_ahead() {
        for (text, day) in [
            ("Ngày 12/9/2025, LĐLĐ tỉnh họp.", Some("2025-09-12")),
            (
                "Quyết định ngày 10-9-2025 và ngày 3/4/2024",
                Some("2025-09-10"),
            ),
            ("hoàn thành trước ngày 30/9/2025", None),
            ("Từ ngày 1/7/2025 tỉnh mới hoạt động.", None),
            ("Ngày 12/5/2025, LĐLĐ tỉnh họp.", None),
        ] {
            assert_eq!(
                day_after_reform(&Tokens::of(text)).as_deref(),
                day,
                "{text}"
            );
        }
    }
}
