//! Entities that are composed of a head and a place.

use std::borrow::Cow;

use super::entity::Entity;
use super::place::{Level, Place, PlaceId, capitalised};
use super::{Gazetteer, Head};

impl Gazetteer {
    /// Returns the entity with this identifier: a listed one, a place, or one that is composed of
    /// a head and a place.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<Cow<'_, Entity>> {
        if let Some(&at) = self.by_id.get(id) {
            return Some(Cow::Borrowed(&self.entities[at as usize]));
        }
        self.composed(id).map(Cow::Owned)
    }

    fn composed(&self, id: &str) -> Option<Entity> {
        if let Some(&place) = self.place_of.get(id) {
            return Some(self.place_entity(place));
        }
        if let Some(code) = id.strip_prefix("u:ldld:") {
            return Some(self.body(Head::Federation, self.find_place(code)?));
        }
        if let Some(rest) = id.strip_prefix("u:cdn:") {
            let (slug, code) = rest.split_once(':')?;
            let sector = self.sectors.iter().position(|s| s.slug == slug)?;
            return Some(self.body(Head::Sector(sector as u16), self.find_place(code)?));
        }
        let (slug, code) = id.strip_prefix("o:")?.split_once(':')?;
        let organ = self.organs.iter().position(|o| o.slug == slug)?;
        Some(self.body(Head::Organ(organ as u16), self.find_place(code)?))
    }

    /// Returns the identifier of the body that a head names at a place.
    #[must_use]
    pub fn body_id(&self, head: Head, place: PlaceId) -> String {
        let code = self.place(place).code();
        match head {
            Head::Federation | Head::Union => ["u:ldld:", code].concat(),
            Head::Sector(i) => ["u:cdn:", self.sectors[usize::from(i)].slug, ":", code].concat(),
            Head::Organ(i) => ["o:", self.organs[usize::from(i)].slug, ":", code].concat(),
        }
    }

    /// Returns the canonical name of the body that a head names at a place.
    #[must_use]
    pub fn body_name(&self, head: Head, place: PlaceId) -> String {
        let [word, blank, place_name] = self.place(place).parts();
        match head {
            Head::Federation | Head::Union => {
                ["Liên đoàn Lao động ", word, blank, place_name].concat()
            }
            Head::Sector(i) => {
                let name = self.sectors[usize::from(i)].name;
                ["Công đoàn ", name, " ", word, blank, place_name].concat()
            }
            Head::Organ(i) => {
                let organ = &self.organs[usize::from(i)];
                // "Tỉnh ủy", "Huyện đoàn" have the type word in them already.
                let last = organ.name.split(' ').next_back().unwrap_or_default();
                let fused = matches!(last, "ủy" | "đoàn")
                    && organ.slug.matches('-').count() == 1
                    && !organ.slug.starts_with("dang");
                if fused || organ.slug.starts_with("ban-") && organ.slug.ends_with("-uy") {
                    [organ.name, " ", place_name].concat()
                } else {
                    [organ.name, " ", word, blank, place_name].concat()
                }
            }
        }
    }

    fn body(&self, head: Head, place: PlaceId) -> Entity {
        let unit = self.place(place);
        let (kind, source) = match head {
            Head::Federation | Head::Union => (federation_kind(unit), unit.source),
            Head::Sector(i) => (
                "provincial_industry_union",
                self.sectors[usize::from(i)].source,
            ),
            Head::Organ(i) => {
                let organ = &self.organs[usize::from(i)];
                (organ.kind, organ.source)
            }
        };
        Entity {
            id: self.body_id(head, place),
            name: self.body_name(head, place),
            kind: kind.to_owned(),
            part_of: self.above(head, place),
            located_in: Some(unit.id.to_owned()),
            valid_from: some(unit.valid_from),
            valid_to: some(unit.valid_to),
            succeeded_by: self.heirs(head, unit),
            source: source.to_owned(),
            ..Entity::default()
        }
    }

    fn above(&self, head: Head, place: PlaceId) -> Vec<String> {
        let province = self.at_level(place, Level::Province);
        match head {
            Head::Federation | Head::Union => match province {
                Some(province) if province != place => vec![self.body_id(head, province)],
                _ => vec!["u:tld".to_owned()],
            },
            Head::Sector(i) => {
                let mut above = Vec::new();
                if let Some(province) = province {
                    above.push(self.body_id(Head::Federation, province));
                }
                let central = format!("u:cdn:{}", self.sectors[usize::from(i)].slug);
                if self.by_id.contains_key(&central) {
                    above.push(central);
                }
                above
            }
            Head::Organ(_) => Vec::new(),
        }
    }

    /// Federations follow their provinces; what became of other bodies is not in the data.
    fn heirs(&self, head: Head, unit: &Place) -> Vec<String> {
        if head != Head::Federation || unit.level != Level::Province {
            return Vec::new();
        }
        unit.succeeded_by
            .split('|')
            .filter_map(|id| self.place_of.get(id))
            .map(|&heir| self.body_id(head, heir))
            .collect()
    }

    fn place_entity(&self, place: PlaceId) -> Entity {
        let unit = self.place(place);
        let heirs = unit.succeeded_by.split('|').filter(|id| !id.is_empty());
        Entity {
            id: unit.id.to_owned(),
            name: capitalised(&unit.phrase()),
            kind: unit.kind.word().to_owned(),
            part_of: unit
                .parent
                .map(|parent| self.place(parent).id.to_owned())
                .into_iter()
                .collect(),
            valid_from: some(unit.valid_from),
            valid_to: some(unit.valid_to),
            succeeded_by: heirs.map(str::to_owned).collect(),
            source: unit.source.to_owned(),
            ..Entity::default()
        }
    }
}

fn federation_kind(unit: &Place) -> &'static str {
    match unit.level {
        Level::Country => "confederation",
        Level::Province => "provincial_federation",
        Level::District | Level::Ward => "district_federation",
    }
}

fn some(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
