//! A firm, a bank or a hospital that is named again by the end of its long name: "Công ty Hoa Ban" for the
//! article's "Công ty TNHH May mặc Sông Hinh Hoa Ban".

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::gazetteer::EntityType;
use crate::link::brands::{behind_forms, is_foreign};
use crate::link::candidate::{Page, Proposal};
use crate::link::open::trade_at;
use crate::text::{Case, KeyId, TokenKind, Tokens, strip_marks};

/// The heads with which a unit is named, each with the kind that they are of.
const HEADS: [(&[&str], Kind); 15] = [
    (&["tổng", "công", "ty"], Kind::Corporation),
    (&["tcty"], Kind::Corporation),
    (&["tct"], Kind::Corporation),
    (&["công", "ty"], Kind::Firm),
    (&["cty"], Kind::Firm),
    (&["ctcp"], Kind::Firm),
    (&["tập", "đoàn"], Kind::Group),
    (&["ngân", "hàng"], Kind::Bank),
    (&["bệnh", "viện"], Kind::Hospital),
    (&["bv"], Kind::Hospital),
    (&["xí", "nghiệp"], Kind::Works),
    (&["nhà", "máy"], Kind::Plant),
    (&["trường"], Kind::School),
    (&["hợp", "tác", "xã"], Kind::Cooperative),
    (&["htx"], Kind::Cooperative),
];

/// What two names must both be to be one body's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Firm,
    Corporation,
    Group,
    Bank,
    Hospital,
    Works,
    Plant,
    School,
    Cooperative,
}

/// A unit as it is named at one place.
#[derive(Debug, Clone)]
struct Unit {
    /// Its number among the proposals.
    proposal: usize,
    kind: Kind,
    /// The tokens behind the head and the legal form.
    name: Range<usize>,
    /// Its legal form: what is told of "CP", "TNHH", "MTV", a bit each.
    form: u8,
    /// Whether a head stands before the name.
    headed: bool,
    /// Its slug, without `o:` or `u:cdcs:`.
    slug: String,
}

/// Gives the units that are named by a shorter form the identifier of the one long name that ends in it.
pub(super) fn apply(all: &mut [Proposal], page: &Page<'_>) {
    let tokens = page.tokens;
    let units: Vec<Unit> = (0..all.len())
        .filter_map(|n| unit(tokens, n, &all[n]))
        .collect();
    if units.len() < 2 {
        return;
    }
    let mut by_word: FxHashMap<KeyId, Vec<&Unit>> = FxHashMap::default();
    for unit in &units {
        for i in unit.name.clone().skip(1) {
            by_word.entry(tokens[i].key).or_default().push(unit);
        }
        // "Công ty CP Hoa Ban Việt Nam": the first word too.
        by_word
            .entry(tokens[unit.name.start].key)
            .or_default()
            .push(unit);
    }
    let mut found = Vec::new();
    let all_units: Vec<&Unit> = units.iter().collect();
    let none = Vec::new();
    for short in &units {
        let abbreviated = has_initials(tokens, &short.name);
        let longer = match is_proper(tokens, &short.name) {
            _ if abbreviated => &all_units,
            true => by_word.get(&tokens[short.name.start].key).unwrap_or(&none),
            false => continue,
        };
        let longer = longer.iter().copied();
        let longer = longer.filter(|long| long.slug != short.slug && shortens(tokens, short, long));
        let Some(longest) = longer
            .clone()
            .max_by_key(|long| (long.name.len(), long.form))
        else {
            continue;
        };
        // Of two firms with one brand none is meant.
        let one = longer
            .clone()
            .all(|long| long.slug == longest.slug || shortens(tokens, long, longest));
        if one {
            found.push((short.proposal, longest.proposal, longest.slug.clone()));
        }
    }
    for (short, long, slug) in found {
        let name = all[long].name.clone();
        let id = all[short].id.as_deref().unwrap_or_default();
        let id = match id.strip_prefix("u:cdcs:") {
            Some(union) => {
                let code = union.split_once(':').map_or("vn", |(_, code)| code);
                let own = match all[long].entity {
                    Some(EntityType::Union) => all[long].id.as_deref(),
                    _ => None,
                };
                own.map_or_else(|| format!("u:cdcs:{slug}:{code}"), str::to_owned)
            }
            None => format!("o:{slug}"),
        };
        all[short].id = Some(id);
        if all[short].entity == all[long].entity {
            all[short].name = name;
        }
    }
}

/// Reads a proposal as a unit, or as the union of one.
fn unit(tokens: &Tokens, proposal: usize, named: &Proposal) -> Option<Unit> {
    let slug = match named.rule {
        "org-enterprise" | "org-house" | "org-school" => named.id.as_deref()?.strip_prefix("o:")?,
        "org-sector" if tokens.reads(named.tokens.start, &["điện", "lực"]) => {
            named.id.as_deref()?.strip_prefix("o:")?
        }
        "union-grassroots" => {
            let unit = named.id.as_deref()?.strip_prefix("u:cdcs:")?;
            unit.split_once(':')?.0
        }
        _ => return None,
    };
    let start = named.tokens.start + union_head(tokens, named.tokens.start);
    // "Điện lực Hoa Ban" for the "Công ty Điện lực Hoa Ban".
    let power = tokens.reads(start, &["điện", "lực"]);
    let headless: (&[&str], Kind) = (&[], Kind::Firm);
    let heads = HEADS.iter().find(|(head, _)| tokens.reads(start, head));
    let (head, kind) = heads.or(power.then_some(&headless))?;
    let after = start + head.len();
    let from = behind_forms(tokens, after);
    (from < named.tokens.end && !slug.contains(':')).then(|| Unit {
        proposal,
        kind: *kind,
        name: from..named.tokens.end,
        form: legal_form(tokens, start..from),
        headed: !head.is_empty(),
        slug: slug.to_owned(),
    })
}

/// Returns the legal form that these tokens tell, however they write it.
fn legal_form(tokens: &Tokens, head: Range<usize>) -> u8 {
    head.map(|i| match tokens.key(i) {
        "cp" | "phần" | "ctcp" | "tmcp" => 1,
        "tnhh" | "trách" => 2,
        "mtv" | "viên" => 4,
        _ => 0,
    })
    .fold(0, |form, word| form | word)
}

/// Counts the tokens of "Công đoàn", "CĐCS" at `i`.
fn union_head(tokens: &Tokens, i: usize) -> usize {
    const UNIONS: [&[&str]; 4] = [
        &["công", "đoàn", "cơ", "sở"],
        &["công", "đoàn"],
        &["cđcs"],
        &["cđ"],
    ];
    let head = UNIONS.iter().find(|head| tokens.reads(i, head));
    head.map_or(0, |head| head.len())
}

/// Tells whether a name is a unit's own, and no trade or kind alone: "Hoa Ban", "Canon".
fn is_proper(tokens: &Tokens, name: &Range<usize>) -> bool {
    let in_trade = |i: usize| {
        let from = name.start.max(i.saturating_sub(2));
        (from..i).any(|at| trade_at(tokens, at).is_some_and(|end| end > i))
    };
    let number = |i: usize| tokens[i].kind == TokenKind::Number && i > name.start;
    let told = |i: usize| tokens[i].is_capitalised() || number(i) || in_trade(i);
    let last = name.end - 1;
    let capital = name.clone().all(told) && (tokens[last].is_capitalised() || number(last));
    let trades = trade_at(tokens, name.start).is_some_and(|end| end >= name.end);
    match name.len() {
        1 => capital && is_brand(tokens, name.start),
        2.. => capital && !trades,
        _ => false,
    }
}

/// Tells whether the word at `i` is spelt like no Vietnamese one.
fn is_brand(tokens: &Tokens, i: usize) -> bool {
    let word = tokens.key(i);
    word.len() >= 4 && is_foreign(word)
}

/// Tells whether the short name is the end of the long one, or stands in it before the country or the group
/// only ("- Vinacomin"); the legal form, if it has one, is the same.
fn shortens(tokens: &Tokens, short: &Unit, long: &Unit) -> bool {
    let group = short.kind == Kind::Group
        && long.kind == Kind::Firm
        && tokens.reads(long.name.start, &["tập", "đoàn"]);
    let bare = short.form == 0 && long.form != 0;
    let shorter = short.name.len() < long.name.len();
    let headless = long.headed && !short.headed;
    let formless = (bare || headless) && short.name.len() == long.name.len();
    if !(short.kind == long.kind || group) || !(shorter || formless) {
        return false;
    }
    let same_form = short.form & long.form == short.form;
    let dashed = matches!(tokens.key(long.name.end - 2), "-" | "–");
    let end = if dashed || tokens.reads(long.name.end - 2, &["việt", "nam"]) {
        [long.name.end, long.name.end - 2]
    } else {
        [long.name.end; 2]
    };
    let initials = || has_initials(tokens, &short.name);
    if same_form && initials() && abbreviates(tokens, &short.name, &long.name) {
        return true;
    }
    let ends = |end: &usize| {
        let from = end.checked_sub(short.name.len());
        from.is_some_and(|from| {
            from >= long.name.start && tokens.is_same(from..*end, short.name.clone())
        })
    };
    same_form && end.iter().any(ends)
}

/// Tells whether a name has a word that may be the initials of several: "ĐHSPKT", "TM".
fn has_initials(tokens: &Tokens, name: &Range<usize>) -> bool {
    let initials = |i: usize| tokens[i].case == Case::Upper && tokens.key(i).chars().count() > 1;
    let loud = name.clone().all(initials) && name.len() > 1;
    !loud && name.clone().any(initials)
}

/// Tells whether the short name is the whole long one with the initials of some words for the words: "ĐH SPKT
/// Hoa Ban" for "Đại học Sư phạm Kỹ thuật Hoa Ban".
fn abbreviates(tokens: &Tokens, short: &Range<usize>, long: &Range<usize>) -> bool {
    let mut at = long.start;
    let mut shortened = false;
    for i in short.clone() {
        if at < long.end && tokens.key(at) == tokens.key(i) {
            at += 1;
            continue;
        }
        let letters = strip_marks(tokens.key(i));
        let from = at;
        for letter in letters.chars() {
            let word = long
                .clone()
                .contains(&at)
                .then(|| strip_marks(tokens.key(at)));
            if word.is_none_or(|word| !word.starts_with(letter)) {
                return false;
            }
            at += 1;
        }
        shortened |= at > from + 1;
    }
    shortened && at == long.end
}
