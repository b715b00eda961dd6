//! Unions of zones, of which one body may have several: "Công đoàn các Khu kinh tế và Khu công nghiệp".

use super::Bodies;
use crate::gazetteer::{Head, PlaceKind};
use crate::link::draft::{Draft, What};
use crate::link::place_phrase::Target;

/// Kinds of zones that share a union.
const ZONES: &[&[&str]] = &[
    &["khu", "công", "nghiệp"],
    &["khu", "chế", "xuất"],
    &["khu", "kinh", "tế"],
    &["khu", "công", "nghệ", "cao"],
    &["cụm", "công", "nghiệp"],
    &["công", "nghiệp"],
    &["chế", "xuất"],
    &["công", "nghệ", "cao"],
    &["kcn"],
    &["kcx"],
    &["kkt"],
    &["ccn"],
    &["cx"],
    &["cn"],
];

impl Bodies<'_, '_> {
    /// Reads on over a second zone: "Công đoàn các Khu kinh tế và Khu công nghiệp". The union of
    /// several kinds of zones is that of the province's industrial zones.
    pub(super) fn over_zones(&self, head: Head, end: usize) -> (Head, usize) {
        let sectors = self.phrases.gazetteer.sectors();
        let Head::Sector(i) = head else {
            return (head, end);
        };
        if !sectors[usize::from(i)].slug.starts_with("khu-") {
            return (head, end);
        }
        let mut at = end;
        while let Some(after) = self.zone_after(at) {
            at = after;
        }
        let zones = sectors.iter().position(|s| s.slug == "khu-cong-nghiep");
        match zones {
            Some(zones) if at > end => (Head::Sector(zones as u16), at),
            _ => (head, end),
        }
    }

    /// "Công đoàn Khu kinh tế A và các KCN tỉnh B": the union of all the zones of a province, one of
    /// which it names.
    pub(super) fn zone_and_others(&self, head: Head, start: usize, end: usize) -> Option<Draft> {
        let Head::Sector(sector) = head else {
            return None;
        };
        let zone = self.phrases.gazetteer.sectors()[usize::from(sector)].slug;
        let capitals = (end..end + 5).take_while(|&i| self.is_capital(i)).count();
        let and = end + capitals;
        if !zone.starts_with("khu-") || capitals == 0 || self.key(and) != "và" {
            return None;
        }
        let others = self.zone_after(and)?;
        let place = self.phrases.any(others);
        let place = place.and_then(|place| self.suited(head, start, place));
        let (end, target) = match place {
            Some(place) => (place.tokens.end, place.target),
            None => (others, Target::Relative(PlaceKind::Province)),
        };
        let draft = Draft::new(start..end, What::Body(head, target), "sector-alone");
        Some(draft.with_confidence(0.85))
    }

    fn zone_after(&self, at: usize) -> Option<usize> {
        let joins = matches!(self.key(at), "," | "và" | "-" | "–" | "&");
        let mut from = if joins { at + 1 } else { return None };
        if self.key(from) == "các" {
            from += 1;
        }
        let zone = ZONES
            .iter()
            .find(|zone| self.phrases.tokens.reads(from, zone));
        zone.map(|zone| from + zone.len())
    }
}
