//! Brands that no list has: acronyms, words of no Vietnamese spelling, and a trade with a name.

use super::{EntityType, Page, beginning, is_name, province};
use crate::link::open::{is_common_surname, is_name_of_person, trade_at};
use crate::text::{Case, Gap, TokenKind, Tokens, slug};

/// Abbreviations behind "Công đoàn" that are no firm's: kinds of bodies, places, sectors, people.
const COMMON: &[&str] = &[
    "vn", "tp", "tx", "tt", "kcn", "kcx", "kkt", "kcnc", "ccn", "tct", "ctcp", "cp", "tnhh", "cty",
    "bch", "btv", "ubkt", "cnvc", "cnvclđ", "cnlđ", "cnvc-lđ", "nlđ", "đvcđ", "đv", "cđcs", "cđ",
    "gd", "gdđt", "gd&đt", "yt", "xd", "ct", "gtvt", "vc", "nn", "ptnt", "vhtt", "đbscl", "mtv",
    "ldld", "lđlđ", "ubnd", "hđnd", "cq", "csgt", "dn", "hcsn", "fdi", "thcs", "thpt", "thpt",
    "mn", "th", "đh", "ptdt", "bhxh", "cand", "qđ", "ok", "online", "vip", "ii", "iii", "iv", "vi",
    "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "covid", "asean", "htx", "vpcp",
];

/// Trades by which firms go with a name and without their legal form: "Cao su Hoa Ban".
const TRADES: &[&[&str]] = &[
    &["cao", "su"],
    &["mía", "đường"],
    &["xi", "măng"],
    &["gang", "thép"],
    &["than"],
    &["thép"],
    &["giấy"],
    &["bia"],
    &["dệt"],
    &["may"],
    &["thuỷ", "điện"],
    &["nhiệt", "điện"],
    &["lọc", "hoá", "dầu"],
    &["xăng", "dầu"],
    &["thuốc", "lá"],
    &["cấp", "nước"],
    &["phân", "bón"],
    &["đạm"],
    &["supe"],
    &["gốm", "sứ"],
    &["da", "giày"],
    &["chè"],
    &["đóng", "tàu"],
    &["vận", "tải"],
    &["bóng", "đèn"],
];

/// Reads a brand behind "Công đoàn", which begins at `head`: its end, and its slug.
pub(super) fn brand(
    page: &Page<'_>,
    head: usize,
    at: usize,
) -> Option<(usize, String, Option<String>)> {
    let tokens = page.tokens;
    // "Trường CĐ FPT" is a college; a headline in capitals tells no acronym.
    let before = |n: usize| head.checked_sub(n).map_or("", |at| tokens.key(at));
    let college = matches!(before(1), "trường" | "hệ" | "học")
        || before(1) == "và" && matches!(before(2), "học" | "đh");
    let shouted = tokens[head].case == Case::Upper && tokens.key(head) == "công";
    if college && tokens.key(head) == "cđ" || shouted || !tokens[head].is_capitalised() {
        return None;
    }
    let end = if is_brand(page, at) {
        name_end(page, at)
    } else {
        trade_name(page, at).or_else(|| foreign_end(page, at))?
    };
    // "Công đoàn Samsung Hoa Ban": where the firm's works are.
    let place = province(page, end).filter(|_| end > at);
    let (end, code) = place.map_or((end, None), |(end, code)| (end, Some(code)));
    // "Công đoàn NHNN chi nhánh tỉnh A": more than a brand.
    if tokens.reads(end, &["chi", "nhánh"]) {
        return None;
    }
    let name = tokens.span(at..end).of(&page.article.text);
    Some((end, slug(name), code))
}

/// Reads "Cơ khí Việt Nam" behind "Công đoàn": an industry of the whole country that no list has.
pub(super) fn industry(page: &Page<'_>, at: usize) -> Option<(usize, String, Option<String>)> {
    let tokens = page.tokens;
    let nation = (at + 1..at + 6).find(|&i| tokens.reads(i, &["việt", "nam"]))?;
    let joined = |i: usize| tokens[i].space_before <= Gap::Space && is_trade(tokens, at, i);
    let trade = (at..nation).all(joined) && tokens[at].is_capitalised();
    let ended = !is_name(tokens, nation + 2) && tokens[nation].is_capitalised();
    let name = tokens.span(at..nation).of(&page.article.text);
    (trade && ended).then(|| (nation + 2, slug(name), None))
}

/// Tells whether the word at `i` is of a trade whose name begins at `from` or later.
fn is_trade(tokens: &Tokens, from: usize, i: usize) -> bool {
    let inside = |start: usize| trade_at(tokens, start).is_some_and(|end| end > i);
    (from.max(i.saturating_sub(3))..=i).any(inside) || matches!(tokens.key(i), "và" | "-" | "–")
}

/// Tells whether the word at `at` can be nothing but a brand.
fn is_brand(page: &Page<'_>, at: usize) -> bool {
    let tokens = page.tokens;
    let Some(token) = tokens.get(at).filter(|token| token.kind == TokenKind::Word) else {
        return false;
    };
    let word = tokens.span(at..at + 1).of(&page.article.text);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let known = beginning(page, at, EntityType::Place).is_some()
        || beginning(page, at, EntityType::Union).is_some();
    let joined = tokens.get(at + 1).is_some_and(|next| {
        next.space_before == Gap::None && matches!(tokens.key(at + 1), "&" | "/" | "-" | "–")
    });
    let common = COMMON.contains(&tokens.key(at)) || joined;
    match token.case {
        Case::Upper => letters >= 2 && !common && !known && !is_syllable(word),
        Case::Mixed => letters >= 3 && !common && !known,
        Case::Capital => is_foreign(word) && letters >= 4 && !known,
        Case::Lower => false,
    }
}

/// Returns the end of a brand of several words: "Viettel Post", "VNPT IT", "Canon Việt Nam"; the
/// name of whoever holds a post there is none of it.
fn name_end(page: &Page<'_>, at: usize) -> usize {
    let tokens = page.tokens;
    let mut end = at + 1;
    while end < at + 5 && is_name(tokens, end) && tokens[end].kind == TokenKind::Word {
        let nation = tokens.reads(end, &["việt", "nam"]);
        let word = tokens.span(end..end + 1).of(&page.article.text);
        let foreign = tokens[end].case == Case::Upper || is_foreign(word);
        end += match (nation, foreign) {
            (true, _) => 2,
            (_, true) => 1,
            _ => break,
        };
    }
    subsidiary(page, at, end).unwrap_or(end)
}

/// "Vinatex Hoa Ban": a brand of one word, then two syllables that are nobody's name.
fn subsidiary(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    let tokens = page.tokens;
    let syllable = |i: usize| is_name(tokens, i) && tokens[i].case == Case::Capital;
    let two =
        end == at + 1 && tokens[at].case == Case::Capital && syllable(end) && syllable(end + 1);
    let whole = end + 2;
    let closed = !is_name(tokens, whole) || is_name_of_person(tokens, whole);
    // "Samsung Thái Nguyên": where its works are.
    if !two || province(page, end).is_some() {
        return None;
    }
    let person = is_name_of_person(tokens, end) || is_common_surname(tokens.key(end));
    (closed && !person).then_some(whole)
}

/// Reads "Hoa Ban Etek": one or two syllables with a capital, then a word of no Vietnamese spelling, and
/// nothing behind.
fn foreign_end(page: &Page<'_>, at: usize) -> Option<usize> {
    let tokens = page.tokens;
    let syllable = |i: usize| {
        let word = tokens.span(i..i + 1).of(&page.article.text);
        is_name(tokens, i) && tokens[i].case == Case::Capital && is_syllable(word)
    };
    let last = (at..at + 3).find(|&i| !syllable(i))?;
    let known = (at..=last).any(|i| {
        let place = beginning(page, i, EntityType::Place).is_some();
        let union = || beginning(page, i, EntityType::Union).is_some();
        place || union() || beginning(page, i, EntityType::Org).is_some()
    });
    let own = last > at && !known && is_own(tokens, &(last..last + 1)) && is_name(tokens, last);
    (own && !is_name(tokens, last + 1)).then_some(last + 1)
}

/// Tells whether a brand is so much of its own that it means the firm wherever it stands: it ends in a word
/// of at least four letters that is spelt like no Vietnamese one.
pub(super) fn is_own(tokens: &Tokens, brand: &std::ops::Range<usize>) -> bool {
    let last = brand.end - 1;
    let word = tokens.key(last);
    let case = tokens.get(last).map_or(Case::Lower, |token| token.case);
    let letters = if case == Case::Upper { 3 } else { 4 };
    word.len() >= letters
        && is_foreign(word)
        && !COMMON.contains(&word)
        && matches!(case, Case::Capital | Case::Mixed | Case::Upper)
}

/// Reads "Cao su Hoa Ban": a trade, then a name of one to three words with a capital.
fn trade_name(page: &Page<'_>, at: usize) -> Option<usize> {
    let tokens = page.tokens;
    let trade = TRADES.iter().find(|words| tokens.reads(at, words))?;
    let from = at + trade.len();
    let goes_on = |i: usize| is_name(tokens, i) && tokens[i].case == Case::Capital;
    let end = (from..from + 4).find(|&i| !goes_on(i))?;
    let other = tokens.reads(from, &["việt", "nam"])
        || (from..end).any(|i| super::super::open::is_name_of_person(tokens, i));
    // "Công đoàn Dệt May": the other half of the trade.
    let sector = matches!(tokens.key(from), "may" | "khoáng" | "giày");
    // "Than Hoa Ban - Vinacomin": the group behind a dash.
    let dash = matches!(tokens.key(end), "-" | "–") && is_brand(page, end + 1);
    let whole = end + 2 * usize::from(dash);
    (end > from + 1 && !other && !sector).then_some(whole)
}

/// Tells whether a word is no Vietnamese syllable, by its spelling without accents: "Canon".
pub(in crate::link) fn is_foreign(word: &str) -> bool {
    word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_alphabetic()) && !is_syllable(word)
}

/// Tells whether a word is spelt like a Vietnamese syllable.
fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 28] = [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
        "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];
    const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];
    let plain = crate::text::strip_marks(word).to_lowercase();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    ONSETS.iter().any(|onset| {
        let Some(rest) = plain.strip_prefix(onset) else {
            return false;
        };
        let vowels = rest.chars().take_while(|&c| is_vowel(c)).count();
        let coda = rest.get(vowels..).unwrap_or_default();
        (1..=3).contains(&vowels) && CODAS.contains(&coda)
    })
}
