//! From the data files to patterns.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::dictionary::{Beginnings, Dictionary};
use super::entity::Entity;
use super::place::{Level, Place, PlaceId, PlaceKind};
use super::spelling::{self, Spelling};
use super::table::{self, Table, list};
use super::{Gazetteer, Head, Organ, Sector};
use crate::text::{Lexicon, WordId, fold};

/// The heads of bodies that are composed with a place, beside sectors and organs.
const FEDERATION: &[&str] = &[
    "Liên đoàn Lao động",
    "LĐLĐ",
    "LĐ LĐ",
    "Liên đoàn LĐ",
    "Liên đoàn lao đông",
    // Slips of the keyboard.
    "LĐLD",
    "LDLĐ",
];
const UNION: &[&str] = &["Công đoàn", "CĐ"];
const SECTOR_HEADS: &[&str] = &["Công đoàn", "Công đoàn ngành", "CĐ", "CĐ ngành", "CĐN"];

/// The names of one dictionary while they are gathered.
struct Patterns<T> {
    places: FxHashMap<Vec<WordId>, usize>,
    runs: Vec<Vec<WordId>>,
    meanings: Vec<Vec<T>>,
}

impl<T: Copy + PartialEq> Patterns<T> {
    fn new() -> Self {
        Self {
            places: FxHashMap::default(),
            runs: Vec::new(),
            meanings: Vec::new(),
        }
    }

    fn add<'k>(
        &mut self,
        lexicon: &mut Lexicon,
        keys: impl IntoIterator<Item = &'k str>,
        meaning: T,
    ) {
        let run: Vec<WordId> = keys.into_iter().map(|key| lexicon.add(key)).collect();
        if run.is_empty() {
            return;
        }
        let next = self.runs.len();
        let at = *self.places.entry(run).or_insert_with_key(|run| {
            self.runs.push(run.clone());
            self.meanings.push(Vec::new());
            next
        });
        if !self.meanings[at].contains(&meaning) {
            self.meanings[at].push(meaning);
        }
    }
}

/// Reads the built-in data.
pub(super) fn builtin() -> Gazetteer {
    let mut lexicon = Lexicon::new();
    let places = places();
    let mut place_of = FxHashMap::default();
    for (i, place) in places.iter().enumerate() {
        place_of.insert(place.id, PlaceId(i as u32));
    }
    let mut places = places;
    link_parents(&mut places, &place_of);

    let mut place_patterns = Patterns::new();
    for (i, place) in places.iter().enumerate() {
        for keys in spelling::of_place(place.name) {
            let keys = keys.iter().map(String::as_str);
            place_patterns.add(&mut lexicon, keys, PlaceId(i as u32));
        }
    }
    for [id, aliases, _] in table::PLACE_ALIASES.rows().map(table::Row::cells) {
        let Some(&place) = place_of.get(id) else {
            continue;
        };
        // What a unit is called it is called after the reform too, if it keeps its name.
        let heir = list(places[place.index()].succeeded_by)
            .filter_map(|heir| place_of.get(heir).copied())
            .find(|heir| places[heir.index()].name == places[place.index()].name);
        for alias in list(aliases) {
            for place in std::iter::once(place).chain(heir) {
                place_patterns.add(&mut lexicon, fold(alias).split(' '), place);
            }
        }
    }

    let sectors = sectors();
    let organs = organs();
    let mut head_patterns = Patterns::new();
    add_heads(&mut head_patterns, &mut lexicon, &sectors, &organs);

    let entities = entities();
    let spelling = Spelling::new();
    let mut name_patterns = Patterns::new();
    let mut by_id = FxHashMap::default();
    let mut campaign_names = Vec::new();
    for (i, entity) in entities.iter().enumerate() {
        by_id.entry(entity.id.clone()).or_insert(i as u32);
        let own = std::iter::once(&entity.name).chain(&entity.aliases);
        let industry = own.clone().filter_map(|name| of_industry(entity, name));
        let industry: Vec<String> = industry.collect();
        for name in own.chain(&industry) {
            let spelled = spelling.of_name(name);
            if entity.id.starts_with("c:") {
                campaign_names.extend(spelled.first().map(|keys| (i as u32, keys.clone())));
            }
            for keys in spelled {
                let keys = keys.iter().map(String::as_str);
                name_patterns.add(&mut lexicon, keys, i as u32);
            }
        }
    }
    Gazetteer {
        places,
        place_of,
        sectors,
        organs,
        entities,
        by_id,
        beginnings: Beginnings::of(&[
            &place_patterns.runs,
            &head_patterns.runs,
            &name_patterns.runs,
        ]),
        place_names: Dictionary::new(&place_patterns.runs),
        place_meanings: place_patterns.meanings,
        head_names: Dictionary::new(&head_patterns.runs),
        head_meanings: head_patterns.meanings,
        fixed_names: Dictionary::new(&name_patterns.runs),
        name_meanings: name_patterns.meanings,
        campaign_names,
        sites: std::sync::OnceLock::new(),
        provinces: std::sync::OnceLock::new(),
        joined_organs: std::sync::OnceLock::new(),
        lexicon: Arc::new(lexicon),
    }
}

/// Returns the name of a central union with the word that says what it is: "Công đoàn ngành Dệt
/// May Việt Nam".
fn of_industry(entity: &Entity, name: &str) -> Option<String> {
    let sector = name.strip_prefix("Công đoàn ")?;
    let body = ["ngành ", "Tổng ", "TCT", "Tập đoàn ", "Bộ "];
    let whole = entity.kind == "industry_union" && sector.ends_with(" Việt Nam");
    let plain = whole && !body.iter().any(|word| sector.starts_with(word));
    plain.then(|| format!("Công đoàn ngành {sector}"))
}

fn places() -> Vec<Place> {
    let mut places = Vec::with_capacity(15_000);
    for table in [table::PLACES, table::PLACES_2025, table::PLACES_FORMER] {
        for row in table.rows() {
            let [
                id,
                name,
                kind,
                level,
                _,
                valid_from,
                valid_to,
                succeeded_by,
                source,
            ] = row.cells();
            let (Some(kind), Some(level)) = (PlaceKind::parse(kind), Level::parse(level)) else {
                continue;
            };
            places.push(Place {
                id,
                name,
                kind,
                level,
                parent: None,
                valid_from,
                valid_to,
                succeeded_by,
                source,
            });
        }
    }
    places
}

fn link_parents(places: &mut [Place], place_of: &FxHashMap<&'static str, PlaceId>) {
    for table in [table::PLACES, table::PLACES_2025, table::PLACES_FORMER] {
        for row in table.rows() {
            let [id, _, _, _, parent] = row.cells();
            if let Some(place) = place_of.get(id) {
                places[place.index()].parent = place_of.get(parent).copied();
            }
        }
    }
}

fn sectors() -> Vec<Sector> {
    let rows = table::SECTORS.rows();
    rows.map(|row| {
        let [slug, name, aliases, abbreviation, source] = row.cells();
        Sector {
            slug,
            name,
            aliases,
            abbreviation,
            source,
        }
    })
    .collect()
}

fn organs() -> Vec<Organ> {
    let rows = table::ORGANS.rows();
    rows.map(|row| {
        let [slug, name, kind, aliases, levels, source] = row.cells();
        Organ {
            slug,
            name,
            kind,
            aliases,
            levels: levels.split(',').filter_map(Level::parse).collect(),
            source,
        }
    })
    .collect()
}

fn add_heads(
    patterns: &mut Patterns<Head>,
    lexicon: &mut Lexicon,
    sectors: &[Sector],
    organs: &[Organ],
) {
    let mut add = |name: &str, head| patterns.add(lexicon, fold(name).split(' '), head);
    for name in FEDERATION {
        add(name, Head::Federation);
    }
    for name in UNION {
        add(name, Head::Union);
    }
    for (i, sector) in sectors.iter().enumerate() {
        let head = Head::Sector(i as u16);
        for name in std::iter::once(sector.name).chain(list(sector.aliases)) {
            for before in SECTOR_HEADS {
                add(&format!("{before} {name}"), head);
            }
        }
        for name in list(sector.abbreviation) {
            add(name, head);
        }
    }
    for (i, organ) in organs.iter().enumerate() {
        for name in std::iter::once(organ.name).chain(list(organ.aliases)) {
            add(name, Head::Organ(i as u16));
        }
    }
}

/// Reads the entities that have a name of their own; places are apart.
fn entities() -> Vec<Entity> {
    let mut entities = Vec::new();
    for table in [table::UNIONS, table::AWARDS, table::CAMPAIGNS] {
        entities.extend(dated(table));
    }
    for row in table::ORGANISATIONS.rows() {
        let [id, name, kind, aliases, place, source] = row.cells();
        entities.push(Entity {
            located_in: some(place),
            ..entity(id, name, kind, aliases, source)
        });
    }
    entities
}

fn dated(table: Table) -> impl Iterator<Item = Entity> {
    table.rows().map(|row| {
        let [id, name, kind, aliases, parent, since, until, source] = row.cells();
        Entity {
            part_of: list(parent).map(str::to_owned).collect(),
            valid_from: some(since),
            valid_to: some(until),
            ..entity(id, name, kind, aliases, source)
        }
    })
}

fn entity(
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    aliases: &'static str,
    source: &'static str,
) -> Entity {
    Entity {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        aliases: list(aliases).map(str::to_owned).collect(),
        source: source.to_owned(),
        ..Entity::default()
    }
}

fn some(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
