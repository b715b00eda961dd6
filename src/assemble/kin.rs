//! Names of units and of their unions, one from the other.

use std::collections::BTreeMap;

use super::draft::EntityDraft;
use super::settle::most_frequent;

/// How the name of a unit's union begins, the longest first.
const HEADS: [&str; 5] = [
    "Công đoàn cơ sở ",
    "Công đoàn ",
    "CĐ cơ sở ",
    "CĐCS ",
    "CĐ ",
];

/// Returns the name of a unit whose union alone is named in the articles, or of a union whose unit
/// alone is: the headmaster of "Công đoàn Trường THPT Nho Quan C" heads "Trường THPT Nho Quan C".
pub(super) fn name(id: &str, entities: &BTreeMap<String, EntityDraft>) -> Option<String> {
    if let Some(unit) = id.strip_prefix("o:") {
        return unions_of(unit, entities).find_map(|union| unheaded(&union));
    }
    let (unit, _) = id.strip_prefix("u:cdcs:")?.rsplit_once(':')?;
    let unit_name = entities.get(&format!("o:{unit}")).and_then(most_frequent);
    unit_name
        .map(|name| format!("Công đoàn {name}"))
        .or_else(|| unions_of(unit, entities).next())
}

/// The names of the unions of a unit, wherever they stand.
fn unions_of<'e>(
    unit: &str,
    entities: &'e BTreeMap<String, EntityDraft>,
) -> impl Iterator<Item = String> + use<'e> {
    let prefix = format!("u:cdcs:{unit}:");
    entities
        .range(prefix.clone()..)
        .take_while(move |(id, _)| id.starts_with(&prefix))
        .filter_map(|(_, draft)| most_frequent(draft))
}

fn unheaded(union: &str) -> Option<String> {
    let unit = HEADS.iter().find_map(|head| {
        let begins = union.get(..head.len())?.to_lowercase() == head.to_lowercase();
        begins.then(|| &union[head.len()..])
    })?;
    let mut letters = unit.chars();
    let first = letters.next()?.to_uppercase();
    Some(first.chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(all: &[(&str, &str)]) -> BTreeMap<String, EntityDraft> {
        let draft = |name: &str| EntityDraft {
            names: BTreeMap::from([(name.to_owned(), 1)]),
            ..EntityDraft::default()
        };
        all.iter()
            .map(|(id, name)| ((*id).to_owned(), draft(name)))
            .collect()
    }

    #[test]
    fn a_unit_and_its_union_name_each_other() {
        let all = named(&[
            ("o:cong-ty-may-x", "Công ty May X"),
            ("u:cdcs:truong-thpt-y:vn", "CĐCS trường THPT Y"),
            ("u:cdcs:truong-thpt-y-2:vn", "Công đoàn Trường THPT Y 2"),
        ]);
        for (id, expected) in [
            ("o:truong-thpt-y", Some("Trường THPT Y")),
            ("u:cdcs:cong-ty-may-x:01", Some("Công đoàn Công ty May X")),
            ("u:cdcs:truong-thpt-y:01", Some("CĐCS trường THPT Y")),
            ("o:truong-thpt", None),
            ("p:01", None),
        ] {
            assert_eq!(name(id, &all).as_deref(), expected, "{id}");
        }
    }
}
