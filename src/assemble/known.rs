//! The gazetteer as a register.

use std::collections::BTreeMap;

use crate::gazetteer::{Entity, EntityType, Gazetteer, Level, Place, REFORM_DAY, REFORM_LAW};
use crate::graph::Value;

use super::register::{Entry, Register, Relation};

impl Register for Gazetteer {
    fn entry(&self, id: &str) -> Option<Entry> {
        let entity = self.entity(id)?;
        let place = self
            .find_place(id)
            .map(|place| self.place(place))
            .filter(|place| place.id == id);
        let mut properties = dates(&entity);
        if !entity.kind.is_empty() {
            properties.insert("kind", Value::from(entity.kind.as_str()));
        }
        if let Some(place) = place {
            let code = place.id.rsplit(':').next().unwrap_or_default();
            properties.insert("code", Value::from(code));
            properties.insert("level", Value::from(place.level.word()));
        }
        Some(Entry {
            name: entity.name.clone(),
            properties,
            relations: relations(&entity, place),
        })
    }

    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self
            .named()
            .iter()
            .map(|entity| entity.id.clone())
            .collect();
        for (_, place) in self.places() {
            ids.push(place.id.to_owned());
            // Other bodies are composed when an article names them; there would be a million.
            if matches!(place.level, Level::Province | Level::District) {
                ids.push(format!("u:ldld:{}", place.code()));
            }
        }
        ids
    }
}

/// Returns validity; a doubtful day is given without its mark and said to be doubtful.
fn dates(entity: &Entity) -> BTreeMap<&'static str, Value> {
    let mut properties = BTreeMap::new();
    for (key, day) in [
        ("valid_from", &entity.valid_from),
        ("valid_to", &entity.valid_to),
    ] {
        let Some(day) = day.as_deref().filter(|day| !day.is_empty()) else {
            continue;
        };
        properties.insert(key, Value::from(day.trim_end_matches('?')));
        if day.ends_with('?') {
            properties.insert("doubtful", Value::Bool(true));
        }
    }
    properties
}

fn relations(entity: &Entity, place: Option<&Place>) -> Vec<Relation> {
    let own = entity.entity_type();
    let structure = |id: &&String| {
        // A campaign's `part_of` may name the body that keeps it, which is no part-whole relation.
        match (own, EntityType::of_id(id)) {
            (Some(EntityType::Union | EntityType::Org), other) => {
                matches!(other, Some(EntityType::Union | EntityType::Org))
            }
            (Some(one), Some(other)) => one == other && one != EntityType::Award,
            _ => false,
        }
    };
    let mut relations = Vec::new();
    for whole in entity.part_of.iter().filter(structure) {
        relations.push(Relation {
            rel_type: "PART_OF",
            to: whole.clone(),
            properties: dates(entity),
        });
    }
    if let Some(ground) = &entity.located_in {
        relations.push(Relation {
            rel_type: "LOCATED_IN",
            to: ground.clone(),
            properties: BTreeMap::new(),
        });
    }
    for heir in &entity.succeeded_by {
        let mut properties = BTreeMap::new();
        if let Some(day) = &entity.valid_to {
            properties.insert("date", Value::from(day.trim_end_matches('?')));
        }
        let province = place.is_some_and(|place| place.level == Level::Province);
        if province && entity.valid_to.as_deref() == Some(REFORM_DAY) {
            properties.insert("legal_text", Value::from(REFORM_LAW));
        }
        relations.push(Relation {
            rel_type: "SUCCEEDED_BY",
            to: heir.clone(),
            properties,
        });
    }
    relations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_federation_leads_to_everything_above_it() {
        let gazetteer = Gazetteer::load_builtin();
        let entry = gazetteer.entry("u:ldld:279").unwrap();
        let ends: Vec<(&str, &str)> = entry
            .relations
            .iter()
            .map(|relation| (relation.rel_type, &*relation.to))
            .collect();
        assert_eq!(ends, [("PART_OF", "u:ldld:01"), ("LOCATED_IN", "p:279")]);
        let place = gazetteer.entry("p:279").unwrap();
        assert_eq!(place.properties["level"], Value::from("district"));
        assert_eq!(place.properties["code"], Value::from("279"));
    }

    #[test]
    fn a_merged_province_is_succeeded_by_law() {
        let gazetteer = Gazetteer::load_builtin();
        let entry = gazetteer.entry("p:26").unwrap();
        let heir = entry
            .relations
            .iter()
            .find(|relation| relation.rel_type == "SUCCEEDED_BY")
            .unwrap();
        assert_eq!(heir.to, "p25:25");
        assert_eq!(heir.properties["date"], Value::from("2025-07-01"));
        assert_eq!(
            heir.properties["legal_text"],
            Value::from("l:202/2025/qh15")
        );
    }

    #[test]
    fn every_relation_of_the_whole_gazetteer_has_its_two_ends() {
        let gazetteer = Gazetteer::load_builtin();
        let ids = gazetteer.ids();
        assert!(ids.len() > 14_000, "{}", ids.len());
        for id in ids {
            let entry = gazetteer
                .entry(&id)
                .unwrap_or_else(|| panic!("no entry for {id}"));
            for relation in entry.relations {
                assert!(
                    gazetteer.entry(&relation.to).is_some(),
                    "{id} {} {}",
                    relation.rel_type,
                    relation.to
                );
            }
        }
    }
}
