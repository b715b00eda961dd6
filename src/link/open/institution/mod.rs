//! Enterprises, schools, hospitals, departments and other bodies with a name of their own, and the
//! unions in them.

mod end;
mod federation;
mod holder;
mod identifier;
mod kind;
mod name;
mod number;
mod part;
mod press;
mod sector;
mod slug;
mod society;
mod trade;
mod union;
mod venue;

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use self::press::{datelines, signed, sites};
use self::slug::unit_slug;
use self::society::{societies, the_party};
use super::body_words::{HEADS, Head};
use super::walk::Walk;
use crate::gazetteer::EntityType;
use crate::link::candidate::Proposal;
use crate::link::phrases::Keyed;
use crate::text::{Case, KeyId, TokenKind};

/// A body found at a place.
#[derive(Debug, Clone)]
struct Body {
    tokens: Range<usize>,
    head: Head,
    /// Whether it has a proper name and not only a sector.
    proper: bool,
}

/// Proposes the bodies of a page, and their unions.
pub(super) fn propose(walk: &Walk<'_>, keyed: &Keyed) -> Vec<Proposal> {
    let hits = HEADS.find(walk.page.tokens, keyed);
    let mut found = Vec::with_capacity(hits.len() + walk.page.known.len() + 32);
    let mut head_at = vec![None; walk.page.tokens.len() + 1];
    for hit in &hits {
        head_at[hit.tokens.start] = Some((hit.value, hit.tokens.end));
    }
    let reader = Reader {
        walk,
        head_at,
        alone: RefCell::default(),
    };
    found.extend(the_party(walk));
    found.extend(datelines(walk));
    found.extend(signed(walk));
    found.extend(sites(walk));
    found.extend(societies(walk));
    for hit in hits.iter().filter(|hit| walk.in_body(hit.tokens.start)) {
        match hit.value {
            Head::Union | Head::Grassroots | Head::Group => {
                reader.union(hit.value, hit.tokens.clone(), &mut found);
            }
            Head::Guild => found.extend(reader.guild(&hit.tokens)),
            _ => {
                if let Some(body) = reader.body(hit.tokens.start) {
                    found.extend(reader.organisation(&body));
                }
            }
        }
    }
    found
}

struct Reader<'w, 'a> {
    walk: &'w Walk<'a>,
    head_at: Vec<Option<(Head, usize)>>,
    /// Two of the places where some keys stand with no word behind them.
    alone: RefCell<FxHashMap<Vec<KeyId>, Vec<usize>>>,
}

impl Reader<'_, '_> {
    /// Reads the body whose head begins at `i`.
    fn body(&self, i: usize) -> Option<Body> {
        let (head, after) = self.head_at.get(i).copied().flatten()?;
        let walk = self.walk;
        // "trụ sở", "cơ sở", "Chánh văn phòng" hold no head.
        if !walk.in_body(i)
            || matches!(
                walk.key_before(i),
                "trụ" | "cơ" | "chánh" | "hội" | "tượng" | "biên" | "quảng"
            )
            || walk.key(i) == "trường"
                && walk.case(i) == Case::Lower
                && matches!(
                    walk.key_before(i),
                    "thị" | "môi" | "công" | "hiện" | "chiến" | "lập" | "ngư" | "nghị"
                )
        {
            return None;
        }
        // "bậc học mầm non Thành phố A": a level of schools.
        if matches!(head, Head::Level) && matches!(walk.key_before(i), "học" | "bậc" | "ngành")
        {
            return None;
        }
        // "kỹ sư Đoàn Văn A" is no division.
        if walk.key(i) == "sư" && matches!(walk.key_before(i), "kỹ" | "luật" | "giáo" | "mục")
        {
            return None;
        }
        if !self.is_told_short(i) || self.addresses(i, head, after) {
            return None;
        }
        let (end, proper) = match head {
            Head::Enterprise => self.proper_name(after, 22)?,
            Head::Yard if self.place_of_yard(after).is_some() => {
                (self.place_of_yard(after)?, false)
            }
            Head::House | Head::Yard => match self.named_by_place(after) {
                Some(end) => (end, true),
                None => {
                    let (end, proper) = self.proper_name(after, 12)?;
                    (self.with_level(after, end), proper)
                }
            },
            Head::School | Head::Level => self.school_name(i, head, after)?,
            Head::Sector if walk.key(i) == "vụ" && !self.is_office(i) => return None,
            Head::Sector => self.sector_name(i, after)?,
            Head::Press => self.press_name(i, after)?,
            Head::Part => self.part_of(after)?,
            Head::Union | Head::Grassroots | Head::Group | Head::Guild => return None,
        };
        Some(Body {
            tokens: i..end,
            head,
            proper,
        })
    }

    fn organisation(&self, body: &Body) -> Option<Proposal> {
        let walk = self.walk;
        let Range { start, end } = body.tokens;
        if walk.key_before(start) == "công" && walk.key(start) == "đoàn" {
            return None;
        }
        // What stands behind "Công đoàn" is the union's unit.
        let of_union = start > 1 && walk.page.tokens.reads(start - 2, &["công", "đoàn"]);
        if body.head == Head::Sector && (of_union || walk.key_before(start) == "cđ") {
            return None;
        }
        // "Cảng Hoa Ban", "Ga Hoa Ban" is a place to be, if it is not a union's unit.
        if body.head == Head::Yard {
            return None;
        }
        // "thợ mỏ Hoa Ban": a trade.
        if walk.key(start) == "mỏ" && walk.key_before(start) == "thợ" {
            return None;
        }
        // "ngành Ngân hàng Hoa Ban", "công trường Nhà máy Điện Hoa Ban": a trade, a place to work at.
        let site = start > 1 && walk.page.tokens.reads(start - 2, &["công", "trường"]);
        if body.head == Head::Enterprise && (walk.key_before(start) == "ngành" || site) {
            return None;
        }
        // "dẫn đầu xí nghiệp 2", "Quỹ A chi nhánh Hoa Ban": a part of another.
        let small = walk.case(start) == Case::Lower;
        let only_number = is_number(walk, end - 1) && !(start..end).any(|i| walk.is_capital(i));
        let branch = walk.page.tokens.reads(start, &["chi", "nhánh"])
            && walk.is_capital(start.saturating_sub(1));
        if body.head == Head::Enterprise && small && (only_number || branch) {
            return None;
        }
        // "giáo viên mầm non Nông trường Hoa Ban": the trade before another house.
        let level = self.head_at[start].map_or(start, |(_, after)| after);
        let other = matches!(
            self.head_at[level],
            Some((Head::House | Head::Enterprise, _))
        );
        if body.head == Head::Level && small && other {
            return None;
        }
        if self.is_venue(start) || self.is_credit(start) {
            return None;
        }
        if body.head == Head::Sector
            && (self.is_kind(start..end) || self.is_part_of_firm(start..end))
            || body.head == Head::School && self.is_kind_of_school(start..end)
        {
            return None;
        }
        let name = walk.text(start..end);
        let house = |head: &str| {
            let (full, relative) = self.with_its_place(start..end);
            (
                format!("o:{head}{}", unit_slug(&unexplained(&full))),
                relative,
            )
        };
        let (rule, id, relative) = match body.head {
            Head::Sector if self.is_of_its_own(start..end) => {
                ("org-sector", format!("o:{}", unit_slug(name)), false)
            }
            Head::Sector => {
                if let Some(post) = self.post_of_place(&(start..end)) {
                    return Some(
                        Proposal::new(start..end, EntityType::Org, "org-sector")
                            .named(format!("o:{}", unit_slug(&post)), post)
                            .with_confidence(0.85),
                    );
                }
                let (bare, code) = self.placed(start..end);
                let slug = self.department_slug(bare);
                match (code.as_str(), walk.key(start)) {
                    // A department is always some place's.
                    ("vn", "sở" | "phòng") => return None,
                    ("vn", "cục" | "viện") | (_, "tổng" | "vụ") => {
                        ("org-sector", format!("o:{slug}"), false)
                    }
                    _ => ("org-sector", format!("o:{slug}:{code}"), true),
                }
            }
            Head::Part if body.proper => ("org-part", format!("o:{}", unit_slug(name)), false),
            Head::Part => {
                let (slug, relative) = self.part_slug(start..end)?;
                ("org-part", format!("o:{slug}"), relative)
            }
            Head::Level | Head::School => {
                let head = if body.head == Head::Level {
                    "truong-"
                } else {
                    ""
                };
                let (id, relative) = house(head);
                ("org-school", id, relative)
            }
            Head::Press => {
                let slug = unit_slug(name);
                let paper = slug.strip_suffix("-dien-tu").unwrap_or(&slug);
                ("org-press", format!("o:{paper}"), false)
            }
            Head::Enterprise => (
                "org-enterprise",
                self.group_by_brand(start..end)
                    .unwrap_or_else(|| format!("o:{}", self.enterprise_slug(start..end))),
                false,
            ),
            _ => {
                let (id, relative) = house("");
                ("org-house", id, relative)
            }
        };
        let capital = walk.is_capital(start) || body.proper;
        let confidence = if capital { 0.85 } else { 0.6 };
        let proposal = Proposal::new(start..end, EntityType::Org, rule)
            .named(id, name)
            .with_confidence(confidence);
        Some(if relative {
            proposal.by_way_of_the_article()
        } else {
            proposal
        })
    }
}

/// Returns a name without the abbreviation that it explains within itself.
fn unexplained(name: &str) -> Cow<'_, str> {
    match (name.split_once(" ("), name.split_once(") ")) {
        (Some((before, _)), Some((_, behind))) => format!("{before} {behind}").into(),
        _ => name.into(),
    }
}

fn is_number(walk: &Walk<'_>, i: usize) -> bool {
    walk.page
        .tokens
        .get(i)
        .is_some_and(|token| token.kind == TokenKind::Number)
}

fn glued_or_ampersand(walk: &Walk<'_>, i: usize) -> bool {
    let glued = |i: usize| {
        walk.page
            .tokens
            .get(i)
            .is_some_and(|token| token.space_before == crate::text::Gap::None)
    };
    walk.punct(i) == Some('&') || glued(i) && glued(i + 1)
}
