//! A firm, a bank or a hospital that is named again by the end of its long name: "Công ty Hoa Ban" for the
//! article's "Công ty TNHH May mặc Sông Hinh Hoa Ban".

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::gazetteer::EntityType;
use crate::link::brands::{behind_forms, is_foreign};
use crate::link::candidate::{Page, Proposal};
use crate::link::open::trade_at;
use crate::text::{KeyId, Tokens};

/// The heads with which a unit is named, each with the kind that they are of.
const HEADS: [(&[&str], Kind); 13] = [
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
    for short in units.iter().filter(|short| is_proper(tokens, &short.name)) {
        let longer = by_word.get(&tokens[short.name.start].key);
        let longer = longer.into_iter().flatten();
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
        "union-grassroots" => {
            let unit = named.id.as_deref()?.strip_prefix("u:cdcs:")?;
            unit.split_once(':')?.0
        }
        _ => return None,
    };
    let start = named.tokens.start + union_head(tokens, named.tokens.start);
    let (head, kind) = HEADS.iter().find(|(head, _)| tokens.reads(start, head))?;
    let after = start + head.len();
    let from = behind_forms(tokens, after);
    (from < named.tokens.end && !slug.contains(':')).then(|| Unit {
        proposal,
        kind: *kind,
        name: from..named.tokens.end,
        form: legal_form(tokens, start..from),
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
    let told = |i: usize| tokens[i].is_capitalised() || in_trade(i);
    let capital = name.clone().all(told) && tokens[name.end - 1].is_capitalised();
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
    let formless = bare && short.name.len() == long.name.len();
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
    let ends = |end: &usize| {
        let from = end.checked_sub(short.name.len());
        from.is_some_and(|from| {
            from >= long.name.start && tokens.is_same(from..*end, short.name.clone())
        })
    };
    same_form && end.iter().any(ends)
}
