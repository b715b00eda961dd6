//! Legal texts by their number: "Quyết định số 558/QĐ-TTg", and short forms of it.

use std::ops::Range;

use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::walk::Walk;
use crate::text::{Case, Gap, TokenKind};

/// Reads a number like `558/QĐ-TTg`, `6b/NQ-BCH` or `58-NQ/TW` and returns its end, and whether it
/// has a code behind the number itself.
pub(super) fn number(walk: &Walk<'_>, i: usize) -> Option<(usize, bool)> {
    let tokens = walk.page.tokens;
    let first = tokens.get(i)?;
    let short_word = || {
        // A letter of the alphabet as it is printed is no digit folded; a rarer character may be.
        let byte = walk.page.article.text.as_bytes()[first.span.start as usize];
        let key = || walk.key(i);
        (byte.is_ascii_digit() || byte == 0xC2 || byte >= 0xE2)
            && key().len() <= 5
            && key().starts_with(|c: char| c.is_ascii_digit())
    };
    let numeric = match first.kind {
        TokenKind::Number => true,
        TokenKind::Word => short_word(),
        TokenKind::Punct(_) => false,
    };
    if !numeric || !walk.in_body(i) {
        return None;
    }
    let glued = |i: usize| {
        tokens
            .get(i)
            .is_some_and(|token| token.space_before == Gap::None)
    };
    let mut end = i + 1;
    let mut code = false;
    loop {
        let joined = matches!(walk.punct(end), Some('/' | '-' | '–' | '.')) && glued(end);
        // "168/ HD-LĐLĐ": a blank that slipped in before the code.
        let slipped = walk.punct(end) == Some('/')
            && walk.follows(end + 1)
            && walk.case(end + 1) == Case::Upper
            && matches!(walk.punct(end + 2), Some('-' | '–'))
            && glued(end + 2);
        let loose = loose_joint(walk, end, code);
        let next = tokens.get(end + 1);
        let Some(next) = next.filter(|_| joined && (glued(end + 1) || slipped) || loose) else {
            break;
        };
        let word = next.kind == TokenKind::Word;
        // A point goes on with digits only: behind "14/8/2021.Trên" a sentence begins.
        let point = walk.punct(end) == Some('.');
        // "08/11/2022Liên đoàn": a day to which the next line was glued.
        let year = word && walk.key(end + 1).starts_with(|c: char| c.is_ascii_digit());
        let part =
            word && next.case != Case::Lower && !point && !year || next.kind == TokenKind::Number;
        if !part {
            break;
        }
        code |= word;
        end += 2;
    }
    Some((end, code))
}

/// "412/QĐ - LĐLĐ", "55/HD -LĐLĐ", "12 /KH-CĐN": tells whether the mark at `i` joins two parts of a
/// number though blanks stand around it; only capitals of a code may follow.
fn loose_joint(walk: &Walk<'_>, i: usize, code: bool) -> bool {
    let first = matches!(walk.punct(i), Some('/')) && !code;
    let dash = matches!(walk.punct(i), Some('-' | '–')) && code;
    let upper = walk.is_word(i + 1) && matches!(walk.case(i + 1), Case::Upper | Case::Mixed);
    let letters = walk.key(i + 1).chars().count();
    let ended = !(walk.is_word(i + 2) && walk.follows(i + 2) && walk.case(i + 2) == Case::Upper);
    (first || dash && ended)
        && walk.follows(i)
        && walk.follows(i + 1)
        && upper
        && (2..=8).contains(&letters)
}

/// Reads a code like "CT/TW" that stands apart from its number; returns its end.
fn number_code(walk: &Walk<'_>, at: usize) -> Option<usize> {
    let upper = |i: usize| walk.is_word(i) && walk.case(i) != Case::Lower;
    let glued = |i: usize| walk.follows(i) && walk.page.tokens[i].space_before == Gap::None;
    let code = walk.follows(at)
        && walk.case(at) == Case::Upper
        && walk.key(at).chars().count() <= 3
        && matches!(walk.punct(at + 1), Some('/' | '-'))
        && glued(at + 1)
        && glued(at + 2)
        && upper(at + 2);
    code.then_some(at + 3)
}

pub(super) fn by_number(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let said = walk.key(head.end) == "số";
    let start = if said { head.end + 1 } else { head.end };
    // "Hướng dẫn số: 06/HD-LĐLĐ".
    let start = start + usize::from(said && walk.punct(start) == Some(':'));
    if !walk.flows(start) {
        return None;
    }
    let (end, code) = number(walk, start)?;
    // "Chỉ thị 05 CT/TW": the stroke before the code got lost.
    let (end, code) = match number_code(walk, end).filter(|_| !code && end == start + 1) {
        Some(end) => (end, true),
        None => (end, code),
    };
    let bare = end == start + 1;
    let head_key = walk.page.tokens.fold(head.clone());
    // "kế hoạch 99" needs no code; "Chương trình 75 nghìn …", "kế hoạch 5 năm" are something else.
    let short = bare
        && !code
        && (said
            || matches!(
                walk.key(start + 1),
                "của" | "về" | "và" | "," | "." | ";" | "-" | ")"
            )
            || walk.key(start + 1) == "ngày"
                && walk
                    .page
                    .tokens
                    .get(start + 2)
                    .is_some_and(|token| token.kind == TokenKind::Number))
        && (said || head_key != "chương trình")
        && walk.key(start).len() <= 4;
    if !(code || short) {
        return None;
    }
    let id = number_id(walk.text(start..end));
    let proposal = Proposal::new(head.start..end, EntityType::Legal, "legal-number")
        .named(id, walk.text(head.start..end))
        .with_confidence(if code { 0.98 } else { 0.85 })
        .with_priority(Priority::Strong);
    Some(if code {
        proposal
    } else {
        proposal.by_way_of_the_article()
    })
}

/// Writes a number as identifiers do: ASCII, lower case, without blanks, marks kept.
fn number_id(number: &str) -> String {
    let plain = crate::text::strip_marks(number).to_lowercase();
    let kept = plain.chars().filter(|c| !c.is_whitespace());
    format!(
        "l:{}",
        kept.map(|c| if c == '–' { '-' } else { c })
            .collect::<String>()
    )
}

/// Numbers with a code but without a head: "(số 1689/QĐ-TLĐ)".
pub(super) fn bare_numbers(walk: &Walk<'_>, found: &mut Vec<Proposal>) {
    let mut spans: Vec<Range<usize>> = found
        .iter()
        .map(|proposal| proposal.tokens.clone())
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut next = 0;
    for i in walk.figures() {
        if i < next {
            continue;
        }
        let taken = || {
            let at = spans.partition_point(|span| span.end <= i);
            spans.get(at).is_some_and(|span| span.start <= i)
        };
        let fresh = i == 0
            || walk.page.tokens[i].space_before > Gap::None
            || walk.punct(i - 1) == Some('(');
        let read = if fresh { number(walk, i) } else { None };
        match read.filter(|_| !taken()) {
            Some((end, true)) if end >= i + 5 && has_slash(walk, i..end) => {
                let start = if walk.key_before(i) == "số" {
                    i - 1
                } else {
                    i
                };
                found.push(
                    Proposal::new(start..end, EntityType::Legal, "legal-bare-number")
                        .named(number_id(walk.text(i..end)), walk.text(i..end))
                        .with_confidence(0.7)
                        .with_priority(Priority::Strong),
                );
                next = end;
            }
            _ => {}
        }
    }
}

fn has_slash(walk: &Walk<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().any(|i| walk.punct(i) == Some('/'))
}

/// "Chỉ thị 03" is "Chỉ thị 03/CT-TLĐ" of the same article.
pub(super) fn complete_short_numbers(found: &mut [Proposal]) {
    let whole: Vec<(String, String)> = found
        .iter()
        .filter(|proposal| !proposal.relative)
        .filter_map(|proposal| Some((proposal.id.clone()?, proposal.name.clone())))
        .collect();
    for short in found.iter_mut().filter(|proposal| proposal.relative) {
        let Some(id) = &short.id else { continue };
        let head = short.name.split_whitespace().next().unwrap_or_default();
        let full = whole.iter().find(|(other, name)| {
            let rest = other.strip_prefix(id.as_str()).unwrap_or_default();
            (rest.starts_with('/') || rest.starts_with('-')) && name.starts_with(head)
        });
        if let Some((id, name)) = full {
            short.id = Some(id.clone());
            short.name = name.clone();
        }
    }
}
