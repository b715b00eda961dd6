//! Plans and resolutions by their title.

use std::ops::Range;

use crate::gazetteer::EntityType;
use crate::link::candidate::{Priority, Proposal};
use crate::link::open::campaign::joins_people;
use crate::link::open::walk::Walk;
use crate::text::slug;

/// Words after which a plan or a resolution is named by its title and not drawn up anew.
const ANNOUNCING: [&str; 6] = [
    "theo",
    "thực hiện",
    "căn cứ",
    "ban hành",
    "triển khai",
    "tại",
];

/// Verbs with which the title of a plan begins.
const TITLE_VERBS: [&str; 6] = [
    "phát động",
    "tổ chức",
    "triển khai",
    "thực hiện",
    "phối hợp",
    "hành động",
];

/// Puts the article's own place behind a bare "Thành phố", "tỉnh", "huyện" or "quận".
pub(in crate::link::open) fn filled(
    walk: &Walk<'_>,
    tokens: Range<usize>,
    name: String,
) -> (String, bool) {
    let scope = walk.page.scope;
    for i in tokens.clone() {
        let province_word =
            walk.key(i) == "tỉnh" || walk.key(i) == "thành" && walk.key(i + 1) == "phố";
        let district_word = matches!(walk.key(i), "huyện" | "quận");
        let after = if walk.key(i) == "thành" {
            i + 2
        } else {
            i + 1
        };
        let bare = !walk.is_capital(after) || after >= tokens.end;
        let code = if province_word {
            &scope.province
        } else {
            &scope.district
        };
        let Some(code) = code
            .as_deref()
            .filter(|_| bare && (province_word || district_word))
        else {
            continue;
        };
        let Some(place) = place_name(walk, code) else {
            continue;
        };
        let mut parts: Vec<&str> = Vec::new();
        if i > tokens.start {
            parts.push(walk.text(tokens.start..i));
        }
        parts.push(&place);
        if after < tokens.end {
            parts.push(walk.text(after..tokens.end));
        }
        return (parts.join(" "), true);
    }
    (name, false)
}

/// Returns the full name that the page itself gives the place with this code, else the gazetteer's.
fn place_name(walk: &Walk<'_>, code: &str) -> Option<String> {
    let id = format!("p:{code}");
    walk.page
        .known
        .iter()
        .find(|proposal| proposal.id.as_deref() == Some(id.as_str()) && !proposal.name.is_empty())
        .map(|proposal| proposal.name.clone())
        .or_else(|| {
            let gazetteer = walk.page.gazetteer;
            let place = gazetteer
                .find_place(code)
                .or_else(|| gazetteer.find_place(&id))?;
            Some(gazetteer.place(place).title())
        })
}

/// Tells whether a title in running words cannot go on at `i`.
pub(super) fn stops_title(walk: &Walk<'_>, i: usize) -> bool {
    if joins_people(walk, i) {
        return false;
    }
    let mark = matches!(
        walk.punct(i),
        Some(',' | ';' | '.' | ':' | '(' | ')' | '“' | '”' | '"' | '…' | '!')
    );
    mark || !walk.flows(i)
        || matches!(
            walk.key(i),
            "và" | "gắn"
                | "vào"
                | "do"
                | "tại"
                | "đã"
                | "được"
                | "với"
                | "nhằm"
                | "là"
                | "để"
                | "cho"
                | "đến"
                | "nhiệm"
        )
}

/// A plan or a resolution by its title: "Nghị quyết của … về “…”", "Kế hoạch phát động … năm 2021".
pub(super) fn by_title(walk: &Walk<'_>, head: &Range<usize>) -> Option<Proposal> {
    let kind = walk.page.tokens.fold(head.clone());
    if !walk.is_capital(head.start) || matches!(kind.as_str(), "chương trình" | "văn bản") {
        return None;
    }
    let sentence = walk.sentence(head.start);
    let announced = ANNOUNCING.iter().any(|words| {
        let keys: Vec<&str> = words.split(' ').collect();
        head.start
            .checked_sub(keys.len())
            .is_some_and(|at| at >= sentence.start && walk.page.tokens.reads(at, &keys))
    });
    if !announced {
        return None;
    }
    let limit = sentence.end.min(head.end + 40);
    let end = if walk.key(head.end) == "của" {
        quoted_title(walk, head.end, limit)?
    } else {
        dated_title(walk, head.end, limit)?
    };
    let name = long_forms(walk.text(head.start..end));
    Some(
        Proposal::new(head.start..end, EntityType::Legal, "legal-title")
            .named(format!("l:{}", slug(&name)), name)
            .with_confidence(0.8)
            .with_priority(Priority::Strong),
    )
}

/// "… của ORG về “…”": up to the closing quotation mark.
fn quoted_title(walk: &Walk<'_>, from: usize, limit: usize) -> Option<usize> {
    let about = (from..limit).find(|&i| walk.key(i) == "về")?;
    if !matches!(walk.punct(about + 1), Some('“' | '"')) {
        return None;
    }
    (from..about)
        .all(|i| !matches!(walk.punct(i), Some(',' | ';' | ':')))
        .then_some(())?;
    let close = (about + 2..limit).find(|&i| matches!(walk.punct(i), Some('”' | '"')))?;
    Some(close + 1)
}

/// "phát động phong trào thi đua năm 2021": a verb, then up to the year.
fn dated_title(walk: &Walk<'_>, from: usize, limit: usize) -> Option<usize> {
    let verb = TITLE_VERBS.iter().any(|verb| {
        let keys: Vec<&str> = verb.split(' ').collect();
        walk.page.tokens.reads(from, &keys)
    });
    if !verb {
        return None;
    }
    let end = (from..limit).find(|&i| stops_title(walk, i) && walk.key(i) != "và")?;
    let year = (from..end).rev().take(2).any(|i| {
        let key = walk.key(i);
        key.len() == 4 && key.starts_with("20")
    });
    year.then_some(end)
}

/// Writes abbreviations of a title out, as its identifier has them.
fn long_forms(title: &str) -> String {
    title
        .replace("Tổng LĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam")
        .replace("Tổng LĐLĐ VN", "Tổng Liên đoàn Lao động Việt Nam")
        .replace("LĐLĐ", "Liên đoàn Lao động")
}
